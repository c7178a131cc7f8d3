# maildir-beside.py - everybody at one mailbox at once, a bounded number of steps
# each, and then what must hold whoever came first: no UID was ever given to two
# messages, no message has two or is lost, what was expunged is gone, flags
# that were acknowledged are there, and both servers tell the same.
# SPDX-License-Identifier: ISC
import collections, json, os, random, re, shutil, subprocess, sys, time

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
import dovecot_session
from dovecot_session import AS_MAIL, Dovecot, Ours, own
from imap_session import T, check, maildir

BIN = os.environ["BIN"]
MAILS, STEPS = 40, 30
FLAGS = {"our": "\\Flagged", "our2": "$One", "dovecot": "\\Answered", "dovecot2": "$Two"}
SLOW = 3 if "SANITIZE" in os.environ else 1


def mail(name):
    return b"From: a@b.c\nMessage-ID: <%s@t>\nSubject: %s\n\nbody of %s\n" % ((name.encode(),) * 3)


def look(s):
    """{uid: (name, flags)}"""
    out = s.do("UID FETCH 1:* (FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT)])")
    found = {}
    for m in re.finditer(r"\* \d+ FETCH \(([^\r]*)\{\d+\}\r\nSubject: ([^\r]*)\r\n\r\n([^\r]*)", out):
        text = m[1] + m[3]
        uid, flags = re.search(r"UID (\d+)", text), re.search(r"FLAGS \(([^)]*)\)", text)
        if uid:
            found[int(uid[1])] = (m[2], set(flags[1].split()) - {"\\Recent"} if flags else set())
    return found


def number(name):
    return int(re.search(r"\d+$", name)[0])


def steps(least):
    """At least so many, and as long as mail is delivered."""
    step = 0
    while step < least or not os.path.exists(T + "/delivered"):
        yield step
        step += 1


def client(kind, server):
    """An IMAP session's steps; what it saw and did, as JSON."""
    rnd = random.Random(kind)
    seen, marked, gone, added = [], [], [], []
    s = server()
    validity = None
    for step in steps(STEPS // SLOW):
        out = s.do("SELECT INBOX" if step % 4 == 0 else "NOOP")
        m = re.search(r"UIDVALIDITY (\d+)", out)
        validity = m and int(m[1]) or validity
        there = look(s)
        seen += [(validity, uid, name) for uid, (name, _) in there.items()]
        for uid, (name, _) in sorted(there.items(), key=lambda x: rnd.random())[:3]:
            if number(name) % 9 == list(FLAGS).index(kind) and name.startswith("d"):
                out = s.do("UID STORE %d +FLAGS (\\Deleted)" % uid) + s.do("UID EXPUNGE %d" % uid)
                if out.count(" OK ") >= 2:
                    gone.append(name)
            elif number(name) % 9 > 4:
                out = s.do("UID STORE %d +FLAGS (%s)" % (uid, FLAGS[kind]))
                if " OK " in out and "FETCH" in out:
                    marked.append((name, FLAGS[kind]))
        if step % 10 == 3:
            name = "%s-%d" % (kind, step * 9 + 8)
            text = mail(name).replace(b"\n", b"\r\n")
            out = s.do(b"APPEND INBOX {%d+}\r\n%s" % (len(text), text))
            if " OK " in out:
                added.append(name)
                m = re.search(r"APPENDUID (\d+) (\d+)", out)
                seen.append((int(m[1]), int(m[2]), name))
    s.end()
    return {"seen": seen, "marked": marked, "gone": gone, "added": added}


def deliver(which):
    for i in range(MAILS):
        options = ["--compress", "3"] if i % 5 == 0 and "zlib" in VERSION else []
        subprocess.run([BIN + "/maildir-deliver", "--maildir", path, "--raw"] + options, input=mail("d%s-%d" % (which, i)),
                       stderr=subprocess.DEVNULL, check=True)
    return {"added": ["d%s-%d" % (which, i) for i in range(MAILS)]}


def mutt():
    """Renames and removes as a program does that takes no lock."""
    gone, n = [], 0
    for step in steps(400):
        names = os.listdir(path + "/cur")
        for f in names:
            if re.search(r":2,[^S]*$", f) and n < 60:
                base, flags = f.split(":2,")
                try:
                    os.rename(path + "/cur/" + f, "%s/cur/%s:2,%s" % (path, base, "".join(sorted(set(flags) | {"S"}))))
                    n += 1
                except FileNotFoundError:
                    pass
                break
        if step % 25 == 0 and names:
            f = sorted(names)[step % len(names)]
            try:
                text = open(path + "/cur/" + f, "rb").read()
                name = re.search(rb"Subject: (d\w+-\d+)", text)
                if name and number(name[1].decode()) % 9 == 4:
                    os.unlink(path + "/cur/" + f)
                    gone.append(name[1].decode())
            except FileNotFoundError:
                pass
        time.sleep(0.002)
    return {"gone": gone}


def pop(command, env=None):
    out = subprocess.run(AS_MAIL + command, input=b"UIDL\r\nQUIT\r\n", stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                         env=env, timeout=600).stdout
    return re.findall(rb"^\d+ ([^\r\n ]+)\r?$", out, re.M)


if len(sys.argv) > 1:
    path, VERSION = sys.argv[2], sys.argv[3]
    plugin = "mail_plugins = zlib\n" if os.path.exists("/usr/lib/dovecot/modules/lib20_zlib_plugin.so") else ""
    work = {"deliver": lambda: deliver("a"), "deliver2": lambda: deliver("b"), "mutt": mutt,
            "our": lambda: client("our", lambda: Ours(path)), "our2": lambda: client("our2", lambda: Ours(path)),
            "dovecot": lambda: client("dovecot", lambda: Dovecot("maildir:" + path, plugin)),
            "dovecot2": lambda: client("dovecot2", lambda: Dovecot("maildir:" + path, plugin))}
    print(json.dumps(work[sys.argv[1]]()))
    sys.exit(0)

path = maildir("beside")
os.chmod(T, 0o777)
own(path)
VERSION = subprocess.run([BIN + "/imapd", "-V"], stdout=subprocess.PIPE).stdout.decode()
zlib = os.path.exists("/usr/lib/dovecot/modules/lib20_zlib_plugin.so")
if not zlib:
    VERSION = ""
actors = ["deliver", "deliver2", "mutt", "our", "our2"] + (["dovecot", "dovecot2"] if dovecot_session.is_there() else [])
for s in [Ours(path)] + ([Dovecot("maildir:" + path)] if dovecot_session.is_there() else []):
    s.end()
# The mailbox's user may not be able to read where the tests are.
for folder in ("lib", "cmd"):
    os.makedirs(T + "/readable/tests/" + folder)
for name in [f for f in os.listdir(os.environ["ROOT"] + "/tests/lib") if f.endswith(".py")]:
    shutil.copyfile(os.environ["ROOT"] + "/tests/lib/" + name, T + "/readable/tests/lib/" + name)
script = shutil.copyfile(os.environ["ROOT"] + "/tests/cmd/maildir-beside.py", T + "/readable/tests/cmd/maildir-beside.py")
there = dict(os.environ, ROOT=T + "/readable")
running = [(a, subprocess.Popen(AS_MAIL + [sys.executable, script, a, path, VERSION], stdout=subprocess.PIPE, env=there))
           for a in actors]
results = {}
for a, p in running:
    out = p.communicate(timeout=600)[0]
    if a == "deliver2":
        open(T + "/delivered", "w").close()
    check(p.returncode == 0, a + " came to its end")
    results[a] = json.loads(out) if p.returncode == 0 else {}

added = [n for r in results.values() for n in r.get("added", ())]
gone = {n for r in results.values() for n in r.get("gone", ())}
seen = {tuple(x) for r in results.values() for x in r.get("seen", ())}
a = Ours(path)
final = look(a)
validity = int(re.search(r"UIDVALIDITY (\d+)", a.do("SELECT INBOX"))[1])
seen |= {(validity, uid, name) for uid, (name, _) in final.items()}
check({v for v, _, _ in seen} == {validity}, "UIDVALIDITY stayed", {v for v, _, _ in seen})
names_of = collections.defaultdict(set)
uids_of = collections.defaultdict(set)
for _, uid, name in seen:
    names_of[uid].add(name)
    uids_of[name].add(uid)
check(not [u for u, n in names_of.items() if len(n) > 1], "no UID for two messages", {u: n for u, n in names_of.items() if len(n) > 1})
check(not [n for n, u in uids_of.items() if len(u) > 1], "no message under two UIDs", {n: sorted(u) for n, u in uids_of.items() if len(u) > 1})
there = collections.Counter(name for name, _ in final.values())
check(set(there) == set(added) - gone, "none is lost, what was expunged is gone",
      (sorted(set(added) - gone - set(there)), sorted(set(there) - (set(added) - gone))))
check(max(there.values(), default=0) == 1, "none is there twice", [n for n, c in there.items() if c > 1])
check(len(gone) > 4 and len(seen) > 60, "there was something to see: %d messages, %d expunged, %d UIDs" % (len(added), len(gone), len(names_of)))
flags = {name: f for name, f in final.values()}
lost = [(n, f) for r in ("our", "our2") for n, f in results[r].get("marked", ()) if n in flags and f not in flags[n]]
check(not lost, "flags that we acknowledged are there", lost)
if dovecot_session.is_there():
    b = Dovecot("maildir:" + path, "mail_plugins = zlib\n" if zlib else "")
    theirs = look(b)
    check(theirs == final, "Dovecot tells the same", {u: (theirs.get(u), final.get(u)) for u in set(theirs) ^ set(final) or
                                                    [u for u in final if theirs.get(u) != final[u]]})
    b.end()
    conf = [f for f in os.listdir(T) if f.startswith("dovecot-")][0]
    if os.path.exists("/usr/lib/dovecot/pop3"):
        x = pop([BIN + "/pop3d", "--maildir", path])
        y = pop(["/usr/lib/dovecot/pop3", "-c", T + "/" + conf], {"USER": "mail", "HOME": T + "/nohome"})
        check(x == y and len(x) == len(final), "POP3 UIDLs are the same in both", (x[:3], y[:3]))
a.end()
tidy = subprocess.run(AS_MAIL + [BIN + "/maildir-check", "--maildir", path, "--deep"], stdout=subprocess.PIPE)
check(tidy.returncode == 0, "maildir-check finds nothing", tidy.stdout)
