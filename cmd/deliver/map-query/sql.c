/* sql - sqlite:/path, pgsql:/path and mysql:/path (kinds.h): a database, asked
 * by the program that has its library (sql/sqlmap.h), which is started here
 * and, once we are confined, never again: when it has ended, so do we.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/tool.h"
#include "kinds.h"
#include "map/mapask.h"
#include "os/confine.h"
#include "sql/sqlconf.h"

struct sql {
	struct mapask ask;
	char *path;
};

static const struct database {
	enum sqlquery_dialect dialect;
	const char *program;             /* NULL: built without */
} databases[] = {
#ifdef WITHOUT_SQLITE
	[MAPNAME_SQLITE] = { SQLQUERY_SQLITE, NULL },
#else
	[MAPNAME_SQLITE] = { SQLQUERY_SQLITE, "sqlite-query" },
#endif
#ifdef WITHOUT_PGSQL
	[MAPNAME_PGSQL] = { SQLQUERY_PGSQL, NULL },
#else
	[MAPNAME_PGSQL] = { SQLQUERY_PGSQL, "pgsql-query" },
#endif
#ifdef WITHOUT_MYSQL
	[MAPNAME_MYSQL] = { SQLQUERY_MYSQL, NULL },
#else
	[MAPNAME_MYSQL] = { SQLQUERY_MYSQL, "mysql-query" },
#endif
};

static int
open_sql(struct map *m, struct err *err)
{
	const struct database *d = &databases[m->of.kind];
	struct sql *s = m->self = mem_zero(1, sizeof(*s));
	struct sqlconf conf;
	int r;

	s->path = span_dup(m->of.rest);
	mapask_init(&s->ask, s->path);
	s->ask.program = d->program;
	s->ask.timeout_ms = (int)m->timeout_ms;
	if (d->program == NULL)
		return err_set(err, ERR_TEMP, "%s: built without that "
		    "database's library", m->name);
	/* Its mistakes are named here, where somebody may be looking. */
	sqlconf_init(&conf, d->dialect);
	r = sqlconf_read(&conf, s->path, err);
	sqlconf_done(&conf);
	return r == 0 && !tool_checking() ? mapask_start(&s->ask, err) : r;
}

static int
find_in_database(struct map *m, struct span key, struct buf *value,
    struct err *err)
{
	struct sql *s = m->self;
	int got = mapask_find(&s->ask, key, value, err);

	if (got == -1 && s->ask.pid == 0)
		err->kind = ERR_PROTO;
	return got;
}

static void
close_sql(struct map *m)
{
	struct sql *s = m->self;

	mapask_done(&s->ask);
	free(s->path);
	free(s);
}

const struct kind kinds_sql = { open_sql, find_in_database, close_sql,
	OS_STDIO };
