# tls-session.py - the least session that offers STARTTLS (UCSPI-TLS): greets,
# reads lines from the clear side one byte at a time, upgrades with 'Y' or, with
# the argument y, with 'y', then says what came inside TLS.
# SPDX-License-Identifier: ISC
import os, sys

ask = sys.argv[1].encode() if len(sys.argv) > 1 else b"Y"
ctl, rfd, wfd = (int(os.environ[n]) for n in ("SSLCTLFD", "SSLREADFD", "SSLWRITEFD"))
os.write(1, b"ready\r\n")
line = b""
while not line.endswith(b"\n"):
    c = os.read(0, 1)
    if not c:
        sys.exit(0)
    line += c
if line.strip() != b"STARTTLS":
    os.write(1, b"clear " + line)
    sys.exit(0)
os.write(1, b"go\r\n")
os.write(ctl, ask)
facts = b""
if ask == b"Y":
    while not facts.endswith(b"\0\0"):
        d = os.read(ctl, 4096)
        if not d:
            break
        facts += d
line = b""
while not line.endswith(b"\n"):
    c = os.read(rfd, 1)
    if not c:
        open(os.environ["T"] + "/session-eof", "w").close()
        sys.exit(1)
    line += c
for fact in facts.rstrip(b"\0").split(b"\0"):
    if fact.startswith((b"SSL_PROTOCOL", b"SSL_SERVER_NAME")):
        os.write(wfd, fact + b"\n")
os.write(wfd, b"got " + line)
