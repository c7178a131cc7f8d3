# The hostile and the ordinary clients of imap-login; run by imap-login.t.
# SPDX-License-Identifier: ISC
import os, socket, sys, time
sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests", "lib"))
from logins import *


def conn(*a, **kw):
    c = Conn("imap-login", *a, **kw)
    c.greeting = c.line()
    return c


def outcome(c, *lines, **kw):
    """Send lines, take all replies until the end; (replies, START, log)."""
    for line in lines:
        c.send(line + "\r\n", **kw)
    try:
        c.c.shutdown(socket.SHUT_WR)
    except OSError:
        pass
    replies = c.rest()
    code, log = c.end()
    return replies, c.auth.start, code, log


# -- greeting and capabilities
c = conn()
same(c.greeting, "* OK [CAPABILITY IMAP4rev1 LITERAL+ SASL-IR ID IDLE AUTH=CRAM-MD5 "
     "AUTH=X-TWO LOGINDISABLED] Pneumatic ready", "clear: no passwords, no -PLUS")
same(c.ask("a LOGIN joe secret"), "a NO [PRIVACYREQUIRED] Use TLS first", "LOGIN in the clear is refused")
same(c.ask("b AUTHENTICATE PLAIN"), "b NO [PRIVACYREQUIRED] Use TLS first", "so is AUTHENTICATE PLAIN")
c.end()
check(not any(b"AUTH" in s for s in c.auth.seen), "and the authenticator never hears of it")
c = conn(tls=True)
same(c.greeting, "* OK [CAPABILITY IMAP4rev1 LITERAL+ SASL-IR ID IDLE AUTH=PLAIN AUTH=LOGIN AUTH=CRAM-MD5 "
     "AUTH=X-TWO AUTH=SCRAM-SHA-256-PLUS] Pneumatic ready", "with TLS all are offered")
c.end()
c = conn("--require-tls", "--plaintext-auth")
same(c.greeting, "* OK [CAPABILITY IMAP4rev1 LITERAL+ SASL-IR ID IDLE LOGINDISABLED] Pneumatic ready",
     "--require-tls offers nothing without TLS")
c.end()
c = conn("--capability", "UIDPLUS", "--plaintext-auth", mechs="CRAM-MD5")
same(c.greeting, "* OK [CAPABILITY IMAP4rev1 LITERAL+ SASL-IR ID IDLE UIDPLUS AUTH=CRAM-MD5 "
     "LOGINDISABLED] Pneumatic ready", "no verifier for PLAIN: LOGIN is off; further words")
c.end()

# -- ordinary logins, each at once and one byte per write
GOOD = [
    ("LOGIN with atoms", "a LOGIN joe secret\r\n", "a OK Logged in", "joe", 1),
    ("LOGIN quoted", 'a1 login "j o" "a b"\r\n', "a1 OK Logged in", "j o", 1),
    ("LOGIN with LITERAL+", "a LOGIN {3+}\r\njoe {6+}\r\nsecret\r\n", "a OK Logged in", "joe", 1),
    ("LOGIN, mixed", 'a LOGIN "joe" {6+}\r\nsecret\r\n', "a OK Logged in", "joe", 1),
    ("AUTHENTICATE PLAIN with initial response", "t.1 AUTHENTICATE PLAIN %s\r\n" % b64(b"\0joe\0secret"),
     "t.1 OK Logged in", "joe", 1),
    ("AUTHENTICATE PLAIN", "a authenticate plain\r\n%s\r\n" % b64(b"\0joe\0secret"), "a OK Logged in", "joe", 2),
    ("AUTHENTICATE LOGIN", "a AUTHENTICATE LOGIN\r\n%s\r\n%s\r\n" % (b64(b"joe"), b64(b"secret")),
     "a OK Logged in", "joe", 3),
    ("AUTHENTICATE with CRAM-MD5", "a AUTHENTICATE CRAM-MD5\r\n%s\r\n" % b64(b"joe 0123"), "a OK Logged in", "joe", 2),
    ("a last word of the server, empty answer", "a AUTHENTICATE X-TWO\r\n%s\r\n%s\r\n\r\n" % (b64(b"1"), b64(b"2")),
     "a OK Logged in", None, 4),
]
for name, text, want, user, n in GOOD:
    for slowly in (False, True):
        c = conn("--plaintext-auth")
        c.send(text, slowly)
        got = [c.line() for i in range(n)]
        code, log = c.end()
        same((got[-1], c.auth.start, code), (want, "START 0", 0),
             name + (", byte by byte" if slowly else ""))
        if not slowly and user:
            check(re.search('event=login user="?%s(@example.org)?"? mechanism=' % user, log),
                  name + ": logged", log)

c = conn("--plaintext-auth")
same(c.ask("a LOGIN {3}"), "+ OK", "a synchronizing literal is asked for")
same(c.ask("joe {6}"), "+ OK", "and the second")
same(c.ask("secret"), "a OK Logged in", "and the login succeeds")
c.end()
c = conn("--plaintext-auth")
c.send("a LOGIN joe secret\r\nb SELECT inbox\r\nc FETCH 1 {5}\r\nab")
same(c.line(), "a OK Logged in", "pipelined login")
c.end()
same((c.auth.start, c.auth.unread), ("START 33", b"b SELECT inbox\r\nc FETCH 1 {5}\r\nab"),
     "what follows the login goes to the session unread")
c = conn("--plaintext-auth")
check("+ " == c.ask("a AUTHENTICATE PLAIN"), "an empty challenge is '+ '")
c.end()

# -- other commands
c = conn()
same([c.ask("a CAPABILITY"), c.line()],
     ["* CAPABILITY IMAP4rev1 LITERAL+ SASL-IR ID IDLE AUTH=CRAM-MD5 AUTH=X-TWO LOGINDISABLED", "a OK Done"], "CAPABILITY")
same(c.ask("b NOOP"), "b OK Done", "NOOP")
same([c.ask('c ID ("name" "x\\"y" "version" NIL "foo" "bar")'), c.line()],
     ['* ID ("name" "Pneumatic")', "c OK Done"], "ID")
same([c.ask("d ID NIL"), c.line()], ['* ID ("name" "Pneumatic")', "d OK Done"], "ID NIL")
c.send("e ID ({4+}\r\nname {3+}\r\nabc)\r\n")
same([c.line(), c.line()], ['* ID ("name" "Pneumatic")', "e OK Done"], "ID with literals")
same(c.ask("f STARTTLS"), "f BAD TLS is not available", "STARTTLS without a wrapper")
same([c.ask("g logout"), c.line()], ["* BYE Logging out", "g OK Done"], "LOGOUT")
code, log = c.end()
check('event=id name="x\\"y"' in log, "ID is logged, escaped", log)
check("event=disconnect reason=logout" in log and "remote=192.0.2.7" in log, "and the end", log)

# -- failures
c = conn("--plaintext-auth")
wrong = c.ask("a LOGIN joe wrong")
unknown = c.ask("b LOGIN nobody wrong")
same(wrong, "a NO [AUTHENTICATIONFAILED] Wrong user name or password", "wrong password")
same(wrong[1:], unknown[1:], "an unknown user gets the same words")
c.ask("c LOGIN joe wrong")
same(c.line(), "* BYE Too many failed logins", "BYE after three failures")
code, log = c.end()
check(log.count("event=login-failed") == 3 and "user=nobody" in log and "wrong password" not in log
      and "secret" not in log, "each is logged", log)
c = conn("--plaintext-auth")
same(c.ask("a LOGIN later x"), "a NO [UNAVAILABLE] Cannot tell now, try again later", "temporary failure")
same(c.ask("b LOGIN off x"), "b NO [CONTACTADMIN] This account is disabled", "disabled account")
code, log = c.end()
check("directory is down" in log, "the authenticator's reason is logged, not told", log)

# -- NUL in strings (CVE-2019-11500)
for name, text in [
    ("NUL in a quoted user", b'a LOGIN "joe\0x" secret\r\n'),
    ("NUL in a quoted password", b'a LOGIN joe "secret\0x"\r\n'),
    ("escaped NUL", b'a LOGIN joe "secret\\\0"\r\n'),
    ("NUL in a literal user", b"a LOGIN {5+}\r\njoe\0x secret\r\n"),
    ("NUL in a literal password", b"a LOGIN joe {8+}\r\nsecret\0x\r\n"),
    ("NUL in an atom", b"a LOGIN jo\0e secret\r\n"),
    ("NUL in the verb", b"a LOG\0IN joe secret\r\n"),
]:
    c = conn("--plaintext-auth")
    c.send(text)
    got = c.line()
    c.end()
    check(got.startswith("a BAD") and c.auth.start is None and len(c.auth.seen) == 1, name + " is refused", got)

# -- syntax that must not pass
for text in ["a", "a ", " a NOOP", "a  NOOP", "+a NOOP", "a(b NOOP", "a NOOP ", "a NOOP x", "a LOGIN", "a LOGIN joe",
             "a LOGIN joe ", "a LOGIN  joe secret", "a LOGIN joe secret x", 'a LOGIN "joe secret', 'a LOGIN "joe"x secret',
             'a LOGIN "j\\oe" secret', "a LOGIN joe (secret)", "a LOGIN joe {6", "a LOGIN joe {-6}", "a LOGIN joe {}",
             "a LOGIN joe {+}", "a LOGIN joe {0x6}", "a LOGIN joe %", "a AUTHENTICATE", "a AUTHENTICATE (PLAIN)",
             "a ID", "a ID (", 'a ID ("name")', 'a ID ("name" "x"', 'a ID (NIL "x")', "a SELECT INBOX", "a FETCH 1 ALL",
             "a STARTTLS now", "GET / HTTP/1.0", "EHLO x", "", "a" * 201 + " NOOP"]:
    c = conn("--plaintext-auth", "--bad-commands", "2")
    got = c.ask(text)
    alive = c.ask("z NOOP")
    c.end()
    check(got.split(" ")[1:2] == ["BAD"] and alive == "z OK Done" and len(c.auth.seen) == 1,
          "BAD: %s" % text[:30], (got, alive))

# -- literals
for text in ["a LOGIN {4294967295}", "a LOGIN {4294967296}", "a LOGIN {99999999999999999999999}", "a LOGIN joe {9000}",
             "a AUTHENTICATE {5}", "a NOOP {5}", "a FOO {5}", "FOO {3}", "a LOGIN {8190}"]:
    c = conn("--plaintext-auth")
    got = c.ask(text)
    alive = c.ask("z NOOP")
    c.end()
    check(got.split(" ")[1:2] == ["BAD"] and alive == "z OK Done", "no '+' for %s" % text, (got, alive))
for n in ["4294967295", "9000", "18446744073709551616", "99999999999999999999999"]:
    c = conn("--plaintext-auth")
    c.send("a LOGIN {%s+}\r\nz NOOP\r\n" % n)
    got = c.rest()
    code, log = c.end()
    check(got == ["a BAD Command too long", "* BYE Literal too long"] and code == 0,
          "{%s+} ends the connection" % n, got)
c = conn()
same(c.ask("a LOGIN {3}"), "a NO [PRIVACYREQUIRED] Use TLS first", "no literal is asked for where LOGIN is off")
c.end()
c = conn("--plaintext-auth")
c.send("a FOO {10+}\r\nb LOGOUT\r\n\r\nz NOOP\r\n")
same([c.line(), c.line()], ["a BAD Unknown command, or not before the login", "z OK Done"],
     "the bytes of an unwanted literal are no commands")
c.end()
c = conn("--plaintext-auth")
c.send(b"a ID (" + b"{0+}\r\n NIL " * 700 + b")\r\nz NOOP\r\n")
got = c.line()
c.end()
check(got.startswith("a BAD"), "hundreds of empty literals", got)

# -- size, parentheses (CVE-2026-27857), line ends
c = conn()
got = c.ask("a ID " + "(" * 8000)
alive = c.ask("z NOOP")
c.end()
check(got.startswith("a BAD") and alive == "z OK Done", "8000 parentheses", got)
c = conn()
c.send("a NOOP " + "x" * 3000000 + "\r\nz NOOP\r\n")
same([c.line(), c.line()], ["* BAD Command too long", "z OK Done"], "a line of 3 MB is skipped")
check(small(c), "in less than 2 MB", peak(c.p.pid))
c.end()
c = conn()
same(c.ask("a NOOP\nb NOOP"), "* BAD A line ends in CR LF", "a bare LF ends no line")
c.end()
c = conn()
same(c.ask("a NO\rOP"), "* BAD A line ends in CR LF", "a bare CR is refused")
c.end()
c = conn()
for i in range(5):
    c.ask("a FOO")
same(c.line(), "* BYE Too many bad commands", "BYE after five bad commands")
c.end()
c = conn("--commands", "10")
for i in range(10):
    c.ask("a NOOP")
same(c.line(), "* BYE Too many commands without a login", "BYE after --commands")
c.end()
c = conn("--deadline", "1s")
for i in range(100):
    c.send("a")
    time.sleep(0.03)
same(c.rest(), ["* BYE Too slow to log in"], "one byte at a time does not outlast --deadline")
code, log = c.end()
check(code == 0 and "reason=deadline" in log, "and the log says so", log)

# -- SASL exchanges that go wrong
for name, text, want in [
    ("cancelled", "*", "a BAD Authentication cancelled"),
    ("not base64", "!!!!", "a BAD Not a valid response"),
    ("base64 without padding", "AGpvZQBzZWNyZXQ", "a BAD Not a valid response"),
    ("base64 with bits after the end", "AGpvZQBzZWNyZXR=", "a BAD Not a valid response"),
    ("base64 with a space", "AGpv ZQBz", "a BAD Not a valid response"),
    ("bare LF", "AGpv\nZQBz", "a BAD Not a valid response"),
    ("oversized", "A" * 9000, "a BAD Not a valid response"),
    ("a NUL", "AGpv\0ZQB", "a BAD Not a valid response"),
]:
    c = conn("--plaintext-auth")
    c.ask("a AUTHENTICATE PLAIN")
    got = c.ask(text)
    alive = c.ask("z NOOP")
    held = not soon(lambda: c.auth.open_slots == 0)
    c.end()
    check(got == want and not held and c.auth.seen[-1] == b"*",
          "AUTHENTICATE, %s: the authenticator is free at once (CVE-2025-59028)" % name, (got, alive, held, c.auth.seen))
for name, text in [("not base64", "a AUTHENTICATE PLAIN ????"), ("two of them", "a AUTHENTICATE PLAIN AAAA AAAA"),
                   ("none after the space", "a AUTHENTICATE PLAIN "), ("an asterisk", "a AUTHENTICATE PLAIN *")]:
    c = conn("--plaintext-auth")
    got = c.ask(text)
    c.end()
    check(got == "a BAD Not a valid response" and len(c.auth.seen) == 1, "initial response: " + name, got)
c = conn("--plaintext-auth")
same(c.ask("a AUTHENTICATE GSSAPI"), "a NO [PRIVACYREQUIRED] Use TLS first", "a mechanism that is not offered")
same(c.ask("a AUTHENTICATE X-TWO%0aSTART"), "a BAD AUTHENTICATE wants a mechanism", "a mechanism with a line in it")
c.end()
c = conn("--plaintext-auth", "--failures", "3")
for i in range(3):
    c.ask("a AUTHENTICATE PLAIN")
    c.ask("*")
same(c.line(), "* BYE Too many failed logins", "cancelled logins count")
c.end()

# -- STARTTLS
c = conn(starttls=True)
same(c.greeting, "* OK [CAPABILITY IMAP4rev1 LITERAL+ SASL-IR ID IDLE STARTTLS AUTH=CRAM-MD5 AUTH=X-TWO "
     "LOGINDISABLED] Pneumatic ready", "STARTTLS is offered")
same(c.ask("a STARTTLS"), "a OK Begin TLS", "STARTTLS")
same(c.upgrade(), b"Y", "the wrapper is asked")
same([c.ask("b CAPABILITY"), c.line()][0], "* CAPABILITY IMAP4rev1 LITERAL+ SASL-IR ID IDLE AUTH=PLAIN AUTH=LOGIN "
     "AUTH=CRAM-MD5 AUTH=X-TWO AUTH=SCRAM-SHA-256-PLUS", "then the capabilities are others")
same(c.ask("c STARTTLS"), "c BAD TLS is already on", "once only")
c.send("d LOGIN joe secret\r\ne SELECT x\r\n")
same(c.line(), "d OK Logged in", "login inside TLS")
code, log = c.end()
same((c.auth.start, c.auth.unread), ("START 12 TLS", b"e SELECT x\r\n"), "the hand-over says TLS")
check("tls=TLSv1.2" in log, "the log has the version", log)
for tail in ["b LOGIN joe secret\r\n", "x", "\r\n", "b CAPABILITY\r\nc LOGOUT\r\n"]:
    c = conn("--plaintext-auth", starttls=True)
    c.send("a STARTTLS\r\n" + tail)
    got = c.rest()
    code, log = c.end()
    c.ctl.settimeout(60)
    check(got == ["a BAD Nothing may follow STARTTLS before the handshake", "* BYE STARTTLS was not the last command"]
          and c.ctl.recv(1) == b"" and len(c.auth.seen) == 1 and "commands behind STARTTLS" in log,
          "injection behind STARTTLS: %r" % tail[:12], (got, log))
c = conn(starttls=True)
c.ask("a STARTTLS")
c.send("b NOOP\r\nc LOGOUT\r\n")           # in the clear, after the reply
c.upgrade()
same(c.ask("d NOOP"), "d OK Done", "what is sent in the clear meanwhile is not read")
c.end()
c = conn(starttls=True)
c.ask("a STARTTLS")
c.ctl.recv(1)
c.ctl.close()
code, log = c.end()
check(code == 0 and c.auth.start is None and "no TLS handshake" in log, "no handshake: the connection ends", log)
same(c.buf, b"", "and nothing is said in the clear")
c = conn(starttls=True)
c.ask("a STARTTLS")
c.ctl.recv(1)
c.ctl.sendall(b"X=" + b"y" * 20000 + b"\0\0")
code, log = c.end()
check(code == 0 and "too many TLS facts" in log, "the wrapper's facts have a limit", log)
c = conn("--deadline", "1s", starttls=True)
c.ask("a STARTTLS")
check(c.p.wait(60) == 0, "a handshake that does not come ends at the deadline")
c.end()

# -- end of file at every byte
script = "a CAPABILITY\r\nb LOGIN {3+}\r\njoe {6+}\r\nsecret\r\n"
good = True
for i in range(len(script)):
    c = conn("--plaintext-auth")
    c.send(script[:i])
    c.c.shutdown(socket.SHUT_WR)
    c.rest()
    code, log = c.end()
    if code != 0 or c.auth.start is not None or "event=disconnect" not in log:
        good = False
        break
check(good, "end of file at every byte of a login", (i, code, log))
script = "a AUTHENTICATE LOGIN\r\n%s\r\n%s\r\n" % (b64(b"joe"), b64(b"secret"))
for i in range(len(script)):
    c = conn("--plaintext-auth")
    c.send(script[:i])
    c.c.shutdown(socket.SHUT_WR)
    c.rest()
    code, log = c.end()
    if code != 0 or c.auth.start is not None or "event=disconnect" not in log:
        good = False
        break
check(good, "and of a SASL exchange", (i, code, log))


# -- an authenticator that fails
class Broken(Authenticator):
    def __init__(self, sock, script=()):
        super().__init__(sock)
        self.script = list(script)

    def run(self):
        self.buf = b""
        try:
            for answer in self.script:
                if self.line() is None:
                    break
                if answer is None:
                    break
                self.sock.sendall(answer)
            else:
                while self.line() is not None:
                    pass
        except OSError:
            pass
        self.sock.close()


for name, script, greeting in [
    ("gone at once", [None], "* BYE [UNAVAILABLE] Try again later"),
    ("CAPA is 500", [b"500 what\n"], "* BYE [UNAVAILABLE] Try again later"),
    ("not a reply", [b"hello\n"], "* BYE [UNAVAILABLE] Try again later"),
    ("an endless line", [b"250-" + b"x" * 100000 + b"\n"], "* BYE [UNAVAILABLE] Try again later"),
]:
    c = conn("--plaintext-auth", auth=Broken, script=script)
    got = c.greeting
    code, log = c.end()
    check(got == greeting and code == 75, "authenticator: " + name, (got, code, log))
for name, answer in [("gone", None), ("two codes", b"250-x\n251 y\n"), ("no reply", b"\n")]:
    c = conn("--plaintext-auth", auth=Broken, script=[b"250 AUTH PLAIN\n", answer])
    got = c.ask("a LOGIN joe secret")
    code, log = c.end()
    check(got == "* BYE [UNAVAILABLE] Try again later" and code == 75, "authenticator at AUTH: " + name, (got, code, log))
c = conn("--plaintext-auth", auth=Broken, script=[b"250 AUTH PLAIN\n", b"334 \n", b"501 no\n"])
same(c.ask("a LOGIN joe secret"), "a NO [UNAVAILABLE] Cannot tell now, try again later",
     "a challenge to LOGIN goes to nobody")
c.end()
c = conn("--plaintext-auth", auth=Broken, script=[b"250 AUTH PLAIN a\rb x*y ABCDEFGHIJKLMNOPQRSTUVWXYZ\n"])
check(c.greeting.count("AUTH=") == 1, "only words become capabilities", c.greeting)
c.end()

# -- confinement
c = conn()
status = "/proc/%d/status" % c.p.pid
if os.path.exists(status):
    check("Seccomp:\t2" in open(status).read(), "confined before the client's first byte")
    limits = open("/proc/%d/limits" % c.p.pid).read()
    check("Max core file size        0" in limits, "no core files")
c.end()

# -- limits of connections
c = conn("--plaintext-auth")
same(c.ask("a LOGIN many x"), "a NO [LIMIT] Too many connections of this user from your address", "too many sessions of the user")
same(c.ask("b NOOP"), "b OK Done", "the connection lives")
c.end()
c = Conn("imap-login", mechs=None)
same(c.rest(), ["* BYE [LIMIT] Too many connections from your address"], "too many connections from the address")
code, log = c.end()
check(code == 75 and "too many connections" in log, "logged", (code, log))
