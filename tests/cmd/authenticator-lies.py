#!/usr/bin/python3
# authenticator-lies.py - smtp-recv before an authenticator that hangs, dies, lies or
# answers too much. Each case is a session of its own; a line for each is printed.
# SPDX-License-Identifier: ISC
import array, os, re, socket, subprocess, sys, threading, time

BIN = os.environ["BIN"]
RECORD = "250-user=%s\n250-home=/nowhere\n250-uid=30000\n250-gid=30000\n250 maildir=/nowhere/Maildir\n"

class Liar(threading.Thread):
    """Answers RCPT and VRFY with an account; `answers` says what comes for
    DELIVER and DELIVERALL: a text, a list (texts, numbers are seconds), or None to
    hang up."""
    def __init__(self, sock, answers, record=RECORD):
        super().__init__(daemon=True)
        self.sock, self.answers, self.asked, self.record = sock, dict(answers), [], record

    def run(self):
        try:
            self.serve()
        except OSError:
            pass
        self.sock.close()

    def serve(self):
        data = b""
        while True:
            more, anc, flags, who = self.sock.recvmsg(4096, socket.CMSG_SPACE(64))
            for level, kind, fds in anc:
                for fd in array.array("i", fds):
                    os.close(fd)
            if not more:
                return
            data += more
            while b"\n" in data:
                line, data = data.split(b"\n", 1)
                self.asked.append(line.decode())
                verb, _, arg = line.decode().partition(" ")
                if verb in ("RCPT", "VRFY"):
                    self.say(self.answers.get(verb, self.record % arg))
                elif verb in ("DELIVER", "DELIVERALL"):
                    answer = self.answers.get(line.decode(), self.answers.get(verb, "500 5.5.1 what?\n"))
                    if answer is None:
                        return
                    for part in answer if isinstance(answer, list) else [answer]:
                        if isinstance(part, (int, float)):
                            time.sleep(part)
                        else:
                            self.say(part)
                else:
                    self.say("250 2.0.0 ok\n")

    def say(self, text):
        self.sock.sendall(text if isinstance(text, bytes) else text.encode())

def drop():
    if os.getuid() == 0:
        os.setgroups([]); os.setgid(65533); os.setuid(65533)

def session(rcpts, answers, lmtp=False, messages=1, record=RECORD, options=()):
    here, there = socket.socketpair()
    liar = Liar(here, answers, record)
    liar.start()
    argv = [BIN + "/smtp-recv", "--hostname", "h", "--chain-timeout", "2s"] + list(options) + \
        (["--lmtp"] if lmtp else []) + ["mail-deliver", "maildir-deliver"]
    env = dict(os.environ, AUTH_FD=str(there.fileno()), SERVICE="smtp", PATH=BIN + ":" + os.environ["PATH"])
    text = "%s c.example\r\n" % ("LHLO" if lmtp else "EHLO")
    for i in range(messages):
        text += "MAIL FROM:<a@b.org>\r\n" + "".join("RCPT TO:<%s>\r\n" % r for r in rcpts) + \
            "DATA\r\nSubject: t\r\n\r\nbody\r\n.\r\n"
    child = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, env=env, pass_fds=[there.fileno()], preexec_fn=drop)
    there.close()
    out, _ = child.communicate((text + "QUIT\r\n").encode(), 120)
    lines = out.decode("latin-1").split("\r\n")
    if lines[-1] != "":
        print("BAD: no CR LF at the end")
    for l in lines[:-1]:
        if re.search("[\x00-\x1f\x7f]", l) or not re.match("[245][0-9][0-9][ -]|354 ", l):
            print("BAD: %r" % l)
    # the replies after each 354, as far as they are about it
    found, take = [], False
    for l in lines[:-1]:
        if l.startswith("354"):
            take = True
        elif l.startswith("221") or (take and l.startswith("250 2.1.0")):
            take = False
        elif take:
            found.append(l[:9])
    codes = [l[:9] for l in lines[:-1]]
    return found, liar.asked, codes, child.returncode

def show(name, *args, **kw):
    found, asked, codes, status = session(*args, **kw)
    print("%s: %s%s" % (name, ", ".join(found) or "no 354", "" if status == 0 else " exit %s" % status), flush=True)
    return asked, codes

two = ["x@h", "y@h"]
show("both", two, {"DELIVERALL": "250 2.0.0 ok\n250 2.0.0 ok\n"})
show("one goes away in the middle", two, {"DELIVERALL": ["250 2.0.0 ok\n", 0.1], "VRFY": "250 x\n"})
show("it dies", two, {"DELIVERALL": None})
show("it hangs", two, {"DELIVERALL": [8]})
show("half a reply", two, {"DELIVERALL": ["250 2.0.0 ok\n25", 8]})
show("no code", two, {"DELIVERALL": "hello\nhello\n"})
show("a code that is none", two, {"DELIVERALL": "299999 ok\n250 ok\n"})
show("334", two, {"DELIVERALL": "334 \n250 2.0.0 ok\n"})
show("not sent", two, {"DELIVERALL": "354 go on\n250 2.0.0 ok\n"})
show("a reply without end", two, {"DELIVERALL": ["250-ok\n" * 200000]})
show("control characters", two, {"DELIVERALL": b"550 5.1.1 no\r250 \x1b[2J\x00x\n250 2.0.0 ok\n"})
show("several lines", two, {"DELIVERALL": "550-5.1.1 no\n550 250 2.0.0 yes\n250 2.0.0 ok\n"})
show("a soft word with a hard code", two, {"DELIVERALL": "550 4.2.0 later\n250 2.0.0 ok\n"})
show("421", two, {"DELIVERALL": "421 4.7.0 too many\n"})
asked, codes = show("it does not know DELIVERALL", two, {"DELIVERALL": "500 5.5.1 what?\n", "DELIVER": "250 2.0.0 ok\n"})
print(asked[-2:])
# An answer too many is never the next question's.
asked, codes = show("three replies for two", two, {"DELIVERALL": "250 2.0.0 ok\n" * 3}, messages=2)
print("the second message: " + ("not taken" if codes.count("250 2.0.0") == 1 else " ".join(codes)))
# Late: the answer about x comes when y's delivery has begun.
late = {"DELIVER x@h": [2.6, "250 2.0.0 ok\n"], "DELIVER y@h": "550 5.7.1 never\n", "DELIVER z@h": "550 5.7.1 never\n"}
three = ["x@h", "y@h", "z@h"]
show("LMTP, late", three, late, lmtp=True)
show("LMTP, late, accepted unasked", three, late, lmtp=True, options=["--recipients", os.environ["T"] + "/both"])
late["DELIVER x@h"] = [2.6, "250 user=x@h\n"]
show("LMTP, late, and it looks like a record", three, late, lmtp=True, options=["--recipients", os.environ["T"] + "/both"])
show("late, and the next messages", ["x@h"], {"DELIVER": [2.6, "250 2.0.0 ok\n"]}, messages=3,
    options=["--recipients", os.environ["T"] + "/both"])
show("records that are long", two, {"DELIVERALL": "250 2.0.0 ok\n" * 2}, record="250-user=%s\n250-home=/" + "x" * 60000 + "\n250 uid=3\n")
