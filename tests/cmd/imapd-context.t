#!/bin/sh
# imapd: sorts that are kept up to date (RFC 5267); searches: imapd-notify.t.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

imapd=$BIN/imapd; export imapd
take_checks "$ROOT/tests/cmd/imapd-context.py"
done_testing
