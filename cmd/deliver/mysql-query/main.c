/* mysql-query - what a MySQL or MariaDB database says of a key (maps(7)).
 * utility: questions by socketmap on descriptors 0 and 1; map-query starts it
 * for a mysql: map, so that libmariadb is nowhere else.
 * SPDX-License-Identifier: ISC */
#include <sysexits.h>

#include "base/log.h"
#include "base/tool.h"
#include "database.h"
#include "os/confine.h"

struct options {
	uint64_t timeout_ms;
};

static const struct option_row rows[] = {
	{ "timeout", 't', OPTION_TIME, offsetof(struct options, timeout_ms),
	    100, 30000, "TIME", "for one question; default 10s" },
};

int
main(int argc, char **argv)
{
	const struct tool tool = { "mysql-query", TOOL_UTILITY,
		"[-enVh] [options] FILE", database_features, rows,
		LENGTH(rows) };
	struct options opt = { .timeout_ms = 10000 };
	struct err err = ERR_INIT;
	struct sqlmap map;
	char **rest;

	tool_init(&tool);
	rest = tool_options(argc, argv, &opt);
	if (rest[0] == NULL || rest[1] != NULL)
		tool_exit(EX_USAGE, "which file?");
	if (database_features == NULL)
		tool_exit(EX_TEMPFAIL, "built without libmariadb");
	if (sqlmap_open(&map, &database, rest[0], opt.timeout_ms, &err) == -1)
		tool_exit(EX_TEMPFAIL, "%s", err.text);
	tool_checked(&opt);
	if (sqlmap_serve(&map, OS_DNS, NULL, &err) == -1)
		tool_exit(EX_TEMPFAIL, "%s", err.text);
	sqlmap_close(&map);
	return 0;
}
