#!/bin/sh
# tls-wrap and tls-engine: implicit TLS and STARTTLS against real clients, and
# against clients that mean harm.
. "$(dirname "$0")/../lib.sh"
need tcpserver openssl "$PYTHON"

# Private keys: of other owners than the engine, when we are root.
certs=$T/certs
make_cert() {  # FOLDER NAME rsa|ec LABEL [DAYS]
	mkdir -p "$certs/$1"
	if [ "$3" = rsa ]; then kind='-newkey rsa:2048'
	else kind='-newkey ec -pkeyopt ec_paramgen_curve:P-256'; fi
	# shellcheck disable=SC2086
	openssl req -x509 $kind -nodes -days "${5:-30}" -subj "/CN=$2" \
	    -addext "subjectAltName=DNS:$2" \
	    -keyout "$certs/$1/$4privkey.pem" \
	    -out "$certs/$1/$4fullchain.pem" 2>"$T/req.log"
}
make_cert default default.example ec ''
make_cert mx.example.org mx.example.org ec ''
make_cert mx.example.org mx.example.org rsa rsa-
make_cert _.wild.example '*.wild.example' ec ''
make_cert '*.star.example' '*.star.example' ec ''
make_cert broken.example broken.example ec ''
cp "$certs/default/privkey.pem" "$certs/broken.example/privkey.pem"
mkdir "$certs/empty.example"
# certbot's live/: links into archive/, and a README beside the folders
mkdir -p "$T/archive"
make_cert live.example.org live.example.org ec ''
for f in fullchain privkey; do
	mv "$certs/live.example.org/$f.pem" "$T/archive/${f}1.pem"
	ln -s "../../archive/${f}1.pem" "$certs/live.example.org/$f.pem"
done
echo 'This directory contains your keys and certificates.' >"$certs/README"
chmod 600 "$certs"/*/*privkey.pem
LOG=stderr; export LOG

# What else the test's own parent left open must not confuse us.
cat >"$T/only-012.py" <<'END'
import os, sys
os.closerange(3, 4096)
os.execvp(sys.argv[1], sys.argv[1:])
END
# serve NAME TLS-WRAP-ARGUMENTS...: under tcpserver; sets $port, log in $T/NAME.
serve() {
	name=$1; shift
	port=$(free_port)
	spawn "$name" "$PYTHON" "$T/only-012.py" tcpserver -RHl0 127.0.0.1 \
	    "$port" tls-wrap --cert-dir "$certs" "$@"
	wait_port "$port" "$spawned"
}
peer() { "$PYTHON" "$ROOT/tests/cmd/tls-peer.py" "$port" "$@" 2>&1; }
# The line may follow the end of the connection.
logged() { wait_for grep -Eq -e "$2" "$T/$1"; }
# The engines that are children of nobody are found by their control options.
no_engine_left() { ! pgrep -f "^tls-engine.*$1" >/dev/null; }

exits '-n: what is broken is named' 64 tls-wrap -n --cert-dir "$certs" true
like '-n: a good pair and its days' "$(cat "$T/out")" \
    '^mx.example.org: rsa-fullchain.pem: RSA, (29|30) days left$'
like '-n: key and certificate differ' "$(cat "$T/out")" \
    '^broken.example: fullchain.pem: key and certificate do not match'
mkdir "$T/good"; cp -R "$certs/default" "$T/good/default"
exits '-n: all is well' 0 tls-wrap -n --cert-dir "$T/good" true
exits '-n: a cipher list that selects nothing' 64 \
    tls-wrap -n --cert-dir "$T/good" --ciphers nonsense true
exits '-n: an unknown version' 64 \
    tls-wrap -n --cert-dir "$T/good" --min-protocol 1.9 true
exits 'no certificate directory' 64 tls-wrap cat
exits 'the engine by hand' 64 tls-engine </dev/null

# --- which certificate -----------------------------------------------------
serve echo --log cat
is 'SNI' "$(peer name mx.example.org)" mx.example.org
is 'upper case' "$(peer name MX.Example.ORG)" mx.example.org
is 'a dot at the end' "$(peer name mx.example.org.)" mx.example.org
is 'no name' "$(peer name '')" default.example
is 'unknown name' "$(peer name other.example)" default.example
is 'wildcard folder _' "$(peer name a.wild.example)" '*.wild.example'
is 'wildcard folder *' "$(peer name b.star.example)" '*.star.example'
is 'a wildcard is one label' "$(peer name a.b.wild.example)" default.example
is "certbot's live/" "$(peer name live.example.org)" live.example.org
is 'a broken folder costs its own name only' "$(peer name broken.example)" \
    default.example
ok '  and is logged' logged echo 'event=tls-certificate-broken.*broken.example'
is 'an empty folder' "$(peer name empty.example)" default.example
is 'an IP address' "$(peer name 127.0.0.1)" default.example
for raw in 'b"../../etc/passwd"' 'b"mx.example.org\\x00.evil"' \
    'b"..........xxx"' 'b"a\\\\b"' 'b"/etc/letsencrypt"' 'b"*.wild.example"' \
    'b"_.wild.example"' 'b"-mx.example.org"' 'b"%s%s%n.example"'; do
	got=$(peer raw-name "$raw")
	unlike "hostile name $raw" "$got" 'Traceback|served|closed'
done
raw='b"a" * 254 + b"\\"'
like 'name of 255 bytes with a backslash' "$(peer raw-name "$raw")" \
    'BAD|DECRYPT|SIGNATURE|MAC|ALERT|DIGEST'
is '  and it still serves' "$(peer name mx.example.org)" mx.example.org
rsa=$(echo | openssl s_client -connect "127.0.0.1:$port" -tls1_2 \
    -cipher aRSA -servername mx.example.org 2>/dev/null | openssl x509 -noout -text)
like 'RSA beside ECDSA' "$rsa" 'rsaEncryption'
is 'read afresh: a new certificate without a restart' "$(
	make_cert new.example.org new.example.org ec '' && peer name new.example.org)" \
    new.example.org
make_cert expired.example expired.example ec '' -1 2>/dev/null ||
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
	    -days -1 -subj /CN=expired.example \
	    -keyout "$certs/expired.example/privkey.pem" \
	    -out "$certs/expired.example/fullchain.pem" 2>/dev/null
if [ -s "$certs/expired.example/fullchain.pem" ]; then
	is 'an expired certificate is better than none' \
	    "$(peer name expired.example)" expired.example
	ok '  and is logged' logged echo 'reason=expired'
else
	skip 'expired certificate' 'openssl makes none'
fi

# --- versions and what else a handshake may want -----------------------------
is 'TLS 1.3' "$(peer version TLSv1_3)" TLSv1.3
is 'TLS 1.2' "$(peer version TLSv1_2)" TLSv1.2
like 'TLS 1.1 is refused' "$(peer version TLSv1_1)" 'VERSION|ALERT'
like 'TLS 1.0 is refused' "$(peer version TLSv1)" 'VERSION|ALERT'
ok '  and the reason is logged' logged echo \
    'event=tls-failed reason="handshake: unsupported protocol"'
(echo R; wait_for grep -q 'no renegotiation' "$T/renegotiated"; echo Q) |
    timeout 300 openssl s_client -tls1_2 -connect "127.0.0.1:$port" \
    >"$T/renegotiated" 2>&1
like 'renegotiation is refused' "$(cat "$T/renegotiated")" 'no renegotiation'
got=$(echo Q | timeout 60 openssl s_client -connect "127.0.0.1:$port" 2>&1)
like 'no compression' "$got" '^Compression: NONE'
unlike 'no early data' "$got" 'Max Early Data: [1-9]'

# --- what is no handshake ------------------------------------------------------
for bytes in 'b"GET / HTTP/1.0\r\n\r\n"' 'b"EHLO x\r\n"' 'b"\x00" * 2000' \
    'b"\xff" * 70000' 'b"\x16\x03\x01\xff\xff" + b"\x01\xff\xff\xff" * 20000' \
    'b"\x80\x2e\x01\x00\x02" + b"A" * 44'; do
	like "garbage: $bytes" "$(peer garbage "$bytes")" '^(alert|closed)$'
done
is 'one byte per packet' "$(peer bytewise)" ping
serve impatient --handshake-timeout 2s cat
is 'a client that sends half a hello' "$(peer silent 40)" closed
is 'a client that sends nothing' "$(peer silent 0)" closed
ok '  the deadline is logged' logged impatient 'time for the handshake is over'

# --- carrying ------------------------------------------------------------------
serve carry cat
is '20 MB both ways at once' "$(peer bulk 20000000)" same
serve bye sh -c 'printf "bye\n"'
is 'the program ends: close_notify, nothing cut' "$(peer talk)" bye
serve fail sh -c 'exit 3'
is 'a program that ends at once' "$(peer talk)" ''
serve missing "$T/no-such-program"
is 'a program that is not there' "$(peer talk)" ''
serve early sh -c 'read -r x; echo bye'
is 'what the program does not read does not cost its last words' \
    "$(peer flood 600000)" bye
# shellcheck disable=SC2016
serve web sh -c 'while read -r l; do [ "$l" = "$(printf "\r")" ] && break; done
    printf "HTTP/1.0 200 ok\r\n\r\nseen by curl\n"'
if command -v curl >/dev/null 2>&1; then
	is 'curl, which verifies the name' "$(curl -s --noproxy '*' \
	    --cacert "$certs/mx.example.org/fullchain.pem" \
	    --resolve "mx.example.org:$port:127.0.0.1" \
	    "https://mx.example.org:$port/")" 'seen by curl'
else
	skip 'curl' 'not installed'
fi
serve count sh -c 'cat >"$T/taken"; echo "$?" >"$T/taken.done"'
peer half >/dev/null
ok 'close_notify is end of file' wait_for test -e "$T/taken.done"
is '  nothing is lost before it' "$(cat "$T/taken")" "$(printf 'one\ntwo')"
serve vanish sh -c 'cat; echo "$?" >"$T/vanished"'
for how in fin reset; do
	rm -f "$T/vanished"
	is "the client vanishes ($how)" "$(peer vanish $how)" gone
	ok '  the program sees the end' wait_for test -e "$T/vanished"
done
ok '  and a cut is logged' logged vanish 'event=tls-end'
serve halfout sh -c 'echo hello; exec >&-; cat >"$T/after"; : >"$T/after.done"'
got=$( (sleep 1; echo late) | timeout 60 openssl s_client -quiet \
    -connect "127.0.0.1:$port" 2>/dev/null)
is 'the program closes its output' "$got" hello
ok '  and sees the end of its input' wait_for test -e "$T/after.done"
serve much --idle-timeout 2s sh -c 'head -c 30000000 /dev/zero; echo >"$T/much.done"'
logged much 'tls-end reason=idle' | peer never-read >/dev/null
ok 'a client that never reads is given up' logged much 'tls-end reason=idle'
# A time that no other test has told its engines.
tag=$((1000 + $$ % 1000))
serve idle --idle-timeout ${tag}ms cat
is 'an idle connection is closed' "$(peer talk)" ''
ok '  and logged' logged idle 'tls-end reason=idle'
ok 'no engine is left behind' wait_for no_engine_left "idle-timeout ${tag}ms"

# --- the program's surroundings --------------------------------------------------
# shellcheck disable=SC2016
serve around --alpn imap sh -c 'ls /proc/self/fd | tr "\n" " "; echo; env | sort'
got=$(peer talk)
# ls itself has one more, for the directory
is 'descriptors 0, 1 and 2 and no other' "$(printf '%s\n' "$got" | head -1)" \
    '0 1 2 3 '
for fact in SSL_PROTOCOL=TLSv1.3 SSL_SERVER_NAME=mx.example.org \
    SSL_CIPHER=TLS_ SSL_SESSION_RESUMED=Initial TCPREMOTEIP=127.0.0.1 \
    SSL_CB_EXPORTER= SSL_CB_END_POINT=; do
	like "fact $fact" "$got" "^$fact"
done
is 'ALPN: our protocol' "$(peer alpn smtp imap)" imap
like 'ALPN: another protocol is refused' "$(peer alpn http/1.1 h2)" 'ALPN|ALERT|no application protocol'
is 'ALPN: none offered' "$(peer name mx.example.org)" mx.example.org
export SSL_SERVER_NAME=forged.example SSLCTLFD=7
serve forged env
unset SSL_SERVER_NAME SSLCTLFD
got=$(timeout 60 openssl s_client -quiet -no_ign_eof -noservername \
    -connect "127.0.0.1:$port" 2>/dev/null </dev/null)
unlike 'an inherited fact does not pass' "$got" 'forged|SSLCTLFD'

# --- the engine's surroundings ---------------------------------------------------
tag=$((7700000 + $$))
serve engine --idle-timeout ${tag}ms cat
mkfifo "$T/hold"
"$PYTHON" "$ROOT/tests/cmd/tls-peer.py" "$port" hold <"$T/hold" >"$T/held" &
reap_later $!
exec 9>"$T/hold"
wait_for test -s "$T/held"
pid=$(pgrep -f "^tls-engine.*${tag}ms")
status=$(cat "/proc/$pid/status")
if [ -n "${SANITIZE:-}" ]; then
	skip 'confinement' 'sanitizers'
else
	like 'seccomp' "$status" '^Seccomp:[[:space:]]*2'
fi
like 'no new privileges' "$status" '^NoNewPrivs:[[:space:]]*1'
if [ "$(id -u)" = 0 ]; then
	like 'not root' "$status" '^Uid:[[:space:]]*65534[[:space:]]65534[[:space:]]65534'
	like 'no groups of root' "$status" '^Groups:[[:space:]]*65534[[:space:]]*$'
	is 'five descriptors' "$(find "/proc/$pid/fd" -type l | wc -l)" 5
	unlike 'no file of keys is open' "$(ls -l "/proc/$pid/fd")" 'pem'
	like 'no core dump' "$(cat "/proc/$pid/limits")" \
	    '^Max core file size +0 +0'
	like 'out of reach of its own user' \
	    "$(stat -c %U "/proc/$pid/fd")" '^root$'
fi
kill -9 "$pid"
ok 'the engine is killed: the program sees the end' \
    wait_for sh -c "! pgrep -f '^cat\$' -P $(pgrep -o -f "tcpserver.*$port")"
exec 9>&-

# --- STARTTLS -------------------------------------------------------------------
session="$PYTHON $ROOT/tests/cmd/tls-session.py"
# shellcheck disable=SC2086
serve starttls --starttls --idle-timeout ${tag}ms $session
got=$(peer starttls '')
like 'STARTTLS' "$got" '^got inside$'
like '  the facts come over SSLCTLFD' "$got" '^SSL_PROTOCOL=TLSv1.3$'
like '  the name too' "$got" '^SSL_SERVER_NAME=mx.example.org$'
unlike 'what was sent in clear is not taken as inside TLS' \
    "$(peer starttls 'injected\n')" 'injected'
rm -f "$T/session-eof"
printf 'STARTTLS\r\nno handshake at all\r\n' | timeout 60 socat -t 60 - \
    "TCP:127.0.0.1:$port" >/dev/null
ok 'a failed handshake is the end of the session' \
    wait_for test -e "$T/session-eof"
like 'nobody asks: plain text goes on' \
    "$(printf 'NOOP\r\n' | timeout 60 socat -t 60 - "TCP:127.0.0.1:$port")" \
    '^clear NOOP'
ok '  and the waiting process ends' wait_for sh -c \
    "! pgrep -f '^tls-wrap.*--starttls --idle-timeout ${tag}ms' >/dev/null"
# shellcheck disable=SC2086
serve starttls-y --starttls $session y
like "STARTTLS with 'y'" "$(peer starttls '')" '^got inside$'
serve fds --starttls sh -c 'ls /proc/self/fd; echo $SSLCTLFD $SSLREADFD $SSLWRITEFD'
got=$(timeout 60 socat -t 60 - "TCP:127.0.0.1:$port" </dev/null | tr '\n' ' ')
is 'descriptors 0 1 2 and the three of UCSPI-TLS' "$got" '0 1 2 3 5 6 7 5 6 7 '

# --- tickets ---------------------------------------------------------------------
serve noticket cat
is 'no ticket file: no resumption' "$(peer resume TLSv1_3)" full
serve tickets --tickets "$T/ticket-keys" cat
is 'TLS 1.3 resumes in another process' "$(peer resume TLSv1_3)" resumed
is 'TLS 1.2 too' "$(peer resume TLSv1_2)" resumed
is 'the key file is private' "$(stat -c %a "$T/ticket-keys")" 600
echo damaged >"$T/ticket-keys"
is 'a damaged key file is made anew' "$(peer resume TLSv1_3)" resumed
chmod 644 "$T/ticket-keys"
is 'one that others can read is not used' "$(peer resume TLSv1_3)" full
ok '  and is logged' logged tickets 'tls-no-tickets.*mode 600'

# --- other launchers and floors ----------------------------------------------------
serve old --min-protocol 1.0 --ciphers DEFAULT@SECLEVEL=0 cat
is 'TLS 1.0 by option' "$(peer version TLSv1)" TLSv1
serve new --min-protocol 1.3 cat
like 'TLS 1.3 only' "$(peer version TLSv1_2)" 'VERSION|ALERT'
rm -rf "$T/none"; mkdir "$T/none"
certs_before=$certs certs=$T/none
serve nocert cat
like 'no default folder: an alert' "$(peer name mx.example.org)" 'SSL|error|alert|Error'
ok '  and the reason' logged nocert 'no certificate for .*mx.example.org'
certs=$certs_before
if command -v socat >/dev/null 2>&1; then
	port=$(free_port)
	spawn socat.log socat "TCP-LISTEN:$port,bind=127.0.0.1,fork,reuseaddr" \
	    "EXEC:tls-wrap --cert-dir $certs cat"
	wait_port "$port" "$spawned"
	is 'under socat' "$(peer bytewise)" ping
fi
inetd=$(command -v inetd)
if [ -n "$inetd" ] && [ "$(id -u)" = 0 ]; then
	port=$(free_port)
	cat >"$T/inetd-program" <<'END'
#!/bin/sh
env
ls -l /proc/self/fd
echo to-stderr >&2
END
	chmod 755 "$T/inetd-program"
	printf '127.0.0.1:%s stream tcp nowait.9999 root %s tls-wrap --cert-dir %s %s\n' \
	    "$port" "$BIN/tls-wrap" "$certs" "$T/inetd-program" >"$T/inetd.conf"
	spawn inetd.log "$inetd" -i "$T/inetd.conf"
	wait_port "$port" "$spawned"
	got=$(peer talk)
	like 'under inetd: facts from the socket' "$got" '^TCPREMOTEIP=127.0.0.1$'
	unlike '  standard error is not the client' "$got" 'to-stderr|2 -> socket'
else
	skip 'under inetd' 'no inetd, or not root'
fi
done_testing
