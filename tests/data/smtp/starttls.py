#!/usr/bin/python3
"""STARTTLS as smtp-recv sees it: a stand-in for tls-wrap that speaks UCSPI-TLS
and no TLS. Prints what the client saw, "tls:" before what came after the "Y".

    starttls.py CASE smtp-recv [option ...] program

CASE  good      a whole conversation; the message is sent after STARTTLS
      inject    commands in the same segment as STARTTLS
      fail      the handshake fails: the control socket is closed
      again     STARTTLS, then STARTTLS and the state of before
      flood     the facts never end
"""
import os, socket, subprocess, sys, threading

case, argv = sys.argv[1], sys.argv[2:]
ours, theirs = socket.socketpair()
ctl, ctl_s = socket.socketpair()
clear, clear_s = socket.socketpair()    # what TLS would protect
env = dict(os.environ, SSLCTLFD=str(ctl_s.fileno()),
           SSLREADFD=str(clear_s.fileno()), SSLWRITEFD=str(clear_s.fileno()))
p = subprocess.Popen(argv, stdin=theirs, stdout=theirs, env=env,
                     pass_fds=(ctl_s.fileno(), clear_s.fileno()))
for s in theirs, ctl_s, clear_s:
    s.close()
for s in ours, ctl, clear:
    s.settimeout(20)


def talk(sock, text, replies, prefix=""):
    f = sock.makefile("rb")
    if text:
        sock.sendall(text)
    for _ in range(replies):
        while True:
            line = f.readline().decode()
            print(prefix + line.rstrip())
            if line[3:4] != "-":
                break
    f.close()


def rest(sock, prefix=""):
    try:
        data = b""
        while chunk := sock.recv(65536):
            data += chunk
    except OSError as e:
        print(prefix + type(e).__name__)
    for line in data.decode().splitlines():
        print(prefix + line)


talk(ours, b"", 1)
talk(ours, b"EHLO before\r\n", 1)
if case == "inject":
    talk(ours, b"STARTTLS\r\nMAIL FROM:<injected@x>\r\nRCPT TO:<a@x>\r\n", 1)
    rest(ours)
    # The last holder of the control socket is gone: nothing more can come.
    status = p.wait(20)
    print("control: %r" % ctl.recv(10))
    sys.exit(status)
talk(ours, b"STARTTLS\r\n", 1)
print("control: %r" % ctl.recv(10))
if case == "fail":
    ctl.close()
    rest(ours)
    sys.exit(p.wait(20))
if case == "flood":
    try:
        for _ in range(1000):
            ctl.sendall(b"SSL_X=" + b"y" * 100 + b"\0")
    except OSError:
        print("control closed")
    rest(ours)
    sys.exit(p.wait(20))
facts = b"SSL_PROTOCOL=TLSv1.3\0SSL_CIPHER=TLS_TEST\0LD_PRELOAD=/tmp/evil\0" \
    b"SSL_CERT_FILE=/tmp/evil\0SSL_CLIENT_CN=a\nb\0\0"
for b in facts:
    ctl.sendall(bytes([b]))
if case == "again":
    talk(clear, b"MAIL FROM:<a@x>\r\n", 1, "tls: ")
    talk(clear, b"EHLO after\r\n", 1, "tls: ")
    talk(clear, b"STARTTLS\r\nQUIT\r\n", 2, "tls: ")
    rest(clear, "tls: ")
    sys.exit(p.wait(20))
talk(clear, b"EHLO after\r\n", 1, "tls: ")
talk(clear, b"AUTH PLAIN AGpvZUBleGFtcGxlLm9yZwBzZWNyZXQ=\r\n", 1, "tls: ")
talk(clear, b"MAIL FROM:<joe@example.org>\r\nRCPT TO:<ann@example.org>\r\n"
     b"DATA\r\n", 3, "tls: ")
talk(clear, b"Subject: x\r\n\r\nbody\r\n.\r\nQUIT\r\n", 2, "tls: ")
sys.exit(p.wait(20))
