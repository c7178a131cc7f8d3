/* sqlquery - see sqlquery.h.
 *
 * A query is read once, from left to right; outside of quotes it goes into the
 * statement as it is. What we would have to know the dialect better for, where
 * a part of the key stands in it, is refused: a name, E'...', a backslash. So
 * are comments and $$, behind which a quote is none.
 * SPDX-License-Identifier: ISC */
#include "sql/sqlquery.h"

#include <string.h>

#include "map/mapkey.h"

struct reader {
	struct sqlquery *q;
	enum sqlquery_dialect dialect;
	struct span rest;
	char before;                     /* the byte before rest, or NUL */
};

void
sqlquery_init(struct sqlquery *q)
{
	memset(q, 0, sizeof(*q));
	pool_init(&q->pool);
	buf_init(&q->statement, 2 * SQLQUERY_MAX);
}

void
sqlquery_done(struct sqlquery *q)
{
	pool_done(&q->pool);
	buf_done(&q->statement);
}

static void
skip(struct reader *r, size_t n)
{
	r->before = r->rest.p[n - 1];
	r->rest = span_from(r->rest, n);
}

static void
keep(struct reader *r, size_t n)
{
	buf_add(&r->q->statement, span_sub(r->rest, 0, n));
	skip(r, n);
}

static bool
is_word(char c)
{
	return span_is_alpha(c) || span_is_digit(c) || c == '_' || c == '&' ||
	    (unsigned char)c >= 0x80;
}

static int
add_parameter(struct reader *r, struct span template, struct err *err)
{
	struct sqlquery *q = r->q;

	if (q->n == SQLQUERY_PARAMETERS_MAX)
		return err_set(err, ERR_USAGE, "parts of the key stand in "
		    "more than %d places", SQLQUERY_PARAMETERS_MAX);
	q->parameters[q->n++] = pool_span(&q->pool, template);
	if (r->dialect == SQLQUERY_PGSQL)
		buf_addf(&q->statement, "$%zu", q->n);
	else
		buf_addc(&q->statement, '?');
	return 0;
}

/* Does anything of the key stand in it? 1, 0, -1 with err. */
static int
has_part(struct span s, struct err *err)
{
	size_t i;
	int has = 0;

	for (i = 0; i < s.n; i++) {
		if (s.p[i] != '%')
			continue;
		if (++i == s.n || (s.p[i] != '%' && !mapkey_is_part(
		    span_lower(s.p[i]))))
			return err_set(err, ERR_USAGE, "%% is followed by "
			    "something unknown: %%s %%u %%d %%1 and %%%% are "
			    "known");
		has = has == 1 || s.p[i] != '%';
	}
	return has;
}

/* Percent signs are written twice in all of a query. */
static void
keep_text(struct reader *r, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		i += r->rest.p[i] == '%';
		buf_addc(&r->q->statement, r->rest.p[i]);
	}
	skip(r, n);
}

/* How long is the quoted text at the start of s, both quotes counted? 0: it has
 * no end. A quote that stands twice is one. */
static size_t
quoted_length(struct span s, bool backslash)
{
	size_t i;

	for (i = 1; i < s.n; i++) {
		if (backslash && s.p[i] == '\\')
			i++;
		else if (s.p[i] == s.p[0] && i + 1 < s.n &&
		    s.p[i + 1] == s.p[0])
			i++;
		else if (s.p[i] == s.p[0])
			return i + 1;
	}
	return 0;
}

static int
take_quoted(struct reader *r, struct err *err)
{
	char quote = r->rest.p[0];
	bool text = quote == '\'' || (quote == '"' && r->dialect ==
	    SQLQUERY_MYSQL);
	bool backslash = text && (r->dialect == SQLQUERY_MYSQL ||
	    span_lower(r->before) == 'e');
	size_t n = quoted_length(r->rest, backslash), i;
	struct span inner = span_sub(r->rest, 1, n > 0 ? n - 1 : 0);
	struct buf undone = BUF_INIT(SQLQUERY_MAX);
	int has, got;

	if (n == 0)
		return err_set(err, ERR_USAGE, "a quote has no end");
	if ((has = has_part(inner, err)) == -1)
		return -1;
	if (has == 0)
		return keep_text(r, n), 0;
	if (!text)
		return err_set(err, ERR_USAGE, "a part of the key in a name");
	if (is_word(r->before) || (backslash && span_has(inner, '\\')))
		return err_set(err, ERR_USAGE, "a part of the key stands in a "
		    "text with a prefix or a backslash");
	for (i = 0; i < inner.n; i++) {
		buf_addc(&undone, inner.p[i]);
		i += inner.p[i] == quote;
	}
	got = add_parameter(r, buf_span(&undone), err);
	buf_done(&undone);
	skip(r, n);
	return got;
}

/* One that stands by itself. */
static int
take_percent(struct reader *r, struct err *err)
{
	struct span part = span_sub(r->rest, 0, 2);
	int has = has_part(part, err);

	if (has == -1)
		return -1;
	if (has == 0)
		return keep_text(r, 2), 0;
	if (is_word(r->before) || (r->rest.n > 2 && is_word(r->rest.p[2])))
		return err_set(err, ERR_USAGE, "a part of the key in a name");
	if (add_parameter(r, part, err) == -1)
		return -1;
	skip(r, 2);
	return 0;
}

static int
take(struct reader *r, struct err *err)
{
	struct span s = r->rest;

	switch (s.p[0]) {
	case '\'': case '"': case '`':
		return take_quoted(r, err);
	case '%':
		return take_percent(r, err);
	case '\0':
		return err_set(err, ERR_USAGE, "a NUL");
	case '?':
		if (r->dialect != SQLQUERY_PGSQL)
			return err_set(err, ERR_USAGE, "a ?: the key is meant "
			    "by %%s");
		break;
	case '$':
		if (r->dialect == SQLQUERY_PGSQL)
			return err_set(err, ERR_USAGE, "a $: the key is meant "
			    "by %%s");
		break;
	default:
		if (span_starts(s, SPAN("--")) || span_starts(s, SPAN("/*")) ||
		    (s.p[0] == '#' && r->dialect == SQLQUERY_MYSQL))
			return err_set(err, ERR_USAGE, "a comment");
	}
	keep(r, 1);
	return 0;
}

int
sqlquery_make(struct sqlquery *q, enum sqlquery_dialect dialect,
    struct span text, struct err *err)
{
	struct reader r = { q, dialect, span_trim(text), '\0' };

	if (r.rest.n > SQLQUERY_MAX)
		return err_set(err, ERR_USAGE, "the query is too long");
	while (r.rest.n > 0)
		if (take(&r, err) == -1)
			return -1;
	return q->statement.len > 0 ? 0 : err_set(err, ERR_USAGE,
	    "an empty query");
}

int
sqlquery_value(const struct sqlquery *q, size_t i, struct span key,
    struct buf *out, struct err *err)
{
	struct span template = q->parameters[i], part;
	size_t k;

	for (k = 0; k < template.n; k++) {
		if (template.p[k] != '%' || template.p[k + 1] == '%') {
			k += template.p[k] == '%';
			buf_addc(out, template.p[k]);
			continue;
		}
		part = mapkey_part(key, span_lower(template.p[++k]));
		if (part.n == 0)
			return 0;
		buf_add(out, part);
	}
	return buf_ok(out) ? 1 : err_set(err, ERR_TEMP, "the question is too "
	    "long");
}
