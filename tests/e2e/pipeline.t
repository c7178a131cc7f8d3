#!/bin/sh
# A shell pipeline and the same tools as one exec chain give the same message.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need openssl
openssl genpkey -algorithm ed25519 -out "$T/k.pem" 2>/dev/null
cat >"$T/mail.eml" <<'END'
From: x@example.org
To: joe@example.org
Subject: the same
X-Spam-Status: No, forged

body
END
new() { cat "$M/$1"/new/*; }
# The date of the signature is in it: bytes that hang on it are left out.
without_time() { sed -e 's/; *t=[0-9]*/; t=T/' -e 's/ b=.*/ b=B/' -e '/^[ 	][^;]*$/d'; }

dkim-sign --domain example.org --selector s1 --key "$T/k.pem" <"$T/mail.eml" |
    spam-pipe | maildir-deliver $AS_USER --maildir "$M/pipe"
is "the pipeline delivers" "$?" 0
exits "the chain delivers" 0 sh -c 'dkim-sign --domain example.org --selector s1 --key "$T/k.pem" \
    spam-pipe maildir-deliver $AS_USER --maildir "$M/chain" <"$T/mail.eml"'
is "the same message" "$(new pipe | without_time)" "$(new chain | without_time)"
like "signed" "$(new chain)" '^DKIM-Signature: '
unlike "the forged header is gone" "$(new chain)" forged

exits "a stage that fails in the chain stops it" 75 sh -c 'dkim-sign --domain example.org \
    --selector s1 --key /nonexistent spam-pipe maildir-deliver $AS_USER --maildir "$M/none" <"$T/mail.eml"'
not_ok "and nothing is delivered" test -e "$M/none"
exits "so does one in the middle" 75 sh -c 'dkim-sign --domain example.org --selector s1 --key "$T/k.pem" \
    spam-pipe --no-such-option maildir-deliver $AS_USER --maildir "$M/none" <"$T/mail.eml"'
not_ok "and nothing is delivered" test -e "$M/none"
exits "and a last program that is not there" 75 sh -c 'dkim-sign --domain example.org --selector s1 \
    --key "$T/k.pem" spam-pipe no-such-program <"$T/mail.eml"'
done_testing
