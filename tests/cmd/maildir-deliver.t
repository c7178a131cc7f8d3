#!/bin/sh
# maildir-deliver: one message, one file, there for good or not at all.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

# As root the deliveries run as uid 65534; otherwise as ourselves.
if [ "$(id -u)" = 0 ]; then
	as='--user 65534:65534'
	chown 65534:65534 "$T"
else
	as=
fi
deliver() { # shellcheck disable=SC2086
	maildir-deliver $as "$@"
}
message() { printf 'From: a@b\nSubject: %s\n\nbody\n' "$1"; }
files() { find "$@" -type f 2>/dev/null | sort; }

# -- the common case
message one >"$T/m"
exits 'deliver' 0 deliver -m "$T/M" <"$T/m"
is 'one file in new/' "$(files "$T/M/new" | wc -l)" 1
is 'without SENDER and RECIPIENT byte for byte' \
	"$(cat "$T"/M/new/*)" "$(cat "$T/m")"
is 'tmp/ is empty' "$(files "$T/M/tmp")" ''
like 'the name says the sizes' "$(ls "$T/M/new")" ',S=29,W=33$'
is 'mode' "$(stat -c %a "$T"/M/new/*)" 600
like 'a log line' "$(cat "$T/err")" '^service=maildir-deliver session=[^ ]* .*event=delivered .*folder=INBOX size=29'

SENDER=s@x RECIPIENT=r@y HOME=$T/home
export SENDER RECIPIENT HOME
printf 'Return-Path: <forged@x>\nX: 1\nreturn-PATH :\n <two>\nSubject: s\n\nReturn-Path: body\n' >"$T/m2"
exits 'HOME/Maildir, made with its parents' 0 deliver <"$T/m2"
is 'Return-Path is ours, Delivered-To added, the body left alone' \
	"$(cat "$T"/home/Maildir/new/*)" 'Return-Path: <s@x>
Delivered-To: r@y
X: 1
Subject: s

Return-Path: body'
printf 'From MAILER Sat Jan  1 00:00:00 2000\r\nA: b\r\n\r\nc\r\n' >"$T/m3"
MAILDIR=$T/crlf exits 'MAILDIR wins over HOME' 0 env MAILDIR="$T/crlf" \
	maildir-deliver $as <"$T/m3"
is 'line ends are not mixed, an mbox line is dropped' \
	"$(cat "$T"/crlf/new/* | od -c | head -20)" \
	"$(printf 'Return-Path: <s@x>\r\nDelivered-To: r@y\r\nA: b\r\n\r\nc\r\n' | od -c)"
SENDER='' exits 'null sender' 0 env SENDER= maildir-deliver $as -m "$T/null" <"$T/m"
like 'Return-Path: <>' "$(cat "$T"/null/new/*)" '^Return-Path: <>$'
exits '--raw' 0 deliver --raw -m "$T/raw" <"$T/m2"
is '--raw leaves it as it is' "$(cat "$T"/raw/new/*)" "$(cat "$T/m2")"

# -- what is not a message with a header and a body
exits 'empty input' 65 deliver -m "$T/M" </dev/null
like 'has a reason' "$(cat "$T/err")" '^5\.6\.0 empty message'
printf '\nonly body\n' >"$T/m4"
exits 'no header' 0 deliver -m "$T/odd" <"$T/m4"
is 'body kept' "$(cat "$T"/odd/new/*)" 'Return-Path: <s@x>
Delivered-To: r@y

only body'
printf 'A: b' | deliver -m "$T/odd2" 2>/dev/null
is 'no line end at all' "$(cat "$T"/odd2/new/*)" 'Return-Path: <s@x>
Delivered-To: r@y
A: b'
exits 'descriptor 0 closed' 75 deliver -m "$T/M" <&-

# -- from a pipe, and large, in constant memory
"$PYTHON" -c 'import sys
sys.stdout.write("A: b\n\n")
for i in range(300000): sys.stdout.write("x" * 99 + "\n")' >"$T/big"
# A sanitizer needs terabytes of addresses, and cannot be traced.
limit=20000
[ -z "${SANITIZE:-}" ] || limit=unlimited
# shellcheck disable=SC2002
cat "$T/big" | (ulimit -v $limit; deliver --raw -m "$T/bigbox" 2>"$T/err")
ok '30 MB through a pipe in 20 MB of address space' cmp "$T"/bigbox/new/* "$T/big"
rm -f "$T"/bigbox/new/* "$T/big"

# -- folders (T15: a folder that is not there is made, and an error names it)
exits 'a folder is made' 0 deliver -e -m "$T/F" --folder Work --folder 'A.Gr&APw-n' <"$T/m"
like 'and said' "$(cat "$T/err")" 'folder Work: no directory \.Work; making it'
is 'both have it' "$(files "$T/F/.Work/new" "$T/F/.A.Gr&APw-n/new" | wc -l)" 2
ok 'with maildirfolder' test -f "$T/F/.Work/maildirfolder"
exits 'a UTF-8 name' 0 deliver -m "$T/F" --folder 'A.Grün' <"$T/m"
is 'is the same folder' "$(files "$T/F/.A.Gr&APw-n/new" | wc -l)" 2
exits 'named twice' 0 deliver -m "$T/F" -f Once -f Once <"$T/m"
is 'delivered once' "$(files "$T/F/.Once/new" | wc -l)" 1
exits '--no-create' 0 deliver -m "$T/F" --no-create -f Missing -f inbox <"$T/m"
is 'INBOX instead, once' "$(files "$T/F/new" | wc -l) $(ls -d "$T"/F/.Missing 2>&1 | grep -c cannot)" '1 1'
: >"$T/F/.File"
exits 'a folder that cannot be made' 75 deliver -m "$T/F" -f File <"$T/m"
like 'the error names the path' "$(cat "$T/err")" '\.File'
exits 'a Maildir that cannot be made' 75 deliver -m "$T/m/Maildir" <"$T/m"
like 'the error names it' "$(cat "$T/err")" "$T/m"
i=0 long=A
while [ $i -lt 300 ]; do long=$long.A; i=$((i + 1)); done
mkdir -p "$T/victim"
for name in ../victim .. . .Work Work. Work..x 'a/b' "$(printf 'a\nb')" '' \
	"$long" "$(printf '%0300d' 0)" "$(printf '\377')"; do
	exits "refused, for now: $(printf %.20s "$name" | tr '\n\377' '??')" 75 \
		deliver -m "$T/F" --folder "$name" <"$T/m"
done
is 'nothing came of it' "$(files "$T/victim")$(ls -A "$T/victim")" ''

# -- flags
exits 'flags' 0 deliver -m "$T/G" --flags '\Seen flagged' --flags '$Label1 Junk' <"$T/m"
like 'straight into cur/' "$(ls "$T/G/cur")" ':2,FSab$'
is 'keywords file' "$(cat "$T/G/dovecot-keywords")" '0 $Label1
1 Junk'
ok 'no lock is left' test ! -e "$T/G/dovecot-uidlist.lock"
exits 'no flag' 75 deliver -m "$T/G" --flags 'a(b' <"$T/m"

# -- loops, quota, addresses
printf 'Delivered-To: R@Y\n' | cat - "$T/m" >"$T/loop"
exits 'a loop' 77 deliver -m "$T/M" <"$T/loop"
like 'says so' "$(cat "$T/err")" '^5\.4\.6 mail loop'
printf '1000S,10C\n900 8\n' >"$T/G/maildirsize"
[ -z "$as" ] || chown 65534 "$T/G/maildirsize"
exits 'just below quota' 0 deliver -m "$T/G" <"$T/m"
is 'the message is counted' "$(tail -1 "$T/G/maildirsize")" '66 1'
exits 'over it' 77 deliver -m "$T/G" <"$T/m"
like 'mailbox full' "$(cat "$T/err")" '^5\.2\.2 mailbox full'
is 'nothing is left in tmp/' "$(files "$T/G/tmp")" ''
exits 'QUOTA of the account' 77 env QUOTA=1 maildir-deliver $as -m "$T/G" <"$T/m"
exits 'QUOTA that is none' 75 env QUOTA=much maildir-deliver $as -m "$T/G" <"$T/m"
exits 'a line end in SENDER' 75 env SENDER="$(printf 'a\nX: y')" maildir-deliver $as -m "$T/G" <"$T/m"
exits 'a bad option' 75 deliver --no-such <"$T/m"
if [ -n "$as" ]; then
	exits 'never as root' 75 maildir-deliver -m "$T/rootbox" <"$T/m"
	exits 'nor by --user 0:0' 75 maildir-deliver --user 0:0 -m "$T/rootbox" <"$T/m"
	ok 'nothing was made' test ! -e "$T/rootbox"
	is 'files belong to the user' "$(stat -c %u "$T"/M/new/* | sort -u)" 65534
else
	skip 'never as root' 'not root'
fi
exits '-n' 0 deliver -n -m "$T/none" -f Work
ok '-n makes nothing' test ! -e "$T/none"

# -- traps in the Maildir: links that lead out of it
mkdir "$T/escape"; mkdir -p "$T/L/cur" "$T/L/new"
[ -z "$as" ] || chown -R 65534:65534 "$T/L" "$T/escape"
ln -s "$T/escape" "$T/L/tmp"
exits 'tmp/ is a symbolic link' 75 deliver -m "$T/L" <"$T/m"
ln -s "$T/escape" "$T/L/.Trap"
exits 'a folder is one' 75 deliver -m "$T/L" -f Trap <"$T/m"
is 'nothing was written through them' "$(files "$T/escape")" ''
mkdir -p "$T/K/.K/cur" "$T/K/.K/new" "$T/K/.K/tmp"
[ -z "$as" ] || chown -R 65534:65534 "$T/K"
ln -s "$T/escape/victim" "$T/K/.K/dovecot-keywords.lock"
exits 'a link under a file name we use' 0 deliver -m "$T/K" -f K --flags '$X' <"$T/m"
is 'is not followed' "$(files "$T/escape")" ''

# -- twenty at once, all different
i=0
while [ $i -lt 20 ]; do
	message "$i" | deliver -m "$T/P" 2>/dev/null &
	i=$((i + 1))
done
wait
is 'twenty at once' "$(cat "$T"/P/new/* | grep -c '^Subject')" 20

# -- a disk that is full
if [ "$(id -u)" = 0 ] && mkdir "$T/small" &&
	mount -t tmpfs -o size=64k,mode=777 none "$T/small" 2>/dev/null; then
	{ echo; yes 0123456789 | head -c 200000; } >"$T/fat"
	exits 'no space' 75 deliver --raw -m "$T/small/M" <"$T/fat"
	is 'nothing is left behind' "$(files "$T/small")" ''
	exits 'and room again' 0 deliver --raw -m "$T/small/M" <"$T/m"
	umount "$T/small"
else
	skip 'no space' 'cannot mount a small file system'
fi
(ulimit -f 1; { echo; yes 0123456789 | head -c 200000; } | deliver --raw -m "$T/limit" 2>"$T/err")
is 'file size limit: 75, not a signal' "$?" 75
is 'nothing is left behind there' "$(files "$T/limit")" ''

# -- compressed
if maildir-deliver -V | grep -q zlib; then
	{ printf 'Subject: x\n\n'; yes 0123456789 | head -c 20000; } >"$T/long"
	exits 'compressed' 0 deliver --raw --compress 9 -m "$T/Z" <"$T/long"
	z=$(ls "$T/Z/new")
	like 'its name has the sizes of the message' "$z" ",S=$(wc -c <"$T/long" | tr -d ' '),W=$(($(wc -c <"$T/long") + $(wc -l <"$T/long")))\$"
	is 'it is a gzip file' "$(gzip -dc <"$T/Z/new/$z" | cmp - "$T/long" && echo same)" same
	ok 'and small' test "$(wc -c <"$T/Z/new/$z")" -lt 1000
else
	exits 'no zlib' 75 deliver --compress 9 -m "$T/Z" <"$T/m"
fi
exits 'no level' 75 deliver --compress 10 -m "$T/Z" <"$T/m"

# -- durable: file, then directory, then the exit
if [ -n "${SANITIZE:-}" ] || ! strace -o /dev/null true 2>/dev/null; then
	skip 'system calls' 'strace cannot trace here'
	done_testing
fi
# shellcheck disable=SC2086
strace -o "$T/trace" -e trace=fsync,linkat,unlinkat,exit_group,write \
	maildir-deliver $as --raw -m "$T/M" <"$T/m" 2>/dev/null
is 'fsync of the file, link, fsync of the directory, exit' \
	"$(grep -v 'write(2' "$T/trace" | sed 's/(.*//' | tr '\n' ' ')" \
	'write fsync linkat unlinkat fsync exit_group +++ exited with 0 +++ '
# and every system call of a delivery fails once, and is the last one once
packs=$(maildir-deliver -V | grep zlib) "$PYTHON" - "$T" "$BIN/maildir-deliver" $as <<'PY' >"$T/faults" 2>&1
import gzip, os, re, shutil, subprocess, sys
top, tool, more, packed = sys.argv[1], sys.argv[2], sys.argv[3:], []
box, trace = top + "/fault", top + "/fault.trace"
body = b"A: b\n\n" + b"0123456789\n" * 5000
never = {"execve", "exit_group", "arch_prctl", "set_tid_address", "exit",
    "rt_sigprocmask", "rt_sigaction", "brk", "munmap", "mprotect", "madvise",
    "getrandom"}        # os_random aborts by contract
def fresh():
    shutil.rmtree(box, ignore_errors=True)
    for d in ("cur", "new", "tmp", ".Work/cur", ".Work/new", ".Work/tmp"):
        os.makedirs(box + "/" + d)
    if more:
        subprocess.check_call(["chown", "-R", "65534:65534", box])
def run(*inject):
    fresh()
    cmd = ["strace", "-f", "-o", trace] + list(inject) + [tool] + more + [
        "--raw", "-m", box, "-f", "INBOX", "-f", "Work"] + packed
    return subprocess.run(cmd, input=body, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL).returncode
def there():
    n = 0
    for d in ("cur", "new", ".Work/cur", ".Work/new"):
        for f in os.listdir(box + "/" + d):
            got = open("%s/%s/%s" % (box, d, f), "rb").read()
            if (gzip.decompress(got) if packed else got) != body:
                raise SystemExit("partial message in " + d)
            n += 1
    return n
def left():
    return sum(len(os.listdir(box + d)) for d in ("/tmp", "/.Work/tmp"))
runs = 0
packed_calls = ("write", "fsync", "linkat", "close", "mmap")
for packed in [[]] + ([["--compress", "6"]] if os.environ["packs"] else []):
    assert run() == 0 and there() == 2 and left() == 0, "plain run"
    calls = re.findall(r"^\d+ +(\w+)\(", open(trace).read(), re.M)
    counts = {}
    for c in calls:
        counts[c] = counts.get(c, 0) + 1
    for name, n in sorted(counts.items()):
        if name in never or (packed and name not in packed_calls):
            continue
        # a name that is called often, before the work begins, is sampled
        for k in list(range(1, n + 1)):
            for error in ("ENOSPC", "EIO") if name in ("write", "fsync", "linkat",
                    "openat", "close") else ("EIO",):
                code = run("-e", "inject=%s:error=%s:when=%d" % (name, error, k))
                what = "%s #%d %s: exit %d, %d there, %d left" % (name, k, error,
                    code, there(), left())
                if code == 0 and there() != 2:
                    print("LOST", what)
                if code != 0 and there() != 0:
                    print("TWICE", what)
                if code not in (0, 71, 75):
                    print("CODE", what)
                if code != 0 and left() != 0 and name not in (
                        "unlinkat", "mmap"):    # out of memory ends at once
                    print("LITTER", what)
                runs += 1
            code = run("-e", "inject=%s:signal=KILL:when=%d" % (name, k))
            if there() not in (0, 1, 2):
                print("KILL", name, k)
            runs += 1
        # once for ever
        code = run("-e", "inject=%s:error=EIO:when=1+" % name)
        if code == 0 and there() != 2 or code != 0 and there() != 0:
            print("EVER", name, code, there(), left())
        runs += 1
        code = run("-e", "inject=%s:error=EINTR:when=1" % name)
        if code == 0 and there() != 2 or code != 0 and there() != 0:
            print("EINTR", name, code, there(), left())
print("runs", runs)
PY
is 'a fault at every system call: whole or not at all' \
	"$(grep -v '^runs' "$T/faults")" ''
note "$(grep '^runs' "$T/faults")"
done_testing
