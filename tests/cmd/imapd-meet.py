# How imapd's extensions meet; run by imapd-meet.t.
# SPDX-License-Identifier: ISC
import os, re, subprocess, sys
sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests", "lib"))
from imap_session import Session, check, maildir, imapd, T
from imap_acl import House, Ours, read, write


def ended(out):
    """The tagged line."""
    return out.rstrip("\r\n").rsplit("\r\n", 1)[-1].split(" ", 1)[1]


def says(s, command, want, name):
    out = s.do(command)
    check(ended(out).startswith(want), name, out)
    return out


def until(s, pattern, name):
    got = []
    try:
        while not got or not re.search(pattern, got[-1]):
            got.append(s.line().decode("latin-1"))
        check(True, name)
    except (TimeoutError, EOFError):
        check(False, name, got)
    return got


class Limited(Session):
    """A session of somebody with a quota."""

    def __init__(self, path, quota, *options, select="SELECT INBOX"):
        old = os.environ.get("QUOTA")
        os.environ["QUOTA"] = quota
        super().__init__(path, *options, select=select)
        if old is None:
            del os.environ["QUOTA"]


def message(size):
    return b"Subject: x\r\n\r\n" + b"z" * (size - 16) + b"\r\n"


def append(s, box, size):
    m = message(size)
    return s.do(b"APPEND %s {%d+}\r\n%s" % (box, len(m), m))


# -- quota: what was not counted is new where it counts
for layout in ("maildir++", "fs"):
    options = ("--layout", layout, "--lazy-expunge", "EXPUNGED")
    path = maildir("lazy" + layout)
    s = Limited(path, "10000S", *options)
    append(s, b"INBOX", 9000)
    s.do("STORE 1 +FLAGS (\\Deleted)")
    says(s, "EXPUNGE", "OK", layout + ": expunged into EXPUNGED")
    out = append(s, b"INBOX", 9000)
    check(ended(out).startswith("OK"), layout + ": and there is room again", out)
    s.do("SELECT EXPUNGED")
    says(s, "MOVE 1 INBOX", "NO [OVERQUOTA]", layout + ": MOVE from where nothing counts is held to the quota")
    m = message(8000)
    out = s.do(b"REPLACE 1 INBOX {%d+}\r\n%s" % (len(m), m))
    check(ended(out).startswith("NO [OVERQUOTA]"), layout + ": and so is REPLACE", out)
    s.do("UNSELECT")
    says(s, "RENAME EXPUNGED Big", "OK", layout + ": EXPUNGED is renamed")
    out = s.do("GETQUOTAROOT INBOX")
    check(re.search(r"STORAGE 1[78] ", out), layout + ": what it holds counts now", out)
    s.do("SELECT Big")
    says(s, "COPY 1 Big", "NO [OVERQUOTA]", layout + ": and it has no more room than others")
    s.end()

path = maildir("moved", [message(6000)])
s = Limited(path, "10000S")
s.do("CREATE Other")
says(s, "MOVE 1 INBOX", "OK", "MOVE into the selected mailbox")
out = append(s, b"Other", 3500)
check(ended(out).startswith("OK"), "nearly full", out)
says(s, "COPY 1 INBOX", "NO [OVERQUOTA]", "the quota holds after MOVE into the selected mailbox")
s.end()

house = House("quota", "ann")
house.mail(None, "News", 1)
house.acl(None, "News", "anyone lrwstipekxa\n")
write(house.dir + "/mail/ann/cur/1000000001.M1P1.h:2,", "Subject: x\n\n" + "z" * 6000 + "\n")
write(house.dir + "/public/.News/cur/1000000002.M1P1.h:2,", "Subject: x\n\n" + "z" * 6000 + "\n")
os.environ["QUOTA"] = "10000S"
s = Ours(house, "ann")
del os.environ["QUOTA"]
s.do("SELECT Public.News")
says(s, "MOVE 2 INBOX", "NO [OVERQUOTA]", "MOVE from another namespace is held to the quota")
says(s, "MOVE 1 INBOX", "OK", "as far as there is room it goes")
s.end()

# -- rights: RENAME takes children along, whose rights are asked too
house = House("rename", "ann", "joe")
for name, acl in (("Top", "user=joe lrkx\n"), ("Top.Open", "user=joe lrx\n"), ("Top.Secret", "user=ann lrwstipekxa\n")):
    house.mailbox(None, name)
    house.acl(None, name, acl)
house.acl(None, "", "anyone lk\n")
s = Ours(house, "joe")
says(s, "RENAME Public.Top Public.Stolen", "NO [NOPERM]", "a child that may not be renamed stays, and so does its parent")
check(os.path.isdir(house.dir + "/public/.Top.Secret") and os.path.isdir(house.dir + "/public/.Top"), "all are where they were")
house.acl(None, "Top.Secret", "user=joe x\n")
says(s, "RENAME Public.Top Public.Stolen", "OK", "with the right x to all of them it goes")
check(os.path.isdir(house.dir + "/public/.Stolen.Secret"), "and takes its children along")
s.end()
house.mailbox("ann", "Work")
house.acl("ann", "Work", "user=joe lr\n")
s = Ours(house, "ann")
says(s, "RENAME INBOX Work.Old", "OK", "INBOX renamed")
check(read(house.dir + "/mail/ann/.Work.Old/dovecot-acl") == "user=joe lr\n", "its new mailbox begins with its parent's ACL",
      read(house.dir + "/mail/ann/.Work.Old/dovecot-acl"))
s.end()

# -- NOTIFY in every layout, with either separator
for options in (("--layout", "fs"), ("--separator", "/"), ("--layout", "fs", "--separator", ".")):
    between = "." if options[-1] == "." else "/"
    name = " ".join(options)
    path = maildir("notify" + name.replace(" ", "").replace("/", "s"))
    other = Session(path, *options)
    for box in ("Lists", "Lists/a", "Lists/a/b", "Away"):
        other.do("CREATE " + box.replace("/", between))
    s = Session(path, *options)
    says(s, "NOTIFY SET (SUBTREE Lists (MessageNew MessageExpunge MailboxName))", "OK", name + ": NOTIFY")
    append(other, ("Lists/a/b".replace("/", between)).encode(), 100)
    until(s, r'^\* STATUS "?Lists.a.b"? ', name + ": SUBTREE has what is below what is below")
    append(other, b"Away", 100)
    other.do("CREATE " + "Lists/a/c".replace("/", between))
    got = until(s, r'^\* LIST \([^)]*\) "%s" "?Lists.a.c' % re.escape(between), name + ": a new mailbox, with the separator")
    check("Away" not in str(got), name + ": and nothing else", got)
    other.do("RENAME %s %s" % ("Lists/a/c".replace("/", between), "Lists/a/d".replace("/", between)))
    until(s, r'^\* LIST \([^)]*\) "%s" "?Lists.a.d"? \("OLDNAME" \("?Lists.a.c' % re.escape(between), name + ": renamed")
    s.end()
    other.end()

# -- NOTIFY of entries, one's own and others'
house = House("entries", "ann", "joe")
house.mailbox("ann", "Work")
house.mailbox("ann", "Secret")
house.acl("ann", "Work", "user=joe lrw\n")
write(house.dir + "/dict/shared", "shared/shared-boxes/user/joe/ann\n1\n")
ann, ann2, joe = Ours(house, "ann"), Ours(house, "ann"), Ours(house, "joe")
for s in ann, joe:
    says(s, "NOTIFY SET (SUBTREE (INBOX Work Secret shared) (MailboxMetadataChange ServerMetadataChange))", "OK", "NOTIFY of entries")
ann2.do('SETMETADATA Secret (/shared/comment "x" /private/comment "y")')
until(ann, r"^\* METADATA Secret /private/comment /shared/comment$", "what another session sets is told by its name")
ann2.do('SETMETADATA Work (/shared/comment "x" /private/comment "y")')
got = until(joe, r"^\* METADATA ", "and to another user")
check(got == ["* METADATA shared.ann.Work /shared/comment"], "only what is shared, of what he may see", got)
until(ann, r"^\* METADATA Work /private/comment /shared/comment$", "and to the owner both")
ann2.do('SETMETADATA "" (/private/comment "y")')
until(ann, r'^\* METADATA "" /private/comment$', "the server's")
ann2.do('SETMETADATA Work (/shared/comment NIL)')
until(ann, r"^\* METADATA Work /shared/comment$", "one that is removed")
joe.do('SETMETADATA shared.ann.Work (/private/comment "j")')
ann.do('SETMETADATA Work (/private/comment "k" /private/other "k")')
ann2.do('SETMETADATA Work (/private/last "k")')
until(ann, r"^\* METADATA Work /private/last$", "what one sets oneself is not told")
joe.do('SETMETADATA shared.ann.Work (/shared/mine "j")')
got = until(ann, r"^\* METADATA ", "what another user sets")
check(got == ["* METADATA Work /shared/mine"], "and of his private ones nothing", got)
for s in ann, ann2, joe:
    s.end()

# -- a mailbox that one may not see is answered like one that is not there, whatever is asked
MAIL = "{22+}\r\nSubject: x\r\n\r\nsecret\r\n"
ASKED = ["SELECT X", "EXAMINE X", "STATUS X (MESSAGES UIDNEXT MAILBOXID)", 'LIST "" X',
         'LIST "" X* RETURN (STATUS (MESSAGES) CHILDREN MYRIGHTS METADATA (/shared/comment))', 'LSUB "" X', 'XLIST "" X',
         'LIST "" X.%', "MYRIGHTS X", "GETACL X", "LISTRIGHTS X joe", "SETACL X joe lr", "DELETEACL X joe",
         "GETMETADATA X /shared/comment", 'SETMETADATA X (/shared/comment "a")', 'SETMETADATA X (/private/comment "a")',
         "GETQUOTAROOT X", "DELETE X", "RENAME X Public.Moved", "COPY 1 X", "MOVE 1 X", "APPEND X " + MAIL, "REPLACE 1 X " + MAIL,
         'APPEND INBOX CATENATE (URL "/X/;UID=1")', 'APPEND INBOX CATENATE (URL "/X;UIDVALIDITY=1/;UID=1")',
         "ESEARCH IN (MAILBOXES X) ALL", "ESEARCH IN (SUBTREE X) RETURN (COUNT) TEXT secret",
         "NOTIFY SET STATUS (SUBTREE X (MessageNew MessageExpunge MailboxName MailboxMetadataChange))", "SUBSCRIBE X",
         'LIST (SUBSCRIBED) "" *', "UNSUBSCRIBE X", "CREATE X.Sub", "DELETE X.Sub", "RENAME X X2"]


def asked(name):
    house = House("hidden", "ann", "joe")
    for box, acl in (("Hidden", "user=ann lrwstipekxa\n"), ("Hidden.Below", "user=ann lrwstipekxa\n")):
        house.mail(None, box, 3) if house.mailbox(None, box) else None
        house.acl(None, box, acl)
    house.mailbox("ann", "Private")
    house.acl("ann", "Private", "user=bob lr\n")
    house.mail("ann", "Private", 2)
    house.mail("joe", "", 2)
    write(house.dir + "/dict/shared", "shared/shared-boxes/user/joe/ann\n1\n")
    s = Ours(house, "joe", select="SELECT INBOX")
    got = [re.sub(r"\d{6,}", "N", s.do(command.replace("X", name)).replace(name, "X")) for command in ASKED]
    s.end()
    return got


for hidden, none in (("Public.Hidden", "Public.Nobody"), ("Public.Hidden.Below", "Public.Hidden.Nobody"),
                     ("shared.ann.Private", "shared.ann.Nobody")):
    differ = [(c, a, b) for c, a, b in zip(ASKED, asked(hidden), asked(none)) if a != b]
    check(not differ, "%s cannot be told from what is not there" % hidden, differ)

# -- what every user is to have is not made where a symbolic link leads
path = maildir("linked")
os.mkdir(T + "/outside")
os.symlink(T + "/outside", path + "/.Sent")
os.symlink(T + "/outside/file", path + "/pneumatic.mailboxes")
os.symlink(T + "/outside/file2", path + "/pneumatic.mailboxes.lock")
s = Session(path, "--create-mailboxes", "Sent, Drafts", "--subscribe-mailboxes", "Junk")
says(s, 'LIST "" *', "OK", "LIST beside links")
says(s, "SELECT Sent", "NO", "a link is no mailbox")
s.end()
check(os.listdir(T + "/outside") == [], "nothing is written where links lead", os.listdir(T + "/outside"))

# -- NOTIFY within COMPRESS: what is told comes by itself, and commands go on
if "COMPRESS" in Session(maildir("packed"), select=None).do("CAPABILITY"):
    import zlib
    path = maildir("packed")
    other, s = Session(path), Session(path)
    s.do("NOTIFY SET (SELECTED (MessageNew (UID FLAGS) MessageExpunge FlagChange)) (PERSONAL (MailboxName))")
    s.do("COMPRESS DEFLATE")
    out, into = zlib.decompressobj(-15), zlib.compressobj(9, zlib.DEFLATED, -15)
    append(other, b"INBOX", 100)
    got = b""
    while b"FETCH" not in got:
        s.buf = b""
        s.more()
        got += out.decompress(s.buf)
    check(b"* 1 EXISTS" in got and b"* 1 FETCH (UID 1 FLAGS (" in got, "NOTIFY within COMPRESS", got)
    s.send(into.compress(b"a NOOP\r\nb LOGOUT\r\n") + into.flush(zlib.Z_SYNC_FLUSH))
    s.buf = b""
    try:
        while True:
            s.more()
    except EOFError:
        pass
    got = out.decompress(s.buf)
    check(b"a OK" in got and b"b OK" in got, "and two commands in one packet", got)
    other.end()
else:
    print("skip\tNOTIFY within COMPRESS\tno zlib")
