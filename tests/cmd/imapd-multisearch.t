#!/bin/sh
# imapd: ESEARCH, one search in several mailboxes (RFC 7377).
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

imapd=$BIN/imapd; export imapd
take_checks "$ROOT/tests/cmd/imapd-multisearch.py"
done_testing
