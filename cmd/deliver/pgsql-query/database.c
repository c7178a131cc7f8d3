/* database - see database.h.
 * SPDX-License-Identifier: ISC */
#include "database.h"

#ifdef WITHOUT_PGSQL
const char *const database_features = NULL;
const struct sqlmap_kind database = { SQLQUERY_PGSQL, NULL, NULL, NULL };
#else
#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif
#include <errno.h>
#include <poll.h>

#include "os/clock.h"

/* What libpq says of it is several lines; the first tells. */
static int
fail(const PGconn *c, enum err_kind kind, struct err *err)
{
	struct span text = span_str(PQerrorMessage(c));

	return err_set(err, kind, "%.*s", (int)span_find(text, 0, '\n'),
	    text.p);
}

/* Until the socket is ready for `events`: 0, or -1 with err. */
static int
wait_for(const PGconn *c, short events, int64_t deadline, struct err *err)
{
	struct pollfd p = { .fd = PQsocket(c), .events = events };
	int64_t left;
	int n;

	do {
		left = deadline - os_clock_ms();
		n = left > 0 ? poll(&p, 1, (int)left) : 0;
	} while (n == -1 && errno == EINTR);
	if (n == 0)
		return err_set(err, ERR_PROTO, "no answer in time");
	return n == -1 ? err_sys(err, "poll") : 0;
}

/* libpq wants the socket's directory, and the port that its name ends with:
 * /run/postgresql, or /run/postgresql/.s.PGSQL.5432. */
static const char *
socket_directory(const char *path, struct buf *directory, struct buf *port)
{
	struct span s = span_str(path);
	size_t at = span_search(s, SPAN("/.s.PGSQL."));

	if (at == s.n)
		return path;
	buf_add(directory, span_sub(s, 0, at));
	buf_add(port, span_from(s, at + SPAN("/.s.PGSQL.").n));
	return buf_str(directory);
}

static PGconn *
start(const struct sqlconf *f, const struct sqlconf_host *host)
{
	bool uri = host->path == NULL && span_search(span_str(host->name),
	    SPAN("://")) < span_str(host->name).n;
	const char *const names[] = { "dbname", "host", "port", "user",
		"password", "client_encoding", "fallback_application_name",
		NULL };
	struct buf port = BUF_INIT(8), directory = BUF_INIT(4096);
	const char *values[] = { uri ? host->name : f->dbname,
		uri ? NULL : host->name, NULL, f->user, f->password,
		f->charset != NULL ? f->charset : "UTF8", "pneumatic", NULL };
	PGconn *c;

	if (host->path != NULL)
		values[1] = socket_directory(host->path, &directory, &port);
	if (host->port > 0)
		buf_addu(&port, host->port);
	if (port.len > 0)
		values[2] = buf_str(&port);
	c = PQconnectStartParams(names, values, 1);
	buf_done(&directory);
	buf_done(&port);
	return c;
}

static int
connect_database(struct sqlmap *m, const struct sqlconf_host *host,
    int64_t deadline, struct err *err)
{
	PGconn *c = m->connection = start(&m->conf, host);
	PostgresPollingStatusType now = PGRES_POLLING_WRITING;

	if (c == NULL)
		return err_set(err, ERR_TEMP, "out of memory");
	if (PQstatus(c) == CONNECTION_BAD)
		return fail(c, ERR_TEMP, err);
	while (now != PGRES_POLLING_OK) {
		if (wait_for(c, now == PGRES_POLLING_READING ? POLLIN :
		    POLLOUT, deadline, err) == -1)
			return -1;
		if ((now = PQconnectPoll(c)) == PGRES_POLLING_FAILED)
			return fail(c, ERR_TEMP, err);
	}
	return 0;
}

static int
put_question(struct sqlmap *m, int64_t deadline, struct err *err)
{
	PGconn *c = m->connection;
	const char *values[SQLQUERY_PARAMETERS_MAX];
	size_t i;
	int r;

	for (i = 0; i < m->conf.question.n; i++)
		values[i] = buf_str(&m->values[i]);
	if (PQsetnonblocking(c, 1) == -1 || PQsendQueryParams(c,
	    buf_str(&m->conf.question.statement), (int)m->conf.question.n,
	    NULL, values, NULL, NULL, 0) == 0)
		return fail(c, ERR_PROTO, err);
	/* A row at a time: an answer larger than we take is not kept. */
	(void)PQsetSingleRowMode(c);
	while ((r = PQflush(c)) == 1)
		if (wait_for(c, POLLOUT, deadline, err) == -1)
			return -1;
	return r == 0 ? 0 : fail(c, ERR_PROTO, err);
}

static int
take_row(struct sqlmap *m, const PGresult *row, struct err *err)
{
	int i, n = PQnfields(row);

	for (i = 0; i < n; i++)
		sqlmap_take(m, span_of(PQgetvalue(row, 0, i),
		    (size_t)PQgetlength(row, 0, i)));
	/* The rest is not read: the connection goes. */
	return buf_ok(m->result) ? 0 : err_set(err, ERR_PROTO, "a value is "
	    "too long");
}

/* One result: 1, 0 there are no more, -1 with err. */
static int
take_result(struct sqlmap *m, int64_t deadline, struct err *err)
{
	PGconn *c = m->connection;
	PGresult *result;
	int r = 1;

	while (PQisBusy(c)) {
		if (wait_for(c, POLLIN, deadline, err) == -1)
			return -1;
		if (PQconsumeInput(c) == 0)
			return fail(c, ERR_PROTO, err);
	}
	if ((result = PQgetResult(c)) == NULL)
		return 0;
	switch (PQresultStatus(result)) {
	case PGRES_SINGLE_TUPLE:
		r = take_row(m, result, err) == -1 ? -1 : 1;
		break;
	case PGRES_TUPLES_OK:
		break;
	case PGRES_FATAL_ERROR:
		r = fail(c, PQstatus(c) == CONNECTION_BAD ? ERR_PROTO :
		    ERR_TEMP, err);
		break;
	default:
		r = err_set(err, ERR_PROTO, "a question has no rows for an "
		    "answer");
	}
	PQclear(result);
	return r;
}

static int
ask(struct sqlmap *m, int64_t deadline, struct err *err)
{
	struct err next = ERR_INIT;
	int got;

	if (put_question(m, deadline, err) == -1)
		return -1;
	while ((got = take_result(m, deadline, err)) == 1)
		;
	/* Behind an error of the statement's the connection is as it was, once
	 * all results have been fetched. */
	if (got == -1 && err->kind == ERR_TEMP &&
	    take_result(m, deadline, &next) != 0)
		err->kind = ERR_PROTO;
	return got;
}

static void
hang_up(struct sqlmap *m)
{
	PQfinish(m->connection);
}

const char *const database_features = "pgsql";
const struct sqlmap_kind database = { SQLQUERY_PGSQL, connect_database, ask,
	hang_up };
#endif
