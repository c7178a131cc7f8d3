"""login - what one IMAP login costs by each mechanism, ours beside Dovecot in the
same run: CPU time of all processes of a server, and logins in a second, one after
the other on one machine. The verifiers are the same: doveadm(1) makes them.
Run as root. SPDX-License-Identifier: ISC"""
import base64
import hashlib
import hmac
import imaplib
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import peers  # noqa: E402

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.environ.get("O", TOP + "/build")
BATCHES = 5
EACH = max(2, int(os.environ.get("ROUNDS", "100")) // BATCHES)
SECRET = "joe-secret"


def encode(data):
    return base64.b64encode(data).decode()


class Scram:
    """The client's side, in as many calls as there are challenges."""

    def __init__(self, name, user):
        self.hash, self.user = name, user
        self.step = 0

    def __call__(self, challenge):
        self.step += 1
        if self.step == 1:
            self.bare = "n=%s,r=%s" % (self.user, encode(os.urandom(15)))
            return ("n,," + self.bare).encode()
        if self.step == 3:
            return b""
        first = challenge.decode()
        got = dict(x.split("=", 1) for x in first.split(","))
        salted = hashlib.pbkdf2_hmac(self.hash, SECRET.encode(), base64.b64decode(got["s"]), int(got["i"]))
        key = hmac.new(salted, b"Client Key", self.hash).digest()
        final = "c=biws,r=" + got["r"]
        message = ",".join((self.bare, first, final)).encode()
        proof = hmac.new(hashlib.new(self.hash, key).digest(), message, self.hash).digest()
        return (final + ",p=" + encode(bytes(a ^ b for a, b in zip(key, proof)))).encode()


def login(m, mechanism, user):
    if mechanism == "LOGIN":
        m.login(user, SECRET)
    elif mechanism == "PLAIN":
        m.authenticate("PLAIN", lambda _: b"\0" + user.encode() + b"\0" + SECRET.encode())
    elif mechanism == "CRAM-MD5":
        m.login_cram_md5(user, SECRET)
    else:
        m.authenticate(mechanism, Scram(mechanism[6:].replace("-", "").lower(), user))


MECHANISMS = (("LOGIN", "SHA512-CRYPT"), ("PLAIN", "SHA512-CRYPT"), ("CRAM-MD5", "CRAM-MD5"),
              ("SCRAM-SHA-1", "SCRAM-SHA-1"), ("SCRAM-SHA-256", "SCRAM-SHA-256"))


def user_of(scheme):
    return scheme.lower() + "@example.org"


def write_users(path, old):
    """One user for each scheme, with the ids and the home of the one there is."""
    rest = open(old).readline().split(":", 2)[2].strip()
    lines = []
    for scheme in sorted(set(s for _, s in MECHANISMS)):
        verifier = subprocess.run(["doveadm", "pw", "-s", scheme, "-p", SECRET, "-r", "5000"]
                                  if scheme.endswith("CRYPT") else ["doveadm", "pw", "-s", scheme, "-p", SECRET],
                                  check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
        lines.append("%s:%s:%s\n" % (user_of(scheme), verifier, rest))
    peers.write(path, "".join(lines))


def measure(server, label, mechanism, scheme):
    batches, seconds = [], []
    for i in range(BATCHES + 1):
        before, began = server.group.cpu(), time.monotonic()
        for _ in range(EACH):
            m = imaplib.IMAP4("127.0.0.1", server.port)
            # It writes a response and its CR LF apart.
            m.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            login(m, mechanism, user_of(scheme))
            m.logout()
        seconds.append((time.monotonic() - began) / EACH)
        time.sleep(0.1)
        batches.append((server.group.cpu() - before) / 1000 / EACH if before is not None else 0)
    # The first batch reads what is read once.
    print("  %-34s %-14s %6.2f   %6.0f" % (label, mechanism, statistics.median(batches[1:]),
                                         1 / statistics.median(seconds[1:])), flush=True)


def main():
    if os.geteuid() != 0:
        sys.exit("login: the peers need root")
    top = tempfile.mkdtemp(prefix="pneumatic-login.")
    os.chmod(top, 0o755)
    servers = []
    try:
        print("%-51s %s" % ("one IMAP login and LOGOUT", "CPU ms  logins/s"))
        everything = ' --mechanisms "%s" ' % " ".join(m for m, _ in MECHANISMS[1:])
        ours = peers.Ours(top + "/imap", TOP, BUILD, "imap", "imap-login ", "imap-login --plaintext-auth ")
        servers.append(ours)
        service = top + "/imap/i/services/imap"
        text = open(service).read()
        if os.environ.get("PLAIN_ONLY") is None:
            text = text.replace("file-auth ", "file-auth" + everything)
        peers.write(service, text, 0o755)
        write_users(top + "/imap/i/users", top + "/imap/i/users")
        theirs = peers.Dovecot(top + "/dovecot")
        servers.append(theirs)
        write_users(top + "/dovecot/users", top + "/dovecot/users")
        with open(top + "/dovecot/dovecot.conf", "a") as f:
            f.write("auth_mechanisms = plain login cram-md5 scram-sha-1 scram-sha-256\n")
        subprocess.run(["doveadm", "-c", top + "/dovecot/dovecot.conf", "reload"], check=True)
        for mechanism, scheme in MECHANISMS:
            if os.environ.get("PLAIN_ONLY") and mechanism not in ("LOGIN", "PLAIN"):
                continue
            measure(ours, "pneumatic, services/imap", mechanism, scheme)
            measure(theirs, "Dovecot, default", mechanism, scheme)
    finally:
        for server in servers:
            server.stop()
        shutil.rmtree(top, ignore_errors=True)


main()
