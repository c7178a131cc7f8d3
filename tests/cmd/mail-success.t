#!/bin/sh
# mail-route --report: who asked to be told of success is told, where an alias stands
# for several or a list sends in its own name (RFC 3461 5.2.7).
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
cd "$T" || exit 1
printf 'From: s@example.net\nSubject: x\nMessage-ID: <1@example.net>\n\ny\n' >m
printf 'all@example.org a@example.net, b@example.net\none@example.org a@example.net\n' >virtual
printf 'list: a@example.net, b@example.net\nowner-list: c@example.net\nsingle: a@example.net\nowner-single: c@example.net\n' >aliases
printf '#!/bin/sh\ncat >"%s/file"; exit "$(cat "%s/code")"\n' "$T" "$T" >report; chmod 755 report
echo 0 >code
printf '#!/bin/sh\nexit 75\n' >later; chmod 755 later
route() { # RECIPIENT PARAMS ...
	rm -f file
	printf 'MAIL FROM:<%s> ENVID=q1 RET=HDRS\n' "${from-s@example.net}" >e
	while [ $# -gt 0 ]; do printf 'RCPT TO:<%s>%s\n' "$1" "$2" >>e; shift 2; done
	mail-route --virtual virtual --aliases aliases -l local.example --report "$T/report" \
	    "${to:-$T/next}" <m 3<e 2>err
}
printf '#!/bin/sh\ncat <&3; cat >got\n' >next; chmod 755 next
asked=' NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;first@example.org'
route all@example.org "$asked" >out
is 'an alias of several: success is asked of nobody further' "$(cat out)" 'MAIL FROM:<s@example.net> ENVID=q1 RET=HDRS
RCPT TO:<a@example.net> NOTIFY=FAILURE ORCPT=rfc822;first@example.org
RCPT TO:<b@example.net> NOTIFY=FAILURE ORCPT=rfc822;first@example.org'
cmp m got && pass 'the message went on' || fail 'the message went on'
mail-bounce --kind success --hostname mx.example.org <file >dsn
like 'and told here: expanded' "$(cat dsn)" '^Action: expanded$'
like 'of the address that was given' "$(cat dsn)" '^Final-Recipient: rfc822; *all@example.org'
like 'and the one before' "$(cat dsn)" '^Original-Recipient: rfc822; *first@example.org'
like 'with its id' "$(cat dsn)" '^Original-Envelope-Id: q1'
like 'to the sender' "$(cat dsn)" '^To: .*s@example.net'
route list@local.example "$asked" >out
is 'a list: nothing is asked for' "$(cat out)" 'MAIL FROM:<owner-list@local.example>
RCPT TO:<a@example.net>
RCPT TO:<b@example.net>'
like 'delivered to the list' "$(mail-bounce --kind success <file)" '^Action: delivered$'
route single@local.example "$asked" >out
like 'a list of one too' "$(mail-bounce --kind success <file)" '^Action: delivered$'
route one@example.org "$asked" >out
is 'an alias of one: asked of who has it' "$(sed -n 2p out)" 'RCPT TO:<a@example.net> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;first@example.org'
not_ok 'and not told here' test -e file
for p in '' ' NOTIFY=FAILURE' ' NOTIFY=NEVER'; do
	route all@example.org "$p" >out
	not_ok "not asked for:$p" test -e file
done
from='' route all@example.org "$asked" >out
not_ok 'a report is told of to nobody' test -e file
route all@example.org "$asked" list@local.example ' NOTIFY=SUCCESS' one@example.org "$asked" >out
is 'several in one report' "$(mail-bounce --kind success <file | grep -E '^(Action|Final-R)' | tr -s ' ' | sort)" 'Action: delivered
Action: expanded
Final-Recipient: rfc822; all@example.org
Final-Recipient: rfc822; list@local.example'
to="$T/later" route all@example.org "$asked" >out; got=$?
is 'what has not gone on is no success' "$got $(test -e file && echo told)" '75 '
echo 75 >code
route all@example.org "$asked" >out; got=$?
is 'a report that cannot be made costs nobody the message' "$got" 0
like 'and is logged' "$(cat err)" 'report-failed'
done_testing
