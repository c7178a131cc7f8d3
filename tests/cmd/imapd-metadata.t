#!/bin/sh
# imapd: METADATA, special uses, mailboxes that every user has: transcripts, files
# that others have made, hostile values, Dovecot on the same file.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

exits "mailboxes for everyone" 0 imapd -n --create-mailboxes \
    'Drafts \Drafts,Sent Items \Sent' --subscribe-mailboxes Lists
exits "one of them has an unknown use" 64 imapd -n --create-mailboxes 'A \All'
like "which is named" "$(cat "$T/err")" 'All is no use'
exits "one has no name" 64 imapd -n --create-mailboxes 'A,,B'
exits "one comes twice" 64 imapd -n --create-mailboxes A --subscribe-mailboxes A
exits "one cannot be a name" 64 imapd -n --create-mailboxes ../x

imapd=$BIN/imapd
export imapd
cat >"$T/transcripts.py" <<'END'
import glob, os, subprocess, sys
sys.exit(subprocess.call([sys.executable, os.environ["ROOT"] + "/tests/lib/imap_transcript.py",
    os.environ["imapd"], os.environ["T"]] + sorted(glob.glob(os.environ["DATA"] + "/imap-metadata/*.txt"))))
END
take_checks "$T/transcripts.py"
take_checks "$ROOT/tests/cmd/imapd-metadata.py"
if [ -x /usr/lib/dovecot/imap ]; then
	take_checks "$ROOT/tests/cmd/imapd-dovecot-attributes.py"
else
	skip "Dovecot on the same file" "dovecot-imapd is not installed"
fi
done_testing
