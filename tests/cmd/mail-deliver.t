#!/bin/sh
# mail-deliver: each recipient of the envelope, as that user, all verified before
# the first delivery.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

root=no
[ "$(id -u)" != 0 ] || root=yes
if [ $root = yes ]; then
	as='--user 65534:65534' ids='uid=65534\ngid=65534\n'
else
	as='' ids="uid=$(id -u)\ngid=$(id -g)\n"
fi
printf 'From: a@b\nSubject: one\n\nbody\n' >"$T/m"
mkdir "$T/homes"; chmod 777 "$T/homes"
files() { find "$@" -type f 2>/dev/null | sort; }
envelope() { printf 'MAIL FROM:<s@x.org>\n'; printf 'RCPT TO:<%s>\n' "$@"; }

# asked ANSWERS COMMAND...: run the command with an authenticator on descriptor
# 4 that answers from the python file ANSWERS; its questions go to $T/asked.
cat >"$T/authenticator" <<'PY'
import array, fcntl, os, socket, subprocess, sys
answers = {}
for block in open(sys.argv[1]).read().split("\n\n"):
    first, _, rest = block.strip().partition("\n")
    answers[first] = rest
def high(fd):    # out of the way of 3 and 4
    return fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 20)
pair = socket.socketpair()
ours = socket.socket(fileno=high(pair[0].fileno()))
theirs = socket.socket(fileno=high(pair[1].fileno()))
pair[0].close(); pair[1].close()
fds = [3] if os.path.exists("/proc/self/fd/3") and sys.argv[3] == "3" else []
os.dup2(theirs.fileno(), 4)
child = subprocess.Popen(sys.argv[4:], pass_fds=[4] + fds,
    env=dict(os.environ, AUTH_FD="4"))
os.close(4); theirs.close()
log = os.fdopen(high(os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)), "w")
pending = b""
while True:
    try:
        data, anc, flags, addr = ours.recvmsg(4096, socket.CMSG_SPACE(16))
    except ConnectionResetError:
        break
    if not data:
        break
    fds = array.array("i")
    for level, kind, cdata in anc:
        fds.frombytes(cdata)
    for line in (pending + data).decode().splitlines():
        log.write(line + "\n")
        if line.startswith("DELIVER") and len(fds) == 2:
            log.write("message %d\n" % len(os.read(fds[0], 100000)))
            log.write(os.read(fds[1], 100000).decode())
        reply = answers.get(line, "451 4.3.0 what?")
        lines = reply.split("\n")
        if reply[:1].isdigit():
            ours.sendall((reply + "\n").encode())
        else:
            for i, l in enumerate(lines):
                ours.sendall(("250%s%s\n" % ("-" if i + 1 < len(lines) else
                    " ", l)).encode())
log.close()
sys.exit(child.wait())
PY
asked() {
	answers=$1; shift
	"$PYTHON" "$T/authenticator" "$answers" "$T/asked" "$with_envelope" "$@"
}
account() { # ADDRESS HOME [IDS]
	printf "VRFY %s\nuser=%s\nhome=$T/homes/%s\n${3-$ids}\n" "$1" "$1" "$2"
}

# -- by hand, one recipient of the environment
# shellcheck disable=SC2086
RECIPIENT=joe+lists@example.org SENDER=s@x.org HOME=$T/homes/joe \
	exits 'one recipient by hand' 0 env RECIPIENT=joe+lists@example.org \
	SENDER=s@x.org HOME="$T/homes/joe" mail-deliver $as maildir-deliver <"$T/m"
is 'delivered' "$(cat "$T"/homes/joe/Maildir/new/* | head -2)" \
	'Return-Path: <s@x.org>
Delivered-To: joe+lists@example.org'
# shellcheck disable=SC2086
printf 'MAIL FROM:<>\nRCPT TO:<Joe+a.b@Example.org> ORCPT=rfc822;big+2Bboss@x.org\n' >"$T/e"
exits 'variables' 0 env AUTH_FD=99 USER=joe MAILDIR=/m QUOTA=5M mail-deliver $as env <"$T/m" 3<"$T/e"
is 'SENDER RECIPIENT and so on' \
	"$(grep -E '^(SENDER|RECIPIENT|ORIGINAL|LOCAL|DOMAIN|EXT|USER|MAILDIR|QUOTA|AUTH)' "$T/out" | sort)" \
	'DOMAIN=example.org
EXTENSION=a.b
LOCAL=Joe+a.b
MAILDIR=/m
ORIGINAL_RECIPIENT=big+boss@x.org
QUOTA=5M
RECIPIENT=Joe+a.b@example.org
SENDER=
USER=joe'
exits 'other delimiters' 0 env mail-deliver $as -d '-+' env <"$T/m" 3<"$T/e"
exits 'message and only the usual descriptors' 0 mail-deliver $as \
	sh -c 'cat >/dev/null; ls /proc/self/fd' <"$T/m" 3<"$T/e" 5</dev/null
is 'nothing else is open' "$(grep -c . "$T/out")" 4
exits 'the exit code is the program'"'"'s' 77 mail-deliver $as sh -c 'echo 5.7.1 no >&2; exit 77' <"$T/m" 3<"$T/e"
like 'and its words' "$(cat "$T/err")" '^5\.7\.1 no'
exits 'no program' 75 mail-deliver <"$T/m"
exits 'a program that is not there' 75 mail-deliver $as /no/such/program <"$T/m" 3<"$T/e"
exits 'no RECIPIENT' 75 env -u RECIPIENT mail-deliver $as env <"$T/m"
exits 'an envelope that is none' 75 mail-deliver $as env <"$T/m" 3<"$T/m"
exits 'several and no authenticator' 75 sh -c "mail-deliver $as env <'$T/m' 3<<'E'
MAIL FROM:<>
RCPT TO:<a@x.org>
RCPT TO:<b@x.org>
E"
exits 'empty message' 65 mail-deliver $as env </dev/null 3<"$T/e"
printf 'delivered-to : joe+A.B@example.org\n' | cat - "$T/m" >"$T/loop"
exits 'a loop' 77 mail-deliver $as env <"$T/loop" 3<"$T/e"
like 'says so' "$(cat "$T/err")" '5\.4\.6 mail loop'
if [ $root = yes ]; then
	exits 'root without --user' 75 mail-deliver id -u <"$T/m" 3<"$T/e"
	exits 'root with --user' 0 mail-deliver $as id -u <"$T/m" 3<"$T/e"
	is 'becomes it' "$(cat "$T/out")" 65534
	exits 'never to root' 75 mail-deliver --user 0:0 id -u <"$T/m" 3<"$T/e"
else
	skip 'root becomes the user' 'not root'
fi

# -- several, with an authenticator
with_envelope=3
{ account joe@x.org joe; echo; account ann@x.org ann; echo
  printf 'VRFY bad@x.org\n550 5.1.1 no such user\n\nVRFY later@x.org\n451 4.3.0 directory is down\n\n'
  account other@x.org other 'uid=12345\ngid=12345\n'; echo
  printf 'DELIVER other@x.org\n250 2.0.0 ok\n'; } >"$T/answers"
envelope joe@x.org ann@x.org joe@x.org >"$T/e2"
deliver2() { asked "$T/answers" mail-deliver "$@" <"$T/m" 3<"$T/e2"; }
rm -rf "$T/homes/joe"
exits 'two recipients' 0 deliver2 maildir-deliver
is 'each has it once' "$(files "$T"/homes/*/Maildir/new | wc -l)" 2
is 'each with its own Delivered-To' "$(cat "$T"/homes/*/Maildir/new/* | grep Delivered)" 'Delivered-To: ann@x.org
Delivered-To: joe@x.org'
[ $root = no ] || is 'as that user' "$(stat -c %u "$T"/homes/ann/Maildir/new/*)" 65534
like 'a line each in the log' "$(cat "$T/err")" 'event=delivery to=ann@x.org .*status=ok'
envelope joe@x.org bad@x.org ann@x.org >"$T/e2"
exits 'one is refused: nobody gets it' 67 deliver2 maildir-deliver
like 'with the reason' "$(cat "$T/err")" '^5\.1\.1 no such user'
envelope joe@x.org later@x.org >"$T/e2"
exits 'one cannot be asked for: nobody gets it, for now' 75 deliver2 maildir-deliver
is 'still one each' "$(files "$T"/homes/*/Maildir/new | wc -l)" 2
printf 'Delivered-To: ann@x.org\n' | cat - "$T/m" >"$T/loop"
envelope joe@x.org ann@x.org >"$T/e2"
exits 'a loop for one: nobody gets it' 77 asked "$T/answers" mail-deliver maildir-deliver <"$T/loop" 3<"$T/e2"
cat >"$T/picky" <<'SH'
#!/bin/sh
case $RECIPIENT in
joe*) echo 4.2.2 disk is full >&2; exit 75 ;;
esac
exec maildir-deliver
SH
chmod 755 "$T/picky"
exits 'one fails for now' 75 deliver2 "$T/picky"
is 'the other has it' "$(files "$T"/homes/ann/Maildir/new | wc -l)" 2
like 'the reason' "$(cat "$T/err")" '^4\.2\.2 disk is full'
exits '--stop' 75 deliver2 --stop "$T/picky"
is 'the other waits' "$(files "$T"/homes/ann/Maildir/new | wc -l)" 2
exits 'one is refused at delivery' 77 deliver2 sh -c 'case $RECIPIENT in ann*) echo 5.2.2 mailbox full >&2; exit 77; esac; exec maildir-deliver'
like 'the sender is told' "$(cat "$T/err")" '^5\.2\.2 mailbox full'
exits 'a program that is killed' 75 deliver2 sh -c 'kill -9 $$'
exits 'one that takes too long' 75 deliver2 --timeout 1s sh -c '[ "$RECIPIENT" != joe@x.org ] || sleep 1000'

# -- another user's mail is the authenticator's to deliver
if [ $root = yes ] && command -v setpriv >/dev/null; then
	run='setpriv --reuid 65534 --regid 65534 --clear-groups' ok_run=yes
else
	run='' ok_run=$([ $root = no ] && echo yes)
fi
if [ "$ok_run" = yes ]; then
	envelope other@x.org >"$T/e2"
	# shellcheck disable=SC2086
	exits 'asked to deliver' 0 asked "$T/answers" $run mail-deliver maildir-deliver <"$T/m" 3<"$T/e2"
	is 'with message and envelope' "$(sed -n '/^DELIVER/,$p' "$T/asked")" "DELIVER other@x.org
message $(wc -c <"$T/m")
SENDER=s@x.org
RECIPIENT=other@x.org
ORIGINAL_RECIPIENT=other@x.org
LOCAL=other
DOMAIN=x.org
EXTENSION="
else
	skip 'asked to deliver' 'no setpriv'
fi

# -- how many programs are started for one recipient
if [ -z "${SANITIZE:-}" ] && strace -o /dev/null true 2>/dev/null; then
	# shellcheck disable=SC2086
	HOME=$T/homes/joe strace -f -o "$T/trace" -e trace=execve mail-deliver $as maildir-deliver <"$T/m" 3<"$T/e" 2>/dev/null
	is 'one recipient: two execs in one process' "$(grep -c 'execve.* = 0' "$T/trace")" 2
	is 'no process but the header reader' "$(cut -d' ' -f1 "$T/trace" | sort -u | wc -l)" 2
else
	skip 'execs' 'strace cannot trace here'
fi

# -- what is left goes to a queue
q=$T/q
fresh() {
	for d in "$q" "$q.local"; do
		rm -rf "$d"; mkdir -m 700 "$d"
		[ $root = no ] || chown 65533:65533 "$d"
	done
	rm -rf "$T"/homes/*
}
rcpts() { sed -n 's/^RCPT TO://p' "$@" 2>/dev/null; }
echo example.org >"$T/local"
account ann@example.org ann >"$T/a1"
cat >"$T/e4" <<'END'
MAIL FROM:<s@x.org> ENVID=1
RCPT TO:<ann@example.org>
RCPT TO:<far@example.net> NOTIFY=SUCCESS
RCPT TO:<away@example.com>
END
with_envelope=3
fresh
# shellcheck disable=SC2086
exits 'one of ours, two that are not' 0 asked "$T/a1" mail-deliver $as \
	--local "$T/local" --queue "$q" maildir-deliver <"$T/m" 3<"$T/e4"
is 'ours is delivered' "$(files "$T"/homes/*/Maildir/new | grep -c .)" 1
is 'the others are queued' "$(rcpts "$q"/new/*)" '<far@example.net> NOTIFY=SUCCESS
<away@example.com>'
like 'the envelope is kept' "$(cat "$q"/new/*)" '^MAIL FROM:<s@x.org> ENVID=1'
is 'only ours was asked for' "$(cat "$T/asked")" 'VRFY ann@example.org'
fresh
# shellcheck disable=SC2086
exits 'a queue that cannot be written to' 75 asked "$T/a1" mail-deliver $as \
	--local "$T/local" --queue "$T/none" maildir-deliver <"$T/m" 3<"$T/e4"
is 'then nobody gets it' "$(files "$T/homes" | grep -c .)" 0
fresh
# shellcheck disable=SC2086
exits 'ours fails for now' 0 asked "$T/a1" mail-deliver $as --local "$T/local" \
	--queue "$q" --local-queue "$q.local" sh -c 'exit 75' <"$T/m" 3<"$T/e4"
is 'and waits in its own queue' "$(rcpts "$q.local"/new/*)" '<ann@example.org>'
fresh
MAIL_HOLD=1; export MAIL_HOLD
# shellcheck disable=SC2086
exits 'to be held, with nobody to hold it' 75 asked "$T/a1" mail-deliver $as --local "$T/local" \
	--queue "$q" maildir-deliver <"$T/m" 3<"$T/e4"
like 'says so' "$(cat "$T/err")" '4\.3\.5 to be held, and no --local-queue'
is 'and nothing is queued or delivered' "$(files "$q/new" "$T/homes" 2>/dev/null | grep -c .)" 0
# shellcheck disable=SC2086
exits 'to be held' 0 asked "$T/a1" mail-deliver $as --local "$T/local" --queue "$q" \
	--local-queue "$q.local" maildir-deliver <"$T/m" 3<"$T/e4"
unset MAIL_HOLD
is 'nobody has it' "$(files "$T/homes" | grep -c .)" 0
is 'ours is in one queue, the others in the other' "$(rcpts "$q.local"/hold/*; rcpts "$q"/hold/*)" '<ann@example.org>
<far@example.net> NOTIFY=SUCCESS
<away@example.com>'
printf 'VRFY ann@example.org\n551 5.1.6 not here\n' >"$T/a551"
printf 'MAIL FROM:<s@x.org>\nRCPT TO:<ann@example.org>\n' >"$T/e5"
fresh
# shellcheck disable=SC2086
exits 'the authenticator says 551' 0 asked "$T/a551" mail-deliver $as --queue "$q" \
	false <"$T/m" 3<"$T/e5"
is 'it is queued' "$(rcpts "$q"/new/*)" '<ann@example.org>'
# shellcheck disable=SC2086
exits '551 and no queue' 75 asked "$T/a551" mail-deliver $as false <"$T/m" 3<"$T/e5"
fresh
exits 'remote, by hand' 0 env SENDER=s@x.org RECIPIENT=far@example.net \
	mail-deliver --local "$T/local" --queue "$q" false <"$T/m"
is 'is queued too' "$(rcpts "$q"/new/*)" '<far@example.net>'
done_testing
