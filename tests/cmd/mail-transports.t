#!/bin/sh
# mail-route --transports and --sender-transports: each way that mail can go, by
# texts and by maps of other kinds, and a smarthost for each sender with a password
# for each.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
cd "$T" || exit 1
printf 'Subject: x\n\ny\n' >m
cat >transports <<'END'
joe@a.example smtp:[joe.example]
a.example smtp:[mx.a.example]:26
.a.example lmtp:[127.0.0.1]:24
x.a.example mx
gone.example error:5.1.2 has moved
later.example error:4.3.2 not now
null.example discard:
* smtp:[relay.example.net]:587
END
printf '#!/bin/sh\ncat >/dev/null; cat <&3 >"%s/served"; exit "$(cat "%s/code")"\n' "$T" "$T" >service
chmod 755 service; echo 0 >code
printf 'here.example service:%s/service\n' "$T" >>transports
printf 'joe@example.org smtp:[joes.example]:587\n@example.org smtp:[org.example]\n' >senders
printf '#!/bin/sh\nprintf "%%s: " "${SMTP_ROUTE-mx}"; grep -c RCPT <&3 | tr "\\n" " "; sed -n "s/^RCPT TO:<\\([^>]*\\)>.*/\\1/p" </dev/fd/3 | tr "\\n" " "; echo\n' >show
chmod 755 show
route() { # SENDER RECIPIENT...
	printf 'MAIL FROM:<%s>\n' "$1" >e; shift
	printf 'RCPT TO:<%s>\n' "$@" >>e
	mail-route ${by:---transports transports --sender-transports senders} "$T/show" <m 3<e 2>err
}
one() { route "$@" | sed 's/: .*//'; }
is 'one recipient' "$(one s@example.net joe@a.example)" 'smtp:[joe.example]'
is 'his domain' "$(one s@example.net ann@A.example)" 'smtp:[mx.a.example]:26'
is 'below it' "$(one s@example.net u@b.c.a.example)" 'lmtp:[127.0.0.1]:24'
is 'by MX' "$(one s@example.net u@x.a.example)" mx
is 'a sender' "$(one joe@example.org u@c.example)" 'smtp:[joes.example]:587'
is 'no sender' "$(one '' u@c.example)" 'smtp:[relay.example.net]:587'
is 'several ways: several runs' "$(route s@example.net ann@a.example u@b.a.example bob@a.example v@c.example | sort)" \
'lmtp:[127.0.0.1]:24: 1 u@b.a.example 
smtp:[mx.a.example]:26: 2 ann@a.example bob@a.example 
smtp:[relay.example.net]:587: 1 v@c.example '
route s@example.net u@here.example w@here.example >out
is 'a service' "$? $(grep -c '^RCPT' served) $(sed 's/^[^ ]* //' out)" '0 2 delivered <u@here.example>
delivered <w@here.example>'
echo 67 >code; route s@example.net u@here.example ann@a.example >out; got=$?
is 'a service that refuses' "$got $(sed -n 's/^[^ ]* failed/failed/p' out)" '67 failed <u@here.example>'
like 'and the other way is gone all the same' "$(cat out)" '^smtp:\[mx.a.example\]:26: 1 '
echo 1 >code; route s@example.net u@here.example u@gone.example >out; got=$?
is 'later counts more than never' "$got $(sed 's/^[^ ]* //' out | sort)" '75 deferred <u@here.example>
failed <u@gone.example> 5.1.2 has moved'
route s@example.net u@gone.example >out; is 'error:5' "$? $(sed 's/^[^ ]* //' out) $(cat err)" '77 failed <u@gone.example> 5.1.2 has moved 5.1.2 has moved'
route s@example.net u@later.example >out; is 'error:4' "$? $(sed 's/^[^ ]* //' out)" '75 deferred <u@later.example> 4.3.2 not now'
route s@example.net u@null.example >out; is 'discard:' "$? $(sed 's/^[^ ]* //' out)" '0 delivered <u@null.example> 2.0.0 discarded'
like 'is in the log' "$(cat err)" 'event=discarded.*sender=s@example.net'
is 'what was said by hand stands' "$(SMTP_ROUTE=smtp:x route s@example.net ann@a.example)" 'smtp:x: 1 ann@a.example '
for bad in 'a relay' 'a smtp:' 'a service:x' 'a error:2.0.0 x' 'a smtp:x y'; do
	printf '# x\n%s\n' "$bad" >wrong
	exits "wrong: $bad" 75 sh -c 'mail-route -n --transports wrong true <m 3<e'
	like "wrong: $bad: where" "$(mail-route -n --transports wrong true 2>&1)" 'wrong:2: '
done
"$PYTHON" -c 'for i in range(50000): print("d%d.example smtp:[h%d.example]" % (i, i))' >big
"$PYTHON" -c 'print("MAIL FROM:<a@b.c>"); [print("RCPT TO:<u%d@d77.example>" % i) for i in range(9000)]' >e
ok '50,000 lines, 9,000 recipients' sh -c 'ulimit -t 20; exec mail-route --transports big true <m 3<e'

# -- maps of other kinds
printf '#!/bin/sh\ncase $KEY in k.example) echo "lmtp:[10.0.0.1]:24" ;; .sub.example) echo smtp:s ;; evil.example) echo service:/bin/sh ;; bad.example) echo nonsense ;; *) exit 1 ;; esac\n' >prog
chmod 755 prog
by="--transports program:$T/prog"
is 'a program is asked for the domain' "$(one s@example.net u@k.example)" 'lmtp:[10.0.0.1]:24'
is 'and those above' "$(one s@example.net u@a.b.sub.example)" smtp:s
is 'it knows nothing' "$(one s@example.net u@z.example)" mx
exits 'it names no program' 75 route s@example.net u@evil.example
exits 'nor nonsense' 75 route s@example.net u@bad.example
if map-query -V | grep -q pcre; then
	printf '/@(.*)\\.in$/ smtp:[$1.internal]\n' >p; by="--transports pcre:p"
	is 'a pattern' "$(one s@example.net u@x.in)" 'smtp:[x.internal]'
fi
by=

# -- a smarthost for each sender (two on one machine)
port=$(free_port)
for n in 2 3; do
	echo 'caps AUTH PLAIN' >"peer$n"
	spawn "peer$n.out" "$PYTHON" "$ROOT/tests/lib/smtp-peer.py" 127.0.0.$n "$port" "peer$n" "peer$n.log"
done
wait_for "$PYTHON" -c "import socket; [socket.create_connection(('127.0.0.%d' % n, $port)).close() for n in (2, 3)]"
printf 'joe@example.org smtp:[127.0.0.2]:%s\nann@example.org smtp:[127.0.0.2]:%s\n@example.org smtp:[127.0.0.3]:%s\n' $port $port $port >senders
cat >auth <<'END'
joe@example.org:127.0.0.2 joe joes secret
ann@example.org:127.0.0.2 ann anns secret
END
chmod 600 auth
for u in joe ann bob; do
	: >peer2.log; : >peer3.log
	printf 'MAIL FROM:<%s@example.org>\nRCPT TO:<x@far.example>\n' $u >e
	mail-route --sender-transports senders smtp-send --auth auth --tls may <m 3<e >out 2>err || sed 's/^/# /' err
	eval "$u=\$(cat peer2.log peer3.log | sed -n 's/^AUTH PLAIN //p' | base64 -d | tr '\\0' '|')"
	like "$u's mail is relayed" "$(cat out)" 'relayed <x@far.example>'
done
is 'each with an own password, or none' "$joe $ann $bob" '|joe|joes secret |ann|anns secret '
is 'nothing secret on a command line or in the environment' "$(env | grep -c secret)" 0
done_testing
