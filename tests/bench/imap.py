"""imap - what IMAP commands cost on large mailboxes, ours beside Dovecot: the same
messages, the same run, one connection after the other. CPU of the server's
control group, and wall time. "cold" is the first time that anyone asks,
"warm" a new connection afterwards; the files are in the system's memory both
times. Run as root. Options: --big N (messages that are only listed), --mid N
(messages that are read), --only REGEX (of lines). SPDX-License-Identifier: ISC"""
import argparse
import base64
import os
import random
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import peers  # noqa: E402

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.environ.get("O", TOP + "/build")
MUTT = ("(UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER.FIELDS (DATE FROM "
        "SENDER SUBJECT TO CC MESSAGE-ID REFERENCES CONTENT-TYPE "
        "CONTENT-DESCRIPTION IN-REPLY-TO REPLY-TO LINES LIST-POST X-LABEL)])")


def small(i):
    return "From: a%d@example.org\nSubject: m%d\n\nx\n" % (i, i)


def message(i, rnd):
    """As mail is: some plain, most of two parts, some with an attachment."""
    words = ["lorem", "ipsum", "dolor", "sit", "amet", "consetetur", "elitr"]
    text = "\n".join(" ".join(rnd.choice(words) for _ in range(10))
                     for _ in range(rnd.randrange(10, 60)))
    head = "".join("Received: from h%d.example.net (h%d [192.0.2.%d])\n\tby mx with "
                   "ESMTP id %08x; Mon, 1 Jan 2024 10:%02d:00 +0000\n"
                   % (k, k, k, rnd.getrandbits(32), k) for k in range(5))
    head += ("From: Joe Doe %d <joe%d@example.org>\nTo: Ann <ann@example.net>, "
             "=?utf-8?q?J=C3=B6rg?= <j@example.net>\nSubject: =?utf-8?q?Gr=C3=BC=C3"
             "=9Fe?= number %d %s\nDate: Mon, 1 Jan 2024 10:00:00 +0000\nMessage-ID:"
             " <%d.%08x@example.org>\nReferences: <%d@example.org>\nMIME-Version: 1.0\n"
             % (i, i, i, rnd.choice(words), i, rnd.getrandbits(32), i // 5))
    kind = rnd.randrange(10)
    if kind < 2:
        return head + "Content-Type: text/plain; charset=utf-8\n\n" + text + "\n"
    body = ("--b1\nContent-Type: text/plain; charset=utf-8\n\n%s\n--b1\nContent-Type: "
            "text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
            "<p>%s</p>\n--b1--\n" % (text, text))
    if kind < 7:
        return head + "Content-Type: multipart/alternative; boundary=b1\n\n" + body
    data = base64.encodebytes(rnd.randbytes(rnd.randrange(1000, 40000))).decode()
    return (head + "Content-Type: multipart/mixed; boundary=b2\n\n--b2\nContent-Type: "
            "multipart/alternative; boundary=b1\n\n" + body + "\n--b2\nContent-Type: "
            "application/pdf; name=\"a.pdf\"\nContent-Disposition: attachment; "
            "filename=\"a.pdf\"\nContent-Transfer-Encoding: base64\n\n" + data + "--b2--\n")


def make(path, n, text):
    """n messages, once; the servers get links to them. The bytes there are."""
    os.makedirs(path)
    total = 0
    for i in range(n):
        data = text(i)
        wire = len(data) + data.count("\n")
        total += wire
        name = "%s/%d.M%dP1.bench,S=%d,W=%d:2," % (path, 1600000000 + i, i, len(data), wire)
        with open(name, "w") as f:
            f.write(data)
        os.chown(name, peers.UID, peers.GID)
    return total


def clone(source, maildir, uid):
    for sub in ("cur", "new", "tmp"):
        os.makedirs(maildir + "/" + sub, exist_ok=True)
        os.chown(maildir + "/" + sub, uid, uid)
    for name in os.listdir(source):
        os.link(source + "/" + name, maildir + "/cur/" + name)
    os.chown(maildir, uid, uid)


class Client:
    """Reads as fast as it can and looks at nothing but the end."""

    def __init__(self, server):
        self.server = server
        self.s = socket.create_connection(("127.0.0.1", server.port))
        self.s.settimeout(300)
        self.s.recv(10000)
        self.do("LOGIN joe@example.org joe-secret")

    def do(self, command, more=b""):
        """(wall ms, CPU ms, bytes)."""
        cpu, start = self.server.group.cpu(), time.monotonic()
        self.s.sendall(b"a " + command.encode() + b"\r\n" + more)
        n, tail = 0, b"\r\n"
        while True:
            got = self.s.recv(1 << 20)
            if not got:
                raise RuntimeError("closed: " + command)
            n += len(got)
            tail = (tail + got)[-600:]
            if tail.endswith(b"\r\n") and tail[:-2].rsplit(b"\r\n", 1)[-1].startswith(b"a "):
                break
        if b"\r\na OK" not in tail:
            raise RuntimeError("%s: %r" % (command, tail[-200:]))
        wall = (time.monotonic() - start) * 1000
        after = self.server.group.cpu()
        return wall, None if cpu is None else (after - cpu) / 1000, n

    def many(self, command, times, more=b""):
        total = [self.do(command % (i + 1) if "%" in command else command, more)
                 for i in range(times)]
        return [None if None in part else sum(part) for part in zip(*total)]

    def end(self):
        try:
            self.do("LOGOUT")
        except RuntimeError:
            pass
        self.s.close()


def run(server, only, results):
    """Every line of the table, for one server."""
    def line(label, command, box=None, times=1, more=b""):
        if not re.search(only, label):
            return
        c = Client(server)
        if box:
            c.do("SELECT " + box)
        took = c.many(command, times, more)
        results.setdefault(label, []).append([took[0] / times,
                                              None if took[1] is None else took[1] / times])
        c.end()

    def settled():
        """Times of directories are no more those of a moment ago."""
        time.sleep(1.1)
        c = Client(server)
        for box in ("Big", "Mid", "Subject", "Sort", "Thread"):
            c.do("SELECT " + box)
        c.end()
        time.sleep(0.2)

    def pair(label, command, box):
        for state in ("cold", "warm"):
            line("%s, %s" % (label, state), command, box)
            time.sleep(0.3)         # what a session does after LOGOUT

    line("SELECT big, cold", "SELECT Big")
    settled()
    line("SELECT big, warm", "SELECT Big")
    line("FETCH FLAGS of big", "FETCH 1:* FLAGS", "Big")
    pair("FETCH ENVELOPE of mid", "FETCH 1:* ENVELOPE", "Mid")
    pair("FETCH BODYSTRUCTURE of mid", "FETCH 1:* BODYSTRUCTURE", "Mid")
    pair("mutt's headers of mid", "FETCH 1:* " + MUTT, "Mid")
    line("whole bodies of mid", "FETCH 1:* BODY.PEEK[]", "Mid")
    pair("SEARCH SUBJECT of mid", "SEARCH SUBJECT nothing", "Subject")
    line("SEARCH SUBJECT after FETCH", "SEARCH SUBJECT nothing", "Mid")
    line("SEARCH FROM after FETCH", "SEARCH FROM nothing", "Mid")
    pair("SORT (SUBJECT) of mid", "SORT (SUBJECT) UTF-8 ALL", "Sort")
    pair("SORT (REVERSE DATE) of mid", "SORT (REVERSE DATE) UTF-8 ALL", "Sort")
    line("SORT (FROM) after FETCH", "SORT (FROM) UTF-8 ALL", "Mid")
    pair("THREAD REFERENCES of mid", "THREAD REFERENCES UTF-8 ALL", "Thread")
    pair("THREAD REFS of mid", "THREAD REFS UTF-8 ALL", "Thread")
    line("THREAD REFERENCES after FETCH", "THREAD REFERENCES UTF-8 ALL", "Mid")
    line("SEARCH BODY of mid", "SEARCH BODY nothing", "Mid")
    line("SEARCH TEXT of mid", "SEARCH TEXT nothing", "Mid")
    if isinstance(server, peers.Ours) and re.search(only, "index"):
        indexed(server.maildir, results)
    line("STORE of all of mid", "STORE 1:* +FLAGS (\\Flagged)", "Mid")
    line("STORE of one, in big", "STORE %d +FLAGS (\\Flagged)", "Big", 100)
    mail = message(1, random.Random(1)).replace("\n", "\r\n").encode()
    line("APPEND of one", "APPEND Other {%d+}\r\n%s" % (len(mail), mail.decode()), None, 100)
    line("COPY of all of mid", "COPY 1:* Other", "Mid")
    line("STORE \\Deleted, half of mid", "STORE 1:%d +FLAGS.SILENT (\\Deleted)" %
         (results["mid"] // 2), "Mid")
    line("EXPUNGE of half of mid", "EXPUNGE", "Mid")


def indexed(maildir, results):
    """The full-text index: ours only, imapd by hand, as the mailbox's user."""
    def run_as(*argv, say=b""):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        subprocess.run(["setpriv", "--reuid=%d" % peers.UID, "--regid=%d" % peers.GID,
                        "--clear-groups", BUILD + "/bin/" + argv[0], "--maildir", maildir]
                       + list(argv[1:]), input=say, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return [(time.monotonic() - start) * 1000, 1000 * sum(
            getattr(after, k) - getattr(before, k) for k in ("ru_utime", "ru_stime"))]
    if "SQLite" not in subprocess.run([BUILD + "/bin/search-index", "-V"], capture_output=True,
                                      text=True).stdout:
        return
    results["search-index of mid, built"] = [run_as("search-index", "--mailbox", "Mid", "build")]
    for label, key in (("TEXT", "TEXT nothing"), ("TEXT, all match", "TEXT lorem")):
        say = ("a SELECT Mid\r\nb SEARCH %s\r\nc LOGOUT\r\n" % key).encode()
        for how, option in (("", []), (", index", ["--search-index"])):
            results["session: SEARCH %s%s" % (label, how)] = [run_as("imapd", *option, say=say)]
    results["index"] = os.stat(maildir + "/.Mid/pneumatic.fts").st_size


def report(results):
    print("%-32s %9s %9s  %9s %9s  %6s %6s" % ("", "ours", "", "Dovecot", "", "ours /", ""))
    print("%-32s %9s %9s  %9s %9s  %6s %6s" % ("", "wall ms", "CPU ms", "wall ms", "CPU ms",
                                             "wall", "CPU"))
    for label, both in results.items():
        if label in ("mid", "bytes", "index"):
            continue
        cells = ["%9.2f %9s" % (w, "-" if c is None else "%.2f" % c) for w, c in both]
        if len(both) == 2:
            ratio = ["%6.2f" % (both[0][k] / both[1][k]) if both[1][k] else "     -"
                     for k in (0, 1)]
            cells.append(" ".join(ratio))
        print("%-32s %s" % (label, "  ".join(cells)))
        if label == "search-index of mid, built":
            print("%-32s %9.0f MB" % ("", results["index"] / 1e6))
        if label == "whole bodies of mid":
            print("%-32s %s MB/s" % ("", "  ".join("%9.0f" % (results["bytes"] / w / 1000)
                                                   for w, c in both)))


def main():
    parse = argparse.ArgumentParser()
    parse.add_argument("--big", type=int, default=100000)
    parse.add_argument("--mid", type=int, default=10000)
    parse.add_argument("--only", default="")
    opt = parse.parse_args()
    if os.geteuid() != 0:
        sys.exit("bench: the peers need root")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("bench: terminated"))
    top = tempfile.mkdtemp(prefix="pneumatic-bench-imap.")
    os.chmod(top, 0o755)
    servers = []
    rnd = random.Random(42)
    try:
        make(top + "/big", opt.big, small)
        results = {"mid": opt.mid, "bytes": make(top + "/mid", opt.mid,
                                                 lambda i: message(i, rnd))}
        print("IMAP on large mailboxes: big is %d messages, mid %d of %.0f MB; load %.1f"
              % (opt.big, opt.mid, results["bytes"] / 1e6, os.getloadavg()[0]), flush=True)
        for kind in ("ours", "dovecot"):
            try:
                if kind == "ours":
                    server = peers.Ours(top + "/ours", TOP, BUILD, "imap", "imap-login ",
                                        "imap-login --plaintext-auth ")
                else:
                    server = peers.Dovecot(top + "/dovecot", True)
            except (OSError, RuntimeError) as e:
                print("  SKIP %s: %s" % (kind, e))
                continue
            servers.append(server)
            home, uid = os.path.dirname(server.maildir), peers.UID
            os.makedirs(server.maildir, exist_ok=True)
            os.chown(home, uid, uid)
            for name, source in (("", None), ("/.Big", "/big"), ("/.Mid", "/mid"),
                                 ("/.Other", None), ("/.Subject", "/mid"),
                                 ("/.Sort", "/mid"), ("/.Thread", "/mid")):
                empty = top + "/empty"
                os.makedirs(empty, exist_ok=True)
                clone(top + source if source else empty, server.maildir + name, uid)
            os.sync()
            run(server, opt.only, results)
        report(results)
    finally:
        for server in servers:
            server.stop()
        shutil.rmtree(top, ignore_errors=True)


main()
