#!/bin/sh
# imapd: kill -9, EIO and ENOSPC at every system call of SETMETADATA, CREATE with a
# use, DELETE, RENAME of INBOX, and of a first login that makes mailboxes.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

command -v strace >/dev/null || skip_all "strace is not installed"
[ -z "${SANITIZE:-}" ] || skip_all "too slow with sanitizers"
strace -o /dev/null true 2>/dev/null || skip_all "strace does not work here"
imapd=$BIN/imapd
export imapd
take_checks "$ROOT/tests/cmd/imapd-metadata-faults.py"
done_testing
