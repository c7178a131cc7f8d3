# external - EXTERNAL (RFC 4422 app. A) with the certificates that external.t has
# made. Each line printed is one test; see tests/lib/checks.sh.
# SPDX-License-Identifier: ISC
import base64, imaplib, os, poplib, shutil, smtplib, ssl, subprocess

T = os.environ["T"]
CA = T + "/i/tls/default/fullchain.pem"


def port(name):
    return int(os.environ[name])


def check(good, name, why=""):
    print(("ok\t%s" % name) if good else "no\t%s\t%s" % (name, repr(why)[:1200]), flush=True)
    return good


def context(who):
    c = ssl.create_default_context(cafile=CA)
    if who:
        c.load_cert_chain(T + "/ca/%s.both" % who)
    return c


def imap(who, starttls):
    if not starttls:
        return imaplib.IMAP4_SSL("localhost", port("imaps"), ssl_context=context(who))
    m = imaplib.IMAP4("localhost", port("imap"))
    m.starttls(context(who))
    return m


def login(m, authzid=""):
    try:
        return m.authenticate("EXTERNAL", lambda _: authzid)[0] == "OK"
    except imaplib.IMAP4.error as e:
        return str(e)


def by_imap():
    for starttls in False, True:
        way = "STARTTLS" if starttls else "TLS"
        m = imap("joe", starttls)
        check("AUTH=EXTERNAL" in m.capabilities, "imap, %s: offered to who has a certificate" % way, m.capabilities)
        check(login(m) is True, "imap, %s: joe by his certificate" % way)
        m.select("INBOX")
        m.append("INBOX", None, None, ("Subject: %s\r\n\r\nx\r\n" % way).encode())
        check(os.path.isdir(T + "/i/mail/joe/Maildir/cur"), "imap, %s: it is his mailbox" % way)
        m.logout()
        m = imap("joe", starttls)
        check(login(m, "joe@example.org") is True, "imap, %s: named as well" % way)
        m.logout()
        m = imap("joe", starttls)
        check(login(m, "ann@example.org") is not True, "imap, %s: not as somebody else" % way)
        m.shutdown()
        for who, why in (("stranger", "of another authority"), ("revoked", "revoked"), ("nobody", "of no user"),
                         ("comma", "of a longer domain"), (None, "none at all")):
            m = imap(who, starttls)
            check(login(m) is not True, "imap, %s: %s" % (way, why))
            check(m.login("ann@example.org", "ann-secret")[0] == "OK", "imap, %s: a password is still good" % way)
            m.logout()


def by_pop3():
    for starttls in False, True:
        if starttls:
            p = poplib.POP3("localhost", port("pop3"))
            p.stls(context("joe"))
        else:
            p = poplib.POP3_SSL("localhost", port("pop3s"), context=context("joe"))
        check("EXTERNAL" in p.capa()["SASL"], "pop3: offered", p.capa())
        check(p._shortcmd("AUTH EXTERNAL =").startswith(b"+OK"), "pop3, %s: joe by his certificate"
              % ("STARTTLS" if starttls else "TLS"))
        p.quit()


def by_smtp():
    for starttls in False, True:
        if starttls:
            s = smtplib.SMTP("localhost", port("submission"))
            s.starttls(context=context("joe"))
        else:
            s = smtplib.SMTP_SSL("localhost", port("submissions"), context=context("joe"))
        way = "STARTTLS" if starttls else "TLS"
        s.ehlo()
        check("EXTERNAL" in s.esmtp_features["auth"].split(), "smtp, %s: offered" % way, s.esmtp_features)
        r = s.docmd("AUTH", "EXTERNAL " + base64.b64encode(b"ann@example.org").decode())
        check(r[0] == 535, "smtp, %s: not as somebody else" % way, r)
        r = s.docmd("AUTH", "EXTERNAL =")
        check(r[0] == 235, "smtp, %s: joe by his certificate" % way, r)
        r = s.mail("ann@example.org")
        check(r[0] == 553, "smtp, %s: and sends as himself only" % way, r)
        r = s.mail("joe@example.org")
        check(r[0] == 250, "smtp, %s: which is right" % way, r)
        s.quit()


def run(name, command, good=True, stdin=None):
    if not shutil.which(command[0]):
        print("skip\t%s\t%s is not installed" % (name, command[0]), flush=True)
        return
    p = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120,
                       env=dict(os.environ, HOME=T), input=(stdin or "").encode())
    check((p.returncode == 0) == good, name, (p.returncode, p.stdout))


def by_programs():
    for who, good in ("joe", True), ("revoked", False):
        run("curl: imaps, %s" % who,
            ["curl", "-sS", "--max-time", "20", "--cacert", CA, "--cert", T + "/ca/%s.both" % who, "--login-options",
             "AUTH=EXTERNAL", "-u", "joe@example.org:", "imaps://localhost:%d/" % port("imaps")], good)
        run("curl: pop3, STARTTLS, %s" % who,
            ["curl", "-sS", "--max-time", "20", "--cacert", CA, "--cert", T + "/ca/%s.both" % who, "--login-options",
             "AUTH=EXTERNAL", "-u", "joe@example.org:", "--ssl-reqd", "pop3://localhost:%d/" % port("pop3")], good)
        with open(T + "/msmtprc", "w") as f:
            f.write("account default\nhost localhost\nport %d\ntls on\ntls_trust_file %s\ntls_cert_file %s\n"
                    "tls_key_file %s\nauth external\nuser joe@example.org\nfrom joe@example.org\n"
                    % (port("submission"), CA, T + "/ca/%s.pem" % who, T + "/ca/%s.key" % who))
        os.chmod(T + "/msmtprc", 0o600)
        run("msmtp: submission, %s" % who, ["msmtp", "-C", T + "/msmtprc", "ann@example.org"], good,
            stdin="Subject: by certificate\n\nx\n")


by_imap()
by_pop3()
by_smtp()
by_programs()
