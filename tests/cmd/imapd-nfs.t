#!/bin/sh
# imapd and pop3d --nfs, as far as it can be seen without an NFS server: what is
# asked of the system, stale files, locks of other hosts.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

box=$T/box
mkdir -p "$box/cur" "$box/new" "$box/tmp"
for i in 1 2 3; do printf 'Subject: m%s\n\nbody %s\n' $i $i >"$box/cur/100000000$i.M1P1.h:2,"; done
imap() { sed 's/$/\r/' | imapd --maildir "$box" --nfs 2>"$T/err" | tr -d '\r'; }

out=$(printf '%s\n' 'a SELECT INBOX' 'b STORE 1 +FLAGS (\Seen $K)' 'c COPY 1 INBOX' 'd STORE 2 +FLAGS (\Deleted)' 'e EXPUNGE' 'f NOOP' | imap)
for tag in a b c d e f; do like "command $tag" "$out" "^$tag OK"; done
touch "$box/cur/.nfs000000000001"
like "a file that NFS keeps is no message" "$(echo 'a SELECT INBOX' | imap)" '^\* 3 EXISTS'
is "no lock is left, nor what it was made from" "$(ls "$box" | grep -c lock)" 0
out=$(printf 'UIDL\nDELE 1\nQUIT\n' | pop3d --maildir "$box" --nfs 2>/dev/null)
like "pop3d" "$out" '^2 '

# Another host's lock is not broken, whoever has that number here.
host=elsewhere
printf '%s:%s' $$ $host >"$box/dovecot-uidlist.lock"
touch -d '90 seconds ago' "$box/dovecot-uidlist.lock"
printf 'Subject: late\n\nx\n' >"$box/new/1000000009.M1P1.h"
(printf 'a STATUS INBOX (MESSAGES)\r\n' | timeout 3 imapd --maildir "$box" --nfs >"$T/out" 2>/dev/null) || :
is "a lock of another host is waited for" "$(cat "$box/dovecot-uidlist.lock")" "$$:$host"
rm "$box/dovecot-uidlist.lock"
if [ "$(id -u)" = 0 ] && unshare --uts true 2>/dev/null; then
	# Two hosts at once: the lock says which, and both get their turn.
	cat >"$T/host.sh" <<-'END'
	hostname "$1"
	i=0
	while [ $i -lt 15 ]; do
		i=$((i + 1))
		printf 'a APPEND INBOX {%s+}\r\nSubject: %s-%02d\r\n\r\n\r\n' 21 "$1" $i
	done | imapd --maildir "$2" --nfs 2>/dev/null
	END
	for h in hosta hostb; do
		unshare --uts sh "$T/host.sh" $h "$box" >"$T/$h" &
		reap_later $!
		eval "$h=$!"
	done
	# shellcheck disable=SC2154
	wait "$hosta" "$hostb"
	is "each was served" "$(cat "$T/hosta" "$T/hostb" | grep -c '^a OK \[APPENDUID')" 30
	is "no UID twice" "$(cat "$T/hosta" "$T/hostb" | sed -n 's/.*APPENDUID [0-9]* \([0-9]*\)\].*/\1/p' | sort | uniq -d)" ""
	is "file names hold the host's" "$(ls "$box/new" "$box/cur" | grep -c 'host[ab]')" 30
else
	skip "two hosts" "cannot change the host's name"
fi

if [ -n "${SANITIZE:-}" ] || ! strace -o /dev/null true 2>/dev/null; then
	skip "system calls" "strace cannot trace here"
	done_testing
fi
trace() { printf 'a SELECT INBOX\r\nb NOOP\r\nc STORE 1 +FLAGS (\\Flagged)\r\nd FETCH 1 BODY.PEEK[]\r\n' |
    strace -f -o "$T/trace" "$@" imapd --maildir "$box" --nfs 2>/dev/null; }
trace >/dev/null
ok "a lock is linked, not made in its place" grep -q 'linkat(.*dovecot-uidlist.lock", 0)' "$T/trace"
not_ok "without O_EXCL on its name" grep -q '"dovecot-uidlist.lock", O_WRONLY|O_CREAT|O_EXCL' "$T/trace"
ok "what may have changed is opened anew with each look" test "$(grep -c 'openat(.*"dovecot-uidlist", O_RDONLY' "$T/trace")" -ge 3
not_ok "nothing is mapped" grep -qE 'mmap\(.*MAP_SHARED' "$T/trace"
not_ok "nor flocked" grep -q 'flock(' "$T/trace"
# Every openat of the session stale once: the session goes on, nothing is lost.
total=$(grep -c 'openat(' "$T/trace")
first=$(awk '/openat\(/ { n++ } /PREAUTH/ { print n + 1; exit }' "$T/trace")
n=${first:-1} bad=''
while [ "$n" -le "$total" ]; do
	trace -e inject=openat:error=ESTALE:when="$n" >"$T/out"
	grep -q '^c \|^b ' "$T/out" || bad="$bad $n"
	n=$((n + 1))
done
is "each stale file is survived ($first to $total)" "$bad" ""
trace -e inject=read:error=EIO:when=3+ >/dev/null
like "and the mailbox is whole after it" "$(printf '%s\n' 'a SELECT INBOX' 'b FETCH 1 BODY.PEEK[TEXT]' | imap)" '^b OK'
done_testing
