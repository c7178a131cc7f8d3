#!/bin/sh
# sieve-login: clients good and hostile, STARTTLS, the hand-over.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

exits "-V" 0 sieve-login -V
exits "-h" 0 sieve-login -h
exits "-n" 0 sieve-login -n false
exits "no program" 64 sieve-login
is "without AUTH_FD the program runs at once" "$(sieve-login echo session)" session
exits "AUTH_FD must be a socket" 75 env AUTH_FD=9 sieve-login echo session
is "and the program is not run then" "$(cat "$T/out")" ""

take_checks "$ROOT/tests/cmd/sieve-login.py"

# behind a real authenticator
printf 'joe@example.org:{PLAIN}joe-secret:30000:30000::%s::\n' "$M" >"$T/users"
[ "$(id -u)" -eq 0 ] || printf 'joe@example.org:{PLAIN}joe-secret:%s:%s::%s::\n' "$(id -u)" "$(id -g)" "$M" >"$T/users"
chmod 600 "$T/users"
is "behind file-auth" "$(printf 'AUTHENTICATE "PLAIN" "%s"\r\nLISTSCRIPTS\r\n' \
    "$(printf '\0joe@example.org\0joe-secret' | base64)" |
    file-auth --users "$T/users" sieve-login --plaintext-auth sh -c 'echo "$USER"; sed "1,/^$/d" <&3' 2>/dev/null |
    tr -d '\r' | tail -n 3)" 'OK "Logged in"
joe@example.org
LISTSCRIPTS'
is "the extensions are those of sieve-filter" "$(printf 'LOGOUT\r\n' |
    file-auth --users "$T/users" sieve-login true 2>/dev/null | sed -n 's/^"SIEVE" "\(.*\)".*/\1/p' |
    tr ' ' '\n' | while read -r word; do
	printf 'require "%s";\n' "$word" >"$T/script"
	sieve-filter -n --script "$T/script" >/dev/null 2>&1 || echo "not $word"
done)" ''
done_testing
