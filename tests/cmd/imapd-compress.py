# imapd-compress.py - COMPRESS=DEFLATE (RFC 4978) beside a session without it.
# SPDX-License-Identifier: ISC
import os, re, select, sys, zlib

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
from imap_session import Session, check, maildir

mail = b"Subject: m%d\n\n" + b"the same words again and again\n" * 2000
path = maildir("compress", [mail % i for i in range(20)])


class Packed(Session):
    """From now on through zlib; `cut` bytes a write."""

    def start(self, cut):
        self.cut, self.raw = cut, 0
        self.out, self.back = zlib.compressobj(9, zlib.DEFLATED, -15), zlib.decompressobj(-15)

    def send(self, data):
        if not hasattr(self, "out"):
            return super().send(data)
        data = self.out.compress(data) + self.out.flush(zlib.Z_SYNC_FLUSH)
        for i in range(0, len(data), self.cut):
            self.p.stdin.write(data[i:i + self.cut])

    def more(self, timeout=120):
        if not hasattr(self, "out"):
            return super().more(timeout)
        if not select.select([self.p.stdout], [], [], timeout)[0]:
            raise TimeoutError(self.buf)
        got = os.read(self.p.stdout.fileno(), 1 << 20)
        if not got:
            raise EOFError(self.buf)
        self.raw += len(got)
        self.buf += self.back.decompress(got)


plain = Session(path)
for cut in (1, 1 << 20):
    s = Packed(path)
    check("COMPRESS=DEFLATE" in s.do("CAPABILITY"), "it is offered")
    check(" NO " in s.do("COMPRESS LZ4") and " BAD " in s.do("COMPRESS"), "nothing else is")
    check(re.search(r"^t\d+ OK", s.do("COMPRESS DEFLATE")), "it begins")
    s.start(cut)
    check(" NO [COMPRESSIONACTIVE]" in s.do("COMPRESS DEFLATE"), "once")
    for command in ("FETCH 1:* (UID FLAGS RFC822.SIZE BODY.PEEK[])", "SEARCH TEXT again", "NOOP"):
        a, b = s.do(command), plain.do(command)
        check(re.sub(r"t\d+ ", "", a) == re.sub(r"t\d+ ", "", b), "the same answers: " + command, a[:200])
    check(s.raw < 100000, "in fewer bytes", s.raw)
    # Much at once, an IDLE within: what zlib still holds is not forgotten.
    s.send(b"".join(b"n%d NOOP\r\n" % i for i in range(3000)) + b"i IDLE\r\nDONE\r\nz NOOP\r\n")
    while b"z OK" not in s.buf:
        s.more()
    check(s.buf.count(b" OK NOOP") == 3001 and b"i OK" in s.buf, "pipelined")
    s.buf = b""
    s.send(b"i2 IDLE\r\n")
    open(path + "/new/9.%d" % cut, "wb").write(b"a: b\n\nc\n")
    while b"EXISTS" not in s.buf:
        s.more()
    s.send(b"DONE\r\n")
    while b"i2 OK" not in s.buf:
        s.more()
    check(True, "IDLE tells through it")
    try:
        s.send(b"x LOGOUT\r\n")
    except BrokenPipeError:
        pass    # it was understood, and obeyed, before the last byte of the flush
    while b"x OK" not in s.buf:
        s.more()
    check(s.p.wait() == 0, "and it ends")
    plain.do("NOOP")

s = Packed(path)
s.do("COMPRESS DEFLATE")
s.p.stdin.write(b"this is no deflate stream" * 10)
check(s.p.wait() == 0, "what is no DEFLATE ends the session")
s = Packed(path)
s.do("COMPRESS DEFLATE")
s.start(1 << 20)
bomb = zlib.compressobj(9, zlib.DEFLATED, -15)
data = bomb.compress(b"a" * (200 << 20)) + bomb.flush(zlib.Z_SYNC_FLUSH)
try:
    s.p.stdin.write(data)
    s.send(b"\r\n")
    while b"BAD" not in s.buf:
        s.more(60)
except OSError:
    pass
peak = int(re.search(r"VmHWM:\s+(\d+)", open("/proc/%d/status" % s.p.pid).read())[1]) if s.p.poll() is None else 0
check(peak < 20000 or "SANITIZE" in os.environ, "a bomb costs no memory", peak)
plain.end()
