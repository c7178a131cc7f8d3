# imapd-acl.py - namespaces and rights: each command with each right, nothing that
# tells of what is hidden, hostile names and files, two at once.
# SPDX-License-Identifier: ISC
import os, re, shutil, subprocess, sys, threading, time

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
from imap_acl import House, Ours, box, listed, read, rights, write
from imap_session import T, check, imapd

ALL = "lrwstipekxa"
MAIL = "{12}\r\nSubject: x\r\n"


def reply(text):
    """OK, or the code of a NO, or BAD."""
    last = text.rstrip("\r\n").split("\r\n")[-1]
    m = re.match(r"\S+ (OK|NO|BAD)(?: \[(\S+?)[ \]])?", last)
    return m[1] if m[1] != "NO" else m[2]


def append(s, name, flags=""):
    return s.do("APPEND %s %s{12+}\r\nSubject: x\r\n" % (name, flags))


# namespaces
h = House("names", "joe", "ann", "bob")
for name in ("Work", "Work.Deep", "Priv", "Name.Sp"):
    h.mailbox("ann", name)
h.mail("ann", "Work", 3)
h.mailbox("bob", "Work")
h.mailbox(None, "News")
h.mail(None, "News", 2)
h.acl(None, "", "anyone lr\n")
ann = Ours(h, "ann")
check("ACL RIGHTS=texk LIST-MYRIGHTS" in ann.do("CAPABILITY"), "capabilities")
check('* NAMESPACE (("" ".")) (("shared." ".")) (("Public." "."))' in ann.do("NAMESPACE"), "three namespaces")
check(reply(ann.do("SETACL Work joe lrs")) == "OK", "SETACL")
check("ACL Work joe lrs ann " + ALL in ann.do("GETACL Work").replace("acd", "a"), "GETACL tells the owner's")
check(read(h.mailbox("ann", "Work") + "/dovecot-acl") == "user=joe lrs\n", "the file")
check(re.fullmatch(r"\d+ Work\n", read(h.mailbox("ann", "") + "/dovecot-acl-list")), "dovecot-acl-list")
check(read(h.dir + "/dict/shared") == "shared/shared-boxes/user/joe/ann\n1\n", "the dictionary")
joe = Ours(h, "joe")
names = listed(joe.do('LIST "" *'))
check(sorted(names) == ["INBOX", "Public", "Public.News", "shared", "shared.ann", "shared.ann.Work"], "LIST", names)
check(names["shared.ann"] == {"\\Noselect", "\\HasChildren"} and names["shared.ann.Work"] == {"\\HasNoChildren"},
      "no child that is hidden is told of", names)
check(sorted(listed(joe.do('LIST "" %'))) == ["INBOX", "Public", "shared"], "LIST %")
check("MYRIGHTS shared.ann.Work lrs" in joe.do('LIST "" shared.* RETURN (MYRIGHTS)'), "LIST RETURN (MYRIGHTS)")
check("STATUS shared.ann.Work (MESSAGES 3)" in joe.do('LIST "" shared.* RETURN (STATUS (MESSAGES))'), "LIST-STATUS")
joe.do("SUBSCRIBE shared.ann.Work")
joe.do("SUBSCRIBE Public.Gone")
check(sorted(listed(joe.do('LIST (SUBSCRIBED) "" *'))) == ["Public.Gone", "shared.ann.Work"], "subscribed, in one's own file")
check(listed(joe.do('LIST "" shared.bob*')) == {} and reply(joe.do("SELECT shared.bob.Work")) == "NONEXISTENT",
      "who does not share is not there")

# COPY, MOVE and RENAME between namespaces
h.mailbox("joe", "Own")
check("COPYUID" in joe.do("SELECT shared.ann.Work") + joe.do("COPY 1:2 Own"), "COPY from there to one's own")
check(reply(joe.do("COPY 1 shared.ann.Work")) == "NOPERM", "not to where one may not insert")
check(reply(joe.do("MOVE 1 Own")) == "NOPERM", "MOVE takes away: not permitted")
ann.do("SETACL Work joe +ite")
check(reply(joe.do("MOVE 1 Own")) == "OK" and "MESSAGES 3" in joe.do("STATUS Own (MESSAGES)"), "MOVE, with the rights")
check(reply(joe.do("SELECT Own")) == "OK" and reply(joe.do("MOVE 3 shared.ann.Work")) == "OK", "MOVE back")
check(reply(joe.do("RENAME Own shared.ann.Own")) == "CANNOT", "RENAME into another namespace")
check(reply(joe.do("RENAME shared.ann.Work Taken")) == "CANNOT", "and out of one")
check(reply(joe.do("RENAME shared.ann.Nope Taken")) == "CANNOT", "also of what is not there")
check(reply(joe.do("GETQUOTAROOT shared.ann.Work")) == "OK", "GETQUOTAROOT")
check("OVERQUOTA" not in append(joe, "shared.ann.Work"), "APPEND there")
joe.end()

# INBOX of another user is his prefix
ann.do("SETACL INBOX joe lr")
joe = Ours(h, "joe")
check("\\Noselect" not in listed(joe.do('LIST "" *'))["shared.ann"], "his INBOX is called like him")
check(reply(joe.do("SELECT shared.ann")) == "OK" and reply(joe.do("SELECT shared.ann.INBOX")) == "OK" and
      reply(joe.do("SELECT shared.ann.inbox")) == "OK", "and found as INBOX too")

# each right and what it permits; without lookup all of it is as if there were nothing
commands = [
    ("SELECT %s", "r"), ("EXAMINE %s", "r"), ("STATUS %s (MESSAGES)", "r"), ("DELETE %s", "x"),
    ("RENAME %s shared.ann.Top", "x"), ("GETACL %s", "a"), ("LISTRIGHTS %s joe", "a"), ("SETACL %s eve l", "a"),
    ("DELETEACL %s eve", "a"), ("CREATE %s.New", "k"), ("APPEND %s {12+}\r\nSubject: x\r\n", "i"), ("COPY 1 %s", "i"),
]
wrong = []
for right in ALL:
    for seen in ("", "l"):
        shutil.rmtree(h.dir + "/mail/ann/.T", ignore_errors=True)
        shutil.rmtree(h.dir + "/mail/ann/.Top", ignore_errors=True)
        for command, needed in commands:
            shutil.rmtree(h.dir + "/mail/ann/.T.New", ignore_errors=True)
            h.acl("ann", "T", "user=joe %s%s\n" % (right, seen)) if os.path.isdir(h.mailbox("ann", "T")) else None
            joe.do("SELECT Own")
            got = reply(joe.do(command % "shared.ann.T"))
            want = "OK" if right == needed else "NOPERM" if "l" in right + seen else "NONEXISTENT"
            if needed == "k" and got == "NOPERM":
                want = "NOPERM" if right != "k" else "OK"
            if command.startswith("RENAME") and right == "x":
                want = "NOPERM"          # nothing may be made there
            if got != want:
                wrong.append((right + seen, command[:12], got, want))
check(not wrong, "every command asks for its right", wrong)

# what is hidden answers as what is not there
h.mailbox("ann", "Hidden")
os.path.exists(h.mailbox("ann", "Hidden") + "/dovecot-acl") and os.unlink(h.mailbox("ann", "Hidden") + "/dovecot-acl")
joe.do("SELECT Own")
different = []
for command in [c for c, _ in commands] + ["MYRIGHTS %s", "SUBSCRIBE %s", "UNSUBSCRIBE %s", 'LIST "" %s', 'LSUB "" %s',
                                           "GETQUOTAROOT %s", "MOVE 1 %s", "CREATE %s", "CREATE %s.",
                                           "STATUS %s (UIDVALIDITY)", "RENAME Own %s"]:
    hidden, absent = ((joe.do("SELECT Own") and joe.do(command % ("shared.ann." + n)), n) for n in ("Hidden", "Absent"))
    if re.sub(r"Hidden|t\d+ ", "", hidden[0]) != re.sub(r"Absent|t\d+ ", "", absent[0]):
        different.append((command, hidden, absent))
check(not different, "what is hidden answers as what is not there", different)


# STORE with some of the rights
def flags(s):
    return set(re.findall(r"FLAGS \(([^)]*)\)", s.do("FETCH 1 FLAGS"))[0].split()) - {"\\Recent"}


shutil.rmtree(h.mailbox("ann", "S"))
h.mail("ann", "S", 2)
for mine, given, got, want, left in [
        ("lrs", "FLAGS (\\Seen \\Deleted \\Flagged kw)", "OK", {"\\Seen"}, "\\*"),
        ("lrt", "+FLAGS (\\Seen \\Deleted)", "OK", {"\\Deleted"}, "s"),
        ("lrt", "+FLAGS (\\Seen)", "NOPERM", set(), ""),
        ("lrt", "+FLAGS (other)", "NOPERM", set(), ""),
        ("lrw", "FLAGS (\\Seen \\Flagged kw)", "OK", {"\\Flagged", "kw"}, ""),
        ("lrw", "-FLAGS (\\Deleted)", "NOPERM", set(), ""),
        ("lri", "+FLAGS (\\Seen)", "NOPERM", set(), ""),
        ("lr", "+FLAGS (\\Seen)", "READ-ONLY", set(), ""),
        ("lrwst", "FLAGS ()", "OK", set(), "")]:
    shutil.rmtree(h.mailbox("ann", "S"))
    h.mail("ann", "S", 2)
    h.acl("ann", "S", "user=joe %s\n" % mine)
    joe.do("SELECT shared.ann.S")
    out = reply(joe.do("STORE 1 " + given))
    now = flags(joe)
    check(out == got and now == want, "STORE %s with %s" % (given, mine), (out, now))
h.acl("ann", "S", "user=joe lrs\n")
out = joe.do("SELECT shared.ann.S")
check("[PERMANENTFLAGS (\\Seen)]" in out and "[READ-WRITE]" in out, "PERMANENTFLAGS by rights", out)
h.acl("ann", "S", "user=joe lrw\n")
joe.do("SELECT shared.ann.S")
joe.do("FETCH 1 BODY[]")
check("\\Seen" not in flags(joe), "reading sets no \\Seen without s")
h.acl("ann", "S", "user=joe lri\n")
append(joe, "shared.ann.S", "(\\Seen \\Flagged kw) ")
joe.do("SELECT Own")
joe.do("STORE 1 FLAGS (\\Seen \\Flagged kw2)")
joe.do("COPY 1 shared.ann.S")
joe.do("SELECT shared.ann.S")
check(re.findall(r"FLAGS \(([^)]*)\)", joe.do("FETCH 3:4 FLAGS").replace("\\Recent", "")) == ["", ""],
      "APPEND and COPY leave out flags that may not be set")
check("kw" not in (read(h.mailbox("ann", "S") + "/dovecot-keywords") or ""), "and bring no keyword into use")
h.acl("ann", "S", "user=joe lrwst\n")
joe.do("STORE 1 +FLAGS (\\Deleted)")
check(reply(joe.do("EXPUNGE")) == "NOPERM" and reply(joe.do("UID EXPUNGE 1")) == "NOPERM", "EXPUNGE without e")
check(reply(joe.do("CLOSE")) == "OK" and "MESSAGES 4" in joe.do("STATUS shared.ann.S (MESSAGES)"),
      "CLOSE without e removes nothing")
h.acl("ann", "S", "user=joe lre\n")
joe.do("SELECT shared.ann.S")
check(reply(joe.do("EXPUNGE")) == "OK" and "MESSAGES 3" in joe.do("STATUS shared.ann.S (MESSAGES)"), "EXPUNGE with e")

# NOTIFY tells of what may be read, and only as long as it may
if "NOTIFY" in joe.do("CAPABILITY"):
    h.acl("ann", "S", "user=joe lr\n")
    joe.do("UNSELECT")
    joe.do("NOTIFY SET (mailboxes (shared.ann.S shared.ann.Hidden shared.ann.F2) (MessageNew MessageExpunge FlagChange)) "
           "(subtree shared (MailboxName))")
    h.mail("ann", "Hidden", 1, start=70)
    h.mail("ann", "S", 1, start=71)
    out, end = "", time.time() + 60
    while "STATUS" not in out and time.time() < end:
        out += joe.do("NOOP")
    check("STATUS shared.ann.S" in out and "Hidden" not in out, "NOTIFY tells of what may be read", out)
    h.mailbox("ann", "F2")
    ann.do("RENAME Hidden Hidden2")
    h.acl("ann", "S", "user=joe l\n")
    h.mail("ann", "S", 1, start=72)
    out = joe.do("NOOP")
    time.sleep(1.2)
    out += joe.do("NOOP")
    check("Hidden" not in out and "F2" not in out and "STATUS" not in out, "and of nothing else", out)
    ann.do("RENAME Hidden2 Hidden")
    joe.end()
    joe = Ours(h, "joe")
h.acl("ann", "S", "user=joe lre\n")
joe.do("SELECT shared.ann.S")

# the right to read is withdrawn
joe.send(b"i IDLE\r\n")
joe.line()
ann.do("DELETEACL S joe")
for i in range(3):
    h.mail("ann", "S", 1, start=50 + i)
    time.sleep(.05)
try:
    while b"BYE" not in joe.buf:
        joe.more(60)
except (EOFError, TimeoutError):
    pass
joe.p.stdin.close()
rest = joe.buf + joe.p.stdout.read()
check(b"BYE" in rest and b"EXISTS" not in rest, "IDLE tells nothing more: BYE", rest)
joe.p.wait()

# a new mailbox begins with its parent's ACL
h.acl("ann", "Work", "user=joe lrk :mine\n-user=eve l\n# no\n")
joe = Ours(h, "joe")
check(reply(joe.do("CREATE shared.ann.Work.Child")) == "OK" and read(h.mailbox("ann", "Work.Child") + "/dovecot-acl") ==
      "user=joe lrk :mine\n-user=eve l\n", "CREATE inherits")
check("shared.ann.Work.Child" in joe.do('LIST "" *'), "and it is seen")
check(reply(joe.do("CREATE shared.ann.Elsewhere")) == "NOPERM", "not elsewhere")
check(reply(joe.do("CREATE Public")) == "CANNOT" and reply(joe.do("DELETE Public")) == "NONEXISTENT",
      "a prefix is no mailbox")
h.acl(None, "", "anyone lr\nuser=joe lrka\n")
check(reply(joe.do("CREATE Public.Made")) == "OK" and "MYRIGHTS Public.Made lrka" in joe.do("MYRIGHTS Public.Made"),
      "in a public tree from its root")
check(reply(joe.do("SETACL Public.Made owner lr")) == "CANNOT", "public mailboxes have no owner")

# names that want to be elsewhere
for name in ["shared..Work", "shared.ann..Work", ".shared.ann.Work", "shared.ann.Work.", "shared.ANN.Work", "public.News",
             "PUBLIC.News", "Public..News", "../bob/Work", "shared.../bob.Work", "shared.ann./etc", "Public.../mail",
             "shared.ann.&AC4-.Work", "shared.ann.cur", "SharedX.ann", "shared", "Publi", "Public.News/../Made",
             "shared.ann^x.Work", "shared.bob", "Public.INBOX", "Public.inbox.x", "x" * 5000, "shared." + "a." * 200]:
    got = [reply(joe.do(c % name)) for c in ('SELECT "%s"', 'STATUS "%s" (MESSAGES)', 'GETACL "%s"', 'DELETE "%s"')]
    check("OK" not in got, "no such mailbox: %.30s" % name, got)
check(b"NUL" in joe.greeting or reply(joe.do(b'SELECT {13+}\r\nshared.ann\0Wo')) != "OK", "NUL in a name")
check(os.path.exists(h.mailbox("ann", "Work") + "/cur"), "nothing has gone")
os.symlink(h.mailbox("bob", "Work"), h.dir + "/mail/ann/.Link")
h.acl("bob", "Work", "user=joe lr\n")
check(reply(joe.do("SELECT shared.ann.Link")) != "OK" and "Link" not in joe.do('LIST "" *'), "a symbolic link is not followed")

# who keeps what from himself, and what SETACL refuses
check("ann a l r" in ann.do("LISTRIGHTS Priv ann"), "LISTRIGHTS: one's own")
check(reply(ann.do("SETACL Priv ann lr")) == "OK" and rights(ann.do("MYRIGHTS Priv")) == "alr", "SETACL keeps one's own a")
check(reply(ann.do("SETACL Priv ann -a")) == "OK" and rights(ann.do("MYRIGHTS Priv")) == "alr", "also with -a")
check(reply(ann.do("SETACL Priv -ann a")) == "OK" and "a" in rights(ann.do("MYRIGHTS Priv")), "also with a negative one")
check(reply(ann.do("SETACL Priv owner l")) == "OK" and "a" in rights(ann.do("MYRIGHTS Priv")), "also as owner")
for id_, mod, want in [("joe", "lZ", "BAD"), ("joe", "l r", "BAD"), ("#joe", "l", "CANNOT"), ("$", "l", "BAD"),
                       ("anyone", "l", "CANNOT"), ("anyone", "-l", "OK"), ("authenticated", "l", "CANNOT"),
                       ("x" * 1001, "l", "BAD"), ("joe smith", "l", "OK"), ("joe", "", "OK"), ("joe", "+cd", "OK")]:
    got = reply(ann.do('SETACL Priv "%s" "%s"' % (id_, mod)))
    check(got == want, "SETACL %.20s %s" % (id_, mod), got)
check(reply(ann.do('SETACL Priv {14+}\r\njoe\nuser=eve a l')) == "BAD" and "eve" not in read(h.mailbox("ann", "Priv") + "/dovecot-acl"),
      "no line comes in by an identifier")
check("user=joe tekx" in read(h.mailbox("ann", "Priv") + "/dovecot-acl"), "c and d stand for two each")
groups = Ours(h, "ann", groups="staff")
check(reply(groups.do("SETACL Priv !$staff lr")) == "CANNOT", "nor by a group that overrides")
groups.end()

# files of any kind
for what, make in [("a line that is not understood", lambda p: write(p, "user=joe lr\nwhat is this\n")),
                   ("a symbolic link", lambda p: os.symlink("/etc/passwd", p)),
                   ("a fifo", os.mkfifo), ("a directory", os.mkdir),
                   ("ten megabytes", lambda p: write(p, "user=joe lr\n" * 900000))]:
    path = h.mailbox("ann", "F") + "/dovecot-acl"
    make(path)
    before = time.process_time()
    got = reply(joe.do("SELECT shared.ann.F")), reply(ann.do("SELECT F"))
    check(got == ("NONEXISTENT", "OK"), "dovecot-acl that is %s: the owner's only" % what, got)
    shutil.rmtree(h.mailbox("ann", "F"))
h.acl("ann", "F", "user=joe lr\nodd one\n")
ann.do("SETACL F eve l")
check(read(h.mailbox("ann", "F") + "/dovecot-acl") == "user=joe lr\nodd one\nuser=eve l\n", "what is not understood is kept")

# a mailbox, and then all of them, vanish
h.acl("ann", "Work", "user=joe lrwstipekxa\n")
joe.do("SELECT shared.ann.Work")
shutil.rmtree(h.mailbox("ann", "Work"))
check(reply(joe.do("NOOP")) == "OK" or joe.p.poll() is not None, "the selected mailbox vanishes")
joe.p.kill()
joe = Ours(h, "joe")
shutil.rmtree(h.dir + "/mail/ann")
check(sorted(n for n in listed(joe.do('LIST "" *')) if n.startswith("s")) == [] and
      reply(joe.do("SELECT shared.ann.Work")) == "NONEXISTENT", "the whole tree vanishes")
joe.end()
ann.p.kill()

# owners in the dictionary that are none
h = House("dict", "joe", "ann")
h.acl("ann", "Work", "user=joe lr\n")
for owner in ["../../etc", "ann/../joe", ".", "..", "", "a b", "x" * 5000, "%u", "joe", "ann\0", "nobody", "&AC8-"]:
    write(h.dir + "/dict/shared", "shared/shared-boxes/user/joe/%s\n1\nshared/shared-boxes/user/joe/ann\n1\n" % owner)
    s = Ours(h, "joe")
    names = listed(s.do('LIST "" shared*'))
    check(sorted(names) == ["shared", "shared.ann", "shared.ann.Work"], "an owner that is none: %.12r" % owner, names)
    s.end()
for i in range(400):
    box(h.dir, "mail", "u%d" % i, ".W")
    h.acl("u%d" % i, "W", "anyone l\n")
write(h.dir + "/dict/shared", "".join("shared/shared-boxes/anyone/u%d\n1\n" % i for i in range(400)))
s = Ours(h, "joe")
n = len([x for x in listed(s.do('LIST "" shared.%.*')) if x.endswith(".W")])
out, err = s.end()
check(n >= 200 and b"too many" in err, "so many share: some, and a line in the log", (n, err))

# a name with dots
box(h.dir, "mail", "eve.x@example.org", ".W")
h.acl("eve.x@example.org", "W", "user=joe lr\n")
write(h.dir + "/dict/shared", "shared/shared-boxes/user/joe/eve.x@example.org\n1\n")
s = Ours(h, "joe")
check(reply(s.do("SELECT shared.eve^x@example^org.W")) == "OK", "dots in a user's name")
s.end()

# SETACL by several at once loses nothing
h.mailbox("ann", "Busy")
many = [Ours(h, "ann") for _ in range(3)]


def work(k):
    for i in range(15):
        many[k].do("SETACL Busy u%d-%d lr" % (k, i))


threads = [threading.Thread(target=work, args=(k,)) for k in range(3)]
[t.start() for t in threads]
[t.join() for t in threads]
check(len(read(h.mailbox("ann", "Busy") + "/dovecot-acl").split("\n")) == 46, "three change one ACL at once")
check(read(h.dir + "/dict/shared").count("/ann\n") == 46, "and the dictionary has them all",
      read(h.dir + "/dict/shared").count("/ann\n"))
[s.end() for s in many]

# as many as a file can hold: linear
h.acl("ann", "Full", "".join("user=someone%d l\n" % i for i in range(50000)))
s = Ours(h, "ann")
start = s.cpu()
out = s.do("SETACL Full joe lr"), s.do("GETACL Full"), s.do("SETACL Full joe +w"), s.do("MYRIGHTS Full")
check(reply(out[0]) == "OK" and out[1].count("someone") == 50000 and reply(out[2]) == "OK" and s.cpu() - start < 20,
      "an ACL of 50000 lines", s.cpu() - start)
check(read(h.dir + "/dict/shared").count("/ann\n") > 50000, "and all of them in the dictionary")
s.end()

# a dictionary that cannot be read keeps nobody from his mail
os.unlink(h.dir + "/dict/shared")
os.mkdir(h.dir + "/dict/shared")
s = Ours(h, "joe")
check(reply(s.do("SELECT INBOX")) == "OK", "a dictionary that cannot be read")
check(b"event=namespace" in s.end()[1], "is told of in the log")
shutil.rmtree(h.dir + "/dict")
s = Ours(h, "joe")
check(reply(s.do("SELECT INBOX")) == "OK" and reply(s.do("SETACL INBOX ann lr")) == "OK", "nor one that is not there")
s.end()

# the administrator's file
write(h.dir + "/rules", "# for all\n* anyone lr\nWork anyone l\n\"P*\" group=staff lrwstipekxa\n")
h.mailbox("joe", "Mine")
h.mailbox("joe", "Pub")
s = Ours(h, "joe", all_options=["--acl-file", h.dir + "/rules"], groups="x,staff")
check(rights(s.do("MYRIGHTS Mine")) == "lr" and rights(s.do("MYRIGHTS Pub")) == "acdeiklprstwx", "--acl-file decides")
out = s.do("GETACL Pub")
check('"#anyone" lr "#$staff" lr' in out, "GETACL shows them apart", out)
s.end()
os.mkdir(h.dir + "/rules.d")
write(h.dir + "/rules.d/Mine", "owner l\n")
s = Ours(h, "joe", all_options=["--acl-file", h.dir + "/rules.d"])
check(rights(s.do("MYRIGHTS Mine")) == "l" and "a" in rights(s.do("MYRIGHTS Pub")), "a directory of such files")
s.end()
s = Ours(h, "joe", all_options=[])
check(reply(s.do("MYRIGHTS INBOX")) == "BAD" and "ACL" not in s.do("CAPABILITY"), "without the options there is none of it")
s.end()

# each user a uid of his own, and a group
if os.getuid() == 0:
    h = House("modes", "joe", "ann")
    for d in ("public", "dict"):
        subprocess.check_call("chown -R 30000:30009 %s/%s; chmod -R 2770 %s/%s" % ((h.dir, d) * 2), shell=True)
    for user, uid in (("joe", 30001), ("ann", 30002)):
        subprocess.check_call("chown -R %d:30009 %s/mail/%s; chmod -R 0700 %s/mail/%s" % (uid, h.dir, user, h.dir, user),
                              shell=True)
    subprocess.check_call("chmod 755 %s %s %s/mail" % (T, h.dir, h.dir), shell=True)
    write(h.dir + "/public/dovecot-acl", "anyone lrwstipekxa\n")
    os.chmod(h.dir + "/public/dovecot-acl", 0o644)

    class As(Ours):
        def begin(self, argv, env, select):
            uid = {"joe": "30001", "ann": "30002"}[env["USER"]]
            Ours.begin(self, ["setpriv", "--reuid=" + uid, "--regid=30009", "--clear-groups"] + argv, env, select)

    joe, ann = As(h, "joe"), As(h, "ann")
    check(reply(joe.do("CREATE Public.Both")) == "OK" and reply(append(joe, "Public.Both")) == "OK" and
          reply(joe.do("SELECT Public.Both")) == "OK", "one uid makes it")
    check(reply(ann.do("SELECT Public.Both")) == "OK" and "Subject" in ann.do("FETCH 1 BODY[]") and
          reply(ann.do("STORE 1 +FLAGS (\\Flagged new)")) == "OK", "another reads and marks")
    out = joe.do("NOOP")
    check("\\Flagged" in out and "new)" in out and reply(joe.do("STORE 1 +FLAGS (\\Deleted)")) == "OK", "the first sees it", out)
    append(ann, "INBOX")
    ann.do("SELECT INBOX")
    check(reply(ann.do("COPY 1 Public.Both")) == "OK" and "Subject" in joe.do("NOOP") + joe.do("FETCH 2 BODY[]"),
          "what is copied there can be read")
    path = h.dir + "/mail/ann/cur"
    check(all(os.stat(path + "/" + f).st_mode & 0o77 == 0 for f in os.listdir(path)), "and one's own stays private")
    modes = {oct(os.stat(os.path.join(d, f)).st_mode & 0o7777) for d, _, fs in os.walk(h.dir + "/public/.Both") for f in fs}
    check(modes == {"0o660"}, "files like their directory", modes)
    subprocess.check_call(["chmod", "-R", "o-rwx,g-w", h.dir + "/public/.Both"])
    out = ann.do("SELECT Public.Both"), append(ann, "Public.Both"), ann.do("SETACL Public.Both joe lr")
    check("[READ-ONLY]" in out[0] and [reply(x) for x in out[1:]] == ["NOPERM"] * 2,
          "where the kernel says no, no ACL helps", out)
    ann.end()
    joe.p.kill()
else:
    print("skip\teach user a uid of his own\tneeds root")

# with "/" between levels
h = House("slash", "joe")
h.mailbox("eve.x@example.org", "Work.Deep")
h.acl("eve.x@example.org", "Work.Deep", "user=joe lrk\n")
h.mailbox(None, "News.Today")
h.acl(None, "", "anyone lrk\n")
write(h.dir + "/dict/shared", "shared/shared-boxes/user/joe/eve.x@example.org\n1\n")
s = Ours(h, "joe", "--separator", "/")
deep = "shared/eve^x@example^org/Work/Deep"
check('(("shared/" "/")) (("Public/" "/"))' in s.do("NAMESPACE"), "NAMESPACE with /", s.do("NAMESPACE"))
check(set(re.findall(r'"/" "?([^"\s]+)', s.do('LIST "" *'))) == {"INBOX", "Public", "Public/News", "Public/News/Today", "shared",
      "shared/eve^x@example^org", deep[:-5], deep}, "LIST with /", s.do('LIST "" *'))
check(reply(s.do("SELECT " + deep)) == "OK" and reply(s.do("CREATE %s/More" % deep)) == "OK" and
      reply(s.do("CREATE Public/News/Today/Now")) == "OK" and reply(s.do("CREATE Public/a.b")) == "CANNOT", "CREATE with /")
s.do("SUBSCRIBE " + deep)
check(re.findall(r'LSUB \(\) "/" "?([^"\s]+)', s.do('LSUB "" *')) == [deep], "LSUB with /", s.do('LSUB "" *'))
s.end()
