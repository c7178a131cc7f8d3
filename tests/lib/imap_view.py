# imap_view.py - an IMAP client that believes nothing: it keeps its own view of
# the selected mailbox from what it is told, and any answer that does not fit the
# view is a fault. Works on any session that has send(), more() and buf.
# SPDX-License-Identifier: ISC
import re


class Fault(Exception):
    pass


TOKEN = re.compile(rb'\s*(?:([()])|"((?:[^"\\]|\\.)*)"|\{(\d+)\}\r\n|((?:[^\s()"\[{]|\[[^\]]*\])+))')


def parse(data):
    "A response without its CRLF as nested lists of bytes."
    stack, at = [[]], 0
    while at < len(data):
        m = TOKEN.match(data, at)
        if not m:
            raise Fault("cannot be parsed: %r at %d" % (data[:300], at))
        at = m.end()
        if m[1] == b"(":
            stack.append([])
        elif m[1] == b")":
            if len(stack) == 1:
                raise Fault("a ) too much: %r" % data[:300])
            done = stack.pop()
            stack[-1].append(done)
        elif m[3] is not None:
            end = at + int(m[3])
            stack[-1].append(data[at:end])
            at = end
        else:
            stack[-1].append(m[2] if m[2] is not None else m[4])
    if len(stack) != 1:
        raise Fault("a ( too much: %r" % data[:300])
    return stack[0]


class Seen:
    "What holds for all sessions on one mailbox, for ever: a UID is one message."

    def __init__(self):
        self.fixed, self.validity = {}, None

    def is_so(self, uid, what, value):
        if self.fixed.setdefault((uid, what), value) != value:
            raise Fault("UID %d had %s %r, now %r" % (uid, what, self.fixed[uid, what], value))


class Message:
    def __init__(self):
        self.uid = self.flags = None


class Client:
    def __init__(self, session, seen, name):
        self.session, self.seen, self.name = session, seen, name
        self.n, self.log = 0, []
        self.selected()

    def selected(self, readonly=False):
        self.view, self.told, self.running, self.readonly = [], {}, b"", readonly
        self.next, self.doubts = 1, []

    def fault(self, why):
        raise Fault("%s: %s; last: %s" % (self.name, why, " | ".join(str(x)[:200] for x in self.log[-12:])))

    # One response with its literals.
    def response(self):
        s, at = self.session, 0
        while True:
            end = s.buf.find(b"\r\n", at)
            if end == -1:
                s.more(60)
                continue
            m = re.search(rb"\{(\d+)\}$", s.buf[at:end])
            if not m:
                break
            at = end + 2 + int(m[1])
            while len(s.buf) < at:
                s.more(60)
        out, s.buf = s.buf[:end], s.buf[end + 2:]
        self.log.append(out)
        return out

    def expunge(self, n):
        if not 1 <= n <= len(self.view):
            self.fault("EXPUNGE %d of %d" % (n, len(self.view)))
        if re.match(rb"(FETCH|STORE|SEARCH|SORT|THREAD)", self.running):
            self.fault("EXPUNGE while %r runs" % self.running)
        del self.view[n - 1]

    def fetched(self, n, items):
        if not 1 <= n <= len(self.view):
            self.fault("FETCH %d of %d" % (n, len(self.view)))
        message, items = self.view[n - 1], dict(zip((i.upper() for i in items[::2]), items[1::2]))
        if b"UID" in items:
            self.number(n, int(items[b"UID"]))
        if b"FLAGS" in items:
            message.flags = {f.lower() for f in items[b"FLAGS"]} - {b"\\recent"}
            self.told[n] = message.flags
        for name, value in items.items():
            if name not in (b"UID", b"FLAGS") and message.uid is not None and value != b"NIL":
                try:  # what has just been removed may be told as empty
                    self.seen.is_so(message.uid, name, repr(value))
                except Fault as e:
                    self.doubts.append((message.uid, e))

    def number(self, n, uid):
        message = self.view[n - 1]
        if message.uid not in (None, uid):
            self.fault("message %d had UID %d, now %d" % (n, message.uid, uid))
        message.uid = uid
        low = [m.uid for m in self.view[:n - 1] if m.uid is not None]
        high = [m.uid for m in self.view[n:] if m.uid is not None]
        if (low and low[-1] >= uid) or (high and high[0] <= uid):
            self.fault("UID %d at %d is out of order" % (uid, n))

    def untagged(self, out):
        m = re.match(rb"\* (\d+) (EXISTS|EXPUNGE|RECENT|FETCH)", out)
        if not m:
            return self.other(out)
        n = int(m[1])
        if m[2] == b"EXISTS":
            if n < len(self.view):
                self.fault("EXISTS %d, there are %d" % (n, len(self.view)))
            self.view += [Message() for _ in range(n - len(self.view))]
        elif m[2] == b"EXPUNGE":
            self.expunge(n)
        elif m[2] == b"FETCH":
            self.fetched(n, parse(out[m.end():])[0])
        elif n > len(self.view):
            self.fault("RECENT %d of %d" % (n, len(self.view)))

    def other(self, out):
        m = re.match(rb"\* (SEARCH|SORT)(.*)", out)
        if m:
            found = [int(x) for x in m[2].split()]
            if len(set(found)) != len(found) or (m[1] == b"SEARCH" and found != sorted(found)):
                self.fault("the numbers found: %r" % found)
            if b"UID" not in self.running and found and max(found) > len(self.view):
                self.fault("found %d of %d" % (max(found), len(self.view)))
            self.found = found
        m = re.match(rb"\* OK \[UIDVALIDITY (\d+)\]", out)
        if m and self.seen.validity not in (None, m[1]):
            self.fault("UIDVALIDITY %r" % out)
        if m:
            self.seen.validity = m[1]
        m = re.match(rb"\* OK \[UIDNEXT (\d+)\]", out)
        if m:
            self.next = int(m[1])
        if out.startswith(b"* BYE") and self.running != b"LOGOUT":
            self.fault("BYE")

    def send(self, command, *literals):
        "Only send; finish() reads."
        self.n += 1
        self.running, self.told, self.found = command, {}, None
        self.log.append("C: " + command.decode("latin-1"))
        self.tag = b"%d" % self.n
        self.session.send(self.tag + b" " + command + b"\r\n" + b"".join(literals))

    def finish(self):
        "To the tagged response; it, without its tag."
        while True:
            out = self.response()
            if out.startswith(b"* "):
                self.untagged(out)
            elif out.startswith(b"+"):
                continue
            elif out.startswith(self.tag + b" "):
                self.running = b""
                if out.split()[1] == b"BAD":
                    self.fault("BAD")
                return out[len(self.tag) + 1:]
            else:
                self.fault("what is this?")

    def do(self, command, *literals):
        self.send(command, *literals)
        return self.finish()

    def check(self):
        "All flags that it was told are those that the server now has."
        self.do(b"NOOP")
        for uid, e in self.doubts:
            if any(m.uid == uid for m in self.view):
                self.fault(str(e))
        self.doubts = []
        mine = [(m.uid, m.flags) for m in self.view]
        if self.view:
            self.do(b"FETCH 1:* (UID FLAGS)")
        now = [(m.uid, m.flags) for m in self.view]
        for n, (a, b) in enumerate(zip(mine, now)):
            if a[0] not in (None, b[0]) or a[1] not in (None, b[1]):
                self.fault("message %d: believed %r, is %r" % (n + 1, a, b))
        if len(mine) != len(now):
            self.fault("%d messages after NOOP, %d after FETCH" % (len(mine), len(now)))
        return now
