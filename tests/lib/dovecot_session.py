# dovecot_session.py - a session with a real Dovecot's imap on a Maildir, and one
# of ours as the same user, for tests that let both serve one mailbox.
# SPDX-License-Identifier: ISC
import os, re, shutil, subprocess

import imap_session
from imap_session import Session, T

DOVECOT = "/usr/lib/dovecot/imap"
# Dovecot does not serve root's mail.
AS_MAIL = ["setpriv", "--reuid=mail", "--regid=mail", "--clear-groups"] if os.getuid() == 0 else []


def is_there():
    return os.path.exists(DOVECOT)


def own(path):
    """Give the Maildir to the user that both servers run as."""
    if AS_MAIL:
        subprocess.check_call(["chown", "-R", "mail:mail", path])


class Server(Session):
    def __init__(self, command, env, select):
        self.p = subprocess.Popen(AS_MAIL + command, bufsize=0, env=env, stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.buf, self.n = b"", 0
        self.line()
        if select:
            self.do(select)


class Ours(Server):
    def __init__(self, path, *options, select="SELECT INBOX"):
        Server.__init__(self, [imap_session.imapd, "--maildir", path] + list(options), dict(os.environ), select)


class Dovecot(Server):
    """`location` is a mail_location; `more` lines of configuration."""

    def __init__(self, location, more="", select="SELECT INBOX"):
        conf = "%s/dovecot-%d.conf" % (T, os.getpid())
        with open(conf, "w") as f:
            f.write("mail_location = %s\nssl = no\nlog_path = %s/dovecot.log\nfirst_valid_uid = 1\n%s" % (location, T, more))
        os.chmod(conf, 0o644)
        env = {"USER": "mail", "HOME": T + "/nohome", "PATH": os.environ["PATH"]}
        Server.__init__(self, [DOVECOT, "-c", conf], env, select)


def names(session, pattern="*"):
    """{name: (selectable, has children)} as LIST says."""
    out = session.do('LIST "" "%s"' % pattern)
    found = {}
    for flags, name in re.findall(r'\* LIST \(([^)]*)\) "[./]" "?([^"\r\n]+)"?\r\n', out):
        flags = flags.lower()
        found[name] = ("\\noselect" not in flags and "\\nonexistent" not in flags, "\\haschildren" in flags)
    return found


def subscribed(session):
    return sorted(re.findall(r'\* LSUB \([^)]*\) "[./]" "?([^"\r\n]+)"?\r\n', session.do('LSUB "" "*"')))


def uids(session, mailbox):
    """(UIDVALIDITY, {uid: (flags, subject)})"""
    out = session.do('SELECT "%s"' % mailbox)
    validity = int(re.search(r"UIDVALIDITY (\d+)", out)[1])
    out = session.do("UID FETCH 1:* (FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT)])")
    found = {}
    for m in re.finditer(r"\* \d+ FETCH \(([^\r]*)\{\d+\}\r\n(?:Subject: )?([^\r]*)", out):
        flags = re.search(r"FLAGS \(([^)]*)\)", m[1])
        found[int(re.search(r"UID (\d+)", m[1])[1])] = (
            " ".join(sorted(f for f in flags[1].split() if f != "\\Recent")) if flags else "", m[2])
    return validity, found
