#!/bin/sh
# imapd: kill -9, EIO and ENOSPC at every system call of REPLACE and CATENATE:
# nothing lost, never both messages gone.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

command -v strace >/dev/null || skip_all "strace is not installed"
[ -z "${SANITIZE:-}" ] || skip_all "too slow with sanitizers"
strace -o /dev/null true 2>/dev/null || skip_all "strace does not work here"
imapd=$BIN/imapd commands="REPLACE REPLACE-AWAY CATENATE CATENATE-HERE"
export imapd commands
take_checks "$ROOT/tests/cmd/imapd-faults.py"
done_testing
