#!/bin/sh
# The services with their users in a directory of the published guide's form: the
# sample ldap.conf with another address, ldap-auth in the place of file-auth.
# Delivery by SMTP as the user's uid, submission, IMAP and POP3.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/peers.sh"
need tcpserver openssl slapd
# Each mailbox has a uid that is not that of the demonstration's.
ldap_uid=30017 ldap_gid=30018 ldap_homes=$T/homes
[ "$(id -u)" -eq 0 ] || { ldap_uid=$(id -u); ldap_gid=$(id -g); }
mkdir "$T/homes"
for user in joe ann gone; do
	mkdir -m 700 "$T/homes/$user"
	[ "$(id -u)" -ne 0 ] || chown "$ldap_uid:$ldap_gid" "$T/homes/$user"
done
start_slapd || skip_all "$(cat "$T/why")"
ok "make an instance" sh "$ROOT/etc/demo/instance.sh" "$T/i"
rm "$T/i/users"
sed "s/^hosts = .*/hosts = 127.0.0.1:$ldap_port/" "$ROOT/etc/pneumatic/ldap.conf" >"$T/i/ldap.conf"
chmod 600 "$T/i/ldap.conf"
for f in "$T"/i/services/*; do
	sed 's/file-auth --users users/ldap-auth --config ldap.conf/' "$f" >"$T/new" && cat "$T/new" >"$f"
done
for service in smtp submission imap imaps pop3s; do
	port=$(free_port)
	spawn "log-$service" tcpserver -RHl localhost 127.0.0.1 "$port" "$T/i/services/$service"
	wait_port "$port" "$spawned" || fail "$service starts"
	eval "$service=$port"
	export "${service?}"
done
cat >"$T/common.py" <<'END1'
import imaplib, os, poplib, smtplib, ssl, sys
T = os.environ["T"]
tls = ssl.create_default_context(cafile=T + "/i/tls/default/fullchain.pem")
def port(name): return int(os.environ[name])
MAIL = "From: x@example.net\r\nTo: joe@example.org\r\nSubject: %s\r\n\r\nhello\r\n"
END1
python() { "$PYTHON" "$@"; }
cat >"$T/smtp.py" <<'END1'
from common import *
with smtplib.SMTP("localhost", port("smtp")) as s:
    for rcpt, want in ("gone@example.org", 550), ("nobody@example.org", 550), ("joe@elsewhere.example", 550), \
                      ("j*@example.org", 550), ("joe)(cn=*@example.org", None), ("joe+work@example.org", 250):
        s.ehlo_or_helo_if_needed()
        s.docmd("MAIL FROM:<x@example.net>")
        code = s.docmd("RCPT TO:<%s>" % rcpt)[0]
        assert code == want or want is None and code >= 500, (rcpt, code)
        s.rset()
    s.sendmail("x@example.net", ["joe@example.org", "ann@example.org"], MAIL % "to both")
    s.sendmail("x@example.net", ["joe+work@example.org"], MAIL % "to an extension")
END1
ok "SMTP: known users, extensions; suspended and unknown ones are refused" python "$T/smtp.py"
is "joe has two, ann one" "$(for u in joe ann; do find "$T/homes/$u/Maildir/new" -type f | wc -l; done |
    tr -d ' ' | tr '\n' ' ')" "2 1 "
is "all belong to the uid and gid of the directory" \
    "$(find "$T/homes/joe" "$T/homes/ann" ! \( -user "$ldap_uid" -group "$ldap_gid" \))" ""
is "nobody else can read them" "$(find "$T/homes/joe/Maildir" -perm -0004)" ""

cat >"$T/submit.py" <<'END1'
from common import *
for mech in "PLAIN", "LOGIN":
    with smtplib.SMTP("localhost", port("submission")) as s:
        s.starttls(context=tls)
        s.ehlo()
        for password in "wrong", "":
            s.user, s.password = "joe@example.org", password
            try:
                code = s.auth(mech, getattr(s, "auth_" + mech.lower()))[0]
            except smtplib.SMTPAuthenticationError as e:
                code = e.smtp_code
            assert code == 535, (mech, password, code)
        s.password = "joe-secret"
        assert s.auth(mech, getattr(s, "auth_" + mech.lower()))[0] == 235
        s.sendmail("joe@example.org", ["ann@example.org"], (MAIL % "submitted").replace("x@example.net", "joe@example.org"))
END1
ok "submission: AUTH PLAIN and LOGIN; wrong and empty passwords" python "$T/submit.py"

cat >"$T/imap.py" <<'END1'
from common import *
def refused(user, password):
    m = imaplib.IMAP4_SSL("localhost", port("imaps"), ssl_context=tls)
    try:
        m.login('"%s"' % user, password)
    except imaplib.IMAP4.error as e:
        return str(e)
    sys.exit("logged in: %s" % user)
said = {refused(*who) for who in (("joe@example.org", "wrong"), ("gone@example.org", "gone-secret"),
        ("nobody@example.org", "x"), ("*", "joe-secret"), ("j*@example.org", "joe-secret"), ("joe", "joe-secret"))}
assert len(said) == 1, said
m = imaplib.IMAP4("localhost", port("imap"))
m.starttls(tls)
m.login("joe@example.org", "joe-secret")
assert m.select() == ("OK", [b"2"])
assert b"Subject: to both" in m.fetch("1", "(BODY[])")[1][0][1]
m.store("1", "+FLAGS", r"(\Flagged)")
m.create("Work"), m.copy("1", "Work")
m.logout()
m = imaplib.IMAP4_SSL("localhost", port("imaps"), ssl_context=tls)
m.login("ann@example.org", "ann-secret")
assert m.select() == ("OK", [b"3"])
assert b"DKIM-Signature: v=1" in m.fetch("3", "(BODY[])")[1][0][1]
m.logout()
p = poplib.POP3_SSL("localhost", port("pop3s"), context=tls)
p.user("joe@example.org"), p.pass_("joe-secret")
assert p.stat()[0] == 2
p.dele(2), p.quit()
END1
ok "IMAP and POP3: log in and work; one answer to all who may not" python "$T/imap.py"
is "what IMAP makes belongs to the user too" \
    "$(find "$T/homes/joe" ! \( -user "$ldap_uid" -group "$ldap_gid" \))" ""
is "one message is left, and its copy" "$(find "$T/homes/joe/Maildir" -path '*/cur/*' -type f | wc -l |
    tr -d ' ')" 2

# The directory goes away: nobody is refused for ever, nothing is lost.
kill "$slapd_pid" && wait "$slapd_pid" 2>/dev/null
cat >"$T/down.py" <<'END1'
from common import *
with smtplib.SMTP("localhost", port("smtp")) as s:
    s.ehlo()
    s.docmd("MAIL FROM:<x@example.net>")
    code, text = s.docmd("RCPT TO:<joe@example.org>")
    assert code in (450, 451) and text.startswith(b"4."), (code, text)
m = imaplib.IMAP4_SSL("localhost", port("imaps"), ssl_context=tls)
try:
    m.login("joe@example.org", "joe-secret")
    sys.exit("logged in")
except imaplib.IMAP4.error as e:
    assert "UNAVAILABLE" in str(e), e
p = poplib.POP3_SSL("localhost", port("pop3s"), context=tls)
p.user("joe@example.org")
try:
    p.pass_("joe-secret")
    sys.exit("logged in")
except poplib.error_proto as e:
    assert b"SYS/TEMP" in e.args[0], e
END1
ok "without the directory: 451, [UNAVAILABLE], [SYS/TEMP]" python "$T/down.py"
unlike "no password in any log" "$(cat "$T"/log-*)" 'joe-secret|ann-secret|gone-secret|dnpass'
[ "$failed" -eq 0 ] || for log in "$T"/log-*; do note "--- $log"; tail -n 12 "$log" | sed 's/^/# /'; done
done_testing
