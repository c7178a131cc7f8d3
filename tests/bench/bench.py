"""bench - what one message and one IMAP connection cost, ours beside Postfix
and Dovecot in the same run. Wall time is not shown: CPU time of all processes
of a server (control group), and system calls counted by strace. Run as root,
since the peers need it. SPDX-License-Identifier: ISC"""
import collections
import imaplib
import os
import re
import shutil
import signal
import smtplib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import peers  # noqa: E402

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.environ.get("O", TOP + "/build")
ROUNDS = int(os.environ.get("ROUNDS", "200"))
MESSAGE = ("From: joe@example.net\r\nTo: joe@example.org\r\nSubject: bench\r\n"
           "Message-ID: <%d@example.net>\r\n\r\n" + ("x" * 70 + "\r\n") * 55)


def files(maildir):
    return sum(len(os.listdir(maildir + "/" + d)) for d in ("new", "cur")
               if os.path.isdir(maildir + "/" + d))


def send(server, n):
    """n messages, one a connection, until the last file is there."""
    before = files(server.maildir)
    for i in range(n):
        with smtplib.SMTP("127.0.0.1", server.port, "client.example.net") as s:
            s.sendmail("joe@example.net", ["joe@example.org"], MESSAGE % i)
    end = time.monotonic() + 60
    while files(server.maildir) < before + n:
        if time.monotonic() > end:
            raise RuntimeError("%s: messages are missing" % server.name)
        time.sleep(0.01)


def read(server, n):
    """n connections: greeting, LOGIN, SELECT, LOGOUT."""
    for _ in range(n):
        m = imaplib.IMAP4("127.0.0.1", server.port)
        m.login("joe@example.org", "joe-secret")
        m.select("INBOX")
        m.logout()


CALLS = "execve,fork,vfork,clone,clone3,fsync,fdatasync"


def count(server, work):
    """System calls of one piece of work, by strace on everything the server
    runs and starts."""
    out = server.dir + "/strace"
    argv = ["strace", "-f", "-qq", "-o", out, "-e", "trace=" + CALLS]
    for pid in server.group.pids() or [server.main.pid]:
        argv += ["-p", str(pid)]
    tracer = subprocess.Popen(argv, stderr=subprocess.DEVNULL)
    end = time.monotonic() + 10
    while time.monotonic() < end:
        status = open("/proc/%d/status" % server.main.pid).read()
        if re.search(r"TracerPid:\t[1-9]", status):
            break
        time.sleep(0.02)
    work(server, 1)
    time.sleep(0.5)            # what goes on after the reply counts too
    tracer.send_signal(signal.SIGINT)
    tracer.wait()
    found = collections.Counter()
    for line in open(out):
        call = re.match(r"\d+ +(\w+)\((.*)", line)
        if not call:
            continue
        name = call.group(1)
        if name == "execve" and " = -1" in line:
            continue
        if name in ("clone", "clone3", "vfork"):
            name = "fork"
        found["sync" if name in ("fsync", "fdatasync") else name] += 1
    return found


def measure(server, work, label):
    work(server, 5)            # what is read once is read before
    calls = count(server, work)
    before = server.group.cpu()
    work(server, ROUNDS)
    # Processes that a connection leaves behind are waited for.
    time.sleep(0.5)
    after = server.group.cpu()
    cpu = None if before is None else (after - before) / ROUNDS / 1000
    print("  %-38s %5d %5d %5d   %s" % (label, calls["execve"], calls["fork"],
                                       calls["sync"],
                                       "     -" if cpu is None else "%6.2f" % cpu),
          flush=True)
    return cpu


def main():
    if os.geteuid() != 0:
        sys.exit("bench: the peers need root")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("bench: terminated"))
    top = tempfile.mkdtemp(prefix="pneumatic-bench.")
    os.chmod(top, 0o755)
    servers = []

    def start(make, *args):
        try:
            server = make(*args)
        except (OSError, RuntimeError, subprocess.CalledProcessError) as e:
            print("  SKIP %s: %s" % (make.__name__, e))
            return None
        servers.append(server)
        return server

    try:
        print("machine: %d cores; each line is the mean of %d rounds" %
              (os.cpu_count(), ROUNDS))
        print("%-40s %5s %5s %5s   %s" % ("", "execs", "forks", "syncs", "CPU ms"))
        print("one message of 4 KB, one connection each, to one Maildir")
        ours = start(peers.Ours, top + "/smtp", TOP, BUILD, "smtp")
        theirs = start(peers.Postfix, top + "/postfix")
        a = ours and measure(ours, send, "pneumatic, services/smtp with Sieve")
        b = theirs and measure(theirs, send, "Postfix, virtual(8)")
        if a and b:
            print("  CPU: pneumatic / Postfix = %.2f" % (a / b))
        print("one IMAP connection: LOGIN, SELECT, LOGOUT")
        ours = start(peers.Ours, top + "/imap", TOP, BUILD, "imap",
                     "imap-login ", "imap-login --plaintext-auth ")
        slow = start(peers.Dovecot, top + "/dovecot")
        fast = start(peers.Dovecot, top + "/dovecot-fast", True)
        a = ours and measure(ours, read, "pneumatic, services/imap")
        b = slow and measure(slow, read, "Dovecot, default")
        c = fast and measure(fast, read, "Dovecot, high-performance login")
        if a and b and c:
            print("  CPU: pneumatic / Dovecot = %.2f, / its fast login = %.2f" %
                  (a / b, a / c))
    finally:
        for server in servers:
            server.stop()
        shutil.rmtree(top, ignore_errors=True)


main()
