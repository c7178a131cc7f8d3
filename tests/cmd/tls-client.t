#!/bin/sh
# tls-wrap --client: every outcome of verification, DANE, STARTTLS, and servers
# that do anything but shake hands. The peer is openssl s_server.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpclient openssl "$PYTHON"
LOG=stderr; export LOG
unset SSL_CERT_FILE SSL_CERT_DIR
cd "$T" || exit 1

# --- certificates: NAME.pem (with its chain in NAME-chain.pem), all with one key
newkey='-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes'
root() { # root NAME
	# shellcheck disable=SC2086
	openssl req -x509 $newkey -days 30 -subj "/CN=$1" -keyout "$1.key" -out "$1.pem" \
	    -addext keyUsage=critical,keyCertSign 2>/dev/null
}
# sign NAME ISSUER DAYS EXTENSIONS...: the request of key "leaf", or of $request
request=leaf
sign() {
	name=$1 issuer=$2 days=$3; shift 3
	printf '%s\n' "$@" >ext
	openssl x509 -req -in "$request.csr" -CA "$issuer.pem" -CAkey "$issuer.key" -CAcreateserial \
	    -days "$days" -extfile ext -out "$name.pem" 2>/dev/null
}
asks() { # asks NAME CN
	# shellcheck disable=SC2086
	openssl req $newkey -subj "/CN=$2" -keyout "$1.key" -out "$1.csr" 2>/dev/null
}
root ca; root other
asks leaf mx.example.org; asks inter Inter; asks crossed ca
sign good ca 9 subjectAltName=DNS:mx.example.org
sign wild ca 9 'subjectAltName=DNS:*.example.org'
sign partial ca 9 'subjectAltName=DNS:m*.example.org'
sign cnonly ca 9 basicConstraints=CA:FALSE
sign expired ca -1 subjectAltName=DNS:mx.example.org
sign two ca 9 'subjectAltName=DNS:other.example,IP:127.0.0.1'
asks old old; printf 'basicConstraints=critical,CA:TRUE\n' >ext
openssl x509 -req -in old.csr -signkey old.key -days -1 -extfile ext -out old.pem 2>/dev/null
request=inter sign inter ca 9 basicConstraints=critical,CA:TRUE
sign below inter 9 subjectAltName=DNS:mx.example.org
# the root "ca" once more, signed by a root that has expired
openssl req -new -key ca.key -subj /CN=ca -out cross.csr 2>/dev/null
request=cross sign cross old 9 basicConstraints=critical,CA:TRUE
cat inter.pem cross.pem >cross-chain.pem
is 'the old root has expired' "$(openssl x509 -in old.pem -noout -checkend 0)" 'Certificate will expire'
cat ca.pem old.pem >both.pem
openssl req -x509 -key leaf.key -days 9 -subj /CN=self -addext subjectAltName=DNS:mx.example.org \
    -out self.pem 2>/dev/null
mkdir own dir
asks client 'a client'; request=client sign client ca 9 extendedKeyUsage=clientAuth
cp client.pem own/fullchain.pem; cp client.key own/privkey.pem; chmod 600 own/privkey.pem
cp ca.pem other.pem dir/; openssl rehash dir 2>/dev/null
hash() { # hash FILE selector type
	if [ "$2" = 1 ]; then
		openssl x509 -in "$1" -noout -pubkey | openssl pkey -pubin -outform DER
	else
		openssl x509 -in "$1" -outform DER
	fi | case $3 in
	0) od -An -tx1 -v | tr -d ' \n' ;;
	*) openssl dgst "-sha$(($3 * 256))" | sed 's/.*= //' ;;
	esac
}

# server NAME [s_server options]: sets $port; it sends lines back reversed
server() {
	cert=$1; shift
	port=$(free_port)
	spawn "server-$port" openssl s_server -accept "127.0.0.1:$port" -cert "$cert.pem" -key leaf.key \
	    -rev -quiet "$@"
	wait_port "$port" "$spawned"
}
cat >./talk <<'END'
#!/bin/sh
printf 'hello\n' >&7
IFS= read -r line <&6 || exit 9
echo "got $line"
env | grep ^SSL_ | sort
END
chmod 755 talk
# What else the test's own parent left open must not confuse us.
cat >only-012.py <<'END'
import os, sys
os.closerange(3, 4096)
os.execvp(sys.argv[1], sys.argv[1:])
END
client() { timeout 120 "$PYTHON" only-012.py tcpclient -RHl0 127.0.0.1 "$port" tls-wrap --client "$@"; }
# good NAME OPTIONS...: it works; the output is left in $got
good() {
	name=$1; shift
	got=$(client "$@" ./talk 2>err)
	like "$name" "$got" '^got olleh$'
	[ -s err ] && note "$(cat err)"
}
# bad NAME CODE REASON OPTIONS...: it fails with this code and this line
bad() {
	name=$1 code=$2 reason=$3; shift 3
	exits "$name" "$code" client "$@" ./talk
	like "  $reason" "$(cat err)" "event=tls-failed reason=\"?$reason"
	is '  and the program does not run' "$(cat out)" ''
}
has() { like "  $1" "$got" "^$1\$"; }

# --- options
exits 'no name' 64 tls-wrap --client true
exits 'no tcpclient' 64 tls-wrap --client --name mx.example.org true
like '  says what is missing' "$(cat err)" 'descriptors 6 and 7'
exits 'a server with --client' 64 tls-wrap --client --name a --cert-dir dir true
exits '-n' 0 tls-wrap --client -n --name mx.example.org --ca ca.pem --own-cert own true
exits '-n: a bad level' 64 tls-wrap --client -n --name a --ca ca.pem --verify maybe true
exits '-n: a bad record' 64 tls-wrap --client -n --name a --ca ca.pem --tlsa '3 1 1 xyz' true
exits '-n: a bad bundle' 64 tls-wrap --client -n --name a --ca leaf.key true
exits '-n: a bad own certificate' 64 tls-wrap --client -n --name a --ca ca.pem --own-cert dir true

# --- verification
server good
good 'a good certificate' --name mx.example.org --ca ca.pem
for fact in SSL_PROTOCOL=TLSv1.3 SSL_PEER_VERIFY=ok SSL_PEER_NAME=mx.example.org \
    'SSL_CIPHER=TLS_.*' 'SSL_GROUP=.*' SSL_SERVER_NAME=mx.example.org SSL_SESSION_RESUMED=Initial \
    "SSL_PEER_FINGERPRINT=$(hash good.pem 0 1)" 'SSL_CB_EXPORTER=.*' 'SSL_CB_END_POINT=.*'; do
	has "$fact"
done
unlike '  SSL_DANE is not set' "$got" SSL_DANE
good 'trusted in a hashed directory' --name mx.example.org --ca dir
has SSL_PEER_VERIFY=ok
bad 'not trusted' 77 'verify: unable to get local issuer certificate' --name mx.example.org --ca other.pem
bad 'not in the directory' 77 'verify: unable to get local issuer' --name mx.example.org --ca own/..
bad "not by the system" 77 'verify: unable to get local issuer' --name mx.example.org
bad 'another name' 77 'verify: hostname mismatch' --name mx2.example.org --ca ca.pem
good 'another name that will do' --name mx2.example.org --also-name mx.example.org --ca ca.pem
has SSL_PEER_NAME=mx.example.org
has SSL_SERVER_NAME=mx2.example.org
good "the DNS's dot at the end of a name" --name mx.example.org. --ca ca.pem
has SSL_PEER_NAME=mx.example.org
has SSL_SERVER_NAME=mx.example.org
good '  and of another' --name mx2.example.org. --also-name mx.example.org. --ca ca.pem
good 'may: another name' --name mx2.example.org --ca ca.pem --verify may
has 'SSL_PEER_VERIFY=hostname mismatch'
unlike '  no name is said to match' "$got" SSL_PEER_NAME
good 'may: not trusted' --name mx.example.org --ca other.pem --verify may
has 'SSL_PEER_VERIFY=unable to get local issuer certificate'
good 'may: a good one' --name mx.example.org --ca ca.pem --verify may
has SSL_PEER_VERIFY=ok
good 'none' --name mx2.example.org --verify none
has 'SSL_PEER_VERIFY=not checked'
good 'TLS 1.2' --name mx.example.org --ca dir --suites TLS_AES_128_GCM_SHA256
server wild
good 'a wildcard' --name mx.example.org --ca ca.pem
has 'SSL_PEER_NAME=\*.example.org'
bad 'a wildcard is one label' 77 'verify: hostname mismatch' --name a.mx.example.org --ca ca.pem
bad '  and not none' 77 'verify: hostname mismatch' --name example.org --ca ca.pem
server partial
bad '  and a whole one' 77 'verify: hostname mismatch' --name mx.example.org --ca ca.pem
server cnonly
bad 'CN does not count' 77 'verify: hostname mismatch' --name mx.example.org --ca ca.pem
server expired
bad 'expired' 77 'verify: certificate has expired' --name mx.example.org --ca ca.pem
good 'may: expired' --name mx.example.org --ca ca.pem --verify may
has 'SSL_PEER_VERIFY=certificate has expired'
server self
bad 'self-signed' 77 'verify: self-signed certificate' --name mx.example.org --ca ca.pem
server two
good 'an address' --name 127.0.0.1 --ca ca.pem
unlike '  is not asked for' "$got" SSL_SERVER_NAME
bad 'another address' 77 'verify: IP address mismatch' --name 127.0.0.2 --ca ca.pem
server below
bad 'the intermediate is not sent' 77 'verify: unable to get local issuer' --name mx.example.org --ca ca.pem
server below -cert_chain inter.pem
good 'the intermediate is sent' --name mx.example.org --ca ca.pem
good '  and the root found in a directory' --name mx.example.org --ca dir
server below -cert_chain cross-chain.pem
good 'an expired cross-signed root in the chain, the true one trusted' --name mx.example.org --ca both.pem

bad '  only the old one trusted' 77 'verify: certificate has expired' --name mx.example.org --ca old.pem

# --- DANE
server self
good 'DANE-EE: key' --name mx.example.org --ca other.pem --tlsa "3 1 1 $(hash self.pem 1 1)"
has 'SSL_DANE=3 1 1'
has SSL_PEER_VERIFY=ok
good 'DANE-EE: another name, another use' --name nowhere.example --tlsa "3 1 1 $(hash self.pem 1 1)"
good 'DANE-EE: certificate, SHA-512' --name mx.example.org --tlsa "3 0 2 $(hash self.pem 0 2)"
has 'SSL_DANE=3 0 2'
good 'DANE-EE: whole certificate, in upper case and pieces' --name mx.example.org --tlsa \
    "3 0 0 $(hash self.pem 0 0 | tr a-f A-F | sed 's/..../& /g')"
good 'one of two records' --name mx.example.org --tlsa "3 1 1 $(hash good.pem 0 1)" \
    --tlsa "3 1 1 $(hash self.pem 1 1)"
bad 'no match' 77 'verify: .*(DANE|TLSA|self-signed)' --name mx.example.org --tlsa "3 1 1 $(hash good.pem 0 1)"
bad 'no match, whatever --verify says' 77 'verify: ' --name mx.example.org --verify none \
    --tlsa "3 1 1 $(hash good.pem 0 1)"
good 'PKIX usages are no use' --name mx.example.org --verify may --ca ca.pem \
    --tlsa "1 1 1 $(hash good.pem 0 1)" --tlsa "0 1 1 $(hash good.pem 0 1)"
has SSL_DANE=unusable
bad '  and then --verify counts' 77 'verify: self-signed' --name mx.example.org --ca ca.pem \
    --tlsa "1 1 1 $(hash good.pem 0 1)"
good 'an unknown type or a short hash is no use' --name mx.example.org --verify may --ca ca.pem \
    --tlsa '3 1 77 00' --tlsa '3 1 1 0011'
has SSL_DANE=unusable
bad 'a record that is none is our own fault' 75 'local: --tlsa: not' --name mx.example.org --tlsa '3 1 1'
server expired
good 'DANE-EE: the date is not looked at' --name mx.example.org --tlsa "3 1 1 $(hash expired.pem 1 1)"
server below -cert_chain inter.pem
good 'DANE-TA: the intermediate' --name mx.example.org --tlsa "2 1 1 $(hash inter.pem 1 1)"
has 'SSL_DANE=2 1 1'
has SSL_PEER_NAME=mx.example.org
bad 'DANE-TA: another name' 77 'verify: hostname mismatch' --name mx2.example.org \
    --tlsa "2 1 1 $(hash inter.pem 1 1)"
good 'DANE-TA: but one that will do' --name mx2.example.org --also-name mx.example.org \
    --tlsa "2 0 1 $(hash inter.pem 0 1)"
good 'DANE-TA: a root that is not sent, in full' --name mx.example.org --tlsa "2 0 0 $(hash ca.pem 0 0)"
bad 'DANE-TA: another root' 77 'verify: ' --name mx.example.org --tlsa "2 1 1 $(hash other.pem 1 1)"

# --- versions, and certificates of ours
server good -no_tls1_3
good 'a server of TLS 1.2' --name mx.example.org --ca ca.pem
has SSL_PROTOCOL=TLSv1.2
bad 'TLS 1.3 wanted, 1.2 there' 76 'handshake: ' --name mx.example.org --ca ca.pem --min-protocol 1.3
server good -no_tls1_3 -Verify 2 -CAfile ca.pem -verify_return_error
bad 'a certificate is demanded' 76 'handshake: ' --name mx.example.org --ca ca.pem
good '  and given' --name mx.example.org --ca ca.pem --own-cert own
server good -Verify 2 -CAfile ca.pem -verify_return_error
good 'and given with TLS 1.3' --name mx.example.org --ca ca.pem --own-cert own
got=$(client --name mx.example.org --ca ca.pem ./talk 2>err)
unlike 'demanded by TLS 1.3, which tells after the handshake' "$got" olleh
like '  and logged then' "$(cat err)" 'event=tls-end reason=broken .*certificate required'

# --- servers that shake no hands: 76, so that the caller may connect anew
bare() { # bare MODE [CERT KEY]
	spawn "bare-$1" "$PYTHON" "$ROOT/tests/cmd/tls-server.py" "$@"
	wait_for test -s "bare-$1"
	port=$(cat "bare-$1")
}
bare close; bad 'a server that closes' 76 'server closed during the handshake|handshake: ' --name a.example --ca ca.pem
bare garbage; bad 'a server that talks' 76 'handshake: wrong version number' --name a.example --ca ca.pem
bare hang; bad 'a server that hangs' 76 'time for the handshake is over' --name a.example --ca ca.pem \
    --handshake-timeout 500ms
bare half; bad 'a server that stops half way' 76 'time for the handshake is over' --name a.example \
    --ca ca.pem --handshake-timeout 500ms
port=1; exits 'nobody there is tcpclient s affair' 111 client --name a.example --ca ca.pem ./talk

# --- STARTTLS
cat >start.py <<'END'
import os, sys
ctl, rfd, wfd = (int(os.environ[n]) for n in ("SSLCTLFD", "SSLREADFD", "SSLWRITEFD"))
net, out = (6, 7) if len(sys.argv) < 3 else (0, 1)
def line(fd):
    s = b""
    while not s.endswith(b"\n"):
        c = os.read(fd, 1)
        if not c:
            break
        s += c
    return s.decode().strip()
def say(*words):
    print(*words, file=sys.stderr if net == 0 else sys.stdout, flush=True)
say(line(net), [n for n in range(256) if os.path.exists("/proc/self/fd/%d" % n)])
if len(sys.argv) > 1 and sys.argv[1] == "never":
    sys.exit(0)
os.write(out, b"STARTTLS\r\n")
say(line(net))
os.write(ctl, b"Y")
facts = b""
while not facts.endswith(b"\0\0"):
    d = os.read(ctl, 4096)
    if not d:
        break
    facts += d
for f in facts.split(b"\0"):
    if f.startswith((b"SSL_PROTOCOL", b"SSL_PEER_VERIFY", b"SSL_FAILURE")):
        say(f.decode())
try:
    os.write(wfd, b"hello\n")
    say(line(rfd) or "end")
except BrokenPipeError:
    say("end")
END
bare starttls good.pem leaf.key
got=$(client --starttls --name mx.example.org --ca ca.pem "$PYTHON" start.py)
is 'STARTTLS' "$got" '220 ready [0, 1, 2, 5, 6, 7, 8, 9]
220 go
SSL_PROTOCOL=TLSv1.3
SSL_PEER_VERIFY=ok
inside hello'
got=$(client --starttls --name mx2.example.org --ca ca.pem "$PYTHON" start.py 2>err)
is 'not the right one: facts say so, and the stream ends' "$(printf '%s\n' "$got" | tail -n +3)" \
'SSL_FAILURE=untrusted
SSL_FAILURE_REASON=verify: hostname mismatch (certificate 0)
end'
is 'nobody asks' "$(client --starttls --name a.example --ca ca.pem "$PYTHON" start.py never)" \
    '220 ready [0, 1, 2, 5, 6, 7, 8, 9]'
ok '  and the waiting process ends' wait_for sh -c "! pgrep -f 'tls-wrap.*--name a[.]example' >/dev/null"
is 'standard output ends with the program' \
    "$(client --starttls --name mx.example.org --ca ca.pem "$PYTHON" start.py | tail -n 1)" 'inside hello'
if command -v socat >/dev/null; then
	got=$(timeout 120 socat "TCP:127.0.0.1:$port" \
	    "EXEC:tls-wrap --client --stdio --starttls --name mx.example.org --ca ca.pem $PYTHON start.py - -" 2>&1)
	like 'STARTTLS with --stdio' "$got" '^inside hello$'
fi
bare inject good.pem leaf.key
got=$(client --starttls --name mx.example.org --ca ca.pem "$PYTHON" start.py 2>err)
unlike 'a clear line behind the 220 is nothing said inside TLS' "$got" 'injected'
like '  the handshake fails' "$got" '^SSL_FAILURE=handshake$'

# --- an engine that has been taken over by what it parses
mkdir fake; cp "$(command -v tls-wrap)" fake/
cat >fake/tls-engine <<'END'
#!/usr/bin/env python3
import os, socket, sys
s = socket.socket(fileno=3)
what = open(os.environ["T"] + "/fake/what").read().strip()
if what == "facts":
    s.send(b"DONE\0SSL_PROTOCOL=TLSv1.3\0LD_PRELOAD=/tmp/x\0")
elif what == "value":
    s.send(b"DONE\0SSL_PROTOCOL=a\nb\0")
elif what == "path":
    s.send(b"CA ../../a\0")
    s.recv(100)
elif what == "many":
    for i in range(100):
        s.send(b"CA 00000000")
        s.recv(100)
elif what == "gone":
    sys.exit(0)
s.recv(100)
END
chmod 755 fake fake/tls-engine
fake() { # fake NAME CODE WHAT REASON
	echo "$3" >fake/what
	exits "$1" "$2" timeout 120 "$PYTHON" only-012.py tcpclient -RHl0 127.0.0.1 "$port" fake/tls-wrap \
	    --client --name mx.example.org --ca dir ./talk
	like "  $4" "$(cat err)" "$4"
	is '  and the program does not run' "$(cat out)" ''
}
fake 'a fact that is none of ours' 75 facts 'tells facts of its own'
fake 'a fact that cannot be printed' 75 value 'tells facts of its own'
fake 'a path for a hash' 75 path 'bad request of tls-engine'
fake 'questions without end' 76 many 'too many issuers'
fake 'an engine that goes' 75 gone 'tls-engine has gone'
rm fake/tls-engine
fake 'no engine at all' 75 none 'tls-engine has gone'

# --- surroundings
server good
mkfifo hold
tag=$((6600000 + $$))ms
sh -c "exec 3<hold; timeout 300 tcpclient -RHl0 127.0.0.1 $port tls-wrap --client --idle-timeout $tag \
    --name mx.example.org --ca dir sh -c 'ls /proc/self/fd >$T/fds; cat <&3 3<&-'" >/dev/null 2>&1 &
reap_later $!
exec 9>hold
wait_for test -s fds
pid=$(pgrep -f "^tls-engine.*$tag")
if [ -n "${SANITIZE:-}" ]; then
	skip 'confinement' 'sanitizers'
else
	like 'seccomp' "$(cat "/proc/$pid/status")" '^Seccomp:[[:space:]]*2'
fi
if [ "$(id -u)" = 0 ]; then
	like 'not root' "$(cat "/proc/$pid/status")" '^Uid:[[:space:]]*65534'
	is 'descriptors of the engine' "$(find "/proc/$pid/fd" -type l | wc -l)" 5
fi
exec 9>&-
unset TCPREMOTEIP
SSL_PEER_VERIFY=ok SSL_DANE='3 1 1' SSLCTLFD=5
export SSL_PEER_VERIFY SSL_DANE SSLCTLFD
got=$(client --name mx2.example.org --verify none env)
unlike 'an inherited fact does not pass' "$got" 'VERIFY=ok|SSL_DANE|SSLCTLFD'
done_testing
