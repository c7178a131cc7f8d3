# imapd's NOTIFY; run by imapd-notify.t. Nothing sleeps: each check waits for the
# line that must come, and that nothing came is shown by the answer to what is
# asked next.
# SPDX-License-Identifier: ISC
import atexit, os, re, shutil, subprocess, sys, tempfile, time
sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests", "lib"))
from imap_session import Session, check, imapd, maildir, T

count = [2000000000]
PatientSession = Session


class Session(PatientSession):
    def more(self, timeout=120):
        super().more(timeout)


def deliver(path, data=b"Subject: new\n\nnew\n", folder="", sub="new", n=1):
    box = os.path.join(path, folder)
    names = []
    for i in range(n):
        count[0] += 1
        name = "%d.M1P1.h" % count[0]
        with open("%s/tmp/%s" % (box, name), "wb") as f:
            f.write(data)
        names.append("%s/%s/%s" % (box, sub, name + (":2," if sub == "cur" else "")))
        os.rename("%s/tmp/%s" % (box, name), names[-1])
    return names[-1]


def folder(path, name):
    for sub in ("", "/cur", "/new", "/tmp"):
        os.mkdir("%s/.%s%s" % (path, name, sub))
    open("%s/.%s/maildirfolder" % (path, name), "w").close()


def until(s, pattern, most=200):
    """Lines up to the first that matches; all of them."""
    got = []
    for i in range(most):
        line = s.line().decode("latin-1")
        got.append(line)
        if re.search(pattern, line):
            return got
    return got + ["no line matches " + pattern]


def quiet(s, name):
    """Nothing was told: NOOP brings only its own answer."""
    out = s.buf.decode("latin-1") + s.do("NOOP")
    check(re.fullmatch(r"t\d+ OK NOOP completed\r\n", out), name, out)


def told(s, pattern, name):
    try:
        got = until(s, pattern)
        check(re.search(pattern, got[-1]), name, got)
        return got
    except (TimeoutError, EOFError) as e:
        check(False, name, repr(e))
        return []


# -- what is refused, and how
M = maildir("box", [b"Subject: one\n\none\n"])
s = Session(M)
for command, want in [
        ("NOTIFY", "BAD"), ("NOTIFY SET", "BAD"), ("NOTIFY SOME", "BAD"), ("NOTIFY NONE x", "BAD"),
        ("NOTIFY SET (SELECTED)", "BAD"), ("NOTIFY SET (SELECTED (MessageNew))", "BAD"), ("NOTIFY SET (SELECTED (MessageExpunge))", "BAD"),
        ("NOTIFY SET (PERSONAL (FlagChange))", "BAD"), ("NOTIFY SET (SELECTED (MailboxName))", "BAD"),
        ("NOTIFY SET (PERSONAL (MessageNew (UID) MessageExpunge))", "BAD"), ("NOTIFY SET (SELECTED (MessageNew (NONSENSE) MessageExpunge))", "BAD"),
        ("NOTIFY SET (SELECTED NONE) (SELECTED-DELAYED NONE)", "BAD"), ("NOTIFY SET (EVERYTHING NONE)", "BAD"),
        ("NOTIFY SET (MAILBOXES NONE)", "BAD"), ("NOTIFY SET (MAILBOXES () NONE)", "BAD"), ("NOTIFY SET (PERSONAL NONE)x", "BAD"),
        ("NOTIFY SET (PERSONAL (AnnotationChange))", "NO [BADEVENT (MessageNew MessageExpunge FlagChange MailboxName SubscriptionChange "
         "MailboxMetadataChange ServerMetadataChange)]"),
        ("NOTIFY SET (SELECTED (MailboxMetadataChange))", "BAD"), ("NOTIFY SET (SELECTED (ServerMetadataChange))", "BAD"),
        ("NOTIFY SET (PERSONAL (MailboxMetadataChange ServerMetadataChange))", "OK"),
        ("NOTIFY SET (PERSONAL (Whatever))", "NO [BADEVENT ("),
        ("NOTIFY SET " + " ".join(["(PERSONAL NONE)"] * 101), "BAD"),
        ("notify set status (selected (messagenew (uid body.peek[header.fields (from to subject)]) messageexpunge)) (subtree Lists (messagenew messageexpunge))",
         "OK"),
        ("NOTIFY NONE", "OK")]:
    out = s.do(command)
    check(re.search(r"^t\d+ " + re.escape(want), out), "%s: %s" % (want[:12], command[:60]), out)
check(" NOTIFY" in s.do("CAPABILITY"), "the capability")
s.end()

# -- the selected mailbox
s = Session(M)
out = s.do("NOTIFY SET (SELECTED (MessageNew (UID BODY.PEEK[HEADER.FIELDS (SUBJECT)]) MessageExpunge FlagChange))")
check(re.fullmatch(r"t\d+ OK .*\r\n", out), "NOTIFY SET", out)
second = deliver(M, b"Subject: two\n\ntwo\n")
got = told(s, r"^Subject: two$", "a new message is fetched, with no command at work")
check(got[0] == "* 2 EXISTS" and got[-2].startswith("* 2 FETCH (UID 2 BODY[HEADER.FIELDS (SUBJECT)] {16}"), "after EXISTS", got)
until(s, r"^\)$")
quiet(s, "and that is all")
name = [n for n in os.listdir(M + "/cur") if n.startswith("1000000000.")][0]
os.rename(M + "/cur/" + name, M + "/cur/" + name + "F")
told(s, r"^\* 1 FETCH \(UID 1 FLAGS \(\\Flagged\)\)$", "a flag")
os.unlink(M + "/cur/" + name + "F")
told(s, r"^\* 1 EXPUNGE$", "an expunge")
out = s.do("UID FETCH 2 FLAGS")
check("* 1 FETCH (UID 2" in out, "then it is message 1", out)
s.send(b"x IDLE\r\n")
told(s, r"^\+ idling", "IDLE")
deliver(M, b"Subject: three\n\nthree\n")
told(s, r"^Subject: three$", "IDLE tells the same")
until(s, r"^\)$")
s.send(b"DONE\r\n")
until(s, r"^x OK")
check("SEEN" not in s.do("FETCH 1:* FLAGS").upper(), "nothing has become \\Seen")
deliver(M, b"Subject: many\n\nmany\n", n=1000)
fetched = 0
while fetched < 1000:
    line = s.line()
    fetched += line == b"Subject: many"
check(fetched == 1000, "1000 at once: each is fetched")
until(s, r"^\)$")
quiet(s, "once")

# -- delayed
check(" OK" in s.do("NOTIFY SET (SELECTED-DELAYED (MessageNew (UID) MessageExpunge))"), "SELECTED-DELAYED")
names = sorted(os.listdir(M + "/cur"))
os.unlink(M + "/cur/" + names[0])
deliver(M, b"Subject: late\n\nlate\n")
got = told(s, r"^\* 1003 FETCH \(UID \d+\)$", "a new message is told at once")
check(got[0] == "* 1003 EXISTS" and not any("EXPUNGE" in x for x in got), "the expunge is not", got)
out = s.do("FETCH 1 FLAGS")
check("EXPUNGE]" not in out.replace("EXPUNGEISSUED", "") and "EXPUNGE\r\n" not in out, "nor after FETCH", out)
out = s.do("FETCH 1003 (UID)")
check("* 1003 FETCH" in out, "numbers stay", out)
out = s.do("NOOP")
check(out.startswith("* 1 EXPUNGE\r\n"), "NOOP tells it", out)
out = s.do("FETCH 1002 (UID)")
check("* 1002 FETCH" in out, "and they have moved", out)
os.rename(M + "/cur/" + names[1], M + "/cur/" + names[1] + "F")
os.unlink(M + "/cur/" + names[2])
s.send(b"x IDLE\r\n")
got = told(s, r"EXPUNGE$", "IDLE tells expunges")
check(not any("FETCH" in x for x in got), "flags were not asked for", got)
s.send(b"DONE\r\n")
until(s, r"^x OK")

# -- nothing of the selected one
s.do("NOTIFY SET (SELECTED NONE)")
deliver(M)
os.unlink(M + "/cur/" + names[3])
quiet(s, "SELECTED NONE: a snapshot")
s.do("NOTIFY NONE")
quiet(s, "NOTIFY NONE")
out = s.do("NOTIFY SET (SELECTED (MessageNew MessageExpunge))")
check("EXISTS" in out and "EXPUNGE" in out, "NOTIFY SET brings what has gathered", out)
s.do("NOTIFY SET (PERSONAL (MailboxName))")
deliver(M)
quiet(s, "without SELECTED: nothing of it either")
s.do("STORE 1 +FLAGS.SILENT (\\Deleted)")
out = s.do("EXPUNGE")
check("* 1 EXPUNGE" in out, "but the client's own EXPUNGE is told", out)
s.end()

# -- other mailboxes
M = maildir("box", [b"Subject: one\n\none\n"])
for f in ("A", "B", "Lists.im", "Lists.le"):
    folder(M, f)
s = Session(M)
out = s.do("NOTIFY SET STATUS (SELECTED (MessageNew MessageExpunge)) (SUBTREE Lists (MessageNew MessageExpunge)) (MAILBOXES (A None) (MessageNew MessageExpunge FlagChange))")
status = re.findall(r"\* STATUS (\S+) \(([^)]*)\)", out)
check([x[0] for x in status] == ["A", "Lists.im", "Lists.le"] and "MESSAGES 0 UIDNEXT 1 UIDVALIDITY" in status[1][1] and
      all(w in status[0][1] for w in ("MESSAGES", "UIDNEXT", "UIDVALIDITY", "HIGHESTMODSEQ")), "NOTIFY SET STATUS", out)
deliver(M, folder=".Lists.im")
got = told(s, r"STATUS Lists\.im", "a message elsewhere")
check(got == ["* STATUS Lists.im (MESSAGES 1 UIDNEXT 2)"], "in the words of the RFC", got)
deliver(M, folder=".B")
quiet(s, "not where it was not asked for")
path = deliver(M, folder=".A", sub="cur")
got = told(s, r"STATUS A ", "with FlagChange")
check(re.fullmatch(r"\* STATUS A \(MESSAGES 1 UIDNEXT 2 UIDVALIDITY \d+ UNSEEN 1\)", got[-1]), "more of it", got)
os.rename(path, path + "S")
got = told(s, r"STATUS A ", "a flag elsewhere")
check(re.fullmatch(r"\* STATUS A \(UIDVALIDITY \d+ UNSEEN 0\)", got[-1]), "UNSEEN", got)
os.unlink(path + "S")
got = told(s, r"STATUS A ", "an expunge elsewhere")
check("MESSAGES 0 UIDNEXT 2" in got[-1], "MESSAGES", got)
s.do("ENABLE CONDSTORE")
deliver(M, folder=".Lists.le")
got = told(s, r"STATUS Lists\.le", "with CONDSTORE")
check(re.fullmatch(r"\* STATUS Lists\.le \(MESSAGES 1 UIDNEXT 2 HIGHESTMODSEQ \d+\)", got[-1]), "HIGHESTMODSEQ", got)
s.do("SELECT A")
deliver(M, folder=".A")
got = told(s, r"EXISTS$", "selected, its changes are told as such")
check(not any("STATUS A" in x for x in got), "only", got)
s.do("SELECT INBOX")
deliver(M, folder=".A")
told(s, r"STATUS A \(MESSAGES 2 ", "and then again by STATUS")
deliver(M)
told(s, r"^\* 2 EXISTS", "the selected one beside them")
s.send(b"x IDLE\r\n")
told(s, r"^\+ idling", "IDLE")
deliver(M, folder=".Lists.im")
told(s, r"STATUS Lists\.im \(MESSAGES 2 ", "tells of others too")
s.send(b"DONE\r\n")
until(s, r"^x OK")
s.end()

# -- names
s = Session(M)
s.do("SUBSCRIBE A")
out = s.do("NOTIFY SET (PERSONAL (MailboxName SubscriptionChange MessageNew MessageExpunge))")
other = Session(M, select=None)
other.do("CREATE New")
got = told(s, r"LIST .* New$", "CREATE by another")
check(got[-1] == '* LIST (\\HasNoChildren) "." New', "as LIST", got)
deliver(M, folder=".New")
told(s, r"STATUS New \(MESSAGES 1 ", "it is watched from then on")
other.do("CREATE New.Below")
got = told(s, r"LIST .* New\.Below$", "one below it")
got += until(s, r"LIST .* New$")
check(got[-1] == '* LIST (\\HasChildren) "." New', "its parent is told of too", got)
other.do("RENAME New Newer")
got = told(s, r"LIST .*OLDNAME", "RENAME by another")
check(got[-1] == '* LIST (\\HasChildren) "." Newer ("OLDNAME" (New))', "with OLDNAME", got)
deliver(M, folder=".Newer.Below")
got = told(s, r"STATUS Newer\.Below \(MESSAGES 1 ", "the child has moved with it, and is watched")
check(not any("LIST" in x for x in got), "it is not told of", got)
other.do("SUBSCRIBE Newer")
told(s, r'LIST \(\\HasChildren \\Subscribed\) "\." Newer$', "SUBSCRIBE by another")
other.do("UNSUBSCRIBE A")
told(s, r'LIST \(\\HasNoChildren\) "\." A$', "UNSUBSCRIBE")
other.do("DELETE Newer.Below")
told(s, r'LIST \(\\NonExistent\) "\." Newer\.Below$', "DELETE")
told(s, r'LIST \(\\HasNoChildren \\Subscribed\) "\." Newer$', "and its parent")
for i in range(5):
    other.do("DELETE A")
    other.do("CREATE A")
    deliver(M, folder=".A")
    got = told(s, r"STATUS A \(MESSAGES 1 UIDNEXT 2( UIDVALIDITY \d+)?\)", "deleted and made again, %d: it is watched" % i)
    check(any("UIDVALIDITY" in x for x in got), "with its new UIDVALIDITY", got)
other.do("CREATE Z")
told(s, r"LIST .* Z$", "what is told is over")
s.do("CREATE Own")
s.do("SUBSCRIBE Own")
s.do("RENAME Own Mine")
s.do("DELETE Mine")
other.do("CREATE Last")
got = told(s, r"LIST .* Last$", "what another does")
check(not any(re.search("Own|Mine", x) for x in got), "what one does oneself is not told", got)
s.do("NOTIFY SET (SUBSCRIBED (MessageNew MessageExpunge))")
deliver(M, folder=".B")
quiet(s, "SUBSCRIBED: B is not")
other.do("SUBSCRIBE B")
# The listing follows; a message after it must come.
for i in range(300):
    deliver(M, folder=".B")
    s.send(b"x%d NOOP\r\n" % i)
    got = until(s, r"^x%d OK" % i)
    if any("STATUS B" in x for x in got):
        break
    time.sleep(0.02)
check(any("STATUS B" in x for x in got), "then it is", got)
s.do("NOTIFY NONE")
other.do("CREATE Silent")
deliver(M, folder=".B")
quiet(s, "NONE")
other.end()
s.end()

# -- what one puts somewhere oneself (RFC 5465 5): not told; what others do there is
M = maildir("box", [b"Subject: one\n\none\n", b"Subject: two\n\ntwo\n", b"Subject: three\n\nthree\n"])
for f in ("A", "B", "Seen"):
    folder(M, f)
for status in ("", "STATUS "):
    for condstore in (False, True):
        name = "own, %s%s: " % (status and "after STATUS", " CONDSTORE" if condstore else "")
        s = Session(M)
        other = Session(M)
        if condstore:
            s.do("ENABLE CONDSTORE")
        s.do("NOTIFY SET %s(SELECTED (MessageNew MessageExpunge)) (PERSONAL (MessageNew MessageExpunge FlagChange))" % status)
        append = "APPEND A {4+}\r\na: b"
        for what in (append, append, "APPEND A (\\Seen) {4+}\r\na: b {4+}\r\nc: d", "COPY 1:2 A", "UID COPY 1:* B", "APPEND B {4+}\r\na: b", "MOVE 1 B",
                     "REPLACE 1 A {4+}\r\na: b"):
            out = s.do(what)
            check(re.search(r"t\d+ OK", out), name + what.split(" {")[0], out)
            # A change by another must come, and nothing before it.
            deliver(M, folder=".Seen")
            got = until(s, r"STATUS Seen")
            check(not any(re.search(r"STATUS [AB] ", x) for x in [out] + got), name + what.split(" {")[0] + ": not told", got)
        deliver(M, folder=".A")
        got = told(s, r"STATUS A ", name + "then another's message is")
        other.do("APPEND B {4+}\r\na: b")
        got = told(s, r"STATUS B ", name + "and another's")
        deliver(M, folder=".A")
        out = s.do(append)
        got = [x for x in out.split("\r\n") if "STATUS A" in x] or told(s, r"STATUS A ", name + "both at once")
        check("STATUS A (MESSAGES" in got[-1], name + "is told of", got)
        s.do("SELECT A")
        out = s.do("COPY 1 A")
        check("EXISTS" in out and "STATUS" not in out, name + "the selected one as ever", out)
        deliver(M)
        deliver(M)
        s.end()
        other.end()

# -- searches that are kept up to date
M = maildir("box", [b"Subject: a%d\n\none\n" % i for i in range(1, 6)])
s = Session(M)
check(" CONTEXT=SEARCH " in s.do("CAPABILITY"), "CONTEXT=SEARCH")
out = s.do("SEARCH RETURN (UPDATE COUNT) UNSEEN")
tag = "t%d" % s.n
check('* ESEARCH (TAG "%s") COUNT 5\r\n' % tag in out and "NOUPDATE" not in out, "SEARCH RETURN (UPDATE)", out)
out = s.do("UID SEARCH RETURN (UPDATE) SUBJECT a")
utag = "t%d" % s.n
check("ESEARCH" not in out and " OK " in out, "UPDATE alone says nothing now", out)
out = s.do("UID STORE 2 +FLAGS (\\Seen)")
out += s.do("NOOP")
other = Session(M)
other.do("UID STORE 3:4 +FLAGS (\\Seen)")
out = s.do("NOOP")
check('* ESEARCH (TAG "%s") REMOVEFROM (0 3:4)\r\n' % tag in out and out.index("FETCH") < out.index("ESEARCH") and utag + '")' not in out,
      "REMOVEFROM, after FETCH FLAGS", out)
other.do("UID STORE 4 -FLAGS (\\Seen)")
out = s.do("NOOP")
check('* ESEARCH (TAG "%s") ADDTO (0 4)\r\n' % tag in out, "ADDTO", out)
deliver(M, b"Subject: a6\n\n")
deliver(M, b"Subject: b7\n\n")
out = s.do("NOOP")
check('* ESEARCH (TAG "%s") ADDTO (0 6:7)\r\n' % tag in out and '* ESEARCH (TAG "%s") UID ADDTO (0 6)\r\n' % utag in out and
      out.index("EXISTS") < out.index("ESEARCH"), "new messages, after EXISTS", out)
other.do("NOOP")
other.do("UID STORE 1,4,6 +FLAGS.SILENT (\\Deleted)")
other.do("EXPUNGE")
out = s.do("NOOP")
check('* ESEARCH (TAG "%s") REMOVEFROM (0 1,4,6)\r\n' % tag in out and '* ESEARCH (TAG "%s") UID REMOVEFROM (0 1,4,6)\r\n' % utag in out and
      out.index("REMOVEFROM") < out.index("EXPUNGE"), "what is expunged: before EXPUNGE, by the old numbers", out)
out = s.do('SEARCH RETURN (UPDATE (UID BODY.PEEK[HEADER.FIELDS (SUBJECT)])) SUBJECT c')
ctag = "t%d" % s.n
deliver(M, b"Subject: c8\n\n")
out = s.do("NOOP")
check(out.index("EXISTS") < out.index("Subject: c8") < out.index('(TAG "%s") ADDTO' % ctag), "UPDATE with items: fetched", out)
s.do("NOTIFY SET (SELECTED (MessageNew (FLAGS) MessageExpunge FlagChange))")
deliver(M, b"Subject: a9\n\n")
got = told(s, r'FETCH \(FLAGS ', "with NOTIFY at once, and what it asks for last")
check(any('(TAG "%s") UID ADDTO (0 9)' % utag in x for x in got), "ADDTO before it", got)
s.do("NOTIFY NONE")
s.do("NOTIFY SET (SELECTED (MessageNew MessageExpunge FlagChange))")
raw = ("%s SEARCH RETURN (UPDATE) ALL\r\n" % tag).encode()
s.send(raw)
check(until(s, "^%s " % tag)[-1].startswith("%s BAD" % tag), "a tag that is in use")
for program in ("1:3", "$", "OLDER 10", "NOT (OR YOUNGER 5 SEEN)"):
    out = s.do("SEARCH RETURN (UPDATE COUNT) " + program)
    check('* NO [NOUPDATE "t%d"]' % s.n in out and "COUNT" in out and " OK " in out, "NOUPDATE: " + program, out)
for command, want in [("CANCELUPDATE", "BAD"), ("CANCELUPDATE x", "BAD"), ('CANCELUPDATE "x" y', "BAD"), ('CANCELUPDATE "unknown" "none"', "OK"),
                      ('CANCELUPDATE "%s" "%s" "%s"' % (tag, utag, ctag), "OK")]:
    out = s.do(command)
    check(re.search(r"t\d+ " + want, out), command[:40] + ": " + want, out)
deliver(M, b"Subject: a c\n\n")
out = "\n".join(until(s, "EXISTS")) + s.do("NOOP")
check("ESEARCH" not in out, "then nothing more comes", out)
refused = sum("NOUPDATE" in s.do("SEARCH RETURN (UPDATE) TEXT x%d" % i) for i in range(1000))
check(refused == 980, "1000 of them: 20 are kept", refused)
deliver(M, b"Subject: x1\n\n", n=20)
told(s, "ESEARCH", "they are at work")
s.do("UNSELECT")
s.do("SELECT INBOX")
deliver(M, b"Subject: x1\n\n")
out = "\n".join(until(s, "EXISTS")) + s.do("NOOP")
check("ESEARCH" not in out, "another SELECT ends them", out)
other.end()
s.end()

# -- silence, names in UTF-7 and UTF-8, bytes that come one by one
M = maildir("box", [b"Subject: one\n\none\n"])
folder(M, "Entw&APw-rfe")
s = Session(M, "--idle-timeout", "1s")
s.do("NOTIFY SET (PERSONAL (MessageNew MessageExpunge))")
told(s, r"^\* BYE .*idle", "a session that is silent for too long ends, with NOTIFY too")
s.p.wait()
s = Session(M)
s.do("NOTIFY SET (MAILBOXES (Entw&APw-rfe) (MessageNew MessageExpunge))")
deliver(M, folder=".Entw&APw-rfe")
told(s, r"STATUS Entw&APw-rfe \(", "a name in modified UTF-7")
s.do("ENABLE UTF8=ACCEPT")
check(" OK" in s.do('NOTIFY SET (MAILBOXES ("Entw\u00fcrfe") (MessageNew MessageExpunge))'.encode()), "a name in UTF-8")
deliver(M, folder=".Entw&APw-rfe")
told(s, 'STATUS "?Entw\u00c3\u00bcrfe"? ', "is told so")
s.do("NOTIFY SET (SELECTED (MessageNew (UID) MessageExpunge))")
for i, c in enumerate(b"x NOOP"):
    s.send(bytes([c]))
deliver(M)
s.send(b"\r\n")
got = until(s, "^x OK")
check("* 2 EXISTS" in got and "* 2 FETCH (UID 2)" in got, "a command that comes in pieces is not cut by what is told", got)
s.end()


# -- hostile
def memory(p):
    return int(re.search(r"VmRSS:\s*(\d+)", open("/proc/%d/status" % p.pid).read()).group(1))


SMALL = not os.environ.get("SANITIZE")
# 40,000 directories: in memory, where they cost little.
M = tempfile.mkdtemp(prefix="pneumatic-test.", dir="/dev/shm" if os.path.isdir("/dev/shm") else T)
atexit.register(shutil.rmtree, M, True)
for sub in ("cur", "new", "tmp"):
    os.mkdir(M + "/" + sub)
for i in range(10000):
    folder(M, "f%05d" % i)
deliver(M)
s = Session(M)
before = memory(s.p)
out = s.do("NOTIFY SET (SELECTED (MessageNew MessageExpunge)) (PERSONAL (MessageNew MessageExpunge MailboxName))")
check(" OK" in out, "10,000 mailboxes", out)
check(not SMALL or memory(s.p) - before < 8000, "in a few MB", memory(s.p) - before)
deliver(M, folder=".f00500")
told(s, r"STATUS f00500 \(MESSAGES 1 ", "one that is watched")
deliver(M)
told(s, r"^\* 2 EXISTS", "the selected one")
folder(M, "zz")
told(s, r'LIST \(\\HasNoChildren\) "\." zz', "a new one")
s.end()

M = maildir("box", [b"Subject: one\n\none\n"])
s = Session(M)
s.do("NOTIFY SET (SELECTED (MessageNew (UID BODY.PEEK[]) MessageExpunge FlagChange))")
deliver(M, b"Subject: big\n\n" + b"0123456789abcdef\n" * 60000)
while b"FETCH" not in s.buf:
    s.more()
before = memory(s.p)
a, b = M + "/cur/1000000000.M1P1.h:2,", M + "/cur/1000000000.M1P1.h:2,F"
for i in range(9000):
    os.rename(a, b)
    a, b = b, a
check(not SMALL or memory(s.p) - before < 2000, "a client that does not read: nothing is piled up", memory(s.p) - before)
lines = 0
while True:
    line = s.line()
    lines += 1
    if b"NOTIFICATIONOVERFLOW" in line:
        break
    if lines > 200000:
        break
check(b"* OK [NOTIFICATIONOVERFLOW]" in line, "and then told so", line)
deliver(M)
quiet(s, "as if it had said NOTIFY NONE")
s.do("NOTIFY SET (SELECTED (MessageNew MessageExpunge FlagChange))")
deliver(M)
told(s, "EXISTS", "it may begin again")
s.end()

# -- what came in the tick of the clock in which IDLE began, just after a change of
# our own: the directory's time stamp is that of the last look
tick = maildir("tick", [b"Subject: one\n\n"])
s = Session(tick)
s.do("STORE 1 +FLAGS (\\Flagged)")
stamp = os.stat(tick + "/new")
with open(tick + "/new/2000000000.M2P2.h", "wb") as f:
    f.write(b"Subject: two\n\n")
os.utime(tick + "/new", ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
s.send(b"x IDLE\r\n")
try:
    while b" EXISTS" not in s.buf:
        s.more(60)
except TimeoutError:
    pass
check(b"* 2 EXISTS" in s.buf, "IDLE tells what came as it began", s.buf)
s.send(b"DONE\r\n")
s.p.kill()

# -- IDLE of more sessions than the system has watchers for (128 for a uid). They
# are the user's of this test alone: the others that run need watchers too.
class Alone(Session):
    uid = 39000 + os.getpid() % 1000 if os.getuid() == 0 else os.getuid()

    def __init__(self, path):
        become = ["setpriv", "--reuid=%d" % self.uid, "--clear-groups"] if os.getuid() == 0 else []
        self.p = subprocess.Popen(become + [imapd, "--maildir", path], bufsize=0, stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.buf, self.n = b"", 0
        self.line()
        self.do("SELECT INBOX")


M = maildir("box", [b"Subject: one\n\none\n"])
for top, dirs, files in os.walk(M):
    for name in [top] + [os.path.join(top, f) for f in files]:
        os.chown(name, Alone.uid, -1)
sessions = [Alone(M) for i in range(200)]
for x in sessions:
    x.send(b"i IDLE\r\n")
for x in sessions:
    until(x, r"^\+ idling")
holders = 0
for x in sessions:
    fds = "/proc/%d/fd" % x.p.pid
    holders += any("inotify" in os.readlink(os.path.join(fds, f)) for f in os.listdir(fds))
limit = int(open("/proc/sys/fs/inotify/max_user_instances").read())
if holders == 200:
    print("skip\tsessions without a watcher\tthe system allows %d" % limit, flush=True)
else:
    check(0 < 200 - holders, "some have no watcher", holders)
deliver(M)
good = 0
for x in sessions:
    try:
        good += bool(re.search("2 EXISTS", until(x, r"EXISTS$")[-1]))
    except (TimeoutError, EOFError):
        pass
check(good == 200, "200 sessions in IDLE: each is told of new mail", good)
for x in sessions:
    x.send(b"DONE\r\n")
for x in sessions:
    x.p.stdin.close()
for x in sessions:
    x.p.stdout.read()
    x.p.wait()
