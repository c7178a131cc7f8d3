#!/bin/sh
# auth-throttle, and the same as options of an authenticator: who is refused, who
# never is, the delay, the limits of connections, what fail2ban reads.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need openssl
root=; [ "$(id -u)" -ne 0 ] || root=yes
uid=30000 gid=30000
[ -n "$root" ] || { uid=$(id -u); gid=$(id -g); }
{ for u in joe ann; do printf '%s@example.org:{PLAIN}%s-secret:%s:%s::%s::\n' $u $u "$uid" "$gid" "$M"; done; } >"$T/users"
chmod 600 "$T/users"
F=$T/throttle

# try ADDRESS USER PASSWORD [option ...]: the tagged answer; the log in $T/log
try() {
	from=$1 user=$2 password=$3; shift 3
	printf 'a LOGIN %s@example.org %s\r\nb LOGOUT\r\n' "$user" "$password" |
	    TCPREMOTEIP=$from file-auth --users "$T/users" --throttle "$F" --failure-delay 0 \
	    "$@" imap-login --plaintext-auth sh -c 'printf "in"' 2>"$T/log" |
	    tr -d '\r' | sed -n -e 's/^a //p' -e '/^in$/p' | tail -n 1
}
no='NO [AUTHENTICATIONFAILED] Wrong user name or password'
later='NO [UNAVAILABLE] Cannot tell now, try again later'
# guess ADDRESS USER N: N wrong passwords, all different; the answers, counted
guessed=0
guess() {
	i=0; : >"$T/answers"
	while [ $i -lt "$3" ]; do
		guessed=$((guessed + 1)); i=$((i + 1))
		try "$1" "$2" "wrong$guessed" >>"$T/answers"
	done
	sort "$T/answers" | uniq -c | sed 's/^ *//' | tr '\n' '|'
}

is "the right password" "$(try 192.0.2.1 joe joe-secret)" in
ok "the file is made, for its owner alone" test "$(stat -c %a "$F" 2>/dev/null || stat -f %Lp "$F")" = 600
is "twenty wrong ones" "$(guess 192.0.2.1 joe 20)" "20 $no|"
is "then nobody is asked" "$(try 192.0.2.1 joe joe-secret)" "$later"
like "it is logged, with address, mechanism and why" "$(cat "$T/log")" \
    'remote=192.0.2.1 event=auth-refused user=joe@example.org mechanism=PLAIN throttle=address reason="too many failures"'
is "from another address joe gets in" "$(try 192.0.2.77 joe joe-secret)" in
is "in other processes too, and by SMTP's conversation" "$(TCPREMOTEIP=192.0.2.1 file-auth --users "$T/users" --throttle "$F" \
    "$PYTHON" -c 'import os, socket
s = socket.socket(fileno=int(os.environ["AUTH_FD"]))
s.sendall(b"AUTH PLAIN AGpvZUBleGFtcGxlLm9yZwBqb2Utc2VjcmV0\n"); print(s.recv(999).decode(), end="")' 2>/dev/null </dev/null)" \
    '454 4.7.0 too many failed logins, try again later'
like "--list" "$(auth-throttle --throttle "$F" --list)" '^address  192\.0\.2\.1 points=[34][0-9]\.[0-9] failures=20 refused=[56][0-9][0-9]s$'
like "the user, who is not refused" "$(auth-throttle --throttle "$F" --list)" '^user     joe@example\.org points=[0-9.]* failures=20 refused=0s$'
exits "--unban" 0 auth-throttle --throttle "$F" --unban 192.0.2.1
is "then he may" "$(try 192.0.2.1 joe joe-secret)" in
exits "--unban: nobody of that name" 1 auth-throttle --throttle "$F" --unban 192.0.2.1
exits "--clear" 0 auth-throttle --throttle "$F" --clear
is "nothing is left" "$(auth-throttle --throttle "$F" --list)" ''

# the same wrong password, as from a telephone that was not told
i=0; while [ $i -lt 25 ]; do try 192.0.2.2 ann old-secret >/dev/null; i=$((i + 1)); done
is "one wrong password, 25 times" "$(try 192.0.2.2 ann ann-secret)" in
is "no account of one's own washes guesses away" "$(guess 192.0.2.3 joe 12; try 192.0.2.3 ann ann-secret
    guess 192.0.2.3 joe 12)" "12 $no|in8 $no|4 $later|"
is "--trust" "$(try 192.0.2.3 joe joe-secret --trust '10.0.0.0/8,192.0.2.0/28')" in
exits "--trust: not a network" 64 file-auth --users "$T/users" --throttle "$F" --trust 10.0.0.1/8 true
is "IPv6: one /64 is one address" "$(guess 2001:db8:9::1 joe 10; guess 2001:db8:9::2 joe 10
    try 2001:db8:9::ffff joe joe-secret)" "10 $no|10 $no|$later"
i=0; while [ $i -lt 8 ]; do try 192.0.2.9 eve wrong$i --throttle-limit 4 >/dev/null; i=$((i + 1)); done
is "--throttle-limit" "$(try 192.0.2.9 ann ann-secret --throttle-limit 4)" "$later"
is "--throttle-half-life" "$(try 192.0.2.9 ann ann-secret --throttle-limit 4 --throttle-half-life 1s >/dev/null; sleep 2
    try 192.0.2.9 ann ann-secret --throttle-limit 4 --throttle-half-life 1s)" in

# the file and its faults
printf 'rubbish' >"$F"
is "a damaged file stops nobody" "$(try 192.0.2.1 joe joe-secret)" in
like "and is told of" "$(cat "$T/log")" 'event=throttle-file-made'
chmod 644 "$F"
is "a file that others can read stops nobody either" "$(try 192.0.2.1 joe joe-secret)" in
like "and is told of" "$(cat "$T/log")" 'event=throttle-failed reason=.*mode 600'
chmod 600 "$F"
if [ -n "$root" ]; then
	mkdir -m 700 "$T/private"
	is "the stranger's process cannot reach it" "$(file-auth --users "$T/users" --throttle "$T/private/f" \
	    sh -c "ls '$T/private' 2>&1 | grep -c denied" </dev/null 2>/dev/null)" 1
fi
exits "--throttle is missing" 64 auth-throttle true

# as an authenticator: what the left says is counted
auth-throttle --throttle "$F" --clear
stacked() {
	printf 'a LOGIN %s@example.org %s\r\nb LOGOUT\r\n' "$1" "$2" |
	    TCPREMOTEIP=192.0.2.20 file-auth --users "$T/users" --failure-delay 0 \
	    auth-throttle --throttle "$F" --throttle-limit 4 --failure-delay 0 \
	    imap-login --plaintext-auth sh -c 'printf "in %s" "$USER"' 2>"$T/log" |
	    tr -d '\r' | sed -n -e 's/^a //p' -e '/^in/p' | tail -n 1
}
is "stacked: a login" "$(stacked joe joe-secret)" 'in joe@example.org'
is "stacked: failures" "$(for i in 1 2 3 4; do stacked joe wrong$i; done | sort | uniq -c | sed 's/^ *//')" "4 $no"
is "stacked: refused" "$(stacked joe joe-secret)" "$later"
is "stacked: VRFY goes on" "$(file-auth --users "$T/users" auth-throttle --throttle "$F" "$PYTHON" -c 'import os, socket
s = socket.socket(fileno=int(os.environ["AUTH_FD"]))
s.sendall(b"VRFY joe@example.org\n"); print(s.recv(999).decode()[:8])' 2>/dev/null </dev/null)" '250-user'

# as a checkpassword program
check() { printf 'joe@example.org\0%s\0Y123\0' "$1" >"$T/fd3"; TCPREMOTEIP=192.0.2.25 file-auth --users "$T/users" --throttle "$F" \
    --throttle-limit 4 --failure-delay 0 --checkpassword sh -c 'exit 0' 3<"$T/fd3" 2>/dev/null; echo $?; }
is "checkpassword: rejected, then later" "$(check a; check b; check c; check d; check joe-secret)" '1
1
1
1
111'

# the delay
auth-throttle --throttle "$F" --clear
cat >"$T/slow.py" <<'END'
import os, socket, sys, time
s = socket.socket(fileno=int(os.environ["AUTH_FD"]))
begin = time.monotonic()
s.sendall(sys.argv[1].encode() + b"\n")
if len(sys.argv) > 2:
    sys.exit(0)
print(s.recv(999).decode()[:3], time.monotonic() - begin >= 4)
END
slow() { TCPREMOTEIP=192.0.2.30 file-auth --users "$T/users" --throttle "$F" --failure-delay 4s "$PYTHON" "$T/slow.py" "$@" </dev/null 2>/dev/null; }
is "a failure is told after the delay" "$(slow 'AUTH PLAIN AGpvZQB3cm9uZw==')" '535 True'
is "a success at once" "$(slow 'AUTH PLAIN AGpvZUBleGFtcGxlLm9yZwBqb2Utc2VjcmV0')" '235 False'
slow 'AUTH PLAIN AGpvZQB3cm9uZzI=' gone
like "who does not wait for it is counted all the same" "$(auth-throttle --throttle "$F" --list)" '^address  192\.0\.2\.30 .* failures=2 '

# connections
C=$T/connections
mkfifo "$T/hold"
exec 9<>"$T/hold"
# hold ADDRESS USER: a session that stays; its answer in $T/held
hold() {
	rm -f "$T/held"
	{ printf 'a LOGIN %s@example.org %s-secret\r\n' "$2" "$2"; exec cat <"$T/hold" 9>&-; } |
	    TCPREMOTEIP=$1 SERVICE=imap file-auth --users "$T/users" --connections "$C" --user-connections 2 \
	    --address-connections 4 --failure-delay 0 imap-login --plaintext-auth sh -c 'echo "in $$"; exec cat >/dev/null' \
	    >"$T/held" 2>"$T/log" 9>&- &
	wait_for grep -q -e '^in' -e '^a NO' -e BYE "$T/held"
	sed -n 's/^in //p' "$T/held" | tr -d '\r' >>"$T/sessions"
	tr -d '\r' <"$T/held" | sed -n -e 's/^in .*/in/p' -e 's/^a \(NO.*\)/\1/p' -e '/BYE/p'
}
is "two sessions" "$(hold 192.0.2.1 joe; hold 192.0.2.1 joe)" "in
in"
is "a third is refused, in words" "$(hold 192.0.2.1 joe)" 'NO [LIMIT] Too many connections of this user from your address'
like "and logged" "$(cat "$T/log")" 'event=connection-refused user=joe@example.org reason="too many connections of this user'
is "not of another user" "$(hold 192.0.2.1 ann)" in
is "not from another address" "$(hold 192.0.2.2 joe)" in
hold 192.0.2.1 ann >/dev/null
is "a fifth from one address is told at once" "$(hold 192.0.2.1 ann)" '* BYE [LIMIT] Too many connections from your address'
like "and logged" "$(cat "$T/log")" 'remote=192.0.2.1 event=connection-refused reason="too many connections from this address"'
pid=$(hold 192.0.2.3 joe >/dev/null; sed -n 's/^in \([0-9]*\).*/\1/p' "$T/held" | tr -d '\r')
hold 192.0.2.3 joe >/dev/null
is "full" "$(hold 192.0.2.3 joe | cut -c1-10)" 'NO [LIMIT]'
kill -9 "$pid"
gone() { ! kill -0 "$pid" 2>/dev/null; }
wait_for gone
is "kill -9 frees the seat at once" "$(hold 192.0.2.3 joe)" in
is "the file stays empty" "$(wc -c <"$C" | tr -d ' ')" 0
is "a wrong password takes no seat, nor a login that was refused" "$(i=0
while [ $i -lt 6 ]; do try 192.0.2.50 joe wrong --connections "$C" --user-connections 1 --address-connections 1; i=$((i + 1))
done | sort | uniq -c | sed 's/^ *//')" "6 $no"
is "--trust: no limit" "$(try 192.0.2.1 joe joe-secret --connections "$C" --address-connections 1 --trust 192.0.2.1)" in
exits "--user-connections wants --connections" 64 file-auth --users "$T/users" --user-connections 2 true
# two authenticators: the seat is the session's, through the second one's exec
cp "$T/users" "$T/left"; printf 'new@example.org:{PLAIN}new-secret:%s:%s::%s::\n' "$uid" "$gid" "$M" >"$T/users2"; chmod 600 "$T/users2"
two() {
	rm -f "$T/held"
	{ printf 'a LOGIN joe@example.org joe-secret\r\n'; exec cat <"$T/hold" 9>&-; } |
	    TCPREMOTEIP=192.0.2.60 SERVICE=imap file-auth --users "$T/left" --connections "$C" --user-connections 1 \
	    file-auth --users "$T/users2" --connections "$C" --user-connections 1 \
	    imap-login --plaintext-auth sh -c 'echo "in $$"; exec cat >/dev/null' >"$T/held" 2>"$T/log" 9>&- &
	wait_for grep -q -e '^in' -e '^a NO' -e BYE "$T/held"
	sed -n 's/^in //p' "$T/held" | tr -d '\r' >>"$T/sessions"
	cut -c1-10 "$T/held" | sed -n -e 's/^in .*/in/p' -e 's/^a \(NO.*\)/\1/p'
}
is "stacked authenticators: one seat, and a second login is refused" "$(two; two)" 'in
NO [LIMI'
exec 9>&-
# shellcheck disable=SC2046
kill $(cat "$T/sessions") 2>/dev/null
is "POP3's words" "$(mkfifo "$T/pop" && exec 9<>"$T/pop"
pop() { { printf 'USER joe@example.org\r\nPASS joe-secret\r\n'; exec cat <"$T/pop" 9>&-; } 9>&- | TCPREMOTEIP=192.0.2.8 file-auth --users "$T/users" \
    --connections "$C" --user-connections 1 pop3-login --plaintext-auth sh -c 'echo "in $$"; exec cat >/dev/null' >"$T/pop$1" 2>/dev/null & }
pop 1; one=$!; wait_for grep -q ^in "$T/pop1"; pop 2; two=$!; wait_for grep -q IN-USE "$T/pop2"
grep IN-USE "$T/pop2" | tr -d '\r'; kill $one $two $(sed -n 's/^in //p' "$T/pop1"))" \
    '-ERR [IN-USE] Too many connections of this user from your address'

# what fail2ban reads
auth-throttle --throttle "$F" --clear
SERVICE=imap try 192.0.2.41 joe wrong --fail2ban >/dev/null
like "a line in Dovecot's words" "$(cat "$T/log")" \
    ' dovecot\[[0-9]+\]: imap-login: Disconnected \(auth failed, 1 attempts in 2 secs\): user=<joe@example.org>, method=PLAIN, rip=192\.0\.2\.41$'
cp "$T/log" "$T/dovecot.log"
printf 'AUTH PLAIN AGpvZT4sIHJpcD05LjkuOS45AHdyb25n\n' >"$T/evil"
TCPREMOTEIP=192.0.2.42 SERVICE=pop3 file-auth --users "$T/users" --fail2ban --failure-delay 0 \
    "$PYTHON" "$T/slow.py" "$(cat "$T/evil")" </dev/null >/dev/null 2>>"$T/dovecot.log"
SERVICE=sieve try 192.0.2.43 joe wrong --fail2ban >/dev/null; cat "$T/log" >>"$T/dovecot.log"
i=0; while [ $i -lt 21 ]; do SERVICE=imap try 192.0.2.44 joe wrong$i --fail2ban >/dev/null; i=$((i + 1)); done
grep -c auth-refused "$T/log" >"$T/n"; cat "$T/log" >>"$T/dovecot.log"
SERVICE=submission try 192.0.2.45 joe wrong --fail2ban >/dev/null; cp "$T/log" "$T/postfix.log"
like "a line in Postfix's words" "$(cat "$T/log")" \
    ' postfix/smtpd\[[0-9]+\]: warning: unknown\[192\.0\.2\.45\]: SASL PLAIN authentication failed: '
if command -v fail2ban-regex >/dev/null && [ -f /etc/fail2ban/filter.d/dovecot.conf ]; then
	banned() { fail2ban-regex -o ip "$1" "$2" 2>/dev/null | sort -u | tr '\n' ' '; }
	is "fail2ban's dovecot filter finds each address, and no other" \
	    "$(banned "$T/dovecot.log" /etc/fail2ban/filter.d/dovecot.conf)" '192.0.2.41 192.0.2.42 192.0.2.43 192.0.2.44 '
	is "one that is refused as well" "$(cat "$T/n")" 1
	is "fail2ban's postfix filter, mode auth" "$(banned "$T/postfix.log" 'postfix[mode=auth]')" '192.0.2.45 '
else
	skip "fail2ban" "not installed"
fi
done_testing
