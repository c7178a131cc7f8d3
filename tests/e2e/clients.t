#!/bin/sh
# The programs that people read and send mail with, against the whole chain: the
# instance of `make demo` under tcpserver, everything over TLS, certificates
# checked. What each client does stands in clients.py.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"
need tcpserver openssl
ok "make an instance" sh "$ROOT/etc/demo/instance.sh" "$T/i"
rm -f "$T/i/mail/ann/.dovecot.sieve"
for service in submission submissions imap imaps pop3 pop3s; do
	port=$(free_port)
	spawn "log-$service" tcpserver -RHl localhost 127.0.0.1 "$port" "$T/i/services/$service"
	wait_port "$port" "$spawned" || fail "$service starts"
	eval "$service=$port"
	export "${service?}"
done
take_checks "$ROOT/tests/e2e/clients.py"
if [ "$failed" -ne 0 ]; then
	for log in "$T"/log-*; do note "--- $log"; tail -n 6 "$log" | sed 's/^/# /'; done
fi
unlike "no password in any log" "$(cat "$T"/log-*)" 'joe-secret|ann-secret'
done_testing
