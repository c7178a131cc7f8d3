#!/bin/sh
# bench.sh - `make bench`: what one message and one IMAP connection cost here,
# and the same for a private Postfix with virtual(8) and a private Dovecot, in
# the same run.
# SPDX-License-Identifier: ISC
set -eu
cd "$(dirname "$0")/../.."
O=${O:-build}
case $O in /*) ;; *) O=$PWD/$O ;; esac
export O
python=/usr/bin/python3
[ -x "$python" ] || python=python3
"$python" tests/bench/bench.py "$@"
exec "$python" tests/bench/imap.py
