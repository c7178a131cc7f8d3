/* settings - the options of filter-pipe, and its two command lines.
 * SPDX-License-Identifier: ISC */
#ifndef SETTINGS_H
#define SETTINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/option.h"

struct settings {
	uint64_t timeout;                /* milliseconds */
	uint64_t max_output;             /* bytes; 0: twice the message and
	                                  * 1M */
	uint64_t max_shrink;             /* percent */
	const char *on_error, *separator;

	/* understood */
	bool pass;
	char **filter, **next;           /* NULL-terminated */
};

extern const struct option_row settings_rows[];
extern const size_t settings_n_rows;

void settings_init(struct settings *s);
/* Understand what was given and cut `rest` at the separator: 0, or -1 with err
 * ERR_USAGE. */
MUST_USE int settings_understand(struct settings *s, char **rest,
    struct err *err);

/* Is `program` there and executable, by itself or along PATH? For -n. 0, or -1
 * with err ERR_USAGE. */
MUST_USE int settings_find_program(const char *program, const char *path,
    struct err *err);

#endif
