#!/bin/sh
# sieve-filter: plans become arguments of one deliverer; whatever goes wrong the
# message is delivered somewhere exactly once, or the exit code is 75.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

cd "$T" || exit 1
SENDER=joe@example.org RECIPIENT=ann@example.com
export SENDER RECIPIENT
mkdir filters deliveries
F=sieve-filter

# deliver: a deliverer that records its arguments and keeps the message.
cat >deliver <<'END'
#!/bin/sh
n=$(ls deliveries | wc -l)
cat >"deliveries/$n"
echo "$*" >>args
END
cat >sendmail <<'END'
#!/bin/sh
echo "$*" >>sent.args
cat >sent
exit "$(cat sendmail.exit 2>/dev/null || echo 0)"
END
cat >filters/upper <<'END'
#!/bin/sh
sed -e '1q' >first; cat first; tr a-z A-Z
END
cat >filters/add <<'END'
#!/bin/sh
sed "1a X-Filtered: $# $1 $RECIPIENT"
END
cat >filters/empty <<'END'
#!/bin/sh
exit 0
END
cat >filters/cut <<'END'
#!/bin/sh
sed 1d
END
cat >filters/fail <<'END'
#!/bin/sh
cat; exit 1
END
cat >filters/slow <<'END'
#!/bin/sh
exec sleep 1000
END
cat >filters/huge <<'END'
#!/bin/sh
cat; exec yes
END
chmod 755 deliver sendmail filters/*
cat >mail <<'END'
Received: from somewhere
From: Joe <joe@example.org>
To: ann@example.com
Subject: dinner
X-Spam-Status: No, score=-2.5 required=4.0
X-Spam-Flag: NO

first line
second line
END

# run SCRIPT OPTIONS...: over mail; $got is what happened: exit code, the
# number of deliveries, the arguments of each.
run() {
	printf '%s\n' "$1" >script; shift
	again "$@"
}
again() {
	rm -rf deliveries args sent sent.args first; mkdir deliveries; : >args
	$F --script script "$@" ./deliver <mail >out 2>err
	got="$? $(ls deliveries | wc -l | tr -d ' ')$(sed 's/^/ [/; s/$/]/' args |
	    tr -d '\n')"
}
# plan NAME EXPECTED SCRIPT OPTIONS...
plan() {
	name=$1 expected=$2; shift 2
	run "$@"
	is "$name" "$got" "$expected"
}

# ---- what actions become ----
plan 'keep' '0 1 []' 'keep;'
ok 'the message arrives as it is' cmp mail deliveries/0
plan 'no script' '0 1 []' ''
rm -f script; again; is 'a script that is not there' "$got" '0 1 []'
plan 'fileinto' '0 1 [--folder Work]' 'require "fileinto"; fileinto "Work";'
plan 'several mailboxes in one run' '0 1 [--folder A --folder INBOX]' \
	'require "fileinto"; fileinto "A"; keep;'
plan 'INBOX and keep are one place' '0 1 [--folder INBOX]' \
	'require "fileinto"; fileinto "INBOX"; keep; fileinto "inbox";'
plan 'flags' '0 1 [--folder A --flags \Seen Work]' \
	'require ["fileinto","imap4flags"]; fileinto :flags ["\\Seen","Work"] "A";'
plan 'different flags need a run each' \
	'0 2 [--folder A --flags \Seen] [--folder INBOX]' \
	'require ["fileinto","imap4flags","copy"];
	 fileinto :copy :flags "\\Seen" "A";' --default-folder INBOX
plan 'flags that are none' '0 1 [--folder A]' \
	'require ["fileinto","imap4flags"]; fileinto :flags ["\\Fun","(x"] "A";'
plan 'a default folder' '0 1 [--folder Work]' 'keep;' --default-folder Work
plan 'discard' '0 0' 'discard;'
like '  is never silent' "$(cat err)" 'action=discard line=1 outcome=discarded'
plan 'a name with slashes' '0 1 [--folder A.B]' \
	'require "fileinto"; fileinto "A/B";'
for bad in '../../etc' '..' '.A' 'a//b' '/etc/passwd'; do
	plan "a mailbox named $bad" '0 1 [--folder INBOX]' \
		"require \"fileinto\"; fileinto \"$bad\";"
done
plan 'a name of 5000 bytes' '0 1 [--folder INBOX]' \
	"require \"fileinto\"; fileinto \"$(head -c 5000 /dev/zero | tr '\0' x)\";"
plan 'words for a shell stay one argument' '0 1 [--folder $(touch x); rm -rf *]' \
	'require "fileinto"; fileinto "$(touch x); rm -rf *";'

# ---- redirect ----
plan 'redirect without sendmail keeps' '0 1 []' 'redirect "bob@example.net";'
like '  and says so' "$(cat err)" 'redirect is not set up'
plan 'redirect' '0 0' 'redirect "bob@example.net";' --sendmail ./sendmail
is '  sender and address are arguments' "$(cat sent.args)" \
	'-i -f joe@example.org -- bob@example.net'
is '  a field tells who did it' "$(head -n 1 sent)" \
	'X-Sieve-Redirected-From: ann@example.com'
ok '  the rest is the message' sh -c 'sed 1d sent | cmp - mail'
plan 'redirect :copy' '0 1 []' \
	'require "copy"; redirect :copy "bob@example.net";' --sendmail ./sendmail
echo 75 >sendmail.exit
plan 'a redirect that fails for now' '75 0' \
	'redirect "bob@example.net"; keep;' --sendmail ./sendmail
echo 77 >sendmail.exit
plan 'a redirect that is refused is kept' '0 1 []' \
	'redirect "bob@example.net";' --sendmail ./sendmail
rm sendmail.exit
plan 'a sendmail that is not there' '75 0' 'redirect "bob@example.net";' \
	--sendmail ./none
SENDER= ; plan 'the null sender' '0 0' 'redirect "bob@example.net";' \
	--sendmail ./sendmail
is '  stays null' "$(cat sent.args)" '-i -f <> -- bob@example.net'
SENDER=joe@example.org
cp mail plain
{ echo 'X-Sieve-Redirected-From: ann@example.com'; cat plain; } >mail
plan 'a loop ends here' '0 1 []' 'redirect "bob@example.net";' \
	--sendmail ./sendmail
like '  and is told' "$(cat err)" 'redirected from here before'
cp plain mail
plan 'too many redirects' '0 1 [--folder INBOX]' \
	'redirect "a@b"; redirect "b@b"; redirect "c@b";' \
	--sendmail ./sendmail --max-redirects 2
not_ok '  and none is sent' test -e sent

# ---- reject ----
plan 'reject' '77 0' 'require "reject"; reject text:
no "mail", please
not even $(touch x)
.
;'
like '  with its reason in one line' "$(tail -n 1 err)" \
	'^5\.7\.1 no "mail", please not even \$\(touch x\) $'
plan 'ereject' '77 0' 'require "ereject"; ereject "日";'
like '  in ASCII' "$(tail -n 1 err)" '^5\.7\.1 \?\?\?$'
plan 'reject and another action' '0 1 [--folder INBOX]' \
	'require "reject"; keep; reject "no";'

# ---- filters ----
filter='require ["vnd.dovecot.filter", "fileinto"];'
plan 'filter' '0 1 []' "$filter filter \"add\" [\"a b\", \"c\"];" \
	--filter-dir filters
like '  its output is delivered' "$(cat deliveries/0)" \
	'^X-Filtered: 2 a b ann@example.com$'
plan 'later tests see it' '0 1 [--folder F]' "$filter
	filter \"add\"; if exists \"X-Filtered\" { fileinto \"F\"; }" \
	--filter-dir filters
plan 'the test' '0 1 [--folder F]' \
	"$filter if filter \"add\" { fileinto \"F\"; }" --filter-dir filters
plan 'what was filed before it is the old message' '0 2 [--folder Old] []' \
	"$filter fileinto \"Old\"; filter \"add\"; keep;" --filter-dir filters
ok '  unchanged' cmp mail deliveries/0
like '  and the new one' "$(cat deliveries/1)" '^X-Filtered:'
for bad in empty cut fail huge none; do
	plan "a filter that is bad ($bad)" '0 1 [--folder Kept]' \
		"$filter if not filter \"$bad\" { fileinto \"Kept\"; }" \
		--filter-dir filters
	ok '  the message stays' cmp mail deliveries/0
	like '  the log tells' "$(cat err)" "event=sieve-program.* program=$bad"
done
plan 'a filter that hangs' '0 1 [--folder INBOX]' "$filter filter \"slow\";" \
	--filter-dir filters --timeout 300ms
ok '  the message stays' cmp mail deliveries/0
plan 'no --filter-dir, no filters' '0 1 []' "$filter filter \"add\";"
ok '  the message stays' cmp mail deliveries/0
cp filters/add evil
for bad in ../evil /bin/cat .hidden -x; do
	plan "a filter named $bad" '0 1 [--folder INBOX]' \
		"$filter filter \"$bad\"; fileinto \"F\";" --filter-dir filters
	ok '  is not run' cmp mail deliveries/0
done
plan 'not through a variable either' '0 1 [--folder INBOX]' \
	'require ["vnd.dovecot.filter","variables"];
	 set "p" "../evil"; filter "${p}";' --filter-dir filters
plan 'control characters in an argument' '0 1 [--folder INBOX]' \
	"$filter filter \"add\" \"a
b\";" --filter-dir filters
plan 'nine filters' '0 1 [--folder INBOX]' "$filter
	filter \"add\"; filter \"add\"; filter \"add\"; filter \"add\";
	filter \"add\"; filter \"add\"; filter \"add\"; filter \"add\";
	filter \"add\"; fileinto \"F\";" --filter-dir filters

# ---- mistakes ----
rm -f script.log
plan 'a mistake in the script' '0 1 [--folder INBOX]' 'keep;
nonsense;'
like '  is in the log' "$(cat err)" \
	'event=sieve-error .*script=script reason="line 2: unknown command'
like '  and beside the script' "$(cat script.log)" \
	': line 2: unknown command "nonsense"$'
is '  which nobody else reads' "$(ls -l script.log | cut -c1-10)" -rw-------
head -c 70000 /dev/zero | tr '\0' x >script.log
again
is '  and which stays small' "$(grep -c . script.log)" 1
rm script.log; ln -s target script.log; again
not_ok '  and is not written through a link' test -e target
rm script.log
plan 'a mistake at run time' '0 1 [--folder INBOX]' \
	'require ["fileinto","variables"]; fileinto "A"; fileinto "${none}";'
plan 'a script of NULs' '0 1 [--folder INBOX]' "$(printf '\001')"
head -c 2000000 /dev/zero | tr '\0' '#' >script; again
is 'a script of 2 MB' "$got" '0 1 [--folder INBOX]'
rm script; mkdir script; again; is 'a directory' "$got" '0 1 [--folder INBOX]'
rmdir script; mkfifo script; again; is 'a fifo' "$got" '0 1 [--folder INBOX]'
rm script; ln -s script script; again
is 'a script that cannot be reached delays the message' "$got" '75 0'
rm script
if [ "$(id -u)" != 0 ]; then
	echo 'keep;' >script; chmod 0 script; again
	is 'a script that may not be read delays the message' "$got" '75 0'
	rm -f script
fi
exits 'an option that is wrong' 75 $F --nonsense ./deliver
exits 'an empty message' 65 sh -c "$F ./deliver </dev/null"
echo 'keep;' >script
printf '#!/bin/sh\ncat >deliveries/0; echo >>args; exit 77\n' >deliver77
chmod 755 deliver77
exits 'the exit code is the deliverer'"'"'s' 77 \
	sh -c "$F --script script ./deliver77 <mail"

# ---- hostile messages ----
{ printf 'From: a@b\nSubject: '; head -c 900000 /dev/zero | tr '\0' a; echo
  echo; echo x; } >mail
plan ':matches that explodes elsewhere' '0 1 []' \
	'if header :matches "subject" "*a*a*a*a*a*a*a*a*a*a*b" { discard; }'
{ printf 'From: a@b\nTo: '; yes '(((((<<<<<"' | head -n 20000 | tr -d '\n'
  echo; echo; echo x; } >mail
plan 'a hostile address list' '0 1 []' \
	'if address :domain "to" "x" { discard; }'
{ yes 'X: y' | head -n 400000; echo; echo body; } >mail
plan 'a header that is too large' '0 1 [--folder INBOX]' 'discard;'
ok '  nothing of it is lost' cmp mail deliveries/0
printf 'no header at all\n' >mail
plan 'no header' '0 1 []' 'if exists "x" { discard; }'
printf 'From: a\0b@c\nSubject: \0\n\n\0\n' >mail
plan 'NUL bytes' '0 1 []' 'if header "subject" "x" { discard; }'
ok '  arrive' cmp mail deliveries/0
printf 'Subject: =?iso-2022-jp?B?GyRCRnxLXBsoQg==?=\n\nx\n' >mail
plan 'a Japanese subject' '0 1 [--folder J]' \
	'require "fileinto"; if header :contains "subject" "日本" { fileinto "J"; }'
cp plain mail

# ---- several scripts ----
mkdir before
echo 'require "fileinto"; if header :is "x-spam-flag" "YES" { fileinto "Junk"; stop; }' >before/10.sieve
echo 'stop;' >before/20.sieve
echo 'nonsense;' >before/30.other
plan 'global scripts, then the user'"'"'s' '0 1 [--folder U]' \
	'require "fileinto"; fileinto "U";' --global-before before
sed 's/X-Spam-Flag: NO/X-Spam-Flag: YES/' plain >mail
plan 'a global script that files it is the last' '0 1 [--folder Junk]' \
	'discard;' --global-before before
cp plain mail
echo 'nonsense;' >before/20.sieve
rm -f script.log
plan 'a global script with a mistake' '0 1 [--folder U]' \
	'require "fileinto"; fileinto "U";' --global-before before
not_ok '  is not the user'"'"'s affair' test -e script.log
plan 'a global script that is not there' '75 0' 'keep;' --global-before none
echo 'require "fileinto"; fileinto "D";' >fallback; rm script
again --default fallback; is 'a default for users without' "$got" \
	'0 1 [--folder D]'
plan 'and not for those with one' '0 1 []' 'keep;' --default fallback
echo 'require "fileinto"; fileinto "H";' >.dovecot.sieve
rm -rf deliveries args; mkdir deliveries
HOME=$T $F ./deliver <mail 2>err
is 'the script in the home directory' "$(cat args)" '--folder H'
mkdir sieve; mv .dovecot.sieve sieve/main.sieve
ln -s sieve/main.sieve .dovecot.sieve; rm -rf deliveries args; mkdir deliveries
HOME=$T $F ./deliver <mail 2>err
is 'which may be a link' "$(cat args)" '--folder H'

# ---- the samples ----
for sample in "$ROOT"/etc/pneumatic/sieve/*.sieve; do
	ok "sample $(basename "$sample") compiles" $F -n --script "$sample"
done
default=$ROOT/etc/pneumatic/sieve/default.sieve
for case in 'X-Spam-Flag: YES|[--folder Junk]' 'X-Spam-Flag: NO|[]' \
    'X-Virus-Status: Infected (Eicar)|[--folder spamdrop]' \
    'X-Virus-Status: Clean|[]' 'X-Virus-Status: unscanned (too large)|[]'; do
	{ echo "${case%%|*}"; cat plain; } >mail
	plan "by default, ${case%%|*}" "0 1 ${case#*|}" '' --global-before "$default"
done
cp plain mail

# ---- -e, -n, no program ----
# The published trap (T2): this never matches, so nothing is ever quarantined.
cat >script <<'END'
require "fileinto";
if header :is "X-Spam-Status" "Yes" {
	fileinto "spamdrop";
}
END
$F -e --script script <mail >out 2>err
is 'without a program the plan is printed' "$(cat out)" keep
like '-e shows the value' "$(cat err)" \
	'line 2:   X-Spam-Status is "No, score=-2.5 required=4.0"'
like '-e shows the comparison' "$(cat err)" 'line 2:   :is "Yes": no'
like '-e shows the result' "$(cat err)" 'line 2: header: false'
like '-e warns of what can never match' "$(cat err)" \
	'line 2: warning: X-Spam-Status compared with :is "Yes" never matches'
like 'so does -n' "$($F -n --script script 2>&1)" 'line 2: warning: '
sed 's/:is "X-Spam-Status"/:contains "X-Spam-Status"/' script >script2
unlike 'a script that is right is not warned of' \
	"$($F -n --script script2 2>&1)" warning
printf 'keep;\n\nif true {\n  bad;\n}\n' >script
exits '-n with a mistake' 65 $F -n --script script
like '  and its line' "$(cat err)" 'script: line 4: unknown command "bad"'
exits '-n without the script' 66 $F -n --script none
printf 'Subject: \033[31mred\007\n\nx\n' >mail
$F -e --script script2 <mail >out 2>err
printf 'if header "subject" "x" { keep; }\n' >script
$F -e --script script <mail >out 2>err
not_ok 'no control character of a message reaches the terminal' \
	grep -q "$(printf '\033')" err

# ---- from a pipe, and with a deliverer that is not there ----
cp plain mail
echo 'keep;' >script; rm -rf deliveries args; mkdir deliveries
cat mail | $F --script script ./deliver
ok 'a message from a pipe' cmp mail deliveries/0
exits 'a deliverer that is not there' 75 sh -c "$F --script script ./none <mail"

# ---- the real deliverer ----
if [ -x "$BIN/maildir-deliver" ]; then
	mkdir home; set -- maildir-deliver --maildir home/Maildir
	if [ "$(id -u)" = 0 ]; then
		chown 65534:65534 home
		set -- "$@" --user 65534:65534
	fi
	cat >script <<'END'
require ["fileinto", "copy", "imap4flags"];
fileinto :copy "Lists.日本";
fileinto :copy :flags "\\Seen" "R&D";
END
	ok 'maildir-deliver takes it' sh -c '$0 "$@" <mail' \
		$F --script script "$@"
	is '  one copy in each mailbox' "$(find home/Maildir -type f \
	    \( -path '*/new/*' -o -path '*/cur/*' \) | sed 's|/[^/]*$||' |
	    LC_ALL=C sort | tr '\n' ' ')" "home/Maildir/.Lists.&ZeVnLA-/new \
home/Maildir/.R&-D/cur home/Maildir/new "
else
	skip 'maildir-deliver' 'it is not built'
fi

done_testing
