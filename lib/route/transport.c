/* transport - see transport.h.
 * SPDX-License-Identifier: ISC */
#include "route/transport.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/tool.h"
#include "io/slurp.h"
#include "map/mapname.h"

struct transport_line {
	struct span key, value;
	size_t number;
};

/* Is that a way? */
static bool
is_value(struct span v)
{
	if (v.n >= TRANSPORT_VALUE_MAX)
		return false;
	if (span_istarts(v, SPAN("smtp:")) || span_istarts(v, SPAN("lmtp:")))
		return v.n > 5 && v.n < TRANSPORT_ROUTE_MAX &&
		    !span_has(v, ' ');
	return span_ieq(v, SPAN("mx")) || span_ieq(v, SPAN("discard:")) ||
	    span_istarts(v, SPAN("service:/")) ||
	    span_istarts(v, SPAN("error:5.")) ||
	    span_istarts(v, SPAN("error:4."));
}

static int
not_a_value(const char *name, size_t number, struct err *err)
{
	static const char wanted[] = "smtp:host, lmtp:host, mx, service:/path, "
	    "discard: or error:5.x.x text is wanted";

	return number == 0 ? err_set(err, ERR_TEMP, "%s: %s", name, wanted) :
	    err_set(err, ERR_TEMP, "%s:%zu: %s", name, number, wanted);
}

static int
compare(const void *a, const void *b)
{
	const struct transport_line *x = a, *y = b;
	int d = span_icmp(x->key, y->key);

	return d != 0 ? d : x->number < y->number ? -1 :
	    x->number > y->number;
}

static int
read_text(struct transport_map *m, const char *path, struct err *err)
{
	struct span rest, text;
	size_t number = 0, cap = 0;
	struct transport_line l;

	if (slurp_file(path, &m->text, err) == -1)
		return -1;
	rest = buf_span(&m->text);
	while (rest.n > 0 && span_cut(&rest, '\n', &text)) {
		l.number = ++number;
		text = span_trim(text);
		if (text.n == 0 || text.p[0] == '#' ||
		    !span_word(&text, &l.key))
			continue;
		l.value = span_trim(text);
		if (!is_value(l.value))
			return not_a_value(path, number, err);
		if (m->n == cap) {
			cap = cap == 0 ? 64 : cap * 2;
			m->lines = mem_resize(m->lines, cap,
			    sizeof(*m->lines));
		}
		m->lines[m->n++] = l;
	}
	if (m->n > 1)
		qsort(m->lines, m->n, sizeof(*m->lines), compare);
	return 0;
}

static int
open_map(struct transport_map *m, const char *name, struct err *err)
{
	struct mapname kind;

	*m = (struct transport_map){ .name = name,
		.text = BUF_INIT(TRANSPORT_FILE_MAX) };
	if (name == NULL)
		return 0;
	kind = mapname_of(name);
	if (kind.kind == MAPNAME_TEXT)
		return read_text(m, kind.rest.p, err);
	if (mapname_check(name, err) == -1)
		return -1;
	m->pattern = mapname_is_pattern(&kind);
	m->ask = mem_alloc(sizeof(*m->ask));
	mapask_init(m->ask, name);
	return tool_checking() ? mapask_check(m->ask, err) : 0;
}

int
transport_open(struct transport *t, const char *recipients,
    const char *senders, struct err *err)
{
	int r = open_map(&t->recipients, recipients, err);

	return open_map(&t->senders, senders, r == 0 ? err : NULL) == 0 ? r :
	    -1;
}

static void
close_map(struct transport_map *m)
{
	if (m->ask != NULL)
		mapask_done(m->ask);
	free(m->ask);
	free(m->lines);
	buf_done(&m->text);
	*m = (struct transport_map){ .name = NULL };
}

void
transport_close(struct transport *t)
{
	close_map(&t->recipients);
	close_map(&t->senders);
}

bool
transport_is_given(const struct transport *t)
{
	return t->recipients.name != NULL || t->senders.name != NULL;
}

/* The first line of that key, or NULL. */
static const struct transport_line *
find_line(const struct transport_map *m, struct span key)
{
	size_t low = 0, high = m->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (span_icmp(m->lines[middle].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < m->n && span_ieq(m->lines[low].key, key) ? &m->lines[low] :
	    NULL;
}

/* 1, 0, -1 with err. */
static int
find_key(struct transport_map *m, struct span key, struct buf *value,
    struct err *err)
{
	const struct transport_line *l;
	struct buf low = BUF_INIT(ADDRESS_LOCAL_MAX +
	    ADDRESS_DOMAIN_MAX + 1);
	size_t i;
	int got;

	if (m->ask == NULL) {
		if ((l = find_line(m, key)) == NULL)
			return 0;
		buf_reset(value);
		buf_add(value, l->value);
		tool_explain("%.*s: %s:%zu: %s", (int)key.n, key.p, m->name,
		    l->number, buf_str(value));
		return 1;
	}
	for (i = 0; i < key.n; i++)
		buf_addc(&low, span_lower(key.p[i]));
	got = mapask_find(m->ask, buf_span(&low), value, err);
	buf_done(&low);
	/* Which program is run is the administrator's text's to say. */
	return got == 1 && (!is_value(buf_span(value)) || span_istarts(
	    buf_span(value), SPAN("service:"))) ? not_a_value(m->name, 0,
	    err) : got;
}

int
transport_ask(struct transport_map *m, struct span address, bool sender,
    struct buf *value, struct err *err)
{
	size_t at = span_rfind(address, '@'), dot;
	struct span domain = at < address.n ? span_from(address, at + 1) :
	    address;
	int got;

	if (m->name == NULL)
		return 0;
	if ((got = find_key(m, address, value, err)) != 0 || m->pattern)
		return got;
	if (sender)
		return find_key(m, span_from(address, at), value, err);
	if (at < address.n)
		got = find_key(m, domain, value, err);
	while (got == 0 && (dot = span_find(domain, 0, '.')) < domain.n) {
		got = find_key(m, span_from(domain, dot), value, err);
		domain = span_from(domain, dot + 1);
	}
	return got;
}

int
transport_find(struct transport *t, const struct address *sender,
    const struct address *to, struct buf *value, struct err *err)
{
	int got = transport_ask(&t->recipients, address_span(to), false,
	    value, err);

	if (got == 0 && !address_is_null(sender))
		got = transport_ask(&t->senders, address_span(sender), true,
		    value, err);
	if (got == 0 && t->recipients.name != NULL && !t->recipients.pattern)
		got = find_key(&t->recipients, SPAN("*"), value, err);
	return got == 1 && span_ieq(buf_span(value), SPAN("mx")) ? 0 : got;
}
