#!/bin/sh
# The authenticators as their enemies see them: who may log in although he must
# not, what a process that has been taken over can have, how guesses are made
# uncounted. What is done stands in auth-attack.py.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"
need openssl
take_checks "$ROOT/tests/cmd/auth-attack.py"
done_testing
