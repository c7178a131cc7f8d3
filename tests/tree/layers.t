#!/bin/sh
# Lower layers never include higher ones, no lib includes cmd, no cmd includes
# another cmd, and what a library exports is named after its file.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
cd "$ROOT" || exit 1

# A lib folder may include those of smaller rank, and itself.
cat >"$T/ranks" <<'END'
base 0
os 1
io 2
text 3
dns 3
mime 4
cdb 3
crypto 4
conn 5
sasl 5
link 6
map 6
sql 7
smtp 6
index 5
maildir 6
dkim 6
queue 7
route 7
send 7
scan 7
auth 8
imap 7
pop3 7
sieve 7
tls 7
login 9
fts 8
rules 9
END

is "includes follow the layers" "$(find lib -name '*.[ch]' | sort |
    xargs grep -H '^#include "' | tr -d '"' | awk -v ranks="$T/ranks" '
	BEGIN { while ((getline < ranks) > 0) rank[$1] = $2 }
	{
		split($1, p, "[/:]"); from = p[2]
		n = split($2, q, "/"); to = n > 1 ? q[1] : from
		if (!(from in rank)) print from " has no rank in this test"
		else if (!(to in rank)) print $0
		else if (to != from && rank[to] >= rank[from]) print $0
	}')" ""

is "no lib includes cmd" "$(grep -rn '#include.*cmd/' lib)" ""
# Each "../" leaves a folder; cmd/STAGE/TOOL itself must not be left.
is "no cmd includes another cmd" "$(grep -rn '^#include "\.\./' cmd | awk '{
	path = $0; sub(/:.*/, "", path)
	n = split(path, folders, "/") - 4
	if (gsub(/\.\.\//, "", $2) > n) print
}')" ""

# Libraries do not print, exit or read the environment; these are the edges
# that are made for it.
is "libraries neither exit nor print" "$(grep -nE '\b(printf|puts|exit|perror|fprintf) ?\(' \
    $(find lib -name '*.c' | grep -v -e lib/base/tool.c -e lib/base/option.c) |
    grep -vE 'lib/os/(fds|spawn)\.c|_exit\(|^[^:]*:[0-9]*:[ \t]*(/?\*|//)')" ""
is "libraries do not read the environment" "$(grep -nE '\bgetenv ?\(' \
    $(find lib -name '*.c' | grep -v -e lib/base/tool.c -e lib/conn/facts.c \
	-e lib/conn/starttls.c -e lib/conn/tlsfacts.c -e lib/auth/ask.c -e lib/auth/again.c -e lib/link/ -e lib/login/))" ""
is "calls that the style rules out" "$(grep -rnwE \
    '(strcpy|strcat|sprintf|vsprintf|gets|system|popen|mktemp|tmpnam|strtok|atoi|atol)[[:space:]]*\(' lib cmd)" ""
is "#ifdef for a system is in lib/os only" "$(grep -rnE '__(linux|OpenBSD|FreeBSD)__' lib cmd |
    grep -v '^lib/os/')" ""

if command -v nm >/dev/null && [ -f "$O/light.a" ]; then
	# nm is started once: OBJECT:ADDRESS TYPE NAME, the object's path first.
	is "exported names begin with their module's" "$(find "$O/light/lib" -name '*.o' |
	    sort | xargs nm -A -g --defined-only | awk '
		$3 ~ /^(__|_?_odr|asan)/ { next }
		{
			obj = $1; sub(/:[^:]*$/, "", obj)
			module = obj; sub(/.*\//, "", module); sub(/\.o$/, "", module)
			if (obj ~ /\/os\//) {
				sub(/_.*/, "", module); module = "os_" module
			}
			if (index($3, module) != 1) print obj ": " $3
		}')" ""
else
	skip "exported names" "no nm or no light.a"
fi
is "base names in lib are unique" "$(find lib -name '*.c' -exec basename {} \; | sort | uniq -d)" ""
done_testing
