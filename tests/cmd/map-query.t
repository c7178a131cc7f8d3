#!/bin/sh
# map-query and maps(7): each kind, by hand, by mail-route and by the authenticator;
# servers, programs and patterns that do not end; keys that are more than keys.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/peers.sh"
cd "$T" || exit 1
q() { timeout 60 map-query "$@" 2>err; }
server() { # KIND: its port
	rm -f "port.$1"
	"$PYTHON" "$ROOT/tests/cmd/map-query.py" "$@" >"port.$1" 2>/dev/null &
	reap_later $!
	wait_for test -s "port.$1"
	cat "port.$1"
}

# -- text, cdb
cat >text <<'END'
# a comment
Joe@Example.org  one two,
   three
"a b"            quoted
END
is 'text' "$(q text:text joe@EXAMPLE.org)" 'one two, three'
is 'a path is a text' "$(q text 'a b')" quoted
exits 'no such key' 1 map-query text:text nobody
exits 'one of two keys' 1 map-query text:text nobody 'a b'
exits 'no file' 75 map-query text:none x
exits 'a cdb that is not there' 75 map-query cdb:text x
like 'says what to run' "$(cat err out; map-query cdb:text x 2>&1)" 'map-query --compile cdb:text'
ok 'compile' map-query --compile cdb:text
is 'cdb' "$(q cdb:text joe@example.org)" 'one two, three'
exits 'only a text is compiled' 64 map-query --compile pcre:text
printf 'new x\n' >>text
exits 'a stale one is refused' 75 map-query cdb:text joe@example.org
exits 'by text: as well' 75 map-query text:text joe@example.org
map-query --compile text:text
(i=0; while [ $i -lt 12 ]; do printf 'k%s v\n' $i >>text; map-query --compile text:text; i=$((i + 1)); done) &
reap_later $!
wrong=0
while kill -0 $! 2>/dev/null; do
	got=$(map-query text:text new 2>/dev/null) || { [ $? -eq 75 ] || wrong=1; continue; }
	[ "$got" = x ] || wrong=1
done
is 'replaced during use: right, or refused' $wrong 0

# -- pcre
cat >p <<'END'
/^(.+)-list@example\.org$/   $1@lists.example.org
!/@/                         plain
if /@example\.net$/
/^SALES@/i                   never@example.com
/^(a)(b)?c@/                 x$2-${1}$$@example.com, y@example.com
endif
/^(a+)+$/                    slow
/^([^@]*)@old\.example$/     $1@new.example
END
if map-query -V | grep -q pcre; then
is 'pcre' "$(q pcre:p joe-list@EXAMPLE.org)" joe@lists.example.org
is 'groups, one of which is empty' "$(q pcre:p ac@example.net)" 'x-a$@example.com, y@example.com'
is 'if, flags' "$(q pcre:p ac@example.com sales@example.net)" ''
is 'negated' "$(q pcre:p joe)" plain
printf '/^(a+)+$/ slow\n' >slow
exits 'a pattern that never ends is an error' 75 timeout 100 map-query pcre:slow "$("$PYTHON" -c 'print("a" * 1500 + "!")')"
like 'which says where' "$(cat err out; map-query pcre:slow aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! 2>&1)" '^map-query: slow:1: the match takes too long'
for key in 'x,evil@old.example' '"x evil"@old.example' 'x"@old.example' 'x\y@old.example' '|id@old.example' '<x>@old.example'; do
	exits "a group that would end an address: $key" 75 map-query pcre:p "$key"
done
nl=$(printf 'a\nb@old.example')
exits 'or a line' 75 map-query pcre:p "$nl"
for bad in '/a' 'a b' '/(/ x' '/a/ $1' '/a/' '/a/z x' 'if /a/' 'endif' '!/(a)/ $1' 'if /a/ x'; do
	printf '%s\n' "# x" "$bad" >wrong
	exits "wrong: $bad" 75 map-query -n pcre:wrong
	like "wrong: $bad: where" "$(map-query -n pcre:wrong 2>&1)" 'wrong:2: '
done
else
	exits 'pcre without PCRE2 is refused' 75 map-query -n pcre:p
fi

# -- cidr, static, first, union
printf '10.1.0.0/16 inner\n10.0.0.0/8 OK\n2001:db8::/32 six\n' >c
is 'cidr' "$(q cidr:c 10.1.2.3 10.2.0.1 2001:db8::1)" 'inner
OK
six'
exits 'an address that is in none' 1 map-query cidr:c 192.0.2.1
exits 'a key that is none' 1 map-query cidr:c example.org
printf '10.0.0.1/8 x\n' >wrong
exits 'a prefix with bits too many' 75 map-query -n cidr:wrong
is 'first' "$(q 'first:{cidr:c,text:text,static:last}' 10.2.0.1 new other)" 'OK
x
last'
is 'union' "$(q 'union:{static:a,text:text,static:b}' new)" 'a, x, b'
exits 'first in first' 75 map-query -n 'first:{union:{static:a}}'
exits 'no brace' 75 map-query -n 'first:a,b'
exits 'an error of one is no answer of the next' 75 map-query "first:{program:$T/bad,static:x}" k

# -- program
cat >prog <<'END'
#!/bin/sh
case $KEY in
none) exit 1 ;; later) exit 75 ;; lines) echo a; echo b ;; empty) ;;
loop) sleep 100 & echo $! >/dev/null; while :; do :; done ;;
much) while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done ;;
id) id -u ;;
*) echo "$# $KEY = $(cat)" ;;
esac
END
printf '#!/bin/sh\nexit 1\n' >never
chmod 755 prog never
is 'program' "$(q "program:$T/prog" joe@example.org)" '0 joe@example.org = joe@example.org'
is 'a key is no command' "$(q "program:$T/prog" "\$(id)\`id\`;'\"|&*-x")" "0 \$(id)\`id\`;'\"|&*-x = \$(id)\`id\`;'\"|&*-x"
exits 'exit code 1' 1 map-query "program:$T/prog" none
exits 'any other' 75 map-query "program:$T/prog" later
exits 'two lines' 75 map-query "program:$T/prog" lines
exits 'no line' 75 map-query "program:$T/prog" empty
exits 'a control character in the key' 75 map-query "program:$T/prog" "$nl"
before=$(date +%s)
exits 'one that never ends' 75 map-query --timeout 1s "program:$T/prog" loop
exits 'one that says too much' 75 map-query --timeout 30s "program:$T/prog" much
is 'in time' "$(test $(($(date +%s) - before)) -lt 15 && echo yes)" yes
exits 'none there' 75 map-query -n "program:$T/none"
exits 'a relative path' 75 map-query -n program:prog
[ "$(id -u)" -ne 0 ] || is 'started by root it runs as nobody in particular' "$(q "program:$T/prog" id)" 65529

# -- socketmap, tcp
echo=$(server echo)
is 'socketmap' "$(q "socketmap:inet:127.0.0.1:$echo:virt" joe)" "<$(printf 'virt joe' | od -An -tx1 | tr -d ' \n')>"
server echo "$T/sock" >/dev/null
is 'by a Unix socket' "$(q "socketmap:unix:$T/sock:v" joe)" "<$(printf 'v joe' | od -An -tx1 | tr -d ' \n')>"
is 'any byte is a byte of the key' "$(q "socketmap:inet:127.0.0.1:$echo:v" "$(printf 'a\n3:x,%%"')")" \
    "<$(printf 'v a\n3:x,%%"' | od -An -tx1 | tr -d ' \n')>"
exits 'NOTFOUND' 1 map-query "socketmap:inet:127.0.0.1:$echo:v" none
exits 'TEMP' 75 map-query "socketmap:inet:127.0.0.1:$echo:v" later
exits 'PERM is no answer either' 75 map-query "socketmap:inet:127.0.0.1:$echo:v" bad
once=$(server once)
is 'a server that ends each connection' "$(q "socketmap:inet:127.0.0.1:$once:v" a b c | tr '\n' ' ')" 'a b c '
for kind in hang dribble huge junk two; do
	port=$(server $kind)
	before=$(date +%s)
	exits "a server that does not do what it should: $kind" 75 timeout 60 map-query -t 1s "socketmap:inet:127.0.0.1:$port:v" a
	is "$kind: in time" "$(test $(($(date +%s) - before)) -lt 15 && echo yes)" yes
done
exits 'nobody there' 75 map-query "socketmap:inet:127.0.0.1:$(free_port):v" a
exits 'a host name' 75 map-query -n socketmap:inet:mail.example.org:25:v
tcp=$(server tcp)
is 'tcp' "$(q "tcp:127.0.0.1:$tcp" 'a%b c')" 'get a%b c got'
exits 'tcp: 500' 1 map-query "tcp:127.0.0.1:$tcp" none

# -- as a server
is 'it answers by socketmap' "$(printf '7:map abc,8:any 10.1,12:map 10.1.2.3,' | q cidr:c)" '9:NOTFOUND ,9:NOTFOUND ,8:OK inner,'
for bad in '3:abc' '03:abc,' 'GET / HTTP' '5000:x' '3:abcd' ':,'; do
	exits "not a question: $bad" 75 sh -c "printf '%s' '$bad' | timeout 60 map-query static:x"
done
like 'a question without a key' "$(printf '3:abc,' | q static:x)" 'TEMP not a question,'

# -- mail-route and the authenticator
route() { timeout 60 mail-route --virtual "$@" 2>err; }
printf 'all@example.org a@example.org, joe@example.com\n' >virtual
if map-query -V | grep -q pcre; then
is 'mail-route asks patterns' "$(route pcre:p ac@example.net)" 'x-a$@example.com
y@example.com'
printf 'x@old.example y@old.example\n' >first
printf '/^y@new\\.example$/ x@old.example\n' >second
exits 'a circle through two kinds' 75 mail-route --virtual first --virtual pcre:p --virtual pcre:second x@old.example
like 'is named' "$(mail-route --virtual first --virtual pcre:p --virtual pcre:second x@old.example 2>&1)" 'aliases in a circle: x@old.example <- y@new.example <- y@old.example <- x@old.example'
printf '/^(.*)@pat\\.example$/ |/bin/$1\n/^f@/ /etc/passwd\n/^i@/ :include:/etc/passwd\n/^f$/ /etc/passwd\n' >cmds
exits 'a pattern gives nobody a command' 75 mail-route --virtual pcre:cmds x@pat.example
exits 'a file' 75 mail-route --virtual pcre:cmds f@x.example
exits 'or an included one' 75 mail-route --virtual pcre:cmds i@x.example
exits 'nor in the world of aliases' 75 mail-route --aliases pcre:cmds -l local.example f@local.example
printf '/^joe$/ x@pat.example\n/.*/ ann\n' >sys
is 'aliases by patterns name users' "$(mail-route --aliases pcre:sys -l local.example anybody@local.example)" ann@local.example
is 'a virtual pattern is not asked for names of the system' "$(mail-route --virtual pcre:sys -l local.example joe@local.example)" joe@local.example
ok 'mail-route -n asks whether it can be used' mail-route -n --virtual pcre:p true
exits 'and says when not' 75 mail-route -n --virtual pcre:wrong true
like 'VRFY by a pattern' "$(printf 'VRFY joe-list@example.org\n' | timeout 60 file-auth --users /dev/null --virtual pcre:p 2>err)" '^250 alias=yes'
fi
lines=$(server lines)
exits 'a value with a line end' 75 mail-route --virtual "socketmap:inet:127.0.0.1:$lines:v" a@example.net
cat >wide <<'END'
#!/bin/sh
[ "$KEY" = all@example.org ] || exit 1
i=0; while [ $i -lt 12000 ]; do printf 'u%s@x.org, ' $i; i=$((i + 1)); done; echo z@x.org
END
chmod 755 wide
exits 'more than 10000 results' 75 mail-route --virtual "program:$T/wide" all@example.org
is 'VRFY when a map cannot be asked' "$(printf 'VRFY a@example.net\n' | timeout 60 file-auth --users /dev/null --virtual "program:$T/gone" 2>err)" '451 4.3.0 cannot be known now'
is 'several maps in order' "$(mail-route --virtual virtual --virtual "program:$T/never" all@example.org 2>err | head -n 1)" a@example.org

# -- ldap
ldap_homes=$M ldap_uid=30000 ldap_gid=30000
if start_slapd; then
cat >l.conf <<END
server_host = ldap://127.0.0.1:$ldap_port
bind_dn = cn=mail,dc=control,dc=isp
bind_pw = secret
search_base = dc=%d,dc=control,dc=isp
query_filter = (&(cn=%s)
   (status=valid))
result_attribute = cn, homeDirectory
result_format = <%s>
END
exits 'a password that all can read' 75 map-query -n ldap:l.conf
chmod 600 l.conf
is 'ldap' "$(q ldap:l.conf joe@example.org)" "<joe@example.org>, <$M/joe>"
exits 'a filter that does not hold' 1 map-query ldap:l.conf gone@example.org
for key in '*@example.org' 'joe@example.org)(cn=*' 'j*)(|(cn=*@example.org' 'joe@example.org,dc=control' "$nl"; do
	exits "nothing of a key is a filter: $key" 1 map-query ldap:l.conf "$key"
done
exits 'a key without a domain' 1 map-query ldap:l.conf joe
is 'several questions' "$(q ldap:l.conf joe@example.org ann@example.org | wc -l | tr -d ' ')" 2
kill "$slapd_pid"
wait_for sh -c "! kill -0 $slapd_pid"
exits 'no directory: for now' 75 map-query -t 2s ldap:l.conf joe@example.org
else
	skip ldap "$(cat why)"
fi
printf 'server_host = x\nwho = me\n' >wrong; chmod 600 wrong
like 'a setting that is not known' "$(map-query -n ldap:wrong 2>&1)" 'wrong:2: who: no setting'
done_testing
