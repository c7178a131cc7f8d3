#!/usr/bin/python3
# crash-many.py SMTP_PORT SESSION MAIL_DIR - the sender, the killer and the judge of
# crash-many.t. Every process below the session leader SESSION is killed at random
# while messages come with 50 recipients each, and 100 in a session, pipelined, by
# DATA and by BDAT. From the environment: MAILS (of each kind), SENDING (seconds after
# which no more is sent), CRASH_SEED, KILL_PAUSE (longest time between two kills).
#
# A message that was answered 250 is in the mailbox of each recipient, whole and
# once. One that was not may be there, whole, and at most once: nobody sends it again.
# SPDX-License-Identifier: ISC
import collections, os, random, re, socket, sys, threading, time

PORT, SESSION, MAIL = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
MAILS, SENDING = int(os.environ.get("MAILS", "1000")), float(os.environ.get("SENDING", "12"))
PAUSE = float(os.environ.get("KILL_PAUSE", "0.08"))
seed = int(os.environ.get("CRASH_SEED", time.time_ns() % 1000000))
print("CRASH_SEED=%d" % seed, flush=True)
random.seed(seed)
USERS, IN_SESSION = 50, 100
over, lock = threading.Event(), threading.Lock()
killed, replies = collections.Counter(), collections.Counter()
acknowledged, sent = {}, {}                      # number -> recipients
broken = []

def body(i):
    return "BEGIN %d\r\n" % i + ("line of message %d\r\n" % i) * (3 + i % 60) + "END %d\r\n" % i

def text(i):
    return ("From: x@sender.org\r\nSubject: number %d\r\n\r\n" % i + body(i)).encode()

def envelope(to):
    return ("MAIL FROM:<x@sender.org>\r\n" + "".join("RCPT TO:<%s@here.org>\r\n" % r for r in to)).encode()

# -- the killer
def ours():
    found = []
    for pid in os.listdir("/proc"):
        try:
            comm, rest = open("/proc/%s/stat" % pid).read().split("(", 1)[1].rsplit(") ", 1)
        except (OSError, IndexError):
            continue
        rest = rest.split()
        if int(rest[3]) == SESSION and int(pid) != SESSION and rest[0] != "Z":
            found.append((int(pid), comm))
    return found

def killer():
    while not over.wait(random.random() * PAUSE):
        # a slow machine must bring some messages to their end as well
        victims = ours() if sum(killed.values()) < 40 + 4 * len(acknowledged) else []
        if victims:
            # as often a deliverer as anybody else
            kinds = sorted(set(comm for pid, comm in victims))
            kind = random.choice(kinds)
            pid, comm = random.choice([v for v in victims if v[1] == kind])
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

    def told(self, i, to, code):
        with lock:
            replies[code] += 1
            if code == 250:
                acknowledged[i] = to
            elif code >= 500:
                broken.append("message %d: %d" % (i, code))

    # MAIL, RCPT and DATA at once, the next of them behind the message
    def by_data(self, numbers, to_of):
        first = True
        for k, i in enumerate(numbers):
            to = to_of(i)
            if first:
                self.s.sendall(envelope(to) + b"DATA\r\n")
            first = False
            codes = [self.reply() for n in range(len(to) + 2)]
            if codes[-1] != 354:
                raise OSError("no 354")
            sent[i] = to
            more = envelope(to_of(numbers[k + 1])) + b"DATA\r\n" if k + 1 < len(numbers) else b"QUIT\r\n"
            self.s.sendall(text(i) + b".\r\n" + more)
            # of a refused recipient nothing is known: all or none here
            self.told(i, to if all(c == 250 for c in codes[:-1]) else [], self.reply())

    # all of them without waiting
    def by_bdat(self, numbers, to_of):
        out = b""
        for i in numbers:
            t = text(i)
            half = len(t) // 2
            sent[i] = to_of(i)
            out += envelope(sent[i]) + b"BDAT %d\r\n" % half + t[:half] + b"BDAT %d LAST\r\n" % (len(t) - half) + t[half:]
        feeder = threading.Thread(target=self.feed, args=(out + b"QUIT\r\n",))
        feeder.start()
        try:
            for i in numbers:
                codes = [self.reply() for n in range(len(sent[i]) + 2)]
                good = all(c == 250 for c in codes)
                code = self.reply()
                # with no recipient BDAT is out of place
                self.told(i, sent[i] if good else [], code if good else -code)
        finally:
            self.s.shutdown(socket.SHUT_RDWR)
            feeder.join()

    def feed(self, out):
        try:
            self.s.sendall(out)
        except OSError:
            pass

everybody = ["u%d" % n for n in range(USERS)]
end = time.time() + SENDING

def worker(kind, first):
    step = 1 if kind == "many" else IN_SESSION
    base = {"many": 0, "data": 1000000, "bdat": 2000000}[kind]
    for at in range(first * step, MAILS, 2 * step):
        if time.time() > end:
            return
        numbers = [base + n for n in range(at, min(at + step, MAILS))]
        # runs for one mailbox, then others: the deliverer that is kept, and not
        to_of = (lambda i: everybody) if kind == "many" else (lambda i: ["u%d" % (i // 7 % USERS)])
        try:
            c = Client()
            (c.by_bdat if kind == "bdat" else c.by_data)(numbers, to_of)
        except (OSError, ValueError) as e:
            replies[str(e)] += 1

threads = [threading.Thread(target=worker, args=(k, f)) for k in ("many", "data", "bdat") for f in (0, 1)]
hunter = threading.Thread(target=killer)
began = time.time()
for t in threads + [hunter]:
    t.start()
for t in threads:
    t.join()
over.set()
hunter.join()
took = time.time() - began
# whose client has gone ends by itself
while ours() and time.time() < began + took + 60:
    time.sleep(0.1)
if ours():
    broken.append("still there: %s" % ours())

# -- the judge
found = collections.Counter()
for user in everybody:
    for sub in ("new", "cur"):
        d = "%s/%s/Maildir/%s" % (MAIL, user, sub)
        for name in os.listdir(d) if os.path.isdir(d) else []:
            t = open(d + "/" + name, newline="").read()
            number = re.search(r"^Subject: number (\d+)$", t, re.M)
            if number is None or not t.endswith("\n\n" + body(int(number.group(1))).replace("\r\n", "\n")):
                broken.append("%s/%s is not whole" % (d, name))
            elif not re.search("^Delivered-To: %s@here.org$" % user, t, re.M):
                broken.append("%s/%s is another's" % (d, name))
            else:
                found[int(number.group(1)), user] += 1
for i, to in acknowledged.items():
    for user in to:
        if found[i, user] == 0:
            broken.append("message %d to %s is lost" % (i, user))
for (i, user), n in found.items():
    if n > 1:
        broken.append("message %d is %d times in %s" % (i, n, user))
    if user not in sent.get(i, ()):
        broken.append("message %d was not for %s" % (i, user))
print("%d sent, %d acknowledged (%d copies) in %.1f s; killed %s" % (len(sent), len(acknowledged),
    sum(map(len, acknowledged.values())), took, dict(killed)))
print("replies %s" % dict(replies))
if len(acknowledged) < 5 or sum(killed.values()) < 10:
    broken.append("hardly anything was acknowledged, or killed")
for b in broken[:20]:
    print("BAD", b)
sys.exit(bool(broken))
