# pop3d's unique ids beside a real Dovecot, and options; run by pop3d-uidl.t.
# SPDX-License-Identifier: ISC
import os, re, shutil, subprocess, sys, time
sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests", "lib"))
from logins import check, same

T, POP3D = os.environ["T"], "pop3d"
HOME = os.environ["M"]
BOX = os.path.join(HOME, "box")
ROOT_USER = os.getuid() == 0
DOVECOT = "/usr/lib/dovecot/pop3"


def become():
    if ROOT_USER:
        os.setgroups([]), os.setgid(30000), os.setuid(30000)


def fill(n=5, xuidl=lambda i: b"", names="{t}.M{i}P1.Host,S={s}", body=b"body\n"):
    shutil.rmtree(BOX, ignore_errors=True)
    for d in ("cur", "new", "tmp"):
        os.makedirs(os.path.join(BOX, d))
    for i in range(1, n + 1):
        data = b"From: a@example.org\nSubject: m%d\n" % i + xuidl(i) + b"\n" + body
        with open(os.path.join(BOX, "cur", names.format(t=1000000000 + i, i=i, s=len(data)) + ":2,"), "wb") as f:
            f.write(data)
    for top, dirs, files in os.walk(BOX):
        for x in [top] + [os.path.join(top, f) for f in files]:
            if ROOT_USER:
                os.chown(x, 30000, 30000)


def ours(*options, script=b"UIDL\r\nQUIT\r\n", hand=None):
    p = subprocess.run([POP3D, "--maildir", BOX, *options], input=script, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                       preexec_fn=become, timeout=120)
    return p.stdout, p.stderr.decode("latin-1"), p.returncode


def theirs(fmt, *settings, script=b"UIDL\r\nQUIT\r\n"):
    conf = os.path.join(T, "dovecot.conf")
    base = os.path.join(T, "base")
    os.makedirs(base, exist_ok=True)
    with open(conf, "w") as f:
        f.write("base_dir=%s\nlog_path=/dev/stderr\nmail_location=maildir:%s\npop3_uidl_format=%s\nssl=no\nprotocols=pop3\n"
                "default_internal_user=nobody\ndefault_login_user=nobody\n" % (base, BOX, fmt))
        f.write("".join(x + "\n" for x in settings))
    p = subprocess.run([DOVECOT, "-c", conf], input=script, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                       preexec_fn=become, env={"HOME": HOME, "USER": "joe", "PATH": os.environ["PATH"]}, timeout=120)
    return p.stdout, p.stderr.decode("latin-1"), p.returncode


def ids(answer):
    return [l.split()[1].decode() for l in answer.split(b"\r\n") if re.match(rb"\d+ \S+$", l)]


dovecot = os.path.exists(DOVECOT)
if not dovecot:
    check(True, "real Dovecot: not installed, its part is left out")

# -- the same bytes for the same Maildir
fill()
if dovecot:
    theirs("%u")
    for f in ["%08Xu%08Xv", "%v.%u", "%v-%u", "%f", "%g", "%Lf", "%Uf", "x%20f", "%u-%5v", "%u-%2.3v", "%u-%-3v", "%u-%-5.3v",
              "%u-%04Xv", "%u-%XUv", "%Rf", "UID%u-%v", "%05u%%", "%u%5.0u", "%020u.%g"]:
        a, b = ids(theirs(f)[0]), ids(ours("--uidl-format", f)[0])
        check(len(a) == 5 and a == b, "Dovecot's ids for " + f, (a, b))

# -- laid down: whatever the template says later
fill()
first = ids(ours("--save-uidl", "--uidl-format", "%v.%u")[0])
same(len(set(first)), 5, "--save-uidl")
same(ids(ours("--uidl-format", "%g")[0]), first, "another template, the same ids")
check(all(" P" + i + " " in open(BOX + "/dovecot-uidlist").read() for i in first), "in field P")
if dovecot:
    same(ids(theirs("%08Xu%08Xv")[0]), first, "Dovecot tells them too")
with open(BOX + "/new/1000000099.M1P1.Host", "w") as f:
    f.write("Subject: new\n\nnew\n")
os.chown(BOX + "/new/1000000099.M1P1.Host", 30000, 30000) if ROOT_USER else None
later = ids(ours("--save-uidl", "--uidl-format", "%g")[0])
same(later, first + ["1000000099.M1P1.Host"], "new mail by the new template")
same(ids(ours("--uidl-format", "%u")[0]), later, "which stays as well")
fill()
same(ids(ours("--save-uidl", "--uidl-format", "%u", script=b"UIDL 2\r\nQUIT\r\n")[0]), [], "UIDL of one message")
same(ids(ours("--uidl-format", "%g")[0]), ["1", "2", "3", "4", "5"], "what is told once is kept")
if dovecot:
    fill()
    a = ids(theirs("%f", "pop3_save_uidl=yes")[0])
    check(" P :" in open(BOX + "/dovecot-uidlist").read(), "Dovecot's short form for the file's name")
    same(ids(ours()[0]), a, "ids that Dovecot has laid down")

# -- X-UIDL, and equal ids
fill(xuidl=lambda i: b"X-UIDL: old-%d\n" % (i % 2) if i < 5 else b"X-UIDL: a b\n")
plain = ids(ours()[0])
reuse = ids(ours("--reuse-xuidl")[0])
same(reuse, ["old-1", "old-0", "old-1", "old-0", plain[4]], "--reuse-xuidl")
renamed = ids(ours("--reuse-xuidl", "--uidl-duplicates", "rename")[0])
same(renamed, ["old-1", "old-0", "old-1-2", "old-0-2", plain[4]], "--uidl-duplicates rename")
if dovecot:
    same(ids(theirs("%08Xu%08Xv", "pop3_reuse_xuidl=yes", "pop3_uidl_duplicates=rename")[0])[:4], renamed[:4], "as Dovecot names them")
    same(ids(theirs("%08Xu%08Xv", "pop3_reuse_xuidl=yes", "pop3_uidl_duplicates=rename", "pop3_save_uidl=yes")[0])[:4], renamed[:4],
         "and lays them down")
    same(ids(ours()[0])[:4], renamed[:4], "we tell those")
fill(20000, xuidl=lambda i: b"X-UIDL: same\n")
many = ids(ours("--reuse-xuidl", "--uidl-duplicates", "rename", "--save-uidl")[0])
check(many == ["same"] + ["same-%d" % i for i in range(2, 20001)], "20,000 equal ids", many[:3])
same(ids(ours()[0]), many, "are laid down apart")
out = ours(script=b"".join(b"TOP %d 1\r\n" % i for i in range(1, 20001, 7)) + b"QUIT\r\n")[0]
same(out.count(b"\r\nbody\r\n.\r\n"), len(range(1, 20001, 7)), "TOP in a maildrop of 20,000")

# -- beside a dump of the old server
fill(12)
dump = os.path.join(T, "dump")
answer = ours()[0]
with open(dump, "wb") as f:
    f.write(answer[answer.index(b"+OK\r\n"):answer.index(b"\r\n.\r\n") + 5])
out, err, code = ours("--uidl-check", dump)
same((out.decode().split("\n")[0], code), ("0 of 12 UIDLs would change", 0), "--uidl-check: nothing changes")
out, err, code = ours("--uidl-check", dump, "--uidl-format", "%g")
lines = out.decode().split("\n")
check(lines[:2] == ["12 of 12 UIDLs would change", "12 of 12 messages here would be fetched"] and code == 65 and
      re.match(r"  [0-9a-f]{16}: message 1 is now 1000000001\.M1P1", lines[2]), "--uidl-check: all change", (lines, code))
before = sorted(os.listdir(BOX + "/cur"))
with open(dump, "w") as f:
    f.write("\n".join(ids(answer)[2:] + ["gone"]))
out, err, code = ours("--uidl-check", dump, "--save-uidl")
same(out.decode(), "1 of 11 UIDLs would change\n2 of 12 messages here would be fetched\n  gone\n", "ids alone, one that is gone, two new")
check(" P" not in open(BOX + "/dovecot-uidlist").read() and before == sorted(os.listdir(BOX + "/cur")), "nothing is written")
with open(dump, "w") as f:
    f.write("")
same(ours("--uidl-check", dump)[0].decode().split("\n")[0], "0 of 0 UIDLs would change", "an empty dump")
with open(dump, "wb") as f:
    f.write(b"1 a b\n")
same(ours("--uidl-check", dump)[2], 64, "something else")
with open(dump, "wb") as f:
    f.write(os.urandom(5000))
check(ours("--uidl-check", dump)[2] in (64, 65), "noise")
same(ours("--uidl-check", T + "/none")[2] != 0, True, "no such file")

# -- LOGIN-DELAY
fill(2)
out = ours("--login-delay", "1h", script=b"CAPA\r\nQUIT\r\n")[0]
check(out.startswith(b"+OK 2 messages") and b"\r\nLOGIN-DELAY 3600\r\n" in out, "--login-delay is announced", out)
out, err, code = ours("--login-delay", "1h")
check(out.startswith(b"-ERR [LOGIN-DELAY] ") and code == 0 and "reason=\"login delay\"" in err, "and demanded", (out, err, code))
check(ours()[0].startswith(b"+OK"), "by who is told to")
visit = BOX + "/pneumatic-pop3-visit"
then = time.time() - 3500
os.utime(visit, (then, then))
check(ours("--login-delay", "1h")[0].startswith(b"-ERR [LOGIN-DELAY]"), "a little too soon")
os.utime(visit, (then - 200,) * 2)
check(ours("--login-delay", "1h")[0].startswith(b"+OK"), "in time")
os.utime(visit, (time.time() + 86400,) * 2)
check(ours("--login-delay", "1h")[0].startswith(b"+OK"), "a clock that was set back locks nobody out")
check(ours("--login-delay", "1h")[0].startswith(b"-ERR [LOGIN"), "and the time is right again")
os.utime(visit, (then - 200,) * 2)
runs = [subprocess.Popen([POP3D, "--maildir", BOX, "--login-delay", "1h"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL, preexec_fn=become) for i in range(8)]
greetings = sorted(p.communicate(b"QUIT\r\n")[0][:4] for p in runs)
same(greetings, sorted([b"+OK "] + [b"-ERR"] * 7), "of eight at once one is in time")
os.unlink(visit)
os.symlink("/etc/passwd", visit)
check(ours("--login-delay", "1h")[0].startswith(b"+OK"), "a symbolic link in its place is not followed")
os.unlink(visit)

# -- CAPA, LANG, EXPIRE
out = ours("--expire", "30d", script=b"CAPA\r\nLANG\r\nLANG en\r\nlang *\r\nLANG tlh\r\nLANG en de\r\nUTF8\r\nQUIT\r\n")[0].decode()
for want, name in [("\r\nEXPIRE 30\r\n", "--expire is announced"), ("\r\nLANG\r\n", "LANG in CAPA"), ("\r\nUTF8\r\n", "UTF8 in CAPA"),
                   ("+OK Languages follow\r\nen English\r\ni-default Default language\r\n.\r\n", "LANG lists"),
                   ("+OK en is spoken\r\n+OK en is spoken\r\n-ERR That language", "LANG sets"),
                   ("-ERR LANG wants one", "LANG of two"), ("-ERR Unknown command\r\n+OK Logging", "UTF8 only before the login")]:
    check(want in out, name, out)
check("\r\nEXPIRE NEVER\r\n" in ours(script=b"CAPA\r\nQUIT\r\n")[0].decode(), "EXPIRE NEVER without it")

# -- what is deleted by flag and what is not
fill(4)
ours("--delete-flag", "$POP3Deleted", script=b"DELE 2\r\nQUIT\r\n")
out = ours("--delete-flag", "$POP3Deleted", "--delete-type", "expunge", script=b"DELE 1\r\nQUIT\r\n")[0]
check(out.startswith(b"+OK 3 ") and len(os.listdir(BOX + "/cur")) == 3, "--delete-type expunge hides the flagged and removes others",
      (out, os.listdir(BOX + "/cur")))

# -- clients' faults
fill(1, body=b"a\0b\0\0\nc\0")
out = ours("--workarounds", "outlook-no-nuls", script=b"RETR 1\r\nQUIT\r\n")[0]
check(b"\r\n\r\na\x80b\x80\x80\r\nc\x80\r\n.\r\n" in out, "outlook-no-nuls", out)
check(b"a\0b\0\0\r\n" in ours(script=b"RETR 1\r\nQUIT\r\n")[0], "not by itself")
fill(1, names="{t}.M{i}P1.Host")
name = BOX + "/cur/" + os.listdir(BOX + "/cur")[0]
with open(name, "w") as f:
    f.write("Subject: head\n")
check(b"Subject: head\r\n\r\n.\r\n" in ours("--workarounds", "oe-ns-eoh", script=b"TOP 1 0\r\nQUIT\r\n")[0], "oe-ns-eoh")
check(b"Subject: head\r\n.\r\n" in ours(script=b"TOP 1 0\r\nQUIT\r\n")[0], "not by itself")
if dovecot:
    check(b"Subject: head\r\n\r\n.\r\n" in theirs("%u", "pop3_client_workarounds=oe-ns-eoh", script=b"TOP 1 0\r\nQUIT\r\n")[0], "as Dovecot")

# -- the log
fill(3)
script = b"TOP 1 1\r\nRETR 2\r\nRETR 3\r\nDELE 3\r\nQUIT\r\n"
log = ours(script=script)[1]
ours_summary = re.search(r'summary="([^"]*)"', log)
check(ours_summary, "the default format", log)
if dovecot:
    fill(3)
    log = theirs("%u", script=script)[1]
    check(ours_summary and ours_summary.group(1) in log, "is the text that Dovecot logs", (ours_summary.group(0), log))
log = ours("--logout-format", "%{top_count} 100%% %{input}", script=b"QUIT\r\n")[1]
check('summary="0 100% 6"' in log, "--logout-format", log)

fill(2, xuidl=lambda i: b"Message-ID: <%d@x>\n" % i)
log = ours("--log-events", script=b"DELE 2\r\nQUIT\r\n")[1]
check("event=expunge box=INBOX uid=2 msgid=<2@x> size=" in log and "uid=1" not in log, "--log-events", log)
log = ours("--log-events", script=b"DELE 1\r\n")[1]
check("event=expunge" not in log, "not of what was not removed", log)

# -- what cannot be written is told
fill(3)
os.chmod(BOX, 0o555)
out, err, code = ours("--save-uidl")
os.chmod(BOX, 0o755)
same(len(ids(out)), 3, "a Maildir that cannot be written: ids are told")
