#!/bin/sh
# imapd: SORT and THREAD beside Dovecot, and hostile threads.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

imapd=$BIN/imapd
export imapd
take_checks "$ROOT/tests/cmd/imapd-sort.py"
done_testing
