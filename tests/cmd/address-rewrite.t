#!/bin/sh
# address-rewrite: names by maps, in header and envelope, and copies.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
cd "$T" || exit 1
umask 022
cat >mail <<'END'
Received: from joe@host.example.org by us
From: Joe <joe@host.example.org>
To: "Doe, Ann" <ann@example.org>, bob+x@example.org (Bob),
 friends: carl@example.net, joe@host.example.org;, dora@example.net
Subject: joe@host.example.org

joe@host.example.org
END
printf 'MAIL FROM:<joe@host.example.org> SIZE=9\nRCPT TO:<ann@example.org> NOTIFY=SUCCESS\nRCPT TO:<bob+x@example.org>\n' >envelope
cat >names <<'END'
# who is who
joe@host.example.org   Joe.Doe@example.org
bob@example.org        robert@example.org
@example.net           @example.com
ann                    Ann.Lee@example.org
END
run() { address-rewrite "$@" <mail 3<envelope; }
field() { sed -n "/^$1:/,/^[^ 	]/{/^$1:/p;/^[ 	]/p;}"; }

# --- canonical
is 'header, in every field of addresses' "$(address-rewrite --canonical names <mail)" 'Received: from joe@host.example.org by us
From: Joe <Joe.Doe@example.org>
To: "Doe, Ann" <ann@example.org>,
	Bob <robert+x@example.org>,
	friends: <carl@example.com>,
	<Joe.Doe@example.org>;,
	<dora@example.com>
Subject: joe@host.example.org

joe@host.example.org'
is 'names without a domain, of local ones' "$(address-rewrite -c names --local-domains example.org <mail | sed -n 3p)" 'To: "Doe, Ann" <Ann.Lee@example.org>,'
is 'envelope' "$(run -c names sh -c 'cat <&3')" 'MAIL FROM:<Joe.Doe@example.org> SIZE=9
RCPT TO:<ann@example.org> NOTIFY=SUCCESS
RCPT TO:<robert+x@example.org> ORCPT=rfc822;bob+2Bx@example.org'
is 'the message goes to the program' "$(run -c names cat)" "$(address-rewrite -c names <mail)"
is 'variables of one' "$(SENDER=joe@host.example.org RECIPIENT=carl@example.net sh -c 'address-rewrite -c names sh -c "echo \$SENDER \$RECIPIENT \$DOMAIN; cat <&3" <mail')" 'Joe.Doe@example.org carl@example.com example.com
MAIL FROM:<Joe.Doe@example.org>
RCPT TO:<carl@example.com> ORCPT=rfc822;carl@example.net'
is 'senders only' "$(run --sender-canonical names sh -c 'cat <&3; cat' | grep -c 'Joe.Doe@example.org')" 2
is 'recipients only' "$(run --recipient-canonical names sh -c 'cat <&3; cat' | grep -c 'Joe.Doe@example.org\|robert+x')" 3
is 'header only' "$(run -c names --header-only sh -c 'cat <&3')" "$(cat envelope)"
is 'envelope only' "$(run -c names --envelope-only)" "$(cat mail)"
is 'no map has it' "$(printf 'a@b c@d\n' >none; run -c none sh -c 'cat <&3; cat')" "$(cat envelope mail)"
printf 'a@x b@x\nb@x c@x\n' >steps
is 'a new name is looked up too' "$(address-rewrite -c steps a@x | head -n 1)" 'sender c@x'
printf 'a@x b@x\nb@x a@x\n' >circle
exits 'a circle' 75 address-rewrite -c circle a@x
like 'is told to the administrator' "$(cat err)" 'event=rewrite-failed reason="circle: a@x: a circle"'
printf 'a@x A@x\n' >same
is 'a name that is itself' "$(address-rewrite -c same a@x | head -n 1)" 'sender A@x'
printf 'a@x not an address\n' >bad
exits 'what is no address' 75 address-rewrite -c bad a@x
is 'two maps, one after the other' "$(printf 'c@x d@x\n' >next; address-rewrite -c steps -c next a@x | head -n 1)" 'sender d@x'
is 'both kinds' "$(address-rewrite --sender-canonical steps -c next a@x)" 'sender d@x
recipient a@x
header-sender d@x
header-recipient a@x'
printf 'MAIL FROM:<>\nRCPT TO:<a@x>\n' >null
printf '@x @y\n' >all
is 'the null sender stays' "$(address-rewrite -c all sh -c 'cat <&3' <mail 3<null)" 'MAIL FROM:<>
RCPT TO:<a@y> ORCPT=rfc822;a@x'
is 'a quoted name' "$(printf 'From: "a b"@x\n\nx\n' | address-rewrite -c all | head -n 1)" 'From: <"a b"@y>'

# --- masquerade
m() { address-rewrite --masquerade "$1" "$2" | head -n 1; }
is 'masquerade' "$(m example.org joe@a.b.example.org)" 'sender joe@example.org'
is 'not another domain' "$(m example.org joe@badexample.org)" 'sender joe@badexample.org'
is 'the first that fits' "$(m '!b.example.org,example.org' joe@a.b.example.org)" 'sender joe@a.b.example.org'
is 'or a part' "$(m 'b.example.org, example.org' joe@a.b.example.org)" 'sender joe@b.example.org'
is 'but for some' "$(address-rewrite --masquerade example.org --masquerade-except root,admin Root@a.example.org | head -n 1)" 'sender Root@a.example.org'
is 'not where mail goes' "$(address-rewrite --masquerade example.org joe@a.example.org | sed -n 2p)" 'recipient joe@a.example.org'
printf 'joe@example.org joe@isp.example\n' >generic
is 'generic comes after it' "$(address-rewrite --masquerade example.org --generic generic joe@a.example.org)" 'sender joe@isp.example
recipient joe@a.example.org
header-sender joe@isp.example
header-recipient joe@isp.example'

# --- copies
printf 'joe@host.example.org log@example.org, ann@example.org\n' >bcc
is 'sender_bcc, nobody twice' "$(run --sender-bcc bcc sh -c 'cat <&3')" "$(cat envelope; echo 'RCPT TO:<log@example.org> NOTIFY=NEVER')"
printf '@example.org Box@example.net\n' >bcc2
is 'recipient_bcc and always_bcc' "$(run --recipient-bcc bcc2 --always-bcc all@example.net sh -c 'cat <&3')" "$(cat envelope; printf 'RCPT TO:<%s@example.net> NOTIFY=NEVER\n' all Box)"
is 'the message stays' "$(run --always-bcc all@example.net cat)" "$(cat mail)"

# --- signed mail
{ printf 'DKIM-Signature: v=1; d=example.org\n'; cat mail; } >signed
is 'a signed header stays' "$(address-rewrite -c names <signed)" "$(cat signed)"
is 'not its envelope' "$(address-rewrite -c names sh -c 'cat <&3' <signed 3<envelope | head -n 1)" 'MAIL FROM:<Joe.Doe@example.org> SIZE=9'
like '--signed' "$(address-rewrite --signed -c names <signed)" '^From: Joe <Joe.Doe@example.org>$'
like '-e tells' "$(address-rewrite -e -c names <signed 2>&1 >/dev/null)" 'the message is signed: its header stays'

# --- kinds of maps
map-query --compile "text:names" && ok 'a compiled map' test "$(address-rewrite -c names joe@host.example.org | head -n 1)" = 'sender Joe.Doe@example.org'
printf 'a@x b@x\n' >>names
exits 'that is stale' 75 address-rewrite -c names a@x
rm -f names.cdb
printf '/^(.+)@([a-z]+)\\.example\\.org$/ $1.$2@example.org\n' >map.pcre
if map-query -n "pcre:$T/map.pcre" >/dev/null 2>&1; then
	is 'patterns' "$(address-rewrite -c "pcre:$T/map.pcre" <mail | sed -n 2p)" 'From: Joe <joe.host@example.org>'
else
	skip 'patterns' 'no PCRE2'
fi
exits 'a map that is not there' 75 address-rewrite -c nothere <mail
exits '-n says so too' 75 address-rewrite -n -c nothere
exits '-n' 0 address-rewrite -n -c names --always-bcc a@b
exits 'a bad address' 75 address-rewrite --always-bcc nobody <mail

# --- hostile and strange
exits 'empty input' 65 address-rewrite -c names </dev/null
is 'CRLF stays' "$(printf 'From: joe@host.example.org, a@b\r\n\r\nx\r\n' | address-rewrite -c names | od -c)" "$(printf 'From: <Joe.Doe@example.org>,\r\n\t<a@b>\r\n\r\nx\r\n' | od -c)"
is 'what cannot be read stays' "$(printf 'From: Joe <joe@host.example.org\n\nx\n' | address-rewrite -c names)" "$(printf 'From: Joe <joe@host.example.org\n\nx\n')"
is 'no field comes of a name' "$(printf 'From: "a\r\n X: b" <joe@host.example.org>\n\nx\n' | address-rewrite -c names | head -n 1)" 'From: "a X: b" <Joe.Doe@example.org>'
"$PYTHON" -c 'print("To: " + ", ".join("a%d@example.net" % i for i in range(9000)) + "\n\nx")' >many
is 'thousands' "$(address-rewrite -c names <many | grep -c '@example\.com')" 9000
"$PYTHON" -c '
for i in range(3): print("To: " + ", ".join("a%d@example.net" % i for i in range(5000)))
print("\nx")' >./more
exits 'too many' 65 address-rewrite -c names <./more
like 'and the sender is told' "$(cat err)" '5\.6\.0 too many addresses'
exits 'the exit code of the program' 67 sh -c 'address-rewrite -c names sh -c "exit 67" <mail'
done_testing
