#!/bin/sh
# imapd: public and other users' namespaces, rights; and the same files read and
# written by Dovecot.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

for bad in --public=x --public=x= --public==/tmp --public=a..b=/tmp --public=INBOX=/tmp --shared=shared=/tmp/%u \
    --shared=shared.%d=/tmp --shared=%u=/tmp/%u '--shared=shared.%u.x=/tmp' '--shared=shared.%u=/tmp/%u'; do
	exits "$bad is refused" 64 imapd --maildir "$T/m" "$bad"
done
printf '* nobody lr\n' >"$T/rules"
exits "an ACL file that is not understood" 64 imapd --maildir "$T/m" --acl-file "$T/rules"

# behind a login the account says who it is and which groups it is in
for d in public/cur public/new public/tmp public/.News/cur public/.News/new public/.News/tmp; do mkdir -p "$T/$d"; done
echo 'group=staff lri' >"$T/public/dovecot-acl"
printf 'HANDOVER 1\nuser=joe@example.org\nmaildir=%s\nacl_groups=x,staff\n\na MYRIGHTS Public.News\r\nb GETACL INBOX\r\n' \
    "$T/joe" >"$T/handover"
imapd --public "Public=$T/public" 3<"$T/handover" </dev/null >"$T/out" 2>"$T/err"
like "the account's groups" "$(cat "$T/out")" 'MYRIGHTS Public.News lri'
like "the account's name" "$(cat "$T/out")" 'ACL INBOX joe@example.org lrw'

imapd=$BIN/imapd
export imapd
take_checks "$ROOT/tests/cmd/imapd-acl.py"
if [ -x /usr/lib/dovecot/imap ] && [ -e /usr/lib/dovecot/modules/lib01_acl_plugin.so ]; then
	take_checks "$ROOT/tests/cmd/imapd-acl-dovecot.py"
else
	skip "the same by Dovecot" "dovecot's imap is not installed"
fi

done_testing
