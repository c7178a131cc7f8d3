"""peers - private servers on loopback for `make bench`: their own directories,
free ports, no configuration of the system's. SPDX-License-Identifier: ISC"""
import base64
import grp
import hashlib
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import time

UID = GID = 30000


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wait_port(port, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("nothing listens on port %d" % port)


def write(path, text, mode=0o644):
    with open(path, "w") as f:
        f.write(text)
    os.chmod(path, mode)


QUICK = "quick@example.org"


def sha512_crypt():
    return subprocess.run(["openssl", "passwd", "-6", "joe-secret"], check=True,
                          stdout=subprocess.PIPE, text=True).stdout.strip()


def salted_sha():
    salt = os.urandom(8)
    return "{SSHA}" + base64.b64encode(hashlib.sha1(b"joe-secret" + salt).digest() +
                                       salt).decode()


class Group:
    """A control group that counts the CPU time of all that run in it."""
    count = 0

    def __init__(self, name):
        Group.count += 1
        name += str(Group.count)
        self.path = None
        for root, file in (("/sys/fs/cgroup", "cpu.stat"),
                           ("/sys/fs/cgroup/unified", "cpu.stat"),
                           ("/sys/fs/cgroup/cpuacct", "cpuacct.usage")):
            path = "%s/pneumatic-%s-%d" % (root, name, os.getpid())
            try:
                os.mkdir(path)
            except OSError:
                continue
            if os.path.exists(path + "/" + file):
                self.path, self.file = path, path + "/" + file
                return
            os.rmdir(path)

    def enter(self):
        """For preexec_fn."""
        if self.path:
            write(self.path + "/cgroup.procs", str(os.getpid()))

    def cpu(self):
        """Microseconds, or None."""
        if not self.path:
            return None
        text = open(self.file).read()
        usage = re.search(r"usage_usec (\d+)", text)
        return int(usage.group(1)) if usage else int(text) / 1000

    def pids(self):
        return [int(p) for p in open(self.path + "/cgroup.procs")] if self.path else []

    def close(self):
        for _ in range(100):
            for pid in self.pids():
                try:
                    os.kill(pid, signal.SIGKILL)
                except OSError:
                    pass
            try:
                if self.path:
                    os.rmdir(self.path)
                return
            except OSError:
                time.sleep(0.05)


class Server:
    name = ""

    def __init__(self, directory):
        self.dir = directory
        os.makedirs(directory)
        os.chmod(directory, 0o755)
        self.group = Group(self.name)
        self.main = None

    def start(self, argv, **kw):
        log = open(self.dir + "/log", "ab")
        self.main = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=log,
                                     stderr=log, preexec_fn=self.group.enter,
                                     start_new_session=True, **kw)

    def stop(self):
        if self.main and self.main.poll() is None:
            self.main.terminate()
            try:
                self.main.wait(10)
            except subprocess.TimeoutExpired:
                self.main.kill()
        self.group.close()


class Ours(Server):
    """Our services under tcpserver, from the demonstration's instance."""
    name = "pneumatic"

    def __init__(self, directory, top, build, service, old="", new=""):
        super().__init__(directory)
        self.port = free_port()
        env = dict(os.environ, BIN=build + "/bin")
        subprocess.run(["sh", top + "/etc/demo/instance.sh", directory + "/i"],
                       check=True, env=env)
        self.mail = directory + "/i/mail"
        self.maildir = self.mail + "/joe/Maildir"
        self.like_dovecot(directory + "/i/users")
        file = directory + "/i/services/" + service
        text = open(file).read()
        write(file, text.replace(old, new) if old else text, 0o755)
        self.start(["tcpserver", "-RHl", "localhost", "-c", "100", "127.0.0.1",
                    str(self.port), file])
        wait_port(self.port)


    @staticmethod
    def like_dovecot(path):
        """The verifiers that class Dovecot has, not the dear one of mail-passwd, and
        a user whose verifier costs nothing."""
        lines = open(path).read().splitlines()
        name, _, rest = lines[0].split(":", 2)
        lines[0] = "%s:{SHA512-CRYPT}%s:%s" % (name, sha512_crypt(), rest)
        lines.append("%s:%s:%s" % (QUICK, salted_sha(), rest))
        write(path, "\n".join(lines) + "\n")


MANY = 50                  # recipients of one message, u00@ to u49@
USERS = ["joe"] + ["u%02d" % i for i in range(MANY)]


class Postfix(Server):
    """smtpd, cleanup, qmgr and virtual(8) to a Maildir of each of USERS; nothing
    else. Or, instead of virtual(8), another transport that knows the users."""
    name = "postfix"

    def __init__(self, directory, transport="virtual"):
        super().__init__(directory)
        self.port = free_port()
        etc, queue, mail = (directory + s for s in ("/etc", "/queue", "/mail"))
        data = directory + "/data"
        for d in (etc, queue, mail, data):
            os.makedirs(d)
        os.chown(data, pwd.getpwnam("postfix").pw_uid, -1)
        os.chown(mail, UID, GID)
        write(etc + "/main.cf", """compatibility_level = 3.6
queue_directory = %s
data_directory = %s
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = mail.example.org
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
virtual_mailbox_domains = example.org
virtual_mailbox_base = %s
virtual_mailbox_maps = inline:{ %s }
virtual_mailbox_limit = 0
virtual_uid_maps = static:%d
virtual_gid_maps = static:%d
virtual_transport = %s
message_size_limit = 104857600
smtpd_peername_lookup = no
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_client_connection_count_limit = 0
maillog_file = %s/log.postfix
maillog_file_prefixes = /
alias_maps =
alias_database =
local_recipient_maps =
""" % (queue, data, mail,
       ", ".join("{ %s@example.org = %s/Maildir/ }" % (u, u) for u in USERS),
       UID, GID, transport, directory))
        rows = [("127.0.0.1:%d" % self.port, "inet", "n", "-", "n", "-", "-", "smtpd")]
        for service, kind, private, wake, limit, command in (
                ("cleanup", "unix", "n", "-", "0", "cleanup"),
                ("qmgr", "unix", "n", "300", "1", "qmgr"),
                ("rewrite", "unix", "-", "-", "-", "trivial-rewrite"),
                ("bounce", "unix", "-", "-", "0", "bounce"),
                ("defer", "unix", "-", "-", "0", "bounce"),
                ("trace", "unix", "-", "-", "0", "bounce"),
                ("lmtp", "unix", "-", "-", "-", "lmtp"),
                ("virtual", "unix", "-", "-", "-", "virtual"),
                ("anvil", "unix", "-", "-", "1", "anvil"),
                ("postlog", "unix-dgram", "n", "-", "1", "postlogd")):
            rows.append((service, kind, private, "n" if service == "virtual" else "-",
                         "n", wake, limit, command))
        write(etc + "/master.cf", "".join("\t".join(r) + "\n" for r in rows))
        self.mail = mail
        self.maildir = mail + "/joe/Maildir"
        self.etc = etc
        self.start(["/usr/sbin/postfix", "-c", etc, "start-fg"])
        wait_port(self.port)

    def stop(self):
        subprocess.run(["/usr/sbin/postfix", "-c", self.etc, "stop"],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        super().stop()


class PostfixLmtp(Postfix):
    """Postfix that hands over to Dovecot's LMTP server, which delivers, with the
    script `sieve` before the user's own when there is one. Both are in one
    control group."""
    name = "postfix-lmtp"

    def __init__(self, directory, sieve=None):
        lmtp = free_port()
        super().__init__(directory, "lmtp:inet:127.0.0.1:%d" % lmtp)
        if sieve and not os.path.exists("/usr/lib/dovecot/modules/lib90_sieve_plugin.so"):
            self.stop()
            raise RuntimeError("no dovecot-sieve")
        run = directory + "/run"
        os.makedirs(run)
        write(directory + "/users", "".join(
            "%s@example.org::%d:%d::%s/%s::\n" % (u, UID, GID, self.mail, u)
            for u in USERS))
        write(directory + "/dovecot.conf", """base_dir = %s
state_dir = %s
protocols = lmtp
listen = 127.0.0.1
ssl = no
log_path = %s/log.dovecot
mail_location = maildir:~/Maildir
first_valid_uid = 1
passdb {
  driver = passwd-file
  args = %s/users
}
userdb {
  driver = passwd-file
  args = %s/users
}
service lmtp {
  inet_listener lmtp {
    port = %d
  }
}
protocol lmtp {
  mail_plugins = %s
}
plugin {
  sieve = file:~/.dovecot.sieve
  %s
}
""" % (run, run, directory, directory, directory, lmtp, "sieve" if sieve else "",
       "sieve_before = " + sieve if sieve else ""))
        try:
            self.dovecot = subprocess.Popen(
                ["/usr/sbin/dovecot", "-F", "-c", directory + "/dovecot.conf"],
                stdin=subprocess.DEVNULL, preexec_fn=self.group.enter,
                start_new_session=True)
            wait_port(lmtp)
        except Exception:
            self.stop()
            raise

    def stop(self):
        if getattr(self, "dovecot", None) and self.dovecot.poll() is None:
            self.dovecot.terminate()
            self.dovecot.wait(10)
        super().stop()


class Dovecot(Server):
    """IMAP with the default process model, a process per connection, or (fast)
    with processes that serve one connection after the other."""
    name = "dovecot"

    def __init__(self, directory, fast=False, certs=None):
        super().__init__(directory)
        self.port = self.plain_port = free_port()
        self.tls_port = free_port() if certs else 0
        mail, run = directory + "/mail", directory + "/run"
        for d in (mail, run):
            os.makedirs(d)
            os.chmod(d, 0o755)
        os.chown(mail, UID, GID)
        # The same verifier as ours: the same work for a login.
        write(directory + "/users", "joe@example.org:{SHA512-CRYPT}%s:%d:%d::%s/joe::\n"
              "%s:%s:%d:%d::%s/joe::\n" % (sha512_crypt(), UID, GID, mail, QUICK,
                                           salted_sha(), UID, GID, mail))
        write(directory + "/dovecot.conf", """base_dir = %s
state_dir = %s
protocols = imap
listen = 127.0.0.1
%s
disable_plaintext_auth = no
log_path = %s/log.dovecot
mail_location = maildir:~/Maildir
first_valid_uid = 1
passdb {
  driver = passwd-file
  args = %s/users
}
userdb {
  driver = passwd-file
  args = %s/users
}
service imap-login {
  inet_listener imap {
    port = %d
  }
  inet_listener imaps {
    port = %d
    ssl = yes
  }
%s
}
service imap {
%s
}
""" % (run, run, "ssl = yes\nssl_cert = <%sfullchain.pem\nssl_key = <%sprivkey.pem"
       % (certs, certs) if certs else "ssl = no", directory, directory, directory,
       self.port, self.tls_port,
       "  service_count = 0\n  process_min_avail = 1" if fast else "",
       "  service_count = 1000\n  process_min_avail = 1" if fast else ""))
        self.maildir = mail + "/joe/Maildir"
        self.start(["/usr/sbin/dovecot", "-F", "-c", directory + "/dovecot.conf"])
        wait_port(self.port)
