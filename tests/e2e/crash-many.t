#!/bin/sh
# kill -9 at random while messages come with 50 recipients, and 100 in a session,
# pipelined: DELIVERALL and --list, the deliverer that is kept, Sieve before both.
# What was answered 250 is in each mailbox, whole and once. MAILS, SENDING and
# KILL_PAUSE make it greater (tests/bench/crash.sh).
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver setsid
[ "$(id -u)" -eq 0 ] || skip_all 'deliveries as other users need root'
[ -r /proc/self/stat ] || skip_all 'no /proc'
[ -z "${SANITIZE:-}" ] || { KILL_PAUSE=${KILL_PAUSE:-0.5}; export KILL_PAUSE; }
for i in $(seq 0 49); do echo "u$i@here.org:x:30000:30000::$M/u$i"; done >"$T/users"
: >"$T/default"
run() { # NAME COMMAND-OF-THE-SERVICE
	rm -rf "$M"; mkdir "$M"; chown 30000:30000 "$M"
	printf '#!%s/chain\nexport PATH=%s\nexec %s\n' "$BIN" "$BIN" "$2" >"$T/deliver"
	chmod 755 "$T/deliver"
	port=$(free_port)
	spawn recv.log setsid tcpserver -RHl0 -c 40 127.0.0.1 "$port" \
	    file-auth --users "$T/users" --deliver "$T/deliver" \
	    smtp-recv --hostname here.org mail-deliver maildir-deliver
	wait_port "$port"
	ok "$1: nothing is lost, cut or there twice" timeout "${CRASH_SECONDS:-500}" \
	    "$PYTHON" "$ROOT/tests/e2e/crash-many.py" "$port" "$spawned" "$M"
	sed 's/^/# /' "$T/.ok"
	kill "$spawned"; wait "$spawned" 2>/dev/null
}
run 'maildir-deliver' 'maildir-deliver'
run 'Sieve' "sieve-filter --default $T/default maildir-deliver"
done_testing
