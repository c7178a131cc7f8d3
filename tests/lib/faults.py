# faults - a fault at each system call of a program and what it starts: what calls
# there are (strace), which of them are tried, and one run with a fault in it.
# strace counts a call for each process by itself, so the n-th of a kind fails in
# every process that comes so far.
# SPDX-License-Identifier: ISC
import collections, os, random, re, signal, subprocess

T = os.environ["T"]
KINDS = ("signal=KILL", "error=EIO", "error=ENOSPC", "error=EINTR", "error=ENOMEM", "error=EAGAIN")
# Their failure is the kernel's to explain, or nothing fails there.
NEVER = {"exit", "exit_group", "rt_sigreturn", "restart_syscall"}
# Cannot fail like that, and libc does not look. A close that fails has closed all
# the same, but strace leaves it out.
KILL_ONLY = {"close", "rt_sigprocmask", "rt_sigaction", "getpid", "gettid", "getuid", "geteuid", "getgid", "getegid",
             "set_tid_address", "arch_prctl", "clock_gettime", "gettimeofday", "umask", "sigaltstack", "brk",
             "getrandom", "alarm", "setitimer", "time"}
RETRIED = {"EINTR": {"read", "write", "open", "openat", "close", "poll", "ppoll", "wait4", "fsync", "flock",
                     "recvmsg", "sendmsg", "sendto", "recvfrom", "connect", "accept4", "pread64", "dup2", "dup3",
                     "readv", "writev", "ftruncate", "fcntl"}}
RETRIED["EAGAIN"] = {"fork", "vfork", "clone", "clone3", "read", "write", "sendto", "recvfrom", "recvmsg",
                     "sendmsg", "fcntl", "setuid", "mmap"}


def check(good, name, why=""):
    print(("ok\t%s" % name) if good else "no\t%s\t%s" % (name, repr(why)[:1500]), flush=True)


def run(argv, inject=(), stdin=None, env=None, timeout=20, fd3=None):
    """(exit code or -signal or None for one that hangs, stdout, stderr, trace).
    `fd3` is what is open there, and nothing else is. A process group of its own,
    all of it gone afterwards."""
    trace = T + "/faults.trace"
    p = subprocess.Popen(["strace", "-f", "-qq", "-o", trace] + list(inject) + argv, stdin=subprocess.PIPE
                         if isinstance(stdin, bytes) else stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                         env=env, start_new_session=True, pass_fds=() if fd3 is None else (3,),
                         preexec_fn=None if fd3 is None else lambda: os.dup2(fd3, 3))
    try:
        out, errors = p.communicate(stdin if isinstance(stdin, bytes) else None, timeout)
        code = p.returncode
    except subprocess.TimeoutExpired:
        out, errors, code = b"", b"", None
    try:
        os.killpg(p.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    p.wait()
    with open(trace, errors="replace") as f:
        return code, out, errors, f.read()


def died(trace):
    """The signals, other than ours and those that are expected, that ended a process."""
    return re.findall(r"killed by (SIG(?:SEGV|ABRT|BUS|ILL|FPE|SYS|TRAP))", trace)


def places(trace):
    """[(call, n)]: n is up to the most that one process made; of the middle of a
    long row, as a large message makes, each 37th."""
    most = collections.Counter()
    for (pid, call), n in collections.Counter(re.findall(r"^(\d+) +(\w+)\(", trace, re.M)).items():
        most[call] = max(most[call], n)
    # The first execve is strace's own.
    most["execve"] -= 1
    return [(call, n) for call in sorted(most) if call not in NEVER
            for n in range(1 + (call == "execve"), most[call] + 1 + (call == "execve"))
            if n <= 8 or n > most[call] - 4 or n % 37 == 0]


def plan(trace, share, seed=7):
    """[(call, n, fault)]: one in `share` of all, the same ones each time; FAULTS=all
    is all of them, FAULTS=N another sample."""
    chosen = []
    for call, n in places(trace):
        for kind in KINDS:
            word = kind.split("=")[1]
            if kind == "signal=KILL" or (call not in KILL_ONLY and call in RETRIED.get(word, (call,))):
                chosen.append((call, n, kind))
    want = os.environ.get("FAULTS", "")
    if want == "all" or share == 1:
        return chosen
    return random.Random(int(want or seed)).sample(chosen, max(1, len(chosen) // share))


def inject(call, n, kind):
    return ["-e", "inject=%s:%s:when=%d" % (call, kind, n)]
