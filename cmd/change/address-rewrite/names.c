/* names - see names.h.
 * SPDX-License-Identifier: ISC */
#include "names.h"

#include "base/tool.h"
#include "route/expand.h"

#define KEYS_MAX 5

static int
add_maps(struct names *n, const struct option_list *list, unsigned where,
    struct err *err)
{
	size_t i;

	for (i = 0; i < list->n; i++) {
		struct names_map *m;

		if (n->n == NAMES_MAPS)
			return err_set(err, ERR_USAGE, "too many maps");
		m = &n->maps[n->n++];
		m->where = where;
		m->list = list;
		if (aliasmap_open(&m->map, list->items[i], ALIASTEXT_TABLE,
		    err) == -1)
			return -1;
	}
	return 0;
}

int
names_open(struct names *n, const struct names_options *opt, struct err *err)
{
	const unsigned header = NAMES_HEADER_SENDER | NAMES_HEADER_RECIPIENT;

	n->opt = opt;
	n->n = 0;
	route_init(&n->world);
	if (opt->local_domains != NULL && route_local_domains(&n->world,
	    opt->local_domains, err) == -1)
		return -1;
	return add_maps(n, &opt->sender_canonical, NAMES_SENDER |
	    NAMES_HEADER_SENDER, err) == 0 &&
	    add_maps(n, &opt->recipient_canonical, NAMES_RECIPIENT |
	    NAMES_HEADER_RECIPIENT, err) == 0 &&
	    add_maps(n, &opt->canonical, NAMES_SENDER | NAMES_RECIPIENT |
	    header, err) == 0 &&
	    add_maps(n, &opt->generic, NAMES_SENDER | header, err) == 0 &&
	    add_maps(n, &opt->sender_bcc, 0, err) == 0 ?
	    add_maps(n, &opt->recipient_bcc, 0, err) : -1;
}

void
names_close(struct names *n)
{
	while (n->n > 0)
		aliasmap_close(&n->maps[--n->n].map);
	route_done(&n->world);
}

/* An address taken apart into what a map is asked for. */
struct keys {
	char lower[sizeof(((struct address *)NULL)->text)];
	char base[sizeof(((struct address *)NULL)->text)];
	struct span key[KEYS_MAX];
	bool bare[KEYS_MAX];             /* without the extension */
	size_t n;
	struct span extension;           /* of the address, delimiter and all */
};

static void
add_key(struct keys *k, struct span key, bool bare)
{
	k->key[k->n] = key;
	k->bare[k->n++] = bare;
}

/* joe+x@d, joe@d, then of a local domain joe+x, joe, then @d. */
static void
keys_of(const struct names *n, const struct address *a, struct keys *k)
{
	struct span local = address_local(a), domain;
	bool ours = route_is_local(&n->world, address_domain(a));
	size_t i, at = 1, base = 0;

	k->n = 0;
	for (i = 0; i < a->n; i++)
		k->lower[i] = span_lower(a->text[i]);
	domain = span_of(k->lower + local.n, a->n - local.n);
	while (at < local.n && !span_has(span_str(n->opt->delimiters),
	    local.p[at]))
		at++;
	k->extension = span_from(local, at);
	add_key(k, span_of(k->lower, a->n), false);
	if (at < local.n) {
		for (; base < at; base++)
			k->base[base] = span_lower(local.p[base]);
		for (i = 0; i < domain.n; i++)
			k->base[base++] = domain.p[i];
		add_key(k, span_of(k->base, base), true);
	}
	if (ours)
		add_key(k, span_of(k->lower, local.n), false);
	if (ours && at < local.n)
		add_key(k, span_of(k->lower, at), true);
	add_key(k, domain, false);
}

/* What a map says, with what it leaves out: the local part of @domain, and the
 * extension that a key was without. */
static int
complete(const struct address *in, struct span value, struct span extension,
    struct address *out, struct err *err)
{
	struct buf local = BUF_INIT(2 * ADDRESS_LOCAL_MAX);
	struct address parsed;
	int r;

	if (span_starts(value, SPAN("@")))
		return expand_join(address_local(in), span_from(value, 1),
		    out, err);
	if (address_parse(value, ADDRESS_UTF8, &parsed, err) == -1)
		return -1;
	buf_add(&local, address_local(&parsed));
	buf_add(&local, extension);
	r = expand_join(buf_span(&local), address_domain(&parsed), out, err);
	buf_done(&local);
	return r;
}

/* One step in one map: 1 and *out, 0, -1. */
static int
step(struct names *n, struct names_map *m, const struct address *in,
    struct address *out, struct err *err)
{
	struct aliasmap_entry e = { .targets = BUF_INIT(ALIASTEXT_ENTRY_MAX) };
	struct err why = ERR_INIT;
	struct keys k;
	int got;

	keys_of(n, in, &k);
	got = aliasmap_find(&m->map, k.key, k.n, &e, err);
	if (got == 1 && complete(in, span_trim(buf_span(&e.targets)),
	    k.bare[e.which] ? k.extension : SPAN(""), out, &why) == -1)
		got = err_set(err, ERR_TEMP, "%s: %.*s: %s", m->map.path,
		    (int)k.key[e.which].n, k.key[e.which].p, why.text);
	if (got == 1)
		tool_explain("%s: %s -> %s", m->map.path, in->text,
		    out->text);
	buf_done(&e.targets);
	return got;
}

static bool
is_same(const struct address *a, const struct address *b)
{
	return span_eq(address_span(a), address_span(b));
}

/* A new name is looked up as well, until there is none or it is itself. */
static int
by_map(struct names *n, struct names_map *m, struct address *a,
    struct err *err)
{
	struct address next;
	unsigned i;
	int got;

	for (i = 0; i < NAMES_STEPS_MAX; i++) {
		if ((got = step(n, m, a, &next, err)) != 1)
			return got;
		if (is_same(a, &next))
			return 0;
		*a = next;
	}
	return err_set(err, ERR_TEMP, "%s: %s: a circle", m->map.path,
	    a->text);
}

static bool
is_in_list(const char *list, struct span word)
{
	struct span rest = span_str(list), one;

	while (list != NULL && rest.n > 0 && span_cut(&rest, ',', &one))
		if (span_ieq(span_trim(one), word))
			return true;
	return false;
}

/* What stands before a domain of the list is taken away; the first that fits
 * counts, and with ! before it stays as it is. */
static int
masquerade(const struct names *n, struct address *a, struct err *err)
{
	struct span rest = span_str(n->opt->masquerade), one;
	struct span domain = address_domain(a);

	if (is_in_list(n->opt->masquerade_except, address_local(a)))
		return 0;
	while (rest.n > 0 && span_cut(&rest, ',', &one)) {
		struct buf value = BUF_INIT(ADDRESS_DOMAIN_MAX + 1);
		struct address out;
		bool stays = span_starts(one = span_trim(one), SPAN("!"));
		int r;

		one = span_from(one, stays);
		if (one.n == 0 || domain.n < one.n || !span_ieq(span_from(
		    domain, domain.n - one.n), one) || (domain.n > one.n &&
		    domain.p[domain.n - one.n - 1] != '.'))
			continue;
		if (stays || domain.n == one.n)
			return 0;
		buf_addc(&value, '@');
		buf_add(&value, one);
		r = complete(a, buf_span(&value), SPAN(""), &out, err);
		buf_done(&value);
		if (r == 0) {
			tool_explain("masquerade: %s -> %s", a->text,
			    out.text);
			*a = out;
		}
		return r;
	}
	return 0;
}

int
names_find(struct names *n, const struct address *a, enum names_where where,
    struct address *out, struct err *err)
{
	bool masked = where == NAMES_RECIPIENT ||
	    n->opt->masquerade == NULL;
	size_t i;

	*out = *a;
	for (i = 0; i < n->n; i++) {
		/* it stands before generic, which comes last */
		if (!masked && (n->maps[i].list == &n->opt->generic ||
		    n->maps[i].where == 0)) {
			masked = true;
			if (masquerade(n, out, err) == -1)
				return -1;
		}
		if ((n->maps[i].where & where) != 0 &&
		    by_map(n, &n->maps[i], out, err) == -1)
			return -1;
	}
	if (!masked && masquerade(n, out, err) == -1)
		return -1;
	return !is_same(a, out);
}

int
names_bcc(struct names *n, const struct option_list *list,
    const struct address *a, names_each *each, void *self, struct err *err)
{
	struct aliasmap_entry e = { .targets = BUF_INIT(ALIASTEXT_ENTRY_MAX) };
	struct err why = ERR_INIT;
	struct address to;
	struct keys k;
	size_t i;
	int got = 0;

	keys_of(n, a, &k);
	for (i = 0; i < n->n && got == 0; i++) {
		struct span rest, one;

		if (n->maps[i].list != list)
			continue;
		got = aliasmap_find(&n->maps[i].map, k.key, k.n, &e, err);
		rest = buf_span(&e.targets);
		while (got == 1 && rest.n > 0 && span_cut(&rest, ',', &one)) {
			if (address_parse(span_trim(one), ADDRESS_UTF8, &to,
			    &why) == -1)
				got = err_set(err, ERR_TEMP, "%s: %s",
				    n->maps[i].map.path, why.text);
			else if (each(self, &to, err) == -1)
				got = -1;
		}
	}
	buf_done(&e.targets);
	return got == -1 ? -1 : 0;
}
