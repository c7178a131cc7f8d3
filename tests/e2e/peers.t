#!/bin/sh
# Real servers on both sides of us: a private Postfix and a private OpenSMTPD take
# what smtp-send brings and hand it on to smtp-recv: STARTTLS, DSN, 8BITMIME,
# dots, a big message, many messages over one connection; Postfix delivers to our
# LMTP; what cannot be delivered comes back as their report and as ours.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver openssl
[ "$(id -u)" -eq 0 ] || skip_all 'not root'

mkdir -p "$T/tls/default" "$T/got" "$T/box"; chmod 777 "$T/got"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 9 -subj /CN=us.org \
    -addext subjectAltName=DNS:us.org -keyout "$T/tls/default/privkey.pem" \
    -out "$T/tls/default/fullchain.pem" 2>/dev/null
chmod 600 "$T/tls/default/privkey.pem"
port=$(free_port) lmtp=$(free_port) theirs=$(free_port) q=$T/q
mkdir -m 700 "$q"; chown 65533:65533 "$q"
# Our side: every message is a file with its envelope.
cat >"$T/take" <<'END'
#!/bin/sh
umask 0
cat <&3 >"$OUT/$QUEUE_ID.e"
cat >"$OUT/.$QUEUE_ID" && mv "$OUT/.$QUEUE_ID" "$OUT/$QUEUE_ID.m"
END
chmod 755 "$T/take"
OUT=$T/got; export OUT
printf 'good@us.org\nmany@us.org\nme@far.org\n' >"$T/recipients"
spawn recv.log tcpserver -RHl0 127.0.0.2 "$port" tls-wrap --starttls --cert-dir "$T/tls" \
	smtp-recv --hostname us.org --recipients "$T/recipients" --max-size 40M --offer-dsn "$T/take"
spawn lmtp.log tcpserver -RHl0 127.0.0.2 "$lmtp" smtp-recv --lmtp --accept-all "$T/take"
up() { "$PYTHON" -c "import socket; socket.create_connection(('$1', $2), 1)"; }
wait_for up 127.0.0.2 "$port"; wait_for up 127.0.0.2 "$lmtp"

# text SUBJECT: a message that needs care
text() {
	printf 'From: <me@far.org>\nTo: <good@us.org>\nSubject: %s\nDate: Sun, 22 Nov 2026 10:00:00 +0000\nMessage-ID: <%s@far.org>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n.\n..dot\n.QUIT\nna\303\257ve\n\nend of %s' "$1" "$1" "$1"
}
# there SUBJECT: it has arrived; $found
there() { found=$(grep -l "^Subject: $1\$" "$T"/got/*.m 2>/dev/null | head -n 1); [ -n "$found" ]; }
same_body() { # SUBJECT: byte for byte
	sed '1,/^$/d' "$found" >"$T/b1"; text "$1" | sed '1,/^$/d' >"$T/b2"; echo >>"$T/b2"
	cmp "$T/b1" "$T/b2"
}
# give ADDRESS SUBJECT [PARAMETERS [RECIPIENT]]: to their server
give() {
	printf 'MAIL FROM:<me@far.org>%s\nRCPT TO:<%s> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;orig@us.org\n' \
	    "${3:-}" "${4:-good@us.org}" >"$T/e"
	[ -s "$T/m" ] || text "$2" >"$T/m"
	timeout 300 smtp-send --hostname far.org --relay "[$1]:$theirs" <"$T/m" 3<"$T/e" >"$T/r" 2>"$T/err"
	code=$?; : >"$T/m"
}
: >"$T/m"

told() { grep -q 'RCPT TO:<me@far.org>' "$T"/got/*.e; }
# through NAME ADDRESS TLS: the same for each
through() {
	who=$1 at=$2
	text "$who-plain" >"$T/m"; give "$at" "$who-plain" ' BODY=8BITMIME'
	like "$who takes it" "$code $(cat "$T/r")" '^0 .*(passed|relayed) <good@us.org> .* 250 '
	ok "$who hands it to us" wait_for there "$who-plain"
	ok 'whole' same_body "$who-plain"
	is 'STARTTLS to them, and back' "$(sed '/^$/q' "$found" | grep -c 'with ESMTPS')" "$3"
	{ text "$who-big"; echo; i=0; head -c 3000000 /dev/zero | tr '\0' x | fold -w 70 |
	    sed 's/^/./' ; echo "the end"; } >"$T/m"; cp "$T/m" "$T/big"
	give "$at" "$who-big"
	is 'a big one' "$code" 0
	ok 'arrives' wait_for there "$who-big"
	sed '1,/^$/d' "$found" >"$T/b1"; sed '1,/^$/d' "$T/big" >"$T/b2"
	ok 'every dot of it' cmp "$T/b1" "$T/b2"
	# many over few connections
	rm -f "$T"/got/*; i=0
	while [ $((i += 1)) -le 30 ]; do
		text "$who-many-$i" | SENDER=me@far.org RECIPIENT=many@us.org mail-queue --queue "$q" 2>/dev/null
	done
	timeout 300 queue-run --queue "$q" --once --concurrency 2 --hostname far.org smtp-send -e --hostname far.org \
	    --relay "[$at]:$theirs" >/dev/null 2>"$T/err"
	is 'thirty messages' "$(grep -cE 'event=(passed|relayed)' "$T/err")" 30
	all_there() { [ "$(grep -l "^Subject: $who-many-" "$T"/got/*.m | wc -l)" -eq 30 ]; }
	ok 'all arrive' wait_for all_there
	echo "# $who: 30 messages over $(grep -c 'says="smtp-send: connecting' "$T/err") connections"
	give "$at" "$who-bad" '' bad@us.org
	if [ "$code" -eq 0 ]; then
		# It found out later: a report to the sender, which comes to us.
		ok 'its report' wait_for told
	else
		like 'refused' "$(cat "$T/r")" 'failed <bad@us.org>'
	fi
}

# -- Postfix
if command -v postfix >/dev/null; then
	mkdir -p "$T/pf/etc" "$T/pf/queue" "$T/pf/data"; chown postfix "$T/pf/data"; chmod 755 "$T/pf"
	cat >"$T/pf/etc/main.cf" <<END
compatibility_level = 3.6
queue_directory = $T/pf/queue
data_directory = $T/pf/data
maillog_file = $T/pf/log
maillog_file_prefixes = /
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
inet_protocols = ipv4
alias_maps =
alias_database =
local_recipient_maps =
smtpd_peername_lookup = no
myhostname = pf.org
mydestination =
inet_interfaces = 127.0.0.1
mynetworks = 127.0.0.0/8
relayhost = [127.0.0.2]:$port
transport_maps = inline:{ lmtp.org=lmtp:inet:127.0.0.2:$lmtp }
smtp_tls_security_level = may
smtpd_tls_cert_file = $T/tls/default/fullchain.pem
smtpd_tls_key_file = $T/tls/default/privkey.pem
smtpd_tls_security_level = may
smtpd_relay_restrictions = permit_mynetworks, reject
END
	cat >"$T/pf/etc/master.cf" <<END
127.0.0.3:$theirs inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
tlsmgr unix - - n 1000? 1 tlsmgr
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
END
	spawn pf.start postfix -c "$T/pf/etc" start-fg
	if wait_for up 127.0.0.3 "$theirs"; then
		through Postfix 127.0.0.3 2
		text Postfix-lmtp >"$T/m"; give 127.0.0.3 Postfix-lmtp '' u@lmtp.org
		ok 'Postfix to our LMTP' wait_for there Postfix-lmtp
		like 'as LMTP' "$(cat "$found")" 'with LMTP'
		ok 'whole' same_body Postfix-lmtp
	else
		skip 'Postfix' "it does not start: $(cat "$T/pf.start")"
	fi
	postfix -c "$T/pf/etc" stop >/dev/null 2>&1
else
	skip 'Postfix' 'not installed'
fi

# -- OpenSMTPD, whose package cannot be installed beside Postfix: unpacked, in a
# mount namespace with the users and directories that it has compiled in
smtpd=${OPENSMTPD:-/var/tmp/pneumatic-peers/opensmtpd/usr/sbin/smtpd}
[ -x "$smtpd" ] || smtpd=$(command -v smtpd || :)
if [ -n "$smtpd" ] && [ -x "$smtpd" ] && unshare -m true 2>/dev/null; then
	theirs=$(free_port)
	# 6.8.0p2 as packaged cannot be a TLS server with OpenSSL 3: its keys are held by
	# another process, which is reached by a default RSA and EC method, and providers
	# do not call that. RSA and EC keys, TLS 1.2 and 1.3 and RSA key exchange all end
	# in "EVP lib" or "internal error". So we go on without TLS, as for any host
	# that cannot; it speaks TLS to us.
	openssl req -x509 -newkey rsa:2048 -nodes -days 9 -subj /CN=os.org \
	    -keyout "$T/os.key" -out "$T/os.pem" 2>/dev/null
	chmod 600 "$T/os.key"
	cat >"$T/smtpd.conf" <<END
pki os.org cert "$T/os.pem"
pki os.org key "$T/os.key"
smtp max-message-size "40M"
listen on 127.0.0.4 port $theirs tls pki os.org hostname os.org
action "out" relay host "smtp://127.0.0.2:$port" helo os.org
match from any for any action "out"
END
	cp /etc/passwd "$T/passwd"; cp /etc/group "$T/group"
	id=30990
	for u in opensmtpd opensmtpq _smtpd _smtpq; do
		echo "$u:x:$id:$id::/nonexistent:/bin/false" >>"$T/passwd"
		echo "$u:x:$id:" >>"$T/group"; id=$((id + 1))
	done
	# shellcheck disable=SC2016
	spawn os.log unshare -m --propagation private sh -c '
		mount --bind "$0/passwd" /etc/passwd && mount --bind "$0/group" /etc/group &&
		mount -t tmpfs -o mode=755 tmpfs /var/spool && mkdir -m 711 /var/spool/smtpd &&
		mount -t tmpfs -o mode=755 tmpfs /var/lib && mkdir -p /var/lib/opensmtpd/empty &&
		mount -t tmpfs -o mode=755 tmpfs /run && exec "$1" -d -f "$0/smtpd.conf"' "$T" "$smtpd"
	if wait_for up 127.0.0.4 "$theirs"; then
		through OpenSMTPD 127.0.0.4 1
	else
		skip 'OpenSMTPD' "it does not start: $(tail -n 2 "$T/os.log")"
	fi
else
	skip 'OpenSMTPD' 'not there, or no mount namespaces'
fi
done_testing
