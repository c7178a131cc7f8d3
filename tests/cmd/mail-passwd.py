# mail-passwd at a terminal: what is echoed, two entries, an interrupt.
# SPDX-License-Identifier: ISC
import os, pty, re, select, signal, subprocess, sys, termios, time

count = failed = 0


def check(good, name, got=""):
    global count, failed
    count += 1
    failed += not good
    print("%s - %s" % ("ok" if good else "not ok", name))
    if not good:
        print("# got: %r" % (got,))


def session(args, entries, interrupt=False):
    """Answer each prompt; (all that the terminal showed, exit status, echo)."""
    pid, fd = pty.fork()
    if pid == 0:
        # Where the tests run in the background, it is ignored.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.execvp("mail-passwd", ["mail-passwd"] + args)
    shown = b""
    entries = list(entries)
    asked = 0
    status = None
    while True:
        ready, _, _ = select.select([fd], [], [], 120)
        try:
            got = os.read(fd, 1000) if ready else b""
        except OSError:
            got = b""
        if not got:
            break
        shown += got
        if shown.count(b": ") > asked and shown.endswith(b": ") and (entries or interrupt):
            asked += 1
            quiet = not termios.tcgetattr(fd)[3] & termios.ECHO
            if not quiet:
                shown += b"ECHO IS ON"
            if interrupt:
                os.write(fd, b"\x03")
            else:
                os.write(fd, entries.pop(0) + b"\n")
    status = os.waitpid(pid, 0)[1]
    os.close(fd)
    return shown.decode(), status


def test(password):
    return subprocess.run(["mail-passwd", "--stdin", "test", "users", "joe@example.org"],
                          input=password + b"\n", stdout=subprocess.DEVNULL).returncode


open("users", "w").write("joe@example.org:{PLAIN}old\n")
before = open("users").read()
shown, status = session(["change", "users", "joe@example.org"], [b"typed-secret", b"typed-secret"])
check(status == 0 and test(b"typed-secret") == 0, "asked twice", (shown, status))
check("typed" not in shown and "ECHO" not in shown, "nothing is shown", shown)
check(re.search("New password: .*The same again: ", shown, re.S), "the prompts", shown)
before = open("users").read()
shown, status = session(["change", "users", "joe@example.org"], [b"one", b"other"])
check(os.WEXITSTATUS(status) == 64 and "two passwords" in shown, "two different ones", (shown, status))
shown, status = session(["change", "users", "joe@example.org"], [b""])
check(os.WEXITSTATUS(status) == 64, "an empty one", (shown, status))
shown, status = session(["change", "users", "joe@example.org"], [b"a\x01b"])
check(os.WEXITSTATUS(status) == 64, "a control character", (shown, status))
shown, status = session(["change", "users", "joe@example.org"], [], interrupt=True)
check(os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGINT, "an interrupt ends it", (shown, status))
check(open("users").read() == before, "and nothing has happened")
shown, status = session(["test", "users", "joe@example.org"], [b"typed-secret"])
check(status == 0 and "matches" in shown, "test asks once", (shown, status))
print("1..%d" % count)
sys.exit(failed > 0)
