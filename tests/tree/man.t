#!/bin/sh
# Every tool has a complete page, and page and tool name the same options.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
cd "$ROOT" || exit 1

sed -n 's/^\([a-z][^ \t]*\)[ \t].*/\1/p' cmd/tools | while read -r tool; do
	basename "$tool"
done >"$T/tools"
while read -r tool; do
	page=$(ls man/"$tool".[18] 2>/dev/null | head -n 1)
	if [ -z "$page" ]; then
		fail "$tool has a page"
		continue
	fi
	if [ -x "$BIN/$tool" ]; then
		"$BIN/$tool" -h </dev/null 2>/dev/null |
		    sed -n 's/^.* --\([a-z0-9-]*\).*/\1/p' | sort -u >"$T/has"
		sed -n 's/^\.It .*Fl -\([a-z0-9-]*\).*/\1/p' "$page" | sort -u >"$T/documented"
		is "$tool: options in -h and in $page" "$(cat "$T/documented")" "$(cat "$T/has")"
		ok "$tool -V" "$BIN/$tool" -V
	else
		fail "$tool is built"
	fi
	is "$page: sections" "$(for s in NAME SYNOPSIS DESCRIPTION OPTIONS ENVIRONMENT \
	    DESCRIPTORS 'EXIT STATUS' EXAMPLES; do
		grep -q "^\.Sh $s" "$page" || echo "no $s"
	done)" ""
done <"$T/tools"

# Who begins at pneumatic(7) and follows SEE ALSO comes to every page, and a page
# names none of ours that is not there.
seen=' pneumatic.7 ' more=pneumatic.7
while [ -n "$more" ]; do
	found=
	for p in $more; do
		for x in $(sed -n '/^\.Sh SEE ALSO/,/^\.Sh [^S]/s/^\.Xr \([^ ]*\) \([0-9]\).*/\1.\2/p' "man/$p"); do
			[ -f "man/$x" ] || continue
			case $seen in *" $x "*) ;; *) seen="$seen$x " found="$found $x" ;; esac
		done
	done
	more=$found
done
is "every page can be reached by SEE ALSO" "$(for p in man/*.[1-9]; do
	case $seen in *" ${p#man/} "*) ;; *) echo "${p#man/}" ;; esac
done)" ""
is "pneumatic(7) names every program" "$(while read -r tool; do
	grep -q "Xr $tool [18]" man/pneumatic.7 || echo "$tool"; done <"$T/tools")" ""
is "a page of ours that is named is there" "$(sed -n 's/.*\.Xr \([^ ]*\) \([0-9]\).*/\1.\2/p' man/*.[1-9] |
    sort -u | grep -E -- '-|^(chain|queue|imapd|pop3d|pneumatic)\.' |
    grep -vE '^(doveadm|openssl|slapd)-' | while read -r x; do
	[ -f "man/$x" ] || echo "$x"
done)" ""

if command -v mandoc >/dev/null; then
	is "mandoc -Tlint" "$(mandoc -Tlint -W warning man/*.[1-9])" ""
else
	skip "mandoc -Tlint" "mandoc is not installed"
fi
done_testing
