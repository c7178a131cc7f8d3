#!/bin/sh
# A mailbox read by IMAP after a login by each backend, and by two of them in a
# row: with real mail, as each user. LDAP has a test of its own (ldap.t), and is
# here as the right one of two.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/peers.sh"
uid=$(id -u)
[ "$uid" -ne 0 ] || uid=30000
as_user() { # as the mailboxes' user
	if [ "$(id -u)" -eq 0 ]; then
		setpriv --reuid="$uid" --regid="$uid" --clear-groups "$@"
	else
		"$@"
	fi
}
for user in check sasl file ann; do
	mkdir -p "$T/homes/$user"
	[ "$(id -u)" -ne 0 ] || chown "$uid:$uid" "$T/homes/$user"
	printf 'From: x@example.net\nTo: %s@example.org\nSubject: for %s\n\nhello\n' $user $user |
	    as_user env MAILDIR="$T/homes/$user/Maildir" maildir-deliver || fail "deliver to $user"
done
range="--first-uid $uid --first-gid $uid"

cat >"$T/imap.py" <<'EOF2'
import imaplib, sys
user, password, command = sys.argv[1], sys.argv[2], sys.argv[3]
m = imaplib.IMAP4_stream("exec " + command + " imap-login --plaintext-auth imapd")
def refused(u, p):
    try:
        m.login(u, p)
    except imaplib.IMAP4.error as e:
        return str(e)
    sys.exit("logged in: %s" % u)
# One answer to all who may not.
said = {refused(user + "@example.org", "wrong"), refused("nobody@example.org", password)}
assert len(said) == 1, said
m.login(user + "@example.org", password)
assert m.select() == ("OK", [b"1"])
text = m.fetch("1", "(BODY[HEADER.FIELDS (SUBJECT)])")[1][0][1]
assert b"Subject: for " + user.encode() in text, text
m.create("Work"), m.copy("1", "Work")
m.logout()
EOF2
imap() { # imap NAME USER PASSWORD AUTHENTICATORS
	rm -rf "$T/homes/$2/Maildir/.Work"
	ok "$1" timeout 300 "$PYTHON" "$T/imap.py" "$2" "$3" "$4"
	is "$1: what was made is the user's" "$(find "$T/homes/$2" ! -user "$uid")" ''
}

cat >"$T/check" <<EOF2
#!/bin/sh
input=\$(tr '\\0' '\\n' <&3 | head -n 2 | tr '\\n' ' ')
exec 3<&-
[ "\$input" = 'check@example.org check-secret ' ] || exit 1
HOME=$T/homes/check; export HOME
if [ "\$(id -u)" -eq 0 ]; then
	exec setpriv --reuid=$uid --regid=$uid --clear-groups "\$@"
fi
exec "\$@"
EOF2
chmod 755 "$T/check"
imap "checkpassword-auth" check check-secret "checkpassword-auth $range --program $T/check"

umask 077
printf 'file@example.org:{PLAIN}file-secret:%s:%s::%s::\n' "$uid" "$uid" "$T/homes/file" >"$T/users"
umask 022
imap "checkpassword-auth, and a file on its left that knows the user" file file-secret \
    "file-auth $range --users $T/users checkpassword-auth $range --program $T/check"
imap "and the one that it knows itself" check check-secret \
    "file-auth $range --users $T/users checkpassword-auth $range --program $T/check"

sasl="sasldb-auth $range --database $T/sasldb --ids $uid:$uid --home $T/homes/%n"
if sasldb-list -V | grep -q without-lmdb || ! "$PYTHON" - "$T/sasldb" 2>/dev/null <<'EOF2'
import lmdb, sys
e = lmdb.open(sys.argv[1], subdir=False, map_size=1 << 20)
with e.begin(write=True) as t:
    t.put(b"sasl\0example.org\0userPassword", b"sasl-secret")
e.close()
EOF2
then
	skip "sasldb-auth" "no LMDB, or no python3-lmdb"
else
	chmod 600 "$T/sasldb"
	imap "sasldb-auth" sasl sasl-secret "$sasl"
fi

ldap_homes=$T/homes ldap_uid=$uid ldap_gid=$uid
export ldap_uid ldap_gid
if start_slapd; then
	umask 077
	printf '%s\n' secret >"$T/dnpass"
	grep -v '^dnpass' "$ROOT/etc/pneumatic/ldap.conf" | sed "s/^hosts = .*/hosts = 127.0.0.1:$ldap_port/" >"$T/ldap.conf"
	echo "dnpass_file = $T/dnpass" >>"$T/ldap.conf"
	umask 022
	ldap="file-auth $range --users $T/users ldap-auth $range --config $T/ldap.conf"
	imap "ldap-auth, left of it a file: the directory's user" ann ann-secret "$ldap"
	# The left one becomes the user, who can read neither configuration nor password.

	imap "the file's user" file file-secret "$ldap"
else
	skip "two in a row" "$(cat "$T/why")"
fi
done_testing
