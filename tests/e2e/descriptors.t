#!/bin/sh
# Every tool with descriptors 0, 1 and 2 closed in every combination, with a full
# disk as its output, with SIGPIPE ignored by its parent, with an odd locale and
# a TZ of 5 KB: it never dies by a signal, and exits 0 only when the message has
# gone on.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
cat >"$T/tools.py" <<'END'
import glob, itertools, os, shutil, signal, subprocess, sys
BIN, T, BOX = os.environ["BIN"], os.environ["T"], os.environ["M"] + "/box"
MAIL = b"From: x@example.net\nTo: joe@example.org\nSubject: fds\n\nthe end\n"
open(T + "/mail", "wb").write(MAIL)
open(T + "/envelope", "wb").write(b"MAIL FROM:<x@example.net>\nRCPT TO:<joe@example.org>\n")
open(T + "/smtp", "wb").write(b"EHLO a\r\nMAIL FROM:<x@example.net>\r\nRCPT TO:<joe@example.org>\r\nDATA\r\n" +
                              MAIL.replace(b"\n", b"\r\n") + b".\r\nQUIT\r\n")
open(T + "/none", "wb").close()
os.makedirs(T + "/tls/default", exist_ok=True)
sink = ["maildir-deliver"] + os.environ["AS_USER"].split() + ["--maildir", BOX]
# What delivers, and what prints the message: exit 0 promises it.
DELIVER = {
    "maildir-deliver": sink,
    "mail-deliver": ["mail-deliver"] + os.environ["AS_USER"].split() + ["maildir-deliver", "--maildir", BOX],
    "spam-pipe": ["spam-pipe"] + sink,
    "filter-pipe": ["filter-pipe", "cat", "--"] + sink,
    "chain": ["chain", T + "/service"],
    "smtp-recv": ["smtp-recv", "--accept-all"] + sink,
}
PRINT = {"spam-pipe": ["spam-pipe"], "filter-pipe": ["filter-pipe", "cat"]}
open(T + "/service", "w").write("#!%s/chain\nexec %s\n" % (BIN, " ".join(sink)))
ODD = {"TZ": "A" * 5000, "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR"}

def run(argv, closed=(), stdin="mail", stdout=None, ignore=False, odd=False):
    env = {"PATH": os.environ["PATH"], "HOME": T, "RECIPIENT": "joe@example.org", "SENDER": "x@example.net",
           "USER": "joe", "LOCAL": "joe", "DOMAIN": "example.org", "DNS_SERVER": "127.0.0.1@9"}
    env.update(ODD if odd else {})
    env.update({k: v for k, v in os.environ.items() if k == "ASAN_OPTIONS"})
    out = stdout or T + "/out"
    if not stdout:
        open(out, "w").close()
    pid = os.fork()
    if pid == 0:
        try:
            fds = [os.open(T + "/" + stdin, os.O_RDONLY), os.open(out, os.O_WRONLY),
                   os.open("/dev/null", os.O_WRONLY), os.open(T + "/envelope", os.O_RDONLY)]
            fds = [os.dup2(f, 40 + i) for i, f in enumerate(fds)]
            for i, f in enumerate(fds):
                os.dup2(f, i)
            os.closerange(4, 60)
            for c in closed:
                os.close(c)
            signal.signal(signal.SIGPIPE, signal.SIG_IGN if ignore else signal.SIG_DFL)
            signal.alarm(120)
            os.execvpe(argv[0], argv, env)
        finally:
            os._exit(126)
    status = os.waitpid(pid, 0)[1]
    assert os.WIFEXITED(status), "%r closed=%r: signal %d" % (argv, closed, os.WTERMSIG(status))
    return os.WEXITSTATUS(status), b"" if stdout else open(out, "rb").read()

def delivered():
    whole = 0
    for path in glob.glob(BOX + "/new/*"):
        assert open(path, "rb").read().endswith(b"\n\nthe end\n"), "part of a message"
        whole += 1
    return whole

def ways():
    for n in range(4):
        for closed in itertools.combinations((0, 1, 2), n):
            yield dict(closed=closed)
            yield dict(closed=closed, ignore=True, odd=True)
    yield dict(stdout="/dev/full")

def sinks():
    for name, argv in DELIVER.items():
        for way in ways():
            if name == "smtp-recv":
                way["stdin"] = "smtp"
            shutil.rmtree(BOX, ignore_errors=True)
            code, out = run(argv, **way)
            n = delivered()
            # A reply that nobody can read promises nothing.
            said = b"250 2.6.0" in out or b"250 2.0.0" in out if name == "smtp-recv" else code == 0
            assert n == 1 if said else n == 0 or name == "smtp-recv", (name, way, code, n, out)
            if not way["closed"] if "closed" in way else False:
                assert said, (name, way, code, out)

def filters():
    for name, argv in PRINT.items():
        for way in ways():
            code, out = run(argv, **way)
            lost = 1 in way.get("closed", ()) or "stdout" in way
            assert code != 0 or not lost and out.endswith(b"\n\nthe end\n"), (name, way, code, out)
            assert out == b"" or out.endswith(b"\n\nthe end\n"), (name, way, "part of a message")

def everything():
    """Programs of any kind, on a message and on nothing: an exit, no signal."""
    for name in sorted(os.listdir(BIN)):
        for way in ways():
            # It tries for a minute to write a result that no other knows.
            if name == "smtp-send" and "stdout" in way:
                continue
            run([name], stdin="none", **way)
            run([name], **way)

def printing():
    for name in sorted(os.listdir(BIN)):
        for option in "-V", "-h":
            assert run([name, option])[0] == 0, (name, option)
            assert run([name, option], stdout="/dev/full")[0] != 0, (name, option, "full disk, exit 0")
            assert run([name, option], closed=(1,))[0] != 0, (name, option, "no stdout, exit 0")

globals()[sys.argv[1]]()
END
tools() { timeout 550 "$PYTHON" "$T/tools.py" "$1"; }
ok "what delivers exits 0 only when the message is there, whole" tools sinks
ok "what prints exits 0 only when all is printed" tools filters
ok "no tool dies by a signal" tools everything
ok "-V and -h notice that they cannot print" tools printing
done_testing
