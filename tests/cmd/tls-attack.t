#!/bin/sh
# What is under tls-wrap made hostile or broken: hellos, certificate folders, the
# file of ticket keys, the control descriptor, the engine's death, small limits.
. "$(dirname "$0")/../lib.sh"
need tcpserver openssl "$PYTHON"

certs=$T/certs
LOG=stderr; export LOG
make_cert() {  # FOLDER [OPENSSL-REQ-OPTIONS]
	mkdir -p "$certs/$1"
	openssl req -x509 -nodes -days 30 -subj "/CN=$1" -newkey ec \
	    -pkeyopt ec_paramgen_curve:P-256 -keyout "$certs/$1/privkey.pem" \
	    -out "$certs/$1/fullchain.pem" 2>>"$T/req.log"
}
make_cert default
make_cert mx.example.org
serve() {  # NAME TLS-WRAP-ARGUMENTS...: sets $port, log in $T/NAME
	name=$1; shift
	port=$(free_port)
	spawn "$name" tcpserver -RHl0 127.0.0.1 "$port" tls-wrap --cert-dir \
	    "$certs" --handshake-timeout 3456ms --idle-timeout "$tag" "$@"
	wait_port "$port" "$spawned"
}
peer() { timeout 120 "$PYTHON" "$ROOT/tests/cmd/tls-attack.py" "$port" "$@" 2>&1 | tail -1; }
lines() { grep -c "event=$2" "$T/$1"; }
logged() { wait_for grep -q -e "$2" "$T/$1"; }
# The engines are children of nobody; this time is told to no other test's.
tag=$((7200000 + $$))ms
engines() { pgrep -f "^tls-engine.*$tag"; }
# Nor the process that logs what became of it.
none_left() { ! pgrep -f "^tls-(engine|wrap).*$tag" >/dev/null; }

# --- hellos --------------------------------------------------------------------
serve hello cat
for n in 1 7 100; do
	is "a hello in records of $n bytes" "$(peer pieces $n)" ping
done
wait_for none_left
for what in 'padded 16000' 'padded 60000' names early heartbeat warnings; do
	before=$(lines hello tls-failed)
	# shellcheck disable=SC2086
	is "$what: ended" "$(peer $what)" closed
	wait_for none_left
	is '  one line of log' "$(($(lines hello tls-failed) - before))" 1
done
is 'no ticket, and no wait for an acknowledgement' "$(peer soon)" soon
is 'bytes after close_notify' "$(peer after-close)" closed
ok '  no process stays' wait_for none_left

# --- certificate folders -----------------------------------------------------------
folder() {  # NAME COMMAND: a good folder, then damaged; served from default
	make_cert "$1"
	(cd "$certs/$1" && eval "$2")
	is "$1" "$(peer name "$1")" default
	ok '  is logged by name' logged hello "tls-certificate-broken.*$1"
}
folder fifo.example 'rm privkey.pem && mkfifo privkey.pem'
folder dir.example 'rm privkey.pem && mkdir privkey.pem'
folder loop.example 'rm fullchain.pem && ln -s fullchain.pem fullchain.pem'
folder zero.example ': >fullchain.pem'
folder device.example 'rm privkey.pem && ln -s /dev/zero privkey.pem'
folder huge.example 'truncate -s 1G fullchain.pem'
folder large.example 'truncate -s 300K privkey.pem'
folder other.example 'cp ../default/privkey.pem .'
folder garbled.example 'sed s/[a-f]/g/g fullchain.pem >x && mv x fullchain.pem'
folder locked.example 'openssl ec -in privkey.pem -aes128 -passout pass:x \
    -out x 2>/dev/null && mv x privkey.pem'
make_cert afile.example; rm -r "$certs/afile.example"; echo x >"$certs/afile.example"
is 'a file in place of a folder' "$(peer name afile.example)" default
ln -s selfloop.example "$certs/selfloop.example"
is 'a folder that is a link to itself' "$(peer name selfloop.example)" default
make_cert ocsp.example
head -c 1000000 /dev/urandom >"$certs/ocsp.example/ocsp.der"
got=$(openssl s_client -connect "127.0.0.1:$port" -servername ocsp.example -status \
    2>/dev/null </dev/null)
like 'an OCSP response of 1 MB: none' "$got" 'OCSP response: no response sent'
like '  the certificate all the same' "$got" 'CN = ocsp.example'
wait_for none_left

# --- the file of ticket keys ------------------------------------------------------------
serve tickets --tickets "$T/keys" cat
is 'tickets' "$(peer tickets)" resumed
is 'a resumed session gets a new ticket' "$(peer again)" '3 resumed, 4 tickets'
cp "$T/keys" "$T/old"
while read -r want what; do
	rm -rf "$T/keys"; cp "$T/old" "$T/keys"; chmod 600 "$T/keys"
	(cd "$T" && eval "$what")
	is "$what" "$(peer tickets)" "$want"
done <<'END'
full rm keys; ln -s old keys
full rm keys; mkfifo keys
full rm keys; mkdir keys
full rm keys; ln -s /dev/zero keys
full chmod 604 keys
full chown 1:1 keys
resumed echo TICKETKEYS 1 >keys
resumed head -c 5000000 /dev/urandom >keys
resumed sed -i s/^1[0-9]*/9999999999/ keys
resumed sed -i s/^1[0-9]*/99999999999999999999/ keys
resumed sed -i s/^1[0-9]*/1/ keys
END
rm -rf "$T/keys"

# --- SSLCTLFD -----------------------------------------------------------------------
cat >"$T/ctl.py" <<'END'
# Writes these bytes to SSLCTLFD and says what became of it.
import os, sys
fd = int(os.environ["SSLCTLFD"])
os.write(1, b"ready\n")
try:
    for byte in sys.argv[1].encode():
        os.write(fd, bytes([byte]))
    os.write(fd, b"Y" * int(sys.argv[2]))
    got = os.read(fd, 10)
except OSError:
    got = b""
os.write(2, b"event=ctl got=%d\n" % len(got))
END
for bytes in x q0; do
	serve "ctl$bytes" --starttls "$PYTHON" "$T/ctl.py" "$bytes" 1000
	is "SSLCTLFD: $bytes: nothing begins" "$("$PYTHON" -c "import socket
s = socket.create_connection(('127.0.0.1', $port)); print(s.recv(100)); s.settimeout(60)
print(s.recv(100))")" "b'ready\\n'
b''"
	ok '  and the program sees the end' wait_for grep -q 'ctl got=0' "$T/ctl$bytes"
done

# --- the engine is killed ----------------------------------------------------------------
serve killed --starttls --handshake-timeout 60s "$PYTHON" "$T/ctl.py" Y 0
wait_for none_left       # that of wait_port
"$PYTHON" -c "import socket, time
s = socket.create_connection(('127.0.0.1', $port)); time.sleep(60)" &
reap_later $!
ok 'STARTTLS: an engine waits for the hello' wait_for engines
# shellcheck disable=SC2046
kill -KILL $(engines)
ok '  killed: the program sees the end' wait_for sh -c \
    "[ \$(grep -c 'ctl got=0' '$T/killed') -ge 2 ]"
ok '  a line of log' wait_for grep -q 'event=tls-failed.*tls-engine has gone' "$T/killed"
serve implicit --handshake-timeout 60s cat
wait_for none_left
"$PYTHON" -c "import socket, time
s = socket.create_connection(('127.0.0.1', $port)); time.sleep(60)" &
reap_later $!
ok 'implicit TLS: an engine waits for the hello' wait_for engines
# shellcheck disable=SC2046
kill -KILL $(engines)
ok '  killed: a line of log' wait_for grep -q 'event=tls-failed.*tls-engine has gone' "$T/implicit"

# --- small limits -----------------------------------------------------------------------
if [ -n "${SANITIZE:-}" ]; then
	skip 'limits' 'sanitizers'
else
	for limit in 'v 3000' 'v 9000' 'n 6' 'n 8' 'n 12' 'u 1'; do
		name=limit-$(echo "$limit" | tr -d ' ')
		port=$(free_port)
		spawn "$name" tcpserver -RHl0 127.0.0.1 "$port" bash -c \
		    "ulimit -S -$limit; exec tls-wrap --cert-dir '$certs' --handshake-timeout 3456ms --idle-timeout $tag cat"
		wait_port "$port" "$spawned"
		like "ulimit -$limit: it works or it ends" "$(peer pieces 1000)" 'ping|EOFError|reset|Broken'
		ok '  no process stays' wait_for none_left
	done
fi
done_testing
