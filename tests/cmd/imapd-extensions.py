# imapd-extensions.py - what transcripts of the extensions cannot show: sessions
# side by side, what lasts, hostile messages in bounded time and memory.
# SPDX-License-Identifier: ISC
import os, re, sys, time

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
from imap_session import Session, T, check, maildir

mail = b"Subject: m%d\nFrom: a@b.c\n\nbody %d\n"
ASAN = bool(os.environ.get("SANITIZE"))


def deliver(path, n, text=mail % (9, 9)):
    with open("%s/tmp/%d" % (path, n), "wb") as f:
        f.write(text)
    os.rename("%s/tmp/%d" % (path, n), "%s/new/%d.M1P1.h" % (path, 1000000100 + n))


def peak(s):
    status = "/proc/%d/status" % s.p.pid
    if ASAN or not os.path.exists(status):
        return 0
    return int(re.search(r"VmHWM:\s+(\d+)", open(status).read())[1])


# PREVIEW: kept in the cache; hostile messages.
path = maildir("preview", [mail % (i, i) for i in range(40)])
s = Session(path)
out = s.do("FETCH 1:* PREVIEW")
check(out.count('PREVIEW "body') == 40, "previews of all", out)
check(b"body 39" in open(path + "/pneumatic.cache", "rb").read(), "are kept in the cache")
out = s.do("FETCH 1:* (PREVIEW (LAZY))")
check(out.count('PREVIEW "body') == 40, "which LAZY asks", out)
s.end()
path = maildir("lazy", [mail % (i, i) for i in range(150)] + [b"Subject: x\n\n" + b"z" * 600000 + b"\n"])
s = Session(path)
out = s.do("FETCH 1:* (PREVIEW (LAZY))")
check(out.count("PREVIEW NIL") == 51, "LAZY leaves out what would cost", out.count("NIL"))
check("151 FETCH (PREVIEW NIL)" in out, "such as a large message", out[-200:])
out = s.do("FETCH 1:* PREVIEW")
check(out.count("PREVIEW NIL") == 0, "and NIL is not kept", out.count("NIL"))
s.end()


def nested(n):
    return b"".join(b"Content-Type: multipart/x; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(n)) + b"\ndeep\n"


hostile = [
    b"Subject: line\n\n" + b"word " * (20 << 20 if not ASAN else 1 << 20) + b"\n",
    b"Content-Type: text/html\n\n" + b"<" * (5 << 20),
    b"Content-Type: text/html\n\n" + b"<style>" * (1 << 17) + b"x",
    b"Content-Type: text/html\n\n" + b"<!--" * (1 << 17),
    b"Content-Type: text/html\n\n" + b"<a b=\"" * (1 << 17),
    b"Content-Type: text/html\n\n" + b"&#99999999999;&amp" * (1 << 16),
    b"Content-Transfer-Encoding: base64\n\n" + b"!!!=a=b=====" * 100000,
    b"Content-Transfer-Encoding: base64\nContent-Type: text/plain; charset=utf-16\n\n/v8A",
    b"Content-Transfer-Encoding: base64\n\nSGVsbG8sIHdvcmxkIQ",
    b"Content-Type: text/plain; charset=x-nosuch\n\n\xff\xfe caf\xe9\n",
    b"Content-Type: text/plain; charset=utf-8\n\n\xc0\x80\xed\xa0\x80\xf4\x90\x80\x80ok\n",
    b"Content-Type: text/plain; charset=utf-8\n\n\xe2\x80\xae evil \xe2\x80\x8b\n",
    nested(90), nested(5000),
    b"Content-Type: multipart/x; boundary=b\n\n" + b"--b\nContent-Type: text/html\n\n<p>\n" * 20000,
    b"", b"\n", b"Content-Type: text/plain\n\n" + b"\0" * 1000,
]
s = Session(maildir("hostile-preview", hostile))
start, wrong = s.cpu(), []
for i in range(1, len(hostile) + 1):
    out = s.do("FETCH %d PREVIEW" % i)
    if not re.search(r"t\d+ OK", out) or "PREVIEW NIL" in out:
        wrong.append((i, out[-200:]))
check(not wrong, "a preview of each hostile message", wrong)
check(s.cpu() - start < 20, "in bounded time", s.cpu() - start)
check(peak(s) < 16384, "and memory", peak(s))
check("Hello, world!" in s.do("FETCH 9 PREVIEW"), "base64 without its end")
out = s.do("FETCH 11 PREVIEW").encode("latin-1")
check(b"ok" in out and b"\xc0" not in out and b"\xed\xa0" not in out, "only valid UTF-8", out)
check('PREVIEW "evil"' in s.do("FETCH 12 PREVIEW"), "no marks of direction")
check('PREVIEW "deep"' in s.do("FETCH 13 PREVIEW"), "from deep inside")
s.end()

# UIDONLY: what others do is told by UID.
path = maildir("uidonly", [mail % (i, i) for i in range(3)])
a = Session(path, select=None)
a.do("ENABLE UIDONLY")
a.do("SELECT INBOX")
b = Session(path)
b.do("STORE 2 +FLAGS (\\Flagged)")
out = a.do("NOOP")
check("* 2 UIDFETCH (FLAGS (\\Flagged))\r\n" in out, "flags set elsewhere", out)
b.do("STORE 1 +FLAGS (\\Deleted)")
b.do("EXPUNGE")
deliver(path, 1)
out = a.do("NOOP")
check("* VANISHED 1\r\n" in out and "* 3 EXISTS" in out and "EXPUNGE" not in out, "what has gone, and come", out)
a.send(b"i IDLE\r\n")
while b"idling" not in a.line():
    pass
b.do("STORE 1 +FLAGS (\\Seen)")
line = a.line()
check(line == b"* 2 UIDFETCH (FLAGS (\\Flagged \\Seen))", "in IDLE too", line)
a.send(b"DONE\r\n")
while not a.line().startswith(b"i OK"):
    pass
out = a.do("NOTIFY SET (SELECTED (MessageNew (FLAGS PREVIEW) MessageExpunge FlagChange))")
deliver(path, 2)
out += a.do("NOOP")
check(re.search(r"\* \d+ UIDFETCH \((?:UID \d+ )?FLAGS \(.*PREVIEW \"body 9\"", out) and " FETCH (" not in out,
      "and with NOTIFY", out)
a.end(), b.end()

# INPROGRESS: for long commands, not more often than the interval.
path = maildir("progress", [mail % (i, i) for i in range(3000)])
os.makedirs(path + "/.Work/cur"), os.makedirs(path + "/.Work/new"), os.makedirs(path + "/.Work/tmp")
s = Session(path, "--progress-interval", "1ms")
for command in ("SEARCH TEXT nosuchword", "SORT (SUBJECT) UTF-8 ALL", "THREAD REFS UTF-8 ALL", "COPY 1:* Work"):
    out = s.do(command)
    lines = re.findall(r'\* OK \[INPROGRESS \("t\d+" (\d+) (?:3000|6000)\)\]', out)
    check(lines and lines == sorted(lines, key=int) and re.search(r"t\d+ OK", out),
          "INPROGRESS of %s" % command.split()[0], out[-300:])
s.send(b"a]b SEARCH BODY nosuchword\r\n")
while b"a]b OK" not in s.buf:
    s.more()
check(b"INPROGRESS (NIL " in s.buf, "a tag that would end the code is not told", s.buf[:200])
s.end()
s = Session(path)
out = s.do("SEARCH TEXT nosuchword")
check("INPROGRESS" not in out, "nothing of what takes less than ten seconds", out)
s.end()

# Workarounds: delay-newmail.
path = maildir("newmail", [mail % (i, i) for i in range(3)])
s = Session(path, "--workarounds", "delay-newmail")
deliver(path, 2)
out = s.do("FETCH 1:* UID")
check("EXISTS" not in out and out.count("FETCH (") == 3, "delay-newmail: nothing of new mail", out)
out = s.do("UID FETCH 1:* FLAGS") + s.do("SEARCH ALL") + s.do("STORE 1 +FLAGS (\\Deleted)")
check("EXISTS" not in out and "* SEARCH 1 2 3\r\n" in out, "by any other command", out)
out = s.do("EXPUNGE")
check("* 1 EXPUNGE\r\n" in out and "EXISTS" not in out, "though what goes is told", out)
out = s.do("FETCH 3 FLAGS")
check(" BAD " in out, "a number that was not told is none", out)
out = s.do("NOOP")
check("* 3 EXISTS" in out, "NOOP tells of it", out)
deliver(path, 3)
check("* 4 EXISTS" in s.do("CHECK"), "and CHECK")
s.end()

# SAVEDATE: that of the copy in the copy, of the original in the original; it
# outlasts flags, the index, and Dovecot.
path = maildir("saved", [mail % (i, i) for i in range(3)])
os.makedirs(path + "/.Work/cur"), os.makedirs(path + "/.Work/new"), os.makedirs(path + "/.Work/tmp")
for i in range(3):
    os.rename(path + "/cur/100000000%d.M1P1.h:2," % i, path + "/cur/100000000%d.M1P1.h,S=%d,W=%d:2," % (
        i, len(mail % (i, i)), len(mail % (i, i)) + 4))


def saved(s, set="1:*"):
    return re.findall(r'SAVEDATE (NIL|"[^"]*")', s.do("FETCH %s SAVEDATE" % set))


s = Session(path)
before = saved(s)
check(before == ['" 9-Sep-2001 01:46:4%d +0000"' % i for i in range(3)], "the time of delivery", before)
s.do("COPY 1:2 Work")
s.do("STORE 1 +FLAGS (\\Seen)")
check(saved(s) == before, "stays when a message is copied or marked", saved(s))
today = time.strftime("%b-%Y", time.gmtime())
s.do("SELECT Work")
copied = saved(s)
check(len(copied) == 2 and all(today in c for c in copied), "a copy has its own", copied)
names = sorted(os.listdir(path + "/.Work/cur"))
check(all(n.startswith("100000000") for n in names), "though it is a link of the same name", names)
s.end()
check(re.search(r"^1 G?\S* ?T\d+ :1000000000", open(path + "/.Work/dovecot-uidlist").read(), re.M),
      "in the UID list", open(path + "/.Work/dovecot-uidlist").read())
s = Session(path, select="SELECT Work")
check(saved(s) == copied, "the next session, by the index", saved(s))
s.end()
os.unlink(path + "/.Work/pneumatic.index")
s = Session(path, select="SELECT Work")
check(saved(s) == copied, "and without the index", saved(s))
new = b"Subject: x\r\n\r\ny\r\n"
s.do(b'APPEND Work "01-Jan-2001 00:00:00 +0000" {%d+}\r\n%s' % (len(new), new))
check(today in saved(s)[-1], "APPEND with a date", saved(s))
s.do("MOVE 1 INBOX")
s.do("SELECT INBOX")
out = saved(s, "*")
check(len(out) == 1 and today in out[0], "MOVE back", out)
s.end()

# SETQUOTA: as maildir-quota keeps it; not over what the account has.
path = maildir("setquota", [mail % (1, 1)])
s = Session(path, "--set-quota")
s.do('SETQUOTA "User quota" (STORAGE 7 MESSAGE 3)')
s.end()
check(open(path + "/maildirsize").readline() == "7168S,3C\n", "SETQUOTA writes maildirsize's first line")
s = Session(path)
check("(STORAGE 1 7 MESSAGE 1 3)" in s.do('GETQUOTA "User quota"'), "which the next session keeps to")
s.end()
os.environ["QUOTA"] = "5000S"
s = Session(path, "--set-quota")
out = s.do('SETQUOTA "User quota" (STORAGE 9)')
check("NO [NOPERM]" in out, "an account's own quota is not the user's to set", out)
s.end()
del os.environ["QUOTA"]
