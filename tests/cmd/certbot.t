#!/bin/sh
# etc/pneumatic/certbot: a tree as certbot lays it out, a renewal under
# connections, a server that is not root, and certificates made by hand.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver openssl "$PYTHON"
H=$ROOT/etc/pneumatic/certbot
cd "$T" || exit 1
LOG=stderr; export LOG
host=mx.example.org
le=$T/letsencrypt
mkdir -p "$le/live/$host" "$le/archive/$host"
chmod 700 "$le/live" "$le/archive"
echo 'This directory contains your keys and certificates.' >"$le/live/README"
ln -s "$host" "$le/live/default"
# issue N: version N into archive/, as certbot does (cert privkey chain fullchain)
issue() {
	a=$le/archive/$host
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days "$((50 + $1))" -subj "/CN=v$1" \
	    -addext "subjectAltName=DNS:$host" -keyout "$a/privkey$1.pem" -out "$a/cert$1.pem" 2>/dev/null
	cp "$a/cert$1.pem" "$a/fullchain$1.pem"; : >"$a/chain$1.pem"
	# it keeps group and group's mode of the key before
	if [ "$1" -gt 1 ]; then
		chgrp "$(stat -c %g "$a/privkey$(($1 - 1)).pem")" "$a/privkey$1.pem"
		chmod "$(stat -c %a "$a/privkey$(($1 - 1)).pem")" "$a/privkey$1.pem"
	else
		chmod 600 "$a/privkey1.pem"
	fi
}
# renew N: the links, one after the other, each taken away and made anew. `renew
# N slowly`: with 30 ms until each is there again and 20 ms between key and chain.
# tls-wrap waits 75 ms for a link and as long for a chain that fits the key: it
# fails when a busy machine has made more of it than 60 ms.
cat >renew.py <<'END'
import os, sys, time
live, host, n = sys.argv[1:4]
slowly = len(sys.argv) > 4
longest, before = 0, None
for f in ("privkey", "fullchain") if slowly else ("cert", "privkey", "chain", "fullchain"):
    link = "%s/%s/%s.pem" % (live, host, f)
    if os.path.lexists(link):
        os.unlink(link)
    gone = time.monotonic()
    time.sleep(0.03 if slowly else 0)
    os.symlink("../../archive/%s/%s%s.pem" % (host, f, n), link)
    there = time.monotonic()
    longest = max(longest, there - gone, gone - (before or gone))
    before = there
    time.sleep(0.02 if slowly else 0)
sys.exit(longest > 0.06)
END
renew() { "$PYTHON" renew.py "$le/live" "$host" "$@"; }
issue 1; renew 1

# --- a renewal while connections are made, root and certbot's own permissions
cat >many.py <<'END'
import os, socket, ssl, sys, time
port, until = int(sys.argv[1]), sys.argv[2]
c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
c.check_hostname, c.verify_mode = False, ssl.CERT_NONE
good = bad = 0
seen = []
while not os.path.exists(until) or good < 20:
    try:
        with socket.create_connection(("127.0.0.1", port), 60) as s:
            s.settimeout(60)
            with c.wrap_socket(s, server_hostname="mx.example.org") as t:
                der = t.getpeercert(True)
                v = der[der.index(b"\x06\x03\x55\x04\x03") + 5:][2:4].decode()
                if v not in seen:
                    seen.append(v)
                good += 1
                open("started", "w").close()
    except (OSError, ssl.SSLError) as e:
        bad += 1
        print("failed:", e, file=sys.stderr)
print("bad", bad, "versions", " ".join(seen))
END
serve() { # serve NAME COMMAND...
	log=$1; shift
	port=$(free_port)
	spawn "$log" "$@" tcpserver -c 100 -RHl0 127.0.0.1 "$port" tls-wrap --cert-dir "$le/live" cat
	wait_port "$port" "$spawned"
}
serve root env
for n in 2 3 4 5 6; do issue $n; done
# meanwhile COMMAND...: under connections, from the first to the last of them; what
# they saw is in many.out. Again, at most 20 times, when it was too slow to tell.
meanwhile() {
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		renew "$first"
		rm -f stop started
		"$PYTHON" many.py "$port" stop >many.out 2>many.err & reap_later $!
		many=$!
		wait_for test -e started
		"$@"; in_time=$?
		touch stop
		wait "$many"
		[ $in_time -ne 0 ] || return 0
	done
	note 'this machine is too busy for a renewal in time'
}
five() {
	late=0
	for n in 2 3 4 5 6; do
		sleep 0.1
		renew $n || late=1
	done
	return $late
}
first=1
meanwhile five
is 'no handshake fails during five renewals' "$(sed 's/ versions.*//' many.out)" 'bad 0'
note "$(cat many.out many.err)"
like '  and the last one is served' "$(cat many.out)" 'v6$'
# slowly: a link is missing, key and chain are of two ages, for a few hundredths
issue 7
first=6
meanwhile renew 7 slowly
is 'nor during a slow one' "$(cat many.out)" 'bad 0 versions v6 v7'
note "$(cat many.out many.err)"

# --- tls-permissions: a server that is not root
exits 'usage' 64 "$H/tls-permissions"
exits 'no such user' 64 "$H/tls-permissions" nobody-of-that-name "$le/live"
exits 'no such directory' 64 "$H/tls-permissions" 30000:30000 "$T/nothere"
exits 'group 0' 64 "$H/tls-permissions" 30000:0 "$le/live"
exits 'no ids' 64 "$H/tls-permissions" 30:x:3 "$le/live"
if [ "$(id -u)" = 0 ]; then
	handshake() {
		timeout 60 openssl s_client -connect "127.0.0.1:$port" -servername "$host" </dev/null 2>/dev/null |
		    grep -c 'BEGIN CERTIFICATE'
	}
	serve mail setpriv --reuid=30000 --regid=30000 --clear-groups
	is 'before: it cannot read the keys' "$(handshake)" 0
	ok 'tls-permissions' "$H/tls-permissions" 30000:30000 "$le/live"
	is 'after: it can' "$(handshake)" 1
	is 'keys: owner and group, nobody else' \
	    "$(find "$le" -name '*privkey*' -type f -exec stat -c '%U %g %a' {} + | sort -u)" 'root 30000 640'
	is 'directories: the same' "$(find "$le/live" "$le/archive" -type d -exec stat -c '%U %g %a' {} + |
	    sort -u)" 'root 30000 750'
	is 'another user still reads none' "$(setpriv --reuid=30001 --regid=30001 --clear-groups \
	    cat "$le/archive/$host/privkey1.pem" 2>&1 | grep -c BEGIN)" 0
	find "$le" -exec stat -c '%n %U %g %a %Z' {} + >before
	ok 'a second time' "$H/tls-permissions" 30000:30000 "$le/live"
	find "$le" -exec stat -c '%n %U %g %a %Z' {} + >after
	ok '  changes nothing' cmp before after

	# --- the deploy hook, as certbot starts it
	issue 8
	chmod 600 "$le/archive/$host/privkey8.pem"; chgrp 0 "$le/archive/$host/privkey8.pem"
	renew 8
	mkdir conf; cp "$H/tls-permissions" conf/; echo 30000:30000 >conf/user
	hook() {
		PNEUMATIC_CERTBOT=$T/conf RENEWED_LINEAGE=$le/live/$host RENEWED_DOMAINS=$host \
		    sh -c "$(sed "s,^PATH=.*,PATH=$PATH," "$H/deploy-hook")"
	}
	exits 'deploy-hook' 0 hook
	like '  says what there is' "$(cat out)" "$host: fullchain.pem: 5[78] days left"
	is '  and the new key can be read' "$(handshake)" 1
	cp "$le/archive/$host/privkey7.pem" "$le/archive/$host/privkey8.pem"
	exits 'a renewal that does not work is told to certbot' 2 hook
	like '  with the reason' "$(cat out)" '^WRONG .*match'
	exits 'not started by certbot' 64 "$H/deploy-hook"
else
	skip 'permissions' 'not root'
fi

# --- tls-selfsign
mkdir own
umask 022
exits 'a certificate by hand' 0 "$H/tls-selfsign" own $host www.example.org '*.example.org'
is '  is named' "$(cat out)" "own/$host/fullchain.pem"
is '  nobody but the owner reads the key' "$(stat -c %a own/$host/privkey.pem)" 600
is '  nothing is left over' "$(ls -A own/$host)" 'fullchain.pem
privkey.pem'
like '  the names' "$(openssl x509 -in own/$host/fullchain.pem -noout -ext subjectAltName)" \
    "DNS:$host, DNS:www.example.org, DNS:\*.example.org"
like '  it is no authority' "$(openssl x509 -in own/$host/fullchain.pem -noout -ext basicConstraints)" CA:FALSE
tls-check --cert-dir own --name $host >out
is '  tls-check: nothing wrong' "$(grep -c WRONG out)" 0
before=$(cat own/$host/privkey.pem)
exits 'once more, with RSA and days' 0 "$H/tls-selfsign" --rsa --days 20 own $host
is '  keeps the key' "$(cat own/$host/privkey.pem)" "$before"
exits 'a request' 0 "$H/tls-selfsign" --request --rsa own '*.wild.example'
is '  in the folder of the wildcard' "$(cat out)" own/_.wild.example/request.pem
ok '  openssl takes it' openssl req -in own/_.wild.example/request.pem -noout -verify
like '  with its name' "$(openssl req -in own/_.wild.example/request.pem -noout -text)" 'DNS:\*.wild.example'
for bad in '' . .. ../x a/b 'a b' '*' 'a*' '*x.y' 'a.*.b' 'x,email:y' -x 'a..b' 'a.'; do
	exits "no host name: $bad" 64 "$H/tls-selfsign" own "$bad"
done
if command -v strace >/dev/null && [ -z "${SANITIZE:-}" ]; then
	strace -f -o trace -e trace=openat,open,creat,chmod,fchmod,fchmodat "$H/tls-selfsign" own strace.example \
	    >/dev/null 2>&1
	is 'the key is never open to others, not for an instant' \
	    "$(grep -E 'privkey|\.key"' trace | grep -E 'chmod|O_CREAT' | grep -vE '0?600' | grep -v 'O_CREAT.*0666')" ''
	ok '  the umask is 077 before it is made' grep -q 'umask 077' "$H/tls-selfsign"
fi
done_testing
