#!/bin/sh
# imapd's and pop3d's --lazy-expunge, and maildir-undelete.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

box=$T/box
imap() { sed 's/$/\r/' | imapd --maildir "$box" --lazy-expunge .EXPUNGED 2>"$T/err" | tr -d '\r'; }
mkdir -p "$box/cur" "$box/new" "$box/tmp"
for i in 1 2 3 4 5; do printf 'From: u%s@x\nSubject: m%s\n\nbody %s\n' $i $i $i >"$box/cur/100000000$i.M1P1.h:2,"; done

exits "imapd: no mailbox" 64 imapd --maildir "$box" --lazy-expunge ../x
exits "imapd: not INBOX" 64 imapd --maildir "$box" --lazy-expunge INBOX
out=$(printf '%s\n' 'a SELECT INBOX' 'b STORE 1:2 +FLAGS (\Deleted \Flagged)' 'c EXPUNGE' 'd CREATE Work' 'e MOVE 1 Work' \
    'f LIST "" *' 'g STATUS EXPUNGED (MESSAGES UIDNEXT)' | imap)
like "what is expunged is kept" "$out" '^\* STATUS EXPUNGED \(MESSAGES 2 '
unlike "and not listed" "$out" '^\* LIST .*EXPUNGED'
like "what is moved is not kept" "$out" '^e OK'
like "without the dot it is listed" "$(echo 'a LIST "" *' | sed 's/$/\r/' |
    imapd --maildir "$box" --lazy-expunge EXPUNGED 2>/dev/null | tr -d '\r')" '^\* LIST .*EXPUNGED'
# The same message from two mailboxes, and another under the same name.
out=$(printf '%s\n' 'a SELECT INBOX' 'b COPY 1 Work' 'c STORE 1 +FLAGS (\Deleted)' 'd EXPUNGE' 'e SELECT Work' \
    'f STORE 1:* +FLAGS (\Deleted)' 'g EXPUNGE' 'h FETCH 1:* FLAGS' | imap)
like "both are gone" "$out" '^h BAD'
mkdir -p "$box/.Twin/cur" "$box/.Twin/new" "$box/.Twin/tmp"
printf 'Subject: another\n\nx\n' >"$box/.Twin/cur/1000000001.M1P1.h:2,FT"
printf '%s\n' 'a SELECT Twin' 'b EXPUNGE' | imap >/dev/null
is "nothing is written over" "$(cat "$box/.EXPUNGED/cur"/* | grep -c '^Subject')" "$(ls "$box/.EXPUNGED/cur" | wc -l | tr -d ' ')"
is "each message is there" "$(cat "$box/.EXPUNGED/cur"/* | sed -n 's/^Subject: //p' | sort -u | tr '\n' ' ')" "another m1 m2 m3 m4 "
like "no quota counts them" "$(maildir-quota -m "$box" --limit 1M --recount)" 'messages=1/'
out=$(printf 'DELE 1\nQUIT\n' | pop3d --maildir "$box" --lazy-expunge .EXPUNGED 2>/dev/null)
is "POP3 keeps too" "$(cat "$box/.EXPUNGED/cur"/* | grep -c '^Subject: m5')" 1

exits "-V" 0 maildir-undelete -V
exits "a bad option" 64 maildir-undelete --nosuch
exits "no Maildir named" 64 maildir-undelete
exits "not a header" 64 maildir-undelete -m "$box" --header Subject
exits "not a mailbox" 64 maildir-undelete -m "$box" --to ../x
is "on trial" "$(maildir-undelete -m "$box" --dry-run --header 'subject: M1')" "1 of 7 would come back"
is "by header" "$(maildir-undelete -m "$box" --header 'subject: m1' --header From:u1)" "1 of 7 brought back"
is "it is back" "$(cat "$box/cur"/* "$box/new"/* 2>/dev/null | grep '^Subject')" "Subject: m1"
is "with its flags, but for one" "$(ls "$box/cur" | sed 's/.*:2,//')" F
is "none of the last no seconds is older" "$(maildir-undelete -m "$box" --within 1h --header Subject:m2)" "1 of 6 brought back"
is "to another mailbox, which is made" "$(maildir-undelete -m "$box" --to Back.Again)" "5 of 5 brought back"
is "all of it" "$(cat "$box/.Back.Again/cur"/* "$box/.Back.Again/new"/* 2>/dev/null | grep -c '^Subject')" 5
is "and none of it twice" "$(ls "$box/.EXPUNGED/cur" | wc -l | tr -d ' ')" 0
is "nothing is left" "$(maildir-undelete -m "$box")" "0 of 0 brought back"
is "from where nothing was" "$(maildir-undelete -m "$box" --from Nosuch)" "0 of 0 brought back"
like "a full account gets nothing back" "$(printf 'a SELECT Back.Again\r\nb STORE 1 +FLAGS (\\Deleted)\r\nc EXPUNGE\r\n' |
    imapd --maildir "$box" --lazy-expunge .EXPUNGED 2>/dev/null >/dev/null; QUOTA=10 maildir-undelete -m "$box" 2>&1)" 'mailbox full'
is "and what is kept stays" "$(ls "$box/.EXPUNGED/cur" | wc -l | tr -d ' ')" 1
done_testing
