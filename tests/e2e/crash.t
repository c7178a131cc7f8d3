#!/bin/sh
# kill -9 at random to every process between a client's message and the mailbox or
# the next host: smtp-recv, mail-deliver, mail-queue, queue-run, smtp-send,
# mail-bounce. Whatever was answered 250 is found, once and whole; a report is sent
# once. MAILS=10000 makes it the great run (tests/bench/crash.sh), CRASH_SEED
# repeats one. Then a disk that is full, and errors at each call of the taking half.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver setsid
[ -r /proc/self/stat ] || skip_all "no /proc"
port=$(free_port) FAR=$(free_port) BOX=$M/box q=$T/q
export FAR BOX
new_queue() {
	rm -rf "$q"; mkdir -m 700 "$q"
	[ "$(id -u)" -ne 0 ] || chown 65533:65533 "$q"
}
new_queue; mkdir "$q/new" "$q/work" "$q/bad" "$q/tmp" "$q/hold"; chmod 700 "$q"/*
[ "$(id -u)" -ne 0 ] || chown 65533:65533 "$q"/*
echo here.org >"$T/local"
# shellcheck disable=SC2086
spawn recv.log setsid tcpserver -RHl0 -c 20 127.0.0.1 "$port" smtp-recv --accept-all \
	mail-deliver $AS_USER --local "$T/local" --queue "$q" maildir-deliver --maildir "$BOX"
recv=$spawned
cat >"$T/keep-running" <<END
#!/bin/sh
trap 'kill \$!; exit 0' TERM
while :; do
	queue-run --queue '$q' --hostname here.org --min-backoff 1s --max-backoff 2s \
	    smtp-send --relay '[127.0.0.1]:$FAR' --hostname here.org &
	wait \$!
	sleep 0.1
done
END
chmod 755 "$T/keep-running"
spawn run.log setsid "$T/keep-running"
wait_port "$port"
ok "kill -9: nothing is lost, cut or sent twice" timeout "${CRASH_SECONDS:-500}" \
	"$PYTHON" "$ROOT/tests/e2e/crash.py" "$port" "$recv,$spawned" "$q"
sed 's/^/# /' "$T/.ok"; [ -z "${KEEP_LOG:-}" ] || cp "$T/recv.log" "$KEEP_LOG"
kill "$spawned"; wait "$spawned"
[ -z "${MAILS:-}" ] || done_testing

# -- one message through smtp-recv and mail-queue; the n-th call of a kind fails
take() { # COMMAND...: the reply to the message, in $reply
	printf 'EHLO me.org\r\nMAIL FROM:<s@x.org>\r\nRCPT TO:<a@b.org>\r\nDATA\r\n%s\r\n.\r\nQUIT\r\n' \
	    "$(printf 'Subject: t\r\n\r\n'; i=0; while [ $i -lt 40 ]; do printf 'line %s\r\n' $i; i=$((i + 1)); done; printf 'END')" |
	    PROTO=TCP TCPREMOTEIP=127.0.0.1 timeout 120 "$@" smtp-recv --accept-all mail-queue --queue "$q" 2>"$T/err" >"$T/replies"
	reply=$(sed -n '/^354/{n;s/^\([0-9]*\).*/\1/p;}' "$T/replies")
}
whole() { # how many messages are in the queue, -1: one is not whole
	n=0
	for f in "$q"/new/*; do
		[ -f "$f" ] || continue
		if grep -q '^END' "$f" && tail -n 1 "$f" | grep -q 'queued <s@x.org>'; then
			n=$((n + 1))
		else
			n=-1
		fi
	done
	echo $n
}
new_queue; take env
is 'one message is taken' "$reply $(whole)" '250 1'
if command -v strace >/dev/null && [ -z "${SANITIZE:-}" ]; then
	bad='' tried=0 refused=0
	for call in openat write pwrite64 sendfile fsync linkat renameat2 mkdirat lseek flock fstat newfstatat execve; do
		for fault in signal=KILL error=EIO error=ENOSPC error=EINTR; do
			for n in 1 2 3; do
				case $call:$fault in fstat:* | newfstatat:* | execve:* | lseek:*) [ $n -eq 1 ] || continue ;; esac
				new_queue; tried=$((tried + 1))
				take strace -f -qq -o /dev/null -e "trace=$call" -e "inject=$call:$fault:when=$n"
				got=$(whole)
				case $reply:$got in
				250:1) ;;
				4??:0 | :0 | :1 | 451:1)
					# Killed after the link, the message is in the
					# queue and its client has been told "later":
					# it may come twice, but is not lost.
					[ "$reply$got" != 4511 ] || [ $fault = signal=KILL ] ||
						bad="$bad $call:$fault:$n=$reply:$got"
					refused=$((refused + 1)) ;;
				*) bad="$bad $call:$fault:$n=$reply:$got" ;;
				esac
			done
		done
	done
	is 'faults while a message is taken: 250 means it is there' "$bad" ''
	note "$tried faults, $refused without 250"
	ok 'many of them were felt' test "$refused" -gt 20
else
	skip 'faults' 'no strace, or sanitizers'
fi

# -- a full disk
cat >"$T/full.sh" <<'END'
mount -t tmpfs -o size=400k none "$q" && chmod 700 "$q" && chown 65533:65533 "$q" || exit 9
i=0
while [ $i -lt 60 ]; do
	{ printf 'Subject: n\n\n'; head -c 15000 /dev/zero | tr '\0' 'x' | fold -w 60; printf '\nEND\n'; } |
	    SENDER=s@x.org RECIPIENT=a@b.org QUEUE_ID=n$i mail-queue --queue "$q" 2>/dev/null
	echo "$? n$i"
	i=$((i + 1))
done >"$T/full"
while read -r code id; do
	if [ "$code" -eq 0 ]; then
		grep -q '^END' "$q/new/$id" && tail -n 1 "$q/new/$id" | grep -q queued || echo "lost $id"
	elif [ "$code" -ne 75 ]; then
		echo "$id: $code"
	elif [ -e "$q/new/$id" ]; then
		echo "$id is there, and was refused"
	fi
done <"$T/full"
ls "$q/tmp"
END
if [ "$(id -u)" -eq 0 ] && command -v unshare >/dev/null && unshare -m true 2>/dev/null; then
	new_queue; export q
	is 'a full disk: refused for now, and nothing half' "$(unshare -m sh "$T/full.sh" 2>&1)" ''
	ok 'some were taken, some not' sh -c "grep -q '^0' '$T/full' && grep -q '^75' '$T/full'"
else
	skip 'a full disk' 'not root, or no mount namespaces'
fi
done_testing
