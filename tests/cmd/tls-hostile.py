# tls-hostile.py PORT WHAT... - handshakes that mean harm, for tls-hostile.t.
# SPDX-License-Identifier: ISC
import os
import select
import socket
import ssl
import struct
import subprocess
import sys
import time

port, what, rest = int(sys.argv[1]), sys.argv[2], sys.argv[3:]


def tcp():
    s = socket.create_connection(("127.0.0.1", port), 60)
    s.settimeout(60)
    return s


def client(version):
    c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    c.check_hostname = False
    c.verify_mode = ssl.CERT_NONE
    c.minimum_version = c.maximum_version = getattr(ssl.TLSVersion, version)
    inc, out = ssl.MemoryBIO(), ssl.MemoryBIO()
    return c.wrap_bio(inc, out, server_hostname="mx.example.org"), inc, out


def flights(version):
    """The client's bytes of each flight, and the connection after them."""
    o, inc, out = client(version)
    s = tcp()
    while True:
        try:
            o.do_handshake()
            done = True
        except ssl.SSLWantReadError:
            done = False
        mine = out.read()
        if mine:
            yield s, mine
        if done:
            return
        d = s.recv(65536)
        if not d:
            return
        inc.write(d)


def ended(s):
    """Did the server end it within the deadline?"""
    try:
        while s.recv(65536):
            pass
    except ConnectionError:
        pass
    except TimeoutError:
        return "open"
    return "closed"


if what == "cut":              # VERSION FLIGHT: close after each so many bytes
    version, wanted, step = rest[0], int(rest[1]), int(rest[2])
    n, size = 0, 1
    while n < size:
        for i, (s, mine) in enumerate(flights(version)):
            if i == wanted:
                size = len(mine)
                s.sendall(mine[:n])
                s.close()
                break
            s.sendall(mine)
        n += step
    print((size + step - 1) // step)
elif what == "drip":           # a byte now and then: the whole has a deadline
    s, mine = next(flights("TLSv1_3"))
    start = time.time()
    for i in range(len(mine)):
        try:
            s.sendall(mine[i:i + 1])
        except OSError:
            break
        time.sleep(0.2)
        if time.time() - start > 10:
            break
    print("closed" if time.time() - start < 8 else "open")
elif what == "huge":           # a ClientHello of 16 MB in full records
    s = tcp()
    body = b"\x01" + struct.pack(">I", 16000000)[1:] + b"\x03\x03" + b"x" * 16000000
    try:
        for i in range(0, len(body), 16384):
            part = body[i:i + 16384]
            s.sendall(b"\x16\x03\x01" + struct.pack(">H", len(part)) + part)
    except OSError:
        pass
    print(ended(s))
elif what == "empty":          # records without content, many
    s = tcp()
    try:
        for _ in range(20000):
            s.sendall(b"\x16\x03\x01\x00\x00" * 10)
    except OSError:
        pass
    print(ended(s))
elif what == "record":         # a record of more than 2^14 bytes, half of it
    s = tcp()
    s.sendall(b"\x16\x03\x01\x48\x01" + b"x" * 9000)
    print(ended(s))
elif what == "extensions":     # a valid hello and a session id, names of 64 KB
    s = tcp()
    name = b"a" * 65000
    sni = struct.pack(">HBH", len(name) + 3, 0, len(name)) + name
    ext = struct.pack(">HH", 0, len(sni)) + sni
    hello = b"\x03\x03" + os.urandom(32) + b"\x00" + b"\x00\x04\x13\x01\xc0\x2b" + \
        b"\x01\x00" + struct.pack(">H", len(ext) & 0xffff) + ext
    body = b"\x01" + struct.pack(">I", len(hello))[1:] + hello
    for i in range(0, len(body), 16000):
        part = body[i:i + 16000]
        s.sendall(b"\x16\x03\x01" + struct.pack(">H", len(part)) + part)
    print(ended(s))
elif what in ("renegotiate", "key-update"):
    # s_client does so for each line R, or K; then it must still work, or say why not
    letter, version, want = {"renegotiate": (b"R", "-tls1_2", b"no renegotiation"),
                             "key-update": (b"K", "-tls1_3", b"hello")}[what]
    p = subprocess.Popen(["openssl", "s_client", version, "-connect", "127.0.0.1:%d" % port],
                         stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = b""

    def hear(what):
        global said
        while what not in said:
            if not select.select([p.stdout], [], [], 60)[0]:
                break
            d = os.read(p.stdout.fileno(), 65536)
            if not d:
                break
            said += d
        return what in said

    hear(b"Verify return code")
    for i in range(1 if letter == b"R" else 8):
        # a command is the first letter of what s_client reads at once
        os.write(p.stdin.fileno(), letter + b"\n")
        hear(b"RENEGOTIATING" if letter == b"R" else b"KEYUPDATE")
        said = b"" if letter == b"K" else said
    if letter == b"K":
        os.write(p.stdin.fileno(), b"hello\n")
    good = hear(want)
    p.kill()
    p.wait()
    print({"renegotiate": "refused", "key-update": "works"}[what] if good else said[-300:])
