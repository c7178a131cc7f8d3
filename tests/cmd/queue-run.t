#!/bin/sh
# queue-run: every message once and whole, whatever dies; turns, pauses, reports.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

q=$T/q
mkdir "$T/got"; chmod 777 "$T/got"
new_queue() {
	rm -rf "$q" "$T"/got/*; mkdir -m 700 "$q"
	[ "$(id -u)" -ne 0 ] || chown 65533:65533 "$q"
}
printf 'Subject: one\nMessage-ID: <1@me.org>\n\nbody\n' >"$T/m"
put() { # ID SENDER RECIPIENT...: queue a message
	id=$1 sender=$2; shift 2
	{ printf 'MAIL FROM:<%s>\n' "$sender"; printf 'RCPT TO:<%s>\n' "$@"; } >"$T/e"
	QUEUE_ID=$id mail-queue --queue "$q" <"$T/m" 3<"$T/e" 2>/dev/null
}
run() { timeout 300 queue-run --hostname me.org --queue "$q" --once "$@" >/dev/null 2>"$T/err"; }
names() { ls "$q/$1" | tr '\n' ' '; }
results() { sed -n '/^[0-9-]*T[0-9:]*Z /s/^[^ ]* //p' "$q/$1"; }
age() { # ID AGE: the message was queued that long ago, and is due
	when=$(date -u -d "$2 ago" +%Y-%m-%dT%H:%M:%SZ)
	sed -i "s/^[0-9-]*T[0-9:]*Z queued/$when queued/" "$q/work/$1"
	touch -d "$2 ago" "$q/work/$1"
	[ "$(id -u)" -ne 0 ] || chown 65533:65533 "$q/work/$1"
}
cat >"$T/take" <<'END'
#!/bin/sh
# takes a message: a file for each recipient
umask 0
rcpt=$(sed -n 's/^RCPT TO:<\([^>]*\)>.*/\1/p' <&3 | head -n 1)
cat >"$OUT/$QUEUE_ID.$rcpt.$$"
END
chmod 755 "$T/take"
OUT=$T/got; export OUT

new_queue
put one s@x.org a@a.org b@b.org
ok 'a run' run "$T/take"
is 'each destination has it' "$(ls "$T/got" | sed 's/[0-9]*$//' | tr '\n' ' ')" 'one.a@a.org. one.b@b.org. '
ok 'whole' cmp "$T/m" "$(ls "$T"/got/one.a*)"
is 'and the queue is empty' "$(names new)$(names work)$(names tmp)" ''
put two s@x.org a@a.org b@a.org c@b.org
ok 'envelopes' run sh -c "cat <&3 >>'$T/got/envelopes'"
is 'one run a destination' "$(sort "$T/got/envelopes" | tr '\n' ' ')" \
	'MAIL FROM:<s@x.org> MAIL FROM:<s@x.org> RCPT TO:<a@a.org> RCPT TO:<b@a.org> RCPT TO:<c@b.org> '
put three s@x.org a@a.org b@a.org c@b.org; rm "$T/got/envelopes"
ok '--recipients 1' run --recipients 1 sh -c "cat <&3 >>'$T/got/envelopes'"
is 'one run a recipient' "$(grep -c MAIL "$T/got/envelopes")" 3
put four s@x.org a@a.org b@a.org c@b.org; rm "$T/got/envelopes"
ok '--one-destination' run --one-destination sh -c "cat <&3 >>'$T/got/envelopes'"
is 'one run for all' "$(grep -c MAIL "$T/got/envelopes")" 1

# -- a delivery that a killed queue-run has left behind ends while the message waits
# for its turn: what it has done is not done again
new_queue
put five s@x.org a@a.org; put six s@x.org b@a.org
ok 'one at a time' run --concurrency 1 sh -c 'cat >>"$OUT/said"; echo "$QUEUE_ID" >>"$OUT/ids"
	for other in five six; do
		[ $other = "$QUEUE_ID" ] || [ ! -f "$0/$other" ] ||
			sed -n "s/^RCPT TO:/2026-11-22T05:48:47Z relayed /p" "$0/$other" | tr -d "\r" >>"$0/$other"
	done' "$q/work"
is 'the second was done meanwhile' "$(wc -l <"$T/got/ids" | tr -d ' ')" 1
is 'and both are done' "$(names new)$(names work)" ''

# -- results
new_queue
put r s@x.org a@a.org b@a.org c@a.org
ok 'results' run sh -c 'now=2026-11-22T05:48:47Z
	echo "$now relayed <a@a.org> mx[1.2.3.4] 250 2.0.0 ok"; echo garbage
	echo "$now deferred <b@a.org> mx[1.2.3.4] 451 4.2.0 later"
	echo "$now relayed <nobody@a.org> 250 ok"; echo "4.7.1 words" >&2; exit 75'
is 'are appended, the exit code is for the rest' "$(results work/r)" 'queued <s@x.org> 42 bytes
relayed <a@a.org> mx[1.2.3.4] 250 2.0.0 ok
deferred <b@a.org> mx[1.2.3.4] 451 4.2.0 later
relayed <nobody@a.org> 250 ok
deferred <c@a.org> 4.7.1 words'
like 'each is logged' "$(cat "$T/err")" 'event=deferred id=r to=c@a.org text="4.7.1 words"'
run false
is 'not due yet' "$(results work/r | grep -c deferred)" 2
wait_s=$(($(stat -c %Y "$q/work/r") - $(date +%s)))
ok 'the next attempt is in five minutes' test $wait_s -gt 280 -a $wait_s -lt 340
age r '2 hours'
run sh -c 'cat <&3 >"$OUT/e"; exit 75'
is 'only who is left is tried' "$(grep -c RCPT "$T/got/e")" 2
wait_s=$(($(stat -c %Y "$q/work/r") - $(date +%s)))
ok 'then as long again as it has waited' test $wait_s -gt 7100 -a $wait_s -lt 8000
age r '30 hours'
run false
wait_s=$(($(stat -c %Y "$q/work/r") - $(date +%s)))
ok 'up to four hours' test $wait_s -gt 14000 -a $wait_s -lt 16000
like 'a program that says nothing' "$(results work/r)" 'deferred <c@a.org> 4.3.0 the delivery program ended with code 1'

# -- reports
age r '6 days'
put keep k@x.org z@keep.org
queue-list --queue "$q" --hold keep >/dev/null
run sh -c 'cat >"$OUT/bounce"; cat <&3 >"$OUT/bounce.e"; grep -q "FROM:<>" "$OUT/bounce.e" || exit 75'
is 'too old: the sender is told' "$(cat "$T/got/bounce.e")" 'MAIL FROM:<> BODY=8BITMIME
RCPT TO:<s@x.org>'
like 'of those who did not get it' "$(cat "$T/got/bounce")" '^Final-Recipient: rfc822; b@a.org'
unlike 'and of no others' "$(cat "$T/got/bounce")" 'Final-Recipient: rfc822; a@a.org'
is 'and it is gone; what is held is not' "$(names work)$(names new)$(names hold)" 'keep '
new_queue
put f s@x.org a@a.org
run sh -c 'echo "5.1.1 no such user" >&2; exit 67'
is 'a report that fails is no reason for another' "$(names work)$(names new)" ''
like 'which the log says' "$(cat "$T/err")" 'event=untold id=f.f1 reason="no report about a report"'
put g s@x.org a@a.org
run --postmaster root@me.org sh -c 'cat <&3 >>"$OUT/all"; exit 67'
like 'but for --postmaster' "$(cat "$T/got/all")" 'RCPT TO:<root@me.org>'
is 'and then it ends' "$(names work)$(names new)" ''
rm "$T/got/all"
put w s@x.org a@a.org
run sh -c 'exit 75'
age w '5 hours'
run --warn 4h sh -c 'cat >>"$OUT/all"; grep -q "FROM:<>" <&3 || exit 75'
like 'a delay' "$(cat "$T/got/all")" '^Action: delayed'
like 'is told once' "$(results work/w)" 'warned <a@a.org>'
rm "$T/got/all"; touch -d '1 hour ago' "$q/work/w"
run --warn 4h sh -c 'cat >>"$OUT/all"; exit 75'
unlike 'and not again' "$(cat "$T/got/all")" 'Action: delayed'
new_queue
printf 'MAIL FROM:<s@x.org>\nRCPT TO:<a@a.org> NOTIFY=SUCCESS\nRCPT TO:<b@a.org> NOTIFY=NEVER\n' >"$T/e"
mail-queue --queue "$q" <"$T/m" 3<"$T/e" 2>/dev/null
run sh -c 'cat >>"$OUT/s"; grep -q b@a.org <&3 && exit 67; exit 0'
put s1 s@x.org c@a.org
run true
is 'NEVER is never' "$(grep -c Action "$T/got/s")" 0
printf 'MAIL FROM:<s@x.org>\nRCPT TO:<a@a.org> NOTIFY=SUCCESS\n' >"$T/e"
mail-queue --queue "$q" <"$T/m" 3<"$T/e" 2>/dev/null
run sh -c 'cat >>"$OUT/s"'
like 'success is told when asked for' "$(cat "$T/got/s")" '^Action: delivered'

# -- --soft-bounce
new_queue
put s s@x.org a@a.org b@b.org
soft() { run --soft-bounce "$@"; }
soft sh -c 'grep -q a@a.org <&3 || exit 0; date -u "+%Y-%m-%dT%H:%M:%SZ failed <a@a.org> mx[1.2.3.4] 550 5.1.1 no such user"; exit 69'
is '--soft-bounce: what has failed is deferred, and nobody is told' "$(results work/s | grep a@a.org)$(names new)" \
	'failed <a@a.org> mx[1.2.3.4] 550 5.1.1 no such user
softened <a@a.org>'
like 'which the log says' "$(cat "$T/err")" 'event=softened id=s to=a@a.org text="mx\[1.2.3.4\] 550 5.1.1 no such user"'
like 'and queue-list' "$(queue-list --queue "$q")" 'deferred <a@a.org> mx\[1.2.3.4\] 550 5.1.1 no such user \(soft bounce\)'
wait_s=$(($(stat -c %Y "$q/work/s") - $(date +%s)))
ok 'the next attempt is in five minutes' test $wait_s -gt 280 -a $wait_s -lt 340
age s '2 hours'
soft sh -c 'cat <&3 >"$OUT/e"; exit 67'
is 'only who failed is tried' "$(grep RCPT "$T/got/e")" 'RCPT TO:<a@a.org>'
is 'again and again' "$(results work/s | grep -c softened)" 2
date -u '+%Y-%m-%dT%H:%M:%SZ failed <a@a.org> 5.1.1 no' >>"$q/work/s"; age s '1 hour'
soft sh -c 'echo "4.2.0 later" >&2; exit 75'
is 'killed behind the failure: softened all the same' "$(results work/s | grep -c softened)$(names new)" 3
age s '3 hours'
soft sh -c 'echo "4.2.0 later" >&2; exit 75'
unlike 'one that fails for now is nothing special' "$(queue-list --queue "$q")" 'soft bounce'
age s '6 days'; date -u '+%Y-%m-%dT%H:%M:%SZ failed <a@a.org> mx[1.2.3.4] 550 5.1.1 no' >>"$q/work/s"; touch -d '6 days ago' "$q/work/s"
soft sh -c 'cat >"$OUT/last"'
like 'until its lifetime ends: the sender is told why' "$(cat "$T/got/last")" '^Status: 5.1.1'
is 'and it is gone' "$(names work)$(names new)" ''
put t s@x.org a@a.org
soft true
is 'what is delivered is gone' "$(names work)$(names new)" ''
put u s@x.org a@a.org
soft sh -c 'exit 67'; age u '1 hour'; rm -f "$T"/got/*
run sh -c 'grep -q "FROM:<>" <&3 && cat >"$OUT/told"; exit 67'
like 'without it a failure counts again' "$(cat "$T/got/told")" '^Action: failed'

new_queue
put p s@x.org a@a.org; put z s@x.org a@b.org
run false
date -u '+%Y-%m-%dT%H:%M:%SZ failed <a@a.org> 5.1.1 no such user' >>"$q/work/p"
mail-bounce --hostname me.org mail-queue --queue "$q" --id p.f1 <"$q/work/p" 2>/dev/null
touch -d '1 hour ago' "$q/work/p"
is 'killed when the report was queued, before that was written down' "$(names new)" 'p.f1 '
rm -f "$T"/got/*; run "$T/take"; run "$T/take"
is 'it is sent once' "$(ls "$T/got" | grep -c '^p.f1')$(names new)" 1
unlike 'and the message is done' "$(names work)" p
cp "$q/work/z" "$T/z"; put y s@x.org a@a.org
rm -f "$T"/got/*; run sh -c 'grep -q "FROM:<>" <&3 || { echo "5.1.1 no" >&2; exit 67; }; echo $QUEUE_ID >>"$OUT/reports"'
is 'a report goes out in the same run' "$(cat "$T/got/reports")" y.f1

# -- destinations
new_queue
for i in 1 2 3 4 5 6 7 8 9; do put d$i s@x.org a@dead.org; done
put alive s@x.org a@alive.org
run sh -c 'if grep -q dead.org <&3; then echo "$QUEUE_ID" >>"$OUT/tried"; exit 68; fi; echo ok >"$OUT/ok"'
ok 'a dead destination holds up nobody' test -f "$T/got/ok"
ok 'and is not tried for each message' test "$(grep -c . "$T/got/tried")" -le 6
is 'they stay' "$(ls "$q/work" | grep -c .)" 9

# -- what is not right
new_queue
put good s@x.org a@a.org
put cut s@x.org a@a.org
head -c 70 "$q/new/cut" >"$T/cut" && cat "$T/cut" >"$q/new/cut"
ln -s /etc/passwd "$q/new/link"; mkdir "$q/new/dir"; mkfifo "$q/new/fifo"
[ "$(id -u)" -ne 0 ] || chown -h 65533:65533 "$q"/new/*
echo 'not a name' >"$q/new/x y"
touch -d '3 days ago' "$q/tmp/old"; touch "$q/tmp/young"
run "$T/take"
is 'what is no message is set aside' "$(names bad)" 'cut dir fifo link '
ok 'and not changed' cmp "$T/cut" "$q/bad/cut"
like 'and logged' "$(cat "$T/err")" 'event=set-aside id=cut reason="no whole message'
is 'the others go' "$(ls "$T/got" | grep -c good)" 1
is 'old files in tmp are removed' "$(names tmp)" 'young '
exits 'a queue that is not there' 64 queue-run --queue "$T/none" true
exits 'no program' 64 queue-run --queue "$q"

# -- it runs, it is killed
new_queue
spawn run.log queue-run --hostname me.org --queue "$q" "$T/take"
run_pid=$spawned
wait_for sh -c "grep -q . '$T/run.log' || test -d '$q/work'"
put live s@x.org a@a.org
wait_for sh -c "ls '$T/got' | grep -q live"
pass 'what comes is sent at once'
exits 'one at a time' 75 queue-run --queue "$q" --once true
kill "$run_pid"; wait "$run_pid"
is 'SIGTERM ends it' $? 0
put slow s@x.org a@a.org
cat >"$T/slow" <<'END'
#!/bin/sh
echo $$ >"$OUT/slow.pid"
while [ ! -e "$OUT/go" ]; do sleep 0.05; done
echo "2026-11-22T05:48:47Z relayed <a@a.org> 250 ok"
echo once >>"$OUT/sent"
END
chmod 755 "$T/slow"
spawn run.log queue-run --hostname me.org --queue "$q" "$T/slow"
run_pid=$spawned
wait_for test -s "$T/got/slow.pid"
kill -9 "$run_pid"; wait "$run_pid" 2>/dev/null
run "$T/take"
is 'killed: who delivers still has the lock' "$(ls "$T/got" | grep -c '^slow.a')" 0
: >"$T/got/go"
wait_for grep -q relayed "$q/work/slow"
like 'ends, and writes it down' "$(results work/slow)" '^relayed <a@a.org> 250 ok'
wait_for "$PYTHON" -c "import fcntl; fcntl.flock(open('$q/work/slow'), fcntl.LOCK_EX | fcntl.LOCK_NB)"
touch -d '1 hour ago' "$q/work/slow"
run "$T/slow"
is 'and nobody gets it twice' "$(cat "$T/got/sent")$(names work)" 'once'

if command -v strace >/dev/null && [ -z "${SANITIZE:-}" ]; then
	# Killed at each call that changes something: afterwards a run without
	# faults must leave every message delivered, whole, at least once, and
	# those whose result was written exactly once.
	bad='' tried=0
	for call in linkat unlinkat write fsync utimensat openat flock; do
		for n in 1 2 3 4 5 6; do
			new_queue; tried=$((tried + 1))
			put k1 s@x.org a@a.org b@b.org; put k2 s@x.org a@a.org
			timeout 300 strace -f -o /dev/null -e trace=$call \
			    -e inject=$call:signal=KILL:when=$n queue-run --hostname me.org \
			    --queue "$q" --once "$T/take" >/dev/null 2>&1
			find "$q/work" "$q/new" -type f -exec touch -d '1 hour ago' {} +
			run "$T/take"
			for want in k1.a@a.org k1.b@b.org k2.a@a.org; do
				f=$(ls "$T"/got/$want.* 2>/dev/null | head -n 1)
				[ -n "$f" ] && cmp -s "$T/m" "$f" || bad="$bad $call:$n:$want"
			done
			[ -z "$(names work)$(names new)$(names bad)" ] || bad="$bad $call:$n:left"
		done
	done
	is 'killed at each call: every message is delivered, whole' "$bad" ''
	bad=''
	for call in linkat write fsync; do
		for n in 1 2 3; do
			new_queue; put k1 s@x.org a@a.org
			timeout 300 strace -o /dev/null -e trace=$call \
			    -e inject=$call:error=EIO:when=$n queue-run --hostname me.org \
			    --queue "$q" --once "$T/take" >/dev/null 2>&1
			find "$q/work" "$q/new" -type f -exec touch -d '1 hour ago' {} +
			run "$T/take"
			[ "$(ls "$T/got" | grep -c k1)" -ge 1 ] || bad="$bad $call:$n"
		done
	done
	is 'an error at each call: not lost' "$bad" ''
else
	skip 'crashes' 'no strace, or sanitizers'
fi

# -- a clock that was wrong
new_queue; put future s@x.org a@a.org; run false; : >"$T/got/list"
touch -d '3 years' "$q/work/future"
spawn future.log queue-run --hostname me.org --queue "$q" --min-backoff 1s --max-backoff 1s "$T/take"
ok 'a time that no attempt can have is not waited for' wait_for sh -c "ls '$T/got' | grep -q '^future'"
kill "$spawned"; wait "$spawned"

# -- a small version of the great run; tests/bench/queue.py has the great one
if command -v smtp-sink >/dev/null; then
	new_queue; port=$(free_port)
	user=''; [ "$(id -u)" -ne 0 ] || user='-u postfix'
	# shellcheck disable=SC2086
	spawn sink.log smtp-sink $user -c "127.0.0.1:$port" 200
	wait_port "$port"
	i=0; while [ $i -lt 100 ]; do put n$i s@x.org "a@d$((i % 7)).org"; i=$((i + 1)); done
	run smtp-send --relay "[127.0.0.1]:$port"
	is 'a hundred messages to smtp-sink' "$(names work)$(names new)" ''
	is 'each once' "$(grep -c 'event=passed\|event=relayed' "$T/err")" 100
else
	skip 'smtp-sink' 'postfix is not installed'
fi
done_testing
