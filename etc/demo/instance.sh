#!/bin/sh
# instance.sh DIR - make a whole, small instance in the empty directory DIR, from
# the installed form of the service files: users, a self-signed certificate, a
# DKIM key. For the demonstration and the tests; an administrator makes the same
# by hand below /etc/pneumatic.
#
# From the environment: BIN, the directory of the programs; SCAN, options for
# spam-pipe; MAIL_UID and MAIL_GID, whom the mailboxes belong to (default: who
# runs this, or 30000 when that is root; no such account need exist).
# SPDX-License-Identifier: ISC
set -eu
dir=$1
src=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)
uid=$(id -u) gid=$(id -g)
[ "$uid" -ne 0 ] || uid=30000 gid=30000
uid=${MAIL_UID:-$uid} gid=${MAIL_GID:-$gid}
umask 022

mkdir -p "$dir/services" "$dir/sieve" "$dir/tls/default" "$dir/dkim/example.org" \
    "$dir/mail" "$dir/log" "$dir/filters"
(umask 077; mkdir -p "$dir/state")
for f in "$src"/etc/pneumatic/services/* "$src"/etc/pneumatic/sieve/*; do
	to=$dir/${f#"$src"/etc/pneumatic/}
	sed -e "s,/usr/local/bin,$BIN,g" -e "s,/etc/pneumatic,$dir,g" \
	    -e "s,/var/lib/pneumatic,$dir/state,g" -e "s,/var/spool/pneumatic,$dir/spool,g" \
	    -e "s,^	spam-pipe ,	spam-pipe ${SCAN:+$SCAN }," "$f" >"$to"
	[ ! -x "$f" ] || chmod 755 "$to"
done

# A self-signed certificate, valid for a month.
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes \
    -days 30 -subj /CN=localhost -addext \
    'subjectAltName=DNS:localhost,DNS:mail.example.org,IP:127.0.0.1' \
    -keyout "$dir/tls/default/privkey.pem" \
    -out "$dir/tls/default/fullchain.pem" 2>"$dir/log/openssl"
# One folder per domain, the file's name is the selector.
openssl genrsa -out "$dir/dkim/example.org/demo" 2048 2>>"$dir/log/openssl"
openssl rsa -in "$dir/dkim/example.org/demo" -pubout \
    -out "$dir/dkim/example.org/demo.pub" 2>>"$dir/log/openssl"
chmod 600 "$dir/tls/default/privkey.pem" "$dir/dkim/example.org/demo"
# Started as root, the message chain runs as the user of file-auth --user.
[ "$(id -u)" -ne 0 ] || chown 65533:65533 "$dir/dkim/example.org/demo"

# Argon2 for PLAIN and LOGIN, and SCRAM-SHA-256: file-auth(8) offers all of these.
for user in joe ann; do
	home=$dir/mail/$user
	mkdir -p "$home"
	printf '%s-secret\n' "$user" | "$BIN/mail-passwd" --stdin --create --ids "$uid:$gid" \
	    --home "$home" add "$dir/users" "$user@example.org"
	chmod 700 "$home"
	[ "$(id -u)" -ne 0 ] || chown "$uid:$gid" "$home"
done
# Ann files mail of the demonstration into a folder.
cat >"$dir/mail/ann/.dovecot.sieve" <<'END'
require ["fileinto"];
if header :contains "Subject" "demonstration" {
	fileinto "Demo";
}
END
[ "$(id -u)" -ne 0 ] || chown "$uid:$gid" "$dir/mail/ann/.dovecot.sieve"
