#!/bin/sh
# smtp-send: MTA-STS (RFC 8461) against an HTTPS server with a CA of the test's:
# modes, patterns, the cache, what a fetch must not take; DANE goes first; how it
# went is recorded (RFC 8460).
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver openssl
port=$(free_port) dns=$(free_port) https=$(free_port)
DNS_SERVER=127.0.0.1@$dns; export DNS_SERVER
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 9 -subj '/CN=the CA' \
    -keyout "$T/ca.key" -out "$T/ca.pem" 2>/dev/null
certificate() { # DIRECTORY DAYS NAMES
	mkdir -p "$1"
	openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=x \
	    -keyout "$1/privkey.pem" -out "$T/csr" 2>/dev/null
	echo "subjectAltName=$3" >"$T/ext"
	openssl x509 -req -in "$T/csr" -CA "$T/ca.pem" -CAkey "$T/ca.key" -CAcreateserial \
	    -days "$2" -extfile "$T/ext" -out "$1/fullchain.pem" 2>/dev/null
	chmod 600 "$1/privkey.pem"
}
certificate "$T/tls/default" 9 'DNS:mx.a.org,DNS:mx2.b.org'
certificate "$T/https" 9 "$(for d in a b testing off wrongmx plain dane huge slow html redirect \
    missing garbage invalid chunked open badname; do printf 'DNS:mta-sts.%s.org,' $d; done)DNS:x"
digest=$(openssl x509 -in "$T/tls/default/fullchain.pem" -noout -pubkey |
    openssl pkey -pubin -outform DER | openssl dgst -sha256 | sed 's/.*= //')
mkdir "$T/policies" "$T/got"; chmod 777 "$T/got"
domain() { # NAME MX ID [MODE PATTERN [HOW]]: a zone and a policy
	printf '%s.org MX 10 %s\n_mta-sts.%s.org TXT v=STSv1; id=%s;\nmta-sts.%s.org A 127.0.0.2\n' \
	    "$1" "$2" "$1" "$3" "$1" >>"$T/zone"
	[ $# -lt 5 ] || { [ $# -lt 6 ] || printf '!%s\n' "$6"
		printf 'version: STSv1\r\nmode: %s\r\nmx: %s\r\nmax_age: 86400\r\n' "$4" "$5"
	} >"$T/policies/$1.org"
}
cat >"$T/zone" <<END
mx.a.org A 127.0.0.2
mx2.b.org A 127.0.0.2
wrong.a.org A 127.0.0.2
_25._tcp.mx.a.org servfail
dane.org secure
mx.dane.org A 127.0.0.2
mx.dane.org secure
_25._tcp.mx.dane.org TLSA 3 1 1 $digest
_25._tcp.mx.dane.org secure
END
domain a mx.a.org 1 enforce mx.a.org
domain b mx2.b.org 1 enforce '*.b.org'
domain testing wrong.a.org 1 testing wrong.a.org
domain off wrong.a.org 1 none wrong.a.org
domain wrongmx mx.a.org 1 enforce mx.other.org
domain dane mx.dane.org 1 enforce other.dane.org
domain invalid wrong.a.org 1 strict mx.a.org
domain nothere wrong.a.org 1
for how in huge html redirect missing garbage chunked open; do
	domain $how wrong.a.org 1 enforce mx.a.org $how
done
domain badname wrong.a.org 1 enforce wrong.a.org
spawn dns.log "$PYTHON" "$ROOT/tests/lib/dns-stub.py" 127.0.0.1 "$dns" "$T/zone"
spawn https.log "$PYTHON" "$ROOT/tests/lib/sts-server.py" 127.0.0.2 "$https" \
	"$T/https/fullchain.pem" "$T/https/privkey.pem" "$T/policies" "$T/gets"
spawn recv.log tcpserver -RHl0 127.0.0.2 "$port" tls-wrap --starttls --cert-dir "$T/tls" \
	smtp-recv --accept-all sh -c "umask 0; cat >'$T/got/m'"
plain=$(free_port)
spawn plain.log tcpserver -RHl0 127.0.0.2 "$plain" \
	smtp-recv --accept-all sh -c "umask 0; cat >'$T/got/m'"
up() { "$PYTHON" -c "import socket; socket.create_connection(('$1', $2), 1)"; }
wait_port "$dns"
for p in "$port" "$https" "$plain"; do wait_for up 127.0.0.2 "$p"; done
printf 'Subject: one\n\nline\n' >"$T/m"
c=$T/cache; mkdir "$c"
send() {
	rcpt=$1; shift; rm -f "$T/got/m"; : >"$T/gets"
	result=$(SENDER=joe@me.org RECIPIENT=$rcpt timeout 300 smtp-send --port "$port" --family 4 \
	    --mta-sts "$c" --sts-port "$https" --ca "$T/ca.pem" --tls-record "$T/record" \
	    --hostname me.org "$@" <"$T/m" 2>"$T/err"); code=$?
	result=$(printf '%s\n' "$result" | sed 's/^[0-9-]*T[0-9:]*Z //')
	how=$(sed -n 's/.* with \(ESMTP[SA]*\) .*/\1/p' "$T/got/m" 2>/dev/null)
	gets=$(grep -c . "$T/gets") recorded=$(tail -n 1 "$T/record" | cut -f 2-5 | tr '\t' ' ')
}

# -- enforce
send ann@a.org
is 'enforce, and all is well' "$code $how" '0 ESMTPS'
is 'one fetch' "$(cat "$T/gets")" 'mta-sts.a.org /.well-known/mta-sts.txt'
is 'recorded' "$recorded" 'a.org sts success mx.a.org'
send ann@A.ORG
is 'again: from the cache' "$code $how $gets" '0 ESMTPS 0'
send ann@b.org
is 'a wildcard' "$code $how" '0 ESMTPS'
send ann@wrongmx.org
like 'the host is not in the policy' "$code $result" '^75 deferred .*4\.7\.4 .*MTA-STS'
is 'recorded' "$recorded" 'wrongmx.org sts validation-failure mx.a.org'
ok 'nothing was sent' test ! -e "$T/got/m"
send ann@badname.org
like 'the certificate has another name' "$code $result" '^75 deferred .*4\.7\.5 TLS'
is 'recorded' "$recorded" 'badname.org sts certificate-host-mismatch wrong.a.org'
send ann@a.org --port "$plain"
like 'a server without STARTTLS' "$code $result" '^75 deferred .*4\.7\.4 TLS is wanted'
is 'recorded' "$recorded" 'a.org sts starttls-not-supported mx.a.org'
ok 'nothing was sent' test ! -e "$T/got/m"
echo 'a.org may' >"$T/policy"
send ann@a.org --port "$plain" --tls-policy "$T/policy"
is 'the administrator has the last word' "$code $how" '0 ESMTP'
echo '* encrypt' >"$T/policy"
send ann@wrongmx.org --tls-policy "$T/policy"
is 'but not by a line for all' "$code" 75

# -- testing, none, DANE
send ann@testing.org
is 'testing: sent' "$code $how" '0 ESMTPS'
is 'and recorded' "$recorded" 'testing.org sts certificate-host-mismatch wrong.a.org'
send ann@testing.org --port "$plain"
is 'testing without STARTTLS' "$code $how" '0 ESMTP'
send ann@off.org
is 'none' "$code $how" '0 ESMTPS'
send ann@dane.org
is 'DANE goes first' "$code $how $recorded" '0 ESMTPS dane.org tlsa success mx.dane.org'

# -- what must not be taken
for way in huge html redirect missing garbage invalid; do
	send ann@$way.org
	want=sts-policy-fetch-error; [ $way != invalid ] || want=sts-policy-invalid
	ok "$way: recorded" grep -q "	$way.org	no-policy-found	$want	" "$T/record"
	is "$way: no policy, one request" "$code $gets" '0 1'
	send ann@$way.org
	is "$way: not again at once" "$code $gets" '0 0'
done
send ann@nothere.org
is 'a certificate for another name' "$(tail -n 2 "$T/record" | cut -f 2-4 | head -n 1 | tr '\t' ' ')" \
	'nothere.org no-policy-found sts-webpki-invalid'
is 'no policy' "$code" 0
for way in chunked open; do
	send ann@$way.org
	like "$way: understood, and enforced" "$code $result" '^75 .*MTA-STS'
done

# -- the cache
kept() { sed -n '1s/.* \(.*\)/\1/p' "$c/$1"; }
age() { # DOMAIN SECONDS: it was fetched so long ago
	at=$(($(date +%s) - $2)); sed -i "1s/mta-sts [0-9]* [0-9]*/mta-sts $at $at/" "$c/$1"
}
rezone() { sed -i "s|^$1 .*|$1 $2|" "$T/zone"; }
is 'kept under its id' "$(kept a.org)" 1
is 'for its owner only' "$(stat -c %a "$c/a.org")" 600
rezone _mta-sts.a.org 'TXT v=STSv1; id=2;'
printf 'version: STSv1\nmode: none\nmax_age: 60\n' >"$T/policies/a.org"
send ann@a.org --port "$plain"
is 'a new id is fetched' "$code $how $gets $(kept a.org)" '0 ESMTP 1 2'
rezone _mta-sts.a.org 'TXT v=STSv1; id=3;'
printf 'version: STSv1\nmode: enforce\nmx: x.org\nmax_age: 86400\n' >"$T/policies/a.org"
send ann@a.org
is 'again, and enforced' "$code $gets $(kept a.org)" '75 1 3'
rezone _mta-sts.a.org servfail
send ann@a.org
is 'the record cannot be had: the cached policy holds' "$code $gets" '75 0'
rezone _mta-sts.a.org 'TXT nothing'
send ann@a.org
is 'the record has gone: it holds' "$code $gets" '75 0'
rezone _mta-sts.a.org 'TXT v=STSv1; id=4;'
rezone mta-sts.a.org 'A 127.0.0.9'
send ann@a.org
is 'the fetch fails: it holds' "$code $(kept a.org)" '75 3'
is 'which is recorded' "$(tail -n 2 "$T/record" | head -n 1 | cut -f 2-4 | tr '\t' ' ')" \
	'a.org sts sts-policy-fetch-error'
age a.org 90000
send ann@a.org
is 'until it has run out' "$code" 0
rezone mta-sts.a.org 'A 127.0.0.2'
printf 'version: STSv1\nmode: enforce\nmx: mx.a.org\nmax_age: 86400\n' >"$T/policies/a.org"
age a.org 90000
send ann@a.org
is 'fetched again' "$code $gets $(kept a.org)" '0 1 4'
age a.org 50000
send ann@a.org
is 'anew in the second half of its life' "$code $gets" '0 1'
echo garbage >"$c/a.org"
send ann@a.org
is 'a damaged file is none' "$code $gets $(kept a.org)" '0 1 4'
rm "$c/a.org"; ln -s "$T/m" "$c/a.org"
send ann@a.org
is 'a link is replaced' "$code $gets $(kept a.org)" '0 1 4'
rm "$c/a.org"; echo '_mta-sts.a.org TXT v=STSv1; id=5;' >>"$T/zone"
send ann@a.org
is 'two records are none' "$code $gets" '0 0'
is 'nothing is left over' "$(find "$c" -name '.*' -type f | wc -l)" 0
exits 'no such directory' 75 smtp-send -n --mta-sts "$T/none"
done_testing
