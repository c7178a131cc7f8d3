/* sqlconf - the file of a sqlite:, pgsql: or mysql: map (map/mapconf.h), as
 * Postfix's sqlite_table(5), pgsql_table(5) and mysql_table(5) have it. A name
 * that a kind does not know is refused: it might have been there to restrict
 * something.
 * SPDX-License-Identifier: ISC */
#ifndef SQL_SQLCONF_H
#define SQL_SQLCONF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "sql/sqlquery.h"

#define SQLCONF_HOSTS_MAX 16

/* "unix:/path", "host", "host:port", "inet:host:port", "[::1]:port", an URI; of
 * a sqlite: map its file. */
struct sqlconf_host {
	const char *text;                /* as it was written */
	const char *path;                /* behind unix:, or NULL */
	const char *name;                /* or else; no brackets */
	uint16_t port;                   /* 0: the usual one */
};

struct sqlconf {
	struct pool pool;
	enum sqlquery_dialect dialect;
	struct sqlconf_host hosts[SQLCONF_HOSTS_MAX];
	size_t n_hosts;
	const char *user, *password, *dbname;   /* NULL: the library's own */
	const char *charset;
	const char *option_file, *option_group;
	const char *tls_ca_file, *tls_ca_dir, *tls_cert, *tls_key, *tls_ciphers;
	bool tls_verify;
	const char *domains;             /* that are asked for; NULL: all */
	const char *format;              /* of a value */
	uint64_t limit;                  /* of values, 0: none */
	/* The forms without a query. */
	const char *query, *function, *table, *select, *where, *conditions;
	struct sqlquery question;
};

void sqlconf_init(struct sqlconf *c, enum sqlquery_dialect dialect);
void sqlconf_done(struct sqlconf *c);
/* 0, or -1 with err (ERR_USAGE, "PATH:LINE: why"). */
MUST_USE int sqlconf_read(struct sqlconf *c, const char *path,
    struct err *err);

#endif
