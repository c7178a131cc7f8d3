/* database - see database.h.
 * SPDX-License-Identifier: ISC */
#include "database.h"

#ifdef WITHOUT_MYSQL
const char *const database_features = NULL;
const struct sqlmap_kind database = { SQLQUERY_MYSQL, NULL, NULL, NULL };
#else
#include <mariadb/errmsg.h>
#include <mariadb/mysql.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "os/clock.h"

#define COLUMNS_MAX 16
#define COLUMN_MAX 65536                 /* bytes */

struct connection {
	MYSQL *server;
	MYSQL_STMT *statement;
	char *columns[COLUMNS_MAX];
};

/* The library knows seconds only; the asker of us has a clock of its own. */
static unsigned
seconds_left(int64_t deadline)
{
	int64_t left = deadline - os_clock_ms();

	return left > 0 ? (unsigned)((left + 999) / 1000) : 1;
}

static int
fail(const struct connection *c, struct err *err)
{
	unsigned code = c->statement != NULL ?
	    mysql_stmt_errno(c->statement) : mysql_errno(c->server);
	const char *text = c->statement != NULL ?
	    mysql_stmt_error(c->statement) : mysql_error(c->server);
	bool lost = code >= CR_MIN_ERROR && code <= CR_MAX_ERROR;

	return err_set(err, lost ? ERR_PROTO : ERR_TEMP, "%s", text);
}

static bool
wants_tls(const struct sqlconf *f)
{
	return f->tls_ca_file != NULL || f->tls_ca_dir != NULL ||
	    f->tls_cert != NULL || f->tls_key != NULL ||
	    f->tls_ciphers != NULL || f->tls_verify;
}

static int
set_tls(const struct sqlconf *f, MYSQL *server)
{
	my_bool yes = 1, verify = f->tls_verify;

	if (!wants_tls(f))
		return 0;
	(void)mysql_ssl_set(server, f->tls_key, f->tls_cert, f->tls_ca_file,
	    f->tls_ca_dir, f->tls_ciphers);
	return mysql_options(server, MYSQL_OPT_SSL_ENFORCE, &yes) == 0 &&
	    mysql_options(server, MYSQL_OPT_SSL_VERIFY_SERVER_CERT,
	    &verify) == 0 ? 0 : -1;
}

static int
set_options(const struct sqlconf *f, MYSQL *server, int64_t deadline,
    struct err *err)
{
	unsigned seconds = seconds_left(deadline);

	/* One that it cannot read it would pass over. */
	if (f->option_file != NULL && access(f->option_file, R_OK) == -1)
		return err_sys(err, "%s", f->option_file);
	if (mysql_options(server, MYSQL_OPT_CONNECT_TIMEOUT, &seconds) != 0 ||
	    mysql_options(server, MYSQL_OPT_READ_TIMEOUT, &seconds) != 0 ||
	    mysql_options(server, MYSQL_OPT_WRITE_TIMEOUT, &seconds) != 0 ||
	    mysql_options(server, MYSQL_SET_CHARSET_NAME, f->charset != NULL ?
	    f->charset : "utf8mb4") != 0 ||
	    (f->option_file != NULL && mysql_options(server,
	    MYSQL_READ_DEFAULT_FILE, f->option_file) != 0) ||
	    (f->option_group != NULL && mysql_options(server,
	    MYSQL_READ_DEFAULT_GROUP, f->option_group) != 0) ||
	    set_tls(f, server) == -1)
		return err_set(err, ERR_TEMP, "%s", mysql_error(server));
	return 0;
}

static int
prepare(const struct sqlmap *m, struct connection *c, struct err *err)
{
	const struct buf *text = &m->conf.question.statement;

	if ((c->statement = mysql_stmt_init(c->server)) == NULL)
		return fail(c, err);
	if (mysql_stmt_prepare(c->statement, buf_str(text), text->len) != 0)
		return fail(c, err);
	if (mysql_stmt_param_count(c->statement) != m->conf.question.n)
		return err_set(err, ERR_TEMP, "the query has other parameters "
		    "than we have made");
	return 0;
}

static int
connect_database(struct sqlmap *m, const struct sqlconf_host *host,
    int64_t deadline, struct err *err)
{
	struct connection *c = m->connection = mem_zero(1, sizeof(*c));
	const struct sqlconf *f = &m->conf;

	if ((c->server = mysql_init(NULL)) == NULL)
		return err_set(err, ERR_TEMP, "out of memory");
	if (set_options(f, c->server, deadline, err) == -1)
		return -1;
	if (mysql_real_connect(c->server, host->path != NULL ? NULL :
	    host->name, f->user, f->password, f->dbname, host->port,
	    host->path, CLIENT_MULTI_RESULTS) == NULL)
		return fail(c, err);
	/* To the library it is a wish, which a server need not grant. */
	if (wants_tls(f) && mysql_get_ssl_cipher(c->server) == NULL)
		return err_set(err, ERR_TEMP, "TLS is wanted, and the server "
		    "does not offer it");
	return prepare(m, c, err);
}

static int
put_question(struct sqlmap *m, struct err *err)
{
	struct connection *c = m->connection;
	MYSQL_BIND values[SQLQUERY_PARAMETERS_MAX];
	size_t i;

	memset(values, 0, sizeof(values));
	for (i = 0; i < m->conf.question.n; i++) {
		values[i].buffer_type = MYSQL_TYPE_STRING;
		values[i].buffer = m->values[i].p;
		values[i].buffer_length = m->values[i].len;
	}
	if ((m->conf.question.n > 0 &&
	    mysql_stmt_bind_param(c->statement, values) != 0) ||
	    mysql_stmt_execute(c->statement) != 0)
		return fail(c, err);
	return 0;
}

/* The rows of one result: 0, or -1 with err. */
static int
take_rows(struct sqlmap *m, struct err *err)
{
	struct connection *c = m->connection;
	unsigned n = mysql_stmt_field_count(c->statement), i;
	MYSQL_BIND columns[COLUMNS_MAX];
	unsigned long lengths[COLUMNS_MAX];
	my_bool nulls[COLUMNS_MAX];
	int r;

	if (n > COLUMNS_MAX)
		return err_set(err, ERR_PROTO, "more than %d columns",
		    COLUMNS_MAX);
	memset(columns, 0, sizeof(columns));
	for (i = 0; i < n; i++) {
		if (c->columns[i] == NULL)
			c->columns[i] = mem_alloc(COLUMN_MAX);
		columns[i].buffer_type = MYSQL_TYPE_STRING;
		columns[i].buffer = c->columns[i];
		columns[i].buffer_length = COLUMN_MAX;
		columns[i].length = &lengths[i];
		columns[i].is_null = &nulls[i];
	}
	if (n == 0)
		return 0;
	if (mysql_stmt_bind_result(c->statement, columns) != 0)
		return fail(c, err);
	while ((r = mysql_stmt_fetch(c->statement)) == 0) {
		for (i = 0; i < n; i++)
			if (!nulls[i])
				sqlmap_take(m, span_of(c->columns[i],
				    lengths[i]));
		if (!buf_ok(m->result))
			break;
	}
	if (r == 0 || r == MYSQL_DATA_TRUNCATED)
		return err_set(err, ERR_PROTO, "a value is too long");
	return r == MYSQL_NO_DATA ? 0 : fail(c, err);
}

/* A procedure that is called has several results, the last without rows. */
static int
ask(struct sqlmap *m, int64_t deadline, struct err *err)
{
	struct connection *c = m->connection;
	int more = 0;

	(void)deadline;
	if (put_question(m, err) == -1)
		return -1;
	while (more == 0) {
		if (take_rows(m, err) == -1)
			return -1;
		more = mysql_stmt_next_result(c->statement);
	}
	if (more > 0)
		return fail(c, err);
	(void)mysql_stmt_free_result(c->statement);
	return 0;
}

static void
hang_up(struct sqlmap *m)
{
	struct connection *c = m->connection;
	size_t i;

	if (c->statement != NULL)
		(void)mysql_stmt_close(c->statement);
	if (c->server != NULL)
		mysql_close(c->server);
	for (i = 0; i < COLUMNS_MAX; i++)
		free(c->columns[i]);
	free(c);
}

const char *const database_features = "mysql";
const struct sqlmap_kind database = { SQLQUERY_MYSQL, connect_database, ask,
	hang_up };
#endif
