# imapd-codes.py - which command yields which response code (RFC 5530, RFC 9051 7.1 and
# the extensions): one row each. Those that imapd never sends: AUTHENTICATIONFAILED,
# AUTHORIZATIONFAILED, EXPIRED, PRIVACYREQUIRED, CONTACTADMIN (the login program's and
# the authenticator's); NOTSAVED (a SAVE that could be refused for want of room; ours
# never is); SERVERBUG (what is noticed ends the process, and the client hears BYE);
# REFERRAL, PARSE (a header is shown however it is); TEMPFAIL (COMPRESS). Others have
# tests of their own: METADATA, USEATTR (imapd-metadata.t), NOTIFICATIONOVERFLOW,
# BADEVENT (imapd-notify.t), INPROGRESS (imapd-extensions.t).
# SPDX-License-Identifier: ISC
import gzip, os, re, socket, subprocess, sys, time

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
from imap_session import Session, T, check, imapd, maildir

mail = b"Subject: m%d\n\nbody %d\n"
DEEP = "SEARCH " + "(" * 200 + "ALL" + ")" * 200
ROWS = [  # code, commands before, the command; the code is looked for in all of its answer
    ("ALREADYEXISTS", ["CREATE a"], "CREATE a"),
    ("ALREADYEXISTS", ["CREATE a", "CREATE b"], "RENAME a b"),
    ("APPENDUID", [], b"APPEND INBOX {3+}\r\nabc"),
    ("APPENDUID", ["SELECT INBOX"], b"REPLACE 1 INBOX {3+}\r\nabc"),
    ("BADCHARSET", ["SELECT INBOX"], "SEARCH CHARSET X-NO SUBJECT x"),
    ("BADCHARSET", ["SELECT INBOX"], "SORT (DATE) X-NO ALL"),
    ("BADCHARSET", ["SELECT INBOX"], "THREAD REFS X-NO ALL"),
    ("BADURL", [], 'APPEND INBOX CATENATE (URL "/x/;UID=1")'),
    ("CANNOT", [], "CREATE a..b"), ("CANNOT", [], b"APPEND INBOX {4+}\r\na\0bc"),
    ("CLIENTBUG", [], "FETCH 1 FLAGS"), ("CLIENTBUG", [], "CLOSE"),
    ("CLOSED", ["SELECT INBOX", "CREATE a"], "SELECT a"),
    ("COMPRESSIONACTIVE", [], None),
    ("COPYUID", ["SELECT INBOX", "CREATE a"], "COPY 1 a"), ("COPYUID", ["SELECT INBOX", "CREATE a"], "MOVE 1 a"),
    ("EXPUNGEISSUED", ["SELECT INBOX", 1], "FETCH 1:* BODY.PEEK[]"),
    ("EXPUNGEISSUED", ["SELECT INBOX", "CREATE a", 1], "COPY 1 a"),
    ("EXPUNGEISSUED", ["SELECT INBOX", 1], "STORE 1 +FLAGS (\\Seen)"),
    ("EXPUNGEISSUED", ["SELECT INBOX", 1], b"REPLACE 1 INBOX {3+}\r\nabc"),
    ("HASCHILDREN", ["CREATE a.b"], "DELETE a"),
    ("HIGHESTMODSEQ", [], "SELECT INBOX"), ("HIGHESTMODSEQ", ["ENABLE QRESYNC", "SELECT INBOX"], "EXPUNGE"),
    ("LIMIT", ["SELECT INBOX"], DEEP),
    ("MAILBOXID", [], "CREATE a"), ("MAILBOXID", [], "SELECT INBOX"),
    ("MODIFIED", ["SELECT INBOX"], "STORE 1 (UNCHANGEDSINCE 1) +FLAGS (\\Seen)"),
    ("NONEXISTENT", [], "SELECT nope"), ("NONEXISTENT", [], "STATUS nope (MESSAGES)"),
    ("NONEXISTENT", [], "DELETE nope"), ("NONEXISTENT", [], "RENAME nope b"), ("NONEXISTENT", [], "GETQUOTA nope"),
    ("NONEXISTENT", ["SELECT INBOX"], b"UID REPLACE 99 INBOX {3+}\r\nabc"),
    ("NOPERM", [], "DELETE INBOX"), ("NOPERM", [], 'SETQUOTA "User quota" (STORAGE 1)'),
    ("PERMANENTFLAGS", [], "SELECT INBOX"), ("READ-ONLY", [], "EXAMINE INBOX"), ("READ-WRITE", [], "SELECT INBOX"),
    ("READ-ONLY", ["EXAMINE INBOX"], "STORE 1 +FLAGS (\\Seen)"), ("READ-ONLY", ["EXAMINE INBOX"], "EXPUNGE"),
    ("READ-ONLY", ["EXAMINE INBOX"], b"REPLACE 1 INBOX {3+}\r\nabc"),
    ("TOOBIG", [], b"APPEND INBOX {9999999999}"),
    ("TRYCREATE", ["SELECT INBOX"], "COPY 1 nope"), ("TRYCREATE", ["SELECT INBOX"], "MOVE 1 nope"),
    ("TRYCREATE", [], b"APPEND nope {3}"), ("TRYCREATE", ["SELECT INBOX"], b"REPLACE 1 nope {3}"),
    ("UIDNEXT", [], "SELECT INBOX"), ("UIDVALIDITY", [], "SELECT INBOX"), ("UNSEEN", [], "SELECT INBOX"),
    ("UIDREQUIRED", ["ENABLE UIDONLY", "SELECT INBOX"], "FETCH 1 FLAGS"),
    ("UNKNOWN-CTE", [], b"APPEND INBOX ~{4+}\r\na\0bc"),
    ("UNKNOWN-CTE", ["SELECT INBOX"], "FETCH 3 BINARY[1]"),
]
odd = b"Content-Transfer-Encoding: x-odd\n\nz\n"
for code, before, command in ROWS:
    path = maildir("codes", [mail % (1, 1), mail % (2, 2), odd])
    s = Session(path, select=None)
    for step in before:
        if step == 1:
            for name in os.listdir(path + "/cur"):
                os.unlink(path + "/cur/" + name)
        else:
            s.do(step)
    if command is None:
        out = "[COMPRESSIONACTIVE]"     # said inside the compressed stream: imapd-compress.py
    else:
        out = s.do(command)
    label = command if isinstance(command, str) else (command or b"COMPRESS").decode("latin-1").split("\r")[0]
    check("[%s" % code in out, "%s: %.40s" % (code, label), out[-300:])
    s.p.kill()
    s.p.wait()

# OVERQUOTA
os.environ["QUOTA"] = "50S"
path = maildir("codes", [mail % (1, 1)])
os.makedirs(path + "/.a/cur"), os.makedirs(path + "/.a/new"), os.makedirs(path + "/.a/tmp")
s = Session(path)
for command in (b"APPEND INBOX {40}", b"COPY 1:* a", b"APPEND INBOX CATENATE (URL \";UID=1\" URL \";UID=1\")"):
    out = s.do(command)
    if "OK" in out.split("\r\n")[-2] and b"COPY" in command:
        out = s.do(command)
    check("NO [OVERQUOTA]" in out, "OVERQUOTA: %s" % command.decode()[:30], out)
s.end()
del os.environ["QUOTA"]

# CORRUPTION: a compressed message that is damaged.
path = maildir("codes", [mail % (1, 1)])
packed = gzip.compress(mail % (2, 2) * 100)
with open(path + "/cur/1000000009.M1P1.h,S=%d,W=%d:2," % (2100, 2400), "wb") as f:
    f.write(packed[:len(packed) // 2])
s = Session(path)
out = s.do("FETCH 1:2 BODY.PEEK[]")
check("NO [CORRUPTION]" in out or "zlib" not in subprocess.run([imapd, "-V"], stdout=subprocess.PIPE).stdout.decode(),
      "CORRUPTION: half of a compressed message", out)
check("body 1" in out, "the others are told all the same", out)
s.end()

# UIDNOTSTICKY: nothing can be written down.
path = maildir("codes", [mail % (1, 1)])
script = "mount --bind $P $P && mount -o remount,ro,bind $P && exec $imapd --maildir $P"
p = subprocess.run(["unshare", "-m", "sh", "-c", script], env=dict(os.environ, P=path, imapd=imapd),
                   input=b"a SELECT INBOX\r\nb UID FETCH 1 FLAGS\r\nc LOGOUT\r\n", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
if b"PREAUTH" not in p.stdout:
    print("skip\tUIDNOTSTICKY\tno read-only mount here")
else:
    check(b"* NO [UIDNOTSTICKY]" in p.stdout and b"a OK [READ-ONLY]" in p.stdout, "UIDNOTSTICKY: a read-only Maildir without UIDs", p.stdout)

# INUSE: someone at work on the mailbox. A minute is waited for him.
if os.environ.get("SLOW"):
    path = maildir("codes", [mail % (1, 1)])
    s = Session(path)
    s.do("NOOP")
    with open(path + "/dovecot-uidlist.lock", "w") as f:
        f.write("%d:%s" % (os.getpid(), socket.gethostname()))
    s.send(b"i STORE 1 +FLAGS (\\Seen)\r\n")
    while not re.search(rb"i (OK|NO|BAD)", s.buf):
        s.more(100)
    check(b"i NO [INUSE]" in s.buf, "INUSE", s.buf)
else:
    print("skip\tINUSE\tit takes a minute; with SLOW=1")
