/* content - see content.h. One pass; nested comments are counted.
 * SPDX-License-Identifier: ISC */
#include "mime/content.h"

#include <limits.h>
#include <string.h>

/* White space and comments (RFC 5322 3.2.2). */
static void
skip_cfws(struct span *s)
{
	size_t i = 0, depth = 0;

	for (; i < s->n; i++) {
		char c = s->p[i];

		if (c == '(')
			depth++;
		else if (c == ')' && depth > 0)
			depth--;
		else if (c == '\\' && depth > 0 && i + 1 < s->n)
			i++;
		else if (depth == 0 && !span_is_blank(c) && c != '\r' &&
		    c != '\n')
			break;
	}
	*s = span_from(*s, i);
}

/* RFC 2045 5.1, tspecials; bytes above ASCII are let through. */
static bool
is_token(char c)
{
	static const bool specials[UCHAR_MAX + 1] = {
		['('] = true, [')'] = true, ['<'] = true, ['>'] = true,
		['@'] = true, [','] = true, [';'] = true, [':'] = true,
		['\\'] = true, ['"'] = true, ['/'] = true, ['['] = true,
		[']'] = true, ['?'] = true, ['='] = true, [0x7f] = true,
	};

	return (unsigned char)c > ' ' && !specials[(unsigned char)c];
}

static struct span
token(struct span *s)
{
	size_t n = 0;
	struct span t;

	while (n < s->n && is_token(s->p[n]))
		n++;
	t = span_sub(*s, 0, n);
	*s = span_from(*s, n);
	return t;
}

static struct span
quoted(struct pool *pool, struct span *s)
{
	size_t i, end = 1, n = 0;
	char *p;

	while (end < s->n && s->p[end] != '"')
		end += s->p[end] == '\\' && end + 1 < s->n ? 2 : 1;
	p = pool_get(pool, end);
	for (i = 1; i < end; i++) {
		if (s->p[i] == '\\' && i + 1 < end)
			i++;
		if (s->p[i] != '\r' && s->p[i] != '\n')
			p[n++] = s->p[i];
	}
	*s = span_from(*s, end + 1);
	return span_of(p, n);
}

static struct span
value(struct pool *pool, struct span *s)
{
	struct span v;

	skip_cfws(s);
	if (s->n > 0 && s->p[0] == '"')
		return quoted(pool, s);
	v = span_sub(*s, 0, span_find(*s, 0, ';'));
	v = span_sub(v, 0, span_find(v, 0, '('));
	*s = span_from(*s, v.n);
	return pool_span(pool, span_trim(v));
}

static void
params(struct content *c, struct pool *pool, struct span s)
{
	struct content_param list[CONTENT_PARAMS_MAX];
	size_t n = 0;

	while (n < CONTENT_PARAMS_MAX) {
		struct content_param p;

		s = span_from(s, span_find(s, 0, ';'));
		if (s.n == 0)
			break;
		s = span_from(s, 1);
		skip_cfws(&s);
		p.name = token(&s);
		skip_cfws(&s);
		if (p.name.n == 0 || s.n == 0 || s.p[0] != '=')
			continue;
		s = span_from(s, 1);
		p.name = pool_span(pool, p.name);
		p.value = value(pool, &s);
		list[n++] = p;
	}
	if (n == 0)
		return;
	c->params = pool_get(pool, n * sizeof(*list));
	memcpy(c->params, list, n * sizeof(*list));
	c->n_params = n;
}

void
content_parse(struct content *c, struct pool *pool, struct span body)
{
	struct span t;

	*c = (struct content){ { NULL, 0 }, { "", 0 }, NULL, 0 };
	skip_cfws(&body);
	t = token(&body);
	if (t.n == 0)
		return;
	c->type = pool_span(pool, t);
	skip_cfws(&body);
	if (body.n > 0 && body.p[0] == '/') {
		body = span_from(body, 1);
		skip_cfws(&body);
		c->subtype = pool_span(pool, token(&body));
	}
	params(c, pool, body);
}

struct span
content_param(const struct content *c, const char *name)
{
	size_t i;

	for (i = 0; i < c->n_params; i++)
		if (span_ieq(c->params[i].name, span_str(name)))
			return c->params[i].value;
	return span_of(NULL, 0);
}

struct span
content_plain(struct pool *pool, struct span body)
{
	char *p = pool_get(pool, body.n + 1);
	size_t i, n = 0, depth = 0;

	for (i = 0; i < body.n; i++) {
		char c = body.p[i];

		if (c == '(')
			depth++;
		else if (c == ')' && depth > 0)
			depth--;
		else if (c == '\\' && depth > 0)
			i++;
		else if (depth == 0 && c != '\r' && c != '\n')
			p[n++] = c;
	}
	return span_trim(span_of(p, n));
}
