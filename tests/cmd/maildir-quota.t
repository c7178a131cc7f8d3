#!/bin/sh
# maildir-quota, and quota where mail comes in: IMAP and deliveries.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

imap() { sed 's/$/\r/' | imapd --maildir "$M/box" 2>"$T/err" | tr -d '\r'; }
box=$M/box
mkdir -p "$box/cur" "$box/new" "$box/tmp" "$box/.Trash/cur" "$box/.Trash/new" "$box/.Trash/tmp"
printf '%01000d' 0 >"$box/cur/1.a,S=1000:2,"
printf '%0500d' 0 >"$box/cur/2.b:2,S"
printf '%0200d' 0 >"$box/.Trash/cur/3.c:2,"

exits "-V" 0 maildir-quota -V
exits "-n" 0 maildir-quota -n
exits "a bad option" 64 maildir-quota --nosuch
exits "no Maildir named" 64 maildir-quota
exits "no such Maildir" 75 maildir-quota -m "$T/nosuch"
for bad in x 1Q 'S' '1G;Trash' '1G;Trash:storage=' '1G;Trash:messages=x' '1G;Trash:ignore:x' '1G;Trash:x' '1G;:ignore' '1G;grace=x' '1G;Trash:storage=+x%'; do
	exits "not a quota: $bad" 64 maildir-quota -m "$box" --limit "$bad"
done
is "counted" "$(maildir-quota -m "$box" --limit 2k,10C)" "$box bytes=1700/2048 messages=3/10"
is "and written" "$(cat "$box/maildirsize")" "2048S,10C
        1700            3"
is "without a limit: that of the file" "$(maildir-quota -m "$box")" "$box bytes=1700/2048 messages=3/10"
is "what is ignored is not counted" "$(maildir-quota -m "$box" --limit '2k;Trash:ignore')" \
    "$box bytes=1500/2048 messages=2/-"
exits "over" 1 maildir-quota -m "$box" --limit 1600
is "and said so" "$(maildir-quota -m "$box" --limit 1600)" "$box bytes=1700/1600 messages=3/- over"
printf '5000S\n 9999 1\n -9000 0\n' >"$box/maildirsize"
is "a file that seems right is believed" "$(maildir-quota -m "$box" --limit 5000)" "$box bytes=999/5000 messages=1/-"
is "--recount does not" "$(maildir-quota -m "$box" --limit 5000 --recount)" "$box bytes=1700/5000 messages=3/-"
printf '5000S\n 9999 1\n 1 1\n' >"$box/maildirsize"
is "one that says full, in several lines, is counted anew" "$(maildir-quota -m "$box" --limit 5000)" \
    "$box bytes=1700/5000 messages=3/-"
{ echo 5000S; i=0; while [ $i -lt 900 ]; do echo '1 0'; i=$((i + 1)); done; echo '0 0000000000000000000'; } >"$box/maildirsize"
while [ "$(wc -c <"$box/maildirsize")" -le 5120 ]; do echo '     1     0' >>"$box/maildirsize"; done
is "so is one that has grown long" "$(maildir-quota -m "$box" --limit 5000)" "$box bytes=1700/5000 messages=3/-"
printf '5000S\n garbage\n' >"$box/maildirsize"
is "and one that is damaged" "$(maildir-quota -m "$box" --limit 5000)" "$box bytes=1700/5000 messages=3/-"
chown -R "$(stat -c %u:%g "$M")" "$box"

# IMAP: what is added counts, moving does not, Trash may have more.
QUOTA='2k,10C;Trash:storage=+20%'; export QUOTA
out=$(printf '%s\n' 'a GETQUOTAROOT INBOX' 'b GETQUOTA "User quota"' 'c GETQUOTA nosuch' 'd CAPABILITY' | imap)
like "the root" "$out" '^\* QUOTAROOT INBOX "User quota"'
like "its limits" "$out" '^\* QUOTA "User quota" \(STORAGE 2 2 MESSAGE 3 10\)'
like "another is none" "$out" '^c NO \[NONEXISTENT\]'
like "the capability" "$out" 'QUOTA=RES-STORAGE'
out=$(printf '%s\n' 'a SELECT INBOX' 'b COPY 1 INBOX' 'c APPEND INBOX {400}' 'd COPY 1 Trash' 'e MOVE 2 Trash' \
    'f STATUS Trash (MESSAGES DELETED-STORAGE)' | imap)
like "COPY beyond it" "$out" '^b NO \[OVERQUOTA\]'
like "APPEND beyond it, before a byte is sent" "$out" '^c NO \[OVERQUOTA\]'
like "Trash has its own limit" "$out" '^d NO \[OVERQUOTA\]'
like "MOVE is always possible" "$out" '^e OK'
like "and is seen" "$out" '^\* STATUS Trash \(MESSAGES 2 DELETED-STORAGE 0\)'
is "moving changes nothing" "$(maildir-quota -m "$box" --limit "$QUOTA")" "$box bytes=1700/2048 messages=3/10"
out=$(printf '%s\n' 'a APPEND Trash {500+}' "$(printf '%0498d' 0)" '' | imap)
like "up to its own limit" "$out" '^a OK'
like "it is counted" "$(maildir-quota -m "$box" --limit "$QUOTA")" 'bytes=2199/2048 messages=4/10 over'
out=$(printf '%s\n' 'a SELECT Trash' 'b STORE 1:3 +FLAGS (\Deleted)' 'c STATUS Trash (DELETED-STORAGE)' 'd EXPUNGE' | imap)
like "what would be won" "$out" 'DELETED-STORAGE 1[0-9]*\)'
like "EXPUNGE gives back" "$(maildir-quota -m "$box" --limit "$QUOTA")" 'bytes=1000/2048 messages=1/10'

# Deliveries.
printf 'Subject: x\n\n%01500d\n' 0 >"$T/m"
chown -R "$(stat -c %u:%g "$M")" "$box"
# shellcheck disable=SC2086
deliver() { maildir-deliver $AS_USER --maildir "$box" <"$T/m"; }
exits "a delivery beyond it is refused for good" 77 deliver
like "with the code for it" "$(deliver 2>&1)" '5\.2\.2'
QUOTA='2k;grace=50%' exits "within the grace it is not" 0 deliver
QUOTA='2k;grace=50%' exits "which is given once" 77 deliver
QUOTA=x exits "QUOTA is no quota: delayed" 75 deliver

# Rules for one mailbox or several; the grace that is not spoken of.
# shellcheck disable=SC2086
into() { maildir-deliver $AS_USER --maildir "$box" --folder "$1" <"$T/m"; }
rm -r "$box"; mkdir "$box"; chown "$(stat -c %u:%g "$M")" "$box"
QUOTA='2k;Trash*:+2k;Junk:messages=0'; export QUOTA
exits "one" 0 into INBOX
exits "a second is too much" 77 into INBOX
exits "a rule with a star" 0 into Trash.Old
exits "its limit" 77 into Trash.Old
QUOTA='100k;Junk:messages=2,10C' exits "no quota" 75 into Junk
QUOTA='100k,5C;Junk:messages=2' exits "messages of one mailbox: two are there already" 77 into Junk
QUOTA='100k,2C;Junk:messages=+1' exits "one more" 0 into Junk
QUOTA='100k,2C;Junk:messages=+1' exits "and no two" 77 into Junk
rm -r "$box"; mkdir "$box"; chown "$(stat -c %u:%g "$M")" "$box"
QUOTA=1400 exits "a tenth of grace" 0 into INBOX
rm -r "$box"; mkdir "$box"; chown "$(stat -c %u:%g "$M")" "$box"
QUOTA='1400;grace=0' exits "or none" 77 into INBOX

# The program that is run when a level is reached, or no more.
cat >"$T/warn" <<END
#!/bin/sh
echo "\$1 was \$QUOTA_WAS at \$QUOTA_BYTES bytes \$QUOTA_MESSAGES in \$(id -u)" >>"$M/warned"
cat
END
chmod 755 "$T/warn"
uid=$(stat -c %u "$M") size=$(($(wc -c <"$T/m")))
# shellcheck disable=SC2086
warned() { QUOTA=10k maildir-deliver $AS_USER --maildir "$box" --quota-warn "$T/warn" "$@" <"$T/m"; }
for i in 1 2 3 4 5; do exits "delivery $i" 0 warned; done
is "nothing is run below the levels" "$(cat "$M/warned" 2>&1)" "cat: $M/warned: No such file or directory"
exits "delivery 6" 0 warned
is "at 80 %" "$(cat "$M/warned")" "80 was 0 at $((6 * size)) bytes 6 in $uid"
exits "delivery 7" 0 warned
is "at 95 %, from 80" "$(tail -1 "$M/warned")" "95 was 80 at $((7 * size)) bytes 7 in $uid"
exits "delivery 8" 77 warned
is "nothing when nothing changes" "$(wc -l <"$M/warned" | tr -d ' ')" 2
find "$box/new" -type f | head -5 | xargs rm
maildir-quota -m "$box" --limit 10k --recount >/dev/null; chown -R "$uid:$uid" "$box"
exits "after much has gone" 0 warned
is "it is run once more" "$(tail -1 "$M/warned")" "0 was 95 at $((3 * size)) bytes 3 in $uid"
exits "levels of one's own" 0 warned --quota-levels 40
is "are used" "$(tail -1 "$M/warned")" "40 was 0 at $((4 * size)) bytes 4 in $uid"
for bad in 95,80 0 x 80,,95 1001 1,2,3,4,5,6,7,8,9; do exits "no levels: $bad" 75 warned --quota-levels $bad; done
printf '#!/bin/sh\nexit 1\n' >"$T/warn"
exits "a program that fails is no reason not to deliver" 0 warned --quota-levels 50
like "it is logged" "$(cat "$T/err")" 'quota-warning.*the program failed'
exits "nor one that is not there" 0 warned --quota-levels 60 --quota-warn "$T/nosuch"
like "that too" "$(cat "$T/err")" 'quota-warning'

# Full is full at RCPT already.
cat >"$T/users" <<END
full@x.y:{PLAIN}p:$uid:$uid::$T::maildir=$box quota_rule=*:bytes=2000 quota_rule2=Trash:storage=+1M
room@x.y:{PLAIN}p:$uid:$uid::$T::maildir=$box quota_rule=*:bytes=1M
END
ask() { printf 'RCPT %s\nQUIT\n' "$1" | file-auth --users "$T/users" 2>/dev/null; }
maildir-quota -m "$box" --limit 2000 --recount >/dev/null
like "RCPT of a full mailbox" "$(ask full@x.y)" '^552 5\.2\.2'
like "of another" "$(ask room@x.y)" '^250-.*quota=|^250 quota='
printf '2000S\n 9000 9\n 1 1\n' >"$box/maildirsize"
like "what a delivery would not believe is not said" "$(ask full@x.y)" '^250'
unset QUOTA
done_testing
