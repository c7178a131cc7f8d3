#!/bin/sh
# The service files under each launcher: openbsd-inetd, xinetd, tcpserver, systemd's
# socket activation. The client must see the protocol and nothing else,
# although the inetds make its socket our standard error.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need openssl
PEERS=${PEERS:-/var/tmp/pneumatic-peers}
ok "make an instance" sh "$ROOT/etc/demo/instance.sh" "$T/i"
cat >"$T/session.py" <<'END'
import imaplib, os, smtplib, socket, ssl, sys
smtp, imaps, n = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
context = ssl.create_default_context(cafile=os.environ["T"] + "/i/tls/default/fullchain.pem")
# A whole session by hand: every line must be a reply.
s = socket.create_connection(("127.0.0.1", smtp), 60)
f = s.makefile("rb")
assert f.readline().startswith(b"220 "), "greeting"
s.sendall(b"EHLO a.example\r\nMAIL FROM:<x@example.net>\r\nRCPT TO:<stranger@example.org>\r\nNONSENSE\r\nQUIT\r\n")
for line in f.read().decode().splitlines():
    assert line[:3].isdigit() and line[3:4] in "- ", line
with smtplib.SMTP("localhost", smtp) as s:
    s.starttls(context=context)
    s.sendmail("x@example.net", ["joe@example.org"], "From: x@example.net\nSubject: %s\n\nhi\n" % n)
m = imaplib.IMAP4_SSL("localhost", imaps, ssl_context=context)
m.login("joe@example.org", "joe-secret")
m.select()
assert m.search(None, "SUBJECT", '"%s"' % n)[1][0], "the message is not there"
m.logout()
END
try() {
	ok "$1: SMTP with STARTTLS, delivery, IMAPS" "$PYTHON" "$T/session.py" "$smtp" "$imaps" "$1"
	[ -z "$spawned" ] || kill "$spawned" 2>/dev/null
}
ports() { smtp=$(free_port) imaps=$(free_port); }

ports
if command -v tcpserver >/dev/null; then
	spawn tcpserver2 tcpserver -RHl localhost 127.0.0.1 "$imaps" "$T/i/services/imaps"
	spawn tcpserver tcpserver -RHl localhost 127.0.0.1 "$smtp" "$T/i/services/smtp"
	wait_port "$smtp"; wait_port "$imaps"
	try tcpserver
else
	skip tcpserver "not installed"
fi

# The sample itself, with this instance's paths and free ports.
ports
if command -v inetd >/dev/null && inetd --version 2>&1 | grep -qv inetutils; then
	sed -e "s,/etc/pneumatic,$T/i," -e '/^#/d' -e '/tcp6/d' \
	    -e "s/^smtp  */127.0.0.1:$smtp /" -e "s/^imaps  */127.0.0.1:$imaps /" \
	    -e "s/ root / $(id -un) /" \
	    "$ROOT/inetd.conf.sample" | grep -E "^127.0.0.1:($smtp|$imaps) " >"$T/inetd.conf"
	is "two lines of the sample" "$(grep -c . "$T/inetd.conf")" 2
	spawn inetd inetd -i "$T/inetd.conf"
	wait_port "$smtp" "$spawned"; wait_port "$imaps" "$spawned"
	try openbsd-inetd
	is "no line of the sample has more than 19 arguments" \
	    "$(grep -v '^#' "$ROOT/inetd.conf.sample" | awk 'NF > 6 + 19')" ""
else
	skip openbsd-inetd "not installed"
fi

ports
xinetd=$(command -v xinetd || echo "$PEERS/xinetd/usr/sbin/xinetd")
if [ -x "$xinetd" ]; then
	for pair in smtp:$smtp imaps:$imaps; do
		printf 'service %s\n{\n type = UNLISTED\n port = %s\n bind = 127.0.0.1\n socket_type = stream\n protocol = tcp\n wait = no\n user = %s\n server = %s\n}\n' \
		    "${pair%:*}" "${pair#*:}" "$(id -un)" "$T/i/services/${pair%:*}"
	done >"$T/xinetd.conf"
	spawn xinetd "$xinetd" -dontfork -f "$T/xinetd.conf" -pidfile "$T/xinetd.pid"
	wait_port "$smtp" "$spawned"; wait_port "$imaps" "$spawned"
	try xinetd
else
	skip xinetd "not installed or unpacked"
fi

ports
activate=$(command -v systemd-socket-activate)
if [ -n "$activate" ]; then
	# Of the environment it hands on only what it is told to.
	keep=${ASAN_OPTIONS:+-E ASAN_OPTIONS}
	spawn activate2 "$activate" $keep -a --inetd -l "127.0.0.1:$imaps" "$T/i/services/imaps"
	spawn activate "$activate" $keep -a --inetd -l "127.0.0.1:$smtp" "$T/i/services/smtp"
	wait_port "$smtp" "$spawned"; wait_port "$imaps"
	try systemd-socket-activate
else
	skip systemd "systemd-socket-activate is not installed"
fi
done_testing
