#!/bin/sh
# What tls-wrap says of a connection: certificates of clients, channel bindings,
# OCSP responses, and what of it a resumed session has.
. "$(dirname "$0")/../lib.sh"
need tcpserver openssl "$PYTHON"

certs=$T/certs c=$T/clients
mkdir -p "$certs/mx.example.org" "$certs/default" "$c/ca"
LOG=stderr; export LOG
req() { openssl req -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 "$@" 2>>"$T/req.log"; }
# ca DIR NAME: an authority of its own
ca() {
	req -x509 -days 30 -subj "/O=Test/CN=$2" -addext keyUsage=critical,keyCertSign,cRLSign \
	    -keyout "$c/$1.key" -out "$c/ca/$1.pem"
}
# issue CA NAME SUBJECT EXTENSIONS [OPTIONS...]: $c/NAME.pem and .key
issue() {
	issuer=$1 name=$2 subject=$3 extensions=$4; shift 4
	req -subj "$subject" -utf8 -keyout "$c/$name.key" -out "$c/$name.csr"
	printf '%b\n' "$extensions" >"$c/$name.ext"
	openssl x509 -req -in "$c/$name.csr" -CA "$c/ca/$issuer.pem" \
	    -CAkey "$c/$issuer.key" -CAcreateserial -extfile "$c/$name.ext" \
	    -out "$c/$name.pem" "$@" 2>>"$T/req.log"
}
for n in default mx.example.org; do
	req -x509 -days 30 -subj "/CN=$n" -addext "subjectAltName=DNS:$n" \
	    -keyout "$certs/$n/privkey.pem" -out "$certs/$n/fullchain.pem"
done
ca good 'Client CA'
ca other 'Another CA'; mv "$c/ca/other.pem" "$c/other-ca.pem"
mkdir "$c/keep"; mv "$c/other-ca.pem" "$c/ca/other.pem"
client='extendedKeyUsage=clientAuth\nsubjectAltName='
issue good joe '/C=DE/O=Example, Inc./CN=joe' "${client}email:joe@example.org,email:j@example.net"
issue good server '/CN=server' 'extendedKeyUsage=serverAuth'
issue good expired '/CN=expired' "${client}email:x@example.org" -days -1 ||
	issue good expired '/CN=expired' "${client}email:x@example.org" -days 0
issue good revoked '/CN=revoked' "${client}email:x@example.org"
issue good two '/CN=joe/CN=root' "${client}email:x@example.org"
issue good umlaut "/CN=$(printf 'M\303\274ller')" "${client}email:x@example.org"
issue good control "/CN=a$(printf '\001')b/OU=x" "${client}email:x@example.org"
long=$(printf '%064d' 0)
issue good long "/O=$long/OU=$long/OU=$long/OU=$long/OU=$long/OU=$long/OU=$long/OU=$long/CN=long" \
    "${client}email:x@example.org"
issue good inter '/CN=Between' 'basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign'
cp "$c/inter.pem" "$c/ca/"
issue inter deep '/CN=deep' "${client}email:x@example.org"
cat "$c/inter.pem" >>"$c/deep.pem"
rm "$c/ca/inter.pem"
issue other stranger '/CN=stranger' "${client}email:x@example.org"
issue good nul '/CN=nul' \
    'extendedKeyUsage=clientAuth\nsubjectAltName=DER:30:0f:81:0d:61:40:62:00:40:65:2e:6f:72:67:2e:78:79'
issue good many '/CN=many' "${client}$(seq -f 'email:u%g@example.org' -s , 1000)"
issue good wide '/CN=wide' "${client}email:$(printf '%09000d' 0)@example.org,email:two@example.org"
mv "$c/ca/other.pem" "$c/keep/"
req -x509 -days 30 -subj /CN=self -keyout "$c/self.key" -out "$c/self.pem"
req -x509 -days 30 -subj /CN=byname -keyout "$c/bykey.key" -out "$c/bykey.pem"
echo 'not a certificate' >"$c/ca/README"

serve() {  # NAME TLS-WRAP-ARGUMENTS...: sets $port, log in $T/NAME
	name=$1; shift
	port=$(free_port)
	spawn "$name" tcpserver -RHl0 127.0.0.1 "$port" tls-wrap \
	    --cert-dir "$certs" --handshake-timeout 60s "$@"
	wait_port "$port" "$spawned"
}
peer() { "$PYTHON" "$ROOT/tests/cmd/tls-facts.py" "$port" "$@" 2>&1; }
fact() { peer fact "$1" ${2:+"$c/$2"}; }
logged() { wait_for grep -Eq -e "$2" "$T/$1"; }
show='env'

# --- the command line ------------------------------------------------------------
exits 'no such mode' 64 tls-wrap --cert-dir "$certs" --client-cert maybe \
    --client-ca "$c/ca" true
exits 'nobody to trust' 64 tls-wrap --cert-dir "$certs" --client-cert request true
exits 'whom to trust, but nobody is asked' 64 \
    tls-wrap --cert-dir "$certs" --client-ca "$c/ca" true
exits '-n: a directory of authorities' 0 tls-wrap -n --cert-dir "$certs" \
    --client-cert request --client-ca "$c/ca" true
exits '-n: authorities that are not there' 75 tls-wrap -n --cert-dir "$certs" \
    --client-cert request --client-ca "$T/none" true
mkdir "$T/nothing"
exits '-n: no authority in the directory' 64 tls-wrap -n --cert-dir "$certs" \
    --client-cert request --client-ca "$T/nothing" true
echo 'AA:BB' >"$T/bad-list"
exits '-n: a bad list' 64 tls-wrap -n --cert-dir "$certs" \
    --client-cert request --client-list "$T/bad-list" true
like '  names the line' "$(cat "$T/err")" 'line 1'

# --- request -----------------------------------------------------------------------
serve plain "$show"
is 'not asked for: not even NONE' "$(fact SSL_CLIENT_VERIFY joe)" unset
serve request --client-cert request --client-ca "$c/ca" --log "$show"
is 'none shown' "$(fact SSL_CLIENT_VERIFY)" NONE
is 'a good one' "$(fact SSL_CLIENT_VERIFY joe)" SUCCESS
is '  its subject (RFC 4514)' "$(fact SSL_CLIENT_S_DN joe)" 'CN=joe,O=Example\, Inc.,C=DE'
is '  its name' "$(fact SSL_CLIENT_S_DN_CN joe)" joe
is '  its addresses' "$(fact SSL_CLIENT_SAN_Email_0 joe) $(fact SSL_CLIENT_SAN_Email_1 joe)" \
    'joe@example.org j@example.net'
is '  who vouches' "$(fact SSL_CLIENT_I_DN joe)" 'CN=Client CA,O=Test'
is '  its fingerprint' "$(fact SSL_CLIENT_CERT_FINGERPRINT joe)" \
    "$(openssl x509 -in "$c/joe.pem" -outform DER | openssl dgst -sha256 -r | cut -c1-64)"
is "  its key's" "$(fact SSL_CLIENT_KEY_FINGERPRINT joe)" \
    "$(openssl x509 -in "$c/joe.pem" -pubkey -noout | openssl pkey -pubin -outform DER |
	openssl dgst -sha256 -r | cut -c1-64)"
like '  logged' "$(cat "$T/request")" 'CLIENT_VERIFY=SUCCESS.*CLIENT_S_DN_CN=joe'
for bad in 'self FAILED:self-signed certificate' 'expired FAILED:certificate has expired' \
    'server FAILED:unsuitable certificate purpose' \
    'stranger FAILED:unable to get local issuer certificate'; do
	who=${bad%% *}
	like "$who is served, as nobody" "$(fact SSL_CLIENT_VERIFY "$who")" "^${bad#* }"
	is '  without a name' "$(fact SSL_CLIENT_S_DN "$who")$(fact SSL_CLIENT_S_DN_CN "$who")" unsetunset
done
is 'two common names: neither' "$(fact SSL_CLIENT_S_DN_CN two)" unset
is 'a name that is not ASCII: escaped in the subject' "$(fact SSL_CLIENT_S_DN umlaut)" \
    'CN=M\C3\BCller'
is '  and not told alone' "$(fact SSL_CLIENT_S_DN_CN umlaut)" unset
is 'control characters: escaped' "$(fact SSL_CLIENT_S_DN control)" 'OU=x,CN=a\01b'
is '  and not told alone' "$(fact SSL_CLIENT_S_DN_CN control)" unset
is 'an address with a NUL is not told' "$(fact SSL_CLIENT_SAN_Email_0 nul)" unset
is '  nor its beginning elsewhere' "$(fact SSL_CLIENT_VERIFY nul)" SUCCESS
is 'a thousand addresses: four are told' "$(fact SSL_CLIENT_SAN_Email_3 many) $(fact \
    SSL_CLIENT_SAN_Email_4 many)" 'u4@example.org unset'
is 'an address of 9 KB is not told' "$(fact SSL_CLIENT_SAN_Email_0 wide)" unset
is '  nor does another take its place' "$(fact SSL_CLIENT_SAN_Email_1 wide)" two@example.org
is 'a subject that is too long is left out, not cut' "$(fact SSL_CLIENT_S_DN long)" unset
is '  the rest is there' "$(fact SSL_CLIENT_S_DN_CN long)" long
export SSL_CLIENT_VERIFY=SUCCESS SSL_CLIENT_S_DN=forged SSLFACTSFD=9
serve forged --client-cert request --client-ca "$c/ca" "$show"
unset SSL_CLIENT_VERIFY SSL_CLIENT_S_DN SSLFACTSFD
is 'inherited facts do not pass' "$(fact SSL_CLIENT_VERIFY) $(fact SSL_CLIENT_S_DN)" 'NONE unset'

# --- the list, revocation, depth -----------------------------------------------------
{
	echo '# who may come'
	openssl x509 -in "$c/self.pem" -noout -fingerprint -sha256
	printf '%s bykey, whatever its certificate\n' "$(openssl x509 -in "$c/bykey.pem" \
	    -pubkey -noout | openssl pkey -pubin -outform DER | openssl dgst -sha256 -r |
	    cut -c1-64)"
} >"$T/list"
serve bylist --client-cert request --client-list "$T/list" "$show"
is 'in the list' "$(fact SSL_CLIENT_VERIFY self)" SUCCESS
is 'its key is in the list' "$(fact SSL_CLIENT_VERIFY bykey)" SUCCESS
like 'not in the list' "$(fact SSL_CLIENT_VERIFY joe)" '^FAILED:'
: >"$T/list"
like 'taken out of the list: at once' "$(fact SSL_CLIENT_VERIFY self)" '^FAILED:'
rm "$T/list"
like 'the list is gone: no connection, rather than no question' \
    "$(fact SSL_CLIENT_VERIFY self)" 'SSL|closed|EOF|alert'
ok '  and is logged' logged bylist "event=tls-failed.*list: No such file"
# a list of revocations, made by openssl ca
mkdir "$c/db"; : >"$c/db/index.txt"; echo 01 >"$c/db/crlnumber"
cat >"$c/db/conf" <<END2
[ca]
default_ca = d
[d]
database = $c/db/index.txt
crlnumber = $c/db/crlnumber
default_md = sha256
default_crl_days = 5
END2
openssl ca -config "$c/db/conf" -keyfile "$c/good.key" -cert "$c/ca/good.pem" \
    -revoke "$c/revoked.pem" 2>>"$T/req.log"
openssl ca -config "$c/db/conf" -keyfile "$c/good.key" -cert "$c/ca/good.pem" \
    -gencrl -out "$c/crl.pem" 2>>"$T/req.log"
serve crl --client-cert request --client-ca "$c/ca" --client-crl "$c/crl.pem" "$show"
is 'not revoked' "$(fact SSL_CLIENT_VERIFY joe)" SUCCESS
is 'revoked' "$(fact SSL_CLIENT_VERIFY revoked)" 'FAILED:certificate revoked'
openssl ca -config "$c/db/conf" -keyfile "$c/good.key" -cert "$c/ca/good.pem" \
    -gencrl -crlsec 1 -out "$c/crl.pem" 2>>"$T/req.log"
sleep 2
is 'a list past its time: nobody' "$(fact SSL_CLIENT_VERIFY joe)" 'FAILED:CRL has expired'

for depth in 0 1; do
	serve "depth$depth" --client-cert request --client-ca "$c/ca" --client-depth $depth "$show"
	is "depth $depth: by the authority itself" "$(fact SSL_CLIENT_VERIFY joe)" SUCCESS
	[ $depth = 0 ] && want='FAILED:certificate chain too long' || want=SUCCESS
	is "depth $depth: with one between" "$(fact SSL_CLIENT_VERIFY deep)" "$want"
done

# --- require -------------------------------------------------------------------------
serve require --client-cert require --client-ca "$c/ca/good.pem" "$show"
is 'required and good' "$(fact SSL_CLIENT_S_DN_CN joe)" joe
like 'required and none' "$(fact SSL_CLIENT_VERIFY)" 'SSL|alert|EOF|reset'
ok '  logged' logged require 'event=tls-failed.*peer did not return a certificate'
like 'required and bad' "$(fact SSL_CLIENT_VERIFY stranger)" 'SSL|alert|EOF|reset'
ok '  logged' logged require 'event=tls-failed.*client certificate: unable to get local issuer'
got=$(openssl s_client -connect "127.0.0.1:$port" 2>/dev/null </dev/null)
like 'the client is told whom we trust' "$got" 'Acceptable client certificate CA names'
like '  by name' "$got" 'Client CA'

# --- resumption ------------------------------------------------------------------------
serve tick-request --tickets "$T/keys" --client-cert request --client-ca "$c/ca" "$show"
request=$port
is 'with a certificate: shown again each time' "$(peer cert-resume "$c/joe")" "$(printf \
    'TLSv1_2 full SUCCESS\nTLSv1_3 full SUCCESS')"
is 'without one: resumed' "$(peer elsewhere "$port" mx.example.org)" "$(printf \
    'TLSv1_2 resumed mx.example.org\nTLSv1_3 resumed mx.example.org')"
is 'not for another name' "$(peer elsewhere "$port" default | cut -d' ' -f1,2)" "$(printf \
    'TLSv1_2 full\nTLSv1_3 full')"
serve tick-require --tickets "$T/keys" --client-cert require --client-ca "$c/ca" "$show"
require=$port
port=$request
unlike 'not where certificates are required' "$(peer elsewhere "$require" mx.example.org)" resumed
SERVICE=imaps; export SERVICE
serve tick-imap --tickets "$T/keys" "$show"
imap=$port
SERVICE=smtps
serve tick-smtp --tickets "$T/keys" "$show"
unset SERVICE
is 'not by another service' "$(peer elsewhere "$imap" mx.example.org | cut -d' ' -f2)" \
    "$(printf 'full\nfull')"
is '  (but by the same)' "$(peer elsewhere "$port" mx.example.org | cut -d' ' -f2)" \
    "$(printf 'resumed\nresumed')"

serve many --tickets "$T/many-keys" "$show"
is '50 at once, and no file of keys yet: all resume' "$(peer parallel 50)" '50 resumed'
is '  there is one key' "$(grep -vc TICKETKEYS "$T/many-keys")" 1
# stale: as if made 13 hours ago
old=$(($(date +%s) - 13 * 3600))
sed "s/^[0-9][0-9]*/$old/" "$T/many-keys" >"$T/many-keys.old" && cat "$T/many-keys.old" >"$T/many-keys"
is '50 at once that find it stale: all resume' "$(peer parallel 50)" '50 resumed'
is '  one new key stands before it' "$(sed -n 3p "$T/many-keys" | cut -d' ' -f1) $(
    grep -vc TICKETKEYS "$T/many-keys")" "$old 2"

# --- channel bindings ----------------------------------------------------------------
is 'tls-unique, TLS 1.2' "$(peer unique TLSv1_2)" "$(printf 'full same\nresumed same')"
is 'tls-unique is not for TLS 1.3' "$(peer unique TLSv1_3)" "$(printf 'full unset\nresumed unset')"
is 'tls-server-end-point, TLS 1.2' "$(peer end-point TLSv1_2)" "$(printf 'full same\nresumed same')"
is 'tls-server-end-point, TLS 1.3' "$(peer end-point TLSv1_3)" "$(printf 'full same\nresumed same')"
# s_client gives no context; with TLS 1.3 that is the same as RFC 9266's empty one
got=$(timeout 60 openssl s_client -ign_eof -connect "127.0.0.1:$port" </dev/null \
    -keymatexport EXPORTER-Channel-Binding -keymatexportlen 32 2>/dev/null)
theirs=$(printf '%s\n' "$got" | sed -n 's/.*Keying material: //p' | head -1 | tr 'A-F' 'a-f')
ours=$(printf '%s\n' "$got" | sed -n 's/^SSL_CB_EXPORTER=//p' | base64 -d | od -An -tx1 |
    tr -d ' \n')
is "tls-exporter" "$ours" "${theirs:-none}"

# --- STARTTLS: who may believe the facts ---------------------------------------------
serve page --starttls --client-cert request --client-ca "$c/ca" "$PYTHON" \
    "$ROOT/tests/cmd/tls-page.py"
got=$(peer starttls "$c/joe")
like 'SSLFACTSFD: empty before the handshake' "$got" '^before: empty$'
like '  full after it, the same as over SSLCTLFD' "$got" '^same$'
like '  with the certificate' "$got" '^SSL_CLIENT_S_DN_CN=joe$'
unlike '  and the program cannot write it' "$got" ': done$'
is '  which it has tried' "$(printf '%s\n' "$got" | grep -c ': refused$')" 8
serve nopage --starttls sh -c 'echo "${SSLFACTSFD-unset}"'
is 'not without certificates' "$(timeout 60 socat -t 60 - "TCP:127.0.0.1:$port" </dev/null)" unset

# --- OCSP ------------------------------------------------------------------------------
d=$certs/ocsp.example
mkdir "$d"
cp -R "$c/keep/." "$c/ca/"
issue good ocsp '/CN=ocsp.example' 'subjectAltName=DNS:ocsp.example'
cat "$c/ocsp.pem" "$c/ca/good.pem" >"$d/fullchain.pem"; cp "$c/ocsp.key" "$d/privkey.pem"
serial=$(openssl x509 -in "$c/ocsp.pem" -noout -serial | cut -d= -f2)
# answer STATUS-LINE SIGNER OPTIONS...: the file that is stapled
answer() {
	printf '%b\n' "$1" >"$c/ocsp-index"; by=$2; shift 2
	openssl ocsp -index "$c/ocsp-index" -rsigner "$c/ca/$by.pem" -rkey "$c/$by.key" \
	    -CA "$c/ca/good.pem" -issuer "$c/ca/good.pem" -cert "$c/ocsp.pem" \
	    -respout "$d/ocsp.der" "$@" >>"$T/req.log" 2>&1
}
good="V\t350101000000Z\t\t$serial\tunknown\t/CN=ocsp.example"
serve ocsp cat
status() {
	openssl s_client -connect "127.0.0.1:$port" -servername ocsp.example "$@" \
	    2>/dev/null </dev/null | sed -n 's/^OCSP response: *//p; s/^ *Cert Status: /cert /p;
	    s/^ *OCSP Response Status: /response /p' | tr '\n' ' '
}
is 'no file, nothing stapled' "$(status -status)" 'no response sent '
answer "$good" good -ndays 1
like 'stapled (TLS 1.3)' "$(status -status)" 'cert good'
like 'stapled (TLS 1.2)' "$(status -status -tls1_2)" 'cert good'
is 'only to who asks' "$(status)" ''
answer "R\t350101000000Z\t250101000000Z\t$serial\tunknown\t/CN=ocsp.example" good -ndays 1
is 'revoked: left out' "$(status -status)" 'no response sent '
ok '  and logged' logged ocsp 'event=tls-ocsp-broken reason="not good'
answer "$good" other -ndays 1
is 'signed by another: left out' "$(status -status)" 'no response sent '
answer "$good" good
is 'valid without end: left out' "$(status -status)" 'no response sent '
ok '  and logged' logged ocsp 'event=tls-ocsp-broken reason="not valid now'
# one of two days ago, for a day: no option of openssl makes that
cat >"$T/past.c" <<'END2'
#include <time.h>
#include <sys/time.h>
#include <stddef.h>
time_t
time(time_t *t)
{
	struct timeval now;

	gettimeofday(&now, NULL);
	now.tv_sec -= 2 * 86400;
	return t != NULL ? (*t = now.tv_sec) : now.tv_sec;
}
END2
if cc -shared -fPIC -o "$T/past.so" "$T/past.c" 2>>"$T/req.log"; then
	rm -f "$d/ocsp.der"
	(LD_PRELOAD=$T/past.so; export LD_PRELOAD; answer "$good" good -ndays 1)
	: >"$T/ocsp"
	is 'past its time: left out' "$(test -s "$d/ocsp.der" && status -status)" \
	    'no response sent '
	ok '  and logged' logged ocsp 'event=tls-ocsp-broken reason="not valid now'
else
	skip 'past its time' 'no compiler'
fi
head -c 100 /dev/urandom >"$d/ocsp.der"
is 'damaged: left out' "$(status -status)" 'no response sent '
cp "$c/ocsp.pem" "$d/fullchain.pem"
answer "$good" good -ndays 1
is 'no issuer in the chain: left out' "$(status -status)" 'no response sent '
is '  and the connection works' "$( (echo hello; wait_for grep hello "$T/worked") |
    timeout 300 openssl s_client -quiet -no_ign_eof -servername ocsp.example \
    -connect "127.0.0.1:$port" 2>/dev/null | tee "$T/worked")" hello
done_testing
