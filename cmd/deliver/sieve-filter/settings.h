/* settings - the options of sieve-filter.
 * SPDX-License-Identifier: ISC */
#ifndef SETTINGS_H
#define SETTINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/option.h"

struct settings {
	const char *script;          /* the user's */
	const char *global_before;   /* a file, or a directory of *.sieve */
	const char *fallback;        /* the script of users without one */
	const char *default_folder;  /* for keep; NULL: the inbox */
	const char *filter_dir;      /* of programs scripts may run, or NULL */
	const char *sendmail;        /* for redirect, or NULL */
	uint64_t timeout;            /* of the whole evaluation, in ms */
	uint64_t max_redirects;
	bool serve, list;
	char **next;
};

extern const struct option_row settings_rows[];
extern const size_t settings_n_rows;

void settings_init(struct settings *s);

#endif
