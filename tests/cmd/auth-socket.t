#!/bin/sh
# auth-socket: Dovecot's auth-client protocol by hand, hostile, in parallel, and
# with a real Postfix and swaks; the socket's owner, mode and end.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
root=; [ "$(id -u)" -ne 0 ] || root=yes
uid=30000 gid=30000
[ -n "$root" ] || { uid=$(id -u); gid=$(id -g); }
{ for u in joe ann; do printf '%s@example.org:{PLAIN}%s-secret:%s:%s::%s::\n' $u $u "$uid" "$gid" "$M"; done; } >"$T/users"
chmod 600 "$T/users"
b64() { printf "$1" | base64 | tr -d '\n'; }
good=$(b64 '\0joe@example.org\0joe-secret') bad=$(b64 '\0joe@example.org\0x')
# ask FORMAT ...: what follows the handshake
ask() {
	{ printf 'VERSION\t1\t1\nCPID\t7\n'; printf "$@"; } |
	    file-auth --users "$T/users" --failure-delay 0 $options auth-socket 2>"$T/log" | sed '1,/^DONE$/d'
}
options=

exits "-n" 0 auth-socket -n
exits "no authenticator" 64 auth-socket
exits "a program wants --listen" 64 auth-socket true
exits "--listen wants a program" 64 auth-socket --listen "$T/s"
exits "--mode" 64 auth-socket --listen "$T/s" --mode 888 true
exits "--owner" 64 auth-socket --listen "$T/s" --owner no-such-user true
is "the handshake" "$(printf 'VERSION\t1\t1\nCPID\t1\n' | file-auth --users "$T/users" --mechanisms 'PLAIN LOGIN' auth-socket 2>/dev/null |
    sed -e 's/^\([SC][PU]ID\)	[0-9]*$/\1 n/' -e 's/^COOKIE	[0-9a-f]\{32\}$/COOKIE x/' | tr '\t' ' ')" 'VERSION 1 2
MECH PLAIN plaintext
MECH LOGIN plaintext
SPID n
CUID n
COOKIE x
DONE'
like "mechanisms that show no password say so" "$(printf '' | file-auth --users "$T/users" auth-socket 2>/dev/null | tr '\t' ' ')" \
    '^MECH SCRAM-SHA-256 mutual-auth$'
is "PLAIN" "$(ask 'AUTH\t1\tPLAIN\tservice=smtp\tnologin\tsecured\tresp=%s\n' "$good")" 'OK	1	user=joe@example.org'
is "wrong password" "$(ask 'AUTH\t4294967295\tPLAIN\tservice=smtp\tresp=%s\n' "$bad")" 'FAIL	4294967295	code=authfail'
is "two at once, and again after a success" "$(ask 'AUTH\t1\tPLAIN\tresp=%s\nAUTH\t2\tPLAIN\tresp=%s\nAUTH\t3\tplain\tresp=%s\n' \
    "$good" "$bad" "$(b64 '\0ann@example.org\0ann-secret')")" 'OK	1	user=joe@example.org
FAIL	2	code=authfail
OK	3	user=ann@example.org'
is "LOGIN, step by step" "$(ask 'AUTH\t1\tLOGIN\tservice=smtp\nCONT\t1\t%s\nCONT\t1\t%s\n' "$(b64 joe@example.org)" "$(b64 joe-secret)")" \
'CONT	1	VXNlcm5hbWU6
CONT	1	UGFzc3dvcmQ6
OK	1	user=joe@example.org'
is "a new request ends one that waits for its client: Postfix forgets those" \
    "$(ask 'AUTH\t1\tLOGIN\nAUTH\t2\tPLAIN\tresp=%s\nCONT\t1\t%s\nAUTH\t3\tLOGIN\nCONT\t3\t%s\nCONT\t3\t%s\n' \
    "$good" "$(b64 joe@example.org)" "$(b64 joe@example.org)" "$(b64 joe-secret)")" \
'CONT	1	VXNlcm5hbWU6
FAIL	1	temp	reason=Another request came
OK	2	user=joe@example.org
FAIL	1	reason=No such request
CONT	3	VXNlcm5hbWU6
CONT	3	UGFzc3dvcmQ6
OK	3	user=joe@example.org'
is "cancelled" "$(ask 'AUTH\t1\tLOGIN\nCANCEL\t1\nAUTH\t2\tPLAIN\tresp=%s\n' "$good")" 'CONT	1	VXNlcm5hbWU6
OK	2	user=joe@example.org'
is "what cannot be" "$(ask 'AUTH\t1\tGSSAPI\nAUTH\t2\tPLAIN\tresp=a b\nCONT\t9\tYQ==\nAUTH\t3\tPLAIN\tresp=YQ==\nCANCEL\t77\n')" \
'FAIL	1	reason=Unsupported authentication mechanism
FAIL	2	reason=Invalid response
FAIL	9	reason=No such request
FAIL	3	reason=Invalid response'
for line in 'VERSION\t2\t0\n' 'AUTH\n' 'AUTH\tx\tPLAIN\n' 'AUTH\t1\n' 'AUTH\t4294967296\tPLAIN\n' 'FROB\t1\n' 'CONT\t\n' 'VERSION\n'; do
	is "the end of the connection: $(printf '%s' "$line" | tr '\\' '/')" "$(ask "$line"'AUTH\t1\tPLAIN\tresp=%s\n' "$good")" ''
done
is "a line of 20 KB" "$(ask 'AUTH\t1\tPLAIN\tx=%20000d\tresp=%s\nAUTH\t1\tPLAIN\tresp=%s\n' 1 "$good" "$good")" ''
is "a line that the end cuts is none" "$(ask 'AUTH\t1\tPLAIN\tresp=%s' "$good")" ''
is "no command for the authenticator can be smuggled in" "$(ask 'AUTH\t1\tPLAIN\trip=192.0.2.1 x\tresp=%s\nAUTH\t2\tPLAIN\trip=\001nVRFY joe@example.org\tresp=%s\nAUTH\t3\tPLAIN VRFY\tresp=\n' \
    "$good" "$good")" 'OK	1	user=joe@example.org
OK	2	user=joe@example.org
FAIL	3	reason=Unsupported authentication mechanism'
is "after many failures the client must come again" "$(i=0; while [ $i -lt 40 ]; do i=$((i + 1)); printf 'AUTH\t%d\tPLAIN\tresp=%s\n' $i "$bad"
    done >"$T/many"; { printf 'VERSION\t1\t1\n'; cat "$T/many"; } | file-auth --users "$T/users" --failure-delay 0 auth-socket 2>/dev/null |
    grep -c ^FAIL)" 25

# over a Unix socket the client's address comes with the request
cat >"$T/client.py" <<'END'
import socket, sys
s = socket.socket(socket.AF_UNIX); s.connect(sys.argv[1]); s.settimeout(60)
f = s.makefile("rw", newline="\n")
while f.readline() != "DONE\n":
    pass
f.write("VERSION\t1\t2\nCPID\t1\n")
for line in sys.argv[2:]:
    f.write(line.replace("\\t", "\t") + "\n"); f.flush()
    print(f.readline(), end="")
END
S=$T/queue/private/auth
mkdir -p "$T/queue/private"; chmod 755 "$T/queue"
owner=; [ -z "$root" ] || ! id postfix >/dev/null 2>&1 || owner='--owner postfix:postfix'
# shellcheck disable=SC2086
SERVICE=submission spawn socket.log auth-socket --listen "$S" --mode 660 $owner --connections 20 \
    file-auth --users "$T/users" --failure-delay 0 --throttle "$T/throttle" --throttle-limit 4 --fail2ban auth-socket
agent=$spawned
wait_for test -S "$S"
is "the socket's mode and owner" "$(stat -c '%a %U' "$S")" "660 $([ -n "$owner" ] && echo postfix || id -un)"
is "over the socket" "$("$PYTHON" "$T/client.py" "$S" "AUTH\\t1\\tPLAIN\\trip=192.0.2.5\\tresp=$good")" 'OK	1	user=joe@example.org'
like "the log has the client's address" "$(cat "$T/socket.log")" 'remote=192\.0\.2\.5 event=auth user=joe'
is "one address is refused, another not" "$("$PYTHON" "$T/client.py" "$S" $(for i in 1 2 3 4; do
    printf 'AUTH\\t%d\\tPLAIN\\trip=192.0.2.6\\tresp=%s\n' $i "$(b64 "\\0nobody\\0x$i")"; done) \
    "AUTH\\t5\\tPLAIN\\trip=192.0.2.6\\tresp=$good" "AUTH\\t6\\tPLAIN\\trip=192.0.2.7\\tresp=$good" | tail -n 2)" \
'FAIL	5	temp	reason=Temporary internal failure
OK	6	user=joe@example.org'
like "and told to fail2ban" "$(cat "$T/socket.log")" 'warning: unknown\[192\.0\.2\.6\]: SASL PLAIN authentication failed'
not_ok "a second agent on a live socket" auth-socket --listen "$S" true
is "a connection is a session of its own" "$(sed -n 's/.*session=\([^ ]*\) .*event=auth .*/\1/p' "$T/socket.log" | sort -u | wc -l | tr -d ' ')" 2
"$PYTHON" - "$S" <<'END' && pass "twenty connections that say nothing stop nobody for ever" || fail "twenty connections"
import socket, sys
idle = [socket.socket(socket.AF_UNIX) for i in range(20)]
for s in idle:
    s.connect(sys.argv[1])
    s.settimeout(60)
    s.recv(1)
late = socket.socket(socket.AF_UNIX); late.connect(sys.argv[1]); late.settimeout(0.3)
try:
    late.recv(1); sys.exit(1)
except socket.timeout:
    pass
idle[3].close()
late.settimeout(60)
sys.exit(late.recv(1) != b"V")
END

# a real Postfix
if [ -n "$root" ] && [ -x /usr/lib/postfix/sbin/smtpd ] && command -v swaks >/dev/null; then
	port=$(free_port)
	mkdir -p "$T/etc" "$T/data"; chown postfix "$T/data"; chown postfix "$T/queue/private" 2>/dev/null
	cat >"$T/etc/main.cf" <<-END
	compatibility_level = 3.6
	queue_directory = $T/queue
	data_directory = $T/data
	command_directory = /usr/sbin
	daemon_directory = /usr/lib/postfix/sbin
	mail_owner = postfix
	setgid_group = postdrop
	myhostname = mail.example.org
	inet_interfaces = 127.0.0.1
	inet_protocols = ipv4
	smtpd_peername_lookup = no
	smtpd_sasl_auth_enable = yes
	smtpd_sasl_type = dovecot
	smtpd_sasl_path = private/auth
	smtpd_sasl_security_options = noanonymous
	maillog_file = $T/postfix.log
	maillog_file_prefixes = /
	alias_maps =
	local_recipient_maps =
	END
	{ printf '127.0.0.1:%s inet n - n - - smtpd\n' "$port"
	printf '%s\n' 'rewrite unix - - n - - trivial-rewrite' 'cleanup unix n - n - 0 cleanup' 'anvil unix - - n - 1 anvil' \
	    'qmgr unix n - n 300 1 qmgr' 'postlog unix-dgram n - n - 1 postlogd'; } >"$T/etc/master.cf"
	spawn postfix.out postfix -c "$T/etc" start-fg
	postfix_pid=$spawned
	if wait_port "$port" "$postfix_pid"; then
		# login MECHANISM USER PASSWORD: the server's last word on AUTH
		login() {
			swaks --server 127.0.0.1 --port "$port" --auth "$1" --auth-user "$2" --auth-password "$3" \
			    --from a@example.org --to b@example.org --quit-after AUTH 2>&1 | sed -n 's/^<[-~*]* *\([235][0-9][0-9] [25].*\)/\1/p' | grep -v ' 2.0.0 Bye' | tail -n 1
		}
		for m in PLAIN LOGIN CRAM-MD5; do
			like "Postfix: $m" "$(login $m joe@example.org joe-secret)" '^235 2.7.0 '
		done
		like "Postfix: a wrong password" "$(login PLAIN joe@example.org wrong)" '^535 5.7.8 '
		like "Postfix: still good" "$(login PLAIN ann@example.org ann-secret)" '^235 2.7.0 '
		like "the client's address came from Postfix" "$(cat "$T/socket.log")" 'remote=127\.0\.0\.1 event=auth-failed user=joe@example.org'
		"$PYTHON" - "$port" <<'END' && pass "Postfix: SCRAM-SHA-256, PLAIN with \"=\", cancelled" || fail "Postfix: SCRAM"
import base64, hashlib, hmac, socket, sys
s = socket.create_connection(("127.0.0.1", int(sys.argv[1])), 60)
f = s.makefile("rw", newline="")
def line():
    while True:
        l = f.readline().strip()
        if l[3:4] != "-":
            return l
def say(text):
    f.write(text + "\r\n"); f.flush()
    return line()
e = lambda b: base64.b64encode(b).decode()
line(); say("EHLO x")
assert say("AUTH PLAIN")[:3] == "334" and say("*")[:3] == "501"
first = b"n=joe@example.org,r=abc"
got = say("AUTH SCRAM-SHA-256 " + e(b"n,," + first))
assert got[:3] == "334", got
server = base64.b64decode(got[4:])
r, salt, n = (x[2:] for x in server.split(b","))
salted = hashlib.pbkdf2_hmac("sha256", b"joe-secret", base64.b64decode(salt), int(n))
key = hmac.digest(salted, b"Client Key", "sha256")
bare = b"c=biws,r=" + r
auth = first + b"," + server + b"," + bare
sig = hmac.digest(hashlib.sha256(key).digest(), auth, "sha256")
got = say(e(bare + b",p=" + base64.b64encode(bytes(a ^ b for a, b in zip(key, sig)))))
if got[:3] == "334":
    got = say("")
assert got[:3] == "235", got
END
		postfix -c "$T/etc" stop >/dev/null 2>&1
	else
		skip "Postfix" "does not start: $(tail -n 1 "$T/postfix.out")"
	fi
else
	skip "Postfix" "not root, or no postfix or swaks"
fi
kill -9 "$agent"; wait "$agent" 2>/dev/null
# shellcheck disable=SC2086
spawn second.log auth-socket --listen "$S" file-auth --users "$T/users" auth-socket
wait_for "$PYTHON" "$T/client.py" "$S" "AUTH\\t1\\tPLAIN\\tresp=$good"
is "a socket left behind by kill -9 is replaced" "$("$PYTHON" "$T/client.py" "$S" "AUTH\\t1\\tPLAIN\\tresp=$good")" 'OK	1	user=joe@example.org'
kill "$spawned"; wait "$spawned" 2>/dev/null
ok "SIGTERM takes it away" test ! -e "$S"
done_testing
