#!/bin/sh
# SMTP smuggling (CVE-2023-51764 and its kin): through smtp-recv into a mailbox, and
# through the queue and smtp-send to the next host, by DATA, BDAT and LMTP. What
# came as one message goes on as one, and has one end.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver
q=$T/q; mkdir -m 700 "$q"; [ "$(id -u)" -ne 0 ] || chown 65533:65533 "$q"
echo here.example >"$T/local"
for way in strict repaired; do
	option=; [ $way = strict ] || option=--repair-line-ends
	port=$(free_port)
	# shellcheck disable=SC2086
	spawn "$way.log" tcpserver -RHl0 127.0.0.1 "$port" smtp-recv $option --hostname mx --accept-all \
		mail-deliver $AS_USER --local "$T/local" --queue "$q" maildir-deliver --maildir "$M/$way"
	wait_port "$port"
	eval "$way=$port"
done
attack() { timeout 300 "$PYTHON" "$ROOT/tests/e2e/smuggle.py" "$@" >"$T/out" 2>&1; }
# shellcheck disable=SC2154
attack "$strict" joe@here.example
is 'strict: each in step' "$(grep -v '^taken' "$T/out")" ''
is 'as many files as were taken' "taken $(find "$M/strict/new" -type f | wc -l)" "$(tail -n 1 "$T/out")"
is 'none of them the smuggled one' "$(grep -L '^Subject: [xy]$' "$M"/strict/new/*)" ''
# shellcheck disable=SC2154
attack "$repaired" joe@here.example yes
is 'repaired: each in step' "$(grep -v '^taken' "$T/out")" ''
is 'as many files as were taken' "taken $(find "$M/repaired/new" -type f | wc -l)" "$(tail -n 1 "$T/out")"
is 'no CR is left in a file' "$(grep -l "$(printf '\r')" "$M"/*/new/*)" ''

# To the next host: what it gets is counted by a server that is strict itself.
attack "$repaired" ann@far.example yes
is 'into the queue: each in step' "$(grep -v '^taken' "$T/out")" ''
want=$(sed -n 's/^taken //p' "$T/out")
is 'a queue file each' "$(ls "$q/new" | wc -l)" "$want"
mkdir "$T/files"
find "$q/new" -type f | sort | awk 'NR % 5 == 0' | while read -r f; do cp "$f" "$T/files"; done
# A queue file by hand, with all that no message of ours has.
printf 'MAIL FROM:<s@x.example>\nRCPT TO:<ann@far.example>\nBDAT 94 LAST\nSubject: x\n\n\r.\r\nb\r\n.\r\nc\n.\nd\r.\re\n..\n\0.\0\n\r\r.\r\r\nMAIL FROM:<smuggled@x.example>\r\nDATA\n.\n..' >"$T/files/crafted"
bytes=$(tail -c +68 "$T/files/crafted" | wc -c)
sed -i.old "s/^BDAT 94/BDAT $bytes/" "$T/files/crafted"; rm "$T/files/crafted.old"
split() { # split FILE: its envelope and message
	n=$(grep -a -n -m 1 '^BDAT' "$1" | cut -d: -f1)
	head -n $((n - 1)) "$1" | grep -a '^MAIL\|^RCPT' >"$T/envelope"
	size=$(sed -n "${n}s/BDAT \([0-9]*\).*/\1/p" "$1")
	tail -n +$((n + 1)) "$1" | head -c "$size" >"$T/message"
}
for way in DATA BDAT LMTP; do
	far=$(free_port) lmtp=
	[ $way = LMTP ] && lmtp=--lmtp
	# shellcheck disable=SC2046
	spawn "$way.err" "$PYTHON" "$ROOT/tests/e2e/smuggle.py" serve "$far" "$T/$way.log" \
		PIPELINING $([ $way != BDAT ] || echo CHUNKING)
	wait_port "$far"
	: >"$T/$way.log"
	sent=0
	for f in "$T"/files/*; do
		split "$f"
		# shellcheck disable=SC2086
		smtp-send $lmtp --relay "[127.0.0.1]:$far" --hostname h.example <"$T/message" 3<"$T/envelope" >"$T/sent" 2>&1 || cat "$T/sent"
		sent=$((sent + 1))
	done
	is "$way: what goes out has one end" "$(sort "$T/$way.log" | uniq -c | sed 's/^ *//')" "$sent MAIL FROM:<s@x.example
$sent QUIT
$sent RCPT TO:<ann@far.example
$sent message"
done
done_testing
