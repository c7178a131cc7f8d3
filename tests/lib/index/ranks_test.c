/* ranks: whatever is added in whatever portions, ranks are the order of the
 * texts.
 * SPDX-License-Identifier: ISC */
#include "index/ranks.h"

#include <stdlib.h>
#include <string.h>

#include "tap.h"

#define MOST 400

static char bytes[MOST][12];
static struct span text[MOST];
static uint32_t rank[MOST];

/* Texts from..to-1 come in; those of which alive() is false have gone. */
static bool
is_alive(size_t i, size_t from)
{
	return i >= from || i % 3 != 0;
}

static void
take(struct buf *list, size_t from, size_t to)
{
	struct keysort fresh[MOST];
	uint32_t fresh_rank[MOST], moved[MOST + 1];
	bool used[MOST + 1] = { false };
	struct buf out = BUF_INIT(1u << 20);
	struct ranks r;
	size_t i;

	tap_ok(ranks_read(&r, buf_span(list)), "read");
	for (i = 0; i < from; i++)
		if (is_alive(i, from))
			used[rank[i]] = true;
	for (i = from; i < to; i++)
		fresh[i - from] = (struct keysort){ text[i], 0, (uint32_t)i };
	keysort(fresh, to - from);
	ranks_merge(&r, used, fresh, to - from, moved, fresh_rank, &out);
	for (i = 0; i < from; i++)
		rank[i] = moved[rank[i]];
	for (i = from; i < to; i++)
		rank[fresh[i - from].what] = fresh_rank[i - from];
	ranks_done(&r);
	buf_done(list);
	*list = out;
}

static bool
is_right(size_t from, size_t n)
{
	size_t i, k;

	for (i = 0; i < n; i++)
		for (k = 0; k < n && is_alive(i, from); k++) {
			int order = span_cmp(text[i], text[k]);

			if (is_alive(k, from) && (order < 0 ?
			    rank[i] >= rank[k] : order > 0 ?
			    rank[i] <= rank[k] : rank[i] != rank[k]))
				return false;
		}
	return true;
}

static bool
is_list(const char *p, size_t n)
{
	struct ranks r;
	bool good = ranks_read(&r, span_of(p, n));

	ranks_done(&r);
	return good;
}

/* A list of two texts, cut and with each byte another. */
static void
test_damage(void)
{
	static const char good[] = "\1\0a\2\0ab", other[] = "\1\0b\1\0b";
	char big[RANKS_TEXT_MAX + 3] = { 0 };
	const uint16_t one = 1, two = 2, most = RANKS_TEXT_MAX + 1;
	char list[7];
	size_t i;
	bool bad = true;

	memcpy(list, good, sizeof(list));
	memcpy(list, &one, sizeof(one));
	memcpy(list + 3, &two, sizeof(two));
	tap_ok(is_list(list, 0) && is_list(list, 7) && is_list(list, 3),
	    "lists");
	for (i = 1; i < 7; i++)
		if (i != 3)
			bad &= !is_list(list, i);
	tap_ok(bad, "cut elsewhere, it is none");
	memcpy(list, other, 6);
	memcpy(list, &one, sizeof(one));
	memcpy(list + 3, &one, sizeof(one));
	tap_ok(!is_list(list, 6), "nor with a text twice");
	list[5] = 'a';
	tap_ok(!is_list(list, 6), "nor not in order");
	memset(list, 0, sizeof(list));
	tap_ok(!is_list(list, 2), "nor with an empty text");
	memcpy(big, &most, sizeof(most));
	tap_ok(!is_list(big, sizeof(big)), "nor with one too long");
}

int
main(void)
{
	struct buf list = BUF_INIT(1u << 20);
	size_t i, k, n, from, to;
	static const size_t portions[] = { 0, 1, 2, 100, 101, 350, MOST };

	srand(7);
	for (i = 0; i < MOST; i++) {
		n = (size_t)rand() % (i % 2 == 0 ? 3 : sizeof(bytes[i]));
		for (k = 0; k < n; k++)
			bytes[i][k] = (char)(rand() % 5 * 60);
		text[i] = span_of(bytes[i], n);
	}
	for (i = 1; i < LENGTH(portions); i++) {
		from = portions[i - 1];
		to = portions[i];
		take(&list, from, to);
		tap_ok(is_right(from, to), "in order");
	}
	take(&list, MOST, MOST);
	tap_ok(is_right(MOST, MOST), "nothing new");
	buf_done(&list);
	test_damage();
	return tap_done();
}
