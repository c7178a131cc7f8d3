#!/bin/sh
# No line of the sources has more than 80 columns, a tab going to the next eighth.
# A NOLINT comment cannot be broken.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
cd "$ROOT" || exit 1

wide() {
	find "$@" -name '*.[ch]' | sort | xargs awk '{
		columns = 0
		n = split($0, part, "\t")
		for (i = 1; i <= n; i++) {
			columns += length(part[i])
			if (i < n)
				columns += 8 - columns % 8
		}
		if (columns > 80 && !/NOLINT/)
			print FILENAME ":" FNR ": " columns
	}'
}
printf '\tshort\n%064d\t%08d\n\t\t%065d /* NOLINT */\n' 0 0 0 >"$T/a.c"
is "a line of 80 columns is none, one with NOLINT neither" "$(wide "$T")" ""
printf '\t\t%065d\n' 0 >"$T/b.c"
is "one of 81 is found" "$(wide "$T")" "$T/b.c:1: 81"
is "no line is too wide" "$(wide lib cmd)" ""
done_testing
