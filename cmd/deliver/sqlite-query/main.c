/* sqlite-query - what an SQLite database says of a key (maps(7)).
 * utility: questions by socketmap on descriptors 0 and 1; map-query starts it
 * for a sqlite: map, so that libsqlite3 is nowhere else.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sysexits.h>

#include "base/log.h"
#include "base/tool.h"
#include "database.h"

struct options {
	uint64_t timeout_ms;
};

static const struct option_row rows[] = {
	{ "timeout", 't', OPTION_TIME, offsetof(struct options, timeout_ms),
	    100, 30000, "TIME", "for one question; default 10s" },
};

/* The directory that holds it: a journal may have to be read as well. */
static char *
directory_of(const char *path)
{
	struct span s = span_str(path);
	size_t slash = span_rfind(s, '/');

	return slash == s.n ? span_dup(SPAN(".")) :
	    span_dup(slash == 0 ? SPAN("/") : span_sub(s, 0, slash));
}

int
main(int argc, char **argv)
{
	const struct tool tool = { "sqlite-query", TOOL_UTILITY,
		"[-enVh] [options] FILE", database_features, rows,
		LENGTH(rows) };
	struct options opt = { .timeout_ms = 10000 };
	struct err err = ERR_INIT;
	struct sqlmap map;
	char **rest, *dir;

	tool_init(&tool);
	rest = tool_options(argc, argv, &opt);
	if (rest[0] == NULL || rest[1] != NULL)
		tool_exit(EX_USAGE, "which file?");
	if (database_features == NULL)
		tool_exit(EX_TEMPFAIL, "built without SQLite");
	if (sqlmap_open(&map, &database, rest[0], opt.timeout_ms, &err) == -1)
		tool_exit(EX_TEMPFAIL, "%s", err.text);
	tool_checked(&opt);
	dir = directory_of(map.conf.hosts[0].name);
	if (sqlmap_serve(&map, 0, dir, &err) == -1)
		tool_exit(EX_TEMPFAIL, "%s", err.text);
	free(dir);
	sqlmap_close(&map);
	return 0;
}
