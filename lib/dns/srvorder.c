/* srvorder - see srvorder.h.
 * SPDX-License-Identifier: ISC */
#include "dns/srvorder.h"

/* list[from] to list[to], to <= from; those between move up by one. */
static void
move(struct resolver_record *list, size_t from, size_t to)
{
	struct resolver_record r = list[from];

	for (; from > to; from--)
		list[from] = list[from - 1];
	list[to] = r;
}

static bool
is_before(const struct resolver_record *a, const struct resolver_record *b)
{
	if (a->preference != b->preference)
		return a->preference < b->preference;
	return a->weight == 0 && b->weight != 0;
}

/* By priority, and in each those without weight first, as RFC 2782 wants them;
 * what is equal comes as the dice fall. */
static void
lay_out(struct resolver_record *list, size_t n, uint32_t (*dice)(void))
{
	size_t i, to;

	for (i = 1; i < n; i++)
		move(list, i, dice() % (i + 1));
	for (i = 1; i < n; i++) {
		for (to = i; to > 0 && is_before(&list[i], &list[to - 1]);
		    to--)
			;
		move(list, i, to);
	}
}

/* Of one priority: which is the next? */
static size_t
draw(const struct resolver_record *list, size_t n, uint32_t (*dice)(void))
{
	uint32_t sum = 0, left;
	size_t i;

	for (i = 0; i < n; i++)
		sum += list[i].weight;
	left = dice() % (sum + 1);
	for (i = 0; i + 1 < n && list[i].weight < left; i++)
		left -= list[i].weight;
	return i;
}

void
srvorder(struct resolver_record *list, size_t n, uint32_t (*dice)(void))
{
	size_t i, end = 0;

	lay_out(list, n, dice);
	for (i = 0; i < n; i++) {
		while (end < n && (end <= i ||
		    list[end].preference == list[i].preference))
			end++;
		move(list, i + draw(list + i, end - i, dice), i);
	}
}
