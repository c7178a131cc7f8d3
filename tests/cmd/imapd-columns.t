#!/bin/sh
# imapd: the columns that SORT and THREAD keep (pneumatic.sort-*).
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

imapd=$BIN/imapd
export imapd
take_checks "$ROOT/tests/cmd/imapd-columns.py"
done_testing
