# smtp-recv-faults.py - see smtp-recv-faults.t.
# SPDX-License-Identifier: ISC
import os, re, shutil, subprocess, sys

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
import faults
from faults import check

T, BIN = os.environ["T"], os.environ["BIN"]
q = T + "/q"


def body(n, lines):
    return b"Subject: m%d\r\n\r\n" % n + b"".join(b"m%d line %d\r\n" % (n, i) for i in range(lines)) + b"END\r\n"


ONE, TWO, LARGE = body(1, 40), body(2, 3), body(1, 350000)
MAIL = b"MAIL FROM:<s%d@x.org>\r\nRCPT TO:<a@b.org>\r\nRCPT TO:<c@d.org>\r\n"


def data(*messages):
    return b"EHLO me.org\r\n" + b"".join(MAIL % (i + 1) + b"DATA\r\n" + m + b".\r\n"
                                         for i, m in enumerate(messages)) + b"QUIT\r\n"


def bdat(*messages):
    return b"EHLO me.org\r\n" + b"".join(
        MAIL % (i + 1) + b"BDAT %d\r\n" % (len(m) // 2) + m[:len(m) // 2] +
        b"BDAT %d LAST\r\n" % (len(m) - len(m) // 2) + m[len(m) // 2:] for i, m in enumerate(messages)) + b"QUIT\r\n"


FILTER = ["header-check", "--rules", T + "/rules"]
# The session's bytes, its messages, options, and what the chain begins with.
CASES = {
    "DATA": (data(ONE, TWO), (ONE, TWO), [], []),
    "BDAT": (bdat(ONE, TWO), (ONE, TWO), [], []),
    "a chain": (data(ONE, TWO), (ONE, TWO), [], FILTER),
    "LMTP": (data(ONE, TWO).replace(b"EHLO", b"LHLO"), (ONE, TWO), ["--lmtp"], []),
    "a large one": (data(LARGE, TWO), (LARGE, TWO), [], []),
}
SHARE = {"a large one": 100}


def session(name, *inject):
    bytes_, _, options, chain = CASES[name]
    env = {"PATH": os.environ["PATH"], "PROTO": "TCP", "TCPREMOTEIP": "127.0.0.1", "TMPDIR": T + "/tmp"}
    return faults.run([BIN + "/smtp-recv", "--accept-all", "--hostname", "me.org"] + options + chain +
                      ["mail-queue", "--queue", q], inject, bytes_, env, timeout=30)


def fresh():
    shutil.rmtree(q, ignore_errors=True)
    os.mkdir(q, 0o700)
    for d in ("tmp", "new", "work", "hold", "bad"):
        os.mkdir(q + "/" + d, 0o700)
    if os.getuid() == 0:
        for top, _, _ in os.walk(q):
            os.chown(top, 65533, 65533)


def found(messages):
    """How often each is there, by its sender's number (with LMTP there is one for
    each recipient); and what is wrong."""
    counts, wrong = [0] * len(messages), []
    for f in os.listdir(q + "/new"):
        with open(q + "/new/" + f, "rb") as file:
            text = file.read()
        m = re.match(rb"MAIL FROM:<s(\d)@x.org>.*\n(?:RCPT TO:.*\n){1,2}BDAT (\d+) LAST\n", text)
        i = int(m[1]) - 1 if m else -1
        want = messages[i].replace(b"\r\n", b"\n") if m else b"?"
        rest = text[m.end():] if m else b""
        # A trace field stands above it.
        size = int(m[2]) if m else 0
        if not m or not rest[:size].endswith(want) or b" queued <s" not in rest[size:]:
            wrong.append("%s is not whole" % f)
        else:
            counts[i] += 1
    return counts, wrong


def accepted(out):
    """How many times it has been said that a message is taken."""
    return len(re.findall(rb"^250 2\.\d\.\d accepted as ", out, re.M))


def try_one(name, call, n, kind):
    messages = CASES[name][1]
    fresh()
    code, out, _, trace = session(name, *faults.inject(call, n, kind))
    counts, wrong = found(messages)
    if code is None:
        wrong.append("hangs")
    wrong += faults.died(trace)
    yes = accepted(out)
    if max(counts) > (2 if name == "LMTP" else 1):
        wrong.append("twice: %s" % counts)
    if yes > sum(counts):
        wrong.append("%d said to be taken, %s there" % (yes, counts))
    return wrong


def main():
    with open(T + "/rules", "w") as f:
        f.write("/^X-Nothing:/ IGNORE\n")
    os.mkdir(T + "/tmp")
    os.chmod(T + "/tmp", 0o1777)
    for name in CASES:
        fresh()
        code, out, err, trace = session(name)
        counts, wrong = found(CASES[name][1])
        check(code == 0 and not wrong and accepted(out) == sum(counts) == (4 if name == "LMTP" else 2), name + ": without a fault", (code, out, err[-500:], counts, wrong))
        calls, bad = faults.plan(trace, SHARE.get(name, 30)), []
        for call, n, kind in calls:
            wrong = try_one(name, call, n, kind)
            if wrong:
                bad.append("%s:%s:%d %s" % (call, kind, n, ", ".join(wrong)))
        check(not bad, "%s: %d faults" % (name, len(calls)), "; ".join(bad))


main()
