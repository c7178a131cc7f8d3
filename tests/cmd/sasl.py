# sasl - conversations with file-auth. Each line printed is one test; see
# tests/lib/checks.sh. SPDX-License-Identifier: ISC
import base64, hashlib, hmac, os, select, shutil, subprocess, sys, time

T, BIN = os.environ["T"], os.environ["BIN"]
sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
import tokens

ALL = "SCRAM-SHA-256-PLUS SCRAM-SHA-256 SCRAM-SHA-1 OAUTHBEARER XOAUTH2 DIGEST-MD5 CRAM-MD5 APOP PLAIN LOGIN"


def check(good, name, why=""):
    print(("ok\t%s" % name) if good else "no\t%s\t%s" % (name, repr(why)[:1000]), flush=True)


def b64(s):
    return base64.b64encode(s if isinstance(s, bytes) else s.encode()).decode()


def file(name, text, mode=0o644):
    with open(T + "/" + name, "w") as f:
        f.write(text)
    os.chmod(T + "/" + name, mode)
    return T + "/" + name


RIGHT = file("right", "ann@example.org:{PLAIN}ann-secret:3000:3000::/tmp::\n")
LEFT = file("left", "joe@example.org:{PLAIN}joe-secret:3000:3000::/tmp::\n")


class Asker:
    def __init__(self, *options, users=RIGHT, left=None, env=None, auth=BIN + "/file-auth"):
        argv = [BIN + "/file-auth", "--users", left, "--mechanisms", ALL, "--failure-delay", "0"] if left else []
        argv += [auth, "--users", users, "--failure-delay", "0"] + list(options)
        if "--mechanisms" not in options:
            argv += ["--mechanisms", ALL]
        self.p = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                  env=dict(os.environ, **(env or {})))
        self.pending = b""

    def say(self, line):
        try:
            self.p.stdin.write((line if isinstance(line, bytes) else line.encode()) + b"\n")
            self.p.stdin.flush()
        except BrokenPipeError:
            return b""
        return self.hear()

    def hear(self, seconds=60):
        end = time.monotonic() + seconds
        while b"\n" not in self.pending:
            if not select.select([self.p.stdout], [], [], max(0, end - time.monotonic()))[0]:
                return b"(silence)"
            more = os.read(self.p.stdout.fileno(), 65536)
            if not more:
                return self.pending
            self.pending += more
        line, _, self.pending = self.pending.partition(b"\n")
        return line + b"\n" + self.hear(seconds) if line[3:4] == b"-" else line

    def end(self):
        self.p.stdin.close()
        code = self.p.wait(120)
        self.log = self.p.stderr.read()
        return code


def challenge(line):
    return base64.b64decode(line[4:]) if line.startswith(b"334") else None


def cram(line, user, password):
    return b64(user + " " + hmac.new(password.encode(), challenge(line), "md5").hexdigest())


def digest(line, user, password):
    got = dict(x.split("=", 1) for x in challenge(line).decode().replace('"', "").split(","))
    md5 = lambda b: hashlib.md5(b).digest()
    a1 = md5(("%s:%s:%s" % (user, got.get("realm", ""), password)).encode()) + (":%s:xyz" % got["nonce"]).encode()
    kd = "%s:%s:00000001:xyz:auth:%s" % (md5(a1).hex(), got["nonce"], md5(b"AUTHENTICATE:imap/h").hex())
    return b64('username="%s",realm="%s",nonce="%s",cnonce="xyz",nc=00000001,qop=auth,digest-uri="imap/h",response=%s'
               % (user, got.get("realm", ""), got["nonce"], md5(kd.encode()).hex()))


def scram(a, user, password, initial=True, flag="n", cb=b"", mech="SCRAM-SHA-256", tamper=None):
    bare = "n=%s,r=abc" % user
    first = b64(flag + ",," + bare)
    if initial:
        line = a.say("AUTH %s %s" % (mech, first))
    else:
        line = a.say("AUTH " + mech)
        if line != b"334 ":
            return line
        line = a.say(first)
    if challenge(line) is None:
        return line
    server = challenge(line).decode()
    got = dict(x.split("=", 1) for x in server.split(","))
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), base64.b64decode(got["s"]), int(got["i"]))
    key = hmac.new(salted, b"Client Key", "sha256").digest()
    final = "c=%s,r=%s" % (b64((flag + ",,").encode() + cb), got["r"])
    sig = hmac.new(hashlib.sha256(key).digest(), ",".join((bare, server, final)).encode(), "sha256").digest()
    line = a.say(b64(final + ",p=" + b64(bytes(x ^ y for x, y in zip(key, sig)))))
    return a.say("=") if challenge(line) is not None else line


def attempts(a, user, password):
    "Each mechanism, in a conversation of its own."
    stamp = "<1.2@host>"
    plain = b64("\0%s\0%s" % (user, password))
    yield "PLAIN", lambda a: a.say("AUTH PLAIN " + plain)
    yield "PLAIN, asked first", lambda a: a.say(plain) if a.say("AUTH PLAIN") == b"334 " else b"?"
    yield "LOGIN", lambda a: (a.say("AUTH LOGIN"), a.say(b64(user)), a.say(b64(password)))[2]
    yield "LOGIN, the name at once", lambda a: (a.say("AUTH LOGIN " + b64(user)), a.say(b64(password)))[1]
    yield "CRAM-MD5", lambda a: a.say(cram(a.say("AUTH CRAM-MD5"), user, password))
    yield "SCRAM", lambda a: scram(a, user, password)
    yield "SCRAM, asked first", lambda a: scram(a, user, password, False)
    yield "APOP", lambda a: a.say("APOP %s %s %s" % (stamp, user, hashlib.md5((stamp + password).encode()).hexdigest()))

    def run_digest(a):
        line = a.say(digest(a.say("AUTH DIGEST-MD5"), user, password))
        return a.say("=") if challenge(line) is not None else line
    yield "DIGEST-MD5", run_digest


def stacking():
    for user, password, good in (("ann@example.org", "ann-secret", True), ("joe@example.org", "joe-secret", True),
                                 ("joe@example.org", "wrong", False), ("nobody@example.org", "x", False)):
        for name, attempt in attempts(None, user, password):
            a = Asker(left=LEFT)
            line = attempt(a)
            want = b"235 2.7.0 user=" + user.encode() if good else b"535 5.7.8 authentication failed"
            check(line == want, "stacked: %s, %s, %s" % (name, user, password), line)
            a.end()
    # The left knows fewer mechanisms: what cannot be told apart, is not.
    a = Asker("--mechanisms", ALL, left=LEFT)
    check(a.say("CAPA").startswith(b"250-AUTH SCRAM-SHA-256-PLUS SCRAM-SHA-256"), "CAPA, stacked")
    a.end()


def facts():
    env = {"SSL_PROTOCOL": "TLSv1.3", "SSL_CB_EXPORTER": b64("0123456789")}
    a = Asker(env=env)
    a.say("BIND tls-exporter " + b64("another"))
    line = scram(a, "ann@example.org", "ann-secret", flag="p=tls-exporter", cb=b"0123456789", mech="SCRAM-SHA-256-PLUS")
    check(line.startswith(b"235"), "the wrapper's binding goes before the asker's", line)
    a.end()
    a = Asker(env=env)
    line = scram(a, "ann@example.org", "ann-secret", flag="y")
    check(line.startswith(b"535"), "downgrade", line)
    a.end()
    check(b"taken out of the offer" in a.log, "is logged", a.log)
    a = Asker()
    check(a.say("BIND tls-exporter " + b64("0123")).startswith(b"250"), "BIND")
    line = scram(a, "ann@example.org", "ann-secret", flag="p=tls-exporter", cb=b"0123", mech="SCRAM-SHA-256-PLUS")
    check(line.startswith(b"235"), "the asker's binding, after STARTTLS", line)
    for bad in "BIND", "BIND x", "BIND a b c", "BIND tls\0 YQ==", "BIND x !", "CHALLENGE", "CHALLENGE !", "APOP x y", \
            "BIND x " + "A" * 500, "BIND " + "x" * 40 + " YQ==":
        line = a.say(bad)
        check(line.startswith(b"501"), "not of the form: " + bad[:20], line)
    a.end()
    cert = {"SSL_PROTOCOL": "TLSv1.3", "SSL_CLIENT_VERIFY": "SUCCESS", "SSL_CLIENT_S_DN_CN": "ann@example.org"}
    for name, options, env, response, want in (
            ("a certificate", ["--external", "cn"], cert, "=", b"235 2.7.0 user=ann@example.org"),
            ("as another", ["--external", "cn"], cert, b64("joe@example.org"), b"535"),
            ("not verified", ["--external", "cn"], dict(cert, SSL_CLIENT_VERIFY="FAILED"), "=", b"535"),
            ("no TLS", ["--external", "cn"], dict(cert, SSL_PROTOCOL=""), "=", b"535"),
            ("another field", ["--external", "email"], cert, "=", b"535"),
            ("an unknown user", ["--external", "cn"], dict(cert, SSL_CLIENT_S_DN_CN="x@y"), "=", b"535"),
            ("not allowed", [], cert, "=", b"504")):
        a = Asker("--mechanisms", "EXTERNAL", *options, env=env)
        line = a.say("AUTH EXTERNAL " + response)
        check(line.startswith(want), "EXTERNAL: " + name, line)
        a.end()
    path = file("facts", "SSL_PROTOCOL=TLSv1.3\0SSL_CLIENT_VERIFY=SUCCESS\0SSL_CLIENT_S_DN_CN=ann@example.org\0")
    with open(path) as f:
        os.set_inheritable(f.fileno(), True)
        p = subprocess.run([BIN + "/file-auth", "--users", RIGHT, "--external", "cn"], input=b"AUTH EXTERNAL =\n",
                           stdout=subprocess.PIPE, close_fds=False, env=dict(os.environ, SSLFACTSFD=str(f.fileno())))
        check(p.stdout.startswith(b"235"), "EXTERNAL: after STARTTLS, by SSLFACTSFD", p.stdout)


def oauth():
    claims = {"email": "ann@example.org", "aud": "mail", "exp": int(time.time()) + 600}
    token = tokens.sign(T, "ES256", claims)
    message = lambda t, who="": "AUTH OAUTHBEARER " + b64("n,%s,\1auth=Bearer %s\1\1" % (who and "a=" + who, t))
    keys = ("--oauth-keys", T + "/jwks.json", "--oauth-audience", "mail")
    a = Asker(*keys)
    check(a.say(message(token)).startswith(b"235 2.7.0 user=ann@example.org"), "a token")
    a.end()
    a = Asker(*keys)
    line = a.say(message(token[:-4] + "AAAA"))
    check(challenge(line) is not None and b'"invalid_token"' in challenge(line), "a bad one: why, in JSON", line)
    check(a.say("AQ==").startswith(b"535"), "and no, after the dummy response")
    check(a.say(message(token, "joe@example.org")).startswith(b"535"), "somebody else's name")
    a.end()
    check(b"eyJ" not in a.log, "no token in the log", a.log)
    a = Asker("--oauth-keys", file("nokeys", "{}"), "--oauth-audience", "mail")
    check(a.say(message(token)).startswith(b"454"), "damaged keys: it cannot be told")
    a.end()
    for name, script, want in (
            ("yes", "cat >%s/seen; echo ann@example.org" % T, b"235 2.7.0 user=ann@example.org"),
            ("no", "exit 1", b"334 "), ("it fails", "exit 2", b"454"), ("it says nothing", "exit 0", b"454"),
            ("it says too much", "yes | head -c 100000; exit 0", b"454"), ("it dies", "kill -9 $$", b"454"),
            ("unknown user", "echo x@y", b"535")):
        program = file("introspect", "#!/bin/sh\n%s\n" % script, 0o755)
        os.chmod(T, 0o777)
        a = Asker("--oauth-program", program)
        line = a.say(message("opaque-token"))
        check(line.startswith(want), "token program: " + name, line)
        a.end()
    check(open(T + "/seen").read() == "opaque-token", "the token is on its standard input")
    os.chmod(T, 0o755)


def hostile():
    "Nothing of this is a login, and each is answered; the next attempt works."
    junk = ["", "=", "!", "AAAA", "*", b64("\0"), b64("a\0b\0c\0d"), b64("n,,n=a,r="), b64("n,,n=" + "a" * 3000 + ",r=b"),
            b64(b"\xff" * 50), "A" * 12000, "A" * 20000, "====", b64("x " + "0" * 32), b64('username="'), "\x01\x02", "a b"]
    for mech in ALL.split():
        if mech == "APOP":
            continue
        bad = []
        a = Asker("--oauth-keys", T + "/jwks.json", "--oauth-audience", "mail")
        for j in junk:
            for first in "AUTH %s" % mech, "AUTH %s %s" % (mech, j):
                line = a.say(first)
                for _ in range(4):
                    if not line.startswith(b"334"):
                        break
                    line = a.say(j)
                if not line[:3] in (b"501", b"500", b"535", b"454"):
                    bad.append((first[:40], line))
                if line.startswith(b"454"):
                    a.end()
                    a = Asker("--oauth-keys", T + "/jwks.json", "--oauth-audience", "mail")
        check(not bad, "%s: nonsense is refused" % mech, bad)
        a.end()
        a = Asker("--oauth-keys", T + "/jwks.json", "--oauth-audience", "mail")
        a.p.stdin.write(("AUTH %s\n" % mech).encode())
        check(a.end() == 0, "%s: the asker goes away" % mech, a.log)
    a = Asker()
    for word in "", "*", "=", "A" * 30, "PLAI\0N", "APOP", "SCRAM-SHA-256-PLUS-PLUS":
        line = a.say("AUTH " + word)
        check(line.startswith(b"504"), "no mechanism: %r" % word[:8], line)
    check(scram(a, "ann@example.org", "ann-secret").startswith(b"235"), "after all that a login works")
    a.end()


def taken_over():
    "A password-check that lies: nobody logs in but whom it was told the verifiers of, by a word of its own."
    os.mkdir(T + "/lies")
    shutil.copy(BIN + "/file-auth", T + "/lies/file-auth")
    ann = b64("ann@example.org")
    for name, says, want in (
            ("yes without a question", "235 yes", b"454"), ("whose it is, unasked", "351 " + ann, b"454"),
            ("a token of its own", "352 eA==", b"454"), ("a password, unasked", "250 eA==", b"454"),
            ("two questions", "350 %s\\n350 %s" % (ann, ann), b"454"), ("no name", "350", b"454"),
            ("not base64", "350 !", b"454"), ("three names", "350 YQ== YQ== YQ==", b"454"),
            ("a user who does not exist", "350 %s\\n235 yes" % b64("x@y"), b"535"),
            ("somebody else", "350 %s %s\\n235 yes" % (ann, b64("joe@example.org")), b"535"),
            ("a name with LF", "350 " + b64("ann@example.org\n"), b"535"), ("nothing", "", b"454"),
            ("nonsense", "xyz", b"454"), ("an endless line", "350 " + "A" * 40000, b"454"),
            ("a code of another", "220 x", b"454")):
        file("lies/password-check", "#!/bin/sh\nread a\nprintf '%s\\n'\n" % says +
             ("while read a; do [ \"$a\" = END ] && break; done\n" if "\\n235" in says or "LF" in name else "") +
             ("printf '535 no\\n'\n" if "LF" in name else ""), 0o755)
        a = Asker(auth=T + "/lies/file-auth")
        line = a.say("AUTH PLAIN " + b64("\0ann@example.org\0x"))
        check(line.startswith(want), "password-check lies: " + name, line)
        a.end()
    file("lies/password-check", "#!/bin/sh\nexit 1\n", 0o755)
    a = Asker(auth=T + "/lies/file-auth")
    check(a.say("AUTH LOGIN").startswith(b"454"), "password-check does not start")
    a.end()


stacking()
facts()
oauth()
hostile()
taken_over()
