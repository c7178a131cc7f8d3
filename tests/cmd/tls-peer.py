# tls-peer.py PORT WHAT... - a TLS client that misbehaves in one way, for
# tls-wrap.t. Prints what a user would notice, one word or line.
# SPDX-License-Identifier: ISC
import hashlib, os, select, socket, ssl, struct, sys, time, warnings

warnings.simplefilter("ignore")       # we do mean TLS 1.0

port, what, rest = int(sys.argv[1]), sys.argv[2], sys.argv[3:]

def tcp():
    s = socket.create_connection(("127.0.0.1", port), 60)
    s.settimeout(60)
    return s

def context(**kw):
    c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    c.check_hostname = False
    c.verify_mode = ssl.CERT_NONE
    c.set_ciphers("DEFAULT:@SECLEVEL=0")
    if "version" in kw:
        c.minimum_version = c.maximum_version = kw["version"]
    if "alpn" in kw:
        c.set_alpn_protocols(kw["alpn"])
    return c

def wrap(name=None, **kw):
    return context(**kw).wrap_socket(tcp(), server_hostname=name,
        suppress_ragged_eofs=False)

def read_all(s):
    data = b""
    while True:
        try:
            d = s.recv(65536)
        except (ssl.SSLError, OSError) as e:
            return data + b" error:" + str(getattr(e, "reason", None) or e).encode()
        if not d:
            return data
        data += d

def common_name(s):
    der = s.getpeercert(True)
    i = der.rfind(bytes([0x06, 0x03, 0x55, 0x04, 0x03]))
    n = der[i + 6]
    return der[i + 7:i + 7 + n].decode()

def hello(name):
    "The bytes of a ClientHello for `name`, which need not be a host name."
    inc, out = ssl.MemoryBIO(), ssl.MemoryBIO()
    marker = "x" * len(name) if len(name) < 64 else \
        ".".join(["x" * 49] * 6)[:len(name)]
    o = context().wrap_bio(inc, out, server_hostname=marker)
    try:
        o.do_handshake()
    except ssl.SSLWantReadError:
        pass
    data = out.read()
    assert data.count(marker.encode()) == 1
    return data.replace(marker.encode(), name), o, inc, out

def with_name(name):
    "Shake hands asking for a raw name; the certificate's name or the alert."
    data, o, inc, out = hello(name)
    s = tcp()
    s.sendall(data)
    while True:
        d = s.recv(65536)
        if not d:
            return "closed"
        inc.write(d)
        try:
            o.do_handshake()
        except ssl.SSLWantReadError:
            continue
        except ssl.SSLError as e:
            # the transcript differs, but the certificate or alert has come
            return str(e.reason)
        return "served"

if what == "name":            # which certificate for this name
    s = wrap(rest[0] if rest[0] else None)
    print(common_name(s))
elif what == "raw-name":      # a name no library would send
    print(with_name(eval(rest[0])))
elif what == "version":
    try:
        s = wrap(version=getattr(ssl.TLSVersion, rest[0]))
        print(s.version())
    except ssl.SSLError as e:
        print(e.reason)
elif what == "alpn":
    try:
        s = wrap(alpn=rest)
        print(s.selected_alpn_protocol())
    except ssl.SSLError as e:
        print(e)
elif what == "garbage":       # something that is no ClientHello
    s = tcp()
    s.sendall(eval(rest[0]))
    try:
        d = s.recv(100)
        print("alert" if d[:1] == b"\x15" else "closed" if not d else "reply")
    except ConnectionResetError:
        print("closed")
elif what == "silent":        # never finishes
    s = tcp()
    s.sendall(hello(b"mx.example.org")[0][:int(rest[0])])
    start = time.time()
    try:
        d = s.recv(100)
    except ConnectionResetError:
        d = b""
    print("closed" if not d and time.time() - start < 10 else "open")
elif what == "bytewise":      # every byte of the handshake in its own packet
    inc, out = ssl.MemoryBIO(), ssl.MemoryBIO()
    o = context().wrap_bio(inc, out, server_hostname="mx.example.org")
    s = tcp()
    s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    def flush():
        for b in out.read():
            s.sendall(bytes([b]))
    while True:
        try:
            o.do_handshake()
            break
        except ssl.SSLWantReadError:
            flush()
            inc.write(s.recv(65536))
    o.write(b"ping\n")
    flush()
    while True:
        try:
            print(o.read(100).decode().strip())
            break
        except ssl.SSLWantReadError:
            inc.write(s.recv(65536))
elif what == "bulk":          # both ways at once, with checksums
    size = int(rest[0])
    s = wrap("mx.example.org")
    # no thread may read while another writes the same ssl object: interleave
    sent, got = hashlib.sha256(), hashlib.sha256()
    s.setblocking(False)
    block = os.urandom(1 << 16)
    pending, left, n = b"", size, 0
    while n < size:
        want_r, want_w = [s], []
        if left or pending:
            if not pending:
                pending = block[:min(len(block), left)]
                left -= len(pending)
                sent.update(pending)
            try:
                k = s.send(pending)
                pending = pending[k:]
            except ssl.SSLWantWriteError:
                want_w = [s]
            except ssl.SSLWantReadError:
                pass
        moved = False
        try:
            while True:
                d = s.recv(1 << 16)
                if not d:
                    sys.exit("early end at %d" % n)
                got.update(d)
                n += len(d)
                moved = True
        except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
            pass
        if not moved and want_w:
            select.select(want_r, want_w, [], 60)
        elif not moved and not (left or pending):
            select.select(want_r, [], [], 60)
    print("same" if sent.digest() == got.digest() else "differs")
elif what == "half":          # say goodbye, then read what still comes
    s = wrap("mx.example.org")
    s.sendall(b"one\ntwo\n")
    # send close_notify without waiting for the answer
    s.setblocking(False)
    try:
        s.unwrap()
    except (ssl.SSLWantReadError, ssl.SSLError, OSError):
        pass
    print("sent")
elif what == "talk":          # send text, print the answer to its end
    s = wrap("mx.example.org")
    if rest:
        s.sendall(rest[0].encode().decode("unicode_escape").encode())
    print(read_all(s).decode(errors="replace"))
elif what == "flood":         # more than the program reads, then listen
    s = wrap("mx.example.org")
    s.sendall(b"x\n" * (int(rest[0]) // 2))
    print(read_all(s).decode(errors="replace"))
elif what == "vanish":        # cut the connection in the middle
    s = wrap("mx.example.org")
    s.sendall(b"hello\n")
    s.recv(100)
    if rest and rest[0] == "reset":
        s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    socket.socket(fileno=s.detach()).close()
    print("gone")
elif what == "resume":        # two connections, the second with the ticket
    c = context(version=getattr(ssl.TLSVersion, rest[0]))
    a = c.wrap_socket(tcp(), server_hostname="mx.example.org")
    a.sendall(b"x\n")
    a.recv(10)
    session = a.session
    a.close()
    b = c.wrap_socket(tcp(), server_hostname="mx.example.org", session=session)
    print("resumed" if b.session_reused else "full")
elif what == "never-read":    # ask for much and read nothing until stdin ends
    s = wrap("mx.example.org")
    sys.stdin.read()
    print(len(read_all(s)))
elif what == "hold":          # stay connected until stdin ends
    s = wrap("mx.example.org")
    s.sendall(b"x\n")
    print(s.recv(10).decode().strip(), flush=True)
    sys.stdin.read()
elif what == "starttls":      # STARTTLS with more in the same packet
    s = tcp()
    s.recv(100)
    s.sendall(b"STARTTLS\r\n" + rest[0].encode().decode("unicode_escape").encode())
    s.recv(100)
    t = context().wrap_socket(s, server_hostname="mx.example.org")
    t.sendall(b"inside\n")
    print(read_all(t).decode())
