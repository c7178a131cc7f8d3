# The hostile and the ordinary clients of pop3-login; run by pop3-login.t.
# SPDX-License-Identifier: ISC
import os, re, socket, sys, time
sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests", "lib"))
from logins import *

CLEAR = ["+OK", "TOP", "UIDL", "RESP-CODES", "AUTH-RESP-CODE", "PIPELINING", "UTF8", "LANG", "EXPIRE NEVER"]


def conn(*a, **kw):
    c = Conn("pop3-login", *a, **kw)
    c.greeting = c.line()
    return c


def multi(c, text):
    out = [c.ask(text)]
    while out[-1] not in (".", "") and not out[0].startswith("-"):
        out.append(c.line())
    return out


# -- greeting and capabilities
c = conn("--login-delay", "90s", "--expire", "7d")
lines = multi(c, "CAPA")
check("LOGIN-DELAY 90" in lines and "EXPIRE 7" in lines, "--login-delay and --expire are announced", lines)
same([c.ask("UTF8"), c.ask("LANG en"), c.ask("LANG tlh")],
     ["+OK UTF-8 from here on", "+OK en is spoken", "-ERR That language is not spoken here"], "UTF8, LANG")
same(multi(c, "LANG"), ["+OK Languages follow", "en English", "i-default Default language", "."], "LANG lists")
c = conn()
same(c.greeting, "+OK Pneumatic ready", "greeting")
same(multi(c, "CAPA"), CLEAR + ["SASL CRAM-MD5 X-TWO", "IMPLEMENTATION Pneumatic", "."], "CAPA in the clear")
same(multi(c, "AUTH"), ["+OK", "CRAM-MD5", "X-TWO", "."], "AUTH lists the mechanisms")
same(c.ask("USER joe"), "-ERR [AUTH] Use TLS first", "USER in the clear is refused")
same(c.ask("AUTH PLAIN " + b64(b"\0joe\0secret")), "-ERR [AUTH] Use TLS first", "so is AUTH PLAIN")
c.end()
check(not any(b"AUTH" in s for s in c.auth.seen), "and the authenticator never hears of it")
c = conn(tls=True)
same(multi(c, "capa"), CLEAR + ["USER", "SASL PLAIN LOGIN CRAM-MD5 X-TWO SCRAM-SHA-256-PLUS",
     "IMPLEMENTATION Pneumatic", "."], "CAPA with TLS")
c.end()
c = conn("--require-tls", "--plaintext-auth", apop=True)
same(multi(c, "CAPA"), CLEAR + ["IMPLEMENTATION Pneumatic", "."], "--require-tls offers nothing without TLS")
same(c.ask("APOP joe " + "0" * 32), "-ERR APOP is not offered", "not APOP either")
c.end()

# -- ordinary logins, each at once and one byte per write
GOOD = [
    ("USER and PASS", "USER joe\r\nPASS secret\r\n", "joe", 1),
    ("a name and a password with spaces", "user j o\r\npass a b\r\n", "j o", 1),
    ("AUTH PLAIN with initial response", "AUTH PLAIN %s\r\n" % b64(b"\0joe\0secret"), "joe", 0),
    ("AUTH PLAIN", "auth plain\r\n%s\r\n" % b64(b"\0joe\0secret"), "joe", 1),
    ("AUTH LOGIN with initial response", "AUTH LOGIN %s\r\n%s\r\n" % (b64(b"joe"), b64(b"secret")), "joe", 1),
    ("AUTH CRAM-MD5", "AUTH CRAM-MD5\r\n%s\r\n" % b64(b"joe 0123"), "joe", 1),
    ("a last word of the server, empty answer", "AUTH X-TWO\r\n%s\r\n%s\r\n\r\n" % (b64(b"1"), b64(b"2")), None, 3),
]
for name, text, user, n in GOOD:
    for slowly in (False, True):
        c = conn("--plaintext-auth")
        c.send(text, slowly)
        got = [c.line() for i in range(n)]
        rest = c.rest()
        code, log = c.end()
        same((len([g for g in got if g.startswith("+")]), rest, c.auth.start, code), (n, [], "START 0", 0),
             name + (", byte by byte" if slowly else ": the answer is left to pop3d"))
        if not slowly and user:
            check(re.search('event=login user="?%s(@example.org)?"? mechanism=' % user, log),
                  name + ": logged", log)
c = conn("--plaintext-auth")
c.send("USER joe\r\nPASS secret\r\nSTAT\r\nQU")
same(c.line(), "+OK", "pipelined login")
c.end()
same((c.auth.start, c.auth.unread), ("START 8", b"STAT\r\nQU"), "what follows PASS goes to pop3d unread")

# -- APOP
c = conn("--name", "pop.example.org", apop=True)
found = re.fullmatch(r"\+OK Pneumatic ready (<[0-9a-f]{24}\.\d+@pop\.example\.org>)", c.greeting)
check(found, "a timestamp where APOP is offered", c.greeting)
c.send("APOP joe " + "0" * 32 + "\r\n")
code, log = c.end()
check(c.auth.start == "START 0" and c.auth.seen[1].decode() == "APOP %s joe %s" % (found.group(1), "0" * 32)
      and "mechanism=APOP" in log, "APOP without TLS", c.auth.seen)
c = conn(apop=True)
other = c.greeting
same(c.ask("APOP joe " + "1" * 32), "-ERR [AUTH] Wrong user name or password", "a wrong digest")
for text in ["APOP", "APOP joe", "APOP joe 00", "APOP  " + "0" * 32, "APOP j x " + "0" * 32, "APOP joe  " + "0" * 31]:
    c2 = conn(apop=True)
    got = c2.ask(text)
    c2.end()
    check(got.startswith("-ERR") and not any(b"APOP j" in s and b"0" * 32 in s for s in c2.auth.seen), "refused: " + text[:14], got)
c.end()
c2 = conn(apop=True)
check(c2.greeting != other, "no two timestamps are the same")
c2.end()

# -- other commands, failures
c = conn("--plaintext-auth")
same(c.ask("NOOP"), "+OK", "NOOP")
same(c.ask("PASS x"), "-ERR USER first", "PASS before USER")
same(c.ask("STLS"), "-ERR TLS is not available", "STLS without a wrapper")
same(c.ask("QUIT"), "+OK Logging out", "QUIT")
code, log = c.end()
check("event=disconnect reason=quit" in log and code == 0, "logged", log)
c = conn("--plaintext-auth")
c.ask("USER joe")
wrong = c.ask("PASS wrong")
same(wrong, "-ERR [AUTH] Wrong user name or password", "wrong password")
same(c.ask("PASS secret"), "-ERR USER first", "USER must come again")
c.ask("USER nobody")
same(c.ask("PASS wrong"), wrong, "an unknown user gets the same words")
c.ask("USER joe")
c.ask("PASS wrong")
same(c.line(), "-ERR Too many failed logins", "the end after three failures")
code, log = c.end()
check(log.count("event=login-failed") == 3 and "user=nobody" in log and "=wrong " not in log, "each is logged", log)
c = conn("--plaintext-auth")
c.ask("USER later")
same(c.ask("PASS x"), "-ERR [SYS/TEMP] Cannot tell now, try again later", "temporary failure (RFC 3206)")
c.ask("USER off")
same(c.ask("PASS x"), "-ERR [AUTH] This account is disabled", "disabled account")
c.end()

for name, lines in [("NUL in the name", [b"USER joe\0x", b"PASS secret"]), ("NUL in the password", [b"USER joe", b"PASS secret\0x"]),
                    ("NUL in the verb", [b"US\0ER joe", b"PASS secret"])]:
    c = conn("--plaintext-auth")
    got = [(c.send(l + b"\r\n"), c.line())[1] for l in lines]
    c.end()
    check(got[-1].startswith("-ERR") and len(c.auth.seen) == 1, name + " (CVE-2019-11500)", (got, c.auth.seen))
for text in ["", " ", "USER", "USER ", "STAT", "LIST 1", "RETR 1", "CAPA x", "STLS x", "GET / HTTP/1.0", "USER " + "x" * 1001, "EHLO x"]:
    c = conn("--plaintext-auth")
    got, alive = c.ask(text), c.ask("NOOP")
    c.end()
    check(got.startswith("-ERR") and alive == "+OK" and len(c.auth.seen) == 1, "-ERR: %s" % text[:20], (got, alive))
c = conn()
c.send("USER " + "x" * 3000000 + "\r\nNOOP\r\n")
same([c.line(), c.line()], ["-ERR Command too long", "+OK"], "a line of 3 MB is skipped")
check(small(c), "in less than 2 MB", peak(c.p.pid))
same(c.ask("NOOP\nNOOP"), "-ERR A line ends in CR LF", "a bare LF ends no line")
c.end()
c = conn("--plaintext-auth")
c.ask("USER joe")
c.send("PASS " + "x" * 8180 + "\r\n")
check(c.line().startswith("-ERR"), "a password of 8 KB")
c.end()
c = conn()
for i in range(5):
    c.ask("FOO")
same(c.line(), "-ERR Too many bad commands", "the end after five bad commands")
c.end()
c = conn("--deadline", "1s")
for i in range(100):
    c.send("N")
    time.sleep(0.03)
same(c.rest(), ["-ERR Too slow to log in"], "one byte at a time does not outlast --deadline")
c.end()

for name, text, want in [("cancelled", "*", "-ERR Authentication cancelled"), ("not base64", "!!!!", "-ERR Not a valid response"),
                         ("oversized", "A" * 9000, "-ERR Not a valid response")]:
    c = conn("--plaintext-auth")
    c.ask("AUTH PLAIN")
    got, alive = c.ask(text), c.ask("NOOP")
    held = not soon(lambda: c.auth.open_slots == 0)
    c.end()
    check(got == want and alive == "+OK" and not held and c.auth.seen[-1] == b"*",
          "AUTH, %s: the authenticator is free at once (CVE-2025-59028)" % name, (got, alive, c.auth.seen))

# -- STLS
c = conn(starttls=True)
check("STLS" in multi(c, "CAPA"), "STLS is offered")
same(c.ask("STLS"), "+OK Begin TLS", "STLS")
same(c.upgrade(), b"Y", "the wrapper is asked")
capa = multi(c, "CAPA")
check("STLS" not in capa and "USER" in capa, "then the capabilities are others", capa)
same(c.ask("STLS"), "-ERR TLS is already on", "once only")
c.send("USER joe\r\nPASS secret\r\nSTAT\r\n")
same(c.line(), "+OK", "login inside TLS")
code, log = c.end()
same((c.auth.start, c.auth.unread), ("START 6 TLS", b"STAT\r\n"), "the hand-over says TLS")
check("tls=TLSv1.2" in log, "the log has the version", log)
for tail in ["USER joe\r\nPASS secret\r\n", "x", "\r\n"]:
    c = conn("--plaintext-auth", starttls=True)
    c.send("STLS\r\n" + tail)
    got = c.rest()
    code, log = c.end()
    c.ctl.settimeout(60)
    check(got == ["-ERR Nothing may follow STLS before the handshake"] and c.ctl.recv(1) == b"" and len(c.auth.seen) == 1,
          "injection behind STLS: %r" % tail[:12], (got, log))
c = conn("--plaintext-auth", starttls=True)
c.ask("USER joe")
c.ask("STLS")
c.upgrade()
same(c.ask("PASS secret"), "-ERR USER first", "a name given in the clear is forgotten")
c.end()

# -- end of file at every byte
for script in ["CAPA\r\nUSER joe\r\nPASS secret\r\n", "AUTH LOGIN\r\n%s\r\n%s\r\n" % (b64(b"joe"), b64(b"secret"))]:
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
    check(good, "end of file at every byte: " + script[:4], (i, code, log))

# -- limits of connections
c = conn("--plaintext-auth")
c.ask("USER many")
same(c.ask("PASS x"), "-ERR [IN-USE] Too many connections of this user from your address", "too many sessions of the user")
c.end()
c = Conn("pop3-login", mechs=None)
same(c.rest(), ["-ERR [IN-USE] Too many connections from your address"], "too many connections from the address")
c.end()
