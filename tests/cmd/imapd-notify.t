#!/bin/sh
# imapd: NOTIFY (RFC 5465), updated searches (RFC 5267), and IDLE when the system has
# no watcher left.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

imapd=$BIN/imapd; export imapd
take_checks "$ROOT/tests/cmd/imapd-notify.py"
done_testing
