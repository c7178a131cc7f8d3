#!/bin/sh
# smtp-recv and what it runs: kill -9 and errors at every system call of a session
# with two messages. A 250 means that the message is in the queue, whole; without
# one it may be there, whole, but never in part; no session hangs or crashes.
# One in thirty of all places; FAULTS=all tries each.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

command -v strace >/dev/null || skip_all "strace is not installed"
[ -z "${SANITIZE:-}" ] || skip_all "too slow with sanitizers"
strace -o /dev/null true 2>/dev/null || skip_all "strace does not work here"
take_checks "$ROOT/tests/cmd/smtp-recv-faults.py"
done_testing
