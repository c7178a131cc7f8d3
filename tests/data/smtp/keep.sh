#!/bin/sh
# keep.sh - a message chain that keeps what it got below $KEEP.
n=$KEEP/$(printf '%s' "$QUEUE_ID-${RECIPIENT:-}" | tr -c 'A-Za-z0-9.-' _)
cat >"$n.mail" && cat <&3 >"$n.envelope" && env >"$n.env"
