/* charmap - see charmap.h.
 * SPDX-License-Identifier: ISC */
#include "mime/charmap.h"

#include <stdlib.h>
#include <string.h>

#include "base/attr.h"

/* As etc/make/charmap.c writes them. An entry of a node: */
#define BAD 0u
#define IS_NODE 0x40000000u          /* or another node */
#define IS_POOL 0x80000000u          /* or a place in the pool: how
                                      * many characters, and they; else
                                      * a character */
struct node {
	uint32_t at;             /* in narrow or wide */
	uint16_t first, n;
	uint16_t wide;
};

struct name {
	struct span text;
	uint32_t root;
};

/* Characters of four bytes of GB18030: those from `place` on are c and the
 * n - 1 after it. */
struct stretch {
	uint32_t place, c, n;
};

#include "charmapdata.h"
#if NAMES == 0
static const uint16_t narrow[] = { 0 };
static const uint32_t wide[] = { 0 }, pool[] = { 0 };
static const struct node nodes[] = { { 0, 0, 0, 0 } };
static const struct name names[] = { { { "", 0 }, 0 } };
static const struct stretch stretches[] = { { 0, 0, 0 } };
#endif

size_t
charmap_plain(char out[CHARMAP_NAME_MAX + 1], struct span name)
{
	size_t i, n = 0;

	for (i = 0; i < name.n && n < CHARMAP_NAME_MAX; i++) {
		char c = span_lower(name.p[i]);

		if (span_is_alpha(c) || span_is_digit(c) || c == '+')
			out[n++] = c;
		/* Nothing that an iconv could take for a path or an option
		 * ("//IGNORE"). */
		else if (!span_has(SPAN("-_.:() "), c))
			return 0;
	}
	out[n] = '\0';
	return i == name.n ? n : 0;
}

static int
compare(const void *plain, const void *name)
{
	return span_cmp(*(const struct span *)plain,
	    ((const struct name *)name)->text);
}

int
charmap_find(struct span plain)
{
	const struct name *name = bsearch(&plain, names, NAMES,
	    sizeof(names[0]), compare);

	return name == NULL ? -1 : (int)name->root;
}

struct span
charmap_name(size_t i)
{
	return i < charmap_count() ? names[i].text : span_of(NULL, 0);
}

size_t
charmap_count(void)
{
	return NAMES;
}

int
charmap_next(int charset, struct span in, uint32_t out[CHARMAP_MOST],
    size_t *n_out)
{
	uint32_t at = (uint32_t)charset, entry;
	size_t i;

	for (i = 0; i < in.n; i++) {
		const struct node *node = &nodes[at];
		unsigned k = (unsigned char)in.p[i] - (unsigned)node->first;

		if (k >= node->n)
			return -1;
		entry = node->wide != 0 ? wide[node->at + k] :
		    narrow[node->at + k];
		if (entry == BAD)
			return -1;
		if ((entry & IS_POOL) != 0) {
			const uint32_t *p = pool + (entry & ~IS_POOL);

			*n_out = *p < CHARMAP_MOST ? *p : CHARMAP_MOST;
			memcpy(out, p + 1, *n_out * sizeof(*out));
			return (int)i + 1;
		}
		if ((entry & IS_NODE) == 0) {
			out[0] = entry;
			*n_out = 1;
			return (int)i + 1;
		}
		at = entry & ~IS_NODE;
	}
	return 0;
}

/* The place of a character of four bytes among all, from 81 30 81 30 on; those
 * beyond the first plane begin at 90 30 81 30. */
int
charmap_gb18030(struct span in, uint32_t *out)
{
	static const unsigned char first[] = { 0x81, 0x30, 0x81, 0x30 },
	    count[] = { 126, 10, 126, 10 };
	size_t i, low = 0, high = LENGTH(stretches);
	uint32_t place = 0;

	for (i = 0; i < 4; i++) {
		unsigned k;

		if (i == in.n)
			return 0;
		k = (unsigned char)in.p[i] - (unsigned)first[i];
		if (k >= count[i])
			return -1;
		place = place * count[i] + k;
	}
	if (place >= 189000 && place < 189000 + 0x100000) {
		*out = 0x10000 + (place - 189000);
		return 4;
	}
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (stretches[middle].place <= place)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0 || place - stretches[low - 1].place >=
	    stretches[low - 1].n)
		return -1;
	*out = stretches[low - 1].c + (place - stretches[low - 1].place);
	return 4;
}
