#!/bin/sh
# imap-login: clients good and hostile, the hand-over, end to end with real
# clients.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

exits "-V" 0 imap-login -V
exits "-h" 0 imap-login -h
exits "-n" 0 imap-login -n false
exits "no program" 64 imap-login
exits "a bad option" 64 imap-login --deadline never false
is "without AUTH_FD the program runs at once" "$(imap-login echo session)" session
AUTH_FD=9 exits "AUTH_FD must be a socket" 75 env AUTH_FD=9 imap-login echo session
is "and the program is not run then" "$(cat "$T/out")" ""
AUTH_FD= exits "an empty AUTH_FD is no permission" 75 env AUTH_FD= imap-login echo session
exits "a program that is not there" 75 imap-login "$T/none"

take_checks "$ROOT/tests/cmd/imap-login.py"

done_testing
