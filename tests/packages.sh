#!/bin/sh
# packages.sh GROUP... - install the Debian packages that a group needs.
#
#   build   compilers' headers and the static C library
#   demo    what `make demo` talks to
#   check   the real peers of the tests: servers, clients, super-servers
#   bench   the peers that `make bench` measures beside us
#   lint    what `make lint` runs
#
# Nothing that is there already is touched. No daemon is started: while a
# package is being installed a policy-rc.d that forbids it is in place, and
# the tests run private instances. Packages that conflict with one another are
# unpacked below $PEERS (default /var/tmp/pneumatic-peers) and not installed.
# On a system without apt-get, or without the right to use it, what is missing
# is named and the exit code is 0: the tests then say SKIP, loudly.
# Packages without which nothing can be built are an error (exit 69).
# SPDX-License-Identifier: ISC
set -u
PEERS=${PEERS:-/var/tmp/pneumatic-peers}

build='gcc make libc6-dev libssl-dev libldap-dev libcrypt-dev libidn-dev zlib1g-dev'
build_nice='musl-tools linux-libc-dev libargon2-dev libpam0g-dev liblmdb-dev
libsqlite3-dev libpq-dev libmariadb-dev libpcre2-dev libbz2-dev libzstd-dev'
demo='ucspi-tcp openssl curl ca-certificates spamassassin spamd spamc'
check='perl bmake clang mandoc ucspi-tcp openbsd-inetd slapd ldap-utils
spamassassin spamd spamc clamav-daemon postfix dovecot-imapd dovecot-pop3d
dovecot-lmtpd mutt isync libsasl2-modules fetchmail curl swaks msmtp gsasl libauthen-sasl-perl python3 python3-dkim python3-lmdb
offlineimap3 getmail6 alpine neomutt
postgresql opendkim opendkim-tools openssl strace socat lsof procps stunnel4 fail2ban postgrey'
bench='postfix dovecot-imapd dovecot-lmtpd dovecot-sieve ucspi-tcp strace python3 stunnel4 openssl'
lint='clang-tidy cppcheck mandoc shellcheck'
unpack_check='xinetd opensmtpd mariadb-server-core liburing2 libaio1 sendmail-bin'

want="" need="" unpack=""
for group; do
	case $group in
	build) need="$need $build"; want="$want $build_nice" ;;
	demo) want="$want $demo" ;;
	check) want="$want $check"; unpack="$unpack $unpack_check" ;;
	bench) want="$want $bench" ;;
	lint) want="$want $lint" ;;
	*) echo "packages.sh: no group $group" >&2; exit 64 ;;
	esac
done

installed() {
	dpkg-query -W -f '${Status}\n' "$1" 2>/dev/null |
		grep -q '^install ok installed'
}

missing() {
	for p; do installed "$p" || printf '%s ' "$p"; done
}

unpacked() {
	for p; do [ -d "$PEERS/$p" ] || printf '%s ' "$p"; done
}

command -v dpkg-query >/dev/null 2>&1 || exit 0
# word splitting of the lists is meant, here and below
# shellcheck disable=SC2086
lack_need=$(missing $need) lack_want=$(missing $want) lack_unpack=$(unpacked $unpack)
[ -n "$lack_need$lack_want$lack_unpack" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
	if sudo -n true 2>/dev/null; then
		as_root='sudo -n'
	else
		echo "packages.sh: not root, and these are missing: $lack_need$lack_want$lack_unpack" >&2
		[ -z "$lack_need" ] && exit 0
		exit 69
	fi
fi

made_policy=
if [ ! -e /usr/sbin/policy-rc.d ]; then
	printf '#!/bin/sh\nexit 101\n' | $as_root tee /usr/sbin/policy-rc.d >/dev/null
	$as_root chmod 755 /usr/sbin/policy-rc.d
	made_policy=yes
fi
cleanup() {
	[ -n "$made_policy" ] && $as_root rm -f /usr/sbin/policy-rc.d
	return 0
}
trap cleanup EXIT

apt() {
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y \
		-o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-confold \
		-o DPkg::Lock::Timeout=300 "$@" </dev/null
}

apt update >&2 || echo 'packages.sh: apt-get update failed, going on' >&2
# shellcheck disable=SC2086
if [ -n "$lack_need" ] && ! apt install --no-install-recommends $lack_need >&2; then
	echo "packages.sh: cannot install: $lack_need" >&2
	exit 69
fi
# All at once is fast; one by one finds the one that fails.
# shellcheck disable=SC2086
if [ -n "$lack_want" ] && ! apt install --no-install-recommends $lack_want >&2; then
	for p in $lack_want; do
		apt install --no-install-recommends "$p" >&2 ||
			echo "packages.sh: cannot install $p" >&2
	done
fi
for p in $lack_unpack; do
	dir=$(mktemp -d) || exit 75
	if (cd "$dir" && apt-get -qq download "$p" >&2); then
		$as_root mkdir -p "$PEERS"
		$as_root dpkg-deb -x "$dir"/"$p"_*.deb "$PEERS/$p" ||
			echo "packages.sh: cannot unpack $p" >&2
	else
		echo "packages.sh: cannot fetch $p" >&2
	fi
	rm -rf "$dir"
done
exit 0
