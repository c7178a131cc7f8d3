#!/bin/sh
# Clients that keep a copy, through our servers and through Dovecot's in turn, on
# one Maildir: nothing is fetched again, whichever serves. clients-dovecot.py.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"
need tcpserver dovecot doveadm
[ "$(id -u)" -eq 0 ] || skip_all "Dovecot with users needs root"
mkdir "$T/home" && chown 30000:30000 "$T/home"
printf 'ann:{PLAIN}secret:30000:30000::%s::\n' "$T/home" >"$T/passwd"
chmod 644 "$T/passwd"
for proto in imap pop3; do
	port=$(free_port)
	spawn "log-$proto" tcpserver -RHl localhost 127.0.0.1 "$port" \
	    file-auth --users "$T/passwd" --first-uid 1 $proto-login --plaintext-auth ${proto}d
	wait_port "$port" "$spawned" || fail "$proto starts"
	export "ours_$proto=$port" "dovecot_$proto=$(free_port)"
done
cat >"$T/dovecot.conf" <<END
base_dir = $T/dovecot
state_dir = $T/dovecot
log_path = $T/dovecot.log
protocols = imap pop3
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:~/Maildir
pop3_uidl_format = %08Xu%08Xv
service imap-login {
  inet_listener imap {
    port = $dovecot_imap
  }
  inet_listener imaps {
    port = 0
  }
}
service pop3-login {
  inet_listener pop3 {
    port = $dovecot_pop3
  }
  inet_listener pop3s {
    port = 0
  }
}
passdb {
  driver = passwd-file
  args = username_format=%u $T/passwd
}
userdb {
  driver = passwd-file
  args = username_format=%u $T/passwd
}
END
spawn dovecot.out dovecot -F -c "$T/dovecot.conf"
if wait_port "$dovecot_imap" "$spawned"; then
	take_checks "$ROOT/tests/e2e/clients-dovecot.py"
else
	fail "Dovecot starts"
fi
doveadm -c "$T/dovecot.conf" stop
if [ "$failed" -ne 0 ]; then
	for log in "$T"/log-* "$T"/dovecot.log "$T"/dovecot.out; do
		note "--- $log"; tail -n 8 "$log" | sed 's/^/# /'
	done
fi
done_testing
