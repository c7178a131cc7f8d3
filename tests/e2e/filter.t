#!/bin/sh
# A user's Sieve script that has a program change the message, through the whole
# chain: the example of README with the sample filter, and programs that do it
# wrong, after which the message is delivered as it was.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver openssl
ok "make an instance" sh "$ROOT/etc/demo/instance.sh" "$T/i"
filters=$T/i/filters
cp "$ROOT/etc/pneumatic/filters/add-header" "$filters/"
for f in smtp lmtp deliver; do
	sed "s,sieve-filter ,sieve-filter --filter-dir $filters --timeout 10s ," \
	    "$T/i/services/$f" >"$T/new" && cat "$T/new" >"$T/i/services/$f"
done
for service in smtp lmtp; do
	port=$(free_port)
	spawn "log-$service" tcpserver -RHl localhost 127.0.0.1 "$port" "$T/i/services/$service"
	wait_port "$port" "$spawned" || fail "$service starts"
	eval "$service=$port"
done

# Programs with the faults that such programs have.
broken() { cat >"$filters/$1" && chmod 755 "$filters/$1"; }
broken first-line <<'END1'
#!/bin/sh
while read line; do cat; done
END1
broken empty <<'END1'
#!/bin/sh
cat >/dev/null
END1
broken header-only <<'END1'
#!/bin/sh
sed '/^$/q'
END1
broken half <<'END1'
#!/bin/sh
head -n 3; exit 1
END1
broken killed <<'END1'
#!/bin/sh
head -n 3; kill -9 $$
END1
broken hangs <<'END1'
#!/bin/sh
sleep 1000
END1
broken deaf <<'END1'
#!/bin/sh
exec <&-; echo 'X-Deaf: yes'; exit 0
END1

{
	printf 'From: x@example.net\nTo: joe@example.org\nSubject: filter me\n'
	printf 'Message-ID: <f@example.net>\n\nthe body\n.\n'
	# more than a pipe holds
	yes 'and many more lines of it' | head -n 10000
} >"$T/mail.eml"
cat >"$T/send.py" <<'END1'
import smtplib, sys
with (smtplib.LMTP if sys.argv[1] == "lmtp" else smtplib.SMTP)("localhost", int(sys.argv[2])) as s:
    s.sendmail("x@example.net", ["joe@example.org"], open(sys.argv[3]).read())
END1
box=$T/i/mail/joe/Maildir
new() { find "$box$1/new" "$box$1/cur" -type f 2>/dev/null; }
# mail SERVICE SCRIPT: one message to joe, who has this script.
mail() {
	rm -rf "$box"
	printf '%s\n' "$2" >"$T/i/mail/joe/.dovecot.sieve"
	eval "port=\$$1"
	"$PYTHON" "$T/send.py" "$1" "$port" "$T/mail.eml" >"$T/sent" 2>&1
	is "$1: the message is accepted" "$?" 0
}
# unchanged FOLDER: there is one message, and it is what was sent, from the first
# field that the sender has written on.
unchanged() {
	is "one message in ${1:-the inbox}, as it was sent" \
	    "$(new "${1:+/$1}" | while read -r f; do sed -n '/^From: /,$p' "$f" | cksum; done)" \
	    "$(cksum <"$T/mail.eml")"
}

example=$(sed -n '/^    require \["vnd.dovecot.filter/,/^    fileinto/s/^    //p' "$ROOT/README")
like "README has an example" "$example" 'filter "add-header"'
for service in smtp lmtp; do
	mail $service "$example"
	like "filed where the script says, with the field on top" \
	    "$(new /.Seen | while read -r f; do sed '/^$/q' "$f"; done)" '^X-Seen: yes$'
	unchanged .Seen
done
# a script with an extension that we do not have
mail smtp 'require ["vnd.dovecot.filter", "fileinto", "editheader"]; fileinto "Seen";'
unchanged ''
mail smtp 'require ["vnd.dovecot.filter", "fileinto"];
if filter "add-header" ["X-Score", "high"] { if header :is "X-Score" "high" { fileinto "High"; } }'
unchanged .High

for fault in first-line empty header-only half killed deaf hangs not-there; do
	: >"$T/log-smtp"
	mail smtp "require [\"vnd.dovecot.filter\", \"fileinto\"];
if filter \"$fault\" { fileinto \"Done\"; } else { fileinto \"Failed\"; }"
	# the time is that of the whole script, which then has not run
	case $fault in hangs) unchanged '' ;; *) unchanged .Failed ;; esac
	like "the log names it: $fault" "$(cat "$T/log-smtp")" "event=sieve-program .*program=$fault reason="
done
mail smtp "$(printf 'require ["vnd.dovecot.filter", "fileinto"];\nfilter "first-line";\nfileinto "Seen";')"
unchanged .Seen

# The sample takes no arguments that would make fields of their own.
for bad in '["From", "x"]' '["X-A: b", "c"]' '["X-A"]; stop; filter "add-header" ["", ""]' \
    '["X-A", "b
Bcc: c"]'; do
	mail smtp "require [\"vnd.dovecot.filter\"];
filter \"add-header\" $bad;"
	is "add-header $bad: no field" "$(new '' | while read -r f; do
		sed '/^$/q' "$f" | grep -iE '^(X-A|Bcc)' | grep -v '^X-A: $'; done)" ""
	unchanged ''
done
done_testing
