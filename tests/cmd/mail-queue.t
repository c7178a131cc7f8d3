#!/bin/sh
# mail-queue: one file, whole and on disk, or exit 75.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

q=$T/q
new_queue() {
	rm -rf "$q"; mkdir -m 700 "$q"
	[ "$(id -u)" -ne 0 ] || chown 65533:65533 "$q"
}
files() { ls "$q/$1" 2>/dev/null | grep -c .; }
printf 'From: a@b.org\nSubject: one\n\nbody without an end' >"$T/m"
cat >"$T/e" <<'END'
MAIL FROM:<s@x.org> RET=HDRS ENVID=a+20b
RCPT TO:<ann@Example.com> NOTIFY=NEVER
RCPT TO:<"b c"@example.net>
RCPT TO:<ann@example.com>
END
new_queue
exits 'a message' 0 env QUEUE_ID=abc-1 mail-queue -e --queue "$q" <"$T/m" 3<"$T/e"
like 'is logged' "$(cat "$T/err")" 'event=queued id=abc-1 size=47 sender=s@x.org rcpts=2'
is 'the file' "$(sed 's/^[0-9-]*T[0-9:]*Z/TIME/' "$q/new/abc-1")" \
	'MAIL FROM:<s@x.org> RET=HDRS ENVID=a+20b
RCPT TO:<ann@example.com> NOTIFY=NEVER
RCPT TO:<"b c"@example.net>
BDAT 47 LAST
From: a@b.org
Subject: one

body without an end
TIME queued <s@x.org> 47 bytes'
is 'nothing is left in tmp' "$(files tmp)" 0
exits 'the same id again' 0 env QUEUE_ID=abc-1 mail-queue --queue "$q" <"$T/m" 3<"$T/e"
ok 'gets another name' test -f "$q/new/abc-1.2"
exits '--id' 0 mail-queue --id abc-1 --queue "$q" <"$T/m" 3<"$T/e"
is 'queues nothing twice' "$(files new)" 2
mv "$q/new/abc-1" "$q/hold/"
exits 'a name that a held message has' 0 env QUEUE_ID=abc-1 mail-queue --queue "$q" <"$T/m" 3<"$T/e"
ok 'is not taken' test ! -e "$q/new/abc-1"
exits '--hold' 0 env QUEUE_ID=h mail-queue --hold --queue "$q" <"$T/m" 3<"$T/e"
ok 'puts it there' test -f "$q/hold/h"
new_queue
for id in ../x .x -x a/b 'a b' '' "$(printf %070d 1)"; do
	exits "QUEUE_ID $id is no name" 0 env QUEUE_ID="$id" mail-queue --queue "$q" <"$T/m" 3<"$T/e"
done
is 'and another is made' "$(ls "$q/new" | grep -cE '^[0-9a-f]+-[0-9a-f]+-[0-9a-f]+$')" 7
exits '--id must be one' 75 mail-queue --id ../x --queue "$q" <"$T/m" 3<"$T/e"
exits 'by hand' 0 env SENDER= RECIPIENT=ann@example.com mail-queue --queue "$q" <"$T/m"
exits 'from a pipe' 0 sh -c "cat '$T/m' | mail-queue --queue '$q' 3<'$T/e'"
exits 'an empty message' 65 mail-queue --queue "$q" </dev/null 3<"$T/e"
exits 'no envelope' 75 mail-queue --queue "$q" <"$T/m"
exits 'a bad envelope' 75 mail-queue --queue "$q" <"$T/m" 3<"$T/m"
exits 'no queue' 75 mail-queue --queue "$T/none" <"$T/m" 3<"$T/e"
exits 'no option' 75 mail-queue <"$T/m" 3<"$T/e"
exits 'a bad option' 75 mail-queue --nonsense <"$T/m" 3<"$T/e"
exits '-n' 0 mail-queue -n --queue "$q"
mkdir -m 777 "$T/open"; chmod 777 "$T/open"
exits 'a queue others can write to' 75 mail-queue --queue "$T/open" <"$T/m" 3<"$T/e"
if [ "$(id -u)" -eq 0 ]; then
	mkdir -m 700 "$T/roots"
	exits 'a queue of root' 75 mail-queue --queue "$T/roots" <"$T/m" 3<"$T/e"
fi
head -c 3000000 /dev/urandom >"$T/big"
exits '3 MB of any bytes' 0 env QUEUE_ID=big mail-queue --queue "$q" <"$T/big" 3<"$T/e"
ok 'are kept' sh -c "tail -n +5 '$q/new/big' | head -c 3000000 | cmp - '$T/big'"

if command -v strace >/dev/null && [ -z "${SANITIZE:-}" ]; then
	# Each system call after the start, killed or failing: exit 0 and one
	# whole file, or another exit and none that anybody would act on.
	new_queue
	QUEUE_ID=x mail-queue --queue "$q" <"$T/m" 3<"$T/e" 2>/dev/null
	cp "$q/new/x" "$T/whole"
	QUEUE_ID=x strace -o "$T/trace" mail-queue --queue "$q" <"$T/m" 3<"$T/e" 2>/dev/null
	whole() { sed 's/^[0-9-]*T[0-9:]*Z/TIME/' "$1"; }
	bad='' tried=0
	try() { # NAME:WHEN INJECTION: is the promise kept?
		new_queue; tried=$((tried + 1))
		QUEUE_ID=x strace -o /dev/null -e trace="${1%:*}" \
		    -e inject="${1%:*}:$2:when=${1#*:}" \
		    mail-queue --queue "$q" <"$T/m" 3<"$T/e" 2>/dev/null
		code=$?
		in_new=$(files new)
		[ "$in_new" = 0 ] || [ "$(whole "$q/new/x")" = "$(whole "$T/whole")" ] ||
			bad="$bad $1:$2:not-whole"
		[ $code != 0 ] || [ "$in_new" = 1 ] || bad="$bad $1:$2:lost"
		[ $code != 65 ] || bad="$bad $1:$2:65"
	}
	for call in openat write fsync linkat unlinkat pread64 fstat newfstatat close lseek; do
		n=$(grep -c "^$call(" "$T/trace"); i=1
		while [ $i -le "$n" ]; do
			try $call:$i signal=KILL
			case $call in
			close|newfstatat) ;;
			*) try $call:$i error=EIO; try $call:$i error=ENOSPC ;;
			esac
			i=$((i + 1))
		done
	done
	is 'killed or failing at each call: whole or refused' "$bad" ""
	ok 'all of them' test $tried -gt 40
	new_queue
	QUEUE_ID=x strace -o /dev/null -e inject=fsync:error=EIO:when=2 \
	    mail-queue --queue "$q" <"$T/m" 3<"$T/e" 2>/dev/null
	is 'a directory that cannot be synced is 75' $? 75
	is 'and the name is taken back' "$(files new)" 0
	exits 'a full disk is 75' 75 strace -o /dev/null -e inject=write:error=ENOSPC \
	    mail-queue --queue "$q" <"$T/m" 3<"$T/e"
else
	skip 'crashes' 'no strace, or sanitizers'
fi
done_testing
