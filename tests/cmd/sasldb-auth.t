#!/bin/sh
# sasldb-auth: users of a Cyrus SASL database (LMDB) in the conversation.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
sasldb-list -V | grep -q without-lmdb && skip_all "built without LMDB"
"$PYTHON" -c 'import lmdb' 2>/dev/null || skip_all "python3-lmdb is not installed"
"$PYTHON" - "$T/db" <<'END'
import lmdb, sys
e = lmdb.open(sys.argv[1], subdir=False, map_size=1 << 20)
with e.begin(write=True) as t:
    t.put(b"joe\0example.org\0userPassword", b"joe-secret:x")
    t.put(b"root\0\0userPassword", b"root-secret")
    t.put(b"odd\0example.org\0userPassword", b"a\nb")
e.close()
END
chmod 600 "$T/db"
uid=30000
[ "$(id -u)" -eq 0 ] || uid=$(id -u)
b64() { printf "$1" | base64 | tr -d '\n'; }
plain() { printf 'AUTH PLAIN %s\n' "$(b64 "\\0$1\\0$2")"; }
ids="--ids $uid:$uid --first-uid $uid --first-gid $uid --home $T/%d/%n"
# shellcheck disable=SC2086
ask() { sasldb-auth $ids --database "${db:-$T/db}" "$@" 2>"$T/err"; }
no='535 5.7.8 authentication failed'
later='454 4.7.0 authentication cannot be done now'

# shellcheck disable=SC2086
exits "-n" 0 sasldb-auth -n --database "$T/db" $ids
exits "-n: not there" 64 sasldb-auth -n --database "$T/none"
exits "-n: no database" 64 sasldb-auth -n --database "$0"
like "PLAIN and LOGIN at least" "$(printf 'CAPA\n' | ask)" '^250-AUTH .*PLAIN LOGIN'
is "VRFY" "$(printf 'VRFY joe+x@example.org\n' | ask)" "250-user=joe@example.org
250-uid=$uid
250-gid=$uid
250-home=$T/example.org/joe
250 extension=x"
is "no such user" "$(printf 'VRFY ann@example.org\n' | ask)" '550 5.1.1 no such user'
is "nor in another realm" "$(printf 'VRFY joe@example.net\n' | ask)" '550 5.1.1 no such user'
is "a realm for who has none" "$(printf 'VRFY joe\n' | ask --realm example.org | sed -n 1p)" \
    '250-user=joe@example.org'
is "the right password" "$(plain joe@example.org joe-secret:x | ask)" '235 2.7.0 user=joe@example.org'
is "a wrong one" "$(plain joe@example.org joe-secret | ask)" "$no"
is "an unknown user, the same words" "$(plain ann@example.org x | ask)" "$no"
is "an empty one" "$(plain joe@example.org '' | ask)" "$no"
is "a password that nobody can type" "$(plain odd@example.org x | ask)" "$later"
unlike "no password in the log" "$(cat "$T/err")" 'secret'
head -c 3000 "$T/db" >"$T/cut"
is "a damaged database: temporary" "$(plain joe@example.org x | db=$T/cut ask)" "$later"
is "and for VRFY" "$(printf 'VRFY joe@example.org\n' | db=$T/cut ask)" '451 4.3.0 cannot be known now'
if [ "$(id -u)" -eq 0 ]; then
	mkdir -p "$T/example.org/joe"; chmod 755 "$T/example.org" "$T/example.org/joe"
	printf '#!/bin/sh\necho "$USER $(id -u) $HOME"\n' >"$T/session"; chmod 755 "$T/session"
	# shellcheck disable=SC2086
	is "a session" "$(printf 'a LOGIN joe@example.org joe-secret:x\r\n' | sasldb-auth $ids --database "$T/db" \
	    imap-login --plaintext-auth "$T/session" 2>"$T/err" | tail -n 1)" "joe@example.org 30000 $T/example.org/joe"
fi
done_testing
