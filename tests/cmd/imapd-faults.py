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
seen_left = []
box, trace = T + "/faulty", T + "/faults.trace"

COMMANDS = {
    "APPEND": b"c APPEND INBOX (\\Seen) {%d+}\r\n%s" % (len(NEW), NEW),
    "STORE": b"c STORE 1:2 +FLAGS (\\Flagged $Key)",
    "COPY": b"c COPY 1:2 Work",
    "MOVE": b"c MOVE 1:2 Work",
    "EXPUNGE": b"c EXPUNGE",
    "RENAME": b"c RENAME Work Job",
    "LAZY": b"c EXPUNGE",
    "FS-RENAME": b"c RENAME Work Job",
    "FS-DELETE": b"c DELETE Work",
    "FS-CREATE": b"c CREATE Job",
    "REPLACE": b"c REPLACE 1 INBOX (\\Seen) {%d+}\r\n%s" % (len(NEW), NEW),
    "REPLACE-AWAY": b"c REPLACE 1 Work {%d+}\r\n%s" % (len(NEW), NEW),
    "CATENATE": b"c APPEND Work CATENATE (TEXT {14+}\r\nSubject: new\r\n URL \"/INBOX/;UID=1/;PARTIAL=13.2\" "
                b"TEXT {7+}\r\nfresh\r\n)",
    "CATENATE-HERE": b"c REPLACE 1 INBOX CATENATE (TEXT {14+}\r\nSubject: new\r\n URL \";UID=1/;PARTIAL=13.2\" "
                         b"TEXT {7+}\r\nfresh\r\n)",
}
REPLACING = ("REPLACE", "REPLACE-AWAY", "CATENATE-HERE")
OPTIONS = collections.defaultdict(list, {"LAZY": ["--lazy-expunge", ".EXPUNGED"]})
for name in COMMANDS:
    if name.startswith("FS-"):
        OPTIONS[name] = ["--layout", "fs"]
COMMANDS = {name: COMMANDS[name] for name in os.environ.get("commands", " ".join(COMMANDS)).split()}
# Where Work and Job lie.
FOLDER = {False: "/.%s", True: "/%s"}
fs = False


def fresh():
    shutil.rmtree(box, ignore_errors=True)
    shutil.copytree(box + (".fs" if fs else ".model"), box)


def age_left():
    """What is left of a lock's making is two seconds old. Are there any?"""
    left = [os.path.join(d, f) for d, _, files in os.walk(box) for f in files if ".lock." in f]
    for path in left:
        os.utime(path, (1000000000, 1000000000))
    return left


def age_locks():
    """A dead session's lock is broken when it is two seconds old: it is now. It always says whose it is."""
    seen_left.extend(age_left())
    for d in ("", FOLDER[fs] % "Work", FOLDER[fs] % "Job", "/.EXPUNGED"):
        lock = box + d + "/dovecot-uidlist.lock"
        if os.path.exists(lock):
            if os.path.getsize(lock) == 0:
                print("no\ta lock that nobody has signed\t" + lock)
                os.unlink(lock)
                continue
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
    shutil.rmtree(box + ".fs", ignore_errors=True)
    shutil.copytree(box, box + ".fs")
    os.rename(box + ".fs/.Work", box + ".fs/Work")
    os.unlink(box + ".fs/Work/maildirfolder")
    os.rename(box, box + ".model")


def run(name, *inject):
    """What the client heard, as (last tagged answer, all)."""
    script = b"a SELECT INBOX\r\n" + COMMANDS[name] + b"\r\nd LOGOUT\r\n"
    try:
        p = subprocess.run(["strace", "-f", "-qq", "-o", trace] + list(inject) +
                           [imapd, "--maildir", box] + OPTIONS[name],
                           input=script, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=120)
    except subprocess.TimeoutExpired:
        return "HANGS", b""
    m = re.search(rb"^c (OK|NO|BAD)", p.stdout, re.M)
    return m[1].decode() if m else None, p.stdout


def contents(mailbox):
    """(UIDVALIDITY, {uid: (flags, body)}); None when there is no such mailbox."""
    s = Session(box, *(["--layout", "fs"] if fs else []), select=None)
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


def new_somewhere(bodies):
    return bodies[NEW.replace(b"\r\n", b"\n")]


def removal_unsure():
    """The old one was removed, and only making that durable failed."""
    return any(re.match(r"\d+ +fsync.*INJECTED", l) for l in open(trace))


def faults(name, answer, before, killed, full=False):
    """What is wrong, as words."""
    age_locks()
    inbox, work, job = contents("INBOX"), contents("Work"), contents("Job")
    kept = contents("EXPUNGED") if name == "LAZY" else None
    left = age_left()
    wrong = ["hangs"] if answer == "HANGS" else []
    places = [p[1] for p in (inbox, work, job, kept) if p is not None]
    bodies = collections.Counter(b for p in places for _, b in p.values())
    whole = set(BODIES) | {NEW.replace(b"\r\n", b"\n")}
    if set(bodies) - whole:
        wrong.append("part of a message")
    if left:
        wrong.append("left of a lock: %s" % left)
    if inbox[0] == before[0]:
        for uid, (_, body) in inbox[1].items():
            if uid in before[1] and before[1][uid][1] != body:
                wrong.append("another message under UID %d" % uid)
    elif killed or answer == "OK":
        wrong.append("UIDVALIDITY changed")
    keep = {"EXPUNGE": BODIES[:2] + BODIES[3:], "FS-DELETE": BODIES[:3]}.get(name, BODIES)
    if name == "LAZY" and full:     # then nothing is kept, or there would never be room
        keep, name = BODIES[:2] + BODIES[3:], "EXPUNGE"
    if name == "FS-DELETE" and work is not None and answer != "OK" and bodies[BODIES[3]] == 0:
        wrong.append("a mailbox that is there and empty")
    if name in REPLACING:
        keep = BODIES[1:]
        if not bodies[BODIES[0]] and not new_somewhere(bodies):
            wrong.append("both gone")
        if answer == "NO" and not killed and (new_somewhere(bodies) and not bodies[BODIES[0]]) and \
                not removal_unsure():
            wrong.append("refused and replaced")
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
                "REPLACE": new == 1 and not bodies[BODIES[0]],
                "REPLACE-AWAY": new == 1 and not bodies[BODIES[0]],
                "CATENATE": new == 1 and bodies[BODIES[0]] == 1,
                "CATENATE-HERE": new == 1 and not bodies[BODIES[0]],
                "EXPUNGE": BODIES[2] not in in_inbox,
                "LAZY": BODIES[2] not in in_inbox and kept is not None and [b for _, b in kept[1].values()] == [BODIES[2]],
                "FS-RENAME": job is not None and work is None,
                "FS-DELETE": work is None,
                "FS-CREATE": job is not None,
                "RENAME": job is not None and work is None}[name]
        if not good:
            wrong.append("acknowledged and not done")
    elif answer == "NO" and not killed:
        if name in ("APPEND", "CATENATE") and new:
            wrong.append("refused and done")
        if name == "COPY" and any(moved):
            wrong.append("refused and copied")
    return wrong


make_model()
runs, found = 0, []
for name in COMMANDS:
    fs = name.startswith("FS-")
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
                wrong = faults(name, answer, before, "KILL" in kind, "ENOSPC" in kind)
            except (AssertionError, EOFError, TimeoutError) as e:
                wrong = ["next session: %r" % e]
            if wrong:
                found.append("%s %s #%d %s: %s: %s" % (name, call, k, kind, answer, ", ".join(wrong)))
print("ok\t%d faults" % runs)
print("%s\ta kill has left something of a lock now and then, which the next session has removed\t" % ("ok" if seen_left else "no"))
for line in found:
    print("no\t%s\t-" % line)
