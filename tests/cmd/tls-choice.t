#!/bin/sh
# What a handshake may choose: versions, ciphers, groups, kinds of keys, each
# with openssl s_client; and that nothing is lost by taking up only a part of
# OpenSSL's algorithms (lib/tls/leanprov.h).
. "$(dirname "$0")/../lib.sh"
need tcpserver openssl

certs=$T/certs
mkdir -p "$certs"
LOG=stderr; export LOG
make_cert() {  # FOLDER LABEL NEWKEY-OPTIONS...
	folder=$certs/$1 label=$2; shift 2
	mkdir -p "$folder"
	openssl req -x509 -nodes -days 30 -subj /CN=mx.example.org \
	    -keyout "$folder/${label}privkey.pem" \
	    -out "$folder/${label}fullchain.pem" "$@" 2>>"$T/req.log"
}
make_cert default '' -newkey ec -pkeyopt ec_paramgen_curve:P-256
make_cert default rsa- -newkey rsa:2048
serve() {  # NAME TLS-WRAP-ARGUMENTS...: sets $port, log in $T/NAME
	name=$1; shift
	port=$(free_port)
	spawn "$name" tcpserver -RHl0 127.0.0.1 "$port" tls-wrap \
	    --cert-dir "$certs" "$@"
	wait_port "$port" "$spawned"
}
# client OPTIONS...: "version cipher group", or the last error
client() {
	openssl s_client -connect "127.0.0.1:$port" "$@" >"$T/client" 2>&1 </dev/null
	awk '/^ *(New|Reused), / { version = $2 }
	    /^ *Protocol *: / { version = $3 }
	    /Cipher is/ { sub(/,$/, "", version); cipher = $NF }
	    /^Server Temp Key/ { sub(/^[^:]*: /, ""); group = $0 }
	    /:error:/ { n = split($0, e, ":"); error = e[6] (n > 6 ? ":" e[7] : "") }
	    END { if (cipher == "(NONE)" || cipher == "") print "refused " error
		else print version, cipher, group }' "$T/client"
}
weak='@SECLEVEL=0'

# --- versions: what the manual says of them -----------------------------------------
serve plain --min-protocol 1.0 cat
like '1.0 allowed, but not the security level: TLS 1.1 is refused' \
    "$(client -tls1_1 -cipher "DEFAULT$weak")" '^refused'
serve old --min-protocol 1.0 --ciphers "DEFAULT$weak" cat
for v in tls1:TLSv1 tls1_1:TLSv1.1 tls1_2:TLSv1.2 tls1_3:TLSv1.3; do
	like "with level 0: ${v#*:}" "$(client "-${v%:*}" -cipher "DEFAULT$weak")" "^${v#*:},? "
done
serve new --min-protocol 1.3 cat
like 'only 1.3: 1.2 is refused' "$(client -tls1_2)" '^refused'
like '  1.3 is not' "$(client -tls1_3)" '^TLSv1.3'
serve plain2 cat
like 'by default 1.2' "$(client -tls1_2)" '^TLSv1.2'
like '  and not 1.1' "$(client -tls1_1 -cipher "DEFAULT$weak")" '^refused'

# --- whose preference ------------------------------------------------------------------
aes=ECDHE-ECDSA-AES256-GCM-SHA384 aes128=ECDHE-ECDSA-AES128-GCM-SHA256
chacha=ECDHE-ECDSA-CHACHA20-POLY1305
like "the server's order counts" "$(client -tls1_2 -cipher $aes128:$aes)" "$aes"
like 'a client that puts ChaCha first gets it' "$(client -tls1_2 -cipher $chacha:$aes)" "$chacha"
like '  one that does not does not' "$(client -tls1_2 -cipher $aes:$chacha)" "$aes"
like '  the same in TLS 1.3' "$(client -ciphersuites \
    TLS_CHACHA20_POLY1305_SHA256:TLS_AES_256_GCM_SHA384)" TLS_CHACHA20
got=$( (echo R; sleep 1; echo Q) | timeout 10 openssl s_client -tls1_2 \
    -connect "127.0.0.1:$port" 2>&1)
like 'a client that wants to renegotiate is told no' "$got" 'no renegotiation'
got=$(timeout 10 openssl s_client -comp -tls1_2 -connect "127.0.0.1:$port" </dev/null 2>&1)
like 'no compression for who asks' "$got" '^Compression: NONE'

# --- options -----------------------------------------------------------------------------
serve chosen --ciphers ECDHE-RSA-AES128-GCM-SHA256 --suites TLS_AES_128_GCM_SHA256 \
    --groups P-384:X25519 cat
like '--ciphers' "$(client -tls1_2)" 'ECDHE-RSA-AES128-GCM-SHA256'
like '  no other' "$(client -tls1_2 -cipher $aes)" '^refused'
like '--suites' "$(client -tls1_3)" TLS_AES_128_GCM_SHA256
like '  no other' "$(client -ciphersuites TLS_AES_256_GCM_SHA384)" '^refused'
like '--groups: the best first' "$(client -tls1_2 -groups X25519:P-384)" 'P-384|secp384r1'
like '  or the second' "$(client -groups X25519)" X25519
like '  no other' "$(client -groups P-256)" '^refused'
serve optional --groups '?X25519MLKEM768:?no-such-group:P-384' cat
like 'groups that this library may not have' "$(client -groups P-384)" 'P-384|secp384r1'
exits 'without the question mark it is a mistake' 64 tls-wrap -n \
    --cert-dir "$certs" --groups no-such-group:P-384 true
exits '  as is a list of none' 64 tls-wrap -n --cert-dir "$certs" \
    --groups '?no-such-group' true
serve rare --ciphers 'CAMELLIA256-SHA:AES128-CCM8' --min-protocol 1.2 cat
like 'a rare cipher that was asked for' "$(client -tls1_2 -cipher AES128-CCM8)" AES128-CCM8
like '  another' "$(client -tls1_2 -cipher "CAMELLIA256-SHA$weak")" CAMELLIA256-SHA

# --- nothing is lost -----------------------------------------------------------------------
serve all cat
lost=
for cipher in $(openssl ciphers -s -tls1_2 \
    'HIGH:!aNULL:!aDSS:!PSK:!SRP:!ARIA:!CAMELLIA:!AESCCM' | tr ':' ' '); do
	case $(client -tls1_2 -cipher "$cipher") in
	"TLSv1.2"*" $cipher"*) ;;
	*) lost="$lost $cipher" ;;
	esac
done
is 'every cipher of the default list' "$lost" ''
lost=
for group in X25519 X448 P-256 P-384 P-521 ffdhe2048 ffdhe3072 ffdhe4096; do
	case $(client -groups $group) in refused*) lost="$lost $group" ;; esac
done
is 'every group' "$lost" ''
for key in 'P-384 -newkey ec -pkeyopt ec_paramgen_curve:P-384' \
    'P-521 -newkey ec -pkeyopt ec_paramgen_curve:P-521' 'RSA-4096 -newkey rsa:4096' \
    'RSA-PSS -newkey rsa-pss -pkeyopt rsa_keygen_bits:2048' 'Ed25519 -newkey ed25519' \
    'Ed448 -newkey ed448'; do
	# shellcheck disable=SC2086
	make_cert "$(echo "${key%% *}" | tr 'A-Z' 'a-z').example" '' ${key#* }
	for v in -tls1_2 -tls1_3; do
		like "a key of kind ${key%% *} ($v)" "$(client $v -servername \
		    "$(echo "${key%% *}" | tr 'A-Z' 'a-z').example")" '^TLSv1'
		like '  it was that one' "$(openssl x509 -in "$T/client" -noout -pubkey 2>&1)" \
		    "$(openssl x509 -in "$certs/$(echo "${key%% *}" | tr 'A-Z' \
		    'a-z').example/fullchain.pem" -noout -pubkey | sed -n 2p | cut -c1-40 |
		    sed 's/[+]/[+]/g')"
	done
done
# the forms in which keys are written
mkdir "$certs/form.example"; cp "$certs/default/rsa-fullchain.pem" "$certs/form.example/fullchain.pem"
openssl rsa -in "$certs/default/rsa-privkey.pem" -traditional \
    -out "$certs/form.example/privkey.pem" 2>/dev/null
like 'an RSA key in its own form (PKCS#1)' "$(client -servername form.example)" '^TLSv1'
cp "$certs/default/fullchain.pem" "$certs/form.example/fullchain.pem"
openssl ec -in "$certs/default/privkey.pem" -out "$certs/form.example/privkey.pem" 2>/dev/null
like 'an EC key in its own form (SEC 1)' "$(client -servername form.example)" '^TLSv1'
unlike 'all of them are served, and none is broken' "$(cat "$T/all")" broken
# A kind that was not foreseen: all of OpenSSL is taken up for it.
if openssl dsaparam -genkey -noout -out "$T/dsa.key" 2048 2>/dev/null; then
	make_cert dsa.example '' -key "$T/dsa.key" -newkey rsa:2048
	mkdir -p "$T/dsa/default"
	openssl req -x509 -days 30 -key "$T/dsa.key" -subj /CN=dsa \
	    -out "$T/dsa/default/fullchain.pem" 2>/dev/null
	cp "$T/dsa.key" "$T/dsa/default/privkey.pem"
	exits 'a DSA key can be read' 0 tls-wrap -n --cert-dir "$T/dsa" true
fi
openssl pkcs8 -topk8 -in "$certs/default/privkey.pem" -passout pass:x \
    -out "$certs/form.example/privkey.pem"
exits 'a key with a passphrase is refused' 64 tls-wrap -n --cert-dir "$certs" true
like '  by its folder' "$(cat "$T/out")" '^form.example: .*no usable key'

# --- ALPN -----------------------------------------------------------------------------------
serve alpn --alpn imap cat
client -alpn smtp,imap >/dev/null
like 'ours among others' "$(cat "$T/client")" '^ALPN protocol: imap'
client -alpn h2 >/dev/null
like 'another: the right alert (120)' "$(cat "$T/client")" \
    'no application protocol.*|alert number 120'
like 'none offered' "$(client)" '^TLSv1.3'
done_testing
