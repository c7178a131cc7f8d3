"""Servers that maps are asked of, and that do not do what they should.
map-query.py KIND [SOCKET]: listens on 127.0.0.1 (or the Unix socket), prints the
port, serves until killed. SPDX-License-Identifier: ISC"""
import os, socket, sys, time

kind = sys.argv[1]
if len(sys.argv) > 2:
    s = socket.socket(socket.AF_UNIX)
    s.bind(sys.argv[2])
    os.chmod(sys.argv[2], 0o666)
else:
    s = socket.socket()
    s.bind(("127.0.0.1", 0))
s.listen(5)
print(s.getsockname()[1] if len(sys.argv) < 3 else "ready", flush=True)

def netstring(b):
    return b"%d:%s," % (len(b), b)

def question(c):
    n = b""
    while not n.endswith(b":"):
        b = c.recv(1)
        if not b:
            return None
        n += b
    want, q = int(n[:-1]) + 1, b""
    while len(q) < want:
        q += c.recv(want - len(q))
    return q[:-1]

def line(c):
    got = b""
    while not got.endswith(b"\n"):
        b = c.recv(1)
        if not b:
            return None
        got += b
    return got[:-1]

while True:
    c, _ = s.accept()
    try:
        if kind == "tcp":
            while (q := line(c)) is not None:
                c.sendall(b"200 %s%%20got\n" % q if b"none" not in q else
                          b"500 none\n")
            continue
        while (q := question(c)) is not None:
            if kind == "echo":
                if q.endswith(b"none"):
                    c.sendall(netstring(b"NOTFOUND "))
                elif q.endswith(b"later"):
                    c.sendall(netstring(b"TEMP not now"))
                elif q.endswith(b"bad"):
                    c.sendall(netstring(b"PERM broken"))
                else:
                    c.sendall(netstring(b"OK <" + q.hex().encode() + b">"))
            elif kind == "once":
                c.sendall(netstring(b"OK " + q.split(b" ")[1]))
                break
            elif kind == "hang":
                time.sleep(100)
            elif kind == "dribble":
                for b in b"1000:OK " + b"x" * 900:
                    c.sendall(bytes([b]))
                    time.sleep(0.1)
            elif kind == "huge":
                c.sendall(b"1000000000:OK ")
                for i in range(1000):
                    c.sendall(b"x" * 1000000)
            elif kind == "junk":
                c.sendall(b"220 hello\r\n")
            elif kind == "two":
                c.sendall(netstring(b"OK a") + netstring(b"OK b"))
            elif kind == "lines":
                c.sendall(netstring(b"OK a@example.org\nRCPT TO:<x@example.org>"))
    except OSError:
        pass
    c.close()
