# clients - Python's own, curl, swaks, msmtp, mutt, mbsync and fetchmail through
# submission, IMAP and POP3. Joe sends, Ann reads. Each line printed is one test;
# see tests/lib/checks.sh. SPDX-License-Identifier: ISC
import imaplib, os, poplib, shutil, smtplib, subprocess, sys

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
from client import (ANN, CA, JOE, MAIL, T, arrived, check, file, fill, have, have_account, imap,
                    in_terminal, port, run, subjects, tls)


def python():
    for mech in "plain", "login":
        with smtplib.SMTP("localhost", port("submission")) as s:
            s.starttls(context=tls)
            s.ehlo()
            s.user, s.password = JOE
            code = s.auth(mech.upper(), getattr(s, "auth_" + mech))[0]
            check(code == 235, "smtplib: STARTTLS, AUTH " + mech.upper(), code)
            s.sendmail(JOE[0], [ANN[0]], MAIL % ("smtplib-" + mech, mech, mech))
        arrived("smtplib-" + mech)
    fill("one", "two", "three", "four")
    m = imaplib.IMAP4("localhost", port("imap"))
    m.starttls(tls)
    m.login(*ANN)
    check(m.select() == ("OK", [b"4"]), "imaplib: STARTTLS, LOGIN, SELECT")
    r = m.fetch("1", "(BODY[] FLAGS)")
    check(b"body of one" in r[1][0][1], "imaplib: a message is read", r)
    r = m.fetch("1", "(FLAGS)")
    check(rb"\Seen" in r[1][0], "imaplib: and is now seen", r)
    r = m.store("2", "+FLAGS", r"(\Flagged \Answered $Label)")
    check(rb"\Flagged" in r[1][0] and b"$Label" in r[1][0], "imaplib: flags and a keyword", r)
    m.create("Archive")
    r = m.copy("1", "Archive"), m.store("1", "+FLAGS", r"(\Deleted)"), m.expunge()
    check(r[2] == ("OK", [b"1"]), "imaplib: COPY and EXPUNGE", r)
    check(b" MOVE" in m.capability()[1][0], "imaplib: MOVE is offered", m.capability())
    uid = m.fetch("1", "(UID)")[1][0].split(b"UID ")[1].rstrip(b")").decode()
    imaplib.Commands.setdefault("MOVE", ("SELECTED",))
    r = m.uid("MOVE", uid, "Archive")
    check(r[0] == "OK", "imaplib: UID MOVE", r)
    m.logout()
    check(subjects() == ["four", "three"] and subjects("Archive") == ["one", "two"],
          "imaplib: both are in the other mailbox", (subjects(), subjects("Archive")))
    m = imap()
    m.select("Archive")
    r = m.fetch("1:*", "(FLAGS)")[1]
    check(rb"\Seen" in r[0] and rb"\Flagged" in r[1] and b"$Label" in r[1], "imaplib: with their flags", r)
    r = m.search(None, "FLAGGED")
    check(r == ("OK", [b"2"]), "imaplib: SEARCH FLAGGED", r)
    m.logout()
    m = imaplib.IMAP4_SSL("localhost", port("imaps"), ssl_context=tls)
    r = m.authenticate("PLAIN", lambda _: b"\0ann@example.org\0ann-secret")
    check(r[0] == "OK", "imaplib: AUTHENTICATE PLAIN", r)
    m.logout()

    p = poplib.POP3("localhost", port("pop3"))
    p.stls(context=tls)
    p.user(ANN[0]), p.pass_(ANN[1])
    ids = p.uidl()[1]
    check(p.stat()[0] == 2 and len(set(ids)) == 2, "poplib: STLS, STAT, UIDL", ids)
    check(b"body of three" in p.retr(1)[1] and b"Subject: three" in p.top(1, 0)[1], "poplib: RETR and TOP")
    p.dele(1), p.rset(), p.dele(2), p.quit()
    p = poplib.POP3_SSL("localhost", port("pop3s"), context=tls)
    p.user(ANN[0]), p.pass_(ANN[1])
    check(p.uidl()[1] == ids[:1], "poplib: DELE; the other keeps its id", (p.uidl(), ids))
    p.quit()


def curl():
    if not have("curl", "curl"):
        return
    base = ["curl", "-sS", "--cacert", CA]
    for mech in "PLAIN", "LOGIN":
        for service, scheme in ("submission", "smtp"), ("submissions", "smtps"):
            name = "curl-%s-%s" % (mech, service)
            run("curl: %s, AUTH %s" % (service, mech), base + [
                "--ssl-reqd", "--user", ":".join(JOE), "--login-options", "AUTH=" + mech, "--mail-from", JOE[0],
                "--mail-rcpt", ANN[0], "-T", file("up.eml", MAIL % (name, name, name)),
                "%s://localhost:%d/client.example" % (scheme, port(service))])
            arrived(name)
    run("curl: a wrong password", base + ["--ssl-reqd", "--user", "joe@example.org:wrong", "smtp://localhost:%d" % port("submission"),
        "--mail-from", JOE[0], "--mail-rcpt", ANN[0], "-T", T + "/up.eml"], exit=67)
    fill("one", "two")
    base += ["--user", ":".join(ANN)]
    url = "imaps://localhost:%d" % port("imaps")
    run("curl: LIST", base + [url + "/"], says="INBOX")
    run("curl: FETCH", base + [url + "/INBOX;MAILINDEX=2"], says="body of two")
    run("curl: STARTTLS, SEARCH", base + ["--ssl-reqd", "imap://localhost:%d/INBOX?SUBJECT%%20one" % port("imap")], says="* SEARCH 1")
    run("curl: STORE", base + [url + "/INBOX", "-X", r"STORE 1 +FLAGS (\Flagged)"], says=r"\Flagged")
    run("curl: MOVE", base + [url + "/INBOX", "-X", "MOVE 1 Archive"])
    run("curl: APPEND", base + ["-T", file("up.eml", MAIL % ("up", "up", "up")), url + "/INBOX"])
    check(subjects() == ["two", "up"] and "one" in subjects("Archive"), "curl: what it did is done", subjects())
    url = "pop3s://localhost:%d/" % port("pop3s")
    run("curl: POP3 LIST", base + [url], says="\n2 ")
    run("curl: POP3 RETR", base + [url + "1"], says="body of two")
    run("curl: POP3 STLS, DELE", base + ["--ssl-reqd", "-I", "-X", "DELE", "pop3://localhost:%d/1" % port("pop3")])
    check(subjects() == ["up"], "curl: POP3 has deleted", subjects())


def swaks():
    if not have("swaks", "swaks"):
        return
    for mech in "PLAIN", "LOGIN":
        for service, how in ("submission", "--tls"), ("submissions", "--tlsc"):
            name = "swaks-%s-%s" % (mech, service)
            run("swaks: %s, AUTH %s" % (service, mech), [
                "swaks", "-4", "--server", "localhost", "--port", str(port(service)), how, "--tls-verify", "--tls-ca-path", CA,
                "--auth", mech, "--auth-user", JOE[0], "--auth-password", JOE[1], "--auth-hide-password",
                "--from", JOE[0], "--to", ANN[0], "--header", "Subject: " + name, "--ehlo", "client.example"], says="235 ")
            arrived(name)
    run("swaks: a wrong password", ["swaks", "-4", "--server", "localhost", "--port", str(port("submissions")), "--tlsc", "--auth", "PLAIN",
        "--auth-user", JOE[0], "--auth-password", "wrong", "--from", JOE[0], "--to", ANN[0]], exit=28, says="535 5.7.8")
    run("swaks: no AUTH before TLS", ["swaks", "-4", "--server", "localhost", "--port", str(port("submission")), "--auth", "PLAIN",
        "--auth-user", JOE[0], "--auth-password", JOE[1], "--from", JOE[0], "--to", ANN[0]], exit=28)


def msmtp():
    if not have("msmtp", "msmtp"):
        return
    for mech in "plain", "login":
        for service, starttls in ("submission", "on"), ("submissions", "off"):
            name = "msmtp-%s-%s" % (mech, service)
            rc = file("msmtprc", "account default\nhost localhost\nport %d\ntls on\ntls_starttls %s\ntls_trust_file %s\n"
                      "auth %s\nuser %s\npassword %s\nfrom %s\n" % (port(service), starttls, CA, mech, *JOE, JOE[0]))
            run("msmtp: %s, auth %s" % (service, mech), ["msmtp", "-C", rc, ANN[0]],
                stdin=(MAIL % (name, name, name)).replace("\r", ""))
            arrived(name)


def mutt():
    if not have("mutt", "mutt") or not have_account("mutt"):
        return
    common = ("set certificate_file=%s ssl_starttls=yes ssl_force_tls=yes header_cache='' message_cachedir=''\n"
              "set from=joe@example.org realname=Joe use_from=yes copy=no wait_key=no delete=yes move=no\n"
              "set imap_user=ann@example.org imap_pass=ann-secret\n" % CA)
    # Left to itself, mutt with GNU SASL takes -PLUS, which it cannot do, and gives up.
    rc = file("muttrc-send", common + "set smtp_url=smtps://joe%%40example.org@localhost:%d/ smtp_pass=joe-secret\n"
              "set smtp_authenticators='scram-sha-256:plain'\n" % port("submissions"))
    run("mutt: sends a message, submissions", ["mutt", "-n", "-F", rc, "-s", "from-mutt", ANN[0]], stdin="written in mutt\n")
    arrived("from-mutt")
    fill("keep", "read", "drop")
    box = "imap://localhost:%d/" % port("imap")
    rc = file("muttrc-read", common + 'set spoolfile="%s" folder="%s"\n' % (box + "INBOX", box) +
              "push \"<search>~s read<enter><pipe-message>cat >%s/piped<enter><flag-message>"
              "<search>~s drop<enter><delete-message><sync-mailbox><exit>\"\n" % T)
    screen = in_terminal(["mutt", "-n", "-F", rc])
    piped = open(T + "/piped").read() if os.path.exists(T + "/piped") else ""
    check("body of read" in piped, "mutt: reads a message, STARTTLS", screen[-500:])
    check(subjects() == ["keep", "read"], "mutt: deletes a message", (subjects(), screen[-500:]))
    m = imap()
    m.select(readonly=True)
    r = m.search(None, "FLAGGED SUBJECT read")
    check(r == ("OK", [b"2"]), "mutt: flags a message", r)
    m.logout()


def mbsync():
    if not have("mbsync", "mbsync"):
        return
    fill("one", "two", "three")
    near = T + "/near"
    os.makedirs(near)
    ssl_word = "SSLType" if b"isync 1.4" in subprocess.run(["mbsync", "--version"], stdout=subprocess.PIPE).stdout else "TLSType"
    rc = file("mbsyncrc", """IMAPAccount a
Host localhost
Port %d
User %s
Pass %s
%s IMAPS
CertificateFile %s

IMAPStore far
Account a

MaildirStore near
Path %s/
Inbox %s/INBOX
SubFolders Verbatim

Channel c
Far :far:
Near :near:
Patterns INBOX
Create Both
Expunge Both
SyncState *
""" % (port("imaps"), *ANN, ssl_word, CA, near, near))
    sync = ["mbsync", "-c", rc, "-a"]

    def here():
        found = {}
        for sub in "cur", "new":
            for n in os.listdir(near + "/INBOX/" + sub):
                text = open("%s/INBOX/%s/%s" % (near, sub, n)).read()
                found[text.split("Subject: ")[1].split("\n")[0].strip()] = "%s/INBOX/%s/%s" % (near, sub, n)
        return found
    run("mbsync: first time", sync)
    check(sorted(here()) == ["one", "three", "two"], "mbsync: all have come", here())
    with open(near + "/INBOX/new/1.near", "w") as f:
        f.write((MAIL % ("pushed", "pushed", "pushed")).replace("\r", ""))
    old = here()["one"]
    os.rename(old, near + "/INBOX/cur/" + os.path.basename(old).split(":")[0] + ":2,FS")
    os.unlink(here()["two"])
    m = imap()
    m.select()
    m.store("3", "+FLAGS", r"(\Deleted)")
    m.expunge()
    m.append("INBOX", r"(\Answered)", None, (MAIL % ("later", "later", "later")).encode())
    m.logout()
    run("mbsync: both sides have changed", sync)
    check(subjects() == ["later", "one", "pushed"], "mbsync: the server has what was done here", subjects())
    check(sorted(here()) == ["later", "one", "pushed"], "mbsync: and the other way round", here())
    m = imap()
    m.select(readonly=True)
    r = m.search(None, "FLAGGED SEEN SUBJECT one")
    check(r[1] != [b""], "mbsync: flags go to the server", r)
    m.logout()
    check("R" in here()["later"].split(":2,")[1], "mbsync: and come from it", here())
    run("mbsync: a third time", sync)
    check(len(subjects()) == 3 and len(here()) == 3, "mbsync: nothing left to do", (subjects(), here()))


def fetchmail():
    if not have("fetchmail", "fetchmail") or not have_account("fetchmail"):
        return
    for number, (proto, service, how) in enumerate((("pop3", "pop3s", "ssl"), ("imap", "imaps", "ssl"),
                                                    ("pop3", "pop3", 'sslproto "tls1.2+"'), ("imap", "imap", 'sslproto "tls1.2+"'))):
        fill("first", "second")
        got = "%s/fetched-%d" % (T, number)
        rc = file("fetchmailrc", "poll localhost proto %s port %d auth password\nuser %s pass %s %s sslcertck sslcertfile %s\n"
                  "fetchall no keep no rewrite mda \"sh -c 'cat; echo ==END' >>%s\"\n"
                  % (proto, port(service), *ANN, how, CA, got))
        run("fetchmail: " + service, ["fetchmail", "-f", rc, "--nodetach", "--nosyslog", "-i", T + "/fetchids",
                                      "--pidfile", T + "/fetchmail.pid"], env={"FETCHMAILHOME": T})
        text = open(got).read() if os.path.exists(got) else ""
        check(text.count("==END") == 2 and "body of first\n" in text and "body of second\n" in text,
              "  both are with the MDA", text[-300:])
        check(subjects() == [], "  and gone from the server", subjects())


for client in python, curl, swaks, msmtp, mutt, mbsync, fetchmail:
    try:
        client()
    except Exception as e:
        check(False, client.__name__, e)
