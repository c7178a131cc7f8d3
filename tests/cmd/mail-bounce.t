#!/bin/sh
# mail-bounce: reports that programs and people can read, and that nobody can
# write into from outside.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

# file NAME MESSAGE ENVELOPE RESULTS: a queue file
file() {
	{ printf '%s\n' "$3"; printf 'BDAT %d LAST\n' "$(printf '%s' "$2" | wc -c)"
	  printf '%s\n' "$2"; echo "2026-11-22T05:48:47Z queued <x> bytes"; printf '%s\n' "$4"; } >"$T/$1"
}
message='Subject: hello
Message-ID: <1.a@me.org>

the body'
file f "$message" 'MAIL FROM:<joe@me.org> ENVID=a+20b+0D+0ABcc:+20x
RCPT TO:<ann@a.org> ORCPT=rfc822;big+2Bann@b.org
RCPT TO:<bob@a.org> NOTIFY=NEVER
RCPT TO:<cyd@a.org> NOTIFY=SUCCESS,DELAY
RCPT TO:<dan@a.org>
RCPT TO:<eve@a.org>' '2026-11-22T06:00:00Z failed <ann@a.org> mx.a.org[192.0.2.1] 550 5.1.1 no such user
2026-11-22T06:00:00Z failed <bob@a.org> mx.a.org[192.0.2.1] 550 5.1.1 no such user
2026-11-22T06:00:00Z relayed <cyd@a.org> mx.a.org[192.0.2.1] 250 2.0.0 fine
2026-11-22T06:00:00Z deferred <dan@a.org> mx.a.org[192.0.2.1] 451 4.7.1 later
2026-11-22T06:00:01Z deferred <eve@a.org> 4.3.0 program
2026-11-22T06:00:02Z expired <eve@a.org>'
bounce() { QUEUE_ID=q1 mail-bounce --hostname mx.me.org "$@"; }
bounce <"$T/f" >"$T/r"
# what a real parser says
cat >"$T/parse" <<'PY'
import email, email.policy, sys
m = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
print("defects", len(m.defects) + sum(len(p.defects) for p in m.walk()))
print(m.get_content_type(), m.get_param("report-type"), len(list(m.iter_parts())))
print(" ".join(p.get_content_type() for p in m.iter_parts()))
for name in ("From", "To", "Subject", "In-Reply-To", "References", "Auto-Submitted"):
    print(name, m[name])
parts = list(m.iter_parts())
if len(sys.argv) > 2:
    print(parts[0].get_content())
for block in parts[1].get_payload():
    print("--")
    for k, v in block.items():
        if "Date" not in k:
            print("%s: %s" % (k, v))
longest = max(len(l) for l in open(sys.argv[1], "rb"))
print("longest", "fine" if longest < 999 else longest)
PY
is 'a report of failure' "$("$PYTHON" "$T/parse" "$T/r")" 'defects 0
multipart/report delivery-status 3
text/plain message/delivery-status message/rfc822
From Mail Delivery System <MAILER-DAEMON@mx.me.org>
To joe@me.org
Subject Undelivered mail returned to sender
In-Reply-To <1.a@me.org>
References <1.a@me.org>
Auto-Submitted auto-replied
--
Reporting-MTA: dns; mx.me.org
Original-Envelope-Id: a b??Bcc: x
--
Original-Recipient: rfc822; big+ann@b.org
Final-Recipient: rfc822; ann@a.org
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.a.org
Diagnostic-Code: smtp; 550 5.1.1 no such user
--
Final-Recipient: rfc822; eve@a.org
Action: failed
Status: 4.4.7
Diagnostic-Code: x-pneumatic; 4.3.0 program
longest fine'
like 'the message is in it' "$(cat "$T/r")" '^the body'
is 'its envelope' "$(bounce sh -c 'cat <&3' <"$T/f")" 'MAIL FROM:<> BODY=8BITMIME
RCPT TO:<joe@me.org>'
bounce --kind success <"$T/f" >"$T/r"
is 'success' "$("$PYTHON" "$T/parse" "$T/r" | grep -E '^(Action|Final|text/)')" \
	'text/plain message/delivery-status text/rfc822-headers
Final-Recipient: rfc822; cyd@a.org
Action: relayed'
bounce --kind delayed <"$T/f" >"$T/r"
is 'delay' "$("$PYTHON" "$T/parse" "$T/r" | grep -E '^(Action|Final|Status)')" \
	'Final-Recipient: rfc822; dan@a.org
Action: delayed
Status: 4.7.1'
like 'until when' "$(cat "$T/r")" '^Will-Retry-Until: Fri, 27 Nov 2026'
for lang in en ja; do
	for kind in failed delayed success; do
		bounce --templates "$ROOT/etc/pneumatic/bounce/$lang" --kind $kind <"$T/f" >"$T/r"
		like "$lang/$kind" "$("$PYTHON" "$T/parse" "$T/r" text | grep -c 'mx.me.org\|@a.org')" '^[3-9]'
		unlike "$lang/$kind: nothing is left to fill in" "$("$PYTHON" "$T/parse" "$T/r" text)" '[{}]'
	done
done
bounce --templates "$ROOT/etc/pneumatic/bounce/ja" <"$T/f" >"$T/r"
like 'Japanese' "$("$PYTHON" "$T/parse" "$T/r" text)" '^Subject メールを配送できませんでした'
unlike 'its header is ASCII' "$(sed '/^$/q' "$T/r")" '[^ -~	]'
file h "$message" 'MAIL FROM:<joe@me.org> RET=HDRS
RCPT TO:<ann@a.org>' '2026-11-22T06:00:00Z failed <ann@a.org> 5.0.0 no'
unlike 'RET=HDRS' "$(bounce <"$T/h")" '^the body'
like 'has the header' "$(bounce <"$T/h")" '^Subject: hello'
unlike 'a message that is too large' "$(bounce --max-body 5 <"$T/f")" '^the body'
file n "$message" 'MAIL FROM:<>
RCPT TO:<ann@a.org>' '2026-11-22T06:00:00Z failed <ann@a.org> 5.0.0 no'
exits 'never about a report' 99 bounce <"$T/n"
is 'not a byte' "$(cat "$T/out")" ''
is '--postmaster' "$(bounce --postmaster root@me.org sh -c 'tail -n 1 <&3' <"$T/n")" 'RCPT TO:<root@me.org>'
file t "$message" 'MAIL FROM:<joe@me.org>
RCPT TO:<ann@a.org>' '2026-11-22T06:00:00Z failed <ann@a.org> 5.0.0 no
2026-11-22T06:00:00Z told <ann@a.org> failed'
exits 'told is told' 99 bounce <"$T/t"
words=$(printf 'mx[1.2.3.4] 550 \033[2J\001\200\377 <b>%01500d' 7)
file e "$message" 'MAIL FROM:<joe@me.org>
RCPT TO:<ann@a.org>' "2026-11-22T06:00:00Z failed <ann@a.org> $words"
bounce <"$T/e" >"$T/r"
unlike 'hostile words' "$(sed '/^Content-Type: message\/rfc822/q' "$T/r")" '[^ -~	]'
is 'and long ones' "$("$PYTHON" "$T/parse" "$T/r" | grep -E 'longest|defects')" 'defects 0
longest fine'
evil=$(printf 'Subject: x\nMessage-ID: <a@b>\r\n Bcc: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="=_x"\n\n--=_x\n\nhi\n--=_x--\n')
file b "$evil" 'MAIL FROM:<joe@me.org>
RCPT TO:<ann@a.org>' '2026-11-22T06:00:00Z failed <ann@a.org> 5.0.0 no'
bounce <"$T/b" >"$T/r"
unlike 'a Message-ID that is none' "$(sed '/^$/q' "$T/r")" '^(References|Bcc| Bcc)'
like 'three parts whatever is in the message' "$("$PYTHON" "$T/parse" "$T/r")" '^multipart/report delivery-status 3'
jp=$(printf '\343\201\202')
file u "Subject: $jp

$jp" "MAIL FROM:<joe@me.org> SMTPUTF8
RCPT TO:<$jp@a.org>" "2026-11-22T06:00:00Z failed <$jp@a.org> mx[1.2.3.4] 550 5.1.1 no"
bounce <"$T/u" >"$T/r"
like 'RFC 6533' "$(cat "$T/r")" "^Final-Recipient: utf-8; $jp@a.org"
like 'its types' "$(grep -c 'message/global-delivery-status\|message/global$\|report-type=global' "$T/r")" '^3'
like 'its envelope' "$(bounce sh -c 'cat <&3' <"$T/u")" '^MAIL FROM:<> BODY=8BITMIME SMTPUTF8'
exits 'no queue file' 75 bounce </etc/passwd
exits 'nothing' 75 bounce </dev/null
exits 'a bad kind' 75 bounce --kind x <"$T/f"
mkdir "$T/long"
{ printf 'Subject: '; head -c 20000 /dev/zero | tr '\0' x; printf '\n\n{id} {{{\n'; } >"$T/long/failed"
exits 'a subject without end' 0 bounce --templates "$T/long" <"$T/f"
is 'is cut' "$(awk 'length($0) > 900' "$T/out")" ''
exits 'no templates' 75 bounce --templates "$T/none" <"$T/f"
exits 'a bad host name' 75 mail-bounce --hostname 'a b' <"$T/f"
exits '-n' 0 mail-bounce -n --templates "$ROOT/etc/pneumatic/bounce/ja"
exits 'the program decides' 77 bounce sh -c 'exit 77' <"$T/f"
# What an attacker wrote as an original recipient is UTF-8 or question marks.
file odd "$message" 'MAIL FROM:<joe@me.org> SMTPUTF8
RCPT TO:<ann@a.org> ORCPT=utf-8;x+FF+80+C2+85+C0+8A+E3+81+82+ED+A0+80+E3' '2026-11-22T06:00:00Z failed <ann@a.org> 550 5.1.1 no'
bounce <"$T/odd" >"$T/r"
is 'an original recipient of broken UTF-8' "$(grep -a ^Original-Recipient "$T/r")" 'Original-Recipient: utf-8; x??????あ????'
ok 'and the report is UTF-8' "$PYTHON" -c 'import sys; open(sys.argv[1], "rb").read().decode("utf-8")' "$T/r"
done_testing
