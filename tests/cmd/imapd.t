#!/bin/sh
# imapd: transcripts at once and byte by byte, sessions side by side, hostile
# messages beside Dovecot's reading of them, real clients through the chain.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

exits "-V" 0 imapd -V
exits "-n" 0 imapd -n
exits "no login and no Maildir" 64 imapd
exits "no program is run" 64 imapd --maildir "$T/m" true
exits "a bad option" 64 imapd --idle-timeout never

imapd=$BIN/imapd
export imapd
cat >"$T/transcripts.py" <<'END'
import glob, os, subprocess, sys
sys.exit(subprocess.call([sys.executable, os.environ["ROOT"] + "/tests/lib/imap_transcript.py",
    os.environ["imapd"], os.environ["T"]] + sorted(glob.glob(os.environ["DATA"] + "/imap/*.txt"))))
END
take_checks "$T/transcripts.py"
take_checks "$ROOT/tests/cmd/imapd.py"
take_checks "$ROOT/tests/cmd/imapd-sync.py"

if command -v tcpserver >/dev/null; then
	if [ "$(id -u)" = 0 ]; then uid=$(id -u nobody) gid=$(id -g nobody)
	else uid=$(id -u) gid=$(id -g); fi
	mkdir -p "$T/home"
	chown "$uid:$gid" "$T/home"
	printf 'joe:{PLAIN}secret:%s:%s::%s::\n' "$uid" "$gid" "$T/home" >"$T/users"
	port=$(free_port)
	spawn chain.log tcpserver -RHl localhost 127.0.0.1 "$port" \
	    file-auth --users "$T/users" --first-uid 1 imap-login --plaintext-auth imapd
	wait_port "$port" "$spawned"
	export port
	exits "--maildir is refused on a network socket" 64 "$PYTHON" -c '
import os, socket, subprocess, sys
l = socket.socket(); l.bind(("127.0.0.1", 0)); l.listen(1)
c = socket.create_connection(l.getsockname()); s, _ = l.accept()
sys.exit(subprocess.call([os.environ["imapd"], "--maildir", os.environ["T"] + "/x"], stdin=s, stdout=s))'
	take_checks "$ROOT/tests/lib/imap_clients.py"
	like "the log tells the bytes" "$(cat "$T/chain.log")" 'event=logout .*bytes=[0-9]+/[0-9]+'
else
	skip "real clients" "tcpserver is not installed"
fi

done_testing
