# tls-facts.py PORT WHAT... - a TLS client that compares what it knows of a
# connection with what the server's program says (it prints its environment).
# Prints one word or line. SPDX-License-Identifier: ISC
import base64
import hashlib
import os
import socket
import ssl
import sys
import threading
import warnings

warnings.simplefilter("ignore")

port, what, rest = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
certs = os.environ["T"] + "/certs"


def context(version=None, cert=None, alpn=None):
    c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    c.check_hostname = False
    c.verify_mode = ssl.CERT_NONE
    if version:
        c.minimum_version = c.maximum_version = getattr(ssl.TLSVersion, version)
    if cert:
        c.load_cert_chain(cert + ".pem", cert + ".key")
    if alpn:
        c.set_alpn_protocols([alpn])
    return c


def tcp(to=port):
    s = socket.create_connection(("127.0.0.1", to), 60)
    s.settimeout(60)
    return s


def facts_of(s):
    data = b""
    while True:
        d = s.recv(65536)
        if not d:
            break
        data += d
    return dict(line.split("=", 1) for line in data.decode().split("\n")
                if line.startswith("SSL_") and "=" in line)


def connect(c, name="mx.example.org", session=None, to=port):
    s = c.wrap_socket(tcp(to), server_hostname=name, session=session)
    f = facts_of(s)
    return s, f


def end_point(der):
    return base64.b64encode(hashlib.sha256(der).digest()).decode()


def main():
    if what == "unique":           # tls-unique VERSION; full, then resumed
        c = context(rest[0])
        s = None
        for _ in range(2):
            s, f = connect(c, session=s.session if s else None)
            mine = s.get_channel_binding("tls-unique")
            theirs = f.get("SSL_CB_UNIQUE")
            print("resumed" if s.session_reused else "full", "unset" if theirs is
                  None else "same" if base64.b64decode(theirs) == mine else "differs")
    elif what == "end-point":      # VERSION; full, then resumed
        c = context(rest[0])
        s = None
        for _ in range(2):
            s, f = connect(c, session=s.session if s else None)
            der = s.getpeercert(True) or der
            print("resumed" if s.session_reused else "full", "same" if
                  f.get("SSL_CB_END_POINT") == end_point(der) else f)
    elif what == "elsewhere":      # a ticket, then OTHER-PORT OTHER-NAME
        for version in ("TLSv1_2", "TLSv1_3"):
            c = context(version)
            first, _ = connect(c)
            try:
                s, f = connect(c, rest[1], first.session, int(rest[0]))
                print(version, "resumed" if s.session_reused else "full",
                      f.get("SSL_SERVER_NAME"))
            except (ssl.SSLError, OSError) as e:
                print(version, e)
    elif what == "cert-resume":    # with a certificate: is it resumed?
        for version in ("TLSv1_2", "TLSv1_3"):
            c = context(version, rest[0])
            first, _ = connect(c)
            try:
                s, f = connect(c, session=first.session)
                print(version, "resumed" if s.session_reused else "full",
                      f.get("SSL_CLIENT_VERIFY"))
            except ValueError:     # there is no session to resume
                print(version, "no ticket")
    elif what == "parallel":       # N at once, then each again with its ticket
        n, kept, lock = int(rest[0]), [], threading.Lock()

        def one():
            c = context()
            first, _ = connect(c)
            with lock:
                kept.append((c, first.session))

        threads = [threading.Thread(target=one) for _ in range(n)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        print(sum(connect(c, session=s)[0].session_reused for c, s in kept),
              "resumed")
    elif what == "fact":           # NAME [CERT]
        s, f = connect(context(cert=rest[1] if len(rest) > 1 else None))
        print(f.get(rest[0], "unset"))
    elif what == "starttls":       # CERT: STARTTLS, then all that comes
        s = tcp()
        s.recv(100)
        s.sendall(b"STARTTLS\r\n")
        s.recv(100)
        t = context(cert=rest[0]).wrap_socket(s, server_hostname="mx.example.org")
        t.sendall(b"inside\n")
        data = b""
        while True:
            d = t.recv(65536)
            if not d:
                break
            data += d
        print(data.decode())


main()
