#!/bin/sh
# bench.sh - `make bench`: what one message and one IMAP connection cost here,
# and the same for a private Postfix with virtual(8) and a private Dovecot, in
# the same run; and what a login costs by each mechanism.
# SPDX-License-Identifier: ISC
set -eu
cd "$(dirname "$0")/../.."
O=${O:-build}
case $O in /*) ;; *) O=$PWD/$O ;; esac
export O
python=/usr/bin/python3
[ -x "$python" ] || python=python3
"$python" tests/bench/bench.py "$@"
"$python" tests/bench/imap.py
exec "$python" tests/bench/login.py
