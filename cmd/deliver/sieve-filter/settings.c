/* settings - see settings.h.
 * SPDX-License-Identifier: ISC */
#include "settings.h"

#include <stddef.h>
#include <string.h>

#include "sieve/svlimit.h"

#define AT(member) offsetof(struct settings, member)

const struct option_row settings_rows[] = {
	{ "script", 's', OPTION_STRING, AT(script), 0, 0, "file",
	    "the user's script ($HOME/.dovecot.sieve)" },
	{ "global-before", '\0', OPTION_STRING, AT(global_before), 0, 0,
	    "file|directory", "script, or *.sieve in it, run before" },
	{ "default", '\0', OPTION_STRING, AT(fallback), 0, 0, "file",
	    "script of users who have none" },
	{ "default-folder", '\0', OPTION_STRING, AT(default_folder), 0, 0,
	    "name", "where keep puts messages (the inbox)" },
	{ "filter-dir", '\0', OPTION_DIR, AT(filter_dir), 0, 0, "directory",
	    "of the programs that scripts may run" },
	{ "list", '\0', OPTION_FLAG, AT(list), 0, 0, NULL,
	    "several deliveries, their variables on descriptor 3" },
	{ "serve", '\0', OPTION_FLAG, AT(serve), 0, 0, NULL,
	    "one message after the other, from a socket on descriptor 3" },
	{ "sendmail", '\0', OPTION_STRING, AT(sendmail), 0, 0, "program",
	    "that redirect hands messages to" },
	{ "timeout", 't', OPTION_TIME, AT(timeout), 1, 3600 * 1000, "time",
	    "for scripts and their programs (60s)" },
	{ "max-redirects", '\0', OPTION_NUMBER, AT(max_redirects), 0, 100,
	    "number", "in one delivery (4)" },
};

const size_t settings_n_rows = LENGTH(settings_rows);

void
settings_init(struct settings *s)
{
	memset(s, 0, sizeof(*s));
	s->timeout = 60 * 1000;
	s->max_redirects = SVLIMIT_REDIRECTS;
}
