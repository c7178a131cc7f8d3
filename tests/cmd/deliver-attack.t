#!/bin/sh
# What one recipient of a message can do to the others, and what a service file can
# do to the ways that are there for speed: DELIVERALL and --list, --serve, service
# files that are read instead of started, smtp-recv that asks for itself.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
[ "$(id -u)" -eq 0 ] || skip_all 'deliveries as other users need root'

printf 'From: a@b.org\nSubject: hello\n\nbody\n' >"$T/m"
files() { find "$@" -type f 2>/dev/null | sort; }
mkdir -m 700 "$M/home" "$T/zoe"
chown 30000:30000 "$M/home"; chown 30001:30001 "$T/zoe"
for who in ann bob eve kim; do
	echo "$who@x.org:x:30000:30000::$M/home/$who"
	mkdir "$M/home/$who"; chown 30000:30000 "$M/home/$who"
done >"$T/users"
echo "zoe@x.org:x:30001:30001::$T/zoe" >>"$T/users"
service() { # service NAME: the lines are on standard input
	{ printf '#!%s/chain\nexport PATH=%s:/usr/bin:/bin\n' "$BIN" "$BIN"; cat; } >"$T/$1"
	chmod 755 "$T/$1"
}
transaction() { # transaction FILE RECIPIENT...
	file=$1; shift
	printf 'MAIL FROM:<a@b.org>\r\n'
	for rcpt; do printf 'RCPT TO:<%s>\r\n' "$rcpt"; done
	printf 'DATA\r\n'
	sed 's/$/\r/' "$file"
	printf '.\r\n'
}
session() { # session SERVICE [OPTION...]: what is on standard input; the replies
	service=$1; shift
	{ printf '%s c.example\r\n' "${HELO:-EHLO}"; cat; printf 'QUIT\r\n'; } >"$T/in"
	SERVICE=smtp timeout 60 file-auth --users "$T/users" --deliver "$T/$service" \
	    smtp-recv --hostname h.example "$@" mail-deliver maildir-deliver \
	    <"$T/in" >"$T/out" 2>"$T/err"
	tr -d '\r' <"$T/out" | sed -n '/^354/,$p' | grep -v '^354\|^221\|^250 2.1' | cut -c1-9
}
home() { echo "$M/home/$1/Maildir/new"; }
clean() { rm -rf "${M:?}"/home/*/* "$T/zoe/Maildir"; }
service plain <<'X'
exec maildir-deliver
X

# -- what the service file says counts, however many recipients there are
transaction "$T/m" ann@x.org >"$T/one"
transaction "$T/m" ann@x.org bob@x.org >"$T/two"
cat "$T/one" "$T/one" "$T/one" >"$T/three"
service quota <<'X'
export QUOTA=20
exec maildir-deliver
X
is 'QUOTA of the service: one' "$(session quota <"$T/one")" '552 5.2.2'
is 'two' "$(session quota <"$T/two")" '552 5.2.2'
is 'one after the other' "$(session quota <"$T/three" | uniq)" '552 5.2.2'
is 'nobody has it' "$(files "$M/home" | grep -v maildirsize)" ''
clean
service maildir <<X
export MAILDIR=$M/home/ann/There
exec maildir-deliver
X
is 'MAILDIR of the service' "$(session maildir <"$T/one"; session maildir <"$T/two"; session maildir <"$T/three" | uniq)" '250 2.0.0
250 2.0.0
250 2.0.0'
is 'is where all of it is' "$(files "$M/home" | grep -c "/There/new/")/$(files "$M/home" | wc -l)" 6/6
clean
service sender <<'X'
export SENDER=list-owner@x.org
export RECIPIENT=archive@x.org
exec maildir-deliver
X
session sender <"$T/one" >"$T/o"; session sender <"$T/two" >"$T/o"; session sender <"$T/three" >"$T/o"
is 'SENDER and RECIPIENT of the service' \
    "$(cat "$M"/home/*/Maildir/new/* | grep '^Return-Path\|^Delivered' | sort | uniq -c | tr -s ' ')" ' 6 Delivered-To: archive@x.org
 6 Return-Path: <list-owner@x.org>'
clean
printf 'keep;\n' >"$T/default"
service sievequota <<X
export QUOTA=20
exec sieve-filter --default $T/default maildir-deliver
X
is 'and through Sieve' "$(session sievequota <"$T/one"; session sievequota <"$T/two"; session sievequota <"$T/three" | uniq)" '552 5.2.2
552 5.2.2
552 5.2.2'
clean
# A filter between the two takes the folders as its program's arguments.
service between <<X
exec sieve-filter --default $T/default filter-pipe sed s/body/filtered/ -- maildir-deliver
X
is 'a link between Sieve and the Maildir' "$(session between <"$T/one"; session between <"$T/two"; session between <"$T/three")" '250 2.0.0
250 2.0.0
250 2.0.0
250 2.0.0
250 2.0.0'
is 'has seen each message' "$(cat "$M"/home/*/Maildir/new/* | grep -c '^filtered')" 6
clean

# -- service files that are nearly plain
odd() { # odd NAME TEXT: what becomes of one and of two recipients
	printf '%b' "$2" >"$T/odd"; chmod 755 "$T/odd"
	is "$1" "$(session odd <"$T/one")$(session odd <"$T/two")" "${3:-451 4.3.0451 4.3.0}"
	is "$1: who has it" "$(files "$M/home" | grep -vc maildirsize)" "${4:-0}"
	clean
}
sh="#!/bin/sh\nexport PATH=$BIN:/usr/bin:/bin\n" yes='250 2.0.0250 2.0.0'
odd 'CR LF' "#!/bin/sh\r\nexport PATH=$BIN\r\nexec maildir-deliver\r\n"
odd 'CR at the end of the command' "${sh}exec maildir-deliver\r\n"
odd 'a NUL' "#!$BIN/chain\nexport PATH=$BIN\nexec maildir-deliver\0\n"
odd 'a comment and a joined line' "${sh}# exec false\nexec \\\\\n  maildir-deliver # yes\n" "$yes" 3
odd 'quotes' "${sh}exec 'maildir'\"-del\"iver \"--flags\" 'Seen'\n" "$yes" 3
odd 'a variable' "${sh}exec maildir-deliver --maildir \"\$HOME/Maildir\"\n" "$yes" 3
odd 'a command before exec' "${sh}true\nexec maildir-deliver\n" "$yes" 3
odd 'a condition' "${sh}[ -n \"\$NOPE\" ] || exit 75\nexec maildir-deliver\n"
odd 'wildcards' "${sh}exec $BIN/maildir-delive[r]\n" "$yes" 3
odd 'a list of commands' "${sh}exec maildir-deliver; exit 75\n" "$yes" 3
odd 'a substitution' "${sh}export MAILDIR=\$(echo \"\$HOME/Maildir\")\nexec maildir-deliver\n" "$yes" 3
odd 'no newline at its end' "${sh}exec maildir-deliver" "$yes" 3
odd 'an empty file' '' "$(printf '451 4.3.0451 4.3.0')"
odd 'arguments of its own' "${sh}exec maildir-deliver \"\$@\"\n" "$yes" 3
odd 'umask' "${sh}umask 077\nexec maildir-deliver\n" "$yes" 3
odd 'sh with an option' "#!/bin/sh -e\nfalse\nexport PATH=$BIN\nexec maildir-deliver\n"
odd 'redirection' "${sh}exec maildir-deliver </dev/null\n" '554 5.6.0554 5.6.0'
odd 'an assignment before it' "${sh}QUOTA=20 exec maildir-deliver\n" '552 5.2.2552 5.2.2'
{ printf '#!%s/chain\n' "$BIN"; head -c 1048576 /dev/zero | tr '\0' '#'; printf '\nexport PATH=%s\nexec maildir-deliver\n' "$BIN"; } >"$T/huge"
chmod 755 "$T/huge"
is 'one of 1 MB' "$(session huge <"$T/two")" '451 4.3.0'

# -- whose Maildir is odd among others
clean
ln -s "$M/home/eve" "$M/home/bob/Maildir"                    # a link to another's
mkdir "$M/home/kim/Maildir"; chmod 0 "$M/home/kim/Maildir"; chown 30000 "$M/home/kim/Maildir"
transaction "$T/m" ann@x.org bob@x.org kim@x.org >"$T/t"
is 'one Maildir that cannot be read: later' "$(session plain <"$T/t")" '451 4.3.0'
is 'the others have it' "$(files "$(home ann)" "$M/home/eve/new" | wc -l)" 2
HELO=LHLO
session plain --lmtp <"$T/t" >"$T/o"
is 'LMTP: each its own answer, in order' "$(grep -c '^250 2.1.5 accepted' "$T/out") $(tail -n 2 "$T/out" | cut -c1-9 | head -n 1)" '2 451 4.3.0'
unset HELO
chmod 700 "$M/home/kim/Maildir"; clean
mkfifo "$M/home/bob/Maildir"; chown 30000 "$M/home/bob/Maildir"
is 'a FIFO' "$(session plain <"$T/t")" '451 4.3.0'
is 'keeps nobody else from it' "$(files "$(home ann)" "$(home kim)" | wc -l)" 2
clean; rm -f "$M/home/bob/Maildir"
mkdir -p "$M/home/bob/Maildir/cur" "$M/home/bob/Maildir/new" "$M/home/bob/Maildir/tmp"
mkfifo "$M/home/bob/Maildir/maildirsize"; chown -R 30000:30000 "$M/home/bob/Maildir"
is 'a FIFO for maildirsize' "$(session plain <"$T/t")" '250 2.0.0'
is 'and all have it' "$(files "$(home ann)" "$(home bob)" "$(home kim)" | wc -l)" 3
sed 's/^\(bob.*\)$/\1::quota=1M/' "$T/users" >"$T/users2"; mv "$T/users2" "$T/users"
is 'and with a quota' "$(session plain <"$T/t")" '250 2.0.0'
sed 's/::quota=1M$//' "$T/users" >"$T/users2"; mv "$T/users2" "$T/users"
clean

# -- few descriptors
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50; do
	echo "r$i@x.org:x:30000:30000::$M/home/ann/r$i"
done >>"$T/users"
set --
for i in $(seq 50); do set -- "$@" "r$i@x.org"; done
transaction "$T/m" "$@" >"$T/fifty"
is 'fifty recipients and 64 descriptors' "$(ulimit -n 64; session plain <"$T/fifty")" '250 2.0.0'
is 'each has one' "$(files "$M/home/ann" | grep -c /new/)" 50
clean
service sieve <<X
exec sieve-filter --default $T/default maildir-deliver
X
is 'through Sieve' "$(ulimit -n 64; session sieve <"$T/fifty")" '250 2.0.0'
is 'each has one' "$(files "$M/home/ann" | grep -c /new/)" 50
clean

# -- the message is nobody's to change
cat >"$T/evil.py" <<'X'
import os, sys
if os.environ["USER"].startswith("zoe"):
    for how in ("write", "truncate", "again"):
        try:
            if how == "write":
                os.pwrite(0, b"HACKED", 600)
            elif how == "truncate":
                os.ftruncate(0, 10)
            else:
                fd = os.open("/proc/self/fd/0", os.O_RDWR)
                os.pwrite(fd, b"HACKED", 600)
        except OSError:
            pass
    if os.fork() == 0:                # and who stays behind may seek
        os.setsid()
        for fd in (1, 2):
            os.close(fd)
        import time
        end = time.time() + 5
        while time.time() < end:
            os.lseek(0, 7, 0)
        os._exit(0)
    sys.exit(0)
os.execvp("maildir-deliver", ["maildir-deliver"])
X
service evil <<X
exec $PYTHON $T/evil.py
X
{ cat "$T/m"; head -c 6000000 /dev/zero | tr '\0' x | fold -w 70; echo; } >"$T/large"
for size in m large; do
	transaction "$T/$size" zoe@x.org ann@x.org bob@x.org eve@x.org >"$T/t"
	session evil <"$T/t" >"$T/o"
	is "$size: what one user's program does to the message is not for the others" \
	    "$(for who in ann bob eve; do sed -n '/^From:/,$p' "$(home $who)"/* | cmp - "$T/$size" 2>&1; done; cat "$T/o")" '250 2.0.0'
	clean
	transaction "$T/$size" zoe@x.org >"$T/t"; transaction "$T/$size" ann@x.org >>"$T/t"
	session evil <"$T/t" >"$T/o"
	is "$size: one after the other" "$(sed -n '/^From:/,$p' "$(home ann)"/* | cmp - "$T/$size" 2>&1; cat "$T/o")" '250 2.0.0
250 2.0.0'
	clean
done

# -- what a delivery gets of the one before, and of us
cat >"$T/look.sh" <<'X'
#!/bin/sh
{ env | sort; umask; pwd; ulimit -a; id; ls -l /proc/self/fd | sed 's/.* \([0-9]* ->\)/\1/;s/\[[0-9]*\]//' | grep -v /proc; } >"$HOME/look" 2>&1
X
chmod 755 "$T/look.sh"
service look <<X
exec $T/look.sh
X
plain_look() { sed '/^SESSION_ID\|^QUEUE_ID\|^_=/d;s/kim/zoe/g;s,'"$M"'/home/zoe,'"$T"'/zoe,g;s/3000[01]/30000/g' "$1"; }
transaction "$T/m" ann@x.org zoe@x.org kim@x.org bob+ext@x.org >"$T/t"
SECRET=sesame session look <"$T/t" >"$T/o"
is 'all were started' "$(cat "$T/o")" '250 2.0.0'
is 'who comes later finds nothing of who was before' "$(plain_look "$T/zoe/look")" "$(plain_look "$M/home/kim/look")"
is 'nobody has the authenticator, or a sign of the others' \
    "$(grep -h 'AUTH_FD\|socket\|ann@\|bob' "$T/zoe/look" "$M/home/kim/look")" ''
is 'an extension is its own' "$(grep -c ^EXTENSION=. "$M/home/ann/look" "$M/home/bob/look" | sed 's/.*://' | tr '\n' ' ')" '0 1 '
done_testing
