# imapd-compose.py - CATENATE and REPLACE: what transcripts cannot show.
# SPDX-License-Identifier: ISC
import os, re, sys, time

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
from imap_session import Session, T, check, maildir

mail = b"Subject: m%d\nFrom: a@b.c\n\nbody %d\n"
ASAN = bool(os.environ.get("SANITIZE"))


def peak(s):
    status = "/proc/%d/status" % s.p.pid
    if ASAN or not os.path.exists(status):
        return 0
    return int(re.search(r"VmHWM:\s+(\d+)", open(status).read())[1])


# CATENATE of very many parts, in the memory of one.
big = b"Subject: big\n\n" + b"".join(b"line %06d\n" % i for i in range(200000))
path = maildir("catenate", [big, mail % (1, 1)])
s = Session(path)
n = 10000 if not ASAN else 2000
start = s.cpu()
s.send(b"c APPEND INBOX CATENATE (TEXT {15+}\r\nSubject: many\r\n")
parts = []
for i in range(n):
    parts.append(b" TEXT {7+}\r\n%05d\r\n" % i if i % 2 else b' URL ";UID=1/;PARTIAL=%d.13"' % (16 + 13 * i))
    if i == 0:
        parts[0] = b" TEXT {2+}\r\n\r\n" + parts[0]
s.send(b"".join(parts) + b")\r\n")
while b"c OK" not in s.buf and b"c NO" not in s.buf and b"c BAD" not in s.buf:
    s.more()
check(b"c OK [APPENDUID" in s.buf, "CATENATE of %d parts" % n, s.buf[-300:])
check(s.cpu() - start < 20, "in bounded time", s.cpu() - start)
check(peak(s) < 8192, "and memory", peak(s))
s.buf = b""
out = s.do("FETCH 3 BODY.PEEK[TEXT]")
want = b"".join(b"%05d\r\n" % i if i % 2 else b"line %06d\r\n" % i for i in range(n)).decode()
check(want in out, "each in its place", (len(want), len(out), out[:200]))
# URLs alone, in one line; of messages that are large each time.
s.do('APPEND INBOX CATENATE (%s)' % " ".join(['URL ";UID=1"'] * 2))
urls = " ".join('URL ";UID=%d/;PARTIAL=0.1"' % (4 if i % 2 else 1) for i in range(1500))
start = s.cpu()
out = s.do("APPEND INBOX CATENATE (%s)" % urls)
check(re.search(r"t\d+ (OK|NO \[LIMIT\])", out), "large messages in turn end somewhere", out[-200:])
check(s.cpu() - start < 20, "in time", s.cpu() - start)
# The message that is being made, other users, nesting.
for url in (";UID=6", "/INBOX/;UID=6", "/../joe/;UID=1", "/~joe/;UID=1", "imap://joe@localhost/INBOX/;UID=1", "file:///etc/passwd",
            "/INBOX/;UID=1/;SECTION=" + "1." * 300 + "1", "/" + "a/" * 3000 + ";UID=1", "/" + "%2e" * 5000 + "/;UID=1",
            "/INBOX;UIDVALIDITY=99999999999/;UID=1", "/INBOX/;UID=1/;PARTIAL=99999999999999999999", ";UID=1/;PARTIAL=1.0", "", "/"):
    out = s.do('APPEND INBOX CATENATE (URL "%s")' % url)
    check(" NO [BADURL " in out, "no URL of ours: %.40s" % url, out[-200:])
out = s.do('APPEND INBOX CATENATE (URL ";UID=1/;PARTIAL=99999999999.5" TEXT {2+}\r\nxx)')
check(" OK " in out, "a range behind the end is empty", out)
out = s.do("STATUS INBOX (MESSAGES)")
check("Sanitizer" not in s.end()[1].decode(), "clean", out)

# REPLACE: the old message has gone meanwhile: the new one is not there either.
path = maildir("replace", [mail % (i, i) for i in range(3)])
os.makedirs(path + "/.Work/cur"), os.makedirs(path + "/.Work/new"), os.makedirs(path + "/.Work/tmp")
new = b"Subject: n\r\n\r\nnew\r\n"


def files(path):
    return sorted(os.listdir(path + "/cur") + os.listdir(path + "/new"))


s, other = Session(path), Session(path)
other.do("STORE 2 +FLAGS (\\Deleted)"), other.do("EXPUNGE")
for to in ("INBOX", "Work"):
    out = s.do(b"UID REPLACE 2 %s {%d+}\r\n%s" % (to.encode(), len(new), new))
    check("NO [EXPUNGEISSUED]" in out or "NO [NONEXISTENT]" in out or "BAD" in out, "REPLACE of what has gone", out)
check(len(files(path)) == 2 and not files(path + "/.Work"), "leaves nothing", files(path) + files(path + "/.Work"))
s.end(), other.end()
# It goes while the literal comes.
s, other = Session(path), Session(path)
s.send(b"r REPLACE 1 Work {%d}\r\n" % len(new))
while b"+ OK" not in s.buf:
    s.more()
other.do("STORE 1 +FLAGS (\\Deleted)"), other.do("EXPUNGE")
s.send(new + b"\r\n")
while not re.search(rb"r (OK|NO|BAD)", s.buf):
    s.more()
check(b"r NO [EXPUNGEISSUED]" in s.buf, "or of what goes while it is sent", s.buf)
check(len(files(path)) == 1 and not files(path + "/.Work"), "nothing is there twice or for nothing")
s.buf = b""
# Marked meanwhile by someone: found under its new name.
other.do("STORE 1 +FLAGS (\\Flagged $x)")
out = s.do("NOOP") and s.do(b"REPLACE 1 INBOX (\\Seen) {%d+}\r\n%s" % (len(new), new))
check("[APPENDUID" in out and "* 1 EXPUNGE" in out and " OK " in out, "a message renamed meanwhile", out)
s.end(), other.end()

# Quota: only the difference counts; nothing is lost when it does not fit.
path = maildir("full", [b"Subject: a\n\n" + b"x" * 3000 + b"\n"])
os.makedirs(path + "/.Work/cur"), os.makedirs(path + "/.Work/new"), os.makedirs(path + "/.Work/tmp")
os.environ["QUOTA"] = "4000S,1C"
s = Session(path)


def replace(size, to="INBOX"):
    text = b"Subject: b\r\n\r\n" + b"y" * (size - 14)
    return s.do(b"REPLACE 1 %s {%d+}\r\n%s" % (to.encode(), len(text), text))


out = replace(3500)
check(" OK " in out, "REPLACE in a mailbox that is full", out)
out = replace(4500)
check("NO [OVERQUOTA]" in out, "but not past the quota", out)
out = s.do("FETCH 1 RFC822.SIZE")
check("RFC822.SIZE 3500" in out, "and what was there stays", out)
sizes = open(path + "/maildirsize").read()
out = s.do("GETQUOTA \"User quota\"")
check("(STORAGE 4 3 MESSAGE 1 1)" in out, "maildirsize is right", (out, sizes))
out = replace(2000, "Work")
check(" OK " in out, "into another mailbox of the same quota", out)
s.end()
os.environ["QUOTA"] = "1000S"
s = Session(path, select="SELECT Work")
out = replace(1900, "Work")
check(" OK " in out, "over quota: what makes it less is done", out)
out = replace(1950, "Work")
check("NO [OVERQUOTA]" in out, "what makes it more is not", out)
s.end()
del os.environ["QUOTA"]

# A literal that never ends, a client that goes.
path = maildir("cut", [mail % (1, 1)])
s = Session(path)
s.send(b'c REPLACE 1 INBOX CATENATE (URL ";UID=1" TEXT {100}\r\nabc')
s.p.stdin.close()
s.p.wait()
check(len(files(path)) == 1 and not os.listdir(path + "/tmp"), "a client that goes leaves nothing", files(path))
