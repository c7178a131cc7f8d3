# imap_transcript - play transcripts against imapd --maildir. Usage:
#   imap_transcript.py IMAPD DIR FILE...
# A transcript makes files, then says lines and expects lines:
#   FILE cur/1.x:2,S     then "| line" for each line of it (LF)
#   C: what the client sends (CRLF; \xNN stands for a byte)
#   S: what the server says; <*> stands for anything within the line
# Each is played at once and one byte per write; TAP on standard output.
# SPDX-License-Identifier: ISC
import os, re, shutil, subprocess, sys, threading

imapd, work = sys.argv[1], sys.argv[2]


def unescape(text):
    return re.sub(rb"\\x([0-9a-f]{2})", lambda m: bytes([int(m[1], 16)]),
                  text.encode("latin-1"))


def read(path):
    files, sent, expected, options = [], b"", [], []
    for line in open(path, encoding="latin-1").read().split("\n"):
        word, _, rest = line.partition(" ")
        if word == "FILE":
            files.append([rest, b""])
        elif word == "OPTIONS":
            options = rest.split()
        elif word == "|":
            files[-1][1] += unescape(rest) + b"\n"
        elif word == "C:":
            sent += unescape(rest) + b"\r\n"
        elif word == "S:":
            expected.append(unescape(rest))
        elif word and word[0] != "#":
            sys.exit("%s: what is %r?" % (path, line))
    return files, sent, expected, options


def play(files, sent, options, slowly):
    maildir = os.path.join(work, "play")
    shutil.rmtree(maildir, ignore_errors=True)
    for sub in ("cur", "new", "tmp"):
        os.makedirs(os.path.join(maildir, sub))
    for name, data in files:
        path = os.path.join(maildir, name)
        if "/." in "/" + name:
            for sub in ("cur", "new", "tmp"):
                os.makedirs(os.path.join(maildir, name.split("/")[0], sub), exist_ok=True)
        with open(path, "wb") as f:
            f.write(data)
        os.utime(path, (1000000000, 1000000000))
    p = subprocess.Popen([imapd, "--maildir", maildir] + options, bufsize=0,
                         stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE)

    def feed():
        try:
            for i in range(0, len(sent), 1 if slowly else len(sent)):
                p.stdin.write(sent[i:i + 1] if slowly else sent)
            p.stdin.close()
        except OSError:
            pass

    t = threading.Thread(target=feed, daemon=True)
    t.start()
    watchdog = threading.Timer(20, p.kill)
    watchdog.start()
    out = p.stdout.read()
    err = p.stderr.read()
    p.wait()
    watchdog.cancel()
    return out, err, p.returncode


def differs(out, expected):
    got = out.split(b"\r\n")
    if got and got[-1] == b"":
        got.pop()
    for i in range(max(len(got), len(expected))):
        g = got[i] if i < len(got) else b"(nothing)"
        e = expected[i] if i < len(expected) else b"(nothing)"
        if not re.fullmatch(re.escape(e).replace(rb"<\*>", b".*"), g, re.S):
            return "line %d\n# expected %r\n# got      %r" % (i + 1, e, g)
    return None


n = 0
for path in sys.argv[3:]:
    files, sent, expected, options = read(path)
    if os.environ.get("SHOW"):
        print(play(files, sent, options, False)[0].decode("latin-1"), end="")
        continue
    for slowly in (False, True):
        n += 1
        out, err, code = play(files, sent, options, slowly)
        why = differs(out, expected)
        if code != 0 or b"Sanitizer" in err:
            why = "exit %d\n# %s" % (code, err.decode("latin-1").replace("\n", "\n# "))
        name = os.path.basename(path) + (", byte by byte" if slowly else "")
        print("%s\t%s%s" % ("no" if why else "ok", name, "\t" + why.replace("\n", "\t") if why else ""))
