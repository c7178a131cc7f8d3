#!/bin/sh
# No process outlives its connection: a client that goes away at any point of a
# session, in any way, leaves none behind, and none that keeps the processor
# busy. All services are those of `make demo`, under tcpserver.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver openssl setsid
[ -r /proc/self/stat ] || skip_all "no /proc"
ok "make an instance" sh "$ROOT/etc/demo/instance.sh" "$T/i"

# Each service in a session (setsid) of its own: its number tells our processes
# from all others, whoever they run as.
sessions=
for service in smtp submissions imap imaps pop3 pop3s; do
	port=$(free_port)
	spawn "log-$service" setsid tcpserver -RHl localhost 127.0.0.1 "$port" \
	    "$T/i/services/$service"
	wait_port "$port" "$spawned" || fail "$service starts"
	sessions="$sessions $service=$port=$spawned"
done
cat >"$T/clients.py" <<'END'
import base64, os, socket, ssl, struct, sys, time
PORT, SESSION = {}, {}
for word in sys.argv[1].split():
    name, port, pid = word.split("=")
    PORT[name], SESSION[name] = int(port), int(pid)
context = ssl.create_default_context(cafile=os.environ["T"] + "/i/tls/default/fullchain.pem")

def living(name):
    """pid, command and processor ticks of what serves this service's clients."""
    found = []
    for pid in os.listdir("/proc"):
        try:
            comm, rest = open("/proc/%s/stat" % pid).read().split("(", 1)[1].rsplit(") ", 1)
        except (OSError, IndexError):
            continue
        f = rest.split()
        if int(f[3]) == SESSION[name] and int(pid) != SESSION[name] and f[0] != "Z":
            found.append((int(pid), comm, int(f[11]) + int(f[12])))
    return found

def none_left(name, seconds=25):
    end = time.time() + seconds
    while living(name) and time.time() < end:
        time.sleep(0.02)
    return living(name)

auth = base64.b64encode(b"\0joe@example.org\0joe-secret").decode()
SMTP = ["EHLO a\r\n", "MAIL FROM:<x@example.net>\r\n", "RCPT TO:<joe@example.org>\r\n", "DATA\r\n",
        "Subject: cut\r\n\r\nhel", "lo\r\n.", "\r\n", "QU", "IT\r\n"]
IMAP = ["a LOGIN {15}\r\n", "joe@example.org {10+}\r\njoe-", "secret\r\n", "b SELECT INBOX\r\n", "c IDLE\r\n",
        "DONE\r\n", "d APPEND INBOX {100}\r\n", "x" * 50, "x" * 50 + "\r\n", "e FETCH 1:* BODY[]\r\n", "f SEARCH {5}\r\nab"]
POP3 = ["USER joe@example.org\r\n", "PASS joe-secret\r\n", "RETR 1\r\n", "TOP 1 ", "0\r\n", "QUIT\r\n"]
SUBMIT = ["EHLO a\r\n", "AUTH PLAIN\r\n", auth + "\r\n", "MAIL FROM:<joe@example.org>\r\n"] + SMTP[2:]
# name: service, what comes before STARTTLS, the session
SCRIPTS = {
    "smtp": ("smtp", None, SMTP),
    "smtp with STARTTLS": ("smtp", ["EHLO a\r\n", "STARTTLS\r\n"], SMTP),
    "submissions": ("submissions", [], SUBMIT),
    "imap with STARTTLS": ("imap", ["a STARTTLS\r\n"], IMAP),
    "imaps": ("imaps", [], IMAP),
    "pop3 with STLS": ("pop3", ["STLS\r\n"], POP3),
    "pop3s": ("pop3s", [], POP3),
}

def hear(s, seconds):
    s.settimeout(seconds)
    try:
        return s.recv(65536)
    except OSError:
        return b""

def connect(service, before):
    s = socket.create_connection(("127.0.0.1", PORT[service]))
    if before is None or before:
        hear(s, 60)
    for line in before or []:
        s.sendall(line.encode())
        hear(s, 60)
    if before is None:
        return s
    s.settimeout(60)
    s = context.wrap_socket(s, server_hostname="localhost")
    if not before:
        hear(s, 60)
    return s

def leave(s, how):
    """Go; what is returned is kept open."""
    if how == "goodbye" and isinstance(s, ssl.SSLSocket):
        s.settimeout(0.05)
        try:
            s.unwrap()
        except OSError:
            pass
    raw = socket.socket(fileno=s.detach())
    if how == "half":
        raw.shutdown(socket.SHUT_WR)
        return raw
    if how == "reset":
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    raw.close()

def cut_everywhere(name):
    service, before, script = SCRIPTS[name]
    for n in range(len(script) + 1):
        kept = []
        for how in "close", "reset", "half", "goodbye":
            s = connect(service, before)
            try:
                for line in script[:n]:
                    s.sendall(line.encode())
                    hear(s, 0.02)
            except OSError:
                pass
            kept.append(leave(s, how))
        left = none_left(service)
        assert not left, "%s, after %r: %s" % (name, script[:n][-1:], left)

def never_read():
    """Much is asked for and nothing read; close_notify, and gone."""
    for service, how in ("imaps", "goodbye"), ("imaps", "reset"), ("imaps", "close"):
        s = connect(service, [])
        s.sendall(b"a LOGIN joe@example.org joe-secret\r\nb APPEND INBOX {4000000+}\r\n" + b"x" * 4000000 + b"\r\n")
        while b"b OK" not in (got := hear(s, 60)):
            assert got, "no APPEND"
        s.sendall(b"c SELECT INBOX\r\nd FETCH 1:* BODY[]\r\n")
        time.sleep(0.3)
        leave(s, how)
        left = none_left(service)
        assert not left, "%s: %s" % (how, left)

def slow_and_silent():
    """Sixty clients that say nothing, half a handshake, or half a command: the
    services still answer, and nobody burns the processor."""
    kept = []
    for service in "smtp", "imaps", "pop3s":
        for i in range(20):
            s = socket.create_connection(("127.0.0.1", PORT[service]))
            if i % 2:
                s.sendall(b"\x16\x03\x01\x02\x00\x01" if service != "smtp" else b"EHL")
            kept.append(s)
    # On a busy machine some may still be starting.
    for _ in range(30):
        time.sleep(1)
        before = {p: t for name in PORT for p, c, t in living(name)}
        time.sleep(1)
        busy = [(c, t - before[p]) for name in PORT for p, c, t in living(name) if p in before and t - before[p] > 5]
        if not busy:
            break
    assert not busy, busy
    for service in "smtp", "imaps", "pop3s":
        s = connect(service, None if service == "smtp" else [])
        s.sendall(b"a NOOP\r\n")
        assert hear(s, 60), service + " does not answer"
        s.close()
    for s in kept:
        s.close()
    left = [p for name in PORT for p in none_left(name)]
    assert not left, left

if sys.argv[2] in SCRIPTS:
    cut_everywhere(sys.argv[2])
else:
    globals()[sys.argv[2]]()
END
clients() { timeout 400 "$PYTHON" "$T/clients.py" "$sessions" "$1"; }
for script in smtp 'smtp with STARTTLS' submissions 'imap with STARTTLS' imaps \
    'pop3 with STLS' pop3s; do
	ok "$script: cut after every piece, in four ways" clients "$script"
done
ok "a reader that never reads and says goodbye" clients never_read
ok "silent and half-open clients" clients slow_and_silent
done_testing
