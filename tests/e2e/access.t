#!/bin/sh
# Who may connect is the super-server's to say (REQUIREMENTS 16), and IPv6 is as
# IPv4 (2): the client's address is in the log and in Received.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver tcprules
cd "$T" || exit 1
talk() { # talk HOST PORT: all replies
	"$PYTHON" - "$1" "$2" <<'PY'
import socket, sys
s = socket.create_connection((sys.argv[1], int(sys.argv[2])), 60)
s.settimeout(60)
for line in ("EHLO me", "MAIL FROM:<a@b>", "RCPT TO:<c@d>", "DATA", "Subject: x\r\n\r\nb\r\n.", "QUIT"):
    s.sendall((line + "\r\n").encode())
    if line == "DATA":
        data = b""
        while b"354" not in data:
            more = s.recv(4096)
            if not more:
                sys.exit()
            data += more
try:
    while True:
        more = s.recv(4096)
        if not more:
            break
        sys.stdout.write(more.decode())
except OSError:
    pass
PY
}
printf '127.0.0.1:deny\n' | tcprules deny.cdb deny.tmp
printf '127.0.0.1:allow\n:deny\n' | tcprules allow.cdb allow.tmp
for which in deny allow; do
	port=$(free_port)
	spawn "log-$which" tcpserver -RHl localhost -x "$which.cdb" 127.0.0.1 "$port" \
	    smtp-recv --accept-all true
	wait_port "$port" "$spawned" || fail "tcpserver starts"
	eval "$which=$port"
done
is 'tcprules: denied' "$(talk 127.0.0.1 "$deny" 2>/dev/null)" ''
like 'tcprules: allowed' "$(talk 127.0.0.1 "$allow" | tr -d '\r')" '^250 2\.0\.0 accepted'
if command -v socat >/dev/null && "$PYTHON" -c 'import socket
socket.socket(socket.AF_INET6).bind(("::1", 0))' 2>/dev/null; then
	port=$(free_port)
	printf '#!/bin/sh\nexec smtp-recv --accept-all sh -c "cat >%s/got" 2>>%s/log\n' "$T" "$T" >serve
	chmod 755 serve
	spawn log6 socat "TCP6-LISTEN:$port,bind=[::1],fork,reuseaddr" "EXEC:$T/serve,nofork"
	wait_for "$PYTHON" -c "import socket; socket.create_connection(('::1', $port), 1).close()"
	like 'IPv6' "$(talk ::1 "$port" | tr -d '\r')" '^250 2\.0\.0 accepted'
	like 'in Received' "$(cat got)" '^Received: from .*\[IPv6:::1\]'
	like 'in the log' "$(cat log)" 'remote=::1 .*event=accepted'
else
	skip 'IPv6' 'no ::1 or no socat here'
fi
done_testing
