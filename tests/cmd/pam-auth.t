#!/bin/sh
# pam-auth with real PAM: users of the system who log in by services of this
# test's own.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need pgrep
pam-check -V | grep -q without-pam && skip_all "built without PAM"
D=$T/pam.d
mkdir "$D"
cat >"$T/exec" <<'END'
#!/bin/sh
pass=$(tr -d '\0')
echo "$PAM_TYPE $PAM_USER ${PAM_RHOST-none}" >>"${0%/*}/seen"
[ "$PAM_TYPE" != auth ] || [ "$pass" = "$PAM_USER-secret" ]
END
cat >"$T/slow" <<END
#!/bin/sh
echo \$\$ >$T/slow.pid
sleep 1000
END
chmod 755 "$T/exec" "$T/slow"
: >"$T/seen"; chmod 666 "$T/seen"
# as in Debian's common-auth: pam_exec calls a script's no a system error
cat >"$D/mail" <<END
auth [success=1 default=ignore] pam_exec.so expose_authtok quiet $T/exec
auth requisite pam_deny.so
auth required pam_permit.so
account required pam_permit.so
END
printf 'auth required pam_exec.so quiet %s\n' "$T/slow" >"$D/slow"
printf 'auth required pam_permit.so\naccount required pam_deny.so\n' >"$D/locked"
printf 'nobody\0nobody-secret\0' | pam-check --confdir "$D" --service mail 2>"$T/why" ||
	skip_all "PAM modules are missing: $(cat "$T/why")"
uid=$(id -u nobody) gid=$(id -g nobody) home=$(getent passwd nobody | cut -d: -f6)
b64() { printf "$1" | base64 | tr -d '\n'; }
plain() { printf 'AUTH PLAIN %s\n' "$(b64 "\\0$1\\0$2")"; }
auth() { user=$1 password=$2; shift 2
	plain "$user" "$password" | pam-auth --confdir "$D" --service mail "$@" 2>"$T/err"; }
vrfy() { name=$1; shift; printf 'VRFY %s\n' "$name" | pam-auth --confdir "$D" --service mail "$@" 2>"$T/err"; }
no='535 5.7.8 authentication failed'

exits "-n" 0 pam-auth -n --confdir "$D" --service mail
exits "-n: no such service" 64 pam-auth -n --confdir "$D" --service none
exits "--strip-domain wants --realm" 64 pam-auth -n --confdir "$D" --service mail --strip-domain
is "offered: only what a password is enough for" "$(printf 'CAPA\n' |
    pam-auth --confdir "$D" --service mail | head -n 1)" '250-AUTH PLAIN LOGIN'
is "VRFY" "$(vrfy nobody)" "250-user=nobody
250-uid=$uid
250-gid=$gid
250 home=$home"
is "no such user" "$(vrfy no-such-user-here)" '550 5.1.1 no such user'
is "root is no mailbox user" "$(vrfy root)" '550 5.1.1 no such user'
is "nor is who is out of range" "$(vrfy nobody --last-uid $((uid - 1)))" '550 5.1.1 no such user'
is "an extension" "$(vrfy nobody+x@example.org --realm example.org --strip-domain | tail -n 1)" \
    '250 extension=x'
is "a name in a domain" "$(vrfy nobody@example.org --realm example.org --strip-domain | grep user=)" \
    '250-user=nobody@example.org'
is "without one, the realm's" "$(vrfy nobody --realm example.org --strip-domain | grep user=)" \
    '250-user=nobody@example.org'
is "another domain's user is not the system's" \
    "$(vrfy nobody@example.net --realm example.org --strip-domain)" '550 5.1.1 no such user'
is "nor is he without --strip-domain" "$(vrfy nobody@example.org)" '550 5.1.1 no such user'
for name in '../etc' '-e' '--lookup' 'nobody:x' "$(printf '%300s' '' | tr ' ' a)"; do
	is "VRFY $name" "$(vrfy "$name")" '550 5.1.1 no such user'
done

: >"$T/seen"
is "the right password" "$(TCPREMOTEIP=192.0.2.7 auth nobody nobody-secret)" '235 2.7.0 user=nobody'
is "PAM is told the client's address" "$(cat "$T/seen")" 'auth nobody 192.0.2.7'
is "a wrong one" "$(auth nobody wrong)" "$no"
is "an empty one" "$(auth nobody '')" "$no"
: >"$T/seen"
is "an unknown user, the same words" "$(auth no-such-user-here wrong)" "$no"
is "costs a question as well" "$(cat "$T/seen")" 'auth no-such-user-here none'
is "root with the right password" "$(auth root root-secret)" "$no"
is "a locked account" "$(auth nobody x --service locked)" "$no"
like "and why is in the log" "$(cat "$T/err")" 'helper=pam-check text=.*pam-refused'
is "in a domain" "$(auth nobody@example.org nobody-secret --realm example.org --strip-domain)" \
    '235 2.7.0 user=nobody@example.org'
is "a service that has gone: temporary" "$(auth nobody x --service none)" \
    '454 4.7.0 authentication cannot be done now'
is "a module that hangs: temporary, in time" "$(auth nobody x --service slow --timeout 500ms)" \
    '454 4.7.0 authentication cannot be done now'
like "and said" "$(cat "$T/err")" 'reason="pam-check: timed out"'
[ ! -s "$T/slow.pid" ] || kill "$(cat "$T/slow.pid")"    # in a session of its own
ok "no pam-check is left" wait_for sh -c "! pgrep -f '^pam-check.*confdir $D'"
unlike "no password in the log" "$(cat "$T/err")" 'secret'

if [ "$(id -u)" -eq 0 ]; then
	cat >"$T/session" <<'END'
#!/bin/sh
echo "$USER $(id -u) $(id -g)"
END
	chmod 755 "$T/session"
	printf 'a LOGIN nobody nobody-secret\r\n' >"$T/typed"
	is "the session is the user's" "$(pam-auth --confdir "$D" --service mail imap-login \
	    --plaintext-auth "$T/session" <"$T/typed" 2>"$T/err" | tail -n 1)" "nobody $uid $gid"
fi
done_testing
