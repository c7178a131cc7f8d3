# imapd-sessions - sessions side by side on one mailbox, each doing random
# commands from a fixed seed, several at the same moment, each checking all that
# it is told against its own view (tests/lib/imap_view.py). First ours; then
# Dovecot's, which must pass too, or the checker is wrong; then both on one
# Maildir. SPDX-License-Identifier: ISC
import os, random, re, sys, time

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
from dovecot_session import Dovecot, Ours, is_there, own
from imap_session import T, check, maildir
from imap_view import Client, Fault, Seen

FLAGS = [b"\\Seen", b"\\Flagged", b"\\Answered", b"\\Deleted", b"\\Draft", b"$Work", b"$Junk"]
KEYS = [b"ALL", b"SEEN", b"UNFLAGGED", b"KEYWORD $Work", b"SUBJECT m", b"BODY 1", b"DELETED", b"OR SEEN ANSWERED",
        b"LARGER 100", b"1:*", b"UID 1:*", b"NOT DRAFT", b"SINCE 1-Jan-2000"]
ITEMS = [b"FLAGS", b"(UID FLAGS)", b"(UID INTERNALDATE RFC822.SIZE)", b"(UID BODY.PEEK[])", b"(UID BODY[TEXT])",
         b"(UID ENVELOPE)", b"(UID BODYSTRUCTURE)", b"(UID BODY.PEEK[HEADER.FIELDS (SUBJECT)] FLAGS)"]


class Random(Client):
    def __init__(self, open, seen, name, rng, names):
        self.open, self.rng, self.names, self.silent = open, rng, names, None
        Client.__init__(self, open(), seen, name)
        self.select(b"SELECT")

    def select(self, how):
        self.selected(how == b"EXAMINE")
        self.do(how + b" INBOX")

    # Sets of numbers and of UIDs, mostly of messages that are there.
    def numbers(self):
        a, b = (self.rng.randint(1, len(self.view)) for _ in "ab")
        return b"%d" % a if self.rng.random() < 0.5 else b"%d:%d" % (a, b)

    def uids(self):
        known = [m.uid for m in self.view if m.uid is not None] or [1]
        a, b = self.rng.choice(known), self.rng.choice(known)
        return b"%d" % a if self.rng.random() < 0.6 else b"%d:%d" % (a, b)

    def set(self, command):
        "[UID] COMMAND set"
        if self.rng.random() < 0.5:
            return b"UID %s %s" % (command, self.uids())
        return b"%s %s" % (command, self.numbers())

    def store(self):
        flags = self.rng.sample(FLAGS, self.rng.randint(1, 3))
        how = self.rng.choice([b"+", b"-", b""])
        silent = self.rng.random() < 0.4
        out = self.set(b"STORE")
        self.send(b"%s %sFLAGS%s (%s)" % (out, how, b".SILENT" if silent else b"", b" ".join(flags)))
        self.silent = (out.split()[-1], out.startswith(b"UID"), how, {f.lower() for f in flags}) if silent else None

    def apply(self):
        "What a client concludes from a STORE of its own that tells nothing."
        text, by_uid, how, flags = self.silent
        ends = sorted(int(x) for x in text.split(b":"))
        for n, m in enumerate(self.view):
            at = m.uid if by_uid else n + 1
            if at is not None and ends[0] <= at <= ends[-1] and m.flags is not None and n + 1 not in self.told:
                m.flags = m.flags | flags if how == b"+" else m.flags - flags if how == b"-" else set(flags)
            elif at is None:
                m.flags = None

    def append(self):
        self.names[0] += 1
        text = b"Subject: m%d\r\nMessage-ID: <m%d@x>\r\n\r\n" % (self.names[0], self.names[0]) + b"line 1\r\n" * self.rng.randint(0, 40)
        flags = b" (%s)" % b" ".join(self.rng.sample(FLAGS, 2)) if self.rng.random() < 0.5 else b""
        self.send(b"APPEND INBOX%s {%d+}" % (flags, len(text)), text, b"\r\n")

    def start(self):
        "Send one command."
        self.silent = None
        r = self.rng.random()
        if not self.view or (r < 0.12 and len(self.view) < 60):
            self.append()
        elif r < 0.3:
            self.send(self.set(b"FETCH") + b" " + self.rng.choice(ITEMS))
        elif r < 0.5 and not self.readonly:
            self.store()
        elif r < 0.62:
            self.send(self.rng.choice([b"", b"UID "]) + b"SEARCH " + self.rng.choice(KEYS))
        elif r < 0.66:
            self.send(self.rng.choice([b"", b"UID "]) + b"SORT (SUBJECT) UTF-8 ALL")
        elif r < 0.72 and not self.readonly:
            self.send(self.rng.choice([b"EXPUNGE", b"UID EXPUNGE " + self.uids()]))
        elif r < 0.77 and len(self.view) < 60:
            self.send(self.set(b"COPY") + b" " + self.rng.choice([b"INBOX", b"Other"]))
        elif r < 0.80 and not self.readonly:
            self.send(self.set(b"MOVE") + b" Other")
        elif r < 0.84:
            self.send(b"IDLE", b"DONE\r\n")
        elif r < 0.86:
            self.send(b"STATUS Other (MESSAGES UIDNEXT UNSEEN)")
        elif r < 0.89:
            command = self.rng.choice([b"CLOSE", b"UNSELECT"])
            self.do(command)
            self.selected(self.rng.random() < 0.2)
            self.send((b"EXAMINE" if self.readonly else b"SELECT") + b" INBOX")
        elif r < 0.90:
            self.do(b"LOGOUT")
            self.session.p.wait()
            self.session = self.open()
            self.selected()
            self.send(b"SELECT INBOX")
        else:
            self.send(self.rng.choice([b"NOOP", b"CHECK"]))

    def done(self):
        command, before = self.running, self.next
        out = self.finish()
        # Dovecot may leave out a change by another that met a .SILENT of ours.
        if self.silent and out.startswith(b"OK") and isinstance(self.session, Ours):
            self.apply()
        elif self.silent:
            for m in self.view:
                m.flags = None
        m = re.match(rb"OK \[(?:APPENDUID|COPYUID) \d+ (?:\S+ )?(\S+)\]", out)
        if m and b"Other" not in command:
            for part in m[1].split(b","):
                ends = [int(x) for x in part.split(b":")]
                for uid in range(ends[0], ends[-1] + 1):
                    if uid < before:
                        self.fault("UID %d was given after UIDNEXT %d" % (uid, before))
                    self.seen.is_so(uid, "given by", (self.name, self.n, command))


def at_rest(clients):
    """All sessions show the same, and ours at once; beside Dovecot within a second,
    since a change in the same tick of the clock as one of ours leaves the same time
    stamp, and is found when the directory is looked at a second later. Dovecot looks
    again when a time stamp is a second old: it may need that long, and more on a
    machine that is busy."""
    mixed = any(isinstance(c.session, Dovecot) for c in clients)
    first, soon, end = None, time.time() + (1.5 if mixed else 0), time.time() + (60 if mixed else 0)
    while True:
        for c in clients:
            c.do(b"NOOP")
        views = [c.check() for c in clients]
        if first is None and time.time() >= soon:
            first = views
        if all(v == views[0] for v in views):
            break
        if time.time() > end:
            differ("at rest the sessions differ", clients, views, views)
        time.sleep(0.1)
    if any(v != w for v, w, c in zip(first or views, views, clients) if isinstance(c.session, Ours)):
        differ("ours was late", clients, first, views)


def differ(why, clients, views, others):
    raise Fault(why + ": " + "; ".join("%s: %r" % (c.name, [x for x in v if any(x not in w for w in others)])
                                       for c, v in zip(clients, views)))


def play(name, opens, path, rounds, seed, again=0):
    rng, seen, names = random.Random(seed), Seen(), [20]
    clients = []
    try:
        for i, open in enumerate(opens):
            clients.append(Random(open, seen, "session %d" % (i + 1), random.Random(seed + i), names))
        clients[0].do(b"CREATE Other")
        for turn in range(rounds):
            some = rng.sample(clients, rng.randint(1, len(clients)))
            for c in some:
                c.start()
            for c in some:
                c.done()
            if turn % 10 == 9:
                at_rest(clients)
        for c in clients:
            c.do(b"LOGOUT")
            err = c.session.p.stderr.read()
            if b"Sanitizer" in err or c.session.p.wait() != 0:
                raise Fault("ends with %r" % err)
        check(True, "%s: %d sessions, %d rounds, seed %d" % (name, len(clients), rounds, seed))
        return True
    except (Fault, TimeoutError, EOFError, BrokenPipeError) as e:
        time.sleep(0.2)
        gone = ["%s (%s), after %s" % (c.name, c.session.p.poll(), c.log[-12:]) for c in clients if c.running]
        why = "%r; waiting: %s" % (e, gone)
        if again > 0:
            print("note\t%s: seed %d, once more, after %s" % (name, seed, why.replace("\n", " ")), flush=True)
            return False
        check(False, "%s: seed %d" % (name, seed), why)
        return False
    finally:
        for c in clients:
            c.session.p.kill()


def beside_dovecot(name, opens, rounds, seed):
    """What Dovecot's sessions see hangs on time stamps and their ticks, in it and
    beside it: what happens once in a hundred times is told, what happens twice in
    a row is a fault."""
    for again in (1, 0):
        path = mailbox("%s-%d-%d" % (name, seed, again))
        if play(name, opens(path), path, rounds, seed, again):
            break


def mailbox(name):
    path = maildir(name, [b"Subject: m%d\n\nline 1\n" % i for i in range(1, 21)])
    own(path)
    return path


rounds = int(os.environ.get("ROUNDS", "150"))
seeds = [int(s) for s in os.environ.get("SEEDS", "1 2 3").split()]
which = os.environ.get("ONLY", "ours dovecot both").split()
for seed in seeds:
    if "ours" in which:
        path = mailbox("ours-%d" % seed)
        play("ours", [lambda: Ours(path, select=None)] * 4, path, rounds, seed)
    if not is_there():
        print("skip\tDovecot\tdovecot's imap is not installed")
        continue
    if "dovecot" in which:
        beside_dovecot("Dovecot", lambda path: [lambda: Dovecot("maildir:" + path, select=None)] * 4, rounds, seed)
    if "both" in which:
        beside_dovecot("both", lambda path: [lambda: Ours(path, select=None),
                                             lambda: Dovecot("maildir:" + path, select=None)] * 2, rounds, seed)
