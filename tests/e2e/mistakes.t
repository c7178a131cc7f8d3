#!/bin/sh
# What an administrator forgets on the first day. Each time the client gets an
# answer that lets him try again later, nothing bounces and nothing is lost, and
# the log names the thing that is missing.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver openssl
ok "make an instance" sh "$ROOT/etc/demo/instance.sh" "$T/i"
cp "$T/i/tls/default/fullchain.pem" "$T/ca.pem"
for service in smtp submissions imaps pop3s; do
	port=$(free_port)
	spawn "log-$service" tcpserver -RHl localhost 127.0.0.1 "$port" "$T/i/services/$service"
	wait_port "$port" "$spawned" || fail "$service starts"
	eval "$service=$port"
	export "${service?}"
done
cat >"$T/common.py" <<'END1'
import imaplib, os, poplib, smtplib, ssl, sys
tls = ssl.create_default_context(cafile=os.environ["T"] + "/ca.pem")
def port(name): return int(os.environ[name])
MAIL = "From: joe@example.org\r\nTo: joe@example.org\r\nSubject: x\r\n\r\nhello\r\n"
END1
cat >"$T/smtp.py" <<'END1'
from common import *
with smtplib.SMTP("localhost", port("smtp")) as s:
    try:
        s.sendmail("x@example.net", ["joe@example.org"], MAIL)
        print("accepted")
    except smtplib.SMTPRecipientsRefused as e:
        print(*list(e.recipients.values())[0])
    except smtplib.SMTPResponseException as e:
        print(e.smtp_code, e.smtp_error)
END1
cat >"$T/submit.py" <<'END1'
from common import *
with smtplib.SMTP_SSL("localhost", port("submissions"), context=tls) as s:
    s.login("joe@example.org", "joe-secret")
    try:
        s.sendmail("joe@example.org", ["joe@example.org"], MAIL)
        print("accepted")
    except smtplib.SMTPResponseException as e:
        print(e.smtp_code, e.smtp_error)
END1
cat >"$T/imap.py" <<'END1'
from common import *
m = imaplib.IMAP4_SSL("localhost", port("imaps"), ssl_context=tls)
try:
    m.login("joe@example.org", "joe-secret")
    print(m.select())
except (imaplib.IMAP4.error, OSError) as e:
    print(e, m.untagged_responses)
END1
cat >"$T/pop3.py" <<'END1'
from common import *
p = poplib.POP3_SSL("localhost", port("pop3s"), context=tls)
try:
    p.user("joe@example.org"), p.pass_("joe-secret")
    print(p.stat())
except poplib.error_proto as e:
    print(e)
END1
client() { "$PYTHON" "$T/$1.py" 2>&1; }
fresh() { for log in "$T"/log-*; do : >"$log"; done; }
logged() { # logged SERVICE NAME ERE
	wait_for grep -Eq -e "$3" "$T/log-$1"
	like "the log says: $2" "$(cat "$T/log-$1")" "$3"
}
i=$T/i

like "all is well at first: SMTP" "$(client smtp)" '^accepted$'
like "submission" "$(client submit)" '^accepted$'
like "IMAP" "$(client imap)" "^\('OK', \[b'2'\]\)"
like "POP3" "$(client pop3)" '^\(2, '

# The home directory has not been made.
fresh
mv "$i/mail/joe" "$i/mail/joe.away"
[ "$(id -u)" -eq 0 ] || chmod 555 "$i/mail"
like "no home: SMTP 451" "$(client smtp)" '^451 '
logged smtp "the directory" "mail/joe.*No such file"
like "IMAP [UNAVAILABLE]" "$(client imap)" 'UNAVAILABLE.*mailbox'
logged imaps "the directory" "mail/joe"
like "POP3 [SYS/TEMP]" "$(client pop3)" 'SYS/TEMP'
logged pop3s "the directory" "mail/joe"
chmod 755 "$i/mail"
mv "$i/mail/joe.away" "$i/mail/joe"

# It belongs to somebody else.
if [ "$(id -u)" -eq 0 ]; then
	fresh
	chown 0:0 "$i/mail/joe"
	like "a home of root's: SMTP 451" "$(client smtp)" '^451 '
	logged smtp "the directory" "mail/joe.*Permission denied"
	like "IMAP [UNAVAILABLE]" "$(client imap)" 'UNAVAILABLE.*mailbox'
	chown 30000:30000 "$i/mail/joe"
	# The DKIM key is readable by root alone, as openssl has made it.
	fresh
	chown 0:0 "$i/dkim/example.org/demo"
	like "a key of root's: submission 451" "$(client submit)" '^451 '
	logged submissions "the key" 'dkim/example.org/demo|example.org/demo.*ermission'
	chown 65533:65533 "$i/dkim/example.org/demo"
fi

# The users file is not there, or has a line that nobody can read.
fresh
mv "$i/users" "$i/users.away"
like "no users: the connection is closed" "$(client smtp)" 'Disconnected|closed'
logged smtp "the file" 'users: No such file'
printf 'joe@example.org\n' >"$i/users"
chmod 600 "$i/users"
like "half a line: nobody is refused for ever" "$(client smtp)" '^4[0-9][0-9] |closed'
logged smtp "the file" 'users'
mv "$i/users.away" "$i/users"

# A program that is misspelt, an option that is, and a script that is wrong.
edit() { sed "$2" "$i/services/$1" >"$T/new" && cp "$i/services/$1" "$T/kept" && cat "$T/new" >"$i/services/$1"; }
for change in 's/spam-pipe/spam-pip/' 's/spam-pipe/spam-pipe --spam-regect 10/' \
    's/mail-deliver/mail-delivr/' 's/spam-pipe/spam-pipe --clamd \/nowhere\/sock/'; do
	fresh
	edit smtp "$change"
	like "$change: 451" "$(client smtp)" '^451 '
	logged smtp "something of it" 'spam-pip|spam-regect|mail-delivr|nowhere/sock'
	cat "$T/kept" >"$i/services/smtp"
done
fresh
cp "$i/sieve/default.sieve" "$T/kept"
echo 'if if if' >"$i/sieve/default.sieve"
said=$(client smtp)
like "a global script that is wrong: delivered or later" "$said" '^accepted$|^451 '
logged smtp "which script" 'default.sieve'
cat "$T/kept" >"$i/sieve/default.sieve"

# No certificate.
fresh
mv "$i/tls/default" "$i/tls-away"
not_ok "no certificate: no TLS" "$PYTHON" "$T/imap.py"
logged imaps "what is missing" 'no certificate .*no default'
mv "$i/tls-away" "$i/tls/default"

fresh
like "all is well again: SMTP" "$(client smtp)" '^accepted$'
like "submission" "$(client submit)" '^accepted$'
n=$(find "$i/mail/joe/Maildir" \( -path '*/new/*' -o -path '*/cur/*' \) -type f | wc -l | tr -d ' ')
case $said in accepted) is "what was accepted is there" "$n" 5 ;; *) is "what was accepted is there" "$n" 4 ;; esac
done_testing
