"""What others take for the end of a message, in every form, to an SMTP server of
ours, at once and byte by byte. smuggle.py PORT RECIPIENT [repaired] prints how many
messages were taken, and what is wrong. smuggle.py serve PORT LOG CAPS... is a server
that takes nothing but CRLF for a line's end and nothing but CRLF.CRLF for the end of
a message, and logs what it sees. SPDX-License-Identifier: ISC"""
import socket, socketserver, sys

class Server(socketserver.StreamRequestHandler):
    def log(self, text):
        with open(sys.argv[3], "a") as f:
            f.write(text + "\n")

    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")

    def line(self):
        line = self.rfile.readline()
        while line and not line.endswith(b"\r\n"):
            more = self.rfile.readline()
            self.log("bare LF")
            if not more:
                return b""
            line += more
        if b"\r" in line[:-2]:
            self.log("bare CR")
        return line

    def message(self, data):
        if data.replace(b"\r\n", b"").count(b"\r") + data.replace(b"\r\n", b"").count(b"\n"):
            self.log("bare in chunk")
        self.log("message")
        self.say("250 2.0.0 taken")

    def handle(self):
        self.say("220 strict")
        while line := self.line():
            verb = line[:4].upper()
            if verb in (b"EHLO", b"LHLO"):
                for cap in sys.argv[4:]:
                    self.say("250-" + cap)
                self.say("250 8BITMIME")
            elif verb == b"DATA":
                self.say("354 go on")
                data = b""
                while (l := self.line()) not in (b"", b".\r\n"):
                    data += l[l.startswith(b"."):]
                self.message(data)
            elif verb == b"BDAT":
                self.message(self.rfile.read(int(line.split()[1])))
            elif verb in (b"MAIL", b"RCPT", b"RSET", b"QUIT"):
                self.log(line.split(b">")[0].decode("latin-1").strip())
                self.say("250 2.0.0 fine")
            else:
                self.log("no command %r" % line)
                self.say("500 what?")

if sys.argv[1] == "serve":
    socketserver.ThreadingTCPServer.allow_reuse_address = True
    socketserver.ThreadingTCPServer(("127.0.0.1", int(sys.argv[2])), Server).serve_forever()

port, rcpt, repaired = int(sys.argv[1]), sys.argv[2].encode(), len(sys.argv) > 3
inner = (b"MAIL FROM:<smuggled@x.example>\r\nRCPT TO:<" + rcpt.replace(b"@", b"-smuggled@") +
         b">\r\nDATA\r\nSubject: smuggled\r\n\r\nb\r\n")
ends = [b"\n.\n", b"\n.\r\n", b"\r\n.\n", b"\r.\r", b"\r.\r\n", b"\r\n.\r", b"\n.\r", b"\r.\n",
        b"\r\n\0.\r\n", b"\r\n.\0\r\n", b"\0\r\n.\0\n", b"\r\r.\r\r", b"\r\r\n.\r\n",
        b"\r\n.\r\r\n", b"\n\n.\n\n", b"\r\n..\r\n", b"\r\n .\r\n",
        b"\r\n. \r\n", b"\x0b.\x0b", b"\xc2\x85.\xc2\x85", b"\xe2\x80\xa8.\xe2\x80\xa8",
        b"\r\n\xef\xbc\x8e\r\n", b"\n..\r\n", b"\r\n.\x1a\r\n", b"\r\n.\x08.\r\n", b"\r\n=2E\r\n"]
taken = 0

class Peer:
    def __init__(self):
        self.s = socket.create_connection(("127.0.0.1", port), 60)
        self.s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.f = self.s.makefile("rb")
        self.reply()

    def reply(self):
        while True:
            line = self.f.readline()
            if line[3:4] != b"-":
                return line[:3].decode()

    def ask(self, line):
        self.s.sendall(line + b"\r\n")
        return self.reply()

    def begin(self):
        codes = [self.ask(b"MAIL FROM:<s@x.example>"), self.ask(b"RCPT TO:<" + rcpt + b">")]
        if codes != ["250", "250"]:
            print("not taken:", codes)

def send(peer, data, bytewise):
    if not bytewise:
        peer.s.sendall(data)
        return
    try:
        for i in range(len(data)):
            peer.s.sendall(data[i:i + 1])
    except ConnectionError:
        pass                     # an end in doubt is the end of all

# DATA: whatever stands in it, one answer, and the next command is ours.
for end in ends:
    for bytewise in False, True:
        p = Peer()
        p.ask(b"EHLO c.example")
        p.begin()
        p.ask(b"DATA")
        send(p, b"Subject: x\r\n\r\na" + end + inner + b".\r\n", bytewise)
        try:
            code = p.reply()
        except ConnectionError:
            code = "lost"
        taken += code == "250"
        doubtful = b"\r\r\n.\r\n" in end
        if doubtful:
            if code == "250":
                print("an end in doubt is taken", end)
            continue
        clean = not (b"\0" in end or b"\r" in end.replace(b"\r\n", b"") or
                     b"\n" in end.replace(b"\r\n", b""))
        want = ["250"] if clean else ["250", "550"] if repaired else ["550"]
        if code not in want:
            print("DATA", end, bytewise, code)
        if p.ask(b"NOOP") != "250" or p.ask(b"QUIT") != "221":
            print("out of step after", end, bytewise)

# BDAT: the octets of a chunk are no commands, however they are cut.
for end in ends + [b"\r\n.\r\n", b"\r\n.\r\nQUIT\r\n"]:
    for cut in (0, 15, 17):
        p = Peer()
        p.ask(b"EHLO c.example")
        p.begin()
        data = b"Subject: y\r\n\r\na" + end + inner
        codes = []
        if cut:
            send(p, b"BDAT %d\r\n" % cut + data[:cut], cut % 2)
            codes.append(p.reply())
        if codes in ([], ["250"]):
            send(p, b"BDAT %d LAST\r\n" % len(data[cut:]) + data[cut:], cut % 2)
            codes.append(p.reply())
            taken += codes[-1] == "250"
        if len(codes) > 1 + (cut > 0) or codes[-1][:1] not in "25":
            print("BDAT", end, cut, codes)
        if p.ask(b"BDAT 3 LAST\r\na\r\n"[:-2]) != "503":
            print("a chunk behind the last")
        if p.ask(b"QUIT") != "221":
            print("out of step after BDAT", end, cut)
print("taken", taken)
