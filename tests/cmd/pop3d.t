#!/bin/sh
# pop3d: by hand, after a hand-over, and with real clients behind pop3-login.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

exits "-V" 0 pop3d -V
exits "-h" 0 pop3d -h
exits "-n" 0 pop3d -n
exits "a bad UIDL format" 64 pop3d -n --uidl-format fixed
exits "a bad log format" 64 pop3d -n --logout-format %q
exits "an argument too many" 64 pop3d x
exits "no mailbox" 64 env HOME="$T" MAILDIR="$T/box" USER=joe pop3d

# by hand
mkdir -p "$T/box/cur" "$T/box/new" "$T/box/tmp"
printf 'Subject: hand\n\n.\n' >"$T/box/new/1000000001.M1P1.host"
is "by hand, LF" "$(printf 'STAT\nRETR 1\nDELE 1\nRSET\nQUIT\n' |
	pop3d --maildir "$T/box" 2>"$T/log" | tr -d '\r')" "+OK 1 messages, 20 octets
+OK 1 20
+OK 20 octets
Subject: hand

..
.
+OK Will be removed
+OK
+OK Logging out"
is "by hand, CRLF" "$(printf 'STAT\r\nQUIT\r\n' |
	pop3d --maildir "$T/box" 2>"$T/log" | tr -d '\r')" "+OK 1 messages, 20 octets
+OK 1 20
+OK Logging out"
exits "no such Maildir" 75 pop3d --maildir "$T/none"
not_ok "is not made" test -e "$T/none"
printf 'STAT\n' >"$T/in"
"$PYTHON" - "$T/box" >"$T/out" 2>&1 <<'PY'
import socket, subprocess, sys
s = socket.create_server(("127.0.0.1", 0))
c = socket.create_connection(s.getsockname())
n, _ = s.accept()
p = subprocess.run(["pop3d", "--maildir", sys.argv[1]], stdin=n, stdout=n, stderr=subprocess.PIPE)
n.close()
print(p.returncode, c.recv(100))
PY
is "a network socket is refused" "$(cat "$T/out")" "64 b''"
pop3d --maildir "$T/box" </dev/null >/dev/full 2>"$T/err"
like "nothing can be written" "$(cat "$T/err")" 'event=logout'

take_checks "$ROOT/tests/cmd/pop3d.py"

# real clients
if command -v tcpserver >/dev/null; then
	rm -rf "$T/box"; mkdir -p "$T/box/cur" "$T/box/new" "$T/box/tmp"
	for i in 1 2 3; do
		printf 'From: a@example.org\nTo: joe@example.org\nSubject: m%d\nMessage-Id: <%d@x>\nDate: Sun, 22 Nov 2026 03:00:0%d +0000\n\n.body %d\n' $i $i $i $i \
			>"$T/box/new/100000000$i.M1P1.host"
	done
	port=$(free_port)
	MAILDIR_FOR_TEST=$T/box; export MAILDIR_FOR_TEST
	spawn server tcpserver -HRl0 127.0.0.1 "$port" "$PYTHON" \
		"$ROOT/tests/lib/fakeauth.py" pop3-login --plaintext-auth pop3d
	wait_port "$port" "$spawned"

	"$PYTHON" - "$port" >"$T/out" 2>&1 <<'PY'
import poplib, sys
p = poplib.POP3("127.0.0.1", int(sys.argv[1]))
p.user("joe"); p.pass_("secret")
print(p.stat()[0], len(p.list()[1]), len(p.uidl()[1]), p.retr(2)[1][-1], sorted(p.capa())[0])
p.quit()
p = poplib.POP3("127.0.0.1", int(sys.argv[1]))
try:
    p.user("joe"); p.pass_("wrong")
except poplib.error_proto as e:
    print(e)
PY
	is "poplib" "$(cat "$T/out")" "3 3 3 b'.body 2' AUTH-RESP-CODE
b'-ERR [AUTH] Wrong user name or password'"
	# STARTTLS and TLS from the first byte, by the real wrapper
	mkdir -p "$T/tls/default"
	if openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 \
	    -nodes -days 2 -subj /CN=localhost -keyout "$T/tls/default/privkey.pem" \
	    -out "$T/tls/default/fullchain.pem" 2>"$T/openssl"; then
		tls=$(free_port)
		spawn tls-server tcpserver -HRl0 127.0.0.1 "$tls" tls-wrap --starttls \
			--cert-dir "$T/tls" "$PYTHON" "$ROOT/tests/lib/fakeauth.py" \
			pop3-login pop3d
		wait_port "$tls" "$spawned"
		pop3s=$(free_port)
		spawn tls-server2 tcpserver -HRl0 127.0.0.1 "$pop3s" tls-wrap \
			--cert-dir "$T/tls" "$PYTHON" "$ROOT/tests/lib/fakeauth.py" \
			pop3-login pop3d
		wait_port "$pop3s" "$spawned"
		"$PYTHON" - "$tls" "$pop3s" >"$T/out" 2>&1 <<'PY'
import poplib, ssl, sys
context = ssl._create_unverified_context()
p = poplib.POP3("127.0.0.1", int(sys.argv[1]))
try:
    p.user("joe")
except poplib.error_proto as e:
    print(e)
p.stls(context)
p.user("joe"); p.pass_("secret")
print(p.stat()[0], p.retr(2)[1][-1])
p.quit()
p = poplib.POP3_SSL("127.0.0.1", int(sys.argv[2]), context=context)
p.user("joe"); p.pass_("secret")
print(p.stat()[0], p.retr(3)[1][-1])
p.quit()
PY
		is "STLS and TLS through tls-wrap, the session included" "$(cat "$T/out")" \
			"b'-ERR [AUTH] Use TLS first'
3 b'.body 2'
3 b'.body 3'"
		like "the log has the TLS version" "$(cat "$T/tls-server")" \
			'event=login user=joe@example.org mechanism=PLAIN tls=TLSv1.3'
		if [ -x "$BIN/file-auth" ] && command -v curl >/dev/null; then
			uid=$(id -u) gid=$(id -g)
			[ "$uid" -ne 0 ] || uid=30000 gid=30000
			mkdir "$T/home"; cp -R "$T/box" "$T/home/Maildir"
			[ "$(id -u)" -ne 0 ] || chown -R "$uid:$gid" "$T/home"
			printf 'joe@example.org:{PLAIN}secret:%s:%s::%s::\n' \
				"$uid" "$gid" "$T/home" >"$T/users"
			chmod 600 "$T/users"
			real=$(free_port)
			spawn real tcpserver -HRl0 127.0.0.1 "$real" tls-wrap \
				--starttls --cert-dir "$T/tls" file-auth --users "$T/users" \
				pop3-login pop3d
			wait_port "$real" "$spawned"
			like "tls-wrap, file-auth, pop3-login, pop3d" "$(curl -sk --ssl-reqd \
				"pop3://127.0.0.1:$real/2" -u joe@example.org:secret)" '^\.body 2'
			not_ok "with a wrong password" curl -sk --ssl-reqd \
				"pop3://127.0.0.1:$real/2" -u joe@example.org:wrong
		else
			skip "file-auth" "not built, or no curl"
		fi
	else
		skip "STLS" "openssl cannot make a certificate"
	fi

	if command -v curl >/dev/null; then
		is "curl lists" "$(curl -s "pop3://127.0.0.1:$port/" -u joe:secret | wc -l)" 3
		like "curl fetches, AUTH PLAIN" "$(curl -s "pop3://127.0.0.1:$port/3" -u joe:secret \
			--login-options AUTH=PLAIN)" '^\.body 3'
		like "curl, LOGIN" "$(curl -s "pop3://127.0.0.1:$port/1" -u joe:secret \
			--login-options AUTH=LOGIN)" '^\.body 1'
		like "curl, UIDL" "$(curl -s -X UIDL "pop3://127.0.0.1:$port/" -u joe:secret)" '^3 00000003'
	else
		skip "curl" "not installed"
	fi
	if command -v fetchmail >/dev/null; then
		printf 'poll 127.0.0.1 service %d protocol POP3 uidl user joe password secret keep mda "%s" sslproto ""\n' \
			"$port" "$T/mda" >"$T/fetchmailrc"
		printf '#!/bin/sh\ncat >>%s\n' "$T/fetched" >"$T/mda"
		chmod 755 "$T/mda"
		chmod 700 "$T/fetchmailrc"
		fetchmail --nosyslog -f "$T/fetchmailrc" -i "$T/ids" --pidfile "$T/fm.pid" >>"$T/fm" 2>&1
		is "fetchmail fetches" "$(grep -c '^\.body' "$T/fetched")" 3
		fetchmail --nosyslog -f "$T/fetchmailrc" -i "$T/ids" --pidfile "$T/fm.pid" >>"$T/fm" 2>&1
		is "and then nothing twice" "$(grep -c '^\.body' "$T/fetched")" 3
		sed -i 's/ keep / fetchall nokeep /' "$T/fetchmailrc"
		fetchmail --nosyslog -f "$T/fetchmailrc" -i "$T/ids2" --pidfile "$T/fm.pid" >>"$T/fm" 2>&1
		is "fetches and removes" "$(find "$T/box/cur" "$T/box/new" -type f | wc -l)" 0
	else
		skip "fetchmail" "not installed"
	fi
else
	skip "real clients" "tcpserver is not installed"
fi

done_testing
