#!/bin/sh
# imapd: kill -9, EIO and ENOSPC at every system call of EXPUNGE that keeps, and of
# RENAME, DELETE and CREATE in the layout fs.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

command -v strace >/dev/null || skip_all "strace is not installed"
[ -z "${SANITIZE:-}" ] || skip_all "too slow with sanitizers"
strace -o /dev/null true 2>/dev/null || skip_all "strace does not work here"
imapd=$BIN/imapd commands="LAZY FS-RENAME FS-DELETE FS-CREATE"
export imapd commands
take_checks "$ROOT/tests/cmd/imapd-faults.py"
done_testing
