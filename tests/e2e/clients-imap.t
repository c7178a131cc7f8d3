#!/bin/sh
# The programs that keep a copy of a mailbox (and, run by clients-screen.t, those
# that show one all day) against the whole chain: with TLS, and without. What each
# does stands in clients-imap.py.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"
need tcpserver openssl
ok "make an instance" sh "$ROOT/etc/demo/instance.sh" "$T/i"
rm -f "$T/i/mail/ann/.dovecot.sieve"
for proto in imap pop3; do
	sed -e 's/^exec tls-wrap.*/exec \\/' -e "s/$proto-login/& --plaintext-auth/" \
	    "$T/i/services/$proto" >"$T/i/services/${proto}_plain"
	chmod 755 "$T/i/services/${proto}_plain"
done
for service in imap imaps imap_plain pop3 pop3s pop3_plain; do
	port=$(free_port)
	spawn "log-$service" tcpserver -RHl localhost 127.0.0.1 "$port" "$T/i/services/$service"
	wait_port "$port" "$spawned" || fail "$service starts"
	eval "$service=$port"
	export "${service?}"
done
take_checks "$ROOT/tests/e2e/clients-imap.py"
if [ "$failed" -ne 0 ]; then
	for log in "$T"/log-*; do note "--- $log"; tail -n 6 "$log" | sed 's/^/# /'; done
fi
unlike "no password in any log" "$(cat "$T"/log-*)" 'ann-secret'
done_testing
