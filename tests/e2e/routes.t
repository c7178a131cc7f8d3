#!/bin/sh
# etc/pneumatic/routes as an administrator would use it: the services, with a few
# lines in each file. Rules, an account, aliases, a list, mail that goes on by the
# queue and its map of ways, a report of success.
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
cp routes/smtp routes/queue services/
mkdir -p "$T/spool" && mkdir -m 700 "$T/spool/queue"
[ "$(id -u)" -ne 0 ] || chown 65533:65533 "$T/spool/queue"
if [ "$(id -u)" -ne 0 ]; then sed -i 's/--alias-user 65530:65530//' services/smtp; fi
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
ok 'the rules are right' smtp-recv -n --recipients "$DATA/smtp/recipients" --rules routes/rules true
port=$(free_port)
spawn smtp.log tcpserver -RHl localhost 127.0.0.1 "$port" services/smtp
wait_port "$port"
spawn queue.log services/queue
cat >"$T/send.py" <<'END'
import smtplib, sys
port, helo, sender, to, params = sys.argv[1:6]
s = smtplib.SMTP("127.0.0.1", int(port), timeout=60)
for step in (lambda: s.ehlo(helo), lambda: s.docmd("MAIL FROM:<%s>" % sender),
             lambda: s.docmd("RCPT TO:<%s>%s" % (to, params)),
             lambda: s.data("From: s@s.example\r\nSubject: to %s\r\n\r\nx\r\n" % to)):
    try:
        code, text = step()
    except smtplib.SMTPDataError as e:
        code, text = e.args
    if code >= 400:
        break
print(code, text.decode())
END
smtp() { # HELO SENDER RECIPIENT [PARAMS]: the reply that ends it
	timeout 120 "$PYTHON" "$T/send.py" "$port" "$1" "$2" "$3" "${4:-}"
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
done_testing
