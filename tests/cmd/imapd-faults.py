# imapd-faults.py - a fault at every system call of a session that changes mail:
# nothing that was acknowledged is lost, nothing is there twice or in part, UIDs
# stay what they were, and the next session finds a mailbox that works.
# SPDX-License-Identifier: ISC
import collections, os, re, shutil, subprocess, sys

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
from imap_session import Session, T, check, imapd

BODIES = [b"Subject: m%d\n\nbody %d\n" % (i, i) for i in range(4)]
NEW = b"Subject: new\r\n\r\nfresh\r\n"
WRITES = ("write", "fsync", "linkat", "renameat", "unlinkat", "openat", "mkdirat", "ftruncate",
          "utimensat", "rename", "unlink")
READS = ("pread64", "read", "getdents64", "fstat", "newfstatat", "close", "fcntl", "statx")
box, trace = T + "/faulty", T + "/faults.trace"

COMMANDS = {
    "APPEND": b"c APPEND INBOX (\\Seen) {%d+}\r\n%s" % (len(NEW), NEW),
    "STORE": b"c STORE 1:2 +FLAGS (\\Flagged $Key)",
    "COPY": b"c COPY 1:2 Work",
    "MOVE": b"c MOVE 1:2 Work",
    "EXPUNGE": b"c EXPUNGE",
    "RENAME": b"c RENAME Work Job",
}


def fresh():
    shutil.rmtree(box, ignore_errors=True)
    shutil.copytree(box + ".model", box)


def age_locks():
    """A dead session's lock is broken when it is two seconds old: it is now."""
    for d in ("", "/.Work", "/.Job"):
        lock = box + d + "/dovecot-uidlist.lock"
        if os.path.exists(lock):
            os.utime(lock, (1000000000, 1000000000))


def make_model():
    shutil.rmtree(box, ignore_errors=True)
    for d in ("cur", "new", "tmp", ".Work/cur", ".Work/new", ".Work/tmp"):
        os.makedirs(box + "/" + d)
    open(box + "/.Work/maildirfolder", "w").close()
    for i, text in enumerate(BODIES):
        where = "/.Work/cur/%d.w:2," if i == 3 else "/cur/%d.i:2,T" if i == 2 else "/cur/%d.i:2,"
        with open(box + where % (1000000000 + i), "wb") as f:
            f.write(text)
    # As it is after earlier sessions.
    s = Session(box)
    s.do("STATUS Work (MESSAGES)")
    s.end()
    shutil.rmtree(box + ".model", ignore_errors=True)
    os.rename(box, box + ".model")


def run(name, *inject):
    """What the client heard, as (last tagged answer, all)."""
    script = b"a SELECT INBOX\r\n" + COMMANDS[name] + b"\r\nd LOGOUT\r\n"
    try:
        p = subprocess.run(["strace", "-f", "-qq", "-o", trace] + list(inject) + [imapd, "--maildir", box],
                           input=script, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=20)
    except subprocess.TimeoutExpired:
        return "HANGS", b""
    m = re.search(rb"^c (OK|NO|BAD)", p.stdout, re.M)
    return m[1].decode() if m else None, p.stdout


def contents(mailbox):
    """(UIDVALIDITY, {uid: (flags, body)}); None when there is no such mailbox."""
    s = Session(box, select=None)
    out = s.do("SELECT " + mailbox)
    if "NONEXISTENT" in out:
        s.end()
        return None
    if " OK " not in out.splitlines()[-1]:
        raise AssertionError("next session: " + out)
    validity = int(re.search(r"UIDVALIDITY (\d+)", out)[1])
    out = s.do("UID FETCH 1:* (FLAGS BODY.PEEK[])")
    s.end()
    found = {}
    for m in re.finditer(r"\* \d+ FETCH \(UID (\d+) FLAGS \(([^)]*)\) BODY\[\] \{(\d+)\}\r\n", out):
        found[int(m[1])] = (m[2], out[m.end():m.end() + int(m[3])].replace("\r\n", "\n").encode())
    return validity, found


def faults(name, answer, before, killed):
    """What is wrong, as words."""
    age_locks()
    inbox, work, job = contents("INBOX"), contents("Work"), contents("Job")
    wrong = ["hangs"] if answer == "HANGS" else []
    places = [p[1] for p in (inbox, work, job) if p is not None]
    bodies = collections.Counter(b for p in places for _, b in p.values())
    whole = set(BODIES) | {NEW.replace(b"\r\n", b"\n")}
    if set(bodies) - whole:
        wrong.append("part of a message")
    if inbox[0] == before[0]:
        for uid, (_, body) in inbox[1].items():
            if uid in before[1] and before[1][uid][1] != body:
                wrong.append("another message under UID %d" % uid)
    elif killed or answer == "OK":
        wrong.append("UIDVALIDITY changed")
    keep = BODIES if name != "EXPUNGE" else BODIES[:2] + BODIES[3:]
    if any(bodies[b] == 0 for b in keep):
        wrong.append("lost")
    new = bodies[NEW.replace(b"\r\n", b"\n")]
    in_work = collections.Counter(b for _, b in work[1].values()) if work else {}
    in_inbox = collections.Counter(b for _, b in inbox[1].values())
    moved = [in_work.get(b, 0) for b in BODIES[:2]]
    if max(moved) > 1 or max(in_inbox.values()) > 1 or new > 1:
        wrong.append("twice in one mailbox")
    if answer == "OK":
        good = {"APPEND": new == 1,
                "STORE": all("\\Flagged" in f and "$Key" in f for f, b in inbox[1].values() if b in BODIES[:2]),
                "COPY": moved == [1, 1],
                "MOVE": moved == [1, 1] and not any(in_inbox[b] for b in BODIES[:2]),
                "EXPUNGE": BODIES[2] not in in_inbox,
                "RENAME": job is not None and work is None}[name]
        if not good:
            wrong.append("acknowledged and not done")
    elif answer == "NO" and not killed:
        if name == "APPEND" and new:
            wrong.append("refused and done")
        if name == "COPY" and any(moved):
            wrong.append("refused and copied")
    return wrong


make_model()
runs, found = 0, []
for name in COMMANDS:
    fresh()
    before = contents("INBOX")
    fresh()
    answer, out = run(name)
    if answer != "OK" or faults(name, answer, before, False):
        found.append("%s plain: %r" % (name, (answer, out)))
    # Only what comes after the greeting: earlier nothing is promised.
    calls = re.findall(r"^\d+ +(\w+)\((.*)", open(trace).read(), re.M)
    start = next(i for i, (c, rest) in enumerate(calls) if "PREAUTH" in rest or "SELECT INBOX" in rest)
    count = collections.Counter()
    points = []
    for i, (call, rest) in enumerate(calls):
        count[call] += 1
        if i > start and call in WRITES + READS:
            points.append((call, count[call]))
    kills = 0
    for call, k in points:
        kinds = ["error=EIO"]
        if call in WRITES:
            kinds = ["signal=KILL", "error=ENOSPC" if k % 2 else "error=EIO"]
        elif k % 9 != 0:
            continue
        for kind in kinds:
            fresh()
            answer, out = run(name, "-e", "inject=%s:%s:when=%d" % (call, kind, k))
            runs += 1
            try:
                wrong = faults(name, answer, before, "KILL" in kind)
            except (AssertionError, EOFError, TimeoutError) as e:
                wrong = ["next session: %r" % e]
            if wrong:
                found.append("%s %s #%d %s: %s: %s" % (name, call, k, kind, answer, ", ".join(wrong)))
print("ok\t%d faults" % runs)
for line in found:
    print("no\t%s\t-" % line)
