/* routeset - see routeset.h. Open addressing, at most half full; the names are
 * the administrator's, so a simple hash (FNV-1a) does.
 * SPDX-License-Identifier: ISC */
#include "route/routeset.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"

void
routeset_init(struct routeset *s)
{
	pool_init(&s->pool);
	s->slots = NULL;
	s->n = s->size = 0;
}

void
routeset_done(struct routeset *s)
{
	pool_done(&s->pool);
	free(s->slots);
	routeset_init(s);
}

static size_t
slot_of(const struct routeset *s, struct span name)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);
	size_t i;

	for (i = 0; i < name.n; i++)
		hash = (hash ^ (unsigned char)span_lower(name.p[i])) *
		    UINT64_C(0x100000001b3);
	i = (size_t)(hash % s->size);
	while (s->slots[i].p != NULL && !span_ieq(s->slots[i], name))
		i = (i + 1) % s->size;
	return i;
}

static void
grow(struct routeset *s)
{
	struct span *old = s->slots;
	size_t i, n = s->size;

	s->size = n == 0 ? 64 : n * 2;
	s->slots = mem_zero(s->size, sizeof(*s->slots));
	for (i = 0; i < n; i++)
		if (old[i].p != NULL)
			s->slots[slot_of(s, old[i])] = old[i];
	free(old);
}

bool
routeset_add(struct routeset *s, struct span name)
{
	size_t i;

	if (s->n * 2 >= s->size)
		grow(s);
	i = slot_of(s, name);
	if (s->slots[i].p != NULL)
		return false;
	s->slots[i] = pool_span(&s->pool, name);
	s->n++;
	return true;
}
