#!/bin/sh
# imapd: mailboxes as directories in directories (LAYOUT=fs), and Maildir++ shown
# with another separator, by itself and beside a real Dovecot.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"
imapd=$BIN/imapd
export imapd
take_checks "$ROOT/tests/cmd/imapd-layout.py"

exits "no such layout" 64 imapd --maildir "$T" --layout x
exits "no such separator" 64 imapd --maildir "$T" --separator x
# The account's record says it too.
out=$(printf 'a LIST "" ""\r\n' | LAYOUT=fs imapd --maildir "$T/record")
like "by hand the environment may" "$out" '\* LIST \(\\Noselect\) "/" ""'

# Deliveries and quota.
printf 'Subject: hello\n\nx\n' >"$T/m"
box=$M/fs
# shellcheck disable=SC2086
deliver() { maildir-deliver $AS_USER --maildir "$box" "$@" <"$T/m"; }
exits "a delivery into a folder" 0 deliver --layout fs --folder Work/Sub.dot
is "lies in its directory" "$(ls "$box/Work/Sub.dot/new" | wc -l | tr -d ' ')" 1
is "without a mark of Maildir++" "$(find "$box" -name maildirfolder)" ""
LAYOUT=fs exits "by the account" 0 deliver --folder Work
exits "outside" 75 deliver --layout fs --folder ../x
exits "into a part" 75 deliver --layout fs --folder Work/cur
exits "no layout" 75 deliver --layout nosuch
like "quota counts them all" "$(maildir-quota --layout fs -m "$box" --limit 10k --recount)" 'messages=2/'
like "and leaves out what a rule says" "$(maildir-quota --layout fs -m "$box" --limit '10k;Work/Sub.dot:ignore' --recount)" 'messages=1/'
done_testing
