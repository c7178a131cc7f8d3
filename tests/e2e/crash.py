#!/usr/bin/python3
# crash.py SMTP_PORT SESSIONS QUEUE - the sender, the killer, the far host and the
# judge of crash.t. SESSIONS are the process groups' leaders ("pid,pid"); all below
# them is killed at random. From the environment: T, BOX (the Maildir), FAR (the far
# host's port), MAILS, CRASH_SEED, KILL_PAUSE (longest time between two kills, s).
#
# Message i goes to the mailbox (i % 3 == 0) or to the far host, each
# 40th to somebody whom the far host refuses: its sender must get one report.
# A second copy at the far host is excused only when the session that brought the
# one before it ended without QUIT after the 250 (RFC 1047): nothing can avoid it.
# SPDX-License-Identifier: ISC
import collections, glob, os, random, re, signal, socket, socketserver, sys, threading, time

PORT, QUEUE = int(sys.argv[1]), sys.argv[3]
SESSION = {int(p) for p in sys.argv[2].split(",")}
COUNT, FAR, BOX = int(os.environ.get("MAILS", "200")), int(os.environ["FAR"]), os.environ["BOX"]
PAUSE = float(os.environ.get("KILL_PAUSE", "0.05"))
seed = int(os.environ.get("CRASH_SEED", time.time_ns() % 1000000))
print("CRASH_SEED=%d" % seed, flush=True)
random.seed(seed)
over, lock = threading.Event(), threading.Lock()
acknowledged, killed, replies = set(), collections.Counter(), collections.Counter()
copies = collections.defaultdict(list)       # (kind, i) -> [session]
broken, tried = [], [0]

def body(i):
    return "BEGIN %d\r\n" % i + ("line of message %d\r\n" % i) * (5 + i % 400) + "END %d\r\n" % i

def recipients(i):
    if i % 40 == 7:
        return ["refused@far.org"]
    return ["joe@here.org"] if i % 3 == 0 else ["ann@far.org"]

# -- the far host
class Far(socketserver.StreamRequestHandler):
    def handle(self):
        session = {"quit": False}
        try:
            self.say("220 far")
            self.converse(session)
        except OSError:
            pass

    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")

    def converse(self, session):
        sender, good = "", 0
        for line in self.rfile:
            text = line.decode("latin-1").strip()
            verb = text[:4].upper()
            if verb == "EHLO":
                self.say("250-far\r\n250 PIPELINING")
            elif verb == "MAIL":
                sender, good = text, 0
                self.say("250 ok")
            elif verb == "RCPT":
                good += "refused@" not in text
                self.say("550 5.1.1 no such user" if "refused@" in text else "250 ok")
            elif verb == "DATA" and good == 0:
                self.say("554 nobody")
            elif verb == "DATA":
                self.say("354 go")
                self.take("<>" in sender, session)
            elif verb == "QUIT":
                session["quit"] = True
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def take(self, report, session):
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line)
        else:
            return
        text = b"".join(lines).decode("latin-1")
        number = re.search(r"^Subject: number (\d+)\r$", text, re.M)
        with lock:
            if number is None:
                broken.append("no number at the far host")
            else:
                i = int(number.group(1))
                if not report and not text.endswith("\r\n\r\n" + body(i)):
                    broken.append("message %d is not whole at the far host" % i)
                if report and (text.count("Final-Recipient: rfc822; refused@far.org") != 1 or
                    not text.rstrip().endswith("--")):
                    broken.append("report %d is not whole" % i)
                copies["report" if report else "far", i].append(session)
        self.say("250 2.0.0 taken")

class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 200

far = Server(("127.0.0.1", FAR), Far)
threading.Thread(target=far.serve_forever, daemon=True).start()

# -- the killer
def ours():
    found = []
    for pid in os.listdir("/proc"):
        try:
            comm, rest = open("/proc/%s/stat" % pid).read().split("(", 1)[1].rsplit(") ", 1)
        except (OSError, IndexError):
            continue
        rest = rest.split()
        if int(rest[3]) in SESSION and int(pid) not in SESSION and rest[0] != "Z":
            found.append((int(pid), comm))
    return found

def killer():
    while not over.wait(random.random() * PAUSE):
        # a slow machine must bring some messages to their end as well
        victims = ours() if sum(killed.values()) < 40 + 4 * len(acknowledged) else []
        if victims:
            pid, comm = random.choice(victims)
            try:
                os.kill(pid, 9)
                killed[comm] += 1
            except OSError:
                pass

# -- the sender
class Client:
    def __init__(self):
        self.s = socket.create_connection(("127.0.0.1", PORT), 60)
        self.f = self.s.makefile("rb")
        self.reply()
        self.s.sendall(b"EHLO me.org\r\n")
        self.reply()

    def reply(self):
        while True:
            line = self.f.readline()
            if not line.endswith(b"\r\n"):
                raise OSError("gone")
            if line[3:4] == b" ":
                return int(line[:3])

    def send(self, i):
        to = recipients(i)
        self.s.sendall(("MAIL FROM:<x@sender.org>\r\n" + "".join("RCPT TO:<%s>\r\n" % r for r in to) + "DATA\r\n").encode())
        codes = [self.reply() for n in range(len(to) + 2)]
        if codes[-1] != 354:
            raise OSError("no 354: %s" % codes)
        self.s.sendall(("From: x@sender.org\r\nSubject: number %d\r\n\r\n" % i + body(i) + ".\r\n").encode())
        code = self.reply()
        if code >= 500:
            broken.append("message %d: %d" % (i, code))
        with lock:
            replies[code] += 1
            if code == 250:
                acknowledged.add(i)
        if code == 451:
            raise OSError("451: a new session")

def worker(first):
    client, i = None, first
    # a fast machine must meet some kills as well
    while i < COUNT or i < 100 * COUNT and sum(killed.values()) < 30:
        try:
            client = client or Client()
            client.send(i)
        except (OSError, ValueError) as e:
            client = None
            replies[str(e)] += 1
        i += 4
        tried[0] = max(tried[0], i)

start = time.time()
threads = [threading.Thread(target=worker, args=(k,)) for k in range(4)]
hunter = threading.Thread(target=killer)
for t in threads + [hunter]:
    t.start()
for t in threads:
    t.join()
sent = time.time() - start

def waiting():
    return [n for d in ("new", "work") for n in os.listdir(os.path.join(QUEUE, d))]

# The queue is under fire for as long again, then left to finish.
end = time.time() + min(sent, 20)
while waiting() and time.time() < end:
    time.sleep(0.1)
over.set()
hunter.join()
end = time.time() + 240
while waiting() and time.time() < end:
    for pid, comm in ours():
        if comm == "queue-run":
            try:
                os.kill(pid, signal.SIGALRM)
            except OSError:
                pass
    time.sleep(1)

# -- the judge
box = collections.Counter()
for path in glob.glob(BOX + "/new/*") + glob.glob(BOX + "/cur/*"):
    text = open(path, newline="").read()
    number = re.search(r"^Subject: number (\d+)\r?$", text, re.M)
    if number is None or not text.replace("\r\n", "\n").endswith("\n\n" + body(int(number.group(1))).replace("\r\n", "\n")):
        broken.append("%s is not whole" % path)
    else:
        box[int(number.group(1))] += 1
excused = 0
for (kind, i), sessions in sorted(copies.items()):
    again = [s for s in sessions[:-1] if s["quit"]]
    if again:
        broken.append("%s %d: %d copies, and the first is no accident" % (kind, i, len(sessions)))
    excused += len(sessions) - 1
for i in acknowledged:
    for who in recipients(i):
        there = {"joe": box.get(i, 0), "ann": len(copies.get(("far", i), "")),
            "ref": len(copies.get(("report", i), ""))}[who[:3]]
        if there == 0:
            broken.append("message %d to %s is lost" % (i, who))
for i, n in box.items():
    if n > 1:
        broken.append("message %d is in the mailbox %d times" % (i, n))
left = waiting()
if left:
    broken.append("left in the queue: %s" % left[:5])
bad = os.listdir(os.path.join(QUEUE, "bad"))
if bad:
    broken.append("set aside: %s" % bad)
print("%d of %d acknowledged in %.1f s; killed %s; %d second copies excused" %
    (len(acknowledged), tried[0], sent, dict(killed), excused))
print("replies %s" % dict(replies))
print("%d reports" % sum(1 for k in copies if k[0] == "report"))
if len(acknowledged) < tried[0] / 20:
    broken.append("hardly anything was acknowledged")
if sum(killed.values()) < 10:
    broken.append("hardly anything was killed")
for b in broken[:20]:
    print("BAD", b)
sys.exit(bool(broken))
