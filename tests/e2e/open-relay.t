#!/bin/sh
# Nobody's mail for elsewhere is taken by the sample services: etc/pneumatic/services
# and etc/pneumatic/routes, with every way of writing a recipient that has ever made a
# server an open relay (open-relay.py).
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver openssl
ok 'make an instance' sh "$ROOT/etc/demo/instance.sh" "$T/i"
cd "$T/i" || exit 1
mkdir routes bounce bounce/en
for f in "$ROOT"/etc/pneumatic/routes/* "$ROOT"/etc/pneumatic/bounce/en/*; do
	to=routes/${f##*/}
	case $f in */bounce/*) to=bounce/en/${f##*/} ;; esac
	sed -e "s,/usr/local/bin,$BIN,g" -e "s,/etc/pneumatic,$T/i,g" -e "s,/var/lib/pneumatic,$T/i/state,g" \
	    -e "s,/var/spool/pneumatic,$T/spool,g" "$f" >"$to"
	[ ! -x "$f" ] || chmod 755 "$to"
done
cp routes/smtp routes/queue services/
mkdir -p "$T/spool" && mkdir -m 700 "$T/spool/queue"
[ "$(id -u)" -ne 0 ] || chown 65533:65533 "$T/spool/queue"
if [ "$(id -u)" -ne 0 ]; then sed -i 's/--alias-user 65530:65530//' services/smtp; fi
printf 'example.org\nexample.com\nmail.example.org\n' >>routes/domains
printf 'mail.example.org\n' >>routes/local-domains
printf 'sales@example.org ann@example.org, joe@example.org\nout@example.org far@example.net\n@example.com @example.org\n' >>routes/virtual
printf 'staff: joe@example.org, ann@example.org\nowner-staff: ann@example.org\n' >>routes/aliases
dns=$(free_port)
printf 's.example A 192.0.2.1\nb.example A 192.0.2.1\nexample.org A 192.0.2.2\nc.s.example A 127.0.0.1\nfar.example A 192.0.2.3\nfar.example MX 10 far.example\n' >"$T/zone"
spawn dns.log "$PYTHON" "$ROOT/tests/lib/dns-stub.py" 127.0.0.1 "$dns" "$T/zone"
export DNS_SERVER=127.0.0.1@$dns
wait_port "$dns" "$spawned"
cp "$ROOT/etc/pneumatic/services/smtp" "$T/plain.in"
sed -e "s,/usr/local/bin,$BIN,g" -e "s,/etc/pneumatic,$T/i,g" -e "s,/var/lib/pneumatic,$T/i/state,g" "$T/plain.in" >services/plain
chmod 755 services/plain
set --
for s in plain smtp submissions lmtp; do
	[ -x services/$s ] || { fail "there is no service $s"; continue; }
	# without its TLS, where that comes with the first byte
	sed 's/exec tls-wrap --cert-dir/exec tls-wrap --starttls --cert-dir/' services/$s >services/$s-clear
	chmod 755 services/$s-clear
	port=$(free_port)
	spawn "$s.log" tcpserver -RHl localhost 127.0.0.1 "$port" services/$s-clear
	wait_port "$port"
	[ $s != lmtp ] || port=L$port
	set -- "$@" "$port"
done
timeout 550 "$PYTHON" "$ROOT/tests/e2e/open-relay.py" "$@" >"$T/taken" 2>&1
is 'nothing is taken for elsewhere' "$(cat "$T/taken")"  '620 tried, most asked; joe@example.org: 250 2.1
620 tried, most asked; joe@example.org: 250 2.1
620 tried, 0 asked; joe@example.org: no MAIL
620 tried, most asked; joe@example.org: 250 2.1'
is 'nothing waits to be sent' "$(find "$T/spool/queue" -type f)" ''
done_testing
