#!/bin/sh
# smtp-send --relay srv:...: the hosts and ports that SRV records name, in their
# order; what the DNS fails to say is no refusal; a password stays in the domain.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

p2=$(free_port) p3=$(free_port) dns=$(free_port)
zone=$T/zone; : >"$zone"
echo 'caps AUTH PLAIN' >"$T/two"; : >"$T/three"
DNS_SERVER=127.0.0.1@$dns; export DNS_SERVER
spawn dns.log "$PYTHON" "$ROOT/tests/lib/dns-stub.py" 127.0.0.1 "$dns" "$zone"
spawn two.err "$PYTHON" "$ROOT/tests/lib/smtp-peer.py" 127.0.0.2 "$p2" "$T/two" "$T/two.log"
spawn three.err "$PYTHON" "$ROOT/tests/lib/smtp-peer.py" 127.0.0.3 "$p3" "$T/three" "$T/three.log"
wait_port "$dns"
up() { "$PYTHON" -c "import socket; socket.create_connection(('$1', $2), 1)"; }
wait_for up 127.0.0.2 "$p2"; wait_for up 127.0.0.3 "$p3"
# The peers note that, too, and perhaps late.
wait_for grep -q connect "$T/two.log"; wait_for grep -q connect "$T/three.log"
printf 'Subject: one\n\nbody\n' >"$T/m"

# by RELAY [OPTION...]: the result without its time in $result, the code in $code
by() {
	relay=$1; shift
	: >"$T/two.log"; : >"$T/three.log"
	result=$(SENDER=joe@me.org RECIPIENT=ann@b.org timeout 300 smtp-send \
	    --hostname me.org --relay "$relay" "$@" <"$T/m" 2>"$T/err")
	code=$?
	result=$(printf '%s\n' "$result" | sed 's/^[0-9-]*T[0-9:]*Z //')
}
s=_submission._tcp
cat >"$zone" <<END
two.a.org A 127.0.0.2
three.a.org A 127.0.0.3
own.a.org A 127.0.0.1
down.a.org A 127.0.0.9
a.org A 127.0.0.9
$s.a.org SRV 20 0 $p3 three.a.org
$s.a.org SRV 10 0 $p2 two.a.org
$s.down.org SRV 1 0 $p2 down.a.org
$s.down.org SRV 2 0 $p3 nowhere.org
$s.down.org SRV 3 0 $p3 three.a.org
$s.weight.org SRV 1 65535 $p3 three.a.org
$s.weight.org SRV 1 0 $p2 two.a.org
$s.equal.org SRV 1 7 $p3 three.a.org
$s.equal.org SRV 1 7 $p2 two.a.org
$s.zero.org SRV 1 0 $p3 three.a.org
$s.zero.org SRV 1 0 $p2 two.a.org
$s.not.org SRV 0 0 0 .
$s.port0.org SRV 0 0 0 two.a.org
$s.some.org SRV 0 0 0 .
$s.some.org SRV 0 0 $p2 two.a.org
$s.fail.org servfail
$s.loop.org loop
$s.cut.org SRV 0 0 $p2 two.a.org
$s.cut.org cut
$s.half.org SRV 1 0 $p2 broken.a.org
broken.a.org servfail
$s.gone.org SRV 1 0 $p2 nowhere.org
$s.alias.org CNAME $s.a.org
$s.round.org SRV 1 0 25 $s.round.org
$s.endless.org SRV 1 0 25 circle.org
circle.org CNAME circle.org
$s.own.org SRV 1 0 $p2 own.a.org
$s.trunc.org truncated
$s.trunc.org SRV 1 0 $p2 two.a.org
$s.safe.org SRV 1 0 $p2 two.safe.org
$s.safe.org secure
two.safe.org CNAME two.a.org
$s.signed.org SRV 1 0 $p2 two.a.org
$s.signed.org secure
$s.in.org SRV 1 0 $p2 two.in.org
two.in.org A 127.0.0.2
$s.xin.org SRV 1 0 $p2 two.notxin.org
two.notxin.org A 127.0.0.2
END
i=0
while [ $i -lt 40 ]; do
	echo "$s.many.org SRV $i 0 $p2 m$i.nowhere.org" >>"$zone"; i=$((i + 1))
done
echo "$s.many.org SRV 41 0 $p2 two.a.org" >>"$zone"

# -- order
two='0 relayed <ann@b.org> two.a.org[127.0.0.2] 250 2.0.0 queued as 1'
three='0 relayed <ann@b.org> three.a.org[127.0.0.3] 250 2.0.0 queued as 1'
by srv:$s.a.org
is 'the lower priority, at its port' "$code $result" "$two"
is 'the other is not asked' "$(cat "$T/three.log")" ''
by srv:$s.down.org --connect-timeout 2s
is 'one that is down, one without address: the next' "$code $result" "$three"
by srv:$s.alias.org
is 'a CNAME' "$code $result" "$two"
by srv:$s.trunc.org
is 'an answer that was cut, by TCP' "$code $result" "$two"
by srv:$s.some.org
is '"." among others is none' "$code $result" "$two"
: >"$T/w"
for i in 1 2 3 4 5 6; do by srv:$s.weight.org --dry-run; echo "$result" >>"$T/w"; done
is 'weight 0 beside 65535' "$(grep -c 'three.a.org' "$T/w")" 6
for d in equal zero; do
	: >"$T/w"
	i=0
	while [ $i -lt 30 ] && ! { grep -q two.a.org "$T/w" && grep -q three.a.org "$T/w"; }; do
		by srv:$s.$d.org --dry-run; echo "$result" >>"$T/w"; i=$((i + 1))
	done
	ok "$d weights: both have their turn" test $i -lt 30
done
by srv:_SUBMISSION._TCP.a.org -e
like 'case does not matter; -e tells of records' "$code $(tr "\n" " " <"$T/err")" "^0 .*SRV 10 0 $p2 two.a.org"
result=$(SMTP_ROUTE=smtp:srv:$s.a.org RECIPIENT=x@b.org SENDER='' smtp-send --hostname me.org <"$T/m" 2>/dev/null)
like 'SMTP_ROUTE' "$result" 'relayed <x@b.org> two.a.org'
result=$(SMTP_ROUTE=srv:$s.a.org RECIPIENT=x@b.org SENDER='' smtp-send --hostname me.org <"$T/m" 2>/dev/null)
like 'without smtp:' "$result" 'relayed <x@b.org> two.a.org'
echo "* smtp:srv:$s.a.org" >"$T/transports"
exits 'a line of transports' 0 mail-route -n --transports "$T/transports"

# -- nobody there
by srv:$s.not.org
is 'a service that is not offered' "$code $result" "69 failed <ann@b.org> 5.4.4 $s.not.org is a service that is not offered"
later() { by "srv:$s.$2"; like "$1" "$code $result" "^68 deferred <ann@b.org> $3"; }
later 'no record: the domain is no answer' none.org "4\\.4\\.4 $s.none.org has no SRV record"
later 'SERVFAIL' fail.org '4\.4\.3 DNS server .*SERVFAIL'
later 'a compression loop' loop.org '4\.4\.3 DNS server .*broken'
later 'a record that is cut' cut.org '4\.4\.3 DNS server'
later 'a host that nobody knows now' half.org '4\.4\.3 DNS server .*SERVFAIL'
later 'no host has an address' gone.org '4\.4\.4 no host of .* has an address'
later 'port 0' port0.org '4\.4\.4 no host of'
later 'a host that is the service again' round.org '4\.4\.4 no host of'
later 'a host that is a CNAME loop' endless.org '4\.4\.3 DNS server .*too many CNAMEs'
later 'only so many hosts are looked up' many.org '4\.4\.4 no host of'
spawn own.err "$PYTHON" "$ROOT/tests/lib/smtp-peer.py" 127.0.0.1 "$p2" "$T/three" "$T/own.log"
wait_for up 127.0.0.1 "$p2"
by srv:$s.own.org
like 'our own address' "$code $result" '5\.4\.6 mail loops back to us'

# -- names
for r in srv:_submissions._tcp.a.org srv:_submission._udp.a.org srv:_x srv:_x._tcp. srv:_._tcp.a.org \
    "srv:$s.a.org:25" "srv:$s.a.org,[two.a.org]" "[two.a.org],srv:$s.a.org"; do
	exits "$r is refused" 75 smtp-send -n --relay "$r"
done
by "srv:$s.a.org"
printf 'other.org verify\na.org encrypt\n' >"$T/policy"
by srv:$s.a.org --tls-policy "$T/policy" --hosts 1
like 'the TLS policy is that of the domain' "$code $result" 'deferred .*4\.7\.'
printf 'two.a.org encrypt\n' >"$T/policy"
by srv:$s.a.org --tls-policy "$T/policy"
is 'not of the host' "$code $result" "$two"

# -- passwords
for d in a in xin signed safe weight; do echo "$d.org joe secret" >>"$T/auth"; done
chmod 600 "$T/auth"
by srv:$s.in.org --auth "$T/auth"
like 'a password is sent to a host of the domain' "$code $(tr "\n" " " <"$T/two.log")" "^0 .*AUTH PLAIN"
by srv:$s.xin.org --auth "$T/auth"
like 'one outside has none' "$result" 'deferred .*4\.7\.0 a password is not sent to a host outside'
unlike 'not a word of it' "$(cat "$T/two.log")" AUTH
by srv:$s.signed.org --auth "$T/auth"
like 'but where the record was validated' "$code $(tr "\n" " " <"$T/two.log")" "^0 .*AUTH PLAIN"
done_testing
