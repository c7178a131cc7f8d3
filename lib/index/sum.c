/* sum - see sum.h. Each lane multiplies and rotates, so that the order of words
 * counts; the length and the lanes are mixed at the end.
 * SPDX-License-Identifier: ISC */
#include "index/sum.h"

#include <string.h>

#include "base/mem.h"

#define LANES 4
#define ODD 0x9e3779b97f4a7c15u

static uint64_t
turn(uint64_t x, unsigned by)
{
	return x << by | x >> (64 - by);
}

static uint64_t
word_at(const unsigned char *p)
{
	uint64_t w;

	memcpy(&w, p, sizeof(w));
	return w;
}

static uint64_t
part_at(const unsigned char *p, size_t n)
{
	uint64_t w = 0;

	mem_copy(&w, p, n);
	return w;
}

static uint64_t
step(uint64_t lane, uint64_t w)
{
	return turn(lane ^ w, 29) * ODD;
}

uint64_t
sum_of(const void *bytes, size_t n, uint64_t seed)
{
	const unsigned char *p = bytes;
	uint64_t lane[LANES] = { seed ^ 1, seed ^ 2, seed ^ 3, seed ^ 4 };
	uint64_t sum = (seed + n) * ODD;
	size_t i;

	for (; n >= LANES * 8; n -= LANES * 8, p += (size_t)LANES * 8)
		for (i = 0; i < LANES; i++)
			lane[i] = step(lane[i], word_at(p + i * 8));
	for (; n >= 8; n -= 8, p += 8)
		lane[0] = step(lane[0], word_at(p));
	if (n > 0)
		lane[1] = step(lane[1], part_at(p, n));
	for (i = 0; i < LANES; i++)
		sum = (sum ^ lane[i] ^ lane[i] >> 31) * ODD;
	return sum ^ sum >> 32;
}
