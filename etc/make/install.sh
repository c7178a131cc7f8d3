#!/bin/sh
# install.sh install|uninstall - below $DESTDIR, with $PREFIX and $SYSCONFDIR in
# the service files. Nothing is setuid. Configuration that is there is kept.
# SPDX-License-Identifier: ISC
set -eu
bin=$DESTDIR$PREFIX/bin man=$DESTDIR$PREFIX/share/man
share=$DESTDIR$PREFIX/share/pneumatic conf=$DESTDIR$SYSCONFDIR/pneumatic

tools() { sed -n 's,^[a-z]*/\([^ \t]*\).*,\1,p' cmd/tools; }
place() { sed -e "s,/usr/local/bin,$PREFIX/bin,g" -e "s,/etc/pneumatic,$SYSCONFDIR/pneumatic,g" "$1"; }

case ${1:-} in
install)
	mkdir -p "$bin" "$man/man1" "$man/man7" "$man/man8" "$share" "$conf/services" "$conf/sieve" "$conf/tls" "$conf/dkim"
	for t in $(tools); do
		cp "$O/bin/$t" "$bin/$t.new" && chmod 755 "$bin/$t.new" && mv "$bin/$t.new" "$bin/$t"
	done
	for p in man/*.[1-9]; do
		cp "$p" "$man/man${p##*.}/" && chmod 644 "$man/man${p##*.}/${p##*/}"
	done
	for f in etc/pneumatic/services/* etc/pneumatic/sieve/*; do
		to=$conf/${f#etc/pneumatic/}
		[ -e "$to" ] || { place "$f" >"$to"; [ ! -x "$f" ] || chmod 755 "$to"; }
	done
	mkdir -p "$share/systemd"
	for f in etc/pneumatic/systemd/*; do
		place "$f" >"$share/systemd/${f##*/}"
	done
	place inetd.conf.sample >"$share/inetd.conf.sample"
	cp README LICENSE "$share/"
	;;
uninstall)
	for t in $(tools); do rm -f "$bin/$t"; done
	for p in man/*.[1-9]; do rm -f "$man/man${p##*.}/${p##*/}"; done
	rm -rf "$share"
	echo "left as it is: $conf"
	;;
*)	echo 'usage: install.sh install|uninstall' >&2; exit 64 ;;
esac
