#!/bin/sh
# mail-passwd: every command, what it leaves alone, schemes that Dovecot takes,
# two and fifty at once, and a kill at every system call.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
umask 077
cd "$T" || exit 1
secret() { pw=$1; shift; printf '%s\n' "$pw" | mail-passwd --stdin "$@"; }
ok_secret() { name=$1; shift; ok "$name" secret "$@"; }
login() { printf 'AUTH PLAIN %s\n' "$(printf '\0%s\0%s' "$1" "$2" | base64 -w 0)" |
    file-auth --users users 2>"$T/err"; }
yes() { is "$1" "$(login "$2" "$3")" "235 2.7.0 user=$2"; }
no() { is "$1" "$(login "$2" "$3")" '535 5.7.8 authentication failed'; }

# a new file, a new user
exits "no file" 75 secret x add users joe@example.org
ok_secret "--create" joe-secret --create --ids 3000:3001 --home /var/mail/joe --field quota=1G --field nologin=n \
    add users joe@example.org
is "its mode" "$(stat -c %a users)" 600
like "the line" "$(cat users)" \
    '^joe@example.org:\{(ARGON2ID|BLF-CRYPT)\}[^:]*:3000:3001::/var/mail/joe::verifier=\{SCRAM-SHA-256\}15000,[^ ]* quota=1G nologin=n$'
yes "logs in" joe@example.org joe-secret
no "and not otherwise" joe@example.org joe-Secret
is "test: yes" "$(secret joe-secret test users joe@example.org | cut -c1-8)" 'matches '
exits "test: no" 1 secret joe test users joe@example.org
exits "a user twice" 64 secret x add users joe@example.org
exits "in other letters too" 64 secret x add users JOE@Example.Org
like "is said" "$(cat err)" 'is there already'
for name in '' 'a:b@example.org' 'a b@example.org' '../x@example.org/' 'a@b@c' "a$(printf '\001')" \
    "$(printf 'a\rb')" '#a@example.org' "$(printf '%0400d' 1)"; do
	exits "name \"$(printf '%.20s' "$name" | tr '\001\r' '??')\"" 64 secret x add users "$name"
done
exits "no password" 64 secret '' add users ann@example.org
exits "a control character" 64 secret "$(printf 'a\tb')" add users ann@example.org
exits "a password too long" 64 secret "$(printf '%02000d' 1)" add users ann@example.org
exits "a field that restricts" 64 secret x --field proxy=y add users ann@example.org
exits "a blank in a field" 64 secret x --field 'a b' add users ann@example.org
exits "ids that are none" 64 secret x --ids a:b add users ann@example.org
exits "no scheme" 64 secret x --scheme ROT13 add users ann@example.org
exits "a cost for two schemes" 64 secret x --cost 5 --scheme SSHA --scheme PLAIN add users ann@example.org
exits "PLAIN with a colon" 64 secret a:b --scheme PLAIN add users ann@example.org
exits "no command" 64 mail-passwd
exits "another" 64 mail-passwd frobnicate users
exits "too few words" 64 mail-passwd delete users
exits "nobody" 64 secret x change users nobody@example.org
exits "no terminal" 64 setsid mail-passwd change users joe@example.org
like "is said" "$(cat err)" 'no terminal'
is "none of these has changed anything" "$(wc -l <users) $(ls | grep -v '^bin$')" "1 err
mailboxes
out
users"

# what is not meant stays as it is
cat >users <<'END'
# our users, do not sort

ann@example.org:{PLAIN}ann-secret:3000:3000:Ann:/var/mail/ann:/bin/sh:x=y  unknown  userdb_quota_rule=*:storage=1G
  
Bob@example.org:{PLAIN}bob-secret
short@example.org
END
printf 'crlf@example.org:{PLAIN}crlf-secret::::/x::last=1\r\nend@example.org:{PLAIN}end-secret:::::' >>users
chmod 640 users
cp users before
ok_secret "a change in the middle" new-secret --scheme PLAIN change users bob@example.org
is "changes one line" "$(diff before users)" '5c5
< Bob@example.org:{PLAIN}bob-secret
---
> Bob@example.org:{PLAIN}new-secret'
is "mode kept" "$(stat -c %a users)" 640
cp before users
ok_secret "a line with CRLF" new --scheme PLAIN --scheme SSHA change users crlf@example.org
like "keeps it" "$(tail -n 2 users | head -n 1 | od -c)" '\\r  \\n'
like "and its fields" "$(cat users)" '^crlf@example.org:\{PLAIN\}new::::/x::last=1 verifier=\{SSHA\}'
ok_secret "a line without any field" new --scheme PLAIN --scheme SSHA change users short@example.org
like "gets them" "$(cat users)" '^short@example.org:\{PLAIN\}new::::::verifier=\{SSHA\}[^ ]*$'
ok_secret "a second time" newer --scheme SSHA512 change users short@example.org
like "old verifiers go" "$(cat users)" '^short@example.org:\{SSHA512\}[^: ]*::::::$'
ok_secret "after a last line without LF" x --scheme PLAIN add users zoe@example.org
is "it is a line" "$(tail -n 2 users)" "end@example.org:{PLAIN}end-secret:::::
zoe@example.org:{PLAIN}x::::::"
cp before users
ok "delete" mail-passwd delete users ann@example.org
is "removes one line" "$(diff before users | grep -c '^[<>]')" 1
ok "delete the last, without LF" mail-passwd delete users end@example.org
is "and no other" "$(diff before users | grep -c '^[<>]')" 2
cp before users
ok "lock" mail-passwd lock users ann@example.org
like "a word more" "$(cat users)" ':x=y  unknown  userdb_quota_rule=\*:storage=1G nologin$'
no "no login" ann@example.org ann-secret
is "but mail" "$(echo 'VRFY ann@example.org' | file-auth --users users 2>err | head -n 1)" '250-user=ann@example.org'
ok "lock again" mail-passwd lock users ann@example.org
ok "unlock" mail-passwd unlock users ann@example.org
is "as it was" "$(cat users)" "$(cat before)"
ok "unlock what is not locked" mail-passwd unlock users ann@example.org
ln -s users link
ok_secret "through a symbolic link" x --scheme PLAIN change link ann@example.org
is "the link stays" "$(readlink link) $(grep -c '{PLAIN}x:' users)" 'users 1'
printf 'two@example.org:{PLAIN}x\ntwo@example.org:{PLAIN}y\n' >two
exits "a user with two lines" 64 secret x change two two@example.org
like "is said" "$(cat err)" 'more than one line'
exits "a directory" 64 secret x change . two@example.org
printf 'x\nlong@example.org::::%9000s\n' x >long
exits "a line too long" 64 secret x change long long@example.org

# passwords of applications
cp before users
secret ann-secret --scheme SSHA512 --scheme SCRAM-SHA-256 change users ann@example.org
p=$(mail-passwd --services imap,submission app-add users ann@example.org phone)
like "a password" "$p" '^[a-z2-9]{5}(-[a-z2-9]{5}){3}$'
q=$(mail-passwd app-add users ann@example.org tablet)
is "app-list" "$(mail-passwd app-list users ann@example.org)" "phone	imap,submission	SSHA512
phone	imap,submission	SCRAM-SHA-256
tablet	*	SSHA512
tablet	*	SCRAM-SHA-256"
is "one salt for all" "$(grep -o 'SCRAM-SHA-256}[0-9]*,[^,]*' users | sort -u | wc -l)" 1
no "not where SERVICE is not known" ann@example.org "$p"
yes "the unrestricted one everywhere" ann@example.org "$q"
for s in imap imaps IMAP submission submissions; do
	SERVICE=$s; export SERVICE
	yes "phone at $s" ann@example.org "$p"
done
for s in pop3 smtp ima imapss imap-internal; do
	SERVICE=$s
	no "not at $s" ann@example.org "$p"
done
unset SERVICE
yes "the user's own" ann@example.org ann-secret
exits "the same name" 64 mail-passwd app-add users ann@example.org phone
exits "no name" 64 mail-passwd app-add users ann@example.org ''
exits "a colon in the name" 64 mail-passwd app-add users ann@example.org a:b
exits "a bad list" 64 mail-passwd --services 'imap submission' app-add users ann@example.org x
ok_secret "another password" new --scheme SSHA512 --scheme SCRAM-SHA-256 change users ann@example.org
yes "leaves them" ann@example.org "$q"
is "with the salt that they have" "$(grep -o 'SCRAM-SHA-256}[0-9]*,[^,]*' users | sort -u | wc -l)" 1
is "list" "$(mail-passwd list users | head -n 2)" "ann@example.org	active	SSHA512,SCRAM-SHA-256	phone,tablet
Bob@example.org	active	PLAIN	-"
ok "app-remove" mail-passwd app-remove users ann@example.org tablet
no "it is gone" ann@example.org "$q"
SERVICE=imap; export SERVICE
yes "the other is not" ann@example.org "$p"
unset SERVICE
exits "app-remove of none" 64 mail-passwd app-remove users ann@example.org tablet
ok "of the last" mail-passwd app-remove users ann@example.org phone
unlike "nothing is left" "$(cat users)" app_password

# check
ok "check" mail-passwd check before
printf 'a:{ROT13}x\nB:x\nb:{PLAIN}x::::::proxy=y\nB:x\n' >bad
exits "bad lines" 64 mail-passwd check bad
is "each of them" "$(sed -n 's/^mail-passwd: bad:\([0-9]\).*/\1/p' err | sort | tr '\n' ' ')" '1 3 4 '

# the compiled form
cp before users
exits "compile nothing" 75 mail-passwd compile none
ok "compile" mail-passwd compile users
is "mode of the text" "$(stat -c %a users.cdb)" 640
yes "a login by it" ann@example.org ann-secret
ok_secret "a change renews it" newest --scheme PLAIN change users ann@example.org
yes "a login by that" ann@example.org newest
echo '# an edit' >>users
is "stale: nobody logs in" "$(login ann@example.org newest)" '454 4.7.0 authentication cannot be done now'
like "the log says what to run" "$(cat err)" 'users.cdb is stale; run: mail-passwd compile .*/users'
is "nor gets mail" "$(echo 'VRFY ann@example.org' | file-auth --users users 2>err)" '451 4.3.0 cannot be known now'
exits "file-auth -n says so" 64 file-auth -n --users users
like "with the command" "$(cat err)" 'is stale; run: mail-passwd compile'
exits "check too" 75 mail-passwd check users
sed -i '/^ann@/d' users
isnt=$(login ann@example.org newest)
is "a user who was deleted by hand is gone" "$isnt" '454 4.7.0 authentication cannot be done now'
ok "compile again" mail-passwd compile users
no "and now unknown" ann@example.org newest
rm users
exits "the database alone is nothing" 64 file-auth --users users
rm users.cdb

# what others make of it
if command -v doveadm >/dev/null; then
	mail-passwd -V >version 2>&1
	for s in PLAIN ARGON2ID ARGON2I CRYPT BLF-CRYPT SHA512-CRYPT SHA256-CRYPT MD5-CRYPT DES-CRYPT PBKDF2 SCRAM-SHA-256 \
	    SCRAM-SHA-1 CRAM-MD5 DIGEST-MD5 SSHA512 SSHA256 SSHA SMD5 SHA512 SHA256 SHA SHA1 PLAIN-MD5 LDAP-MD5; do
		case $s in ARGON*) grep -q no-argon2 version && continue ;; esac
		rm -f s
		ok_secret "$s" s3cret --create --scheme $s add s joe@example.org
		ok "Dovecot takes $s" doveadm pw -t "$(cut -d: -f2 s)" -u joe@example.org -p s3cret
		not_ok "and not every password" doveadm pw -t "$(cut -d: -f2 s)" -u joe@example.org -p s3creT
	done
else
	skip "Dovecot takes our schemes" "doveadm is not installed"
fi

# at a terminal
rm -f users
ok "at a terminal" "$PYTHON" "$ROOT/tests/cmd/mail-passwd.py"

# many at once: every change counts
: >users; chmod 600 users
i=0; while [ $i -lt 50 ]; do echo "u$i@example.org:{PLAIN}old:::::"; i=$((i + 1)); done >users
mail-passwd compile users
i=0
while [ $i -lt 50 ]; do
	printf 'new%d\n' $i | mail-passwd --stdin --scheme PLAIN change users "u$i@example.org" 2>>errors &
	i=$((i + 1))
done
wait
is "fifty at once, nothing is lost" "$(cat users)" "$(i=0; while [ $i -lt 50 ]; do
    echo "u$i@example.org:{PLAIN}new$i:::::"; i=$((i + 1)); done)"
is "no complaints" "$(cat errors)" ''
ok "the database is that of the text" mail-passwd check users
is "nothing is left over" "$(ls | grep new)" ''

# killed at every system call: the old file or the new one, and the next goes on
if strace -o /dev/null true 2>/dev/null && [ -z "${SANITIZE:-}" ]; then
	printf 'a@example.org:{PLAIN}old\nb@example.org:{PLAIN}b\n' >old
	sed 's/{PLAIN}old/{PLAIN}new/' old >new
	cp old users; chmod 600 users; mail-passwd compile users
	echo new >password
	strace -f -o calls mail-passwd --stdin --scheme PLAIN change users a@example.org <password
	is "one that is not killed" "$(cat users)" "$(cat new)"
	wrong='' times=0
	for call in openat open flock ftruncate write writev fchmod fchown fsync rename unlink \
	    nanosleep clock_nanosleep pwrite64; do
		n=$(grep -c "^[0-9]* *$call(" calls)
		i=1
		while [ "$i" -le "$n" ]; do
			cp old users; rm -f users.new users.cdb.new; mail-passwd compile users
			strace -f -o /dev/null -e inject="$call:signal=KILL:when=$i" \
			    mail-passwd --stdin --scheme PLAIN change users a@example.org <password >/dev/null 2>&1
			cmp -s users old || cmp -s users new || wrong="$wrong $call:$i"
			mail-passwd --stdin --scheme PLAIN change users a@example.org <password 2>after ||
				wrong="$wrong after-$call:$i"
			cmp -s users new || wrong="$wrong then-$call:$i"
			mail-passwd check users 2>after || wrong="$wrong check-$call:$i"
			times=$((times + 1)) i=$((i + 1))
		done
	done
	is "old or new, and the next change works, after $times kills" "$wrong" ''
	ok "that many were tried" [ "$times" -gt 20 ]
	is "nothing is left over" "$(ls | grep '^users.*new')" ''
else
	skip "killed at every system call" "strace cannot be used"
fi
if [ -w /dev/full ]; then
	cp before users
	(ulimit -f 0; secret x --scheme PLAIN change users ann@example.org) 2>err
	is "no room: nothing has happened" "$(cat users)" "$(cat before)"
fi
done_testing
