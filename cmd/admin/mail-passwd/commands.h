/* commands - what mail-passwd does: a table of commands by name.
 * SPDX-License-Identifier: ISC */
#ifndef COMMANDS_H
#define COMMANDS_H

#include "base/attr.h"
#include "base/err.h"
#include "settings.h"

struct commands_ask {
	const struct settings *o;
	const char *file, *user, *app;   /* as many as the command wants */
};

struct commands_row {
	const char *name;
	int arguments;                   /* after the name */
	/* The exit code, or -1 with err. */
	int (*run)(const struct commands_ask *a, struct err *err);
	const char *help;
};

/* The row of this name, or NULL. */
const struct commands_row *commands_find(const char *name);

#endif
