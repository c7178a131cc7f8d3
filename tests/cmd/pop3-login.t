#!/bin/sh
# pop3-login: clients good and hostile, APOP, STLS, the hand-over.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

exits "-V" 0 pop3-login -V
exits "-h" 0 pop3-login -h
exits "-n" 0 pop3-login -n false
exits "no program" 64 pop3-login
is "without AUTH_FD the program runs at once" "$(pop3-login echo session)" session
exits "AUTH_FD must be a socket" 75 env AUTH_FD=9 pop3-login echo session
is "and the program is not run then" "$(cat "$T/out")" ""

take_checks "$ROOT/tests/cmd/pop3-login.py"

done_testing
