#!/bin/sh
# etc/pneumatic/routes as an administrator would use it: the services, with a few
# lines in each file. Rules, an account, aliases, a list, mail that goes on by the
# queue and its map of ways, a report of success; rules for headers, names for
# senders, and the examples that stand in those files.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver openssl
ok 'make an instance' sh "$ROOT/etc/demo/instance.sh" "$T/i"
cd "$T/i" || exit 1
mkdir routes bounce bounce/en
for f in "$ROOT"/etc/pneumatic/routes/* "$ROOT"/etc/pneumatic/bounce/en/*; do
	to=routes/${f##*/}
	case $f in */bounce/*) to=bounce/en/${f##*/} ;; esac
	sed -e "s,/usr/local/bin,$BIN,g" -e "s,/etc/pneumatic,$T/i,g" -e "s,/var/lib/pneumatic,$T/i/state,g" \
	    -e "s,/var/spool/pneumatic,$T/spool,g" "$f" >"$to"
	[ ! -x "$f" ] || chmod 755 "$to"
done
cp routes/smtp routes/submission routes/queue services/
mkdir -p -m 755 "$T/spool" && mkdir -m 700 "$T/spool/queue"
[ "$(id -u)" -ne 0 ] || chown 65533:65533 "$T/spool/queue"
if [ "$(id -u)" -ne 0 ]; then sed -i 's/--alias-user 65530:65530//' services/smtp services/submission; fi
# The examples in the comments, as if they were meant.
for f in header-rules canonical generic; do sed -i 's/^#   //' "routes/$f"; done
sed -n 's/^	\(address-rewrite [a-z -]*[/a-z]*\) .*/\1/p' routes/generic >"$T/line"
is 'generic says which line it wants' "$(wc -l <"$T/line" | tr -d ' ')" 1
sed -i '/^	address-rewrite/d' routes/generic
awk -v line="$(cat "$T/line")" '/^	smtp-send/ { print "\t" line " \\" } { print }' services/queue >queue.new
cat queue.new >services/queue
printf 'example.org\nexample.com\nmail.example.org\n' >>routes/domains
printf 'mail.example.org\n' >>routes/local-domains
printf 'sales@example.org ann@example.org, joe@example.org\nout@example.org far@example.net\n@example.com @example.org\n' >>routes/virtual
printf 'staff: joe@example.org, ann@example.org\nowner-staff: ann@example.org\n' >>routes/aliases
peer=$(free_port) dns=$(free_port)
printf '*  smtp:[127.0.0.1]:%s\ngone.example error:5.1.2 has moved\n' "$peer" >>routes/transports
printf 's.example A 192.0.2.1\n' >"$T/zone"
spawn dns.log "$PYTHON" "$ROOT/tests/lib/dns-stub.py" 127.0.0.1 "$dns" "$T/zone"
export DNS_SERVER=127.0.0.1@$dns
wait_port "$dns" "$spawned"
: >"$T/behaviour"
spawn peer.out "$PYTHON" "$ROOT/tests/lib/smtp-peer.py" 127.0.0.1 "$peer" "$T/behaviour" "$T/peer.log"
wait_port "$peer"
for s in routes/rules routes/submission-rules; do ok "$s is right" smtp-recv -n --recipients "$DATA/smtp/recipients" --rules $s true; done
port=$(free_port)
spawn smtp.log tcpserver -RHl localhost 127.0.0.1 "$port" services/smtp
wait_port "$port"
spawn queue.log services/queue
cat >"$T/send.py" <<'END'
import smtplib, sys
port, helo, sender, to, params, more = sys.argv[1:7]
more = more.replace("|", "\r\n")
s = smtplib.SMTP("127.0.0.1", int(port), timeout=60)
for step in (lambda: s.ehlo(helo), lambda: s.docmd("MAIL FROM:<%s>" % sender),
             lambda: s.docmd("RCPT TO:<%s>%s" % (to, params)),
             lambda: s.data("%sFrom: s@s.example\r\nSubject: to %s\r\n\r\nx\r\n" % (more, to))):
    try:
        code, text = step()
    except smtplib.SMTPDataError as e:
        code, text = e.args
    if code >= 400:
        break
print(code, text.decode())
END
smtp() { # HELO SENDER RECIPIENT [PARAMS [FIELDS]]: the reply that ends it
	timeout 120 "$PYTHON" "$T/send.py" "$port" "$1" "$2" "$3" "${4:-}" "${5:-}"
}
got() { find "$T/i/mail/$1" -type f -path '*/new/*' -exec cat {} + | grep -c "^Subject: to $2"; }
like 'an account' "$(smtp a.s.example s@s.example joe@example.org)" '^250 2.0.0'
like 'nobody' "$(smtp a.s.example s@s.example nobody@example.org)" '^550 5.1.1'
like 'another domain' "$(smtp a.s.example s@s.example x@far.example)" '^5'
like 'a HELO that is none' "$(smtp localhost s@s.example joe@example.org)" '^55'
like 'a sender domain that is not in DNS' "$(smtp a.s.example s@none.example joe@example.org)" '^55'
like 'an alias of two' "$(smtp a.s.example s@s.example sales@example.org ' NOTIFY=SUCCESS')" '^250 2.0.0'
is 'both have it' "$(got joe sales) $(got ann sales)" '1 1'
like 'the other name of the domain' "$(smtp a.s.example s@s.example joe@example.com)" '^250 2.0.0'
is 'which is joe' "$(got joe joe@example.com)" 1
like 'nobody there' "$(smtp a.s.example s@s.example nobody@example.com)" '^550 5.1.1'
like 'a list' "$(smtp a.s.example s@s.example staff@mail.example.org)" '^250 2.0.0'
is 'its members have it' "$(got joe staff) $(got ann staff)" '1 1'
like 'one outside' "$(smtp a.s.example s@s.example out@example.org)" '^250 2.0.0'
ok 'goes on by the way of the map' wait_for grep -q '^RCPT TO:<far@example.net>' "$T/peer.log"
ok 'and so does the report that the alias was expanded' wait_for grep -q '^Action: expanded' "$T/peer.log"
like 'to who asked for it' "$(cat "$T/peer.log")" '^RCPT TO:<s@s.example>'

# -- rules for headers
like 'a Received of somebody unwanted' "$(smtp a.s.example s@s.example joe@example.org '' \
    'Received: from a.spam-net.example by x; Mon, 1 Jan 2024 00:00:00 +0000|')" '^550 5.7.1 not from there'
before=$(got joe joe@example.org)
like 'a From of nobody is thrown away' "$(smtp a.s.example s@s.example joe@example.org '' 'From: <>|')" '^250 '
is 'nobody has it' "$(got joe joe@example.org)" "$before"
like 'fields are changed' "$(smtp a.s.example s@s.example ann@example.org '' \
    'X-Mailer: Foo 1.0|X-Confirm-Reading-To: s@s.example|')" '^250 '
like 'to what the rule says' "$(cat mail/ann/Maildir/new/* mail/ann/new/* 2>/dev/null)" '^X-Client: Foo'
unlike 'or away' "$(cat mail/ann/Maildir/new/* mail/ann/new/* 2>/dev/null)" '^(X-Mailer|X-Confirm)'

# -- names
is 'the examples of canonical' "$(address-rewrite --canonical routes/canonical joe@host7.example.org x@host8.example.org 2>&1 |
    grep -oE 'Joe.Doe@example.org|x@example.org' | sort -u | tr '\n' ' ')" 'Joe.Doe@example.org x@example.org '
printf 'joe@example.org Joe.Doe@example.org\n' >>routes/canonical
printf 'Joe.Doe@example.org joe@example.org\n' >>routes/virtual
sub=$(free_port)
spawn submission.log tcpserver -RHl localhost 127.0.0.1 "$sub" services/submission
wait_port "$sub"
cat >"$T/submit.py" <<'END'
import smtplib, ssl, sys
s = smtplib.SMTP("127.0.0.1", int(sys.argv[1]), timeout=60)
c = ssl.create_default_context(cafile=sys.argv[2]); c.check_hostname = False
s.starttls(context=c); s.login("joe@example.org", "joe-secret")
s.sendmail("joe@example.org", ["far@example.net"], "From: Joe <joe@example.org>\r\nSubject: out\r\n\r\nx\r\n")
END
like 'who may send where: a login, anywhere' "$(smtp-recv --submission --recipients "$DATA/smtp/recipients" --rules routes/submission-rules \
    --simulate 'client=192.0.2.1 login=joe@example.org from=joe@example.org to=ann@example.net' true 2>&1)" '^relayed: '
unlike 'nobody without' "$(smtp-recv --submission --recipients "$DATA/smtp/recipients" --rules routes/submission-rules \
    --simulate 'client=192.0.2.1 from=joe@example.org to=ann@example.net' true 2>&1)" '^(relayed|accepted)'
ok 'a submission' timeout 60 "$PYTHON" "$T/submit.py" "$sub" tls/default/fullchain.pem
ok 'goes on by its new name' wait_for grep -q '^MAIL FROM:<Joe.Doe@example.org>' "$T/peer.log"
ok 'in the header, too' wait_for grep -q '^From: Joe <Joe.Doe@example.org>' "$T/peer.log"
ok 'and is signed as that' wait_for grep -q 'd=example.org' "$T/peer.log"
is 'the queue has the line of generic' "$(grep -c 'address-rewrite --generic' services/queue)" 1
printf 'From: <root@host7.internal>\nSubject: cron\n\nx\n' | SENDER=root@host7.internal RECIPIENT=far@example.net \
    mail-queue --queue "$T/spool/queue"
[ "$(id -u)" -ne 0 ] || chown -R 65533:65533 "$T/spool/queue"
ok 'a name of the machine is one of the world outside' wait_for grep -q '^MAIL FROM:<admin@example.org>' "$T/peer.log"
ok 'in the header, too' wait_for grep -q '^From: <admin@example.org>' "$T/peer.log"
done_testing
