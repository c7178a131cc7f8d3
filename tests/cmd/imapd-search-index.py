# imapd-search-index.py - the full-text index is never wrong: the same answers with it
# and without, over a mailbox that changes, and whatever has become of the index.
# Run by imapd-search.t. SPDX-License-Identifier: ISC
import base64, os, random, re, shutil, subprocess, sys, time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from imap_session import Session, check, maildir

if os.environ["HAVE_INDEX"] != "yes":
    print("skip\tthe full-text index\tbuilt without SQLite")
    sys.exit(0)
tool = os.path.join(os.path.dirname(os.environ["imapd"]), "search-index")
rnd = random.Random(int(os.environ.get("SEED", "7")))
WORDS = ["alpha", "beta", "Gr\u00fc\u00dfe", "caf\u00e9", "cafe\u0301", "\u65e5\u672c\u8a9e", "\u4e2d\u6587", "\ud55c\uad6d\uc5b4",
         "\u041f\u0440\u0438\u0432\u0435\u0442", "\u00c9TAT", "ss", "a", "\ufb01n", "\U0001f600", "x\"y", "100%", "e-mail", "\u0130i",
         "\u03a3\u03c3\u03c2", "\uff21\uff22", "AND", "NOT", "*", "(", "NEAR", "o'clock", "^", "body:"]


def text(n):
    return "".join(rnd.choice(WORDS) + rnd.choice([" ", " ", "", "\n", "-"]) for _ in range(n)).replace("\n\n", "\n")


def header_text(n):
    return " ".join(rnd.choice(WORDS) for _ in range(n))


def word(t):
    return "=?utf-8?B?%s?=" % base64.b64encode(t.encode()).decode()


def one():
    kind = rnd.randrange(7)
    head = ("From: %s <a@example.org>\nSubject: %s\n %s\nX-Raw: " % (word(header_text(1)), word(header_text(3)),
                                                                   word(header_text(2)))).encode()
    head += header_text(2).encode("utf-8" if rnd.randrange(2) else "utf-16-le").replace(b"\n", b"").replace(b"\r", b"") + b"\n"
    body = text(rnd.randrange(60))
    if kind == 0:
        return head + b"Content-Type: text/plain; charset=utf-8\n\n" + body.encode() + b"\n"
    if kind == 1:
        return (head + b"Content-Type: text/plain; charset=iso-2022-jp\n\n" + body.encode("iso2022_jp", "ignore") + b"\n")
    if kind == 2:
        return head + b"Content-Transfer-Encoding: base64\nContent-Type: text/html; charset=gb18030\n\n" + base64.encodebytes(
            body.encode("gb18030"))
    if kind == 3:
        return (head + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + body.encode("utf-8") + b"\n--b\nContent-Type: "
                b"message/rfc822\n\nSubject: inner " + word(header_text(1)).encode() + b"\n\n" + text(5).encode() + b"\n--b--\n")
    if kind == 4:
        return head + b"Content-Type: text/plain\n\n" + bytes(rnd.randrange(256) for _ in range(rnd.randrange(300))) + b"\n"
    if kind == 5:
        return (head + b"Content-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; charset=utf-8\n\n" +
                b"".join(b"=%02X" % c + (b"=\n" if rnd.randrange(9) == 0 else b"") for c in body.encode()) + b"\n")
    return head + b"Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n" + base64.encodebytes(body.encode())


def query():
    t = (header_text(3) if rnd.randrange(3) == 0 else text(4)).replace("\r", "")
    at = rnd.randrange(len(t))
    t = t[at:at + rnd.choice([1, 2, 3, 4, 5, 8, 12])] or "a"
    t = rnd.choice([str, str.upper, str.lower])(t)
    return "%s {%d+}\r\n" % (rnd.choice(["TEXT", "BODY"]), len(t.encode())), t


def program():
    parts = [query() for _ in range(rnd.choice([1, 1, 1, 2, 3]))]
    keys = ["%s%s" % p for p in parts]
    joined = keys[0]
    for k in keys[1:]:
        joined = rnd.choice(["%s %s", "OR %s %s", "NOT %s %s"]) % (joined, k)
    return ("UID SEARCH CHARSET UTF-8 " + joined).encode()


def answer(out):
    m = re.search(r"\* SEARCH([ 0-9]*)\r\n", out)
    return m[1] if m and " OK " in out else out[-300:]


def compare(box, n, why, *more):
    plain, indexed = Session(box), Session(box, "--search-index", *more)
    wrong, hits = [], 0
    for _ in range(n):
        command = program()
        a, b = answer(plain.do(command)), answer(indexed.do(command))
        hits += len(a.split())
        if a != b:
            wrong.append((command, a, b))
    for s in (plain, indexed):
        s.send(b"x LOGOUT\r\n")
        s.p.wait(120)
    log = indexed.p.stderr.read().decode("latin-1")
    check(not wrong and (hits > 0 or n < 5), "%s: %d searches are answered the same" % (why, n), wrong[:3])
    return log


def run(*args):
    p = subprocess.run([tool, "--maildir"] + list(args), capture_output=True, timeout=600)
    return p.returncode, p.stdout.decode(), p.stderr.decode()


box = maildir("indexed", [one() for _ in range(150)])
index = box + "/pneumatic.fts"
log = compare(box, 60, "an index made by searching")
check(os.path.exists(index) and "search-index" not in log, "it is there, and nothing was said", log)
code, out, err = run(box, "check")
check("indexed=130 messages=150" in out, "the first ones are read before it is asked", (code, out, err))
check(run(box, "update")[1] == "added=20 skipped=0 messages=150\n", "search-index update adds them")
check(run(box, "check")[0] == 0, "search-index check: whole and complete")

s = Session(box)
gone = sorted(rnd.sample(range(1, 151), 40))
s.do("STORE %s +FLAGS (\\Deleted)" % ",".join(map(str, gone)))
s.do("EXPUNGE")
for _ in range(30):
    data = one().replace(b"\n", b"\r\n")
    s.send(b"x APPEND INBOX {%d+}\r\n%s\r\n" % (len(data), data))
s.do("NOOP")
left = int(re.search(r"COUNT (\d+)", s.do("SEARCH RETURN (COUNT) ALL"))[1])
s.send(b"x LOGOUT\r\n")
s.p.wait(120)
compare(box, 60, "after expunges and appends")
code, out, err = run(box, "check")
check(left > 110 and code == 0 and "indexed=%d messages=%d" % (left, left) in out, "what was new is in it", (code, out, err))

code, out, err = run(box, "build")
check(code == 0 and "added=%d skipped=0" % left in out, "search-index build", (code, out, err))
compare(box, 100, "an index made by search-index")
code, out, err = run(box, "update")
check(code == 0 and "added=0" in out, "search-index update has nothing to do", (code, out, err))

# ---- What may become of the file.
good = open(index, "rb").read()


def damaged(why, data):
    for name in (index, index + "-journal"):
        if os.path.isdir(name):
            os.rmdir(name)
        elif os.path.exists(name):
            os.unlink(name)
    if data is not None:
        with open(index, "wb") as f:
            f.write(data)
    return compare(box, 12, why)


damaged("no file", None)
damaged("an empty file", b"")
damaged("a file that is no database", rnd.randbytes(20000))
damaged("half of it", good[:len(good) // 2 // 4096 * 4096])
damaged("its first page only", good[:4096])
for i in range(6):
    bad = bytearray(good)
    at = rnd.randrange(100, len(bad) - 3000)
    bad[at:at + 2000] = bytes(2000)
    damaged("zeros at %d" % (at // 4096), bytes(bad))
import sqlite3
other = index + ".x"
db = sqlite3.connect(other)
db.execute("create table messages(uid, whole)")
db.execute("insert into messages values(1, 1)")
db.commit()
db.close()
damaged("somebody else's database", open(other, "rb").read())
os.unlink(other)
with open(index, "wb") as f:
    f.write(good)
db = sqlite3.connect(index)
db.execute("update box set uidvalidity = uidvalidity + 1")
db.commit()
db.close()
damaged("another UIDVALIDITY", open(index, "rb").read())
run(box, "build")
code, out, err = run(box, "check")
check(code == 0, "search-index build makes it good", (code, out, err))
os.unlink(index)
os.mkdir(index)
log = compare(box, 8, "a directory in its place")
check("search-index" in log, "which is logged", log)
os.rmdir(index)

# ---- Locked by another.
run(box, "build")
db = sqlite3.connect(index, isolation_level=None)
db.execute("begin exclusive")
log = compare(box, 3, "a locked index")
check("locked" in log, "which is logged", log)
db.execute("rollback")
db.close()

# ---- Two sessions at once, both learning.
os.unlink(index)
sessions = [Session(box, "--search-index") for _ in range(3)]
plain = Session(box)
wrong = []
for _ in range(15):
    command = program()
    for s in sessions:
        s.n += 1
        s.send(b"t%d " % s.n + command + b"\r\n")
    want = answer(plain.do(command))
    for s in sessions:
        while not re.search(rb"(?:\A|\r\n)t%d (OK|NO|BAD)[^\r\n]*\r\n" % s.n, s.buf):
            s.more()
        got = answer(s.buf.decode("latin-1"))
        s.buf = b""
        if got != want:
            wrong.append((command, want, got))
check(not wrong, "three sessions at once", wrong[:2])
for s in sessions + [plain]:
    s.send(b"x LOGOUT\r\n")
    s.p.wait(120)
code, out, err = run(box, "check")
check("indexed=%d" % (left - 20) in out, "and each message is in it once", (code, out, err))

# ---- The helper dies, or is not wanted.
s = Session(box, "--search-index")
command = program()
want = answer(s.do(command))
children = open("/proc/%d/task/%d/children" % (s.p.pid, s.p.pid)).read().split()
check(len(children) == 1, "one helper", children)
for pid in children:
    os.kill(int(pid), 9)
got = answer(s.do(command))
check(got == want, "its death changes nothing", (want, got))
s.send(b"x LOGOUT\r\n")
s.p.wait(120)
check("search-index" in s.p.stderr.read().decode(), "and is logged")
s = Session(box, "--search-index")
s.do("SEARCH SUBJECT x")
s.do("SEARCH UID 1:10 TEXT alpha")
child = open("/proc/%d/task/%d/children" % (s.p.pid, s.p.pid)).read().split()[0]
exe = os.readlink("/proc/%s/exe" % child)
check(exe.endswith("imapd"), "no search for text in many messages: search-index is not started", exe)
held = sorted(os.listdir("/proc/%s/fd" % child))
check(held == ["0", "1", "2"], "and holds nothing of the session", held)
s.send(b"x LOGOUT\r\n")
s.p.wait(120)
for _ in range(2400):
    if not os.path.exists("/proc/" + child):
        break
    time.sleep(0.05)
check(not os.path.exists("/proc/" + child), "and goes with the session")

# ---- Too large to be kept: looked at each time.
big = b"Subject: big\n\n" + b"filler words " * 500000 + b"needle\n"
box2 = maildir("large", [big] + [one() for _ in range(30)])
s = Session(box2, "--search-index")
for _ in range(2):
    out = s.do("SEARCH BODY needle")
    check("* SEARCH 1\r\n" in out, "a message that is too large is read", out)
s.send(b"x LOGOUT\r\n")
s.p.wait(120)
