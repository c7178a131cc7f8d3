/* sqlmap - a map whose values a database says: the part that its kinds share.
 * The statement is made once, a connection is kept, its key's parts are bound
 * as parameters, and all columns of all rows are values, with ", " between
 * them. Hosts are tried in the order of the file. Whatever goes wrong is
 * temporary: a database that cannot be asked never says that somebody does not
 * exist.
 *
 *     map-query -- socketmap --> sqlite-query | pgsql-query | mysql-query
 *
 * SPDX-License-Identifier: ISC */
#ifndef SQL_SQLMAP_H
#define SQL_SQLMAP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "sql/sqlconf.h"

#define SQLMAP_ID 65529                  /* who we are when root starts us:
                                          * whoever map-query is then */

struct sqlmap;

/* One kind of database. Deadlines are of os_clock_ms. */
struct sqlmap_kind {
	enum sqlquery_dialect dialect;
	/* 0, or -1 with err. */
	int (*connect)(struct sqlmap *m, const struct sqlconf_host *host,
	    int64_t deadline, struct err *err);
	/* Ask, with m->values bound, and give each column to sqlmap_take. 0, or
	 * -1 with err: ERR_PROTO the connection is of no use any more. */
	int (*ask)(struct sqlmap *m, int64_t deadline, struct err *err);
	void (*hang_up)(struct sqlmap *m);
};

struct sqlmap {
	const struct sqlmap_kind *kind;
	struct sqlconf conf;
	uint64_t timeout_ms;             /* of one question */
	void *connection;                /* the kind's; NULL: none */
	size_t host;                     /* of conf.hosts, tried next */
	struct span key;                 /* of this question, in small
	                                  * letters */
	struct buf values[SQLQUERY_PARAMETERS_MAX];
	struct buf *result;
	uint64_t n_results;
};

/* Read the file: 0, or -1 with err. sqlmap_close is called in either case. */
MUST_USE int sqlmap_open(struct sqlmap *m, const struct sqlmap_kind *kind,
    const char *path, uint64_t timeout_ms, struct err *err);
void sqlmap_close(struct sqlmap *m);
/* For a kind: a column of a row. */
void sqlmap_take(struct sqlmap *m, struct span column);
/* Give up privileges, confine ourselves - `what` of os/confine.h, reading below
 * `dir` or, where that is NULL, of what everybody may - and answer questions on
 * descriptors 0 and 1 (map/socketserve.h): 0, or -1 with err. */
MUST_USE int sqlmap_serve(struct sqlmap *m, unsigned what, const char *dir,
    struct err *err);

#endif
