#!/bin/sh
# imap-login: clients good and hostile, the hand-over, end to end with real
# clients.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

exits "-V" 0 imap-login -V
exits "-h" 0 imap-login -h
exits "-n" 0 imap-login -n false
exits "no program" 64 imap-login
exits "a bad option" 64 imap-login --deadline never false
is "without AUTH_FD the program runs at once" "$(imap-login echo session)" session
AUTH_FD=9 exits "AUTH_FD must be a socket" 75 env AUTH_FD=9 imap-login echo session
is "and the program is not run then" "$(cat "$T/out")" ""
AUTH_FD='' exits "an empty AUTH_FD is no permission" 75 env AUTH_FD='' imap-login echo session
exits "a program that is not there" 75 imap-login "$T/none"

take_checks "$ROOT/tests/cmd/imap-login.py"

# Real clients, a real wrapper, and a session that says OK to everything.
if command -v tcpserver >/dev/null; then
	cat >"$T/session" <<'END'
#!/bin/sh
while read -r tag command rest; do
	case $command in
	LOGOUT*) printf '* BYE\r\n%s OK\r\n' "$tag"; exit ;;
	CAPABILITY*) printf '* CAPABILITY IMAP4rev1\r\n%s OK\r\n' "$tag" ;;
	*) printf '%s OK %s\r\n' "$tag" "${command%?}" ;;
	esac
done
END
	chmod 755 "$T/session"
	mkdir -p "$T/tls/default"
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 \
		-nodes -days 2 -subj /CN=localhost -keyout "$T/tls/default/privkey.pem" \
		-out "$T/tls/default/fullchain.pem" 2>"$T/openssl"
	MAILDIR_FOR_TEST=$T/box; export MAILDIR_FOR_TEST
	port=$(free_port)
	spawn server tcpserver -HRl0 127.0.0.1 "$port" tls-wrap --starttls \
		--cert-dir "$T/tls" "$PYTHON" "$ROOT/tests/lib/fakeauth.py" \
		imap-login "$T/session"
	wait_port "$port" "$spawned"
	"$PYTHON" - "$port" >"$T/out" 2>&1 <<'PY'
import imaplib, ssl, sys
imaplib.Commands["X"] = ("AUTH",)
for how in ("LOGIN", "PLAIN"):
    c = imaplib.IMAP4("127.0.0.1", int(sys.argv[1]))
    print("LOGINDISABLED" in c.capabilities, "STARTTLS" in c.capabilities)
    c.starttls(ssl._create_unverified_context())
    print("LOGINDISABLED" in c.capabilities, "AUTH=PLAIN" in c.capabilities)
    if how == "LOGIN":
        c.login("joe", "secret")
    else:
        c.authenticate("PLAIN", lambda _: b"\0joe\0secret")
    print(c.state, c.noop())
    print(c.logout()[0])
PY
	is "imaplib: STARTTLS, LOGIN and AUTHENTICATE, the session" "$(cat "$T/out")" \
		"True True
False True
AUTH ('OK', [b'NOOP'])
BYE
True True
False True
AUTH ('OK', [b'NOOP'])
BYE"
	like "the log has the TLS version" "$(cat "$T/server")" \
		'event=login user=joe@example.org mechanism=PLAIN tls=TLSv1.3'
	if command -v curl >/dev/null; then
		for how in AUTH=PLAIN AUTH=LOGIN; do
			ok "curl with $how" curl -sk --ssl-reqd "imap://127.0.0.1:$port/" \
				-X NOOP -u joe:secret --login-options "$how"
		done
		not_ok "curl with a wrong password" curl -sk --ssl-reqd \
			"imap://127.0.0.1:$port/" -X NOOP -u joe:wrong
		not_ok "curl without TLS" curl -sk "imap://127.0.0.1:$port/" \
			-X NOOP -u joe:secret
	else
		skip "curl" "not installed"
	fi
else
	skip "real clients" "tcpserver is not installed"
fi

done_testing
