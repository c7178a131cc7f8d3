#!/bin/sh
# Many recipients, or many messages, and one process: maildir-deliver --list and
# --serve, DELIVERALL of the authenticators, and smtp-recv that asks for the
# deliveries itself. What each recipient has and is told is as with one process
# for each.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

printf 'From: a@b.org\nSubject: hello\n\nbody\n' >"$T/m"
files() { find "$@" -type f 2>/dev/null | sort; }
# shellcheck disable=SC2086
deliver() { maildir-deliver $AS_USER "$@"; }

# -- maildir-deliver --list
for who in ann bob eve; do
	printf 'SENDER=a@b.org\nRECIPIENT=%s@x.org\nMAILDIR=%s/%s\n' $who "$M" $who
	[ $who != eve ] || echo QUOTA=20
	echo
done >"$T/list"
deliver --list <"$T/m" 3<"$T/list" >"$T/out" 2>"$T/err"
is 'a list: exit code' $? 0
is 'a line for each: the code that it would have had alone, and the words' \
    "$(cat "$T/out")" '0 
0 
77 5.2.2 mailbox full'
is 'each has its own copy' "$(cat "$M"/ann/new/* "$M"/bob/new/*)" 'Return-Path: <a@b.org>
Delivered-To: ann@x.org
From: a@b.org
Subject: hello

body
Return-Path: <a@b.org>
Delivered-To: bob@x.org
From: a@b.org
Subject: hello

body'
is 'and who is over quota none' "$(files "$M/eve/new" "$M/eve/cur" "$M/eve/tmp")" ''
is 'nothing is left in tmp/' "$(files "$M/ann/tmp" "$M/bob/tmp")" ''
is 'a log line for each file' "$(grep -c event=delivered "$T/err")" 2

# More than a few, for which one syncfs(2) is asked where it can be: whether it or
# what comes after it fails, each has the message once.
for k in 1 2 3 4 5 6; do
	printf 'RECIPIENT=%s@x\nMAILDIR=%s/six%s\n\n' $k "$M" $k
done >"$T/list"
deliver --list <"$T/m" 3<"$T/list" >"$T/out" 2>"$T/err"
for fault in syncfs:error=EIO:when=1 syncfs:error=EIO:when=2 \
    syncfs:error=ENOSYS fsync:error=EIO:when=1 fsync:error=EIO:when=2; do
	if [ -n "${SANITIZE:-}" ] || ! strace -o /dev/null true 2>/dev/null; then
		skip "$fault" 'strace cannot trace here'
		continue
	fi
	rm -f "$M"/six*/new/*
	# shellcheck disable=SC2086
	strace -o /dev/null -e "inject=$fault" maildir-deliver $AS_USER --list \
	    <"$T/m" 3<"$T/list" >"$T/out" 2>"$T/err"
	is "six and $fault: all are told yes, and have it once" \
	    "$(uniq -c "$T/out" | tr -s ' ')$(find "$M"/six*/new -type f | wc -l) $(
	    cat "$M"/six*/new/* | grep -c '^body') $(files "$M"/six*/tmp)" ' 6 0 6 6 '
done

# One whose Maildir is not to be had does not keep the others from theirs.
printf 'RECIPIENT=a@x\nMAILDIR=relative\n\nRECIPIENT=b@x\nMAILDIR=/proc/nowhere\n\nRECIPIENT=c@x\nHOME=%s/c\n\n' "$M" >"$T/list"
deliver --list <"$T/m" 3<"$T/list" >"$T/out" 2>/dev/null
is 'no Maildir' "$(cut -c1-8 "$T/out")" '75 4.3.5
75 canno
0 '
is 'HOME/Maildir' "$(files "$M/c/Maildir/new" | wc -l)" 1
printf 'Delivered-To: d@x\n\nbody\n' >"$T/loop"
printf 'RECIPIENT=d@x\nMAILDIR=%s/d\n\nRECIPIENT=e@x\nMAILDIR=%s/e\n\n' "$M" "$M" >"$T/list"
deliver --list <"$T/loop" 3<"$T/list" >"$T/out" 2>/dev/null
is 'a loop is a loop for one of them only' "$(cut -c1-20 "$T/out")" '77 5.4.6 mail loop: 
0 '
head -c 1500000 /dev/zero | tr '\0' x | fold -w 70 | { printf 'Subject: large\n\n'; cat; echo; } >"$T/large"
printf 'RECIPIENT=l1@x\nMAILDIR=%s/l1\n\nRECIPIENT=l2@x\nMAILDIR=%s/l2\n\n' "$M" "$M" >"$T/list"
deliver --list <"$T/large" 3<"$T/list" >"$T/out" 2>/dev/null
is 'a large message' "$(cat "$T/out")" '0 
0 '
is 'is whole in both' "$(for n in l1 l2; do sed 1d "$M/$n"/new/* | cksum; done | uniq -c | tr -s ' ')" " 2 $(cksum <"$T/large")"

exits 'no list' 75 deliver --list <"$T/m"
: >"$T/empty"
deliver --list <"$T/m" 3<"$T/empty" >"$T/out" 2>/dev/null
is 'an empty list' $? 75
printf 'MAILDIR=%s/cut' "$M" >"$T/cut"
deliver --list <"$T/m" 3<"$T/cut" >"$T/out" 2>/dev/null
is 'a list that was cut delivers nothing' "$?$(files "$M/cut")" 75
yes "MAILDIR=$M/y

" | head -n 303 >"$T/long"
deliver --list <"$T/m" 3<"$T/long" >"$T/out" 2>/dev/null
is 'nor does one that is too long' "$?$(files "$M/y")" 75
# shellcheck disable=SC2002
cat "$T/m" | { deliver --list 3<"$T/list" >"$T/out" 2>/dev/null; }
is 'a message from a pipe' "$?$(cat "$T/out")" 75

# -- maildir-deliver --serve
cat >"$T/serve.py" <<'END'
import array, fcntl, os, socket, subprocess, sys
here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
here = socket.socket(fileno=fcntl.fcntl(here.detach(), fcntl.F_DUPFD_CLOEXEC, 20))
there = there.detach()
os.dup2(there, 3)
child = subprocess.Popen(sys.argv[1:], pass_fds=[3], stdin=subprocess.DEVNULL)
os.close(3)
if there != 3:
    os.close(there)
def ask(text, path):
    fds = [] if path is None else [os.open(path, os.O_RDONLY)]
    here.sendmsg([text], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds))] if fds else [])
    print(here.recv(1000).decode(), flush=True)
T = os.environ["T"]
ask(b"SENDER=a@b.org\nRECIPIENT=s@x.org\n", T + "/m")
ask(b"SENDER=\nRECIPIENT=s@x.org\n", T + "/large")
ask(b"RECIPIENT=d@x\n", T + "/loop")
ask(b"RECIPIENT=d@x\tx\n", T + "/m")
ask(b"RECIPIENT=s@x.org", T + "/empty")
ask(b"x" * 8000, T + "/m")
ask(b"SENDER=no message\n", None)
here.close()
print("exit", child.wait())
END
# shellcheck disable=SC2086
MAILDIR=$M/s "$PYTHON" "$T/serve.py" maildir-deliver $AS_USER --serve >"$T/out" 2>"$T/err"
is 'one after the other, each judged by itself' "$(cut -c1-22 "$T/out")" '0 
0 
77 5.4.6 mail loop: al
75 RECIPIENT holds a c
65 5.6.0 empty message
0 
75 no message
exit 0'
is 'and all that were taken are there' "$(files "$M/s/new" | wc -l)" 3

# serving: are there processes of this test's that stay for more? Those of other
# tests are the same user's.
serving() {
	for pid in $(pgrep -u 30000 -f -- '--serve'); do
		tr '\0' '\n' <"/proc/$pid/environ" 2>/dev/null | grep -qx "T=$T" && return 0
	done
	return 1
}
none_serving() { ! serving; }

# -- sieve-filter --serve: the child that runs the scripts stays while they are the
# same, and each message is judged by itself
mkdir -p "$M/sv"
{
	echo 'import os, signal
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(30000)
    os.setuid(30000)'
	sed -e '/^ask(/d' -e '/^here.close/,$d' "$T/serve.py"
} >"$T/sieve.py"
[ "$(id -u)" -ne 0 ] || chown 30000:30000 "$M/sv"
cat >>"$T/sieve.py" <<'END'
def children():
    """The child that runs scripts: it is no other program than its parent."""
    with open("/proc/%d/task/%d/children" % (child.pid, child.pid)) as f:
        pids = f.read().split()
    return [p for p in pids if os.readlink("/proc/%s/exe" % p).endswith("sieve-filter")]
def script(text):
    with open(os.environ["HOME"] + "/.dovecot.sieve", "w") as f:
        f.write(text)
plain = b"SENDER=a@b.org\nRECIPIENT=s@x.org\n"
script('require "envelope"; if envelope :is "from" "never@b.org" { discard; }\n')
ask(plain, T + "/m")
first = children()
ask(b"SENDER=never@b.org\nRECIPIENT=s@x.org\n", T + "/m")
ask(plain, T + "/large")
ask(plain, T + "/m")
print("the same child:", len(first) == 1 and children() == first)
script('if header :is "subject" "file me" { discard; }\n')
ask(plain, T + "/m")
second = children()
print("another for another script:", len(second) == 1 and second != first)
os.kill(int(second[0]), signal.SIGKILL)
ask(plain, T + "/m")
ask(plain, T + "/m")
print("another for one that died:", len(children()) == 1 and children() != second)
script("nonsense")
ask(plain, T + "/m")
os.unlink(os.environ["HOME"] + "/.dovecot.sieve")
ask(plain, T + "/m")
here.close()
print("exit", child.wait())
END
HOME=$M/sv MAILDIR=$M/sv/Maildir "$PYTHON" "$T/sieve.py" sieve-filter --serve maildir-deliver \
    >"$T/out" 2>"$T/err"
is 'sieve-filter --serve' "$(cat "$T/out")" '0 
again
0 
0 
the same child: True
0 
another for another script: True
again
0 
another for one that died: True
again
0 
exit 0'
is 'what was kept is there' "$(files "$M/sv/Maildir/new" | wc -l)" 6

# -- an authenticator, and smtp-recv before it
if [ "$(id -u)" -ne 0 ]; then
	skip 'deliveries as other users need root'
	done_testing
	exit
fi
for who in ann bob eve kim; do
	echo "$who@x.org:x:30000:30000::$M/home/$who"
done | sed '/^eve/s/$/::quota=20/' >"$T/users"
echo "zoe@x.org:x:30001:30001::$T/zoe" >>"$T/users"
mkdir -m 700 "$T/zoe" "$M/home"
mkdir "$M/home/ann" "$M/home/bob" "$M/home/eve" "$M/home/kim"
chown 30001:30001 "$T/zoe"; chown 30000:30000 "$M/home" "$M"/home/*
mkdir "$T/own"
printf '#!/bin/sh\necho "$$ $*" >>%s/started\nexec %s/mail-deliver "$@"\n' "$T" "$BIN" >"$T/own/mail-deliver"
chmod 755 "$T/own/mail-deliver"
: >"$T/started"; chmod 666 "$T/started"
printf '#!%s/chain\nexport PATH=%s\nexec maildir-deliver\n' "$BIN" "$BIN" >"$T/deliver"
printf '#!%s/chain\nexport PATH=%s\nexec maildir-deliver --maildir "$HOME/Other"\n' "$BIN" "$BIN" >"$T/deliver2"
chmod 755 "$T/deliver" "$T/deliver2"

transaction() { # transaction FILE RECIPIENT...
	file=$1; shift
	printf 'MAIL FROM:<a@b.org>\r\n'
	for rcpt; do printf 'RCPT TO:<%s>\r\n' "$rcpt"; done
	printf 'DATA\r\n'
	sed 's/$/\r/' "$file"
	printf '.\r\n'
}
talk() { # talk DELIVER [OPTION...]
	service=$1; shift
	PATH=$T/own:$PATH SERVICE=smtp file-auth --users "$T/users" --deliver "$service" \
	    smtp-recv --hostname h.example "$@" mail-deliver maildir-deliver
}
session() { # session DELIVER [OPTION...]: what is on standard input; the last replies
	{ printf 'EHLO c.example\r\n'; cat; printf 'QUIT\r\n'; } >"$T/in"
	service=$1; shift
	talk "$service" "$@" <"$T/in" >"$T/out" 2>"$T/err"
	tr -d '\r' <"$T/out" | sed -n '/^354/,$p' | grep -v '^354\|^221\|^250 2.1' | cut -c1-21
}
home() { echo "$M/home/$1/Maildir/new"; }

transaction "$T/m" ann@x.org bob@x.org kim+ext@x.org zoe@x.org >"$T/t"
is 'four recipients of two users' "$(session "$T/deliver" <"$T/t")" '250 2.0.0 accepted as'
is 'all have it' "$(for d in "$(home ann)" "$(home bob)" "$(home kim)" "$T/zoe/Maildir/new"; do
	grep -h '^Delivered-To\|^Subject' "$d"/*; done)" 'Delivered-To: ann@x.org
Subject: hello
Delivered-To: bob@x.org
Subject: hello
Delivered-To: kim+ext@x.org
Subject: hello
Delivered-To: zoe@x.org
Subject: hello'
is 'as whom they are' "$(stat -c %u "$(home ann)"/* "$T"/zoe/Maildir/new/* | tr '\n' ' ')" '30000 30001 '
is 'one process for three of them' "$(for d in ann bob kim; do ls "$(home "$d")"; done |
    sed 's/.*P\([0-9]*\)Q.*/\1/;s/.*P\([0-9]*\)_.*/\1/' | sort -u | wc -l)" 1
is 'the log has each' "$(grep -c 'event=delivery .*status=ok' "$T/err")" 4
is 'and mail-deliver was not started for it' "$(cat "$T/started")" ''

transaction "$T/m" ann@x.org eve@x.org >"$T/t"
is 'one of two is over quota' "$(session "$T/deliver" <"$T/t")" '552 5.2.2 mailbox ful'
is 'the log says who' "$(grep -o 'event=delivery to=eve.*' "$T/err" | cut -d' ' -f2-5)" \
    'to=eve@x.org user=eve@x.org status=refused code=69'
transaction "$T/m" eve@x.org >"$T/t"
is 'alone' "$(session "$T/deliver" <"$T/t")" '552 5.2.2 mailbox ful'
is 'still without mail-deliver' "$(cat "$T/started")" ''

rm -rf "$M/home/bob/Maildir"
for i in 1 2 3 4; do transaction "$T/m" bob@x.org; done >"$T/t"
is 'four messages for one mailbox' "$(session "$T/deliver" <"$T/t" | grep -c '^250 2.0.0')" 4
is 'are there' "$(files "$(home bob)" | wc -l)" 4
is 'three of them from a process that was kept' "$(ls "$(home bob)" |
    sed 's/.*P\([0-9]*\)Q.*/\1/;s/.*P\([0-9]*\)_.*/\1/' | sort | uniq -c | sort -n | awk '{ print $1 }' | tr '\n' ' ')" '1 3 '
ok 'which has ended with the connection' wait_for none_serving
{ printf 'EHLO c.example\r\n'; cat "$T/t"; wait_for serving && : >"$T/stays"; printf 'QUIT\r\n'; } |
    talk "$T/deliver" >"$T/out" 2>"$T/err"
ok 'and has not before' test -e "$T/stays"

# Sieve: who keeps all is served by a sieve-filter that stays; the script is asked
# for each message all the same, and what it says of one that it does not simply
# keep is done by another.
printf '#!%s/chain\nexport PATH=%s\nexec sieve-filter --default %s/default maildir-deliver\n' "$BIN" "$BIN" "$T" >"$T/deliver4"
chmod 755 "$T/deliver4"
printf 'require ["fileinto", "envelope"];\nif header :is "subject" "file me" { fileinto "Filed"; }\nif envelope :is "from" "never@b.org" { discard; }\n' >"$T/default"
rm -rf "$M/home/ann/Maildir"
sed 's/hello/file me/' "$T/m" >"$T/m3"
for file in m m m m3 m m; do transaction "$T/$file" ann@x.org; done >"$T/t"
printf 'MAIL FROM:<never@b.org>\r\nRCPT TO:<ann@x.org>\r\nDATA\r\nSubject: no\r\n\r\n.\r\n' >>"$T/t"
is 'seven messages through Sieve' "$(session "$T/deliver4" <"$T/t" | grep -c '^250 2.0.0')" 7
is 'five are kept' "$(files "$(home ann)" | wc -l)" 5
is 'one filed' "$(files "$M/home/ann/Maildir/.Filed" | grep -c /new/)" 1
is 'and none is left behind' "$(files "$M/home/ann/Maildir/tmp" "$M/home/ann/Maildir/.Filed/tmp")" ''
ok 'nobody stays' wait_for none_serving
rm -rf "$M/home/ann/Maildir"
for i in 1 2 3 4; do transaction "$T/m" ann@x.org; done >"$T/t"
printf 'keep;\n' >"$M/home/ann/.dovecot.sieve"
is 'a script of the user' "$(session "$T/deliver4" <"$T/t" | grep -c '^250 2.0.0')" 4
is 'three messages by one deliverer' "$(ls "$(home ann)" |
    sed 's/.*P\([0-9]*\)Q.*/\1/;s/.*P\([0-9]*\)_.*/\1/' | sort | uniq -c | sort -n | awk '{ print $1 }' | tr '\n' ' ')" '1 3 '

rm -rf "$M"/home/*/Maildir
printf 'require "fileinto"; fileinto "Filed";\n' >"$M/home/bob/.dovecot.sieve"
printf 'require "reject"; reject "not me";\n' >"$M/home/kim/.dovecot.sieve"
transaction "$T/m" ann@x.org bob@x.org zoe@x.org >"$T/t"
is 'several recipients, one of whom files it' "$(session "$T/deliver4" <"$T/t" | cut -c1-9)" '250 2.0.0'
is 'each has it where his script says' "$(cd "$M/home" && files . | sed -n 's,/new/.*,,p'; grep -h ^Delivered-To "$M"/home/ann/Maildir/new/* "$M"/home/bob/Maildir/.Filed/new/*)" './ann/Maildir
./bob/Maildir/.Filed
Delivered-To: ann@x.org
Delivered-To: bob@x.org'
transaction "$T/m" ann@x.org kim@x.org eve@x.org >"$T/t"
is 'one refuses, one is full' "$(session "$T/deliver4" <"$T/t" | cut -c1-15)" '550 5.7.1 not m'
is 'both are in the log, and who has it' "$(grep -o 'event=delivery .*status=[a-z]*' "$T/err" | sed 's/event=delivery to=//;s/ user=[^ ]*//')" 'ann@x.org status=ok
kim@x.org status=refused
eve@x.org status=refused'
rm "$M"/home/*/.dovecot.sieve

# What is not so simple goes the long way.
printf 'Delivered-To: bob@x.org\nSubject: again\n\nbody\n' >"$T/again"
transaction "$T/again" bob@x.org >"$T/t"
is 'a message that has been here' "$(session "$T/deliver" <"$T/t" | cut -c1-9)" '554 5.4.6'
is 'mail-deliver has looked at it' "$(wc -l <"$T/started")" 1
rm -rf "$M/home/ann/Maildir"
transaction "$T/m" ann@x.org ann@x.org >"$T/t"
is 'named twice' "$(session "$T/deliver" <"$T/t" | cut -c1-9)" '250 2.0.0'
is 'delivered once' "$(files "$(home ann)" | wc -l)" 1


# What a rule holds is not handed over here: mail-deliver sees MAIL_HOLD, which
# without a queue to hold it in is a refusal for now.
printf 'hold sender a@b.org\n' >"$T/rules"
rm -rf "$M/home/ann/Maildir"; : >"$T/started"
transaction "$T/m" ann@x.org >"$T/t"
is 'held by a rule, and no queue' "$(session "$T/deliver" --rules "$T/rules" <"$T/t" | cut -c1-9)" '451 4.3.5'
like 'the rule' "$(cat "$T/err")" 'event=rule-hold'
is 'nobody has it' "$(files "$(home ann)")" ''
is 'mail-deliver was asked' "$(wc -l <"$T/started")" 1
{ sed 's/a@b.org/c@b.org/' "$T/t"; cat "$T/t"; sed 's/a@b.org/c@b.org/' "$T/t"; } >"$T/t3"
is 'one of three on a connection' "$(session "$T/deliver" --rules "$T/rules" <"$T/t3" | cut -c1-9)" '250 2.0.0
451 4.3.5
250 2.0.0'
is 'the others are delivered, at once' "$(files "$(home ann)" | wc -l) $(wc -l <"$T/started")" '2 2'

transaction "$T/m" ann@x.org bob@x.org >"$T/t"
is 'a service file with a variable' "$(session "$T/deliver2" <"$T/t" | cut -c1-9)" '250 2.0.0'
is 'is run, as each' "$(files "$M/home/ann/Other/new" "$M/home/bob/Other/new" | wc -l)" 2
printf '#!/bin/sh\necho "4.2.0 not today" >&2\nexit 75\n' >"$T/deliver3"
chmod 755 "$T/deliver3"
is 'a program that fails' "$(session "$T/deliver3" <"$T/t" | cut -c1-19)" '451 4.2.0 not today'
done_testing
