# imapd-sort.py - SORT and THREAD beside Dovecot's answers, from the cache as
# without it, and what hostile References cost.
# SPDX-License-Identifier: ISC
import os, random, re, subprocess, sys, time

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
from imap_session import Session, T, check, maildir

subjects = ["hello", "Re: hello", "[list] Re: hello", "world (fwd)", "[fwd: world]", "", "Re:", "Re[2]: abc", "[x] abc",
            "[a][b] q", "[a] [b] re [c]: q", "=?utf-8?q?=C3=A9t=C3=A9?=", "Ete", "Re: =?utf-8?q?=C3=89t=C3=A9?=",
            "_under", "Under", "a  b", "A\tb", "[only]", "re: [only]"]
names = ["Zed <z@x.org>", "=?iso-8859-1?q?=C9mile?= <emile@x.org>", "bob@y.org", "\"Quoted, Name\" <q@z>",
         "(comment) c@d.org", "group: a@b, c@d;", "", "ann@x"]


def mail(r, i):
    h = ["Message-ID: <m%d@x.org>" % i] if r.random() < .95 else []
    above = sorted({r.randrange(i) for _ in range(r.choice([0, 0, 1, 1, 2, 3]))}) if i else []
    ids = [r.choice(["<m%d@x.org>", "<n%d@x.org>"]) % k for k in above]
    if ids:
        h.append("References: " + "\n ".join(ids) if r.random() < .8 else "In-Reply-To: " + ids[0])
    h += ["Subject: " + r.choice(subjects), "From: " + r.choice(names), "To: " + r.choice(names), "Cc: " + r.choice(names)]
    if r.random() < .9:
        h.append("Date: %d Jan %d %02d:%02d:00 %s" % (r.randrange(1, 29), r.randrange(1999, 2003), r.randrange(24),
                                                     r.randrange(60), r.choice(["+0000", "-0800", "+0530"])))
    return ("\n".join(h) + "\n\n" + "body\n" * r.randrange(1, 5)).encode()


commands = ["SORT (%s) UTF-8 ALL" % k for k in (
    "ARRIVAL", "CC", "DATE", "FROM", "SIZE", "SUBJECT", "TO", "REVERSE DATE", "SUBJECT REVERSE DATE", "DISPLAYFROM",
    "DISPLAYTO")] + ["THREAD %s UTF-8 ALL" % a for a in ("REFERENCES", "REFS", "ORDEREDSUBJECT")] + [
    "SEARCH SUBJECT ete", "SEARCH SUBJECT \"RE: H\"", "SEARCH FROM bob", "SEARCH SENTSINCE 1-Jan-2001"]


def answers(text):
    return re.findall(r"\* ((?:SORT|THREAD|SEARCH)[^\r\n]*)", text)


def ours(path):
    s = Session(path)
    out = "".join(s.do(c) for c in commands)
    s.end()
    return answers(out)


def dovecots(path):
    conf = T + "/dovecot-sort.conf"
    with open(conf, "w") as f:
        f.write("mail_location = maildir:%s:INDEX=MEMORY\nssl = no\nlog_path = /dev/stderr\nfirst_valid_uid = 1\n" % path)
    os.chmod(T, 0o777)
    command = ["/usr/lib/dovecot/imap", "-c", conf]
    if os.getuid() == 0:
        subprocess.check_call(["chown", "-R", "mail:mail", path])
        command = ["setpriv", "--reuid=mail", "--regid=mail", "--clear-groups"] + command
    data = "a SELECT INBOX\r\n" + "".join("c%d %s\r\n" % ic for ic in enumerate(commands)) + "z LOGOUT\r\n"
    p = subprocess.run(command, input=data.encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=300,
                       env={"USER": "mail", "HOME": path, "PATH": os.environ["PATH"]})
    subprocess.check_call(["chown", "-R", str(os.getuid()), path])
    return answers(p.stdout.decode("latin-1"))


def threads(text):
    """The threads of an answer, whatever their order: that of REFS is not written down anywhere."""
    found, depth, start = [], 0, 0
    for i, c in enumerate(text):
        if c == "(":
            depth, start = depth + 1, start if depth else i
        elif c == ")":
            depth -= 1
            if depth == 0:
                found.append(text[start:i + 1])
    return sorted(found)


for seed in (1, 2):
    r = random.Random(seed)
    path = maildir("sort", [mail(r, i) for i in range(150)])
    theirs = dovecots(path) if os.path.exists("/usr/lib/dovecot/imap") else []
    first = ours(path)
    check(len(first) == len(commands) and ours(path) == first, "the cache answers as the messages do")
    if len(theirs) != len(commands):
        print("ok\tskipped: Dovecot did not answer")
        continue
    bad = [(c, a, b) for c, a, b in zip(commands, first, theirs)
           if a != b and ("REFS" not in c or threads(a) != threads(b))]
    check(not bad, "as Dovecot answers, mailbox %d" % seed, bad[:1])


def hostile(n):
    refs = "\n ".join("<m%d@x>" % ((i * 7919) % n) for i in range(200))
    return maildir("hostile", [b"Message-ID: <m%d@x>\nReferences: <m%d@x>\n %s <m%d@x>\nSubject: %s\n\nx\n" % (
        i, i, refs.encode(), (i + 1) % n, b"[a]" * 300 + b"re" * (i % 3)) for i in range(n)])


def cost(n):
    s = Session(hostile(n))
    start = time.time()
    out = [s.do(c) for c in ("THREAD REFERENCES UTF-8 ALL", "THREAD REFS UTF-8 ALL", "SORT (SUBJECT) UTF-8 ALL")]
    took = time.time() - start
    s.end()
    told = [sorted(map(int, re.findall(r"\d+", o.split("\r\n")[0]))) for o in out]
    check(all(t == list(range(1, n + 1)) for t in told), "%d messages in loops, each told once" % n, out[0][:200])
    return took


one, two = cost(500), cost(1000)
check(two < 4 * one + 2, "in bounded time", (one, two))
