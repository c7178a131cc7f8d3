#!/bin/sh
# smtp-send: the right host, the right words, and no server can hurt or fool it.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

port=$(free_port) dns=$(free_port)
zone=$T/zone; : >"$zone"
: >"$T/two"; : >"$T/three"
DNS_SERVER=127.0.0.1@$dns; export DNS_SERVER
spawn dns.log "$PYTHON" "$ROOT/tests/lib/dns-stub.py" 127.0.0.1 "$dns" "$zone"
# 127.0.0.1 would be ourselves.
spawn two.err "$PYTHON" "$ROOT/tests/lib/smtp-peer.py" 127.0.0.2 "$port" "$T/two" "$T/two.log"
spawn three.err "$PYTHON" "$ROOT/tests/lib/smtp-peer.py" 127.0.0.3 "$port" "$T/three" "$T/three.log"
wait_port "$dns"
up() { "$PYTHON" -c "import socket; socket.create_connection(('$1', $port), 1)"; }
wait_for up 127.0.0.2; wait_for up 127.0.0.3
printf 'Subject: one\n\nline\n.dot\n..\nend' >"$T/m"

# send RECIPIENT [OPTION...]: the result without its time in $result, the exit
# code in $code.
send() {
	rcpt=$1; shift
	: >"$T/two.log"; : >"$T/three.log"
	result=$(SENDER=joe@me.org RECIPIENT=$rcpt timeout 300 smtp-send --port "$port" \
	    --hostname me.org "$@" <"$T/m" 2>"$T/err")
	code=$?
	result=$(printf '%s\n' "$result" | sed 's/^[0-9-]*T[0-9:]*Z //')
}
# to ENVELOPE-LINES [OPTION...]: the same with an envelope.
to() {
	printf 'MAIL FROM:<joe@me.org>%s\n' "$1" >"$T/e"; shift
	: >"$T/two.log"; : >"$T/three.log"
	result=$(timeout 300 smtp-send --port "$port" --hostname me.org "$@" \
	    <"$T/m" 3<"$T/e" 2>"$T/err"); code=$?
	result=$(printf '%s\n' "$result" | sed 's/^[0-9-]*T[0-9:]*Z //')
}

# -- where it goes
cat >"$zone" <<END
a.org MX 10 mx2.a.org
a.org MX 20 mx3.a.org
mx2.a.org A 127.0.0.2
mx3.a.org A 127.0.0.3
back.org MX 20 mx2.a.org
back.org MX 10 gone.a.org
down.org MX 10 down.a.org
down.org MX 20 mx2.a.org
down.a.org A 127.0.0.9
implicit.org A 127.0.0.2
null.org MX 0 .
nomx.org MX 1 nowhere.org
self.org MX 10 me.org
self.org MX 20 mx2.a.org
backup.org MX 5 mx2.a.org
backup.org MX 10 me.org
backup.org MX 10 mx3.a.org
own.org MX 10 own.a.org
own.a.org A 127.0.0.1
alias.org CNAME a.org
endless.org CNAME endless.org
fail.org servfail
refused.org refused
formerr.org formerr
formerr.org A 127.0.0.2
halfmx.org MX 10 broken.a.org
broken.a.org servfail
loop.org loop
trunc.org truncated
trunc.org MX 1 mx2.a.org
odd.org wrongid
odd.org wrongname
odd.org MX 1 mx2.a.org
six.org MX 1 six.a.org
six.a.org AAAA ::9
six.a.org A 127.0.0.2
END
ok2='mx2.a.org[127.0.0.2] 250 2.0.0 queued as 1'
for d in a back down alias trunc odd; do
	send ann@$d.org
	is "$d.org" "$code $result" "0 relayed <ann@$d.org> $ok2"
done
for d in implicit formerr; do
	send ann@$d.org
	is "$d.org" "$code $result" "0 relayed <ann@$d.org> $d.org[127.0.0.2] 250 2.0.0 queued as 1"
done
send ann@six.org --connect-timeout 1s
is 'IPv6 that does not work' "$code $result" "0 relayed <ann@six.org> six.a.org[127.0.0.2] 250 2.0.0 queued as 1"
send 'ann@[127.0.0.2]'
is 'an address' "$code $result" '0 relayed <ann@[127.0.0.2]> 127.0.0.2[127.0.0.2] 250 2.0.0 queued as 1'
send ann@backup.org
is 'only what is better than ourselves' "$result" "relayed <ann@backup.org> $ok2"
is 'the other backup is not asked' "$(cat "$T/three.log")" ''
refused() { send "$2"; is "$1" "$code $result" "69 failed <$2> $3"; }
refused 'null MX' a@null.org '556 5.1.10 null.org does not accept mail (null MX)'
refused 'no such domain' a@none.org '5.1.2 the domain none.org does not exist'
refused 'MX hosts without address' a@nomx.org '5.4.4 no MX host of nomx.org has an address'
refused 'we are the best MX' a@self.org '5.4.6 mail for self.org loops back to us: we are its best MX'
spawn own.err "$PYTHON" "$ROOT/tests/lib/smtp-peer.py" 127.0.0.1 "$port" "$T/two" "$T/own.log"
wait_for up 127.0.0.1
refused 'our own address' a@own.org '5.4.6 mail loops back to us: own.a.org[127.0.0.1] is our own address'
later() { send "$2"; like "$1" "$code $result" "^68 deferred <$2> $3"; }
later 'SERVFAIL' a@fail.org "4\\.4\\.3 DNS server 127.0.0.1@$dns, fail.org: SERVFAIL"
later 'REFUSED' a@refused.org '4\.4\.3 DNS server .*REFUSED'
later 'a compression loop' a@loop.org '4\.4\.3 DNS server .*broken'
later 'a CNAME loop' a@endless.org '4\.4\.3 DNS server .*too many CNAMEs'
later 'an MX host that nobody knows now' a@halfmx.org '4\.4\.3 DNS server .*SERVFAIL'
exits 'a bad DNS_SERVER' 75 env DNS_SERVER=x@y RECIPIENT=a@a.org smtp-send <"$T/m"
exits 'no DNS server at all' 68 env DNS_SERVER=127.0.0.1@9 RECIPIENT=a@a.org smtp-send <"$T/m"
send ann@a.org --relay "[127.0.0.3]:$port"
like '--relay' "$result" '^relayed <ann@a.org> 127.0.0.3'
send ann@a.org --relay "[127.0.0.9]:1,[none.invalid],[127.0.0.3]:$port"
like 'of several relays the first that answers' "$result" '^relayed <ann@a.org> 127.0.0.3'
exits 'each of them in brackets' 75 env RECIPIENT=a@a.org smtp-send --relay '[127.0.0.2],mx.a.org' <"$T/m"
like 'it says so' "$(cat "$T/err")" 'of several relays each stands in brackets'
printf '127.0.0.2 joe secret\n127.0.0.3 joe other\n' >"$T/logins"; chmod 600 "$T/logins"
exits 'a password is for the relay of its line only' 75 env RECIPIENT=a@a.org smtp-send --auth "$T/logins" --relay '[127.0.0.2],[127.0.0.3]' <"$T/m"
like 'that is said too' "$(cat "$T/err")" '127\.0\.0\.3 has not the login of the relays before it'
SMTP_ROUTE="[127.0.0.3]:$port"; export SMTP_ROUTE
send ann@a.org
unset SMTP_ROUTE
like 'SMTP_ROUTE' "$result" '^relayed <ann@a.org> 127.0.0.3'
send ann@a.org --source 127.0.0.5
like '--source' "$result" '^relayed'

# -- what is said
send ann@a.org
is 'commands and message' "$(cat "$T/two.log")" 'connect
EHLO me.org
MAIL FROM:<joe@me.org>
RCPT TO:<ann@a.org>
DATA
DATA
Subject: one

line
.dot
..
end
.
QUIT'
: >"$T/two.log"
printf 'a\rb\n.\r\nMAIL FROM:<x@y>\r.\rQUIT\n' | SENDER=j@me.org RECIPIENT=a@a.org \
	smtp-send --port "$port" --hostname me.org >/dev/null
unlike 'no bare CR or LF leaves' "$(cat "$T/two.log")" '^bare'
is 'and no end but the end' "$(grep -c '^QUIT$' "$T/two.log") $(tail -n 1 "$T/two.log")" '2 QUIT'
all='caps PIPELINING
caps SIZE 1000
caps 8BITMIME
caps SMTPUTF8
caps DSN
caps ENHANCEDSTATUSCODES'
echo "$all" >"$T/two"
to ' RET=HDRS ENVID=x+20y SIZE=5
RCPT TO:<ann@a.org> NOTIFY=SUCCESS ORCPT=rfc822;big@a.org
RCPT TO:<bob@a.org>'
is 'pipelined, with parameters' "$(sed -n '3,6p' "$T/two.log")" 'MAIL FROM:<joe@me.org> SIZE=37 RET=HDRS ENVID=x+20y
RCPT TO:<ann@a.org> NOTIFY=SUCCESS ORCPT=rfc822;big@a.org
RCPT TO:<bob@a.org>
DATA'
is 'the host reports' "$code $result" "0 passed <ann@a.org> $ok2
passed <bob@a.org> $ok2"
to "
RCPT TO:<\"a b\"@a.org>
RCPT TO:<$(printf '\343\201\202')@a.org>"
like 'SMTPUTF8' "$(cat "$T/two.log")" '^MAIL FROM:<joe@me.org> SIZE=37 SMTPUTF8$'
like 'a quoted local part' "$(cat "$T/two.log")" '^RCPT TO:<"a b"@a.org>'
: >"$T/two"
to "
RCPT TO:<$(printf '\343\201\202')@a.org>"
like 'SMTPUTF8 that is not there' "$code $result" '^69 failed .* 5\.6\.7 '
is 'then nothing is sent' "$(grep -c MAIL "$T/two.log")" 0
echo 'caps SIZE 10' >"$T/two"
send ann@a.org
like 'too large' "$code $result" '^69 failed <ann@a.org> mx2.* 5\.3\.4 the message has 37 bytes'
printf 'ehlo reply 502 what\n' >"$T/two"
send ann@a.org
like 'HELO' "$code $(cat "$T/two.log")" '^HELO me.org'
to ' REQUIRETLS
RCPT TO:<ann@a.org>' --hosts 1
like 'REQUIRETLS' "$code $result" '^75 deferred .*4\.7\.4 TLS is wanted'

# -- several recipients, several answers
three='
RCPT TO:<ann@a.org>
RCPT TO:<bob@a.org>
RCPT TO:<cyd@a.org>'
for pipe in 'caps PIPELINING' ''; do
	printf '%s\nrcpt@ann reply 550 5.1.1 no ann\nrcpt@bob reply 451 4.2.0 later\n' "$pipe" >"$T/two"
	to "$three"
	is "one answer each; $pipe" "$code $result" "75 failed <ann@a.org> mx2.a.org[127.0.0.2] 550 5.1.1 no ann
deferred <bob@a.org> mx2.a.org[127.0.0.2] 451 4.2.0 later
relayed <cyd@a.org> $ok2"
	is 'and no other host is asked' "$(cat "$T/three.log")" ''
	printf '%s\nrcpt reply 550 5.1.1 nobody\n' "$pipe" >"$T/two"
	to "$three"
	is "nobody; $pipe" "$code $(printf '%s\n' "$result" | grep -c failed)" '69 3'
	printf '%s\nmail reply 550 5.7.1 not you\n' "$pipe" >"$T/two"
	to "$three"
	is "not from you; $pipe" "$code $(printf '%s\n' "$result" | grep -c 'failed.*5.7.1 not you')" '69 3'
	printf '%s\nmost 1\n' "$pipe" >"$T/two"
	to "$three"
	is "one at a time; $pipe" "$code $(printf '%s\n' "$result" | grep -c relayed) $(grep -c MAIL "$T/two.log")" '0 3 3'
	printf '%s\nend reply 554 5.7.1 spam\n' "$pipe" >"$T/two"
	to "$three"
	is "refused in the end; $pipe" "$code $(printf '%s\n' "$result" | grep -c 'failed.*spam')" '69 3'
	printf '%s\ndata reply 451 4.3.0 no room\n' "$pipe" >"$T/two"
	to "$three"
	is "no DATA; $pipe" "$code $(printf '%s\n' "$result" | grep -c 'deferred.*no room')" '75 3'
	printf '%s\ndata reply 354 go\nrcpt reply 550 5.1.1 no\n' "$pipe" >"$T/two"
	to "$three"
	is "354 for nobody; $pipe" "$code $(printf '%s\n' "$result" | grep -c 'failed.*5.1.1')" '69 3'
done
printf 'lmtp\nend@bob reply 452 4.2.2 full\nend@cyd reply 552 5.2.2 full\n' >"$T/two"
to "$three" --lmtp --relay "[127.0.0.2]:$port"
is 'LMTP' "$code $result" '75 delivered <ann@a.org> 127.0.0.2[127.0.0.2] 250 2.0.0 queued as 1
deferred <bob@a.org> 127.0.0.2[127.0.0.2] 452 4.2.2 full
failed <cyd@a.org> 127.0.0.2[127.0.0.2] 552 5.2.2 full'
like 'LHLO' "$(cat "$T/two.log")" '^LHLO me.org'
printf 'rcpt@bob reply 550 5.1.1 no bob\n' >"$T/two"
to "$three" --dry-run
is 'dry run' "$code $(printf '%s\n' "$result" | sed 's/^dry-run [^ ]* //' | cut -d' ' -f1,2 | tr '\n' ' ')$(grep -c DATA "$T/two.log")" \
	'69 passed <ann@a.org> failed <bob@a.org> passed <cyd@a.org> 0'

# -- servers that are not well: the next one is asked
: >"$T/three"
for how in 'greet reply 421 4.3.2 busy' 'greet reply 554 no' 'greet close' 'greet garbage' \
    'greet endless' 'greet longline' 'ehlo close' 'ehlo reply 421 x' 'ehlo endless' 'mail close' \
    'mail reply 421 4.3.2 bye' 'mail garbage' 'rcpt close' 'rcpt reply 421 4.3.2 bye' 'rcpt longline' \
    'data close' 'data reply 421 bye'; do
	for pipe in 'caps PIPELINING' ''; do
		printf '%s\n%s\n' "$pipe" "$how" >"$T/two"
		send ann@a.org
		like "$how; $pipe" "$code $result" '^0 relayed <ann@a.org> mx3'
	done
done
for how in 'greet silent' 'greet drip' 'mail silent' 'rcpt drip'; do
	echo "$how" >"$T/two"
	send ann@a.org --greeting-timeout 2s --command-timeout 2s
	like "$how" "$code $result" '^0 relayed <ann@a.org> mx3'
done
echo 'message close' >"$T/two"
send ann@a.org
like 'lost in the message, all of which had been sent' "$code $result" '^75 deferred .*may have been taken'
head -c 8000000 /dev/zero | tr '\0' 'x' | fold -w 70 | SENDER=j@me.org RECIPIENT=ann@a.org smtp-send \
	--port "$port" --hostname me.org >"$T/out" 2>&1
like 'lost in the middle of a long one' "$(cat "$T/out")" 'relayed <ann@a.org> mx3'
echo 'end close' >"$T/two"
send ann@a.org
like 'lost after the message: not sent twice' "$code $result" '^75 deferred .*may have been taken'
is 'and nobody else is asked now' "$(cat "$T/three.log")" ''
echo 'greet reply 554 5.3.2 no mail here' >"$T/two"; cp "$T/two" "$T/three"
send ann@a.org
like 'every host says 554' "$code $result" '^69 failed <ann@a.org> mx3.* 554 5\.3\.2'
echo 'greet reply 450 4.3.2 not now' >"$T/two"; cp "$T/two" "$T/three"
send ann@a.org
like 'every host says 450' "$code $result" '^75 deferred <ann@a.org> mx3.* 450'
: >"$T/three"
printf 'rcpt reply 550-5.1.1 \033[2J\nrcpt reply 550 \001\002\200 %0900d\n' 7 >"$T/two"
send ann@a.org
unlike 'hostile words are one printable line' "$result" '[^ -~]'

# -- smarthosts
echo '* joe secret word' >"$T/auth"; chmod 600 "$T/auth"
echo 'caps AUTH PLAIN LOGIN' >"$T/two"
send ann@a.org --relay "[127.0.0.2]:$port" --auth "$T/auth"
is 'AUTH PLAIN' "$code $(sed -n 's/^AUTH PLAIN //p' "$T/two.log" | base64 -d | tr '\0' '|')" '0 |joe|secret word'
echo 'auth reply 535 5.7.8 no' >>"$T/two"
send ann@a.org --relay "[127.0.0.2]:$port" --auth "$T/auth"
like 'a wrong password bounces nothing' "$code $result" '^75 deferred .* 535 5\.7\.8'
chmod 644 "$T/auth"
exits 'a password file others can read' 75 env RECIPIENT=a@a.org smtp-send --relay x --auth "$T/auth" <"$T/m"
unlike 'no secret is explained' "$(SENDER='' RECIPIENT=a@a.org smtp-send -e --port "$port" --relay "[127.0.0.2]:$port" <"$T/m" 2>&1)" 'secret'

# -- the rest
exits 'several domains' 75 sh -c "smtp-send --port $port <'$T/m' 3<<'E'
MAIL FROM:<>
RCPT TO:<a@a.org>
RCPT TO:<a@null.org>
E"
exits 'an empty message' 65 env RECIPIENT=a@a.org smtp-send </dev/null
exits 'no envelope' 75 smtp-send <"$T/m"
for bad in '--tls x' '--family 5' '--lmtp' '--relay [x' '--relay x:0' '--hostname a/b' '--auth x'; do
	# shellcheck disable=SC2086
	exits "$bad" 75 env RECIPIENT=a@a.org smtp-send $bad <"$T/m"
done
printf 'a.org verify match=x\n.b.org none # no\n' >"$T/bad"
exits 'a bad policy file' 75 smtp-send -n --tls-policy "$T/bad"
echo 'a.org encrypt' >"$T/policy"; : >"$T/two"
send ann@a.org --tls-policy "$T/policy"
like 'TLS wanted and not there' "$code $result" '^75 deferred .*4\.7\.4 TLS is wanted, and the server does not offer it'
printf 'caps STARTTLS\n' >"$T/two"
send ann@a.org --tls encrypt --hosts 1
like 'TLS wanted and refused' "$code $result" '^75 deferred .*4\.7\.4'
send ann@a.org
like 'TLS not wanted and refused' "$code $result" '^0 relayed'
printf 'caps STARTTLS\nstarttls reply 220 go\n' >"$T/two"
send ann@a.org --hosts 1
like 'no handshake: again without' "$code $result" '^0 relayed'
is 'on a new connection' "$(grep -c connect "$T/two.log")" 2
send ann@a.org --hosts 1 --tls encrypt
like 'never in clear where TLS is wanted' "$code $result" '^75 deferred .*4\.7\.5 TLS'
printf 'caps STARTTLS\nstarttls reply 220 go\r\n250 injected\n' >"$T/two"
send ann@a.org --hosts 1 --tls encrypt
like 'words before the handshake' "$code $result" '^75 deferred '

# -- VERP
: >"$T/two"
long=$(printf '%070d' 0 | cut -c 1-60)
to "
RCPT TO:<ann@a.org>
RCPT TO:<bob@a.org>
RCPT TO:<$long@a.org>" --verp
is 'VERP: a sender for each, unless it is too long' "$(grep 'MAIL\|RCPT' "$T/two.log" | tr '\n' ' ')" \
	"MAIL FROM:<joe+ann=a.org@me.org> RCPT TO:<ann@a.org> MAIL FROM:<joe+bob=a.org@me.org> RCPT TO:<bob@a.org> MAIL FROM:<joe@me.org> RCPT TO:<$long@a.org> "
is 'over one connection' "$code $(grep -c connect "$T/two.log")" '0 1'
done_testing
