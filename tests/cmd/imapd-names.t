#!/bin/sh
# Every name in imapd's tables stands in some transcript: imapd-names.py.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"
take_checks "$ROOT/tests/cmd/imapd-names.py"
done_testing
