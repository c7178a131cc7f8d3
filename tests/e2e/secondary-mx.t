#!/bin/sh
# A secondary MX: takes mail for two domains while their primaries are away, only
# for recipients that it knows of, relays for nobody else, has no submission, and
# hands on when the primaries are back: to the better MX, never to itself.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver swaks
port=$(free_port) dns=$(free_port) q=$T/q
DNS_SERVER=127.0.0.1@$dns; export DNS_SERVER
mkdir -m 700 "$q"; [ "$(id -u)" -ne 0 ] || chown 65533:65533 "$q"
cat >"$T/zone" <<END
one.org MX 10 mx.one.org
one.org MX 20 backup.org
two.org MX 10 mx.two.org
two.org MX 20 backup.org
mx.one.org A 127.0.0.2
mx.two.org A 127.0.0.3
backup.org A 127.0.0.4
END
printf 'ann@one.org\nbob@two.org\n' >"$T/recipients"
: >"$T/behave"
spawn dns.log "$PYTHON" "$ROOT/tests/lib/dns-stub.py" 127.0.0.1 "$dns" "$T/zone"
# Whoever may ask: the domains we are a secondary of.
cat >"$T/etrn" <<END
#!/bin/sh
PATH=$PATH
case \$ETRN_DOMAIN in
one.org | two.org) exec queue-list --queue '$q' --to "\$ETRN_DOMAIN" --requeue ;;
esac
exit 77
END
chmod 755 "$T/etrn"
spawn recv.log tcpserver -RHl0 127.0.0.4 "$port" smtp-recv --hostname backup.org --etrn "$T/etrn" \
	--recipients "$T/recipients" mail-queue --queue "$q"
up() { "$PYTHON" -c "import socket; socket.create_connection(('$1', $port), 1)"; }
wait_for up 127.0.0.4; wait_port "$dns"
spawn run.log queue-run --queue "$q" --hostname backup.org --min-backoff 1h \
	smtp-send --port "$port" --hostname backup.org --connect-timeout 1s --family 4
try() { swaks -s 127.0.0.4 -p "$port" -f s@x.org -t "$1" -h client.org 2>&1 | sed -n 's/^<\*\* *//p; s/^<-  250 2.0.0.*/taken/p'; }
is 'mail for a user of the first' "$(try ann@one.org)" taken
is 'and of the second' "$(try bob@two.org)" taken
like 'nobody of that name: refused, not bounced later' "$(try nobody@one.org)" '^550 5\.1\.1'
like 'no relay' "$(try x@elsewhere.org)" '^55[04] 5\.'
unlike 'no submission' "$(swaks -s 127.0.0.4 -p "$port" -q EHLO 2>&1)" 'AUTH'
wait_for sh -c "[ \$(cat '$q'/work/* | grep -c deferred) -eq 2 ]"
like 'the primaries are away: it waits' "$(queue-list --queue "$q")" 'deferred <ann@one.org> .*mx.one.org\[127.0.0.2\] 4\.4\.1'
unlike 'and was not sent to ourselves' "$(cat "$q"/work/*)" 'backup.org\[127'
spawn one.err "$PYTHON" "$ROOT/tests/lib/smtp-peer.py" 127.0.0.2 "$port" "$T/behave" "$T/one.log"
spawn two.err "$PYTHON" "$ROOT/tests/lib/smtp-peer.py" 127.0.0.3 "$port" "$T/behave" "$T/two.log"
wait_for up 127.0.0.2; wait_for up 127.0.0.3
ok 'the first is back: its mail is flushed' queue-list --queue "$q" --to one.org --requeue
wait_for grep -q 'RCPT TO:<ann@one.org>' "$T/one.log"
wait_for sh -c "[ \$(ls '$q/work' | wc -l) -eq 1 ]"
like 'the other waits for its time' "$(queue-list --queue "$q")" 'deferred <bob@two.org>'
etrn() { swaks -s 127.0.0.4 -p "$port" -q EHLO >/dev/null 2>&1; "$PYTHON" -c "
import smtplib
s = smtplib.SMTP('127.0.0.4', $port, timeout=60)
s.ehlo('mx.two.org')
print(*s.docmd('ETRN', '$1'))
s.quit()" 2>&1; }
like 'ETRN for a domain that is not ours' "$(etrn three.org)" '^4[0-9][0-9]|^5[0-9][0-9]'
like 'the second asks for its mail itself: ETRN' "$(etrn two.org)" '^25[0-9] '
wait_for grep -q 'RCPT TO:<bob@two.org>' "$T/two.log"
wait_for sh -c "[ \$(ls '$q/work' | wc -l) -eq 0 ]"
is 'each to its own primary, once' "$(grep -c '^RCPT' "$T/one.log") $(grep -c '^RCPT' "$T/two.log")" '1 1'
is 'the sender is who it was' "$(grep '^MAIL' "$T/one.log" | cut -d' ' -f1,2)" 'MAIL FROM:<s@x.org>'
done_testing
