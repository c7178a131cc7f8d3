#!/bin/sh
# lint.sh - `make lint`: what other programs find in this tree. Exit code 1 when
# any of them finds something.
# SPDX-License-Identifier: ISC
set -u
cd "$(dirname "$0")/.." || exit 1
status=0
# run PROGRAM COMMAND...
run() {
	name=$1; shift
	if [ "$name" != layers ] && ! command -v "$name" >/dev/null 2>&1; then
		echo "SKIP $name: not installed"
	elif "$@"; then
		echo "ok $name"
	else
		echo "FAILED $name"; status=1
	fi
}

# SC1091, SC2034, SC2154: lib.sh and peers.sh are not followed. SC2010: the files
# in these listings are named by the tests. SC2046: lists of our own files.
# SC3013, SC3045: dash and the BSD shells have them.
scripts() {
	find . -name .git -prune -o -path ./build -prune -o -type f \
	    -exec awk 'FNR == 1 && /^#!.*\/(sh|bash)$/ { print FILENAME }' {} +
}
shells() {
	scripts | xargs shellcheck -s sh -S warning \
	    -e SC1091,SC2034,SC2154,SC2010,SC2046,SC3013,SC3045 tests/lib.sh \
	    tests/lib/peers.sh
}
run shellcheck shells

run mandoc mandoc -Tlint -W warning man/*.[1-9]

# ctuuninitvar: takes a struct whose first use is "fill this" for one that is read.
run cppcheck cppcheck --quiet --error-exitcode=1 --std=c11 -Ilib --inline-suppr \
    --enable=warning,portability,performance --suppress=missingIncludeSystem \
    --suppress=normalCheckLevelMaxBranches --suppress=toomanyconfigs \
    --suppress=ctuuninitvar lib cmd

# What it says on standard error is how many findings it did not show.
tidy() {
	find lib cmd -name '*.c' -print | sort | xargs -P 2 -n 8 sh -c 'clang-tidy \
	    --quiet --warnings-as-errors="*" "$@" -- -std=c11 -Ilib -I"${O:-build}/gen" \
	    -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE 2>/dev/null' sh
}
run clang-tidy tidy

run layers sh tests/tree/layers.t
exit $status
