#!/bin/sh
# sqlite:, pgsql: and mysql: of maps(7), beside a real database of each kind: what
# they say, keys that are more than keys, and databases that do not answer.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/peers.sh"
cd "$T" || exit 1
q() { timeout 60 map-query "$@" 2>err; }
has() { map-query -V | grep -qw "$1"; }

: >none
cat >data.sql <<'END'
CREATE TABLE alias (box VARCHAR(100), domain VARCHAR(100), target VARCHAR(200), id INTEGER);
INSERT INTO alias VALUES ('info', 'example.org', 'joe@example.org', 1);
INSERT INTO alias VALUES ('info', 'example.org', 'ann@example.org', 2);
INSERT INTO alias VALUES ('o''brien', 'example.org', 'ob@example.org', 3);
INSERT INTO alias VALUES ('nothing', 'example.org', NULL, 4);
INSERT INTO alias VALUES ('empty', 'example.org', '', 5);
INSERT INTO alias VALUES ('local', 'example.org', 'joe', 6);
INSERT INTO alias VALUES ('wide', 'example.org', 'z@example.org', 7);
INSERT INTO alias VALUES ('mike', 'müller.example', 'mike@example.org', 8);
INSERT INTO alias VALUES ('pc%', 'example.org', 'percent@example.org', 9);
END

# conf FILE LINE...: FILE with the kind's own lines, which stand in $where
conf() {
	file=$1; shift
	printf '%s\n' "$where" "$@" >"$file"; chmod 600 "$file"
}
mine="query = SELECT target FROM alias WHERE box = '%u' AND domain = '%d' ORDER BY id"

# What every kind says: questions KIND, with $where.
questions() {
	kind=$1
	conf a "# a comment" "query = SELECT target FROM alias" "   WHERE box = '%u' AND domain = '%d' ORDER BY id"
	ok "$kind: -n" map-query -n "$kind:a"
	is "$kind: all rows are values" "$(q "$kind:a" Info@Example.ORG)" 'joe@example.org, ann@example.org'
	is "$kind: several questions" "$(q "$kind:a" info@example.org local@example.org | wc -l | tr -d ' ')" 2
	exits "$kind: no row" 1 map-query "$kind:a" nobody@example.org
	exits "$kind: NULL is none" 1 map-query "$kind:a" nothing@example.org
	exits "$kind: nor is an empty text" 1 map-query "$kind:a" empty@example.org
	exits "$kind: a key without a domain is not asked for by %d" 1 map-query "$kind:a" info
	exits "$kind: nor one without a local part by %u" 1 map-query "$kind:a" @example.org
	is "$kind: UTF-8" "$(q "$kind:a" mike@müller.example)" mike@example.org
	exits "$kind: bytes that are none are of nobody" 1 map-query "$kind:a" "$(printf 'info\377@example.org')"

	# A key is a value, whatever it holds.
	is "$kind: a quote is a part of a name" "$(q "$kind:a" "o'brien@example.org")" ob@example.org
	for key in "' OR '1'='1@example.org" "x' OR 1=1 -- @example.org" "'; DROP TABLE alias; --@example.org" \
	    'x" OR "1"="1@example.org' "\\' OR 1=1 -- @example.org" "info\\@example.org" "info' UNION SELECT 'x@example.org" \
	    '%u@example.org' '$1@example.org' '?@example.org' 'inf_@example.org' '%@example.org' "info'||'@example.org"; do
		exits "$kind: a key is no part of the query: $key" 1 map-query "$kind:a" "$key"
	done
	is "$kind: nothing has gone" "$(q "$kind:a" info@example.org)" 'joe@example.org, ann@example.org'

	conf b "query = SELECT target, id FROM alias WHERE '%u@%d' = '%s' AND box = '%u' AND '%2.%1' = domain AND target <> '100%%' AND 7 = 15 %% 8 AND 'it''s' <> '''' ORDER BY id"
	is "$kind: parts in one text, columns, %%, quotes" "$(q "$kind:b" info@example.org)" 'joe@example.org, 1, ann@example.org, 2'
	exits "$kind: another %1" 1 map-query "$kind:b" info@example.net
	conf b "query = SELECT target FROM alias WHERE box LIKE '%u%%' AND domain = '%d'"
	is "$kind: a pattern of the query's own" "$(q "$kind:b" pc@example.org)" percent@example.org
	conf b "$mine" 'result_format = %u+%U@%d'
	is "$kind: result_format" "$(q "$kind:b" info@example.org)" 'joe+info@example.org, ann+info@example.org'
	exits "$kind: a value without that part is left out" 1 map-query "$kind:b" local@example.org
	conf b "$mine" 'domain = example.net, example.com'
	exits "$kind: domain: others are not asked for" 1 map-query "$kind:b" info@example.org
	conf b "$mine" 'expansion_limit = 1'
	exits "$kind: expansion_limit" 75 map-query "$kind:b" info@example.org
	conf b 'table = alias' 'select_field = target' 'where_field = box' 'additional_conditions = ORDER BY id'
	is "$kind: the old form" "$(q "$kind:b" info)" 'joe@example.org, ann@example.org'

	# Mistakes wait.
	conf b "query = SELECT target FROM nowhere WHERE box = '%s'"
	exits "$kind: a query that is wrong is temporary" 75 map-query "$kind:b" info
	like "$kind: and the database's words are told" "$(cat err out 2>/dev/null; map-query "$kind:b" info 2>&1)" 'nowhere'
	for bad in "query = SELECT %q" "query = SELECT '%s" 'query = SELECT target FROM `%s`' \
	    "query = SELECT 1 -- '%s'" "query = SELECT 1 /* '%s' */" "query = SELECT E'%s'" "query = SELECT x%s" "query =" \
	    "$mine
domain = hash:/etc/domains" "$mine
result_format = %x" "$mine
who = me" "$mine
expansion_limit = many"; do
		conf wrong "$bad"
		exits "$kind: wrong: $bad" 75 map-query -n "$kind:wrong"
	done
	conf b "query = SELECT target FROM alias WHERE domain = '%d'; DELETE FROM alias WHERE box <> '%d'"
	exits "$kind: one statement" 75 map-query "$kind:b" info@example.org
	is "$kind: and the second was not run" "$(q "$kind:a" info@example.org)" 'joe@example.org, ann@example.org'

	is "$kind: by socketmap" "$(printf '20:map info@example.org,' | q "$kind:a")" \
	    '35:OK joe@example.org, ann@example.org,'
	is "$kind: mail-route" "$(timeout 60 mail-route --virtual "$kind:$T/a" info@example.org 2>err)" 'joe@example.org
ann@example.org'
	is "$kind: among several" "$(q "first:{text:none,$kind:a}" local@example.org)" joe
	like "$kind: VRFY of an authenticator" "$(printf 'VRFY info@example.org\n' | timeout 60 file-auth --users /dev/null \
	    --virtual "$kind:$T/a" 2>err)" '^250 alias=yes'
}

# -- SQLite
if has sqlite; then
	"$PYTHON" - <<'END'
import sqlite3
db = sqlite3.connect("mail.db"); db.executescript(open("data.sql").read())
db.execute("CREATE TABLE big (t TEXT)"); db.execute("INSERT INTO big VALUES (?)", ("x" * 3000000,))
db.commit()
END
	chmod 755 "$T"; chmod 644 mail.db
	where="dbpath = $T/mail.db"
	questions sqlite
	conf b "query = SELECT t FROM big WHERE '%s' <> ''"
	exits 'sqlite: a value of more than we take' 75 map-query sqlite:b x
	conf b "query = WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 0 AND '%s' <> ''"
	before=$(date +%s)
	exits 'sqlite: a query that never ends' 75 map-query -t 1s sqlite:b x
	is 'sqlite: in time' "$(test $(($(date +%s) - before)) -lt 60 && echo yes)" yes
	conf b "query = ATTACH '%s' AS x"
	exits 'sqlite: no other file' 75 map-query sqlite:b "$T/other.db"
	ok 'sqlite: none was made' test ! -e other.db
	conf b "query = DELETE FROM alias WHERE box = '%s'"
	exits 'sqlite: it is only read' 75 map-query sqlite:b info
	is 'sqlite: nothing has gone' "$(q sqlite:a info@example.org)" 'joe@example.org, ann@example.org'
	"$PYTHON" - <<'END' &
import sqlite3, time
db = sqlite3.connect("mail.db", isolation_level=None)
db.execute("BEGIN EXCLUSIVE"); open("locked", "w").close(); time.sleep(300)
END
	locker=$!; reap_later $locker
	wait_for test -e locked
	before=$(date +%s)
	exits 'sqlite: a database that somebody has locked' 75 map-query -t 1s sqlite:a info@example.org
	is 'sqlite: in time' "$(test $(($(date +%s) - before)) -lt 60 && echo yes)" yes
	kill $locker
	mkfifo to
	map-query sqlite:a <to >from 2>err &
	reap_later $!
	exec 7>to
	printf '20:map info@example.org,' >&7
	wait_for grep -q joe from
	"$PYTHON" - <<'END'
import os, sqlite3
db = sqlite3.connect("new.db"); db.executescript(open("data.sql").read())
db.execute("UPDATE alias SET target = 'new@example.org'"); db.commit(); db.close()
os.chmod("new.db", 0o644); os.rename("new.db", "mail.db")
END
	printf '20:map info@example.org,' >&7
	exec 7>&-
	wait_for grep -q new@ from
	like 'sqlite: one that was renamed into place is read' "$(cat from)" 'OK new@example.org, new@example.org,'
	"$PYTHON" - <<'END' &
import os, sqlite3, time
db = sqlite3.connect("wal.db", isolation_level=None); db.execute("PRAGMA journal_mode=WAL")
db.executescript(open("data.sql").read())
for f in "wal.db", "wal.db-wal", "wal.db-shm": os.chmod(f, 0o644)
open("wal.ready", "w").close(); time.sleep(300)
END
	reap_later $!
	wait_for test -e wal.ready
	where="dbpath = $T/wal.db"; conf b "$mine"
	is 'sqlite: WAL, while it is open elsewhere' "$(q sqlite:b local@example.org)" joe
	printf 'not a database, but long enough to be looked at as one%0600d\n' 0 >junk.db; chmod 644 junk.db
	where="dbpath = $T/junk.db"; conf b "$mine"
	exits 'sqlite: not a database' 75 map-query sqlite:b info@example.org
	where="dbpath = $T/none.db"; conf b "$mine"
	exits 'sqlite: no database' 75 map-query sqlite:b info@example.org
	ok 'sqlite: it is not made' test ! -e none.db
	where=''; conf b "$mine"
	exits 'sqlite: no dbpath' 75 map-query -n sqlite:b
else
	skip sqlite 'built without SQLite'
	exits 'refused' 75 map-query -n sqlite:a
fi

# Servers: what is the same for both. servers KIND PORT SOCKET PID
servers() {
	kind=$1 port=$2 socket=$3 pid=$4
	common='user = mail
password = secret
dbname = mail'
	where="hosts = 127.0.0.1:$port
$common"
	questions "$kind"
	chmod 644 a
	exits "$kind: a password that all can read" 75 map-query -n "$kind:a"
	where="hosts = unix:$socket
$common"; conf b "$mine"
	is "$kind: by a Unix socket" "$(q "$kind:b" local@example.org)" joe
	where="hosts = inet:127.0.0.1:$(free_port) 127.0.0.1:$port
$common"; conf b "$mine"
	is "$kind: the next host" "$(q -e "$kind:b" local@example.org)" joe
	where="hosts = 127.0.0.1:$port
user = mail
password = wrong
dbname = mail"; conf b "$mine"
	exits "$kind: a wrong password" 75 map-query "$kind:b" local@example.org
	unlike "$kind: which is not told" "$(map-query -e "$kind:b" local@example.org 2>&1)" '[^a-z]wrong[^ -]'
	conf b "$slow"
	before=$(date +%s)
	exits "$kind: a query that takes too long" 75 map-query -t 1s "$kind:b" local@example.org
	is "$kind: in time" "$(test $(($(date +%s) - before)) -lt 60 && echo yes)" yes
	hung=$(free_port)
	"$PYTHON" -c "import socket, time
s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('127.0.0.1', $hung)); s.listen(5); open('hung.$kind', 'w').close(); time.sleep(300)" &
	reap_later $!
	wait_for test -e "hung.$kind"
	where="hosts = 127.0.0.1:$hung
$common"; conf b "$mine"
	before=$(date +%s)
	exits "$kind: a server that says nothing" 75 map-query -t 2s "$kind:b" local@example.org
	is "$kind: in time" "$(test $(($(date +%s) - before)) -lt 60 && echo yes)" yes
	where="hosts = 127.0.0.1:$hung 127.0.0.1:$port
$common"; conf b "$mine"
	is "$kind: leaves time for the next" "$(q -t 16s "$kind:b" local@example.org)" joe
	if [ "$(id -u)" -eq 0 ] && command -v strace >/dev/null; then
		where="hosts = 127.0.0.1:$port
$common"; conf b "$mine"
		strace -f -o trace -e trace=seccomp,prctl,execve map-query "$kind:b" local@example.org >/dev/null 2>&1
		is "$kind: both are confined" "$(grep -Ec 'PR_SET_SECCOMP.*= 0' trace)" 2
	fi

	# A connection that is kept, and a server that comes back
	where="hosts = 127.0.0.1:$port
$common"; conf a "$mine"
	rm -f to from; mkfifo to
	map-query "$kind:a" <to >from 2>err &
	reap_later $!
	exec 7>to
	printf '21:map local@example.org,' >&7
	wait_for grep -q joe from
	kill -QUIT "$pid"; wait "$pid" 2>/dev/null
	wait_for sh -c "! kill -0 $pid"
	exits "$kind: no server: for now" 75 map-query -t 2s "$kind:a" local@example.org
	"$again"
	wait_for map-query -t 5s "$kind:a" local@example.org
	printf '21:map local@example.org,' >&7
	exec 7>&-
	wait_for sh -c 'grep -q "joe.*joe" from'
	is "$kind: after the server came back" "$(cat from)" '6:OK joe,6:OK joe,'
}

# -- PostgreSQL
if ! has pgsql; then
	skip pgsql 'built without libpq'
elif { cat data.sql; echo 'CREATE FUNCTION lookup(text) RETURNS SETOF varchar AS $$ SELECT target FROM alias WHERE box = $1 ORDER BY id $$ LANGUAGE SQL;'; } |
    tr '\n' ' ' | sed 's/;/;\n\n/g' >pg.sql; start_postgres "$T/pg.sql"; then
	again=start_postgres_again slow="query = SELECT target FROM alias, pg_sleep(100) WHERE box = '%u'"
	where="hosts = postgresql://mail:secret@127.0.0.1:$pg_port/mail"
	conf b 'select_function = lookup'
	is 'pgsql: an URI, and a function' "$(q pgsql:b info)" 'joe@example.org, ann@example.org'
	conf b "query = SELECT repeat('x', 3000000) WHERE '%s' <> ''"
	exits 'pgsql: a value of more than we take' 75 map-query pgsql:b x
	conf b "query = SELECT repeat('x', 30000) FROM generate_series(1, 10000000) WHERE '%s' <> ''"
	exits 'pgsql: or many' 75 map-query pgsql:b x
	servers pgsql "$pg_port" "$T/pg/run/.s.PGSQL.$pg_port" "$pg_pid"
else
	skip pgsql "$(cat why)"
fi

# -- MariaDB
if ! has mysql; then
	skip mysql 'built without libmariadb'
elif start_mariadb "$T/data.sql"; then
	again=start_mariadb_again slow="query = SELECT target FROM alias WHERE box = '%u' AND SLEEP(100) = 0"
	where="hosts = 127.0.0.1:$mariadb_port
user = mail
password = secret
dbname = mail"
	conf b 'query = SELECT target FROM alias WHERE box = "%u" AND domain = "%d"'
	is 'mysql: texts in double quotes' "$(q mysql:b local@example.org)" joe
	conf b "query = SELECT REPEAT('x', 3000000) FROM alias WHERE box = '%u'"
	exits 'mysql: a value of more than we take' 75 map-query mysql:b local@example.org
	conf b "$mine" 'tls_CAfile = /dev/null'
	exits 'mysql: TLS that is asked for is not left out' 75 map-query mysql:b local@example.org
	conf b "$mine" "option_file = $T/not-there"
	exits 'mysql: an option_file that cannot be read' 75 map-query mysql:b local@example.org
	servers mysql "$mariadb_port" "$T/my/sock" "$mariadb_pid"
else
	skip mysql "$(cat why)"
fi
done_testing
