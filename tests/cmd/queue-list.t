#!/bin/sh
# queue-list: what waits, and what is done about it by hand.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

q=$T/q
mkdir -m 700 "$q"; [ "$(id -u)" -ne 0 ] || chown 65533:65533 "$q"
printf 'Subject: one\n\nbody\n' >"$T/m"
put() { # ID SENDER RECIPIENT...
	id=$1 sender=$2; shift 2
	{ printf 'MAIL FROM:<%s>\n' "$sender"; printf 'RCPT TO:<%s>\n' "$@"; } >"$T/e"
	QUEUE_ID=$id mail-queue --queue "$q" <"$T/m" 3<"$T/e" 2>/dev/null
}
list() { queue-list --queue "$q" "$@" | sed 's/[0-9-]*T[0-9:]*Z/TIME/g'; }
names() { ls "$q/$1" | tr '\n' ' '; }
run() { timeout 300 queue-run --hostname me.org --queue "$q" --once "$@" >/dev/null 2>&1; }
is 'an empty queue' "$(list)" '0 messages, 0 bytes'
put a s@x.org ann@a.org bob@b.org
put b t@x.org ann@a.org
put c '' cyd@c.org
is 'new messages' "$(list)" 'a new 19 bytes, since TIME
  from <s@x.org>
  waiting <ann@a.org>
  waiting <bob@b.org>
b new 19 bytes, since TIME
  from <t@x.org>
  waiting <ann@a.org>
c new 19 bytes, since TIME
  from <>
  waiting <cyd@c.org>
3 messages, 57 bytes'
run sh -c 'grep -q bob <&3 && exit 0; echo "4.7.1 later" >&2; exit 75'
is 'after an attempt' "$(list a)" 'a work 19 bytes, since TIME, next TIME
  from <s@x.org>
  deferred <ann@a.org> 4.7.1 later
  delivered <bob@b.org> 2.0.0 delivered
1 messages, 19 bytes'
is '--to' "$(list --to a.org | grep -c from)" 2
is 'a recipient who has it does not wait' "$(list --to b.org)" '0 messages, 0 bytes'
is '--to an address' "$(list --to cyd@c.org | grep -c from)" 1
is '--from' "$(list --from t@x.org | head -n 1 | cut -d' ' -f1)" b
is '--from nobody' "$(list --from '' | head -n 1 | cut -d' ' -f1)" c
is '--cat' "$(list --cat c | head -n 2)" 'MAIL FROM:<>
RCPT TO:<cyd@c.org>'
is '--hold' "$(list --hold b) $(names hold)" '1 messages, 19 bytes b '
run true
is 'the others went' "$(names work)$(names new)" 'a c '
is '--requeue --to' "$(list --requeue --to a.org) $(names new)" '1 messages, 19 bytes a '
run true
is 'it was tried' "$(names work)" 'c '
list --route '[relay.org]:26' c >/dev/null
run sh -c 'echo "$SMTP_ROUTE" >&2; exit 75'
like '--route' "$(list c)" 'by \[relay.org\]:26'
like 'reaches the program' "$(list c)" 'deferred <cyd@c.org>'
list --requeue c >/dev/null
timeout 300 queue-run --hostname me.org --queue "$q" --once sh -c 'echo "4.0.0 via $SMTP_ROUTE" >&2; exit 75' >/dev/null 2>&1
like 'in SMTP_ROUTE' "$(list c)" '4\.0\.0 via \[relay.org\]:26'
is '--release' "$(list --release --all) $(names new)" '1 messages, 19 bytes b '
is '--expire' "$(list --expire b)" '1 messages, 19 bytes'
run sh -c 'grep -q "RCPT TO:<t@x.org>" <&3 && touch /dev/null'
is 'the sender is told, and it goes' "$(names new)$(names work)" 'c '
exits 'one that is being sent' 75 "$PYTHON" -c "
import fcntl, subprocess, sys
f = open('$q/work/c'); fcntl.flock(f, fcntl.LOCK_EX)
sys.exit(subprocess.call(['queue-list', '--queue', '$q', '--delete', 'c'], close_fds=True))"
is 'is left alone' "$(names work)" 'c '
is '--delete' "$(list --delete c) $(names work)" '1 messages, 19 bytes '
exits 'no such message' 75 queue-list --queue "$q" nothing
exits 'not a name' 64 queue-list --queue "$q" ../x
exits 'change what?' 64 queue-list --queue "$q" --hold
exits 'one thing at a time' 64 queue-list --queue "$q" --hold --delete --all
exits 'no queue' 64 queue-list
echo x >"$q/new/broken"
[ "$(id -u)" -ne 0 ] || chown 65533:65533 "$q/new/broken"
exits 'a broken file' 75 queue-list --queue "$q"
exits 'a full disk' 75 sh -c "queue-list --queue '$q' --cat broken >/dev/full"

# -- by destination
h=$T/hosts; mkdir -m 700 "$h"; [ "$(id -u)" -ne 0 ] || chown 65533:65533 "$h"
put() { # ID RECIPIENT...
	id=$1; shift
	{ echo 'MAIL FROM:<s@x.org>'; printf 'RCPT TO:<%s>\n' "$@"; } >"$T/he"
	printf 'Subject: t\n\nx\n' | QUEUE_ID=$id mail-queue --queue "$h" 3<"$T/he" 2>/dev/null
}
by_host() { queue-list --queue "$h" --hosts "$@" | sed 's/2[0-9-]*T[0-9:]*Z/TIME/g'; }
is 'an empty queue' "$(by_host)" '0 messages, 0 bytes'
put h1 a@One.org b@two.org c@one.org
put h2 d@one.org
is 'waiting, by destination' "$(by_host)" 'one.org 3 recipients of 2 messages, since TIME
two.org 1 recipients of 1 messages, since TIME
2 messages, 28 bytes'
# shellcheck disable=SC2016
timeout 300 queue-run --hostname me.org --queue "$h" --once sh -c \
    'grep -q two.org <&3 && { echo "5.1.1 nobody" >&2; exit 67; }; echo "4.4.2 $(grep -c RCPT <&3) slow" >&2; exit 75' >/dev/null 2>&1
like 'what came of it' "$(by_host | head -n 2 | tr '\n' ' ')" '^one.org 3 recipients of 2 messages, since TIME, tried TIME, next TIME   .*4\.4\.2'
unlike 'nothing waits for one that has refused' "$(by_host)" two.org
queue-list --queue "$h" --hold h2 >/dev/null
like 'held' "$(by_host)" '^one.org 3 recipients of 2 messages, since TIME, 1 held, tried'
is 'some of them' "$(by_host h2 | head -n 1)" 'one.org 1 recipients of 1 messages, since TIME, 1 held, tried TIME'
queue-list --queue "$h" --route '[relay.org]' h1 >/dev/null
like 'a route is a destination' "$(by_host)" '^\[relay.org\] 2 recipients of 1 messages'
exits 'nothing else at once' 64 queue-list --queue "$h" --hosts --cat
"$PYTHON" - "$h" <<'END'
import os, sys
for i in range(3000):
    p = "%s/new/m%d" % (sys.argv[1], i)
    with open(p, "w") as f:
        f.write("MAIL FROM:<s@x.org>\nRCPT TO:<a@d%d.org>\nBDAT 2 LAST\nx\n\n2026-11-22T06:00:37Z queued <>\n" % (i % 7))
    if os.getuid() == 0: os.chown(p, 65533, 65533)
END
is 'many messages, few destinations' "$(queue-list --queue "$h" --hosts | grep -c '^d[0-6].org 42[89] recipients of 42[89]')" 7

# -- a running queue-run and a hand on the same message
r=$T/race; mkdir -m 700 "$r"; [ "$(id -u)" -ne 0 ] || chown 65533:65533 "$r"
printf 'Subject: t\n\nx\n' >"$T/rm"
for i in 1 2 3 4 5; do
	SENDER=s@x.org RECIPIENT=a@a$i.org QUEUE_ID=race$i mail-queue --queue "$r" <"$T/rm" 2>/dev/null
done
spawn race.log queue-run --queue "$r" false
i=0
while [ $i -lt 60 ]; do
	queue-list --queue "$r" --all --requeue >/dev/null 2>&1
	i=$((i + 1))
done
is 'requeued while queue-run looks: none is lost' "$(ls "$r/new" "$r/work" | grep -c '^race')" 5
done_testing
