/* svvar - see svvar.h.
 * SPDX-License-Identifier: ISC */
#include "sieve/svvar.h"

#include <stdlib.h>

#include "base/num.h"

void
svvar_init(struct svvar *v)
{
	size_t i;

	v->n = 0;
	for (i = 0; i < SVMATCH_PARTS; i++)
		v->parts[i] = BUF_INIT(SVLIMIT_TEXT);
}

void
svvar_done(struct svvar *v)
{
	size_t i;

	while (v->n > 0) {
		struct svvar_entry *e = &v->entries[--v->n];
		union { const char *borrowed; void *owned; } p = { e->name.p };

		free(p.owned);
		buf_done(&e->value);
	}
	for (i = 0; i < SVMATCH_PARTS; i++)
		buf_done(&v->parts[i]);
}

bool
svvar_is_name(struct span name)
{
	size_t i;

	for (i = 0; i < name.n; i++)
		if (!span_is_alpha(name.p[i]) && name.p[i] != '_' &&
		    (i == 0 || !span_is_digit(name.p[i])))
			return false;
	return name.n > 0 && name.n <= SVLIMIT_VARIABLE_NAME;
}

static size_t
find(const struct svvar *v, struct span name)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		if (span_ieq(v->entries[i].name, name))
			return i;
	return v->n;
}

struct span
svvar_get(const struct svvar *v, struct span name)
{
	size_t i = find(v, name);
	uint64_t number;

	if (num_parse_u64(name, SVMATCH_PARTS - 1, &number) == 0)
		return buf_span(&v->parts[number]);
	return i < v->n ? buf_span(&v->entries[i].value) : SPAN("");
}

/* As much as fits, in whole characters. */
static void
add_cut(struct buf *out, struct span s)
{
	size_t room = out->max - out->len;

	if (s.n > room) {
		while (room > 0 && ((unsigned char)s.p[room] & 0xc0) == 0x80)
			room--;
		s = span_sub(s, 0, room);
	}
	buf_add(out, s);
}

int
svvar_set(struct svvar *v, struct span name, struct span value,
    struct err *err)
{
	size_t i = find(v, name);

	if (i == SVLIMIT_VARIABLES)
		return err_set(err, ERR_LIMIT, "more than %d variables",
		    SVLIMIT_VARIABLES);
	if (i == v->n) {
		v->entries[i].name = span_of(span_dup(name), name.n);
		v->entries[i].value = BUF_INIT(SVLIMIT_TEXT);
		v->n++;
	}
	buf_reset(&v->entries[i].value);
	add_cut(&v->entries[i].value, value);
	return 0;
}

void
svvar_set_parts(struct svvar *v, const struct svmatch_parts *parts)
{
	size_t i;

	for (i = 0; i < SVMATCH_PARTS; i++) {
		buf_reset(&v->parts[i]);
		if (i < parts->n && parts->part[i].p != NULL)
			add_cut(&v->parts[i], parts->part[i]);
	}
}

void
svvar_expand(const struct svvar *v, struct span text, struct buf *out)
{
	size_t at = 0;

	while (at < text.n) {
		size_t from = at + span_search(span_from(text, at), SPAN("${"));
		size_t end = span_find(text, from, '}');
		struct span name = span_sub(text, from + 2, end);
		uint64_t number;

		add_cut(out, span_sub(text, at, from));
		if (from >= text.n)
			break;
		at = from + 2;
		/* ${10} and more are empty rather than literal. */
		if (end < text.n && (svvar_is_name(name) ||
		    num_parse_u64(name, UINT32_MAX, &number) == 0)) {
			add_cut(out, svvar_get(v, name));
			at = end + 1;
		} else {
			add_cut(out, SPAN("${"));
		}
	}
}
