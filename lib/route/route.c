/* route - see route.h: the maps and the domains. The expansion is expand.c's.
 * SPDX-License-Identifier: ISC */
#include "route/route.h"

#include <stdlib.h>

#include "io/slurp.h"

void
route_init(struct route *r)
{
	r->n = r->n_domains = 0;
	pool_init(&r->pool);
	r->domains = NULL;
	r->delimiters = "+";
	r->results_max = ROUTE_RESULTS_MAX;
	r->hooks = (struct route_hooks){ NULL, NULL, NULL };
}

void
route_done(struct route *r)
{
	while (r->n > 0)
		aliasmap_close(&r->maps[--r->n]);
	pool_done(&r->pool);
	route_init(r);
}

int
route_add_map(struct route *r, const char *path, enum aliastext_world world,
    struct err *err)
{
	if (r->n == ROUTE_MAPS_MAX)
		return err_set(err, ERR_USAGE, "more than %d maps",
		    ROUTE_MAPS_MAX);
	if (aliasmap_open(&r->maps[r->n], path, world, err) == -1) {
		aliasmap_close(&r->maps[r->n]);
		return -1;
	}
	r->n++;
	return 0;
}

int
route_add_maps(struct route *r, const struct option_list *list,
    enum aliastext_world world, struct err *err)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		if (route_add_map(r, list->items[i], world, err) == -1)
			return -1;
	return 0;
}

static int
compare(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	return span_icmp(*x, *y);
}

/* Words between blanks, commas and line ends; "#" begins a comment. */
static bool
next_domain(struct span *rest, struct span *out)
{
	size_t i = 0, end;

	while (i < rest->n && span_has(SPAN(" \t\r\n,#"), rest->p[i]))
		i = rest->p[i] == '#' ? span_find(*rest, i, '\n') : i + 1;
	for (end = i; end < rest->n &&
	    !span_has(SPAN(" \t\r\n,#"), rest->p[end]); end++)
		;
	*out = span_sub(*rest, i, end);
	*rest = span_from(*rest, end);
	return out->n > 0;
}

static void
take_domains(struct route *r, struct span text)
{
	struct span rest = text, word;
	size_t n = 0;

	while (next_domain(&rest, &word))
		n++;
	r->domains = pool_get(&r->pool, (n + 1) * sizeof(*r->domains));
	for (r->n_domains = 0; next_domain(&text, &word); r->n_domains++)
		r->domains[r->n_domains] = pool_span(&r->pool, word);
	qsort(r->domains, r->n_domains, sizeof(*r->domains), compare);
}

int
route_local_domains(struct route *r, const char *list, struct err *err)
{
	struct buf text = BUF_INIT(ROUTE_DOMAINS_MAX);

	if (!span_has(span_str(list), '/'))
		buf_adds(&text, list);
	else if (slurp_file(list, &text, err) == -1) {
		buf_done(&text);
		return -1;
	}
	take_domains(r, buf_span(&text));
	buf_done(&text);
	return 0;
}

bool
route_is_local(const struct route *r, struct span domain)
{
	/* <postmaster> without a domain is ours. */
	return domain.n == 0 || (r->n_domains > 0 && bsearch(&domain,
	    r->domains, r->n_domains, sizeof(*r->domains), compare) != NULL);
}

void
route_list_init(struct route_list *l)
{
	pool_init(&l->pool);
	l->results = NULL;
	l->n = l->cap = 0;
}

void
route_list_done(struct route_list *l)
{
	pool_done(&l->pool);
	free(l->results);
	route_list_init(l);
}
