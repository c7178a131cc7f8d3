"""tls - what one TLS connection costs, ours beside stunnel4 in the same run: a
full handshake and a resumed one, with the start of the program behind it (cat),
and the memory of an idle connection. One client in Python drives all; only the
CPU of the server's processes is counted (control group), that of ended ones
too. Run as root. SPDX-License-Identifier: ISC"""
import os
import shutil
import signal
import socket
import ssl
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import peers  # noqa: E402
from bench import pss, trace  # noqa: E402

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.environ.get("O", TOP + "/build")
BATCHES = 10
ROUNDS = max(BATCHES, int(os.environ.get("ROUNDS", "200")))
IDLE = 10
NAME = "mx.example.org"
KEYS = {"ECDSA P-256": ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
        "RSA 2048": ["-newkey", "rsa:2048"]}


class Wrap(peers.Server):
    """tcpserver, tls-wrap, cat."""
    name = "pneumatic-tls"
    parts = ("tls-wrap", "tls-engine")

    def __init__(self, directory, certs):
        self.name += "-" + os.path.basename(directory)
        super().__init__(directory)
        self.port = peers.free_port()
        self.start(["tcpserver", "-RHl", "localhost", "-c", "100", "127.0.0.1",
                    str(self.port), BUILD + "/bin/tls-wrap", "--cert-dir", certs,
                    "--tickets", directory + "/tickets", "/bin/cat"])
        peers.wait_port(self.port)


class Bare(peers.Server):
    """tcpserver, cat: what is no TLS in the others."""
    name = "bare"

    def __init__(self, directory, certs):
        self.name += "-" + os.path.basename(directory)
        super().__init__(directory)
        self.port = peers.free_port()
        self.start(["tcpserver", "-RHl", "localhost", "-c", "100", "127.0.0.1",
                    str(self.port), "/bin/cat"])
        peers.wait_port(self.port)


class Stunnel(peers.Server):
    """stunnel4, resident, which starts cat; or per connection by tcpserver."""
    name = "stunnel"
    parts = ("stunnel", "stunnel4")

    def __init__(self, directory, certs, inetd):
        self.name += "-" + os.path.basename(directory)
        super().__init__(directory)
        self.port = peers.free_port()
        program = "exec = /bin/cat\n"
        peers.write(directory + "/conf", "foreground = yes\npid =\nsyslog = no\n"
                    "debug = 3\n%s"
                    "cert = %s/default/fullchain.pem\n"
                    "key = %s/default/privkey.pem\n%s" % (
                        "" if inetd else "[bench]\naccept = 127.0.0.1:%d\n" %
                        self.port, certs, certs, program))
        if inetd:
            self.start(["tcpserver", "-RHl", "localhost", "-c", "100", "127.0.0.1",
                        str(self.port), "stunnel4", directory + "/conf"])
        else:
            self.start(["stunnel4", directory + "/conf"])
        peers.wait_port(self.port)


def context():
    c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    c.check_hostname = False
    c.verify_mode = ssl.CERT_NONE
    return c


def connect(server, c, session=None):
    s = socket.create_connection(("127.0.0.1", server.port), 20)
    s = c.wrap_socket(s, server_hostname=NAME, session=session)
    s.sendall(b"x\n")
    if s.recv(10) != b"x\n":
        raise RuntimeError("%s: no answer" % server.name)
    return s


def full(server, n):
    c = context()
    for _ in range(n):
        connect(server, c).close()


class Resumed:
    """Connections with the ticket of an earlier one, which is made here."""

    def __init__(self, server):
        self.context = context()
        with connect(server, self.context) as s:
            self.session = s.session
        self.count = self.resumed = 0

    def __call__(self, server, n):
        for _ in range(n):
            with connect(server, self.context, self.session) as s:
                self.resumed += s.session_reused
        self.count += n


def plain(server, n):
    for _ in range(n):
        with socket.create_connection(("127.0.0.1", server.port), 20) as s:
            s.sendall(b"x\n")
            s.recv(10)


def settled(group):
    """Until the processes of past connections have gone."""
    end, count = time.monotonic() + 5, -1
    while time.monotonic() < end and count != len(group.pids()):
        count = len(group.pids())
        time.sleep(0.1)


def measure(server, work, label):
    work(server, 5)
    calls, _ = trace(server, work)
    batches = []
    for _ in range(BATCHES):
        settled(server.group)
        before = server.group.cpu()
        work(server, ROUNDS // BATCHES)
        settled(server.group)
        batches.append((server.group.cpu() - before) / 1000 / (ROUNDS // BATCHES))
    cpu = statistics.median(batches)
    print("  %-38s %5d %5d   %6.2f   %6.0f" % (
        label, calls["exec"], calls["fork"], cpu, 1000 / cpu),
        flush=True)
    return cpu


def measure_resumed(server, label):
    work = Resumed(server)
    cpu = measure(server, work, label)
    if work.resumed != work.count:
        print("    only %d of %d sessions were resumed" % (work.resumed, work.count))
    return cpu


def idle(server, label):
    """KiB of the wrapper's processes for each of ten idle connections."""
    settled(server.group)
    before, old = parts(server), set(server.group.pids())
    c = context()
    held = [connect(server, c) for _ in range(IDLE)]
    time.sleep(2)              # they come to rest
    now = server.group.pids()
    after = parts(server)
    print("  %-38s %5.1f  %8.0f  %8.0f" % (
        label, sum(1 for p in set(now) - old if ours(p, server.parts)) / IDLE,
        (after[0] - before[0]) / IDLE, (after[1] - before[1]) / IDLE), flush=True)
    for s in held:
        s.close()


def ours(pid, names):
    try:
        return open("/proc/%d/comm" % pid).read().strip() in names
    except OSError:
        return False


def parts(server):
    return pss(p for p in server.group.pids() if ours(p, server.parts))


def make_certs(top, kind):
    certs = top + "/certs-" + kind.split()[0]
    os.makedirs(certs + "/default")
    subprocess.run(["openssl", "req", "-x509", "-nodes", "-days", "30", "-subj",
                    "/CN=" + NAME, "-addext", "subjectAltName=DNS:" + NAME,
                    "-keyout", certs + "/default/privkey.pem", "-out",
                    certs + "/default/fullchain.pem"] + KEYS[kind],
                   check=True, stderr=subprocess.DEVNULL)
    return certs


def bench(top, start):
    for kind in KEYS:
        certs = make_certs(top, kind)
        directory = "%s/%s-" % (top, kind.split()[0])
        print("one TLS connection (%s, TLS 1.3), cat behind it" % kind)
        wrap = start(Wrap, directory + "wrap", certs)
        daemon = start(Stunnel, directory + "daemon", certs, False)
        inetd = start(Stunnel, directory + "inetd", certs, True)
        bare = start(Bare, directory + "bare", certs)
        if bare:
            measure(bare, plain, "no TLS: tcpserver, cat")
        ours_full = wrap and measure(wrap, full, "pneumatic tls-wrap, full")
        ours_resumed = wrap and measure_resumed(wrap,
                                                "pneumatic tls-wrap, resumed")
        theirs = inetd and measure(inetd, full, "stunnel4, inetd mode, full")
        their_daemon = daemon and measure(daemon, full, "stunnel4, daemon, full")
        if daemon:
            measure_resumed(daemon, "stunnel4, daemon, resumed")
        if ours_full and theirs and their_daemon:
            print("  CPU, full: pneumatic / stunnel inetd = %.2f, / daemon = %.2f;"
                  " resumed / full = %.2f" % (ours_full / theirs, ours_full /
                                              their_daemon, ours_resumed / ours_full))
        if kind != "RSA 2048":
            print("%-40s %5s  %8s  %8s" % ("one idle TLS connection, KiB", "procs",
                                           "PSS", "tables"))
            for server, label in ((wrap, "pneumatic tls-wrap"),
                                  (inetd, "stunnel4, inetd mode"),
                                  (daemon, "stunnel4, daemon")):
                if server:
                    idle(server, label)


def main():
    if os.geteuid() != 0:
        sys.exit("bench: control groups need root")
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
        print("%-40s %5s %5s   %6s   %6s" % ("", "execs", "forks", "CPU ms",
                                            "per s and core"))
        bench(top, start)
    finally:
        for server in servers:
            server.stop()
        shutil.rmtree(top, ignore_errors=True)


if __name__ == "__main__":
    main()
