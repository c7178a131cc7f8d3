#!/bin/sh
# Users who log in by their TLS certificate (EXTERNAL): Python, curl, msmtp and
# openssl s_client with real certificates, through IMAP, POP3 and submission, with
# TLS from the start and after STARTTLS; without one, with a stranger's, with one
# that is revoked, and with another user's name. See external.py.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"
need tcpserver openssl
ok "make an instance" sh "$ROOT/etc/demo/instance.sh" "$T/i"

# --- an authority for clients, and certificates of all kinds
mkdir "$T/ca" && cd "$T/ca" || exit 1
: >index.txt
cat >ca.conf <<'END'
[ca]
default_ca = clients
[clients]
database = index.txt
default_md = sha256
default_crl_days = 2
END
authority() {
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
	    -subj "/CN=$1" -keyout "$1.key" -out "$1.pem" 2>>log
}
issue() { # NAME AUTHORITY MAIL-ADDRESS
	openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$1" \
	    -keyout "$1.key" -out "$1.csr" 2>>log
	printf 'subjectAltName=email:%s\nextendedKeyUsage=clientAuth\n' "$3" >"$1.ext"
	openssl x509 -req -in "$1.csr" -CA "$2.pem" -CAkey "$2.key" -CAcreateserial -days 2 \
	    -extfile "$1.ext" -out "$1.pem" 2>>log
	cat "$1.pem" "$1.key" >"$1.both"
}
authority ours; authority theirs
issue joe ours joe@example.org
issue ann ours ann@example.org
issue stranger theirs joe@example.org
issue revoked ours joe@example.org
issue nobody ours nobody@example.org
issue comma ours 'joe@example.org.evil.example'
openssl ca -config ca.conf -revoke revoked.pem -keyfile ours.key -cert ours.pem 2>>log
openssl ca -config ca.conf -gencrl -keyfile ours.key -cert ours.pem -out ours.crl 2>>log
cd "$T" || exit 1
chmod 755 ca; chmod 644 ca/*.pem ca/*.crl

for f in "$T"/i/services/*; do
	sed -e "s,--cert-dir [^ ]*,& --client-cert request --client-ca $T/ca/ours.pem --client-crl $T/ca/ours.crl," \
	    -e "s,file-auth --users users,& --failure-delay 0 --trust 127.0.0.0/8 --external email," "$f" >"$T/new"
	cat "$T/new" >"$f"
done
for service in submission submissions imap imaps pop3 pop3s; do
	port=$(free_port)
	spawn "log-$service" tcpserver -RHl localhost 127.0.0.1 "$port" "$T/i/services/$service"
	wait_port "$port" "$spawned" || fail "$service starts"
	eval "$service=$port"
	export "${service?}"
done
take_checks "$ROOT/tests/e2e/external.py"
if [ "$failed" -ne 0 ]; then
	for log in "$T"/log-*; do note "--- $log"; tail -n 12 "$log" | sed 's/^/# /'; done
fi
done_testing
