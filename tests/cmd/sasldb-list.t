#!/bin/sh
# sasldb-list and sasldb-auth with LMDB databases in the record layout of Cyrus
# SASL, whole, damaged, of another kind, and being written.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
if sasldb-list -V | grep -q without-lmdb; then
	exits "built without LMDB it says so" 75 sasldb-list --database "$0"
	like "in words" "$(cat "$T/err")" 'without LMDB'
	done_testing
fi
"$PYTHON" -c 'import lmdb' 2>/dev/null || skip_all "python3-lmdb is not installed"
cat >"$T/make.py" <<'END'
import lmdb, sys
path, n = sys.argv[1], int(sys.argv[2])
e = lmdb.open(path, subdir=False, map_size=1 << 24)
with e.begin(write=True) as t:
    def put(user, realm, prop, value):
        t.put(b"\0".join((user, realm, prop)), value)
    put(b"joe", b"example.org", b"userPassword", b"joe-secret")
    put(b"joe", b"example.org", b"cmusaslsecretOTP", b"x")
    put(b"ann", b"example.org", b"userPassword", b"ann secret")
    put(b"local", b"", b"userPassword", b"l")
    put(b"only", b"example.org", b"cmusaslsecretCRAM-MD5", b"\1\2")
    put(b"user", b"a:b", b"userPassword", b"x")
    if n < 0:
        put(b"colon", b"example.org", b"userPassword", b"a:b")
        put(b"nul", b"example.org", b"userPassword", b"a\0b")
        put(b"line\nroot:x:0:0", b"example.org", b"userPassword", b"x")
        put(b"#comment", b"example.org", b"userPassword", b"x")
        put(b"empty", b"example.org", b"userPassword", b"")
        t.put(b"norecord", b"x")
    else:
        t.delete(b"user\0a:b\0userPassword")
    for i in range(n):
        put(b"u%d" % i, b"example.net", b"userPassword", b"p%d" % i)
e.close()
END
db() { "$PYTHON" "$T/make.py" "$T/$1" "$2"; rm -f "$T/$1-lock"; }
db good 0; db strange -1; db large 3000
list() { sasldb-list --database "$T/$1" 2>"$T/err"; }
one() { sasldb-list --database "$T/$1" --user "$2" 2>"$T/err"; echo " $?"; }

exits "-n" 0 sasldb-list -n --database "$T/good"
exits "not there" 75 sasldb-list --database "$T/none"
exits "-n: not there" 75 sasldb-list -n --database "$T/none"
is "users, as lines of a users file" "$(list good)" 'ann@example.org:{PLAIN}ann secret
joe@example.org:{PLAIN}joe-secret
local:{PLAIN}l'
is "what cannot stand in one is left out" "$(list strange)" "$(list good)"
exits "and that is an error" 65 sasldb-list --database "$T/strange"
is "which is told" "$(sort "$T/err")" '?: its name cannot stand in a users file
?: its name cannot stand in a users file
?: its name cannot stand in a users file
colon: its password cannot stand in a users file
empty: its password cannot stand in a users file
nul: its password cannot stand in a users file'
is "3003 users" "$(list large | wc -l | tr -d ' ')" 3003
(umask 077; list large >"$T/users")
exits "file-auth takes them" 0 file-auth -n --users "$T/users"

is "one user" "$(one good joe@example.org)" '{PLAIN}joe-secret 0'
is "with a colon in the password" "$(one strange colon@example.org)" '{PLAIN}a:b 0'
is "without a realm" "$(one good local)" '{PLAIN}l 0'
for name in nobody@example.org joe@example.com joe@ joe @example.org '' \
    "$(printf '%600s' '' | tr ' ' a)@example.org" only@example.org Joe@example.org; do
	is "no such user: $name" "$(one good "$name")" ' 67'
done
is "no lock file is made" "$(ls "$T" | grep lock)" ''
if [ "$(id -u)" -ne 0 ]; then
	skip "a directory that cannot be written" "not root"
else
	mkdir "$T/ro"; cp "$T/good" "$T/ro/db"; chmod 555 "$T/ro"; chmod 444 "$T/ro/db"
	is "nothing need be writable" "$(setpriv --reuid=30000 --regid=30000 --clear-groups \
	    "$BIN/sasldb-list" --database "$T/ro/db" | wc -l | tr -d ' ')" 3
fi

# not a database, or what is left of one
: >"$T/empty"; mkdir "$T/dir"; head -c 20000 /dev/urandom >"$T/noise"
for f in empty dir noise users; do exits "$f is no database" 75 sasldb-list --database "$T/$f"; done
cat >"$T/damage.py" <<'END'
import random, subprocess, sys
good = open(sys.argv[1], "rb").read()
random.seed(4)
codes = {}
for i in range(150):
    b = bytearray(good)
    if i % 3 == 0:
        b = b[:random.randrange(len(b))]
    else:
        for j in range(random.choice((1, 8, 64))):
            # the pages of the tree's top and of the newest state matter most
            at = random.randrange(min(len(b), 4096 * random.choice((2, 8, 1000))))
            b[at] = random.randrange(256)
    open(sys.argv[2], "wb").write(b)
    for extra in [], ["--user", "u2999@example.net"]:
        p = subprocess.run(["sasldb-list", "--database", sys.argv[2]] + extra,
                           stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=120)
        codes[p.returncode] = codes.get(p.returncode, 0) + 1
print(sorted(codes))
sys.exit(0 if set(codes) <= {0, 65, 67, 75} and 75 in codes else 1)
END
ok "300 looks at damaged databases: no signal, no hang" "$PYTHON" "$T/damage.py" "$T/large" "$T/bad"

# while somebody writes: each user is there at every moment
cat >"$T/writer.py" <<'END'
import lmdb, sys
e = lmdb.open(sys.argv[1], subdir=False, map_size=1 << 24, sync=False)
i = 0
while True:
    i += 1
    with e.begin(write=True) as t:
        for k in range(0, 3000, 7):
            t.put(b"u%d\0example.net\0userPassword" % k, b"p%d" % k)
        t.put(b"more%d\0example.net\0userPassword" % (i % 500), b"x" * (i % 200 + 1))
END
spawn writer.log "$PYTHON" "$T/writer.py" "$T/large"
wait_for test -e "$T/large-lock"
bad=0 busy=0 n=0 tries=0
while [ $n -lt 60 ]; do
	case $(one large "u$((n * 49))@example.net") in
	"{PLAIN}p$((n * 49)) 0") n=$((n + 1)) tries=0 ;;
	' 75') busy=$((busy + 1)) tries=$((tries + 1))
		[ $tries -lt 50 ] || break ;;
	*) bad=$((bad + 1)) n=$((n + 1)) ;;
	esac
done
kill "$spawned"
is "60 questions beside a writer: no wrong answer" "$bad" 0
note "$busy had to be asked again"
is "and all are answered, sooner or later" "$n" 60
unlike "no password on standard error" "$(cat "$T/err")" 'secret'

if command -v saslpasswd2 >/dev/null; then
	echo x | saslpasswd2 -p -c -f "$T/sasldb2" -u example.org joe 2>/dev/null
	like "what saslpasswd2 writes here is read, or refused as it should be" \
	    "$(one sasldb2 joe@example.org)" '^({PLAIN}x 0| 75)$'
fi
done_testing
