#!/bin/sh
# install.sh install|uninstall - below $DESTDIR, with $PREFIX and $SYSCONFDIR in
# the service files. Nothing is setuid. Configuration that is there is kept.
# systemd looks for units below /usr/local/lib and /usr/lib by itself.
# SPDX-License-Identifier: ISC
set -eu
umask 022
bin=$DESTDIR$PREFIX/bin man=$DESTDIR$PREFIX/share/man
share=$DESTDIR$PREFIX/share/pneumatic conf=$DESTDIR$SYSCONFDIR/pneumatic
state=$DESTDIR$LOCALSTATEDIR/lib/pneumatic
units=$DESTDIR$PREFIX/lib/systemd/system

tools() { awk '/^[a-z]/ { sub(".*/", "", $1); print $1 }' cmd/tools; }
place() { sed -e "s,/usr/local/bin,$PREFIX/bin,g" -e "s,/etc/pneumatic,$SYSCONFDIR/pneumatic,g" \
    -e "s,/var/lib/pneumatic,$LOCALSTATEDIR/lib/pneumatic,g" \
    -e "s,/var/spool/pneumatic,$LOCALSTATEDIR/spool/pneumatic,g" "$1"; }

case ${1:-} in
install)
	mkdir -p "$bin" "$man/man1" "$man/man7" "$man/man8" "$share" "$conf/tls" "$conf/dkim" \
	    "$conf/services" "$conf/bounce/en" "$conf/bounce/ja" "$conf/sieve" "$conf/filters" "$conf/routes" "$conf/certbot" "$conf/fail2ban"
	for t in $(tools); do
		cp "$O/bin/$t" "$bin/$t.new" && chmod 755 "$bin/$t.new" && mv "$bin/$t.new" "$bin/$t"
	done
	for t in mailq newaliases hoststat purgestat; do ln -sf sendmail "$bin/$t"; done
	for p in man/*.[1-9]; do
		cp "$p" "$man/man${p##*.}/" && chmod 644 "$man/man${p##*.}/${p##*/}"
	done
	for f in etc/pneumatic/services/* etc/pneumatic/bounce/*/* etc/pneumatic/sieve/* etc/pneumatic/filters/* etc/pneumatic/routes/* \
	    etc/pneumatic/certbot/* etc/pneumatic/fail2ban/*; do
		to=$conf/${f#etc/pneumatic/}
		[ -e "$to" ] || { place "$f" >"$to"; [ ! -x "$f" ] || chmod 755 "$to"; }
	done
	# Ticket keys, failed logins, connections: made and kept by the services.
	mkdir -p "${state%/*}"           # the queue's way too, for all to pass
	(umask 077; mkdir -p "$state")
	# It is there to have a password written into it.
	[ -e "$conf/ldap.conf" ] || (umask 077; place etc/pneumatic/ldap.conf >"$conf/ldap.conf")
	if [ "$(uname)" = Linux ]; then
		mkdir -p "$units"
		for f in etc/pneumatic/systemd/*; do
			place "$f" >"$units/${f##*/}"
		done
	fi
	place inetd.conf.sample >"$share/inetd.conf.sample"
	place etc/pneumatic/xinetd >"$share/xinetd.sample"
	cp README LICENSE "$share/"
	chmod 644 "$share/README" "$share/LICENSE"
	;;
uninstall)
	for t in $(tools); do rm -f "$bin/$t"; done
	for t in mailq newaliases hoststat purgestat; do rm -f "$bin/$t"; done
	for p in man/*.[1-9]; do rm -f "$man/man${p##*.}/${p##*/}"; done
	for f in etc/pneumatic/systemd/*; do rm -f "$units/${f##*/}"; done
	rm -rf "$share"
	echo "left as they are: $conf $state"
	;;
*)	echo 'usage: install.sh install|uninstall' >&2; exit 64 ;;
esac
