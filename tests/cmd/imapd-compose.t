#!/bin/sh
# imapd: CATENATE and REPLACE, hostile and side by side; their transcripts are
# imapd-extensions.t's, faults in them imapd-extensions-faults.t's.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

imapd=$BIN/imapd
export imapd
take_checks "$ROOT/tests/cmd/imapd-compose.py"
done_testing
