#!/bin/sh
# SASL between an authenticator and who asks it, by hand: attempts passed to the
# left, certificates, tokens, hostile askers, and a password-check that has been
# taken over. What is done stands in sasl.py.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"
need openssl
"$PYTHON" "$ROOT/tests/lib/tokens.py" make "$T" || skip_all "no tokens"
take_checks "$ROOT/tests/cmd/sasl.py"
done_testing
