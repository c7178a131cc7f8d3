#!/bin/sh
# file-auth: the conversation by hand, the file and its faults, the loader, START
# and DELIVER, checkpassword.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need openssl
root=; [ "$(id -u)" -ne 0 ] || root=yes
uid=30000 gid=30001
[ -n "$root" ] || { uid=$(id -u); gid=$(id -g); }
mkdir "$T/joe" "$T/ann"
[ -z "$root" ] || chown "$uid:$gid" "$T/joe" "$T/ann"
joe=$(openssl passwd -6 joe-secret)
cat >"$T/users" <<END
# comment

joe@example.org:{SHA512-CRYPT}$joe:$uid:$gid:Joe:$T/joe:/bin/sh:userdb_quota_rule=*:storage=1G userdb_mail=maildir:~/Mail:LAYOUT=fs other=x
ann@example.org:$(openssl passwd -5 ann-secret):$uid:$gid::$T/ann::
short@example.org:{PLAIN}short-secret
nopass@example.org::$uid:$gid::$T/ann
nologin@example.org:{PLAIN}x-secret:$uid:$gid::$T/ann::nologin
norecv@example.org:{PLAIN}x-secret:$uid:$gid::$T/ann::status=noreceive
out@example.org:{PLAIN}x-secret:$uid:$gid::$T/ann::status=suspended
zero@example.org:{PLAIN}x-secret:0:0::/root::
low@example.org:{PLAIN}x-secret:12:$gid::/::
argon@example.org:{ARGON9}x:$uid:$gid::$T/ann::
pl+us@example.org:{PLAIN}x-secret:$uid:$gid::$T/ann::quota=30M
END
chmod 600 "$T/users"
cp "$T/users" "$T/good"

b64() { printf "$1" | base64 | tr -d '\n'; }
plain() { printf 'AUTH PLAIN %s\n' "$(b64 "\\0$1\\0$2")"; }
ask() { printf "$@" | file-auth --users "$T/users" 2>"$T/err"; }
login() { plain "$1" "$2" | file-auth --users "$T/users" 2>"$T/err"; }
no='535 5.7.8 authentication failed'

# the conversation
is "CAPA" "$(ask 'CAPA\nQUIT\n')" "250-AUTH PLAIN LOGIN
250 VRFY
221 2.0.0 bye"
is "VRFY" "$(ask 'VRFY joe@example.org\n')" "250-user=joe@example.org
250-uid=$uid
250-gid=$gid
250-home=$T/joe
250-quota=1G
250-maildir=$T/joe/Mail
250 layout=fs"
is "CRLF is taken too" "$(ask 'vrfy nobody@example.org\r\nquit\r\n')" "550 5.1.1 no such user
221 2.0.0 bye"
is "extension, domain in capitals" "$(ask 'VRFY ann+a+b@EXAMPLE.ORG\n' | tail -n 1)" "250 extension=a+b"
is "a user with the delimiter in the name comes first" "$(printf 'VRFY pl+us@example.org\n' |
    file-auth --users "$T/users" --user-chars 'abcdefghijklmnopqrstuvwxyz.@+' 2>/dev/null | tail -n 1)" '250 quota=30M'
printf 'Case@example.org:::::/x::quota=10M\ncase@example.org:::::/x::quota=20M\n' >"$T/cases"
is "the exact spelling first" "$(printf 'VRFY case@example.org\nVRFY CASE@example.org\nVRFY Case@example.org\n' |
    file-auth --users "$T/cases" |
    grep -e user= -e quota=)" "250-user=case@example.org
250 quota=20M
250-user=Case@example.org
250 quota=10M
250-user=Case@example.org
250 quota=10M"
is "AUTH PLAIN" "$(login joe@example.org joe-secret)" '235 2.7.0 user=joe@example.org'
is "no scheme: crypt" "$(login ANN@example.org ann-secret)" '235 2.7.0 user=ann@example.org'
is "PLAIN without initial response" "$(ask 'AUTH PLAIN\n%s\n' "$(b64 '\0joe@example.org\0joe-secret')")" \
'334 
235 2.7.0 user=joe@example.org'
is "AUTH LOGIN" "$(ask 'AUTH LOGIN\n%s\n%s\n' "$(b64 joe@example.org)" "$(b64 joe-secret)")" \
'334 VXNlcm5hbWU6
334 UGFzc3dvcmQ6
235 2.7.0 user=joe@example.org'
is "LOGIN with the name at once" "$(ask 'AUTH LOGIN %s\n%s\n' "$(b64 joe@example.org)" "$(b64 joe-secret)")" \
'334 UGFzc3dvcmQ6
235 2.7.0 user=joe@example.org'
is "authzid: oneself" "$(ask 'AUTH PLAIN %s\n' "$(b64 'joe@example.org\0joe@example.org\0joe-secret')")" \
    '235 2.7.0 user=joe@example.org'
is "authzid: somebody else" "$(ask 'AUTH PLAIN %s\n' "$(b64 'ann@example.org\0joe@example.org\0joe-secret')")" \
    '535 5.7.8 authentication failed'
is "given up" "$(ask 'AUTH PLAIN\n*\nQUIT\n')" "334 
501 5.7.0 cancelled
221 2.0.0 bye"
is "unknown mechanism, not base64, nonsense" "$(ask 'AUTH GSSAPI\nAUTH PLAIN !\nAUTH PLAIN YQ==\nAUTH\n\nHELO\n' |
    cut -c1-3 | tr '\n' ' ')" '504 501 501 504 500 500 '
is "wrong password" "$(login joe@example.org joe-secre)" "$no"
like "is logged" "$(cat "$T/err")" 'event=auth-failed user=joe@example.org mechanism=PLAIN backend=file reason="wrong password"'
is "unknown user, in the same words" "$(login who@example.org joe-secret)" "$no"
like "is logged" "$(cat "$T/err")" 'event=auth-failed user=who@example.org mechanism=PLAIN backend=file reason="unknown user"'
is "empty password" "$(login joe@example.org '')" "$no"
is "empty password for a user without one" "$(login nopass@example.org '')" "$no"
is "no password matches none" "$(login nopass@example.org x)" "$no"
is "NUL after the password" "$(login joe@example.org 'joe-secret\0x')" '501 5.5.2 not a response'
is "NUL in the name" "$(login 'joe\0@example.org' joe-secret)" '501 5.5.2 not a response'
is "NUL in LOGIN" "$(ask 'AUTH LOGIN %s\n%s\n' "$(b64 joe@example.org)" "$(b64 'joe-secret\0x')" | tail -n 1)" \
    '501 5.5.2 not a response'
for name in ../joe@example.org 'joe@example.org:' 'joe@' '@example.org' 'a@b@example.org' 'joe example.org' '%%n' \
    'joe@example.org '; do
	is "name $name" "$(login "$name" joe-secret)" "$no"
done
is "a second AUTH" "$({ plain joe@example.org joe-secret; plain joe@example.org joe-secret; } |
    file-auth --users "$T/users" 2>/dev/null)" "235 2.7.0 user=joe@example.org
503 5.5.1 authenticated already"
is "a line of 20 KB, and then another" "$({ printf 'VRFY '; head -c 20000 /dev/zero | tr '\0' a
    printf '\nVRFY who@example.org\n'; } | file-auth --users "$T/users" 2>/dev/null)" "500 5.5.6 line too long
550 5.1.1 no such user"
is "a line that end of file cuts is no command" "$(ask 'VRFY joe@example.org')" ''
is "START without a login, and by hand" "$(ask 'START 0\n%s\nSTART 0\n' "$(plain joe@example.org joe-secret)")" \
"503 5.5.1 START comes after AUTH
235 2.7.0 user=joe@example.org
503 5.5.1 START comes after AUTH"
is "DELIVER without descriptors" "$(ask 'DELIVER joe@example.org\n')" '501 5.5.4 DELIVER wants two descriptors'
is "many failures" "$({ i=0; while [ $i -lt 32 ]; do plain short@example.org x; i=$((i + 1)); done; } |
    file-auth --users "$T/users" 2>/dev/null | sort | uniq -c | sed 's/^ *//')" \
"2 454 4.7.0 authentication cannot be done now
30 $no"

# accounts
is "suspended: no login, in the same words" "$(login nologin@example.org x-secret; login out@example.org x-secret)" "$no
$no"
is "no login, but mail" "$(ask 'VRFY nologin@example.org\n' | head -n 1)" '250-user=nologin@example.org'
is "no mail, but login" "$(login norecv@example.org x-secret; ask 'VRFY norecv@example.org\n')" \
'235 2.7.0 user=norecv@example.org
550 5.2.1 mailbox disabled'
is "uid 0, uid 12" "$(ask 'VRFY zero@example.org\nVRFY low@example.org\n')" '451 4.3.0 cannot be known now
451 4.3.0 cannot be known now'
is "nor by a login" "$(login zero@example.org x-secret)" '454 4.7.0 authentication cannot be done now'
is "--first-uid" "$(printf 'VRFY joe@example.org\n' | file-auth --users "$T/users" --first-uid 4000000 2>/dev/null)" \
    '451 4.3.0 cannot be known now'
is "a scheme that nobody knows is temporary" "$(login argon@example.org x)" '454 4.7.0 authentication cannot be done now'
like "and said" "$(cat "$T/err")" 'ARGON9 is not supported'
is "--realm" "$(plain joe joe-secret | file-auth --users "$T/users" --realm Example.ORG 2>/dev/null)" \
    '235 2.7.0 user=joe@example.org'
is "--home and --ids fill in" "$(printf 'VRFY short@example.org\n' | file-auth --users "$T/users" \
    --home '/mail/%d/%n' --ids 3000:3001 2>/dev/null)" "250-user=short@example.org
250-uid=3000
250-gid=3001
250 home=/mail/example.org/short"
printf 'x@..:{PLAIN}y:%s:%s::\n' "$uid" "$gid" >"$T/dots"
is "--home never leads elsewhere" "$(printf 'VRFY x@..\n' | file-auth --users "$T/dots" --home '/mail/%d/%n' 2>/dev/null)" \
    '451 4.3.0 cannot be known now'
printf 'joe@example.org\n' >"$T/deny"
is "--deny" "$({ plain joe@example.org joe-secret; echo VRFY joe@example.org; } |
    file-auth --users "$T/users" --deny "$T/deny" 2>/dev/null)" "$no
550 5.1.1 no such user"

# the file and its faults
grep -v ARGON9 "$T/users" >"$T/clean"
exits "-n" 0 file-auth -n --users "$T/clean"
is "a file that everybody can read is warned of" "$(cat "$T/err" | grep -v ': ok')" "file-auth: warning: $T/clean is open to everybody (mode 644)"
chmod 600 "$T/clean"
file-auth -n --users "$T/clean" 2>"$T/err"
is "none when nobody else can read it" "$(grep warning "$T/err")" ''
exits "-n: names that differ in case only" 64 file-auth -n --users "$T/cases"
cat >>"$T/users" <<END
bad@example.org:{PLAIN}x:nobody:1::/::
nets@example.org:{PLAIN}x:$uid:$gid::/::allow_nets=192.0.2.0/33
:x
joe@EXAMPLE.org:again
END
printf 'long@example.org:%9000s\n' x >>"$T/users"
printf 'last@example.org:{PLAIN}last-secret:%s:%s::/' "$uid" "$gid" >>"$T/users"
exits "-n tells" 64 file-auth -n --users "$T/users"
is "every bad line" "$(sed -n 's/.*users:\([0-9]*\): .*/\1/p' "$T/err" | sort -n | tr '\n' ' ')" '12 14 15 16 17 18 '
is "a bad line matters to its user alone" "$(ask 'VRFY bad@example.org\nVRFY nets@example.org\nVRFY long@example.org\nVRFY who@example.org\n' |
    cut -c1-3 | tr '\n' ' ')" '451 451 451 550 '
like "and is named" "$(cat "$T/err")" 'users:14: uid is not a number'
is "the last line needs no end" "$(login last@example.org last-secret)" '235 2.7.0 user=last@example.org'
mkfifo "$T/in" "$T/answers"
file-auth --users "$T/users" <"$T/in" >"$T/answers" 2>/dev/null & reap_later $!
exec 8>"$T/in" 9<"$T/answers"
echo 'VRFY new@example.org' >&8; read -r answer <&9
is "before the edit" "$answer" '550 5.1.1 no such user'
{ cat "$T/good"; echo 'new@example.org:{PLAIN}x:3000:3000'; } >"$T/users.new"; chmod 600 "$T/users.new"; mv "$T/users.new" "$T/users"
echo 'VRFY new@example.org' >&8; read -r answer <&9
is "the edit counts at once" "$answer" '250-user=new@example.org'
exec 8>&- 9<&-
mv "$T/users" "$T/gone"
exits "no file: refused" 64 file-auth --users "$T/users"
mv "$T/gone" "$T/users"
exits "no --users" 64 file-auth
i=0; while [ $i -lt 20000 ]; do printf 'u%d@example.org:{PLAIN}pw%d:3000:3000::/x::\n' $i $i; i=$((i + 1)); done >"$T/many"
is "20000 users, the last of them" "$(plain u19999@example.org pw19999 | file-auth --users "$T/many" 2>/dev/null)" \
    '235 2.7.0 user=u19999@example.org'

# the loader
cat >"$T/session" <<'END'
#!/bin/sh
echo "AUTH_FD=${AUTH_FD-none} USER=$USER HOME=$HOME MAILDIR=$MAILDIR QUOTA=$QUOTA"
echo "$(id -u):$(id -g):$(id -G) $PWD"
cat <&3
echo; echo "and then: $(cat)"
for fd in /proc/self/fd/[4-9] /proc/self/fd/[1-9][0-9]; do [ ! -e "$fd" ] || ls -l "$fd"; done 2>/dev/null |
    grep -v /proc/
END
cat >"$T/asker.py" <<'END'
import os, socket, sys
s = socket.socket(fileno=int(os.environ["AUTH_FD"]))
f = s.makefile("rw", newline="\n")
for line in sys.argv[1:]:
    f.write(line + "\n"); f.flush()
    while not line.startswith("START"):
        r = f.readline()
        print(r, end="")
        if r[3:4] != "-":
            break
print("uid", os.getuid(), os.getgid(), os.getgroups())
END
cat >"$T/front" <<END
#!/bin/sh
[ -n "\${AUTH_FD+x}" ] || exec "$T/session"
exec "$PYTHON" "$T/asker.py" "\$@"
END
chmod 755 "$T/session" "$T/front"; chmod 644 "$T/asker.py"
run() { file-auth --users "$T/users" "$@" 2>"$T/err"; }
is "the child's exit code" "$(run sh -c 'exit 7'; echo $?)" 7
is "no such program" "$(run "$T/none"; echo $?)" 127
is "a killed child is temporary" "$(run sh -c 'kill -9 $$'; echo $?)" 75
is "an environment pretends nothing" "$(USER=x MAILDIR=/x HOME=/x UID=0 QUOTA=1 run sh -c \
    'echo "[$USER$MAILDIR$HOME$QUOTA]"')" '[]'
is "AUTH_FD is 3" "$(run sh -c 'echo $AUTH_FD')" 3
is "or 4 next to an envelope" "$(run sh -c 'echo $AUTH_FD; cat <&3' 3<"$T/deny")" '4
joe@example.org'
if [ -n "$root" ]; then
	is "the child has no privileges" "$(run sh -c "id -u; id -g; id -G; cat '$T/users' 2>&1 | grep -c denied")" '65533
65533
65533
1'
	is "--user" "$(run --user 30007:30008 sh -c 'id -u; id -g')" '30007
30008'
	exits "--user root is refused" 64 run --user root true
	exits "--user of nobody we know" 64 run --user no-such-account true
	mkdir "$T/empty"
	if [ -z "${SANITIZE:-}" ]; then
		is "--chroot" "$(printf 'a LOGOUT\r\n' | run --chroot "$T/empty" "$BIN/imap-login" /x | tail -n 1 | cut -c1-5)" \
		    'a OK '
	else
		skip "--chroot" "not linked static"
	fi
fi
is "START" "$(printf 'b NOOP\n' | run "$T/front" "AUTH PLAIN $(b64 '\0joe@example.org\0joe-secret')" "START 6
a NOOP" | grep -v '^uid ')" "235 2.7.0 user=joe@example.org
AUTH_FD=none USER=joe@example.org HOME=$T/joe MAILDIR=$T/joe/Mail QUOTA=1G
$uid:$gid:$gid $T/joe
HANDOVER 1
user=joe@example.org
uid=$uid
gid=$gid
home=$T/joe
quota=1G
maildir=$T/joe/Mail
layout=fs

a NOOP
and then: b NOOP"
is "START before AUTH does nothing" "$(run "$T/front" 'CAPA' 'START 0' </dev/null | grep -c HANDOVER)" 0
is "START after a failed AUTH" "$(run "$T/front" "AUTH PLAIN $(b64 '\0joe@example.org\0x')" 'START 0' </dev/null |
    grep -c HANDOVER)" 0
is "START cut short" "$(run "$T/front" "AUTH PLAIN $(b64 '\0joe@example.org\0joe-secret')" 'START 600' </dev/null |
    grep -c HANDOVER)" 0
if [ -x "$BIN/imap-login" ]; then
	is "behind imap-login" "$(printf 'a LOGIN ann@example.org ann-secret\r\nb NOOP\r\n' |
	    run imap-login --plaintext-auth "$T/session" | tr -d '\r' | grep -e ^AUTH_FD -e '^a ' -e 'b NOOP')" \
"a OK Logged in
AUTH_FD=none USER=ann@example.org HOME=$T/ann MAILDIR=$T/ann/Maildir QUOTA=
b NOOP"
	like "who is logged" "$(cat "$T/err")" 'event=auth user=ann@example.org mechanism=PLAIN backend=file'
fi
# after STARTTLS the session's descriptors are those of the wrapper
printf 'decrypted' >"$T/decrypted"
SSLCTLFD=5 SSLREADFD=6 SSLWRITEFD=7 run "$T/front" \
    "AUTH PLAIN $(b64 '\0joe@example.org\0joe-secret')" 'START 0 TLS' \
    5</dev/null 6<"$T/decrypted" 7>"$T/encrypted" </dev/null >"$T/clear"
is "START n TLS" "$(tail -n 1 "$T/encrypted")" 'and then: decrypted'
is "nothing more in the clear" "$(grep -v '^uid ' "$T/clear")" "235 2.7.0 user=joe@example.org"

# DELIVER
cat >"$T/deliver" <<'END'
#!/bin/sh
[ -z "$AUTH_FD" ] || echo "AUTH_FD is set" >&2
{ echo "$USER $HOME $SENDER $RECIPIENT ${EXTENSION-none} $LOCAL@$DOMAIN ${LD_PRELOAD-none} ${QUEUE_ID-none}"
echo "$(id -u):$(id -g) $PWD"; cat; } >got
case $EXTENSION in
full) echo '5.2.2 mailbox full' >&2; exit 77 ;;
bad) echo 'who knows' >&2; exit 65 ;;
later) echo '4.2.0 locked' >&2; exit 75 ;;
done) exit 99 ;;
esac
END
chmod 755 "$T/deliver"
cat >"$T/deliver.py" <<'END'
import array, os, socket, sys
s = socket.socket(fileno=int(os.environ["AUTH_FD"]))
open("/dev/null")
def file(text):
    fd = os.memfd_create("x"); os.write(fd, text.encode()); return fd
def deliver(address, envelope, n=2):
    fds = [file("Subject: x\n\nhi\n"), file(envelope), file(""), file("")][:n]
    s.sendmsg([b"DELIVER %s\n" % address.encode()], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds))])
    print(s.recv(1000).decode(), end="")
env = "SENDER=a@b.example\nRECIPIENT=%s\nLOCAL=joe\nDOMAIN=example.org\nLD_PRELOAD=/x\n"
deliver("joe@example.org", env % "joe@example.org")
for e in "full", "bad", "later", "done":
    deliver("joe+%s@example.org" % e, env % "x" + "EXTENSION=%s\n" % e)
deliver("who@example.org", env % "x")
deliver("norecv@example.org", env % "x")
deliver("zero@example.org", env % "x")
deliver("joe@example.org", "SENDER=a\x01b\n")
deliver("joe@example.org", "X" * 20000)
deliver("joe@example.org", env % "x", 1)
deliver("joe@example.org", env % "x", 3)
deliver("joe@example.org", env % "joe@example.org")
END
chmod 644 "$T/deliver.py"
is "DELIVER" "$(QUEUE_ID=leak run --deliver "$T/deliver" "$PYTHON" "$T/deliver.py" </dev/null)" "250 2.0.0 ok
552 5.2.2 mailbox full
550 5.7.1 refused
451 4.2.0 locked
250 2.0.0 ok
550 5.1.1 no such user
550 5.2.1 mailbox disabled
451 4.3.0 cannot be known now
451 4.3.0 delivery cannot be done now
451 4.3.0 delivery cannot be done now
501 5.5.4 DELIVER wants two descriptors
250 2.0.0 ok
250 2.0.0 ok"
is "as whom, with what" "$(cat "$T/joe/got")" "joe@example.org $T/joe a@b.example joe@example.org none joe@example.org none none
$uid:$gid $T/joe
Subject: x

hi"
is "no program: said" "$(run "$PYTHON" "$T/deliver.py" </dev/null | head -n 1)" '451 4.3.5 no --deliver program here'
exits "a program that cannot be run is refused at the start" 64 run --deliver "$T/users" true

# checkpassword
check() { # INPUT PROGRAM...
	printf "$1" >"$T/fd3"; shift
	run --checkpassword "$@" 3<"$T/fd3"
	echo $?
}
is "checkpassword: right" "$(check 'joe@example.org\0joe-secret\0Y123456\0' sh -c 'echo "$USER $(id -u) $PWD ${SHELL:+shell}"')" \
"joe@example.org $uid $T/joe shell
0"
is "wrong: 1" "$(check 'joe@example.org\0joe-wrong\0Y\0' echo x)" 1
is "unknown: 1" "$(check 'who@example.org\0joe-secret\0Y\0' echo x)" 1
is "suspended: 1" "$(check 'out@example.org\0x-secret\0Y\0' echo x)" 1
is "empty: 1" "$(check 'nopass@example.org\0\0Y\0' echo x)" 1
is "misused: 2" "$(check 'joe@example.org' echo x; check '' echo x; check 'joe@example.org\0joe-secret\0\0'
    run --checkpassword echo x; echo $?)" '2
2
2
2'
is "cannot be known: 111" "$(check 'zero@example.org\0x-secret\0\0' echo x)" 111

# secrets
unlike "no password in a log" "$(cat "$T/err")" 'secret'
if command -v strace >/dev/null && [ -z "${SANITIZE:-}" ] && [ -n "$root" ]; then
	plain joe@example.org joe-secret | strace -f -qq -v -s 500 -e trace=execve -o "$T/trace" \
	    file-auth --users "$T/users" >/dev/null 2>&1
	like "password-check is run" "$(cat "$T/trace")" 'password-check'
	unlike "with nothing secret in argv or environment" "$(cat "$T/trace")" 'joe-secret|\$6\$'
	printf 'VRFY joe@example.org\n' | strace -f -qq -e trace=execve -o "$T/trace" file-auth --users "$T/users" >/dev/null 2>&1
	unlike "a question alone starts nothing" "$(cat "$T/trace")" 'password-check'
	calls() { strace -f -qq -c -e trace=execve -o "$T/count" file-auth --users "$T/users" >/dev/null 2>&1
	    awk '$NF == "execve" { print $4 }' "$T/count"; }
	is "an unknown user costs a check as well" "$(plain who@example.org x | calls)" "$(plain joe@example.org x | calls)"
else
	skip "what is executed" "no strace"
fi
done_testing
