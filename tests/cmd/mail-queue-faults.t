#!/bin/sh
# mail-queue: kill -9 and errors at every system call. Exit 0 means that the message
# is in the queue, whole and once; anything else that it is not, or (killed
# behind the commit) that it is there whole; and who tries again succeeds.
# One in twelve of all places; FAULTS=all tries each.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

command -v strace >/dev/null || skip_all "strace is not installed"
[ -z "${SANITIZE:-}" ] || skip_all "too slow with sanitizers"
strace -o /dev/null true 2>/dev/null || skip_all "strace does not work here"
take_checks "$ROOT/tests/cmd/mail-queue-faults.py"
done_testing
