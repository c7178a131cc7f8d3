#!/bin/sh
# The traps of published installation guides that our tools must disarm.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
cat >"$T/mail.eml" <<'END'
Received: from a.example by b.example; Sun, 22 Nov 2026 03:00:00 +0000
From: x@example.net
To: joe@example.org
Subject: trap

body
END
new() { find "$M/$1/new" "$M/$1/cur" -type f 2>/dev/null | head -n 1; }

# The guide's spam filter: read swallows the first line of every message.
cat >"$T/guide-filter" <<'END'
#!/bin/sh
tmp=$(mktemp "$T/guide.XXXXXX")
while read line; do cat >>"$tmp"; done
cat "$tmp"; rm -f "$tmp"
END
chmod +x "$T/guide-filter"
exits "a filter that swallows the first line: nothing is delivered" 75 \
    sh -c 'filter-pipe -- "$T/guide-filter" -- maildir-deliver $AS_USER --maildir "$M/m1" <"$T/mail.eml"'
is "and nothing is there" "$(new m1)" ""
exits "with --on-error pass the original goes on" 0 \
    sh -c 'filter-pipe --on-error pass -- "$T/guide-filter" -- maildir-deliver $AS_USER --maildir "$M/m1" <"$T/mail.eml"'
like "first line and all" "$(cat "$(new m1)")" '^Received: from a.example by b.example'
like "marked as not filtered" "$(cat "$(new m1)")" '^X-Filter-Status: failed'
printf 'one line\n' >"$T/one.eml"
exits "a message of one line does not become an empty one" 75 \
    sh -c 'filter-pipe -- "$T/guide-filter" -- maildir-deliver $AS_USER --maildir "$M/m2" <"$T/one.eml"'
is "nothing empty is delivered" "$(new m2)" ""

# The guide's quarantine rule can never match what SpamAssassin writes.
mkdir "$T/home"
cat >"$T/guide.sieve" <<'END'
require ["fileinto"];
if header :is "X-Spam-Status" "Yes" {
	fileinto "spamdrop";
}
END
{ echo 'X-Spam-Status: No, score=-2.5 required=4.0 tests=X'; cat "$T/mail.eml"; } >"$T/spam.eml"
explained=$(sieve-filter -e --script "$T/guide.sieve" true <"$T/spam.eml" 2>&1)
like "-e shows the value that was seen" "$explained" 'No, score=-2.5 required=4.0'
like "and that the test is false" "$explained" 'false'
like "the rule itself gets a warning" \
    "$(sieve-filter -n --script "$T/guide.sieve" 2>&1)$explained" 'X-Spam-Status.*:is|:is.*X-Spam-Status'

# A quarantine folder that is not there.
cat >"$T/drop.sieve" <<'END'
require ["fileinto"];
fileinto "spamdrop";
END
exits "a folder that is not there is made" 0 sh -c 'sieve-filter --script "$T/drop.sieve" \
    maildir-deliver $AS_USER --maildir "$M/m3" <"$T/mail.eml"'
like "the message is in it" "$(new m3/.spamdrop)" 'spamdrop'
# A file where the Maildir would be: cannot be made even by root.
echo x >"$M/m4"
exits "one that cannot be made delays the message" 75 sh -c 'sieve-filter --script "$T/drop.sieve" \
    maildir-deliver $AS_USER --maildir "$M/m4" <"$T/mail.eml"'
like "and the error names the path that was tried" "$(cat "$T/err")" "$M/m4"

# Temporary files: none with a name, also for a message too large for memory.
if command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null; then
	{ cat "$T/mail.eml"; yes 'a line of a large message' | head -n 400000; } >"$T/large.eml"
	cat "$T/large.eml" | strace -f -qq -o "$T/trace" -e trace=open,openat,creat \
	    filter-pipe -- cat -- filter-pipe -- cat -- maildir-deliver $AS_USER --maildir "$M/m5"
	is "a large message goes through" "$(tail -n 1 "$(new m5)")" 'a line of a large message'
	is "no file with a name but the Maildir's" \
	    "$(grep -E 'O_CREAT|creat\(' "$T/trace" | grep -v -e O_TMPFILE -e '"[0-9]*[.]M[0-9]*P' -e ENOENT -e maildirfolder -e dovecot)" ""
else
	skip "no named temporary files" "strace is not installed or not permitted"
fi
done_testing
