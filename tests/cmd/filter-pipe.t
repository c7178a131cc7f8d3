#!/bin/sh
# filter-pipe: what goes through, which failures are caught, and what then
# becomes of the message.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
cd "$T" || exit 1
mkdir tmp
TMPDIR=$T/tmp; export TMPDIR

cat >mail.eml <<'END'
Received: from client.example.org by mx.example.org;
	Sun, 22 Nov 2026 03:04:05 +0000
From: joe@example.org
Subject: dinner

Is dinner ready?
END

is "a filter's output goes on" "$(filter-pipe sed s/dinner/lunch/ <mail.eml)" "$(sed s/dinner/lunch/ mail.eml)"
is "to the program" "$(filter-pipe sed s/dinner/lunch/ -- sed s/lunch/supper/ <mail.eml)" "$(sed s/dinner/supper/ mail.eml)"
is "-- after the options too" "$(filter-pipe --timeout 5 -- cat -- cat -n <mail.eml)" "$(cat -n mail.eml)"
is "another separator" "$(filter-pipe --separator ';' sed -e s/dinner/lunch/ -- ';' cat -n <mail.eml)" \
    "$(sed s/dinner/lunch/ mail.eml | cat -n)"
is "from a pipe" "$(cat mail.eml | filter-pipe cat)" "$(cat mail.eml)"
is "a field on top is no loss" "$(filter-pipe sh -c 'echo X-Mine: 1; cat' <mail.eml)" "$(echo X-Mine: 1; cat mail.eml)"
is "two in a row" "$(filter-pipe cat -- filter-pipe sed s/dinner/lunch/ -- cat <mail.eml)" "$(sed s/dinner/lunch/ mail.eml)"
exits "the program's exit code is ours" 77 filter-pipe cat -- sh -c 'exit 77' <mail.eml
printf 'From: x\n\n\000\377\r bare CR, 8-bit \344, no end' >odd.eml
ok "bytes are bytes" sh -c 'filter-pipe cat <odd.eml | cmp - odd.eml'
is "descriptors are left for the program" "$(filter-pipe cat -- sh -c 'cat <&3' 3<odd.eml <mail.eml | od -c)" "$(od -c odd.eml)"
exits "and not for the filter" 75 filter-pipe sh -c 'cat <&3' 3<odd.eml <mail.eml
AUTH_FD=4 exits "nor is AUTH_FD" 0 filter-pipe sh -c 'test -z "$AUTH_FD" && cat' <mail.eml

# fails NAME REASON FILTER...: tempfail and nothing out; with pass the original
# comes out with one field more.
fails() {
	name=$1 reason=$2; shift 2
	exits "$name delays" 75 filter-pipe --timeout "${timeout:-120}" "$@" <mail.eml
	is "$name: nothing comes out" "$(wc -c <out)" 0
	like "$name: the sender is told" "$(cat err)" "^4\.3\.0 filter .*: $reason"
	like "$name: the log says so" "$(cat err)" "event=filter-failed filter=.* reason=\"?$reason.* action=tempfail"
	exits "$name, passed" 0 filter-pipe --timeout "${timeout:-120}" --on-error pass "$@" <mail.eml
	is "$name: the original and a field" "$(cat out)" "$(sed -n 1p out; cat mail.eml)"
	like "$name: the field" "$(sed -n 1p out)" "^X-Filter-Status: failed \($reason.*\)\$"
	exits "$name: no program runs" 75 filter-pipe --timeout "${timeout:-120}" "$@" -- touch ran <mail.eml
	ok "$name: really" test ! -e ran
}

# The guide's filter (REQUIREMENTS T1): read takes the first line, and a file
# in /tmp has a name.
cat >guide <<'END'
#!/bin/sh
tmp=$(mktemp)
while read line; do cat >>"$tmp"; done
cat "$tmp"; rm -f "$tmp"
END
chmod +x guide
fails "the guide's filter" "filter output does not begin with a header field" ./guide
sed 1,2d mail.eml >short.eml
exits "without a folded first field too" 75 filter-pipe ./guide <short.eml
like "it loses that" "$(cat err)" 'lost the first header field'
printf 'From: x\n' >one.eml
exits "a message of one line too" 75 filter-pipe ./guide <one.eml
fails "an empty output" "filter output is empty" true
fails "a filter that reads and writes nothing" "filter output is empty" sh -c 'cat >/dev/null'
fails "a lost body" "filter output has lost the body" sed '/^$/,$d'
fails "a lost header" "filter output does not begin with a header field" sed '1,/^$/d'
fails "a changed first field" "filter output has lost the first header field" tr a-z A-Z
fails "an error text" "filter output does not begin with a header field" echo 'syntax error near line 3'
fails "an exit code" "exit code 1" sh -c 'cat; exit 1'
fails "a usage error of a filter" "exit code 64" sh -c 'cat; exit 64'
fails "a signal" "was killed by signal 9" sh -c 'cat; kill -9 $$'
# 126 where PATH has a directory that we may not search
fails "a filter that is not there" "exit code 12[67], (not found|cannot be run)" nosuchfilter
: >plain
fails "a filter that cannot be run" "exit code 126, cannot be run" ./plain
timeout=500ms
long=9$$         # of this test alone
fails "a slow filter" "took too long" sleep "$long"
fails "one that stops in the middle" "took too long" sh -c "head -c 10; sleep $long"
fails "one whose output a child keeps open" "took too long" sh -c "cat; sleep $long & exit 0"
timeout=
ok "its children are killed" wait_for sh -c "! ps -eo args | grep -q '^sleep $long\$'"
fails "an endless one" "output larger than [0-9]+ bytes" yes
exits "--max-output" 75 filter-pipe --max-output 100 cat <mail.eml
is "nothing is left in TMPDIR" "$(ls -A tmp)" ""

{ cat mail.eml; yes 'a line of the body' | head -n 2000; } >long.eml
exits "a body that is cut" 75 filter-pipe head -n 50 <long.eml
like "how much is left" "$(cat err)" 'of [0-9]+ bytes are left'
exits "--max-shrink 100 lets it" 0 filter-pipe --max-shrink 100 head -n 50 <long.eml
exits "--max-shrink 0 lets nothing go" 75 filter-pipe --max-shrink 0 sed '$d' <mail.eml
exits "but a change" 0 filter-pipe --max-shrink 0 sed s/dinner/supper/ <mail.eml

# verdicts
for code in 65 67 69 77 100 99; do
	exits "exit code $code is a verdict" $code filter-pipe --on-error pass sh -c "cat; exit $code" -- touch ran <mail.eml
	is "and nothing comes out" "$(wc -c <out)" 0
done
ok "and no program runs" test ! -e ran
exits "a refusal with words" 77 filter-pipe sh -c 'echo "5.7.1 no executables here" >&2; exit 77' <mail.eml
like "the sender gets them" "$(grep '^[45]\.' err | tail -n 1)" '^5\.7\.1 no executables here$'

# what is not read, not changed, not lost
"$PYTHON" -c 'open("large.eml", "wb").write(b"From: x\n\n" + b"0123456789abcde\n" * 600000)'
ok "9 MB go through" sh -c 'filter-pipe cat <large.eml | cmp - large.eml'
ok "through a pipe too" sh -c 'cat large.eml | filter-pipe cat | cmp - large.eml'
exits "a filter that reads a part only" 0 filter-pipe sh -c 'head -n 100; exec <&-; yes 0123456789abcde | head -n 550000' <large.eml
exits "one that writes before it reads" 0 filter-pipe sh -c 'echo X-Mine: 1; yes "X-Pad: 1" | head -n 9000; cat' <long.eml
cp mail.eml writable.eml
filter-pipe --on-error pass sh -c 'echo gone >&0; exit 1' 0<>writable.eml >out 2>err
ok "a filter cannot write into the original" cmp writable.eml mail.eml
exits "an empty message" 65 filter-pipe cat </dev/null
exits "a closed descriptor 0" 75 sh -c 'filter-pipe cat <&-'
[ -w /dev/full ] && exits "a full disk" 75 sh -c 'filter-pipe cat <mail.eml >/dev/full'

# options
for options in '' '--on-error maybe cat' '--timeout never cat' '--max-shrink 101 cat' '-- cat --' '-- --'; do
	# shellcheck disable=SC2086
	exits "bad options delay: $options" 75 filter-pipe $options <mail.eml
done
exits "-n" 0 filter-pipe -n cat -- cat
exits "-n finds a filter that is not there" 75 filter-pipe -n spamass,sh -- cat
exits "-n finds a program that is not there" 75 filter-pipe -n cat -- ./plain
done_testing
