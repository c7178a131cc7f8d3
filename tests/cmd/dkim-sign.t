#!/bin/sh
# dkim-sign: what other implementations say of its signatures, which messages it
# signs, which keys it takes, and what hostile messages cost.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need openssl
cd "$T" || exit 1
umask 077
unset USER

openssl genrsa -traditional -out rsa.pem 2048 2>/dev/null || skip_all 'openssl makes no key'
openssl genpkey -algorithm ed25519 -out ed.pem 2>/dev/null
mkdir -p keys/example.org keys/example.net
cp rsa.pem keys/example.org/s1
openssl genpkey -algorithm rsa -pkeyopt rsa_keygen_bits:2048 -out keys/example.net/mail 2>/dev/null
cp ed.pem keys/example.net/mail-ed
echo 'v=DKIM1; ...' >keys/example.net/mail.txt

cat >mail.eml <<'END'
Received: from client.example.org by mx.example.org;
	Sun, 22 Nov 2026 03:04:05 +0000
From: Joe SixPack <joe@example.org>
To: Suzie Q <suzie@shopping.example.net>,
	Ann <ann@example.com>
Subject:   Is  dinner	ready?  
Date: Sun, 22 Nov 2026 03:04:05 +0000
Message-ID: <1@example.org>

Hi.  

We lost the game.  Are you hungry	 yet?
 
.
Joe.


END
sign() { dkim-sign --domain example.org --selector s1 --key rsa.pem "$@"; }

# --- what dkimpy says

cat >verify.py <<'END'
"""verify.py FILE N: all N signatures verify, with the keys of this test."""
import base64, subprocess, sys
import dkim

def record(path):
    der = subprocess.check_output(["openssl", "pkey", "-in", path, "-pubout", "-outform", "DER"])
    if len(der) == 44:
        return b"v=DKIM1; k=ed25519; p=" + base64.b64encode(der[-32:])
    return b"v=DKIM1; k=rsa; p=" + base64.b64encode(der)

NAMES = {"s1._domainkey.example.org": "rsa.pem", "ed._domainkey.example.org": "ed.pem",
         "mail._domainkey.example.net": "keys/example.net/mail",
         "mail-ed._domainkey.example.net": "ed.pem"}

def dns(name, timeout=5):
    name = name.decode() if isinstance(name, bytes) else name
    return record(NAMES[name.rstrip(".")])

mail = open(sys.argv[1], "rb").read()
n = int(sys.argv[2])
head = mail.replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
have = ("\n" + head.decode("latin1")).count("\nDKIM-Signature:")
if have != n:
    sys.exit("%d signatures, not %d" % (have, n))
for i in range(n):
    if not dkim.DKIM(mail, timeout=1).verify(idx=i, dnsfunc=dns):
        sys.exit("signature %d does not verify" % i)
END
if "$PYTHON" -c 'import dkim, nacl' 2>/dev/null; then has_dkimpy=yes; else has_dkimpy=; fi
verifies() { # NAME FILE N
	if [ -n "$has_dkimpy" ]; then
		ok "$1" "$PYTHON" verify.py "$2" "$3"
	else
		skip "$1" "python3-dkim is not installed"
	fi
}

for canon in relaxed/relaxed relaxed/simple simple/relaxed simple/simple relaxed; do
	exits "signs $canon" 0 sign --selector ed --key ed.pem --canon $canon <mail.eml
	cp out signed.eml
	verifies "dkimpy verifies $canon" signed.eml 2
done
sign <mail.eml >signed.eml
ok "the message itself is as it was" sh -c "tail -c $(wc -c <mail.eml) signed.eml | cmp - mail.eml"
sign --time 1 <mail.eml >a; sign --time 1 <mail.eml >b
ok "the same time, the same bytes" cmp a b
like "t= is that time" "$(cat a)" 't=1;'
unlike "no x= unless asked for" "$(cat a)" 'x='
unlike "never l=" "$(cat a)" '[^a-z]l='
like "x= is t= and the span" "$(sign --time 1 --expire 7d <mail.eml)" 'x=604801;'
like "From is oversigned" "$(tr -d '\n\t' <a)" 'h=From:From:'
like "From is signed whatever the list says" "$(sign --headers To --oversign '' <mail.eml)" 'h=To:From;'
like "--identity" "$(sign --identity joe@mail.example.org <mail.eml | tr -d '\n\t')" 'i=joe@mail.example.org;'
exits "an identity elsewhere is refused" 75 sign --identity joe@example.com <mail.eml

# --- bodies and line ends

for body in '' '\n' 'a' 'a\n\n\n' '   \n\t\n' '\n\nx' 'a\r\rb\n' 'x \n\n \n'; do
	printf 'From: joe@example.org\n\n%b' "$body" >body.eml
	sign --selector ed --key ed.pem <body.eml >signed.eml
	ok "body \"$body\" is kept" sh -c "tail -c $(wc -c <body.eml) signed.eml | cmp - body.eml"
	# dkimpy reads lines of a file as CRLF lines; a bare CR it reads as a line
	case $body in *r*) ;; *) verifies "body \"$body\"" signed.eml 2 ;; esac
	sign --selector ed --key ed.pem --canon simple/simple <body.eml >signed.eml
	case $body in *r*) ;; *) verifies "body \"$body\", simple" signed.eml 2 ;; esac
done
printf 'From: joe@example.org' >headeronly.eml
exits "a header without a line's end" 0 sign <headeronly.eml
printf 'From: joe@example.org\nX: \300\301\0\377\nSubject: \344\n\n8-bit \377 and NUL \0 here\n' >odd.eml
exits "8-bit and NUL" 0 sign --headers From:X:Subject <odd.eml
ok "are kept" sh -c "tail -c $(wc -c <odd.eml) out | cmp - odd.eml"

sed 's/$/\r/' mail.eml >crlf.eml
sign --time 1 <crlf.eml >signed.eml
is "CRLF stays CRLF, in the new field too" "$(grep -c -v "$(printf '\r')\$" signed.eml)" 0
is "and gives the same signature" "$(tr -d '\r' <signed.eml)" "$(cat a)"
verifies "dkimpy verifies it" signed.eml 1
is "a pipe is as good as a file" "$(cat mail.eml | sign --time 1)" "$(cat a)"

# --- OpenDKIM

if command -v opendkim >/dev/null; then
	printf 's1._domainkey.example.org v=DKIM1; k=rsa; p=%s\n' \
	    "$(openssl pkey -in rsa.pem -pubout -outform DER 2>/dev/null | openssl base64 -A)" >public
	printf 'TestPublicKeys %s/public\nMode v\nMinimumKeyBits 1024\n' "$T" >opendkim.conf
	# its test mode loses blanks at the start of a value
	for canon in relaxed/relaxed simple/simple; do
		sed 's/Subject:  */Subject: /' mail.eml | sign --canon $canon | sed 's/$/\r/' >signed.eml
		like "OpenDKIM verifies $canon" \
		    "$(opendkim -x opendkim.conf -vv -t signed.eml 2>&1)" 'verification .*succeeded'
		sed 's/dinner/supper/' signed.eml >changed.eml
		unlike "and not what was changed" \
		    "$(opendkim -x opendkim.conf -vv -t changed.eml 2>&1)" 'verification .*succeeded'
	done
else
	skip "OpenDKIM" "opendkim is not installed"
fi

# --- keys by the From field

from() { # ADDRESS OPTION...: sign a message from it with --key-dir
	address=$1; shift
	printf 'From: %s\nSubject: x\n\nbody\n' "$address" | dkim-sign --key-dir keys "$@"
}
from joe@example.net >signed.eml
verifies "every key of the domain's directory signs" signed.eml 2
for address in 'joe@EXAMPLE.org' '"a@example.com, \"b" <joe@example.org>' 'joe@example.org (at (x@y) home)' \
    'Joe <@example.com:joe@example.org>' 'list: a@example.org, b@example.org;' '=?utf-8?q?x?= <joe@example.org>'; do
	like "From: $address" "$(from "$address" 2>&1 | tr -d '\n\t')" 'd=example.org; ?s=s1;'
done
from joe@nowhere.example >out 2>err
is "no directory: the message goes on as it was" "$(cat out)" "$(printf 'From: joe@nowhere.example\nSubject: x\n\nbody')"
like "and the log says so" "$(cat err)" 'event=dkim-unsigned reason="no key" domain=nowhere.example'
exits "--no-key tempfail" 75 from joe@nowhere.example --no-key tempfail
like "which tells the sender" "$(cat err)" '^4\.7\.0 no DKIM key for nowhere.example'
like "--parents" "$(from joe@a.b.example.org --parents | tr -d '\n\t')" 'd=example.org; ?s=s1;'
unlike "not without it" "$(from joe@a.b.example.org 2>/dev/null)" DKIM-Signature
for address in 'joe@../example.org' 'joe@/etc' 'joe@example.org/s1' 'joe@.' 'joe@[127.0.0.1]' 'joe' '<>' \
    'a@example.org, b@example.net' '"joe@example.org' 'joe@example..org' 'joe@'; do
	exits "From: $address cannot be signed" 65 from "$address"
	like "and it says why" "$(cat err)" '^5\.6\.0 From field has '
done
mkdir keys/empty.example keys/bad.example
echo nothing >keys/bad.example/s1
exits "a directory without keys delays" 75 from joe@empty.example
exits "so does a bad key" 75 from joe@bad.example
exits "other domains go on" 0 from joe@example.org
exits "-n finds it" 75 dkim-sign -n --key-dir keys
rm -r keys/empty.example keys/bad.example
exits "-n with good keys" 0 dkim-sign -n --key-dir keys
mkdir keys/Example.COM
exits "-n: a directory that would never be found" 75 dkim-sign -n --key-dir keys
rm -r keys/Example.COM

# --- messages that must not be signed

for mail in 'To: x\n\nno From\n' 'From: a@example.org\nFROM : b@example.org\n\ntwo\n' '\nbegins with an empty line\n' \
    'body only\n' 'From: joe@example.org\nno field\n\nbody\n' ' From: joe@example.org\n\nfolded first line\n'; do
	printf "$mail" >bad.eml
	exits "refused: $mail" 65 sign <bad.eml
	like "and says why" "$(cat err)" '^5\.6\.0 message has '
	is "nothing on standard output" "$(wc -c <out)" 0
	sign --unsignable pass <bad.eml >out 2>err
	ok "--unsignable pass leaves it as it was" cmp out bad.eml
	like "and logs it" "$(cat err)" 'event=dkim-unsigned reason='
done
exits "an empty message" 65 sign </dev/null
exits "a closed descriptor 0" 75 sh -c 'dkim-sign --domain example.org --selector s1 --key rsa.pem <&-'

# --- key files

exits "no such key" 75 dkim-sign --domain example.org --selector s1 --key nosuch <mail.eml
is "nothing on standard output" "$(wc -c <out)" 0
cp rsa.pem open.pem; chmod 644 open.pem
exits "a key that others can read" 75 dkim-sign --domain example.org --selector s1 --key open.pem <mail.eml
like "says so" "$(cat err)" 'mode 644'
openssl genrsa -out small.pem 512 2>/dev/null
exits "RSA of 512 bits" 75 dkim-sign --domain example.org --selector s1 --key small.pem <mail.eml
openssl genrsa -out weak.pem 1024 2>/dev/null
exits "RSA of 1024 bits signs" 0 dkim-sign --domain example.org --selector s1 --key weak.pem <mail.eml
like "-n warns of it" "$(dkim-sign -n --domain example.org --selector s1 --key weak.pem 2>&1)" 'event=weak-key'
openssl rsa -in rsa.pem -aes128 -passout pass:x -out locked.pem 2>/dev/null
exits "a passphrase" 75 dkim-sign --domain example.org --selector s1 --key locked.pem <mail.eml
like "says so" "$(cat err)" passphrase
openssl ecparam -name prime256v1 -genkey -noout -out ec.pem 2>/dev/null
exits "an ECDSA key" 75 dkim-sign --domain example.org --selector s1 --key ec.pem <mail.eml
exits "a directory as a key" 75 dkim-sign --domain example.org --selector s1 --key keys <mail.eml
mkfifo fifo
exits "a FIFO as a key does not hang" 75 dkim-sign --domain example.org --selector s1 --key fifo <mail.eml
for options in '--domain example.org' '--key rsa.pem' '--domain example.org --selector a --selector b --key rsa.pem' \
    '--domain ex/ample --selector a --key rsa.pem' '--domain example.org --selector a/b --key rsa.pem' \
    '--key-dir keys --domain example.org' '--key-dir nosuch' '--canon strict --key-dir keys' \
    '--headers From:From --key-dir keys' '--unsignable maybe --key-dir keys' '--oversign DKIM-Signature --key-dir keys'; do
	# shellcheck disable=SC2086
	exits "bad options delay: $options" 75 dkim-sign $options <mail.eml
done

# --- as a link

exits "the program gets the signed message" 0 sign --time 1 sh -c 'cat >linked' <mail.eml
ok "the same as the filter writes" cmp linked a
exits "its exit code is ours" 77 sign sh -c 'exit 77' <mail.eml
exits "a program that is not there" 75 sign nosuchprogram <mail.eml
exits "a failure, and it does not run" 65 sign touch ran <bad.eml
ok "really" test ! -e ran
is "descriptors from 3 up are left" "$(sign sh -c 'cat <&3' 3<bad.eml <mail.eml 2>&1)" "$(cat bad.eml)"
if [ -w /dev/full ]; then
	exits "a full disk" 75 sh -c 'dkim-sign --domain example.org --selector s1 --key rsa.pem <mail.eml >/dev/full'
fi
OPENSSL_CONF=$T/bad.eml exits "OPENSSL_CONF is not believed" 0 sign <mail.eml

# --- hostile sizes

"$PYTHON" - <<'END'
open("folded.eml", "wb").write(b"From: joe@example.org\nSubject: x\n" + b" fold\n" * 10000 + b"\nbody\n")
open("long.eml", "wb").write(b"From: joe@example.org\nSubject: " + b"x " * 500000 + b"\n\nbody\n")
open("huge.eml", "wb").write(b"From: joe@example.org\nSubject: " + b"x" * (1 << 20) + b"\n\nbody\n")
open("many.eml", "wb").write(b"From: joe@example.org\n" + b"To: x\n" * 1000 + b"\nbody\n")
open("fields.eml", "wb").write(b"From: joe@example.org\n" + b"X: x\n" * 9000 + b"\nbody\n")
open("blank.eml", "wb").write(b"From: joe@example.org\n\n" + b" \n" * 2000000)
open("large.eml", "wb").write(b"From: joe@example.org\n\n" + (b"x" * 900 + b" \t\n") * 30000)
END
for f in folded long fields; do
	exits "$f.eml" 0 sign --selector ed --key ed.pem <$f.eml
	cp out signed.eml
	verifies "dkimpy verifies it" signed.eml 2
done
exits "a header past the limit" 65 sign <huge.eml
like "says so" "$(cat err)" '^5\.3\.4 header larger'
exits "a thousand To fields" 65 sign <many.eml
like "say so" "$(cat err)" '^5\.6\.0 more than 500'
cpu() { # FILE: its user and system time in milliseconds
	"$PYTHON" - "$1" <<'END'
import resource, subprocess, sys
subprocess.run(["dkim-sign", "--domain", "example.org", "--selector", "s1", "--key", "rsa.pem"],
    stdin=open(sys.argv[1], "rb"), stdout=subprocess.DEVNULL, check=True)
r = resource.getrusage(resource.RUSAGE_CHILDREN)
print(int((r.ru_utime + r.ru_stime) * 1000))
END
}
head -c 13500000 large.eml >half.eml
for f in folded long fields blank half large; do
	ms=$(cpu $f.eml)
	note "$f.eml: $ms ms"
	ok "$f.eml takes less than 3 s" test "$ms" -lt 3000
done
if [ -z "${SANITIZE:-}" ]; then
	# shellcheck disable=SC3045 # dash and the BSDs' sh have it
	(ulimit -v 60000; sign <large.eml) >out 2>err
	is "27 MB in 60 MB of addresses" "$(wc -c <out | awk '{ print ($1 > 27000000) }')" 1
fi

# --- the confined half

if command -v strace >/dev/null && [ -z "${SANITIZE:-}" ]; then
	strace -f -o trace -e trace=openat,open,seccomp,prctl,read,pread64,execve dkim-sign --domain example.org \
	    --selector s1 --key rsa.pem true <mail.eml 2>/dev/null
	child=$(awk '/rsa.pem/ && /open/ { print $1; exit }' trace)
	parent=$(awk 'NR == 1 { print $1 }' trace)
	unlike "the key is opened by the child alone" "$child" "^$parent\$"
	is "which confines itself before it reads the message" "$(awk -v c="$child" '
		$1 != c { next }
		/PR_SET_SECCOMP/ { confined = 1 }
		/Received: from/ { print confined + 0; exit }' trace)" 1
	is "and opens nothing after that" "$(awk -v c="$child" '
		$1 != c { next }
		/PR_SET_SECCOMP/ { confined = 1 }
		confined && /open/ && !/EPERM|EACCES/ { print }' trace)" ""
	unlike "the program is not confined" "$(grep "^$parent " trace)" PR_SET_SECCOMP
else
	skip "confinement seen by strace" "no strace, or sanitizers"
fi
done_testing
