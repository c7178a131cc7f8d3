# imap_session.py - a session with imapd --maildir, and what checks of it share.
# SPDX-License-Identifier: ISC
import os, re, select, shutil, subprocess

imapd, T = os.environ["imapd"], os.environ["T"]


def check(good, name, why=""):
    print(("ok\t%s" % name) if good else "no\t%s\t%s" % (name, repr(why)[:600]), flush=True)


def maildir(name, messages=()):
    path = os.path.join(T, name)
    shutil.rmtree(path, ignore_errors=True)
    for sub in ("cur", "new", "tmp"):
        os.makedirs(os.path.join(path, sub))
    for i, data in enumerate(messages):
        with open("%s/cur/%d.M1P1.h:2," % (path, 1000000000 + i), "wb") as f:
            f.write(data)
    return path


class Session:
    def __init__(self, path, *options, select="SELECT INBOX"):
        self.p = subprocess.Popen([imapd, "--maildir", path] + list(options), bufsize=0,
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.buf, self.n = b"", 0
        self.line()
        if select:
            self.do(select)

    def more(self, timeout=120):
        if not select.select([self.p.stdout], [], [], timeout)[0]:
            raise TimeoutError(self.buf)
        got = os.read(self.p.stdout.fileno(), 1 << 20)
        if not got:
            raise EOFError(self.buf)
        self.buf += got

    def line(self):
        while b"\r\n" not in self.buf:
            self.more()
        line, self.buf = self.buf.split(b"\r\n", 1)
        return line

    def send(self, data):
        self.p.stdin.write(data)

    def do(self, command):
        self.n += 1
        tag = b"t%d " % self.n
        self.send(tag + (command if isinstance(command, bytes) else command.encode()) + b"\r\n")
        done = re.compile(rb"(?:\A|\r\n)" + tag + rb"(OK|NO|BAD)[^\r\n]*\r\n")
        m = done.search(self.buf)
        while not m:
            self.more()
            m = done.search(self.buf, max(0, len(self.buf) - (1 << 20) - 200))
        out, self.buf = self.buf[:m.end()], self.buf[m.end():]
        return out.decode("latin-1")

    def cpu(self):
        "The seconds that the server has worked so far: no other process adds to them."
        with open("/proc/%d/stat" % self.p.pid) as f:
            fields = f.read().rsplit(")", 1)[1].split()
        return sum(int(x) for x in fields[11:15]) / os.sysconf("SC_CLK_TCK")

    def end(self):
        self.send(b"x LOGOUT\r\n")
        self.p.stdin.close()
        out = self.p.stdout.read()
        err = self.p.stderr.read()
        self.p.wait()
        return self.buf + out, err
