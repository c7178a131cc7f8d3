# imapd's ESEARCH; run by imapd-multisearch.t.
# SPDX-License-Identifier: ISC
import os, re, sys
sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests", "lib"))
from imap_session import Session, check, maildir

M = maildir("box", [b"Subject: cat one\n\none\n", b"Subject: dog\n\ntwo\n"])
for name, subjects in [("A", ["cat"]), ("A.b", ["dog", "cat two"]), ("A.b.c", ["cat three"]), ("Z", ["dog"]), ("Entw&APw-rfe", ["cat"])]:
    for sub in ("", "/cur", "/new", "/tmp"):
        os.mkdir("%s/.%s%s" % (M, name, sub))
    for i, subject in enumerate(subjects):
        with open("%s/.%s/cur/%d.M1P1.h:2," % (M, name, 1000000000 + i), "w") as f:
            f.write("Subject: %s\n\nx\n" % subject)
s = Session(M, select=None)


def found(command):
    out = s.do(command)
    tag = "t%d" % s.n
    return {m[0]: m[1] for m in re.findall(r'\* ESEARCH \(TAG "%s" MAILBOX (\S+) UIDVALIDITY \d+\) UID ([^\r]*)\r\n' % tag, out)}, out


check(" MULTISEARCH" in s.do("CAPABILITY"), "the capability")
for sources, want in [
        ("MAILBOXES A", {"A": "ALL 1"}), ("MAILBOXES (A Z INBOX None)", {"A": "ALL 1", "INBOX": "ALL 1"}),
        ("SUBTREE A", {"A": "ALL 1", "A.b": "ALL 2", "A.b.c": "ALL 1"}), ("SUBTREE-ONE A", {"A": "ALL 1", "A.b": "ALL 2"}),
        ("subtree (A.b Z) mailboxes A", {"A": "ALL 1", "A.b": "ALL 2", "A.b.c": "ALL 1"}),
        ("PERSONAL", {"A": "ALL 1", "A.b": "ALL 2", "A.b.c": "ALL 1", "INBOX": "ALL 1", "Entw&APw-rfe": "ALL 1"}),
        ("MAILBOXES A SUBTREE A", {"A": "ALL 1", "A.b": "ALL 2", "A.b.c": "ALL 1"})]:
    got, out = found("ESEARCH IN (%s) SUBJECT cat" % sources)
    check(got == want and " OK " in out, "IN (%s)" % sources, out)
got, out = found("ESEARCH IN (PERSONAL) RETURN (MIN COUNT) SUBJECT dog")
check(got == {"A.b": "MIN 1 COUNT 1", "INBOX": "MIN 2 COUNT 1", "Z": "MIN 1 COUNT 1"}, "RETURN, and nothing of those without a match", out)
got, out = found("ESEARCH IN (PERSONAL) RETURN (PARTIAL 1:1) ALL")
check(got["INBOX"] == "PARTIAL (1:1 1)" and got["A.b"] == "PARTIAL (1:1 1)", "PARTIAL of each", out)
got, out = found("ESEARCH IN (MAILBOXES (INBOX A.b)) 2:10")
check(got == {"A.b": "ALL 2", "INBOX": "ALL 2"}, "message numbers, also beyond the end", out)
for command in ("ESEARCH ALL", "ESEARCH IN (SELECTED) ALL", "ESEARCH IN (PERSONAL) RETURN (SAVE) ALL", "ESEARCH IN (SELECTED-DELAYED) ALL",
                "ESEARCH IN () ALL", "ESEARCH IN (MAILBOXES) ALL", "ESEARCH IN (PERSONAL)", "ESEARCH IN (PERSONAL) NONSENSE",
                "ESEARCH IN (PERSONAL (option)) ALL", "ESEARCH IN (PERSONAL) RETURN (UPDATE) ALL", "ESEARCH", "ESEARCH IN (SUBTREE (A ALL"):
    out = s.do(command)
    check(re.match(r"t\d+ BAD ", out), "BAD: " + command, out)
s.do("SELECT A.b")
got, out = found("ESEARCH SUBJECT cat")
check(got == {"A.b": "ALL 2"}, "the selected one, by default", out)
got, out = found("ESEARCH IN (SELECTED SUBTREE-ONE A) SUBJECT cat")
check(got == {"A": "ALL 1", "A.b": "ALL 2"}, "the selected one among others, once", out)
got, out = found("ESEARCH RETURN (SAVE COUNT) SUBJECT cat")
check(got == {"A.b": "COUNT 1"}, "SAVE", out)
found("ESEARCH IN (PERSONAL) SUBJECT dog")
out = s.do("UID FETCH $ (UID)")
check(out.count("FETCH (UID 2)") == 1, "$ is of the selected one, and stays", out)
got, out = found("ESEARCH IN (SELECTED PERSONAL) RETURN (UPDATE COUNT) UNSEEN")
check(got["A.b"] == "COUNT 2" and "NOUPDATE" not in out, "UPDATE", out)
tag = "t%d" % s.n
other = Session(M, select="SELECT A.b")
other.do("STORE 1 +FLAGS (\\Seen)")
out = s.do("NOOP")
check('* ESEARCH (TAG "%s") UID REMOVEFROM (0 1)' % tag in out, "of the selected one", out)
got, out = found("ESEARCH IN (MAILBOXES A) RETURN (UPDATE) ALL")
check("NOUPDATE" in out and " OK " in out, "not of others", out)
out = s.do("FETCH 1:* (UID)")
check("* 2 FETCH (UID 2)" in out, "what is selected stays so", out)
s.do("ENABLE UTF8=ACCEPT")
out = s.do('ESEARCH IN (MAILBOXES ("Entw\u00fcrfe")) ALL'.encode())
check('MAILBOX "Entw\u00fcrfe" UIDVALIDITY'.encode().decode("latin-1") in out.replace("MAILBOX Entw", 'MAILBOX "Entw').replace("rfe UID", 'rfe" UID'),
      "a name in UTF-8", out)
other.end()
s.end()
