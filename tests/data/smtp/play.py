#!/usr/bin/python3
"""Play a transcript to a session program and compare what it says.

    play.py MODE TRANSCRIPT

MODE  file   the client's side as a file on descriptor 0, replies into a file
      bytes  through a pipe, one byte per write
      turns  line by line over a socket pair, each reply awaited
      cuts   as file, cut after every byte: no message may be delivered
             that was not whole when the cut came

Lines of a transcript:

    ! command line of the program (a shell's words)
    = NAME=value, for its environment
    C: a line of the client, CRLF is added
    R: raw bytes of the client, Python escapes, nothing added
    S: a line of the server; {} matches anything in a line
    M: a line of a message as the chain (keep.sh) got it, {} as above
    E: a line of its envelope
    V: a variable of its environment that must be there, NAME=value
    N: how many messages the chain got
    W: the bytes after which a message is whole, Python escapes (for cuts)
"""
import codecs, os, re, shlex, shutil, socket, subprocess, sys, threading

mode, path = sys.argv[1:3]
argv, env = None, dict(os.environ)
client, server, turns = b"", [], []
want = {"M": [], "E": [], "V": []}
count, whole_after = None, b"\r\n.\r\n"
for line in open(path, encoding="utf-8"):
    line = line.rstrip("\n")
    kind, text = line[:2], line[3:]
    if kind == "! ":
        argv = shlex.split(os.path.expandvars(line[2:]))
    elif kind == "= ":
        name, value = os.path.expandvars(line[2:]).split("=", 1)
        env[name] = value
    elif kind in ("C:", "R:"):
        data = (text + "\r\n").encode() if kind == "C:" else \
            codecs.escape_decode(text.encode())[0]
        client += data
        if not turns or turns[-1][1]:
            turns.append([b"", 0])
        turns[-1][0] += data
    elif kind == "S:":
        server.append(text)
        if not turns:
            turns.append([b"", 0])
        turns[-1][1] += 1
    elif kind == "N:":
        count = int(text)
    elif kind == "W:":
        whole_after = codecs.escape_decode(text.encode())[0]
    elif kind[:1] in want and kind[1:] == ":":
        want[kind[0]].append(text)
    elif line and not line.startswith("#"):
        sys.exit("%s: bad line: %s" % (path, line))

spool = os.path.join(env["T"], "kept")
env["KEEP"] = spool


def fresh():
    shutil.rmtree(spool, ignore_errors=True)
    os.mkdir(spool)


def kept(what):
    return [open(os.path.join(spool, f), "rb").read().decode("utf-8", "replace")
            for f in sorted(os.listdir(spool)) if f.endswith("." + what)]


def run_file(data):
    name = os.path.join(env["T"], "session")
    with open(name, "wb") as f:
        f.write(data)
    with open(name, "rb") as i, open(name + ".out", "wb") as o:
        p = subprocess.run(argv, stdin=i, stdout=o, stderr=errors, env=env,
                           timeout=60)
    return p.returncode, open(name + ".out", "rb").read()


def run_bytes(data):
    p = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                         stderr=errors, env=env, bufsize=0)

    def feed():
        try:
            for b in data:
                p.stdin.write(bytes([b]))
            p.stdin.close()
        except BrokenPipeError:
            pass
    t = threading.Thread(target=feed)
    t.start()
    out = p.stdout.read()
    t.join()
    return p.wait(60), out


def run_turns(_):
    ours, theirs = socket.socketpair()
    p = subprocess.Popen(argv, stdin=theirs, stdout=theirs, stderr=errors,
                         env=env)
    theirs.close()
    ours.settimeout(20)
    f, out = ours.makefile("rb"), b""
    for send, replies in turns:
        ours.sendall(send)
        for _ in range(replies):
            out += f.readline()
    ours.shutdown(socket.SHUT_WR)
    out += f.read()
    return p.wait(60), out


def pattern(line):
    return ".*".join(re.escape(part) for part in line.split("{}"))


def compare(what, expected, got):
    bad = [i for i in range(max(len(expected), len(got)))
           if i >= len(expected) or i >= len(got) or
           not re.fullmatch(pattern(expected[i]), got[i])]
    if bad:
        i = bad[0]
        print("%s, line %d:" % (what, i + 1))
        print("  expected: %r" % (expected[i] if i < len(expected) else None))
        print("  got:      %r" % (got[i] if i < len(got) else None))
        return False
    return True


def check(code, out):
    good = compare("replies", server, out.decode("utf-8", "replace")
                   .replace("\r\n", "\n").splitlines())
    if out.replace(b"\r\n", b"").count(b"\n"):
        print("a reply line without CR")
        good = False
    if code != 0:
        print("exit code %d" % code)
        good = False
    if count is not None and len(kept("mail")) != count:
        print("%d messages, expected %d" % (len(kept("mail")), count))
        good = False
    if want["M"]:
        good &= compare("message", want["M"], "".join(kept("mail")).split("\n")[:-1])
    if want["E"]:
        good &= compare("envelope", want["E"], "".join(kept("envelope")).split("\n")[:-1])
    have = "".join(kept("env")).split("\n")
    for v in want["V"]:
        if not any(re.fullmatch(pattern(v), h) for h in have):
            print("not in the environment: %s" % v)
            good = False
    return good


def check_cuts():
    """Where the message is whole, the client's bytes up to there tell."""
    good = True
    fresh()
    run_file(client)
    whole = kept("mail")
    seen = 0
    for n in range(len(client)):
        fresh()
        code, out = run_file(client[:n])
        got = kept("mail")
        strip = lambda m: re.sub(r"^Received:.*\n(\t.*\n)*", "", m)
        if [strip(m) for m in got] != [strip(m) for m in whole[:len(got)]] \
                or len(got) < seen:
            print("cut after %d bytes: %r" % (n, got))
            good = False
        if got and len(got) > seen and not client[:n].endswith(whole_after):
            print("cut after %d bytes: a message is delivered" % n)
            good = False
        if code != 0:
            print("cut after %d bytes: exit code %d" % (n, code))
            good = False
        seen = max(seen, len(got))
    return good


errors = open(os.path.join(env["T"], "log"), "wb")
fresh()
if mode == "cuts":
    sys.exit(not check_cuts())
run = {"file": run_file, "bytes": run_bytes, "turns": run_turns}[mode]
sys.exit(not check(*run(client)))
