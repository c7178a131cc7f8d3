#!/bin/sh
# imapd: which command yields which response code.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

imapd=$BIN/imapd
export imapd
take_checks "$ROOT/tests/cmd/imapd-codes.py"
done_testing
