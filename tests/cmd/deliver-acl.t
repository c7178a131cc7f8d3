#!/bin/sh
# maildir-deliver, alone and behind sieve-filter: the right to post (RFC 4314's p) in
# one's own folders and in public ones; who has none gets the mail into his INBOX.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

if [ "$(id -u)" = 0 ]; then
	as='--user 65534:65534'
	chown 65534:65534 "$T"
else
	as=
fi
printf 'From: a@b\nSubject: s\n\nbody\n' >"$T/m"
M=$T/M P=$T/public
USER=joe; export USER
unset MAILDIR
deliver() { # shellcheck disable=SC2086
	maildir-deliver $as -m "$M" "$@" <"$T/m"
}
fresh() { # FOLDER ... in the public Maildir, and Own in one's own
	rm -rf "$M" "$P"
	for d in "$M" "$M/.Own" "$P" "$@"; do
		mkdir -p "$d/cur" "$d/new" "$d/tmp"
	done
	[ -z "$as" ] || chown -R 65534:65534 "$M" "$P"
}
acl() { printf '%b' "$2" >"$1/dovecot-acl"; }
where() { (cd "$T" && find M $([ ! -d public ] || echo public) -path '*/new/*' -type f | sed 's|/new/.*||' | sort | tr '\n' ' '); }

# -- one's own folders: the owner has all rights unless a line says otherwise
fresh
exits 'own folder' 0 deliver --acl -f Own
is 'has it' "$(where)" 'M/.Own '
exits 'made where it is missing' 0 deliver --acl -f New
is 'the same' "$(where)" 'M/.New M/.Own '
for line in 'owner lrs' 'user=joe lrsi' '-owner p' '-user=joe p'; do
	fresh; acl "$M/.Own" "$line\n"
	exits "$line" 0 deliver --acl -e -f Own
	is "$line: INBOX" "$(where)" 'M '
	like "$line: said" "$(cat "$T/err")" 'folder Own: no right to post; INBOX instead'
	fresh; acl "$M/.Own" "$line\n"
	exits "$line, and rights are not asked for" 0 deliver -f Own
	is "$line: is not looked at" "$(where)" 'M/.Own '
done
for line in 'owner p' 'user=joe lrp' 'anyone l\nuser=ann p' '-user=joe i'; do
	fresh; acl "$M/.Own" "$line\n"
	exits "$line" 0 deliver --acl -f Own
	is "$line: there" "$(where)" 'M/.Own '
done
fresh; acl "$M" 'owner lr\n'
exits 'INBOX always takes mail' 0 deliver --acl
is 'it has it' "$(where)" 'M '
fresh; acl "$M/.Own" 'owner lr\n'
exits 'one folder of two' 0 deliver --acl -f Own -f Two -f INBOX
is 'the other, and INBOX once' "$(where)" 'M M/.Two '
printf 'Own owner lr\n' >"$T/global"
fresh
exits '--acl-file' 0 deliver --acl-file "$T/global" -f Own -f Two
is 'says it too' "$(where)" 'M M/.Two '
exits '--acl-file that is not there' 75 deliver --acl-file "$T/none" -f Own

# -- public folders: by the right p of the account that the mail is for
public() { deliver --public "Public=$P" "$@"; }
fresh "$P/.News" "$P/.Closed" "$P/.News.Sub"
acl "$P/.News" 'anyone lr\nuser=joe lrp\n'
acl "$P/.Closed" 'anyone lrsi\n'
exits 'public' 0 public -f Public.News
is 'with p' "$(where)" 'public/.News '
exits 'insert is not post' 0 public -f Public.Closed
is 'INBOX instead' "$(where)" 'M public/.News '
exits 'nothing said' 0 public -e -f Public.News.Sub
is 'INBOX' "$(where)" 'M M public/.News '
acl "$P" 'group=staff p\n'
exits 'the root says it' 0 env ACL_GROUPS=all,staff maildir-deliver $as -m "$M" --public "Public=$P" -f Public.News.Sub <"$T/m"
is 'to the group' "$(where)" 'M M public/.News public/.News.Sub '
exits 'another user' 0 env USER=ann maildir-deliver $as -m "$M" --public "Public=$P" -f Public.News <"$T/m"
is 'has no right' "$(where)" 'M M M public/.News public/.News.Sub '
fresh "$P/.News"; acl "$P/.News" 'anyone p\n'
exits 'no user' 0 env -u USER maildir-deliver $as -m "$M" --public "Public=$P" -f Public.News <"$T/m"
is 'anyone' "$(where)" 'public/.News '
fresh; acl "$P" 'anyone lrpk\n'
exits 'not there' 0 public -f Public.New
is 'nothing is made in a public Maildir' "$(where)$(ls -A "$P")" "M cur
dovecot-acl
new
tmp"
exits 'the prefix alone' 0 public -f Public
is 'is no mailbox' "$(where)" 'M M '
exits 'beside it' 0 public -f PublicX
is 'is one of one'"'"'s own' "$(where)" 'M M M/.PublicX '
mv "$P" "$T/away"
exits 'the public Maildir is not there' 0 public -f Public.News
is 'mail is not lost' "$(where)" 'M M M M/.PublicX '
for bad in Public Public= Public=here INBOX=/x =/x; do
	exits "refused: --public $bad" 75 deliver --public "$bad" -f Own
done
exits '-n' 0 deliver -n --acl --public "Public=$P"

# -- both at once are delivered or neither, and each is counted where it lies
rm -rf "$T/away"; fresh "$P/.News"; acl "$P/.News" 'user=joe p\n'
printf '1000S\n0 0\n' >"$P/maildirsize"; printf '1000S\n0 0\n' >"$M/maildirsize"
[ -z "$as" ] || chown 65534 "$P/maildirsize" "$M/maildirsize"
exits 'both' 0 public -f Public.News -f Own
is 'are there' "$(where)" 'M/.Own public/.News '
is 'counted' "$(tail -n 1 "$P/maildirsize") $(tail -n 1 "$M/maildirsize")" '27 1 27 1'
printf '1000S\n990 1\n' >"$P/maildirsize"
exits 'the public Maildir is full' 77 public -f Public.News -f Own
is 'neither' "$(where)" 'M/.Own public/.News '
fresh "$P/News"; acl "$P/News" 'user=joe p\n'
exits 'layout fs' 0 public --layout fs -f Public/News
is 'in both' "$(where)" 'public/News '
LAYOUT=fs exits 'an account of layout fs' 0 env LAYOUT=fs maildir-deliver $as -m "$M" --public "Public=$P" -f Public/News/Sub <"$T/m"
fresh "$P/.News.Sub"; acl "$P/.News.Sub" 'user=joe p\n'
exits 'and a public Maildir that is not' 0 env LAYOUT=fs maildir-deliver $as -m "$M" --public "Public=$P" -f Public/News/Sub <"$T/m"
is 'finds it' "$(where)" 'public/.News.Sub '

# -- the folder of a Sieve script and of an address
fresh "$P/.News"; acl "$P/.News" 'user=joe p\n'; acl "$M/.Own" 'owner lr\n'
printf 'require "fileinto"; fileinto "Public.News"; fileinto "Own"; fileinto "Lists";\n' >"$T/s.sieve"
# shellcheck disable=SC2086
exits 'sieve-filter' 0 sieve-filter --script "$T/s.sieve" maildir-deliver $as -m "$M" --acl --public "Public=$P" <"$T/m"
is 'fileinto asks too' "$(where)" 'M M/.Lists public/.News '
fresh; acl "$M/.Own" 'owner lr\n'
# shellcheck disable=SC2086
exits 'joe+own@' 0 env EXTENSION=Own sh -c 'maildir-deliver '"$as"' -m "$1" --acl --no-create --folder "$EXTENSION"' - "$M" <"$T/m"
is 'and so does an address' "$(where)" 'M '

# -- beside Dovecot's own LDA
lda=/usr/lib/dovecot/dovecot-lda
if [ -n "$as" ] && [ -x $lda ]; then
	cat >"$T/conf" <<-C
	mail_location = maildir:$T/M
	mail_plugins = acl
	plugin {
	acl = vfile
	}
	log_path = $T/dovecot.log
	ssl = no
	first_valid_uid = 1
	postmaster_address = a@b
	namespace inbox {
	inbox = yes
	}
	C
	: >"$T/dovecot.log"; chown 65534 "$T/dovecot.log"
	for line in 'owner lrs' 'owner lrsp' 'user=joe lrsi' '-owner p' '-user=joe p' 'anyone l\nuser=ann p' \
	    'owner p\n-user=joe p' 'user=joe p\n-owner p' 'authenticated p'; do
		fresh; acl "$M/.Own" "$line\n"
		HOME=$T timeout 20 setpriv --reuid=65534 --regid=65534 --clear-groups $lda -c "$T/conf" -m Own <"$T/m"
		theirs=$(where)
		fresh; acl "$M/.Own" "$line\n"
		deliver --acl -f Own 2>/dev/null
		is "as Dovecot's: $line" "$(where)" "$theirs"
	done
else
	skip "as Dovecot's" 'not root, or not installed'
fi

# -- several deliveries, each its own rights
rm -rf "$T/a" "$T/b"
for u in a b; do
	mkdir -p "$T/$u/.Own/cur" "$T/$u/.Own/new" "$T/$u/.Own/tmp" "$T/$u/cur" "$T/$u/new" "$T/$u/tmp"
	printf 'user=ann lr\n' >"$T/$u/.Own/dovecot-acl"
done
[ -z "$as" ] || chown -R 65534:65534 "$T/a" "$T/b"
printf 'RECIPIENT=ann@x\nMAILDIR=%s\nUSER=ann\n\nRECIPIENT=bob@x\nMAILDIR=%s\nUSER=bob\n\n' "$T/a" "$T/b" >"$T/list"
# shellcheck disable=SC2086
maildir-deliver $as --acl --list -f Own <"$T/m" 3<"$T/list" >"$T/out" 2>/dev/null
is '--list' "$(tr '\n' , <"$T/out") $(find "$T/a/new" "$T/b/.Own/new" -type f | wc -l)" '0 ,0 , 2'
done_testing
