# The hostile and the ordinary clients of sieve-login; run by sieve-login.t.
# SPDX-License-Identifier: ISC
import os, re, socket, sys, time
sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests", "lib"))
from logins import *

ENDS = ("OK", "NO", "BYE")


def lines(c):
    """One response: its lines, the last of which says how it ended."""
    out = [c.line()]
    while out[-1] and not out[-1].startswith(ENDS):
        out.append(c.line())
    return out


def conn(*a, **kw):
    c = Conn("sieve-login", *a, **kw)
    c.greeting = lines(c)
    return c


def ask(c, text):
    c.send(text + "\r\n")
    return lines(c)[-1]


def q(data):
    return '"%s"' % b64(data)


# -- greeting and capabilities
c = conn("--extensions", "fileinto vacation")
CLEAR = ['"IMPLEMENTATION" "Pneumatic"', '"SIEVE" "fileinto vacation"', '"SASL" "CRAM-MD5 X-TWO"', '"VERSION" "1.0"']
same(c.greeting, CLEAR + ['OK "Pneumatic ready"'], "greeting")
c.send("capability\r\n")
same(lines(c), CLEAR + ['OK "Done"'], "CAPABILITY")
same(ask(c, 'AUTHENTICATE "PLAIN" ' + q(b"\0joe\0secret")), 'NO (ENCRYPT-NEEDED) "Use TLS first"', "PLAIN in the clear is refused")
same(ask(c, "STARTTLS"), 'NO "TLS is not available"', "STARTTLS without a wrapper")
same(ask(c, "NOOP"), 'OK "Done"', "NOOP")
c.send('NOOP "a\\"b"\r\n')
same([c.line(), c.line()], ["OK (TAG {3}", 'a"b) "Done"'], "NOOP with a string")
c.send("LOGOUT\r\n")
same(c.rest(), ['OK "Logging out"'], "LOGOUT")
code, log = c.end()
check("event=disconnect reason=logout" in log and code == 0, "logged", log)
check(not any(b"AUTH" in s for s in c.auth.seen), "the authenticator never heard of a password")
c = conn("--require-tls", "--plaintext-auth")
check('"SASL" ""' in c.greeting, "--require-tls offers nothing without TLS", c.greeting)
c.end()

# -- ordinary logins, each at once and one byte per write
GOOD = [
    ("PLAIN with initial response", 'AUTHENTICATE "PLAIN" %s\r\n' % q(b"\0joe\0secret"), "joe", 0),
    ("as a literal", 'Authenticate "plain" {%d+}\r\n%s\r\n' % (len(b64(b"\0joe\0secret")), b64(b"\0joe\0secret")), "joe", 0),
    ("PLAIN", 'AUTHENTICATE "PLAIN"\r\n%s\r\n' % q(b"\0joe\0secret"), "joe", 1),
    ("PLAIN, response as a literal", 'AUTHENTICATE "PLAIN"\r\n{16+}\r\n%s\r\n' % b64(b"\0joe\0secret"), "joe", 1),
    ("LOGIN", 'AUTHENTICATE "LOGIN"\r\n%s\r\n%s\r\n' % (q(b"joe"), q(b"secret")), "joe", 2),
    ("CRAM-MD5", 'AUTHENTICATE "CRAM-MD5"\r\n%s\r\n' % q(b"joe 0123"), "joe", 1),
    ("an empty answer at the end", 'AUTHENTICATE "X-TWO"\r\n%s\r\n%s\r\n""\r\n' % (q(b"1"), q(b"2")), None, 3),
    ("an empty initial response", 'AUTHENTICATE "X-TWO" ""\r\n%s\r\n%s\r\n""\r\n' % (q(b"1"), q(b"2")), None, 3),
]
for name, text, user, n in GOOD:
    for slowly in (False, True):
        c = conn("--plaintext-auth")
        c.send(text, slowly)
        got = [c.line() for i in range(n)]
        rest = c.rest()
        code, log = c.end()
        same((all(re.fullmatch('"[A-Za-z0-9+/=]*"', g) for g in got), rest, c.auth.start, code), (True, ['OK "Logged in"'], "START 0", 0),
             name + (", byte by byte" if slowly else ""))
        if not slowly and user:
            check(re.search('event=login user="?%s(@example.org)?"? mechanism=' % user, log), name + ": logged", log)
c = conn("--plaintext-auth")
c.send('AUTHENTICATE "PLAIN" %s\r\nPUTSCRIPT "x" {3+}\r\nke' % q(b"\0joe\0secret"))
same(c.line(), 'OK "Logged in"', "pipelined login")
c.end()
same((c.auth.start, c.auth.unread), ("START 22", b'PUTSCRIPT "x" {3+}\r\nke'), "what follows goes to the session unread")

# -- failures
c = conn("--plaintext-auth")
wrong = ask(c, 'AUTHENTICATE "PLAIN" ' + q(b"\0joe\0wrong"))
same(wrong, 'NO "Wrong user name or password"', "wrong password")
same(ask(c, 'AUTHENTICATE "PLAIN" ' + q(b"\0nobody\0x")), wrong, "an unknown user gets the same words")
c.send('AUTHENTICATE "PLAIN" %s\r\n' % q(b"\0joe\0wrong"))
same(c.rest(), [wrong, 'BYE "Too many failed logins"'], "the end after three failures")
code, log = c.end()
check(log.count("event=login-failed") == 3 and "user=nobody" in log, "each is logged", log)
c = conn("--plaintext-auth")
same(ask(c, 'AUTHENTICATE "PLAIN" ' + q(b"\0later\0x")), 'NO (TRYLATER) "Cannot tell now, try again later"', "temporary failure")
same(ask(c, 'AUTHENTICATE "PLAIN" ' + q(b"\0off\0x")), 'NO "This account is disabled"', "disabled account")
c.end()
for name, text, want in [("cancelled", '"*"', 'NO "Authentication cancelled"'), ("no string", "*", 'NO "Not a valid response"'),
                         ("not base64", '"!!!!"', 'NO "Not a valid response"'), ("two strings", '"YQ==" "YQ=="', 'NO "Not a valid response"'),
                         ("oversized", '"' + "A" * 9000 + '"', 'NO "Not a valid response"')]:
    c = conn("--plaintext-auth")
    ask_first = c.ask('AUTHENTICATE "PLAIN"')
    got, alive = ask(c, text), ask(c, "NOOP")
    held = not soon(lambda: c.auth.open_slots == 0)
    c.end()
    check(got == want and alive == 'OK "Done"' and not held and c.auth.seen[-1] == b"*",
          "%s: the authenticator is free at once (CVE-2025-59028)" % name, (got, alive, c.auth.seen))

# -- hostile lines
for text in ["", " ", "AUTHENTICATE", "AUTHENTICATE PLAIN", 'AUTHENTICATE "PLAIN" YQ==', 'AUTHENTICATE  "PLAIN"', 'AUTHENTICATE "PLAIN" "" x',
             'AUTHENTICATE "GSSAPI"', "LISTSCRIPTS", 'PUTSCRIPT "x" {3+}\r\nabc', "GET / HTTP/1.0", "CAPABILITY x", "LOGOUT x", "NOOP x",
             'NOOP "a\0b"', 'NOOP {3+}\r\na\0b', 'NOOP "\\x"', "STARTTLS x", "EHLO x", '"NOOP"', "NOOP (((((((((((((((("]:
    c = conn("--plaintext-auth")
    got, alive = ask(c, text), ask(c, "NOOP")
    c.end()
    check(got.startswith("NO") and alive == 'OK "Done"' and len(c.auth.seen) == 1, "NO: %r" % text[:24], (got, alive))
for text in ["NOOP {4294967295+}", "NOOP {99999999999999999999+}", "NOOP {9000+}", "NOOP {5}"]:
    c = conn()
    c.send(text + "\r\n")
    got = c.rest()
    c.end()
    check(len(got) == 1 and got[0].startswith("BYE"), "BYE: " + text, got)
c = conn()
c.send('NOOP "' + "x" * 3000000 + '"\r\nNOOP\r\n')
same([c.line(), c.line()], ['NO "Command too long"', 'OK "Done"'], "a line of 3 MB is skipped (CVE-2026-27858)")
check(small(c), "in less than 2 MB", peak(c.p.pid))
same(ask(c, "NOOP\nNOOP"), 'NO "A line ends in CR LF"', "a bare LF ends no line")
c.end()
c = conn()
for i in range(4):
    ask(c, "FOO")
c.send("FOO\r\n")
same(c.rest()[-1], 'BYE "Too many bad commands"', "the end after five bad commands")
c.end()
c = conn("--commands", "3")
c.send("NOOP\r\n" * 9)
same(c.rest()[-1], 'BYE "Too many commands without a login"', "--commands")
c.end()
c = conn("--deadline", "1s")
for i in range(100):
    c.send("N")
    time.sleep(0.03)
same(c.rest(), ['BYE "Too slow to log in"'], "one byte at a time does not outlast --deadline")
c.end()

# -- STARTTLS
c = conn("--extensions", "x", starttls=True)
check('"STARTTLS"' in c.greeting, "STARTTLS is offered")
same(ask(c, "STARTTLS"), 'OK "Begin TLS"', "STARTTLS")
same(c.upgrade(), b"Y", "the wrapper is asked")
again = lines(c)
same(again, ['"IMPLEMENTATION" "Pneumatic"', '"SIEVE" "x"', '"SASL" "PLAIN LOGIN CRAM-MD5 X-TWO SCRAM-SHA-256-PLUS"', '"VERSION" "1.0"',
             'OK "Pneumatic ready"'], "the capabilities come again, unasked")
same(ask(c, "STARTTLS"), 'NO "TLS is already on"', "once only")
c.send('AUTHENTICATE "PLAIN" %s\r\nX' % q(b"\0joe\0secret"))
same(c.line(), 'OK "Logged in"', "login inside TLS")
code, log = c.end()
same((c.auth.start, c.auth.unread), ("START 1 TLS", b"X"), "the hand-over says TLS")
check("tls=TLSv1.2" in log, "the log has the version", log)
for tail in ['AUTHENTICATE "PLAIN" %s\r\n' % q(b"\0joe\0secret"), "x", "\r\n"]:
    c = conn("--plaintext-auth", starttls=True)
    c.send("STARTTLS\r\n" + tail)
    got = c.rest()
    code, log = c.end()
    c.ctl.settimeout(60)
    check(got == ['BYE "Nothing may follow STARTTLS before the handshake"'] and c.ctl.recv(1) == b"" and len(c.auth.seen) == 1,
          "injection behind STARTTLS: %r" % tail[:12], (got, log))

# -- end of file at every byte
for script in ['CAPABILITY\r\nAUTHENTICATE "PLAIN" {16+}\r\n%s\r\n' % b64(b"\0joe\0secret"),
               'AUTHENTICATE "LOGIN"\r\n%s\r\n%s\r\n' % (q(b"joe"), q(b"secret"))]:
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
    check(good, "end of file at every byte: " + script[:10], (i, code, log))

# -- limits of connections
c = conn("--plaintext-auth")
same(ask(c, 'AUTHENTICATE "PLAIN" ' + q(b"\0many\0x")), 'NO (TRYLATER) "Too many connections of this user from your address"',
     "too many sessions of the user")
c.end()
c = Conn("sieve-login", mechs=None)
same(c.rest(), ['BYE (TRYLATER) "Too many connections from your address"'], "too many connections from the address")
c.end()
