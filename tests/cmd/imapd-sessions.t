#!/bin/sh
# imapd: sessions that do at random what they like on one mailbox are told
# nothing that does not fit together.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"
imapd=$BIN/imapd
export imapd
take_checks "$ROOT/tests/cmd/imapd-sessions.py"
done_testing
