# pop3d after a hand-over, with clients good and hostile; run by pop3d.t.
# SPDX-License-Identifier: ISC
import os, re, shutil, signal, socket, subprocess, sys, time
sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests", "lib"))
from logins import BIN, check, same

T = os.environ["T"]
BOX = os.path.join(T, "box")
MESSAGES = [
    b"From: a@example.org\nSubject: one\n\nbody\n.dot\n..\nlast",
    b"From: b@example.org\r\n\r\ncrlf\r\n.\r\n",
    b"Subject: empty\n",
    b"Subject: three\n\n" + b"x" * 100 + b"\n" * 50,
]


def crlf(data):
    data = data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return data


def sent(data):
    data = crlf(data)
    if not data.endswith(b"\r\n"):
        data += b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", data) + b".\r\n"


def fill(messages=MESSAGES, names="{t}.M{i}P1.host"):
    shutil.rmtree(BOX, ignore_errors=True)
    for d in ("cur", "new", "tmp"):
        os.makedirs(os.path.join(BOX, d))
    for i, m in enumerate(messages, 1):
        with open(os.path.join(BOX, "new", names.format(t=1000000000 + i, i=i)), "wb") as f:
            f.write(m)


def files():
    return sorted(os.listdir(BOX + "/cur") + os.listdir(BOX + "/new"))


class Session:
    def __init__(self, *options, record=b"user=joe@example.org\nmaildir=%s\n" % BOX.encode(), unread=b"", raw=None,
                 env=None):
        self.c, theirs = socket.socketpair()
        fd = os.memfd_create("hand-over")
        os.write(fd, raw if raw is not None else b"HANDOVER 1\n" + record + b"\n" + unread)
        self.p = subprocess.Popen([os.path.join(BIN, "pop3d"), *options], stdin=theirs, stdout=theirs,
                                  stderr=subprocess.PIPE, pass_fds=[3], env=dict(os.environ, **(env or {})),
                                  preexec_fn=lambda: os.dup2(fd, 3))
        os.close(fd)
        theirs.close()
        self.c.settimeout(60)
        self.buf = b""
        self.greeting = self.line()

    def send(self, data):
        try:
            self.c.sendall(data)
        except OSError:
            pass

    def line(self):
        while b"\r\n" not in self.buf:
            try:
                more = self.c.recv(65536)
            except ConnectionResetError:
                more = b""
            if not more:
                rest, self.buf = self.buf, b""
                return rest.decode("latin-1")
            self.buf += more
        line, self.buf = self.buf.split(b"\r\n", 1)
        return line.decode("latin-1")

    def ask(self, text):
        self.send(text.encode("latin-1") + b"\r\n")
        return self.line()

    def multi(self, text):
        """First line, and all bytes up to and with the final dot."""
        first = self.ask(text)
        if not first.startswith("+"):
            return first, b""
        while not (self.buf.endswith(b"\r\n.\r\n") or self.buf == b".\r\n"):
            more = self.c.recv(1 << 20)
            if not more:
                break
            self.buf += more
        data, self.buf = self.buf, b""
        return first, data

    def rest(self):
        while True:
            try:
                more = self.c.recv(1 << 20)
            except ConnectionResetError:
                more = b""
            if not more:
                break
            self.buf += more
        data, self.buf = self.buf, b""
        return data

    def end(self):
        try:
            self.c.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        rest = self.rest()
        log = self.p.stderr.read().decode("latin-1")
        code = self.p.wait(120)
        self.c.close()
        return rest, code, log


SIZES = [len(crlf(m)) for m in MESSAGES]
TOTAL = sum(SIZES)

# -- ordinary
fill()
s = Session()
same(s.greeting, "+OK 4 messages, %d octets" % TOTAL, "the first line answers PASS")
same(s.ask("STAT"), "+OK 4 %d" % TOTAL, "STAT")
same(s.multi("LIST"), ("+OK", b"".join(b"%d %d\r\n" % (i, n) for i, n in enumerate(SIZES, 1)) + b".\r\n"), "LIST")
same(s.ask("list 2"), "+OK 2 %d" % SIZES[1], "LIST 2")
first, data = s.multi("UIDL")
uidls = [l.split()[1] for l in data.decode().split("\r\n")[:-2]]
check(all(re.fullmatch("0000000%d[0-9a-f]{8}" % i, u) for i, u in enumerate(uidls, 1)), "UIDL as Dovecot writes it", uidls)
same(s.ask("UIDL 3"), "+OK 3 " + uidls[2], "UIDL 3")
for i, m in enumerate(MESSAGES, 1):
    same(s.multi("RETR %d" % i), ("+OK %d octets" % SIZES[i - 1], sent(m)), "RETR %d" % i)
same(s.multi("TOP 1 2"), ("+OK", b"From: a@example.org\r\nSubject: one\r\n\r\nbody\r\n..dot\r\n.\r\n"), "TOP 1 2")
same(s.multi("TOP 4 0"), ("+OK", b"Subject: three\r\n\r\n.\r\n"), "TOP 4 0")
same(s.multi("TOP 3 4294967295"), ("+OK", b"Subject: empty\r\n.\r\n"), "TOP of a message without a body")
same(s.ask("DELE 2"), "+OK Will be removed", "DELE")
for text in ["RETR 2", "DELE 2", "LIST 2", "UIDL 2", "TOP 2 1"]:
    same(s.ask(text), "-ERR That message is deleted", text + " after DELE")
same(s.ask("STAT"), "+OK 3 %d" % (TOTAL - SIZES[1]), "STAT after DELE")
check(b"2 " not in s.multi("UIDL")[1].split(b"\r\n")[1][:2], "UIDL after DELE")
same(s.ask("RSET"), "+OK", "RSET")
same(s.ask("STAT"), "+OK 4 %d" % TOTAL, "STAT after RSET")
same(s.ask("NOOP"), "+OK", "NOOP")
check(s.ask("LAST").startswith("-ERR"), "LAST is off")
s.ask("DELE 1")
same(s.ask("QUIT"), "+OK Logging out", "QUIT")
rest, code, log = s.end()
same((rest, code, len(files())), (b"", 0, 3), "removes")
check("event=logout user=joe@example.org reason=quit summary=\"top=3/%d, retr=4/%d, del=1/4, size=%d\"" % (
    len(b"From: a@example.org\r\nSubject: one\r\n\r\nbody\r\n..dot\r\n.\r\n" b"Subject: three\r\n\r\n.\r\n" b"Subject: empty\r\n.\r\n") + 3 * (5 - 3),
    sum(len(sent(m)) - 3 + len("+OK %d octets\r\n" % n) for m, n in zip(MESSAGES, SIZES)), TOTAL) in log, "the log's summary", log)
check(all(f.endswith(":2,S") for f in files()), "RETR marks as seen", files())
s = Session()
same([l.split()[1] for l in s.multi("UIDL")[1].decode().split("\r\n")[:-2]], uidls[1:], "unique ids stay")
same(s.end()[1], 0, "end of file is no error")

# -- numbers
for text in ["RETR", "RETR 0", "RETR 5", "RETR -1", "RETR 1 2", "RETR x", "RETR 4294967297", "RETR 18446744073709551617", "LIST 0",
             "LIST 1 1", "UIDL 99", "DELE", "DELE 1x", "TOP 1", "TOP 1 -1", "TOP 1 99999999999", "TOP 0 1", "TOP 1 1 1", "TOP",
             "FOO", "", " ", "USER joe", "STLS", "RETR \0", "x" * 600]:
    s = Session()
    got, alive = s.ask(text), s.ask("NOOP")
    s.end()
    check(got.startswith("-ERR") and alive == "+OK", "-ERR: %s" % text[:20].replace("\0", "NUL"), (got, alive))
s = Session()
same([s.ask("NOOP\nNOOP"), s.ask("NOOP")], ["-ERR A line ends in CR LF", "+OK"], "a bare LF ends no line")
for i in range(19):
    s.ask("FOO")
s.ask("FOO")
check("too many bad commands" in s.end()[2], "nonsense ends")

# -- pipelining, bytes already read, byte by byte, end of file at every byte
fill()
script = b"STAT\r\nRETR 1\r\nTOP 2 1\r\nDELE 3\r\nUIDL 4\r\nLIST\r\n"
s = Session()
s.send(script)
together, _, _ = s.end()
s = Session(unread=script[:13])
s.send(script[13:])
same(s.end()[0], together, "bytes that the login program had read come first")
s = Session(unread=script)
same(s.end()[0], together, "all of them")
s = Session()
for i in range(len(script)):
    s.send(script[i:i + 1])
same(s.end()[0], together, "byte by byte")
same(len(files()), 4, "without QUIT nothing is removed")
script, good = b"DELE 1\r\nDELE 2\r\nQUIT\r\n", True
for i in range(len(script)):
    s = Session()
    s.send(script[:i])
    rest, code, log = s.end()
    good &= code == 0 and len(files()) == 4
check(good, "end of file at every byte of DELE and QUIT removes nothing")
s = Session()
s.send(b"DELE 1\r\nDELE 2\r\n")
s.line(), s.line()
s.p.send_signal(signal.SIGKILL)
s.end()
same(len(files()), 4, "nor does kill -9")

# -- others at work on the same mailbox
s = Session()
os.unlink(os.path.join(BOX, "cur", files()[1]))
same(s.ask("RETR 2"), "-ERR That message has been removed meanwhile", "a message that vanishes")
same(s.ask("TOP 2 0"), "-ERR That message has been removed meanwhile", "TOP of it")
old = files()[0]
os.rename(os.path.join(BOX, "cur", old), os.path.join(BOX, "cur", old.split(":")[0] + ":2,FRT"))
same(s.multi("RETR 1")[1], sent(MESSAGES[0]), "one that is renamed is found")
with open(os.path.join(BOX, "new", "1000000099.M1P1.host"), "wb") as f:
    f.write(b"Subject: new\n\nnew\n")
same(s.ask("STAT"), "+OK 4 %d" % TOTAL, "new mail waits for the next session")
same(s.multi("RETR 4")[1], sent(MESSAGES[3]), "numbers stay")
s.ask("DELE 2")
s.ask("DELE 3")
same(s.ask("QUIT"), "+OK Logging out", "QUIT with a vanished message deleted")
same((s.end()[1], len(files())), (0, 3), "and the other removed")
s = Session()
check(s.greeting.startswith("+OK 3 messages"), "then the new mail is there", s.greeting)
a, b = s, Session()
a.ask("DELE 1"), b.ask("DELE 1")
same([a.ask("QUIT"), b.ask("QUIT")], ["+OK Logging out"] * 2, "two sessions delete the same message")
a.end(), b.end()
same(len(files()), 2, "once")

# -- options
fill()
a = Session("--lock-session")
b = Session("--lock-session")
same(b.greeting, "-ERR [IN-USE] Another session has the maildrop", "--lock-session")
check(b.end()[1] == 0 and os.path.exists(BOX + "/dovecot-pop3-session.lock"), "with Dovecot's lock")
a.end()
a = Session("--lock-session")
check(a.greeting.startswith("+OK"), "which is given back", a.greeting)
a.end()
a = Session("--lock-session")
a.p.send_signal(signal.SIGKILL)
a.end()
os.utime(BOX + "/dovecot-pop3-session.lock", (time.time() - 10,) * 2)
a = Session("--lock-session")
check(a.greeting.startswith("+OK"), "the lock of a killed session holds nobody up", a.greeting)
b = Session("--lock-session")
os.utime(BOX + "/dovecot-pop3-session.lock", (time.time() - 1000,) * 2)
same((b.greeting[:13], Session("--lock-session").greeting[:13]), ("-ERR [IN-USE]",) * 2, "that of a live one stands, however old")
b.end()
a.end()
s = Session("--no-flag-updates", "--last")
same(s.ask("LAST"), "+OK 0", "LAST")
s.multi("RETR 2")
same(s.ask("LAST"), "+OK 2", "LAST after RETR")
s.ask("DELE 3")
same(s.ask("LAST"), "+OK 3", "LAST after DELE")
s.ask("RSET")
same(s.ask("LAST"), "+OK 0", "LAST after RSET")
s.ask("QUIT")
s.end()
check(not any("S" in f.split(":")[1] for f in files() if ":" in f), "--no-flag-updates", files())
s = Session("--delete-flag", "$POP3Deleted")
s.ask("DELE 2")
same(s.ask("QUIT"), "+OK Logging out", "--delete-flag")
s.end()
same(len(files()), 4, "keeps the file")
s = Session("--delete-flag", "$POP3Deleted")
check(s.greeting.startswith("+OK 3 messages"), "and hides it", s.greeting)
s.end()
s = Session()
check(s.greeting.startswith("+OK 4 messages"), "from those who ask so", s.greeting)
s.end()
s = Session("--idle", "200ms")
same(s.line(), "-ERR Idle for too long", "--idle")
check("reason=idle" in s.end()[2], "is logged")
s = Session("--logout-format", "in=%i %% out=%o")
s.ask("QUIT")
check('summary="in=6 % out=' in s.end()[2], "--logout-format")
s = Session("--uidl-format", "%v.%u")
check(re.fullmatch(r"\+OK 1 \d+\.1", s.ask("UIDL 1")), "--uidl-format")
s.ask("QUIT")
s.end()

# -- unique ids that were laid down
lines = open(BOX + "/dovecot-uidlist").read().split("\n")
lines[1] = lines[1].replace(" :", " Pold-id-1 :", 1)
lines[2] = lines[2].replace(" :", " P :", 1)
open(BOX + "/dovecot-uidlist", "w").write("\n".join(lines))
s = Session()
data = s.multi("UIDL")[1].decode().split("\r\n")
same((data[0], data[1]), ("1 old-id-1", "2 1000000002.M2P1.host"), "field P of dovecot-uidlist, also the empty one")
s.end()

# -- sizes
fill(MESSAGES, "{t}.M{i}P1.host,W=7")
s = Session()
same(s.ask("LIST 1"), "+OK 1 7", "W= of the name is believed, as Dovecot does")
same(s.multi("RETR 1")[1], sent(MESSAGES[0]), "but the message is sent whole")
s.end()

# -- size and time
fill([b"Subject: big\n\n" + (b"." + b"0123456789" * 7 + b"\n") * 600000])
s = Session()
first, data = s.multi("RETR 1")
same(len(data), len(b"Subject: big\r\n\r\n") + 600000 * 74 + 3, "RETR of 43 MB")
peak = re.search(r"VmHWM:\s*(\d+)", open("/proc/%d/status" % s.p.pid).read())
check(os.environ.get("SANITIZE") or peak and int(peak.group(1)) < 3000, "in less than 3 MB", peak and peak.group(1))
s.multi("TOP 1 0")
s.end()
fill([b"Subject: %d\n\n%d\n" % (i, i) for i in range(3000)])
s = Session()
s.send(b"".join(b"RETR %d\r\n" % i for i in range(1, 3001)) + b"QUIT\r\n")
data, code, log = s.end()
check(data.count(b"\r\n.\r\n") == 3000 and data.endswith(b"+OK Logging out\r\n") and code == 0, "3000 RETR at once", (code, log))

# -- whose mailbox
fill()
for name, raw in [("cut", b"HANDOVER 1\nuser=joe\n"), ("a bad field", b"HANDOVER 1\nUSER\n\n"), ("without a mailbox", b"HANDOVER 1\nuser=joe\n\n"),
                  ("a bad uid", b"HANDOVER 1\nuid=x\ngid=0\n\n")]:
    s = Session(raw=raw)
    rest, code, log = s.end()
    check(s.greeting == "-ERR [SYS/TEMP] The maildrop cannot be opened now" and code != 0, "a hand-over that is " + name, (s.greeting, code, log))
s = Session(raw=b"something else\n", env={"MAILDIR": BOX, "HOME": T, "USER": "joe"})
same((s.greeting, s.end()[1]), ("", 64), "a file on 3 that is no hand-over, and an environment: nothing is served")
s = Session("--maildir", BOX)
check(s.greeting.startswith("-ERR") and s.end()[1] == 64, "--maildir after a login is refused")
shutil.rmtree(BOX)
s = Session()
same(s.greeting, "+OK 0 messages, 0 octets", "a first login makes the Maildir")
same(s.multi("LIST"), ("+OK", b".\r\n"), "LIST of an empty maildrop")
same(s.multi("UIDL"), ("+OK", b".\r\n"), "UIDL of it")
status = open("/proc/%d/status" % s.p.pid).read()
check("Seccomp:\t2" in status, "confined")
s.end()
with open(BOX + "x", "w"):
    pass
s = Session(record=b"user=joe\nmaildir=%sx\n" % BOX.encode())
same((s.greeting, s.end()[1]), ("-ERR [SYS/TEMP] The maildrop cannot be opened now", 75), "a Maildir that is a file")
