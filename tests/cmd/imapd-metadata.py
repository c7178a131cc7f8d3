# imapd-metadata.py - what transcripts cannot show: mailboxes that are made at the
# first login, files damaged or foreign, many entries, large values, sessions side
# by side, a Maildir that cannot be written.
# SPDX-License-Identifier: ISC
import os, re, shutil, subprocess, sys, time

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
from imap_session import Session, T, check, imapd, maildir

FILE = "/dovecot-attributes"


def once(path, *commands, options=()):
    s = Session(path, *options, select=None)
    out = [s.do(c) for c in commands]
    err = s.end()[1]
    return out + [err.decode()]


def put(path, data):
    with open(path + FILE, "wb") as f:
        f.write(data)


def guid(path):
    return re.search(r" G([0-9a-f]{32})", open(path + "/dovecot-uidlist").readline())[1]


# Mailboxes that every user has.
want = ("--subscribe-mailboxes", "Drafts \\Drafts,Sent Items \\Sent,Lists", "--create-mailboxes", "Old \\Archive")
path = maildir("auto")
out = once(path, 'LIST "" *', 'LSUB "" *', options=want)
check('(\\HasNoChildren \\Drafts) "." Drafts' in out[0] and '\\Archive) "." Old' in out[0] and
      '(\\HasNoChildren \\Sent) "." "Sent Items"' in out[0], "they are there at the first login", out)
check(out[1].count("* LSUB") == 3 and "Old" not in out[1], "and subscribed where wanted", out[1])
out = once(path, "DELETE Old", 'RENAME "Sent Items" Gesendet', options=want)
out = once(path, 'LIST "" *', options=want)
check("Old" not in out[0] and "Sent Items" not in out[0], "what was deleted or renamed does not come back", out[0])
check('\\Sent) "." Gesendet' in out[0], "and a renamed one keeps its use", out[0])
out = once(path, 'LIST "" *', options=want + ("--server-comment", "x"))
out = once(path, 'LIST "" *', options=("--create-mailboxes", "Old \\Archive,Neu"))
check('"." Neu' in out[0] and "Old" not in out[0], "what the option adds later is made", out[0])
os.unlink(path + "/pneumatic.mailboxes")
out = once(path, 'LIST "" *', options=want)
check('"." Old' in out[0] and '"." "Sent Items"' in out[0], "without the note all are made again", out[0])
check('(\\HasNoChildren) "." "Sent Items"' in out[0] or '\\Sent) "." "Sent Items"' in out[0], "and listed once", out[0])
shutil.rmtree(path)
path = maildir("blocked")
os.symlink("/nowhere", path + "/pneumatic.mailboxes")
out = once(path, 'LIST "" *', options=want)
check(' OK ' in out[0] and "event=mailboxes" in out[1], "when they cannot be noted, mail is read all the same", out)

# Damage: what is whole counts, nothing is written through, LIST always works.
path = maildir("damage")
once(path, 'SETMETADATA INBOX (/private/comment "one" /private/vendor/x "two")')
whole = open(path + FILE, "rb").read()
g = guid(path)
key = b"priv/" + g.encode() + b"/"
ask = "GETMETADATA (DEPTH infinity) INBOX (/private)"
for name, data, expect in (
        ("cut in the last value", whole[:-2], '/private/comment "one")'),
        ("cut in the last key", whole[:-10], '/private/comment "one")'),
        ("cut in the first line", whole[:10], None),
        ("empty", b"", None),
        ("of NULs", b"\0" * 100000, None),
        ("random", os.urandom(50000), None),
        ("another program's", b"[mailbox]\ncomment = x\n", None),
        ("of one long line", b"x" * 1000000, None),
        ("CRLF", whole.replace(b"\n", b"\r\n"), None),
        ("with names no client can say", key + b"a*b\n1\n" + key + b"\xc3\xa4\n2\n" + key + b"x//y\n3\n" + key + b"ok\n4\n", '/private/ok "4")'),
        ("with a key for no one", b"priv//x\n1\npriv/x\n2\nshared/\n3\n" + key + b"\n4\n" + key + b"ok\n5\n", '/private/ok "5")'),
        ("with values no string can hold", key + b"ok\na\001nb\001" + b"0c\n", '/private/ok ~{5}\r\na\nb\0c)')):
    put(path, data)
    out = once(path, ask, 'LIST "" *', 'SETMETADATA INBOX (/private/new "n")', "GETMETADATA INBOX /private/new")
    good = (expect in out[0] if expect else "* METADATA" not in out[0]) and " OK " in out[0]
    check(good and " OK " in out[1] and '/private/new "n"' in out[3], "a file %s" % name, out)
    for left in (FILE, FILE + ".damaged"):
        if os.path.exists(path + left):
            os.unlink(path + left)
put(path, whole[:-2])
once(path, 'SETMETADATA INBOX (/private/new "n")')
check(open(path + FILE + ".damaged", "rb").read() == whole[:-2], "a damaged file is kept")
outside = T + "/outside"
with open(outside, "wb") as f:
    f.write(whole)
for name, make in (("a symbolic link", lambda p: os.symlink(outside, p)), ("a directory", os.mkdir), ("a pipe", os.mkfifo)):
    if os.path.isdir(path + FILE):
        os.rmdir(path + FILE)
    else:
        os.unlink(path + FILE)
    make(path + FILE)
    out = once(path, ask, 'SETMETADATA INBOX (/private/new "n")', 'LIST "" *', "CREATE Sent", "CREATE T (USE (\\Trash))", "DELETE Sent")
    check("NO [UNAVAILABLE]" in out[0] and "NO [UNAVAILABLE]" in out[1] and " OK " in out[2] and " OK " in out[3] and
          "NO [UNAVAILABLE]" in out[4] and " OK " in out[5], name + " is refused, and nothing else is", out)
    check(not os.path.exists(path + "/.T"), "nor is a mailbox made without its use")
os.unlink(path + FILE)
check(open(outside, "rb").read() == whole, "nothing is written through a link")
put(path, b"x" * (17 << 20))
out = once(path, ask, 'LIST "" *')
check("NO [LIMIT]" in out[0] and " OK " in out[1], "a file of 17 MB is not read", out)

# 100,000 entries that someone else has made.
start = sum(os.times()[2:4])     # what the sessions have worked
put(path, b"".join(key + b"vendor/e%d\nvalue %d\n" % (i, i) for i in range(100000)))
out = once(path, "GETMETADATA INBOX /private/vendor/e77777", 'SETMETADATA INBOX (/private/vendor/more "x")',
           "SETMETADATA INBOX (/private/vendor/e5 NIL)", ask, "GETMETADATA (DEPTH infinity) INBOX (%s)" %
           " ".join(["/private", "/private/vendor"] * 50), 'LIST "" *')
check('"value 77777"' in out[0] and ("TOOMANY" in out[1] or "OVERQUOTA" in out[1]) and " OK " in out[2], "100,000 entries", [o[:200] for o in out])
check(out[3].count("/private/vendor/e") == 99999 and out[4].count("/private/vendor/e") == 99999, "each is told once", len(out[4]))
put(path, b"".join(b"priv/%032x/specialuse\n\\Sent\n" % i for i in range(100000)))
for i in range(30):
    os.makedirs(path + "/.b%d/cur" % i)
out = once(path, 'LIST "" *', "GETMETADATA b7 /private/specialuse", "CREATE S (USE (\\Sent))", "DELETE b7")
check(out[0].count("* LIST") == 31 and "\\Sent" not in out[0] and " OK " in out[2], "100,000 uses of mailboxes that are no more", out[0][:300])
check(sum(os.times()[2:4]) - start < 20, "in bounded time", sum(os.times()[2:4]) - start)

# Values.
path = maildir("values")
s = Session(path, select=None)
out = s.do("SETMETADATA INBOX (/private/big {67108864}")
check("NO [METADATA MAXSIZE 32768]" in out, "64 MB is refused before it is sent", out)
out = s.do(b"SETMETADATA INBOX (/private/big ~{40000000+}\r\n" + b"\0" * 40000000 + b")")
check("NO [METADATA MAXSIZE 32768]" in out, "40 MB that come unasked are passed over", out[:200])
out = s.do(b"SETMETADATA INBOX (/private/big {32768+}\r\n" + b"x" * 32768 + b")")
check(" OK " in out, "32 KB are kept", out)
out = s.do("GETMETADATA INBOX /private/big")
check("{32768}\r\nxxxx" in out, "and given", out[:100])
out = s.do(b"SETMETADATA INBOX (/private/a {30000+}\r\n" + b"x" * 30000 + b" /private/b {30000+}\r\n" + b"y" * 30000 + b" /private/c {30000+}\r\n" + b"z" * 30000 + b")")
check("BAD" in out, "but a command has its limit", out[:100])
every = bytes(range(256)) * 3
out = s.do(b"SETMETADATA INBOX (/private/every ~{768+}\r\n" + every + b")")
out = s.do("GETMETADATA INBOX /private/every")
check(every.decode("latin-1") in out, "every byte comes back", out)
out = s.do(b"SETMETADATA INBOX (/private/nul {3+}\r\na\0b)")
check("BAD" in out, "NUL in a plain literal", out)
out = s.do(b"APPEND INBOX ~{3+}\r\na\0b")
check("NO" in out or "BAD" in out, "APPEND is as strict as before", out)
out = s.do(b"CREATE ~{3+}\r\na\0b")
check("BAD" in out, "no other command takes literal8", out)
for i in range(40):
    out = s.do(b"SETMETADATA INBOX (/private/q%d {32000+}\r\n" % i + b"x" * 32000 + b")")
    if " OK " not in out:
        break
check("NO [OVERQUOTA]" in out and 25 < i < 40, "the quota of a user", (i, out))
out = s.do("SETMETADATA INBOX (/private/q3 NIL)")
check(" OK " in out, "less is always possible", out)
s.send(b"x SETMETADATA INBOX (/private/big {67108864+}\r\n")
out = s.p.stdout.read()
check(b"BYE [TOOBIG]" in out, "a literal beyond every limit ends the session", out)
s.p.wait()

# Two sessions.
path = maildir("two")
a, b = Session(path), Session(path)
a.do('SETMETADATA INBOX (/private/comment "a")')
b.do('SETMETADATA INBOX (/shared/comment "b")')
out = a.do("GETMETADATA INBOX (/private/comment /shared/comment)")
check('"a" /shared/comment "b"' in out, "one session sees what the other has set", out)
a.do("CREATE W")
a.do('SETMETADATA W (/private/comment "w")')
b.do("RENAME W V")
out = a.do("GETMETADATA V /private/comment")
check('"w"' in out, "also after a rename", out)
b.do("DELETE V")
check("comment\nw" not in open(path + FILE).read(), "DELETE removes the entries")
script = b"".join(b"t SETMETADATA INBOX (/private/vendor/%%d.%d \"x\")\r\n" % i for i in range(50)) + b"z LOGOUT\r\n"
runs = [subprocess.Popen([imapd, "--maildir", path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        for _ in range(4)]
for n, p in enumerate(runs):
    p.stdin.write(script.replace(b"%d", b"%d" % n))
    p.stdin.close()
good = sum(p.stdout.read().count(b"t OK") for p in runs)
for p in runs:
    p.wait()
out = a.do("GETMETADATA (DEPTH infinity) INBOX /private/vendor")
check(good == 200 and out.count("/private/vendor/") == 200, "four sessions set fifty each", (good, out.count("/private/vendor/")))
check(not [n for n in os.listdir(path) if "attributes." in n], "no lock and no temporary file stays", os.listdir(path))
a.end(), b.end()

# Mailboxes of others: private entries in one's own file, shared ones in theirs.
own, pub = maildir("own"), maildir("pub")
for name, rights in (("News", "lrws"), ("Closed", "lr"), ("Post", "lk")):
    for d in ("cur", "new", "tmp"):
        os.makedirs("%s/.%s/%s" % (pub, name, d))
    with open("%s/.%s/dovecot-acl" % (pub, name), "w") as f:
        f.write("user=joe %s\n" % rights)
os.environ["USER"] = "joe"
out = once(own, 'SETMETADATA Public.News (/private/comment "p")', 'SETMETADATA Public.News (/shared/comment "s")',
           'SETMETADATA Public.News (/shared/comment "t" /private/comment "q")', "GETMETADATA Public.News (/shared/comment /private/comment)",
           'SETMETADATA Public.Closed (/private/comment "c")', 'SETMETADATA Public.Closed (/shared/comment "c")',
           "GETMETADATA Public.Post /shared/comment", "GETMETADATA Public /shared/comment",
           'LIST "" Public.% RETURN (METADATA (/shared/comment))', options=("--public", "Public=" + pub))
check(" OK " in out[0] and " OK " in out[1] and '/shared/comment "s" /private/comment "p"' in out[3], "entries of a public mailbox", out)
check("NO [CANNOT]" in out[2], "of both kinds at once are refused, as two files are not changed at once", out[2])
check(" OK " in out[4] and "NO [NOPERM]" in out[5], "shared ones need the right to write", out[4:6])
check("NO [NOPERM]" in out[6] and "NO [NONEXISTENT]" in out[7], "and nothing is said without one", out[6:8])
check('* METADATA Public.News (/shared/comment "s")' in out[8] and "METADATA Public.Post" not in out[8], "nor in LIST", out[8])
check("comment\np\n" in open(own + FILE).read() and "comment\ns\n" in open(pub + FILE).read() and
      "priv/" not in open(pub + FILE).read(), "each stands where it should")

# A Maildir that cannot be written.
path = maildir("readonly")
os.makedirs(path + "/.Sent/cur")
for sub in ("new", "tmp"):
    os.makedirs(path + "/.Sent/" + sub)
as_user = []
if os.getuid() == 0:
    as_user = ["setpriv", "--reuid=30000", "--regid=30000", "--clear-groups"]
for d, _, _ in os.walk(path):
    os.chmod(d, 0o555)
p = subprocess.run(as_user + [imapd, "--maildir", path, "--create-mailboxes", "Drafts \\Drafts"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                   input=b"a GETMETADATA Sent (/private/comment /private/specialuse)\r\nb SETMETADATA Sent (/private/comment \"x\")\r\n"
                   b"c SETMETADATA Sent (/shared/comment \"x\")\r\nd LIST \"\" *\r\ne CREATE X (USE (\\Trash))\r\nz LOGOUT\r\n")
out = p.stdout
check(b'/private/comment NIL /private/specialuse "\\\\Sent"' in out, "a read-only Maildir is read", p)
check(b"b NO [METADATA NOPRIVATE]" in out and b"c NO [NOPERM]" in out, "its mailbox without an id has no private entries", out)
check(b"d OK" in out and b"event=mailboxes" in p.stderr and b"e NO" in out, "and the session works", p)
for d, _, _ in os.walk(path):
    os.chmod(d, 0o755)

# Who has enabled METADATA is told what others change (RFC 5464 4.1).
path = maildir("told")
a, b, c = (Session(path, "--public", "Public=" + pub) for i in range(3))
check("* ENABLED METADATA\r\n" in a.do("ENABLE METADATA") and "* ENABLED METADATA-SERVER\r\n" in b.do("ENABLE METADATA-SERVER"), "ENABLE METADATA")
c.do("CREATE Box")
a.do("NOOP")
out = c.do('SETMETADATA INBOX (/private/comment "x" /shared/note "y")')
out = a.do("NOOP")
check("* METADATA INBOX /private/comment\r\n" in out and "* METADATA INBOX /shared/note\r\n" in out or
      re.search(r"\* METADATA INBOX /private/comment /shared/note\r\n", out), "of the selected mailbox, the names only", out)
check("METADATA" not in b.do("NOOP"), "not who wants to know of the server's", out)
check("METADATA" not in a.do("NOOP") and "METADATA" not in c.do("NOOP"), "once, and not who has not asked")
c.do('SETMETADATA Box (/private/comment "x")')
c.do('SETMETADATA Public.News (/private/comment "x")')
c.do('SETMETADATA Public.News (/shared/comment "z")')
out = a.do("UID SEARCH ALL")
check(all(x in out for x in ("* METADATA Box /private/comment\r\n", "* METADATA Public.News /private/comment\r\n", "* METADATA Public.News /shared/comment\r\n")),
      "of others, after any command", out)
c.do('SETMETADATA "" (/private/comment "server")')
out = [x.do("NOOP") for x in (a, b)]
check(all('* METADATA "" /private/comment\r\n' in x for x in out), "of the server: both", out)
c.do("SETMETADATA Box (/private/comment NIL)")
check("* METADATA Box /private/comment\r\n" in a.do("NOOP"), "what is removed")
c.do('SETMETADATA Box (/private/other "1")')
out = a.do('SETMETADATA Box (/private/own "x" /private/own2 "y")')
check("* METADATA Box /private/other\r\n" in out and "own" not in out and "METADATA" not in a.do("NOOP"),
      "not of what one sets oneself, but of what another has set just before", out)
c.do('SETMETADATA INBOX (/private/first "1")')
out = a.do("CREATE New (USE (\\Archive))")
check("* METADATA INBOX /private/first\r\n" in out and "New" not in out and "METADATA" not in a.do("NOOP"), "the same with CREATE", out)
c.do("NOOP")
out = a.do("FETCH 99 FLAGS")
check("BAD" in out and "METADATA" not in out, "a command that fails is answered as ever", out)
a.send(b"i IDLE\r\n")
a.line()
c.do('SETMETADATA Box (/private/comment "idle 1")')
check(a.line() == b"* METADATA Box /private/comment", "in IDLE")
c.do('SETMETADATA Box (/private/comment "idle 2")')
check(a.line() == b"* METADATA Box /private/comment", "in IDLE once more")
a.send(b"DONE\r\n")
check(a.line().startswith(b"i OK"), "IDLE ends")
# NOTIFY says what is told, from its first use on.
a.do("NOTIFY SET (PERSONAL (ServerMetadataChange))")
c.do('SETMETADATA Box (/private/comment "not told")')
c.do('SETMETADATA "" (/private/comment "told")')
line = a.line()
check(line == b'* METADATA "" /private/comment', "NOTIFY goes before it", line)
a.do("NOTIFY NONE")
c.do('SETMETADATA "" (/private/comment "none")')
check("METADATA" not in a.do("NOOP") and "METADATA" in b.do("NOOP"), "NOTIFY NONE ends it")
# A mailbox that may not be listed is not told of.
with open(pub + "/.Closed/dovecot-acl", "w") as f:
    f.write("anyone l\n")
b.do("ENABLE METADATA")
c.do('SETMETADATA Public.News (/shared/comment "1")')
check("* METADATA Public.News /shared/comment\r\n" in b.do("NOOP"), "METADATA after METADATA-SERVER")
with open(pub + "/.News/dovecot-acl", "w") as f:
    f.write("user=joe l\n")
data = open(pub + FILE).read().replace("comment\n1\n", "comment\n2\n")
with open(pub + FILE + ".x", "w") as f:
    f.write(data)
os.rename(pub + FILE + ".x", pub + FILE)
check("METADATA" not in b.do("NOOP"), "nothing is told of a mailbox that may not be read")
for x in (a, b, c):
    x.end()
