#!/bin/sh
# Many hands on a queue that is being run: messages are held, released, requeued,
# routed and given up at random while queue-run sends them, a second queue-run
# would like to, strange files lie about, and the peer says no now and then.
# Each message arrives once and whole, or, given up, its sender is told once.
# RACE_SECONDS=60 goes on longer, RACE_SEED repeats one.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

[ -z "${SANITIZE:-}" ] || skip_all "too slow with sanitizers"
take_checks "$ROOT/tests/e2e/queue-races.py"
done_testing
