#!/bin/sh
# submission-fix: what a message lacks, and what it may not have.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
cd "$T" || exit 1
chmod 777 .                            # for what file-auth starts as nobody
umask 022
fix() { submission-fix -d example.org "$@"; }
full='Date: Sun, 22 Nov 2026 03:04:05 +0000
From: Joe <joe@example.org>
Message-ID: <1@example.org>
Subject: x

hello'
is 'a message that lacks nothing' "$(printf '%s\n' "$full" | fix)" "$full"
is 'to the program' "$(printf '%s\n' "$full" | fix cat)" "$full"
out=$(printf 'From: joe@example.net\nSubject: x\n\nhello\n' | fix)
like 'Date' "$out" '^Date: [A-Z][a-z][a-z], [0-9 ]+ [A-Z][a-z]+ 20[0-9][0-9] [0-9:]+ \+0000$'
like "Message-ID, of the author's domain" "$out" '^Message-ID: <[0-9a-f.]+@example\.net>$'
is 'and the rest as it was' "$(printf '%s\n' "$out" | sed 1,2d)" 'From: joe@example.net
Subject: x

hello'
two=$(printf 'From: j@x\n\na\n' | fix; printf 'From: j@x\n\na\n' | fix)
is 'no two are the same' "$(printf '%s\n' "$two" | grep Message-ID | sort -u | wc -l | tr -d ' ')" 2
is 'From of the envelope' "$(printf 'Subject: x\n\na\n' | SENDER=ann@example.net fix | grep '^From')" 'From: <ann@example.net>'
from() { printf '%b\nDate: 1 Jan 2026 00:00:00 +0000\nMessage-ID: <1@x>\n\na\n' "$1" | fix 2>&1 | sed '/^Date/,$d'; }
is 'a domain is added' "$(from 'From: joe')" 'From: <joe@example.org>'
is 'names stay' "$(from 'From: "Doe, Joe" <joe>, =?utf-8?B?w6k=?= <e@x>,\n Ann <ann>')" 'From: "Doe, Joe" <joe@example.org>,
	=?utf-8?B?w6k=?= <e@x>,
	Ann <ann@example.org>'
is 'what needs no change is not written anew' "$(from 'From:   "a \\"b"  <a@x> (hm)')" 'From:   "a \"b"  <a@x> (hm)'
is 'Bcc and others go' "$(printf 'bcc: a@x,\n b@x\nReturn-Path: <x>\nContent-Length: 5\nResent-Bcc: c@x\n%s\n' "$full" | fix)" "$full"
is 'in the body they stay' "$(printf '%s\nBcc: x\n' "$full" | fix)" "$full
Bcc: x"
refused() {
	printf '%b' "$2" | fix >out 2>err
	is "$1: refused" "$?" 65
	like "$1: in words for the sender" "$(cat err)" '(^|: )5\.6\.0 '
	is "$1: no output" "$(cat out)" ''
}
refused 'two From fields' 'From: a@x\nFrom: b@x\n\na\n'
refused 'two Dates' 'From: a@x\nDate: 1\nDate: 2\n\na\n'
refused 'two Subjects' 'From: a@x\nSubject: 1\nsubject: 2\n\na\n'
refused 'no From at all' 'Subject: 1\n\na\n'
refused 'an empty From' 'From:\n\na\n'
refused 'From is a group' 'From: undisclosed:;\n\na\n'
refused 'no address' 'From: <>\n\na\n'
refused 'no address but words' 'From: a b c\n\na\n'
refused 'half of one' 'From: Joe <a@x\n\na\n'
refused 'a line that is no field' 'From: a@x\nwhat is this\n\na\n'
many=$(i=0; while [ $i -lt 21 ]; do printf 'a%d@x,' $i; i=$((i + 1)); done)
refused 'too many authors' "From: ${many}b@x\n\na\n"
exits 'empty input' 65 fix </dev/null
exits "the program's exit code" 77 sh -c "printf 'From: a@x\n\na\n' | submission-fix sh -c 'exit 77'"
exits 'a bad flag delays mail' 75 submission-fix --what
exits '-n' 0 submission-fix -n --domain example.org
like '-e tells' "$(printf 'From: a@x\n\na\n' | submission-fix -e 2>&1)" '^submission-fix: Date is added$'

# --- whose From is it?
printf 'joe@example.org:{PLAIN}x:30000:30000::/tmp\nann@example.org:{PLAIN}x:30000:30000::/tmp\n' >users
owned() {
	rm -f out err
	printf 'From: %s\n\na\n' "$1" >mail
	file-auth --users users sh -c 'AUTH_USER=$1; export AUTH_USER; exec submission-fix -d example.org --own-from <mail >out 2>err' - "$2" </dev/null >/dev/null 2>&1
	echo $?
}
is "the user's own" "$(owned joe@example.org joe@example.org)" 0
is "with an extension" "$(owned 'Joe <joe+list@example.org>' joe@example.org)" 0
is "without a domain" "$(owned joe joe@example.org)" 0
is "somebody else's" "$(owned ann@example.org joe@example.org)" 77
like 'and the sender is told' "$(cat err)" '5\.7\.1 the From address ann@example.org is not yours'
is "one of two is not" "$(owned 'joe@example.org, ann@example.org' joe@example.org)" 77
is "an address elsewhere" "$(owned joe@example.net joe@example.org)" 77
is "nobody has logged in" "$(owned joe@example.org '')" 75
exits 'no authenticator' 75 sh -c 'AUTH_USER=joe submission-fix --own-from <mail'
done_testing
