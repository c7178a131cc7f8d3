"""session - what an IMAP session costs, ours beside Dovecot with its default and
its high-performance login mode, in the same run: connections in a second, with
LOGIN, SELECT and LOGOUT, and their CPU; and the memory of a session that waits:
without a command, in IDLE, and both of them through TLS. Run as root.
SPDX-License-Identifier: ISC"""
import os
import shutil
import signal
import socket
import ssl
import statistics
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import peers  # noqa: E402
from bench import pss  # noqa: E402

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.environ.get("O", TOP + "/build")
BATCHES = 5
EACH = max(2, int(os.environ.get("ROUNDS", "200")) // BATCHES)
IDLE = 10


class Client:
    def __init__(self, server, tls=False):
        self.s = socket.create_connection(("127.0.0.1", server.port), 30)
        self.s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if tls:
            c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            c.check_hostname = False
            c.verify_mode = ssl.CERT_NONE
            self.s = c.wrap_socket(self.s, server_hostname="localhost")
        self.until(b"\r\n")

    def until(self, what):
        got = b""
        while what not in got:
            more = self.s.recv(65536)
            if not more:
                raise RuntimeError("closed: %r" % got[-200:])
            got += more

    def do(self, command):
        self.s.sendall(b"a " + command + b"\r\n")
        self.until(b"a OK")

    def login(self, user="joe@example.org"):
        self.do(("LOGIN %s joe-secret" % user).encode())
        self.do(b"SELECT INBOX")

    def close(self):
        self.s.close()


def connections(server, label, user="joe@example.org"):
    cpus, seconds = [], []
    for i in range(BATCHES + 1):
        before, began = server.group.cpu(), time.monotonic()
        for _ in range(EACH):
            c = Client(server)
            c.login(user)
            c.do(b"LOGOUT")
            c.close()
        seconds.append((time.monotonic() - began) / EACH)
        time.sleep(0.2)
        cpus.append((server.group.cpu() - before) / 1000 / EACH)
    cpu = statistics.median(cpus[1:])
    print("  %-38s %6.2f  %6.0f   %6.0f" % (label, cpu, 1000 / cpu,
          1 / statistics.median(seconds[1:])), flush=True)


def settled(group):
    end, count = time.monotonic() + 5, -1
    while time.monotonic() < end and count != len(group.pids()):
        count = len(group.pids())
        time.sleep(0.3)


def idle(server, label, tls, command):
    """What ten sessions add to all processes of the server."""
    settled(server.group)
    old = server.group.pids()
    before, held = pss(old), []
    for _ in range(IDLE):
        c = Client(server, tls)
        c.login()
        if command:
            c.s.sendall(b"a " + command + b"\r\n")
            c.until(b"+ ")
        held.append(c)
    time.sleep(2)
    now = server.group.pids()
    after = pss(now)
    print("  %-38s %5.1f  %8.0f  %8.0f" % (label, (len(now) - len(old)) / IDLE,
          (after[0] - before[0]) / IDLE, (after[1] - before[1]) / IDLE), flush=True)
    for c in held:
        c.close()


def ours(directory, service):
    return peers.Ours(directory, TOP, BUILD, service, "imap-login ",
                      "imap-login --plaintext-auth ")


def main():
    if os.geteuid() != 0:
        sys.exit("session: the peers need root")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("session: terminated"))
    top = tempfile.mkdtemp(prefix="pneumatic-session.")
    os.chmod(top, 0o755)
    servers = []

    def start(make, *args):
        servers.append(make(*args))
        return servers[-1]

    try:
        plain = start(ours, top + "/imap", "imap")
        secure = start(ours, top + "/imaps", "imaps")
        certs = top + "/imap/i/tls/default/"
        slow = start(peers.Dovecot, top + "/dovecot", False, certs)
        fast = start(peers.Dovecot, top + "/dovecot-fast", True, certs)
        print("%-40s %6s  %6s  %7s" % ("IMAP: connect, LOGIN, SELECT, LOGOUT", "CPU ms",
                                     "per s and core", "in turn/s"))
        kinds = (("pneumatic", plain), ("Dovecot, default", slow),
                 ("Dovecot, high-performance login", fast))
        for label, server in kinds:
            connections(server, label)
        print(" the same, with a verifier that costs nothing")
        for label, server in kinds:
            connections(server, label, peers.QUICK)
        print("%-40s %5s  %8s  %8s" % ("one waiting IMAP session, KiB", "procs", "PSS",
                                       "tables"))
        for label, server in kinds:
            for how, tls, command in (("", False, None), (", IDLE", False, b"IDLE"),
                                      (", TLS", True, None),
                                      (", TLS, IDLE", True, b"IDLE")):
                one = secure if tls and server is plain else server
                if one.name == "dovecot":
                    one.port = one.tls_port if tls else one.plain_port
                idle(one, label + how, tls, command)
    finally:
        for server in servers:
            server.stop()
        shutil.rmtree(top, ignore_errors=True)


main()
