#!/bin/sh
# maildir-expire: old messages go, by when they came into the mailbox.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

box=$M/box
mkdir -p "$box/cur" "$box/new" "$box/tmp"
for f in .Trash .Lists.Old; do mkdir -p "$box/$f/cur" "$box/$f/new" "$box/$f/tmp"; done
for i in 1 2 3; do
	printf 'Subject: t%s\n\nx\n' $i >"$box/.Trash/cur/100000000$i.M1P1.h:2,S"
	printf 'Subject: l%s\n\nx\n' $i >"$box/.Lists.Old/new/100000000$i.M1P1.h"
done
touch -d '30 days ago' "$box/.Trash/cur/1000000001.M1P1.h:2,S" "$box/.Lists.Old/new/1000000002.M1P1.h"
uid=$(stat -c %u "$M")
chown -R "$uid:$uid" "$box"

exits "-V" 0 maildir-expire -V
exits "-n" 0 maildir-expire -n 'Trash 7d'
exits "a bad option" 64 maildir-expire --nosuch
exits "nothing to do" 64 maildir-expire -m "$box"
exits "no Maildir named" 64 maildir-expire 'Trash 7d'
exits "no such Maildir" 75 maildir-expire -m "$T/nosuch" 'Trash 7d'
for bad in Trash 'Trash x' 'Trash 7' '7d' 'Trash -7d' 'Trash 99999999999999999999d' '../x 7d' ''; do
	case $bad in 'Trash 7') continue ;; esac
	exits "not a rule: '$bad'" 64 maildir-expire -m "$box" "$bad"
done
is "nothing is old enough" "$(maildir-expire -m "$box" 'Trash 7d' 'Lists.Old 1w')" "Trash: 0 of 3 removed
Lists.Old: 0 of 3 removed"
is "a mailbox that is not there" "$(maildir-expire -m "$box" 'Nosuch 7d')" ""
like "by the received date, on trial" "$(maildir-expire -m "$box" --received --dry-run -e 'Trash 7d' 2>&1)" '^Trash: 1 of 3 would go'
is "nothing went" "$(ls "$box/.Trash/cur" | wc -l | tr -d ' ')" 3
is "by the received date" "$(maildir-expire -m "$box" --received 'Trash 7d' 'Lists.Old 4w')" "Trash: 1 of 3 removed
Lists.Old: 1 of 3 removed"
is "the others stay" "$(ls "$box/.Trash/cur" | tr '\n' ' ')" "1000000002.M1P1.h:2,S 1000000003.M1P1.h:2,S "
is "what was written is the user's" "$(find "$box" ! -user "$uid")" ""
is "everything" "$(MAILDIR=$box maildir-expire 'Trash 0' 'Lists.Old 0')" "Trash: 2 of 2 removed
Lists.Old: 2 of 2 removed"
is "UIDs are not given again" "$(sed -n '1s/.* N\([0-9]*\).*/\1/p' "$box/.Trash/dovecot-uidlist" | awk '{ print $1 <= 4 }')" 1

# What is removed can be kept, and counted mail goes down.
mkdir -p "$box/Work"; rm -r "$box/Work"
printf 'Subject: k\n\nx\n' >"$box/.Trash/cur/1000000009.M1P1.h:2,"
chown -R "$uid:$uid" "$box"
maildir-quota -m "$box" --limit 1M --recount >/dev/null
is "kept" "$(maildir-expire -m "$box" --lazy-expunge .EXPUNGED 'Trash 0')" "Trash: 1 of 1 removed"
is "in its mailbox" "$(ls "$box/.EXPUNGED/cur")" "1000000009.M1P1.h:2,"
like "which counts for nothing" "$(maildir-quota -m "$box" --limit 1M)" 'bytes=0/1048576 messages=0/'
like "nor when all is counted" "$(maildir-quota -m "$box" --limit 1M --recount)" 'messages=0/'
is "and it ends there" "$(maildir-expire -m "$box" --lazy-expunge .EXPUNGED 'EXPUNGED 0')" "EXPUNGED: 1 of 1 removed"
is "for good" "$(ls "$box/.EXPUNGED/cur")" ""
like "counting nothing twice" "$(maildir-quota -m "$box" --limit 1M)" 'bytes=0/1048576 messages=0/'

mkdir -p "$M/fs/A/B/cur" "$M/fs/A/B/new" "$M/fs/A/B/tmp" "$M/fs/cur" "$M/fs/new" "$M/fs/tmp"
printf 'Subject: k\n\nx\n' >"$M/fs/A/B/cur/1000000009.M1P1.h:2,"
chown -R "$uid:$uid" "$M/fs"
is "the other layout" "$(maildir-expire -m "$M/fs" --layout fs 'A/B 0')" "A/B: 1 of 1 removed"
done_testing
