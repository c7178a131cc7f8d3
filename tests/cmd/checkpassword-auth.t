#!/bin/sh
# checkpassword-auth with programs of this test's own, in sh and Python: what each
# exit code means, who the account is, what a program cannot do.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
uid=$(id -u) gid=$(id -g) become=
if [ "$uid" -eq 0 ]; then
	need setpriv
	uid=30000 gid=30001 become='setpriv --reuid 30000 --regid 30001 --clear-groups'
fi
range="--first-uid $uid --first-gid $gid"
[ "$gid" -ne 0 ] || skip_all "group 0"

# The convention, by the letter: joe@example.org with joe-secret.
cat >"$T/check" <<END
#!/bin/sh
exec 5<&3
{ IFS= read -r user; IFS= read -r pass; IFS= read -r stamp; } <<IN
\$(tr '\\0' '\\n' <&5)
IN
exec 3<&- 5<&-
echo "\$user \$stamp \$AUTH_USER \$AUTH_USERNAME \$AUTH_DOMAIN \$AUTH_SERVICE \$PROTO \${USER-unset} \${HOME-unset}" >>"$T/seen"
[ "\$user" = joe@example.org ] && [ "\$pass" = 'joe-secret:x' ] || exit 1
USER=joe HOME=$T/home QUOTA=5M EXTRA='userdb_mail none' userdb_mail=maildir:$T/home/M
export USER HOME QUOTA EXTRA userdb_mail
exec $become "\$@"
END
cat >"$T/python" <<END
#!$PYTHON
import os, sys
user, password = os.read(3, 512).split(b"\0")[:2]
if (user, password) != (b"ann@example.org", b"ann-secret"):
    sys.exit(1)
os.environ["HOME"] = "$T/ann"
if os.getuid() == 0:
    os.setgroups([]); os.setgid($gid); os.setuid($uid)
os.execv(sys.argv[1], sys.argv[1:])
END
# Dovecot's extension: users without a password.
cat >"$T/lookup" <<END
#!/bin/sh
user=\$(tr '\\0' '\\n' <&3 | head -n 1)
exec 3<&-
[ "\$AUTHORIZED" = 1 ] || exit 111
case \$user in joe@example.org) ;; broken@*) exit 1 ;; lazy@*) AUTHORIZED=1 ;; *) exit 3 ;; esac
HOME=$T/home; export HOME AUTHORIZED
[ "\$AUTHORIZED" != 1 ] || case \$user in lazy@*) ;; *) AUTHORIZED=2 ;; esac
exec $become "\$@"
END
program() { # program NAME LINE...: a script
	name=$T/$1; shift
	{ echo '#!/bin/sh'; printf '%s\n' "$@"; } >"$name"
	chmod 755 "$name"
}
chmod 755 "$T/check" "$T/python" "$T/lookup"
: >"$T/seen"; chmod 666 "$T/seen"

b64() { printf "$1" | base64 | tr -d '\n'; }
plain() { printf 'AUTH PLAIN %s\n' "$(b64 "\\0$1\\0$2")"; }
# shellcheck disable=SC2086
auth() { # auth PROGRAM USER PASSWORD [OPTION...]
	program=$1 user=$2 password=$3; shift 3
	plain "$user" "$password" | checkpassword-auth $range --program "$T/$program" "$@" 2>"$T/err"
}
# shellcheck disable=SC2086
vrfy() { # vrfy NAME [OPTION...]
	name=$1; shift
	printf 'VRFY %s\n' "$name" | checkpassword-auth $range --program "$T/check" "$@" 2>"$T/err"
}
no='535 5.7.8 authentication failed'
later='454 4.7.0 authentication cannot be done now'

# shellcheck disable=SC2086
exits "-n" 0 checkpassword-auth -n --program "$T/check"
exits "no program" 64 checkpassword-auth -n
exits "a program that is not there" 64 checkpassword-auth -n --program "$T/none"
printf 'not a program\n' >"$T/text"
exits "a file that cannot be executed" 64 checkpassword-auth -n --program "$T/text"
is "offered: only what a password is enough for" "$(printf 'CAPA\n' |
    checkpassword-auth --program "$T/check" | head -n 1)" '250-AUTH PLAIN LOGIN'

is "the right password" "$(SERVICE=imap USER=liar HOME=/nowhere auth check joe@example.org 'joe-secret:x')" \
    '235 2.7.0 user=joe@example.org'
like "what the program is told; nothing of who we were" "$(cat "$T/seen")" \
    '^joe@example.org Y[0-9]+ joe@example.org joe example.org imap TCP unset unset$'
is "a wrong one" "$(auth check joe@example.org wrong)" "$no"
is "an unknown user, the same words" "$(auth check nobody@example.org wrong)" "$no"
is "an empty one is never asked" "$(: >"$T/seen"; auth check joe@example.org ''; cat "$T/seen")" "$no"
is "more than 512 bytes are nobody's password" \
    "$(auth check joe@example.org "$(printf '%600s' '' | tr ' ' x)")" "$no"
is "a program in Python" "$(auth python ann@example.org ann-secret)" '235 2.7.0 user=ann@example.org'
is "--take-user" "$(auth check joe@example.org 'joe-secret:x' --take-user)" '235 2.7.0 user=joe'
unlike "no password in the log" "$(cat "$T/err")" 'secret'

# who it is
cat >"$T/session" <<'END'
#!/bin/sh
echo "$USER $(id -u) $(id -g) $HOME $MAILDIR $QUOTA ${AUTH_FD-none}"
END
chmod 755 "$T/session"
mkdir "$T/home" "$T/ann"; chmod 755 "$T/home" "$T/ann"
login() { # login USER PASSWORD AUTHENTICATOR...: through imap-login, what the session says
	printf 'a LOGIN %s %s\r\n' "$1" "$2" >"$T/typed"; shift 2
	"$@" imap-login --plaintext-auth "$T/session" <"$T/typed" 2>"$T/err" | tr -d '\r' | tail -n 1
}
# shellcheck disable=SC2086
is "the session is the account that the program became" \
    "$(login joe@example.org 'joe-secret:x' checkpassword-auth $range --program "$T/check")" \
    "joe@example.org $uid $gid $T/home $T/home/M 5M none"
if [ "$(id -u)" -eq 0 ]; then
	sed 's/exec setpriv.*/exec "$@"/' "$T/check" >"$T/rootly"; chmod 755 "$T/rootly"
	is "a program that stays root: no account" "$(auth rootly joe@example.org 'joe-secret:x' true)" ''
	is "and no session" "$(login joe@example.org 'joe-secret:x' checkpassword-auth --program "$T/rootly")" \
	    'a NO [UNAVAILABLE] Cannot tell now, try again later'
	is "--ids says whose it is" "$(login joe@example.org 'joe-secret:x' checkpassword-auth \
	    --ids 30002:30002 --program "$T/rootly" | cut -d' ' -f1-3)" 'joe@example.org 30002 30002'
	is "out of range: temporary" "$(auth check joe@example.org 'joe-secret:x' --first-uid 31000)" "$later"
fi

# ends
program silent 'exit 0'
is "success without running its argument: temporary" "$(auth silent joe@example.org x)" "$later"
like "and said" "$(cat "$T/err")" 'has not run its argument'
program half 'echo home=/x >&4'
is "half a reply is none" "$(auth half joe@example.org x)" "$later"
for code in 2 100 111 126; do
	program exits "exit $code"
	is "exit $code: temporary" "$(auth exits joe@example.org x)" "$later"
done
program signal 'kill -9 $$'
is "a signal: temporary" "$(auth signal joe@example.org x)" "$later"
program garbage 'head -c 100000 /dev/zero >&4'
is "too much" "$(auth garbage joe@example.org x)" "$later"
program control 'printf "home=/a\001b\nend\n" >&4'
is "a control character in a value" "$(auth control joe@example.org x)" "$later"
program noisy 'printf "event=auth user=root\nsecond \033[31m line\n" >&2' 'yes x | head -n 5000 >&2' 'exit 1'
is "noise on standard error" "$(auth noisy joe@example.org x)" "$no"
like "is logged as its own words" "$(cat "$T/err")" 'event=helper-said helper=.*/noisy text="event=auth user=root"'
is "no line of it is one of ours" "$(grep -c '^event=\|^second' "$T/err")" 0
is "and not all of it" "$(grep -c helper-said "$T/err")" 20
program slow "echo \$\$ >$T/slow.pid" 'sleep 1000 & wait'
is "one that hangs: temporary, in time" "$(auth slow joe@example.org x --timeout 300ms)" "$later"
ok "and it is gone" wait_for sh -c "! kill -0 $(cat "$T/slow.pid")"

# VRFY
is "VRFY cannot be answered" "$(vrfy joe@example.org)" '451 4.3.0 cannot be known now'
is "--lookup: the account" "$(vrfy joe@example.org --lookup "$T/lookup" | sort)" \
"250 user=joe@example.org
250-gid=$gid
250-home=$T/home
250-uid=$uid"
is "an extension is split off" "$(vrfy joe+x@example.org --lookup "$T/lookup" | tail -n 1)" '250 extension=x'
is "no such user" "$(vrfy nobody@example.org --lookup "$T/lookup")" '550 5.1.1 no such user'
is "exit 1 is no answer to that question" "$(vrfy broken@example.org --lookup "$T/lookup")" \
    '451 4.3.0 cannot be known now'
is "AUTHORIZED=2 is wanted" "$(vrfy lazy@example.org --lookup "$T/lookup")" '451 4.3.0 cannot be known now'
is "a login as well, with the right password" \
    "$(auth check joe@example.org 'joe-secret:x' --lookup "$T/lookup")" '235 2.7.0 user=joe@example.org'
is "a wrong one" "$(auth check joe@example.org wrong --lookup "$T/lookup")" "$no"
is "who is not there costs a run all the same" "$(: >"$T/seen"
    auth check nobody@example.org wrong --lookup "$T/lookup"; cut -d' ' -f1 "$T/seen")" "$no
nobody@example.org"

# stacked: the file on the left gets the mail, and knows bob
(umask 077; printf 'joe@example.org:{PLAIN}other:%s:%s::%s::\nbob@example.org:{PLAIN}bob-secret:%s:%s::%s::\n' \
    "$uid" "$gid" "$T/home" "$uid" "$gid" "$T/home" >"$T/users")
# shellcheck disable=SC2086
stacked() { login "$1" "$2" file-auth $range --users "$T/users" checkpassword-auth $range --program "$T/check" |
	cut -d' ' -f1-3; }
is "the nearest" "$(stacked joe@example.org 'joe-secret:x')" "joe@example.org $uid $gid"
is "the left, which becomes the user" "$(stacked bob@example.org bob-secret)" "bob@example.org $uid $gid"
like "neither" "$(login bob@example.org wrong file-auth $range --users "$T/users" \
    checkpassword-auth $range --program "$T/check"; cat "$T/err")" 'event=auth-failed user=bob@example.org'
done_testing
