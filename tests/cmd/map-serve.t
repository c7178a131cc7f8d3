#!/bin/sh
# map-serve: what another mail server learns of our users, and a real Postfix that
# asks it at RCPT.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver
cd "$T" || exit 1
uid=$(id -u) gid=$(id -g)
[ "$uid" -ne 0 ] || uid=30000 gid=30000
mkdir homes; chmod 755 homes
umask 077
for u in joe ann full; do
	mkdir -p homes/$u/Maildir/cur homes/$u/Maildir/new homes/$u/Maildir/tmp
	printf '%s@example.org:{PLAIN}x:%s:%s::%s::\n' $u "$uid" "$gid" "$T/homes/$u"
done >users
printf 'gone@example.org:{PLAIN}x:%s:%s::%s::noreceive\n' "$uid" "$gid" "$T/homes/joe" >>users
sed -i.old '/^full/s/$/quota=1000/' users
umask 022
chmod -R a+rX homes
printf '1000S\n2000 2\n' >homes/full/Maildir/maildirsize
cat >virtual <<'END'
sales@example.org  ann@example.org, joe@example.org
one@example.org    ann@example.org
out@example.org    far@example.net
ring@example.org   ring2@example.org
ring2@example.org  ring@example.org
any.example        unused@example.org
END
sed -i.old '/^any/d' virtual
printf '@catch.example ann@example.org\n' >>virtual
cat >transports <<'END'
lists.example.org  lmtp:[127.0.0.1]:24
.far.example       mx
old.example        error:5.1.2 has moved
own.example        service:/bin/true
* smtp:[relay.example.net]:587
END
printf 'joe@example.org smtp:[joes.example]:587\n' >senders
range="--first-uid $uid --first-gid $gid"
serve="map-serve --virtual virtual --ours example.org --transports transports --sender-transports senders"
port=$(free_port)
# shellcheck disable=SC2086
spawn server tcpserver -HRl0 127.0.0.1 "$port" file-auth $range --users users --delimiter +- --virtual virtual $serve --delimiter +-
wait_port "$port"
asked() { timeout 300 "$PYTHON" "$ROOT/tests/cmd/socketmap.py" "$port" "$@"; }
is 'mailbox' "$(asked mailbox joe@example.org JOE+x@example.org joe-x@example.org sales@example.org x@example.org @example.org example.org)" 'OK joe@example.org
OK JOE+x@example.org
OK joe-x@example.org
NOTFOUND 
NOTFOUND 
NOTFOUND 
NOTFOUND '
is 'recipient' "$(asked recipient joe@example.org sales@example.org out@example.org x@catch.example x@example.org gone@example.org)" 'OK joe@example.org
OK sales@example.org
OK out@example.org
OK x@catch.example
NOTFOUND 
NOTFOUND '
is 'access' "$(asked access joe@example.org joe+x@example.org sales@example.org x@example.org gone@example.org full@example.org ring@example.org)" 'NOTFOUND 
NOTFOUND 
NOTFOUND 
OK 550 5.1.1 no such user
OK 550 5.2.1 mailbox disabled
OK 552 5.2.2 mailbox full
TEMP this cannot be known now'
is 'alias' "$(asked alias sales@example.org x@catch.example joe@example.org ring@example.org)" 'OK ann@example.org, joe@example.org
OK ann@example.org
NOTFOUND 
TEMP this cannot be known now'
is 'login' "$(asked login joe@example.org one@example.org sales@example.org x@example.org)" 'OK joe@example.org
OK ann@example.org
NOTFOUND 
NOTFOUND '
is 'domain' "$(asked domain example.org other.example)" 'OK example.org
NOTFOUND '
is 'transport' "$(asked transport lists.example.org x@lists.example.org a.far.example old.example own.example other.example '*')" 'OK lmtp:[127.0.0.1]:24
OK lmtp:[127.0.0.1]:24
OK :
OK error:5.1.2 has moved
NOTFOUND 
NOTFOUND 
NOTFOUND '
is 'relayhost' "$(asked relayhost joe@example.org ann@example.org)" 'OK [joes.example]:587
NOTFOUND '
is 'an unknown name' "$(asked nothing x)" 'PERM no such map'
is 'keys that are more than keys' "$(asked mailbox "$(printf 'a\nVRFY joe@example.org')" 'joe@example.org 250' "$(printf 'x@%s' "$(printf 'y%.0s' 1 2 3 4 5 6)")" 'a%sb"@example.org')" 'NOTFOUND 
NOTFOUND 
NOTFOUND 
NOTFOUND '
direct() { file-auth $range --users users $serve 2>err; }
for bad in '5000:x' 'GET / HTTP/1.0' '3:abcd'; do
	printf '%s' "$bad" | direct >out
	is "not the protocol: $bad" "$(cat out)" ''
done
is 'without an authenticator it is for later' "$("$PYTHON" "$ROOT/tests/cmd/socketmap.py" - mailbox joe@example.org | map-serve 2>/dev/null)" '29:TEMP this cannot be known now,'
is 'asked by our own map-query' "$(map-query "socketmap:inet:127.0.0.1:$port:alias" sales@example.org)" 'ann@example.org, joe@example.org'
printf 'new@example.org joe@example.org\n' >>virtual
is 'a change counts with the next connection' "$(asked alias new@example.org)" 'OK joe@example.org'

# -- a real Sendmail, whose protocol it is: installed, or unpacked by packages.sh
sm=${PEERS:-/var/tmp/pneumatic-peers}/sendmail-bin/usr/libexec/sendmail/sendmail
[ -x "$sm" ] || sm=/usr/libexec/sendmail/sendmail
if [ -x "$sm" ] && unshare -m -u true 2>/dev/null && grep -q socket_map_lookup "$sm" 2>/dev/null; then
	mkdir -p sm/queue; chmod 700 sm/queue
	printf '127.0.0.1 mx.example.org localhost\n' >sm/hosts
	printf 'hosts: files\npasswd: files\n' >sm/nss
	# It sleeps a minute where its host has no name with a dot.
	# shellcheck disable=SC2016
	there() { # COMMAND...
		timeout 60 unshare -m -u --propagation private sh -c 'hostname mx.example.org
			mount --bind "$0/hosts" /etc/hosts && mount --bind "$0/nss" /etc/nsswitch.conf &&
			exec "$@"' "$T/sm" "$@" 2>&1
	}
	# By hand, for its m4 files are in another package. What is asked: is it of a
	# domain of ours, has access something against it, what does it stand for.
	tab=$(printf '\t')
	cat >sm/cf <<-END
	V10
	Djmx.example.org
	Kdomain socket -T<TMPF> inet:$port@127.0.0.1
	Kaccess socket -T<TMPF> inet:$port@127.0.0.1
	Kalias socket -T<TMPF> inet:$port@127.0.0.1
	Knone socket inet:$port@127.0.0.1
	O QueueDirectory=$T/sm/queue
	O PidFile=$T/sm/pid
	O HelpFile=/dev/null
	O StatusFile=
	O RunAsUser=$(id -u):$(id -g)
	O TrustedUser=$(id -un)
	O PrivacyOptions=
	O DontBlameSendmail=GroupWritableDirPathSafe,IncludeFileInUnsafeDirPath,HelpFileInUnsafeDirPath
	O Timeout.ident=0
	Troot $(id -un)
	HFrom: \$?x\$x <\$g>\$|\$g\$.
	SCanonify=3
	R\$* < \$+ > \$*${tab}\$2
	SParse=0
	R\$+ @ \$+${tab}\$: \$1 @ \$2 \$| \$( alias \$1@\$2 \$: NONE \$)
	R\$+ \$| NONE${tab}\$#store \$: \$1
	R\$+ \$| \$* <TMPF>${tab}\$#error \$@ 4.3.0 \$: "451 4.3.0 later"
	R\$+ \$| \$+${tab}\$#store \$: alias of \$2
	R\$+${tab}\$#store \$: \$1
	Scheck_rcpt
	R\$*${tab}\$: \$>Canonify \$1
	R\$+ @ \$+${tab}\$: \$( domain \$2 \$: NODOMAIN \$) \$| \$1@\$2
	RNODOMAIN \$| \$*${tab}\$#error \$@ 5.7.1 \$: "550 5.7.1 we do not relay"
	R\$* <TMPF> \$| \$*${tab}\$#error \$@ 4.3.0 \$: "451 4.3.0 later"
	R\$+ \$| \$+${tab}\$: \$( access \$2 \$: OK \$)
	R\$* <TMPF>${tab}\$#error \$@ 4.3.0 \$: "451 4.3.0 later"
	ROK${tab}\$@ OK
	R\$- \$- . \$- . \$- \$*${tab}\$#error \$@ \$2.\$3.\$4 \$: \$1 \$2.\$3.\$4 \$5
	Mstore, P=/bin/true, F=lsDFMeu, S=0, R=0, A=true
	Mlocal, P=/bin/true, F=lsDFMeu, S=0, R=0, A=true
	Mprog, P=/bin/true, F=lsDFMeu, S=0, R=0, A=true
	END
	maps() { printf '/map %s %s\n' "$@" | there "$sm" -bt "-C$T/sm/cf" | sed -n 's/^> map_lookup: [a-z]* ([^)]*) //p'; }
	is 'Sendmail asks: a domain' "$(maps domain example.org domain other.example)" 'returns example.org (0)
no match (68)'
	is 'an alias' "$(maps alias sales@example.org)" 'returns ann@example.org, joe@example.org (0)'
	is 'nobody' "$(maps access nobody@example.org)" 'returns 550 5.1.1 no such user (0)'
	like 'what cannot be known' "$(maps alias ring@example.org)" '^no match \(75\)'
	like 'a map that is not there' "$(maps none x)" '^no match \(69\)'
	# It takes no command before it has answered the last.
	cat >sm/talk.py <<-'END'
	import subprocess, sys
	p = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
	def reply():
	    line = p.stdout.readline().decode()
	    while line[3:4] == "-":
	        line = p.stdout.readline().decode()
	    return line.strip()
	reply()
	for c in "EHLO me", "MAIL FROM:<s@example.net>", "RCPT TO:<%s>" % sys.argv[1], "QUIT":
	    p.stdin.write((c + "\r\n").encode()); p.stdin.flush()
	    r = reply()
	    if c[:4] == "RCPT" or (c[:4] == "MAIL" and r[:1] != "2"):
	        print(r)
	END
	says() { # RECIPIENT: what Sendmail says in a session
		there "$PYTHON" "$T/sm/talk.py" "$1" "$sm" -bs "-C$T/sm/cf"
	}
	like 'a session: an account' "$(says joe@example.org)" '^250 2.1.5'
	like 'an alias' "$(says sales@example.org)" '^250 2.1.5'
	like 'nobody' "$(says nobody@example.org)" '^550 5.1.1'
	like 'a suspended one' "$(says gone@example.org)" '^550 5.2.1'
	like 'a full one' "$(says full@example.org)" '^552 5.2.2'
	like 'what cannot be known' "$(says ring@example.org)" '^451 4\.3\.'
	like 'another domain' "$(says x@other.example)" '^550 5.7.1'
else
	skip 'Sendmail' 'neither installed nor unpacked, or no mount namespaces'
fi

# -- a real Postfix
if command -v postconf >/dev/null && [ "$(id -u)" -eq 0 ]; then
smtp=$(free_port)
mkdir -p etc queue data; chmod 755 etc; chown postfix data 2>/dev/null
map() { printf 'socketmap:inet:127.0.0.1:%s:%s' "$port" "$1"; }
cat >etc/main.cf <<END
compatibility_level = 3.6
queue_directory = $T/queue
data_directory = $T/data
command_directory = /usr/sbin
daemon_directory = $(postconf -dh daemon_directory)
shlib_directory = $(postconf -dh shlib_directory)
mail_owner = postfix
setgid_group = postdrop
myhostname = mx.example.org
mydestination =
inet_interfaces = 127.0.0.1
maillog_file = $T/maillog
maillog_file_prefixes = $T
virtual_mailbox_domains = $(map domain)
virtual_mailbox_maps = $(map mailbox)
virtual_alias_maps = $(map alias)
transport_maps = $(map transport)
virtual_transport = discard:
smtpd_relay_restrictions = reject_unauth_destination
smtpd_recipient_restrictions = check_recipient_access $(map access), permit
smtpd_sender_login_maps = $(map login)
unverified_recipient_reject_code = 550
END
sed -e "s/^smtp .*inet.*smtpd\$/127.0.0.1:$smtp inet n - n - - smtpd/" -e '/^[a-z]/s/^\([a-z]* *[a-z]* *[-yn] *[-yn] *\)[-y]/\1n/' \
    /usr/share/postfix/master.cf.dist >etc/master.cf 2>/dev/null || cp /etc/postfix/master.cf etc/
grep -q "^127.0.0.1:$smtp" etc/master.cf || printf '127.0.0.1:%s inet n - n - - smtpd\n' "$smtp" >>etc/master.cf
sed -i.old '/^smtp *inet/d' etc/master.cf
grep -q '^postlog' etc/master.cf || printf 'postlog unix-dgram n - n - 1 postlogd\n' >>etc/master.cf
if postfix -c "$T/etc" start >pf.log 2>&1 && wait_port "$smtp"; then
	reap_later "$(tr -d ' ' <queue/pid/master.pid 2>/dev/null)"
	says() { # RECIPIENT: what Postfix says
		printf 'EHLO me\r\nMAIL FROM:<s@example.net>\r\nRCPT TO:<%s>\r\nQUIT\r\n' "$1" |
		    timeout 300 socat -t 120 - "TCP:127.0.0.1:$smtp" | tr -d '\r' | sed -n '/^250 2.1.0/,$p' | sed -n 2p
	}
	like 'Postfix: an account' "$(says joe@example.org)" '^250 2.1.5'
	like 'an alias' "$(says sales@example.org)" '^250 2.1.5'
	like 'a subaddress by our delimiters' "$(says joe-list@example.org)" '^250 2.1.5'
	like 'nobody' "$(says nobody@example.org)" '^550 5.1.1 .*no such user'
	like 'a suspended one' "$(says gone@example.org)" '^550 5.2.1 .*mailbox disabled'
	like 'a full one' "$(says full@example.org)" '^552 5.2.2 .*mailbox full'
	like 'what cannot be known' "$(says ring@example.org)" '^451 4\.3\.'
	like 'another domain' "$(says x@other.example)" '^554 5.7.1'
	is 'postmap asks too' "$(postmap -c "$T/etc" -q sales@example.org "$(map alias)")" 'ann@example.org, joe@example.org'
	kill "$(cat "$T/log.server.pid" 2>/dev/null)" 2>/dev/null
	postfix -c "$T/etc" stop >/dev/null 2>&1
else
	skip 'Postfix' "it does not start here: $(tail -n 1 pf.log)"
fi
else
	skip 'Postfix' 'not installed, or not root'
fi
# -- a map that asks the server itself
ring=$(free_port)
spawn ring tcpserver -c 8 -HRl0 127.0.0.1 "$ring" map-serve --virtual "socketmap:127.0.0.1:$ring:alias"
wait_port "$ring"
is 'a map that asks itself' "$(timeout 120 "$PYTHON" "$ROOT/tests/cmd/socketmap.py" "$ring" alias x@y.example)" 'TEMP this cannot be known now'
like 'is named, and the question comes round no more' "$(cat ring)" 'map-query: socketmap:.*: is asked on this very address$'
# -- clients that do not play fair
"$PYTHON" -c 'print("many@big.example", ", ".join("user%d@a-long-name-of-a-domain.example" % i for i in range(5000)))' >big
cheat() { timeout 120 "$PYTHON" "$ROOT/tests/cmd/map-attack.py" "$1" map-serve --virtual "$T/big" --life 1s --idle 1s; }
is 'a question that drips in for ever' "$(cheat drip)" '76 soon'
is 'much is asked and hardly read' "$(cheat slow)" '76 soon'
for how in huge long digits minus none comma; do
	is "a netstring that is none: $how" "$(cheat $how)" '76 soon'
done
done_testing
