# imapd-columns.py - the files pneumatic.sort-*: whatever has happened to them,
# SORT and THREAD answer as for a mailbox that never had any.
# SPDX-License-Identifier: ISC
import glob, os, random, re, shutil, sys

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
from imap_session import Session, T, check, maildir

COMMANDS = ["UID SORT (%s) UTF-8 ALL" % k for k in (
    "CC", "DATE", "FROM", "SUBJECT", "TO", "REVERSE SUBJECT DATE", "DISPLAYFROM REVERSE SIZE", "DISPLAYTO ARRIVAL")] + [
    "UID THREAD %s UTF-8 ALL" % a for a in ("REFERENCES", "REFS", "ORDEREDSUBJECT")]
WORDS = ["", "a", "b", "Re: a", "re: B", "Aa", "=?utf-8?q?=C3=89t=C3=A9?=", "x" * 400 + "1", "x" * 400 + "2", "\xff\0z"]


def mail(r, i):
    h = ["Message-ID: <m%d@x>" % i]
    if i and r.random() < .6:
        h.append("References: " + " ".join("<m%d@x>" % r.randrange(i) for _ in range(r.randrange(1, 4))))
    h += ["Subject: %s %s" % (r.choice(WORDS), r.choice(WORDS))]
    h += ["%s: %s <%s@x.org>" % (f, r.choice("ABcd "), r.choice("wxYz")) for f in ("From", "To", "Cc") if r.random() < .9]
    if r.random() < .8:
        h.append("Date: %d Jan %d 10:00:00 +0000" % (r.randrange(1, 29), r.randrange(1960, 2003)))
    return ("\n".join(h) + "\n\nx\n").encode("latin-1")


def said(out):
    return re.findall(r"\* ((?:SORT|THREAD)[^\r\n]*)", out)


def answers(session):
    return [said(session.do(c)) for c in COMMANDS]


def ask(path):
    s = Session(path)
    out = answers(s)
    s.end()
    return out


def columns(path):
    return sorted(glob.glob(path + "/pneumatic.sort-*"))


def forget(path):
    for f in columns(path) + [path + "/pneumatic.cache"]:
        if os.path.lexists(f):
            os.unlink(f)


def plain(path):
    "What the messages themselves say."
    forget(path)
    return ask(path)


def deliver(path, data, i):
    with open("%s/tmp/x" % path, "wb") as f:
        f.write(data)
    os.rename(path + "/tmp/x", "%s/new/%d.M2P2.h" % (path, 1100000000 + i))


r = random.Random(5)
path = maildir("columns", [mail(r, i) for i in range(120)])
right = ask(path)
check(all(len(a) == 1 and len(a[0].split()) > 20 for a in right), "each is answered", right)
kept = {f: open(f, "rb").read() for f in columns(path)}
check(len(kept) == 8, "a column for each thing", sorted(kept))
check(ask(path) == right and {f: open(f, "rb").read() for f in columns(path)} == kept, "read again, and not written again")

# Damage, of each file and between them.
bad = []
for f, data in kept.items():
    other = kept[columns(path)[0 if f != columns(path)[0] else 1]]
    for name, hurt in [("empty", b""), ("head", data[:40]), ("half", data[:len(data) // 2]), ("short", data[:-1]),
                       ("long", data + b"\0"), ("noise", r.randbytes(len(data))), ("another's", other),
                       ("version", data[:7] + b"9" + data[8:]), ("order", data[:8] + data[8:12][::-1] + data[12:])] + [
                       ("byte %d" % at, data[:at] + bytes([data[at] ^ 1 << r.randrange(8)]) + data[at + 1:])
                       for at in [r.randrange(len(data)) for _ in range(6)]]:
        with open(f, "wb") as out:
            out.write(hurt)
        if ask(path) != right:
            bad.append((f, name))
        if open(f, "rb").read() != data and name[:4] != "byte":
            bad.append((f, name, "not made anew"))
check(not bad, "whatever is damaged, the answers are right and the file is made anew", bad)
for f in kept:
    os.unlink(f)
    os.mkdir(f)
check(ask(path) == right, "where no file can be, it goes without")
for f in kept:
    os.rmdir(f)
for f in kept:
    os.symlink("/etc/passwd", f)
check(ask(path) == right and not any(os.path.islink(f) for f in kept), "a link is not followed, and replaced")

# Of another mailbox: other UIDVALIDITY.
os.makedirs(path + "/.Other/cur"), os.mkdir(path + "/.Other/new"), os.mkdir(path + "/.Other/tmp")
for i in range(120):
    shutil.copy(sorted(glob.glob(path + "/cur/*"))[119 - i], "%s/.Other/cur/%d.M9P9.h:2," % (path, 1200000000 + i))
with open(path + "/.Other/dovecot-uidlist", "w") as f:
    f.write("3 V77 N1 G0123456789abcdef0123456789abcdef\n")
for f in columns(path):
    shutil.copy(f, path + "/.Other/")
s = Session(path, select="SELECT Other")
mixed = answers(s)
s.end()
forget(path + "/.Other")
s = Session(path, select="SELECT Other")
check(mixed == answers(s) and mixed != right, "another mailbox's columns are none")
s.end()

# Messages come and go between sessions.
bad, next_one = [], 120
for step in range(12):
    for _ in range(r.choice([0, 1, 1, 7, 40])):
        deliver(path, mail(r, next_one), next_one)
        next_one += 1
    have = sorted(glob.glob(path + "/cur/*") + glob.glob(path + "/new/*"))
    for f in r.sample(have, r.choice([0, 1, 5, 30])):
        os.unlink(f)
    if step % 3 == 0:
        s = Session(path)
        for c in r.sample(COMMANDS, 2):     # some columns get ahead of others
            s.do(c.replace("ALL", "1:%d" % r.randrange(20, 80)))
        s.end()
    grown = ask(path)
    before = {f: open(f, "rb").read() for f in columns(path)}
    if grown != plain(path):
        bad.append((step, "not as without"))
    for f, data in before.items():
        with open(f, "wb") as out:
            out.write(data)
    if ask(path) != grown:
        bad.append((step, "not again"))
check(not bad, "messages come and go: the answers are those of the messages", bad)

# Sessions side by side; one looks at a mailbox that is no more like that.
a, b = Session(path), Session(path)
first = answers(a)
for f in sorted(glob.glob(path + "/cur/*"))[::3]:
    os.unlink(f)
for i in range(30):
    deliver(path, mail(r, next_one + i), next_one + i)
b.do("NOOP")
theirs = answers(b)
check(answers(a)[0] != [] and len(theirs) == len(COMMANDS), "two sessions with different views")
a.do("NOOP")
check(answers(a) == theirs, "and with the same one")
forget(path)
check(answers(a) == theirs and answers(b) == theirs == ask(path), "the files are removed under them")
a.end(), b.end()

# Searches of which only some messages are known; few messages of many.
forget(path)
s = Session(path)
uids = [int(u) for u in said(s.do("UID SORT (DATE) UTF-8 ALL"))[0].split()[1:]]
part = "UID SORT (SUBJECT) UTF-8 UID %d:%d" % (sorted(uids)[10], sorted(uids)[60])
some = said(s.do(part))
whole = said(s.do("UID SORT (SUBJECT) UTF-8 ALL"))
low, high = sorted(uids)[10], sorted(uids)[60]
check([u for u in whole[0].split()[1:] if low <= int(u) <= high] == some[0].split()[1:], "a part in the order of the whole")
check(said(s.do(part)) == some and said(s.do("UID SORT (SUBJECT) UTF-8 UID %d,%d" % (low, high)))[0].split()[1:] ==
      [u for u in whole[0].split()[1:] if int(u) in (low, high)], "two messages too")
s.end()

# EXAMINE: what was learned is kept all the same; a mailbox that may not be written.
forget(path)
s = Session(path, select="EXAMINE INBOX")
check(said(s.do(COMMANDS[3])) == whole, "EXAMINE answers the same")
s.end()
# Private, as the mailbox's directory is.
os.chmod(path, 0o700)
forget(path)
ask(path)
check(all(os.stat(f).st_mode & 0o77 == 0 for f in columns(path)) and columns(path), "nobody else reads them")
check(not glob.glob(path + "/*.tmp") and not os.path.exists(path + "/pneumatic.sort-tmp"), "nothing is left over")
