#!/bin/sh
# fuzz.sh [SECONDS [TARGET...]] - `make fuzz`: each parser under libFuzzer with
# AddressSanitizer and UBSan, SECONDS each (default 20). Corpora are kept below
# $O/fuzz; a crash is left there and named, and makes the exit code 1.
# SPDX-License-Identifier: ISC
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-20}
[ $# -eq 0 ] || shift
dir=${O:-build}/fuzz
flags='-std=c11 -g -O1 -Ilib -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -fsanitize=address,undefined -fno-sanitize-recover=all'
mkdir -p "$dir/obj"
# The tables of charsets, if they have been made (etc/make/machine.sh).
gen=${O:-build}/gen
if [ ! -f "$gen/charmapdata.h" ]; then
	gen=$dir/gen
	mkdir -p "$gen"
	echo '#define NAMES 0' >"$gen/charmapdata.h"
fi
flags="$flags -I$gen"

sources=$(find lib -name '*.c' -exec grep -LE \
    '#include (<openssl|<ldap|<crypt|<sqlite3|"tls/|"crypto/)' {} +
    find lib/sasl -name '*.c')
sources=$(echo "$sources" | sort -u)
for src in $sources; do
	obj=$dir/obj/$(echo "$src" | tr / _).o
	[ "$obj" -nt "$src" ] || printf '%s\0%s\0' "$obj" "$src"
done | xargs -0 -r -n 2 -P 2 sh -c "clang $flags -fsanitize=fuzzer-no-link -c -o \"\$0\" \"\$1\""
rm -f "$dir/lib.a"
ar rcs "$dir/lib.a" "$dir"/obj/*.o

status=0
# shellcheck disable=SC2046
[ $# -gt 0 ] || set -- $(basename -s _fuzz.c tests/fuzz/*_fuzz.c)
for target; do
	# shellcheck disable=SC2086
	clang $flags -fsanitize=fuzzer -o "$dir/$target" "tests/fuzz/${target}_fuzz.c" "$dir/lib.a" \
	    -lcrypto -lidn
	mkdir -p "$dir/corpus-$target"
	if "$dir/$target" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 \
	    -max_len=65536 -artifact_prefix="$dir/crash-$target-" "$dir/corpus-$target" \
	    >"$dir/log-$target" 2>&1; then
		echo "ok $target: $(grep -c '' "$dir/log-$target") lines of log, $(find "$dir/corpus-$target" -type f | wc -l) inputs"
	else
		echo "FAILED $target: see $dir/log-$target"
		status=1
	fi
done
exit $status
