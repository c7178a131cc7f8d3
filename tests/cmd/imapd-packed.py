# imapd-packed.py - messages that Dovecot's zlib plugin wrote (gzip, bzip2, zstd),
# and damaged ones.
# SPDX-License-Identifier: ISC
import base64, bz2, gzip, os, re, shutil, subprocess, sys

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
from imap_session import Session, T, check, maildir

plain = b"Subject: plain\n\nfirst\n"
mail = b"From: a@b.c\nSubject: packed\nContent-Type: text/plain\n\n" + b"needle in it\n" * 500
large = b"Subject: large\n\n" + os.urandom(3000).hex().encode() * 60 + b"\n"
path = maildir("gzip", [plain])


def put(n, data, text=None):
    sizes = ",S=%d,W=%d" % (len(text), len(text) + text.count(b"\n")) if text else ""
    with open("%s/cur/%d.M1P1.h%s:2," % (path, 1000000100 + n, sizes), "wb") as f:
        f.write(data)


# Zeros, compressed by zstd -19: 4 MB in 145 bytes, many times.
ZEROS = base64.b64decode("KLUv/aAAAEAATAAACAABAPz/ORACAgAQAAIAEAACABAAAgAQAAIAEAACABAAAgAQAAIAEAACABAAAgAQAAIA"
                         "EAACABAAAgAQAAIAEAACABAAAgAQAAIAEAACABAAAgAQAAIAEAACABAAAgAQAAIAEAACABAAAgAQAAIAEAACABAA"
                         "AgAQAAIAEAACABAAAwAQAA==")


def zstd(data):
    return subprocess.run(["zstd", "-q", "-c"], input=data, stdout=subprocess.PIPE, check=True).stdout


bomb = {"zlib": lambda: gzip.compress(b"\0" * (300 << 20), 9), "bzip2": lambda: bz2.compress(b"\0" * (10 << 20)) * 30,
        "zstd": lambda: ZEROS * 75}
pack = {"zlib": gzip.compress, "bzip2": bz2.compress, "zstd": zstd}
kind = os.environ["kind"]
compress = pack[kind]
put(1, compress(mail), mail)
put(2, compress(mail))
put(3, compress(mail[:1000]) + compress(mail[1000:]))
put(4, compress(large), large)
whole = compress(mail)
put(5, whole[:-9], mail)
bad = bytearray(whole); bad[len(bad) // 2] ^= 0x55; bad[-6] ^= 0x55
put(6, bytes(bad), mail)
put(7, whole[:11], mail)
put(8, bomb[kind]())
s = Session(path)


def body(n, what="BODY.PEEK[]"):
    out = s.do("FETCH %d (%s)" % (n, what))
    m = re.search(r"\{(\d+)\}\r\n", out)
    return out[m.end():m.end() + int(m[1])].replace("\r\n", "\n").encode("latin-1") if m else out.splitlines()[-1]


check(body(1) == plain, "a plain message")
check(body(2) == mail, "a compressed one")
check(body(3) == mail, "without sizes in its name")
check(body(4) == mail, "of two members")
check(body(5) == large, "a large one")
check(not [f for f in os.listdir(path + "/tmp")], "nothing stays in tmp/")
out = s.do("FETCH 2:3 (RFC822.SIZE ENVELOPE BODYSTRUCTURE)")
size = len(mail) + mail.count(b"\n")
check(out.count("RFC822.SIZE %d" % size) == 2 and out.count('"packed"') == 2, "size and envelope", out)
check(body(2, "BODY.PEEK[TEXT]<0.12>") == b"needle in it", "a piece", body(2, "BODY.PEEK[TEXT]<0.12>"))
for n, why in ((6, "cut short"), (7, "damaged"), (8, "only the start"), (9, "a bomb")):
    out = s.do("FETCH %d (BODY.PEEK[])" % n)
    check(re.search(r"t\d+ NO ", out) and "FETCH (" not in out, "%s: an error for it alone" % why, out)
check(body(2) == mail, "and the session goes on")
os.unlink([path + "/cur/" + f for f in os.listdir(path + "/cur") if "108." in f][0])
for n in (107, 106, 105):
    os.unlink([path + "/cur/" + f for f in os.listdir(path + "/cur") if "%d." % n in f][0])
s.do("NOOP")
out = s.do("SEARCH BODY needle")
check("* SEARCH 2 3 4\r\n" in out, "SEARCH looks inside", out)
s.do("CREATE Copy")
s.do("COPY 2 Copy")
copied = os.listdir(path + "/.Copy/cur")
check(len(copied) == 1 and open(path + "/.Copy/cur/" + copied[0], "rb").read() == whole, "COPY leaves it as it is")
with open("/proc/%d/status" % s.p.pid) as f:
    peak = int(re.search(r"VmHWM:\s+(\d+)", f.read())[1])
check(peak < 20000 or "SANITIZE" in os.environ, "memory is bounded", peak)
s.end()
out = subprocess.run([os.environ["pop3d"], "--maildir", path], input=b"LIST\r\nRETR 2\r\nQUIT\r\n",
                     stdout=subprocess.PIPE, stderr=subprocess.PIPE).stdout
check(out.count(b"needle") == 500 and b"\r\n2 %d\r\n" % size in out, "POP3 too", out[:200])
