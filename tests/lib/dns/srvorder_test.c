/* srvorder: priorities, weights, and every record once.
 * SPDX-License-Identifier: ISC */
#include "dns/srvorder.h"

#include <string.h>

#include "tap.h"

static uint32_t state;

static uint32_t
dice(void)
{
	state = state * 1664525u + 1013904223u;
	return state >> 8;
}

static uint32_t
least(void)
{
	return 0;
}

static uint32_t
most(void)
{
	return UINT32_MAX;
}

static const struct resolver_record sample[] = {
	{ .preference = 20, .weight = 9, .name = "d" },
	{ .preference = 10, .weight = 30, .name = "b" },
	{ .preference = 10, .weight = 0, .name = "z" },
	{ .preference = 10, .weight = 10, .name = "a" },
	{ .preference = 20, .weight = 0, .name = "e" },
};
#define N (sizeof(sample) / sizeof(sample[0]))

/* The names in their order. */
static const char *
order(uint32_t (*with)(void))
{
	struct resolver_record list[N];
	static char out[N + 1];
	size_t i;

	memcpy(list, sample, sizeof(list));
	srvorder(list, N, with);
	for (i = 0; i < N; i++)
		out[i] = list[i].name[0];
	return out;
}

int
main(void)
{
	struct resolver_record one = { .preference = 1, .name = "x" };
	struct resolver_record zeros[2] = { { .name = "x" }, { .name = "y" } };
	int i, b = 0, z = 0, x = 0, bad = 0;

	for (i = 0; i < 4000; i++) {
		const char *o = order(dice);

		b += o[0] == 'b';
		z += o[0] == 'z';
		bad += memchr(o, 'd', 3) != NULL || memchr(o, 'e', 3) != NULL;
		bad += strchr(o, 'a') == NULL || strchr(o, 'b') == NULL ||
		    strchr(o, 'z') == NULL || strchr(o, 'd') == NULL;
	}
	tap_ok(bad == 0, "priorities first, each record once");
	tap_ok(b > 2700 && b < 3200, "in proportion to the weights");
	tap_ok(z > 30 && z < 200, "no weight: seldom, but not never");
	tap_ok(order(least)[0] == 'z', "the smallest number is its");
	tap_ok(strlen(order(most)) == N, "the largest is somebody's");
	for (i = 0; i < 1000; i++) {
		srvorder(zeros, 2, dice);
		x += zeros[0].name[0] == 'x';
	}
	tap_ok(x > 400 && x < 600, "none has a weight: all are equal");
	srvorder(&one, 1, dice);
	srvorder(&one, 0, dice);
	tap_ok(one.name[0] == 'x', "one, and none");
	return tap_done();
}
