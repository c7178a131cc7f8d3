#!/bin/sh
# Every scheme with the right and a wrong password; what cannot be told is
# neither yes nor no.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

check() { printf '%s\n%s\n' "$1" "$2" | password-check 2>"$T/err"; echo $?; }
both() {
	is "$1 matches" "$(check "$2" secret)" 0
	is "$1 does not match another" "$(check "$2" Secret)" 1
}
# made by doveadm pw and mkpasswd
both PLAIN '{PLAIN}secret'
both SHA '{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ='
both SHA256 '{SHA256}K7gNU3sdo+OL0wNhqoVWhr3g6s1xYv72ol/pe/Unols='
both SHA256.HEX '{SHA256.HEX}2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b'
both 'SHA256, hex without saying so' '{SHA256}2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b'
both SSHA '{SSHA}8qogrTH7tJdVcMEtoXnl1CjapC4EOsfi'
both 'ssha in lower case' '{ssha}8qogrTH7tJdVcMEtoXnl1CjapC4EOsfi'
both SSHA.HEX '{SSHA.HEX}7d18c3cdc7b057b1ef8b71a5d6f4a9a60262f78e65df3ebb'
both SSHA256 '{SSHA256}SyZlUgOW0v0PWHLNOoXBWv+LsY/FnTwTN9+S2lATB3p3Nn/x'
both SMD5 '{SMD5}nSIBc8aXWMu615UNaaiaTf0uIhM='
both PLAIN-MD5 '{PLAIN-MD5}5ebe2294ecd0e0f08eab7690d2a6ee69'
both LDAP-MD5 '{LDAP-MD5}Xr4ilOzQ4PCOq3aQ0qbuaQ=='
both PBKDF2 '{PBKDF2}$1$JaskpHFsNwiOkrDK$5000$6f87995a615cbc86a30aac6706dd9ab96a0113a9'
both BLF-CRYPT '{BLF-CRYPT}$2y$05$71d/RkuauyfmU7qpMLg3iOO3JK3jrNNKqJgpfx1vqsWYa6cCQugFC'
both MD5-CRYPT '{MD5-CRYPT}$1$j6p5.kV2$HjMUDcE3JJiWb31QuuIBS1'
both 'no scheme, but $' "$(openssl passwd -5 secret)"
both SHA512-CRYPT "{SHA512-CRYPT}$(openssl passwd -6 secret)"
if command -v doveadm >/dev/null; then
	for scheme in SHA512 SSHA512 SCRAM-SHA-1 SCRAM-SHA-256 PBKDF2 SHA256-CRYPT; do
		both "$scheme as Dovecot makes it" "$(doveadm pw -s $scheme -p secret 2>/dev/null)"
	done
else
	skip "Dovecot's own" "doveadm is not installed"
fi
like "-V says whether Argon2 was built in" "$(password-check -V)" 'openssl crypt (no-)?argon2'
argon='{ARGON2ID}$argon2id$v=19$m=1024,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI'
case $(check "$argon" secret) in
1) pass "ARGON2ID is checked" ;;
75) like "ARGON2ID: OpenSSL is too old, and that is said" "$(cat "$T/err")" 'argon2id needs libargon2 or OpenSSL' ;;
*) fail "ARGON2ID" ;;
esac

for v in '{ROT13}frperg' '{}x' '{SHA' 'secret' '' '{SHA}!!!!' '{SHA}c2hvcnQ=' '{SSHA}c2hvcnQ=' \
    '{PBKDF2}$1$salt$99999999999$00112233445566778899aabbccddeeff' '{SCRAM-SHA-256}4096,x' \
    '{CRYPT}$9$unknown$x' '{PLAIN.HEX}736563726574' '{ARGON2ID}$argon2id$v=19$m=99999999,t=3,p=1$YWJj$YWJj'; do
	is "cannot be told: $v" "$(check "$v" secret)" 75
done
is "locked" "$(check '{CRYPT}!' secret)" 1
is "locked with *" "$(check '{CRYPT}*' '*')" 1
is "an empty password never matches" "$(check '{PLAIN}' '')" 1
is "600 bytes are no crypt password" \
    "$(check "{CRYPT}$(openssl passwd -6 x)" "$(printf '%600s' x)")" 1
nul() { printf "$1" | password-check 2>/dev/null; echo $?; }
is "NUL form" "$(nul '{PLAIN}a b\nc\0secret\0')" 1
is "NUL form, newline in the password" "$(nul '{PLAIN}a\nb\0a\nb\0')" 0
is "a NUL too many" "$(nul '{PLAIN}a\0a\0a\0')" 75
is "NUL in a password is no end" "$(nul '{PLAIN}secret\0secret\0x\0')" 75
is "cut" "$(nul '{PLAIN}a\0a')" 75
is "nothing" "$(nul '')" 75
is "no password" "$(nul '{PLAIN}a')" 75
is "three lines" "$(nul '{PLAIN}a\na\na\n')" 75
is "too long" "$(head -c 100000 /dev/zero | password-check 2>/dev/null; echo $?)" 75
exits "an argument is misuse" 75 password-check secret
done_testing
