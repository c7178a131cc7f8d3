#!/bin/sh
# queue-run and smtp-send: one connection for many messages, and no message is
# hurt by what befalls the one before it.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

port=$(free_port)
q=$T/q
: >"$T/how"; : >"$T/log"
spawn peer.err "$PYTHON" "$ROOT/tests/lib/smtp-peer.py" 127.0.0.2 "$port" "$T/how" "$T/log"
up() { "$PYTHON" -c "import socket; socket.create_connection(('127.0.0.2', $port), 1)"; }
wait_for up
new_queue() {
	rm -rf "$q"; mkdir -m 700 "$q"
	[ "$(id -u)" -ne 0 ] || chown 65533:65533 "$q"
	: >"$T/log"
}
# fill N [DOMAIN]: messages m1 to mN
fill() {
	i=0
	while [ $((i += 1)) -le "$1" ]; do
		printf 'Subject: m%d\n\nbody of m%d.\n.\n' $i $i >"$T/m"
		printf 'MAIL FROM:<s@x.org>\nRCPT TO:<u%d@%s> NOTIFY=NEVER\n' $i "${2:-a.org}" >"$T/e"
		QUEUE_ID=m$i mail-queue --queue "$q" <"$T/m" 3<"$T/e" 2>/dev/null
	done
}
# One connection at a time, so that there is one order.
run() {
	timeout 300 queue-run --hostname me.org --queue "$q" --once --concurrency 1 "$@" \
	    >/dev/null 2>"$T/err"
}
send() { run "$@" smtp-send --hostname me.org --relay "[127.0.0.2]:$port"; }
connects() { grep -c '^connect$' "$T/log"; }
# The messages that arrived, each once and whole.
got() { grep '^body of' "$T/log" | sed 's/.* m//; s/\.$//' | sort -n | tr '\n' ' '; }
results() { sed -n '/^[0-9-]*T[0-9:]*Z /s/^[^ ]* //p' "$q/$1"; }

printf 'caps PIPELINING\n' >"$T/how"
new_queue; fill 5
ok 'five messages' send
is 'one connection' "$(connects)" 1
is 'all of them' "$(got)" '1 2 3 4 5 '
is 'one EHLO, one QUIT' "$(grep -c EHLO "$T/log") $(grep -c '^QUIT' "$T/log")" '1 1'
is 'none left' "$(find "$q" -type f)" ''
is 'each with its own recipient' "$(grep -c 'event=relayed id=m\([1-5]\) to=u\1@a.org' "$T/err")" 5
new_queue; fill 5
send --reuse 2
is '--reuse 2' "$(connects) $(got)" '3 1 2 3 4 5 '
new_queue; fill 3
send --reuse 0
is '--reuse 0' "$(connects) $(got)" '3 1 2 3 '
new_queue; fill 3
run sh -c "smtp-send --hostname me.org --relay '[127.0.0.2]:$port'"
is 'a longer chain is not passed by' "$(connects) $(got)" '3 1 2 3 '
new_queue; fill 2; mv "$q/new/m2" "$q/new/other"; fill 1 b.org
send
is 'another destination, another connection' "$(connects)" 2

# -- many destinations: a process goes on with another one
mkdir "$T/wrap"
cat >"$T/wrap/smtp-send" <<END
#!/bin/sh
echo start >>"$T/starts"
exec "$BIN/smtp-send" "\$@"
END
chmod 755 "$T/wrap/smtp-send"
new_queue; : >"$T/starts"; chmod 666 "$T/starts"
for n in 1 2 3 4 5 6 7 8; do
	printf 'Subject: m%d\n\nbody of m%d.\n' $n $n >"$T/m"
	QUEUE_ID=m$n SENDER=s@x.org RECIPIENT=u@d$n.org mail-queue --queue "$q" <"$T/m" 2>/dev/null
done
run --limit 2 "$T/wrap/smtp-send" --hostname me.org --relay "[127.0.0.2]:$port"
is 'eight destinations, two at a time' "$(connects) $(got)$(find "$q" -type f)" '2 1 2 3 4 5 6 7 8 '
is 'by two processes' "$(grep -c . "$T/starts")" 2

# -- a session that does not go on
# how ACTION CONNECTIONS: m1 to m3 arrive whatever the second transaction meets
how() {
	printf 'caps PIPELINING\n%s\n' "$1" >"$T/how"
	new_queue; fill 3
	send
	is "$1" "$(connects) $(got)$(find "$q" -type f)" "$2 1 2 3 "
}
how 'mail#2 reply 421 4.7.0 too many messages' 3
how 'mail#2 reply 450 4.7.1 not again' 3
how 'mail#2 reply 550 5.7.1 one message a session' 3
how 'mail#2 close' 3
how 'rcpt#2 reply 421 4.3.2 shutting down' 3
how 'rcpt#2 close' 3
how 'data#2 close' 3
how 'data#2 reply 421 4.3.2 shutting down' 3
how 'mail#2 garbage' 3
how 'mail#2 longline' 3
printf 'mail#2 silent\n' >"$T/how"
new_queue; fill 2
run smtp-send --hostname me.org --relay "[127.0.0.2]:$port" --command-timeout 3s
is 'silence' "$(connects) $(got)$(find "$q" -type f)" '2 1 2 '
for stage in message end; do
	# What may have been taken is not sent again at once.
	printf 'caps PIPELINING\n%s#2 close\n' $stage >"$T/how"
	new_queue; fill 3
	send
	left=$(ls "$q/work")
	is "$stage#2 close" "$(connects) $(echo "$left" | wc -l) $({ got; echo "$left" |
	    tr -d m; } | tr ' ' '\n' | grep . | sort -u | tr '\n' ' ')" '2 1 1 2 3 '
	like 'it waits' "$(results "work/$left")" 'deferred <u.@a.org> .*4\.4\.2 '
done
printf 'end#2 reply 421 4.3.0 no more\n' >"$T/how"
new_queue; fill 3
send
is 'the message refused with 421' "$(ls "$q/work")$(find "$q/new" -type f)" ''
is 'is sent again' "$(got | tr ' ' '\n' | uniq | tr '\n' ' ')" '1 2 3 '

# -- what is said about a message is about that message
printf 'caps PIPELINING\nrcpt@u2 reply 550 5.1.1 no such user\n' >"$T/how"
new_queue; fill 4
send
is 'a refused one between others' "$(connects) $(got)" '1 1 3 4 '
is 'RSET after it' "$(grep -c '^RSET' "$T/log")" 1
like 'bounces' "$(cat "$T/err")" 'event=failed id=m2 to=u2@a.org text=".*550 5.1.1 no such user"'
printf 'rcpt@u2 reply 450 4.2.1 busy\n' >"$T/how"
new_queue; fill 3
send
is 'one that waits between others' "$(connects) $(got)$(ls "$q/work")" '1 1 3 m2'
is 'with one deferred line' "$(results work/m2 | grep -c deferred)" 1
printf 'end@u2 reply 550 5.6.0 content\nlmtp\n' >"$T/how"
new_queue; fill 3
run smtp-send --hostname me.org --lmtp --relay "[127.0.0.2]:$port"
is 'LMTP' "$(connects) $(got)" '1 1 2 3 '
like 'an answer for each recipient' "$(cat "$T/err")" 'event=failed id=m2 to=u2@a.org text=".*550 5.6.0 content"'
printf 'rcpt#1 reply 550 5.1.1 no such user\nrset reply 421 4.3.0 go away\n' >"$T/how"
new_queue; fill 2
send
is 'RSET refused' "$(connects)" 2

# -- who logs in as somebody else has another session
printf 'caps AUTH PLAIN\ncaps PIPELINING\n' >"$T/how"
printf 's@x.org:127.0.0.2 s secret\nt@x.org:127.0.0.2 t geheim\n' >"$T/auth"; chmod 600 "$T/auth"
[ "$(id -u)" -ne 0 ] || chown 65533 "$T/auth"; chmod 755 "$T"
new_queue; fill 3
QUEUE_ID=n SENDER=t@x.org RECIPIENT=u9@a.org mail-queue --queue "$q" <"$T/m" 2>/dev/null
run smtp-send --hostname me.org --relay "[127.0.0.2]:$port" --auth "$T/auth"
is 'logins' "$(connects) $(grep -c "^AUTH PLAIN $(printf '\0s\0secret' | base64)" "$T/log") $(grep -c "^AUTH PLAIN $(printf '\0t\0geheim' | base64)" "$T/log")" '2 1 1'
is 'and all arrive' "$(got)$(find "$q" -type f)" '1 2 3 3 '

# -- over TLS, to our own receiver; a demand of its own is a session of its own
if command -v tcpserver >/dev/null && command -v openssl >/dev/null; then
	tls=$(free_port); mkdir -p "$T/tls/default" "$T/got"; chmod 777 "$T/got"
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 9 -subj /CN=mx.a.org \
	    -addext subjectAltName=IP:127.0.0.2 -keyout "$T/tls/default/privkey.pem" \
	    -out "$T/tls/default/fullchain.pem" 2>/dev/null
	chmod 600 "$T/tls/default/privkey.pem"; cp "$T/tls/default/fullchain.pem" "$T/ca"; chmod 644 "$T/ca"
	# shellcheck disable=SC2016
	OUT=$T/got spawn recv.log tcpserver -RHl0 127.0.0.2 "$tls" tls-wrap --starttls --cert-dir "$T/tls" \
	    smtp-recv --accept-all --offer-requiretls sh -c 'umask 0; cat >"$OUT/$SESSION_ID:$QUEUE_ID"'
	wait_for sh -c "$PYTHON -c \"import socket; socket.create_connection(('127.0.0.2', $tls), 1)\""
	new_queue; fill 4
	run smtp-send --hostname me.org --relay "[127.0.0.2]:$tls" --tls verify --ca "$T/ca"
	is 'over TLS' "$(ls "$T/got" | cut -d: -f1 | uniq | wc -l) $(grep -l 'with ESMTPS' "$T"/got/* | wc -l)" '1 4'
	is 'none left' "$(find "$q" -type f)" ''
	rm "$T"/got/*; new_queue; fill 3
	printf 'MAIL FROM:<s@x.org> REQUIRETLS\nRCPT TO:<r@a.org>\n' >"$T/e"
	QUEUE_ID=strict mail-queue --queue "$q" <"$T/m" 3<"$T/e" 2>/dev/null
	run smtp-send --hostname me.org --relay "[127.0.0.2]:$tls" --ca "$T/ca"
	like 'REQUIRETLS between others' "$(ls "$T/got" | cut -d: -f1 | sort -u | wc -l) $(ls "$T/got" | wc -l)" '^[23] 4$'
else
	skip 'over TLS' 'no tcpserver or openssl'
fi

# -- messages that come one after the other: the connection waits for them a while,
# two seconds. Again where the machine has let a message come later than that.
: >"$T/how"
since() { "$PYTHON" -c "import time; print(int((time.monotonic() - ${1:-0}) * 1000) if $# else time.monotonic())"; }
for _ in 1 2 3 4 5 6 7 8 9 10; do
	new_queue
	spawn daemon.log queue-run --queue "$q" --hostname me.org smtp-send --hostname me.org \
	    --relay "[127.0.0.2]:$port"
	i=0 late=
	while [ $((i += 1)) -le 4 ]; do
		printf 'Subject: m%d\n\nbody of m%d.\n' $i $i | SENDER=s@x.org RECIPIENT=u@a.org \
		    mail-queue --queue "$q" 2>/dev/null
		wait_for grep -q "body of m$i" "$T/log"
		[ $i = 1 ] || [ "$(since "$before")" -lt 1500 ] || late=$i
		before=$(since)
	done
	ended=no
	wait_for grep -q '^QUIT' "$T/log" && ended=yes
	kill "$spawned"; wait "$spawned" 2>/dev/null
	[ -n "$late" ] || break
done
is 'one connection' "$(connects) $(got)" '1 1 2 3 4 '
is 'then it ends' $ended yes

# -- queue-run is killed: what is under way comes to its end, once
echo "end#2 until $T/go" >"$T/how"
new_queue; fill 3
queue-run --queue "$q" --once --concurrency 1 smtp-send --hostname me.org \
    --relay "[127.0.0.2]:$port" >/dev/null 2>"$T/err" &
agent=$!
wait_for sh -c "[ \$(grep -c '^body of' '$T/log') -eq 2 ]"
kill -9 $agent; wait $agent 2>/dev/null
: >"$T/go"
wait_for sh -c "grep -q '^QUIT' '$T/log'"
wait_for sh -c "[ \$(cat '$q'/work/* | grep -c ' relayed ') -ge 1 ]"
is 'the second one is done' "$(cat "$q"/work/* | grep -c ' relayed ') $(grep -c '^body of' "$T/log")" '1 2'
: >"$T/how"
wait_for send
is 'the rest is sent by the next, nothing twice' "$(got)$(find "$q" -type f)" '1 2 3 '
done_testing
