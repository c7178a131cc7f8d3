#!/bin/sh
# mail-route: what addresses stand for, by hand, at RCPT and at the delivery.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
cd "$T" || exit 1
uid=$(id -u) gid=$(id -g)
[ "$uid" -ne 0 ] || uid=30000 gid=30000
cat >virtual <<'END'
# of example.com
sales@example.com  ann@example.org,
  # a comment inside
  bob@example.org
joe+lists@example.com  joe@example.net
JOE@example.com  joe@example.org
both@example.com  both@example.com ann@example.org
one@example.com  ann@example.org
"a b"@example.com  ann@example.org
out@example.com  far@example.net
@example.com  joe@example.org
@example.biz  @example.com
ring@example.info  ring2@example.info
ring2@example.info  ring@example.info
dead@example.info  nobody@example.org
staff@example.info  :include:/T/staff
END
sed -i.old "s,/T/,$T/," virtual && rm -f virtual.old
printf '# people\nann@example.org, bob@example.org\n' >staff
cat >aliases <<END
postmaster: root
root: joe, "|cat >$M/piped; printf '%s' \"\$SENDER\" >$M/sender; id -u >$M/uid"
ann: ann, far@example.net
box: $M/box
dir: $M/dir/
list: :include:$T/staff
owner-list: joe
bad: "|exit 65"
later: "|exit 1"
END
hand() { mail-route --virtual virtual --aliases aliases -l local.example "$@" 2>err; }

is 'two targets' "$(hand sales@example.com)" 'ann@example.org
bob@example.org'
is 'a key with an extension is better' "$(hand joe+lists@example.com)" joe@example.net
is 'an extension is handed on' "$(hand Joe+x@Example.COM)" joe+x@example.org
is 'one that is itself stays' "$(hand both@example.com)" 'both@example.com
ann@example.org'
is 'a quoted key' "$(hand '"a b"@example.com')" ann@example.org
is 'a catch-all' "$(hand any@example.com)" joe@example.org
is 'a domain alias' "$(hand sales@example.biz)" "$(hand sales@example.com)"
is 'an included file' "$(hand staff@example.info)" "$(hand sales@example.com)"
is 'in no map' "$(hand x@other.example)" x@other.example
is 'aliases, a user who keeps his mail' "$(hand ann@local.example)" 'ann@local.example
far@example.net'
is 'aliases of aliases, a command' "$(hand postmaster@local.example | head -n 1)" joe@local.example
is 'the virtual world has no names of the system' "$(hand root@example.org)" root@example.org
exits 'a circle' 75 hand ring@example.info
like 'a circle is named' "$(cat err)" 'virtual:14: aliases in a circle: ring@example.info <- ring2@example.info <- ring@example.info'
hand -e sales@example.biz >out
like '-e names file and line' "$(cat err)" '^mail-route: +sales@example.com: virtual:2: ann@example.org'

# -- mistakes in maps
bad() { # NAME TEXT WORLD ADDRESS PATTERN
	printf "$2" >wrong
	exits "$1" 75 mail-route "--$3" wrong -l local.example "$4"
	like "$1: why" "$(mail-route "--$3" wrong -l local.example "$4" 2>&1)" "$5"
}
bad 'no command in a virtual map' 'a@b.org "|id"\n' virtual a@b.org 'wrong:1: .*no command or file here'
bad 'no file in a virtual map' 'a@b.org /etc/passwd\n' virtual a@b.org 'wrong:1: .*no command or file here'
bad 'no name in a virtual map' 'a@b.org root\n' virtual a@b.org 'wrong:1: .*has no domain'
bad 'no address as an alias' 'a@b.org: x\n' aliases x@local.example 'wrong:1: .*have no domain'
bad 'a missing colon' 'a b\n' aliases x@local.example 'wrong:1: .*colon'
bad 'an open quotation mark' 'a: "|x\n' aliases a@local.example 'wrong:1: .*quotation mark'
bad 'a blank first line' ' a: b\n' aliases a@local.example 'continues nothing'
bad 'no target' '\na:\n' aliases a@local.example 'wrong:2: .*no target'
bad 'a control character' 'a: b\001c\n' aliases a@local.example 'control character'
printf '|id\n/etc/passwd\n' >staff2; printf 'a: :include:%s\n' "$T/staff2" >wrong
exits 'no command in an included file' 75 mail-route --aliases wrong -l local.example a@local.example
# A list's owner may have put anything there.
mkfifo pipe
for what in "$T/pipe" /dev/zero "$T"; do
	printf 'a: :include:%s\n' "$what" >wrong
	exits "an included file that is none: ${what##*/}" 75 timeout 20 mail-route --aliases wrong -l local.example a@local.example
	like 'and is named' "$(cat "$T/err")" ": not a regular file$"
done
printf 'a: :include:%s/none\n' "$T" >wrong
exits 'an included file that is not there' 75 mail-route --aliases wrong -l local.example a@local.example
exits 'a map that is not there' 75 mail-route --virtual none a@b.org
exits 'aliases without local domains' 75 mail-route --aliases aliases a@b.org

# -- compiled
cp virtual big
ok 'compile' mail-route --virtual big --compile
is 'a compiled map says the same' "$(mail-route --virtual big sales@example.com)" "$(hand sales@example.com)"
printf 'new@example.com bob@example.org\n' >>big
exits 'a stale one is refused' 75 mail-route --virtual big new@example.com
like 'and says what to run' "$(mail-route --virtual big new@example.com 2>&1)" 'big.cdb is stale; run: mail-route --compile --virtual big'
mail-route --virtual big --compile
is 'compiled again' "$(mail-route --virtual big new@example.com)" bob@example.org
"$PYTHON" -c 'for i in range(20000): print("u%d@big.org u%d@big.org" % (i, i + 1) if i % 20 else "u%d@big.org end@big.org" % i)' >many
is 'many entries in one run' "$(mail-route --virtual many u19963@big.org u7@big.org | sort -u)" end@big.org
"$PYTHON" -c 'print("all@big.org", ", ".join("u%d@x.org" % i for i in range(11000)))' >wide
exits 'a limit on the results' 75 mail-route --virtual wide all@big.org

# -- accounts
mkdir homes && chmod 755 homes
for u in ann bob joe both; do
	mkdir homes/$u
	[ "$(id -u)" -ne 0 ] || chown "$uid:$gid" homes/$u
done
umask 077
for u in ann@example.org bob@example.org joe@example.org both@example.com joe@local.example ann@local.example; do
	printf '%s:{PLAIN}x:%s:%s::%s::\n' $u "$uid" "$gid" "$T/homes/${u%@*}"
done >users
umask 022
range="--first-uid $uid --first-gid $gid"
maps="--virtual virtual --aliases aliases --local-domains local.example"
printf '#!%s\nexec maildir-deliver\n' "$BIN/chain" >deliver; chmod 755 deliver
auth() { # shellcheck disable=SC2086
	file-auth $range --users users $maps --alias-user "$uid:$gid" --deliver deliver "$@"
}
asked() { printf 'VRFY %s\n' "$1" | auth 2>>log; }
like 'VRFY of an account' "$(asked joe@example.org)" '^250.user=joe@example.org'
unlike 'which is no alias' "$(asked joe@example.org)" alias=
like 'VRFY of an alias of one account has its record' "$(asked one@example.com)" '^250.user=ann@example.org'
like 'and says so' "$(asked one@example.com)" '^250.alias=ann@example.org'
is 'VRFY of an alias of several' "$(asked sales@example.com)" '250 alias=yes'
is 'VRFY of one outside' "$(asked out@example.com)" '250 alias=yes'
like 'VRFY by a catch-all' "$(asked any@example.com)" '^250.user=joe@example.org'
like 'a catch-all is not in the way of an account' "$(asked both@example.com)" '^250.user=both@example.com'
is 'VRFY of nobody' "$(asked nobody@example.org)" '550 5.1.1 no such user'
is 'VRFY of a circle' "$(asked ring@example.info)" '451 4.3.0 cannot be known now'
like 'it is logged' "$(cat log)" 'aliases in a circle'
is 'VRFY of commands' "$(asked '|root@local.example')" '250-alias=yes
250 programs=1'
is 'VRFY of commands that no alias has' "$(asked '|ann@local.example')" '550 5.1.1 no such user'
printf ' x\n' >wrong
is 'VRFY with a broken map' "$(printf 'VRFY a@b.org\n' | file-auth --users users --virtual wrong 2>/dev/null)" \
    '451 4.3.0 cannot be known now'
is '--check finds what is wrong' "$(auth mail-route $maps --ours example.org --check 2>/dev/null)" \
"virtual:13: ring@example.info: virtual:14: aliases in a circle: ring@example.info <- ring2@example.info <- ring@example.info
virtual:14: ring2@example.info: virtual:13: aliases in a circle: ring2@example.info <- ring@example.info <- ring2@example.info
virtual:15: dead@example.info: no such user: nobody@example.org"

# -- by SMTP
mkdir -m 700 queue; printf 'example.org\nexample.com\nexample.info\nlocal.example\n' >ours
[ "$(id -u)" -ne 0 ] || chown 65533:65533 queue
smtp() { # RECIPIENT...
	{ printf 'EHLO me\r\nMAIL FROM:<s@example.net>\r\n'
	for r; do printf 'RCPT TO:<%s>\r\n' "$r"; done
	printf 'DATA\r\nFrom: s@example.net\r\nTo: x@example.com\r\nSubject: s\r\n\r\nFrom here\r\n.\r\nQUIT\r\n'
	} | auth smtp-recv mail-route $maps --ours ours ${srs:-} mail-deliver --local "$T/ours" --queue "$T/queue" maildir-deliver 2>>log
}
new() { find homes/$1/Maildir/new -type f 2>/dev/null | wc -l | tr -d ' '; }
queued() { find queue/new -type f 2>/dev/null | while read -r f; do sed '/^BDAT/,$d' "$f"; done | sort; }
like 'an alias of two users' "$(smtp sales@example.com)" '^250 2.0.0 .*(ok|accepted)|^250 2'
is 'both have it' "$(new ann) $(new bob)" '1 1'
like 'ORIGINAL_RECIPIENT is the alias' "$(cat homes/ann/Maildir/new/*)" 'sales@example.com|Delivered-To: ann@example.org'
smtp one@example.com any@example.com any@example.biz >out
is 'one user, a catch-all, a domain alias' "$(new ann) $(new joe)" '2 1'
smtp out@example.com >out
is 'one outside is queued' "$(queued)" 'MAIL FROM:<s@example.net>
RCPT TO:<far@example.net> ORCPT=rfc822;out@example.com'
rm -rf queue/new/*
like 'a circle is for later' "$(smtp ring@example.info)" '^451 '
like 'nobody is refused' "$(smtp nobody@example.org)" '^550 5.1.1'
like 'a command' "$(smtp postmaster@local.example)" '^250 2'
like 'it got the message' "$(cat "$M/piped")" '^From here'
is 'and the sender' "$(cat "$M/sender")" s@example.net
is 'as the user of --alias-user' "$(cat "$M/uid")" "$uid"
is 'and the alias target who is a user has it' "$(new joe)" 2
smtp box@local.example >out; smtp dir@local.example >out
like 'a file has it' "$(cat "$M/box")" '^From s@example.net '
like 'with its lines quoted' "$(cat "$M/box")" '^>From here'
is 'a Maildir has it' "$(find "$M/dir/new" -type f | wc -l | tr -d ' ')" 1
like 'a command that refuses' "$(smtp bad@local.example)" '^55[04] 5'
like 'a command that fails for now' "$(smtp later@local.example)" '^45[0-9] 4'
like 'a message for an alias, without mail-route' "$({ printf 'EHLO me\r\nMAIL FROM:<s@example.net>\r\nRCPT TO:<sales@example.com>\r\n'
	printf 'DATA\r\nFrom: a@b\r\n\r\nx\r\n.\r\nQUIT\r\n'; } | auth smtp-recv mail-deliver maildir-deliver 2>/dev/null)" \
    '^451 4.3.5 sales@example.com is an alias'

# -- the envelope
envelope() { printf 'MAIL FROM:<%s> RET=HDRS ENVID=q\n' "$1"; shift; printf 'RCPT TO:<%s>%s\n' "$@"; }
printf 'Subject: x\n\ny\n' >m
routed() { rm -f e1; mail-route $maps --ours example.org ${srs:-} sh -c 'cat <&3 >>e1' <m 3<e 2>err; cat e1; }
envelope s@example.net sales@example.com ' NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;first@example.com' \
    one@example.com ' NOTIFY=SUCCESS' x@example.net '' >e
is 'NOTIFY and ORCPT' "$(routed)" 'MAIL FROM:<s@example.net> RET=HDRS ENVID=q
RCPT TO:<ann@example.org> NOTIFY=FAILURE ORCPT=rfc822;first@example.com
RCPT TO:<bob@example.org> NOTIFY=FAILURE ORCPT=rfc822;first@example.com
RCPT TO:<ann@example.org> NOTIFY=SUCCESS ORCPT=rfc822;one@example.com
RCPT TO:<x@example.net>'
envelope s@example.net list@local.example ' NOTIFY=SUCCESS' >e
is 'an owner is the sender' "$(routed)" 'MAIL FROM:<owner-list@local.example>
RCPT TO:<ann@example.org>
RCPT TO:<bob@example.org>'
envelope '' list@local.example '' >e
is 'of a report nobody is' "$(routed | head -n 1)" 'MAIL FROM:<> RET=HDRS ENVID=q'

# -- SRS
umask 077; printf 'a secret of more than sixteen bytes\n' >secret; umask 022
srs="--srs-secret secret --srs-domain fwd.example.org"
envelope s@example.com out@example.com '' one@example.com '' >e
is 'SRS: mail outside of our own sender only' "$(mail-route $maps --ours example.com $srs sh -c 'cat <&3' <m 3<e | head -n 1 | cut -c1-30)" 'MAIL FROM:<s@example.com> RET='
envelope s@example.net out@example.com '' one@example.com '' >e
routed >sent
like 'SRS: outside in our name' "$(grep -A1 SRS0 sent)" '^RCPT TO:<far@example.net>'
is 'SRS: ours keep the sender' "$(grep -A1 '<s@example.net>' sent | tail -n 1)" 'RCPT TO:<ann@example.org> ORCPT=rfc822;one@example.com'
back=$(sed -n 's/^MAIL FROM:<\(SRS0[^>]*\)>.*/\1/p' sent)
envelope '' "$back" '' >e
like 'SRS: a report finds the way back' "$(routed)" '^RCPT TO:<s@example.net>'
asked_srs() { printf 'VRFY %s\n' "$1" | file-auth --users users $srs 2>/dev/null; }
is 'SRS: it is accepted at RCPT' "$(asked_srs "$back")" '250 alias=yes'
is 'SRS: in lower case too' "$(asked_srs "$(printf '%s' "$back" | tr A-Z a-z)")" '250 alias=yes'
is 'SRS: one that we did not make' "$(asked_srs "$(printf '%s' "$back" | sed 's/=s@/=t@/')")" '550 5.1.1 no such user'
envelope '' "$(printf '%s' "$back" | sed 's/=s@/=t@/')" '' >e
exits 'SRS: and not sent on' 67 sh -c "mail-route $srs true <m 3<e"
envelope "SRS0=abcd=ef=a.example=joe@b.example" out@example.com '' >e
like 'SRS: of one who has done it' "$(routed)" '^MAIL FROM:<SRS1=[A-Z2-7]{8}=b.example==abcd=ef=a.example=joe@fwd.example.org>'
chmod 644 secret
exits 'SRS: a secret that others can read' 75 sh -c "mail-route -n $srs true"
srs=

# -- transports
cat >transports <<'END'
a.example smtp:[mx.a.example]:26
.a.example lmtp:[127.0.0.1]:24
x.a.example mx
gone.example error:5.1.2 has moved
* smtp:[relay.example.net]:587
END
printf 'joe@example.org smtp:[joes.example]:587\n@example.org smtp:[org.example]\n' >senders
route_of() { # SENDER RECIPIENT
	printf 'MAIL FROM:<%s>\nRCPT TO:<%s>\n' "$1" "$2" >e
	mail-route --transports transports --sender-transports senders sh -c 'printf %s "${SMTP_ROUTE-none}"' <m 3<e 2>err
}
is 'transport of a domain' "$(route_of joe@example.org u@a.example)" 'smtp:[mx.a.example]:26'
is 'of those below it' "$(route_of joe@example.org u@b.a.example)" 'lmtp:[127.0.0.1]:24'
is 'but one by MX' "$(route_of s@example.net u@x.a.example)" none
is 'of a sender' "$(route_of joe@example.org u@c.example)" 'smtp:[joes.example]:587'
is 'of a domain of senders' "$(route_of ann@example.org u@c.example)" 'smtp:[org.example]'
is 'of all others' "$(route_of ann@example.net u@c.example)" 'smtp:[relay.example.net]:587'
route_of a@b.example u@gone.example >out; is 'a domain that is refused' "$?" 77
like 'with its text' "$(cat err)" '5.1.2 has moved'
printf 'a.example relay\n' >wrong
exits 'a wrong line of transports' 75 sh -c 'mail-route --transports wrong true <m 3<e'
# What is no file with one name is not written to, and nobody waits for a reader.
printf 'kept\n' >one; ln one two; ln -s one link; mkdir folder
for what in pipe two link folder /dev/full; do
	exits "--append to what is no file of its own: $what" 75 env SENDER=a@b.example timeout 20 mail-route --append "$what" <m
done
is 'and it is as it was' "$(cat one)" kept
# Bombs: each doubles, and one is deeper than any alias of people.
i=0
while [ $i -lt 60 ]; do
	echo "d$i: d$((i + 1)), e$i, d$((i + 1))"; i=$((i + 1))
done >bomb
"$PYTHON" -c 'print("wide:", ", ".join("u%d@x.example" % i for i in range(10001)))' >>bomb
exits 'aliases of aliases of aliases' 75 timeout 60 mail-route --aliases bomb -l local.example d0@local.example
like 'are too deep' "$(cat "$T/err")" 'too deep$'
exits 'more addresses than one may stand for' 75 timeout 60 mail-route --aliases bomb -l local.example wide@local.example
exits 'fewer' 0 timeout 60 mail-route --aliases bomb -l local.example d50@local.example
is 'each once' "$(sort "$T/out" | uniq -d | wc -l) $(wc -l <"$T/out")" '0 11'
done_testing
