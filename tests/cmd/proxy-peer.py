# proxy-peer.py PORT [from=ADDR] [tls=NAME] [step=SECONDS] WHAT... - connect, as
# from another loopback address if wanted, send each WHAT (a Python bytes literal
# or header name) with a pause between them, then print what comes.
#   v1 v2 six local unknown unix big ssl     headers of client 192.0.2.7:35646
# SPDX-License-Identifier: ISC
import socket, ssl, struct, sys, time

SIG = b"\r\n\r\n\0\r\nQUIT\n"
A4 = socket.inet_aton("192.0.2.7") + socket.inet_aton("198.51.100.1") + struct.pack("!HH", 35646, 993)
A6 = socket.inet_pton(socket.AF_INET6, "2001:db8::7") + socket.inet_pton(socket.AF_INET6, "2001:db8::1") \
    + struct.pack("!HH", 35646, 993)

def v2(command, family, body):
    return SIG + bytes([0x20 | command, family]) + struct.pack("!H", len(body)) + body

SSL = b"\x20\0\x2c" + b"\1\0\0\0\0" + b"\x21\0\7TLSv1.3" + b"\x23\0\x1aTLS_AES_128_GCM_SHA256-abc"
HEADERS = {
    "v1": b"PROXY TCP4 192.0.2.7 198.51.100.1 35646 993\r\n",
    "other": b"PROXY TCP4 192.0.2.99 198.51.100.1 1 2\r\n",
    "v2": v2(1, 0x11, A4), "six": v2(1, 0x21, A6), "local": v2(0, 0, b""),
    "unknown": b"PROXY UNKNOWN\r\n", "unix": v2(1, 0x31, b"\0" * 216),
    "big": SIG + b"\x21\x11\xff\xff" + A4, "tlv": v2(1, 0x11, A4 + b"\4\x0f\0" + b"x" * 0xf00),
    "ssl": v2(1, 0x11, A4 + SSL),
}
port, rest = int(sys.argv[1]), sys.argv[2:]
options = {}
while rest and "=" in rest[0] and rest[0].split("=")[0] in ("from", "tls", "step"):
    k, v = rest.pop(0).split("=", 1)
    options[k] = v
s = socket.socket()
s.settimeout(60)
s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
if "from" in options:
    s.bind((options["from"], 0))
s.connect(("127.0.0.1", port))
try:
    for i, what in enumerate(rest):
        data = HEADERS[what] if what in HEADERS else what.encode().decode("unicode_escape").encode("latin1")
        if what == "bytewise":
            data = b""
            for c in HEADERS["v2"]:
                s.sendall(bytes([c]))
                time.sleep(0.002)
        if i and "step" in options:
            time.sleep(float(options["step"]))
        s.sendall(data)
    if "tls" in options:
        c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        c.check_hostname = False
        c.verify_mode = ssl.CERT_NONE
        s = c.wrap_socket(s, server_hostname=options["tls"])
    else:
        s.shutdown(socket.SHUT_WR)
    data = b""
    while True:
        d = s.recv(65536)
        if not d:
            break
        data += d
    print(data.decode("latin1"), end="")
except (OSError, ssl.SSLError) as e:
    print("closed" if isinstance(e, (ConnectionResetError, BrokenPipeError)) else "error: %s" % e)
