#!/bin/sh
# What smtp-recv says at RCPT, with mail-route in the chain: whatever is accepted
# has somewhere to go, and what cannot be known is for later. A table, and the
# same for three authenticators' states.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
cd "$T" || exit 1
uid=$(id -u) gid=$(id -g)
[ "$uid" -ne 0 ] || uid=30000 gid=30000
mkdir homes; chmod 755 homes
umask 077
for u in joe ann bob full old list; do
	mkdir -p homes/$u/Maildir/cur homes/$u/Maildir/new homes/$u/Maildir/tmp
	printf '%s@example.org:{PLAIN}x:%s:%s::%s::quota=1000\n' $u "$uid" "$gid" "$T/homes/$u"
done >users
printf 'gone@example.org:{PLAIN}x:%s:%s::%s::status=noreceive\nleft@example.org:{PLAIN}x:%s:%s::%s::status=suspended\n' \
    "$uid" "$gid" "$T/homes/gone" "$uid" "$gid" "$T/homes/gone" >>users
umask 022
printf '1000S\n2000 2\n' | tee homes/full/Maildir/maildirsize >homes/old/Maildir/maildirsize
touch -d '2020-01-01' homes/old/Maildir/maildirsize
printf '1000S\n900 2\n' >homes/bob/Maildir/maildirsize
[ "$(id -u)" -ne 0 ] || chown -R "$uid:$gid" homes/*
cat >virtual <<'END'
one@example.org      ann@example.org
tofull@example.org   full@example.org
sales@example.org    ann@example.org, bob@example.org
team@example.org     :include:/T/team
out@example.org      far@example.net
tag+x@example.org    ann@example.org
dead@example.org     nobody@local.example
ring@example.org     ring2@example.org
ring2@example.org    ring@example.org
@catch.example       joe@example.org
@twin.example        @example.org
END
sed -i.old "s,/T/,$T/," virtual
printf 'ann@example.org\nbob@example.org\n' >team
printf 'staff: :include:%s\nowner-staff: ann@example.org\nroot: ann@example.org\ncmd: "|true"\n' "$T/team" >aliases
printf '#!/bin/sh\n[ "$KEY" != later@example.org ] || exit 75\n[ "$KEY" = prog@example.org ] || exit 1\necho bob@example.org\n' >prog
chmod 755 prog
maps="--virtual virtual --virtual program:$T/prog --aliases aliases --local-domains local.example"
range="--first-uid $uid --first-gid $gid"
printf '#!%s\nexec maildir-deliver\n' "$BIN/chain" >deliver; chmod 755 deliver
printf 'example.org\ncatch.example\ntwin.example\nlocal.example\n' >ours
smtp() { # SENDER RECIPIENT...: the replies to RCPT, and to DATA
	{ printf 'EHLO me\r\nMAIL FROM:<%s>\r\n' "$1"; shift
	for r; do printf 'RCPT TO:<%s>\r\n' "$r"; done
	printf 'QUIT\r\n'; } |
	    file-auth $range --users users --delimiter +-= $maps --ours "./ours" --alias-user "$uid:$gid" --deliver deliver ${more:-} \
	    smtp-recv mail-route --delimiter +-= $maps --ours "./ours" mail-deliver --local "$T/ours" maildir-deliver 2>>log |
	    tr -d '\r' | sed -n '/^250 2\.1\.0/,$p' | sed '1d;/^221/d'
}
while read -r who want; do
	[ -n "$who" ] || continue
	is "$who" "$(smtp s@example.net "$who" | cut -d' ' -f1-2)" "$want"
done <<'END'
joe@example.org             250 2.1.5
JOE@Example.ORG             250 2.1.5
joe+list@example.org        250 2.1.5
joe-list@example.org        250 2.1.5
joe=a+b-c@example.org       250 2.1.5
nobody@example.org          550 5.1.1
nobody+joe@example.org      550 5.1.1
gone@example.org            550 5.2.1
left@example.org            550 5.2.1
gone+x@example.org          550 5.2.1
full@example.org            552 5.2.2
full+x@example.org          552 5.2.2
old@example.org             250 2.1.5
bob@example.org             250 2.1.5
one@example.org             250 2.1.5
one-x@example.org           250 2.1.5
tofull@example.org          552 5.2.2
sales@example.org           250 2.1.5
team@example.org            250 2.1.5
out@example.org             250 2.1.5
tag+x@example.org           250 2.1.5
tag@example.org             550 5.1.1
dead@example.org            451 4.3.0
ring@example.org            451 4.3.0
any@catch.example           250 2.1.5
joe@twin.example            250 2.1.5
nobody@twin.example         550 5.1.1
gone@twin.example           550 5.2.1
staff@local.example         250 2.1.5
root@local.example          250 2.1.5
cmd@local.example           250 2.1.5
nobody@local.example        550 5.1.1
root@example.org            550 5.1.1
joe@local.example           550 5.1.1
prog@example.org            250 2.1.5
later@example.org           451 4.3.0
joe@elsewhere.example       550 5.1.1
END
is 'several in one message' "$(smtp s@example.net joe@example.org nobody@example.org full@example.org sales@example.org | cut -c1-3 | tr '\n' ' ')" '250 550 552 250 '
is 'a full mailbox may still send' "$(printf 'VRFY full@example.org\n' | file-auth --users users 2>/dev/null | sed -n 's/^250.user=//p')" full@example.org

# -- a backend that fails is for later, for everybody
cp virtual virtual.good; printf 'x\n' >>virtual
is 'a broken map: an account is an account' "$(smtp s@example.net joe@example.org | cut -c1-3)" 250
is 'and all others are for later' "$(smtp s@example.net nobody@example.org sales@example.org | cut -c1-3 | tr '\n' ' ')" '451 451 '
cp virtual.good virtual
mail-route --virtual virtual --compile && printf '# edited\n' >>virtual
is 'a stale map' "$(smtp s@example.net sales@example.org | cut -c1-3)" 451
rm -f virtual.cdb
dead=$(free_port)
maps="$maps --virtual socketmap:inet:127.0.0.1:$dead:v"
is 'a server of maps that is away' "$(smtp s@example.net nobody@example.org joe@example.org | cut -c1-3 | tr '\n' ' ')" '451 250 '

# -- LDAP away
cat >ldap.conf <<END
uris = ldap://127.0.0.1:$dead
base = dc=%d
user_filter = (cn=%u)
pass_filter = (cn=%u)
END
chmod 600 ldap.conf
is 'a directory that is away' "$(printf 'EHLO me\r\nMAIL FROM:<s@example.net>\r\nRCPT TO:<joe@example.org>\r\nQUIT\r\n' |
    timeout 60 ldap-auth --config ldap.conf --ids "$uid:$gid" --home "$T/homes" smtp-recv mail-deliver maildir-deliver 2>log2 | tr -d '\r' | sed -n '/^451/p' | cut -c1-3)" 451
done_testing
