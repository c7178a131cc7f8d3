#!/bin/sh
# queue.sh [N] - what a queue of N messages (10000) costs: put them in, send them
# all to smtp-sink, count them. Not part of `make bench`, which measures beside
# peers. Prints seconds of wall clock and CPU.
# SPDX-License-Identifier: ISC
set -eu
n=${1:-10000}
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
O=${O:-$ROOT/build}
PATH=$O/bin:$PATH
T=$(mktemp -d) && chmod 755 "$T"
trap 'kill "$sink" 2>/dev/null; rm -rf "$T"' EXIT
mkdir -m 700 "$T/q"; [ "$(id -u)" -ne 0 ] || chown 65533:65533 "$T/q"
head -c 4000 /dev/zero | tr '\0' x | fold -w 70 >"$T/body"
{ printf 'Subject: bench\n\n'; cat "$T/body"; echo; } >"$T/m"
port=$(/usr/bin/python3 -c 'import socket
s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
smtp-sink -u postfix -c "127.0.0.1:$port" 1000 >"$T/sink" 2>&1 &
sink=$!
cat >"$T/fill" <<'END'
i=0
while [ $i -lt "$1" ]; do
	SENDER=s@x.org RECIPIENT=a@d$((i % 50)).org mail-queue --queue "$2" <"$3" 2>/dev/null
	i=$((i + 1))
done
END
bash -c "time sh '$T/fill' $n '$T/q' '$T/m'" 2>&1 | tr '\n' ' '; echo " put $n"
bash -c "time queue-run --queue '$T/q' --once --hostname bench.example smtp-send --relay '[127.0.0.1]:$port' >/dev/null 2>'$T/log'" 2>&1 |
    tr '\n' ' '; echo " sent"
echo "results: $(grep -c 'event=passed\|event=relayed' "$T/log"), removed: $(grep -c event=removed "$T/log"), left: $(find "$T/q" -type f | wc -l)"
