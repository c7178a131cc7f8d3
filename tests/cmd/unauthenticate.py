# Several users one after the other on one connection; run by unauthenticate.t.
# Nothing sleeps: each check waits for the line that must come.
# SPDX-License-Identifier: ISC
import base64, os, re, shutil, signal, socket, ssl, subprocess, sys, time, zlib

BIN, T = os.environ["BIN"], os.environ["T"]
ROOT = os.getuid() == 0


def check(good, name, why=""):
    print(("ok\t%s" % name) if good else "no\t%s\t%s" % (name, repr(why)[:600]), flush=True)


os.chmod(T, 0o755)
users = ""
IDS = {}
for i, name in enumerate(("joe", "ann")):
    uid = 30000 + i if ROOT else os.getuid()
    gid = 30000 + i if ROOT else os.getgid()
    IDS[name] = uid
    for d in ("cur", "new", "tmp"):
        os.makedirs("%s/%s/Maildir/%s" % (T, name, d))
    with open("%s/%s/Maildir/cur/1000000000.m.h:2," % (T, name), "w") as f:
        f.write("Subject: %s's own\n\nmail\n" % name)
    for d, _, files in os.walk("%s/%s" % (T, name)):
        os.chmod(d, 0o700)
        for p in [d] + [d + "/" + x for x in files]:
            os.chown(p, uid, gid)
    users += "%s:{PLAIN}%s-pw:%d:%d::%s/%s::\n" % (name, name, uid, gid, T, name)
with open(T + "/users", "w") as f:
    f.write(users)
os.chmod(T + "/users", 0o600)
REACHABLE = subprocess.run(["setpriv", "--reuid=30000", "--regid=30000", "--clear-groups", "test", "-x", T + "/joe"]).returncode == 0 if ROOT else True


class Connection:
    """file-auth with a chain behind it, on a socket pair."""

    def __init__(self, *options, unauthenticate=True, env=None, program=(BIN + "/imapd",), front=(), login=("--plaintext-auth",)):
        self.sock, theirs = socket.socketpair()
        self.sock.settimeout(60)
        self.buf, self.inflate, self.deflate, self.n = b"", None, None, 0
        self.err = open("%s/err.%d" % (T, time.monotonic_ns()), "w+b")
        e = dict(os.environ, PROTO="TCP", TCPREMOTEIP="192.0.2.1", **(env or {}))
        self.p = subprocess.Popen(list(front) + [BIN + "/file-auth", "--users", T + "/users"] + (["--unauthenticate"] if unauthenticate else []) + list(options) +
                                  [BIN + "/imap-login"] + list(login) + list(program), stdin=theirs, stdout=theirs, stderr=self.err, env=e)
        theirs.close()

    def line(self):
        while b"\r\n" not in self.buf:
            got = self.sock.recv(65536)
            if not got:
                raise EOFError(self.buf)
            self.buf += self.inflate.decompress(got) if self.inflate else got
        line, self.buf = self.buf.split(b"\r\n", 1)
        return line.decode("latin-1")

    def send(self, data):
        data = data if isinstance(data, bytes) else data.encode()
        if self.deflate:
            data = self.deflate.compress(data) + self.deflate.flush(zlib.Z_SYNC_FLUSH)
        self.sock.sendall(data)

    def until(self, tag):
        out = []
        while not out or not out[-1].startswith(tag + " "):
            out.append(self.line())
        return out

    def do(self, command):
        self.n += 1
        self.send("t%d %s\r\n" % (self.n, command))
        return self.until("t%d" % self.n)

    def login(self, user):
        return self.do("LOGIN %s %s-pw" % (user, user))

    def log(self):
        self.err.seek(0)
        return self.err.read().decode()

    def end(self, command="LOGOUT"):
        try:
            if command:
                self.send("x %s\r\n" % command)
            else:
                self.sock.shutdown(socket.SHUT_WR)
            while self.sock.recv(65536):
                pass
        except OSError:
            pass
        self.sock.close()
        return self.p.wait(60)


def whose(c):
    out = "\n".join(c.do("SELECT INBOX") + c.do("FETCH 1 BODY.PEEK[HEADER.FIELDS (SUBJECT)]"))
    m = re.search(r"Subject: (\w+)'s own", out)
    return m[1] if m else out


def children(pid):
    with open("/proc/%d/task/%d/children" % (pid, pid)) as f:
        return [int(x) for x in f.read().split()]


# -- one after the other
c = Connection()
greeting = c.line()
check(greeting.startswith("* OK [CAPABILITY") and "UNAUTHENTICATE" not in greeting, "greeting", greeting)
out = c.do("UNAUTHENTICATE")
check(out[-1].startswith("t1 BAD"), "not before a login", out)
c.login("joe")
out = c.do("CAPABILITY")
check(" UNAUTHENTICATE" in out[0], "CAPABILITY of the session", out)
check(whose(c) == "joe", "joe's mailbox")
c.do("ENABLE CONDSTORE")
c.do("STORE 1 +FLAGS (\\Deleted)")
check(c.do("UNAUTHENTICATE x")[-1].split()[1] == "BAD", "with an argument")
out = c.do("UNAUTHENTICATE")
check(out == ["t%d OK UNAUTHENTICATE completed" % c.n], "UNAUTHENTICATE: OK and nothing else, no greeting", out)
out = c.do("SELECT INBOX")
check(out[-1].split()[1] == "BAD", "then nobody is logged in", out)
out = c.do("CAPABILITY")
check("AUTH=PLAIN" in out[0] and "UNAUTHENTICATE" not in out[0], "the login program answers", out)
out = c.do("LOGIN ann joe-pw")
check("NO [AUTHENTICATIONFAILED]" in out[-1], "a wrong password", out)
out = c.login("ann")
check(out[-1].split()[1] == "OK", "ann logs in", out)
check(whose(c) == "ann", "ann's mailbox")
if ROOT:
    session = [p for p in children(c.p.pid)]
    with open("/proc/%d/status" % session[0]) as f:
        status = f.read()
    check(re.search(r"^Uid:\t%d\t%d\t%d\t%d$" % ((IDS["ann"],) * 4), status, re.M) and re.search(r"^Groups:\t?\s*(%d)?\s*$" % IDS["ann"], status, re.M),
          "ann's session is ann", status)
    with open("/proc/%d/environ" % session[0], "rb") as f:
        env = f.read().decode("latin-1")
    check("joe" not in env and "UNAUTHENTICATED" not in env and "AUTH_FD=" not in env and "USER=ann" in env, "nothing of joe in its environment", env)
    fds = {x: os.readlink("/proc/%d/fd/%s" % (session[0], x)) for x in os.listdir("/proc/%d/fd" % session[0])}
    check(not any(re.search("/users|socket:.*AUTH|/joe", v) for v in fds.values()) and
          sum("memfd" in v or "deleted" in v for v in fds.values()) <= 2, "nor among its descriptors", fds)
check(c.do("FETCH 1 FLAGS")[0].count("Deleted") == 0, "flags of her own")
c.do("UNAUTHENTICATE")
c.login("joe")
c.do("SELECT INBOX")
out = c.do("FETCH 1 FLAGS")
check("\\Deleted" in out[0] and "MODSEQ" not in out[0], "joe's message was marked, not expunged; ENABLE has ended", out)
c.do("STORE 1 -FLAGS (\\Deleted)")
code = c.end()
log = c.log()
check(code == 0, "LOGOUT ends it all", code)
check(log.count("event=logout") == 3 and log.count("reason=unauthenticated") == 2 and
      re.findall(r"event=logout user=(\w+)", log) == ["joe", "ann", "joe"], "three sessions in the log, each of its user", log)
check(log.count("event=unauthenticated") == 2, "and why they ended", log)

# -- pipelined: the next login comes with it
c = Connection()
c.line()
c.send("a LOGIN joe joe-pw\r\nb SELECT INBOX\r\nc UNAUTHENTICATE\r\nd LOGIN ann ann-pw\r\ne SELECT INBOX\r\nf FETCH 1 BODY.PEEK[TEXT]\r\ng UNAUTHENTICATE\r\n"
       "h AUTHENTICATE PLAIN %s\r\ni FETCH 1 FLAGS\r\nj SELECT INBOX\r\nk LOGOUT\r\n" % base64.b64encode(b"\0joe\0joe-pw").decode())
out = c.until("k")
answers = [x for x in out if re.match(r"[a-k] ", x)]
check([x[:4] for x in answers] == ["a OK", "b OK", "c OK", "d OK", "e OK", "f OK", "g OK", "h OK", "i BA", "j OK", "k OK"],
      "all in one write", answers)
check(c.end(None) == 0, "and it ends")
c = Connection()
c.line()
c.login("joe")
c.do("UNAUTHENTICATE")
for byte in b"a LOGIN {3}\r\n":
    c.send(bytes([byte]))
check(c.line().startswith("+"), "a literal, byte by byte")
c.send("ann {6+}\r\nann-pw\r\n")
check(c.until("a")[-1].startswith("a OK"), "behind it a login")
c.end()

# -- what a client sends is never taken for a hand-over
c = Connection()
c.line()
c.login("joe")
forged = "HANDOVER 1\nuser=ann\nuid=0\ngid=0\nmaildir=%s/ann/Maildir\n\nz SELECT INBOX\r\n" % T
c.send("b UNAUTHENTICATE\r\n" + forged)
out = c.until("b")
rest = b""
try:
    while True:
        rest += c.sock.recv(65536) or b"".join([])
        if not rest or b"BAD" in rest or b"BYE" in rest:
            break
except OSError:
    pass
check(b"OK" not in rest and b"EXISTS" not in rest, "a forged hand-over is a bad command", rest)
c.end(None)

# -- bounded
c = Connection()
c.line()
n = 0
while True:
    c.login("joe")
    if " UNAUTHENTICATE" not in c.do("CAPABILITY")[0]:
        break
    c.do("UNAUTHENTICATE")
    n += 1
check(n == 19, "20 logins on one connection: then it is not offered any more", n)
check(c.do("UNAUTHENTICATE")[-1].split()[1] == "BAD" and whose(c) == "joe", "nor done")
if ROOT:
    check(children(c.p.pid) == [], "and the last session is the process that was started")
check(c.end() == 0, "it ends")

# -- not asked for: as ever
c = Connection(unauthenticate=False)
c.line()
c.login("joe")
check(" UNAUTHENTICATE" not in c.do("CAPABILITY")[0] and c.do("UNAUTHENTICATE")[-1].split()[1] == "BAD", "without --unauthenticate")
if ROOT:
    check(children(c.p.pid) == [], "no process waits")
c.end()
c = Connection(unauthenticate=False, env={"UNAUTHENTICATE_FD": "0", "UNAUTHENTICATED_FD": "0", "UNAUTHENTICATED": "3"})
check(c.line().startswith("* OK"), "an environment that pretends: greeting")
c.login("joe")
check(" UNAUTHENTICATE" not in c.do("CAPABILITY")[0], "and nothing is offered")
c.end()

# -- COMPRESS: it ends in each direction behind its line
c = Connection()
c.line()
c.login("joe")
if " COMPRESS=DEFLATE" in c.do("CAPABILITY")[0]:
    c.do("COMPRESS DEFLATE")
    c.inflate, c.deflate = zlib.decompressobj(-15), zlib.compressobj(9, zlib.DEFLATED, -15)
    check(whose(c) == "joe", "COMPRESS")
    c.do("UNAUTHENTICATE")
    c.inflate = c.deflate = None
    check(c.login("ann")[-1].split()[1] == "OK" and whose(c) == "ann", "then in the clear")
    c.do("COMPRESS DEFLATE")
    c.inflate, c.deflate = zlib.decompressobj(-15), zlib.compressobj(9, zlib.DEFLATED, -15)
    check(whose(c) == "ann", "and COMPRESS anew")
    c.send("y UNAUTHENTICATE\r\nz LOGIN joe joe-pw\r\n")
    line = c.line()
    check(line.startswith("* BYE"), "who does not wait for the answer there is shown out", line)
c.end(None)

# -- an imapd that lies: it is the user's process
liar = T + "/liar.py"
with open(liar, "w") as f:
    f.write("""import os, sys, time
how = sys.argv[1]
if how == "huge":
    os.ftruncate(4, 1 << 30)
elif how == "handover":
    os.write(4, b"HANDOVER 1\\nuser=ann\\nuid=0\\ngid=0\\n\\n")
elif how == "binary":
    os.write(4, bytes(range(256)) * 200)
elif how == "hold":
    if os.fork() == 0:
        os.close(0); os.close(1)
        while True:
            try:
                os.pwrite(4, b"a LOGIN ann wrong\\r\\n", 0)
            except OSError:
                break
            time.sleep(0.005)
            if os.path.exists(sys.argv[2]):
                break
elif how == "env":
    os.environ["UNAUTHENTICATED"] = "1"
sys.stdout.write("lied\\r\\n"); sys.stdout.flush()
os._exit(98)
""")
os.chmod(liar, 0o755)
python = shutil.which("python3", path="/usr/bin:/bin") or sys.executable
stop = T + "/stop"
for how, want in (("nothing", "OK"), ("huge", None), ("handover", None), ("binary", None), ("hold", "OK"), ("env", "OK")):
    if not os.access(python, os.X_OK):
        break
    c = Connection(program=(python, liar, how, stop))
    c.line()
    c.login("joe")
    line = c.line()
    try:
        if want is None:
            c.send("a NOOP\r\n")
            got = c.sock.recv(65536)
            check(line == "lied" and not re.search(rb"PREAUTH|^\* OK", got), "a session that lies, %s: a login dialogue, or none" % how, got)
        else:
            out = c.do("SELECT INBOX")
            check(line == "lied" and out[-1].split()[1] == "BAD", "a session that lies, %s: nobody is logged in" % how, out)
    except (EOFError, ConnectionError):
        check(want is None, "a session that lies, %s: it ends" % how)
    c.end(None)
open(stop, "w").close()

# -- failures are counted over all logins of the connection by who counts them
throttle = T + "/throttle"
c = Connection("--throttle", throttle, "--failure-delay", "0") if "--throttle" in subprocess.run(
    [BIN + "/file-auth", "-h"], capture_output=True, text=True).stdout else None
if c:
    try:
        c.line()
        c.login("joe")
        c.do("LOGIN x y")
        c.do("UNAUTHENTICATE")
        check("NO" in c.do("LOGIN ann x")[-1] and "OK" in c.login("ann")[-1], "with --throttle")
    except (EOFError, IndexError) as e:
        check(False, "with --throttle", (repr(e), c.log()))
    c.end()

# -- seats: one connection has one, whoever uses it
seats = T + "/seats"
c = Connection("--connections", seats, "--user-connections", "1")
try:
    c.line()
    c.login("joe")
    d = Connection("--connections", seats, "--user-connections", "1")
    d.line()
    out = d.login("joe")
    check("NO [LIMIT]" in out[-1], "joe's seat is taken while his session lasts", out)
    c.do("UNAUTHENTICATE")
    c.login("ann")
    out = d.login("joe")
    check(out[-1].split()[1] == "OK", "free after UNAUTHENTICATE", out)
    d.do("UNAUTHENTICATE")
    out = d.login("ann")
    check("NO [LIMIT]" in out[-1], "and ann's is hers", out)
    d.end()
except (EOFError, IndexError) as e:
    check(False, "seats", (repr(e), c.log()))
c.end()

# -- TLS stays, whether it was there at once or began by STARTTLS
certs = T + "/certs/localhost"
os.makedirs(certs)
made = subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", certs + "/privkey.pem",
                       "-out", certs + "/fullchain.pem", "-days", "2", "-subj", "/CN=localhost"], capture_output=True)
tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
tls.check_hostname, tls.verify_mode = False, ssl.CERT_NONE
for how in ("--starttls", None, "--starttls later"):
    name = {"--starttls": "STARTTLS: ", None: "implicit TLS: "}.get(how, "STARTTLS after a login in the clear: ")
    c = Connection(front=[BIN + "/tls-wrap", "--cert-dir", T + "/certs"] + (["--starttls"] if how else []), login=("--plaintext-auth",) if " " in str(how) else ())
    try:
        if how is None:
            c.sock = tls.wrap_socket(c.sock, server_hostname="localhost")
        c.line()
        if " " in str(how):
            c.login("joe")
            c.do("UNAUTHENTICATE")
            out = c.do("CAPABILITY")
            check("STARTTLS" in out[0], name + "it is still offered", out)
        if how:
            out = c.do("STARTTLS")
            check(out[-1].split()[1] == "OK", name + "begins", out)
            c.sock = tls.wrap_socket(c.sock, server_hostname="localhost")
        for user in ("joe", "ann", "joe"):
            out = c.do("CAPABILITY")
            check("STARTTLS" not in out[0] and "LOGINDISABLED" not in out[0], name + "it is in force", out)
            out = c.login(user)
            check(out[-1].split()[1] == "OK" and whose(c) == user, name + user, out)
            out = c.do("UNAUTHENTICATE")
        check(out[-1].split()[1] == "OK" and c.sock.version().startswith("TLS"), name + "through three logins", out)
        check(re.findall(r"event=login user=(\w+).* tls=(\S+)", c.log())[-3:] == [(u, c.sock.version() if how is None else "TLS") for u in ("joe", "ann", "joe")] or
              len(re.findall(r"tls=TLS", c.log())) == 3, name + "and the log says so", c.log())
        code = c.end()
        check(code == 0, name + "and it ends", code)
    except (OSError, EOFError, IndexError) as e:
        check(False, name + "works", (repr(e), c.log()))
        c.end(None)

# -- behind another authenticator, which keeps the conversation
c = Connection(front=[BIN + "/auth-throttle", "--throttle", T + "/throttle.left"])
try:
    c.line()
    c.login("joe")
    c.do("UNAUTHENTICATE")
    out = c.login("ann")
    check(out[-1].split()[1] == "OK" and whose(c) == "ann", "auth-throttle on the left", out)
    check(c.end() == 0, "and it ends")
except (EOFError, IndexError) as e:
    check(False, "auth-throttle on the left", (repr(e), c.log()))
    c.end(None)

# -- signals reach the session, and what killed it is said
c = Connection()
c.line()
c.login("joe")
c.do("NOOP")
os.kill(c.p.pid, signal.SIGTERM)
try:
    while c.sock.recv(65536):
        pass
    check(c.p.wait(60) == 75 and "event=session-killed" in c.log(), "SIGTERM ends the session, and then who waits for it", (c.p.returncode, c.log()))
except OSError as e:
    check(False, "SIGTERM", e)
c.end(None)
