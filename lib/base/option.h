/* option - a tool's settings as one table, which also writes -h.
 * Options come before the program: the first argument that is not an option,
 * or the one after "--", starts the rest. `--name value`, `--name=value`, and
 * `-x value` or `-xvalue` where a row has a letter. Every tool also has -V -n
 * -e -h, which option_read reports and tool_options acts on.
 * SPDX-License-Identifier: ISC */
#ifndef BASE_OPTION_H
#define BASE_OPTION_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/attr.h"
#include "base/err.h"

enum option_type {
	OPTION_FLAG,        /* bool: true when given */
	OPTION_STRING,      /* const char *: points into argv */
	OPTION_NUMBER,      /* uint64_t, min..max */
	OPTION_SIZE,        /* uint64_t bytes, min..max: 64k 50M 2G */
	OPTION_TIME,        /* uint64_t milliseconds, min..max: 30s 5m 7d */
	OPTION_FILE,        /* const char *: -n opens it for reading */
	OPTION_DIR,         /* const char *: -n opens it */
	OPTION_LIST,        /* struct option_list: may be given again */
};

struct option_row {
	const char *name;        /* without "--" */
	char letter;             /* or '\0' */
	enum option_type type;
	size_t offset;           /* offsetof in the tool's struct */
	uint64_t min, max;
	const char *value;       /* what the value is called, NULL for a flag */
	const char *help;        /* one line */
};

#define OPTION_LIST_MAX 64

struct option_list {
	size_t n;
	const char *items[OPTION_LIST_MAX];
};

struct option_common {
	bool version, check, explain, help;
};

/* Read argv[1..] into `settings` by `rows`: the index of the first argument
 * of the rest (argc when there is none), or -1 with err ERR_USAGE. Settings
 * keep what they hold where an option is not given: that is the default. */
MUST_USE int option_read(const struct option_row *rows, size_t n_rows,
    int argc, char **argv, void *settings, struct option_common *common,
    struct err *err);

/* Open every OPTION_FILE and OPTION_DIR that is set: 0, or -1 with err. */
MUST_USE int option_check_files(const struct option_row *rows, size_t n_rows,
    const void *settings, struct err *err);

/* The -h text, one row a line. */
void option_help(const struct option_row *rows, size_t n_rows, FILE *out);

#endif
