#!/bin/sh
# crash.sh [N] - tests/e2e/crash.t with N messages (10000), at most three minutes;
# crash.sh many [N]: tests/e2e/crash-many.t, N of each kind, at most three minutes.
# SPDX-License-Identifier: ISC
t=crash
if [ "${1:-}" = many ]; then
	t=crash-many SENDING=${SENDING:-100}; export SENDING
	shift
fi
MAILS=${1:-10000} KILL_PAUSE=${KILL_PAUSE:-0.1} CRASH_SECONDS=${CRASH_SECONDS:-280}
export MAILS KILL_PAUSE CRASH_SECONDS
exec "$(dirname "$0")/../e2e/$t.t"
