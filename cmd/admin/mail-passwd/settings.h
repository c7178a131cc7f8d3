/* settings - the options of mail-passwd.
 * SPDX-License-Identifier: ISC */
#ifndef SETTINGS_H
#define SETTINGS_H

#include <stdbool.h>

#include "base/option.h"

struct settings {
	struct option_list schemes;      /* of the new password; or none */
	uint64_t cost;
	bool from_stdin, create;
	const char *services;            /* of an application password */
	const char *ids, *home, *default_scheme, *user_chars;
	struct option_list fields;       /* extra ones, of a new user */
};

#endif
