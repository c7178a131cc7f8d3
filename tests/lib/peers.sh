# peers.sh - private servers that our tools talk to; read after lib.sh. Each is
# started in the background, ends with the test, and keeps below $T. All return
# 1, with the reason in $T/why, when the server is not installed or does not start.
# SPDX-License-Identifier: ISC

not_here() { printf "%s\n" "$*" | tr "\n" " " >"$T/why"; return 1; }

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

# as_other DIR COMMAND...: what does not run as root runs as the first of these
# users that there is, and DIR is theirs.
as_other() {
	dir=$1; shift
	if [ "$(id -u)" -ne 0 ]; then
		exec "$@"
	fi
	for who in postgres mysql nobody; do id "$who" >/dev/null 2>&1 && break; done
	chown "$who" "$dir"
	exec setpriv --reuid="$who" --regid="$(id -g "$who")" --clear-groups "$@"
}

# start_postgres SQL: $pg_pid, a PostgreSQL on port $pg_port and the socket in
# $T/pg/run, with the database mail, where the file SQL was run, and its owner,
# the user mail with the password "secret".
start_postgres() {
	pg=$(ls -d /usr/lib/postgresql/*/bin /usr/local/bin 2>/dev/null | while read -r d; do
		[ ! -x "$d/initdb" ] || echo "$d"; done | tail -n 1)
	[ -n "$pg" ] || { not_here 'PostgreSQL is not installed'; return; }
	mkdir -p "$T/pg/run"; chmod 755 "$T/pg" "$T/pg/run"
	echo secret >"$T/pg/password"; chmod 644 "$T/pg/password"
	(as_other "$T/pg" "$pg/initdb" -A scram-sha-256 -U mail --pwfile="$T/pg/password" -E UTF8 --locale=C \
	    -D "$T/pg/data") >"$T/pg.log" 2>&1 || { not_here "initdb: $(tail -n 3 "$T/pg.log")"; return; }
	(echo 'CREATE DATABASE mail;') | (as_other "$T/pg" "$pg/postgres" --single -D "$T/pg/data" postgres) >>"$T/pg.log" 2>&1
	(as_other "$T/pg" "$pg/postgres" --single -j -D "$T/pg/data" mail) <"$1" >>"$T/pg.log" 2>&1
	pg_port=$(free_port)
	[ "$(id -u)" -ne 0 ] || chmod 777 "$T/pg/run"
	start_postgres_again && wait_port "$pg_port" "$pg_pid" 2>"$T/why"
}
start_postgres_again() {
	(as_other "$T/pg" "$pg/postgres" -D "$T/pg/data" -p "$pg_port" -k "$T/pg/run" -c fsync=off \
	    -c listen_addresses=127.0.0.1) >>"$T/pg.log" 2>&1 &
	pg_pid=$!; reap_later $pg_pid
}

# start_mariadb SQL: the same for MariaDB, installed or unpacked by packages.sh:
# $mariadb_pid $mariadb_port, the socket $T/my/sock; the database mail, where SQL
# was run, belongs to the user mail.
start_mariadb() {
	share=/usr/share/mysql server=$(command -v mariadbd || command -v mysqld)
	if [ -z "$server" ]; then
		peers=${PEERS:-/var/tmp/pneumatic-peers}
		server=$peers/mariadb-server-core/usr/sbin/mariadbd share=$peers/mariadb-server-core/usr/share/mysql
		mariadb_libs=$(ls -d "$peers"/liburing2/usr/lib/* "$peers"/libaio1/usr/lib/* 2>/dev/null | tr '\n' ':')
	fi
	[ -x "$server" ] && [ -f "$share/mysql_system_tables.sql" ] ||
		{ not_here 'MariaDB is neither installed nor unpacked'; return; }
	mkdir -p "$T/my/data/mysql"
	who=$(for who in mysql nobody; do id "$who" >/dev/null 2>&1 && break; done; [ "$(id -u)" -eq 0 ] || who=$(id -un); echo "$who")
	[ "$(id -u)" -ne 0 ] || chown -R "$who" "$T/my"
	chmod 755 "$T/my"
	mariadb="$server --no-defaults --user=$who --datadir=$T/my/data --lc-messages-dir=$share
	    --character-sets-dir=$share/charsets --innodb-log-file-size=4M --innodb-buffer-pool-size=8M"
	{
		echo 'use mysql;'
		cat "$share/mysql_system_tables.sql" "$share/mysql_performance_tables.sql" "$share/mysql_system_tables_data.sql"
		echo 'FLUSH PRIVILEGES;'
		echo "CREATE DATABASE mail CHARACTER SET utf8mb4;"
		echo "CREATE USER mail@localhost IDENTIFIED BY 'secret';"
		echo "GRANT ALL ON mail.* TO mail@localhost;"
		echo 'use mail;'
		echo 'SET NAMES utf8mb4;'
		cat "$1"
	} >"$T/my/bootstrap"
	# shellcheck disable=SC2086
	LD_LIBRARY_PATH=${mariadb_libs:-} timeout 120 $mariadb --bootstrap <"$T/my/bootstrap" >"$T/my.log" 2>&1 ||
		{ not_here "mariadbd --bootstrap: $(tail -n 3 "$T/my.log")"; return; }
	mariadb_port=$(free_port)
	start_mariadb_again && wait_port "$mariadb_port" "$mariadb_pid" 2>"$T/why"
}
start_mariadb_again() {
	# shellcheck disable=SC2086
	LD_LIBRARY_PATH=${mariadb_libs:-} $mariadb --port="$mariadb_port" --bind-address=127.0.0.1 \
	    --socket="$T/my/sock" --pid-file="$T/my/pid" >>"$T/my.log" 2>&1 &
	mariadb_pid=$!; reap_later $mariadb_pid
}
