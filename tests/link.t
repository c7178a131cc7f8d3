#!/bin/sh
# The promise of the chain (DESIGN.md 1): whatever one stage does wrong, in any
# position, the next one never runs on a partial or unfiltered message, nothing
# is kept, and the front says 4yz or 5yz.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/lib.sh"
[ -x "$BIN/filter-pipe" ] || skip_all 'filter-pipe is not built'
export KEEP="$T/kept"
mkdir -p "$KEEP"
"$PYTHON" - >"$T/in" <<'PY'
import sys
sys.stdout.write("EHLO me\r\nMAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n"
    "Subject: x\r\nX-Marks: \r\n\r\n" + "line of the body\r\n" * 5000 + ".\r\nQUIT\r\n")
PY

# chain POSITION FILTER: three stages, the one at POSITION runs FILTER, the
# others add their number to X-Marks; the last of all keeps the message.
good() { printf 'sed "s/^X-Marks:.*/&%s/"' "$1"; }
chain() {
	rm -f "$KEEP"/*
	a=$(good 1) b=$(good 2) c=$(good 3)
	case $1 in 1) a=$2 ;; 2) b=$2 ;; 3) c=$2 ;; esac
	smtp-recv --hostname mx --accept-all \
		filter-pipe -t "${limit:-60s}" sh -c "$a" -- \
		filter-pipe -t "${limit:-60s}" sh -c "$b" -- \
		filter-pipe -t "${limit:-60s}" sh -c "$c" -- \
		"$DATA/smtp/keep.sh" <"$T/in" 2>"$T/log" | tr -d '\r' |
		sed -n '$!h; ${x;s/[0-9a-f]*-[0-9a-f]*\()*\)$/ID\1/;p;}'
}
kept() { ls "$KEEP" | grep -c '\.mail$'; }

is 'three good stages' "$(chain 0)" '250 2.0.0 accepted as ID'
is 'each has done its work' "$(sed -n 's/^X-Marks: *//p' "$KEEP"/*.mail)" 123
is 'and all of the message is there' "$(grep -c '^line of the body$' "$KEEP"/*.mail)" 5000
is 'noise on standard error does no harm' \
	"$(chain 2 'head -c 100000 /dev/urandom >&2; sed "s/^X-Marks:.*/&2/"')" '250 2.0.0 accepted as ID'

later='451 4.3.0'
code() { cut -d' ' -f1,2; }
bad() {
	for position in 1 2 3; do
		is "$1, position $position" "$(chain $position "$2" | code) kept=$(kept)" "$3 kept=0"
	done
}
bad 'fails' 'cat; exit 1' "$later"
bad 'fails half way' 'head -c 5000; exit 75' "$later"
bad 'fails at once' 'exit 111' "$later"
bad 'crashes' 'cat; kill -SEGV $$' "$later"
bad 'is killed half way' 'head -c 5000; kill -9 $$' "$later"
bad 'is not there' 'exec /no/such/program' "$later"
bad 'is silent' 'cat >/dev/null' "$later"
bad 'swallows the first line' 'sed 1d' "$later"
bad 'loses the body' 'sed "/^$/q"' "$later"
bad 'writes garbage' 'cat >/dev/null; head -c 1000 /dev/zero' "$later"
limit=1s
bad 'hangs after the message' 'cat; exec sleep 1000' "$later"
limit=
bad 'refuses' 'cat; echo 5.7.1 not this >&2; exit 65' '550 5.7.1'

# A link of the chain itself, in place of a filter: the rest must not run.
link() {
	rm -f "$KEEP"/*
	smtp-recv --hostname mx --accept-all filter-pipe cat -- \
		sh -c "$1" link "$DATA/smtp/keep.sh" <"$T/in" 2>"$T/log" |
		tr -d '\r' | sed -n '$!h; ${x;s/[0-9a-f]*-[0-9a-f]*\()*\)$/ID\1/;p;}'
}
is 'a link that fails' "$(link 'exit 1; exec "$1"' | code) kept=$(kept)" "$later kept=0"
is 'a link that crashes' "$(link 'kill -SEGV $$; exec "$1"' | code) kept=$(kept)" "$later kept=0"
is 'a link whose next is not there' "$(link 'exec "$1.none"' | code) kept=$(kept)" "$later kept=0"
is 'a link with a wrong option' "$(link 'exec filter-pipe --frob cat -- "$1"' | code) kept=$(kept)" "$later kept=0"

# T1 of REQUIREMENTS.md: the published loop that loses each first line.
is 'the guide that loses the first line' "$(chain 2 'while read line; do cat; done' | code) kept=$(kept)" "$later kept=0"
done_testing
