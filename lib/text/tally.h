/* tally - a line of counters by a template, as the log at the end of a session:
 * "%i" or "%{input}" for a counter, "%%" for "%". Old servers' templates go on
 * working, and with them the scripts that read their logs.
 * SPDX-License-Identifier: ISC */
#ifndef TEXT_TALLY_H
#define TEXT_TALLY_H

#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"

struct tally {
	char letter;             /* or '\0' */
	const char *name;        /* between braces, or NULL */
	size_t offset;           /* of a uint64_t in the struct of counters */
};

/* Does `format` name only counters of the table, in printable characters? 0, or
 * -1 with err (ERR_USAGE), which says what is wrong. */
MUST_USE int tally_check(const char *format, const struct tally *table,
    size_t n, struct err *err);
/* Add what `format`, which has been checked, makes of `counters`. */
void tally_write(struct buf *out, const char *format,
    const struct tally *table, size_t n, const void *counters);

#endif
