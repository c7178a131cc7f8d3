#!/usr/bin/python3
# smtp-peer.py ADDRESS PORT BEHAVIOUR LOG - an SMTP or LMTP server for tests that
# does as it is told. BEHAVIOUR is a file, read anew for each connection:
#
#   caps WORDS              one line of the reply to EHLO
#   lmtp                    a reply per recipient after the message
#   peername                log "from ADDRESS"
#   most N                  recipients in one transaction, then 452
#   STAGE ACTION            STAGE: greet ehlo helo mail rcpt rcpt@LOCAL data end
#                           end@LOCAL auth starttls quit rset, or message (while it is
#                           read); STAGE#N in the Nth transaction of a connection
#
# ACTION: reply CODE TEXT | close | silent | until FILE (is there) | garbage | endless (continuation lines
# for ever) | longline (1 MB without a line end) | drip (a byte at a time) | early
# (250 to everything before it is asked)
# LOG gets the commands, and messages between lines DATA and "."; one line
# "bare" for each CR or LF that stands alone.
# SPDX-License-Identifier: ISC
import os, socket, socketserver, sys, time

class Closed(Exception):
    pass

class Handler(socketserver.StreamRequestHandler):
    def behaviour(self):
        self.rules, self.caps, self.lmtp, self.most = {}, [], False, 10**6
        self.mails, self.nested = 0, False
        for line in open(sys.argv[3]):
            stage, _, action = line.rstrip("\n").partition(" ")
            if stage == "caps":
                self.caps.append(action)
            elif stage == "lmtp":
                self.lmtp = True
            elif stage == "most":
                self.most = int(action)
            elif stage:
                self.rules[stage] = action

    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")

    def act(self, stages, default):
        stages = [s + "#%d" % self.mails for s in stages] + stages
        action = next((self.rules[s] for s in stages if s in self.rules), "reply " + default)
        word, _, rest = action.partition(" ")
        if word == "close":
            raise Closed
        if word == "until":
            while not os.path.exists(rest):
                time.sleep(0.02)
            self.say(default)
            return default[:1]
        if word == "silent":
            time.sleep(300)
        elif word == "garbage":
            self.wfile.write(b"\x00\xff\x80 hello\r\n")
        elif word == "endless":
            while True:
                self.wfile.write(b"250-more\r\n" * 100)
        elif word == "longline":
            self.wfile.write(b"250 " + b"x" * 1000000)
        elif word == "drip":
            for i in range(400):
                self.wfile.write(b"2" if i < 1 else b"5" if i < 2 else b"0" if i < 3 else b" " if i < 4 else b"x")
                time.sleep(0.05)
        else:
            self.say(rest)
            return rest[:1]
        return ""

    def log(self, text):
        with open(sys.argv[4], "a") as f:
            f.write(text + "\n")

    def message(self):
        lines = []
        while True:
            line = self.rfile.readline()
            how = self.rules.get("message#%d" % self.mails, self.rules.get("message"))
            if how == "close" or not line:
                raise Closed
            if not line.endswith(b"\r\n") or b"\r" in line[:-2]:
                self.log("bare")
            if line == b".\r\n":
                break
            lines.append(line[1:] if line.startswith(b".") else line)
        self.log("DATA")
        for l in lines:
            self.log(l.rstrip(b"\r\n").decode("latin-1"))
        self.log(".")

    def chunk(self, size):
        data = self.rfile.read(size)
        self.log("DATA")
        for l in data.decode("latin-1").split("\r\n")[:-1]:
            self.log(l)
        self.log("." if data.endswith(b"\r\n") else "bare")

    def handle(self):
        self.behaviour()
        self.log("connect")
        if "peername" in self.rules:
            self.log("from " + self.client_address[0])
        try:
            self.act(["greet"], "220 peer ESMTP")
            self.converse()
        except (Closed, ConnectionError, BrokenPipeError):
            pass

    def converse(self):
        rcpts = []
        while True:
            line = self.rfile.readline()
            if not line:
                return
            if not line.endswith(b"\r\n"):
                self.log("bare")
            text = line.rstrip(b"\r\n").decode("latin-1")
            self.log(text)
            verb = text.split(" ")[0].upper()
            if verb in ("EHLO", "LHLO"):
                if "ehlo" in self.rules:
                    self.act(["ehlo"], "")
                    continue
                for cap in ["peer"] + self.caps[:-1]:
                    self.say("250-" + cap)
                self.say("250 " + (self.caps[-1] if self.caps else "peer"))
            elif verb == "HELO":
                self.act(["helo"], "250 peer")
            elif verb == "MAIL":
                rcpts = []
                self.mails += 1
                if self.nested:
                    self.say("503 5.5.1 nested MAIL command")
                else:
                    self.nested = self.act(["mail"], "250 2.1.0 sender ok") == "2"
            elif verb == "RSET":
                self.nested = False
                self.act(["rset"], "250 2.0.0 ok")
            elif verb == "RCPT":
                local = text.partition("<")[2].partition("@")[0]
                if len(rcpts) >= self.most:
                    self.say("452 4.5.3 too many recipients")
                elif self.act(["rcpt@" + local, "rcpt"], "250 2.1.5 ok") == "2":
                    rcpts.append(local)
            elif verb == "DATA":
                if not rcpts and "data" not in self.rules:
                    self.say("554 5.5.1 no valid recipients")
                elif self.act(["data"], "354 go ahead") == "3":
                    self.message()
                    self.nested = False
                    for local in rcpts if self.lmtp else [""]:
                        self.act(["end@" + local, "end"], "250 2.0.0 queued as 1")
            elif verb == "BDAT":
                self.chunk(int(text.split(" ")[1]))
                self.nested = False
                for local in rcpts if self.lmtp else [""]:
                    self.act(["end@" + local, "end"], "250 2.0.0 queued as 1")
            elif verb == "AUTH":
                self.act(["auth"], "235 2.7.0 welcome")
            elif verb == "STARTTLS":
                self.act(["starttls"], "454 4.7.0 not now")
            elif verb == "QUIT":
                self.act(["quit"], "221 2.0.0 bye")
                return
            else:
                self.say("500 5.5.2 what?")

class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

Server((sys.argv[1], int(sys.argv[2])), Handler).serve_forever()
