#!/bin/sh
# One mailbox, and at the same moment deliveries, our imapd and pop3d, a real
# Dovecot, and a program that knows Maildir only: no UID twice, no message lost.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"
imapd=$BIN/imapd
export imapd
take_checks "$ROOT/tests/cmd/maildir-beside.py"
done_testing
