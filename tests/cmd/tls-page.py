# tls-page.py SEEN - a session behind tls-wrap --starttls that tries to write what
# it can only read: the facts behind SSLFACTSFD. Says before the handshake what
# is there, upgrades, tries again, and says what an authenticator would see. It is
# the same user as the writer: no file mode is what keeps it out. SPDX-License-Identifier: ISC
import mmap
import os
import sys

fd = int(os.environ["SSLFACTSFD"])
ctl, rfd, wfd = (int(os.environ[n]) for n in ("SSLCTLFD", "SSLREADFD", "SSLWRITEFD"))
out = []


def attempt(what, work):
    try:
        work()
        out.append(what + ": done")
    except (OSError, ValueError) as e:
        out.append(what + ": refused")


def tries(when):
    forged = b"SSL_CLIENT_VERIFY=SUCCESS\0SSL_CLIENT_S_DN_CN=root\0\0"
    attempt(when + " write", lambda: os.pwrite(fd, forged, 0))
    attempt(when + " truncate", lambda: os.ftruncate(fd, 0))
    attempt(when + " map", lambda: mmap.mmap(fd, 4096))
    attempt(when + " reopen", lambda: os.write(os.open(
        "/proc/self/fd/%d" % fd, os.O_RDWR), forged))


def page():
    return os.pread(fd, 65536, 0).split(b"\0\0")[0].decode().split("\0")


os.write(1, b"ready\r\n")
line = b""
while not line.endswith(b"\n"):
    c = os.read(0, 1)
    if not c:
        sys.exit(0)
    line += c
out.append("before: " + ("empty" if page() == [""] else "something"))
tries("before")
os.write(1, b"go\r\n")
os.write(ctl, b"Y")
answer = b""
while not answer.endswith(b"\0\0"):
    d = os.read(ctl, 4096)
    if not d:
        break
    answer += d
tries("after")
out.append("same" if answer.rstrip(b"\0").decode().split("\0") == page() else "differs")
os.write(wfd, "\n".join(out + page() + [""]).encode())
