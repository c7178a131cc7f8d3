# imap_acl.py - a house with users who share mailboxes: sessions of imapd and of
# Dovecot for any of them, on the same trees.
# SPDX-License-Identifier: ISC
import os, re, shutil, subprocess

from imap_session import Session, T, imapd

DOVECOT = "/usr/lib/dovecot/imap"


def box(*path):
    path = os.path.join(*path)
    for sub in ("cur", "new", "tmp"):
        os.makedirs(os.path.join(path, sub), exist_ok=True)
    return path


def write(path, text):
    with open(path, "w") as f:
        f.write(text)


def read(path):
    try:
        with open(path) as f:
            return f.read()
    except FileNotFoundError:
        return None


class House:
    """DIR/mail/USER and DIR/public are Maildirs, DIR/dict/shared the dictionary."""

    def __init__(self, name, *users):
        self.dir = os.path.join(T, name)
        shutil.rmtree(self.dir, ignore_errors=True)
        os.makedirs(self.dir + "/dict")
        box(self.dir, "public")
        for user in users:
            box(self.dir, "mail", user)

    def mailbox(self, user, name):
        tree = "public" if user is None else "mail/" + user
        return box(self.dir, tree, *(["." + name] if name else []))

    def acl(self, user, name, text):
        write(os.path.join(self.mailbox(user, name), "dovecot-acl"), text)

    def mail(self, user, name, n=1, flags="", start=1):
        for i in range(start, start + n):
            write("%s/cur/%d.M1P%d.h:2,%s" % (self.mailbox(user, name), 1000000000 + i, i, flags),
                  "Subject: m%d\n\nbody %d\n" % (i, i))

    def options(self):
        return ["--public", "Public=%s/public" % self.dir, "--shared", "shared.%%u=%s/mail/%%u" % self.dir,
                "--shared-dict", self.dir + "/dict/shared"]


class Ours(Session):
    def __init__(self, house, user, *options, groups="", select=None, all_options=None):
        env = dict(os.environ, USER=user, ACL_GROUPS=groups)
        argv = [imapd, "--maildir", "%s/mail/%s" % (house.dir, user)] + (
            house.options() + list(options) if all_options is None else all_options)
        self.begin(argv, env, select)

    def begin(self, argv, env, select):
        self.p = subprocess.Popen(argv, bufsize=0, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE)
        self.buf, self.n = b"", 0
        self.greeting = self.line()
        if select:
            self.do(select)


class Dovecots(Ours):
    """Dovecot's imap by hand, with its acl plugins, without their caches."""

    def __init__(self, house, user, groups="", select=None, more=""):
        conf = "%s/dovecot-%s.conf" % (house.dir, user)
        write(conf, """
mail_location = maildir:%(d)s/mail/%%u
ssl = no
log_path = %(d)s/dovecot.log
first_valid_uid = 1
mail_plugins = acl
namespace inbox {
  inbox = yes
  separator = .
}
namespace public {
  type = public
  separator = .
  prefix = Public.
  location = maildir:%(d)s/public:INDEXPVT=%(d)s/pvt
  subscriptions = no
  list = yes
}
namespace others {
  type = shared
  separator = .
  prefix = shared.%%%%u.
  location = maildir:%(d)s/mail/%%%%u
  subscriptions = no
  list = children
}
plugin {
  acl = vfile:%(g)scache_secs=0
  acl_shared_dict = file:%(d)s/dict/shared
}
protocol imap {
  mail_plugins = acl imap_acl
}
%(more)s
""".replace(":INDEXPVT=%(d)s/pvt", "") % {"d": house.dir, "more": more, "g": house.dir + "/global:" if
                                          os.path.exists(house.dir + "/global") else ":"})
        argv = [DOVECOT, "-c", conf]
        if os.getuid() == 0:
            subprocess.check_call(["chown", "-R", "mail:mail", house.dir])
            argv = ["setpriv", "--reuid=mail", "--regid=mail", "--clear-groups"] + argv
        os.chmod(T, 0o777)
        env = {"USER": user, "HOME": house.dir + "/mail/" + user, "PATH": os.environ["PATH"]}
        if groups:
            env["ACL_GROUPS"] = groups
        self.house = house
        self.begin(argv, env, select)


def listed(text):
    """Name -> attributes of a LIST response."""
    return {m[1].strip('"'): set(m[0].split()) for m in re.findall(r'\* LIST \(([^)]*)\) "\." (\S+)', text)}


def rights(text):
    """The letters of MYRIGHTS, in one order; "" when there are none."""
    m = re.search(r'\* MYRIGHTS \S+ (\S+)', text)
    return "".join(sorted(m[1].strip('"'))) if m else ""
