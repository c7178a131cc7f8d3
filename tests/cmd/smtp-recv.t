#!/bin/sh
# smtp-recv(8): conversations, limits, what no client and no chain can make it do.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need "$PYTHON"
play() { "$PYTHON" "$DATA/smtp/play.py" "$@"; }
export KEEP="$T/kept" TMPDIR="$T/spool"
mkdir -p "$KEEP" "$TMPDIR"

# --- transcripts: at once from a file, one byte per write, in turns
for file in "$DATA"/smtp/*.txt; do
	name=$(basename "$file" .txt)
	for mode in file bytes turns; do
		ok "$name, $mode" play $mode "$file"
	done
done
ok 'end of file after every byte: nothing that is not whole is delivered' \
	play cuts "$DATA/smtp/cut.txt"
ok 'and in chunks' play cuts "$DATA/smtp/chunk-cut.txt"

# --- by hand
session() { printf '%b' "$1" >"$T/in"; shift; "$@" <"$T/in" >"$T/out" 2>"$T/err"; }
replies() { tr -d '\r' <"$T/out" | sed 's/[0-9a-f]*-[0-9a-f]*\( *)\?\)$/ID\1/'; }
mail='EHLO me\r\nMAIL FROM:<joe@example.net>\r\nRCPT TO:<ann@example.org>\r\nDATA\r\nSubject: x\r\n\r\nbody\r\n.\r\nQUIT\r\n'
last() { replies | sed -n '$!h; ${x;p;}'; }

exits '-n with a program' 0 smtp-recv -n --recipients "$DATA/smtp/recipients" true
exits '-n with a file that is not there' 75 smtp-recv -n --recipients "$T/none" true
exits 'no program' 64 smtp-recv
exits 'two roles at once' 64 smtp-recv --lmtp --submission true
exits 'a bad host name' 64 smtp-recv --hostname 'a b' true
exits 'a bad limit' 64 smtp-recv --max-recipients 10001 true

session "$mail" smtp-recv true
like 'without a recipient check nothing is accepted, for now' "$(replies)" \
	'^451 4.3.5 this server is not configured'
exits 'end of file at once' 0 smtp-recv true </dev/null

# --- by peer
lone='EHLO me\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@y>\r\nDATA\r\na\nb\r\n.\r\nQUIT\r\n'
session "$lone" env TCPREMOTEIP=192.0.2.7 smtp-recv --repair-from 192.0.2.0/24 --accept-all true
is 'a lone LF from a listed peer is repaired' "$(last)" '250 2.0.0 accepted as ID'
session "$lone" env TCPREMOTEIP=192.0.3.7 smtp-recv --repair-from 192.0.2.0/24 --accept-all true
is 'from another it is refused' "$(last)" '550 5.5.2 LF without CR in message'
exits 'a bad network' 64 smtp-recv --xclient 127.0.0.1/8 true
if command -v swaks >/dev/null; then
	rm -f "$KEEP"/*
	ok 'swaks says XCLIENT' swaks --silent 2 --pipe "env TCPREMOTEIP=127.0.0.1 smtp-recv --xclient 127.0.0.1 --accept-all $DATA/smtp/keep.sh 2>$T/err" \
		--xclient-addr 192.0.2.77 --xclient-name far.example.net --from a@example.net --to b@example.org
	like 'and the chain hears it' "$(cat "$KEEP"/*.env)" '^TCPREMOTEIP=192.0.2.77$'
else
	skip 'swaks says XCLIENT' 'swaks is not installed'
fi

# --- --soft-bounce
soft() { session "$1" smtp-recv --soft-bounce --recipients "$DATA/smtp/recipients" sh -c 'echo "5.7.1 spam" >&2; exit 77'; }
soft "$mail"
is 'the chain refuses: later' "$(last)" '450 4.7.1 spam'
like 'the log says that it was refused' "$(cat "$T/err")" 'event=refused .*exit=77'
soft 'EHLO me\r\nMAIL FROM:<a@x>\r\nRCPT TO:<nobody@example.org>\r\nFROB\r\nEXPN a\r\nQUIT\r\n'
like 'who is unknown: later' "$(replies)" '^450 4\.1\.1 '
unlike 'nothing for ever' "$(replies)" '^5|[0-9] 5\.'
like 'what is fine stays' "$(replies)" '^250-.*|^221 2\.0\.0 '
session 'EHLO me\r\nMAIL FROM:<a@x>\r\nQUIT\r\n' smtp-recv --soft-bounce --submission --accept-all true
like 'a missing login stays what it is' "$(replies)" '^530 5\.7\.0 '

# --- the chain's verdict becomes the reply
verdict() {
	session "$mail" smtp-recv --accept-all --chain-timeout "${limit:-60s}" sh -c "$2"
	is "chain: $1" "$(last)" "$3"
}
verdict 'exit 0' 'exit 0' '250 2.0.0 accepted as ID'
verdict 'exit 99' 'exit 99' '250 2.0.0 accepted as ID'
verdict 'exit 0 with words' 'echo 5.7.1 no >&2; exit 0' '250 2.0.0 accepted as ID'
verdict 'exit 65' 'exit 65' '554 5.0.0 message refused (ID)'
verdict 'exit 67' 'exit 67' '550 5.1.1 no such user here'
verdict 'exit 69' 'exit 69' '554 5.0.0 message refused (ID)'
verdict 'exit 77' 'exit 77' '550 5.7.1 message refused (ID)'
verdict 'exit 100' 'exit 100' '554 5.0.0 message refused (ID)'
verdict 'its words' 'echo hm >&2; echo 5.7.1 a virus >&2; echo ha >&2; exit 100' '550 5.7.1 a virus'
verdict 'words of another class' 'echo 4.7.1 later >&2; exit 100' '554 5.0.0 message refused (ID)'
verdict 'hard words, soft code' 'echo 5.7.1 no >&2; exit 75' '451 4.3.0 temporary failure, try later (ID)'
verdict 'soft words' 'echo 4.2.2 full >&2; exit 75' '452 4.2.2 full'
verdict 'words with bytes of all kinds' 'printf "5.7.1 a\r250 ok\t\001\377z\n" >&2; exit 100' '550 5.7.1 a?250 ok???z'
for code in 1 64 70 71 75 78 111 126 127; do
	verdict "exit $code" "exit $code" '451 4.3.0 temporary failure, try later (ID)'
done
verdict 'killed' 'kill -9 $$' '451 4.3.0 temporary failure, try later (ID)'
verdict 'crashed' 'kill -SEGV $$' '451 4.3.0 temporary failure, try later (ID)'
limit=500ms
verdict 'hangs' 'exec sleep 1000' '451 4.3.0 temporary failure, try later (ID)'
like 'and its end is logged' "$(cat "$T/err")" 'event=deferred .*error=timeout'
verdict 'closes everything and hangs' 'exec 0<&- 1>&- 2>&- 3<&-; exec sleep 1000' '451 4.3.0 temporary failure, try later (ID)'
limit=
verdict 'much noise' 'i=0; while [ $i -lt 2000 ]; do echo 0123456789012345678901234567890123456789012345678901234567890123456789 >&2; i=$((i+1)); done; exit 0' '250 2.0.0 accepted as ID'
verdict 'garbage without a line end' 'head -c 100000 /dev/zero >&2; exit 65' '554 5.0.0 message refused (ID)'
verdict 'leaves a child that holds its errors' 'sleep 1000 & echo $! >"$KEEP/child"; exit 0' '250 2.0.0 accepted as ID'
kill "$(cat "$KEEP/child")"
session "$mail" smtp-recv --accept-all /no/such/program
is 'chain: cannot be started' "$(last)" '451 4.3.0 temporary failure, try later (ID)'
session "$mail" smtp-recv --accept-all /etc/passwd
is 'chain: is no program' "$(last)" '451 4.3.0 temporary failure, try later (ID)'

# --- what the chain gets
session "$mail" env AUTH_USER=forged USER=x RECIPIENT=old EXTENSION=old SENDER=old \
	QUEUE_ID=old SSLCTLFD=99 smtp-recv --accept-all sh -c 'env >"$KEEP/env"; ls -l /proc/self/fd >"$KEEP/fds"; cat >"$KEEP/mail"'
unlike 'no forged facts' "$(cat "$KEEP/env")" '^(AUTH_USER|EXTENSION|SSLCTLFD|AUTH_FD)=|=old$'
like 'its own' "$(cat "$KEEP/env")" '^RECIPIENT=ann@example.org$'
if [ -d /proc/self/fd ]; then
	is 'descriptors 0 to 3 and no other' \
		"$(sed -n 's/.* \([0-9]*\) -> .*/\1/p' "$KEEP/fds" | sort -n | tr '\n' ' ')" '0 1 2 3 4 '
fi
printf '%b' "$mail" >"$T/in"
smtp-recv --accept-all true <"$T/in" >"$T/out" 2>&- 3>"$T/x" 5>"$T/y"
is 'standard error closed' "$(last)" '250 2.0.0 accepted as ID'
exits 'standard output closed' 75 sh -c 'exec smtp-recv --accept-all touch "$KEEP/closed" <"$T/in" >&-'
exits 'standard output full' 75 sh -c 'exec smtp-recv --accept-all touch "$KEEP/full" <"$T/in" >/dev/full'
is 'a client that hears nothing sends nothing' "$(ls "$KEEP" | grep -c 'closed\|full')" 0

# --- large messages: a file on disk, no memory
"$PYTHON" - >"$T/in" <<'PY'
import sys
w = sys.stdout.write
w("EHLO me\r\nMAIL FROM:<>\r\nRCPT TO:<a@b>\r\nDATA\r\nSubject: x\r\n\r\n")
line = "..23456789" * 7 + "\r\n"
for i in range(20):
    w(line * 14000)
w(".\r\nQUIT\r\n")
PY
limit='ulimit -v 30000'
[ -z "${SANITIZE:-}" ] || limit=:
sh -c "$limit"'; exec smtp-recv --accept-all sh -c "wc -c >\"$KEEP/size\"; readlink /proc/self/fd/0 >\"$KEEP/what\"" <"$T/in" >"$T/out" 2>"$T/err"'
is '20 MB' "$(last)" '250 2.0.0 accepted as ID'
size=$(cat "$KEEP/size")
is 'all of it' "$((size - size % 19600000))" 19600000
replay() { "$@" <"$T/in" >"$T/out" 2>"$T/err"; }
replay smtp-recv --accept-all --max-size 10M sh -c 'touch "$KEEP/too-large"'
is 'twice the limit: read to the end, refused' "$(last)" '552 5.3.4 message larger than 10485760 octets'
replay smtp-recv --accept-all --max-size 1M sh -c 'touch "$KEEP/too-large"'
like 'far more: the end' "$(replies | tail -1)" '^552 5.3.4 message larger than 1048576 octets, closing'
is 'no chain ran' "$(ls "$KEEP" | grep -c too-large)" 0
replay smtp-recv --accept-all --spool-dir "$T/none" sh -c 'touch "$KEEP/no-disk"'
is 'no room for it: later' "$(last)" '452 4.3.1 cannot store the message now'
is 'no chain ran without room' "$(ls "$KEEP" | grep -c no-disk)" 0
sh -c 'ulimit -f 2000; exec smtp-recv --accept-all sh -c "touch \"$KEEP/no-disk\"" <"$T/in" >"$T/out" 2>"$T/err"'
is 'the disk is full: later' "$(last)" '452 4.3.1 cannot store the message now'
is 'no chain ran on a full disk' "$(ls "$KEEP" | grep -c no-disk)" 0
is 'nothing is left in the spool' "$(ls -A "$TMPDIR")" ''

# --- strangers
session 'POST / HTTP/1.1\r\nHost: x\r\n\r\nEHLO me\r\nMAIL FROM:<a@b>\r\n' smtp-recv --accept-all true
is 'HTTP ends at once' "$(replies | tail -n +2)" '554 5.5.0 this is not SMTP, closing'
session '\026\003\001\002\000\001\000' smtp-recv --accept-all true
is 'so does TLS in the clear' "$(replies | tail -n +2)" '554 5.5.0 this is not SMTP, closing'
session "$("$PYTHON" -c 'print("NOOP\\r\\n" * 30)')" smtp-recv --max-junk 10 true
is 'junk commands' "$(replies | tail -n 1 | cut -c1-9)$(replies | wc -l)" '421 4.7.012'
session "HELO me\r\n$("$PYTHON" -c 'print("MAIL FROM:<a@b>\\r\\nRCPT TO:<nobody@example.org>\\r\\nRSET\\r\\n" * 30)')" \
	smtp-recv --max-errors 5 --recipients "$DATA/smtp/recipients" true
is 'guessing of recipients' "$(replies | grep -c '^550')" 5
like 'is logged' "$(cat "$T/err")" 'event=rcpt-refused rcpt=nobody@example.org sender=a@b helo=me code=550'
session 'HELO a\\"b(c)\001\r\nHELO a"b(c\\\r\nMAIL FROM:<>\r\nRCPT TO:<a@b>\r\nDATA\r\n.\r\n' smtp-recv --accept-all sh -c 'cat >"$KEEP/helo"'
is 'a name cannot break out of Received' "$(head -1 "$KEEP/helo")" 'Received: from a?b?c?'
session 'MAIL FROM:<a@b' smtp-recv --accept-all true
like 'the log says how it ended' "$(cat "$T/err")" 'event=disconnect reason="client went away"'

# --- silence
silent() { (sleep 2) | smtp-recv --timeout 200ms --accept-all true 2>"$T/err" | tr -d '\r'; }
like 'silence ends with 421' "$(silent)" '^421 4.4.2 .* timeout, closing$'
like 'and is logged' "$(cat "$T/err")" 'event=disconnect reason=timeout'
slow() { (printf 'HELO me\r\nMAIL FROM:<>\r\nRCPT TO:<a@b>\r\nDATA\r\nx'; sleep 2) |
	smtp-recv --timeout 200ms --accept-all sh -c 'touch "$KEEP/slow"' 2>"$T/err" | tr -d '\r'; }
like 'silence in a message' "$(slow)" '^421 4.4.2 .* timeout, closing$'
drip() { (printf 'HELO me\r\nMAIL FROM:<>\r\nRCPT TO:<a@b>\r\nDATA\r\n'
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do printf x; sleep 0.1; done) 2>/dev/null |
	smtp-recv --timeout 300ms --accept-all sh -c 'touch "$KEEP/slow"' 2>"$T/err" | tr -d '\r'; }
like 'a byte now and then is too slow' "$(drip)" '^421 4.4.2'
is 'neither is delivered' "$(ls "$KEEP" | grep -c slow)" 0

# --- an authenticator that dies, or says more than was asked
fake() { session "$1" "$PYTHON" "$DATA/smtp/authenticator.py" smtp-recv --hostname mx "$DATA/smtp/keep.sh"; }
two='HELO me\r\nMAIL FROM:<>\r\nRCPT TO:<%s@x>\r\nRCPT TO:<nobody@x>\r\nDATA\r\nQUIT\r\n'
fake "$(printf '%s' "$two" | sed s/%s/die/)"
is 'it dies: nobody is accepted' "$(replies | grep -c '^451 4.3.0')" 2
fake "$(printf '%s' "$two" | sed s/%s/twice/)"
is 'one answer too many is no yes for the next' "$(replies | sed -n 4,5p)" \
"250 2.1.5 recipient ok
451 4.3.0 this recipient cannot be checked now"
session "$(printf '%s' "$mail" | sed 's/QUIT/MAIL FROM:<a@b>\\r\\nRCPT TO:<nobody@example.org>\\r\\nQUIT/')" \
	"$PYTHON" "$DATA/smtp/authenticator.py" smtp-recv --hostname mx --chain-timeout 2s \
	sh -c 'echo SLOW >&4; exec sleep 1000'
is 'nor is the answer that a killed chain had asked for' "$(replies | tail -2 | head -1)" \
	'451 4.3.0 this recipient cannot be checked now'

# --- no secret in the log
play file "$DATA/smtp/auth-plain.txt"
unlike 'no password, in no form, is logged' "$(cat "$T/log")" 'secret|c2VjcmV0|AGpvZ|am9l|wrong|d3Jvbm'
like 'but who, and how' "$(cat "$T/log")" 'event=auth mechanism=login user=joe@example.org tls=TLSv1.3$'
like 'and failures' "$(cat "$T/log")" 'event=auth-failed mechanism=PLAIN tls=TLSv1.3 code=535$'

# --- the greeting
greeting() { printf 'QUIT\r\n' | smtp-recv --hostname mx --accept-all "$@" true 2>/dev/null | tr -d '\r' | head -n 1; }
is 'the greeting' "$(greeting)" '220 mx ESMTP Pneumatic'
is '--banner' "$(greeting --banner 'no UCE here')" '220 mx ESMTP no UCE here'
exits 'a banner of two lines' 64 smtp-recv -n --accept-all --banner "$(printf 'a\n250 b')" true
exits 'a long one' 64 smtp-recv -n --accept-all --banner "$(printf '%0201d' 0)" true

# --- STARTTLS
tls() { "$PYTHON" "$DATA/smtp/starttls.py" "$@" 2>"$T/err"; }
auth() { tls "$1" "$PYTHON" "$DATA/smtp/authenticator.py" smtp-recv --hostname mx --submission sh -c 'env >"$KEEP/env"; cat >"$KEEP/mail"'; }
rm -f "$KEEP"/*
is 'STARTTLS' "$(tls good smtp-recv --hostname mx --accept-all sh -c 'env >"$KEEP/env"; cat >"$KEEP/mail"' | sed 's/ as .*/ as ID/')" \
"220 mx ESMTP Pneumatic
250-mx
250-PIPELINING
250-SIZE 52428800
250-8BITMIME
250-CHUNKING
250-LIMITS RCPTMAX=1000
250-SMTPUTF8
250-STARTTLS
250 ENHANCEDSTATUSCODES
220 2.0.0 ready to start TLS
control: b'Y'
tls: 250-mx
tls: 250-PIPELINING
tls: 250-SIZE 52428800
tls: 250-8BITMIME
tls: 250-CHUNKING
tls: 250-LIMITS RCPTMAX=1000
tls: 250-SMTPUTF8
tls: 250 ENHANCEDSTATUSCODES
tls: 502 5.5.1 not implemented
tls: 250 2.1.0 sender ok
tls: 250 2.1.5 recipient ok
tls: 354 end data with <CR><LF>.<CR><LF>
tls: 250 2.0.0 accepted as ID
tls: 221 2.0.0 mx closing"
like 'with ESMTPS' "$(cat "$KEEP/mail")" '^	by mx \(Pneumatic\) with ESMTPS id'
like 'and how' "$(cat "$KEEP/mail")" '^	\(TLSv1.3 TLS_TEST\)$'
like 'the chain knows' "$(cat "$KEEP/env")" '^SSL_PROTOCOL=TLSv1.3$'
unlike 'but not what could harm it' "$(cat "$KEEP/env")" 'evil|^SSL_CLIENT_CN'
is 'after CR CRLF . CRLF nothing is taken for a command' \
	"$(printf 'EHLO me\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@y>\r\nDATA\r\na\r\r\n.\r\nMAIL FROM:<smuggled@x>\r\nQUIT\r\n' |
	smtp-recv --hostname mx --accept-all true 2>/dev/null | tail -n 2 | tr -d '\r')" \
"354 end data with <CR><LF>.<CR><LF>
550 5.5.2 CR without LF in message"
is 'also where lone ones are repaired' \
	"$(printf 'EHLO me\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@y>\r\nDATA\r\na\r\r\n.\r\nMAIL FROM:<smuggled@x>\r\nQUIT\r\n' |
	smtp-recv --repair-line-ends --hostname mx --accept-all true 2>/dev/null | tail -n 1 | tr -d '\r')" \
"550 5.5.2 CR without LF in message"
is 'commands behind STARTTLS: the end, and no handshake' \
	"$(tls inject smtp-recv --hostname mx --accept-all true 2>&1 | tail -n +11)" \
"554 5.5.0 bytes after STARTTLS in the clear, closing
control: b''"
is 'a failed handshake: not one byte more' "$(tls fail smtp-recv --hostname mx true | tail -n +12)" "control: b'Y'"
is 'TLS facts without end' "$(tls flood smtp-recv --hostname mx true | tail -n +13)" 'control closed'
is 'nothing of before survives' "$(tls again smtp-recv --hostname mx true | tail -n +13 | grep -v 250-)" \
"tls: 503 5.5.1 say EHLO first
tls: 250 ENHANCEDSTATUSCODES
tls: 503 5.5.1 not at this point
tls: 221 2.0.0 mx closing"
if [ -d /proc/self ]; then
	session "$mail" smtp-recv --require-tls --accept-all true
	like '--require-tls' "$(replies)" '^530 5.7.0 STARTTLS first$'
fi

# --- the session half can do nothing but talk
confined() {
	mkfifo "$T/fifo"
	smtp-recv --accept-all true <"$T/fifo" >"$T/out" 2>/dev/null &
	pid=$!
	reap_later $pid
	exec 9>"$T/fifo"
	wait_for test -s "$T/out" || { printf 'HELO me\r\n' >&9; }
	printf 'HELO me\r\n' >&9
	wait_for grep -q 250 "$T/out"
	child=$(cat "/proc/$pid/task/$pid/children" | tr -d ' ')
	seccomp=$(sed -n 's/^Seccomp:[^0-9]*//p' "/proc/$child/status")
	nnp=$(sed -n 's/^NoNewPrivs:[^0-9]*//p' "/proc/$child/status")
	runner=$(sed -n 's/^Seccomp:[^0-9]*//p' "/proc/$pid/status")
	exec 9>&-
	wait $pid
	echo "$seccomp $nnp $runner"
}
if [ -r /proc/self/task/$$/children ]; then
	is 'session confined, runner not' "$(confined)" '2 1 0'
else
	skip 'confinement' 'no /proc'
fi

# --- real clients through tcpserver
if command -v tcpserver >/dev/null 2>&1; then
	port=$(free_port)
	rm -f "$KEEP"/*
	spawn server env TCPREMOTEHOST= tcpserver -RHl mx.example.org 127.0.0.1 "$port" smtp-recv --hostname mx.example.org --accept-all "$DATA/smtp/keep.sh"
	wait_port "$port" "$spawned" || fail 'tcpserver'
	kept() { ls "$KEEP" | grep -c '\.mail$'; }
	ok 'smtplib' "$PYTHON" - "$port" <<'PY'
import smtplib, sys
s = smtplib.SMTP("127.0.0.1", int(sys.argv[1]), local_hostname="me")
s.sendmail("joe@example.net", ["ann@example.org", "bob@example.org"],
           b"Subject: x\r\n\r\n.dot\r\nFrom me\r\n\xff\r\n" + b"x" * 70 + b"\r\n",
           mail_options=["BODY=8BITMIME"])
s.sendmail("", ["ann@example.org"], b"Subject: y\r\n\r\n")
assert s.verify("ann")[0] == 252
s.quit()
PY
	is 'two messages' "$(kept)" 2
	like 'dots' "$(cat "$KEEP"/*.mail)" '^\.dot$'
	like 'remote address' "$(cat "$KEEP"/*.mail)" '^Received: from me \(\[127\.0\.0\.1\]\)$'
	if command -v swaks >/dev/null 2>&1; then
		ok 'swaks' swaks --server 127.0.0.1 --port "$port" --from a@example.net \
			--to ann@example.org --ehlo me --pipeline
		is 'three' "$(kept)" 3
	else
		skip swaks 'not installed'
	fi
	if command -v smtp-source >/dev/null 2>&1; then
		rm -f "$KEEP"/*
		ok 'smtp-source: 60 messages, 10 sessions at once' smtp-source -s 10 -m 60 -l 4000 \
			-f a@example.net -t ann@example.org "127.0.0.1:$port"
		is 'sixty' "$(kept)" 60
		rm -f "$KEEP"/*
		ok 'smtp-source: 20 messages a session, 5 recipients' smtp-source -d -s 2 -m 40 \
			-r 5 -f a@example.net -t ann@example.org "127.0.0.1:$port"
		is 'forty' "$(kept)" 40
	else
		skip smtp-source 'not installed'
	fi
	like 'every line has the address' "$(grep -vc 'remote=127.0.0.1' "$T/server")" '^0$'
	port=$(free_port)
	spawn lmtp tcpserver -RHl mx 127.0.0.1 "$port" smtp-recv --lmtp --accept-all sh "$DATA/smtp/verdict.sh"
	wait_port "$port" "$spawned" || fail 'tcpserver'
	ok 'LMTP with smtplib' "$PYTHON" - "$port" <<'PY'
import smtplib, sys
s = smtplib.LMTP("127.0.0.1", int(sys.argv[1]), local_hostname="me")
s.ehlo_or_helo_if_needed()
s.mail("joe@example.net")
for r in "ok0@x", "p67@x", "t75@x":
    s.rcpt(r)
s.putcmd("data")
assert s.getreply()[0] == 354
s.send(b"Subject: x\r\n\r\n.\r\n")
assert [s.getreply()[0] for _ in range(3)] == [250, 550, 451]
s.quit()
PY
else
	skip 'real clients' 'tcpserver is not installed'
fi
if command -v socat >/dev/null 2>&1; then
	port=$(free_port)
	spawn socat socat "TCP-LISTEN:$port,bind=127.0.0.1,reuseaddr,fork" \
		"EXEC:smtp-recv --hostname mx --accept-all $DATA/smtp/keep.sh,nofork"
	wait_port "$port" "$spawned" || fail socat
	rm -f "$KEEP"/*
	ok 'no variables, only a socket' "$PYTHON" - "$port" <<'PY'
import smtplib, sys
s = smtplib.SMTP("127.0.0.1", int(sys.argv[1]), local_hostname="me")
s.sendmail("", ["ann@example.org"], b"Subject: y\r\n\r\n")
s.quit()
PY
	like 'the address is asked of it' "$(cat "$KEEP"/*.mail)" '^Received: from me \(\[127\.0\.0\.1\]\)$'
	like 'for the log too' "$(cat "$T/socat")" 'remote=127.0.0.1 event=accepted'
fi
done_testing
