#!/bin/sh
# pop3d: the rest of it - unique ids beside a real Dovecot, laid down and imported
# ones, --uidl-check, LOGIN-DELAY, LANG, UTF8, formats of the log, clients' faults.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

exits "a second word for --uidl-duplicates" 64 pop3d -n --uidl-duplicates drop
for word in "\\Seen" "a b" "x)" ""; do
	exits "--delete-flag '$word'" 64 pop3d -n --delete-flag "$word"
done
exits "--delete-type alone" 64 pop3d -n --delete-type expunge
exits "an unknown workaround" 64 pop3d -n --workarounds oe-ns-eoh,none
exits "--uidl-check without a Maildir" 64 pop3d --uidl-check /dev/null
exits "mbox's %m is refused" 64 pop3d -n --uidl-format %m
exits "an unknown counter" 64 pop3d -n --logout-format '%t %q'
exits "one by name" 0 pop3d -n --logout-format '%{top_count}/%{retr_bytes}'
take_checks "$ROOT/tests/cmd/pop3d-uidl.py"
done_testing
