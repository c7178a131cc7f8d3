#!/bin/sh
# ldap-auth and ldap-query against a real slapd of this test's own, with the
# directory of the published guide: dc=DOMAIN,dc=control,dc=isp, cn holding the
# whole address, a status attribute that suspends.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need slapd ldapadd openssl
schemas=
for d in /etc/ldap/schema /etc/openldap/schema /usr/local/etc/openldap/schema; do
	[ -f "$d/core.schema" ] && schemas=$d
done
[ -n "$schemas" ] || skip_all "no OpenLDAP schemas"
uid=30000 gid=30000
[ "$(id -u)" -eq 0 ] || { uid=$(id -u); gid=$(id -g); }
port=$(free_port)
mkdir "$T/db" "$T/home"
modules=
for d in /usr/lib/ldap /usr/lib64/openldap /usr/local/libexec/openldap; do
	[ -e "$d/back_mdb.la" ] && modules="modulepath $d
moduleload back_mdb.la"
done

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
    -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 \
    -keyout "$T/key.pem" -out "$T/cert.pem" 2>/dev/null
cat >"$T/slapd.conf" <<END
include $schemas/core.schema
include $schemas/cosine.schema
include $schemas/nis.schema
attributetype ( 1.3.6.1.4.1.99999.1.1 NAME 'status' EQUALITY caseIgnoreMatch
	SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
objectclass ( 1.3.6.1.4.1.99999.2.1 NAME 'mailPerson' SUP top STRUCTURAL
	MUST cn MAY ( status \$ userPassword \$ homeDirectory \$ uidNumber \$ gidNumber ) )
pidfile $T/slapd.pid
TLSCertificateFile $T/cert.pem
TLSCertificateKeyFile $T/key.pem
$modules
database mdb
suffix "dc=control,dc=isp"
rootdn "cn=admin,dc=control,dc=isp"
rootpw admin-secret
directory $T/db
access to attrs=userPassword by dn.base="cn=admin,dc=control,dc=isp" read by anonymous auth by * none
access to * by dn.base="cn=admin,dc=control,dc=isp" read by anonymous auth by * none
END
person() { # person CN DOMAIN STATUS PASSWORD [UID]
	cat <<END

dn: cn=$1,dc=$2,dc=control,dc=isp
objectClass: mailPerson
cn: $1
status: $3
userPassword: $4
homeDirectory: $T/home
uidNumber: ${5:-$uid}
gidNumber: $gid
END
}
{
	cat <<'END'
dn: dc=control,dc=isp
objectClass: domain
dc: control
END
	for domain in example.org example.net; do
		printf '\ndn: dc=%s,dc=control,dc=isp\nobjectClass: domain\ndc: %s\n' $domain $domain
	done
	person joe@example.org example.org valid "{CRYPT}$(openssl passwd -6 joe-secret)"
	person bob@example.org example.org valid '{SSHA}8qogrTH7tJdVcMEtoXnl1CjapC4EOsfi'
	person plain@example.org example.org valid plain-secret
	person gone@example.org example.org suspended gone-secret
	person root@example.org example.org valid root-secret 0
	person argon@example.org example.org valid '{ARGON9}x'
	person twin@example.net example.net valid x
	cat <<'END'

dn: ou=more,dc=example.net,dc=control,dc=isp
objectClass: organizationalUnit
ou: more

dn: cn=twin@example.net,ou=more,dc=example.net,dc=control,dc=isp
objectClass: mailPerson
cn: twin@example.net
status: valid
END
} >"$T/data.ldif"

start_slapd() {
	spawn slapd.log slapd -d 0 -f "$T/slapd.conf" -h "ldap://127.0.0.1:$port/"
	slapd=$spawned
	wait_port "$port" "$slapd"
}
start_slapd || { sed 's/^/# /' "$T/slapd.log"; skip_all "slapd does not start"; }
ok "fill the directory" ldapadd -x -H "ldap://127.0.0.1:$port" -D cn=admin,dc=control,dc=isp \
    -w admin-secret -f "$T/data.ldif"

# The guide's file, as it stands there but for host and credentials.
umask 077
cat >"$T/ldap.conf" <<END
# dovecot-ldap.conf.ext
hosts = 127.0.0.1:$port
dn = cn=admin,dc=control,dc=isp
dnpass = "admin-secret"
debug_level = 0
auth_bind = no
ldap_version = 3
base = dc=%d,dc=control,dc=isp
deref = never
scope = subtree
user_attrs = homeDirectory=home,uidNumber=uid,gidNumber=gid
user_filter = (&(cn=%u)(status=valid))
pass_attrs = cn=user,userPassword=password,homeDirectory=userdb_home
pass_filter = (&(cn=%u)(status=valid))
default_pass_scheme = PLAIN
END
umask 022
b64() { printf "$1" | base64 | tr -d '\n'; }
ask() { printf "$@" | ldap-auth --config "$T/ldap.conf" 2>"$T/err"; }
plain() { printf 'AUTH PLAIN %s\n' "$(b64 "\\0$1\\0$2")"; }
login() { plain "$1" "$2" | ldap-auth --config "${3:-$T/ldap.conf}" 2>"$T/err"; }

exits "-n" 0 ldap-auth -n --config "$T/ldap.conf"
is "VRFY" "$(ask 'VRFY joe@example.org\n')" "250-home=$T/home
250-uid=$uid
250-gid=$gid
250 user=joe@example.org"
is "case does not matter, an extension is split off" \
    "$(ask 'VRFY Joe+lists@EXAMPLE.org\n' | tail -n 2)" "250-user=joe@example.org
250 extension=lists"
is "no such user" "$(ask 'VRFY nobody@example.org\n')" '550 5.1.1 no such user'
is "no such domain" "$(ask 'VRFY joe@example.com\n')" '550 5.1.1 no such user'
is "a name without a domain" "$(ask 'VRFY joe\n')" '550 5.1.1 no such user'
is "suspended by the filter" "$(ask 'VRFY gone@example.org\n')" '550 5.1.1 no such user'
is "uid 0 is refused" "$(ask 'VRFY root@example.org\n')" '451 4.3.0 cannot be known now'
like "and said" "$(cat "$T/err")" 'event=account-unknowable user=root@example.org backend=ldap reason="uid 0 is out of range"'
is "two entries are no answer" "$(ask 'VRFY twin@example.net\n')" '451 4.3.0 cannot be known now'

is "AUTH, sha512-crypt" "$(login joe@example.org joe-secret)" '235 2.7.0 user=joe@example.org'
is "AUTH, SSHA" "$(login bob@example.org secret)" '235 2.7.0 user=bob@example.org'
is "AUTH, default_pass_scheme" "$(login PLAIN@example.org plain-secret)" '235 2.7.0 user=plain@example.org'
no='535 5.7.8 authentication failed'
is "wrong password" "$(login joe@example.org joe-wrong)" "$no"
is "unknown user, in the same words" "$(login joa@example.org joe-secret)" "$no"
is "suspended" "$(login gone@example.org gone-secret)" "$no"
is "empty password" "$(login joe@example.org '')" "$no"
is "a scheme that nobody knows" "$(login argon@example.org x)" '454 4.7.0 authentication cannot be done now'
unlike "no password in the log" "$(cat "$T/err")" 'secret'

# names that would be more than a name
for name in '*)(cn=*' 'joe)(|(a=b' '*' 'joe*@example.org' 'joe@example.org)(cn=*' \
    'joe@example.org,dc=x' 'joe@example.org\\2c' 'a+b=c@example.org' '#joe@example.org' \
    'joe@example.org;x' 'joe@"x"' 'joe@<x>'; do
	is "VRFY $name" "$(printf 'VRFY %s\n' "$name" | ldap-auth --config "$T/ldap.conf" \
	    --user-chars '*()&|=@\\,;"<>+# abcdefghijklmnopqrstuvwxyz.-_0123456789' \
	    --delimiter '' 2>"$T/err")" '550 5.1.1 no such user'
	is "AUTH $name" "$(printf 'AUTH PLAIN %s\n' "$(printf '\0%s\0joe-secret' "$name" |
	    base64 | tr -d '\n')" | ldap-auth --config "$T/ldap.conf" \
	    --user-chars '*()&|=@\\,;"<>+# abcdefghijklmnopqrstuvwxyz.-_0123456789' \
	    2>"$T/err")" "$no"
done
long=$(printf '%5000s' '' | tr ' ' a)
is "5 KB" "$(ask "VRFY $long@example.org\n")" '550 5.1.1 no such user'
is "5 KB in AUTH" "$(login "$long" x)" '501 5.5.2 not a response'
is "NUL in the name" "$(printf 'AUTH PLAIN %s\n' "$(printf '\0joe\0@example.org\0joe-secret' |
    base64)" | ldap-auth --config "$T/ldap.conf" 2>"$T/err")" '501 5.5.2 not a response'
is "NUL in the password" "$(printf 'AUTH PLAIN %s\n' "$(printf '\0joe@example.org\0joe-secret\0x' |
    base64)" | ldap-auth --config "$T/ldap.conf" 2>"$T/err")" '501 5.5.2 not a response'

# auth_bind
sed -e 's/^auth_bind .*/auth_bind = yes/' "$T/ldap.conf" >"$T/bind.conf"
is "bind as the entry found" "$(login joe@example.org joe-secret "$T/bind.conf")" \
    '235 2.7.0 user=joe@example.org'
is "wrong password" "$(login joe@example.org wrong "$T/bind.conf")" "$no"
is "an empty password binds nobody" "$(login joe@example.org '' "$T/bind.conf")" "$no"
is "unknown" "$(login joa@example.org joe-secret "$T/bind.conf")" "$no"
is "suspended" "$(login gone@example.org gone-secret "$T/bind.conf")" "$no"
{ cat "$T/bind.conf"; echo 'auth_bind_userdn = cn=%u,dc=%d,dc=control,dc=isp'; } >"$T/template.conf"
is "bind by template" "$(login bob@example.org secret "$T/template.conf")" '235 2.7.0 user=bob@example.org'
is "wrong password" "$(login bob@example.org Secret "$T/template.conf")" "$no"

# TLS
sed -e "/^hosts/d" -e '$a\' "$T/ldap.conf" >"$T/tls.conf"
printf 'uris = ldap://127.0.0.1:%s\ntls = yes\ntls_ca_cert_file = %s\n' "$port" "$T/cert.pem" >>"$T/tls.conf"
is "StartTLS" "$(login joe@example.org joe-secret "$T/tls.conf")" '235 2.7.0 user=joe@example.org'
sed -e '/tls_ca_cert_file/d' "$T/tls.conf" >"$T/untrusted.conf"
is "StartTLS with a certificate nobody vouches for" \
    "$(login joe@example.org joe-secret "$T/untrusted.conf")" '454 4.7.0 authentication cannot be done now'

# servers that are not there, or die
dead=$(free_port)
sed -e "s/^hosts.*/hosts = 127.0.0.1:$dead 127.0.0.1:$port/" "$T/ldap.conf" >"$T/two.conf"
is "the second server answers" "$(login joe@example.org joe-secret "$T/two.conf")" \
    '235 2.7.0 user=joe@example.org'
sed -e "s/^hosts.*/hosts = 127.0.0.1:$dead/" "$T/ldap.conf" >"$T/none.conf"
is "no server: temporary" "$(login joe@example.org joe-secret "$T/none.conf")" \
    '454 4.7.0 authentication cannot be done now'
is "and for VRFY" "$(printf 'VRFY joe@example.org\n' | ldap-auth --config "$T/none.conf" 2>"$T/err")" \
    '451 4.3.0 cannot be known now'
sed -e 's/^dnpass.*/dnpass = wrong/' "$T/ldap.conf" >"$T/wrongpass.conf"
is "our own password is wrong: temporary" "$(login joe@example.org joe-secret "$T/wrongpass.conf")" \
    '454 4.7.0 authentication cannot be done now'
# accepts and never says a word
cat >"$T/mute.py" <<'END'
import socket, sys, time
s = socket.socket(); s.bind(("127.0.0.1", int(sys.argv[1]))); s.listen(9)
while True:
    c = s.accept()
    keep = globals().setdefault("keep", []); keep.append(c)
END
mute=$(free_port)
spawn mute.log "$PYTHON" "$T/mute.py" "$mute"
wait_port "$mute" "$spawned"
sed -e "s/^hosts.*/hosts = 127.0.0.1:$mute/" "$T/ldap.conf" >"$T/mute.conf"
is "a server that is silent: temporary, in time" "$(printf 'VRFY joe@example.org\n' |
    timeout 120 ldap-auth --timeout 500ms --config "$T/mute.conf" 2>"$T/err")" \
    '451 4.3.0 cannot be known now'

# in mid-conversation
mkfifo "$T/in" "$T/answers"
ldap-auth --config "$T/ldap.conf" <"$T/in" >"$T/answers" 2>"$T/err" & reap_later $!
exec 8>"$T/in" 9<"$T/answers"
put() { printf 'VRFY nobody@example.org\n' >&8; read -r answer <&9; }
put; is "before" "$answer" '550 5.1.1 no such user'
kill "$slapd"; wait "$slapd" 2>/dev/null
put; is "the server has died" "$answer" '451 4.3.0 cannot be known now'
start_slapd
put; is "it is back" "$answer" '550 5.1.1 no such user'
kill "$slapd"; wait "$slapd" 2>/dev/null
start_slapd
put; is "restarted between two questions: nobody notices" "$answer" '550 5.1.1 no such user'
if command -v pgrep >/dev/null; then
	for p in $(pgrep -f "ldap-query.*127.0.0.1:$port"); do kill -9 "$p"; done
	put; is "ldap-query killed: started anew" "$answer" '550 5.1.1 no such user'
	unlike "no password on a command line" \
	    "$(for p in $(pgrep -f "ldap-query.*127.0.0.1:$port"); do
		tr '\0' ' ' <"/proc/$p/cmdline"; done)" 'admin-secret'
fi
exec 8>&- 9<&-

# stacked: the nearest answers, or passes on
umask 077
printf 'joe@example.org:{PLAIN}in-the-file:%s:%s::%s::\nann@example.org:{PLAIN}ann-secret:%s:%s::%s::\n' \
    "$uid" "$gid" "$T/home" "$uid" "$gid" "$T/home" >"$T/users"
umask 022
cat >"$T/asker.py" <<'END'
import os, socket, sys
s = socket.socket(fileno=int(os.environ["AUTH_FD"])).makefile("rw", newline="\n")
for line in sys.argv[1:]:
    s.write(line + "\n"); s.flush()
    while True:
        r = s.readline()
        print(r, end="")
        if r[3:4] != "-":
            break
END
chmod 644 "$T/asker.py"
is "file left, ldap right" "$(file-auth --users "$T/users" ldap-auth --config "$T/ldap.conf" \
    "$PYTHON" "$T/asker.py" 'VRFY bob@example.org' 'VRFY ann@example.org' 'VRFY who@example.org' \
    "$(plain bob@example.org secret)" 2>"$T/err" </dev/null | grep -v -e home= -e id=)" \
'250 user=bob@example.org
250-user=ann@example.org
550 5.1.1 no such user
235 2.7.0 user=bob@example.org'
is "the left authenticates whom the right does not know" "$(file-auth --users "$T/users" \
    ldap-auth --config "$T/ldap.conf" "$PYTHON" "$T/asker.py" \
    "$(plain ann@example.org wrong)" "$(plain ann@example.org ann-secret)" 2>"$T/err" </dev/null)" \
"$no
235 2.7.0 user=ann@example.org"
is "the nearest wins" "$(file-auth --users "$T/users" ldap-auth --config "$T/ldap.conf" \
    "$PYTHON" "$T/asker.py" "$(plain joe@example.org in-the-file)" \
    "$(plain joe@example.org joe-secret)" 2>"$T/err" </dev/null)" \
"$no
235 2.7.0 user=joe@example.org"

cat >"$T/session" <<'END'
#!/bin/sh
[ -z "${AUTH_FD+x}" ] || echo "AUTH_FD is set"
echo "$USER $(id -u)"
head -n 1 <&3
END
chmod 755 "$T/session"
for who in bob:secret ann:ann-secret; do
	is "START through two authenticators: $who" "$({ printf 'a LOGIN %s@example.org %s\r\n' \
	    "${who%%:*}" "${who#*:}"; } | file-auth --users "$T/users" \
	    ldap-auth --config "$T/ldap.conf" imap-login --plaintext-auth "$T/session" 2>"$T/err" |
	    tr -d '\r' | sed 1,2d)" "${who%%:*}@example.org $uid
HANDOVER 1"
done

# the configuration
bad() {
	{ cat "$T/ldap.conf"; echo "$2"; } >"$T/bad.conf"
	exits "refused: $1" 64 ldap-auth -n --config "$T/bad.conf"
	like "with file and line" "$(cat "$T/err")" "$3"
}
bad "unknown setting" 'ldaprc_path = /x' 'bad\.conf:[0-9]+: no such setting'
bad "bad word" 'deref = sometimes' 'bad\.conf:[0-9]+: not a value'
bad "LDAP 2" 'ldap_version = 2' 'bad\.conf:[0-9]+: not a value'
bad "unknown variable" 'user_filter = (cn=%h)' 'unknown variable'
exits "no --config" 64 ldap-auth

# ldap-query by hand
is "ldap-query by hand" "$({ printf 'PASSWORD %s\n' "$(b64 admin-secret)"
	printf 'SEARCH %s %s cn\n' "$(b64 dc=control,dc=isp)" "$(b64 '(cn=bob@example.org)')"
	printf 'BIND %s %s\n' "$(b64 cn=bob@example.org,dc=example.org,dc=control,dc=isp)" "$(b64 secret)"
	printf 'BIND %s %s\n' "$(b64 cn=bob@example.org,dc=example.org,dc=control,dc=isp)" "$(b64 no)"
	printf 'BIND %s \n' "$(b64 cn=bob@example.org,dc=example.org,dc=control,dc=isp)"
	printf 'WHAT\nQUIT\n'; } | ldap-query --uri "ldap://127.0.0.1:$port" \
	--bind-dn cn=admin,dc=control,dc=isp)" "250 ok
250-dn $(b64 cn=bob@example.org,dc=example.org,dc=control,dc=isp)
250-cn $(b64 bob@example.org)
250 end
235 yes
535 no
535 no
500 no such command
221 bye"
done_testing
