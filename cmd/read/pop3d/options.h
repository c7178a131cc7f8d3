/* options - pop3d's settings, as they are given and as they are meant.
 * SPDX-License-Identifier: ISC */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdint.h>

#include "base/attr.h"
#include "base/option.h"
#include "session.h"

#define OPTIONS_ROWS 19

struct options {
	struct session_options session;
	const char *maildir, *lazy_expunge;
	bool nfs;
	const char *compare;         /* --uidl-check */
	const char *duplicates, *delete_type, *workarounds;
	uint64_t idle_ms;
};

extern const struct option_row options_rows[OPTIONS_ROWS];

/* What holds where nothing is said. */
void options_init(struct options *o);
/* Formats and names that the rows do not check: 0, or -1 with err. */
MUST_USE int options_settle(struct options *o, struct err *err);

#endif
