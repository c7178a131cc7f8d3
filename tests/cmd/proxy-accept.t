#!/bin/sh
# proxy-accept: both versions, from trusted peers and from others, before TLS and
# without, and that nobody else can say where a client comes from.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver openssl "$PYTHON"
LOG=stderr; export LOG

# serve NAME COMMAND...: under tcpserver; sets $port, log in $T/NAME.
serve() {
	name=$1; shift
	port=$(free_port)
	spawn "$name" tcpserver -RHl0 127.0.0.1 "$port" "$@"
	wait_port "$port" "$spawned"
}
peer() { timeout 120 "$PYTHON" "$ROOT/tests/cmd/proxy-peer.py" "$port" "$@" 2>&1; }
logged() { wait_for grep -Eq -e "$2" "$T/$1"; }
# The facts, and then whatever the client has sent behind the header.
cat >"$T/facts" <<'END'
#!/bin/sh
echo "$TCPREMOTEIP $TCPREMOTEPORT $TCPLOCALIP $TCPLOCALPORT $PROTO ${SSL_PROTOCOL-none} ${SSL_CIPHER-}"
exec cat
END
chmod 755 "$T/facts"
real='192.0.2.7 35646 198.51.100.1 993 TCP none '

# --- options
exits 'no list' 64 proxy-accept true
exits 'a bad prefix' 64 proxy-accept --from 10.0.0.1/8 true
like '  is named' "$(cat "$T/err")" '^proxy-accept: --from: 10.0.0.1/8: bits are set beyond the prefix$'
printf '# the balancers\n127.0.0.1\n2001:db8::/32 10.0.0.0/8\n' >"$T/list"
exits '-n' 0 proxy-accept -n --from-file "$T/list" true
printf '127.0.0.1\nbalancer.example\n' >"$T/bad-list"
exits '-n: a bad file' 64 proxy-accept -n --from-file "$T/bad-list" true
like '  and its line' "$(cat "$T/err")" 'bad-list: line 2: not an address: balancer.example$'
exits 'a file that is not there' 75 proxy-accept -n --from-file "$T/none" true
exits 'no socket' 64 proxy-accept --from 127.0.0.1 true </dev/null

# --- the header
serve plain proxy-accept --from 10.0.0.0/8,127.0.0.1 "$T/facts"
is 'version 1' "$(peer v1 'hello\n')" "$real
hello"
is 'version 2' "$(peer v2 'hello\n')" "$real
hello"
is 'IPv6' "$(peer six 'x\n')" '2001:db8::7 35646 2001:db8::1 993 TCP none 
x'
is 'with TLVs of 4 KB' "$(peer tlv 'x\n')" "$real
x"
is 'byte by byte' "$(peer bytewise 'x\n')" "$real
x"
is 'in two pieces, the second with more' "$(peer step=0.2 'PROXY TCP4 192.0.2.7 198.51' \
    '.100.1 35646 993\r\nhello\n')" "$real
hello"
is 'the last byte alone' "$(peer step=0.2 'PROXY TCP4 192.0.2.7 198.51.100.1 35646 993\r' \
    '\nhello\n')" "$real
hello"
for what in local unknown unix; do
	like "$what: the proxy itself" "$(peer $what 'x\n')" "^127.0.0.1 [0-9]+ 127.0.0.1 $port TCP none "
done
is 'a second header is the client speaking' "$(peer v1 other | tr -d '\r')" "$real
PROXY TCP4 192.0.2.99 198.51.100.1 1 2"
is 'what it says of TLS is not believed' "$(peer ssl)" "$real"
serve tls-facts proxy-accept --from 127.0.0.1 --trust-tls "$T/facts"
is '  but with --trust-tls' "$(peer ssl)" \
    '192.0.2.7 35646 198.51.100.1 993 TCP TLSv1.3 TLS_AES_128_GCM_SHA256-abc'
is '  and then no header, no TLS' "$(SSL_PROTOCOL=TLSv9 peer v2)" "$real"

# --- refusals, each of them logged with the address of the peer
serve refuse proxy-accept --from 127.0.0.1 --timeout 700ms "$T/facts"
for bad in 'EHLO me\r\n' 'PROXY TCP4 192.0.2.7\r\n' big \
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\x00\x00' 'PROXY UNKNOWN' ''; do
	got=$(peer "$bad")
	unlike "refused: $bad" "$got" '192.0.2|TCP none'
done
logged refuse 'remote=127.0.0.1 event=proxy-refused reason="no PROXY header"'
is '  and logged' "$?" 0
logged refuse 'reason="PROXY header of 65535 bytes, more than 4096"'
is '  65535 bytes: at once, by the length' "$?" 0
started=$(date +%s)
peer step=1 PROXY ' ' T C P 4 ' ' 1 9 2 . 0 . 2 . 7 >"$T/slow"
ok 'a byte now and then does not extend the time' test $(($(date +%s) - started)) -lt 12
logged refuse 'reason="no PROXY header in time"'
is '  and logged' "$?" 0
serve others proxy-accept --from 127.0.0.2,10.0.0.0/8 "$T/facts"
unlike 'an untrusted peer' "$(peer v1)" '192.0.2'
logged others 'remote=127.0.0.1 event=proxy-refused reason="not a trusted proxy"'
is '  is refused and logged' "$?" 0
is 'a trusted one beside it' "$(peer from=127.0.0.2 v1)" "$real"
serve optional proxy-accept --from-file "$T/list" --optional "$T/facts"
got=$(peer from=127.0.0.3 v1)
like '--optional: another peer is a client' "$got" "^127.0.0.3 [0-9]+ 127.0.0.1 $port TCP none"
like '  whose header is its own words' "$got" '^PROXY TCP4 192.0.2.7'
is '  and the trusted one is not' "$(peer v1)" "$real"

# --- the rest of the chain
printf 'joe:{PLAIN}secret:30000:30000::%s::\n' "$M" >"$T/users"
serve chain proxy-accept --from 127.0.0.1 file-auth --users "$T/users" \
    tls-wrap --starttls --cert-dir "$T" "$T/facts"
is 'every later loader keeps the facts' "$(peer v2)" "$real"
serve smtp proxy-accept --from 127.0.0.1 smtp-recv --accept-all sh -c "cat >$T/mail"
got=$(peer v1 'EHLO me\r\nPROXY TCP4 1.2.3.4 1.2.3.4 1 2\r\nMAIL FROM:<a@example.net>\r\n' \
    'RCPT TO:<joe@example.org>\r\nDATA\r\nSubject: x\r\n\r\nx\r\n.\r\nQUIT\r\n')
like 'smtp-recv knows no PROXY' "$got" '^500 5.5.1'
like '  and its Received line has the client' "$(cat "$T/mail")" 'Received: from .*192\.0\.2\.7'

# A stale environment, as of a tcpserver that was started behind a proxy.
PROXYREMOTEIP=127.0.0.1 PROXYREMOTEPORT=1 PROXYLOCALIP=127.0.0.1 PROXYLOCALPORT=2
TCPREMOTEIP=192.0.2.66
export PROXYREMOTEIP PROXYREMOTEPORT PROXYLOCALIP PROXYLOCALPORT TCPREMOTEIP
serve stale sh -c "unset TCPREMOTEPORT; TCPREMOTEIP=192.0.2.66 exec tls-wrap --starttls --cert-dir $T env"
got=$(peer)
like 'inherited facts of another connection do not pass' "$got" '^TCPREMOTEIP=127.0.0.1$'
unlike '  and are forgotten' "$got" '^PROXY'
serve stale-too proxy-accept --from 127.0.0.1 "$T/facts"
is 'nor past proxy-accept' "$(peer v1)" "$real"
unset PROXYREMOTEIP PROXYREMOTEPORT PROXYLOCALIP PROXYLOCALPORT TCPREMOTEIP

# --- before TLS
mkdir -p "$T/certs/default"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj /CN=mx.example.org \
    -keyout "$T/certs/default/privkey.pem" -out "$T/certs/default/fullchain.pem" 2>/dev/null
serve tls proxy-accept --from 127.0.0.1 tls-wrap --cert-dir "$T/certs" --log \
    sh -c 'echo "$TCPREMOTEIP $TCPREMOTEPORT $SSL_PROTOCOL"'
for v in v1 v2 ssl; do
	is "before TLS: $v" "$(peer tls=mx.example.org $v)" '192.0.2.7 35646 TLSv1.3'
done
unlike 'TLS without the header' "$(peer tls=mx.example.org)" TLSv1.3
logged tls 'remote=192.0.2.7 event=tls '
is "tls-wrap's log carries the real client" "$?" 0
serve tls-first tls-wrap --cert-dir "$T/certs" proxy-accept --from 127.0.0.1 true
unlike 'behind tls-wrap it refuses: no socket' "$(peer tls=mx.example.org)" 192
logged tls-first 'no TCP socket'
is '  and says so' "$?" 0

# --- as first word of a service file, under chain
cat >"$T/service" <<END
#!$BIN/chain
export SERVICE=facts
exec proxy-accept --from 127.0.0.0/8 $T/facts
END
chmod 755 "$T/service"
serve service.log "$T/service"
is 'in a service file' "$(peer v2)" "$real"
if command -v haproxy >/dev/null; then
	back=$port port=$(free_port)
	cat >"$T/haproxy.cfg" <<-END
	defaults
	  mode tcp
	  timeout connect 60s
	  timeout client 60s
	  timeout server 60s
	listen l
	  bind 127.0.0.1:$port
	  server s 127.0.0.1:$back send-proxy-v2
	END
	spawn haproxy haproxy -db -f "$T/haproxy.cfg"
	wait_port "$port" "$spawned"
	like 'behind haproxy itself' "$(peer from=127.0.0.9 'x\n')" "^127.0.0.9 [0-9]+ 127.0.0.1 $port TCP"
else
	skip 'behind haproxy itself' 'haproxy is not installed'
fi
done_testing
