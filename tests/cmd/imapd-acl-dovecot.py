# imapd-acl-dovecot.py - the same ACL files, lists and dictionary by Dovecot and by
# us: the same rights, and each sees what the other changed.
# SPDX-License-Identifier: ISC
import os, random, re, shutil, subprocess, sys, threading, time

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
from imap_acl import Dovecots, House, Ours, listed, read, rights, write
from imap_session import T, check

IDS = ["anyone", "authenticated", "owner", "user=joe", "user=ann", "group=staff", "group=boss", "group=other",
       "group-override=staff", "group-override=boss", "group-override=other", "anonymous"]
GROUPS = "plugin {\n  acl_groups = boss,staff\n}\n"


def line(r):
    letters = "".join(x for x in "lrwstipekxa" if r.random() < .4)
    if r.random() < .15:
        letters += " :" + " ".join(r.sample(["lookup", "read", "write-seen", "mine", "admin"], 2))
    text = r.choice(IDS)
    sign = "-" if r.random() < .25 else ""
    return ('"%s%s"' if r.random() < .1 else "%s%s") % (sign, text) + " " + letters


def all_rights(s, names):
    """Who has none of l r i k x a is told nothing by us (RFC 4314 4), the others by Dovecot."""
    found = {n: rights(s.do("MYRIGHTS " + n)) for n in names}
    return {n: a if set(a) & set("lrikxa") else "" for n, a in found.items()}


def told(text):
    """The pairs of a GETACL response, letters in one order."""
    words = re.findall(r"\* ACL (.*)\r", text)[0].split()[1:]
    return {who: "".join(sorted(x)) for who, x in zip(words[::2], words[1::2])}


# random files: the same rights
for seed in (1, 2, 3):
    r = random.Random(seed)
    h = House("random", "joe", "ann")
    names = []
    for i in range(40):
        for user, prefix in ((None, "Public.b%d"), ("joe", "b%d"), ("ann", "shared.ann.b%d")):
            lines = [line(r) for _ in range(r.choice([0, 1, 1, 2, 3, 5]))]
            h.mailbox(user, "b%d" % i)
            if lines or r.random() < .5:
                h.acl(user, "b%d" % i, "# %d\n\n" % i + "".join(x + "\n" for x in lines))
            names.append(prefix % i)
    h.acl(None, "", "".join(line(r) + "\n" for _ in range(seed - 1)))
    if seed == 3:
        write(h.dir + "/global", "".join("%s %s\n" % (r.choice(["Public.*", "b1*", "*2", "shared.ann.b?", '"Public.b*"']), line(r))
                                         for _ in range(6)))
    write(h.dir + "/dict/shared", "shared/shared-boxes/user/joe/ann\n1\n")
    ours = Ours(h, "joe", *(["--acl-file", h.dir + "/global"] if seed == 3 else []), groups="boss,staff")
    theirs = Dovecots(h, "joe", more=GROUPS)
    a, b = all_rights(ours, names), all_rights(theirs, names)
    check(a == b, "the same rights to %d mailboxes, seed %d" % (len(names), seed), [
        (n, a[n], b[n]) for n in names if a[n] != b[n]])
    a, b = ({n for n, f in listed(s.do('LIST "" *')).items() if not f & {"\\Noselect", "\\NonExistent"}} -
            {"Public", "shared.ann"} for s in (ours, theirs))
    check(a == b, "the same mailboxes are listed, seed %d" % seed, (a ^ b))
    wrong = []
    for n in names:
        x, y = ("OK" in s.do("EXAMINE " + n).split("\r\n")[-2][:7] for s in (ours, theirs))
        if x != y:
            wrong.append((n, x, y))
    check(not wrong, "and can be opened, seed %d" % seed, wrong)
    ours.end()
    theirs.end()

# each changes, the other sees it
h = House("both", "joe", "ann")
for name in ("Work", "Busy", "Our", "Their"):
    h.mailbox("ann", name)
h.mail("ann", "Work", 3)
h.acl("ann", "Work", "# by hand\nuser=eve l :mine\n")
ours, theirs = Ours(h, "ann"), Dovecots(h, "ann")
joe_theirs = Dovecots(h, "joe")
check("OK" in ours.do("SETACL Our joe lrs"), "we share")
check("shared.ann.Our" in joe_theirs.do('LIST "" *'), "Dovecot lists it")
check("OK" in theirs.do("SETACL Their joe lrwstie"), "Dovecot shares")
joe = Ours(h, "joe")
check({"shared.ann.Our", "shared.ann.Their"} <= set(listed(joe.do('LIST "" *'))), "we list it")
check(read(h.dir + "/dict/shared").count("/joe/ann\n") == 1, "one line in the dictionary")
out = ours.do("GETACL Their"), theirs.do("GETACL Their")
check(told(out[0]) == told(out[1]), "GETACL", out)
for i in range(6):
    s, other = ((ours, theirs), (theirs, ours))[i % 2]
    s.do("SETACL Work joe %s" % ("lr", "+w", "-w", "+st", "lrp", "+x")[i])
    a, b = rights(joe.do("MYRIGHTS shared.ann.Work")), rights(joe_theirs.do("MYRIGHTS shared.ann.Work"))
    check(a == b and a, "turn %d: both say %s" % (i, a), b)
check(":mine" in read(h.mailbox("ann", "Work") + "/dovecot-acl"), "rights with names of their own stay")
ours.do("DELETEACL Our joe")
theirs.do("DELETEACL Their joe")
ours.do("DELETEACL Work joe")
check("shared.ann.Our" not in joe_theirs.do('LIST "" *') and "shared.ann.Their" not in joe.do('LIST "" *'), "withdrawn")
check("joe/ann" not in read(h.dir + "/dict/shared"), "the dictionary too", read(h.dir + "/dict/shared"))


def work(s, who):
    for i in range(15):
        s.do("SETACL Busy %s%d lr" % (who, i))


threads = [threading.Thread(target=work, args=x) for x in ((ours, "o"), (theirs, "d"))]
[t.start() for t in threads]
[t.join() for t in threads]
check(len(re.findall(r"^user=[od]\d+ lr$", read(h.mailbox("ann", "Busy") + "/dovecot-acl"), re.M)) == 30,
      "both change one ACL at once", read(h.mailbox("ann", "Busy") + "/dovecot-acl"))

def soon(s, pattern, *commands):
    """Who has looked at a directory does not see what changes in the same tick of the
    clock before a second is over."""
    out, end = "", time.time() + 60
    while not re.search(pattern, out) and time.time() < end:
        out += "".join(s.do(c) for c in commands)
    return out


# one mailbox, served by both to two users
ours.do("SETACL Work joe lrwstie")
joe = Ours(h, "joe", select="SELECT shared.ann.Work")
theirs.do("SELECT Work")
joe.do("STORE 1 +FLAGS (\\Flagged shared)")
out = soon(theirs, r"\\Flagged", "NOOP", "FETCH 1 (UID FLAGS)")
check("\\Flagged" in out, "flags of one seen by the other", out)
theirs.do("STORE 2 +FLAGS (\\Seen)")
check("\\Seen" in soon(joe, r"\\Seen", "NOOP"), "and the other way: \\Seen is shared")
uid = re.findall(r"APPENDUID (\d+ \d+)", joe.do("APPEND shared.ann.Work {6+}\r\na: b\r\n"))
check(re.findall(r"UID (\d+)", soon(theirs, r"FETCH \(UID", "NOOP", "FETCH 4 UID"))[-1:] == [uid[0].split()[1]], "the same UIDs", uid)
check("APPENDUID" in theirs.do("APPEND Work {6+}\r\na: b\r\n") and "5 EXISTS" in soon(joe, "5 EXISTS", "NOOP"), "both add")
for s in (ours, theirs, joe, joe_theirs):
    s.end()
log = read(h.dir + "/dovecot.log") or ""
check("Error" not in log and "Panic" not in log, "nothing that Dovecot complains of", log[-400:])
