#!/bin/sh
# smtp-recv before an authenticator that dies, hangs, lies or answers too much: what
# it does not say clearly is "later", and no answer is taken for another question's.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
chmod 755 "$T"
printf 'x@h\ny@h\nz@h\n' >"$T/both"
timeout 500 "$PYTHON" "$ROOT/tests/cmd/authenticator-lies.py" >"$T/lies" 2>&1
is 'each lie' "$(cat "$T/lies")" "both: 250 2.0.0
one goes away in the middle: 451 4.3.0
it dies: 451 4.3.0
it hangs: 451 4.3.0
half a reply: 451 4.3.0
no code: 451 4.3.0
a code that is none: 451 4.3.0
334: 451 4.3.0
not sent: 451 4.3.0
a reply without end: 451 4.3.0
control characters: 550 5.1.1
several lines: 550 5.1.1
a soft word with a hard code: 554 5.0.0
421: 451 4.3.0
it does not know DELIVERALL: 250 2.0.0
['DELIVER x@h', 'DELIVER y@h']
three replies for two: 250 2.0.0
the second message: not taken
LMTP, late: 451 4.3.0, 451 4.3.0, 451 4.3.0
LMTP, late, accepted unasked: 451 4.3.0, 451 4.3.0, 451 4.3.0
LMTP, late, and it looks like a record: 451 4.3.0, 451 4.3.0, 451 4.3.0
late, and the next messages: 451 4.3.0, 451 4.3.0, 451 4.3.0
records that are long: no 354"
done_testing
