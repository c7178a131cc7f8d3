#!/bin/sh
# imapd: what its extensions do to one another, attacked: quota and what does not count,
# rights and renames, NOTIFY in every layout, locks of the dead.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

imapd=$BIN/imapd; export imapd
take_checks "$ROOT/tests/cmd/imapd-meet.py"
done_testing
