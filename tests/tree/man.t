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

if command -v mandoc >/dev/null; then
	is "mandoc -Tlint" "$(mandoc -Tlint -W warning man/*.[1-9])" ""
else
	skip "mandoc -Tlint" "mandoc is not installed"
fi
done_testing
