# queue-races.py - see queue-races.t.
# SPDX-License-Identifier: ISC
import collections, os, random, re, shutil, signal, socket, socketserver, stat, subprocess, sys, threading, time

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
from faults import check

T, BIN = os.environ["T"], os.environ["BIN"]
SECONDS = float(os.environ.get("RACE_SECONDS", "10"))
SEED = int(os.environ.get("RACE_SEED", "0")) or random.randrange(1, 100000)
q = T + "/q"
arrived, lock = collections.Counter(), threading.Lock()
calm = threading.Event()        # the peer says yes to everything


class Peer(socketserver.StreamRequestHandler):
    """Takes most messages, puts some off, closes a connection now and then."""

    def handle(self):
        dice, rcpts = random.Random(), 0
        say = lambda s: self.wfile.write(s + b"\r\n")
        try:
            say(b"220 peer")
            for line in self.rfile:
                word = line[:4].upper()
                roll = 1.0 if calm.is_set() else dice.random()
                if word == b"QUIT":
                    return say(b"221 bye")
                if word == b"EHLO":
                    say(b"250-peer\r\n250 PIPELINING")
                elif word == b"MAIL" and roll < 0.05:
                    return
                elif word == b"RCPT" and roll < 0.15:
                    say(b"451 4.7.1 later")
                elif word == b"RCPT":
                    rcpts += 1
                    say(b"250 2.1.5 ok")
                elif word == b"DATA" and rcpts == 0:
                    say(b"554 5.5.1 for nobody")
                elif word == b"DATA":
                    rcpts = 0
                    say(b"354 go on")
                    text = b""
                    for l in self.rfile:
                        if l == b".\r\n":
                            break
                        text += l
                    else:
                        return
                    if roll < 0.1:
                        say(b"451 4.3.0 not now")
                        continue
                    with lock:
                        m = re.search(rb"^body of (m\d+)\r\n(?:x{60}\r\n){20}END\r\n$", text, re.M)
                        # A report says whom it is about, in machine-readable words.
                        about = re.search(rb"^Final-Recipient: rfc822; ?(m\d+)@", text, re.M | re.I)
                        arrived[b"told " + about[1] if about else m[1] if m else b"?" + text[-40:]] += 1
                    say(b"250 2.0.0 taken")
                else:
                    say(b"250 2.0.0 ok")
        except OSError:
            pass


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address, daemon_threads, request_queue_size = True, True, 100

    def handle_error(self, *_):
        pass


def make_queue():
    os.mkdir(q, 0o700)
    for d in ("tmp", "new", "work", "hold", "bad"):
        os.mkdir(q + "/" + d, 0o700)
    if os.getuid() == 0:
        for top, _, _ in os.walk(q):
            os.chown(top, 65533, 65533)


def litter():
    """What nobody should put there."""
    for d in ("new", "work"):
        os.mkdir("%s/%s/directory" % (q, d))
        os.mkfifo("%s/%s/fifo" % (q, d))
        os.symlink("/etc/passwd", "%s/%s/symlink" % (q, d))
        os.symlink("loop", "%s/%s/loop" % (q, d))
        for name, text in (("empty", ""), ("half", "MAIL FROM:<s@x.org>\nRCPT TO:<a@b.org>\nBDAT 100 LAST\nx"),
                           ("text", "hello\n" * 1000), (".hidden", "x"), ("white space", "x"), ("-n", "x"),
                           ("a" * 200, "x"), ("zeros", "\0" * 20000), ("long", "MAIL FROM:<" + "x" * 100000)):
            with open("%s/%s/%s" % (q, d, name), "w") as f:
                f.write(text)
        s = socket.socket(socket.AF_UNIX)
        cwd = os.getcwd()
        os.chdir("%s/%s" % (q, d))
        s.bind("socket")
        s.close()
        os.chdir(cwd)
        if os.getuid() == 0:
            for f in os.listdir(q + "/" + d):
                if f not in ("text", "symlink", "loop"):
                    os.chown("%s/%s/%s" % (q, d, f), 65533, 65533)


def put(i):
    body = "Subject: m%d\n\nbody of m%d\n%sEND\n" % (i, i, ("x" * 60 + "\n") * 20)
    subprocess.run([BIN + "/mail-queue", "--queue", q], input=body.encode(), check=True, stderr=subprocess.DEVNULL,
                   env=dict(os.environ, QUEUE_ID="m%d" % i, SENDER="s@d%d.org" % (i % 7),
                            RECIPIENT="m%d@d%d.org" % (i, i % 7)))


def ask(*words):
    return subprocess.run([BIN + "/queue-list", "--queue", q] + list(words), stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, timeout=30)


troubles, expired, made, count_lock = [], set(), [0], threading.Lock()


def hand(seed, end, port):
    dice = random.Random(seed)
    while time.time() < end:
        with count_lock:
            i = made[0]
            if dice.random() < 0.5 and i < 3000:
                made[0] += 1
            else:
                i = None
        try:
            if i is not None:
                put(i)
                continue
            i = max(0, made[0] - dice.randrange(1, 60))
            what = dice.choice(["--hold"] * 3 + ["--release", "--requeue"] * 4 + ["--route"] * 2 + ["--expire"])
            words = [what] + (["[127.0.0.1]:%d" % port] if what == "--route" else []) + ["m%d" % i]
            if what == "--expire":
                expired.add(i)
            if dice.random() < 0.05:
                words = ["--release", "--all"]
            p = ask(*words)
            if p.returncode < 0 or p.returncode not in (0, 1, 65, 66, 67, 69, 75):
                troubles.append("%s: exit %d %r" % (" ".join(words), p.returncode, p.stderr[-200:]))
        except Exception as e:
            troubles.append(repr(e))


def start(port, log):
    return subprocess.Popen([BIN + "/queue-run", "--queue", q, "--hostname", "me.org", "--min-backoff", "1s",
                             "--max-backoff", "1s", "--limit", "10", BIN + "/smtp-send", "--hostname", "me.org",
                             "--relay", "[127.0.0.1]:%d" % port], stdout=subprocess.DEVNULL, stderr=log)


def left():
    return [d + "/" + f for d in ("new", "work", "hold", "tmp") for f in os.listdir(q + "/" + d)
            if re.fullmatch(r"m\d+(\..*)?", f)]


def main():
    random.seed(SEED)
    os.umask(0o077)
    make_queue()
    litter()
    server = Server(("127.0.0.1", 0), Peer)
    port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    log = open(T + "/run.log", "w")
    run = start(port, log)
    end = time.time() + SECONDS
    hands = [threading.Thread(target=hand, args=(SEED * 100 + n, end, port)) for n in range(5)]
    for h in hands:
        h.start()
    while time.time() < end:
        time.sleep(1)
        with open(T + "/second", "w") as second:
            code = start(port, second).wait(20)
        if code != 75 and run.poll() is None:
            troubles.append("a second queue-run: exit %s" % code)
        # Everything at once, as an impatient administrator has it.
        run.send_signal(signal.SIGALRM)
        if run.poll() is not None:
            troubles.append("queue-run has gone: %s" % run.returncode)
            break
    for h in hands:
        h.join()
    calm.set()
    until = time.time() + 60
    while time.time() < until and left():
        ask("--release", "--all")
        run.send_signal(signal.SIGALRM)
        time.sleep(0.3)
    rest = left()
    run.terminate()
    run.wait(20)
    n = made[0]
    print("# RACE_SEED=%d: %d messages, %d given up at some time, %d reports" % (
        SEED, n, len(expired), sum(k.startswith(b"told") for k in arrived)), file=sys.stderr)
    check(not troubles, "every command ends as it should", troubles[:5])
    check(not rest, "nothing stays", rest[:10])
    twice = [k for k, c in arrived.items() if c > 1]
    check(not twice, "nothing comes twice", (len(twice), twice[:10]))
    check(not [k for k in arrived if k.startswith(b"?")], "nothing comes in part", list(arrived)[:3])
    lost = [i for i in range(n) if not arrived[b"m%d" % i] and not arrived[b"told m%d" % i]]
    check(not lost, "nothing is lost", lost[:10])
    wrong = [i for i in range(n) if arrived[b"told m%d" % i] and (i not in expired or arrived[b"m%d" % i])]
    check(not wrong, "who is told of a failure was given up, and only he", wrong[:10])
    check(n > 20 * SECONDS / 10 and sum(arrived.values()) > 0, "there was something to do", n)
    aside = set(os.listdir(q + "/bad"))
    check({"empty", "half", "zeros"} <= aside, "what is no message is set aside", aside)
    check(os.path.exists("/etc/passwd"), "no link is followed")


main()
