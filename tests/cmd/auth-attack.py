# auth-attack - attacks on authenticators. Each line printed is one test; see
# tests/lib/checks.sh. SPDX-License-Identifier: ISC
import base64, hashlib, hmac, os, random, shutil, socket, subprocess, time

T, BIN = os.environ["T"], os.environ["BIN"]
UID = 30000 if os.getuid() == 0 else os.getuid()
NO, LATER = "535 5.7.8 authentication failed", "454 4.7.0 authentication cannot be done now"


def check(good, name, why=""):
    print(("ok\t%s" % name) if good else "no\t%s\t%s" % (name, repr(why)[:1000]), flush=True)


def same(got, want, name):
    check(got == want, name, (got, want))


def b64(s):
    return base64.b64encode(s if isinstance(s, bytes) else s.encode()).decode()


def file(name, text, mode=0o600):
    path = T + "/" + name
    with open(path, "w") as f:
        f.write(text)
    os.chmod(path, mode)
    return path


def plain(user, password, authzid=""):
    return "AUTH PLAIN " + b64("%s\0%s\0%s" % (authzid, user, password))


def ids(name, extra=""):
    return ":%d:%d::%s/%s::%s\n" % (UID, UID, T, name, extra)


def run(argv, lines, env=None, code=False):
    """By hand: the replies, of those with several lines the last one only."""
    p = subprocess.run(argv, input="".join(x + "\n" for x in lines).encode("utf-8", "surrogateescape"),
                       capture_output=True, env=dict(os.environ, **(env or {})), timeout=300)
    out = [x for x in p.stdout.decode("utf-8", "replace").splitlines() if x[3:4] != "-"]
    return (out, p.returncode, p.stderr.decode("utf-8", "replace")) if code else out


USERS = file("users", "joe@example.org:{PLAIN}joe-secret" + ids("joe", "allow_nets=192.0.2.0/24") +
             "ann@example.org:{PLAIN}ann-secret" + ids("ann") +
             "gone@example.org:{PLAIN}gone-secret" + ids("gone", "nologin") +
             "hash@example.org:{SCRAM-SHA-256}4096,%s,%s,%s" % (b64("salt-of-hash-123"), b64(b"k" * 32), b64(b"s" * 32)) + ids("h") +
             "none@example.org:{PLAIN}" + ids("none") + "void@example.org:" + ids("void"))
MASTER = file("master", "boss@example.org:{PLAIN}boss-secret::::::\n")
AUTH = [BIN + "/file-auth", "--users", USERS, "--realm", "example.org", "--failure-delay", "0"]


def names():
    """Proven names are not taken apart, and keep to what holds for passwords."""
    said = file("said", "", 0o644)
    program = file("tokens", "#!/bin/sh\ncat >/dev/null; cat '%s'\n" % said, 0o755)
    auth = AUTH + ["--oauth-program", program, "--mechanisms", "OAUTHBEARER EXTERNAL", "--external", "cn"]
    def token(whose, authzid="", env=None, more=()):
        file("said", whose + "\n", 0o644)
        out = run(auth + list(more), ["AUTH OAUTHBEARER " + b64("n,%s,\1auth=Bearer abc\1\1" %
                  (authzid and "a=" + authzid)), "AQ=="], env)
        return out[out[0][:3] == "334"]
    same(token("ann@example.org"), "235 2.7.0 user=ann@example.org", "a token is good for its user")
    master = ["--master", MASTER]
    same(token("ann@example.org*boss@example.org", more=master), NO, "a token whose name looks like a master user's")
    same(token("boss@example.org", "ann@example.org", more=master), "235 2.7.0 user=ann@example.org",
         "the master user's own token")
    same(run(AUTH + master, [plain("ann@example.org*boss@example.org", "boss-secret")])[0],
         "235 2.7.0 user=ann@example.org", "who types it is the master user")
    same(token("joe@example.org", env={"TCPREMOTEIP": "198.51.100.1"}), NO, "a token from a network that is not the user's")
    same(token("joe@example.org", env={"TCPREMOTEIP": "192.0.2.7"}), "235 2.7.0 user=joe@example.org", "and from the one that is")
    same(token("gone@example.org"), NO, "a suspended user's token")
    cert = {"SSL_PROTOCOL": "TLSv1.3", "SSL_CLIENT_VERIFY": "SUCCESS", "SSL_CLIENT_S_DN_CN": "ann@example.org*boss@example.org"}
    same(run(auth + master, ["AUTH EXTERNAL ="], cert)[0], NO, "a certificate whose name looks like a master user's")


def scram(auth, user, password, env=None):
    """The lines of a SCRAM-SHA-256 exchange."""
    p = subprocess.Popen(auth, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    def say(line):
        p.stdin.write(line.encode() + b"\n")
        p.stdin.flush()
        return p.stdout.readline().decode().rstrip("\n")
    bare = "n=%s,r=abcdef" % user
    lines = [say("AUTH SCRAM-SHA-256 " + b64("n,," + bare))]
    if lines[0].startswith("334 "):
        first = base64.b64decode(lines[0][4:]).decode()
        f = dict(x.split("=", 1) for x in first.split(","))
        salted = hashlib.pbkdf2_hmac("sha256", password.encode(), base64.b64decode(f["s"]), int(f["i"]))
        key = hmac.new(salted, b"Client Key", "sha256").digest()
        last = "c=biws,r=" + f["r"]
        sign = hmac.new(hashlib.sha256(key).digest(), ",".join((bare, first, last)).encode(), "sha256").digest()
        lines.append(say("AUTH"[:0] + b64(last + ",p=" + b64(bytes(a ^ b for a, b in zip(key, sign))))))
        if lines[1].startswith("334 "):
            lines.append(say("="))
    p.stdin.close()
    p.wait(120)
    return lines


def suspended():
    auth = AUTH + ["--mechanisms", "SCRAM-SHA-256 PLAIN"]
    same(scram(auth, "ann@example.org", "ann-secret")[-1], "235 2.7.0 user=ann@example.org", "SCRAM")
    same([x[:3] for x in scram(auth, "gone@example.org", "gone-secret")], ["334", "535"],
         "SCRAM does not tell a suspended user that the password was right")
    same([x[:3] for x in scram(auth, "gone@example.org", "wrong")], ["334", "535"], "nor that it was wrong")


def empty():
    users = "joe@example.org", "none@example.org", "void@example.org", "nobody@example.org"
    for user in users:
        same(run(AUTH, [plain(user, "")]), [NO], "PLAIN: no password for " + user)
        same(run(AUTH, ["AUTH LOGIN " + b64(user), "="])[-1], NO, "LOGIN: no password for " + user)
    for bad in ("ann@example.org\0x", "ann@example.org ", " ann@example.org", "ann@example.org\n", "ann\x01@example.org",
                "ann@example.org@example.org", "a%u@example.org", "ann:x@example.org", "@example.org", "ann@", "../ann@example.org"):
        got = run(AUTH, ["AUTH LOGIN " + b64(bad), b64("ann-secret")])[-1]
        check(not got.startswith("235"), "a name that is none: %r" % bad, got)
    got = run(AUTH, ["AUTH LOGIN " + b64("ann@example.org"), b64("ann-secret\0x")])[-1]
    check(not got.startswith("235"), "a password with a NUL behind it", got)
    same(run(AUTH, ["AUTH PLAIN " + b64("\0\uff41nn@example.org\0ann-secret")])[0], "235 2.7.0 user=ann@example.org",
         "a wide letter is the letter (SASLprep), with the right password")
    deny = ["--deny", file("deny", "ann@example.org\n")]
    for name in "ann", "ANN@EXAMPLE.org", "\uff41nn@example.org", "ann\u00ad@example.org":
        same(run(AUTH + deny, [plain(name, "ann-secret")]), [NO], "the deny list holds for %a" % name)


def spellings():
    throttle = T + "/throttle"
    alias = ["--domain-alias", file("alias", "alias.org example.org\n")]
    auth = AUTH + alias + ["--throttle", throttle, "--master", MASTER]
    for i, name in enumerate(("ann", "ann@example.org", "ANN@Example.ORG", "ann@alias.org")):
        run(auth, [plain(name, "guess %d" % i)], {"TCPREMOTEIP": "192.0.2.%d" % i})
    for i, name in enumerate(("ann@example.org*boss", "joe@example.org*boss@alias.org")):
        run(auth, [plain(name, "guess %d" % i)], {"TCPREMOTEIP": "192.0.2.%d" % i})
    listed = run([BIN + "/auth-throttle", "--throttle", throttle, "--list"], [])
    users = sorted(x for x in listed if "@" in x)
    check(len(users) == 2 and all(x.count("example.org") == 1 for x in users),
          "guesses are counted for one user, however he is spelled", listed)
    os.unlink(throttle)
    for i, address in enumerate(("::ffff:192.0.2.1", "192.0.2.1", "fe80::1%eth0")):
        run(auth, [plain("ann", "guess %d" % i)], {"TCPREMOTEIP": address})
    listed = "\n".join(run([BIN + "/auth-throttle", "--throttle", throttle, "--list"], []))
    check("192.0.2.1" in listed and "ffff" not in listed, "an address in IPv6 form is the IPv4 one", listed)
    check("fe80::" in listed, "a link-local address with a zone is counted", listed)


def past():
    """What a file said before it was changed is not what it says now."""
    slow = subprocess.run(["openssl", "passwd", "-6", "-salt", "rounds=900000$abcdefgh", "slow-secret"],
                          capture_output=True, text=True).stdout.strip()
    if "rounds=" not in slow:
        import crypt
        slow = crypt.crypt("slow-secret", "$6$rounds=900000$abcdefgh$")
    users, cache = file("slow", "slow@example.org:{CRYPT}" + slow + ids("slow")), T + "/cache"
    auth = [BIN + "/file-auth", "--users", users, "--cache", cache]
    p = subprocess.Popen(auth, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    p.stdin.write(plain("slow@example.org", "slow-secret").encode() + b"\n")
    p.stdin.flush()
    children = "/proc/%d/task/%d/children" % (p.pid, p.pid)
    end = time.monotonic() + 10
    while os.path.exists(children) and time.monotonic() < end:
        pids = open(children).read().split()
        if pids and os.path.exists("/proc/%s/stat" % pids[0]):
            used = open("/proc/%s/stat" % pids[0]).read().rsplit(")", 1)[1].split()
            if int(used[11]) > 2:        # it is hashing
                break
        time.sleep(0.01)
    file("slow", "other@example.org:{PLAIN}x" + ids("other"))
    p.stdin.close()
    same(p.stdout.read().decode().strip(), "235 2.7.0 user=slow@example.org", "a login while the user is being deleted")
    p.wait(120)
    same(run(auth, [plain("slow@example.org", "slow-secret"), "VRFY slow@example.org"]), [NO, "550 5.1.1 no such user"],
         "is the last one, with --cache too")
    os.unlink(cache)
    auth = AUTH + ["--cache", cache]
    same(run(auth, [plain("ann", "ann-secret")])[0][:3], "235", "a user who is remembered")
    was = open(USERS).read()
    file("users", was.replace("ann-secret", "new-secret"))
    same(run(auth, [plain("ann", "ann-secret"), plain("ann", "new-secret")]), [NO, "235 2.7.0 user=ann@example.org"],
         "a new password counts at once, and the old one no more")
    file("users", was.replace("ann@example.org", "eve@example.org"))
    same(run(auth, [plain("ann", "new-secret"), plain("ann", "ann-secret")]), [NO, NO], "a deleted user is out at once")
    file("users", was)
    # Two backends, one file.
    program = file("check", "#!/bin/sh\nexit 1\n", 0o755)
    other = [BIN + "/checkpassword-auth", "--program", program, "--cache", cache, "--failure-delay", "0", "--ids", "%d:%d" % (UID, UID)]
    run(auth, [plain("ann", "ann-secret")])
    same(run(other, [plain("ann@example.org", "ann-secret")]), [NO], "another backend is not told what one has remembered")


def taken():
    """A password-check, and a child, that somebody else has taken over."""
    os.makedirs(T + "/own", exist_ok=True)
    os.chmod(T + "/own", 0o755)
    shutil.copy(BIN + "/file-auth", T + "/own/file-auth")
    shutil.copy(BIN + "/auth-cache", T + "/own/auth-cache")
    cache = T + "/poisoned"
    def fake(script, lines, *options):
        file("own/password-check", "#!/bin/sh\nset -f\n" + script, 0o755)
        return run([T + "/own/file-auth", "--users", USERS, "--failure-delay", "0", "--cache", cache] + list(options), lines)
    until = "while read -r l; do case $l in END|ASK) break;; esac; done\n"
    start = "while read -r l; do case $l in AUTH*) break;; esac; done\n"
    got = fake(start + "echo 350 %s\n" % b64("ann@example.org") + until + "echo '235 {PLAIN}evil'\nread -r l\n",
               ["AUTH SCRAM-SHA-256 x"], "--mechanisms", "SCRAM-SHA-256 PLAIN")
    same(got, ["235 2.7.0 user=ann@example.org"], "it says who has logged in")
    same(run([BIN + "/file-auth", "--users", USERS, "--cache", cache, "--failure-delay", "0"], [plain("ann@example.org", "evil")]), [NO],
         "but leaves no password behind that nobody has asked for")
    for script in ("echo 235 yes\n", "echo 250 YQ==\n", "echo 351 %s\n" % b64("ann@example.org"),
                   "echo 352 YQ==\n", "echo 350 %s; %s; echo 350 %s\n" % (b64("ann@example.org"), until.strip().replace("\n", " "), b64("joe@example.org")),
                   "echo 350 '!!'\n", "echo 350\n", "while :; do echo 334 YQ==; done\n", "exec cat /dev/zero\n",
                   "yes 2 | tr -d '\\n'\n", "exit 1\n", "echo 999 x\n", "echo '235'\n"):
        got = fake(start + script, [plain("ann@example.org", "x")] + ["YQ=="] * 20)
        check(got and not any(x.startswith("235") for x in got), "password-check out of order: %r" % script[:40], got)
    lines = T + "/lines"
    note = "while read -r l; do echo \"$l\" >>'%s'; case $l in END|ASK) break;; esac; done\n" % lines
    told = {}
    for name in "nobody@example.org", "ann@example.org":
        file("lines", "", 0o666)
        fake(start + "echo 350 %s\n" % b64(name) + note + "echo 535 no\n", [plain(name, "x")],
             "--deny", file("deny", "ann@example.org\n"))
        told[name] = open(lines).read()
    check(told["ann@example.org"] == told["nobody@example.org"] and "EXAMPLE {" in told["ann@example.org"],
          "who is denied makes the work of who is unknown", told)

    def child(script, *options):
        p = subprocess.run(AUTH + list(options) + ["/bin/sh", "-c", script], capture_output=True, text=True, timeout=300,
                           stdin=subprocess.DEVNULL)
        return p.stdout
    say = "s() { printf '%s\\n' \"$1\" >&$AUTH_FD; read -r l <&$AUTH_FD; echo \"$l\"; };"
    got = child(say + "s 'CHALLENGE YQ=='; s 'REMOTE 192.0.2.1'; s 'START 0'; s RSET; s 'START 0'; s 'DELIVER ann@example.org'")
    same([x[:3] for x in got.split("\n")[:-1]], ["503", "503", "503", "250", "503", "501"],
         "a child that has been taken over: CHALLENGE REMOTE START DELIVER")
    got = child(say + "for i in $(seq 40); do s 'AUTH PLAIN !'; done; s '%s'" % plain("ann", "ann-secret")).split("\n")
    check(got[-2][:3] == "454", "malformed attempts are counted as well", got[-3:])
    got = child(say + "for i in $(seq 31); do s 'AUTH LOGIN'; s '*'; done; s '%s'" % plain("ann", "ann-secret")).split("\n")
    check(got[-2][:3] == "454", "and cancelled ones", got[-3:])


def remote():
    """REMOTE, where it is allowed: a Unix socket of whom nobody knows anything."""
    throttle = T + "/remote"
    ours, theirs = socket.socketpair()
    p = subprocess.Popen(AUTH + ["--throttle", throttle], stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL)
    theirs.close()
    f = ours.makefile("rwb", buffering=0)
    def say(line):
        f.write(line.encode() + b"\n")
        return f.readline().decode().strip()[:3]
    got = [say(x) for x in ("REMOTE 192.0.2.9", "REMOTE rubbish", "REMOTE 1.2.3", plain("ann", "guess"), "QUIT")]
    same(got, ["250", "501", "501", "535", "221"], "REMOTE")
    ours.close(), f.close()
    p.wait(120)
    listed = "\n".join(run([BIN + "/auth-throttle", "--throttle", throttle, "--list"], []))
    check("192.0.2.9" in listed, "one that is refused changes nothing", listed)


def agreed():
    """What one authenticator can, the others can."""
    md5 = hashlib.md5(b"dig:example.org:dig-secret").hexdigest()
    users = file("digest", "dig@example.org:{DIGEST-MD5}" + md5 + ids("dig"))
    auth = [BIN + "/file-auth", "--users", users, "--realm", "example.org", "--failure-delay", "0"]
    same(run(auth, [plain("dig", "dig-secret"), plain("dig", "wrong")][:1]) + run(auth, [plain("dig", "wrong")]),
         ["235 2.7.0 user=dig@example.org", NO], "{DIGEST-MD5} of a name that --realm completes")
    program = file("checks", "#!/bin/sh\nread -r u <&3; export HOME=/ USER=x; exec \"$@\"\n", 0o755)
    same(run([BIN + "/checkpassword-auth", "--program", program, "--domain-alias", file("alias", "alias.org example.org\n"),
              "--ids", "%d:%d" % (UID, UID), "--lower-case", "--failure-delay", "0"], [plain("Joe@Alias.org", "x")]),
         ["235 2.7.0 user=joe@example.org"], "--domain-alias and --lower-case of another backend")
    for tool in "file-auth", "ldap-auth", "pam-auth", "checkpassword-auth", "sasldb-auth":
        text = subprocess.run([BIN + "/" + tool, "-h"], capture_output=True, text=True).stdout
        missing = [x for x in ("throttle", "trust", "connections", "fail2ban", "domain-alias", "lower-case", "realm", "deliver")
                   if "--" + x not in text]
        check(not missing, tool + " has the options of all", missing)


def crowd():
    seats = T + "/seats"
    ours, theirs = socket.socketpair()
    argv = AUTH + ["--connections", seats, "--address-connections", "1"]
    env = dict(os.environ, TCPREMOTEIP="192.0.2.77", SERVICE="smtp")
    first = subprocess.Popen(argv + [BIN + "/smtp-recv", "true"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)
    greeting = first.stdout.readline().decode()
    check(greeting.startswith("220 "), "SMTP: the first connection of an address", (greeting, first.poll()))
    p = subprocess.run(argv + [BIN + "/smtp-recv", "true"], input=b"EHLO x\r\n", capture_output=True, env=env, timeout=120)
    check(p.stdout.startswith(b"421 4.7.0 ") and p.stdout.count(b"\n") == 1, "one too many is told so instead of a greeting", p.stdout + p.stderr)
    first.stdin.close(), first.wait(20)


def disorder():
    rng = random.Random(7)
    words = ["AUTH", "AUTH PLAIN", "AUTH LOGIN", "AUTH SCRAM-SHA-256", "AUTH CRAM-MD5", "AUTH DIGEST-MD5", "*", "=", "YQ==", "RSET",
             "CAPA", "VRFY", "VRFY ann@example.org", "VRFY " + "a" * 20000, "START", "START 0", "START -1", "START 99999999999",
             "BIND", "BIND tls-exporter YQ==", "CHALLENGE YQ==", "REMOTE ::1", "DELIVER ann@example.org", "APOP a b c", "", " ",
             "A" * 13000, "\0", "AUTH PLAIN " + "A" * 12290, "AUTH " + "X" * 100, "NOOP"]
    bad = []
    for i in range(12):
        lines = [rng.choice(words) for _ in range(60)]
        out, code, err = run(AUTH + ["--mechanisms", "PLAIN LOGIN CRAM-MD5 DIGEST-MD5 SCRAM-SHA-256"], lines, code=True)
        if code != 0 or any(x.startswith("235") for x in out) or "Sanitizer" in err:
            bad.append((i, code, err[-300:]))
    check(not bad, "commands in every wrong order", bad)


for part in names, suspended, empty, spellings, past, taken, remote, agreed, crowd, disorder:
    part()
