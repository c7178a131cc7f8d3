# imapd-search.py - SEARCH in every charset, every key of RFC 3501 and RFC 9051, and
# limits. Run by imapd-search.t. SPDX-License-Identifier: ISC
import base64, os, quopri, re, sys, time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from imap_session import Session, check, maildir


def literal(data):
    return b"{%d+}\r\n%s" % (len(data), data)


def hits(out):
    m = re.search(r"\* SEARCH([ 0-9]*)\r\n", out)
    return None if m is None or " OK " not in out else [int(n) for n in m[1].split()]


def search(s, key, text, charset="UTF-8"):
    return hits(s.do(b"SEARCH CHARSET %s %s %s" % (charset.encode(), key.encode(), literal(text))))


# ---- Charsets: what mail calls them, Python's name for it, a text, a part of it.
CHARSETS = [
    ("ISO-8859-1", "latin-1", "gr\u00fc\u00dfe \u00e4rger", "\u00c4RGER"),
    ("ISO-8859-2", "iso8859-2", "za\u017c\u00f3\u0142\u0107 g\u0119\u015bl\u0105", "\u0118\u015aL"),
    ("ISO-8859-5", "iso8859-5", "\u043f\u0440\u0438\u0432\u0435\u0442", "\u0418\u0412\u0415"),
    ("ISO-8859-7", "iso8859-7", "\u03ba\u03b1\u03bb\u03b7\u03bc\u03ad\u03c1\u03b1", "\u03bb\u03b7\u03bc"),
    ("ISO-8859-8", "iso8859-8", "\u05e9\u05dc\u05d5\u05dd", "\u05dc\u05d5"),
    ("ISO-8859-9", "iso8859-9", "\u0131\u015f\u0131k g\u00fcne\u015f", "ne\u015f"),
    ("ISO-8859-15", "iso8859-15", "100 \u20ac \u0153uvre", "\u20ac \u0152"),
    ("windows-1250", "cp1250", "p\u0159\u00edli\u0161 \u017elu\u0165", "\u0158\u00cdLI"),
    ("windows-1251", "cp1251", "\u0441\u043f\u0430\u0441\u0438\u0431\u043e", "\u0410\u0421\u0418"),
    ("windows-1252", "cp1252", "\u201equoted\u201c \u20ac", "quoted\u201c"),
    ("windows-1253", "cp1253", "\u03b5\u03c5\u03c7\u03b1\u03c1\u03b9\u03c3\u03c4\u03ce", "\u03c7\u03b1\u03c1"),
    ("windows-1254", "cp1254", "te\u015fekk\u00fcr", "\u015eEKK"),
    ("windows-1255", "cp1255", "\u05ea\u05d5\u05d3\u05d4", "\u05d5\u05d3"),
    ("windows-1256", "cp1256", "\u0634\u0643\u0631\u0627", "\u0643\u0631"),
    ("windows-1257", "cp1257", "a\u010di\u016b", "\u010ci"),
    ("KOI8-R", "koi8-r", "\u0437\u0434\u0440\u0430\u0432\u0441\u0442\u0432\u0443\u0439", "\u0420\u0410\u0412"),
    ("KOI8-U", "koi8-u", "\u0434\u044f\u043a\u0443\u044e \u0457\u0436", "\u0407\u0436"),
    ("TIS-620", "tis-620", "\u0e02\u0e2d\u0e1a\u0e04\u0e38\u0e13", "\u0e04\u0e38"),
    ("macintosh", "mac-roman", "caf\u00e9 \u2020", "\u00c9 \u2020"),
    ("ISO-2022-JP", "iso2022_jp", "\u65e5\u672c\u8a9e\u306e\u30c6\u30b9\u30c8", "\u8a9e\u306e"),
    ("ISO-2022-JP-1", "iso2022_jp_1", "\u4e02\u65e5\u672c", "\u4e02\u65e5"),
    ("ISO-2022-JP-2", "iso2022_jp_2", "\u65e5\ud55c caf\u00e9", "\ud55c CAF"),
    ("ISO-2022-JP-3", "iso2022_jp_3", "\u65e5\u672c \u2460", "\u672c \u2460"),
    ("ISO-2022-JP", "iso2022_jp_ext", "\uff76\uff85\u65e5", "\uff85\u65e5"),
    ("Shift_JIS", "shift_jis", "\u3053\u3093\u306b\u3061\u306f \uff76\uff85", "\u306b\u3061"),
    ("CP932", "cp932", "\u2460\u9ad9\u6a4b", "\u9ad9\u6a4b"),
    ("Shift_JIS", "cp932", "\u2461\u9ad9\u6a4b", "\u2461\u9ad9"),
    ("EUC-JP", "euc_jp", "\u6771\u4eac\u90fd", "\u4eac\u90fd"),
    ("GB2312", "gb2312", "\u4e2d\u6587\u90ae\u4ef6", "\u6587\u90ae"),
    ("GB2312", "gbk", "\u4e2d\u570b \u9555", "\u570b \u9555"),
    ("GBK", "gbk", "\u7e41\u9ad4\u5b57", "\u9ad4\u5b57"),
    ("GB18030", "gb18030", "\u4e2d\u6587 \U00020000 \u00a5", "\u6587 \U00020000"),
    ("HZ-GB-2312", "hz", "\u4e2d\u6587\u90ae\u4ef6", "\u6587\u90ae"),
    ("Big5", "big5", "\u7e41\u9ad4\u4e2d\u6587", "\u9ad4\u4e2d"),
    ("Big5-HKSCS", "big5hkscs", "\u55ba\u9999\u6e2f", "\u55ba\u9999"),
    ("EUC-KR", "euc_kr", "\ud55c\uad6d\uc5b4 \uba54\uc77c", "\uad6d\uc5b4"),
    ("EUC-KR", "cp949", "\ub625\ubc29\uac01\ud558", "\ub625\ubc29"),
    ("KS_C_5601-1987", "cp949", "\ud39b\uc2dc", "\ud39b\uc2dc"),
    ("ISO-2022-KR", "iso2022_kr", "\ud55c\uad6d\uc5b4", "\uad6d\uc5b4"),
    ("JOHAB", "johab", "\ud55c\uad6d\uc5b4", "\uad6d\uc5b4"),
    ("UTF-7", "utf-7", "\u65e5\u672c\u8a9e caf\u00e9", "\u8a9e caf"),
    ("UTF-16", "utf-16", "\u65e5\u672c\u8a9e \U0001f600 x", "\u8a9e \U0001f600"),
    ("UTF-16LE", "utf-16-le", "\u65e5\u672c\u8a9e x", "\u672c\u8a9e"),
    ("UTF-32", "utf-32", "\u65e5\u672c\u8a9e x", "\u672c\u8a9e"),
    ("UTF-8", "utf-8", "\u65e5\u672c\u8a9e gr\u00fc\u00dfe", "\u8a9e GR\u00dc"),
]

FORMS = ("subject B", "subject Q", "body quoted-printable", "body base64", "body 8bit")


def q_word(data):
    return b"".join(b"=%02X" % c for c in data)


def message(charset, form, data):
    kind, how = form.split()
    name = charset.encode()
    if kind == "subject":
        word = base64.b64encode(data) if how == "B" else q_word(data)
        return b"From: a@example.org\nSubject: x =?" + name + b"?" + how.encode() + b"?" + word + b"?= y\n\nz\n"
    body = {"base64": base64.encodebytes, "8bit": bytes,
            "quoted-printable": lambda d: quopri.encodestring(d)}[how](data)
    return (b"Subject: y\nMIME-Version: 1.0\nContent-Type: text/plain; charset=" + name +
            b"\nContent-Transfer-Encoding: " + how.encode() + b"\n\n" + body + b"\n")


messages, wanted = [], {}
for i, (charset, codec, text, part) in enumerate(CHARSETS):
    data = text.encode(codec)
    for form in FORMS:
        if form.endswith("8bit") and charset.startswith(("UTF-16", "UTF-32")):
            continue
        messages.append(message(charset, form, data))
        wanted.setdefault(i, {}).setdefault(form.split()[0], []).append(len(messages))
s = Session(maildir("charsets", messages))
for i, (charset, codec, text, part) in enumerate(CHARSETS):
    wrong = []
    queries = [("UTF-8", part.encode())]
    encoded = part.encode(codec)
    if b"\0" not in encoded and charset != "ISO-2022-KR":
        queries.append((charset, encoded))
    for kind, key in (("subject", "SUBJECT"), ("body", "BODY"), ("body", "TEXT"), ("subject", "TEXT")):
        for query_charset, query in queries:
            got = search(s, key, query, query_charset)
            missing = None if got is None else [n for n in wanted[i][kind] if n not in got]
            if missing != []:
                wrong.append((key, query_charset, missing))
    check(not wrong, "%s (%s): subject and body, in every encoding, asked in UTF-8 and in it"
          % (charset, codec), wrong)
s.send(b"x LOGOUT\r\n")

# ---- Borders, broken input, parts.
esc = b"\x1b"
jp = "\u65e5\u672c\u8a9e".encode("iso2022_jp")
long_jp = ("\u3042" * 40000 + "\u65e5\u672c\u8a9e" + "\u3044" * 40000).encode("iso2022_jp")
eight = "caf\u00e9".encode("latin-1")
cases = [
    ("an escape sequence across every border of what is read at a time",
     b"Content-Type: text/plain; charset=iso-2022-jp\n\n" +
     b"x" * 65533 + jp + b"\n" + long_jp + b"\n", "BODY", "\u65e5\u672c\u8a9e", True),
    ("a broken character takes nothing with it",
     b"Content-Type: text/plain; charset=euc-jp\n\n\xc6 word after\n", "BODY", "word after", True),
    ("an unknown charset is searched as it is",
     b"Content-Type: text/plain; charset=x-nothing\n\n\xe9t\xc3\xa9 plain words\n", "BODY", "PLAIN", True),
    ("and what is UTF-8 in it is found as that",
     b"Content-Type: text/plain; charset=x-nothing\n\n\xc3\xa9tat\n", "BODY", "\u00c9TAT", True),
    ("raw 8 bits in a header that are UTF-8", "Subject: caf\u00e9\n\nx\n".encode(), "SUBJECT", "CAF\u00c9", True),
    ("raw 8 bits in a header that are not", b"Subject: " + eight + b"\n\nx\n", "SUBJECT", "CAF\u00c9", True),
    ("a text attachment", b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b\nContent-Type: text/csv; "
     b"charset=koi8-r\nContent-Disposition: attachment; filename=a.csv\nContent-Transfer-Encoding: base64\n\n"
     + base64.encodebytes("\u043f\u0440\u0438\u0432\u0435\u0442".encode("koi8-r")) + b"--b--\n", "BODY",
     "\u041f\u0420\u0418", True),
    ("no attachment that is not text", b"Content-Type: application/octet-stream\n\nbinaryword\n", "TEXT",
     "binaryword", False),
    ("its name in the header", b"Content-Type: application/pdf; name=\"bill.pdf\"\n\nx\n", "TEXT", "bill.pdf", True),
    ("the text within a message within", b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: "
     b"message/rfc822\n\nSubject: =?koi8-r?B?" + base64.b64encode("\u0432\u043d\u0443\u0442\u0440\u0438".encode("koi8-r")) +
     b"?=\nContent-Type: text/plain; charset=shift_jis\n\n" + "\u5185\u5074".encode("shift_jis") + b"\n--b--\n", "BODY",
     "\u5185\u5074", True),
    ("and its header", None, "BODY", "\u0412\u041d\u0423", True),
    ("a delivery report's own part", b"Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: "
     b"message/delivery-status\n\nFinal-Recipient: rfc822; joe\n--b--\n", "BODY", "final-recipient", True),
    ("HTML as it is written", b"Content-Type: text/html\n\n<p class=x>tagged</p>\n", "BODY", "<P CLASS", True),
    ("across a soft line break", b"Content-Transfer-Encoding: quoted-printable\n\nsome=\nthing wi=  \n=74h breaks\n",
     "BODY", "something with", True),
    ("not across a hard one", b"Subject: x\n\nsome\nthing\n", "BODY", "something", False),
    ("across a folded line of a header", b"Subject: one\n\ttwo\n  three\n\nx\n", "SUBJECT", "one\ttwo  three", True),
    ("across neighbouring encoded words", b"Subject: =?utf-8?q?ne=C3?=\n =?utf-8?q?=A9dle?=\n\nx\n", "SUBJECT",
     "ne\u00e9dle", True),
    ("not from one field into the next", b"X-A: one\nX-B: two\n\nx\n", "TEXT", "oneX-B", False),
    ("a field's name and text together", b"X-A: one\nX-B: two\n\nx\n", "TEXT", "x-b: TWO", True),
    ("not from one part into the next", b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ntwo\n--b--\n",
     "BODY", "onetwo", False),
    ("BODY looks at no header", b"Subject: headword\n\nx\n", "BODY", "headword", False),
    ("TEXT does", b"Subject: headword\n\nx\n", "TEXT", "headword", True),
    ("composed and not", "Subject: x\n\ncafe\u0301\n".encode(), "BODY", "caf\u00e9", True),
]
data, previous = [], b""
for name, raw, key, text, found in cases:
    previous = raw if raw is not None else previous
    data.append(previous)
s = Session(maildir("cases", data))
for i, (name, raw, key, text, found) in enumerate(cases):
    got = search(s, key, text.encode())
    check(got is not None and ((i + 1) in got) == found, name, got)

# ---- BADCHARSET.
out = s.do("SEARCH CHARSET X-NOTHING ALL")
listed = re.search(r"NO \[BADCHARSET \(([^)]*)\)\]", out)
check(listed and {"UTF-8", "US-ASCII", "ISO-2022-JP", "KOI8-R", "GB18030"} <= set(listed[1].split()),
      "BADCHARSET lists what there is", out)
unknown = [] if not listed else [c for c in listed[1].split() if " OK " not in s.do("SEARCH CHARSET %s ALL" % c)]
check(listed and not unknown, "and all of it is known", unknown)
for name in ("UTF-8//IGNORE", "../../etc/passwd", '"a b"', "x" * 5000):
    check("NO [BADCHARSET" in s.do("SEARCH CHARSET %s ALL" % name), "no charset: %.20s" % name)
s.send(b"x LOGOUT\r\n")

# ---- Every key.
day = 86400
now = int(time.time())
box = maildir("keys")
mails = [
    (1000000000, "S", b"From: Joe <joe@example.org>\nTo: ann@example.net\nDate: Mon, 7 Feb 1994 21:52:25 -0800\n"
     b"Subject: first\nMessage-ID: <1@x>\n\nalpha\n"),
    (1000000000 + day, "FT", b"From: Ann <ann@example.net>\nCc: Carl <carl@example.com>\nBcc: dora@example.com\n"
     b"Date: Tue, 8 Feb 1994 01:00:00 +0000\nSubject: second\nX-Tag: yes\n\nbeta " + b"b" * 3000 + b"\n"),
    (now - 50, "RDa", b"From: Eve <eve@example.org>\nTo: joe@example.org\nSubject:\n\ngamma\n"),
    (now - 5000, "", b"To: nobody\n\ndelta\n"),
]
with open(box + "/dovecot-keywords", "w") as f:
    f.write("0 $Junk\n")
for i, (at, flags, raw) in enumerate(mails):
    path = "%s/cur/%d.M%dP1.h:2,%s" % (box, at, i, "".join(sorted(flags)))
    with open(path, "wb") as f:
        f.write(raw)
    os.utime(path, (at, at))
s = Session(box)
out = s.do("FETCH 1:4 UID")
order = re.findall(r"UID (\d+)", out)
out = s.do("FETCH 1:4 (INTERNALDATE BODY.PEEK[TEXT]<0.5>)")
names = re.findall(r"(alpha|beta|gamma|delta)", out)
at = {n: i + 1 for i, n in enumerate(names)}
a, b, c, d = at["alpha"], at["beta"], at["gamma"], at["delta"]
recent = time.strftime("%d-%b-%Y", time.gmtime(now - 5000))
TABLE = [
    ("ALL", {a, b, c, d}), ("%d" % a, {a}), ("1:2,4", {1, 2, 4}), ("*", {4}), ("UID 2:*", {2, 3, 4}),
    ("ANSWERED", {c}), ("UNANSWERED", {a, b, d}), ("DELETED", {b}), ("UNDELETED", {a, c, d}),
    ("DRAFT", {c}), ("UNDRAFT", {a, b, d}), ("FLAGGED", {b}), ("UNFLAGGED", {a, c, d}),
    ("SEEN", {a}), ("UNSEEN", {b, c, d}), ("KEYWORD $Junk", {c}), ("UNKEYWORD $junk", {a, b, d}),
    ("KEYWORD nosuch", set()), ("UNKEYWORD nosuch", {a, b, c, d}), ("RECENT", set()), ("OLD", {a, b, c, d}), ("NEW", set()),
    ("FROM joe", {a}), ("FROM \"Joe <joe\"", {a}), ("TO JOE@", {c}), ("CC carl", {b}), ("BCC dora", {b}),
    ("SUBJECT second", {b}), ("SUBJECT \"\"", {a, b, c}), ("HEADER X-Tag \"\"", {b}), ("HEADER x-tag ES", {b}),
    ("HEADER Message-ID <1@x>", {a}), ("HEADER X-None \"\"", set()), ("BODY alpha", {a}), ("BODY \"\"", {a, b, c, d}),
    ("TEXT example.com", {b}), ("TEXT \"\"", {a, b, c, d}), ("BODY example", set()),
    ("LARGER 3000", {b}), ("SMALLER 3000", {a, c, d}),
    ("BEFORE 10-Sep-2001", {a}), ("ON 9-Sep-2001", {a}), ("ON 10-Sep-2001", {b}), ("SINCE 10-Sep-2001", {b, c, d}),
    ("SINCE %s" % recent, {c, d}), ("OLDER 1000", {a, b, d}), ("YOUNGER 1000", {c}),
    ("SENTON 7-Feb-1994", {a}), ("SENTBEFORE 8-Feb-1994", {a}), ("SENTSINCE 8-Feb-1994", {b}),
    ("NOT SENTSINCE 8-Feb-1994", {a, c, d}), ("SENTON \"07-Feb-1994\"", {a}),
    ("NOT SEEN", {b, c, d}), ("NOT NOT SEEN", {a}), ("OR SEEN FLAGGED", {a, b}), ("OR (SEEN) (FLAGGED TEXT beta)", {a, b}),
    ("OR OR SEEN FLAGGED ANSWERED", {a, b, c}), ("NOT OR SEEN FLAGGED", {c, d}),
    ("(SEEN FLAGGED)", set()), ("SEEN FROM joe BODY alpha 1:*", {a}), ("NOT (FROM joe)", {b, c, d}),
    ("NOT BODY alpha NOT BODY beta", {c, d}), ("OR BODY alpha BODY beta", {a, b}), ("OR BODY alpha TEXT dora", {a, b}),
    ("MODSEQ 1", {a, b, c, d}), ("seen from JOE", {a}),
]
for key, expected in TABLE:
    out = s.do("SEARCH " + key)
    m = re.search(r"\* SEARCH([ 0-9]*)", out)
    check(m and set(map(int, m[1].split())) == expected, "SEARCH " + key, out)
check("* SEARCH 1 2 3 4\r\n" in s.do("UID SEARCH ALL") and order == ["1", "2", "3", "4"], "UID SEARCH")
for key in ("", "NOSUCH", "NOT", "OR SEEN", "BODY", "SINCE yesterday", "SINCE 31-Feb-2000x", "LARGER -1", "LARGER x", "()",
            "(SEEN", "SEEN)", "HEADER Subject", "UID x", "SEEN  FLAGGED", "0", "5000", "KEYWORD"):
    out = s.do("SEARCH " + key)
    check(re.search(r"t\d+ BAD", out), "BAD: SEARCH " + key, out)

# ---- Limits.
check("NO [LIMIT]" in s.do("SEARCH " + "OR SEEN " * 60 + "SEEN"), "OR is nested so deep and no deeper")
check(" OK " in s.do("SEARCH " + "NOT " * 40 + "SEEN"), "as deep as that is well")
check("NO [LIMIT]" in s.do("SEARCH " + " ".join(["BODY x"] * 60)), "so many texts and no more")
check("NO [LIMIT]" in s.do("SEARCH " + " ".join(["ALL"] * 6000)), "so many keys and no more")
start = s.cpu()
out = s.do(b"SEARCH BODY " + literal(b"a" * 60000))
check(" OK " in out and s.cpu() - start < 10, "a long text to look for", out[-200:])
s.send(b"x LOGOUT\r\n")
