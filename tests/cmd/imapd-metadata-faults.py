# imapd-metadata-faults.py - a fault at every system call of what changes entries and
# special mailboxes: what was acknowledged is there, a command is done wholly or not
# at all, what others had set stays, and the next session works.
# SPDX-License-Identifier: ISC
import collections, os, re, shutil, subprocess, sys

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
from imap_session import Session, T, check, imapd

WRITES = ("write", "fsync", "linkat", "renameat", "unlinkat", "openat", "mkdirat", "ftruncate", "utimensat")
READS = ("pread64", "read", "readv", "fstat", "newfstatat", "close", "statx")
box, trace = T + "/faulty", T + "/faults.trace"
LOGIN = ["--subscribe-mailboxes", "Entw \\Drafts"]

COMMANDS = {
    "SET": ('c SETMETADATA Work (/private/one "new" /shared/two "new" /private/old NIL)', []),
    "DAMAGED": ('c SETMETADATA Work (/private/one "new" /shared/two "new" /private/old NIL)', []),
    "CREATE": ("c CREATE Sent (USE (\\Sent))", []),
    "DELETE": ("c DELETE Work", []),
    "RENAME": ("c RENAME INBOX Old", []),
    "LOGIN": ("c NOOP", LOGIN),
}


def fresh(name):
    shutil.rmtree(box, ignore_errors=True)
    shutil.copytree(box + ".model", box)
    if name == "DAMAGED":
        with open(box + "/dovecot-attributes", "ab") as f:
            f.write(b"half a key")


def age_locks():
    """A dead session's lock is broken when it is two seconds old: it is now. One
    that was killed before it had written its name there, after two minutes."""
    for d, _, names in os.walk(box):
        for n in names:
            if n.endswith(".lock") and os.path.getsize(d + "/" + n) == 0:
                os.unlink(d + "/" + n)
            elif n.endswith(".lock"):
                os.utime(d + "/" + n, (1000000000, 1000000000))


def make_model():
    shutil.rmtree(box, ignore_errors=True)
    s = Session(box, select=None)
    s.do("CREATE Work")
    s.do('SETMETADATA Work (/private/old "was" /shared/old "was")')
    s.do('SETMETADATA INBOX (/private/comment "inbox")')
    s.end()
    shutil.rmtree(box + ".model", ignore_errors=True)
    os.rename(box, box + ".model")


def run(name, *inject):
    command, options = COMMANDS[name]
    script = command.encode() + b"\r\nd LOGOUT\r\n"
    try:
        p = subprocess.run(["strace", "-f", "-qq", "-o", trace] + list(inject) + [imapd, "--maildir", box] + options,
                           input=script, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=120)
    except subprocess.TimeoutExpired:
        return "HANGS", b""
    m = re.search(rb"^c (OK|NO|BAD)", p.stdout, re.M)
    return m[1].decode() if m else None, p.stdout


def faults(name, answer, call):
    age_locks()
    options = COMMANDS[name][1]
    s = Session(box, *options, select=None)
    names = s.do('LIST "" *')
    work = s.do("GETMETADATA Work (/private/one /shared/two /private/old /shared/old)")
    inbox = s.do("GETMETADATA INBOX /private/comment")
    old = s.do("GETMETADATA Old /private/comment")
    lsub = s.do('LSUB "" *')
    after = s.do('SETMETADATA INBOX (/private/after "x")')
    s.end()
    wrong = ["hangs"] if answer == "HANGS" else []
    if '"inbox"' not in inbox:
        wrong.append("INBOX's entry is lost: " + inbox)
    if " OK " not in after:
        wrong.append("the next change: " + after)
    if name in ("SET", "DAMAGED"):
        done = '/private/one "new" /shared/two "new" /private/old NIL /shared/old "was"' in work
        not_done = '/private/one NIL /shared/two NIL /private/old "was" /shared/old "was"' in work
        if not done and not not_done:
            wrong.append("half: " + work)
        if answer == "OK" and not done:
            wrong.append("acknowledged and not done")
        # Of a directory whose fsync fails nobody knows what it holds.
        if answer == "NO" and done and call != "fsync":
            wrong.append("refused and done")
    elif name == "DELETE":
        if answer == "OK" and "Work" in names:
            wrong.append("acknowledged and not done")
        if "Work" in names and '/private/old "was"' not in work:
            wrong.append("the mailbox stands without its entries")
    elif '/private/old "was" /shared/old "was"' not in work:
        wrong.append("Work's entries are lost: " + work)
    if name == "CREATE" and answer == "OK" and '\\Sent) "." Sent' not in names:
        wrong.append("acknowledged and not done: " + names)
    # A mailbox that could be made in part stays, as ever: it has no entry.
    if name == "CREATE" and answer == "NO" and '"." Sent' in names and call not in ("mkdirat", "openat", "fsync"):
        wrong.append("refused and made")
    if name == "RENAME" and answer == "OK" and '"inbox"' not in old:
        wrong.append("acknowledged, without the entries: " + old)
    if name == "LOGIN":
        if '\\Drafts) "." Entw' not in names or lsub.count("* LSUB") != 1:
            wrong.append("not made by the next login: " + names + lsub)
        if answer != "OK" and answer is not None:
            wrong.append("the session does not work")
    # Others are broken by the next one who needs them.
    if os.path.exists(box + "/dovecot-attributes.lock"):
        wrong.append("the lock is left")
    return wrong


make_model()
runs, found = 0, []
for name in COMMANDS:
    fresh(name)
    answer, out = run(name)
    calls = re.findall(r"^\d+ +(\w+)\((.*)", open(trace).read(), re.M)
    wrong = faults(name, answer, None)
    if answer != "OK" or wrong:
        found.append("%s plain: %r %r" % (name, (answer, out), wrong))
    # After the confinement; earlier nothing is promised. LOGIN works before the greeting.
    start = max(i for i, (c, rest) in enumerate(calls) if c in ("seccomp", "prctl", "landlock_restrict_self"))
    count = collections.Counter()
    points = []
    for i, (call, rest) in enumerate(calls):
        count[call] += 1
        if i > start and call in WRITES + READS:
            points.append((call, count[call]))
    for call, k in points:
        kinds = ["error=EIO"]
        if call in WRITES:
            kinds = ["signal=KILL"] + (["error=ENOSPC" if k % 4 else "error=EIO"] if k % 2 == 0 else [])
        elif k % 9 != 0:
            continue
        for kind in kinds:
            fresh(name)
            answer, out = run(name, "-e", "inject=%s:%s:when=%d" % (call, kind, k))
            runs += 1
            try:
                wrong = faults(name, answer, call)
            except (AssertionError, EOFError, TimeoutError, OSError) as e:
                wrong = ["next session: %r" % e]
            if wrong:
                found.append("%s %s #%d %s: %s: %s" % (name, call, k, kind, answer, ", ".join(wrong)))
print("ok\t%d faults" % runs)
for line in found:
    print("no\t%s\t-" % line.replace("\r\n", "|"))
