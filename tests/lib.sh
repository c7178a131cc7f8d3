# lib.sh - TAP for shell tests; read with: . "$(dirname "$0")/../lib.sh"
#
# After it: $BIN (the built tools, first in PATH), $ROOT (the source tree), $T (a
# directory of this test's own, removed at the end, world-searchable so that
# other uids can reach what they are given), $O.
# Every background process must be started with `spawn` or recorded with
# `reap_later PID`: it is killed when the test ends, however it ends.
# SPDX-License-Identifier: ISC

ROOT=$(cd "$(dirname "$0")" && while [ ! -f Makefile ] && [ "$PWD" != / ]; do
	cd ..; done; pwd)
O=${O:-build}
case $O in /*) ;; *) O=$ROOT/$O ;; esac
BIN=$O/bin
DATA=$ROOT/tests/data
PATH=$BIN:/usr/local/sbin:/usr/sbin:/sbin:$PATH
PYTHON=/usr/bin/python3
[ -x "$PYTHON" ] || PYTHON=python3
T=$(mktemp -d "${TMPDIR:-/tmp}/pneumatic-test.XXXXXX") || exit 1
chmod 755 "$T"
# Deliveries run as the mailbox's user, who must be able to reach the programs:
# in a clone below a private directory they are copied. AS_USER is the option
# that maildir-deliver wants from root.
# M is a directory of that user's.
AS_USER='' M=$T/mailboxes
mkdir "$M"
if [ "$(id -u)" -eq 0 ]; then
	AS_USER='--user 30000:30000'
	chown 30000:30000 "$M"
	if ! setpriv --reuid=30000 --regid=30000 --clear-groups \
	    test -x "$BIN/chain" 2>/dev/null; then
		cp -R "$BIN" "$T/bin" && BIN=$T/bin PATH=$T/bin:$PATH
	fi
fi
# Tests leave nothing in the source tree.
PYTHONDONTWRITEBYTECODE=1
export PATH PYTHON PYTHONDONTWRITEBYTECODE BIN ROOT DATA T O M AS_USER
# LeakSanitizer cannot work in a process that has confined itself.
if [ -n "${SANITIZE:-}" ]; then
	ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=0}; export ASAN_OPTIONS
fi
# The same on each machine, whatever its user has set.
umask 022
LC_ALL=C TZ=UTC0; export LC_ALL TZ
unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
unset AUTH_FD SESSION_ID SERVICE LOG TCPREMOTEIP USER HOME MAILDIR SENDER RECIPIENT
HOME=$T; export HOME
count=0
failed=0
pids=

cleanup() {
	status=$?
	trap - EXIT INT TERM HUP
	pids="$pids $(cat "$T/.pids" 2>/dev/null)"
	for pid in $pids; do kill "$pid" 2>/dev/null; done
	for pid in $pids; do wait "$pid" 2>/dev/null; done
	cd / && rm -rf "$T"
	exit "$status"
}
trap cleanup EXIT
trap 'exit 1' INT TERM HUP

# In a file, since a server is often started inside a `$(...)`.
reap_later() { printf '%s\n' "$1" >>"$T/.pids"; }

# spawn LOG COMMAND...: in the background, both outputs in $T/LOG; sets $spawned.
spawn() {
	log=$1; shift
	"$@" >"$T/$log" 2>&1 </dev/null &
	spawned=$!
	reap_later "$spawned"
}

# free_port: a port of 127.0.0.1, TCP and UDP, that nobody uses. A counter that
# all tests of this user share deals them out, from below those that the system
# itself gives to whoever asks for any: a test that runs at the same time cannot
# get the same one before a server listens on it.
PORTS=${TMPDIR:-/tmp}/pneumatic-test-ports.$(id -u)
free_port() {
	"$PYTHON" - "$PORTS" <<'PY'
import fcntl, os, random, socket, sys
FIRST, LAST = 10000, 29999
def is_free(port):
    for kind in socket.SOCK_STREAM, socket.SOCK_DGRAM:
        with socket.socket(socket.AF_INET, kind) as s:
            try:
                s.bind(("", port))
            except OSError:
                return False
    return True
fd = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
fcntl.flock(fd, fcntl.LOCK_EX)
text = os.pread(fd, 10, 0).strip()
port = int(text) if text.isdigit() else random.randint(FIRST, LAST)
for _ in range(LAST - FIRST):
    port = port + 1 if FIRST <= port < LAST else FIRST
    if is_free(port):
        break
os.pwrite(fd, b"%-6d\n" % port, 0)
print(port)
PY
}

# wait_port PORT [PID]: until something listens, at most 120 s; fails at once
# when process PID has gone.
wait_port() {
	"$PYTHON" - "$1" "${2:-0}" <<'PY'
import os, socket, sys, time
port, pid = int(sys.argv[1]), int(sys.argv[2])
for i in range(2400):
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
        sys.exit(0)
    except OSError:
        if pid and not os.path.exists("/proc/%d" % pid):
            break
        time.sleep(0.05)
sys.exit("nothing listens on port %d" % port)
PY
}

# wait_for COMMAND...: until it succeeds, at most 120 s: a busy machine is slow,
# and the limit costs only who fails.
wait_for() {
	tries=0
	until "$@" >/dev/null 2>&1; do
		tries=$((tries + 1))
		[ $tries -lt 2400 ] || return 1
		sleep 0.05
	done
}

pass() { count=$((count + 1)); printf 'ok %d - %s\n' "$count" "$1"; }
fail() {
	count=$((count + 1)); failed=$((failed + 1))
	printf 'not ok %d - %s\n' "$count" "$1"
}
note() { printf '%s\n' "$*" | sed 's/^/# /'; }

# ok NAME COMMAND...: the command succeeds; its output is shown when not.
ok() {
	name=$1; shift
	if "$@" >"$T/.ok" 2>&1; then
		pass "$name"
	else
		status=$?
		fail "$name"; note "exit $status of: $*"; sed 's/^/# /' "$T/.ok"
	fi
}

# not_ok NAME COMMAND...: the command fails.
not_ok() {
	name=$1; shift
	if "$@" >"$T/.ok" 2>&1; then
		fail "$name"; note "succeeded: $*"; sed 's/^/# /' "$T/.ok"
	else
		pass "$name"
	fi
}

# is NAME GOT EXPECTED
is() {
	if [ "$2" = "$3" ]; then
		pass "$1"
	else
		fail "$1"
		printf '%s\n' "$2" >"$T/.got"; printf '%s\n' "$3" >"$T/.expected"
		diff -u "$T/.expected" "$T/.got" | sed 's/^/# /'
	fi
}

# like NAME TEXT ERE: some line of TEXT matches.
like() {
	if printf '%s\n' "$2" | grep -Eq -e "$3"; then
		pass "$1"
	else
		fail "$1"; note "no match for: $3"; printf '%s\n' "$2" | sed 's/^/#   /'
	fi
}
unlike() {
	if printf '%s\n' "$2" | grep -Eq -e "$3"; then
		fail "$1"; note "match for: $3"; printf '%s\n' "$2" | sed 's/^/#   /'
	else
		pass "$1"
	fi
}

# exits NAME CODE COMMAND...: the exit code; standard output is left in $T/out,
# standard error in $T/err.
exits() {
	name=$1 want=$2; shift 2
	"$@" >"$T/out" 2>"$T/err"
	got=$?
	if [ "$got" = "$want" ]; then
		pass "$name"
	else
		fail "$name"; note "exit $got, expected $want: $*"
		sed 's/^/# /' "$T/err"
	fi
}

# skip NAME REASON: one test that cannot be run here; skip_all ends the file.
skip() { count=$((count + 1)); printf 'ok %d # SKIP %s: %s\n' "$count" "$1" "$2"; }
skip_all() { printf '1..0 # SKIP %s\n' "$*"; exit 0; }
# need PROGRAM...: skip_all when one is not installed.
need() {
	for program; do
		command -v "$program" >/dev/null 2>&1 ||
			skip_all "$program is not installed"
	done
}

done_testing() {
	printf '1..%d\n' "$count"
	[ "$failed" -eq 0 ]
	exit
}
