#!/bin/sh
# smtp-send: CHUNKING, LIMITS, SMTPUTF8 and 8BITMIME, REQUIRETLS, source addresses.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

port=$(free_port)
: >"$T/how"; : >"$T/log"
spawn peer.err "$PYTHON" "$ROOT/tests/lib/smtp-peer.py" 127.0.0.2 "$port" "$T/how" "$T/log"
up() { "$PYTHON" -c "import socket; socket.create_connection(('127.0.0.2', $port), 1)"; }
wait_for up
printf 'Subject: one\n\nline\n.dot\n..\nend' >"$T/m"
# to PARAMETERS-AND-RECIPIENT-LINES [OPTION...]: $result, $code
to() {
	printf 'MAIL FROM:<joe@me.org>%s\n' "$1" >"$T/e"; shift
	: >"$T/log"
	result=$(timeout 300 smtp-send --relay "[127.0.0.2]:$port" --hostname me.org "$@" \
	    <"$T/m" 3<"$T/e" 2>"$T/err"); code=$?
	result=$(printf '%s\n' "$result" | sed 's/^[0-9-]*T[0-9:]*Z //')
}
ann='
RCPT TO:<ann@a.org>'
caps() { printf 'caps %s\n' "$@" >"$T/how"; }

# -- CHUNKING
caps CHUNKING PIPELINING
to "$ann"
is 'DATA unless asked' "$code $(grep -c '^DATA$' "$T/log")" '0 2'
to "$ann" --chunking
is '--chunking' "$code $result" '0 relayed <ann@a.org> 127.0.0.2[127.0.0.2] 250 2.0.0 queued as 1'
is 'one chunk, no dots' "$(sed -n '/^BDAT/,$p' "$T/log")" 'BDAT 37 LAST
DATA
Subject: one

line
.dot
..
end
.
QUIT'
printf 'end reply 552 5.3.4 too big\ncaps CHUNKING\n' >"$T/how"
to "$ann" --chunking
is 'a refused chunk' "$code $result" '69 failed <ann@a.org> 127.0.0.2[127.0.0.2] 552 5.3.4 too big'
printf 'rcpt reply 550 5.1.1 no\ncaps CHUNKING\ncaps PIPELINING\n' >"$T/how"
to "$ann" --chunking
is 'no chunk for nobody' "$code $(grep -c BDAT "$T/log")" '69 0'
printf 'lmtp\nend@bob reply 550 5.2.2 full\ncaps CHUNKING\ncaps PIPELINING\n' >"$T/how"
to "$ann
RCPT TO:<bob@a.org>" --chunking --lmtp
is 'LMTP' "$(echo "$result" | cut -d' ' -f1,2)" 'delivered <ann@a.org>
failed <bob@a.org>'
caps PIPELINING
to "$ann" --chunking
is 'DATA where it is not offered' "$code $(grep -c '^BDAT' "$T/log")" '0 0'

# -- LIMITS (RFC 9422)
three="$ann
RCPT TO:<bob@a.org>
RCPT TO:<cat@b.org>"
caps 'LIMITS RCPTMAX=2' PIPELINING
to "$three"
is 'RCPTMAX' "$code $(grep -c '^MAIL' "$T/log") $(grep -c '^connect' "$T/log")" '0 2 1'
caps 'LIMITS MAILMAX=1 RCPTMAX=1' PIPELINING
to "$three"
is 'MAILMAX' "$code $(grep -c '^MAIL' "$T/log") $(grep -c '^connect' "$T/log") $(grep -c '^QUIT' "$T/log")" '0 3 3 3'
caps 'LIMITS RCPTDOMAINMAX=1' PIPELINING
to "$three"
is 'RCPTDOMAINMAX' "$code $(grep -E '^(MAIL|RCPT)' "$T/log" | cut -c1-4 | tr '\n' ' ')" '0 MAIL RCPT RCPT MAIL RCPT '
caps 'LIMITS RCPTMAX=0 MAILMAX=x RCPTMAX=99999999999999999999 = ==' PIPELINING
to "$three"
is 'no sense in it' "$code $(grep -c '^MAIL' "$T/log")" '0 1'
: >"$T/how"
to " BODY=BINARYMIME$ann"
like 'BINARYMIME' "$code $result" '^69 failed .* 5\.6\.1 '

# -- SMTPUTF8
caps PIPELINING
to " SMTPUTF8$ann"
is 'SMTPUTF8 of an ASCII message' "$code $(grep '^MAIL' "$T/log")" '0 MAIL FROM:<joe@me.org>'
printf 'Subject: h\303\251\n\nbody\n' >"$T/m"
to " SMTPUTF8$ann"
like 'of one that needs it' "$code $result" '^69 failed .* 5\.6\.7 '
to "$ann"
is '8 bits in the header, and nobody said SMTPUTF8' "$code" 0
caps SMTPUTF8 8BITMIME
to " SMTPUTF8$ann"
is 'where it is offered' "$code $(grep '^MAIL' "$T/log")" '0 MAIL FROM:<joe@me.org> BODY=8BITMIME SMTPUTF8'
: >"$T/how"
printf 'Subject: h\n\nb\303\251dy\n' >"$T/m"
to "$ann"
is '8 bits without 8BITMIME go as they are' "$code $(LC_ALL=C grep -c 'b..*dy' "$T/log")" '0 1'
caps 8BITMIME
to "$ann"
is 'and with it' "$(grep '^MAIL' "$T/log")" 'MAIL FROM:<joe@me.org> BODY=8BITMIME'

# -- REQUIRETLS (RFC 8689)
printf 'Subject: one\n\nline\n' >"$T/m"
caps REQUIRETLS
to " REQUIRETLS$ann"
like 'REQUIRETLS without TLS waits' "$code $result" '^75 deferred .* 4\.7\.4 TLS is wanted'
is 'and nothing of it is said' "$(grep -c '^MAIL' "$T/log")" 0

# -- where from
cat >"$T/sources" <<'END'
# comment
from joe@me.org 127.0.0.5 name=five.me.org
from @other.org 127.0.0.6
to 127.0.0.2 127.0.0.7
* 127.0.0.8
END
from() { # SENDER WANT HELO
	printf 'MAIL FROM:<%s>\nRCPT TO:<ann@a.org>\n' "$1" >"$T/e"; : >"$T/log"
	timeout 300 smtp-send --relay "[127.0.0.2]:$port" --hostname me.org --source-file "$T/sources" \
	    <"$T/m" 3<"$T/e" >/dev/null 2>"$T/err"
	is "from <$1>" "$(sed -n 's/^from //p' "$T/log") $(sed -n 's/^EHLO //p' "$T/log")" "$2 $3"
}
printf 'peername\n' >"$T/how"
from joe@me.org 127.0.0.5 five.me.org
from ann@OTHER.org 127.0.0.6 me.org
from '' 127.0.0.7 me.org
sed -i '/^to/d' "$T/sources"
from '' 127.0.0.8 me.org
echo 'to a.org here' >>"$T/sources"
exits 'a wrong line' 75 smtp-send -n --source-file "$T/sources"
echo 'at a.org 127.0.0.1' >"$T/sources"
exits 'another' 75 smtp-send -n --source-file "$T/sources"
done_testing
