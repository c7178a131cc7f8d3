#!/bin/sh
# crash.sh [N] - tests/e2e/crash.t with N messages (10000), at most three minutes.
# SPDX-License-Identifier: ISC
MAILS=${1:-10000} KILL_PAUSE=${KILL_PAUSE:-0.1} CRASH_SECONDS=${CRASH_SECONDS:-280}
export MAILS KILL_PAUSE CRASH_SECONDS
exec "$(dirname "$0")/../e2e/crash.t"
