#!/bin/sh
# imapd's store: a full disk, a disk that cannot be written to, damage.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

# A session's answers, of its commands on standard input.
imap() { sed 's/$/\r/' | imapd --maildir "$1" 2>"$T/err" | tr -d '\r'; }

mails() {
	mkdir -p "$1/cur" "$1/new" "$1/tmp"
	i=0
	while [ $i -lt "$2" ]; do
		i=$((i + 1))
		printf 'Subject: m%s\n\nbody %s\n' $i $i >"$1/cur/100000000$i.M1P1.h:2,S"
	done
}

cat >"$T/full.sh" <<'END'
set -e
mount -t tmpfs -o size=256k,mode=755 none "$T/disk"
. "$T/functions"
mails "$T/disk/known" 5
mails "$T/disk/never" 5
echo 'a SELECT INBOX' | imap "$T/disk/known" >/dev/null
rm -f "$T/disk/known/new/"*
dd if=/dev/zero of="$T/disk/ballast" bs=4096 2>/dev/null || true
for box in known never; do
	printf '%s\n' 'a SELECT INBOX' 'b FETCH 2 BODY.PEEK[TEXT]' \
	    'c STORE 2,3 +FLAGS (\Deleted)' 'd EXPUNGE' 'e FETCH 1:* FLAGS' \
	    'f APPEND INBOX {6}' 'a: b' '' | imap "$T/disk/$box" >"$T/$box.out"
done
rm "$T/disk/ballast"
printf 'Subject: late\n\nx\n' >"$T/disk/known/new/1000000009.M1P1.h"
printf '%s\n' 'a SELECT INBOX' 'b UID FETCH 1:* FLAGS' |
    imap "$T/disk/known" >"$T/after.out"
END
{
	sed -n '/^imap()/p; /^mails()/,/^}/p' "$0"
} >"$T/functions"
mkdir "$T/disk"
export T
if [ "$(id -u)" = 0 ] && unshare -m true 2>/dev/null &&
    unshare -m sh -c 'mount -t tmpfs none "$T/disk"' 2>/dev/null; then
	ok "on a full disk" unshare -m sh "$T/full.sh"
	for box in known never; do
		out=$(cat "$T/$box.out")
		like "$box: it opens" "$out" '^a OK \[READ-WRITE\]'
		like "$box: mail is read" "$out" '^body 2'
		like "$box: and marked" "$out" '^c OK'
		like "$box: and expunged" "$out" '^d OK'
		is "$box: three remain" "$(printf '%s\n' "$out" | sed -n '/^d OK/,$p' |
		    grep -c '^\* [0-9]* FETCH')" 3
	done
	like "and what that freed can be used" "$(cat "$T/known.out")" '^f OK'
	like "without an index no modification sequence lasts" "$(cat "$T/never.out")" '\[NOMODSEQ\]'
	like "with room again new mail is numbered" "$(cat "$T/after.out")" '^\* 5 EXISTS'
	like "as the next" "$(cat "$T/after.out")" 'UID 7 FLAGS'
else
	skip "a full disk" "cannot mount"
fi

mails "$T/ro" 3
echo 'a SELECT INBOX' | imap "$T/ro" >/dev/null
printf 'Subject: late\n\nx\n' >"$T/ro/new/1000000009.M1P1.h"
cat >"$T/ro.sh" <<'END'
. "$T/functions"
mount --bind "$T/ro" "$T/disk" && mount -o remount,bind,ro "$T/disk" || exit 99
printf '%s\n' 'a SELECT INBOX' 'b FETCH 1 BODY[TEXT]' 'c STORE 1 +FLAGS (\Deleted)' |
    imap "$T/disk"
END
if [ "$(id -u)" = 0 ] && unshare -m sh "$T/ro.sh" >"$T/ro.out"; then
	like "a file system that is read-only" "$(cat "$T/ro.out")" '^a OK \[READ-ONLY\]'
	like "is read" "$(cat "$T/ro.out")" '^body 1'
	like "and not changed" "$(cat "$T/ro.out")" '^c NO \[READ-ONLY\]'
else
	skip "a read-only file system" "cannot mount"
fi

mails "$T/damage" 4
echo 'a SELECT INBOX' | imap "$T/damage" >/dev/null
sleep 0.1
echo 'a SELECT INBOX' | imap "$T/damage" >"$T/sound"
for damage in 'printf x | dd of=FILE bs=1 seek=20 conv=notrunc' \
    'printf xxxx | dd of=FILE bs=1 seek=500 conv=notrunc' ': >FILE' \
    'head -c 400 FILE >FILE.x; mv FILE.x FILE' 'rm FILE; mkdir FILE' \
    'rm -r FILE; ln -s /etc/passwd FILE' 'rm FILE; mkfifo FILE'; do
	file=$T/damage/pneumatic.index
	eval "$(printf %s "$damage" | sed "s,FILE,\"$file\",g")" 2>/dev/null
	is "after: $damage" "$(printf '%s\n' 'a SELECT INBOX' 'b UID FETCH 1:* (FLAGS)' |
	    imap "$T/damage" | grep -cE '^\* (4 EXISTS|. FETCH \(UID . FLAGS \(.Seen\)\))')" 5
done
rm -f "$file"
like "LIST shows no file of ours" "$(echo 'a LIST "" *' | imap "$T/damage" | grep -c '^\* LIST')" '^1$'

imapd=$BIN/imapd pop3d=$BIN/pop3d
export imapd pop3d
kind=; export kind
for kind in zlib bzip2 zstd; do
	if ! imapd -V | grep -q $kind; then
		skip "messages compressed by $kind" "built without"
	elif [ $kind = zstd ] && ! command -v zstd >/dev/null; then
		skip "messages compressed by zstd" "zstd is not installed"
	else
		take_checks "$ROOT/tests/cmd/imapd-packed.py"
	fi
done
mkdir -p "$T/lz4/cur"
printf 'Dovecot-LZ4\r\n\233\305' >"$T/lz4/cur/1.a:2,"
like "what nobody can undo is an error, not text" "$(printf '%s\n' 'a SELECT INBOX' 'b FETCH 1 BODY[]' | imap "$T/lz4")" '^b NO '
if imapd -V | grep -q zlib; then
	take_checks "$ROOT/tests/cmd/imapd-compress.py"
else
	skip "COMPRESS" "built without zlib"
fi

done_testing
