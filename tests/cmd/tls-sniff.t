#!/bin/sh
# tls-wrap --starttls --sniff: a port for clients of both kinds (587).
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver openssl "$PYTHON"
mkdir -p "$T/tls/default"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3 -subj /CN=mx.example.org \
    -keyout "$T/tls/default/privkey.pem" -out "$T/tls/default/fullchain.pem" 2>/dev/null
chmod -R a+rX "$T/tls"
port=$(free_port)
spawn server tcpserver -RHl0 127.0.0.1 "$port" tls-wrap --starttls --sniff 3s --cert-dir "$T/tls" \
    smtp-recv --hostname mx.example.org --accept-all true
wait_port "$port" "$spawned"
# Not pipelined: the answer first, whatever the time it takes.
talk() {
	: >"$T/talk"
	{
		printf 'EHLO a.example\r\n'
		wait_for grep -q '^250 ' "$T/talk"
		printf 'QUIT\r\n'
	} | timeout 300 openssl s_client -quiet -connect "127.0.0.1:$port" "$@" 2>/dev/null >"$T/talk"
	tr -d '\r' <"$T/talk"
}
like 'TLS from the first byte' "$(talk)" '^220 mx.example.org ESMTP'
unlike 'and no STARTTLS inside it' "$(talk)" STARTTLS
like 'STARTTLS' "$(talk -starttls smtp)" '^250-PIPELINING|^250 ENHANCED'
like 'in the clear' "$("$PYTHON" - "$port" <<'P'
import socket, sys
s = socket.create_connection(("127.0.0.1", int(sys.argv[1])), 60)
print(s.recv(200).decode()); s.sendall(b"EHLO x\r\n"); print(s.recv(2000).decode())
P
)" '^250-STARTTLS'
like 'a client that says something else at once' "$(printf 'EHLO x\r\nQUIT\r\n' | timeout 60 "$PYTHON" -c '
import socket, sys
s = socket.create_connection(("127.0.0.1", int(sys.argv[1])), 60)
s.sendall(sys.stdin.buffer.read()); s.shutdown(1)
while (b := s.recv(2000)): print(b.decode())' "$port")" '^221 '
done_testing
