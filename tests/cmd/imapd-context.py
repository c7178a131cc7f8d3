# Sorts that are kept up to date; run by imapd-context.t. A client that knows only
# what ESEARCH, EXISTS and EXPUNGE tell is compared with a new sort after each of
# many changes by another session.
# SPDX-License-Identifier: ISC
import os, random, re, sys
sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests", "lib"))
from imap_session import Session, check, maildir, T

random.seed(5267)
serial = [0]


def subject():
    return random.choice(["apple", "Pear", "zebra", "fig", "Re: fig", "kiwi"])


def message():
    serial[0] += 1
    return (b"From: u%d@x\nDate: Mon, %d Nov 2026 10:00:00 +0000\nSubject: %s\nX-N: %d\n\n%s\n" %
            (random.randrange(4), random.randrange(1, 28), subject().encode(), serial[0], b"x" * random.randrange(300)))


def deliver(path, n):
    for i in range(n):
        data = message()
        name = "%d.M1P1.h" % (2000000000 + serial[0])
        with open("%s/tmp/%s" % (path, name), "wb") as f:
            f.write(data)
        os.rename("%s/tmp/%s" % (path, name), "%s/new/%s" % (path, name))


def numbers(text):
    out = []
    for part in text.split(","):
        a, _, b = part.partition(":")
        out.extend(range(int(a), int(b or a) + 1))
    return out


class Sorted:
    """One SORT with UPDATE, as its client knows it: items are [number]."""

    def __init__(self, s, uid, order, program, options="UPDATE ALL"):
        self.uid, self.query = uid, (order, program)
        out = s.do("%sSORT RETURN (%s) %s UTF-8 %s" % ("UID " if uid else "", options, order, program))
        self.tag = "t%d" % s.n
        check("NOUPDATE" not in out and " OK " in out, "SORT RETURN (%s) %s %s" % (options, order, program), out)
        m = re.search(r" ALL ([0-9,:]+)", out)
        self.list = [[n] for n in numbers(m.group(1))] if m else []

    def hear(self, line):
        m = re.fullmatch(r"\* (\d+) EXPUNGE", line)
        if m and not self.uid:
            gone = int(m.group(1))
            for item in self.list:
                assert item[0] != gone, "expunged, but not taken out: " + line
                item[0] -= item[0] > gone
        if not line.startswith('* ESEARCH (TAG "%s")' % self.tag):
            return
        assert (") UID " in line) == self.uid, line
        for word, pairs in re.findall(r"(ADDTO|REMOVEFROM) \(([^)]*)\)", line):
            pairs = pairs.split(" ")
            for at, what in zip(pairs[::2], pairs[1::2]):
                at, what = int(at) - 1, numbers(what)
                assert at >= 0, line
                if word == "ADDTO":
                    assert at <= len(self.list), line
                    self.list[at:at] = [[n] for n in what]
                else:
                    assert [x[0] for x in self.list[at:at + len(what)]] == what, (line, self.list)
                    del self.list[at:at + len(what)]

    def now(self, s):
        out = s.do("%sSORT RETURN (ALL) %s UTF-8 %s" % ("UID " if self.uid else "", *self.query))
        m = re.search(r" ALL ([0-9,:]+)", out)
        return numbers(m.group(1)) if m else []


def lines(out):
    return out.split("\r\n")[:-1]


M = maildir("sorts", [message() for i in range(40)])
s, other = Session(M), Session(M)
check(" CONTEXT=SORT" in s.do("CAPABILITY"), "CONTEXT=SORT")
kept = [Sorted(s, uid, order, program) for uid, order, program in [
    (True, "(SUBJECT)", "ALL"), (False, "(SUBJECT)", "ALL"), (False, "(REVERSE DATE FROM)", "UNSEEN"),
    (True, "(SIZE)", "FLAGGED"), (True, "(REVERSE ARRIVAL)", "UNFLAGGED"), (False, "(FROM SUBJECT)", "OR SEEN SUBJECT fig"),
    (True, "(DISPLAYFROM REVERSE SIZE)", "NOT KEYWORD $x")]]


def change():
    what = random.randrange(10)
    uids = sorted(int(x) for x in re.findall(r"\d+", other.do("UID SEARCH ALL").split("\r\n")[0]))
    some = ",".join(str(u) for u in random.sample(uids, min(len(uids), random.choice([1, 1, 2, 3, 9, 30])))) or "1"
    if what < 3 or len(uids) < 5:
        deliver(M, random.choice([1, 1, 2, 5, 20]))
    elif what < 5:
        other.do("UID STORE %s +FLAGS.SILENT (\\Deleted)" % some)
        other.do("UID EXPUNGE " + some)
    else:
        other.do("UID STORE %s %sFLAGS.SILENT (%s)" % (some, random.choice("+-"), random.choice(["\\Seen", "\\Flagged", "$x", "\\Seen $x"])))
    other.do("NOOP")


good, why, heard = True, "", []
try:
    for i in range(150):
        for k in range(random.choice([1, 1, 2, 4])):
            change()
        heard = lines(s.do("NOOP"))
        for k in kept:
            for line in heard:
                k.hear(line)
        for k in kept:
            want = k.now(s)
            assert [x[0] for x in k.list] == want, (i, k.query, k.list, want, heard)
except AssertionError as e:
    good, why = False, e
check(good, "150 rounds of changes: each sort's client knows it as it is", why)
# What is expunged is taken out before EXPUNGE, what comes is put in after EXISTS.
deliver(M, 3)
out = s.do("NOOP")
check(out.index("EXISTS") < out.index("ADDTO"), "ADDTO after EXISTS", out)
for line in lines(out):
    for k in kept:
        k.hear(line)
other.do("NOOP")
other.do("UID STORE 1:* +FLAGS.SILENT (\\Deleted)")
other.do("EXPUNGE")
out = s.do("NOOP")
check(out.index("REMOVEFROM") < out.index("EXPUNGE"), "REMOVEFROM before EXPUNGE", out)
for line in lines(out):
    for k in kept:
        k.hear(line)
check(all(k.list == [] for k in kept), "all of them", [k.list for k in kept])

# The words of it, by hand.
hand = maildir("hand", [b"Subject: %s\n\n" % x for x in (b"b", b"d", b"f", b"h")])
h, o = Session(hand), Session(hand)
h.do("UID SORT RETURN (UPDATE) (SUBJECT) UTF-8 UNSEEN")
tag = "t%d" % h.n
for i, x in enumerate((b"a", b"c", b"e", b"e", b"z")):
    with open("%s/new/%d.M2P1.h" % (hand, 2000000000 + i), "wb") as f:
        f.write(b"Subject: %s\n\n" % x)
out = h.do("NOOP")
check('* ESEARCH (TAG "%s") UID ADDTO (1 5 3 6 5 7:8 9 9)\r\n' % tag in out, "ADDTO: b d f h with a c e e z", out)
o.do("NOOP")
o.do("UID STORE 5,7,8,3,9 +FLAGS (\\Seen)")
out = h.do("NOOP")
check('* ESEARCH (TAG "%s") UID REMOVEFROM (1 5 4 7:8,3 5 9)\r\n' % tag in out, "REMOVEFROM: a, e e f, z", out)

# PARTIAL is of the order; UPDATE is of all.
out = h.do("SORT RETURN (UPDATE PARTIAL -1:-2 COUNT) (REVERSE SUBJECT) UTF-8 ALL")
check("PARTIAL (-1:-2 1,5)" in out and "COUNT 9" in out and "NOUPDATE" not in out, "PARTIAL of a SORT", out)
out = h.do("SORT RETURN (UPDATE SAVE MAX) (REVERSE SUBJECT) UTF-8 ALL")
tag = "t%d" % h.n
o.do("UID STORE 2 +FLAGS.SILENT (\\Deleted)")
o.do("UID EXPUNGE 2")
out = h.do("NOOP")
check('(TAG "%s") REMOVEFROM (6 2)' % tag in out, "SAVE does not disturb the order", out)
out = h.do("SEARCH RETURN (UPDATE SAVE MAX) ALL")
tag = "t%d" % h.n
o.do("UID STORE 3 +FLAGS.SILENT (\\Deleted)")
o.do("UID EXPUNGE 3")
out = h.do("NOOP")
check('(TAG "%s") REMOVEFROM (0 2)' % tag in out, "nor what a SEARCH has found", out)

# With items to FETCH (RFC 5465 7), and what is refused.
h.do("SORT RETURN (UPDATE (BODY.PEEK[HEADER.FIELDS (SUBJECT)])) (SUBJECT) UTF-8 SUBJECT new")
tag = "t%d" % h.n
with open(hand + "/new/2100000000.M2P1.h", "wb") as f:
    f.write(b"Subject: new one\n\n")
out = h.do("NOOP")
check(out.index("EXISTS") < out.index("Subject: new one") < out.index('(TAG "%s") ADDTO (1 ' % tag), "UPDATE with items", out)
h.send(("%s SORT RETURN (UPDATE) (SUBJECT) UTF-8 ALL\r\n" % tag).encode())
check(h.line().startswith(("%s BAD" % tag).encode()), "a tag that is in use")
for command in ("SORT RETURN (UPDATE COUNT) (ARRIVAL) UTF-8 1:3", "SORT RETURN (UPDATE COUNT) (ARRIVAL) UTF-8 YOUNGER 100",
                "SORT RETURN (UPDATE COUNT) (RELEVANCY) UTF-8 FUZZY SUBJECT new"):
    out = h.do(command)
    check('* NO [NOUPDATE "t%d"]' % h.n in out and "COUNT" in out and " OK " in out, "NOUPDATE: " + command, out)
out = h.do('CANCELUPDATE "%s"' % tag)
check(" OK " in out, "CANCELUPDATE", out)
with open(hand + "/new/2100000001.M2P1.h", "wb") as f:
    f.write(b"Subject: new two\n\n")
out = h.do("NOOP")
check("EXISTS" in out and '"%s"' % tag not in out, "then nothing more comes", out)

# With NOTIFY and expunges held back, the numbers stay.
h.do("UNSELECT")
h.do("SELECT INBOX")
k = Sorted(h, False, "(REVERSE SUBJECT)", "ALL")
before = [list(x) for x in k.list]
h.do("NOTIFY SET (SELECTED-DELAYED (MessageNew MessageExpunge FlagChange))")
o.do("UID STORE 1 +FLAGS.SILENT (\\Deleted)")
o.do("UID EXPUNGE 1")
with open(hand + "/new/2100000002.M2P1.h", "wb") as f:
    f.write(b"Subject: mm\n\n")
got = []
while not any("ADDTO" in x for x in got):
    got.append(h.line().decode())
for line in got:
    k.hear(line)
check(len(k.list) == len(before) + 1 and not any("EXPUNGE" in x for x in got), "with SELECTED-DELAYED: ADDTO", got)
for line in lines(h.do("NOOP")):
    k.hear(line)
check([x[0] for x in k.list] == k.now(h), "and then REMOVEFROM", (k.list, k.now(h)))
for x in (s, other, h, o):
    x.end()

# New mail that is kept back until a command tells of it: so is what it does to a
# search and a sort, and then it is told, behind EXISTS.
held = maildir("held", [b"Subject: b\n\n", b"Subject: d\n\n"])
h, o = Session(held, "--workarounds", "delay-newmail"), Session(held)
k = [Sorted(h, uid, "(SUBJECT)", "UNSEEN") for uid in (True, False)]
h.do("SEARCH RETURN (UPDATE) UNSEEN")
tag = "t%d" % h.n
for i, x in enumerate((b"a", b"c")):
    with open("%s/new/%d.M2P1.h" % (held, 2000000000 + i), "wb") as f:
        f.write(b"Subject: %s\n\n" % x)
    out = h.do("UID FETCH 1 FLAGS")
    check("EXISTS" not in out and "ESEARCH" not in out, "delay-newmail: neither EXISTS nor ADDTO", out)
o.do("NOOP")
o.do("UID STORE 2 +FLAGS (\\Seen)")
out = h.do("UID FETCH 1 FLAGS")
check('(TAG "%s") REMOVEFROM (0 2)' % tag in out and "ADDTO" not in out, "what is known changes at once", out)
heard = lines(out)
out = h.do("NOOP")
check('(TAG "%s") ADDTO (0 3:4)' % tag in out and "* 4 EXISTS" in out and out.index("EXISTS") < out.index("ADDTO"), "NOOP tells both", out)
for line in heard + lines(out):
    for x in k:
        x.hear(line)
check([[y[0] for y in x.list] for x in k] == [x.now(h) for x in k], "in their places", [x.list for x in k])
check("ADDTO" not in h.do("NOOP"), "once")
h.do("CREATE Empty")
h.do("SELECT Empty")
h.do("UID SEARCH RETURN (UPDATE) ALL")
o.do("APPEND Empty {4+}\r\na: b")
out = h.do("NOOP")
check("UID ADDTO (0 1)" in out, "another mailbox begins anew", out)
h.end()
o.end()

# Half of a large mailbox comes into the order at once: not much dearer than the
# sort itself, and never by the square.
N = 20000
big = maildir("big", [b"Subject: %d\n\n" % random.randrange(10 ** 6) for i in range(N)])
b, o = Session(big), Session(big)
b.do("SORT RETURN (COUNT) (SUBJECT) UTF-8 ALL")
b.do("UID SORT RETURN (UPDATE COUNT) (SUBJECT) UTF-8 UNSEEN")
tag = "t%d" % b.n
out = o.do("UID STORE 1:%d +FLAGS.SILENT (\\Seen)" % (N // 2))
out = b.do("NOOP")
check("REMOVEFROM" in out, "half of %d messages goes" % N, out[:300])


def cpu(pid):
    with open("/proc/%d/stat" % pid) as f:
        t = f.read().rsplit(")", 1)[1].split()
    return (int(t[11]) + int(t[12])) / os.sysconf("SC_CLK_TCK")


before = cpu(b.p.pid)
b.do("UID SORT (SUBJECT) UTF-8 ALL")
fresh = cpu(b.p.pid) - before
o.do("UID STORE 1:%d -FLAGS.SILENT (\\Seen)" % (N // 2))
before = cpu(b.p.pid)
out = b.do("NOOP")
spent = cpu(b.p.pid) - before
check("ADDTO" in out and out.count(" ") > N // 2, "and comes back", out[:300])
check(spent < 6 * fresh + 0.5, "in a time like that of a sort", (spent, fresh))
b.end()
o.end()
