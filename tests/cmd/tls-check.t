#!/bin/sh
# tls-check: what is wrong in a folder, what a port serves, and exit codes for a
# monitor. The ports are those of our own services, and one that lies.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver openssl "$PYTHON"
cd "$T" || exit 1
unset SSL_CERT_FILE SSL_CERT_DIR
LOG=stderr; export LOG

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 90 -subj '/O=Test/CN=Root' \
    -keyout root.key -out root.pem 2>/dev/null
# made FOLDER NAME LABEL DAYS rsa|ec [ISSUER [EXTENSION]]
made() {
	mkdir -p "tls/$1"
	case $5 in rsa) kind='-newkey rsa:2048' ;; *) kind='-newkey ec -pkeyopt ec_paramgen_curve:P-256' ;; esac
	# shellcheck disable=SC2086
	openssl req $kind -nodes -subj "/CN=$2" -keyout "tls/$1/$3privkey.pem" -out req.csr 2>/dev/null
	printf '%s\n' "${7:-subjectAltName=DNS:$2}" >ext
	openssl x509 -req -in req.csr -CA "${6:-root}.pem" -CAkey "${6:-root}.key" -CAcreateserial \
	    -days "$4" -extfile ext -out leaf.pem 2>/dev/null
	{ cat leaf.pem; [ "${6:-root}" = root ] || cat "$6.pem"; } >"tls/$1/$3fullchain.pem"
	chmod 600 "tls/$1/$3privkey.pem"
}
made inter Inter '' 80 ec root basicConstraints=critical,CA:TRUE
cp tls/inter/fullchain.pem inter.pem; cp tls/inter/privkey.pem inter.key; rm -r tls/inter
made mx.example.org mx.example.org '' 60 ec inter
made mx.example.org mx.example.org rsa- 60 rsa inter
made '_.wild.example' '*.wild.example' '' 60 ec
ln -s mx.example.org tls/default
check() { timeout 120 tls-check --cert-dir tls --ca root.pem "$@"; }
serve() { # serve NAME COMMAND...
	name=$1; shift
	port=$(free_port)
	spawn "$name" tcpserver -RHl0 127.0.0.1 "$port" "$@"
	wait_port "$port" "$spawned"
	eval "$name=$port"
}

# --- folders
exits 'all right' 0 check
got=$(cat out)
for want in 'ok    mx.example.org: fullchain.pem: EC key of 256 bits, matches' \
    'ok    mx.example.org: rsa-fullchain.pem: RSA key of 2048 bits, matches' \
    'ok    mx.example.org: fullchain.pem: names mx.example.org' \
    'ok    mx.example.org: fullchain.pem: chain of 2, whole and in order, issued by CN = Inter' \
    'ok    mx.example.org: fullchain.pem: (59|60) days left' \
    'ok    mx.example.org: fullchain.pem: key of uid [0-9]+, gid [0-9]+, mode 600' \
    'ok    _.wild.example: fullchain.pem: names \*.wild.example' \
    '[0-9]+ right, 0 to be looked at, 0 wrong'; do
	like "  $want" "$got" "^$want\$"
done
hash=$(openssl x509 -in tls/mx.example.org/fullchain.pem -noout -pubkey |
    openssl pkey -pubin -outform DER | openssl dgst -sha256 | sed 's/.*= //')
like '  the TLSA record' "$got" "^tlsa  _25._tcp.mx.example.org. IN TLSA 3 1 1 $hash\$"
exits '--days' 1 check --days 70
like '  is a warning' "$(cat out)" '^WARN  mx.example.org: fullchain.pem: only (59|60) days left'
exits 'the system trusts another' 1 tls-check --cert-dir tls
like '  is a warning with its reason' "$(cat out)" \
    '^WARN  .*issued by CN = Inter: unable to get (local )?issuer certificate'
exits 'one folder' 0 check --name mx.example.org
unlike '  and no other' "$(cat out)" 'wild'
exits 'a folder that is not there' 2 check --name nothere.example
exits 'no directory' 75 tls-check --cert-dir nothere
exits 'usage' 64 tls-check
# wrong NAME PATTERN: with this folder the exit code is 2
wrong() { exits "$1" 2 check --name "$1"; like "  $2" "$(cat out)" "^WRONG $1: $2"; }
made expired.example expired.example '' -1 ec
wrong expired.example 'fullchain.pem: expired'
made other.example www.example '' 60 ec
wrong other.example 'fullchain.pem: not for the name of its folder, only for www.example'
made cn.example cn.example '' 60 ec root basicConstraints=CA:FALSE
wrong cn.example 'fullchain.pem: not for the name of its folder, only for nobody'
made mixed.example mixed.example '' 60 ec; cp tls/mx.example.org/privkey.pem tls/mixed.example/privkey.pem
wrong mixed.example 'fullchain.pem: .*match'
made open.example open.example '' 60 ec; chmod 644 tls/open.example/privkey.pem
wrong open.example 'fullchain.pem: the key is open to everyone .mode 644.'
made order.example order.example '' 60 ec inter
{ cat leaf.pem root.pem inter.pem; } >tls/order.example/fullchain.pem
wrong order.example 'fullchain.pem: out of order: certificate 1 '
mkdir tls/empty.example
wrong empty.example 'empty.example: no fullchain.pem in it'
made escape.example escape.example '' 60 ec root 'subjectAltName=DNS:escape.example,DNS:a\1Bb'
printf 'subjectAltName=DER:30:14:82:0e:65:73:63:61:70:65:2e:65:78:61:6d:70:6c:65:82:02:1b:5b\n' >ext
openssl req -new -key tls/escape.example/privkey.pem -subj /CN=x -out req.csr 2>/dev/null
openssl x509 -req -in req.csr -CA root.pem -CAkey root.key -days 60 -extfile ext \
    -out tls/escape.example/fullchain.pem 2>/dev/null
check --name escape.example >out 2>&1
unlike 'no control characters of a certificate reach the terminal' "$(cat out)" "$(printf '\033')"
like '  but something in their place' "$(cat out)" 'escape.example \?\['
for f in expired other cn mixed open order empty escape; do rm -r "tls/$f.example"; done

# --- ports: our own services
printf 'joe:{PLAIN}secret:30000:30000::%s::\n' "$M" >users
auth="file-auth --users users"
wrap="tls-wrap --cert-dir tls"
# shellcheck disable=SC2086
{
serve imaps $wrap $auth imap-login imapd
serve imap $wrap --starttls $auth imap-login imapd
serve pop3 $wrap --starttls $auth pop3-login pop3d
serve smtp $wrap --starttls smtp-recv true
serve lmtp $wrap --starttls smtp-recv --lmtp true
serve plain smtp-recv true
serve sieve $wrap --starttls $auth sieve-login true
}
a=127.0.0.1
exits 'every port serves what is in the folders' 0 check "$a:$imaps" "$a:$imap/imap" "$a:$pop3/pop3" \
    "$a:$smtp/smtp" "$a:$lmtp/lmtp" "$a:$sieve/sieve"
got=$(cat out)
for p in "$imaps" "$imap/imap" "$pop3/pop3" "$smtp/smtp" "$lmtp/lmtp" \
    "$sieve/sieve"; do
	for name in mx.example.org 'mx.example.org rsa-' _.wild.example default; do
		like "  $p $name" "$got" "^ok    $a:$p: $name: serves what is in the folder, .*TLSv1.3\$"
	done
done
unlike 'no server took it for a broken connection' "$(cat imaps imap pop3 smtp sieve)" 'reason=(broken|"cut)'
cp -Rp tls old; made mx.example.org mx.example.org '' 50 ec inter
mv tls new; mv old tls
serve stale $wrap cat
spawned_stale=$spawned
mv tls old; mv new tls
kill "$spawned_stale"
# shellcheck disable=SC2086
serve stale tls-wrap --cert-dir old cat
exits 'a port that serves the certificate of before' 2 check --name mx.example.org "$a:$stale"
like '  is told' "$(cat out)" \
    "^WRONG $a:$stale: mx.example.org: serves another certificate, (59|60) days left, the file has (49|50)"
like '  and the other kind of key is right' "$(cat out)" "^ok    $a:$stale: mx.example.org rsa-: serves what"
openssl req -new -key tls/mx.example.org/privkey.pem -subj /CN=x -out req.csr 2>/dev/null
rm -rf old/mx.example.org/fullchain.pem; cp tls/mx.example.org/privkey.pem old/mx.example.org/
printf 'subjectAltName=DNS:mx.example.org\n' >ext
openssl x509 -req -in req.csr -CA inter.pem -CAkey inter.key -CAcreateserial -days 40 -extfile ext \
    2>/dev/null | cat - inter.pem >old/mx.example.org/fullchain.pem
check --name mx.example.org "$a:$stale" >out
like 'the same key with another certificate' "$(cat out)" 'serves another certificate for the same key, (39|40) days'
cp tls/mx.example.org/fullchain.pem both.pem
openssl x509 -in both.pem -out old/mx.example.org/fullchain.pem
check --name mx.example.org "$a:$stale" >out
like 'a chain that is not served' "$(cat out)" "serves the folder's certificate with a chain of 1, the file has 2"
exits 'a server without STARTTLS' 2 check --name mx.example.org "$a:$plain/smtp"
like '  in its words' "$(cat out)" "^WRONG $a:$plain/smtp: mx.example.org: no TLS: 5"
exits 'the wrong protocol' 2 check --name mx.example.org --timeout 2s "$a:$smtp/tls"
exits 'nobody there' 2 check --timeout 2s "$a:$(free_port)/smtp"
is '  is said once' "$(grep -c 'Connection refused' out)" 1
exits 'no port' 64 check localhost
exits 'no such protocol' 64 check "$a:25/gopher"

# --- a server that lies: sieve, silence, injection, endless answers
cat >liar.py <<'END'
import socket, ssl, sys, threading, time
mode = sys.argv[1]
l = socket.socket(); l.bind(("127.0.0.1", 0)); l.listen(9)
print(l.getsockname()[1], flush=True)
while True:
    s, _ = l.accept()
    try:
        if mode == "sieve":
            s.sendall(b'"IMPLEMENTATION" "x"\r\n"STARTTLS"\r\nOK\r\n')
            s.recv(100)
            s.sendall(b'OK "go"\r\n')
            c = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            c.load_cert_chain("tls/mx.example.org/fullchain.pem", "tls/mx.example.org/privkey.pem")
            c.wrap_socket(s, server_side=True)
        elif mode == "inject":
            s.sendall(b"+OK\r\n"); s.recv(100); s.sendall(b"+OK go\r\n+OK more\r\n"); time.sleep(1)
        elif mode == "endless":
            s.sendall(b"220-x\r\n" * 100000)
        elif mode == "long":
            s.sendall(b"2" * 100000)
        elif mode == "silent":
            time.sleep(60)
    except OSError:
        pass
    s.close()
END
liar() { spawn "liar-$1" "$PYTHON" liar.py "$1"; wait_for test -s "liar-$1"; port=$(cat "liar-$1"); }
one=mx.example.org
rm tls/$one/rsa-*
liar sieve; exits 'sieve' 0 check --name $one "$a:$port/sieve"
liar inject; exits 'more than was asked before TLS' 2 check --name $one "$a:$port/pop3"
like '  is told' "$(cat out)" 'says more before TLS than it was asked'
liar endless; exits 'an endless greeting' 2 check --name $one "$a:$port/smtp"
liar long; exits 'an endless line' 2 check --name $one "$a:$port/smtp"
liar silent; exits 'silence' 2 check --name $one --timeout 300ms "$a:$port/smtp"
exits 'silence before TLS' 2 check --name $one --timeout 300ms "$a:$port"
done_testing
