#!/bin/sh
# spam-pipe against a real spamd and a real clamd, and against scanners that
# answer garbage, halves, too much, too slowly or not at all.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
cd "$T" || exit 1
unset USER

cat >mail.eml <<'END'
Received: from client.example.org by mx.example.org;
	Sun, 22 Nov 2026 03:04:05 +0000
From: Joe <joe@example.org>
To: Ann <ann@example.com>
Subject: dinner
Date: Sun, 22 Nov 2026 03:04:05 +0000
Message-ID: <1@example.org>

Is dinner ready?
END
sed 's/Is dinner ready/XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X/' mail.eml |
    sed 's/?$//' >spam.eml
{ cat mail.eml; echo 'PNEUMATIC-TEST-VIRUS-SIGNATURE'; } >virus.eml
cat >forged.eml <<'END'
X-Spam-Flag: NO
X-Spam-Status: No, score=-100
	required=5 tests=NONE
x-virus-status : Clean
Received: from client.example.org by mx.example.org
From: joe@example.org
Subject: X-Spam-Flag: NO
X-SPAM-SCORE: -100
 X-Spam-Folded: part of the field before it

X-Spam-Flag: NO
END
cat >cleaned.eml <<'END'
Received: from client.example.org by mx.example.org
From: joe@example.org
Subject: X-Spam-Flag: NO

X-Spam-Flag: NO
END

# --- real scanners, started now, asked below: spam-pipe waits for them

if command -v spamd >/dev/null; then
	mkdir -p spamd/rules spamd/home
	cp /etc/spamassassin/*.pre spamd/rules/ 2>/dev/null ||
	    cp /etc/mail/spamassassin/*.pre spamd/rules/ 2>/dev/null
	printf '%s\n' 'required_score 5' 'use_bayes 0' 'skip_rbl_checks 1' 'dns_available no' \
	    'header PNEUMATIC_LOCAL Subject =~ /pneumatic-local-rule/' 'score PNEUMATIC_LOCAL -7.5' \
	    >spamd/rules/local.cf
	# -x: no preferences are made in anyone's home
	HOME=$T/spamd/home; export HOME
	chmod 777 spamd/home
	spawn spamd.log spamd -L -x -m 1 -s stderr --socketpath="$T/spamd/sock" --socketmode=0666 \
	    --siteconfigpath="$T/spamd/rules" -r "$T/spamd/pid"
	HOME=$T; export HOME
	spamd=$T/spamd/sock
else
	spamd=
fi
if command -v clamd >/dev/null; then
	mkdir -p clamd/db
	printf 'Pneumatic.Test:0:*:%s\n' "$(printf PNEUMATIC-TEST-VIRUS-SIGNATURE | od -An -tx1 | tr -d ' \n')" \
	    >clamd/db/test.ndb
	clam_port=$(free_port)
	printf '%s\n' "DatabaseDirectory $T/clamd/db" "LocalSocket $T/clamd/sock" "TCPSocket $clam_port" \
	    'TCPAddr 127.0.0.1' 'Foreground yes' 'StreamMaxLength 1M' "User $(id -un)" >clamd/conf
	spawn clamd.log clamd -c "$T/clamd/conf"
	clamd=$T/clamd/sock
else
	clamd=
fi

# --- without a scanner

is "foreign fields are taken away, and no more" "$(spam-pipe <forged.eml)" "$(cat cleaned.eml)"
is "with CRLF too" "$(sed 's/$/\r/' forged.eml | spam-pipe)" "$(sed 's/$/\r/' cleaned.eml)"
is "from a pipe" "$(cat forged.eml | spam-pipe cat)" "$(cat cleaned.eml)"
is "a message without them is the same file" "$(spam-pipe sh -c 'ls -il /proc/self/fd/0 2>/dev/null || ls -i mail.eml' <mail.eml | grep -c mail.eml)" 1
exits "an empty message" 65 spam-pipe </dev/null
for options in '--spamd nowhere' '--clamd :3310' '--virus maybe' '--on-error maybe' '--spam-reject high' \
    '--required 5,0' '--user ../joe --spamd /x' '--timeout 0 --spamd /x' '--max-size x'; do
	# shellcheck disable=SC2086
	exits "bad options delay: $options" 75 spam-pipe $options <mail.eml
done
USER='joe
X: y' exits "a USER that cannot be sent" 75 spam-pipe --spamd /nowhere <mail.eml

# --- fakes

cat >fake.py <<'END'
"""fake.py SOCKET: a scanner that does what the first line of the body says."""
import os, socket, struct, sys, threading, time
path = sys.argv[1]
s = socket.socket(socket.AF_UNIX)
s.bind(path); s.listen(20)

def request(c):
    """(what, user): read a whole request, INSTREAM or SPAMC."""
    f = c.makefile("rb")
    head = f.read(10)
    if head == b"zINSTREAM\0":
        body = b""
        while True:
            n = struct.unpack(">I", f.read(4))[0]
            if n == 0:
                break
            body += f.read(n)
        return body, b""
    head += f.readline()
    fields = {}
    for line in f:
        if line == b"\r\n":
            break
        name, value = line.split(b":", 1)
        fields[name.lower()] = value.strip()
    if head != b"SYMBOLS SPAMC/1.5\r\n":
        return b"\n\nbadrequest", b""
    body = f.read(int(fields[b"content-length"]))
    return body, fields.get(b"user", b"")

def spamd(spam, tests, more=b""):
    return (b"SPAMD/1.1 0 EX_OK\r\nContent-length: %d\r\nSpam: %s\r\n%s\r\n" % (len(tests), spam, more)) + tests

def serve(c):
    try:
        body, user = request(c)
        what = body.replace(b"\r\n", b"\n").split(b"\n\n", 1)[1].split(b"\n", 1)[0].decode()
        reply = {
            "ham": spamd(b"False ; -0.1 / 5.0", b"A_1,B_2\r\n"),
            "spam": spamd(b"True ; 15.3 / 5.0", b"A_1,B_2\r\n"),
            "none": spamd(b"False ; 0 / 5.0", b"\r\n"),
            "user": spamd(b"False ; 0 / 5.0", b"U_" + (user or b"NOBODY") + b"\r\n"),
            "size": spamd(b"False ; 0 / 5.0", b"S_%d\r\n" % len(body)),
            "manytests": spamd(b"True ; 9 / 5", b",".join(b"TEST_NUMBER_%d" % i for i in range(2000))),
            "inject": spamd(b"True ; 9 / 5", b"A\r\nX-Evil: yes\r\n"),
            "score": spamd(b"True ; nan / 5", b"A\r\n"),
            "notlong": spamd(b"True ; 9 / 5", b"A\r\n")[:-1],
            "toolong": spamd(b"True ; 9 / 5", b"A\r\n") + b"B",
            "nolength": b"SPAMD/1.1 0 EX_OK\r\nSpam: True ; 9 / 5\r\n\r\nA",
            "exusage": b"SPAMD/1.0 64 EX_USAGE\r\n\r\n",
            "garbage": os.urandom(3000), "nothing": b"", "binary": b"\0" * 100,
            "clean": b"stream: OK\0", "infected": b"stream: Evil.Thing FOUND\0",
            "injectname": b"stream: a\r\nX-Evil: yes (b) FOUND\0",
            "noname": b"stream: FOUND\0", "cut": b"stream: OK", "error": b"stream: out of memory ERROR\0",
            "toolarge": b"INSTREAM size limit exceeded. ERROR\0", "badrequest": b"BAD\0",
        }.get(what)
        if what in ("endless", "endlessline"):
            piece = b"SPAMD/1.1 0 EX_OK\r\n" * 50 if what == "endless" else b"x" * 1000
            while True:
                c.sendall(piece)
        elif what == "hang":
            time.sleep(600)
        elif what == "slow":
            for b in spamd(b"True ; 9 / 5", b"A\r\n"):
                c.sendall(bytes([b])); time.sleep(0.1)
        elif what == "drip":
            for b in spamd(b"True ; 9 / 5", b"A\r\n"):
                c.sendall(bytes([b]))
        elif reply is not None:
            c.sendall(reply)
    except (OSError, IndexError, struct.error, ValueError, KeyError):
        pass
    c.close()

while True:
    c, _ = s.accept()
    threading.Thread(target=serve, args=(c,), daemon=True).start()
END
spawn fake.log "$PYTHON" fake.py "$T/fake"

says() { # WORD: the message that makes the fake do that
	printf 'From: joe@example.org\nX-Spam-Flag: NO\nSubject: x\n\n%s\nbody\n' "$1" >said.eml
	printf 'From: joe@example.org\nSubject: x\n\n%s\nbody\n' "$1" >clean.eml
}
wait_for test -S fake

says spam
is "spam is marked" "$(spam-pipe --spamd "$T/fake" <said.eml 2>err)" "X-Spam-Flag: YES
X-Spam-Score: 15.3
X-Spam-Status: Yes, score=15.3 required=5.0
	tests=A_1,B_2
$(cat clean.eml)"
like "and logged" "$(cat err)" 'event=spam-scan status=spam score=15.3 required=5.0'
is "with a CR before each LF where the message has one" \
    "$(sed 's/$/\r/' said.eml | spam-pipe --spamd "$T/fake" 2>/dev/null | head -n 3 | grep -c "$(printf '\r')\$")" 3
exits "--spam-reject" 77 spam-pipe --spamd "$T/fake" --spam-reject 15.3 touch ran <said.eml
like "the sender is told" "$(tail -n 1 err)" '^5\.7\.1 message looks like spam \(score 15\.3\)$'
ok "no program runs" test ! -e ran
exits "--spam-reject above it" 0 spam-pipe --spamd "$T/fake" --spam-reject 15.4 <said.eml
like "--required above it" "$(spam-pipe --spamd "$T/fake" --required 17 <said.eml 2>/dev/null)" \
    '^X-Spam-Status: No, score=15.3 required=17.0$'
says ham
is "ham is marked" "$(spam-pipe --spamd "$T/fake" --spam-reject 5 <said.eml 2>/dev/null)" "X-Spam-Flag: NO
X-Spam-Score: -0.1
X-Spam-Status: No, score=-0.1 required=5.0
	tests=A_1,B_2
$(cat clean.eml)"
like "--required below it" "$(spam-pipe --spamd "$T/fake" --required -0.1 <said.eml 2>/dev/null)" '^X-Spam-Flag: YES$'
says none
like "no tests" "$(spam-pipe --spamd "$T/fake" <said.eml 2>/dev/null)" 'tests=none'
says drip
like "an answer byte by byte" "$(spam-pipe --spamd "$T/fake" <said.eml 2>/dev/null)" '^X-Spam-Flag: YES$'
says size
like "what is sent is the message without foreign fields" "$(spam-pipe --spamd "$T/fake" <said.eml 2>/dev/null)" \
    "tests=S_$(wc -c <clean.eml | tr -d ' ')\$"
says user
like "no user" "$(spam-pipe --spamd "$T/fake" <said.eml 2>/dev/null)" 'tests=U_NOBODY'
like "USER" "$(USER=joe spam-pipe --spamd "$T/fake" <said.eml 2>/dev/null)" 'tests=U_joe'
like "--user" "$(USER=joe spam-pipe --user ann --spamd "$T/fake" <said.eml 2>/dev/null)" 'tests=U_ann'
says manytests
spam-pipe --spamd "$T/fake" <said.eml >out 2>/dev/null
is "many tests: no line passes 78" "$(awk 'length($0) > 77' out)" ""
is "and the message follows" "$(tail -n 5 out)" "$(cat clean.eml)"

# no_verdict NAME SCANNER WORD: no verdict, in the three ways to go on
no_verdict() {
	name=$1 option=$2; says "$3"
	case $option in --spamd) field=X-Spam-Status ;; *) field=X-Virus-Status ;; esac
	exits "$name delays" 75 spam-pipe --timeout "${timeout:-120s}" $option "$T/fake" touch ran <said.eml
	like "$name: tells the sender" "$(tail -n 1 err)" '^4\.7\.1 message cannot be scanned'
	like "$name: is logged" "$(cat err)" 'status=failed reason=.* action=tempfail'
	is "$name: passes marked" \
	    "$(spam-pipe --on-error pass --timeout "${timeout:-120s}" $option "$T/fake" <said.eml 2>/dev/null)" \
	    "$field: unscanned (no verdict)
$(cat clean.eml)"
	exits "$name: refused" 77 spam-pipe --on-error reject --timeout "${timeout:-120s}" $option "$T/fake" touch ran <said.eml
}
for word in inject score notlong toolong nolength exusage garbage nothing binary endless endlessline; do
	no_verdict "spamd: $word" --spamd $word
done
for word in noname cut error garbage nothing binary badrequest endlessline; do
	no_verdict "clamd: $word" --clamd $word
done
timeout=300ms
no_verdict "spamd hangs" --spamd hang
no_verdict "clamd hangs" --clamd hang
no_verdict "spamd is slow" --spamd slow
timeout=
ok "no program ran" test ! -e ran

says clean
is "a clean one" "$(spam-pipe --clamd "$T/fake" <said.eml 2>/dev/null)" "X-Virus-Status: Clean
$(cat clean.eml)"
says infected
exits "a virus is refused" 77 spam-pipe --clamd "$T/fake" touch ran <said.eml
like "by name" "$(tail -n 1 err)" '^5\.7\.1 message contains a virus \(Evil\.Thing\)$'
is "or marked" "$(spam-pipe --virus mark --clamd "$T/fake" <said.eml 2>/dev/null)" "X-Virus-Status: Infected (Evil.Thing)
$(cat clean.eml)"
says injectname
is "a name cannot add a field" "$(spam-pipe --virus mark --clamd "$T/fake" <said.eml 2>/dev/null | head -n 1)" \
    "X-Virus-Status: Infected (a__X-Evil:_yes__b_)"
says toolarge
is "clamd's own limit" "$(spam-pipe --clamd "$T/fake" <said.eml 2>/dev/null | head -n 1)" \
    "X-Virus-Status: unscanned (too large)"
says spam
is "--max-size" "$(spam-pipe --max-size 10 --spamd "$T/fake" <said.eml 2>/dev/null)" "X-Spam-Status: unscanned (too large)
$(cat clean.eml)"
is "--virus-max-size" "$(spam-pipe --virus-max-size 10 --clamd "$T/fake" <said.eml 2>/dev/null | head -n 1)" \
    "X-Virus-Status: unscanned (too large)"
says infected
exits "the virus is found before spamd is asked" 77 spam-pipe --clamd "$T/fake" --spamd /nowhere <said.eml
printf 'X-Virus-Status: Clean\nX-Spam-Flag: NO\nFrom: x\n\nspam\n' >said.eml
is "--later keeps the other's field" "$(spam-pipe --later --spamd "$T/fake" <said.eml 2>/dev/null | grep -c '^X-')" 4
is "without it it goes" "$(spam-pipe --spamd "$T/fake" <said.eml 2>/dev/null | grep -c '^X-')" 3

says ham
exits "nobody there" 75 spam-pipe --wait 0 --spamd "$T/nobody" <said.eml
(sleep 1; exec "$PYTHON" fake.py "$T/late") >/dev/null 2>&1 &
reap_later $!
exits "a scanner that is starting is waited for" 0 spam-pipe --wait 120 --spamd "$T/late" <said.eml
# a listener that never accepts and whose queue fills, and one that never reads
"$PYTHON" -c 'import socket, time
s = socket.socket(socket.AF_UNIX); s.bind("deaf"); s.listen(0); time.sleep(600)' &
reap_later $!
wait_for test -S deaf
"$PYTHON" -c 'open("large.eml", "wb").write(b"From: x\n\nspam\n" + b"x" * 2000000)'
exits "a scanner that never reads" 75 spam-pipe --timeout 500ms --wait 500ms --max-size 10M --spamd "$T/deaf" <large.eml

# --- the same as a pipeline and as a chain

if command -v openssl >/dev/null && [ -x "$BIN/dkim-sign" ]; then
	(umask 077; openssl genrsa -out key.pem 2048 2>/dev/null)
	says ham
	dkim-sign --time 1 --domain example.org --selector s --key key.pem <said.eml |
	    spam-pipe --spamd "$T/fake" 2>/dev/null | filter-pipe cat | cat >piped
	dkim-sign --time 1 --domain example.org --selector s --key key.pem \
	    spam-pipe --spamd "$T/fake" filter-pipe cat -- cat <said.eml >chained 2>/dev/null
	ok "a pipeline and a chain give the same" cmp piped chained
	like "both fields are there" "$(cat chained)" '^X-Spam-Flag: NO'
	like "and the signature" "$(cat chained)" '^DKIM-Signature'
else
	skip "pipeline and chain" "no openssl or no dkim-sign"
fi

# --- the confined half

if command -v strace >/dev/null && [ -z "${SANITIZE:-}" ]; then
	says ham
	exec 5<mail.eml
	strace -f -o trace -e trace=execve,connect,socket,openat,open,prctl,recvfrom,close_range spam-pipe --spamd "$T/fake" \
	    true <said.eml 2>/dev/null
	exec 5<&-
	child=$(awk '/connect\(/ { print $1; exit }' trace)
	parent=$(awk 'NR == 1 { print $1 }' trace)
	unlike "the scanner is met by a child" "$child" "^$parent\$"
	is "which confines itself before it reads the answer" "$(awk -v c="$child" '
		$1 != c { next }
		/PR_SET_SECCOMP/ { confined = 1 }
		/recvfrom/ { print confined + 0; exit }' trace)" 1
	like "and keeps no descriptor but its own" "$(grep "^$child " trace)" 'close_range\(5'
	unlike "the program is not confined" "$(grep "^$parent " trace)" PR_SET_SECCOMP
else
	skip "confinement seen by strace" "no strace, or sanitizers"
fi

# --- the real ones

real_spamd() {
	spam-pipe --wait 120 --spamd "$spamd" <mail.eml >out 2>err || return
	grep -q '^X-Spam-Flag: NO$' out
}
if [ -n "$spamd" ]; then
	ok "spamd: an ordinary message" real_spamd
	is "the message is as it was" "$(sed '/^X-Spam/,/tests=/d' out | tail -n 9)" "$(tail -n 9 mail.eml)"
	spam-pipe --spamd "$spamd" <spam.eml >out 2>err
	like "GTUBE is spam" "$(cat out)" '^X-Spam-Flag: YES$'
	like "its score" "$(cat out)" '^X-Spam-Score: [0-9]{4}\.[0-9]'
	like "its test" "$(cat out)" '[=,	]GTUBE'
	exits "and is refused" 77 spam-pipe --spamd "$spamd" --spam-reject 10 <spam.eml
	sed 's/^Subject:.*/Subject: pneumatic-local-rule/' mail.eml >local.eml
	like "a negative score" "$(spam-pipe --spamd "$spamd" <local.eml 2>/dev/null)" '^X-Spam-Score: -7\.[0-9]'
	exits "a message of 400 KB" 0 sh -c "{ cat mail.eml; yes 'a line of text' | head -c 400000; } |
	    spam-pipe --spamd '$spamd'"
	is "is whole" "$(wc -c <out | awk '{ print ($1 > 400000) }')" 1
else
	skip "spamd" "spamd is not installed"
fi
if [ -n "$clamd" ]; then
	is "clamd: a clean one" "$(spam-pipe --wait 120 --clamd "$clamd" <mail.eml 2>err)" "X-Virus-Status: Clean
$(cat mail.eml)"
	exits "a virus" 77 spam-pipe --clamd "$clamd" <virus.eml
	like "its name" "$(tail -n 1 err)" '^5\.7\.1 message contains a virus \(Pneumatic\.Test'
	exits "over TCP" 77 spam-pipe --wait 120 --clamd "127.0.0.1:$clam_port" <virus.eml
	exits "a host's name" 77 spam-pipe --clamd "localhost:$clam_port" <virus.eml
	for address in "$clamd" "127.0.0.1:$clam_port"; do
		"$PYTHON" -c 'open("big.eml", "wb").write(b"From: x\n\n" + b"0123456789abcde\n" * 500000)'
		is "StreamMaxLength, $address" "$(spam-pipe --clamd "$address" <big.eml 2>/dev/null | sed -n 1p)" \
		    "X-Virus-Status: unscanned (too large)"
	done
	if [ -n "$spamd" ]; then
		is "both" "$(spam-pipe --clamd "$clamd" --spamd "$spamd" <mail.eml 2>/dev/null | grep -c '^X-[SV]')" 4
	fi
else
	skip "clamd" "clamd is not installed"
fi
done_testing
