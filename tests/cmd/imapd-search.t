#!/bin/sh
# imapd: SEARCH: charsets, keys, limits, and the full-text index, whose answers
# are those of a search without it.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"

imapd=$BIN/imapd
export imapd
"$BIN/search-index" -V | grep -q SQLite && HAVE_INDEX=yes || HAVE_INDEX=no
export HAVE_INDEX
take_checks "$ROOT/tests/cmd/imapd-search.py"
take_checks "$ROOT/tests/cmd/imapd-search-index.py"
done_testing
