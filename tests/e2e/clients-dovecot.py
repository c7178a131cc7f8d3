# clients-dovecot - mbsync, offlineimap and getmail on one Maildir, that imapd and
# pop3d serve, then Dovecot, then they again. Each line printed is one test; see
# tests/lib/checks.sh. SPDX-License-Identifier: ISC
import glob, imaplib, os, poplib, subprocess, sys

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
from client import AS_MAIL, MAIL, T, check, drop, file, give, have, local, make_maildir, mark, port, run

MB, OFF, GET = T + "/mbsync", T + "/offline", T + "/getmail"


def imap(server):
    m = imaplib.IMAP4("127.0.0.1", port(server + "_imap"))
    m.login("ann", "secret")
    return m


def append(server, name, flags=None, box="INBOX"):
    m = imap(server)
    m.append(box, flags, None, (MAIL % (name, name, name)).encode())
    m.logout()


def shown(server):
    "What a client can hold on to: UIDVALIDITY, UIDs, flags and subjects of both mailboxes, and POP3's ids."
    m, out = imap(server), []
    for box in "INBOX", "Work":
        m.select(box, readonly=True)
        out.append(m.response("UIDVALIDITY")[1])
        rows = m.fetch("1:*", "(UID FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT)])")[1]
        for row in rows:
            if isinstance(row, tuple):
                head = row[0].decode().split(" BODY")[0]
                flags = sorted(set(head.split("FLAGS (")[1].split(")")[0].split()) - {r"\Recent"})
                out.append((head.split("UID ")[1].split()[0].rstrip(")"), flags, row[1].strip()))
    m.logout()
    p = poplib.POP3("127.0.0.1", port(server + "_pop3"))
    p.user("ann"), p.pass_("secret")
    out.append(p.uidl()[1])
    p.quit()
    return out


def subjects(server):
    return sorted(row[2].decode().split(": ")[1] for row in shown(server)[1:] if isinstance(row, tuple) and row[2])


def files(*paths):
    return sorted(os.path.relpath(f, T) for p in paths for f in glob.glob(p + "/cur/*") + glob.glob(p + "/new/*"))


def mbsync(server):
    rc = file("mbsyncrc", """IMAPAccount a
Host 127.0.0.1
Port %d
User ann
Pass secret
%s None
AuthMechs LOGIN

IMAPStore far
Account a

MaildirStore near
Path %s/
Inbox %s/INBOX
SubFolders Verbatim

Channel c
Far :far:
Near :near:
Patterns INBOX Work
Create Both
Expunge Both
SyncState *
""" % (port(server + "_imap"), TLS_WORD, MB, MB))
    run("  mbsync", ["mbsync", "-c", rc, "-a"])


def offlineimap(server):
    rc = file("offlineimaprc", """[general]
accounts = a
metadata = %s.d
ui = basic

[Account a]
localrepository = near
remoterepository = far

[Repository near]
type = Maildir
localfolders = %s

[Repository far]
type = IMAP
remotehost = 127.0.0.1
remoteport = %d
remoteuser = ann
remotepass = secret
ssl = no
starttls = no
auth_mechanisms = LOGIN
""" % (OFF, OFF, port(server + "_imap")))
    run("  offlineimap", ["offlineimap", "-o", "-c", rc])


def getmail(server, new):
    # getmail names its memory by the port: it is one server to whom the mail is read from.
    memory = glob.glob(GET + ".d/oldmail-*")
    name = "%s.d/oldmail-127.0.0.1-%d-ann" % (GET, port(server + "_pop3"))
    if memory and memory[0] != name:
        os.rename(memory[0], name)
    file("getmail.d/rc", """[retriever]
type = SimplePOP3Retriever
server = 127.0.0.1
port = %d
username = ann
password = secret

[destination]
type = Maildir
path = %s/

[options]
read_all = false
delete = false
""" % (port(server + "_pop3"), GET))
    give(GET), give(GET + ".d")
    run("  getmail: %d new" % new, AS_MAIL + ["getmail", "--getmaildir", GET + ".d", "--rcfile", GET + ".d/rc"], says="%d messages" % new)


def sync(server, new):
    # RETR marks as seen, which the others then bring.
    getmail(server, new), mbsync(server), offlineimap(server)


def turn(server, other, number):
    """What the other left is found here as it is; then something happens on both
    sides, and the other finds that."""
    before, shown_before = files(MB + "/INBOX", MB + "/Work", OFF + "/INBOX", OFF + "/Work", GET), shown(other)
    check(shown(server) == shown_before, "%s: shows what %s showed: UIDVALIDITY, UIDs, flags, keywords, POP3 ids" % (server, other),
          (shown(server), shown_before))
    sync(server, 0)
    after = files(MB + "/INBOX", MB + "/Work", OFF + "/INBOX", OFF + "/Work", GET)
    check(after == before, "  nothing is fetched again, nothing moves", set(before) ^ set(after))
    append(server, "new-%d" % number, r"(\Answered)")
    m = imap(server)
    m.select(), m.store("1", "+FLAGS", r"(\Flagged $Turn%d)" % number)
    m.logout()
    sync(server, 1)
    check(local(MB + "/INBOX") == local(OFF + "/INBOX") and local(MB + "/INBOX").count("new-%d" % number) == 1,
          "  what is new has come once", (local(MB + "/INBOX"), local(OFF + "/INBOX")))
    mark(MB + "/INBOX", "new-%d" % number, "FRS")
    drop(OFF + "/INBOX", "m%d" % number)
    mbsync(server), offlineimap(server)
    m = imap(server)
    m.select(readonly=True)
    check(m.search(None, "ANSWERED FLAGGED SUBJECT new-%d" % number)[1] != [b""] and
          m.search(None, "SUBJECT m%d" % number)[1] == [b""], "  what was done to the copies is done there")
    m.logout()
    mbsync(server), offlineimap(server)


TLS_WORD = "TLSType"
if have("mbsync", "mbsync") and have("offlineimap", "offlineimap") and have("getmail", "getmail"):
    if b"isync 1.4" in subprocess.run(["mbsync", "--version"], stdout=subprocess.PIPE).stdout:
        TLS_WORD = "SSLType"
    os.makedirs(MB), os.makedirs(GET + ".d"), make_maildir(GET)
    for i in range(1, 6):
        append("ours", "m%d" % i, r"(\Seen $Label%d)" % i if i % 2 else None)
    m = imap("ours")
    m.create("Work")
    m.select(), m.copy("2:3", "Work"), m.store("4", "+FLAGS", r"(\Deleted)"), m.expunge()
    m.logout()
    sync("ours", 4)
    check(local(MB + "/INBOX") == local(OFF + "/INBOX") == local(GET) == ["m1", "m2", "m3", "m5"], "  all have come", files(MB, OFF, GET))
    turn("dovecot", "ours", 1)
    turn("ours", "dovecot", 2)
    turn("dovecot", "ours", 3)
    check(shown("ours") == shown("dovecot"), "and ours shows the same in the end", (shown("ours"), shown("dovecot")))
