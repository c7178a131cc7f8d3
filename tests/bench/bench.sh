#!/bin/sh
# bench.sh - `make bench`: what mail in and one message, one IMAP connection, one login by each
# mechanism and one TLS connection cost here, and the same for a private Postfix
# with virtual(8), a private Dovecot and a private stunnel, in the same run.
# SPDX-License-Identifier: ISC
set -eu
cd "$(dirname "$0")/../.."
O=${O:-build}
case $O in /*) ;; *) O=$PWD/$O ;; esac
export O
python=/usr/bin/python3
[ -x "$python" ] || python=python3
"$python" tests/bench/bench.py "$@"
"$python" tests/bench/mail.py
"$python" tests/bench/queue.py 500 500
"$python" tests/bench/imap.py
"$python" tests/bench/session.py
"$python" tests/bench/login.py
exec "$python" tests/bench/tls.py
