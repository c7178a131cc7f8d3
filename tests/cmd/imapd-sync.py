# imapd-sync.py - CONDSTORE and QRESYNC (RFC 7162) as a client that goes away and
# comes back meets them, with other software at work on the Maildir meanwhile.
# SPDX-License-Identifier: ISC
import os, re, sys, time

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
from imap_session import Session, check, maildir

mail = b"Subject: m%d\n\nbody %d\n"


def settled():
    time.sleep(0.08)


def highest(out):
    return int(re.search(r"HIGHESTMODSEQ (\d+)", out)[1])


def modseqs(out):
    return {int(u): int(m) for u, m in re.findall(r"UID (\d+)[^\r]*?MODSEQ \((\d+)\)", out)}


path = maildir("resync", [mail % (i, i) for i in range(1, 9)])
a = Session(path, select=None)
out = a.do("SELECT INBOX")
first = highest(out)
validity = int(re.search(r"UIDVALIDITY (\d+)", out)[1])
check("FETCH" not in a.do("NOOP"), "nothing is told unasked")
out = a.do("STORE 1 +FLAGS (\\Seen)")
check("MODSEQ" not in out, "no MODSEQ for who has not asked", out)
out = a.do("UID FETCH 1:* (FLAGS MODSEQ)")
one = modseqs(out)
check(len(one) == 8 and one[1] > first and one[2] <= first, "each message has one", out)
out = a.do("STORE 2 +FLAGS (\\Flagged)")
two = re.search(r"\* 2 FETCH \(FLAGS \([^)]*\) MODSEQ \((\d+)\)\)", out)
check(two and int(two[1]) > one[1], "FETCH MODSEQ switches it on; STORE tells", out)
out = a.do("STORE 3 +FLAGS.SILENT (\\Flagged)")
check(re.search(r"\* 3 FETCH \(UID 3 MODSEQ \(\d+\)\)", out), "silent STORE tells the sequence alone", out)
out = a.do("UID FETCH 1:* (FLAGS) (CHANGEDSINCE %d)" % one[1])
check(sorted(modseqs(out)) == [2, 3], "CHANGEDSINCE", out)
out = a.do("STORE 1,2 (UNCHANGEDSINCE %d) +FLAGS (\\Deleted)" % one[1])
check("[MODIFIED 2]" in out and "* 1 FETCH" in out and "* 2 FETCH" not in out and " OK " in out, "UNCHANGEDSINCE", out)
# Someone else renames the file: the condition fails though we have not looked.
os.rename(path + "/cur/1000000003.M1P1.h:2,", path + "/cur/1000000003.M1P1.h:2,S")
out = a.do("UID STORE 4 (UNCHANGEDSINCE %d) +FLAGS (\\Flagged)" % (1 << 52))
check("[MODIFIED 4]" in out, "a change by other software is a change", out)
out = a.do("NOOP") + out
check(re.search(r"\* 4 FETCH \(UID 4 FLAGS \(\\Seen\) MODSEQ \(\d+\)\)", out), "and is told with a sequence", out)
out = a.do("SEARCH MODSEQ %d" % int(two[1]))
check(re.search(r"\* SEARCH 1 2 3 4 \(MODSEQ \d+\)", out), "SEARCH MODSEQ", out)
out = a.do('SEARCH RETURN (COUNT) MODSEQ "/flags/\\\\draft" all %d' % int(two[1]))
check(re.search(r"COUNT 4 MODSEQ \d+", out), "ESEARCH with an entry name", out)
out = a.do("STATUS INBOX (HIGHESTMODSEQ)")
check(highest(out) >= int(two[1]), "STATUS", out)
check("BAD" in a.do("UID FETCH 1:* FLAGS (CHANGEDSINCE 1 VANISHED)"), "VANISHED wants QRESYNC")
check("BAD" in a.do("SELECT INBOX (QRESYNC (%d 1))" % validity), "so does SELECT")
out = a.do("ENABLE QRESYNC X-NOSUCH")
check("* ENABLED QRESYNC\r\n" in out, "ENABLE", out)
a.do("SELECT INBOX")
out = a.do("UID EXPUNGE 1")
check("* VANISHED 1\r\n" in out and "[HIGHESTMODSEQ" in out and "EXPUNGE\r\n" not in out.replace("OK [", ""), "VANISHED instead of EXPUNGE", out)
out = a.do("STORE 7 +FLAGS (\\Deleted)")
check("UID 8" in out, "UIDs in every FETCH", out)
a.do("EXPUNGE")
known = highest(a.do("SELECT INBOX"))
a.end()

# The client is away; others expunge, mark, deliver.
settled()
b = Session(path)
b.do("UID STORE 5 +FLAGS (\\Answered)")
b.do("UID STORE 6 +FLAGS (\\Deleted)")
b.do("EXPUNGE")
b.end()
for f in os.listdir(path + "/cur"):
    if f.startswith("1000000006."):
        os.unlink(path + "/cur/" + f)
open(path + "/new/1000000100.new", "wb").write(mail % (9, 9))
for n in range(2):
    a = Session(path, select=None)
    a.do("ENABLE QRESYNC")
    out = a.do("SELECT INBOX (QRESYNC (%d %d))" % (validity, known))
    check(sorted(modseqs(out)) == [5, 9], "what changed, once more" if n else "what changed", out)
    check("* VANISHED (EARLIER) 6:7\r\n" in out, "what vanished", out)
    check(out.index("VANISHED") < out.index("FETCH"), "in this order", out)
    out = a.do("SELECT INBOX (QRESYNC (%d %d 1:6))" % (validity, known))
    check("(EARLIER) 6\r\n" in out and sorted(modseqs(out)) == [5], "within the known UIDs", out)
    check("[CLOSED]" in out, "CLOSED", out)
    out = a.do("SELECT INBOX (QRESYNC (%d %d))" % (validity + 1, known))
    check("VANISHED" not in out and "FETCH" not in out, "another UIDVALIDITY: nothing", out)
    out = a.do("UID FETCH 1:* (FLAGS) (CHANGEDSINCE %d VANISHED)" % known)
    check("(EARLIER) 6:7" in out and sorted(modseqs(out)) == [5, 9], "UID FETCH VANISHED", out)
    last = highest(a.do("SELECT INBOX"))
    a.end()
    settled()

# The memory is lost, or does not reach back: the gaps are told, all of them.
os.unlink(path + "/pneumatic.index")
a = Session(path, select=None)
a.do("ENABLE QRESYNC")
out = a.do("SELECT INBOX (QRESYNC (%d %d))" % (validity, known))
check("(EARLIER) 1,6:8\r\n" in out and len(modseqs(out)) == 5, "without an index: everything", out)
check(highest(out) > last, "under higher sequences", out)
out = a.do("SELECT INBOX (QRESYNC (%d %d 1:9 (1,4 2,5)))" % (validity, known))
check("(EARLIER) 6:8\r\n" in out, "the client's matching numbers shorten it", out)
out = a.do("SELECT INBOX (QRESYNC (%d %d 1:9 (1,4 2,4)))" % (validity, known))
check("(EARLIER) 6:8\r\n" in out, "only as far as they match", out)
for bad in ("(QRESYNC)", "(QRESYNC (1))", "(QRESYNC (1 2 3:4 (1)))", "(QRESYNC (1 99999999999999999999))", "(NOSUCH)"):
    check("BAD" in a.do("SELECT INBOX " + bad), "refused: " + bad)
a.end()

# Two sessions at once, one of which resynchronises what the other did.
path = maildir("resync2", [mail % (i, i) for i in range(1, 4)])
a, b = Session(path, select=None), Session(path, select=None)
for s in (a, b):
    s.do("ENABLE QRESYNC")
    s.do("SELECT INBOX")
out = b.do("STORE 2 +FLAGS (\\Seen)")
told = modseqs(out)
check(modseqs(a.do("NOOP")) == told, "both are told the same sequence", told)
out = b.do("UID STORE 3 +FLAGS.SILENT (\\Deleted)") + b.do("EXPUNGE")
check("* VANISHED 3" in a.do("NOOP"), "VANISHED in the other session")
check("[HIGHESTMODSEQ" in b.do("CLOSE"), "CLOSE tells HIGHESTMODSEQ")
a.end()
b.end()
