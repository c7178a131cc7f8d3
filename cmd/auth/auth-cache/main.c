/* auth-cache - look after what authenticators remember (their option --cache).
 * utility: run by hand, or by what changes passwords.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sysexits.h>

#include "base/tool.h"
#include "manage.h"

#define AT(member) offsetof(struct manage_options, member)

static const struct option_row rows[] = {
	{ "file", 'f', OPTION_STRING, AT(cache.path), 0, 0, "FILE",
	    "the cache" },
	{ "list", '\0', OPTION_FLAG, AT(list), 0, 0, NULL,
	    "print who is remembered" },
	{ "stats", '\0', OPTION_FLAG, AT(stats), 0, 0, NULL,
	    "print how many are, and how often it helped" },
	{ "flush", '\0', OPTION_LIST, AT(flush), 0, 0, "USER",
	    "forget a user" },
	{ "flush-all", '\0', OPTION_FLAG, AT(flush_all), 0, 0, NULL,
	    "forget everybody" },
};

static const struct tool tool = { "auth-cache", TOOL_UTILITY,
	"[-enVh] --file FILE [--list] [--stats] [--flush USER] [--flush-all]",
	NULL, rows, LENGTH(rows) };

int
main(int argc, char **argv)
{
	struct manage_options opt = { .cache = CACHE_INIT };
	struct err err = ERR_INIT;
	char **rest;
	int code;

	tool_init(&tool);
	rest = tool_options(argc, argv, &opt);
	if (opt.cache.path == NULL || rest[0] != NULL)
		tool_exit(EX_USAGE, rest[0] != NULL ? "too many arguments" :
		    "--file is missing");
	if (!opt.list && !opt.stats && !opt.flush_all && opt.flush.n == 0)
		tool_exit(EX_USAGE, "nothing to do");
	tool_checked(&opt);
	if ((code = manage_run(&opt, &err)) == -1)
		tool_die(&err);
	return code;
}
