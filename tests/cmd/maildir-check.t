#!/bin/sh
# maildir-check: what is wrong in a Maildir, and what of it can be repaired.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

box=$T/box
imap() { sed 's/$/\r/' | imapd --maildir "$box" 2>"$T/err" | tr -d '\r'; }
uids() { printf '%s\n' 'a SELECT INBOX' 'b UID FETCH 1:* (FLAGS)' | imap | sed -n 's/.*UID \([0-9]*\).*/\1/p' | tr '\n' ' '; }
fresh() {
	rm -rf "$box"; mkdir -p "$box/cur" "$box/new" "$box/tmp" "$box/.Work/cur" "$box/.Work/new" "$box/.Work/tmp"
	for i in 1 2 3 4; do printf 'Subject: m%s\n\nx\n' $i >"$box/cur/100000000$i.M1P1.h,S=15,W=18:2,S"; done
	printf '%s\n' 'a SELECT INBOX' 'b SELECT Work' | imap >/dev/null
}
check() { maildir-check -m "$box" "$@"; }

exits "-V" 0 maildir-check -V
exits "a bad option" 64 maildir-check --nosuch
exits "no Maildir named" 64 maildir-check
exits "no such Maildir" 75 maildir-check -m "$T/nosuch"
fresh
exits "nothing is wrong" 0 check --deep
is "and nothing said" "$(cat "$T/out")" ""
like "but on request" "$(check -e 2>&1)" 'Work: nothing is wrong'

# found NAME LINE COMMAND...: the command makes something wrong, which is found,
# stays so without --repair, and is repaired with it.
found() {
	name=$1 line=$2; shift 2
	fresh; (cd "$box" && eval "$*")
	exits "$name" 1 check --deep
	is "$name: is told" "$(cat "$T/out")" "$line"
	exits "$name: repaired" 0 check --deep --repair
	is "$name: told so" "$(cat "$T/out")" "$line: repaired"
	exits "$name: no more" 0 check --deep
	is "$name: the UIDs" "$(uids)" "${numbers:-1 2 3 4 }"
}
found "a part is missing" "Work: cur, new or tmp is missing" 'rmdir .Work/tmp'
found "a lock" "INBOX: a lock was left behind: dovecot-uidlist.lock" 'touch -d "1 hour ago" dovecot-uidlist.lock'
fresh
touch "$box/tmp/young"; touch -d "3 days ago" "$box/tmp/dated"
exits "what is being written, though under an old date, is not left behind" 0 check --repair
is "and stays" "$(ls "$box/tmp" | tr '\n' ' ')" "dated young "
found "a damaged index" "INBOX: cannot be used: pneumatic.index" 'printf xxxxxxxx | dd of=pneumatic.index bs=1 seek=60 conv=notrunc 2>/dev/null'
found "a wrong size" "INBOX: says a size that is not its own: 1000000002.M1P1.h,S=15,W=18:2,S" \
    'f=$(echo cur/1000000002*); printf more >>"$f"'
is "in its new name" "$(ls "$box/cur" | sed -n 2p)" "1000000002.M1P1.h,S=19,W=22:2,S"
like "its id is the old one" "$(grep '^2 ' "$box/dovecot-uidlist")" ' G1000000002.M1P1.h,S=15,W=18 :1000000002.M1P1.h,S=19,W=22$'
found "only the size on the network" "INBOX: says a size that is not its own: 1000000002.M1P1.h,S=15,W=99:2,S" \
    'mv cur/1000000002* cur/1000000002.M1P1.h,S=15,W=99:2,S; sed -i s/1000000002.M1P1.h,S=15,W=18/1000000002.M1P1.h,S=15,W=99/ dovecot-uidlist'
numbers='1 2 3 4 5 '
found "two files with one name" "INBOX: two files with one base name: 1000000003.M1P1.h,S=15,W=18" \
    'cp cur/1000000003* "cur/1000000003.M1P1.h,S=15,W=18:2,F"'
numbers=
fresh
printf 'not a record\n' >>"$box/dovecot-uidlist"; printf '9 :1000000009.late\n' >>"$box/dovecot-uidlist"
exits "a line that is none" 1 check
is "is told" "$(cat "$T/out")" "INBOX: damaged, or a name twice: dovecot-uidlist"
exits "repaired" 0 check --repair
is "the UIDs stay" "$(uids)" "1 2 3 4 "
like "and the next is above all" "$(sed 1q "$box/dovecot-uidlist")" ' N10 '
fresh
: >"$box/cur/1000000008.empty:2,"; mkdir "$box/cur/1000000007.dir"; ln -s /etc/passwd "$box/new/1000000006.link"
touch "$box/cur/.nfs00001" "$box/cur/.other"
printf 'x' | gzip >"$box/cur/1000000005.packed,S=1,W=1:2,"
exits "what cannot be repaired" 1 check --repair
is "is told and left" "$(sort "$T/out")" "INBOX: is empty: 1000000008.empty:2,
INBOX: is no message: .other
INBOX: is no message: 1000000006.link
INBOX: is no message: 1000000007.dir"
fresh
gzip -c "$box/cur/1000000001.M1P1.h,S=15,W=18:2,S" >"$T/z"; head -c 20 "$T/z" >"$box/cur/1000000005.cut:2,"
if imapd -V | grep -q zlib; then
	exits "a compressed message that is cut" 1 check --deep
	is "cannot be read" "$(cat "$T/out")" "INBOX: cannot be read: 1000000005.cut:2,"
else
	skip "a compressed message" "built without zlib"
fi
done_testing
