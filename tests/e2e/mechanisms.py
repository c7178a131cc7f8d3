# mechanisms - gsasl, swaks, msmtp, mutt, curl and Python log in by every mechanism
# they know. Each line printed is one test; see tests/lib/checks.sh.
# SPDX-License-Identifier: ISC
import base64, hashlib, imaplib, json, os, poplib, pwd, shutil, smtplib, socket, ssl, subprocess, sys, time

T = os.environ["T"]
sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
import tokens

CA = T + "/i/tls/default/fullchain.pem"
JOE, ANN = ("joe@example.org", "joe-secret"), ("ann@example.org", "ann-secret")
tls = ssl.create_default_context(cafile=CA)
CLAIMS = {"email": "joe@example.org", "aud": "mail", "iss": "https://issuer.example", "exp": int(time.time()) + 600}


def port(name):
    return os.environ[name]


def check(good, name, why=""):
    print(("ok\t%s" % name) if good else "no\t%s\t%s" % (name, repr(why)[:1500]), flush=True)
    return good


def have(program):
    if shutil.which(program):
        return True
    print("skip\t%s\t%s is not installed" % (program, program), flush=True)
    return False


def run(name, command, good=True, says="", stdin=None):
    "One client, which must succeed, or not, and print those words."
    try:
        p = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120,
                           env=dict(os.environ, HOME=T), input=(stdin or "").encode())
    except subprocess.TimeoutExpired as e:
        return check(False, name, ("timeout", e.output))
    return check((p.returncode == 0) == good and says.encode() in p.stdout, name, (p.returncode, p.stdout))


def b64(s):
    return base64.b64encode(s if isinstance(s, bytes) else s.encode()).decode()


def gsasl():
    if not have("gsasl"):
        return
    base = ["gsasl", "--x509-ca-file=" + CA, "--hostname=localhost", "-d", "--quality-of-protection=qop-auth"]
    for service, flag in ("imap", "--imap"), ("submission", "--smtp"):
        for mech in ("SCRAM-SHA-256-PLUS", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5",
                     "DIGEST-MD5", "PLAIN", "LOGIN"):
            for way in ("--starttls", "--no-starttls"):
                clear = way == "--no-starttls"
                # Of SMTP it knows no EHLO before STARTTLS.
                if clear and (mech.endswith("PLUS") or mech in ("PLAIN", "LOGIN")) or not clear and flag == "--smtp":
                    continue
                c = base + [flag, way, "--connect=localhost:" + port(service), "-m", mech, "-r", "example.org"]
                # It will not do without a binding where it has one.
                c += ["--no-cb"] if mech.startswith("SCRAM") and not mech.endswith("PLUS") else []
                for who, password, good in (JOE + (True,), (JOE[0], "wrong", False), ("nobody@example.org", "x", False)):
                    if good or not clear:
                        run("gsasl: %s %s %s %s %s" % (service, way, mech, who, "right" if good else "wrong"),
                            c + ["-a", who, "-p", password], good)
        run("gsasl: %s ANONYMOUS" % service, base + [flag, "--no-starttls", "--connect=localhost:" + port(service),
            "-m", "ANONYMOUS", "-n", "me@example.net"])


def swaks():
    if not have("swaks"):
        return
    has_digest = subprocess.run(["perl", "-MAuthen::SASL", "-e1"], stderr=subprocess.DEVNULL).returncode == 0
    for mech in ["CRAM-MD5", "PLAIN", "LOGIN"] + ["DIGEST-MD5"] * has_digest:
        for password, good in ("joe-secret", True), ("wrong", False):
            run("swaks: submission, STARTTLS, %s, %s" % (mech, "right" if good else "wrong"),
                ["swaks", "-4", "--server", "localhost:" + port("submission"), "--tls", "--auth", mech, "--quit-after",
                 "AUTH", "--auth-user", JOE[0], "--auth-password", password, "--auth-extra", "realm=example.org"],
                good, "" if good else "535")


def msmtp():
    if not have("msmtp"):
        return
    token = tokens.sign(T, "RS256", CLAIMS)
    for method in "scram-sha-256", "scram-sha-1", "cram-md5", "digest-md5", "plain", "login", "oauthbearer", "xoauth2":
        right = token if "oauth" in method else "joe-secret"
        for password, good in (right, True), (right[:-6] + "wrong1", False):
            path = T + "/msmtprc"
            with open(path, "w") as f:
                f.write("account default\nhost localhost\nport %s\ntls on\ntls_trust_file %s\nauth %s\nuser %s\n"
                        "passwordeval cat %s\nfrom joe@example.org\n" % (port("submission"), CA, method, JOE[0], T + "/password"))
            os.chmod(path, 0o600)
            with open(T + "/password", "w") as f:
                f.write(password + "\n")
            run("msmtp: %s, %s" % (method, "right" if good else "wrong"),
                ["msmtp", "-C", path, "ann@example.org"], good, stdin="Subject: x\n\nx\n")


def mutt():
    if not have("mutt"):
        return
    try:
        pwd.getpwuid(os.getuid())
    except KeyError:
        return print("skip\tmutt\tit does not run as a user id that has no name", flush=True)
    token = tokens.sign(T, "RS256", CLAIMS)
    has_sasl = subprocess.run("mutt -v | grep -Eq '[+]USE_G?SASL'", shell=True).returncode == 0
    for mech in ["scram-sha-256", "scram-sha-1", "digest-md5", "cram-md5", "plain", "login"] * has_sasl + ["oauthbearer"]:
        right = token if mech == "oauthbearer" else JOE[1]
        for password, good in (right, True), (right[:-6] + "wrong1", False):
            rc = T + "/muttrc"
            with open(rc, "w") as f:
                f.write("set certificate_file=%s ssl_force_tls=yes from=joe@example.org realname=Joe use_from=yes copy=no\n"
                        "set smtp_url=smtps://joe%%40example.org@localhost:%s/ smtp_authenticators=%s smtp_pass=\"%s\"\n"
                        "set smtp_oauth_refresh_command=\"echo %s\"\n"
                        % (CA, port("submissions"), mech, password, password))
            run("mutt: %s, %s" % (mech, "right" if good else "wrong"),
                ["mutt", "-n", "-F", rc, "-s", "x", ANN[0]], good, stdin="x\n")


def curl():
    if not have("curl"):
        return
    base = ["curl", "-sS", "--max-time", "20", "--cacert", CA]
    imaps, pop3s = "imaps://localhost:%s/" % port("imaps"), "pop3s://localhost:%s/" % port("pop3s")
    for url in imaps, pop3s:
        for mech in "CRAM-MD5", "DIGEST-MD5", "PLAIN", "LOGIN":
            for ir in [], ["--sasl-ir"]:
                run("curl: %s %s %s" % (url[:5], mech, ir),
                    base + ir + ["--login-options", "AUTH=" + mech, "-u", ":".join(JOE), url])
            run("curl: %s %s wrong" % (url[:5], mech),
                base + ["--login-options", "AUTH=" + mech, "-u", JOE[0] + ":wrong", url], False)
        for alg in "RS256", "ES256", "EdDSA":
            run("curl: %s OAUTHBEARER %s" % (url[:5], alg),
                base + ["-u", JOE[0], "--oauth2-bearer", tokens.sign(T, alg, CLAIMS), url])
        run("curl: %s XOAUTH2" % url[:5], base + ["--login-options", "AUTH=XOAUTH2", "-u", JOE[0],
            "--oauth2-bearer", tokens.sign(T, "RS256", CLAIMS), url])
    run("curl: pop3s APOP", base + ["--login-options", "AUTH=+APOP", "-u", ":".join(JOE), pop3s])
    for name, alg, claims, header in (
            ("expired", "RS256", dict(CLAIMS, exp=1), None), ("no exp", "RS256", {"email": JOE[0], "aud": "mail"}, None),
            ("for others", "RS256", dict(CLAIMS, aud="other"), None), ("not yet", "ES256", dict(CLAIMS, nbf=1 << 40), None),
            ("another issuer", "RS256", dict(CLAIMS, iss="https://evil.example"), None),
            ("none", "none", CLAIMS, None), ("HS256 by the public key", "HS256", CLAIMS, None),
            ("crit", "RS256", CLAIMS, {"crit": ["x"]}), ("another's kid", "RS256", CLAIMS, {"kid": "e"}),
            ("two aud", "RS256", b'{"aud":"other","aud":"mail","exp":99999999999,"email":"joe@example.org"}', None),
            ("unverified address", "EdDSA", dict(CLAIMS, email_verified=False), None),
            ("another user's", "RS256", dict(CLAIMS, email="ann@example.org"), None)):
        run("a token that is refused: " + name,
            base + ["-u", JOE[0], "--oauth2-bearer", tokens.sign(T, alg, claims, header), imaps], False)
    run("aud as a list", base + ["-u", JOE[0], "--oauth2-bearer",
        tokens.sign(T, "RS256", dict(CLAIMS, aud=["a", "mail"])), imaps])


def python():
    m = imaplib.IMAP4("localhost", int(port("imap")))
    check("AUTH=CRAM-MD5" in m.capabilities and "AUTH=PLAIN" not in m.capabilities, "in the clear: no passwords")
    check(not any("PLUS" in c or "OAUTH" in c for c in m.capabilities), "nor tokens and -PLUS", m.capabilities)
    check(m.login_cram_md5(*JOE)[0] == "OK", "imaplib: CRAM-MD5 in the clear")
    m.logout()
    m = imaplib.IMAP4("localhost", int(port("imap")))
    m.starttls(tls)
    caps = [c for c in m.capabilities if c.startswith("AUTH=")]
    check(caps[:2] == ["AUTH=SCRAM-SHA-256-PLUS", "AUTH=SCRAM-SHA-1-PLUS"], "after STARTTLS: the best first", caps)
    m.logout()
    p = poplib.POP3("localhost", int(port("pop3")))
    check(b"<" in p.welcome, "pop3: a timestamp in the greeting", p.welcome)
    check(p.apop(*JOE).startswith(b"+OK"), "poplib: APOP")
    p.quit()
    for who, password in (JOE[0], "wrong"), ("nobody@example.org", "x"):
        p = poplib.POP3("localhost", int(port("pop3")))
        try:
            p.apop(who, password)
            check(False, "poplib: APOP refused")
        except poplib.error_proto as e:
            check("-ERR [AUTH] " in str(e), "poplib: APOP, %s" % who, e)
        p.close()
    with smtplib.SMTP("localhost", int(port("submission"))) as s:
        s.ehlo()
        check("PLAIN" not in s.esmtp_features["auth"].split(), "submission: no PLAIN in the clear", s.esmtp_features)
        s.user, s.password = JOE
        check(s.auth("CRAM-MD5", s.auth_cram_md5)[0] == 235, "smtplib: CRAM-MD5 in the clear")


class Imap:
    "A few lines of IMAP, to send what no client sends."
    def __init__(self):
        self.s = tls.wrap_socket(socket.create_connection(("localhost", int(port("imaps"))), 10), server_hostname="localhost")
        self.f = self.s.makefile("rwb", 0)
        self.f.readline()

    def auth(self, mech, *responses):
        self.f.write(("a AUTHENTICATE %s\r\n" % mech).encode())
        for r in responses:
            line = self.f.readline()
            if not line.startswith(b"+"):
                return line
            self.f.write((r if isinstance(r, bytes) else r(base64.b64decode(line[2:])).encode()) + b"\r\n")
        return self.f.readline()


def scram(who, password, flag, nonce="abc", cb=b""):
    "The two responses of SCRAM-SHA-256, and what the server's first message was."
    seen = {}
    bare = "n=%s,r=%s" % (who, nonce)

    def final(first):
        first = first.decode()
        seen["first"] = first
        d = dict(x.split("=", 1) for x in first.split(","))
        import hmac
        salted = hashlib.pbkdf2_hmac("sha256", password.encode(), base64.b64decode(d["s"]), int(d["i"]))
        key = hmac.new(salted, b"Client Key", "sha256").digest()
        without = "c=%s,r=%s" % (b64((flag + ",,").encode() + cb), d["r"])
        auth = ",".join((bare, first, without)).encode()
        sig = hmac.new(hashlib.sha256(key).digest(), auth, "sha256").digest()
        return b64(without + ",p=" + b64(bytes(x ^ y for x, y in zip(key, sig))))
    return (b64(flag + ",," + bare).encode(), final), seen


def by_hand():
    r, seen = scram(JOE[0], JOE[1], "n")
    check(Imap().auth("SCRAM-SHA-256", *r, b"").startswith(b"a OK"), "SCRAM by hand")
    r, seen = scram(JOE[0], JOE[1], "y")
    check(Imap().auth("SCRAM-SHA-256", *r, b"").startswith(b"a NO [AUTH"), "SCRAM: a downgrade is refused (RFC 5802 6)")
    r, seen = scram(JOE[0], JOE[1], "p=tls-exporter", cb=b"x" * 32)
    check(Imap().auth("SCRAM-SHA-256-PLUS", *r, b"").startswith(b"a NO [AUTH"), "SCRAM-PLUS: another channel")
    # tls-server-end-point (RFC 5929 4): our certificate is signed with SHA-256.
    der = ssl.PEM_cert_to_DER_cert(open(CA).read())
    for name, cb, good in ("the channel's", hashlib.sha256(der).digest(), True), ("another", b"x" * 32, False):
        r, seen = scram(JOE[0], JOE[1], "p=tls-server-end-point", cb=cb)
        check(Imap().auth("SCRAM-SHA-256-PLUS", *r, b"").startswith(b"a OK") == good, "SCRAM-PLUS, imaps, certificate: %s" % name)
        with smtplib.SMTP("localhost", int(port("submission"))) as s:
            s.starttls(context=tls)
            s.ehlo()
            r, seen = scram(JOE[0], JOE[1], "p=tls-server-end-point", cb=cb)
            code, text = s.docmd("AUTH", "SCRAM-SHA-256-PLUS " + r[0].decode())
            code, text = s.docmd(r[1](base64.b64decode(text))) if code == 334 else (code, text)
            code, text = s.docmd("") if code == 334 else (code, text)
            check((code == 235) == good, "SCRAM-PLUS, submission, STARTTLS, certificate: %s" % name, (code, text))
    with smtplib.SMTP("localhost", int(port("submission"))) as s:
        old = ssl.create_default_context(cafile=CA)
        old.maximum_version = ssl.TLSVersion.TLSv1_2
        s.starttls(context=old)
        s.ehlo()
        for name, flip, good in ("another", b"x", False), ("the channel's", b"", True):
            cb = s.sock.get_channel_binding("tls-unique")
            r, seen = scram(JOE[0], JOE[1], "p=tls-unique", cb=flip + cb[len(flip):])
            code, text = s.docmd("AUTH", "SCRAM-SHA-256-PLUS " + r[0].decode())
            code, text = s.docmd(r[1](base64.b64decode(text))) if code == 334 else (code, text)
            code, text = s.docmd("") if code == 334 else (code, text)
            check((code == 235) == good, "SCRAM-PLUS, submission, TLS 1.2, tls-unique: %s" % name, (code, text))
    salts = []
    for i in range(2):
        r, seen = scram("nobody@example.org", "x", "n")
        check(Imap().auth("SCRAM-SHA-256", *r, b"").startswith(b"a NO [AUTH"), "SCRAM: unknown user")
        salts.append(seen["first"].split(",")[1:])
    r, seen = scram(JOE[0], "x", "n")
    Imap().auth("SCRAM-SHA-256", *r, b"")
    real = seen["first"].split(",")[1:]
    check(salts[0] == salts[1] and salts[0] != real and len(salts[0][0]) == len(real[0]) and salts[0][1] == real[1],
          "the salt of a user who does not exist stays the same, and looks like one", (salts, real))
    check(Imap().auth("SCRAM-SHA-256", b"*").startswith(b"a BAD"), "given up")
    check(Imap().auth("CRAM-MD5", b"not base64!").startswith(b"a BAD"), "not base64")


gsasl()
swaks()
msmtp()
mutt()
curl()
python()
by_hand()
