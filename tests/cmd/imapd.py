# imapd.py - what a transcript cannot show: sessions side by side, IDLE, messages
# that vanish, hostile messages in bounded time, the same reading as Dovecot's.
# SPDX-License-Identifier: ISC
import os, re, select, shutil, subprocess, sys, time

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
from imap_session import Session, T, check, imapd, maildir

mail = b"Subject: m%d\nFrom: a@b.c\n\nbody %d\n"

# Two sessions: EXPUNGE is told only where numbers may change.
path = maildir("two", [mail % (i, i) for i in range(5)])
a, b = Session(path), Session(path)
a.do("STORE 2,4 +FLAGS (\\Deleted)")
out = b.do("NOOP")
check("* 2 FETCH" in out and "\\Deleted" in out, "flags set elsewhere are told", out)
out = a.do("EXPUNGE")
check(re.findall(r"\* (\d+) EXPUNGE", out) == ["2", "3"], "EXPUNGE renumbers as it goes", out)
out = b.do("FETCH 1:5 (UID)")
check("EXPUNGE" not in out and out.count("FETCH (") == 5, "no EXPUNGE during FETCH", out)
out = b.do("STORE 5 +FLAGS (\\Seen)")
check("EXPUNGE" not in out and "* 5 FETCH" in out, "nor during STORE: numbers stay", out)
out = b.do("FETCH 2 BODY.PEEK[]")
check("NO [EXPUNGEISSUED]" in out, "a vanished message is told as such", out)
out = b.do("SEARCH TEXT body")
check("EXPUNGE" not in out and " OK " in out, "nor during SEARCH", out)
out = b.do("UID SEARCH ALL")
check(re.findall(r"\* (\d+) EXPUNGE", out) == ["2", "3"], "but with a UID command", out)
for name in os.listdir(path + "/cur"):
    os.unlink(path + "/cur/" + name)
out = b.do("FETCH 1:* (UID BODY.PEEK[TEXT])")
check("NO [EXPUNGEISSUED]" in out, "all files removed by someone else", out)
out = b.do("NOOP")
check(out.count("EXPUNGE\r\n") == 3, "and the session goes on", out)

# IDLE: a delivery shows without asking; DONE ends it.
a.send(b"i IDLE\r\n")
while b"idling" not in a.line():
    pass
with open(path + "/tmp/n", "wb") as f:
    f.write(mail % (9, 9))
os.rename(path + "/tmp/n", path + "/new/1000000100.M1P1.h")
start, seen = time.time(), b""
while b"EXISTS" not in seen:
    seen = a.line()
check(time.time() - start < 30, "IDLE tells of a delivery", seen)
a.send(b"DONE\r\n")
while not seen.startswith(b"i "):
    seen = a.line()
check(seen.startswith(b"i OK"), "DONE ends IDLE", seen)
a.end(), b.end()
b = Session(path, "--idle-timeout", "1s", select=None)
b.send(b"i IDLE\r\n")
out = b.p.stdout.read()
check(b"* BYE" in b.buf + out, "a silent client is sent away", out)
b.p.stdin.close(), b.p.wait()

# Pieces of a large message: each is what it should be, and costs its own size.
body = b"Subject: large\n\n" + b"".join(b"line %d\n" % i for i in range(400000))
path = maildir("large", [body])
s = Session(path)
wire, got = body.replace(b"\n", b"\r\n"), b""
for at in range(0, len(wire), 60001):
    s.send(b"p UID FETCH 1 BODY.PEEK[]<%d.60001>\r\n" % at)
    while b"p OK" not in s.buf[-60:]:
        s.more()
    m = re.match(rb"[^{]*\{(\d+)\}\r\n", s.buf)
    got += s.buf[m.end():m.end() + int(m[1])]
    s.buf = b""
check(got == wire, "a large message in pieces", (len(got), len(wire)))
out = s.do("FETCH 1 BODY.PEEK[TEXT]<7.11>")
check("{11}\r\n" + wire[len(b"Subject: large\r\n\r\n") + 7:][:11].decode() + ")" in out, "and a piece of its text", out)
status = "/proc/%d/status" % s.p.pid
if os.path.exists(status) and not os.environ.get("SANITIZE"):
    peak = int(re.search(r"VmHWM:\s+(\d+)", open(status).read())[1])
    check(peak < 6144, "in little memory", "%d KB" % peak)
s.end()

# Hostile messages: every item ends, quickly, twice the input in about twice the time.
def nest(n):
    return b"".join(b"Content-Type: multipart/x; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(n))

hostile = [
    nest(2000),
    b"".join(b"Content-Type: message/rfc822\n\n" for i in range(5000)),
    b"Content-Type: multipart/x; boundary=b\n\n" + b"--b\n\n" * 100000,
    b"Content-Type: text/plain" + b"; a=b" * 100000 + b"\n\nx",
    b"Content-Type: text/plain; name*0=" + b"; name*9=x" * 10000 + b"\n\nx",
    b"From: " + b"(" * 300000 + b"\nTo: " + b"a@b," * 50000 + b"\nCc: " + b'"' * 100001 + b"\n\nx",
    b"A: b\n" * 200000 + b"\nbody",
    b"Subject: " + b"=?utf-8?q?=41?= " * 50000 + b"\n\nx",
    b"-" * 5000000,
    b"\n", b"", b"x", b"\n\n\n", b"\r\n\r\n", b"\0\0\n\0",
    b"Content-Type: multipart/x; boundary=" + b"b" * 3000 + b"\n\n--" + b"b" * 3000 + b"\n\n",
    b'Content-Type: multipart/mixed; boundary="\n\n--\n\n--\n',
    b"Content-Type: text/plain; charset=" + b"x" * 5000 + b"\nContent-Transfer-Encoding: base64\n\n" + b"=" * 100000,
    b"Content-Transfer-Encoding: quoted-printable\n\n" + b" " * 300000 + b"=\n" + b"=" * 300000,
]
path = maildir("hostile", hostile)
s = Session(path)
start = s.cpu()
for i in range(1, len(hostile) + 1):
    out = s.do("FETCH %d (ENVELOPE BODYSTRUCTURE BODY.PEEK[HEADER.FIELDS (From)] BODY.PEEK[1.1.1.1] BODY.PEEK[] RFC822.SIZE)" % i)
    if not re.search(r"t\d+ OK", out[-200:]):
        check(False, "hostile message %d" % i, out[-300:])
out = s.do("SEARCH OR TEXT nosuchword FROM nosuch")
check("* SEARCH\r\n" in out, "hostile messages are searched", out[-300:])
out = s.do("NOOP")
check(" OK " in out, "and all of it is survived", out)
check(s.cpu() - start < 25, "in bounded time", s.cpu() - start)
s.end()
key = " ".join("OR TEXT x%d" % i for i in range(60)) + " ALL"
s = Session(maildir("keys", [mail % (1, 1)]))
out = s.do("SEARCH " + key)
check("NO [LIMIT]" in out or "BAD" in out, "too many text keys", out)
out = s.do("SEARCH " + "(" * 5000 + "ALL" + ")" * 5000)
check("NO [LIMIT]" in out, "nesting of SEARCH is bounded", out)
out = s.do("SEARCH " + "NOT " * 5000 + "ALL")
check("NO [LIMIT]" in out, "also by NOT", out)
out = s.do("FETCH 1 BODY.PEEK[" + "1." * 200 + "1]")
check("BAD" in out, "a part number too deep", out)
for name in ("a" * 5000, ".".join("a" * 300), "../x", "a/../b", "&AGE-", "INBOX.."):
    out = s.do('CREATE "%s"' % name)
    check(re.match(r"t\d+ (NO|BAD)", out), "mailbox %.20s is refused" % name, out)
s.end()

# The same structure as Dovecot tells.
dovecot = "/usr/lib/dovecot/imap"
samples = [b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\nContent-Type: text/html\n\n<p>\n\n--b--\n",
           b"Content-Type: message/rfc822\n\nSubject: in\nFrom: x@y\n\nbody\nmore\n",
           b"Subject: plain\nFrom: \"a b\" <c@d>, e@f\nTo: g: h@i, j@k;\n\nline\n",
           b"Content-Type: multipart/digest; boundary=\"x y\"\n\n--x y\n\nSubject: 1\n\na\n--x y\n\nSubject: 2\n\nb\n--x y--\n",
           b"Content-Type: multipart/a; boundary=b\n\n--b\nContent-Type: multipart/c; boundary=bb\n\n--bb\n\nx\n--b--\n",
           b"Subject: no body\n"]


def dovecot_says(path):
    conf = T + "/dovecot.conf"
    with open(conf, "w") as f:
        f.write("mail_location = maildir:%s\nssl = no\nlog_path = /dev/stderr\nfirst_valid_uid = 1\n" % path)
    os.chmod(T, 0o777)
    command = [dovecot, "-c", conf]
    if os.getuid() == 0:
        subprocess.check_call(["chown", "-R", "mail:mail", path])
        command = ["setpriv", "--reuid=mail", "--regid=mail", "--clear-groups"] + command
    p = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                         env={"USER": "mail", "HOME": path, "PATH": os.environ["PATH"]})
    out, _ = p.communicate(b"a SELECT INBOX\r\nb FETCH 1:* (RFC822.SIZE ENVELOPE BODYSTRUCTURE)\r\nc LOGOUT\r\n", timeout=120)
    return [l for l in out.split(b"\r\n") if l.startswith(b"* ") and b" FETCH (" in l]


if os.path.exists(dovecot):
    path = maildir("beside", samples)
    theirs = dovecot_says(path)
    subprocess.check_call(["chown", "-R", str(os.getuid()), path])
    s = Session(path)
    ours = [l.encode("latin-1") for l in s.do("FETCH 1:* (RFC822.SIZE ENVELOPE BODYSTRUCTURE)").split("\r\n") if " FETCH (" in l]
    s.end()
    if theirs:
        for i, (x, y) in enumerate(zip(ours, theirs)):
            check(x == y, "message %d reads as Dovecot reads it" % (i + 1), (x, y))
    else:
        print("ok\tskipped: Dovecot did not answer")
