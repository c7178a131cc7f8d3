/* sqlquery: what becomes of a query, and what is refused.
 * SPDX-License-Identifier: ISC */
#include "sql/sqlquery.h"

#include "tap.h"

#define KEY "o'x@mail.example.org"

static const struct sample {
	enum sqlquery_dialect dialect;
	const char *query;
	const char *statement;           /* NULL: refused */
	const char *values;              /* of KEY, ";" after each */
} samples[] = {
	{ SQLQUERY_PGSQL, "SELECT a FROM b WHERE c = '%s'",
	    "SELECT a FROM b WHERE c = $1", KEY ";" },
	{ SQLQUERY_SQLITE, " SELECT '%u'||'@%d' ", "SELECT ?||?",
	    "o'x;@mail.example.org;" },
	{ SQLQUERY_MYSQL, "SELECT \"%u\",'it''s %1', `b`, \"\"\"%u\"",
	    "SELECT ?,?, `b`, ?", "o'x;it's org;\"o'x;" },
	{ SQLQUERY_PGSQL, "SELECT 7 %% 4, '100%%', \"a\"\"%%\" = %s",
	    "SELECT 7 % 4, '100%', \"a\"\"%\" = $1", KEY ";" },
	{ SQLQUERY_PGSQL, "x '%U%%%D' '%3' '%2.%1'", "x $1 $2 $3",
	    "o'x%mail.example.org;mail;example.org;" },
	{ SQLQUERY_MYSQL, "x 'a\\'b' '%u'", "x 'a\\'b' ?", "o'x;" },
	{ SQLQUERY_PGSQL, "x E'a\\'b' '%u'", "x E'a\\'b' $1", "o'x;" },
	{ SQLQUERY_SQLITE, "x 'a\\' '%u'", "x 'a\\' ?", "o'x;" },
	{ SQLQUERY_SQLITE, "x '?' '%u'", "x '?' ?", "o'x;" },
	{ SQLQUERY_MYSQL, "x 'a\\%u'", NULL, NULL },
	{ SQLQUERY_PGSQL, "x E'%u'", NULL, NULL },
	{ SQLQUERY_PGSQL, "x U&'%u'", NULL, NULL },
	{ SQLQUERY_MYSQL, "x _latin1'%u'", NULL, NULL },
	{ SQLQUERY_PGSQL, "x \"%u\"", NULL, NULL },
	{ SQLQUERY_SQLITE, "x \"%u\"", NULL, NULL },
	{ SQLQUERY_MYSQL, "x `%u`", NULL, NULL },
	{ SQLQUERY_PGSQL, "x t_%u", NULL, NULL },
	{ SQLQUERY_PGSQL, "x %ut", NULL, NULL },
	{ SQLQUERY_PGSQL, "x $$%u$$", NULL, NULL },
	{ SQLQUERY_SQLITE, "x = ?", NULL, NULL },
	{ SQLQUERY_SQLITE, "x -- '%u", NULL, NULL },
	{ SQLQUERY_PGSQL, "x /* ' */ '%u'", NULL, NULL },
	{ SQLQUERY_MYSQL, "x # ' \n '%u'", NULL, NULL },
	{ SQLQUERY_PGSQL, "x '%u", NULL, NULL },
	{ SQLQUERY_PGSQL, "x '%", NULL, NULL },
	{ SQLQUERY_PGSQL, "x %", NULL, NULL },
	{ SQLQUERY_PGSQL, "x '%x'", NULL, NULL },
	{ SQLQUERY_PGSQL, "x '%0'", NULL, NULL },
	{ SQLQUERY_PGSQL, "", NULL, NULL },
};

static bool
is_right(const struct sample *s)
{
	struct buf values = BUF_INIT(10000);
	struct err err = ERR_INIT;
	struct sqlquery q;
	bool right;
	size_t i;

	sqlquery_init(&q);
	if (sqlquery_make(&q, s->dialect, span_str(s->query), &err) == -1) {
		right = s->statement == NULL && err.kind == ERR_USAGE;
	} else {
		for (i = 0; i < q.n; i++) {
			if (sqlquery_value(&q, i, SPAN(KEY), &values, &err) !=
			    1)
				buf_adds(&values, "none");
			buf_addc(&values, ';');
		}
		right = s->statement != NULL && span_eq(buf_span(
		    &q.statement), span_str(s->statement)) &&
		    span_eq(buf_span(&values), span_str(s->values));
	}
	sqlquery_done(&q);
	buf_done(&values);
	return right;
}

/* What a key without a part is asked for. */
static int
value_of(const char *query, struct span key)
{
	struct buf value = BUF_INIT(100);
	struct err err = ERR_INIT;
	struct sqlquery q;
	int got = -2;

	sqlquery_init(&q);
	if (sqlquery_make(&q, SQLQUERY_PGSQL, span_str(query), &err) == 0)
		got = sqlquery_value(&q, 0, key, &value, &err);
	sqlquery_done(&q);
	buf_done(&value);
	return got;
}

int
main(void)
{
	char many[SQLQUERY_PARAMETERS_MAX * 3 + 10] = "x ";
	struct err err = ERR_INIT;
	struct sqlquery q;
	size_t i;

	for (i = 0; i < LENGTH(samples); i++)
		tap_ok(is_right(&samples[i]), samples[i].query);
	tap_ok(value_of("x '%d'", SPAN("joe")) == 0, "no domain");
	tap_ok(value_of("x '%u'", SPAN("joe")) == 1, "%u of a name");
	tap_ok(value_of("x '%u'", SPAN("@a.org")) == 0, "no local part");
	tap_ok(value_of("x '%3'", SPAN("joe@a.org")) == 0, "no third label");
	tap_ok(value_of("x '%1'", SPAN("joe@a.")) == 0, "an empty label");
	for (i = 0; i <= SQLQUERY_PARAMETERS_MAX; i++) {
		many[2 + 3 * i] = '%';
		many[3 + 3 * i] = 's';
		many[4 + 3 * i] = ' ';
	}
	sqlquery_init(&q);
	tap_ok(sqlquery_make(&q, SQLQUERY_MYSQL, span_str(many), &err) == -1,
	    "too many places");
	sqlquery_done(&q);
	return tap_done();
}
