# logins - what the tests of the login programs share: a client on one socket
# pair, a made-up authenticator on another, and a TLS wrapper that hands over a
# second pair when it is asked to. Prints "ok<TAB>name" and "no<TAB>name<TAB>why".
# SPDX-License-Identifier: ISC
import base64, os, re, socket, subprocess, sys, threading, time

BIN = os.environ.get("BIN", "build/bin")
USERS = {"joe": "secret", "u1": "pw", "j o": "a b", "empty": "x" * 2000}


def b64(data):
    return base64.b64encode(data).decode()


def check(good, name, why=""):
    why = re.sub(r"[\t\n]", " ", str(why))
    print(("ok\t%s" if good else "no\t%s\t" + why.replace("%", "%%")) % name)
    sys.stdout.flush()
    return good


def same(got, want, name):
    return check(got == want, name, "got %r, expected %r" % (got, want))


class Authenticator(threading.Thread):
    """The conversation, with PLAIN LOGIN CRAM-MD5 and a two-step SCRAM look-alike."""

    def __init__(self, sock, apop=False, mechs="PLAIN LOGIN CRAM-MD5 X-TWO SCRAM-SHA-256-PLUS"):
        super().__init__(daemon=True)
        self.sock, self.apop, self.mechs = sock, apop, mechs
        self.seen, self.start, self.unread = [], None, b""
        self.open_slots = 0

    def line(self):
        while b"\n" not in self.buf:
            more = self.sock.recv(65536)
            if not more:
                return None
            self.buf += more
        line, self.buf = self.buf.split(b"\n", 1)
        self.seen.append(line)
        return line.decode("latin-1")

    def say(self, text):
        self.sock.sendall(text.encode("latin-1") + b"\n")

    def challenge(self, text):
        self.open_slots += 1
        self.say("334 " + text)
        got = self.line()
        if got is not None:
            self.open_slots -= 1
        if got is None or got == "*":
            return None
        return base64.b64decode(got, validate=True)

    def decide(self, user, password):
        if user == b"later":
            return self.say("454 4.7.0 the directory is down")
        if user == b"many":
            return self.say("450 4.7.0 too many connections")
        if user == b"off":
            return self.say("525 5.7.13 suspended")
        if USERS.get(user.decode("latin-1"), "\0").encode("latin-1") == password:
            return self.say("235 2.7.0 user=" + user.decode("latin-1") + "@example.org")
        return self.say("535 5.7.8 no")

    def auth(self, mech, initial):
        data = None
        if initial is not None:
            data = b"" if initial == "=" else base64.b64decode(initial, validate=True)
        if mech == "PLAIN":
            if data is None:
                data = self.challenge("")
            if data is None:
                return self.say("501 5.5.2 cancelled")
            parts = data.split(b"\0")
            if len(parts) != 3:
                return self.say("501 5.5.2 bad")
            return self.decide(parts[1], parts[2])
        if mech == "LOGIN":
            user = data if data is not None else self.challenge(b64(b"Username:"))
            password = None if user is None else self.challenge(b64(b"Password:"))
            if password is None:
                return self.say("501 5.5.2 cancelled")
            return self.decide(user, password)
        if mech == "CRAM-MD5":
            data = self.challenge(b64(b"<1@x>"))
            if data is None:
                return self.say("501 5.5.2 cancelled")
            return self.say("235 2.7.0 ok" if data == b"joe 0123" else "535 5.7.8 no")
        if mech == "X-TWO":      # like SCRAM: the last word is the server's
            for word in (b"one", b"two", b""):
                data = self.challenge(b64(word))
                if data is None:
                    return self.say("501 5.5.2 cancelled")
            return self.say("235 2.7.0 ok" if data == b"" else "535 5.7.8 no")
        self.say("504 5.5.4 unknown")

    def run(self):
        self.buf = b""
        try:
            while True:
                line = self.line()
                if line is None:
                    return
                word = line.split(" ")
                if word[0] == "CAPA" and self.mechs is None:
                    self.say("421 4.7.0 too many connections from your address")
                elif word[0] == "CAPA":
                    if self.apop:
                        self.say("250-APOP")
                    self.say("250-AUTH " + self.mechs)
                    self.say("250 VRFY")
                elif word[0] == "AUTH":
                    self.auth(word[1], word[2] if len(word) > 2 else None)
                elif word[0] == "APOP":
                    self.say("235 ok" if word[2] == "joe" and word[3] == "0" * 32 else "535 no")
                elif word[0] == "START":
                    n = int(word[1])
                    while len(self.buf) < n:
                        self.buf += self.sock.recv(65536)
                    self.start, self.unread = line, self.buf[:n]
                    return
                else:
                    self.say("500 what")
        except OSError:
            pass


def soon(what):
    """Does it become true? The authenticator is a thread of its own."""
    end = time.monotonic() + 60
    while not what() and time.monotonic() < end:
        time.sleep(0.005)
    return what()


def peak(pid):
    """The most memory that the process has had, in KB; 0 where nobody knows."""
    try:
        return [int(l.split()[1]) for l in open("/proc/%d/status" % pid) if l.startswith("VmHWM")][0]
    except OSError:
        return 0


def small(c):
    """The bound on memory before authentication; sanitizers have their own."""
    return os.environ.get("SANITIZE") or peak(c.p.pid) < 2000


class Conn:
    """A login program with its client side in self.c."""

    def __init__(self, tool, *options, env=None, tls=False, starttls=False,
                 auth=Authenticator, **kw):
        self.c, client = socket.socketpair()
        ours, theirs = socket.socketpair()
        self.auth = auth(ours, **kw)
        threading.Thread.start(self.auth)
        e = dict(os.environ, AUTH_FD=str(theirs.fileno()), TCPREMOTEIP="192.0.2.7")
        for name in [n for n in e if n.startswith("SSL")]:
            del e[name]
        keep = [theirs.fileno()]
        if tls:
            e["SSL_PROTOCOL"] = "TLSv1.3"
            e["SSL_CB_EXPORTER"] = "YmluZGluZw=="
        if starttls:
            self.ctl, ctl = socket.socketpair()
            self.t, inner = socket.socketpair()
            e.update(SSLCTLFD=str(ctl.fileno()), SSLREADFD=str(inner.fileno()),
                     SSLWRITEFD=str(inner.fileno()))
            keep += [ctl.fileno(), inner.fileno()]
        e.update(env or {})
        self.p = subprocess.Popen([os.path.join(BIN, tool), *options, "false"],
                                  stdin=client, stdout=client, stderr=subprocess.PIPE,
                                  pass_fds=keep, env=e)
        client.close()
        theirs.close()
        if starttls:
            ctl.close()
            inner.close()
        self.c.settimeout(60)
        self.buf = b""

    def send(self, data, slowly=False):
        data = data.encode("latin-1") if isinstance(data, str) else data
        try:
            if slowly:
                for i in range(len(data)):
                    self.c.sendall(data[i:i + 1])
            else:
                self.c.sendall(data)
        except OSError:
            pass

    def line(self):
        while b"\r\n" not in self.buf:
            try:
                more = self.c.recv(65536)
            except ConnectionResetError:
                more = b""
            if not more:
                rest, self.buf = self.buf, b""
                return rest.decode("latin-1")
            self.buf += more
        line, self.buf = self.buf.split(b"\r\n", 1)
        return line.decode("latin-1")

    def ask(self, text, slowly=False):
        self.send(text + "\r\n", slowly)
        return self.line()

    def rest(self):
        out = []
        while True:
            line = self.line()
            if not line:
                return out
            out.append(line)

    def upgrade(self):
        """The wrapper's half: take the request, answer the facts, swap sockets."""
        self.ctl.settimeout(60)
        asked = self.ctl.recv(1)
        self.ctl.sendall(b"SSL_PROTOCOL=TLSv1.2\0SSL_CIPHER=x\0"
                          b"SSL_CB_EXPORTER=YmluZGluZw==\0\0")
        self.clear, self.c, self.buf = self.c, self.t, b""
        self.c.settimeout(60)
        return asked

    def end(self):
        """No more from the client: exit code and log."""
        for s in (self.c, getattr(self, "clear", None)):
            try:
                s and s.shutdown(socket.SHUT_WR)
            except OSError:
                pass
        log = self.p.stderr.read().decode("latin-1")
        code = self.p.wait(60)
        self.auth.join(60)
        self.c.close()
        return code, log
