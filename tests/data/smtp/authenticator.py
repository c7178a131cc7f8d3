#!/usr/bin/python3
"""A stand-in for an authenticator: AUTH_FD for the program of its arguments.

    authenticator.py program [argument ...]

joe@example.org with password "secret"; the names before @ say what VRFY
answers. MAILBOX files of DELIVER are kept below $KEEP.
"""
import base64, os, signal, socket, sys, time

ours, theirs = socket.socketpair()
if os.fork() == 0:
    ours.close()
    os.dup2(theirs.fileno(), 3)
    os.set_inheritable(3, True)
    os.environ["AUTH_FD"] = "3"
    os.execvp(sys.argv[1], sys.argv[1:])
theirs.close()
os.close(0)
os.close(1)
b64 = lambda s: base64.b64encode(s.encode()).decode()
f = ours.makefile("rwb", buffering=0)


def say(line):
    f.write((line + "\n").encode())


def ask(challenge):
    say("334 " + challenge)
    line = f.readline().decode().strip()
    return None if line == "*" else line


def verdict(user, password):
    if user == "joe@example.org" and password == "secret":
        say("235 2.7.0 user=joe@example.org")
    elif user == "noname":
        say("235 2.7.0 welcome")
    elif user == "later":
        say("454 4.7.0 the database is away")
    else:
        say("535 5.7.8 authentication failed")


def auth(words):
    mech, rest = words[0].upper(), words[1:]
    try:
        if mech == "PLAIN":
            r = rest[0] if rest else ask("")
            if r is None:
                return say("501 5.7.0 cancelled")
            _, user, password = base64.b64decode(r, validate=True).decode() \
                .split("\0")
        elif mech == "LOGIN":
            user, password = ask(b64("Username:")), None
            if user is not None:
                password = ask(b64("Password:"))
            if user is None or password is None:
                return say("501 5.7.0 cancelled")
            user, password = (base64.b64decode(x, validate=True).decode()
                              for x in (user, password))
        elif mech == "X-SAFE":
            ask("eA==")
            user, password = "joe@example.org", "secret"
        else:
            return say("504 5.5.4 unknown mechanism")
    except ValueError:
        return say("501 5.5.2 bad base64")
    verdict(user, password)


def vrfy(name):
    local = name.partition("@")[0]
    answer = {
        "joe": "250-user=%s\n250 home=/var/mail/joe" % name,
        "ann": "250 user=%s" % name,
        "a b": "250 user=ann@example.org",
        "postmaster": "250 user=%s" % name,
        "full": "552 5.2.2 mailbox full",
        "later": "451 4.3.0 directory is away",
        "odd": "550 nothing before this",
        "strange": "399 what is this",
    }.get(local, "550 5.1.1 no such user")
    if local == "garbage":
        return f.write(b"\0\xff nonsense\n")
    if local == "die":
        sys.exit(1)
    if local == "twice":
        f.write(b"250 user=x\n250 user=y\n")
        return
    say(answer)


def deliver():
    # The two descriptors came with the line; the stand-in does not look.
    say("250 2.0.0 ok")


while True:
    line = f.readline()
    if not line:
        break
    words = line.decode("utf-8", "replace").split()
    verb = words[0].upper() if words else ""
    if verb == "CAPA":
        say("250-AUTH PLAIN LOGIN X-SAFE\n250 VRFY")
    elif verb == "AUTH" and len(words) > 1:
        auth(words[1:])
    elif verb == "VRFY":
        vrfy(line.decode("utf-8", "replace").rstrip("\n")[5:])
    elif verb == "DELIVER":
        deliver()
    elif verb == "SLOW":
        time.sleep(2)
        say("250 late")
    else:
        say("500 5.5.1 what?")
ours.close()
_, status = os.wait()
sys.exit(os.waitstatus_to_exitcode(status) & 255)
