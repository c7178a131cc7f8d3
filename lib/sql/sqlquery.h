/* sqlquery - a query with places for a key, as Postfix's sqlite_table(5),
 * pgsql_table(5) and mysql_table(5) write it, made into a statement with
 * parameters. Nothing of a key is ever a part of the statement:
 *
 *     SELECT goto FROM alias WHERE box = '%u' AND domain = '%d'
 *     SELECT goto FROM alias WHERE box = $1 AND domain = $2
 *
 * A quoted text with a part of the key in it is one parameter, '%u@%d' too; so
 * is a part that stands by itself. Which parts there are says map/mapkey.h.
 * SPDX-License-Identifier: ISC */
#ifndef SQL_SQLQUERY_H
#define SQL_SQLQUERY_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"

#define SQLQUERY_MAX 32768               /* bytes of a query */
#define SQLQUERY_VALUE_MAX 65536         /* of a parameter */
#define SQLQUERY_PARAMETERS_MAX 30

enum sqlquery_dialect { SQLQUERY_SQLITE, SQLQUERY_PGSQL, SQLQUERY_MYSQL };

struct sqlquery {
	struct pool pool;
	struct buf statement;
	/* Of each: what was between the quotes, which are undone. */
	struct span parameters[SQLQUERY_PARAMETERS_MAX];
	size_t n;
};

void sqlquery_init(struct sqlquery *q);
void sqlquery_done(struct sqlquery *q);
/* Once: 0, or -1 with err (ERR_USAGE): not the form above, or a part of a key
 * where no value can stand. Whether it is SQL is the server's to say. */
MUST_USE int sqlquery_make(struct sqlquery *q, enum sqlquery_dialect dialect,
    struct span text, struct err *err);
/* Parameter i for this key, into *out: 1, 0 the key has no such part and is not
 * to be asked for, -1 with err. */
MUST_USE int sqlquery_value(const struct sqlquery *q, size_t i,
    struct span key, struct buf *out, struct err *err);

#endif
