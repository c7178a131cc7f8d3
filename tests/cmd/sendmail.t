#!/bin/sh
# sendmail: the flags that programs use, the envelope and the message made of them.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
cd "$T" || exit 1
printf '#!/bin/sh\ncat <&3; cat\n' >show; chmod +x show
SENDMAIL_CHAIN=$T/show; export SENDMAIL_CHAIN
send() { sendmail --hostname host.example -v "$@" 2>err; }
printf 'From: a@b.example\nSubject: x\n\none\n.\ntwo\n' >m

is 'recipients, sender, up to the dot' "$(send -f s@x.example ann@y.example bob <m)" 'MAIL FROM:<s@x.example>
RCPT TO:<ann@y.example>
RCPT TO:<bob@host.example>
From: a@b.example
Subject: x

one'
is '-i: a dot is a dot' "$(send -i -fs@x.example a@y.example <m | tail -n 2)" '.
two'
is '-oi is the same' "$(send -oi -fs@x.example a@y.example <m | tail -n 1)" two
is 'flags that change nothing' "$(send -odb -oem -B8BITMIME -O x=y -q1h -om -v -itf s@x.example a@y.example <m | head -n 1)" 'MAIL FROM:<s@x.example>'
is 'without -v the chain says nothing there' "$(sendmail -f s@x.example a@y.example <m 2>&1)" ''
is 'no sender' "$(send -f '<>' a@y.example <m | head -n 1)" 'MAIL FROM:<>'
is 'an empty one' "$(send -f '' a@y.example <m | head -n 1)" 'MAIL FROM:<>'
is 'the user is the sender' "$(send a@y.example <m | head -n 1)" "MAIL FROM:<$(id -un)@host.example>"
cat >t <<'END'
To: "Doe, J." <j@y.example>, team: a@y.example,
 b@y.example;
Cc: (c) c@y.example
Bcc: hidden@y.example
Subject: t

body
END
is '-t: recipients of the header' "$(send -t -f s@x.example -F 'Me "X"' z@y.example <t)" 'MAIL FROM:<s@x.example>
RCPT TO:<z@y.example>
RCPT TO:<j@y.example>
RCPT TO:<a@y.example>
RCPT TO:<b@y.example>
RCPT TO:<c@y.example>
RCPT TO:<hidden@y.example>
From: "Me \"X\"" <s@x.example>
To: "Doe, J." <j@y.example>, team: a@y.example,
 b@y.example;
Cc: (c) c@y.example
Subject: t

body'
printf 'To: a@y.example\nBcc : one@y.example,\n two@y.example\nbcc\t: three@y.example\nSubject: s\n\nBcc: body\n' >hidden
is '-t: Bcc with a blank before its colon is one, and goes' "$(send -t -f s@x.example <hidden)" 'MAIL FROM:<s@x.example>
RCPT TO:<a@y.example>
RCPT TO:<one@y.example>
RCPT TO:<two@y.example>
RCPT TO:<three@y.example>
From: s@x.example
To: a@y.example
Subject: s

Bcc: body'
is 'a CR that ends no line is a blank' "$(printf 'From: a@b.example\nSubject: x\rBcc: z@y.example\r\r\n\n.\rx\n..\r\rY\r' | send -f s@x.example a@y.example)" 'MAIL FROM:<s@x.example>
RCPT TO:<a@y.example>
From: a@b.example
Subject: x Bcc: z@y.example 

. x
..  Y'
{ printf 'Resent-To: r@y.example\n'; cat t; } >resent
is '-t: of Resent fields when there are some' "$(send -t -f s@x.example <resent | grep RCPT)" 'RCPT TO:<r@y.example>'
is 'DSN' "$(send -N success,delay -R hdrs -V 'a b' -f s@x.example a@y.example <m | head -n 2)" 'MAIL FROM:<s@x.example> RET=hdrs ENVID=a+20b
RCPT TO:<a@y.example> NOTIFY=success,delay'
printf 'Subject: c\r\n\r\na\r\n..\r\n.\r\nnot\r\n' >crlf
is 'CRLF becomes LF' "$(send -f s@x.example a@y.example <crlf | tail -n +3)" 'From: s@x.example
Subject: c

a
..'
printf 'Subject: last\n\nno end' >last
is 'a last line without an end' "$(send -f s@x.example a@y.example <last | tail -n 1)" 'no end'
"$PYTHON" -c 'for i in range(10001): print("Bcc: u%d@y.example" % i)
print("\nbody")' >many
exits 'more recipients than an envelope has: none gets it' 65 send -t -f s@x.example <many
is 'and the chain is not started' "$(cat out)" ''
exits 'no recipients' 64 sendmail <m
exits 'a flag that does not exist' 64 sendmail -k a@y.example <m
exits 'no address' 64 sendmail -f s@x.example 'a b@c d' <m
exits 'an option as a recipient' 64 sendmail -f s@x.example -- '@' <m
exits 'an empty message' 65 sendmail a@y.example </dev/null
exits 'no chain' 75 sendmail --chain "$T/none" a@y.example <m
exits 'a sender with a line end' 64 sendmail -f 's@x.example
RCPT TO:<z@z.example>' a@y.example <m
printf '#!/bin/sh\nexit 69\n' >refuse; chmod +x refuse
for code in 68 71 111 127; do
	printf '#!/bin/sh\nexit %s\n' $code >temporary; chmod +x temporary
	exits "$code is 75 to others" 75 sendmail --chain "$T/temporary" a@y.example <m
done
printf '#!/bin/sh\nkill -9 $$\n' >temporary
exits 'a signal, too' 75 sendmail --chain "$T/temporary" a@y.example <m
printf '#!/bin/sh\nexit 99\n' >temporary
exits '99 is done' 0 sendmail --chain "$T/temporary" a@y.example <m
exits "the chain's exit code" 69 sendmail --chain "$T/refuse" a@y.example <m
printf 'root: joe\n' >aliases
ln -s "$BIN/sendmail" newaliases; ln -s "$BIN/sendmail" mailq
ok 'newaliases' ./newaliases --aliases "$T/aliases"
ok 'has compiled them' test -s aliases.cdb
mkdir -m 700 q
[ "$(id -u)" -ne 0 ] || chown 65533:65533 q
ok 'mailq' ./mailq --queue "$T/q"
for n in hoststat purgestat; do ln -s "$BIN/sendmail" $n; done
printf 'Subject: x\n\nb\n' | SENDER=a@x.example RECIPIENT=b@y.example mail-queue --queue "$T/q" 2>/dev/null
timeout 60 queue-run --hostname x.example --queue "$T/q" --once sh -c 'echo "4.4.2 slow" >&2; exit 68' >/dev/null 2>&1
like 'hoststat' "$(./hoststat --queue "$T/q" | tr '\n' ' ')" '^y.example 1 recipients of 1 messages, since .*, tried .*, next .* 4\.4\.2'
is '-bh' "$(sendmail --queue "$T/q" -bh)" "$(./hoststat --queue "$T/q")"
is 'purgestat' "$(./purgestat --queue "$T/q") $(find q/work -type f | wc -l | tr -d ' ')" '1 messages, 14 bytes 0'
ok 'it is tried at once' sh -c 'timeout 60 queue-run --hostname x.example --queue "$T/q" --once true 2>/dev/null && test -z "$(find "$T"/q/new "$T"/q/work -type f)"'
ok '-bH' sendmail --queue "$T/q" -bH
is '-bs speaks SMTP' "$(printf 'EHLO a\r\nMAIL FROM:<s@x.example>\r\nRCPT TO:<r@y.example>\r\nDATA\r\nSubject: x\r\n\r\nb\r\n.\r\nQUIT\r\n' |
    sendmail -bs 2>/dev/null | grep -c '^250 2')" 3
done_testing
