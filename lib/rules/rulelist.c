/* rulelist - see rulelist.h.
 * SPDX-License-Identifier: ISC */
#include "rules/rulelist.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
rulelist_done(struct rulelist *l)
{
	free(l->exact);
	free(l->stars);
	*l = RULELIST_INIT;
}

static void
push(struct span **list, size_t *n, size_t *cap, struct span s)
{
	if (*n == *cap) {
		*cap = *cap == 0 ? 4 : 2 * *cap;
		*list = mem_resize(*list, *cap, sizeof(**list));
	}
	(*list)[(*n)++] = s;
}

static int
add_one(struct rulelist *l, struct span s, struct err *err)
{
	size_t i;

	if (s.n == 0 || s.n > RULELIST_ENTRY_MAX)
		return err_set(err, ERR_USAGE, "an entry that is empty or too "
		    "long");
	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7f)
			return err_set(err, ERR_USAGE, "a blank or control "
			    "character in an entry");
	if (l->n + l->n_stars == RULELIST_MAX ||
	    l->n_stars == RULELIST_STARS_MAX)
		return err_set(err, ERR_USAGE, "too many entries");
	if (span_has(s, '*'))
		push(&l->stars, &l->n_stars, &l->cap_stars, s);
	else
		push(&l->exact, &l->n, &l->cap, s);
	return 0;
}

int
rulelist_add(struct rulelist *l, struct span text, struct err *err)
{
	struct span one;

	while (span_cut(&text, ',', &one))
		if (add_one(l, one, err) == -1)
			return -1;
	return 0;
}

int
rulelist_add_lines(struct rulelist *l, struct span text, struct err *err)
{
	struct err why = ERR_INIT;
	struct span line;
	unsigned n = 0;

	while (span_cut(&text, '\n', &line)) {
		n++;
		line = span_trim(line);
		if (line.n == 0 || line.p[0] == '#')
			continue;
		if (add_one(l, line, &why) == -1)
			return err_set(err, ERR_USAGE, "%u: %s", n, why.text);
	}
	return 0;
}

static int
compare(const void *a, const void *b)
{
	return span_icmp(*(const struct span *)a, *(const struct span *)b);
}

void
rulelist_sort(struct rulelist *l)
{
	if (l->n > 0)
		qsort(l->exact, l->n, sizeof(*l->exact), compare);
}

static bool
has(const struct rulelist *l, struct span s)
{
	return l->n > 0 && bsearch(&s, l->exact, l->n, sizeof(*l->exact),
	    compare) != NULL;
}

/* The last star takes as much as is needed; going back to it is enough. */
bool
rulelist_fits(struct span pattern, struct span s)
{
	size_t i = 0, j = 0, star = pattern.n, mark = 0;

	while (j < s.n) {
		if (i < pattern.n && pattern.p[i] == '*') {
			star = i++;
			mark = j;
		} else if (i < pattern.n && span_lower(pattern.p[i]) ==
		    span_lower(s.p[j])) {
			i++;
			j++;
		} else if (star < pattern.n) {
			i = star + 1;
			j = ++mark;
		} else {
			return false;
		}
	}
	while (i < pattern.n && pattern.p[i] == '*')
		i++;
	return i == pattern.n;
}

static bool
fits_any(const struct rulelist *l, struct span s)
{
	size_t i;

	for (i = 0; i < l->n_stars; i++)
		if (rulelist_fits(l->stars[i], s))
			return true;
	return false;
}

/* Is `below`, or a part of it from a dot on, in the list? `prefix` is what
 * stands before the dot there: nothing, or "@". */
static bool
has_suffix(const struct rulelist *l, struct span s, struct span prefix)
{
	char entry[RULELIST_ENTRY_MAX + 1];
	size_t i;

	for (i = 1; l->n > 0 && i < s.n; i++) {
		if (s.p[i] != '.' || s.n - i + prefix.n > sizeof(entry))
			continue;
		if (prefix.n > 0)
			memcpy(entry, prefix.p, prefix.n);
		memcpy(entry + prefix.n, s.p + i, s.n - i);
		if (has(l, span_of(entry, prefix.n + s.n - i)))
			return true;
	}
	return false;
}

bool
rulelist_has_name(const struct rulelist *l, struct span name)
{
	if (name.n == 0 || name.n > RULELIST_ENTRY_MAX)
		return false;
	return has(l, name) || has_suffix(l, name, SPAN("")) ||
	    fits_any(l, name);
}

bool
rulelist_has_address(const struct rulelist *l, struct span address)
{
	size_t at = span_rfind(address, '@');

	if (address.n == 0)
		return has(l, SPAN("<>"));
	if (address.n > RULELIST_ENTRY_MAX)
		return false;
	return has(l, address) || fits_any(l, address) || (at < address.n &&
	    (has(l, span_from(address, at)) || has_suffix(l,
	    span_from(address, at + 1), SPAN("@"))));
}
