#!/bin/sh
# smtp-send: STARTTLS towards our own smtp-recv and a real Postfix: DANE, policies,
# and what happens when a certificate does not fit.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver openssl
port=$(free_port) dns=$(free_port)
zone=$T/zone DNS_SERVER=127.0.0.1@$dns; export DNS_SERVER
mkdir -p "$T/tls/default"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 9 -subj /CN=mx.a.org \
    -addext subjectAltName=DNS:mx.a.org -keyout "$T/tls/default/privkey.pem" \
    -out "$T/tls/default/fullchain.pem" 2>/dev/null
chmod 600 "$T/tls/default/privkey.pem"
digest=$(openssl x509 -in "$T/tls/default/fullchain.pem" -noout -pubkey |
    openssl pkey -pubin -outform DER | openssl dgst -sha256 | sed 's/.*= //')
cat >"$T/zone" <<END
a.org MX 10 mx.a.org
mx.a.org A 127.0.0.2
b.org MX 10 other.b.org
other.b.org A 127.0.0.2
dane.org MX 10 mx.dane.org
dane.org secure
mx.dane.org A 127.0.0.2
mx.dane.org secure
_25._tcp.mx.dane.org TLSA 3 1 1 $digest
_25._tcp.mx.dane.org secure
wrong.org MX 10 mx.wrong.org
wrong.org secure
mx.wrong.org A 127.0.0.2
mx.wrong.org secure
_25._tcp.mx.wrong.org TLSA 3 1 1 $(echo "$digest" | tr 0-9a-f 1-9a-f0)
_25._tcp.mx.wrong.org secure
broken.org MX 10 mx.broken.org
broken.org secure
mx.broken.org A 127.0.0.2
mx.broken.org secure
_25._tcp.mx.broken.org servfail
insecure.org MX 10 mx.insecure.org
mx.insecure.org A 127.0.0.2
_25._tcp.mx.insecure.org TLSA 3 1 1 $(echo "$digest" | tr 0-9a-f 1-9a-f0)
at.org MX 10 mx.at.org
at.org secure
mx.at.org A 127.0.0.2
mx.at.org secure
_25._tcp.mx.at.org TLSA 3 1 1 $(echo "$digest" | tr 0-9a-f 1-9a-f0)
_25._tcp.mx.at.org secure
_$port._tcp.mx.at.org TLSA 3 1 1 $digest
_$port._tcp.mx.at.org secure
_submission._tcp.at.org SRV 1 0 $port mx.at.org
_submission._tcp.at.org secure
off.org A 127.0.0.2
off.org secure
_25._tcp.off.org TLSA 3 1 1 $digest
_25._tcp.off.org secure
_$port._tcp.off.org TLSA 3 1 1 $(echo "$digest" | tr 0-9a-f 1-9a-f0)
_$port._tcp.off.org secure
_submission._tcp.off.org SRV 1 0 $port off.org
_submission._tcp.off.org secure
END
mkdir "$T/got"; chmod 777 "$T/got"
spawn dns.log "$PYTHON" "$ROOT/tests/lib/dns-stub.py" 127.0.0.1 "$dns" "$T/zone"
spawn recv.log tcpserver -RHl0 127.0.0.2 "$port" tls-wrap --starttls --cert-dir "$T/tls" \
	smtp-recv --accept-all sh -c "umask 0; cat >'$T/got/m'"
wait_port "$dns"
up() { "$PYTHON" -c "import socket; socket.create_connection(('$1', $2), 1)"; }
wait_for up 127.0.0.2 "$port"
printf 'Subject: one\n\nline\n' >"$T/m"
send() {
	rcpt=$1; shift; rm -f "$T/got/m"
	result=$(SENDER=joe@me.org RECIPIENT=$rcpt timeout 120 smtp-send --port "$port" \
	    --hostname me.org "$@" <"$T/m" 2>"$T/err"); code=$?
	result=$(printf '%s\n' "$result" | sed 's/^[0-9-]*T[0-9:]*Z //')
	how=$(sed -n 's/.* with \(ESMTP[SA]*\) .*/\1/p' "$T/got/m" 2>/dev/null)
}
send ann@a.org
like 'a certificate nobody knows' "$code $how $result" '^0 ESMTPS (relayed|passed)'
send ann@a.org --tls none
is 'none' "$code $how" '0 ESMTP'
send ann@a.org --tls encrypt
is 'encrypt' "$code $how" '0 ESMTPS'
send ann@a.org --tls verify
like 'verify' "$code $result" '^75 deferred .*4\.7\.5 TLS'
ok 'nothing was sent' test ! -e "$T/got/m"
send ann@a.org --tls verify --ca "$T/tls/default/fullchain.pem"
is 'verify, and it is trusted' "$code $how" '0 ESMTPS'
send ann@b.org --tls verify --ca "$T/tls/default/fullchain.pem"
like 'of another name' "$code $result" '^75 deferred .*4\.7\.5 TLS'
echo 'b.org verify match=mx.a.org' >"$T/policy"
send ann@b.org --tls-policy "$T/policy" --ca "$T/tls/default/fullchain.pem"
is 'that the policy knows' "$code $how" '0 ESMTPS'
send ann@dane.org
is 'DANE' "$code $how" '0 ESMTPS'
send ann@wrong.org
like 'DANE, and it does not fit' "$code $result" '^75 deferred .*4\.7\.5 TLS'
ok 'nothing was sent' test ! -e "$T/got/m"
send ann@broken.org
like 'TLSA records that cannot be had' "$code $result" '^75 deferred .*SERVFAIL'
send ann@insecure.org
is 'TLSA records that nobody signed' "$code $how" '0 ESMTPS'
send ann@a.org --tls dane
like 'DANE or nothing' "$code $result" '^75 deferred .*no TLSA'
send ann@dane.org --tls none
is 'none means none' "$code $how" '0 ESMTP'
for relay in "[mx.at.org]:$port" "at.org:$port" srv:_submission._tcp.at.org; do
	send ann@x.org --relay "$relay" --tls dane
	is "$relay: the port's own TLSA records" "$code $how" '0 ESMTPS'
done
for relay in "[off.org]:$port" "off.org:$port" srv:_submission._tcp.off.org; do
	send ann@x.org --relay "$relay"
	like "$relay: that do not fit, whatever those of 25 say" "$code $result" '^(75|68) deferred .*4\.7\.5 TLS'
	ok 'nothing was sent' test ! -e "$T/got/m"
done
send ann@x.org --relay '[off.org]'
is 'no port: that of --port' "$code" 75
send ann@at.org
is 'an MX host: those of 25' "$code" 75

# -- TLS-Required: No, REQUIRETLS (RFC 8689)
printf 'Subject: one\nTLS-Required: No\n\nline\n' >"$T/m"
send ann@wrong.org
is 'TLS-Required: No: DANE does not count' "$code $how" '0 ESMTPS'
send ann@a.org --tls verify
like 'our own policy does' "$code $result" '^75 deferred .*4\.7\.5 TLS'
printf 'Subject: one\n\nTLS-Required: No\n' >"$T/m"
send ann@wrong.org
is 'in the body it is text' "$code" 75
printf 'Subject: one\n\nline\n' >"$T/m"
strict=$(free_port)
spawn strict.log tcpserver -RHl0 127.0.0.2 "$strict" tls-wrap --starttls --cert-dir "$T/tls" \
	smtp-recv --offer-requiretls --accept-all sh -c "umask 0; cat <&3 >'$T/got/e'; cat >'$T/got/m'"
wait_for up 127.0.0.2 "$strict"
required() { # DOMAIN [OPTION...]
	printf 'MAIL FROM:<joe@me.org> REQUIRETLS\nRCPT TO:<ann@%s>\n' "$1" >"$T/e"; shift; rm -f "$T"/got/*
	result=$(timeout 120 smtp-send --hostname me.org "$@" <"$T/m" 3<"$T/e" 2>"$T/err"); code=$?
	result=$(printf '%s\n' "$result" | sed 's/^[0-9-]*T[0-9:]*Z //')
}
required dane.org --port "$strict"
like 'REQUIRETLS' "$code $(cat "$T/got/e")" '^0 .*REQUIRETLS'
required dane.org --port "$port"
like 'not offered' "$code $result" '^69 failed .*5\.7\.30 .* does not offer it'
required a.org --port "$strict" --ca "$T/tls/default/fullchain.pem"
like 'an MX nobody vouches for' "$code $result" '^69 failed .*5\.7\.30 .*nothing vouches'
required wrong.org --port "$strict"
like 'a certificate that does not fit' "$code $result" '^75 deferred .*4\.7\.5 TLS'
ok 'nothing was sent' test ! -e "$T/got/m"
required a.org --relay "[mx.a.org]:$strict" --ca "$T/tls/default/fullchain.pem"
is 'a relay is the administrator'\''s word' "$code" 0

# -- a real Postfix
if command -v postfix >/dev/null && [ "$(id -u)" -eq 0 ]; then
	pf=$(free_port); mkdir -p "$T/pf/etc" "$T/pf/queue" "$T/pf/data" "$T/pf/mail"
	chown postfix "$T/pf/data" "$T/pf/mail"; chmod 755 "$T/pf"
	cat >"$T/pf/etc/main.cf" <<END
compatibility_level = 3.6
queue_directory = $T/pf/queue
data_directory = $T/pf/data
maillog_file = $T/pf/log
maillog_file_prefixes = /
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
inet_protocols = ipv4
alias_maps =
alias_database =
local_recipient_maps =
smtpd_peername_lookup = no
myhostname = pf.org
mydestination =
inet_interfaces = 127.0.0.1
virtual_mailbox_domains = pf.org
virtual_mailbox_maps = static:all/
virtual_mailbox_base = $T/pf/mail
virtual_uid_maps = static:$(id -u postfix)
virtual_gid_maps = static:$(id -g postfix)
smtpd_tls_cert_file = $T/tls/default/fullchain.pem
smtpd_tls_key_file = $T/tls/default/privkey.pem
smtpd_tls_security_level = may
smtpd_recipient_restrictions = reject_unauth_destination
END
	cat >"$T/pf/etc/master.cf" <<END
127.0.0.2:$pf inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
error unix - - n - - error
virtual unix - n n - - virtual
tlsmgr unix - - n 1000? 1 tlsmgr
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
END
	spawn pf.start postfix -c "$T/pf/etc" start-fg
	if wait_for up 127.0.0.2 "$pf"; then
		printf 'pf.org A 127.0.0.2\n' >>"$T/zone"
		port=$pf
		printf 'MAIL FROM:<joe@me.org>\nRCPT TO:<ann@pf.org>\nRCPT TO:<bob@pf.org>\n' >"$T/e"
		timeout 120 smtp-send --port "$pf" --hostname me.org --tls encrypt <"$T/m" 3<"$T/e" >"$T/r" 2>&1
		is 'Postfix takes it' "$? $(grep -c ' passed .* 250 2.0.0 Ok: queued as' "$T/r")" '0 2'
		wait_for sh -c "grep -rq '^line' '$T/pf/mail/all/new'"
		like 'over TLS' "$(cat "$T"/pf/mail/all/new/*)" 'with ESMTPS id'
		send ann@pf.org --dry-run
		like 'dry run' "$code $result" '^0 dry-run .*passed <ann@pf.org>'
		send 'ann@[127.0.0.2]' --dry-run
		like 'Postfix says no' "$code $result" '^69 dry-run .*failed .* 5[05]4 5\.7\.1'
	else
		skip 'Postfix' "it does not start: $(cat "$T/pf.start")"
	fi
	postfix -c "$T/pf/etc" stop >/dev/null 2>&1
else
	skip 'Postfix' 'not installed, or not root'
fi
done_testing
