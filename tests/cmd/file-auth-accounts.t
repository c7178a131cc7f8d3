#!/bin/sh
# file-auth, who may log in as what: several verifiers of a user, application
# passwords, networks, the deny list, master users, aliases of domains, what is
# offered and why; and the same file read by Dovecot.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
umask 077
cd "$T" || exit 1
no='535 5.7.8 authentication failed'
b64() { printf "$1" | base64 -w 0; }
login() { printf 'AUTH PLAIN %s\n' "$(b64 "$1\\0$2\\0$3")" >in; shift 3
    file-auth --users users "$@" <in 2>err; }
yes() { is "$1" "$(login '' "$2" "$3")" "235 2.7.0 user=$2"; }
refused() { is "$1" "$(login '' "$2" "$3")" "$no"; }
crypt() { openssl passwd -6 "$1"; }
need openssl

cat >users <<END
joe@example.org:{CRYPT}$(crypt joe-secret):3000:3000::/m/joe::verifier={PLAIN}second app_password=phone:imap,smtp:{PLAIN}phone-secret app_password=all:*:{PLAIN}all-secret
ann@example.org:{PLAIN}ann-secret:3000:3000::/m/ann::allow_nets=192.0.2.0/24,2001:db8::/32
out@example.org:{PLAIN}out-secret:3000:3000::/m/out::status=suspended app_password=a:*:{PLAIN}app-secret
bad@example.org:{PLAIN}bad-secret:3000:3000::/m/bad::allow_nets=everywhere
only@example.org::3000:3000::/m/only::app_password=phone:imap:{PLAIN}phone-secret
END

# several verifiers, application passwords
yes "the password field" joe@example.org joe-secret
yes "another verifier" joe@example.org second
yes "an application's, for all services" joe@example.org all-secret
refused "one for services, and none is named" joe@example.org phone-secret
SERVICE=imaps; export SERVICE
yes "one for this service" joe@example.org phone-secret
yes "without a password of one's own" only@example.org phone-secret
SERVICE=pop3
refused "one for another" joe@example.org phone-secret
refused "none for this service, and no other" only@example.org phone-secret
unset SERVICE
refused "none" joe@example.org neither
refused "suspended: an application's too" out@example.org app-secret

# fields that are for the session
echo 'grp:{PLAIN}x:3000:3000::/m/g::userdb_acl_groups=staff,boss' >>users
is "groups" "$(echo 'VRFY grp' | file-auth --users users 2>err | grep -c 'acl_groups=staff,boss$')" 1

# networks
TCPREMOTEIP=192.0.2.77; export TCPREMOTEIP
yes "inside" ann@example.org ann-secret
TCPREMOTEIP=2001:db8::77
yes "inside, IPv6" ann@example.org ann-secret
TCPREMOTEIP=::ffff:192.0.2.77
yes "inside, IPv4 in IPv6" ann@example.org ann-secret
TCPREMOTEIP=192.0.3.1
refused "outside, in the same words" ann@example.org ann-secret
like "the log says why" "$(cat err)" 'event=auth-failed user=ann@example.org.*reason="not from this network"'
is "mail arrives from anywhere" "$(echo 'VRFY ann@example.org' | file-auth --users users 2>err | head -n 1)" \
    '250-user=ann@example.org'
unset TCPREMOTEIP
refused "an address that is not known" ann@example.org ann-secret
is "a list that cannot be read" "$(login '' bad@example.org bad-secret)" '454 4.7.0 authentication cannot be done now'

# the deny list wins
printf 'joe@example.org\nadmin\n' >deny
for p in joe-secret second all-secret; do
	is "denied: $p" "$(login '' joe@example.org $p --deny deny)" "$no"
done
is "denied: no mail" "$(echo 'VRFY joe+x@EXAMPLE.org' | file-auth --users users --deny deny 2>err)" '550 5.1.1 no such user'

# master users
cat >master <<END
admin:{PLAIN}admin-secret
help:{PLAIN}help-secret::::::master_users=*@example.org,x@example.net master_services=imap,sieve
near:{PLAIN}near-secret::::::allow_nets=192.0.2.1
off:{PLAIN}off-secret::::::nologin
ann@example.org:{PLAIN}ann-master
END
echo 'x@other.example:{PLAIN}x:3000:3000::/m/x' >>users
TCPREMOTEIP=192.0.2.2; export TCPREMOTEIP
as() { name=$1 who=$2 pw=$3 want=$4; shift 4; is "$name" "$(login '' "$who" "$pw" --master master "$@")" "$want"; }
as "user*master" 'joe@example.org*admin' admin-secret '235 2.7.0 user=joe@example.org'
like "is logged with both names" "$(cat err)" 'event=auth user=joe@example.org .*master=admin'
is "by authzid" "$(login joe@example.org admin admin-secret --master master)" '235 2.7.0 user=joe@example.org'
as "the user's own password is none" 'joe@example.org*admin' joe-secret "$no"
as "nobody's master" 'joe@example.org*joe@example.org' joe-secret '235 2.7.0 user=joe@example.org'
as "an unknown master" 'joe@example.org*who' admin-secret "$no"
as "an unknown user" 'who@example.org*admin' admin-secret "$no"
as "no user" '*admin' admin-secret "$no"
as "no master" 'joe@example.org*' admin-secret "$no"
as "a master is no user by himself" admin admin-secret "$no"
as "a suspended user" 'out@example.org*admin' admin-secret "$no"
as "another master" 'ann@example.org*admin' admin-secret "$no"
as "a denied user" 'joe@example.org*help' help-secret "$no" --deny deny
as "a denied master" 'x@other.example*admin' admin-secret "$no" --deny deny
as "a master who may not log in" 'joe@example.org*off' off-secret "$no"
as "a master from elsewhere" 'joe@example.org*near' near-secret "$no"
TCPREMOTEIP=192.0.2.1
as "a master from here" 'joe@example.org*near' near-secret '235 2.7.0 user=joe@example.org'
as "a service that is not his" 'joe@example.org*help' help-secret "$no"
SERVICE=imaps; export SERVICE
as "a service that is" 'joe@example.org*help' help-secret '235 2.7.0 user=joe@example.org'
as "a user who is not" 'x@other.example*help' help-secret "$no"
unset SERVICE TCPREMOTEIP
is "without --master" "$(login '' 'joe@example.org*admin' admin-secret)" "$no"
is "without, by authzid" "$(login joe@example.org ann@example.org ann-secret)" "$no"
as "--master-separator" 'joe@example.org%%admin' admin-secret '235 2.7.0 user=joe@example.org' --master-separator %
exits "one that names have" 64 file-auth --users users --master master --master-separator .
exits "-n reads the master file" 64 file-auth -n --users users --master users

# names
printf '# ours\nexample.net example.org\nexample.com example.net\n' >aliases
is "an alias of a domain" "$(login '' joe@EXAMPLE.net joe-secret --domain-alias aliases)" '235 2.7.0 user=joe@example.org'
is "an alias of an alias, a recipient with an extension" "$(echo 'VRFY joe+x@example.com' |
    file-auth --users users --domain-alias aliases 2>err | grep -e user -e ext)" "250-user=joe@example.org
250 extension=x"
is "the deny list has the real name" "$(login '' joe@example.com joe-secret --domain-alias aliases --deny deny)" "$no"
is "--realm is mapped too" "$(login '' joe joe-secret --domain-alias aliases --realm example.com)" \
    '235 2.7.0 user=joe@example.org'
printf 'a.example b.example\nb.example a.example\n' >circle
exits "a circle" 64 file-auth -n --users users --domain-alias circle
like "is said" "$(cat err)" 'circle:.*leads in a circle'
printf 'Joe@example.org:{PLAIN}upper\njoe@example.org:{PLAIN}lower\n' >cases
is "--lower-case" "$(printf 'AUTH PLAIN %s\n' "$(b64 '\0JOE@example.org\0lower')" |
    file-auth --users cases --lower-case 2>err)" '235 2.7.0 user=joe@example.org'

# what is offered, text and database alike
offers() { echo CAPA | file-auth --users "$1" 2>err | sed -n 's/^250-AUTH //p'; }
plain_only=$(printf 'a@a.org:{CRYPT}x\n' >o; offers o)
is "PLAIN and LOGIN for a hash" "$plain_only" 'PLAIN LOGIN'
if [ "$(printf 'a@a.org:{PLAIN}x\n' >o; offers o)" != 'PLAIN LOGIN' ]; then
	for form in text database; do
		put() { printf "$1" >o; rm -f o.cdb; [ $form = text ] || mail-passwd compile o; }
		put 'a@a.org:{CRYPT}x::::::verifier={SCRAM-SHA-256}x\nb@a.org:{CRYPT}x::::::verifier={SCRAM-SHA-256}x\n'
		like "$form: SCRAM when all have it" "$(offers o)" SCRAM-SHA-256
		put 'a@a.org:{CRYPT}x::::::verifier={SCRAM-SHA-256}x\nb@a.org:{CRYPT}x\n'
		is "$form: not when one has not" "$(offers o)" 'PLAIN LOGIN'
		put 'a@a.org:{CRYPT}x::::::verifier={SCRAM-SHA-256}x\nb@a.org:{CRYPT}x::::::nologin\n'
		like "$form: unless he cannot log in" "$(offers o)" SCRAM-SHA-256
		put 'a@a.org:{PLAIN}x::::::app_password=p:imap:{CRYPT}x\n'
		is "$form: nor when a telephone could pick it in vain" "$(offers o)" 'PLAIN LOGIN'
		put 'a@a.org:{CRYPT}x::::::verifier={SCRAM-SHA-256}x\nb@b.org:{CRYPT}x\n'
		like "$form: of the realm" "$(echo CAPA | file-auth --users o --realm a.org 2>err)" SCRAM-SHA-256
	done
	rm -f o.cdb
	printf 'a@a.org:{CRYPT}%s::::::verifier={SCRAM-SHA-256}x app_password=phone:imap:{CRYPT}x\n' x >o
	echo 'VRFY a@a.org' | file-auth -e --users o >out 2>err
	like "-e: what works" "$(cat err)" 'a@a.org: PLAIN works'
	like "-e: what does not with all" "$(cat err)" 'a@a.org: SCRAM-SHA-256 does not work with all: app password phone is kept as \{CRYPT\}'
	like "-e: and what does not at all" "$(cat err)" 'a@a.org: CRAM-MD5 does not work: the password is kept as \{CRYPT\}'
else
	skip "offers" "no mechanism that needs a verifier of its own is built"
fi

# SCRAM with each password of a user, and DIGEST-MD5's verifier for PLAIN
mp() { printf '%s\n' "$1" | { shift; mail-passwd --stdin "$@"; }; }
scram() { "$PYTHON" "$ROOT/tests/cmd/scram-client.py" "$1" "$2" file-auth --users s 2>err; }
rm -f s; mp main-secret --create --ids 3000:3000 add s joe@example.org
p=$(mail-passwd app-add s joe@example.org phone); q=$(mail-passwd --services imap app-add s joe@example.org tablet)
is "SCRAM: the password" "$(scram joe@example.org main-secret)" '235 2.7.0 user=joe@example.org'
is "SCRAM: an application's" "$(scram joe@example.org "$p")" '235 2.7.0 user=joe@example.org'
is "SCRAM: one of another service" "$(scram joe@example.org "$q")" "$no"
is "SCRAM: neither" "$(scram joe@example.org neither)" "$no"
mp main-secret --scheme DIGEST-MD5 change s joe@example.org
is "PLAIN with {DIGEST-MD5}" "$(printf 'AUTH PLAIN %s\n' "$(b64 '\0joe@example.org\0main-secret')" |
    file-auth --users s 2>err)" '235 2.7.0 user=joe@example.org'

# 100,000 users are looked for in the database
"$PYTHON" -c 'for i in range(100000): print("u%d@d%d.org:{PLAIN}pw%d:3000:3000::/m/%d::" % (i, i % 100, i, i))' >many
is "too long to be read for an offer" "$(offers many)" 'PLAIN LOGIN'
like "and said" "$(cat err)" 'many is too long .* run: mail-passwd compile'
ok "compiled" mail-passwd compile many
is "and then it is not" "$(offers many)" "$(printf 'a@a.org:{PLAIN}x\n' >o; offers o)"
is "the last" "$(echo 'VRFY u99999@d99.org' | file-auth --users many 2>err | head -n 1)" '250-user=u99999@d99.org'
is "not the next" "$(echo 'VRFY u100000@d0.org' | file-auth --users many 2>err)" '550 5.1.1 no such user'
ok "-n: fresh" file-auth -n --users many
head -c 2048 /dev/zero | tr '\0' '\377' | dd of=many.cdb conv=notrunc 2>/dev/null
is "a damaged database is temporary" "$(echo 'VRFY u1@d1.org' | file-auth --users many 2>err)" '451 4.3.0 cannot be known now'
like "and said" "$(cat err)" 'many.cdb: the database is damaged'

# Dovecot takes the file as it is
if [ "$(id -u)" -eq 0 ] && command -v dovecot >/dev/null && command -v doveadm >/dev/null; then
	grep -v bad@ users >passwd; chmod 644 passwd; chmod 755 "$T"
	cat >dovecot.conf <<-END
	base_dir = $T/dovecot
	log_path = $T/dovecot.log
	protocols =
	ssl = no
	mail_location = maildir:~/Maildir
	passdb {
	  driver = passwd-file
	  args = username_format=%u $T/passwd
	}
	userdb {
	  driver = passwd-file
	  args = username_format=%u $T/passwd
	}
	END
	spawn dovecot.out dovecot -F -c "$T/dovecot.conf"
	auth() { timeout 120 doveadm -c "$T/dovecot.conf" auth test -x "rip=$1" "$2" "$3"; }
	if wait_for auth 192.0.2.9 joe@example.org joe-secret; then
		pass "Dovecot: a line with more verifiers"
		not_ok "Dovecot: of which it takes the first" auth 192.0.2.9 joe@example.org second
		ok "Dovecot: allow_nets" auth 192.0.2.9 ann@example.org ann-secret
		not_ok "Dovecot: outside" auth 192.0.3.9 ann@example.org ann-secret
		like "Dovecot: the mailbox" "$(doveadm -c "$T/dovecot.conf" user joe@example.org)" '/m/joe'
	else
		fail "Dovecot starts"; note "$(cat dovecot.log dovecot.out)"
	fi
	doveadm -c "$T/dovecot.conf" stop
else
	skip "Dovecot takes the file" "needs root and dovecot"
fi
done_testing
