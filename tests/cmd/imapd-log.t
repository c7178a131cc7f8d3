#!/bin/sh
# imapd: what the log says at the end of a session, by --logout-format, and of each
# message by --log-events.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

mkdir -p "$T/box/cur" "$T/box/new" "$T/box/tmp"
for i in 1 2 3; do
	printf 'Message-ID: <%d@x>\nSubject: m%d\n\nbody\n' $i $i >"$T/box/cur/100000000$i.M1P1.h:2,"
done
for format in '%q' '%' '%{none}' '%{input' 'a	b'; do
	exits "refused at the start: $format" 64 imapd -n --logout-format "$format"
done
cat >"$T/script" <<'S'
a SELECT INBOX
a FETCH 1 BODY.PEEK[HEADER]
a FETCH 1:2 BODY.PEEK[]
a CREATE Work
a CREATE Trash
a SUBSCRIBE Work
a COPY 1 Work
a MOVE 2 Trash
a STORE 1 +FLAGS (\Deleted)
a STORE 1 -FLAGS (\Deleted)
a STORE 2 +FLAGS (\Deleted)
a EXPUNGE
a APPEND Work {14+}
Subject: new


a RENAME Work Play
a DELETE Play
a LOGOUT
S
sed -i 's/$/\r/' "$T/script"
run() {
	rm -rf "$T/copy"; cp -R "$T/box" "$T/copy"
	USER=joe imapd --maildir "$T/copy" "$@" <"$T/script" 2>&1 >"$T/out"
}
log=$(run)
like "the old scripts' text" "$log" '^[^ ]+ .*event=logout user=joe reason="logged out" bytes=[0-9]+/[0-9]+$'
unlike "and no other line" "$log" 'event=(expunge|copy)'
is "its bytes" "$(printf '%s\n' "$log" | sed 's/.*bytes=//')" "$(wc -c <"$T/script" | tr -d ' ')/$(wc -c <"$T/out" | tr -d ' ')"
log=$(run --logout-format 'in=%i 100%% deleted=%{deleted} expunged=%{expunged} trashed=%{trashed} appended=%{appended} hdr_count=%{fetch_hdr_count} body_count=%{fetch_body_count} auto=%{autoexpunged}')
like "Dovecot's counters" "$log" ' in=[0-9]+ 100% deleted=2 expunged=2 trashed=1 appended=1 hdr_count=1 body_count=2 auto=0$'
log=$(run --log-events)
for line in \
    'event=mailbox_create user=joe box=Work$' \
    'event=mailbox_subscribe user=joe box=Work$' \
    'event=copy user=joe box=INBOX to=Work new_uid=1 uid=1 msgid=<1@x> size=40$' \
    'event=move user=joe box=INBOX to=Trash new_uid=1 uid=2 msgid=<2@x> size=40$' \
    'event=delete user=joe box=INBOX uid=1 msgid=<1@x> size=40$' \
    'event=undelete user=joe box=INBOX uid=1 msgid=<1@x> size=40$' \
    'event=expunge user=joe box=INBOX uid=3 msgid=<3@x> size=40$' \
    'event=save user=joe box=Work uid=2$' \
    'event=mailbox_rename user=joe box=Work to=Play$' \
    'event=mailbox_delete user=joe box=Play$'; do
	like "--log-events: $line" "$log" "$line"
done
# what goes is logged when it has gone, and only then
cat >"$T/goes.py" <<'E'
import os, sys
sys.path.insert(0, os.environ["ROOT"] + "/tests/lib")
from imap_session import Session, maildir
M = maildir("goes", [b"Message-ID: <%d@x>\n\nx\n" % i for i in range(1, 5)])
s = Session(M, "--log-events")
names = sorted(os.listdir(M + "/cur"))
s.do("REPLACE 1 INBOX {4+}\r\na: b")
os.unlink("%s/cur/%s" % (M, names[1]))
print(s.do("REPLACE 1 INBOX {4+}\r\na: b").split("\r\n")[-2])
s.do("NOOP")
s.do("STORE 1 +FLAGS (\\Deleted)")
s.do("EXPUNGE")
print(s.end()[1].decode())
E
log=$(USER=joe ROOT=$ROOT imapd=$BIN/imapd T=$T python3 "$T/goes.py")
like "REPLACE: a message that is no more" "$log" '^t[0-9]+ NO .*'
is "REPLACE and EXPUNGE are logged, with what the messages were, once they are done" "$(printf '%s\n' "$log" |
	sed -nE 's/.*event=(expunge|save) user=joe box=INBOX (uid=[0-9]*)( msgid=[^ ]*)?.*/\1 \2\3/p' | tr '\n' ,)" \
	"expunge uid=1 msgid=<1@x>,save uid=5,expunge uid=3 msgid=<3@x>,"
# a header cannot forge a line of the log
printf 'Message-ID: <x>\n\037 event=logout\n user=root"\nSubject: m\n\nbody\n' >"$T/copy/new/1000000009.M1P1.h"
log=$(printf 'a SELECT INBOX\r\na STORE 1:* +FLAGS (\\Deleted)\r\na LOGOUT\r\n' |
	USER=joe imapd --maildir "$T/copy" --log-events 2>&1 >/dev/null)
is "a Message-ID with blanks and quotes is one value" "$(printf '%s\n' "$log" | grep -c 'user=joe')" "$(printf '%s\n' "$log" | wc -l | tr -d ' ')"
done_testing
