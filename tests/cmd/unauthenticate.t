#!/bin/sh
# UNAUTHENTICATE (RFC 8437): file-auth, imap-login and imapd, several users one after
# the other on one connection.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

take_checks "$ROOT/tests/cmd/unauthenticate.py"
done_testing
