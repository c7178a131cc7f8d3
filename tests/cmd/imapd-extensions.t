#!/bin/sh
# imapd: extensions, each with a transcript of its items and response codes, and
# what a transcript cannot show.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

imapd=$BIN/imapd
export imapd
cat >"$T/transcripts.py" <<'END'
import glob, os, subprocess, sys
sys.exit(subprocess.call([sys.executable, os.environ["ROOT"] + "/tests/lib/imap_transcript.py",
    os.environ["imapd"], os.environ["T"]] +
    sorted(glob.glob(os.environ["DATA"] + "/imap-extensions/*.txt"))))
END
take_checks "$T/transcripts.py"
take_checks "$ROOT/tests/cmd/imapd-extensions.py"

exits "an unknown workaround" 64 imapd --workarounds no-such -n
exits "all workarounds" 0 imapd \
    --workarounds delay-newmail,tb-extra-mailbox-sep,tb-lsub-flags -n

mkdir "$T/caps"
told() {
	printf 'a CAPABILITY\r\n' | imapd --maildir "$T/caps" "$@" 2>/dev/null |
	    tr -d '\r' | sed -n 's/^\* CAPABILITY //p'
}
own=$(told)
like "LITERAL+ and not LITERAL-" "$own" 'LITERAL\+'
unlike "never both" "$own" 'LITERAL-'
is "words are added and hidden" "$(told --capability '+XFOO -UIDONLY -literal+ +IDLE')" \
    "$(printf '%s XFOO' "$own" | sed 's/ UIDONLY//; s/ LITERAL+//')"
is "all of it" "$(told --capability 'IMAP4rev1 IDLE')" 'IMAP4rev1 IDLE'
like "the greeting too" "$(printf '' | imapd --maildir "$T/caps" --capability 'IMAP4rev1 XBAR' 2>/dev/null)" \
    'PREAUTH \[CAPABILITY IMAP4rev1 XBAR\]'
done_testing
