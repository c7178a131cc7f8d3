# client.py - what the tests of real mail programs share: the instance of
# tests/e2e/clients.t, Ann's mailbox beside the program that is tested, and
# programs run to their end, with or without a terminal.
# SPDX-License-Identifier: ISC
import fcntl, glob, imaplib, os, pty, pwd, re, select, shutil, signal, ssl, struct, subprocess, termios, time

T = os.environ["T"]
CA = T + "/i/tls/default/fullchain.pem"
JOE, ANN = ("joe@example.org", "joe-secret"), ("ann@example.org", "ann-secret")
# getmail does not deliver as root.
AS_MAIL = ["setpriv", "--reuid=mail", "--regid=mail", "--clear-groups"] if os.getuid() == 0 else []
tls = ssl.create_default_context(cafile=CA if os.path.exists(CA) else None)
MAIL = ("From: Joe <joe@example.org>\r\nTo: ann@example.org\r\nSubject: %s\r\n"
        "Date: Sun, 22 Nov 2026 03:00:00 +0000\r\nMessage-ID: <%s@example.org>\r\n\r\nbody of %s\r\n")


def port(name):
    return int(os.environ[name])


def check(good, name, why=""):
    print(("ok\t%s" % name) if good else "no\t%s\t%s" % (name, repr(why)[:1200]), flush=True)
    return good


def have(program, name):
    if shutil.which(program):
        return True
    print("skip\t%s\t%s is not installed" % (name, program), flush=True)
    return False


def have_account(name):
    "mutt and fetchmail do not run as a user id that has no name."
    try:
        return pwd.getpwuid(os.getuid())
    except KeyError:
        print("skip\t%s\tthis user id has no account" % name, flush=True)


def file(name, text, mode=0o600):
    path = os.path.join(T, name)
    with open(path, "w") as f:
        f.write(text)
    os.chmod(path, mode)
    return path


def run(name, command, exit=0, says="", stdin=None, env=None):
    "One client, which must end with that code and print those words."
    p = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=dict(os.environ, HOME=T, **(env or {})),
                         stdin=subprocess.DEVNULL if stdin is None else subprocess.PIPE)
    data, out, end = None if stdin is None else stdin.encode(), None, time.time() + 300
    while out is None:
        try:
            out = p.communicate(data, timeout=1)[0]
        except subprocess.TimeoutExpired:
            data = None
            if time.time() > end:
                p.kill()
                return check(False, name, ("timeout", p.communicate()[0]))
            # getmail starts its child before it listens for its end, and waits three
            # minutes for one that has ended in between: it is told once more.
            if "getmail" in command:
                p.send_signal(signal.SIGCHLD)
    return check((p.returncode == 0) == (exit == 0) and says.encode() in out, name, (p.returncode, out))


def imap(who=ANN):
    m = imaplib.IMAP4_SSL("localhost", port("imaps"), ssl_context=tls)
    m.login(*who)
    return m


def fill(*names):
    "Empty Ann's inbox and put these into it."
    m = imap()
    if m.select()[1] != [b"0"]:
        m.store("1:*", "+FLAGS.SILENT", r"(\Deleted)")
        m.expunge()
    for n in names:
        m.append("INBOX", None, None, (MAIL % (n, n, n)).encode())
    m.logout()


def subjects(box="INBOX"):
    m = imap()
    found = []
    if m.select('"%s"' % box, readonly=True)[1] != [b"0"]:
        for part in m.fetch("1:*", "(BODY.PEEK[HEADER.FIELDS (SUBJECT)])")[1] or []:
            if isinstance(part, tuple):
                found.append(part[1].decode().split(":", 1)[1].strip())
    m.logout()
    return sorted(found)


def arrived(name):
    check(name in subjects(), "  and it is in the inbox: " + name, subjects())


def maildir(path):
    "{subject: [file, ...]} of a Maildir."
    found = {}
    for name in glob.glob(path + "/cur/*") + glob.glob(path + "/new/*"):
        subject = re.search(r"^Subject: (.*?)\r?$", open(name).read(), re.M)[1]
        found.setdefault(subject, []).append(name)
    return found


def local(path):
    "The subjects in it; one that is there twice shows twice."
    return sorted(s for s, names in maildir(path).items() for _ in names)


def make_maildir(path):
    for sub in "cur", "new", "tmp":
        os.makedirs("%s/%s" % (path, sub), exist_ok=True)


def mark(path, subject, flags):
    "What a reader does to a message in a Maildir."
    old = maildir(path)[subject][0]
    os.rename(old, "%s/cur/%s:2,%s" % (path, os.path.basename(old).split(":2,")[0], flags))


def drop(path, subject):
    os.unlink(maildir(path)[subject][0])


def give(path):
    if AS_MAIL:
        subprocess.check_call(["chown", "-R", "mail:mail", path])


class Terminal:
    "A program on a terminal of its own, 40 lines of 100 columns."

    def __init__(self, command, **env):
        self.screen, self.ended = b"", False
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm", HOME=T, LC_ALL="C.UTF-8", **env)
            os.execvp(command[0], command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))

    def read(self, seconds):
        if not self.ended and select.select([self.fd], [], [], seconds)[0]:
            try:
                self.screen += os.read(self.fd, 65536)
            except OSError:
                self.ended = True

    def until(self, what, seconds=120):
        "Until these words were on the screen since the last keys, or what() is true."
        end = time.time() + seconds
        while not (what() if callable(what) else what.encode() in self.screen):
            if self.ended or time.time() > end:
                return False
            self.read(0.2)
        return True

    def keys(self, text):
        self.screen = b""
        os.write(self.fd, text.encode())

    def end(self, seconds=60):
        "Until it ends; it is killed when it does not. What was on the screen."
        self.until(lambda: self.ended, seconds)
        try:
            os.kill(self.pid, 9)
        except OSError:
            pass
        os.waitpid(self.pid, 0)
        os.close(self.fd)
        return self.screen


def in_terminal(command, seconds=60):
    return Terminal(command).end(seconds)
