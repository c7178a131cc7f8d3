#!/bin/sh
# demo.sh - a whole mail server on loopback ports, one message through it, and
# then it stays up. `make demo` installs what is missing, builds and runs this.
# Everything is below one directory that is removed at the end.
# SPDX-License-Identifier: ISC
set -eu
src=$(cd "$(dirname "$0")/../.." && pwd)
O=${O:-build}
case $O in /*) ;; *) O=$src/$O ;; esac
BIN=$O/bin
PATH=$BIN:/usr/sbin:/sbin:$PATH
export PATH BIN
dir=$(mktemp -d "${TMPDIR:-/tmp}/pneumatic-demo.XXXXXX")
chmod 755 "$dir"
mkdir "$dir/log"
pids=
# As root, deliveries run as another user, who must reach the programs.
if [ "$(id -u)" -eq 0 ] && ! setpriv --reuid=30000 --regid=30000 \
    --clear-groups test -x "$BIN/chain" 2>/dev/null; then
	cp -R "$BIN" "$dir/bin"
	BIN=$dir/bin PATH=$dir/bin:$PATH
fi

finish() {
	status=$?
	trap - EXIT
	for pid in $pids; do kill "$pid" 2>/dev/null || :; done
	for pid in $pids; do wait "$pid" 2>/dev/null || :; done
	cd / && rm -rf "$dir"
	exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

say() { printf '%s\n' "$*"; }
step() { printf '\n== %s\n' "$*"; }
die() {
	say "demo: $*" >&2
	for log in "$dir"/log/*; do
		[ -s "$log" ] || continue
		say "--- $log" >&2
		tail -n 20 "$log" >&2
	done
	exit 1
}
need() { command -v "$1" >/dev/null 2>&1 || die "$1 is not installed: $2"; }
need tcpserver 'apt-get install ucspi-tcp'
need curl 'apt-get install curl'
need openssl 'apt-get install openssl'

# Ports of their usual numbers plus 10000, or the next free ones.
# curl says 7 when nothing listens; a service that greets is hung up on.
port_open() {
	curl -s -m 0.3 "telnet://127.0.0.1:$1" </dev/null >/dev/null 2>&1
	[ $? -ne 7 ]
}
free_port() {
	p=$1
	while port_open "$p"; do p=$((p + 1)); done
	printf '%s' "$p"
}
wait_port() {
	tries=0
	until port_open "$1"; do
		tries=$((tries + 1))
		[ "$tries" -lt 200 ] || die "nothing listens on port $1"
		sleep 0.05
	done
}

# A scanner of our own, when SpamAssassin is installed; never the system's.
SCAN=''
start_spamd() {
	command -v spamd >/dev/null 2>&1 || return 0
	spamd_port=$(free_port 10783)
	mkdir -p "$dir/spamd/rules" "$dir/spamd/home"
	cp /etc/spamassassin/*.pre "$dir/spamd/rules/" 2>/dev/null ||
		cp /etc/mail/spamassassin/*.pre "$dir/spamd/rules/" 2>/dev/null || return 0
	as_user=''
	if [ "$(id -u)" -eq 0 ]; then
		as_user='-u nobody'
		chown -R nobody "$dir/spamd"
	fi
	# shellcheck disable=SC2086
	HOME=$dir/spamd/home spamd -L -x -m 1 -s stderr $as_user \
	    -i 127.0.0.1 -p "$spamd_port" -r "$dir/spamd/pid" \
	    --siteconfigpath="$dir/spamd/rules" >"$dir/log/spamd" 2>&1 &
	pids="$pids $!"
	SCAN="--spamd 127.0.0.1:$spamd_port"
}

step 'an instance: users, a certificate, a DKIM key, service files'
start_spamd
export SCAN
sh "$src/etc/demo/instance.sh" "$dir/instance"
say "$dir/instance:" "$(ls "$dir/instance" | tr '\n' ' ')"
say 'services/submission:'
sed -n '/^exec/,$p' "$dir/instance/services/submission" | sed 's/^/    /'

step 'services under tcpserver, on loopback'
serve() {
	tcpserver -RHl localhost 127.0.0.1 "$2" "$dir/instance/services/$1" \
	    >"$dir/log/$1" 2>&1 &
	pids="$pids $!"
	say "    127.0.0.1:$2  $1"
}
smtp=$(free_port 10025) submission=$(free_port 10587) submissions=$(free_port 10465)
imap=$(free_port 10143) imaps=$(free_port 10993) pop3=$(free_port 10110) pop3s=$(free_port 10995)
serve smtp "$smtp"; serve submission "$submission"; serve submissions "$submissions"
serve imap "$imap"; serve imaps "$imaps"; serve pop3 "$pop3"; serve pop3s "$pop3s"
for port in $smtp $submission $submissions $imap $imaps $pop3 $pop3s; do
	wait_port "$port"
done
if [ -n "$SCAN" ]; then
	wait_port "$spamd_port"
	say "    127.0.0.1:$spamd_port  spamd (SpamAssassin, for spam-pipe)"
else
	say '    no scanner: spamd is not installed'
fi

step 'joe sends a message to ann: submission on 587, STARTTLS, AUTH'
cat >"$dir/mail.eml" <<END
From: Joe <joe@example.org>
To: Ann <ann@example.org>
Subject: a demonstration
Date: $(date -R)
Message-ID: <demo.$$@example.org>

One message through every stage.
END
curl -sS --ssl-reqd --cacert "$dir/instance/tls/default/fullchain.pem" \
    --url "smtp://localhost:$submission/client.example.org" \
    --user joe@example.org:joe-secret \
    --mail-from joe@example.org --mail-rcpt ann@example.org \
    --crlf --upload-file "$dir/mail.eml" || die 'the message was not accepted'
say 'accepted. What the stages said (service, session and remote address left out):'
sed -n 's/^service=[^ ]* session=[^ ]* remote=[^ ]* event=/    /p' "$dir/log/submission" |
	grep -vE '^    (connect|disconnect)' || :

step 'ann reads it: IMAPS, in the folder where her Sieve script put it'
curl -sS --cacert "$dir/instance/tls/default/fullchain.pem" \
    --user ann@example.org:ann-secret \
    "imaps://localhost:$imaps/Demo;MAILINDEX=1" >"$dir/read" || die 'not there'
tr -d '\r' <"$dir/read" | sed 's/^/    /'
tr -d '\r' <"$dir/read" | grep -q '^One message through every stage' ||
	die 'this is not the message'
for header in Return-Path Received DKIM-Signature; do
	grep -q "^$header:" "$dir/read" || die "$header is missing"
done
say "signed by: $(sed -n 's/.*\(d=[^;]*; s=[^;]*\);.*/\1/p' "$dir/read")"
[ -z "$SCAN" ] || grep -q '^X-Spam-Status:' "$dir/read" || die 'it was not scanned'

step 'the same by POP3S: another message, which goes to the inbox'
sed 's/^Subject: .*/Subject: hello/' "$dir/mail.eml" >"$dir/mail2.eml"
curl -sS --ssl-reqd --cacert "$dir/instance/tls/default/fullchain.pem" \
    --url "smtps://localhost:$submissions/client.example.org" \
    --user joe@example.org:joe-secret \
    --mail-from joe@example.org --mail-rcpt ann@example.org \
    --crlf --upload-file "$dir/mail2.eml" || die 'the message was not accepted'
curl -sS --cacert "$dir/instance/tls/default/fullchain.pem" \
    --user ann@example.org:ann-secret "pop3s://localhost:$pop3s/1" >"$dir/read" ||
	die 'not there'
grep -q '^Subject: hello' "$dir/read" || die 'this is not the message'
say "    $(grep -c '' "$dir/read") lines, Subject: hello"

# Logins: what is kept of a password decides which mechanisms are offered.
ca=$dir/instance/tls/default/fullchain.pem throttle=$dir/instance/state/throttle
step 'logins: the mechanisms that work for every user, and who fails is counted'
say "    $(printf 'CAPA\n' | file-auth --users "$dir/instance/users" | sed -n 's/^250-AUTH/offered:/p')"
curl -sS --cacert "$ca" --user ann@example.org:wrong "imaps://localhost:$imaps/" \
    >/dev/null 2>&1 && die 'a wrong password was taken'
say "    a wrong password, and then auth-throttle --throttle state/throttle --list:"
auth-throttle --throttle "$throttle" --list | sed 's/^/    /'
auth-throttle --throttle "$throttle" --list | grep -q '^user *ann@example.org ' ||
	die 'the failure was not counted'
scram="gsasl --imap localhost $imap --x509-ca-file tls/default/fullchain.pem \\
        -m SCRAM-SHA-256-PLUS -a ann@example.org -z ann@example.org \\
        -p ann-secret </dev/null"
if command -v gsasl >/dev/null 2>&1; then
	(cd "$dir/instance" && eval "timeout 30 $scram") >"$dir/log/gsasl" 2>&1 ||
		die 'no login by SCRAM-SHA-256-PLUS'
	say '    ann logs in by SCRAM-SHA-256-PLUS, without showing her password (gsasl)'
else
	scram="(apt-get install gsasl)
    $scram"
fi

step 'certificates: what is there, what the ports serve, do they agree'
tls-check --cert-dir "$dir/instance/tls" --ca "$ca" "localhost:$smtp/smtp" \
    "localhost:$imaps" >"$dir/tls" || die "tls-check: $(cat "$dir/tls")"
sed 's/^/    /' "$dir/tls"

step 'it is yours'
cat <<END
    users     joe@example.org, password joe-secret; ann@example.org, ann-secret
    files     $dir/instance
    logs      $dir/log
    IMAP      openssl s_client -quiet -crlf -connect 127.0.0.1:$imaps
              then: a LOGIN ann@example.org ann-secret
    mutt      mutt -f imaps://ann%40example.org@localhost:$imaps/Demo
    SMTP      openssl s_client -quiet -crlf -starttls smtp -connect 127.0.0.1:$submission
    POP3      openssl s_client -quiet -crlf -connect 127.0.0.1:$pop3s

    In another terminal:

    cd $dir/instance
    PATH=$BIN:\$PATH
    $scram
    mail-passwd list users
    mail-passwd --services imap,submission app-add users joe@example.org phone
    echo VRFY joe@example.org | file-auth -e --users users
    auth-throttle --throttle state/throttle --list
    tls-check --cert-dir tls --ca tls/default/fullchain.pem \\
        localhost:$imaps localhost:$submission/smtp
    printf 'a SELECT Demo\\r\\nb LOGOUT\\r\\n' | imapd --maildir mail/ann/Maildir
END
if [ -t 0 ] && [ -t 1 ]; then
	say; say 'Ctrl-C ends it and removes everything.'
	while :; do sleep 3600 & wait $! || :; done
fi
say; say 'not on a terminal: ending.'
