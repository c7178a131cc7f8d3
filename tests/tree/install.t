#!/bin/sh
# make install and uninstall: everything is there, nothing is setuid, the paths in
# service files and units are those of PREFIX and SYSCONFDIR, configuration that
# is there is kept, and what is installed runs from where it is.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need make openssl
cd "$ROOT" || exit 1
made() { # made TARGET DESTDIR PREFIX SYSCONFDIR, without building anything
	O=$O DESTDIR=$2 PREFIX=$3 SYSCONFDIR=$4 LOCALSTATEDIR=${4%/etc}/var sh etc/make/install.sh "$1"
}

# --- into a directory, as a package is made

D=$T/image
(umask 077; made install "$D" /usr/local /etc) >"$T/out" 2>&1
is "install below DESTDIR" "$?" 0
is "every tool" "$(awk '/^[a-z]/ { sub(".*/", "", $1); print $1 }' cmd/tools | while read -r t; do
	[ -x "$D/usr/local/bin/$t" ] || echo "no $t"; done)" ""
is "every page" "$(for p in man/*.[1-9]; do
	cmp "$p" "$D/usr/local/share/man/man${p##*.}/${p##*/}"; done 2>&1)" ""
is "nothing is setuid or setgid" "$(find "$D" -type f \( -perm -4000 -o -perm -2000 \))" ""
is "nothing that others may write" "$(find "$D" ! -type l -perm -0002)" ""
is "all can be read with a umask of 077, but the file for a password" \
    "$(find "$D/usr" "$D/etc" ! -perm -0444 | sed "s,$D,,")" /etc/pneumatic/ldap.conf
is "DESTDIR is in no file" "$(grep -rl "$D" "$D")" ""
echo '# mine' >>"$D/etc/pneumatic/services/imap"
echo '# mine' >>"$D/etc/pneumatic/ldap.conf"
made install "$D" /usr/local /etc >"$T/out" 2>&1
is "a second time keeps the configuration" \
    "$(cd "$D/etc/pneumatic" && tail -qn 1 services/imap ldap.conf)" "# mine
# mine"
made uninstall "$D" /usr/local /etc >"$T/out" 2>&1
is "uninstall takes all away" "$(find "$D/usr" -type f)" ""
ok "but the configuration" test -f "$D/etc/pneumatic/services/imap"
rm -rf "$D"

# --- elsewhere, and used there

P=$T/pn
made install '' "$P" "$P/etc" >"$T/out" 2>&1
is "install with other PREFIX and SYSCONFDIR" "$?" 0
is "no path of the default is left" "$(grep -rlE '/usr/local|[^n]/(etc|var/lib|var/spool)/pneumatic' "$P/etc" "$P/lib" \
    "$P/share/pneumatic/inetd.conf.sample" 2>/dev/null | xargs -r grep -nE '/usr/local|(^|[^n])/(etc|var/lib|var/spool)/pneumatic')" ""
is "every file that inetd.conf names is there" "$(awk '/^[^#]/ { print $6 }' \
    "$P/share/pneumatic/inetd.conf.sample" | while read -r f; do [ -x "$f" ] || echo "$f"; done)" ""
if command -v systemd-analyze >/dev/null && [ -d "$P/lib/systemd" ]; then
	ok "systemd-analyze verify: the units" systemd-analyze verify \
	    "$P"/lib/systemd/system/*.socket "$P"/lib/systemd/system/*.service
	is "it says nothing" "$(grep -v '^$' "$T/.ok" | grep pneumatic)" ""
else
	skip "the units" "systemd-analyze is not installed"
fi

# --- by the paths of the installation, without options
mkdir -p "$P/var/spool/pneumatic/queue"
[ "$(id -u)" -ne 0 ] || chown 65533:65533 "$P/var/spool/pneumatic/queue"
is "sendmail finds its chain" "$(cd / && env PATH=/usr/bin:/bin "$P/bin/sendmail" -n 2>&1)" "sendmail: ok"
ok "mailq finds the queue" env PATH=/usr/bin:/bin "$P/bin/mailq"
ok "newaliases finds the aliases" env PATH=/usr/bin:/bin "$P/bin/newaliases"
ok "and compiles them" test -s "$P/etc/pneumatic/routes/aliases.cdb"
rm -f "$P/etc/pneumatic/routes/aliases.cdb"
echo 'sales@example.org ann@example.org' >>"$P/etc/pneumatic/routes/virtual"
is "mail-route finds its maps" "$(env PATH=/usr/bin:/bin "$P/bin/mail-route" sales@example.org)" "ann@example.org"

# The accounts and the keys are those of the demonstration, in the place that
# README says.
BIN=$P/bin sh etc/demo/instance.sh "$T/i" >/dev/null
for f in users tls/default dkim/example.org; do
	cp -Rp "$T/i/$f" "$P/etc/pneumatic/${f%/*}"
done
cd "$T" || exit 1
is "every service can be read" "$(for s in $(grep -l '^#!.*/chain$' "$P"/etc/pneumatic/services/*); do
	env PATH=/usr/bin:/bin CONTENT_TYPE=x REPORT_URI=https://a.example/ "$P/bin/chain" --print "$s" |
	    tail -n 1; done | sort | uniq -c | tr -s ' ')" " 1 https://a.example/
 2 imapd
 5 maildir-deliver
 1 none
 2 pop3d
 1 smtp-send"
if ! command -v tcpserver >/dev/null; then
	skip "a service" "tcpserver is not installed"
	done_testing
fi
serve() {
	port=$(free_port)
	spawn "log-$1" env PATH=/usr/bin:/bin "$(command -v tcpserver)" -RHl localhost 127.0.0.1 \
	    "$port" "$P/etc/pneumatic/services/$1"
	wait_port "$port" "$spawned" || fail "$1 starts"
	eval "$1=$port"
}
serve submissions; serve imaps
export submissions imaps
cat >"$T/use.py" <<'EOF'
import imaplib, os, smtplib, ssl
tls = ssl.create_default_context(cafile=os.environ["T"] + "/i/tls/default/fullchain.pem")
with smtplib.SMTP_SSL("localhost", int(os.environ["submissions"]), context=tls) as s:
    s.login("joe@example.org", "joe-secret")
    s.sendmail("joe@example.org", ["ann@example.org"],
               "From: joe@example.org\r\nTo: ann@example.org\r\nSubject: installed\r\n\r\nhi\r\n")
m = imaplib.IMAP4_SSL("localhost", int(os.environ["imaps"]), ssl_context=tls)
m.login("ann@example.org", "ann-secret")
assert m.select() == ("OK", [b"1"])
text = m.fetch("1", "(BODY[])")[1][0][1]
assert b"DKIM-Signature: v=1" in text and b"Subject: installed" in text, text
m.logout()
EOF
ok "the installed services: sent, signed, delivered, read" "$PYTHON" "$T/use.py"
[ "$failed" -eq 0 ] || sed 's/^/# /' "$T"/log-*
done_testing
