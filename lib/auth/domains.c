/* domains - see domains.h. Chains are followed when the file is read, so that a
 * question costs one search.
 * SPDX-License-Identifier: ISC */
#include "auth/domains.h"

#include <stdlib.h>

#include "base/mem.h"
#include "io/slurp.h"

#define DOMAIN_MAX 255               /* RFC 5321 4.5.3.1.2 */

static int
compare(const void *a, const void *b)
{
	const struct domains_pair *x = a, *y = b;

	return span_cmp(x->alias, y->alias);
}

static struct domains_pair *
find(const struct domains *d, struct span alias)
{
	struct domains_pair key = { .alias = alias };

	return d->n == 0 ? NULL : bsearch(&key, d->pairs, d->n,
	    sizeof(*d->pairs), compare);
}

static bool
is_domain(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!span_is_digit(s.p[i]) && !span_is_alpha(s.p[i]) &&
		    s.p[i] != '-' && s.p[i] != '.' && s.p[i] != '_' &&
		    (unsigned char)s.p[i] < 0x80)
			return false;
	return s.n > 0 && s.n <= DOMAIN_MAX && s.p[0] != '.';
}

static struct span
lower(struct pool *pool, struct span s)
{
	char *p = pool_copy(pool, s);
	size_t i;

	for (i = 0; i < s.n; i++)
		p[i] = span_lower(p[i]);
	return span_of(p, s.n);
}

static int
add(struct domains *d, struct span line, size_t number, size_t *cap,
    struct err *err)
{
	struct span rest = span_sub(line, 0, span_find(line, 0, '#'));
	struct span alias, domain;

	if (rest.n > 0 && rest.p[rest.n - 1] == '\r')
		rest.n--;
	if (!span_word(&rest, &alias))
		return 0;
	if (!span_word(&rest, &domain) || span_trim(rest).n > 0 ||
	    !is_domain(alias) || !is_domain(domain))
		return err_set(err, ERR_USAGE, "line %zu is not \"alias "
		    "domain\"", number);
	if (d->n == *cap) {
		*cap = *cap == 0 ? 16 : *cap * 2;
		d->pairs = mem_resize(d->pairs, *cap, sizeof(*d->pairs));
	}
	d->pairs[d->n++] = (struct domains_pair){ lower(&d->pool, alias),
		lower(&d->pool, domain), number };
	return 0;
}

/* Lead every alias to its end; more steps than there are lines is a circle. A
 * pair that has been led there shortens the way of the next. */
static int
resolve(struct domains *d, struct err *err)
{
	size_t i;

	for (i = 0; i < d->n; i++) {
		struct domains_pair *next;
		size_t steps = 0;

		if (i > 0 && span_eq(d->pairs[i].alias, d->pairs[i - 1].alias))
			return err_set(err, ERR_USAGE, "line %zu: %s has a "
			    "line already", d->pairs[i].line,
			    d->pairs[i].alias.p);
		while ((next = find(d, d->pairs[i].domain)) != NULL) {
			if (steps++ > d->n || next == &d->pairs[i])
				return err_set(err, ERR_USAGE, "line %zu: %s "
				    "leads in a circle", d->pairs[i].line,
				    d->pairs[i].alias.p);
			d->pairs[i].domain = next->domain;
		}
	}
	return 0;
}

int
domains_parse(struct domains *d, struct span text, struct err *err)
{
	struct span rest = text, line;
	size_t cap = 0, number = 0;

	*d = DOMAINS_INIT;
	pool_init(&d->pool);
	while (rest.n > 0 && span_cut(&rest, '\n', &line))
		if (add(d, line, ++number, &cap, err) == -1)
			return -1;
	if (d->n > 0)
		qsort(d->pairs, d->n, sizeof(*d->pairs), compare);
	return resolve(d, err);
}

int
domains_load(struct domains *d, const char *path, struct err *err)
{
	struct buf text = BUF_INIT(DOMAINS_FILE_MAX);
	struct err why = ERR_INIT;
	int r = slurp_file(path, &text, err);

	*d = DOMAINS_INIT;
	if (r == 0 && (r = domains_parse(d, buf_span(&text), &why)) == -1)
		err_set(err, ERR_USAGE, "%s: %s", path, why.text);
	buf_done(&text);
	return r;
}

void
domains_done(struct domains *d)
{
	pool_done(&d->pool);
	free(d->pairs);
	*d = DOMAINS_INIT;
}

struct span
domains_map(const struct domains *d, struct span domain)
{
	const struct domains_pair *p = find(d, domain);

	return p == NULL ? domain : p->domain;
}
