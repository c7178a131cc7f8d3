/* settings - the options of spam-pipe.
 * SPDX-License-Identifier: ISC */
#ifndef SETTINGS_H
#define SETTINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/option.h"

struct settings {
	const char *spamd, *clamd;
	const char *user;
	const char *spam_reject, *required;
	const char *virus, *on_error;
	uint64_t max_size, virus_max_size;
	uint64_t timeout, wait;          /* milliseconds */
	bool later;

	/* understood */
	bool reject_virus;
	bool has_reject, has_required;
	int32_t reject_score, required_score;
	enum {
		ON_ERROR_TEMPFAIL,
		ON_ERROR_PASS,
		ON_ERROR_REJECT,
	} error_action;
};

extern const struct option_row settings_rows[];
extern const size_t settings_n_rows;

void settings_init(struct settings *s);
/* Understand what was given; `user` is $USER or NULL. 0, or -1 with err
 * ERR_USAGE. */
MUST_USE int settings_understand(struct settings *s, const char *user,
    struct err *err);

#endif
