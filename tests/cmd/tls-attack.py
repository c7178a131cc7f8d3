# tls-attack.py PORT WHAT... - hellos and streams that mean harm, for
# tls-attack.t. SPDX-License-Identifier: ISC
import os
import socket
import ssl
import struct
import sys
import time

port, what, rest = int(sys.argv[1]), sys.argv[2], sys.argv[3:]


def tcp():
    s = socket.create_connection(("127.0.0.1", port), 60)
    s.settimeout(60)
    return s


def context():
    c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    c.check_hostname = False
    c.verify_mode = ssl.CERT_NONE
    return c


def hello(name="mx.example.org"):
    """A ClientHello as a handshake message, and who goes on with it."""
    inc, out = ssl.MemoryBIO(), ssl.MemoryBIO()
    o = context().wrap_bio(inc, out, server_hostname=name)
    try:
        o.do_handshake()
    except ssl.SSLWantReadError:
        pass
    return out.read()[5:], o, inc, out


def records(message, size):
    return b"".join(b"\x16\x03\x01" + struct.pack(">H", len(message[i:i + size])) +
                    message[i:i + size] for i in range(0, len(message), size))


def with_extension(message, number, data):
    """The hello with one extension in place of its own of this number."""
    at = 4 + 2 + 32
    at += 1 + message[at]
    at += 2 + struct.unpack_from(">H", message, at)[0]
    at += 1 + message[at]
    kept, i = b"", at + 2
    while i < len(message):
        kind, n = struct.unpack_from(">HH", message, i)
        if kind != number:
            kept += message[i:i + 4 + n]
        i += 4 + n
    kept = struct.pack(">HH", number, len(data)) + data + kept
    body = message[4:at] + struct.pack(">H", len(kept)) + kept
    return b"\x01" + struct.pack(">I", len(body))[1:] + body


def ended(s):
    try:
        while s.recv(65536):
            pass
    except ConnectionError:
        pass
    except TimeoutError:
        return "open"
    return "closed"


def refused(data):
    s = tcp()
    try:
        s.sendall(data)
    except OSError:
        pass
    s.settimeout(3)
    try:
        first = s.recv(1)
    except OSError:
        first = b""
    s.settimeout(60)
    if first == b"\x16":           # it took the hello; we cannot go on
        try:
            s.shutdown(socket.SHUT_WR)
        except OSError:            # what came behind the hello has ended it
            pass
    return ended(s)


def echo(s, o, inc, out, data=b"ping\n"):
    def feed():
        d = s.recv(65536)
        if not d:
            raise EOFError
        inc.write(d)
    for step in (o.do_handshake, lambda: o.write(data), lambda: o.read(len(data))):
        while True:
            try:
                got = step()
                s.sendall(out.read())
                break
            except ssl.SSLWantReadError:
                s.sendall(out.read())
                feed()
    return got.decode().strip()


if what == "pieces":           # the hello in records of N bytes; then it goes on
    message, o, inc, out = hello()
    s = tcp()
    s.sendall(records(message, int(rest[0])))
    print(echo(s, o, inc, out))
elif what == "padded":         # a hello with N bytes of padding (RFC 7685)
    message = hello()[0]
    print(refused(records(with_extension(message, 21, bytes(int(rest[0]))), 16384)))
elif what == "names":          # one hundred names, of which RFC 6066 allows one
    one = b"mx.example.org"
    one = b"\x00" + struct.pack(">H", len(one)) + one
    names = struct.pack(">H", 100 * len(one)) + 100 * one
    print(refused(records(with_extension(hello()[0], 0, names), 16384)))
elif what == "early":          # early data after a hello that does not offer it
    message = hello()[0]
    junk = b"\x17\x03\x03\x40\x00" + bytes(16384)
    print(refused(records(message, 16384) + 100 * junk))
elif what == "heartbeat":      # RFC 6520, as Heartbleed had it, in place of a hello
    print(refused(b"\x18\x03\x02\x00\x03\x01\x40\x00"))
elif what == "warnings":       # alerts that change nothing, many
    print(refused(b"\x15\x03\x01\x00\x02\x01\x5a" * 10000))
elif what == "after-close":    # close_notify, then more on the same connection
    message, o, inc, out = hello()
    s = tcp()
    s.sendall(records(message, 16384))
    echo(s, o, inc, out)
    try:
        o.unwrap()
    except ssl.SSLError:
        pass
    s.sendall(out.read() + b"\x17\x03\x03\x00\x20" + os.urandom(32) * 1000)
    print(ended(s))
elif what == "name":           # whose certificate? the last common name in it
    s = context().wrap_socket(tcp(), server_hostname=rest[0])
    der = s.getpeercert(True)
    i = der.rfind(bytes([0x06, 0x03, 0x55, 0x04, 0x03]))
    print(der[i + 7:i + 7 + der[i + 6]].decode())
elif what == "tickets":        # is a second connection resumed? (TLS 1.3)
    c, session = context(), None
    for _ in range(2):
        s = c.wrap_socket(tcp(), server_hostname="mx.example.org", session=session)
        s.sendall(b"x\n")
        s.recv(10)
        session = s.session
        word = "resumed" if s.session_reused else "full"
        s.close()
    print(word)
elif what == "soon":           # the first answer after a handshake: who waits for an
    best = 1000                # acknowledgement takes 40 ms each time, a busy machine now
    for _ in range(50):        # and then
        s = context().wrap_socket(tcp(), server_hostname="mx.example.org")
        start = time.monotonic()
        s.sendall(b"x\n")
        s.recv(10)
        best = min(best, 1000 * (time.monotonic() - start))
        s.close()
        if best < 30:
            break
    print("soon" if best < 30 else "%d ms" % best)
elif what == "again":          # a resumed session gives a ticket that is new
    c, session, seen = context(), None, []
    for _ in range(4):
        s = c.wrap_socket(tcp(), server_hostname="mx.example.org", session=session)
        s.sendall(b"x\n")
        s.recv(10)
        session = s.session
        seen.append((s.session_reused, session.id))
        s.close()
    print("%d resumed, %d tickets" % (sum(r for r, _ in seen),
                                      len({i for _, i in seen})))
