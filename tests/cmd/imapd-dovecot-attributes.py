# imapd-dovecot-attributes.py - a real Dovecot (its imap process, by hand) and imapd
# on one Maildir: each sees and changes the other's entries, in turns and at the
# same time; what one renames or deletes, the other finds so.
# SPDX-License-Identifier: ISC
import os, re, select, shutil, subprocess, sys

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
from imap_session import Session, T, check, imapd, maildir

home = os.environ["M"] if os.getuid() == 0 else T
uid = 30000 if os.getuid() == 0 else os.getuid()
as_user = ["setpriv", "--reuid=30000", "--regid=30000", "--clear-groups"] if os.getuid() == 0 else []
path = home + "/Maildir"
for d in ("cur", "new", "tmp"):
    os.makedirs(path + "/" + d)
for d in ("run", "state"):
    os.makedirs(home + "/" + d)
with open(home + "/conf", "w") as f:
    f.write("""mail_location = maildir:%(p)s
first_valid_uid = 1
base_dir = %(h)s/run
state_dir = %(h)s/state
log_path = %(h)s/log
mail_uid = %(u)d
mail_gid = %(u)d
mail_attribute_dict = file:%(p)s/dovecot-attributes
protocol imap {
  imap_metadata = yes
}
namespace inbox {
  inbox = yes
  separator = .
  mailbox Drafts {
    special_use = \\Drafts
    auto = create
  }
}
""" % {"p": path, "h": home, "u": uid})
if os.getuid() == 0:
    subprocess.check_call(["chown", "-R", "30000:30000", home])
env = dict(os.environ, USER="joe", HOME=home)


class Run(Session):
    def __init__(self, argv):
        self.p = subprocess.Popen(as_user + argv, bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, env=env, cwd=home)
        self.buf, self.n = b"", 0
        self.line()


def dovecot():
    return Run(["/usr/lib/dovecot/imap", "-c", home + "/conf"])


def ours():
    return Run([imapd, "--maildir", path])


def values(out):
    """{entry: value} of METADATA responses, whatever form the strings have."""
    found = {}
    for m in re.finditer(r'(/(?:private|shared)/\S+) (?:NIL|"((?:[^"\\]|\\.)*)"|~?\{(\d+)\}\r\n)', out):
        if m[3]:
            found[m[1]] = out[m.end():m.end() + int(m[3])]
        elif m[2] is not None:
            found[m[1]] = re.sub(r"\\(.)", r"\1", m[2])
    return found


try:
    d = dovecot()
except (EOFError, TimeoutError) as e:
    print("skip\tDovecot on the same file\tits imap process does not start: %r" % e)
    sys.exit(0)
o = ours()
odd = 'a "b" \\c\t~\001 {5}'
quoted = '"%s"' % odd.replace("\\", "\\\\").replace('"', '\\"')
d.do("CREATE Work")
out = d.do('SETMETADATA Work (/private/comment "by Dovecot" /shared/comment "both")')
check(" OK " in out, "Dovecot sets", out)
ask = "GETMETADATA Work (/private/comment /shared/comment)"
want = {"/private/comment": "by Dovecot", "/shared/comment": "both"}
check(values(o.do(ask)) == want, "imapd sees it", o.do(ask))
out = o.do(("SETMETADATA Work (/private/comment %s /private/vendor/x/y {7+}\r\na\r\nb\r\n\xe4)" % quoted).encode("latin-1"))
check(" OK " in out, "imapd sets", out)
ask = "GETMETADATA Work (/private/comment /private/vendor/x/y /shared/comment)"
want = {"/private/comment": odd, "/private/vendor/x/y": "a\r\nb\r\n\xe4", "/shared/comment": "both"}
a, b = values(d.do(ask)), values(o.do(ask))
check(a == b, "both read the same", (a, b))
check(a.get("/private/comment") == odd and a.get("/shared/comment") == "both", "as it was set", a)
d.do('SETMETADATA "" (/shared/vendor/a/b "of the server" /private/vendor/a/b "mine")')
o.do('SETMETADATA "" (/private/vendor/c/d "too")')
ask = 'GETMETADATA "" (/shared/vendor/a/b /private/vendor/a/b /private/vendor/c/d)'
a, b = values(d.do(ask)), values(o.do(ask))
check(a == b and len(a) == 3, "the server's entries too", (a, b))
o.do("CREATE New (USE (\\Archive))")
o.do('SETMETADATA New (/private/comment "n")')
check(values(d.do("GETMETADATA New /private/comment")) == {"/private/comment": "n"}, "a mailbox that Dovecot did not know", d.do("NOOP"))
o.do("RENAME New Newer")
check(values(d.do("GETMETADATA Newer /private/comment")) == {"/private/comment": "n"}, "renamed by imapd")
out = d.do("RENAME Newer Newest")
out = o.do("GETMETADATA Newest (/private/comment /private/specialuse)")
check(values(out) == {"/private/comment": "n", "/private/specialuse": "\\Archive"}, "renamed by Dovecot", out)
d.do("DELETE Newest")
out = o.do('LIST "" *')
left = open(path + "/dovecot-attributes", encoding="latin-1").read()
check("comment\nn\n" not in left and "\\Archive" not in out, "deleted by Dovecot, its entries are gone", (left, out))
o.do("CREATE Third")
o.do('SETMETADATA Third (/private/comment "3")')
d.do("GETMETADATA Third /private/comment")
o.do("DELETE Third")
d.do("CREATE Third")
check(values(d.do("GETMETADATA Third /private/comment")) == {}, "deleted by imapd, Dovecot's new one has none")

# At the same time: every entry that was acknowledged is there in the end.
runs = []
for who in range(4):
    argv = ["/usr/lib/dovecot/imap", "-c", home + "/conf"] if who % 2 else [imapd, "--maildir", path]
    runs.append(subprocess.Popen(as_user + argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env, cwd=home))
for who, p in enumerate(runs):
    p.stdin.write(b"".join(b't SETMETADATA Work (/private/vendor/race/%d.%d "x")\r\n' % (who, i) for i in range(30)) + b"z LOGOUT\r\n")
    p.stdin.flush()
good = [p.stdout.read().count(b"t OK") for p in runs]
for p in runs:
    p.stdin.close()
    p.wait()
ask = "GETMETADATA (DEPTH infinity) Work /private/vendor/race"
a, b = values(d.do(ask)), values(o.do(ask))
check(good == [30] * 4, "both set at the same time", good)
check(len(a) == 120 and a == b, "and nothing is lost", (len(a), len(b)))
d.end(), o.end()
