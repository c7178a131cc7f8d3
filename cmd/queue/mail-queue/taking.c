/* taking - see taking.h.
 * SPDX-License-Identifier: ISC */
#include "taking.h"

#include <stdlib.h>

#include "base/mem.h"

struct place {
	const struct envelope_rcpt *rcpt;
	size_t i;
};

static int
compare(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int d = span_cmp(address_span(&x->rcpt->address),
	    address_span(&y->rcpt->address));

	return d != 0 ? d : x->i < y->i ? -1 : x->i > y->i;
}

/* Each address once, in their order: what stands first stays. */
static void
drop_doubles(struct envelope *e)
{
	struct place *sorted = mem_alloc((e->n + 1) * sizeof(*sorted));
	bool *twice = mem_zero(e->n + 1, sizeof(*twice));
	size_t i, n = 0;

	for (i = 0; i < e->n; i++)
		sorted[i] = (struct place){ &e->rcpts[i], i };
	qsort(sorted, e->n, sizeof(*sorted), compare);
	for (i = 1; i < e->n; i++)
		twice[sorted[i].i] =
		    span_eq(address_span(&sorted[i].rcpt->address),
		    address_span(&sorted[i - 1].rcpt->address));
	for (i = 0; i < e->n; i++)
		if (!twice[i])
			e->rcpts[n++] = e->rcpts[i];
	e->n = n;
	free(sorted);
	free(twice);
}

int
taking_envelope(struct envelope *e, int fd, struct err *err)
{
	if (fd == -1)
		return envelope_of_one(e, getenv("SENDER"),
		    getenv("RECIPIENT"), err);
	if (envelope_read(e, fd, err) == -1) {
		if (err != NULL)
			err->kind = ERR_TEMP;
		return -1;
	}
	drop_doubles(e);
	return 0;
}
