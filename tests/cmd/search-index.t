#!/bin/sh
# search-index by hand. What imapd asks of it: imapd-search.t.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

if ! search-index -V | grep -q SQLite; then
	skip_all "built without SQLite"
fi
box=$T/Maildir
mkdir -p "$box/cur" "$box/new" "$box/tmp" "$box/.Work/cur" "$box/.Work/new" \
    "$box/.Work/tmp"
touch "$box/.Work/maildirfolder"
n=0
for text in alpha 'beta gamma' 'Gr=C3=BC=C3=9Fe'; do
	n=$((n + 1))
	printf 'Subject: s%s\nContent-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; charset=utf-8\n\n%s\n' \
	    "$n" "$text" >"$box/cur/100$n.M1P1.h:2,"
done
printf 'Subject: work\n\ninvoice\n' >"$box/.Work/cur/2001.M1P1.h:2,"

runs() { # runs NAME EXIT OUTPUT ARGS...
	name=$1 code=$2 want=$3; shift 3
	got=$(search-index --maildir "$box" "$@" 2>"$T/err"); status=$?
	is "$name" "$status $got" "$code $want"
}
runs "nothing to check yet" 65 "" check
runs "nothing to search in" 65 "" search alpha
is "and nothing is made by asking" "$(ls "$box" | grep fts)" ""
runs "build" 0 "added=3 skipped=0 messages=3" build
runs "check" 0 "indexed=3 messages=3" check
runs "search in a body" 0 2 search "BETA gam"
runs "search in a header" 0 "2" search "subject: s2"
runs "search without regard to case" 0 3 search 'grÜß'
runs "nothing found" 0 "" search omega
runs "too short a text" 64 "" search ab
printf 'Subject: s4\n\ndelta\n' >"$box/new/1004.M1P1.h"
runs "a message is missing" 1 "indexed=3 messages=4" check
runs "update" 0 "added=1 skipped=0 messages=4" update
runs "update again" 0 "added=0 skipped=0 messages=4" update
rm "$box/cur/1001.M1P1.h:2,"
runs "one that is no more is not told" 0 "" search alpha
runs "another mailbox" 0 "added=1 skipped=0 messages=1" --mailbox Work build
runs "and its index" 0 1 --mailbox Work search invoice
runs "no such mailbox" 64 "" --mailbox Nosuch build
runs "no such action" 64 "" erase
runs "no action" 64 ""
is "the file is its owner's alone" "$(stat -c %a "$box/pneumatic.fts")" 600

printf 'not a database, but long enough to be taken for one' >"$box/pneumatic.fts"
runs "a damaged file is told" 65 "" check
runs "and made anew" 0 "added=3 skipped=0 messages=3" build
# an index that somebody else has written
craft() { "$PYTHON" "$ROOT/tests/cmd/search-index-crafted.py" "$box" "$1" || fail "craft $1"; }
craft ""
runs "one that was sealed again is as before" 0 "indexed=3 messages=3" check
endless="CREATE VIEW messages AS WITH RECURSIVE c(uid) AS (SELECT 1 UNION ALL SELECT uid FROM c) SELECT uid, 1 AS whole FROM c"
craft "DROP TABLE messages; $endless"
is "one with a view without end keeps nobody at work" \
    "$(timeout 300 search-index --maildir "$box" search gamma 2>/dev/null; echo $?)" 65
runs "and is made anew" 0 "added=3 skipped=0 messages=3" build
craft "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql='$endless' WHERE name='messages'"
is "nor one whose view says that it is a table" \
    "$(timeout 300 search-index --maildir "$box" check 2>/dev/null; echo $?)" 65
runs "and it is made anew" 0 "added=3 skipped=0 messages=3" build
ln -sf /etc/passwd "$box/.Work/pneumatic.fts"
search-index --maildir "$box" --mailbox Work build >/dev/null 2>&1
is "a symbolic link is not followed" "$(head -c 4 /etc/passwd)" "root"

printf 'OPEN 1 1\n' | search-index --serve --maildir "$box" >/dev/null 2>&1
is "without a directory it answers nothing" "$?" 75
done_testing
