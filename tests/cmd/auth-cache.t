#!/bin/sh
# auth-cache and --cache: what is remembered, for how long, and that a new
# password counts at once; against a users file and a directory that counts what
# it is asked.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/peers.sh"
uid=30000 gid=30000
[ "$(id -u)" -eq 0 ] || { uid=$(id -u); gid=$(id -g); }
C=$T/cache
b64() { printf "$1" | base64 | tr -d '\n'; }
plain() { printf 'AUTH PLAIN %s\n' "$(b64 "\\0$1\\0$2")"; }
no='535 5.7.8 authentication failed'

exits "--file is missing" 64 auth-cache --list
exits "nothing to do" 64 auth-cache --file "$C"
exits "no cache yet: nothing is remembered" 0 auth-cache --file "$C" --list --stats --flush-all
not_ok "and none is made" test -e "$C"

# a users file: whatever is changed counts at once
printf 'joe@example.org:{PLAIN}one:%s:%s::%s::\n' "$uid" "$gid" "$M" >"$T/users"
chmod 600 "$T/users"
file() { file-auth --users "$T/users" --cache "$C" "$@" 2>"$T/err"; }
is "a login" "$(plain joe@example.org one | file)" '235 2.7.0 user=joe@example.org'
like "is remembered" "$(auth-cache --file "$C" --list)" '^joe@example\.org login age=[0-9]s hits=0$'
ok "for root alone" test "$(stat -c %a "$C")" = 600
is "again" "$(plain joe@example.org one | file -e)" '235 2.7.0 user=joe@example.org'
like "out of the cache" "$(cat "$T/err")" 'cache: joe@example.org: found'
unlike "the file is not asked" "$(cat "$T/err")" 'file: joe@example.org: found'
is "no password stands in it" "$(LC_ALL=C grep -c -e one "$C")" 0
like "what does is as slow to guess as a SCRAM verifier" "$(tr -d '\0' <"$C" | grep -a -o '{SCRAM-SHA-256}4096,')" '4096'
is "a wrong password" "$(plain joe@example.org two | file -e)" "$no"
like "is asked of the file" "$(cat "$T/err")" 'cache: no match, the backend is asked'
is "LOGIN, step by step, past the cache" "$(printf 'AUTH LOGIN\n%s\n%s\n' "$(b64 joe@example.org)" "$(b64 two)" | file | tail -n 1)" "$no"
printf 'joe@example.org:{PLAIN}two:%s:%s::%s::\n' "$uid" "$gid" "$M" >"$T/users.new"
chmod 600 "$T/users.new"; mv "$T/users.new" "$T/users"
is "changed: the old one no longer counts" "$(plain joe@example.org one | file)" "$no"
is "changed: the new one counts at once" "$(plain joe@example.org two | file)" '235 2.7.0 user=joe@example.org'
is "nobody is remembered as nobody" "$(printf 'VRFY ann@example.org\nVRFY ann@example.org\n' | file -e | sort | uniq -c | sed 's/^ *//')" \
    '2 550 5.1.1 no such user'
is "once asked" "$(grep -c 'file: ann@example.org: no such user' "$T/err")" 1
printf 'ann@example.org:{PLAIN}x:%s:%s::%s::quota=1G\n' "$uid" "$gid" "$M" >>"$T/users"
is "until the file says otherwise" "$(printf 'VRFY ann@example.org\n' | file | tail -n 1)" '250 quota=1G'
is "VRFY from the cache is the same" "$(printf 'VRFY ann@example.org\n' | file)" "$(printf 'VRFY ann@example.org\n' | file-auth --users "$T/users")"
printf 'nets@example.org:{PLAIN}x:%s:%s::%s::allow_nets=192.0.2.0/24\n' "$uid" "$gid" "$M" >>"$T/users"
is "a user of one network" "$(plain nets@example.org x | TCPREMOTEIP=192.0.2.1 file)" '235 2.7.0 user=nets@example.org'
is "stays one" "$(plain nets@example.org x | TCPREMOTEIP=198.51.100.1 file)" "$no"
exits "--flush" 0 auth-cache --file "$C" --flush ann@example.org
exits "--flush: not there" 1 auth-cache --file "$C" --flush ann@example.org
auth-cache --file "$C" --flush-all
is "--flush-all" "$(auth-cache --file "$C" --list)" ''
i=0; while [ $i -lt 60 ]; do printf 'VRFY u%d@example.org\n' $i; i=$((i + 1)); done | file --cache-size 16k --cache "$C.small" >/dev/null
like "the file never grows" "$(wc -c <"$C.small"; auth-cache --file "$C.small" --stats)" '^entries=1[0-6] of 16 '
printf 'x' >"$C"
is "a damaged file is none" "$(plain joe@example.org two | file)" '235 2.7.0 user=joe@example.org'
chmod 666 "$C"
is "one that others can write is not believed" "$(plain joe@example.org two | file)" '235 2.7.0 user=joe@example.org'
like "and told of" "$(cat "$T/err")" 'event=cache-failed reason=.*mode 600'
rm -f "$C"
cat >"$T/session" <<'END'
#!/bin/sh
echo "in $USER $MAILDIR"
END
chmod 755 "$T/session"
start() { printf 'a LOGIN joe@example.org two\r\n' | file imap-login --plaintext-auth "$T/session" | tail -n 1; }
is "a session out of the cache is the same" "$(start; start)" "in joe@example.org $M/Maildir
in joe@example.org $M/Maildir"

# a directory
ldap_homes=$M ldap_uid=$uid ldap_gid=$gid
not_here() { skip "a directory" "$*"; done_testing; }
start_slapd
rm -f "$C"
for bind in no yes; do
	cat >"$T/ldap.conf" <<-END
	hosts = 127.0.0.1:$ldap_port
	base = dc=%d,dc=control,dc=isp
	dn = cn=mail,dc=control,dc=isp
	dnpass = secret
	auth_bind = $bind
	user_filter = (&(cn=%u)(status=valid))
	pass_filter = (&(cn=%u)(status=valid))
	user_attrs = homeDirectory=home,uidNumber=uid,gidNumber=gid
	pass_attrs = cn=user,userPassword=password
	END
	chmod 600 "$T/ldap.conf"
	ldap() { ldap-auth --config "$T/ldap.conf" --cache "$C" -e "$@" 2>"$T/err"; }
	auth-cache --file "$C" --flush-all
	is "LDAP, auth_bind=$bind: a login" "$(plain joe@example.org joe-secret | ldap)" '235 2.7.0 user=joe@example.org'
	is "again" "$(plain joe@example.org joe-secret | ldap)" '235 2.7.0 user=joe@example.org'
	unlike "nobody asks the directory" "$(cat "$T/err")" 'search|ldap: joe'
	is "for another service it does, once" "$(plain joe@example.org joe-secret | SERVICE=smtp ldap
	    plain joe@example.org joe-secret | SERVICE=smtp ldap; grep -c search "$T/err"
	    plain joe@example.org joe-secret | ldap; grep -c search "$T/err")" '235 2.7.0 user=joe@example.org
235 2.7.0 user=joe@example.org
0
235 2.7.0 user=joe@example.org
0'
	ldappasswd -x -H "ldap://127.0.0.1:$ldap_port" -D cn=mail,dc=control,dc=isp -w secret \
	    -s "new-$bind" cn=joe@example.org,dc=example.org,dc=control,dc=isp >/dev/null 2>&1
	is "changed: the new password counts at once" "$(plain joe@example.org "new-$bind" | ldap)" '235 2.7.0 user=joe@example.org'
	is "then the old one does not, for any service" "$(plain joe@example.org joe-secret | ldap; plain joe@example.org joe-secret | SERVICE=smtp ldap)" "$no
$no"
	is "an unknown user" "$(printf 'VRFY who@example.org\n' | ldap; printf 'VRFY who@example.org\n' | ldap; grep -c search "$T/err")" \
'550 5.1.1 no such user
550 5.1.1 no such user
0'
	is "a suspended one" "$(plain gone@example.org gone-secret | ldap)" "$no"
	ldappasswd -x -H "ldap://127.0.0.1:$ldap_port" -D cn=mail,dc=control,dc=isp -w secret \
	    -s joe-secret cn=joe@example.org,dc=example.org,dc=control,dc=isp >/dev/null 2>&1
done
plain ann@example.org ann-secret | ldap >/dev/null
kill "$slapd_pid"; wait "$slapd_pid" 2>/dev/null
is "the directory is down: who is remembered gets in" "$(plain ann@example.org ann-secret | ldap)" '235 2.7.0 user=ann@example.org'
is "a wrong password is not told from a right one" "$(plain ann@example.org wrong | ldap)" '454 4.7.0 authentication cannot be done now'
is "--cache-ttl" "$(sleep 1.2; plain ann@example.org ann-secret | ldap --cache-ttl 1s)" '454 4.7.0 authentication cannot be done now'
done_testing
