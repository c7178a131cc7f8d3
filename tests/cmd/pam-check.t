#!/bin/sh
# pam-check with real PAM and services of this test's own: yes, no, cannot tell,
# and what a module may not ask or do.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
if pam-check -V | grep -q without-pam; then
	exits "built without PAM it says so" 64 pam-check -n
	like "in words" "$(cat "$T/err")" 'without PAM'
	done_testing
fi
D=$T/pam.d
mkdir "$D"
service() { name=$1; shift; printf '%s\n' "$@" >"$D/$name"; }
service yes 'auth required pam_permit.so' 'account required pam_permit.so' 'session required pam_permit.so'
service no 'auth required pam_deny.so'
service other 'auth required pam_permit.so'
[ -n "$(printf 'joe\0x\0' | pam-check -e --confdir "$D" --service yes 2>&1)" ] &&
	skip_all "PAM modules or pam_start_confdir are missing"
check() { # check SERVICE USER PASSWORD [OPTION...]: the exit code
	s=$1 u=$2 p=$3; shift 3
	printf '%s\0%s\0' "$u" "$p" | pam-check -e --confdir "$D" --service "$s" "$@" >"$T/out" 2>"$T/err"
	echo $?
}
exits "-n" 0 pam-check -n --confdir "$D" --service yes
exits "no such service: it is not other's" 64 pam-check -n --confdir "$D" --service none
exits "nor at work" 64 pam-check --confdir "$D" --service none
exits "a path is no service" 64 pam-check -n --confdir "$D" --service ../pam.d/yes
is "yes" "$(check yes joe x)" 0
is "no" "$(check no joe x)" 1
is "an empty password is not asked about" "$(check yes joe '')" 1
for input in '' 'joe' 'joe\0' 'joe\0x' '\0x\0' 'joe\0x\0y' 'joe\0x\0\0'; do
	is "input \"$input\"" "$(printf "$input" | pam-check --confdir "$D" --service yes 2>/dev/null; echo $?)" 75
done
is "64 KB" "$(head -c 65536 /dev/zero | tr '\0' x | pam-check --confdir "$D" --service yes 2>/dev/null; echo $?)" 75

has() { [ -e "$(find /lib /usr/lib /usr/lib64 -maxdepth 4 -name "$1" 2>/dev/null | head -n 1)" ]; }

# pam_exec sees the password on its standard input: who is asked, and how often
if has pam_exec.so; then
	cat >"$T/exec" <<END
#!/bin/sh
pass=\$(tr -d '\\0')
echo "\$PAM_TYPE \$PAM_USER \$PAM_SERVICE \$PAM_TTY \${PAM_RHOST-none}" >>$T/seen
[ "\$PAM_TYPE" != auth ] || [ "\$pass" = right ]
END
	chmod 755 "$T/exec"
	# pam_exec calls a script's no a system error: as in Debian's common-auth
	service exec "auth [success=1 default=ignore] pam_exec.so expose_authtok quiet $T/exec" \
	    'auth requisite pam_deny.so' 'auth required pam_permit.so' \
	    "account required pam_exec.so quiet $T/exec" "session required pam_exec.so quiet $T/exec"
	: >"$T/seen"
	is "a script: the right password" "$(check exec joe right --rhost 192.0.2.7)" 0
	is "is asked for the account too, and told who it is" "$(cat "$T/seen")" "auth joe exec exec 192.0.2.7
account joe exec exec 192.0.2.7"
	is "a wrong one" "$(check exec joe wrong)" 1
	: >"$T/seen"
	is "--no-account" "$(check exec joe right --no-account)" 0
	is "asks nothing more" "$(cat "$T/seen")" 'auth joe exec exec none'
	: >"$T/seen"
	is "--session" "$(check exec joe right --session)" 0
	is "is opened and closed" "$(cut -d' ' -f1 "$T/seen" | tr '\n' ' ')" \
	    'auth account open_session close_session '
fi
# the account
service denied 'auth required pam_permit.so' 'account required pam_deny.so'
is "the account is refused" "$(check denied joe x)" 1
like "and why is said" "$(cat "$T/err")" 'event=pam-refused reason="account: '
is "a service without account management" "$(service bare 'auth required pam_permit.so'
    check bare joe x)" 1
is "unless it is not asked" "$(check bare joe x --no-account)" 0
service session 'auth required pam_permit.so' 'account required pam_permit.so' 'session required pam_deny.so'
is "a session that is refused does not matter" "$(check session joe x)" 0
is "but when it is asked for" "$(check session joe x --session)" 75
# what means nothing certain
service damaged 'auth required'
like "a damaged service is not yes" "$(check damaged joe x)" '^(1|75)$'
service absent 'auth required pam_no_such_module.so'
is "a module that is not there" "$(check absent joe x)" 75
if has pam_debug.so; then
	for word in auth_err:1 user_unknown:1 maxtries:1 perm_denied:1 authinfo_unavail:75 \
	    cred_unavail:75 system_err:75 service_err:75 abort:75; do
		service debug "auth required pam_debug.so auth=${word%:*}" 'account required pam_permit.so'
		is "authentication: ${word%:*}" "$(check debug joe x)" "${word#*:}"
	done
	for word in acct_expired:1 new_authtok_reqd:1 perm_denied:1 user_unknown:1 \
	    authinfo_unavail:75 system_err:75; do
		service debug 'auth required pam_permit.so' "account required pam_debug.so acct=${word%:*}"
		is "account: ${word%:*}" "$(check debug joe x)" "${word#*:}"
	done
fi
if has pam_stress.so; then
	service stress 'auth required pam_stress.so prelim'
	: # what it does differs between versions; it must not crash us
	check stress joe x >/dev/null
	like "pam_stress ends" "$?" '^0$'
fi
if has pam_faildelay.so; then
	service delay 'auth optional pam_faildelay.so delay=20000000' 'auth required pam_deny.so'
	is "a delay of 20 s is not waited" "$(timeout 15 sh -c "printf 'joe\\0x\\0' |
	    pam-check --confdir '$D' --service delay; echo \$?")" 1
fi
if has pam_unix.so; then
	service unix 'auth required pam_unix.so' 'account required pam_unix.so'
	is "pam_unix: nobody's password" "$(check unix nobody x)" 1
	is "pam_unix: no such user" "$(check unix no-such-user-here x)" 1
fi
if has pam_userdb.so && "$PYTHON" -c 'import dbm.ndbm' 2>/dev/null; then
	service userdb "auth required pam_userdb.so db=$T/none" 'account required pam_permit.so'
	like "pam_userdb without its database is not yes" "$(check userdb joe x)" '^(1|75)$'
fi

# a module of this test's own asks for what nobody can answer
if command -v cc >/dev/null; then
	cat >"$T/m.c" <<'END'
#include <security/pam_modules.h>
#include <security/pam_appl.h>
#include <stdlib.h>
#include <string.h>
int pam_sm_setcred(pam_handle_t *h, int f, int n, const char **v) { return PAM_SUCCESS; }
static int ask(pam_handle_t *h, int style, const char *want)
{
	const struct pam_conv *c; struct pam_response *r = NULL;
	struct pam_message m = { style, "Question: " }; const struct pam_message *p = &m;
	int rc = pam_get_item(h, PAM_CONV, (const void **)&c);
	if (rc == PAM_SUCCESS) rc = c->conv(1, &p, &r, c->appdata_ptr);
	if (rc != PAM_SUCCESS) return rc;
	rc = want == NULL || (r->resp != NULL && strcmp(r->resp, want) == 0) ? PAM_SUCCESS : PAM_AUTH_ERR;
	free(r->resp); free(r);
	return rc;
}
int pam_sm_authenticate(pam_handle_t *h, int f, int n, const char **v)
{
	int i, rc = PAM_SUCCESS;
	for (i = 0; i < n && rc == PAM_SUCCESS; i++)
		rc = !strcmp(v[i], "password") ? ask(h, PAM_PROMPT_ECHO_OFF, "right") :
		    !strcmp(v[i], "echo") ? ask(h, PAM_PROMPT_ECHO_ON, "x") :
		    !strcmp(v[i], "text") ? ask(h, PAM_TEXT_INFO, NULL) :
		    !strcmp(v[i], "error") ? ask(h, PAM_ERROR_MSG, NULL) :
		    !strcmp(v[i], "crash") ? (abort(), 1) :
		    !strcmp(v[i], "rename") ? pam_set_item(h, PAM_USER, "root") : PAM_SYSTEM_ERR;
	return rc;
}
int pam_sm_acct_mgmt(pam_handle_t *h, int f, int n, const char **v) { return ask(h, PAM_PROMPT_ECHO_OFF, "right"); }
END
	if cc -shared -fPIC -w -o "$T/m.so" "$T/m.c" -lpam 2>"$T/cc"; then
		own() { # own WORDS PASSWORD
			service own "auth required $T/m.so $1" 'account required pam_permit.so'
			check own joe "$2"
		}
		is "the password" "$(own password right)" 0
		is "a wrong one" "$(own password wrong)" 1
		is "asked for it twice" "$(own 'password password' right)" 0
		is "five times: something else is meant" \
		    "$(own 'password password password password password' right)" 75
		is "texts are passed over" "$(own 'text error password' right)" 0
		is "an answer that is shown" "$(own echo x)" 75
		like "is said" "$(cat "$T/err")" 'asked for more than the password'
		is "after the password" "$(own 'password echo' right)" 75
		is "a name that was changed" "$(own 'password rename' right)" 75
		like "is said" "$(cat "$T/err")" 'changed the name'
		own crash x >/dev/null
		service own 'auth required pam_permit.so' "account required $T/m.so"
		is "the account management asks for a password" "$(check own joe right)" 75
	else
		skip "a module of our own" "cannot be built"
	fi
fi

# --lookup
is "lookup" "$(printf 'nobody\0' | pam-check --lookup)" "$(getent passwd nobody |
    awk -F: '{ print "user=" $1; print "uid=" $3; print "gid=" $4; print "home=" $6 }')"
is "no such user" "$(printf 'no-such-user-here\0' | pam-check --lookup; echo $?)" 1
is "it reads no password" "$(printf 'nobody\0x\0' | pam-check --lookup 2>/dev/null; echo $?)" 75
long=$(printf '%5000s' '' | tr ' ' a)
is "5 KB" "$(printf '%s\0' "$long" | pam-check --lookup; echo $?)" 1
unlike "no password anywhere in the log" "$(cat "$T/err")" 'right|wrong'
done_testing
