#!/bin/sh
# A fault at each system call of queue-run, its workers and smtp-send, while three
# messages go over one connection: afterwards each has arrived whole, once, or
# (where the fault came between the host's yes and the line that says so) twice;
# nobody is told of a failure; nothing is left. FAULTS=all tries every call and
# place there is; without it one in 11, with FAULTS=N others.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

command -v strace >/dev/null || skip_all "strace is not installed"
[ -z "${SANITIZE:-}" ] || skip_all "too slow with sanitizers"
strace -o /dev/null true 2>/dev/null || skip_all "strace does not work here"
port=$(free_port) q=$T/q
echo 'caps PIPELINING' >"$T/how"
: >"$T/log"
spawn peer.err "$PYTHON" "$ROOT/tests/lib/smtp-peer.py" 127.0.0.2 "$port" "$T/how" "$T/log"
up() { "$PYTHON" -c "import socket; socket.create_connection(('127.0.0.2', $port), 1)"; }
wait_for up
send() { # [COMMAND...]
	timeout 120 "$@" queue-run --hostname me.org --queue "$q" --once --concurrency 1 \
	    --timeout 10s smtp-send --hostname me.org --relay "[127.0.0.2]:$port" \
	    --command-timeout 4s --greeting-timeout 4s --end-timeout 4s >/dev/null 2>>"$T/err"
}
body() { printf 'body of m%d\n' "$1"; i=0; while [ $((i += 1)) -le 20 ]; do printf 'line %d\n' $i; done; echo END; }
# A model of the queue, made once.
mkdir -m 700 "$q"; [ "$(id -u)" -ne 0 ] || chown 65533:65533 "$q"
for n in 1 2 3; do
	{ printf 'Subject: m%d\n\n' $n; body $n; } >"$T/m"
	QUEUE_ID=m$n SENDER=s@x.org RECIPIENT=u$n@a.org mail-queue --queue "$q" <"$T/m" 2>/dev/null
done
cp -a "$q" "$T/model"
fresh() { rm -rf "$q"; cp -a "$T/model" "$q"; : >"$T/log"; : >"$T/err"; }
# again: the machine is well, and some time has passed
again() {
	k=0
	while [ -n "$(find "$q/work" "$q/new" -type f)" ] && [ $((k += 1)) -le 3 ]; do
		find "$q/work" "$q/new" -type f -exec touch -d '1 hour ago' {} +
		wait_for no_sender
		send env
	done
}
# What a killed queue-run has left behind comes to its end by itself.
no_sender() {
	for f in "$q"/work/m*; do
		[ ! -f "$f" ] || flock -n "$f" true || return 1
	done
}
state() { # "" when all is well
	for n in 1 2 3; do
		c=$(grep -c "^body of m$n\$" "$T/log")
		[ "$c" -ge 1 ] && [ "$c" -le 2 ] || echo "m$n arrived $c times"
		[ "$(grep -c '^END$' "$T/log")" -ge 3 ] || echo 'not whole'
	done
	[ -z "$(find "$q/work" "$q/new" "$q/bad" -type f)" ] || echo "left: $(find "$q" -type f)"
	! grep -qE 'event=(failed|expired)|RCPT TO:<s@x.org>' "$T/err" "$T/log" || echo 'somebody was told of a failure'
}
fresh; send env
is 'without a fault' "$(state)$(grep -c '^connect$' "$T/log")" 1

# -- what calls there are, and how many of each one process makes
fresh; send strace -f -qq -o "$T/trace"
is 'traced' "$(state)" ''
sed -n 's/^\([0-9]*\) *\([a-z0-9_]*\)(.*/\1 \2/p' "$T/trace" | sort | uniq -c |
    awk '$1 > most[$3] { most[$3] = $1 } END { for (c in most) print c, most[c] }' |
    grep -vE '^(exit|exit_group|rt_sigreturn|execve|mmap|munmap|brk|arch_prctl|set_tid_address|rt_sig[a-z]*|get[ug]id|gete[ug]id|getpid|clock_gettime|mprotect|prctl) ' |
    sort >"$T/calls"
tried=0 chosen=0 twice=0 bad=''
while read -r call most; do
	for fault in signal=KILL error=EIO error=ENOSPC error=EINTR; do
		for n in 1 2 3 4 5 6 8 11 15 20 30; do
			[ "$n" -le "$most" ] || break
			tried=$((tried + 1))
			[ "${FAULTS:-}" = all ] || [ $((tried % 11)) -eq $((${FAULTS:-3} % 11)) ] || continue
			chosen=$((chosen + 1))
			fresh
			send strace -f -qq -o /dev/null -e "trace=$call" -e "inject=$call:$fault:when=$n"
			again
			got=$(state)
			[ -z "$got" ] || bad="$bad
$call:$fault:$n $got"
			[ "$(grep -c '^body' "$T/log")" -eq 3 ] || twice=$((twice + 1))
		done
	done
done <"$T/calls"
is "each message is found" "$bad" ''
echo "# $chosen of $tried places, $twice with a second copy"
done_testing
