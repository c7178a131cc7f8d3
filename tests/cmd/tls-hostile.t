#!/bin/sh
# Handshakes that mean harm: each costs bounded time and memory and one line of
# log, and no process stays.
. "$(dirname "$0")/../lib.sh"
need tcpserver openssl "$PYTHON"

certs=$T/certs
mkdir -p "$certs/default"
LOG=stderr; export LOG
openssl req -x509 -nodes -days 30 -subj /CN=mx.example.org -newkey ec \
    -pkeyopt ec_paramgen_curve:P-256 -keyout "$certs/default/privkey.pem" \
    -out "$certs/default/fullchain.pem" 2>/dev/null
# The engine's memory while it is attacked is read by the test: it must be told
# apart from those of other tests.
tag=$((6100000 + $$))ms
port=$(free_port)
spawn server tcpserver -RHl0 -c 200 127.0.0.1 "$port" tls-wrap --cert-dir "$certs" \
    --handshake-timeout 2345ms --idle-timeout "$tag" cat
wait_port "$port" "$spawned"
peer() { timeout 120 "$PYTHON" "$ROOT/tests/cmd/tls-hostile.py" "$port" "$@" 2>&1; }
lines() { grep -c 'event=tls-failed' "$T/server"; }
none_left() { ! pgrep -f "^tls-(engine|wrap).*$tag" >/dev/null; }
# The most that any engine has needed, in KiB, as long as the command runs.
most() {
	"$@" >"$T/most.out" 2>&1 &
	watched=$! top=0
	while kill -0 $watched 2>/dev/null; do
		for pid in $(pgrep -f "^tls-engine.*$tag"); do
			now=$(sed -n 's/^RssAnon:[^0-9]*\([0-9]*\) kB/\1/p' \
			    "/proc/$pid/status" 2>/dev/null)
			[ "${now:-0}" -gt $top ] && top=$now
		done
		sleep 0.02
	done
	wait $watched
	echo "$top"
}

wait_for none_left
for v in TLSv1_2 TLSv1_3; do
	for flight in 0 1; do
		before=$(lines)
		n=$(peer cut $v $flight 23)
		wait_for none_left
		is "$v: closed after any part of flight $flight ($n times): a line each" \
		    "$(($(lines) - before))" "$n"
	done
done
for what in drip huge empty record extensions; do
	before=$(lines)
	top=$(most peer "$what")
	is "$what: ended" "$(cat "$T/most.out")" closed
	wait_for none_left
	is '  one line of log' "$(($(lines) - before))" 1
	if [ -n "${SANITIZE:-}" ]; then
		skip '  memory' 'sanitizers'
	else
		ok "  in less than a megabyte ($top KiB)" test "$top" -lt 1024
	fi
done
for i in 1 2 3 4 5 6 7 8 9 10; do
	"$PYTHON" -c "import socket, time
s = socket.create_connection(('127.0.0.1', $port)); s.send(b'\x16\x03\x01\x02'); time.sleep(60)" &
	reap_later $!
done
ok 'ten that fall silent: all are ended' wait_for sh -c \
    "[ \$(grep -c 'time for the handshake is over' '$T/server') -ge 10 ]"
ok '  and no process stays' wait_for none_left
port=$(free_port)
spawn patient tcpserver -RHl0 127.0.0.1 "$port" tls-wrap --cert-dir "$certs" cat
wait_port "$port" "$spawned"
is 'renegotiation' "$(peer renegotiate)" refused
is 'key updates' "$(peer key-update)" works
done_testing
