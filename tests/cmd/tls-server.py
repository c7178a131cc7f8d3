# tls-server.py MODE [CERT KEY] - one listening port, printed first; serves each
# connection in one way, for tls-client.t.
#   close garbage hang half       what a server may do instead of a handshake
#   starttls inject refuse        an SMTP-like "STARTTLS", honest or not; inject:
#                                 a clear line behind the 220
# SPDX-License-Identifier: ISC
import socket, ssl, sys, time

mode = sys.argv[1]
l = socket.socket()
l.bind(("127.0.0.1", 0))
l.listen(20)
print(l.getsockname()[1], flush=True)
context = None
if len(sys.argv) > 3:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2], sys.argv[3])
held = []
while True:
    s, _ = l.accept()
    try:
        if mode == "close":
            s.recv(5)
        elif mode == "garbage":
            s.recv(5)
            s.sendall(b"554 no service here\r\n" * 50)
        elif mode == "hang":
            held.append(s)
            continue
        elif mode == "half":
            s.recv(2000)
            s.sendall(b"\x16\x03\x03\x10\x00\x02")
            held.append(s)
            continue
        else:
            s.sendall(b"220 ready\r\n")
            line = s.makefile("rb").readline()
            if mode == "refuse":
                s.sendall(b"454 not now\r\n")
                continue
            s.sendall(b"220 go" + (b"\r\n250 injected\r\n" if mode == "inject" else b"\r\n"))
            t = context.wrap_socket(s, server_side=True)
            line = t.recv(100)
            t.sendall(b"inside " + line)
            t.unwrap()
    except (OSError, ssl.SSLError):
        pass
    finally:
        if s not in held:
            s.close()
