/* hops - see hops.h.
 * SPDX-License-Identifier: ISC */
#include "smtp/hops.h"

static void
look(struct hops *h, struct span s)
{
	while (s.n > 0 && !h->in_body) {
		size_t lf = span_find(s, 0, '\n'), i;

		for (i = 0; i < lf && h->at < sizeof(h->line); i++)
			h->line[h->at++] = s.p[i];
		if (lf == s.n)
			return;
		if (span_istarts(span_of(h->line, h->at),
		    SPAN(HOPS_NAME)))
			h->received++;
		if (span_istarts(span_of(h->line, h->at),
		    SPAN(HOPS_DELIVERED)))
			h->delivered++;
		h->in_body = h->at == 0;
		h->at = 0;
		s = span_from(s, lf + 1);
	}
}

static int
put_hops(struct stage *stage, struct span s)
{
	look((struct hops *)(void *)stage, s);
	return stage_put(stage->next, s);
}

static int
end_hops(struct stage *stage)
{
	return stage_end(stage->next);
}

void
hops_init(struct hops *h, struct stage *next, struct err *err)
{
	*h = (struct hops){ .stage = { put_hops, end_hops, next, err } };
}
