#!/bin/sh
# header-check: what the rules do to a header, to the envelope and to the message.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
cd "$T" || exit 1
umask 022
cat >mail <<'END'
Received: from x.spam-net.example by us; 1 Jan 2026
From: Joe <joe@example.org>
X-Spam-Status: No, score=1
Subject: =?UTF-8?B?5b2T6YG4?=
 two lines
X-Mailer: Gizmo 1.0

X-Spam-Status: of the body
hello
END
rules() { printf '%s\n' "$@" >rules; }
check() { header-check --rules rules "$@" <mail 2>err; }
body='
X-Spam-Status: of the body
hello'
env_fd() { printf 'MAIL FROM:<joe@example.org> SIZE=9\nRCPT TO:<ann@example.com>\nRCPT TO:<bob@example.com>\n' >envelope; }
env_fd

# --- each action
rules '# nothing' '/^Nothing:/ REJECT'
is 'no rule: the message as it was' "$(check)" "$(cat mail)"
is 'to the program' "$(check cat)" "$(cat mail)"
rules '/^Received: from .*spam-net/ REJECT'
exits 'REJECT' 77 check
is 'and no output' "$(cat out)" ''
like 'in words for the sender' "$(cat err)" '^header-check: 5\.7\.1 message content rejected$|^5\.7\.1 message content rejected$'
like 'and a line of the log' "$(cat err)" 'event=header-reject rule=rules:1 field="Received: from x\.spam-net'
for text in '5.7.9 no spam here' '550 5.7.9 no spam here'; do
	rules "/^Received:/ REJECT $text"
	exits "REJECT $text" 77 check true
	like 'its own status' "$(cat err)" '(^|: )5\.7\.9 no spam here$'
done
rules '/^Received:/ DEFER not now'
exits 'DEFER' 75 check true
like 'DEFER: its words' "$(cat err)" '4\.7\.1 not now$'
rules '/^From:/ DISCARD' '/^Subject:/ REJECT'
exits 'DISCARD: done, and the rules stop' 99 check sh -c 'touch ran'
ok 'nothing runs' [ ! -e ran ]
is 'DISCARD: no output' "$(cat out)" ''
like 'DISCARD: a line of the log' "$(cat err)" 'event=header-discard rule=rules:1'
rules '/^x-spam-/ IGNORE'
is 'IGNORE: the field goes, the body stays' "$(check)" "$(sed '1,6{/^X-Spam/d;}' mail)"
rules '/^Subject:/ STRIP why'
is 'STRIP: all its lines go' "$(check)" "$(sed '/^Subject/d;/^ two/d' mail)"
like 'STRIP: and the log has it' "$(cat err)" 'event=header-strip rule=rules:1 field="Subject: .* two lines" text=why'
rules '/^X-Mailer: ([a-z]+) (.*)/ REPLACE X-Client: $1 (${2}) $$'
is 'REPLACE with groups' "$(check | sed -n 6p)" 'X-Client: Gizmo (1.0) $'
is 'only that' "$(check | sed 6d)" "$(sed 6d mail)"
rules '/^Subject:/ PREPEND X-Before: yes'
is 'PREPEND' "$(check | sed -n '4,5p')" 'X-Before: yes
Subject: =?UTF-8?B?5b2T6YG4?='
for a in WARN INFO; do
	rules "/^From: (.*)/ $a look at \$1"
	is "$a: the message as it was" "$(check)" "$(cat mail)"
	like "$a: the log has it" "$(cat err)" "event=header-$(echo $a | tr A-Z a-z) rule=rules:1 .*text=\"look at Joe <joe@example\.org>\""
done
rules '/^From:/ HOLD'
is 'HOLD' "$(check sh -c 'echo "$MAIL_HOLD"')" 1
rules '/^From:/ PASS' '/^Subject:/ REJECT'
exits 'PASS: nothing more is looked at' 0 check
rules '/^Subject:/ DUNNO' '/^Subject:/ REJECT'
exits 'DUNNO: that field is good' 0 check
rules '/^Subject:/ BCC archive@example.org'
is 'BCC' "$(check sh -c 'cat <&3' 3<envelope)" "$(cat envelope; echo 'RCPT TO:<archive@example.org> NOTIFY=NEVER')"
rules '/^Subject:/ REDIRECT Boss@Example.net'
is 'REDIRECT' "$(check sh -c 'cat <&3; cat; echo $RECIPIENT' 3<envelope)" "MAIL FROM:<joe@example.org> SIZE=9
RCPT TO:<Boss@example.net>
$(cat mail)
Boss@example.net"
is 'BCC of one delivery' "$(rules '/^Subject:/ BCC a@x'; SENDER=j@x RECIPIENT=b@x check sh -c 'cat <&3; echo "[$RECIPIENT]"' 3<&-)" 'MAIL FROM:<j@x>
RCPT TO:<b@x>
RCPT TO:<a@x> NOTIFY=NEVER
[]'
exits 'BCC without an envelope' 75 check true
exits 'without a program there is none to change' 0 check
rules '/^From: (.*)$/ BCC $1'
exits 'what is no address' 75 sh -c 'header-check --rules rules true <mail 3<envelope'

# --- patterns
rules '/^subject:/i REJECT'
exits 'i: letter case matters' 0 check
rules '/^Subject: .*当選/ REJECT'
exits 'encoded words are not read ...' 0 check
rules '/^Subject: .*当選.*lines$/d REJECT'
exits '... but with d, over all lines' 77 check
rules '!/^[A-Z][A-Za-z-]*: / REJECT'
exits '! and no field is bad' 0 check
rules 'if /^X-/' '!/^X-Spam/ REPLACE X-Other: one' 'endif'
is 'if and endif' "$(check | grep -c '^X-Other')" 1
rules 'if /^X-Nothing/' 'if /./' '/./ REJECT' 'endif' 'endif' '/^From:/ WARN a'
exits 'an if that does not hold' 0 check
rules '{^From: Joe} REJECT'
exits 'another mark' 75 check
rules '|^From: Joe| REJECT'
exits 'a mark of ones own' 77 check
printf 'From: <>\n\nx\n' >empty-from
rules '/^From:[[:space:]]*<>/ DISCARD'
exits 'From without an address' 99 sh -c 'header-check --rules rules <empty-from'
rules '/./ WARN a' ; header-check -r rules <mail >/dev/null 2>err
is 'each field once' "$(grep -c event=header-warn err)" 5
rules '/^From:/ INFO one'; printf '/^From:/ REJECT\n/^Subject:/ INFO two\n' >./more
header-check -r rules -r ./more <mail >/dev/null 2>err
is 'two files, the first rule counts' "$(sed -n 's/.*text=//p' err | tr '\n' ' ')" 'one two '

# --- what is wrong
wrong() {
	printf '%s\n' "$2" >bad
	exits "$1" 75 header-check -n --rules bad
	like "$1: says where" "$(cat err)" "bad:1: $3"
}
wrong 'no action' '/x/' 'no action'
wrong 'an unknown one' '/x/ EXPLODE' 'EXPLODE is no action'
wrong 'FILTER' '/x/ FILTER smtp:x' 'FILTER is no action: put the filter'
wrong 'no text' '/x/ BCC' 'BCC what'
wrong 'a text too many' '/x/ IGNORE me' 'IGNORE wants no text'
wrong 'no field' '/x/ PREPEND hello' 'PREPEND wants'
wrong 'no pattern' 'Subject REJECT' 'a /pattern/ is wanted'
wrong 'no end' '/x REJECT' 'the pattern has no end'
wrong 'no expression' '/a(/ REJECT' 'pattern: '
wrong 'a back reference' '/(a)\1/ REJECT' 'a .digit'
wrong 'an unknown flag' '/x/z REJECT' 'z is no flag'
wrong 'no such group' '/(x)/ WARN $2' '. in the text'
wrong 'if that does not end' 'if /x/' 'if without endif'
wrong 'endif alone' 'endif' 'endif without if'
exits 'no rules at all' 75 header-check -n
exits 'a file that is not there' 75 header-check -n --rules nothere
rules '/nothing/ REJECT'
exits '-n' 0 header-check -n --rules rules
exits 'empty input' 65 header-check --rules rules </dev/null
exits 'the exit code of the program' 67 check sh -c 'exit 67'
rules '/^From:/ WARN'
like '-e tells' "$(header-check -e --rules rules <mail 2>&1 >/dev/null)" 'From: Joe <joe@example\.org>: WARN'

# --- hostile
"$PYTHON" -c 'import sys
sys.stdout.buffer.write(b"Subject: " + b"a" * 900000 + b"\r\nX-Nul: a\0b\x7f\r\n\r\nx\r\n")' >big
rules '/^X-Nul: a b/ REPLACE X-Found: yes' '/(a*)*ZZ/ REJECT'
is 'a NUL hides nothing, and CRLF stays' "$(header-check -r rules <big | tail -n 3 | od -c | head -n 2 | tr -d ' \n')" "$(printf 'X-Found: yes\r\n\r\nx\r\n' | od -c | head -n 2 | tr -d ' \n')"
rules '/^Subject: (.*)/ PREPEND X-Copy: $1'
printf 'Subject: a\r\n b\001c\n\nx\n' >folded
is 'no second line comes of a group' "$(header-check -r rules <folded | head -n 1)" 'X-Copy: a b c'

# --- maps
cat >map.pcre <<'END'
/^Received: from (?=x\.spam)/  REJECT 5.7.8 by a map
/^X-Spam-Status: (\S+),/       REPLACE X-Old: $1
END
if map-query -n pcre:map.pcre >/dev/null 2>&1; then
	exits 'a map' 77 header-check --map "pcre:$T/map.pcre" true <mail
	like 'its words' "$(cat err)" '5\.7\.8 by a map'
	sed -i 1d map.pcre
	is 'and a group' "$(header-check --map "pcre:$T/map.pcre" <mail | sed -n 3p)" 'X-Old: No'
	rules '/^X-Spam/ DUNNO'
	is 'rules come first' "$(header-check --map "pcre:$T/map.pcre" --rules rules <mail)" "$(cat mail)"
	printf '/./ WHAT\n' >map.pcre
	exits 'an action that is none' 75 header-check --map "pcre:$T/map.pcre" true <mail
else
	skip 'maps' 'no PCRE2'
fi
exits 'a map that is not there' 75 header-check --map "pcre:$T/nothere" true <mail

# --- in a session
printf '/^Subject: spam/ REJECT 5.7.6 no spam\n/^Subject: drop/ DISCARD\n' >rules
chmod 644 rules
talk() {
	printf 'EHLO me\r\nMAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\nSubject: %s\r\n\r\nhello\r\n.\r\nQUIT\r\n' "$1" |
	    smtp-recv --accept-all header-check --rules "$T/rules" sh -c 'cat >>"$1"' - "$T/got" 2>/dev/null
}
like 'a reply' "$(talk spam)" '^55[0-9] 5\.7\.6 no spam'
like 'DISCARD says yes' "$(talk drop)" '^250 2\.0\.0'
ok 'and delivers nothing' [ ! -e got ]
like 'others are taken' "$(talk ham)" '^250 2\.0\.0'
ok 'and delivered' grep -q '^Subject: ham' got
done_testing
