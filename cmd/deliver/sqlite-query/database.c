/* database - see database.h.
 * SPDX-License-Identifier: ISC */
#include "database.h"

#ifdef WITHOUT_SQLITE
const char *const database_features = NULL;
const struct sqlmap_kind database = { SQLQUERY_SQLITE, NULL, NULL, NULL };
#else
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "os/clock.h"

#define STEPS 1000                       /* of its machine, between two looks */

struct connection {
	sqlite3 *db;
	sqlite3_stmt *statement;
	int64_t deadline;
	struct stat file;
};

/* It calls us again and again; 1 ends the statement. */
static int
is_late(void *self)
{
	const struct connection *c = self;

	return os_clock_ms() > c->deadline;
}

static int
fail(const struct sqlmap *m, struct err *err)
{
	const struct connection *c = m->connection;

	return err_set(err, ERR_TEMP, "%s: %s", m->conf.hosts[0].name,
	    c->db != NULL ? sqlite3_errmsg(c->db) : "out of memory");
}

static int
connect_database(struct sqlmap *m, const struct sqlconf_host *host,
    int64_t deadline, struct err *err)
{
	struct connection *c = m->connection = mem_zero(1, sizeof(*c));
	const struct buf *text = &m->conf.question.statement;
	const char *tail = "";

	(void)deadline;
	if (stat(host->name, &c->file) == -1)
		return err_sys(err, "%s", host->name);
	if (sqlite3_open_v2(host->name, &c->db, SQLITE_OPEN_READONLY |
	    SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		return fail(m, err);
	sqlite3_progress_handler(c->db, STEPS, is_late, c);
	/* No file of the query's choosing: no ATTACH, no extension. */
	(void)sqlite3_limit(c->db, SQLITE_LIMIT_ATTACHED, 0);
	if (sqlite3_prepare_v2(c->db, buf_str(text), (int)text->len + 1,
	    &c->statement, &tail) != SQLITE_OK)
		return fail(m, err);
	if (c->statement == NULL || span_trim(span_str(tail)).n > 0)
		return err_set(err, ERR_TEMP, "one statement is wanted");
	return 0;
}

/* As administrators do it: a new one is made and renamed into place. */
static bool
is_replaced(const struct sqlmap *m)
{
	const struct connection *c = m->connection;
	struct stat now;

	return stat(m->conf.hosts[0].name, &now) == -1 ||
	    now.st_dev != c->file.st_dev || now.st_ino != c->file.st_ino;
}

static int
ask(struct sqlmap *m, int64_t deadline, struct err *err)
{
	struct connection *c = m->connection;
	int i, n, r = SQLITE_OK;

	if (is_replaced(m))
		return err_set(err, ERR_PROTO, "%s: another file stands "
		    "there now", m->conf.hosts[0].name);
	c->deadline = deadline;
	(void)sqlite3_busy_timeout(c->db, (int)(deadline - os_clock_ms()));
	for (i = 0; r == SQLITE_OK && i < (int)m->conf.question.n; i++)
		r = sqlite3_bind_text(c->statement, i + 1,
		    buf_str(&m->values[i]), (int)m->values[i].len,
		    SQLITE_STATIC);
	while (r == SQLITE_OK || r == SQLITE_ROW) {
		if ((r = sqlite3_step(c->statement)) != SQLITE_ROW)
			break;
		n = sqlite3_column_count(c->statement);
		for (i = 0; i < n; i++) {
			const void *text = sqlite3_column_text(c->statement,
			    i);

			sqlmap_take(m, span_of(text, (size_t)
			    sqlite3_column_bytes(c->statement, i)));
		}
		if (!buf_ok(m->result))
			r = SQLITE_TOOBIG;
	}
	if (r != SQLITE_DONE)
		r = r == SQLITE_INTERRUPT ? err_set(err, ERR_TEMP,
		    "no answer in time") : fail(m, err);
	else
		r = 0;
	/* What it says now was said above. */
	(void)sqlite3_reset(c->statement);
	return r;
}

static void
hang_up(struct sqlmap *m)
{
	struct connection *c = m->connection;

	(void)sqlite3_finalize(c->statement);
	(void)sqlite3_close(c->db);
	free(c);
}

const char *const database_features = "sqlite";
const struct sqlmap_kind database = { SQLQUERY_SQLITE, connect_database, ask,
	hang_up };
#endif
