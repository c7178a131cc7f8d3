# imapd-layout.py - LAYOUT=fs and the separator, alone and beside a real Dovecot.
# SPDX-License-Identifier: ISC
import os, re, sys

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
import dovecot_session
from dovecot_session import Dovecot, Ours, names, own, subscribed, uids
from imap_session import T, check, maildir

mail = b"Subject: %s\r\n\r\nbody\r\n"
FS = ("--layout", "fs")
os.chmod(T, 0o755)


def append(s, mailbox, subject):
    text = mail % subject.encode()
    return s.do(b'APPEND "%s" {%d+}\r\n%s' % (mailbox.encode(), len(text), text))


def one(good, out):
    """The word of the tagged reply."""
    return re.search(r"^t\d+ (OK|NO|BAD)", out, re.M)[1] == good


path = maildir("fs")
own(path)
s = Ours(path, *FS)
for name, want in (("Work", "OK"), ("Work", "NO"), ("Work/Sub.dot/Deep", "OK"), ("Top/Only/Here", "OK"), (".hidden", "OK"),
                   ("INBOX/Sub", "OK"), ("inbox/Sub2", "OK"), ("Umlaut&AOQ-", "OK"), ("x/", "OK"),
                   ("cur", "NO"), ("Work/new", "NO"), ("Work/tmp/x", "NO"), ("../b", "NO"), ("a/../../b", "NO"),
                   ("a//b", "NO"), ("/etc/x", "NO"), ("~foo", "NO"), ("subscriptions", "NO"),
                   ("Work/dovecot-uidlist", "NO"), ("pneumatic.index", "NO"), ("..DOVECOT-TRASHED", "NO"),
                   ("&AGE-", "NO"), ("/".join("a" * 40), "NO"), ("y" * 300, "NO")):
    check(one(want, s.do('CREATE "%s"' % name)), "CREATE %.30s: %s" % (name, want))
tree = names(s)
check(tree == {"INBOX": (True, True), "INBOX/Sub": (True, False), "INBOX/Sub2": (True, False), "Work": (True, True),
               "Work/Sub.dot": (False, True), "Work/Sub.dot/Deep": (True, False), "Top": (False, True),
               "Top/Only": (False, True), "Top/Only/Here": (True, False), ".hidden": (True, False),
               "Umlaut&AOQ-": (True, False), "x": (True, False)}, "LIST", tree)
check(sorted(names(s, "%")) == ["%s" % n for n in sorted((".hidden", "INBOX", "Top", "Umlaut&AOQ-", "Work", "x"))], "one level")
check(sorted(names(s, "INBOX/%")) == ["INBOX/Sub", "INBOX/Sub2"], "below INBOX")
check('* NAMESPACE (("" "/")) NIL NIL' in s.do("NAMESPACE"), "NAMESPACE")
check('* LIST (\\Noselect) "/" ""' in s.do('LIST "" ""'), "the separator")
check(os.path.isdir(path + "/INBOX/Sub2/cur") and not os.path.exists(path + "/.Work"), "as directories")
for name in ("Work", "Work/Sub.dot/Deep"):
    s.do('SUBSCRIBE "%s"' % name)
    append(s, name, "in " + name)
check(open(path + "/subscriptions").read() == "V\t2\n\nWork\nWork\tSub.dot\tDeep\n", "subscriptions")
check(subscribed(s) == ["Work", "Work/Sub.dot/Deep"], "LSUB")
os.symlink("Work", path + "/Link")
os.symlink("/etc", path + "/Top/etc")
check(not any("Link" in n or "etc" in n for n in names(s)), "symbolic links are not followed by LIST")
check(one("NO", s.do("SELECT Link")) and one("NO", s.do("SELECT Link/Sub.dot/Deep")) and
      one("NO", s.do("CREATE Top/etc/x")), "nor by SELECT or CREATE, on any level")
check(one("NO", s.do("RENAME Work x")) and one("NO", s.do("RENAME Work Work/a")) and one("NO", s.do("RENAME None a")) and
      one("NO", s.do("RENAME Work cur/a")), "RENAME that cannot be")
check(one("OK", s.do("RENAME Work Archive/W")), "RENAME into a new level")
tree = names(s)
check("Work" not in tree and tree.get("Archive") == (False, True) and tree.get("Archive/W/Sub.dot/Deep") == (True, False),
      "with its children", tree)
check(uids(s, "Archive/W/Sub.dot/Deep")[1][1][1] == "in Work/Sub.dot/Deep", "and the mail")
check(one("OK", s.do("DELETE Archive/W")), "DELETE of one with children")
tree = names(s)
check(tree.get("Archive/W") == (False, True) and not os.path.exists(path + "/Archive/W/cur"), "they stay", tree)
check(one("NO", s.do("DELETE Archive/W")) and one("NO", s.do("SELECT Archive/W")), "and it is none any more")
check(one("OK", s.do("CREATE Archive/W")) and "* 0 EXISTS" in s.do("SELECT Archive/W"), "made again it is empty")
check(one("OK", s.do("DELETE Archive/W/Sub.dot/Deep")) and "Archive/W/Sub.dot" not in names(s), "an empty level goes with its last")
check(one("OK", s.do("DELETE Archive/W")) and "Archive" not in names(s), "and so on up")
check(one("NO", s.do("DELETE INBOX")), "INBOX stays")
append(s, "INBOX", "first")
check(one("OK", s.do("RENAME INBOX Old/Inbox")) and uids(s, "Old/Inbox")[1][1][1] == "first", "RENAME INBOX")
check(not [f for f in os.listdir(path) if "TRASH" in f], "nothing is left")
s.end()

# Maildir++, shown with '/'.
path = maildir("slash")
own(path)
s = Ours(path, "--separator", "/")
check(one("OK", s.do('CREATE "Work/Sub"')) and os.path.isdir(path + "/.Work.Sub/cur"), "Maildir++ shown with '/'")
check(one("NO", s.do('CREATE "a.b"')), "'.' is then in no name")
s.do("SUBSCRIBE Work/Sub")
check(names(s) == {"INBOX": (True, False), "Work": (False, True), "Work/Sub": (True, False)} and
      sorted(names(s, "Work/%")) == ["Work/Sub"] and subscribed(s) == ["Work/Sub"], "LIST and LSUB", names(s))
check(open(path + "/subscriptions").read() == "V\t2\n\nWork\tSub\n", "the file is the same")
check(one("OK", s.do("RENAME Work/Sub Job/Sub")) and os.path.isdir(path + "/.Job.Sub"), "RENAME")
s.end()

if not dovecot_session.is_there():
    print("skip\tbeside Dovecot\tnot installed")
    sys.exit(0)

# Both serve one tree, in turn.
path = maildir("both")
own(path)
location = "maildir:%s:LAYOUT=fs" % path


def ours(**k):
    return Ours(path, *FS, **k)


def dovecot(**k):
    return Dovecot(location, **k)


for first, second, who in ((ours, dovecot, "ours"), (dovecot, ours, "Dovecot's")):
    a = first()
    for name in ("A", "A/B.c/D", "Z/Y", "&AOQ-/x"):
        name += "" if who == "ours" else "2"
        check(one("OK", a.do('CREATE "%s"' % name)), "%s CREATE %s" % (who, name))
        a.do('SUBSCRIBE "%s"' % name)
        check(one("OK", append(a, name, "one")) and one("OK", append(a, name, "two")), "and two messages")
    a.do('SELECT "A%s"' % ("" if who == "ours" else "2"))
    a.do("STORE 2 +FLAGS (\\Flagged $Key)")
    mine = names(a), subscribed(a)
    a.end()
    b = second()
    theirs = names(b), subscribed(b)
    check(mine == theirs, "%s names and subscriptions, seen by the other" % who, (mine, theirs))
    a = first()
    for name in [n for n, (yes, _) in theirs[0].items() if yes]:
        x, y = uids(a, name), uids(b, name)
        check(x == y, "UIDVALIDITY, UIDs, flags, subjects of " + name, (x, y))
    for s in (a, b):
        s.end()
def both(what):
    """Names that each sees now; Dovecot's open sessions look at a list of theirs."""
    a, b = ours(select=None), dovecot(select=None)
    x, y = names(a), names(b)
    check(x == y, what + ": the same names", (x, y))
    for name in [n for n, (yes, _) in x.items() if yes and yes == y.get(n, (False,))[0]]:
        check(uids(a, name) == uids(b, name), "and mail in " + name)
    for s in (a, b):
        s.end()


def by(server, command):
    s = server(select=None)
    out = s.do(command)
    s.end()
    check(one("OK", out), command, out)


by(ours, "RENAME A Moved/A")
both("after our RENAME")
by(dovecot, "RENAME A2 Moved/A2")
both("after Dovecot's RENAME")
by(ours, "DELETE Moved/A")
# The list that Dovecot keeps of its own does not see a mailbox lose its cur, until
# somebody asks for it.
s = dovecot(select=None)
check(one("NO", s.do("SELECT Moved/A")), "Dovecot finds that it has gone")
s.end()
both("after our DELETE above children")
by(dovecot, "DELETE Moved/A2")
both("after Dovecot's")
s = ours(select=None)
before = uids(s, "Z/Y")[0]
s.end()
by(ours, "DELETE Z/Y")
by(dovecot, "CREATE Z/Y")
both("made again")
a, b = ours(), dovecot()
check(uids(a, "Z/Y")[0] > before, "under a higher UIDVALIDITY")
a.do("UNSUBSCRIBE Z/Y")
check(subscribed(a) == subscribed(b) and "Z/Y" not in subscribed(b), "UNSUBSCRIBE")
for s in (a, b):
    s.end()

# Maildir++ with the separator, as a Dovecot namespace has it.
path = maildir("bothslash")
own(path)
inbox = "namespace inbox {\n inbox = yes\n separator = /\n prefix =\n}\n"
a, b = Ours(path, "--separator", "/"), Dovecot("maildir:" + path, inbox)
a.do('CREATE "A/B"')
b.do('CREATE "C/D"')
a.do('SUBSCRIBE "C/D"')
check(names(a) == names(b) and "C/D" in names(a) and subscribed(a) == subscribed(b), "the same names by '/'", (names(a), names(b)))
for s in (a, b):
    s.end()
