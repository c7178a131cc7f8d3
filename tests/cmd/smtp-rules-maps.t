#!/bin/sh
# smtp-rules(7): rules that look things up in maps, what a policy server is told, and
# rules that are read again for the client that XCLIENT names.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
cd "$T" || exit 1
rules() { printf '%b\n' "$@" >rules; }
recv() { timeout 60 smtp-recv --hostname mx.example.org --rules rules --counts "$T/counts" --recipients "$DATA/smtp/recipients" "$@"; }
# ask IP HELO FROM: the reply that ends it
ask() {
	printf 'EHLO %s\r\nMAIL FROM:<%s>\r\nRCPT TO:<ann@example.org>\r\nDATA\r\nSubject: x\r\n\r\nb\r\n.\r\nQUIT\r\n' "$2" "$3" |
	    TCPREMOTEIP=$1 TCPREMOTEPORT=4711 TCPLOCALIP=192.0.2.200 recv sh -c 'cat >message' 2>log | tr -d '\r' |
	    sed -n '/^[45]/{p;q;}; /^250 2.0.0/p' | head -n 1 | sed 's/accepted as .*/accepted/'
}
check() { is "$1" "$(ask "$2" "$3" "$4")" "$5"; }
ok='250 2.0.0 accepted'
cat >access <<'END'
joe@bad.example     REJECT not joe
bad.example         550 5.7.1 not this domain
.worse.example      DEFER
good.bad.example    OK
<>                  554 5.7.1 no reports here
mark@a.example      PREPEND X-Mark: yes
END
rules "map sender $T/access"
check 'a text: an address' 192.0.2.1 x.example joe@bad.example '550 5.7.1 not joe'
check 'its domain' 192.0.2.1 x.example ANN@Bad.Example '550 5.7.1 not this domain'
check 'above its domain' 192.0.2.1 x.example a@b.c.worse.example '450 4.7.1 refused by policy'
check 'OK is an accept' 192.0.2.1 x.example a@good.bad.example "$ok"
check 'the null sender' 192.0.2.1 x.example '' '554 5.7.1 no reports here'
check 'not in it' 192.0.2.1 x.example a@c.example "$ok"
check 'a header' 192.0.2.1 x.example mark@a.example "$ok"
like 'is in the message' "$(cat message)" '^X-Mark: yes'
map-query --compile "cdb:$T/access"
rules "map sender cdb:$T/access"
check 'a cdb' 192.0.2.1 x.example joe@bad.example '550 5.7.1 not joe'
printf '# more\n' >>access
check 'a stale one: later' 192.0.2.1 x.example a@c.example '450 4.3.5 this cannot be looked up now'
printf '10.0.0.0/8 REJECT inside\n0.0.0.0/0 DUNNO\n' >c
rules 'at connect' "map client cidr:$T/c"
is 'networks, at connect' "$(printf 'QUIT\r\n' | TCPREMOTEIP=10.1.2.3 recv true 2>log | tr -d '\r')" '554 5.7.1 inside'
check 'others' 192.0.2.1 x.example a@c.example "$ok"
printf 'ann@example.org joe@new.example\n@gone.example the pastures\n' >moved
rules "map relocated $T/moved"
check 'who has moved' 192.0.2.1 x.example a@c.example '550 5.1.6 user has moved to joe@new.example'
printf '@example.org new.example\n' >moved
check 'a domain that has' 192.0.2.1 x.example a@c.example '550 5.1.6 user has moved to new.example'
printf 'joe@example.org x\nexample.org x\n' >moved
check 'who has not' 192.0.2.1 x.example a@c.example "$ok"
rules 'hold'
like 'hold: the chain is told' "$(ask 192.0.2.1 x.example a@c.example >/dev/null; cat log)" 'event=rule-hold'
if map-query -V | grep -q pcre; then
	printf '/^(.*)@spam[0-9]*\\.example$/ 550 5.7.1 go away, $1\n/^(a+)+$/ OK\n' >p
	rules "map sender pcre:$T/p"
	check 'patterns' 192.0.2.1 x.example joe@spam77.example '550 5.7.1 go away, joe'
	rules "map helo pcre:$T/p"
	check 'a pattern that never ends' 192.0.2.1 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.a a@c.example '450 4.3.5 this cannot be looked up now'
fi
printf '#!/bin/sh\n[ "$KEY" != x@slow.example ] || exit 75\ncase $KEY in *@p.example) echo REJECT "$KEY" ;; *) exit 1 ;; esac\n' >prog; chmod 755 prog
rules "map sender program:$T/prog"
check 'a program' 192.0.2.1 x.example "a'\$x*@p.example" "550 5.7.1 a'\$x*@p.example"
check 'that cannot tell' 192.0.2.1 x.example x@slow.example '450 4.3.5 this cannot be looked up now'
check 'nothing' 192.0.2.1 x.example x@z.example "$ok"
rules "map sender socketmap:inet:127.0.0.1:$(free_port):v"
check 'a server that is away' 192.0.2.1 x.example a@c.example '450 4.3.5 this cannot be looked up now'
rules "map sender static:whatever"
check 'what is no action' 192.0.2.1 x.example a@c.example "450 4.3.5 the policy server's answer is not understood"
wrong() {
	rules "$2"
	exits "wrong: $1" 64 recv -n true
	like "and said: $1" "$(cat err)" "$3"
}
wrong 'a map of what' 'map who static:x' 'map of what'
wrong 'not known yet' 'at connect\nmap sender static:x' 'sender is not known at connect'
wrong 'no map' 'map sender' 'a value is missing'
wrong 'a map that is not there' "map sender $T/none" 'none'
wrong 'a pattern file that is wrong' "map sender pcre:$T/access" 'cannot be used'
wrong 'a name' 'map sender socketmap:inet:host.example:1:x' 'not unix:/path or address:port'

# -- what Postfix would tell a policy server
cat >policy.py <<'P'
import socket, sys
s = socket.socket(socket.AF_UNIX)
s.bind(sys.argv[1]); s.listen(5)
while True:
    c, _ = s.accept()
    got = b""
    while not got.endswith(b"\n\n"):
        b = c.recv(4096)
        if not b: break
        got += b
    open(sys.argv[2], "wb").write(got)
    c.sendall(b"action=DUNNO\n\n"); c.close()
P
spawn policy.log "$PYTHON" policy.py "$T/policy" "$T/asked"
wait_for test -S policy
rules "policy unix:$T/policy"
check 'a policy server' 192.0.2.1 x.example a@c.example "$ok"
is 'every attribute of SMTPD_POLICY_README' "$(for a in request protocol_state protocol_name helo_name queue_id sender recipient recipient_count \
    client_address client_name reverse_client_name instance sasl_method sasl_username sasl_sender size ccert_subject ccert_issuer \
    ccert_fingerprint encryption_protocol encryption_cipher encryption_keysize etrn_domain stress ccert_pubkey_fingerprint client_port \
    policy_context server_address server_port compatibility_level mail_version; do
	grep -q "^$a=" asked || echo "$a"
done)" ''
is 'each once' "$(cut -d= -f1 asked | sort | uniq -d)" ''
like 'the port' "$(cat asked)" '^client_port=4711$'

# -- XCLIENT
printf '10.0.0.0/8 REJECT inside\n' >c
rules 'at connect' "map client cidr:$T/c" 'reject network 192.0.2.66'
xclient() {
	printf 'EHLO a.example\r\nXCLIENT ADDR=%s NAME=b.example\r\nEHLO b.example\r\nQUIT\r\n' "$1" |
	    TCPREMOTEIP=127.0.0.1 recv --xclient 127.0.0.1 true 2>log | tr -d '\r' | sed -n '/^250 [^-]*/,$p' | sed '1d' | cut -c1-9 | head -n 1
}
is 'XCLIENT: connect rules for the client that it names' "$(xclient 192.0.2.66)" '554 5.7.1'
is 'by a map as well' "$(xclient 10.9.9.9)" '554 5.7.1'
is 'another is greeted' "$(xclient 192.0.2.67 | cut -c1-3)" '220'
done_testing
