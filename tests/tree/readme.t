#!/bin/sh
# What README says can be typed is typed: its pipelines and its "Each tool with a
# file", in a directory that has the files they name. Only the paths of
# installed services and the addresses of scanners are put in their place.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/peers.sh"
need openssl
ldap_homes=$T/homes ldap_uid=30000 ldap_gid=30000
start_spamd && spamd=yes || spamd=
start_clamd && clamd=yes || clamd=
start_slapd && slapd=yes || slapd=
ok "make an instance" sh "$ROOT/etc/demo/instance.sh" "$T/i"

# The scratch directory, and who types: not root.
W=$T/w
mkdir "$W" && cd "$W" || exit 1
cat >mail.eml <<EOF
From: Joe <joe@example.org>
To: Ann <ann@example.net>
Subject: what README says
Date: Sun, 22 Nov 2026 03:00:00 +0000
Message-ID: <1@example.org>

the old body
EOF
openssl genrsa -out k.pem 2048 2>/dev/null
cp "$T/i/users" users
cp -RL "$T/i/tls" tls
printf '#!/bin/sh\nexec file-auth --users %s/users --checkpassword "$@"\n' "$W" >check
chmod 755 check
"$PYTHON" - >"$T/why" 2>&1 <<'EOF' && ! sasldb-list -V | grep -q without-lmdb && sasldb=yes || sasldb=
import lmdb
e = lmdb.open("sasldb2", subdir=False, map_size=1 << 20)
with e.begin(write=True) as t:
    t.put(b"ann\0example.org\0userPassword", b"ann-secret")
e.close()
EOF
printf 'require "fileinto";\nfileinto "Read";\n' >my.sieve
if [ -n "$slapd" ]; then
	sed "s/^hosts = .*/hosts = 127.0.0.1:$ldap_port/" "$ROOT/etc/pneumatic/ldap.conf" >ldap.conf
fi
chmod 600 k.pem users
[ "$(id -u)" -ne 0 ] || chown -R 30000:30000 "$W"
typed() {
	if [ "$(id -u)" -eq 0 ]; then
		setpriv --reuid=30000 --regid=30000 --clear-groups sh -c "$1"
	else
		sh -c "$1"
	fi
}

# section TITLE: the indented lines below it, one command a line.
section() {
	awk -v title="$1" '
		/^---/ { on = last == title }
		{ last = $0 }
		on && /^    / {
			sub(/^    /, "")
			line = line $0
			if (sub(/\\$/, "", line) || line ~ /\|$/) { line = line " "; next }
			gsub(/  +/, " ", line); print line; line = ""
		}
	' "$ROOT/README"
}
{ section 'Pipelines' | grep -v '[];]$'; section 'Each tool with a file'
section 'Mailboxes' | grep -v '^imap-login'; } |
    sed -e "s,/etc/pneumatic,$T/i,g" -e "s,127.0.0.1:783,127.0.0.1:${spamd_port:-0},g" \
    -e "s,/run/clamav/clamd.ctl,$T/clamd/sock,g" >"$T/commands"
is "each tool that a user tries is there" \
    "$(for tool in proxy-accept tls-wrap tls-check \
    mail-passwd pam-auth checkpassword-auth sasldb-auth sasldb-list auth-throttle auth-cache auth-socket \
    chain smtp-recv file-auth ldap-auth dkim-sign spam-pipe filter-pipe \
    submission-fix sieve-filter maildir-deliver maildir-quota mail-deliver imapd pop3d; do
	grep -qE "(^| )$tool( |$)" "$T/commands" || echo "$tool"
done)" ""

# What the reader of README expects to see, by the last program of the line.
expect() {
	case $1 in
	chain*) printf '^imapd$' ;;
	*smtp-recv*) printf '^221 ' ;;
	proxy-accept*) printf '^proxy-accept: ok' ;;
	tls-wrap*) printf '^default: fullchain.pem: EC, ' ;;
	tls-check*) printf '^5 right, 0 to be looked at, 0 wrong$' ;;
	mail-passwd*app-add*) printf '^[a-z0-9]{5}-[a-z0-9]{5}-' ;;
	mail-passwd*list*) printf 'joe@example.org.active.*SCRAM-SHA-256.phone' ;;
	*pam-auth*) printf '^250.home=' ;;
	*checkpassword-auth*) printf '^235 .*joe@example.org' ;;
	sasldb-list*) printf '^ann@example.org:{PLAIN}ann-secret$' ;;
	*sasldb-auth*) printf '^250.home=/var/mail/ann$' ;;
	*--throttle*--cache*) printf '^535 5.7.8' ;;
	auth-throttle*) printf '^address *192.0.2.1 .*failures=1' ;;
	auth-cache*) printf '^entries=' ;;
	*auth-socket*) printf '^MECH.SCRAM-SHA-256' ;;
	*file-auth*) printf '^250.home=.*/mail/joe$' ;;
	*ldap-auth*) printf '^250.home=.*/homes/joe$' ;;
	*maildir-quota*) printf 'bytes=[0-9]*/2147483648' ;;
	maildir-undelete*) printf '^0 of 0 would come back' ;;
	search-index*) printf '^added=[1-9]' ;;
	*--uidl-check*) printf '^0 of [1-9][0-9]* UIDLs would change' ;;
	maildir-expire*|maildir-check*) printf '^$' ;;
	*maildir-deliver*) printf 'event=delivered' ;;
	dkim-sign*) printf '^DKIM-Signature: .*d=example.org' ;;
	spam-pipe*) printf '^X-Spam-Status: No' ;;
	submission-fix*) printf '^Date: ' ;;
	filter-pipe*) printf '^the new body' ;;
	*imapd*) printf '^\* [1-9][0-9]* EXISTS' ;;
	*pop3d*) printf '^\+OK [1-9][0-9]* messages' ;;
	*) printf 'README names a tool that this test does not know' ;;
	esac
}
[ -z "$spamd" ] || await_spamd || spamd=
[ -z "$clamd" ] || await_clamd || clamd=
while read -r command; do
	case $command in
	*pam-auth*) id nobody >/dev/null 2>&1 && ! pam-check -V | grep -q without-pam ||
		{ skip "$command" 'no PAM'; continue; } ;;
	*sasldb2*) [ -n "$sasldb" ] || { skip "$command" 'no LMDB'; continue; } ;;
	*ldap-auth*) [ -n "$slapd" ] || { skip "$command" 'no slapd'; continue; } ;;
	*--spamd*) [ -n "$spamd" ] || { skip "$command" 'no spamd'; continue; } ;;
	*search-index*) ! search-index -V | grep -q without ||
		{ skip "$command" 'no SQLite'; continue; } ;;
	*--uidl-check*) typed "printf 'UIDL\r\nQUIT\r\n' | pop3d --maildir ./Maildir \
	    --uidl-format %08Xu%08Xv" >old.txt 2>/dev/null ;;
	*--clamd*) [ -n "$clamd" ] || { skip "$command" 'no clamd'; continue; } ;;
	esac
	printf '%s\n' "$command" >"$T/command"
	typed "$(cat "$T/command")" >"$T/said" 2>&1 </dev/null
	is "exit 0: $command" "$?" 0
	like "and it says what it should" "$(tr -d '\r' <"$T/said")" "$(expect "$command")"
done <"$T/commands"
like "Sieve has filed one" "$(ls Maildir/.Read/new)" .

# The service that README shows is the one that is installed.
is "the service in README is etc/pneumatic/services/submission" \
    "$(section 'Set it up' | tr -s '\t ' ' ' | grep '^exec ')" \
    "$(sed -n '/^exec/,$p' "$ROOT/etc/pneumatic/services/submission" |
	tr -s '\\\t\n' ' ' | sed 's/  */ /g; s/ $//')"
# A user, a device's password and a certificate as README makes them, each
# command as it stands there, but for the places and the terminal.
put() { sed -n "s,^[#\$] ,,p" | sed -e "s,/etc/pneumatic/users,$T/users,g" -e "s,/var/mail/joe,$T/joe,g" \
    -e "s,/var/lib/pneumatic,$T/i/state,g" -e "s,/etc/pneumatic/tls,$T/tls,g" -e "s,/etc/letsencrypt,$T/le,g" \
    -e "s,/etc/pneumatic/certbot,$ROOT/etc/pneumatic/certbot,g" -e 's/mail-passwd --create/& --stdin/' \
    -e 's/-o 3000 -g 3000//' -e "s,localhost:25 localhost:993,,"; }
mkdir -p "$T/tls" "$T/le/renewal-hooks/deploy"
ln -s "$T/tls" "$T/le/live"
section Users | put >"$T/setup"
printf 'joe-secret\n' | sh -e "$T/setup" >"$T/said" 2>&1
is "what README shows of users works: exit code" "$?" 0
like "the last prints a password" "$(cat "$T/said")" '^[a-z0-9]{5}-'
like "joe's is the right one" "$(printf 'AUTH PLAIN %s\n' "$(printf '\0joe@example.org\0joe-secret' |
    base64)" | file-auth --users "$T/users" 2>&1)" '^235'
is "his home is there" "$(stat -c %a "$T/joe")" 700
TCPREMOTEIP=192.0.2.1 file-auth --users "$T/users" --throttle "$T/i/state/throttle" >/dev/null 2>&1 <<EOF
AUTH PLAIN AGpvZUBleGFtcGxlLm9yZwBvb3Bz
EOF
section Logins | put | sh -e >"$T/said" 2>&1
is "what it shows of logins: exit code" "$?" 0
like "why one is not offered" "$(cat "$T/said")" 'CRAM-MD5 does not work: '
like "who is counted" "$(cat "$T/said")" '^address *192.0.2.1 '
unlike "and let in" "$(auth-throttle --throttle "$T/i/state/throttle" --list)" 192.0.2.1
# certbot's link first: here both directories are one.
section Certificates | put | sed '/ln -s mail.*live/d' >"$T/setup"
sh "$T/setup" >"$T/said" 2>&1
is "what it shows of certificates: nobody vouches for this one" "$?" 1
like "and all else is right" "$(cat "$T/said")" '^8 right, 2 to be looked at, 0 wrong$'
ok "the hook is there" test -x "$T/le/renewal-hooks/deploy/deploy-hook"
is "every file that README names is in the tree" "$(for f in inetd.conf.sample \
    $(grep -o 'etc/pneumatic/[a-z.]*' "$ROOT/README" | sed 's/\.$//' | sort -u) $(grep -o 'man/[a-z3.0-9-]*' "$ROOT/README") \
    cmd/tools tests/packages.sh LICENSE; do
	case $f in etc/pneumatic/users | etc/pneumatic/tls | etc/pneumatic/dkim | etc/pneumatic/certbot/user | man/) continue ;; esac
	[ -e "$ROOT/$f" ] || echo "$f is not there"
done; echo all)" all

# Rules, routes and the queue, in the place of the installed ones.
mkdir -p "$T/pn/services" "$T/spool"
cp -R "$ROOT/etc/pneumatic/routes" "$T/pn/routes"
cp "$T/i/users" "$T/pn/users"
section 'Mail in and out' | sed -n 's,^[#$] ,,p' | sed -e "s,/etc/pneumatic,$T/pn,g" \
    -e "s,/var/spool/pneumatic,$T/spool,g" >"$T/routes"
[ "$(id -u)" -eq 0 ] || sed -i 's/-o 65533 -g 65533//' "$T/routes"
is "README's commands of routes" "$(wc -l <"$T/routes" | tr -d ' ')" 12
while read -r command; do
	printf '%s\n' "$command" >"$T/command"
	timeout 300 sh "$T/command" >"$T/said" 2>&1 </dev/null
	is "exit 0: $command" "$?" 0
done <"$T/routes"
done_testing
