#!/usr/bin/python3
# open-relay.py PORT... - try to have mail taken for elsewhere: each way of writing a
# recipient that has made somebody's server an open relay, from several senders.
# Prints what was taken.
# SPDX-License-Identifier: ISC
import socket, sys

FAR = "victim@far.example"
PLAIN = [
    FAR, "victim%far.example@example.org", "victim%far.example", "victim%far.example@mail.example.org",
    "victim%far.example%example.org@example.org", "far.example!victim", "far.example!victim@example.org",
    "example.org!far.example!victim", "@example.org:victim@far.example", "@example.org,@mail.example.org:victim@far.example",
    "@far.example:joe@far.example", '"victim@far.example"', '"victim@far.example"@example.org',
    '"victim%far.example"@example.org', '"victim\\@far.example"@example.org', "victim@far.example@example.org",
    "joe@example.org@far.example", "victim@far.example,joe@example.org", "joe@example.org,victim@far.example",
    "joe@example.org victim@far.example", "joe@example.org\tvictim@far.example", "joe@example.org;victim@far.example",
    "joe@far.example.org", "joe@example.org.far.example", "joe@example.orgfar.example", "joe@xexample.org",
    "joe@.example.org", "joe@example..org", "joe@", "@example.org", "@", "victim@", "victim@[127.0.0.1]", "victim@[192.0.2.1]",
    "victim@[IPv6:::1]", "victim@[IPv6:2001:db8::1]", "victim@127.0.0.1", "victim@2130706433", "victim@localhost",
    "victim@localhost.localdomain", "victim@far.example.", "victim@FAR.EXAMPLE", "victim@far.example%00@example.org",
    "victim@far.example%00.example.org", "victim@far.example\\0@example.org", "victim%00@far.example",
    "victim@ex\u0430mple.org", "victim@\uff45xample.org", "joe@example\u3002org", "joe@example\uff0eorg",
    "joe@example.org\u00ad", "j\u043ee@example.org", "victim@xn--exmple-4nf.org", "victim@far\u2024example",
    "victim@" + "a" * 63 + "." + "b" * 63 + ".example", "v" * 1000 + "@example.org", "v" * 64 + "@far.example",
    "victim@" + "x." * 300 + "example.org", "joe@example.org" + " " * 900 + "@far.example",
    "|/bin/sh@example.org", "|/bin/sh", '"|/bin/sh -c id"@example.org', "/etc/passwd@example.org", "/tmp/x",
    ":include:/etc/passwd@example.org", '":include:/etc/passwd"@example.org', "\\victim@far.example", "~joe@far.example",
    "smtp:[far.example]", "error:5.1.1@example.org", "discard:@example.org", "-oQ/tmp@far.example", "--@far.example",
    "joe+victim@far.example", "joe-victim=far.example@example.net", "SRS0=abcd=XX=far.example=victim@example.org",
    "SRS1=abcd=far.example==XX=far.example=victim@example.org", "owner-far@example.net", "*@example.org", "@example.org@far.example",
    "postmaster@far.example", "abuse@far.example", "", "MAILER-DAEMON@far.example", "<victim@far.example>",
    "<joe@example.org>victim@far.example", "joe@example.org>victim@far.example", "victim@far.example (joe@example.org)",
    "joe(@far.example)@far.example", "joe@example.org\\", "victim@example.org\x0b", "victim@far.example\x08\x08example.org",
    '""@far.example', '""@example.org', '" "@example.org', '"joe"@far.example', "'joe'@far.example", "joe.@far.example",
    "joe@example.org/far.example", "joe@example.org?victim@far.example", "joe@example.org#far.example",
    "[victim@far.example]", "joe@[example.org]", "joe@[far.example]", "joe@#12345678", "joe@example.org:25", "joe@far.example:25",
    # by the other name of the domain, which an alias leads to ours
    "victim%far.example@example.com", '"victim@far.example"@example.com', "far.example!victim@example.com",
    "@example.com:victim@far.example", "victim@example.com@far.example", "|/bin/sh@example.com",
    "joe@far.example%example.org@example.com", "/dev/null@example.com",
]
RAW = [b"victim\x00@far.example", b"victim@far.example\x00@example.org", b"joe@example.org\x00@far.example",
    b"victim\xff@far.example", b"joe@example.org\xc0\xae", b"joe\xc0\x80@far.example", b"victim@far.example\r@example.org",
    b"victim@far.example\n@example.org", b"joe@\xef\xbb\xbfexample.org.far.example"]
SENDERS = [b"<a@b.example>", b"<>", b"<joe@example.org>", b"<@example.org:joe@example.org>", b"<postmaster@example.org>"]

class Client:
    def __init__(self, port, lmtp):
        self.s = socket.create_connection(("127.0.0.1", port), 60)
        self.f = self.s.makefile("rb")
        self.reply()
        self.say(b"LHLO" if lmtp else b"EHLO", b"c.s.example")

    def reply(self):
        while True:
            line = self.f.readline()
            if not line.endswith(b"\r\n"):
                raise OSError("gone")
            if line[3:4] == b" ":
                return line

    def say(self, *words):
        self.s.sendall(b" ".join(words) + b"\r\n")
        return self.reply()

def attempt(port, sender, to, utf8):
    # whoever is sent away for too many mistakes comes again
    for again in (0, 1):
        try:
            c = clients.get(port)
            if c is None:
                c = clients[port] = Client(port, port in lmtp)
            c.say(b"RSET")
            if not c.say(b"MAIL FROM:" + sender + (b" SMTPUTF8" if utf8 else b"")).startswith(b"250"):
                return None
            r = c.say(b"RCPT TO:" + to)
            # a line end inside makes two commands
            if b"\n" in to:
                clients.pop(port)
            if not r.startswith(b"421"):
                return r
        except OSError:
            pass
        clients.pop(port, None)
    return None

clients = {}
lmtp = {int(p[1:]) for p in sys.argv[1:] if p[0] == "L"}
for port in (int(p.lstrip("L")) for p in sys.argv[1:]):
    tried = asked = 0
    for sender in SENDERS:
        for to in [p.encode() for p in PLAIN] + RAW:
            utf8 = any(b > 127 for b in to)
            r = attempt(port, sender, b"<" + to + b">", utf8)
            tried += 1
            asked += r is not None
            if r is not None and r.startswith(b"2"):
                print("TAKEN %r from %r" % (to, sender.decode()))
            elif r is not None and r[:1] not in b"45":
                print("ODD %r: %r" % (to, r))
    ours = [attempt(port, b"<a@b.example>", b"<joe@example.org>", False) or b"no MAIL"]
    print("%d tried, %s asked; joe@example.org: %s" % (tried, "most" if asked > tried * 0.9 else asked, ours[0][:7].strip().decode()))
