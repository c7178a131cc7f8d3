#!/bin/sh
# smtp-rules(7) in smtp-recv: each condition and action, DNS from a stub, a policy
# server, programs, counting; what is refused by -n; the simulator.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need "$PYTHON"
dns=$(free_port)
cat >"$T/zone" <<'Z'
good.example A 192.0.2.10
good.example MX 10 mx.good.example
mx.good.example A 192.0.2.10
aonly.example A 192.0.2.11
null.example MX 0 .
broken.example servfail
10.2.0.192.in-addr.arpa PTR mx.good.example
20.2.0.192.in-addr.arpa PTR liar.example
liar.example A 192.0.2.99
66.2.0.192.zen.example A 127.0.0.4
67.2.0.192.zen.example A 127.0.0.40
68.2.0.192.zen.example A 127.255.255.254
69.2.0.192.zen.example A 93.184.216.34
70.2.0.192.zen.example servfail
66.2.0.192.white.example A 127.0.0.2
spam.example.dbl.example A 127.0.1.2
Z
spawn dns.log "$PYTHON" "$ROOT/tests/lib/dns-stub.py" 127.0.0.1 "$dns" "$T/zone"
export DNS_SERVER=127.0.0.1@$dns
wait_port "$dns" "$spawned"

rules() { printf '%b\n' "$@" >"$T/rules"; }
recv() { timeout 300 smtp-recv --hostname mx.example.org --rules "$T/rules" --counts "$T/counts" "$@"; }
# ask IP HELO FROM TO [option...]: the reply that ends it, of one transaction
ask() {
	ip=$1 helo=$2 from=$3 to=$4; shift 4
	printf 'EHLO %s\r\nMAIL FROM:<%s>\r\nRCPT TO:<%s>\r\nDATA\r\nSubject: x\r\n\r\nbody\r\n.\r\nQUIT\r\n' \
	    "$helo" "$from" "$to" >"$T/in"
	TCPREMOTEIP=$ip TCPLOCALIP=192.0.2.200 recv --recipients "$DATA/smtp/recipients" "$@" \
	    sh -c "cat >$T/message; env >$T/env" <"$T/in" >"$T/replies" 2>"$T/log"
	tr -d '\r' <"$T/replies" | sed -n '/^[45]/{p;q;}; /^250 2.0.0/p' | head -n 1 |
	    sed 's/accepted as .*/accepted/'
}
check() { is "$1" "$(ask "$2" "$3" "$4" "$5")" "$6"; }
ok='250 2.0.0 accepted' to=ann@example.org

# --- what is wrong is refused, with the line
wrong() {
	rules "$2"
	exits "wrong: $1" 64 recv -n --recipients "$DATA/smtp/recipients" true
	like "and said: $1" "$(cat "$T/err")" "$3"
}
wrong 'an unknown action' '# x\n\npermit network 10.0.0.0/8' 'rules:3: unknown action: permit'
wrong 'an unknown word' 'reject helo-is localhost' 'rules:1: unknown word: helo-is'
wrong 'a network with bits' 'reject network 10.0.0.1/8' 'rules:1: '
wrong 'not known yet' 'at connect\nreject helo x' 'rules:2: helo x is not known at connect, but from helo on'
wrong 'a relay for anybody' 'relay sender @example.org' 'rules:1: this would relay for anybody'
wrong 'a relay for the world' 'relay network 0.0.0.0/0' 'rules:1: this would relay'
wrong 'a relay for all but some' 'relay not network 10.0.0.0/8' 'rules:1: this would relay'
wrong 'words that do not fit' 'reject helo x "450 4.7.1 later"' 'not words that reject can say'
wrong 'a quote without end' 'reject helo x "550 no' 'a quote that does not end'
wrong 'accept with words' 'accept helo x "hello"' 'accept says nothing'
wrong 'an unreachable line' 'accept network 10.0.0.0/8\nreject network 10.1.0.0/16 helo x' 'rules:2: is never reached: line 1'
wrong 'after everybody' 'at mail\ndefer\nreject sender a@b' 'rules:3: is never reached'
wrong 'nobody left (T5)' 'relay network 10.0.0.0/8\nreject sender-domain-unresolvable\nreject' 'rules:3: no mail from outside can come in'
wrong 'a domain nobody reaches' 'reject recipient-domain example.org' 'no mail from outside can reach'
wrong 'a file that is not there' "reject helo $T/none" 'none'
wrong 'a program without a path' 'check prog' 'whole path'
wrong 'a policy server nowhere' 'policy nowhere' 'not unix:/path'
wrong 'a field of two lines' 'header "X: a\001b"' 'control character'
rules 'accept'
exits 'an open relay by --accept-all (T14)' 64 recv -n --accept-all true
like 'is said' "$(cat "$T/err")" 'an open relay'
exits 'counting without a file' 64 sh -c "echo 'greylist' >$T/rules; smtp-recv -n --rules $T/rules true"
rules 'reject helo x "no"'
exits 'a good file' 0 recv -n --recipients "$DATA/smtp/recipients" true
rules 'reject helo-is x'
exits 'a wrong file takes no mail' 64 recv --accept-all true

# --- conditions
rules 'reject helo localhost,.bad.example,mx*.dyn.example "550 5.7.1 not %{helo}"' 'reject helo-mine' 'reject helo-bad'
check 'an exact HELO' 192.0.2.1 localhost a@b.example $to '550 5.7.1 not localhost'
check 'one below' 192.0.2.1 a.bad.example a@b.example $to '550 5.7.1 not a.bad.example'
check 'a star' 192.0.2.1 mx9.x.dyn.example a@b.example $to '550 5.7.1 not mx9.x.dyn.example'
check 'mine' 192.0.2.1 MX.example.org a@b.example $to '550 5.7.1 this HELO name is mine'
check 'my address' 192.0.2.1 '[192.0.2.200]' a@b.example $to '550 5.7.1 this HELO name is mine'
check 'no full name' 192.0.2.1 joe a@b.example $to '550 5.5.2 HELO wants the full name of a host'
check 'a good one' 192.0.2.1 good.example a@b.example $to "$ok"
check 'the recipient check stands behind' 192.0.2.1 good.example a@b.example x@elsewhere.example '550 5.1.1 no such user here'
like 'a refusal is one line with address and rule' "$(ask 192.0.2.1 joe a@b.example $to; cat "$T/log")" \
	"remote=192.0.2.1 event=rule-refused at=rcpt action=reject rule=.*/rules line=3 code=550 rcpt=$to sender=a@b.example helo=joe"
rules 'relay network 10.0.0.0/8' 'reject sender-domain-unresolvable' 'reject sender-listed dbl.example'
check 'a network relays' 10.1.2.3 x.example a@nowhere.example x@elsewhere.example "$ok"
check 'no such domain' 192.0.2.1 x.example a@nowhere.example $to "550 5.1.8 the sender's domain is not in DNS"
check 'an MX' 192.0.2.1 x.example a@good.example $to "$ok"
check 'an address only' 192.0.2.1 x.example a@aonly.example $to "$ok"
check 'a null MX' 192.0.2.1 x.example a@null.example $to "550 5.1.8 the sender's domain is not in DNS"
check 'DNS does not know now' 192.0.2.1 x.example a@broken.example $to "450 4.1.8 the sender's domain is not in DNS"
check 'the null sender' 192.0.2.1 x.example '' $to "$ok"
printf 'spam.example A 192.0.2.1\n' >>"$T/zone"
check 'a listed sender' 192.0.2.1 x.example a@spam.example $to "550 5.7.1 the sender's domain is listed"
rules 'accept client-name .good.example' 'reject client-nameless' 'reject client-unconfirmed'
check 'a confirmed name' 192.0.2.10 x.example a@b.example $to "$ok"
check 'a name that lies' 192.0.2.20 x.example a@b.example $to '550 5.7.25 your address has no name in DNS that leads back to it'
check 'no name' 192.0.2.30 x.example a@b.example $to '550 5.7.25 your address has no name in DNS'
rules 'reject helo-unresolvable' 'reject helo-mismatch'
check 'HELO not in DNS' 192.0.2.10 no.example a@b.example $to '550 5.7.1 your HELO name is not in DNS'
check 'HELO of another' 192.0.2.20 mx.good.example a@b.example $to '550 5.7.1 your HELO name is not that of your address'
check 'HELO of its own' 192.0.2.10 mx.good.example a@b.example $to "$ok"
check 'DNS silent about HELO' 192.0.2.10 broken.example a@b.example $to '450 4.7.1 your HELO name is not in DNS'
rules 'reject dnsbl zen.example=127.0.0.2..11 "550 5.7.1 listed by %{list}"'
check 'listed' 192.0.2.66 x.example a@b.example $to '550 5.7.1 listed by zen.example'
check 'another answer' 192.0.2.67 x.example a@b.example $to "$ok"
check 'an error answer is no listing' 192.0.2.68 x.example a@b.example $to "$ok"
like 'and is logged' "$(cat "$T/log")" 'event=rule-note .*error answer of a DNS list'
check 'a sold domain is no listing' 192.0.2.69 x.example a@b.example $to "$ok"
check 'a silent list is no listing' 192.0.2.70 x.example a@b.example $to "$ok"
check 'not listed' 192.0.2.71 x.example a@b.example $to "$ok"
rules 'score 3 dnsbl zen.example' 'score -2 dnsbl white.example' 'score 2 helo-bad' 'reject score 3'
check 'weights' 192.0.2.66 x.example a@b.example $to "$ok"
check 'and one more sign' 192.0.2.66 joe a@b.example $to '550 5.7.1 too many bad signs'
rules 'at mail' 'reject size-over 10k' 'reject sender @spam.example,<>'
check 'a sender' 192.0.2.1 x.example a@spam.example $to '550 5.7.1 this sender is not welcome here'
check 'the null sender by name' 192.0.2.1 x.example '' $to '550 5.7.1 this sender is not welcome here'
rules 'at connect' 'drop network 192.0.2.0/24 "521 5.7.1 go"' 'delay 300ms' 'at helo' 'reject early'
check 'at connect' 192.0.2.1 x.example a@b.example $to '521 5.7.1 go'
is 'and nothing more' "$(wc -l <"$T/replies" | tr -d ' ')" 1
check 'who speaks before the greeting' 198.51.100.1 x.example a@b.example $to '550 5.5.0 you spoke before your turn'
rules 'discard sender a@b.example' 'hold sender c@b.example' 'header "X-Rule: seen"'
rm -f "$T/message"
check 'discarded' 192.0.2.1 x.example a@b.example $to "$ok"
ok 'and not delivered' test ! -e "$T/message"
like 'and logged' "$(cat "$T/log")" 'event=rule-discard'
check 'held' 192.0.2.1 x.example c@b.example $to "$ok"
like 'as the chain hears' "$(cat "$T/env")" '^MAIL_HOLD=1$'
check 'a field' 192.0.2.1 x.example d@b.example $to "$ok"
like 'is in the message' "$(cat "$T/message")" '^X-Rule: seen$'
unlike 'and not held' "$(cat "$T/env")" '^MAIL_HOLD='
rules 'reject not recipient-known "550 5.7.1 unknown"'
check 'a recipient that is not known' 192.0.2.1 x.example a@b.example z@example.org '550 5.7.1 unknown'

# --- counting, between processes. Windows begin with the hour and the day: not at
# their turn.
while [ $(($(date +%s) % 3600)) -ge 3570 ]; do sleep 1; done
rules 'at mail' 'defer rate client 2/hour "450 4.7.1 enough"' 'at rcpt' 'defer rate sender-domain 100/day'
check 'one' 192.0.2.1 x.example a@b.example $to "$ok"
check 'two' 192.0.2.1 x.example a@b.example $to "$ok"
check 'three' 192.0.2.1 x.example a@b.example $to '450 4.7.1 enough'
check 'another client' 192.0.2.2 x.example a@b.example $to "$ok"
rm -f "$T/counts"
printf '#!/bin/sh\necho "$AUTH_USER $TCPREMOTEIP $SENDER" >>%s\n' "$T/told" >"$T/hook"; chmod 755 "$T/hook"
rules 'at mail' "reject rate client 1/hour notify $T/hook"
for i in 1 2 3 4; do ask 192.0.2.1 x.example a@b.example $to >/dev/null; done
is 'who is over the limit is told of once' "$(cat "$T/told")" ' 192.0.2.1 a@b.example'
rm -f "$T/counts"
rules 'greylist 1s helo-bad'
check 'no bad sign, no waiting' 192.0.2.1 x.example a@b.example $to "$ok"
check 'greylisted' 192.0.2.1 joe a@b.example $to '450 4.7.1 greylisted, try again in some minutes'
in_time() { [ "$(ask 192.0.2.1 joe a@b.example $to)" = "$ok" ]; }
ok 'and let in later' wait_for in_time
check 'the network is known then' 192.0.2.77 joe other@b.example $to "$ok"
check 'another one not' 192.0.3.77 joe a@b.example $to '450 4.7.1 greylisted, try again in some minutes'
printf 'damaged' >"$T/counts"; chmod 600 "$T/counts"
check 'a damaged file is made anew' 192.0.3.77 joe a@b.example $to '450 4.7.1 greylisted, try again in some minutes'
rm -f "$T/counts"; mkdir "$T/counts"
check 'where nothing can be counted mail comes in' 192.0.3.77 joe a@b.example $to "$ok"
rmdir "$T/counts"

# --- a policy server, programs
cat >"$T/policy.py" <<'P'
import os, socket, sys
s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1] + ".new"); s.listen(5)
os.rename(sys.argv[1] + ".new", sys.argv[1])
while True:
    c, _ = s.accept()
    text = b""
    while not text.endswith(b"\n\n"):
        got = c.recv(4096)
        if not got: break
        text += got
    open(sys.argv[2], "wb").write(text)
    f = dict(l.split("=", 1) for l in text.decode().split("\n") if "=" in l)
    odd = { "odd": b"REJECT a\x01\r\x00\x7f\xff%{helo}\naction=OK\n\n",
        "other": b"FILTER smtp:[192.0.2.9]\n\n", "flood": b"OK\n" + b"x=y\n" * 1000 }.get(f["sender"].split("@")[0])
    if odd:
        try:
            c.sendall(b"action=" + odd)
            while b"x=y" in odd: c.sendall(odd)
        except OSError: pass
        c.close()
        continue
    f["sender"] = f["sender"].replace("prepend", "PREPEND_X-P:_1")
    c.sendall(b"action=" + f["sender"].split("@")[0].replace("_", " ").replace("defer if permit", "DEFER_IF_PERMIT").encode() + b"\n\n")
    c.close()
P
spawn policy.log "$PYTHON" "$T/policy.py" "$T/policy" "$T/asked"
wait_for test -S "$T/policy"
rules "policy unix:$T/policy"
check 'policy: DUNNO' 192.0.2.1 x.example dunno@b.example $to "$ok"
like 'it is asked as Postfix asks' "$(cat "$T/asked")" '^request=smtpd_access_policy$'
like 'with the state' "$(cat "$T/asked")" '^protocol_state=RCPT$'
like 'and the recipient' "$(cat "$T/asked")" "^recipient=$to\$"
check 'policy: REJECT' 192.0.2.1 x.example REJECT_go@b.example $to '550 5.7.1 go'
check 'policy: a code' 192.0.2.1 x.example 554_5.7.2_no@b.example $to '554 5.7.2 no'
check 'policy: DEFER' 192.0.2.1 x.example defer@b.example $to '450 4.7.1 refused by policy'
check 'policy: DEFER_IF_PERMIT' 192.0.2.1 x.example defer_if_permit@b.example $to "450 4.7.1 try again later"
check 'policy: what is not understood' 192.0.2.1 x.example what@b.example $to "450 4.3.5 the policy server's answer is not understood"
check 'policy: PREPEND' 192.0.2.1 x.example prepend@b.example $to "$ok"
like 'the field is there' "$(cat "$T/message")" '^X-P: 1$'
check 'policy: controls in its words are none' 192.0.2.1 x.example odd@b.example $to '550 5.7.1 a?????%{helo}'
check 'policy: another server is none of its business' 192.0.2.1 x.example other@b.example $to "450 4.3.5 the policy server's answer is not understood"
rules "policy unix:$T/policy,timeout=50s"
start=$(date +%s)
check 'policy: an answer without end' 192.0.2.1 x.example flood@b.example $to '450 4.3.5 the policy cannot be asked now'
is 'is not heard to the end of the time' "$([ $(($(date +%s) - start)) -lt 40 ] && echo yes)" yes
"$PYTHON" -c 'for i in range(63): print("header \"X-F%02d: %s\"" % (i, "a" * 248))
print("header \"X-Last: %s\"" % ("b" * 248))' >"$T/fields"
rules "$(cat "$T/fields")"
check 'more fields than there is room for' 192.0.2.1 x.example a@b.example $to "$ok"
is 'all of one or nothing' "$(sed '/^$/q' "$T/message" | grep -c '^X-F[0-9]*: a*$') $(grep -c '^X-Last' "$T/message")" '63 0'
rules "policy unix:$T/nobody"
check 'no policy server: later' 192.0.2.1 x.example a@b.example $to '450 4.3.5 the policy cannot be asked now'
rules "policy unix:$T/nobody,default=dunno,timeout=2s"
check 'or as said' 192.0.2.1 x.example a@b.example $to "$ok"
if command -v postgrey >/dev/null; then
	mkdir "$T/pg"
	spawn postgrey.log postgrey --unix="$T/pg.sock" --dbdir="$T/pg" --delay=1 --user="$(id -un)" --group="$(id -gn)"
	if wait_for test -S "$T/pg.sock"; then
		rules "policy unix:$T/pg.sock"
		like 'a real policy server: postgrey' "$(ask 192.0.2.1 x.example a@b.example $to)" '^450 4.[27].[01] Greylisted'
		in_time() { [ "$(ask 192.0.2.1 x.example a@b.example $to)" = "$ok" ]; }
		ok 'lets in who comes back' wait_for in_time
		like 'and has its field prepended' "$(cat "$T/message")" '^X-Greylist: delayed'
	fi
else
	skip 'postgrey' 'not installed'
fi
program() { printf '#!/bin/sh\n%s\n' "$1" >"$T/prog"; chmod 755 "$T/prog"; }
rules "check $T/prog"
program 'exit 0'; check 'check: go on' 192.0.2.1 x.example a@b.example $to "$ok"
program 'echo "5.7.1 $SENDER no" >&2; exit 77'; check 'check: no' 192.0.2.1 x.example a@b.example $to '550 5.7.1 a@b.example no'
program 'exit 75'; check 'check: later' 192.0.2.1 x.example a@b.example $to '450 4.3.0 this cannot be checked now'
program 'kill -9 $$'; check 'check: a crash is later' 192.0.2.1 x.example a@b.example $to '450 4.3.0 this cannot be checked now'

# --- explaining, and from the rules alone
rules 'relay network 10.0.0.0/8' 'reject helo localhost "550 5.7.1 no"' 'reject recipient old@example.org'
sim() { recv --recipients "$DATA/smtp/recipients" "$@" 2>"$T/err"; }
is 'simulated: relayed' "$(sim --simulate 'client=10.1.1.1 helo=x.example from=a@b.example to=c@d.example')" "relayed: $T/rules:1"
is 'simulated: refused' "$(sim --simulate 'client=192.0.2.1 helo=localhost from=a@b.example to=c@d.example')" "at rcpt: 550 5.7.1 no ($T/rules:2)"
exits 'by its exit code' 77 sim --simulate 'client=192.0.2.1 helo=localhost from=a@b.example to=c@d.example'
exits 'simulated: taken' 0 sim --simulate "client=192.0.2.1 helo=x.example from=a@b.example to=$to"
sim -e --simulate 'client=192.0.2.1 helo=localhost from= to=c@d.example' >"$T/out"
like '-e tells each rule, and what was seen' "$(cat "$T/err")" 'rules:2: at rcpt, reject: yes \(helo=localhost\)'
like 'who can send' "$(sim --simulate "who to=old@example.org")" 'rules:3: at rcpt: reject recipient old@example.org everybody'
like 'nobody from outside' "$(sim --simulate "who to=old@example.org")" 'nobody from outside: line 3'
like 'who can relay' "$(sim --simulate relay)" 'rules:1: at rcpt: relay network 10.0.0.0/8'
rules 'reject helo x'
is 'nobody can' "$(sim --simulate relay)" 'nobody: no line relays'
exits 'nonsense' 64 sim --simulate 'colour=blue'

# --- at data, in chunks, LMTP
rules 'at data' 'reject sender a@b.example "554 5.7.1 not this"'
check 'at DATA' 192.0.2.1 x.example a@b.example $to '554 5.7.1 not this'
printf 'EHLO x.example\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<%s>\r\nBDAT 4\r\nQUITBDAT 6 LAST\r\nQUIT\r\nNOOP\r\nQUIT\r\n' $to >"$T/in"
recv --accept-all true <"$T/in" 2>/dev/null | tr -d '\r' | sed -n '/^250 2.1.5/,$p' >"$T/out"
is 'of chunks refused no octet is a command' "$(cat "$T/out")" '250 2.1.5 recipient ok
554 5.7.1 not this
503 5.5.1 not at this point
250 2.0.0 ok
221 2.0.0 mx.example.org closing'
rules 'discard sender a@b.example'
printf 'LHLO x.example\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<ann@example.org>\r\nDATA\r\nx\r\n.\r\nMAIL FROM:<c@b.example>\r\nRCPT TO:<ann@example.org>\r\nDATA\r\nx\r\n.\r\nQUIT\r\n' |
    recv --lmtp --accept-all true 2>/dev/null | tr -d '\r' | sed 's/accepted as .*/accepted/' | grep -c '^250 2.1.5 accepted' >"$T/out"
is 'LMTP: a reply for each recipient, discarded or not' "$(cat "$T/out")" 2

# --- accounts: limits of messages and recipients, sender-own
cat >"$T/auth.py" <<'P'
import os, socket, sys
a, b = socket.socketpair()
pid = os.fork()
if pid == 0:
    a.close(); os.dup2(b.fileno(), 3); os.environ["AUTH_FD"] = "3"
    os.execvp(sys.argv[1], sys.argv[1:])
b.close(); f = a.makefile("rw")
for line in f:
    if line.startswith("CAPA"): f.write("250 AUTH PLAIN\n")
    elif line.startswith("AUTH"): f.write("235 2.7.0 user=joe@example.org\n")
    elif line.startswith("VRFY joe"): f.write("250 user=joe@example.org\n")
    elif line.startswith("VRFY ann"): f.write("250 user=ann@example.org\n")
    else: f.write("550 5.1.1 no\n")
    f.flush()
os._exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
P
submit() {
	{ printf 'EHLO x.example\r\nAUTH PLAIN AGpvZQBw\r\n'
	for from; do printf 'MAIL FROM:<%s>\r\nRCPT TO:<u@elsewhere.example>\r\nRCPT TO:<v@elsewhere.example>\r\nDATA\r\nx\r\n.\r\nRSET\r\n' "$from"; done
	printf 'QUIT\r\n'; } >"$T/in"
	TCPREMOTEIP=192.0.2.5 SSL_PROTOCOL=TLSv1.3 timeout 120 "$PYTHON" "$T/auth.py" smtp-recv --hostname mx.example.org \
	    --rules "$T/rules" --counts "$T/counts" --submission true <"$T/in" 2>"$T/log" | tr -d '\r' | sed -n '/^235/,$p' |
	    grep -v -e '^354' -e '^250 2.0.0 ok$' -e '^50' -e '^235' -e '^221' | cut -c1-9 | tr '\n' ' '
}
rm -f "$T/counts" "$T/told"
while [ $(($(date +%s) % 3600)) -ge 3570 ]; do sleep 1; done
rules 'relay authenticated sender-own' 'reject authenticated "553 5.7.1 not yours"'
is 'a user relays, with its own address only' "$(submit joe@example.org ann@example.org)" \
    '250 2.1.0 250 2.1.5 250 2.1.5 250 2.0.0 250 2.1.0 553 5.7.1 553 5.7.1 '
rules 'at mail' "defer rate login 2/hour notify $T/hook" 'at rcpt' 'defer rate login 3/day' 'relay authenticated'
is 'messages an hour and recipients a day' "$(submit joe@example.org joe@example.org joe@example.org)" \
    '250 2.1.0 250 2.1.5 250 2.1.5 250 2.0.0 250 2.1.0 250 2.1.5 450 4.7.1 250 2.0.0 450 4.7.1 '
is 'and somebody is told who' "$(cat "$T/told")" 'joe@example.org 192.0.2.5 joe@example.org'

# --- ETRN, by option
rules 'reject helo x'
etrn() { printf 'EHLO y.example\r\nETRN %s\r\nQUIT\r\n' "$1" >"$T/in"; shift
	recv --accept-all "$@" true <"$T/in" 2>/dev/null | tr -d '\r' | tail -n 2 | head -n 1; }
program 'echo "$ETRN_DOMAIN" >>'"$T/etrn"'; case $ETRN_DOMAIN in good.example) exit 0;; bad.example) exit 77;; esac; exit 75'
is 'no ETRN without the option' "$(etrn good.example)" '502 5.5.1 not implemented'
is 'ETRN' "$(etrn good.example --etrn "$T/prog")" '250 2.0.0 mail for it is sent now'
is 'ETRN for another' "$(etrn bad.example --etrn "$T/prog")" '459 4.7.1 not for you'
is 'ETRN not now' "$(etrn later.example --etrn "$T/prog")" '458 4.3.0 not now'
is 'ETRN with a shell in it' "$(etrn ';reboot' --etrn "$T/prog")" '501 5.5.4 bad argument'
is 'the program got the domains' "$(tr '\n' ' ' <"$T/etrn")" 'good.example bad.example later.example '

# --- what fail2ban reads
if command -v fail2ban-regex >/dev/null; then
	rules 'reject helo bad.example'
	ask 192.0.2.41 bad.example a@b.example $to >/dev/null; cp "$T/log" "$T/ban.log"
	ask 192.0.2.42 good.example a@b.example nobody@example.org >/dev/null; cat "$T/log" >>"$T/ban.log"
	ask 192.0.2.43 'x" remote=9.9.9.9 event=auth-failed' 'a@b.example' '"remote=9.9.9.9 event=rule-refused"@example.org' >/dev/null; cat "$T/log" >>"$T/ban.log"
	ask 192.0.2.44 good.example a@b.example $to >/dev/null; cat "$T/log" >>"$T/ban.log"
	sed 's/^service/Nov 22 07:00:00 mx smtp-recv[7]: service/' "$T/ban.log" >"$T/sys.log"
	is 'fail2ban: who was refused, and nobody else' "$(fail2ban-regex -o ip "$T/sys.log" \
	    "$ROOT/etc/pneumatic/fail2ban/pneumatic-smtp.conf" 2>/dev/null | sort -u | tr '\n' ' ')" '192.0.2.41 192.0.2.42 192.0.2.43 '
else
	skip 'fail2ban' 'not installed'
fi
done_testing
