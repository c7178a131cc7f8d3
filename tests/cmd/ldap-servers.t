#!/bin/sh
# ldap-auth and servers that are good, slow, dead, false, or somebody else:
# failover and deadlines, TLS and names, EXTERNAL, referrals, and what entries may
# hold. Real slapds of this test's own, and fakes before them.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need slapd ldapadd openssl
schemas='' modules=''
for d in /etc/ldap/schema /etc/openldap/schema /usr/local/etc/openldap/schema; do
	[ ! -f "$d/core.schema" ] || schemas=$d
done
[ -n "$schemas" ] || skip_all "no OpenLDAP schemas"
for d in /usr/lib/ldap /usr/lib64/openldap /usr/local/libexec/openldap; do
	[ ! -e "$d/back_mdb.la" ] || modules="modulepath $d
moduleload back_mdb.la"
done
uid=30000 quid=65531 qgid=65531
[ "$(id -u)" -eq 0 ] || { uid=$(id -u); quid=$uid; qgid=$(id -g); }

# A CA, a server called 127.0.0.1 and nothing else, and a client. (libldap looks
# for the machine's own name in the certificate of a "localhost".)
(
	cd "$T" && umask 022
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
	    -subj /CN=ca -keyout ca.key -out ca.pem
	for who in localhost:IP:127.0.0.1 mail:DNS:mail; do
		openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes \
		    -subj "/CN=${who%%:*}" -keyout "${who%%:*}.key" -out csr
		printf 'subjectAltName=%s\n' "${who#*:}" >ext
		openssl x509 -req -in csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 \
		    -extfile ext -out "${who%%:*}.pem"
	done
	chmod 644 mail.key
) >/dev/null 2>&1
root=dc=control,dc=isp
admin=cn=admin,$root
conf() { # conf NAME SUFFIX WORDS: a slapd.conf
	mkdir "$T/$1"
	cat >"$T/$1.conf" <<END
include $schemas/core.schema
include $schemas/cosine.schema
include $schemas/nis.schema
attributetype ( 1.3.6.1.4.1.99999.1.1 NAME 'status' EQUALITY caseIgnoreMatch
	SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
objectclass ( 1.3.6.1.4.1.99999.2.1 NAME 'mailPerson' SUP top STRUCTURAL MUST cn
	MAY ( status \$ userPassword \$ homeDirectory \$ uidNumber \$ gidNumber \$ description \$ mail ) )
$3
$modules
database mdb
suffix "$2"
rootdn "cn=admin,$2"
rootpw admin-secret
directory $T/$1
access to attrs=userPassword by dn.base="cn=admin,$2" read by anonymous auth by * none
access to * by dn.base="cn=admin,$2" read by anonymous auth by * none
END
}
conf one "$root" "TLSCertificateFile $T/localhost.pem
TLSCertificateKeyFile $T/localhost.key
TLSCACertificateFile $T/ca.pem
TLSVerifyClient try
authz-regexp gidNumber=$qgid\\\\+uidNumber=$quid,cn=peercred,cn=external,cn=auth $admin
authz-regexp cn=mail $admin"
port=$(free_port) tls=$(free_port) elsewhere=$(free_port)
conf other dc=other "referral ldap://127.0.0.1:$port"
ldapi=$(printf %s "$T/ldapi" | sed 's,/,%2F,g')
spawn slapd.log slapd -d 256 -f "$T/one.conf" \
    -h "ldap://127.0.0.1:$port/ ldaps://localhost:$tls/ ldapi://$ldapi/????x-mod=0777"
slapd=$spawned
wait_port "$port" "$slapd" || { sed 's/^/# /' "$T/slapd.log"; skip_all "slapd does not start"; }
spawn other.log slapd -d 0 -f "$T/other.conf" -h "ldap://127.0.0.1:$elsewhere/"
wait_port "$elsewhere" "$spawned"

person() { # person NAME LINE...
	printf '\ndn: cn=%s,%s\nobjectClass: mailPerson\ncn: %s\n' "$1" "$root" "$1"; shift
	printf '%s\n' "$@"
}
{
	printf 'dn: %s\nobjectClass: domain\ndc: control\n' "$root"
	person joe@a.org "userPassword: joe-secret" "homeDirectory: $T/joe" "uidNumber: $uid" \
	    "gidNumber: $uid" "status: active" "mail: postmaster@a.org" "mail: joe@a.org"
	person nohome@a.org "userPassword: x"
	person three@a.org "userPassword: one" "userPassword: two" "userPassword: {SSHA}8qogrTH7tJdVcMEtoXnl1CjapC4EOsfi"
	person twohomes@a.org "userPassword: x" "description: /a" "description: /b"
	person many@a.org "userPassword: x" $(i=0; while [ $i -lt 1000 ]; do i=$((i + 1))
	    echo "description: value-$i"; done | tr -s ' ' '\n' | sed 's/^description:$//' | sed '/^$/d;s/^/description=/') |
	    sed 's/^description=/description: /'
	person passwords@a.org $(i=0; while [ $i -lt 1000 ]; do i=$((i + 1)); echo "userPassword=p$i"; done) |
	    sed 's/^userPassword=/userPassword: /'
	person binary@a.org "userPassword: x" "description:: L2EBYg=="
	person binpass@a.org "userPassword:: YQBi"
	for s in active nologin noreceive suspended nonsense; do
		person "$s@a.org" "userPassword: x" "status: $s"
	done
	printf '\ndn: cn=j\303\266rg@a.org,%s\nobjectClass: mailPerson\ncn: j\303\266rg@a.org\nuserPassword: utf8-secret\n' "$root" |
	    "$PYTHON" -c 'import base64, sys
for l in sys.stdin.buffer.read().decode().split("\n"):
    k, _, v = l.partition(": ")
    print(l if l.isascii() else "%s:: %s" % (k, base64.b64encode(v.encode()).decode()))'
	printf '\ndn: ou=alias,%s\nobjectClass: organizationalUnit\nou: alias\n' "$root"
	printf '\ndn: cn=link,ou=alias,%s\nobjectClass: alias\nobjectClass: extensibleObject\ncn: link\naliasedObjectName: cn=joe@a.org,%s\n' "$root" "$root"
} >"$T/data.ldif"
ok "fill the directory" ldapadd -x -H "ldap://127.0.0.1:$port" -D "$admin" -w admin-secret -f "$T/data.ldif"

umask 077
config() { # config NAME LINE...: ldap.conf; a line replaces the setting of its name
	name=$1; shift
	printf '%s\n' "uris = ldap://127.0.0.1:$port" "dn = $admin" 'dnpass = admin-secret' "base = $root" \
	    'user_filter = (cn=%u)' 'pass_filter = (cn=%u)' 'default_pass_scheme = PLAIN' \
	    "user_attrs = =home=$T/%n" >"$T/$name"
	for line; do
		[ -z "${line%% =*}" ] || sed "/^${line%% =*} =/d" "$T/$name" >"$T/new" && mv "$T/new" "$T/$name"
		case $line in *=) ;; *) printf '%s\n' "$line" >>"$T/$name" ;; esac
	done
}
vrfy() { who=$1; shift; printf 'VRFY %s\n' "$who" | timeout 120 ldap-auth --config "$T/conf" "$@" 2>"$T/err"; }
auth() { # auth USER PASSWORD [OPTION...]
	printf 'AUTH PLAIN %s\n' "$(printf '\0%s\0%s' "$1" "$2" | base64 | tr -d '\n')" >"$T/line"; shift 2
	timeout 120 ldap-auth --config "$T/conf" "$@" <"$T/line" 2>"$T/err"
}
yes='235 2.7.0 user=joe@a.org' no='535 5.7.8 authentication failed'
later='454 4.7.0 authentication cannot be done now' cannot='451 4.3.0 cannot be known now'
ids="--ids $uid:$uid"

config conf
is "a login" "$(auth joe@a.org joe-secret)" "$yes"

# --- failover
cat >"$T/fake.py" <<'END'
# fake.py HOW PORT TO: accepts, and then
#   mute   says nothing            half   says half a message
#   drip   says a byte a second    close  hangs up at once
#   cut N  is TO until the client has sent N messages, then hangs up
#   junk   says what is not LDAP   log    is TO, and writes down what is sent
import socket, sys, threading, time
how, port, to = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
n = int(sys.argv[4]) if how == "cut" else 1 << 30
s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("127.0.0.1", port)); s.listen(9)
keep = []
def copy(a, b, limit, record):
    try:
        while limit > 0:
            d = a.recv(65536)
            if not d:
                break
            if record:
                open(sys.argv[5], "ab").write(d)
            limit -= 1
            b.sendall(d)
    except OSError:
        pass
    for x in a, b:
        try: x.shutdown(2)
        except OSError: pass
def drip(c):
    try:
        for byte in b"\x30\x84\x00\x00\x10\x00" + bytes(4096):
            c.send(bytes([byte])); time.sleep(1)
    except OSError:
        pass
while True:
    c = s.accept()[0]; keep.append(c)
    if how == "half": c.send(b"\x30\x84\x00\x00")
    elif how == "junk": c.send(b"220 mail ESMTP\r\n" * 10)
    elif how == "close": c.close()
    elif how == "drip": threading.Thread(target=drip, args=(c,), daemon=True).start()
    elif how in ("cut", "log"):
        o = socket.create_connection(("127.0.0.1", to)); keep.append(o)
        threading.Thread(target=copy, args=(c, o, n, how == "log"), daemon=True).start()
        threading.Thread(target=copy, args=(o, c, 1 << 30, False), daemon=True).start()
END
fake() { # fake HOW [N]: sets $fake, its port
	fake=$(free_port)
	spawn "fake-$1.log" "$PYTHON" "$T/fake.py" "$1" "$fake" "$port" "${2:-0}" "$T/sent"
	wait_port "$fake" "$spawned"
}
dead=$(free_port)
for how in mute half drip close junk; do
	fake "$how"
	eval "$how=$fake"
	config conf "uris = ldap://127.0.0.1:$fake ldap://127.0.0.1:$port"
	is "first server $how: the second answers" "$(auth joe@a.org joe-secret --timeout 2s)" "$yes"
	config conf "uris = ldap://127.0.0.1:$fake ldap://127.0.0.1:$port" 'auth_bind = yes'
	is "and takes the bind" "$(auth joe@a.org joe-secret --timeout 2s)" "$yes"
	config conf "uris = ldap://127.0.0.1:$fake"
	is "alone: temporary" "$(vrfy joe@a.org --timeout 300ms)" "$cannot"
done
in_time() { start=$(date +%s); "$@" >"$T/said"; end=$(date +%s); test $((end - start)) -lt 14; }
eval "config conf 'uris = ldap://127.0.0.1:$dead ldap://127.0.0.1:$mute ldap://127.0.0.1:$drip ldap://127.0.0.1:$half'"
ok "four bad servers: one deadline" in_time vrfy joe@a.org --timeout 6s --deadline 6s
is "temporary" "$(cat "$T/said")" "$cannot"
config conf "uris = ldaps://127.0.0.1:$mute ldap://127.0.0.1:$port" "tls_ca_cert_file = $T/ca.pem"
is "one that is silent instead of a handshake" "$(auth joe@a.org joe-secret --timeout 2s)" "$yes"
config conf "uris = ldap://127.0.0.1:$mute ldap://127.0.0.1:$dead" 'tls = yes' "tls_ca_cert_file = $T/ca.pem"
is "one that is silent instead of StartTLS" "$(vrfy joe@a.org --timeout 300ms)" "$cannot"
for n in 1 2 3; do
	fake cut $n
	config conf "uris = ldap://127.0.0.1:$fake ldap://127.0.0.1:$port"
	is "a server that dies after $n messages: the second answers" "$(auth joe@a.org joe-secret)" "$yes"
	config conf "uris = ldap://127.0.0.1:$fake"
	like "alone: it is asked again, and never believed dead for good" \
	    "$(auth joe@a.org joe-secret)" "^($yes|$later)\$"
done
config conf "uris = ldap://127.0.0.1:$dead ldap://127.0.0.1:$port" 'dnpass = wrong'
is "our own password is wrong: temporary" "$(auth joe@a.org joe-secret)" "$later"
like "and why" "$(cat "$T/err")" 'Invalid credentials'

# --- -n -e
config conf "uris = ldap://127.0.0.1:$dead ldap://127.0.0.1:$port"
exits "-n -e asks each" 0 ldap-auth -n -e --config "$T/conf"
like "one that is away" "$(cat "$T/err")" "^ldap-auth: ldap://127.0.0.1:$dead: Can't contact"
like "one that is there" "$(cat "$T/err")" "^ldap-auth: ldap://127.0.0.1:$port: ok"
like "in all" "$(cat "$T/err")" '^ldap-auth: 1 of 2'
config conf "uris = ldap://127.0.0.1:$dead"
exits "none is an error" 75 ldap-auth -n -e --config "$T/conf"
exits "-n asks none" 0 ldap-auth -n --config "$T/conf"

# --- TLS
config conf "uris = ldaps://127.0.0.1:$tls" "tls_ca_cert_file = $T/ca.pem"
is "ldaps" "$(auth joe@a.org joe-secret)" "$yes"
config conf "uris = ldaps://localhost:$tls" "tls_ca_cert_file = $T/ca.pem"
is "ldaps, another name than in the certificate" "$(auth joe@a.org joe-secret)" "$later"
like "and why" "$(cat "$T/err")" 'TLS: '
mkdir -m 700 "$T/hidden"; cp "$T/ca.pem" "$T/hidden"
if [ "$(id -u)" -eq 0 ]; then
	config conf "uris = ldaps://127.0.0.1:$tls" "tls_ca_cert_file = $T/hidden/ca.pem"
else
	config conf "uris = ldaps://127.0.0.1:$tls" "tls_ca_cert_file = $T/hidden/none.pem"
fi
is "ldaps, who vouches cannot be read by ldap-query" "$(auth joe@a.org joe-secret)" "$later"
like "which file" "$(cat "$T/err")" 'hidden/[a-z]*.pem: '
config conf "uris = ldaps://localhost:$tls" "tls_ca_cert_file = $T/ca.pem" 'tls_require_cert = never'
is "unless nobody is to look" "$(auth joe@a.org joe-secret)" "$yes"
config conf "uris = ldaps://127.0.0.1:$tls"
is "ldaps, nobody vouches" "$(auth joe@a.org joe-secret)" "$later"
config conf "uris = ldaps://127.0.0.1:$port" "tls_ca_cert_file = $T/ca.pem"
is "ldaps to a port that speaks none" "$(auth joe@a.org joe-secret --timeout 500ms)" "$later"
config conf "uris = ldap://127.0.0.1:$port" 'tls = yes' "tls_ca_cert_file = $T/ca.pem"
is "StartTLS" "$(auth joe@a.org joe-secret)" "$yes"
config conf "uris = ldap://localhost:$port" 'tls = yes' "tls_ca_cert_file = $T/ca.pem"
is "StartTLS, another name" "$(auth joe@a.org joe-secret)" "$later"
config conf "uris = ldap://127.0.0.1:$elsewhere" 'tls = yes' "tls_ca_cert_file = $T/ca.pem" 'auth_bind = yes'
is "StartTLS that the server has not: nothing in clear" "$(auth joe@a.org joe-secret)" "$later"
fake log
config conf "uris = ldap://127.0.0.1:$fake" 'tls = yes' "tls_ca_cert_file = $T/ca.pem" 'auth_bind = yes'
is "StartTLS and binds" "$(auth joe@a.org joe-secret)" "$yes"
is "no password was to be seen" "$(grep -ac 'secret' "$T/sent")" 0
: >"$T/sent"
config conf "uris = ldap://127.0.0.1:$fake" 'auth_bind = yes'
is "without TLS" "$(auth joe@a.org joe-secret)" "$yes"
like "it would have been" "$(grep -ac 'secret' "$T/sent")" '[1-9]'
config conf "uris = ldaps://127.0.0.1:$tls" 'tls = yes'
exits "StartTLS inside of ldaps is refused" 64 ldap-auth -n --config "$T/conf"

# --- EXTERNAL
config conf "uris = ldapi://$ldapi" 'sasl_bind = yes' 'sasl_mech = EXTERNAL' 'dn =' 'dnpass ='
chmod 755 "$T/ldapi" 2>/dev/null; chmod 777 "$T/ldapi"
is "EXTERNAL over ldapi" "$(auth joe@a.org joe-secret)" "$yes"
config conf "uris = ldaps://127.0.0.1:$tls" "tls_ca_cert_file = $T/ca.pem" "tls_cert_file = $T/mail.pem" \
    "tls_key_file = $T/mail.key" 'sasl_bind = yes' 'sasl_mech = EXTERNAL' 'dn =' 'dnpass ='
is "EXTERNAL by a certificate" "$(auth joe@a.org joe-secret)" "$yes"
config conf 'sasl_bind = yes' 'sasl_mech = EXTERNAL' 'dn =' 'dnpass ='
is "EXTERNAL with neither: temporary" "$(auth joe@a.org joe-secret)" "$later"
config conf 'sasl_bind = yes'
exits "sasl_bind without a mechanism" 64 ldap-auth -n --config "$T/conf"
config conf 'sasl_mech = GSSAPI'
exits "another mechanism" 64 ldap-auth -n --config "$T/conf"

# --- our password
printf 'admin-secret\nnot this\n' >"$T/dnpass"
config conf 'dnpass =' "dnpass_file = $T/dnpass"
is "a password in a file" "$(auth joe@a.org joe-secret)" "$yes"
chmod 640 "$T/dnpass"
exits "that others can read is refused" 64 ldap-auth -n --config "$T/conf"
chmod 600 "$T/dnpass"; : >"$T/dnpass"
exits "an empty one" 64 ldap-auth -n --config "$T/conf"
config conf
chmod 644 "$T/conf"
exits "-n: a password that everybody can read" 64 ldap-auth -n --config "$T/conf"
unlike "which is not shown" "$(cat "$T/err")" 'admin-secret'

# --- scope, deref, base
config conf 'scope = onelevel'
is "scope" "$(vrfy joe@a.org | tail -n 1)" "250 user=joe@a.org"
config conf 'scope = base'
is "base only" "$(vrfy joe@a.org)" '550 5.1.1 no such user'
config conf "base = ou=alias,$root"
is "deref = never" "$(vrfy joe@a.org)" '550 5.1.1 no such user'
config conf "base = ou=alias,$root" 'deref = always'
is "deref = always" "$(vrfy joe@a.org | tail -n 1)" "250 user=joe@a.org"
config conf "base = ou=none,$root"
is "a base that is not there is nobody's fault" "$(vrfy joe@a.org)" "$cannot"
is "nor for a login" "$(auth joe@a.org joe-secret)" "$later"
config conf "base = dc=%d,$root"
is "unless it is the user's domain" "$(vrfy joe@a.org)" '550 5.1.1 no such user'

# --- binds
config conf 'auth_bind = yes'
is "unknown user" "$(auth who@a.org x)" "$no"
is "wrong password" "$(auth joe@a.org x)" "$no"
config conf 'auth_bind = yes' 'pass_filter = (&(cn=%u)(status=active))'
is "one whom pass_filter does not find" "$(auth nohome@a.org x)" "$no"
like "costs a bind" "$(cat "$T/slapd.log")" 'BIND dn="cn=nobody,dc=control,dc=isp"'
is "as often as there was one" "$(grep -c 'BIND dn="cn=nobody,' "$T/slapd.log")" 2
is "no bind has ever been without a password" "$(grep -c 'BIND.*method=128' "$T/slapd.log" |
    sed 's/.*[1-9].*/some/'; grep -c 'RESULT.*tag=97 err=53' "$T/slapd.log")" "some
0"

# --- referrals
A="ldap://127.0.0.1:$elsewhere" B="ldap://127.0.0.1:$port"
ask_other() { printf 'SEARCH %s %s cn\n' "$(printf %s "$root" | base64)" "$(printf '(cn=joe@a.org)' | base64)" |
	ldap-query -e "$@" 2>"$T/err" | cut -c1-3 | tail -n 1; }
is "a referral is not followed: temporary" "$(ask_other --uri "$A $B")" 451
unlike "nobody has gone there" "$(cat "$T/err")" "$B"': (search|connected)'
like "it is told" "$(cat "$T/err")" "referral to $B"
ask_other --uri "$A $B" --follow-referrals >/dev/null
like "to a listed server it is" "$(cat "$T/err")" "$B: search"
is "to another it is not: temporary" "$(ask_other --uri "$A" --follow-referrals)" 451
like "it is told" "$(cat "$T/err")" "referral to $B"
: >"$T/sent"
fake log
is "no byte has gone there" "$(sed "s/127.0.0.1:$port/127.0.0.1:$fake/" "$T/other.conf" |
    sed "s,$T/other,$T/third," >"$T/third.conf"; mkdir "$T/third"; third=$(free_port)
    slapd -d 0 -f "$T/third.conf" -h "ldap://127.0.0.1:$third/" >/dev/null 2>&1 & reap_later $!
    wait_port "$third"; ask_other --uri "ldap://127.0.0.1:$third" --follow-referrals; kill $!
    wc -c <"$T/sent" | tr -d ' ')" '451
0'
config conf "uris = $A $B" 'referrals = listed'
is "a server that does not know us: temporary" "$(vrfy joe@a.org | tail -n 1)" "$cannot"

# --- what entries hold
M="homeDirectory=home,uidNumber=uid,gidNumber=gid"
config conf "user_attrs = $M"
# shellcheck disable=SC2086
is "no home, no ids: what the command line says" "$(vrfy nohome@a.org $ids --home /v/%d/%n | sort)" "250 home=/v/a.org/nohome
250-gid=$uid
250-uid=$uid
250-user=nohome@a.org"
config conf "user_attrs = =uid=3000,=gid=3000,=home=/d/%n,$M"
is "defaults" "$(vrfy nohome@a.org | sort)" '250 user=nohome@a.org
250-gid=3000
250-home=/d/nohome
250-uid=3000'
is "and what goes before them" "$(vrfy joe@a.org | sort)" "250 user=joe@a.org
250-gid=$uid
250-home=$T/joe
250-uid=$uid"
config conf 'user_attrs = =mail=maildir:/m/%d/%Un/%{ldap:cn}/%{ldap:none:x},cn=home=/h/%$'
is "templates" "$(vrfy joe@a.org | sort)" '250 user=joe@a.org
250-home=/h/joe@a.org
250-maildir=/m/a.org/JOE/joe@a.org/x'
config conf 'user_attrs = mail=user' 'user_filter = (mail=%u)'
is "of several names the one that was asked for" "$(vrfy joe@a.org; vrfy postmaster@a.org)" '250 user=joe@a.org
250 user=postmaster@a.org'
config conf 'user_attrs = description=home'
is "two homes are no home" "$(vrfy twohomes@a.org)" "$cannot"
like "and said" "$(cat "$T/err")" 'description has 2 values'
config conf 'user_attrs = description=comment'
is "1000 values of something else" "$(vrfy many@a.org)" '250 user=many@a.org'
config conf 'user_attrs = description=home'
is "binary where a path should be" "$(vrfy binary@a.org)" "$cannot"
config conf
is "three passwords: the first" "$(auth three@a.org one)" '235 2.7.0 user=three@a.org'
is "the second" "$(auth three@a.org two)" '235 2.7.0 user=three@a.org'
is "the third, hashed" "$(auth three@a.org secret)" '235 2.7.0 user=three@a.org'
is "none of them" "$(auth three@a.org three)" "$no"
is "1000 passwords are too many to try" "$(auth passwords@a.org p1)" "$later"
is "a password that nobody can send" "$(auth binpass@a.org a)" "$later"
config conf 'user_attrs = status=status'
is "status" "$(for s in active nologin noreceive suspended nonsense nohome; do vrfy $s@a.org; auth $s@a.org x; done)" \
"250 user=active@a.org
235 2.7.0 user=active@a.org
250 user=nologin@a.org
$no
550 5.2.1 mailbox disabled
235 2.7.0 user=noreceive@a.org
550 5.2.1 mailbox disabled
$no
$cannot
$later
250 user=nohome@a.org
235 2.7.0 user=nohome@a.org"
config conf 'user_filter = (cn=*)'
is "a filter that finds all: temporary" "$(vrfy joe@a.org)" "$cannot"
like "and said" "$(cat "$T/err")" 'more than one entry'

# --- names
config conf
is "UTF-8 is no user's by default" "$(vrfy 'jörg@a.org')" '550 5.1.1 no such user'
is "and is where it may be" "$(vrfy 'jörg@a.org' --user-chars 'abcdefghijklmnopqrstuvwxyz.@ö')" \
    "250-home=$T/jörg
250 user=jörg@a.org"
is "half a character is nobody" "$(vrfy "$(printf 'j\303rg@a.org')" --user-chars 'abcdefghijklmnopqrstuvwxyz.@ö')" \
    '550 5.1.1 no such user'

# --- mechanisms
is "offered" "$(printf 'CAPA\n' | ldap-auth --config "$T/conf" | head -n 1)" '250-AUTH PLAIN LOGIN'
config conf 'mechanisms = PLAIN'
is "as the configuration says" "$(printf 'CAPA\n' | ldap-auth --config "$T/conf" | head -n 1)" '250-AUTH PLAIN'
is "or the command line" "$(printf 'CAPA\n' | ldap-auth --config "$T/conf" --mechanisms LOGIN | head -n 1)" \
    '250-AUTH LOGIN'
unlike "no password in any log" "$(cat "$T/err")" 'joe-secret|admin-secret'
done_testing
