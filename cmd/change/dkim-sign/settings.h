/* settings - the options of dkim-sign, as given and as understood.
 * SPDX-License-Identifier: ISC */
#ifndef SETTINGS_H
#define SETTINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/option.h"
#include "dkim/signature.h"

struct settings {
	const char *domain;
	struct option_list selectors, keys;
	const char *key_dir;
	bool parents;
	const char *canon, *headers, *oversign, *identity;
	uint64_t expire;                 /* milliseconds; 0: no x= */
	uint64_t time;                   /* t=; 0: now */
	const char *no_key, *unsignable;

	/* understood */
	enum canon header_canon, body_canon;
	struct signature_names names, over;
	bool pass_no_key, pass_unsignable;
};

extern const struct option_row settings_rows[];
extern const size_t settings_n_rows;

/* The defaults. */
void settings_init(struct settings *s);
/* Understand what was given: 0, or -1 with err ERR_USAGE. */
MUST_USE int settings_understand(struct settings *s, struct err *err);

#endif
