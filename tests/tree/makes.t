#!/bin/sh
# BSD make and clang build everything with the system's libc: no warning, no
# difference in what the tools are.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need bmake clang
[ -z "${SANITIZE:-}" ] || skip_all "one build of the tree is enough"
# What the make that runs the tests hands down is not for these.
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES
ok "bmake CC=clang" bmake -C "$ROOT" -j2 CC=clang \
    CFLAGS='-O1 -g0' O="$T/build" tools
ok "the result runs" "$T/build/bin/chain" -V
is "the same tools" "$(ls "$T/build/bin")" "$(ls "$BIN")"
ok "GNU make finds nothing to do" make -C "$ROOT" -q CC=clang O="$T/build" tools
done_testing
