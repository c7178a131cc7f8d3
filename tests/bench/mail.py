"""mail - what mail in costs, from the first connection to the last file in new/,
ours beside Postfix with virtual(8) and Postfix with Dovecot's LMTP server (with
and without Sieve) in the same run: CPU of all processes of a server (control
group), wall time, what is started and synced for it (strace, in a run of its
own), and the most memory. Run as root, since the peers need it.

    mail.py [SCENARIO ...]      serial parallel pipelined recipients large memory
    SERVERS=plain,virtual,lmtp,sieve,installed,lmtpsieve   which (default all)
    ROUNDS=n                    messages of a scenario (default 200)
    CALLS=1                     count calls too

SPDX-License-Identifier: ISC"""
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import bench  # noqa: E402
import peers  # noqa: E402

ROUNDS = int(os.environ.get("ROUNDS", "200"))
BATCHES = 5
SESSIONS = 20              # parallel ones
EACH = 100                 # messages of one pipelined session
LARGE = 25 << 20
BEFORE = bench.TOP + "/etc/pneumatic/sieve/default.sieve"
BODY = ("x" * 70 + "\r\n") * 55
LARGE_BODY = ("x" * 74 + "\r\n") * (LARGE // 76)
HEAD = ("From: joe@example.net\r\nTo: %s\r\nSubject: bench\r\n"
        "Date: Sun, 22 Nov 2026 10:00:00 +0000\r\nMessage-ID: <%s@example.net>\r\n"
        "List-Id: <bench.example.net>\r\n\r\n")
# A user's own script: a few rules that look at fields and let the mail stay.
SCRIPT = """require ["fileinto", "envelope", "imap4flags"];
if header :contains "subject" ["[urgent]", "invoice"] { addflag "\\\\Flagged"; }
if address :domain :is "from" "example.com" { fileinto "Example"; stop; }
if envelope :is "from" "noise@example.net" { discard; stop; }
if header :matches "list-id" "*<*.lists.example.org>" { fileinto "Lists"; stop; }
"""


class Client:
    """An SMTP client that costs little itself."""

    def __init__(self, server):
        self.sock = socket.create_connection(("127.0.0.1", server.port), 120)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.file = self.sock.makefile("rb")
        self.expect(220)
        self.say("EHLO client.example.net")

    def expect(self, *codes):
        line = self.file.readline()
        while line[3:4] == b"-":
            line = self.file.readline()
        if not line or int(line[:3]) not in codes:
            raise RuntimeError("not %s: %r" % (codes, line))

    def say(self, line, *codes):
        self.sock.sendall((line + "\r\n").encode())
        self.expect(*(codes or (250,)))

    def message(self, users, name, body=BODY):
        """One transaction: the envelope in one write, as RFC 2920 has it."""
        to = ["%s@example.org" % u for u in users]
        self.sock.sendall(("MAIL FROM:<joe@example.net>\r\n" + "".join(
            "RCPT TO:<%s>\r\n" % t for t in to) + "DATA\r\n").encode())
        for _ in range(len(to) + 1):
            self.expect(250)
        self.expect(354)
        self.sock.sendall((HEAD % (to[0], name) + body + ".\r\n").encode())
        self.expect(250)

    def pipeline(self, names):
        """The end of each message goes out with the next one's envelope."""
        envelope = "MAIL FROM:<joe@example.net>\r\nRCPT TO:<joe@example.org>\r\nDATA\r\n"
        self.sock.sendall(envelope.encode())
        for i, name in enumerate(names):
            self.expect(250)
            self.expect(250)
            self.expect(354)
            self.sock.sendall((HEAD % ("joe@example.org", name) + BODY + ".\r\n" +
                               (envelope if i + 1 < len(names) else "")).encode())
            self.expect(250)

    def quit(self):
        self.say("QUIT", 221)
        self.file.close()
        self.sock.close()


def one(server, name, users=("joe",), body=BODY):
    c = Client(server)
    c.message(users, name, body)
    c.quit()


def serial(server, n):
    for i in range(n):
        one(server, "s%d" % i)
    return n


def parallel(server, n):
    each, failed = max(1, n // SESSIONS), []

    def work(k):
        try:
            for i in range(each):
                one(server, "p%d.%d" % (k, i))
        except Exception as e:
            failed.append(e)

    threads = [threading.Thread(target=work, args=(k,)) for k in range(SESSIONS)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    if failed:
        raise failed[0]
    return each * SESSIONS


def pipelined(server, n):
    n = max(EACH, n // EACH * EACH)
    for k in range(n // EACH):
        c = Client(server)
        c.pipeline(["l%d.%d" % (k, i) for i in range(EACH)])
        c.quit()
    return n


def recipients(server, n):
    n = max(2, n // 40)
    for i in range(n):
        one(server, "r%d" % i, ["u%02d" % k for k in range(peers.MANY)])
    return n


def large(server, n):
    n = max(1, n // 100)
    for i in range(n):
        one(server, "b%d" % i, body=LARGE_BODY)
    return n


SCENARIOS = (
    ("serial", serial, "1 message a session, one after the other", 1),
    ("parallel", parallel, "20 sessions at once, 1 message each", 1),
    ("pipelined", pipelined, "100 messages a session, pipelined", 1),
    ("recipients", recipients, "50 recipients a message", peers.MANY),
    ("large", large, "25 MB messages", 1),
)


class Ours(peers.Ours):
    """Without Sieve: what virtual(8) does. With Sieve: what LMTP with Sieve does.
    No TLS is offered and nothing scanned, as at the peers. Or the service file
    as it is installed, with all of that."""

    def __init__(self, directory, deliver):
        peers.Server.__init__(self, directory)
        self.port = peers.free_port()
        instance = directory + "/i"
        subprocess.run(["sh", bench.TOP + "/etc/demo/instance.sh", instance], check=True,
                       env=dict(os.environ, BIN=bench.BUILD + "/bin"))
        self.mail = instance + "/mail"
        with open(instance + "/users", "a") as f:
            for u in peers.USERS[1:]:
                f.write("%s@example.org:x:%d:%d::%s/%s\n"
                        % (u, peers.UID, peers.GID, self.mail, u))
        file = instance + "/services/smtp"
        if deliver:
            path = "export PATH=%s/bin:/usr/bin:/bin\n" % bench.BUILD
            peers.write(instance + "/services/deliver", "#!%s/bin/chain\n%s"
                        "exec %s\n" % (bench.BUILD, path, deliver), 0o755)
            peers.write(file, "#!%s/bin/chain\n%sexport SERVICE=smtp\ncd %s\n"
                        "exec file-auth --users users --deliver services/deliver "
                        "smtp-recv mail-deliver maildir-deliver\n" % (bench.BUILD, path, instance), 0o755)
        # As systemd and inetd start it: with little in the environment.
        self.start(["tcpserver", "-RHl", "localhost", "-c", "100", "127.0.0.1",
                    str(self.port), file], env={"PATH": "/usr/bin:/bin"})
        peers.wait_port(self.port)


def home(server, user):
    return server.mail + "/" + user


def prepare(server, sieve):
    for user in peers.USERS:
        path = home(server, user)
        os.makedirs(path, exist_ok=True)
        os.chown(path, peers.UID, peers.GID)
        if sieve:
            peers.write(path + "/.dovecot.sieve", SCRIPT)
            os.chown(path + "/.dovecot.sieve", peers.UID, peers.GID)


def delivered(server):
    return sum(len(os.listdir(home(server, u) + "/Maildir/new"))
               for u in peers.USERS if os.path.isdir(home(server, u) + "/Maildir/new"))


def empty(server):
    for u in peers.USERS:
        new = home(server, u) + "/Maildir/new"
        for f in os.listdir(new) if os.path.isdir(new) else ():
            os.unlink(new + "/" + f)


def run(server, work, n, files_each):
    """(messages, CPU ms, wall ms) from the first connection to the last file."""
    before, cpu, began = delivered(server), server.group.cpu(), time.monotonic()
    done = work(server, n)
    end = time.monotonic() + 120
    while delivered(server) < before + done * files_each:
        if time.monotonic() > end:
            raise RuntimeError("%s: messages are missing" % server.name)
        time.sleep(0.002)
    wall = time.monotonic() - began
    time.sleep(0.1)            # what goes on after the reply counts too
    return done, (server.group.cpu() - cpu) / 1000, wall * 1000


def measure(servers, work, files_each):
    """Batches in turn, so that a disturbance of the machine meets all servers:
    the medians of CPU and wall, in ms for a message."""
    seen = {s: ([], []) for s, _ in servers}
    for batch in range(BATCHES + 1):
        for server, _ in servers:
            done, cpu, wall = run(server, work, ROUNDS // BATCHES, files_each)
            # Not after each: ext4 goes slowly where inodes were freed lately.
            if work is large:
                empty(server)
            if batch > 0:      # what is read once has been read
                seen[server][0].append(cpu / done)
                seen[server][1].append(wall / done)
    return {s: (statistics.median(c), statistics.median(w), min(c))
            for s, (c, w) in seen.items()}


def calls(server, work):
    """execs, forks and syncs of one message of this kind."""
    found, _ = bench.trace(server, lambda s, n: work(s))
    return found


def report(name, title, servers, files_each, work):
    print("%-44s %9s %9s %9s %9s" % (title, "CPU ms", "least", "wall ms", "CPU/ours"))
    got = measure(servers, work, files_each)
    base = {}                  # ours that does the same work
    for server, label in servers:
        cpu, wall, least = got[server]
        sieve = server.sieve
        base.setdefault(sieve, cpu)
        print("  %-42s %9.2f %9.2f %9.2f %9.2f" % (label, cpu, least, wall, cpu / base[sieve]),
              flush=True)
        if name == "large":
            print("  %-42s %9.0f MB/s of CPU" % ("", LARGE / 1e3 / cpu), flush=True)


class Sampler(threading.Thread):
    """The most memory of a server: PSS of all its processes, page tables not
    counted, as often as it can be read."""

    def __init__(self, server):
        super().__init__()
        self.server, self.most, self.count, self.over = server, 0, 0, False

    def run(self):
        while not self.over:
            pids = self.server.group.pids()
            self.most = max(self.most, bench.pss(pids)[0])
            self.count = max(self.count, len(pids))
            time.sleep(0.005)


def memory(servers):
    print("%-44s %9s %9s %9s" % ("most memory, PSS in KiB", "idle", "20 at once", "25 MB"))
    for server, label in servers:
        row = [bench.pss(server.group.pids())[0]]
        for work, n in ((parallel, 3 * SESSIONS), (large, 300)):
            sampler = Sampler(server)
            sampler.start()
            work(server, n)
            sampler.over = True
            sampler.join()
            row.append(sampler.most)
        empty(server)
        print("  %-42s %9d %9d %9d" % (label, *row), flush=True)


def count(servers):
    print("%-44s %9s %9s %9s" % ("calls", "execs", "forks", "syncs"))
    ten = ["c%d" % i for i in range(10)]

    def session(server):
        c = Client(server)
        c.pipeline(ten)
        c.quit()

    for server, label in servers:
        for work, what in ((lambda s: one(s, "c"), "1 message"), (session, "10 messages a session"),
                           (lambda s: one(s, "c", peers.USERS[1:]), "50 recipients")):
            got = calls(server, work)
            print("  %-42s %9d %9d %9d" % (label + ", " + what, got["exec"], got["fork"],
                                            got["sync"]), flush=True)
        empty(server)


KINDS = (
    ("plain", "pneumatic, no Sieve", lambda d: Ours(d, "maildir-deliver"), False),
    ("virtual", "Postfix, virtual(8)", peers.Postfix, False),
    ("lmtp", "Postfix + Dovecot LMTP", peers.PostfixLmtp, False),
    ("sieve", "pneumatic with Sieve", lambda d: Ours(
        d, "sieve-filter --global-before %s maildir-deliver" % BEFORE), True),
    ("installed", "pneumatic, services/smtp as installed", lambda d: Ours(d, ""), True),
    ("lmtpsieve", "Postfix + Dovecot LMTP + Sieve",
     lambda d: peers.PostfixLmtp(d, BEFORE), True),
)


def main():
    if os.geteuid() != 0:
        sys.exit("mail: the peers need root")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("mail: terminated"))
    top = tempfile.mkdtemp(prefix="pneumatic-mail.")
    os.chmod(top, 0o755)
    wanted = os.environ.get("SERVERS", ",".join(k[0] for k in KINDS)).split(",")
    names = sys.argv[1:] or [s[0] for s in SCENARIOS] + ["memory"]
    servers = []
    try:
        print("mail in: %d cores, load %.1f; medians of %d batches in turn"
              % (os.cpu_count(), os.getloadavg()[0], BATCHES), flush=True)
        for name, label, make, sieve in KINDS:
            if name not in wanted:
                continue
            try:
                server = make(top + "/" + name)
            except (OSError, RuntimeError, subprocess.CalledProcessError) as e:
                print("  SKIP %s: %s" % (label, e))
                continue
            server.sieve = sieve
            servers.append((server, label))
            prepare(server, sieve)
            # The folders that deliveries make once.
            one(server, "first", peers.USERS)
            empty(server)
        for name, work, title, files_each in SCENARIOS:
            if name in names:
                report(name, title, servers, files_each, work)
        if "memory" in names:
            memory(servers)
        if os.environ.get("CALLS"):
            count(servers)
    finally:
        for server, _ in servers:
            server.stop()
        shutil.rmtree(top, ignore_errors=True)


if __name__ == "__main__":
    main()
