#!/bin/sh
# One message through all of it: submission with AUTH over TLS, signed, filed by
# Sieve, read by IMAP and POP3; the instance is that of `make demo`, under
# tcpserver.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver openssl
ok "make an instance" sh "$ROOT/etc/demo/instance.sh" "$T/i"

serve() {
	port=$(free_port)
	spawn "log-$1" tcpserver -RHl localhost 127.0.0.1 "$port" "$T/i/services/$1"
	wait_port "$port" "$spawned" || fail "$1 starts"
	eval "$1=$port"
}
for service in smtp submission submissions imap imaps pop3 pop3s lmtp; do
	serve $service
done
export smtp submission submissions imap imaps pop3 pop3s lmtp

python() { "$PYTHON" "$@"; }
cat >"$T/tls.py" <<'END'
import os, ssl
context = ssl.create_default_context(cafile=os.environ["T"] + "/i/tls/default/fullchain.pem")
def port(name): return int(os.environ[name])
END

cat >"$T/submit.py" <<'END'
import smtplib, sys
from tls import context, port
mail = """From: Joe <joe@example.org>
To: ann@example.org
Subject: a demonstration
Date: Sun, 22 Nov 2026 03:00:00 +0000
Message-ID: <1@example.org>

Hello.
.starts with a dot
"""
with smtplib.SMTP("localhost", port("submission")) as s:
    s.ehlo()
    assert "PLAIN" not in s.esmtp_features.get("auth", ""), "PLAIN before TLS"
    s.starttls(context=context)
    s.ehlo()
    assert s.has_extn("auth"), "no AUTH after TLS"
    try:
        s.sendmail("joe@example.org", ["ann@example.org"], mail)
        sys.exit("accepted without AUTH")
    except smtplib.SMTPException:
        s.rset()
    try:
        s.login("joe@example.org", "wrong")
        sys.exit("accepted a wrong password")
    except smtplib.SMTPAuthenticationError as e:
        assert e.smtp_code == 535, e
    s.login("joe@example.org", "joe-secret")
    s.sendmail("joe@example.org", ["ann@example.org"], mail)
with smtplib.SMTP_SSL("localhost", port("submissions"), context=context) as s:
    s.login("joe@example.org", "joe-secret")
    try:
        s.sendmail("joe@example.org", ["nobody@example.org"], mail)
        sys.exit("accepted an unknown recipient")
    except smtplib.SMTPRecipientsRefused as e:
        assert e.recipients["nobody@example.org"][0] == 550, e
    s.sendmail("joe@example.org", ["ann@example.org", "joe@example.org"],
               mail.replace("a demonstration", "to both"))
END
ok "submission: AUTH only over TLS, wrong password 535, unknown recipient 550" python "$T/submit.py"

cat >"$T/imap.py" <<'END'
import imaplib, sys
from tls import context, port
m = imaplib.IMAP4_SSL("localhost", port("imaps"), ssl_context=context)
m.login("ann@example.org", "ann-secret")
folders = b" ".join(m.list()[1])
assert b"Demo" in folders, folders
assert m.select("Demo")[1] == [b"1"], "not in the folder Demo"
body = m.fetch("1", "(RFC822)")[1][0][1]
open(sys.argv[1], "wb").write(body)
assert b"Hello.\r\n.starts with a dot\r\n" in body
m.store("1", "+FLAGS", r"(\Flagged)")
m.copy("1", "INBOX")
m.store("1", "+FLAGS", r"(\Deleted)")
m.expunge()
assert m.select("Demo")[1] == [b"0"]
n = int(m.select("INBOX")[1][0])
assert n == 2, n
m.logout()
m = imaplib.IMAP4("localhost", port("imap"))
assert "STARTTLS" in m.capabilities and "LOGINDISABLED" in m.capabilities
try:
    m.login("ann@example.org", "ann-secret")
    sys.exit("LOGIN in clear")
except imaplib.IMAP4.error:
    pass
m.starttls(context)
m.login("joe@example.org", "joe-secret")
assert m.select()[1] == [b"1"]
m.logout()
END
ok "IMAP: the folder that Sieve chose, flags, copy, expunge; no LOGIN in clear" python "$T/imap.py" "$T/read.eml"
tr -d '\r' <"$T/read.eml" >"$T/lf.eml"
like "Return-Path on top" "$(head -n 1 "$T/lf.eml")" '^Return-Path: <joe@example.org>$'
like "Delivered-To" "$(cat "$T/lf.eml")" '^Delivered-To: ann@example.org$'
like "Received tells protocol and TLS" "$(sed -n '/^Received/,/^[^ \t R]/p' "$T/lf.eml")" 'with ESMTPSA'
like "signed by our domain" "$(cat "$T/lf.eml")" '^DKIM-Signature: '
if $PYTHON -c 'import dkim' 2>/dev/null; then
	cat >"$T/verify.py" <<'END'
import base64, dkim, os, sys
pem = open(os.environ["T"] + "/i/dkim/example.org/demo.pub").read()
key = "".join(pem.split("\n")[1:-2])
mail = open(sys.argv[1], "rb").read()
sys.exit(not dkim.verify(mail, dnsfunc=lambda name, timeout=5: ("v=DKIM1; k=rsa; p=" + key).encode()
                         if b"demo._domainkey.example.org" in name else b""))
END
	ok "the signature verifies after delivery" python "$T/verify.py" "$T/read.eml"
else
	skip "the signature verifies" "python3-dkim is not installed"
fi

cat >"$T/pop3.py" <<'END'
import poplib
from tls import context, port
p = poplib.POP3_SSL("localhost", port("pop3s"), context=context)
p.user("joe@example.org"); p.pass_("joe-secret")
assert p.stat()[0] == 1, p.stat()
text = b"\n".join(p.retr(1)[1])
assert b"Subject: to both" in text and b"\n.starts with a dot" in text
p.dele(1); p.quit()
p = poplib.POP3("localhost", port("pop3"))
p.stls(context)
p.user("joe@example.org"); p.pass_("joe-secret")
assert p.stat()[0] == 0
p.quit()
END
ok "POP3: read, delete, gone; STLS" python "$T/pop3.py"

cat >"$T/mx.py" <<'END'
import smtplib, sys
from tls import context, port
mail = "From: x@example.net\nTo: joe@example.org\nSubject: from outside\n\nhi\n"
with smtplib.SMTP("localhost", port("smtp")) as s:
    s.sendmail("x@example.net", ["joe@example.org"], mail)
    for rcpt in "stranger@example.org", "x@elsewhere.example":
        code = s.docmd("MAIL FROM:<x@example.net>")[0], s.docmd("RCPT TO:<%s>" % rcpt)[0]
        assert code[1] == 550, code
        s.rset()
with smtplib.SMTP("localhost", port("smtp")) as s:
    s.starttls(context=context)
    s.sendmail("", ["ann@example.org"], mail)
# One recipient each: smtplib does not know LMTP's replies per recipient.
with smtplib.LMTP("localhost", port("lmtp")) as s:
    s.sendmail("x@example.net", ["ann@example.org"], mail)
    s.sendmail("x@example.net", ["joe@example.org"], mail)
END
ok "MX and LMTP: our users only, no relay" python "$T/mx.py"
is "joe has two in new/" "$(find "$T/i/mail/joe/Maildir/new" -type f | wc -l | tr -d ' ')" 2
unlike "no password in any log" "$(cat "$T"/log-*)" 'joe-secret|ann-secret'
like "each line names service, session and remote" "$(grep event= "$T/log-smtp" | head -n 1)" \
    '^service=smtp session=[0-9a-f.]+ remote=127\.0\.0\.1 event='
is "every event line does" "$(cat "$T"/log-* | grep 'event=' |
    grep -vcE '^service=[^ ]+ session=[^ ]+ remote=[^ ]+ event=')" 0
if [ "$(id -u)" -eq 0 ]; then
	is "mail belongs to the mailbox's user" "$(find "$T/i/mail" -user 0 | grep -v '/mail$')" ""
fi
done_testing
