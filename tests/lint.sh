#!/bin/sh
# lint.sh - `make lint`: what other programs find in this tree. Exit code 1 when
# any of them finds something.
# SPDX-License-Identifier: ISC
set -u
cd "$(dirname "$0")/.." || exit 1
status=0
run() {
	name=$1; shift
	if ! command -v "$1" >/dev/null 2>&1; then
		echo "SKIP $name: $1 is not installed"
	elif "$@"; then
		echo "ok $name"
	else
		echo "FAILED $name"; status=1
	fi
}

# shellcheck disable=SC2046
run shellcheck shellcheck -S warning -e SC1091 $(git ls-files '*.sh' '*.t' 'etc/pneumatic/services/*' |
    xargs grep -lE '^#!.*(/sh|/bash|/chain)$' | grep -v services/) tests/lib.sh
run mandoc mandoc -Tlint -W warning man/*.[1-9]
run cppcheck cppcheck --quiet --error-exitcode=1 --std=c11 -Ilib --inline-suppr \
    --enable=warning,portability,performance --suppress=missingIncludeSystem \
    --suppress=normalCheckLevelMaxBranches lib cmd
# shellcheck disable=SC2046
run clang-tidy clang-tidy --quiet --warnings-as-errors='*' \
    $(git ls-files 'lib/*.c' 'cmd/*.c') -- -std=c11 -D_POSIX_C_SOURCE=200809L \
    -D_DEFAULT_SOURCE -Ilib
run layers sh tests/tree/layers.t
exit $status
