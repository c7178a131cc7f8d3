# peers.sh - private servers that our tools talk to; read after lib.sh. Each is
# started in the background, ends with the test, and keeps below $T. All return
# 1, with the reason in $T/why, when the server is not installed or does not start.
# SPDX-License-Identifier: ISC

not_here() { printf '%s\n' "$*" >"$T/why"; return 1; }

# start_slapd: $slapd_pid, a directory of the form of the published guide on port
# $ldap_port, with joe (password joe-secret), ann, and gone, who is suspended.
# cn=mail,dc=control,dc=isp with the password "secret" may read it. Homes are
# $ldap_homes/NAME, of $ldap_uid:$ldap_gid.
start_slapd() {
	: "${ldap_homes:?}" "${ldap_uid:?}" "${ldap_gid:?}"
	command -v slapd >/dev/null && command -v ldapadd >/dev/null ||
		{ not_here 'slapd is not installed'; return; }
	schemas='' modules=''
	for d in /etc/ldap/schema /etc/openldap/schema /usr/local/etc/openldap/schema; do
		[ ! -f "$d/core.schema" ] || schemas=$d
	done
	[ -n "$schemas" ] || { not_here 'no OpenLDAP schemas'; return; }
	for d in /usr/lib/ldap /usr/lib64/openldap /usr/local/libexec/openldap; do
		[ ! -e "$d/back_mdb.la" ] || modules="modulepath $d
moduleload back_mdb.la"
	done
	mkdir -p "$T/slapd/db"
	ldap_port=$(free_port)
	cat >"$T/slapd/conf" <<-EOF
	include $schemas/core.schema
	include $schemas/cosine.schema
	include $schemas/nis.schema
	attributetype ( 1.3.6.1.4.1.99999.1.1 NAME 'status' EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
	objectclass ( 1.3.6.1.4.1.99999.2.1 NAME 'mailPerson' SUP top STRUCTURAL MUST cn MAY ( status \$ userPassword \$ homeDirectory \$ uidNumber \$ gidNumber ) )
	pidfile $T/slapd/pid
	$modules
	database mdb
	suffix "dc=control,dc=isp"
	rootdn "cn=mail,dc=control,dc=isp"
	rootpw secret
	directory $T/slapd/db
	access to * by anonymous auth by * none
	EOF
	cat >"$T/slapd/data" <<-EOF
	dn: dc=control,dc=isp
	objectClass: domain
	dc: control

	dn: dc=example.org,dc=control,dc=isp
	objectClass: domain
	dc: example.org
	EOF
	for person in joe:valid ann:valid gone:suspended; do
		name=${person%:*}
		cat >>"$T/slapd/data" <<-EOF

		dn: cn=$name@example.org,dc=example.org,dc=control,dc=isp
		objectClass: mailPerson
		cn: $name@example.org
		status: ${person#*:}
		userPassword: {CRYPT}$(openssl passwd -6 "$name-secret")
		homeDirectory: $ldap_homes/$name
		uidNumber: $ldap_uid
		gidNumber: $ldap_gid
		EOF
	done
	spawn slapd.log slapd -d 0 -f "$T/slapd/conf" -h "ldap://127.0.0.1:$ldap_port/"
	slapd_pid=$spawned
	wait_port "$ldap_port" "$slapd_pid" &&
		ldapadd -x -H "ldap://127.0.0.1:$ldap_port" -D cn=mail,dc=control,dc=isp \
		    -w secret -f "$T/slapd/data" >"$T/slapd/added" 2>&1 ||
		not_here "slapd: $(tail -n 1 "$T/slapd.log" "$T/slapd/added")"
}

# start_spamd: SpamAssassin without network tests on 127.0.0.1:$spamd_port. It
# takes seconds to start: await_spamd waits.
start_spamd() {
	command -v spamd >/dev/null || { not_here 'spamd is not installed'; return; }
	spamd_port=$(free_port)
	mkdir -p "$T/spamd/rules" "$T/spamd/home"
	chmod 777 "$T/spamd/home"
	cp /etc/spamassassin/*.pre "$T/spamd/rules/" 2>/dev/null ||
		cp /etc/mail/spamassassin/*.pre "$T/spamd/rules/" 2>/dev/null
	printf '%s\n' 'required_score 5' 'use_bayes 0' 'skip_rbl_checks 1' \
	    'dns_available no' >"$T/spamd/rules/local.cf"
	HOME=$T/spamd/home spawn spamd.log spamd -L -x -m 1 -s stderr -i 127.0.0.1 \
	    -p "$spamd_port" --siteconfigpath="$T/spamd/rules" -r "$T/spamd/pid"
	spamd_pid=$spawned
}
await_spamd() {
	wait_port "$spamd_port" "$spamd_pid" || not_here 'spamd does not start'
}

# start_clamd: a scanner that knows one virus, PNEUMATIC-TEST-VIRUS-SIGNATURE,
# on the socket $T/clamd/sock.
start_clamd() {
	command -v clamd >/dev/null || { not_here 'clamd is not installed'; return; }
	mkdir -p "$T/clamd/db"
	printf 'Pneumatic.Test:0:*:%s\n' "$(printf PNEUMATIC-TEST-VIRUS-SIGNATURE |
	    od -An -tx1 | tr -d ' \n')" >"$T/clamd/db/test.ndb"
	printf '%s\n' "DatabaseDirectory $T/clamd/db" "LocalSocket $T/clamd/sock" \
	    'LocalSocketMode 666' 'Foreground yes' "User $(id -un)" >"$T/clamd/conf"
	spawn clamd.log clamd -c "$T/clamd/conf"
}
await_clamd() {
	wait_for test -S "$T/clamd/sock" || not_here 'clamd does not start'
}
