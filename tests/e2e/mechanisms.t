#!/bin/sh
# Every SASL mechanism with the clients that know it, through IMAP, POP3 and
# submission, in the clear, after STARTTLS and with TLS from the start; right and
# wrong passwords, a user who does not exist, tokens good and bad. What each
# client does stands in mechanisms.py.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"
need tcpserver openssl
ok "make an instance" sh "$ROOT/etc/demo/instance.sh" "$T/i"
ids=$(sed -n '1s/^[^:]*:[^:]*:\([^:]*:[^:]*\):.*/\1/p' "$T/i/users")
printf '%s@example.org:{PLAIN}%s-secret:%s::%s::\n' \
    joe joe "$ids" "$T/i/mail/joe" ann ann "$ids" "$T/i/mail/ann" >"$T/i/users"
"$PYTHON" "$ROOT/tests/lib/tokens.py" make "$T" || skip_all "no tokens"
chmod 644 "$T/jwks.json"
all='SCRAM-SHA-256-PLUS SCRAM-SHA-1-PLUS SCRAM-SHA-256 SCRAM-SHA-1 OAUTHBEARER
XOAUTH2 DIGEST-MD5 CRAM-MD5 APOP PLAIN LOGIN ANONYMOUS EXTERNAL'
for f in "$T"/i/services/*; do
	sed "s,file-auth --users users,& --failure-delay 0 --trust 127.0.0.0/8 --realm example.org \
--mechanisms \"$(echo $all)\" --anonymous ann --oauth-keys $T/jwks.json \
--oauth-audience mail --oauth-issuer https://issuer.example," "$f" >"$T/new"
	cat "$T/new" >"$f"
done
for service in submission submissions imap imaps pop3 pop3s; do
	port=$(free_port)
	spawn "log-$service" tcpserver -RHl localhost 127.0.0.1 "$port" "$T/i/services/$service"
	wait_port "$port" "$spawned" || fail "$service starts"
	eval "$service=$port"
	export "${service?}"
done
take_checks "$ROOT/tests/e2e/mechanisms.py"
if [ "$failed" -ne 0 ]; then
	for log in "$T"/log-*; do note "--- $log"; tail -n 12 "$log" | sed 's/^/# /'; done
fi
unlike "no password or token in any log" "$(cat "$T"/log-*)" 'joe-secret|ann-secret|eyJ'
done_testing
