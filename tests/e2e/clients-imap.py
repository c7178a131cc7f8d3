# clients-imap - getmail, fetchmail, offlineimap and mbsync on Ann's mailbox; and
# for clients-screen.t alpine and neomutt. Each line printed is one test; see
# tests/lib/checks.sh.
# SPDX-License-Identifier: ISC
import glob, os, re, subprocess, sys, time

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
from client import (ANN, AS_MAIL, CA, MAIL, T, Terminal, check, drop, file, fill, give, have, have_account, imap,
                    local, maildir, make_maildir, mark, port, run, subjects)

MAILDIR = T + "/i/mail/ann/Maildir"


def append(name, flags=None):
    m = imap()
    m.append("INBOX", flags, None, (MAIL % (name, name, name)).encode())
    m.logout()


def flags_of(subject, box="INBOX"):
    m = imap()
    m.select(box, readonly=True)
    found = m.search(None, "SUBJECT", subject)[1][0].split()
    text = m.fetch(found[0].decode(), "(FLAGS)")[1][0].decode() if found else ""
    m.logout()
    return text


def getmail():
    if not have("getmail", "getmail"):
        return
    ways = (("pop3s", "SimplePOP3SSLRetriever"), ("pop3_plain", "SimplePOP3Retriever"),
            ("imaps", "SimpleIMAPSSLRetriever"), ("imap_plain", "SimpleIMAPRetriever"))
    for service, kind in ways:
        here, memory = "%s/getmail-%s" % (T, service), "%s/getmail-%s.d" % (T, service)
        make_maildir(here)
        os.makedirs(memory, exist_ok=True)
        fill("one", "two")

        def get(name, delete="false", says=""):
            rc = file("getmail-%s.d/rc" % service, """[retriever]
type = %s
server = localhost
port = %d
username = %s
password = %s
%s
[destination]
type = Maildir
path = %s/

[options]
read_all = false
delete = %s
""" % (kind, port(service), *ANN, "ca_certs = %s\n" % CA if service.endswith("s") else "", here, delete))
            for path in here, memory:
                give(path)
            run("getmail, %s: %s" % (service, name), AS_MAIL + ["getmail", "--getmaildir", memory, "--rcfile", rc], says=says)

        get("first time", says="2 messages")
        check(local(here) == ["one", "two"], "  both are here", local(here))
        check(len(subjects()) == 2, "  and still there", subjects())
        get("a second time", says="0 messages")
        append("three")
        get("after new mail", says="1 messages")
        check(local(here) == ["one", "three", "two"], "  nothing came twice", local(here))
        os.unlink(MAILDIR + "/pneumatic.index")
        get("after the server has lost its index", says="0 messages")
        append("four")
        get("with delete", "true", says="1 messages")
        check(local(here) == ["four", "one", "three", "two"], "  the new one is here", local(here))
        check(subjects() == [], "  and what was fetched is gone", subjects())


def offlineimap():
    if not have("offlineimap", "offlineimap"):
        return
    ways = (("imap", "ssl = no\nstarttls = yes\nsslcacertfile = %s" % CA),
            ("imap_plain", "ssl = no\nstarttls = no"))
    for service, how in ways:
        here = "%s/offline-%s" % (T, service)
        fill("one", "two", "three")
        m = imap()
        m.delete("Work"), m.create("Work"), m.create('"B&APw-cher"'), m.select(), m.copy("1", "Work")
        m.select("Work"), m.store("1", "+FLAGS", r"(\Flagged)")
        m.logout()
        rc = file("offlineimaprc", """[general]
accounts = a
metadata = %s.d
ui = basic
maxsyncaccounts = 1
socktimeout = 20

[Account a]
localrepository = near
remoterepository = far

[Repository near]
type = Maildir
localfolders = %s

[Repository far]
type = IMAP
remotehost = localhost
remoteport = %d
remoteuser = %s
remotepass = %s
maxconnections = 1
%s
""" % (here, here, port(service), *ANN, how))

        def sync(name):
            # Its IMAP library reads the tickets after a handshake in one thread
            # and writes the next command in another, of one TLS object: now and
            # then nothing is written at all, and it gives the connection up.
            for _ in range(8):
                p = subprocess.run(["offlineimap", "-o", "-c", rc], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                   stdin=subprocess.DEVNULL, timeout=300)
                if b"Failed to start TLS connection: command: CAPABILITY" not in p.stdout:
                    break
            check(p.returncode == 0, "offlineimap, %s: %s" % (service, name), (p.returncode, p.stdout))
        inbox = here + "/INBOX"
        sync("first time")
        check(local(inbox) == ["one", "three", "two"], "  all have come", local(inbox))
        check(local(here + "/Work") == ["one"] and ":2,F" in maildir(here + "/Work")["one"][0],
              "  so has the other folder, and a flag", maildir(here + "/Work"))
        mark(inbox, "one", "FS"), drop(inbox, "two")
        with open(inbox + "/new/1.near", "w") as f:
            f.write((MAIL % ("pushed", "pushed", "pushed")).replace("\r", ""))
        m = imap()
        m.select(), m.store("3", "+FLAGS", r"(\Answered \Deleted)"), m.expunge()
        m.logout()
        append("later", r"(\Answered)")
        sync("both sides have changed")
        check(subjects() == ["later", "one", "pushed"], "  the server has what was done here", subjects())
        check(local(inbox) == ["later", "one", "pushed"], "  and the other way round", local(inbox))
        check(r"\Flagged \Seen" in flags_of("one"), "  flags go to the server", flags_of("one"))
        check("R" in maildir(inbox)["later"][0].split(":2,")[1], "  and come from it", maildir(inbox))
        before = sorted(sum(maildir(inbox).values(), []))
        os.unlink(MAILDIR + "/pneumatic.index")
        sync("after the server has lost its index")
        check(sorted(sum(maildir(inbox).values(), [])) == before and len(subjects()) == 3,
              "  nothing moves", (before, maildir(inbox), subjects()))


def mbsync():
    if not have("mbsync", "mbsync"):
        return
    word = "SSLType" if b"isync 1.4" in subprocess.run(["mbsync", "--version"], stdout=subprocess.PIPE).stdout else "TLSType"
    for service, how in (("imap", "STARTTLS"), ("imap_plain", "None")):
        here = "%s/mbsync-%s" % (T, service)
        inbox = here + "/INBOX"
        os.makedirs(here)
        fill("one", "two", "three")
        rc = file("mbsyncrc", """IMAPAccount a
Host localhost
Port %d
User %s
Pass %s
%s %s
%s

IMAPStore far
Account a

MaildirStore near
Path %s/
Inbox %s
SubFolders Verbatim

Channel c
Far :far:
Near :near:
Patterns INBOX Moved
Create Both
Expunge Both
SyncState *
""" % (port(service), *ANN, word, how, "CertificateFile " + CA if how != "None" else "", here, inbox))

        def sync(name, exit=0, says=""):
            run("mbsync, %s: %s" % (service, name), ["mbsync", "-c", rc, "-a"], exit, says)
        sync("first time")
        check(local(inbox) == ["one", "three", "two"], "  all have come", local(inbox))
        before = sorted(sum(maildir(inbox).values(), []))
        os.unlink(MAILDIR + "/pneumatic.index")
        sync("after the server has lost its index")
        check(sorted(sum(maildir(inbox).values(), [])) == before, "  nothing moves", maildir(inbox))
        mark(inbox, "one", "FRS"), drop(inbox, "two")
        m = imap()
        m.create("Moved"), m.select()
        m.copy("3", "Moved"), m.store("3", "+FLAGS", r"(\Deleted)"), m.expunge()
        m.logout()
        sync("flags, a deletion here, a move there")
        check(subjects() == ["one"] and local(inbox) == ["one"], "  both sides have one left", (subjects(), local(inbox)))
        check(local(here + "/Moved")[-1:] == ["three"], "  the other is in its new folder", local(here + "/Moved"))
        check(r"\Answered \Flagged \Seen" in flags_of("one"), "  flags go to the server", flags_of("one"))
        # Another UIDVALIDITY, other UIDs: mbsync stops, and touches nothing.
        os.unlink(MAILDIR + "/dovecot-uidlist"), os.unlink(MAILDIR + "/pneumatic.index")
        append("later")
        sync("after the UIDVALIDITY has changed", exit=1, says="UIDVALIDITY")
        check(subjects() == ["later", "one"] and local(inbox) == ["one"], "  nothing is touched", (subjects(), local(inbox)))


def on_screen(name, t, what, seconds=120):
    return check(t.until(what, seconds), name, t.screen[-700:])


def alpine():
    if not have("alpine", "alpine") or not have_account("alpine"):
        return
    for service, how in (("imap", "/tls"), ("imap_plain", "/notls")):
        fill("keep", "read", "drop")
        host = "{localhost:%d/imap%s/user=%s}" % (port(service), how, ANN[0])
        rc = file("pinerc", "personal-name=Ann\nuser-domain=example.org\ninbox-path=%sINBOX\nlast-time-prune-questions=999.12\n"
                  "last-version-used=9.99\nmail-check-interval=5\nsort-key=Arrival\nquit-query-suppression=\n"
                  "default-fcc=\"\"\nread-message-folder=\nsaved-msg-name-rule=default-folder\n"
                  "feature-list=disable-password-file-saving,expunge-without-confirm-everywhere,quit-without-confirm,enable-jump-shortcut,no-save-will-quote-leading-froms,"
                  "enable-flag-cmd,save-will-not-delete\nfolder-collections=Mail %s[]\n" % (host, host))
        t = Terminal(["alpine", "-p", rc, "-i"], SSL_CERT_FILE=CA)
        if not on_screen("alpine, %s: asks for the password" % service, t, "PASSWORD"):
            return t.end(0)
        t.keys(ANN[1] + "\r")
        if not on_screen("  shows the mailbox", t, "drop"):
            return t.end(0)
        t.keys("j2\r\r")
        on_screen("  shows a message", t, "body of read")
        t.keys("**")
        check(t.until(lambda: r"\Flagged" in flags_of("read")), "  flags it", t.screen[-500:])
        append("fresh")
        t.keys("i\x0c")
        on_screen("  shows what has come meanwhile", t, "fresh", 120)
        t.keys("j3\rd")
        t.keys("x")
        check(t.until(lambda: "drop" not in subjects()), "  deletes a message", (subjects(), t.screen[-500:]))
        t.keys("q")
        t.end()


def quiet(path):
    return open(path, errors="replace").read() if os.path.exists(path) else ""


def neomutt():
    if not have("neomutt", "neomutt") or not have_account("neomutt"):
        return
    for service, scheme, tls in (("imaps", "imaps", "yes"), ("imap_plain", "imap", "no")):
        url = "%s://localhost:%d/" % (scheme, port(service))
        log, cache = "%s/neomutt-%s.log" % (T, service), "%s/neomutt-%s.cache" % (T, service)
        os.makedirs(cache)
        common = ("set certificate_file=%s ssl_starttls=%s ssl_force_tls=%s header_cache='%s' message_cachedir='%s'\n"
                  "set imap_user=%s imap_pass=%s imap_qresync=yes imap_condstore=yes imap_idle=yes imap_keepalive=5\n"
                  "set mail_check=1 timeout=1 wait_key=no delete=yes move=no copy=no quit=yes confirmappend=no\n"
                  "set debug_file='%s' debug_level=2 spoolfile='%sINBOX' folder='%s'\n"
                  % (CA, tls, tls, cache, cache, *ANN, log, url, url))
        rc = file("neomuttrc", common)
        fill("keep", "read", "drop")

        def start(keys=""):
            for old in glob.glob(log + "*"):
                os.unlink(old)
            return Terminal(["neomutt", "-n", "-F", rc] + (["-e", "push '%s'" % keys] if keys else []))
        t = start("<search>~s read<enter><display-message>")
        on_screen("neomutt, %s: reads a message" % service, t, "body of read")
        t.keys("q")
        t.until("drop", 3)
        append("in-idle")
        on_screen("  new mail shows in IDLE", t, "in-idle")
        # A change by another while it looks on.
        m = imap()
        m.select(), m.store("1", "+FLAGS", r"(\Flagged)")
        m.logout()
        t.keys(":exec search\r~s drop\r")
        t.keys(":exec delete-message\r:exec sync-mailbox\r")
        check(t.until(lambda: "drop" not in subjects()), "  deletes a message", (subjects(), t.screen[-500:]))
        t.keys(":exec quit\r")
        t.end()
        said = "".join(quiet(f) for f in glob.glob(log + "*"))
        check("IDLE" in said and not re.search(r"\bBAD\b", said), "  by IDLE, and without a BAD", said[-800:])
        m = imap()
        m.select(), m.store("1", "-FLAGS", r"(\Flagged)"), m.store("2", "+FLAGS", r"(\Answered)")
        m.copy("3", "Archive") if m.create("Archive") else None
        m.logout()
        append("away")
        t = start("<search>~s away<enter><display-message>")
        on_screen("  comes back to what has come meanwhile", t, "body of away")
        t.keys("q:exec quit\r")
        t.end()
        said = "".join(quiet(f) for f in glob.glob(log + "*"))
        check("VANISHED)" in said, "  by QRESYNC", [x for x in said.split("\n") if " 4> a" in x])
        check(not re.search(r"\bBAD\b", said), "  and without a BAD", said[-800:])


def fetchmail():
    "New mail while it waits in IDLE."
    if not have("fetchmail", "fetchmail") or not have_account("fetchmail"):
        return
    fill("first")
    got = T + "/fetched-idle"
    rc = file("fetchmailrc", "poll localhost proto imap port %d auth password\nuser %s pass %s ssl sslcertck sslcertfile %s\n"
              "idle no keep no rewrite mda \"sh -c 'cat; echo ==END' >>%s\"\n" % (port("imaps"), *ANN, CA, got))
    p = subprocess.Popen(["fetchmail", "-f", rc, "--nodetach", "--nosyslog", "-v", "-i", T + "/fetchids", "--pidfile", T + "/fetchmail.pid"],
                         env=dict(os.environ, HOME=T, FETCHMAILHOME=T), stdin=subprocess.DEVNULL, stdout=open(T + "/fetchmail.out", "w"),
                         stderr=subprocess.STDOUT)

    def until(what):
        end = time.time() + 120
        while time.time() < end and not what():
            time.sleep(0.1)
        return what()
    check(until(lambda: "body of first" in quiet(got)), "fetchmail, imaps: fetches what is there", quiet(T + "/fetchmail.out")[-800:])
    check(until(lambda: "IDLE" in quiet(T + "/fetchmail.out").split("body of first")[-1]), "  and waits in IDLE")
    append("second")
    check(until(lambda: "body of second" in quiet(got)), "  new mail comes at once", quiet(T + "/fetchmail.out")[-800:])
    p.terminate()
    p.wait()
    check(quiet(got).count("==END") == 2, "  nothing twice", quiet(got)[-500:])


for client in os.environ.get("CLIENTS", "").split() or ("getmail", "fetchmail", "offlineimap", "mbsync"):
    try:
        globals()[client]()
    except Exception as e:
        check(False, client, e)
