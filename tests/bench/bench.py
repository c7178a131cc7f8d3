"""bench - what one message and one IMAP connection cost, ours beside Postfix
and Dovecot in the same run. Wall time is not shown: CPU time of all processes
of a server (control group), and system calls counted by strace. Run as root,
since the peers need it. SPDX-License-Identifier: ISC"""
import collections
import imaplib
import os
import re
import resource
import shutil
import signal
import smtplib
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import peers  # noqa: E402

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.environ.get("O", TOP + "/build")
BATCHES = 10
ROUNDS = max(BATCHES, int(os.environ.get("ROUNDS", "200")))
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


def trace_lines(path):
    """(pid, call, rest of the line with the result), in the order in which the
    calls began; strace cuts a call in two when another process comes between."""
    calls, cut = [], {}
    for line in open(path):
        whole = re.match(r"(\d+) +(\w+)\((.*)", line)
        rest = re.match(r"(\d+) +<\.\.\. (\w+) resumed>(.*)", line)
        if whole:
            calls.append(list(whole.groups()))
            if line.rstrip().endswith("<unfinished ...>"):
                cut[whole.group(1)] = calls[-1]
        elif rest and rest.group(1) in cut:
            cut.pop(rest.group(1))[2] += rest.group(3)
    return calls


def trace(server, work):
    """What one piece of work made the server do: the calls, and a list of what
    was started, a line each."""
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
    time.sleep(0.2)            # the other processes are attached to one by one
    work(server, 1)
    time.sleep(0.5)            # what goes on after the reply counts too
    tracer.send_signal(signal.SIGINT)
    tracer.wait()
    found, links, number = collections.Counter(), [], {}
    for pid, name, rest in trace_lines(out):
        result = re.search(r"= (-?\d+)[^=]*$", rest)
        if result is None or int(result.group(1)) < 0:
            continue
        who = number.setdefault(pid, len(number))
        if name in ("fsync", "fdatasync"):
            found["sync"] += 1
            links.append("%d %s" % (who, name))
        elif name == "execve":
            found["exec"] += 1
            links.append("%d exec %s" % (who, re.match(r'"([^"]*)', rest).group(1)))
        elif "CLONE_THREAD" not in rest:
            found["fork"] += 1
            child = number.setdefault(result.group(1), len(number))
            links.append("%d fork %d" % (who, child))
    return found, links


def start_price(program):
    """CPU of starting a program that does nothing: fork, exec, exit; in ms."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for _ in range(50):
        os.waitpid(os.posix_spawn(program, [program, "-V"], {}, file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)]), 0)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime -
            before.ru_stime) * 1000 / 50


def print_links(links, programs):
    """The list of starts of one message or connection; a program of ours with
    the CPU of its bare start."""
    for line in links:
        name = os.path.basename(line.split()[-1])
        program = programs + "/" + name
        price = "   start %.2f ms" % start_price(program) \
            if " exec " in line and os.path.exists(program) else ""
        print("      %s%s" % (line.replace(programs + "/", ""), price))


def pss(pids):
    """(KiB of memory, shared pages divided, and of page tables)."""
    total = tables = 0
    for pid in pids:
        try:
            total += int(re.search(r"Pss: +(\d+)", open(
                "/proc/%d/smaps_rollup" % pid).read()).group(1))
            tables += int(re.search(r"VmPTE:\s+(\d+)", open(
                "/proc/%d/status" % pid).read()).group(1))
        except (OSError, AttributeError):
            pass
    return total, tables


def idle(server, label):
    """What ten idle sessions, LOGIN and SELECT done, add to the server; and the
    most that one session's processes have needed (high water of resident pages,
    which counts shared pages whole)."""
    before, sessions = pss(server.group.pids()), []
    old = set(server.group.pids())
    for _ in range(10):
        m = imaplib.IMAP4("127.0.0.1", server.port)
        m.login("joe@example.org", "joe-secret")
        m.select("INBOX")
        sessions.append(m)
    time.sleep(1)
    now = server.group.pids()
    after = pss(now)
    peak = 0
    for pid in set(now) - old:
        peak += int(re.search(r"VmHWM:\s+(\d+)", open(
            "/proc/%d/status" % pid).read()).group(1))
    print("  %-38s %5.1f  %8.0f  %8.0f  %8.0f" % (label, (len(now) - len(old)) / 10,
          (after[0] - before[0]) / 10, (after[1] - before[1]) / 10, peak / 10),
          flush=True)
    for m in sessions:
        m.logout()


def measure(server, work, label):
    work(server, 5)            # what is read once is read before
    calls, links = trace(server, work)
    # The median of ten batches: another user of the machine disturbs some.
    batches = []
    for _ in range(BATCHES):
        before = server.group.cpu()
        work(server, ROUNDS // BATCHES)
        # Processes that a connection leaves behind are waited for.
        time.sleep(0.1)
        if before is not None:
            batches.append((server.group.cpu() - before) / 1000 /
                           (ROUNDS // BATCHES))
    cpu = statistics.median(batches) if batches else None
    print("  %-38s %5d %5d %5d   %s" % (label, calls["exec"], calls["fork"],
                                       calls["sync"],
                                       "     -" if cpu is None else "%6.2f" % cpu),
          flush=True)
    return cpu, links


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
        print("machine: %d cores, load %.1f; CPU is the median of %d batches of %d"
              % (os.cpu_count(), os.getloadavg()[0], BATCHES, ROUNDS // BATCHES))
        print("%-40s %5s %5s %5s   %s" % ("", "execs", "forks", "syncs", "CPU ms"))
        print("one message of 4 KB, one connection each, to one Maildir")
        ours = start(peers.Ours, top + "/smtp", TOP, BUILD, "smtp")
        theirs = start(peers.Postfix, top + "/postfix")
        a = ours and measure(ours, send, "pneumatic, services/smtp with Sieve")
        b = theirs and measure(theirs, send, "Postfix, virtual(8)")
        if a and b and a[0] and b[0]:
            print("  CPU: pneumatic / Postfix = %.2f" % (a[0] / b[0]))
        if a:
            print("  what is started for the message (a number is a process):")
            print_links(a[1], BUILD + "/bin")
        print("one IMAP connection: LOGIN, SELECT, LOGOUT")
        ours = start(peers.Ours, top + "/imap", TOP, BUILD, "imap",
                     "imap-login ", "imap-login --plaintext-auth ")
        slow = start(peers.Dovecot, top + "/dovecot")
        fast = start(peers.Dovecot, top + "/dovecot-fast", True)
        a = ours and measure(ours, read, "pneumatic, services/imap")
        b = slow and measure(slow, read, "Dovecot, default")
        c = fast and measure(fast, read, "Dovecot, processes used again")
        if a and b and c and a[0] and b[0] and c[0]:
            print("  CPU: pneumatic / Dovecot = %.2f, with processes used again "
                  "%.2f" % (a[0] / b[0], a[0] / c[0]))
        if a:
            print("  what is started for the connection:")
            print_links(a[1], BUILD + "/bin")
        print("%-40s %5s  %8s  %8s  %8s" % ("one idle IMAP session, KiB", "procs",
                                            "PSS", "tables", "peak RSS"))
        for server, label in ((ours, "pneumatic, services/imap"),
                              (slow, "Dovecot, default")):
            if server:
                idle(server, label)
    finally:
        for server in servers:
            server.stop()
        shutil.rmtree(top, ignore_errors=True)


if __name__ == "__main__":
    main()
