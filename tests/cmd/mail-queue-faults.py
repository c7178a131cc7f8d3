# mail-queue-faults.py - see mail-queue-faults.t.
# SPDX-License-Identifier: ISC
import os, re, shutil, sys

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
import faults
from faults import check

T, BIN = os.environ["T"], os.environ["BIN"]
q = T + "/q"
SMALL = b"Subject: small\n\n" + b"a line of it\n" * 300 + b"END\n"
LARGE = b"Subject: large\n\n" + b"x" * 70 + (b"y" * 70 + b"\n") * 62000 + b"END\n"
ENVELOPE = b"MAIL FROM:<s@x.org>\nRCPT TO:<a@b.org>\nRCPT TO:<c@d.org> NOTIFY=NEVER\n"
# What is given: message, as a pipe?, options, another message of that name?
CASES = {
    "a file": (SMALL, False, [], False),
    "a pipe": (SMALL, True, [], False),
    "a pipe, large": (LARGE, True, [], False),
    "a name that is taken": (SMALL, False, [], True),
    "--id": (SMALL, False, ["--id", "m"], False),
    "--hold": (SMALL, False, ["--hold"], False),
    "no queue yet": (SMALL, False, [], None),
    "no renameat2": (SMALL, False, [], False),
}
SHARE = {"a pipe, large": 25}


def fresh(taken):
    shutil.rmtree(q, ignore_errors=True)
    os.mkdir(q, 0o700)
    for d in ("tmp", "new", "work", "hold", "bad") if taken is not None else ():
        os.mkdir(q + "/" + d, 0o700)
    if taken:
        with open(q + "/work/m", "w") as f:
            f.write("another\n")
    if os.getuid() == 0:
        for top, dirs, files in os.walk(q):
            for name in [top] + [top + "/" + f for f in files]:
                os.chown(name, 65533, 65533)


def put(name, *inject):
    message, pipe, options, _ = CASES[name]
    with open(T + "/m", "wb") as f:
        f.write(message)
    with open(T + "/e", "wb") as f:
        f.write(ENVELOPE)
    env = {"PATH": os.environ["PATH"], "QUEUE_ID": "m", "TMPDIR": T + "/tmp"}
    with open(T + "/m", "rb") as m, open(T + "/e", "rb") as e:
        return faults.run([BIN + "/mail-queue", "--queue", q] + options, inject, message if pipe else m, env,
                          fd3=e.fileno())


def found(name):
    """How many there are, whole; and what is wrong."""
    message, n, wrong = CASES[name][0], 0, []
    for d in ("new", "hold", "work", "bad"):
        for f in os.listdir(q + "/" + d) if os.path.isdir(q + "/" + d) else ():
            with open(q + "/" + d + "/" + f, "rb") as file:
                data = file.read()
            if data == b"another\n":
                continue
            head, _, rest = data.partition(b"BDAT %d LAST\n" % len(message))
            if head.split(b"\n")[0] != b"MAIL FROM:<s@x.org>" or head.count(b"RCPT TO:<") != 2 or \
               not rest.startswith(message) or not re.fullmatch(
                   rb"\S+Z queued <s@x.org> %d bytes\n" % len(message), rest[len(message):]):
                wrong.append("%s/%s is not whole" % (d, f))
            n += 1
            if (d == "hold") != (name == "--hold"):
                wrong.append("in " + d)
    return n, wrong


def try_one(name, call, n, kind):
    fresh(CASES[name][3])
    code, _, _, trace = put(name, *extra(name), *faults.inject(call, n, kind))
    killed = kind == "signal=KILL"
    there, wrong = found(name)
    if code is None:
        wrong.append("hangs")
    wrong += faults.died(trace)
    if code == 0 and there != 1:
        wrong.append("exit 0, and %d there" % there)
    if code in (65, 67, 69, 77, 99, 100):
        wrong.append("exit %s, for good" % code)
    if code != 0 and there and not killed:
        wrong.append("exit %s, and it is there" % code)
    # Once more, as its sender will.
    again = put(name, *extra(name))[0]
    there_then, wrong_then = found(name)
    exact = name == "--id"
    if again != 0 or there_then != (1 if exact else there + 1):
        wrong.append("again: exit %s, %d there" % (again, there_then))
    return wrong + wrong_then


def extra(name):
    return ("-e", "inject=renameat2:error=ENOSYS") if name == "no renameat2" else ()


def main():
    os.mkdir(T + "/tmp")
    os.chmod(T + "/tmp", 0o1777)
    for name in CASES:
        fresh(CASES[name][3])
        code, _, err, trace = put(name, *extra(name))
        check(code == 0 and found(name) == (1, []), name + ": without a fault", (code, err, found(name)))
        calls = faults.plan(trace, SHARE.get(name, 12))
        if name == "no renameat2":
            calls = [c for c in calls if c[0] != "renameat2"]
        bad = []
        for call, n, kind in calls:
            wrong = try_one(name, call, n, kind)
            if wrong:
                bad.append("%s:%s:%d %s" % (call, kind, n, ", ".join(wrong)))
        check(not bad, "%s: %d faults" % (name, len(calls)), "; ".join(bad))


main()
