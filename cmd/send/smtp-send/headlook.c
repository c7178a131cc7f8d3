/* headlook - see headlook.h.
 * SPDX-License-Identifier: ISC */
#include "headlook.h"

static void
end_line(struct headlook *h)
{
	struct span s = span_of(h->line, h->n), name;

	h->over = h->n == 0;
	if (h->n < HEADLOOK_LINE && span_cut(&s, ':', &name) && s.p != NULL &&
	    span_ieq(span_trim(name), SPAN("TLS-Required")) &&
	    span_ieq(span_trim(s), SPAN("No")))
		h->tls_not_required = true;
	h->n = 0;
}

static int
put_headlook(struct stage *s, struct span in)
{
	struct headlook *h = (struct headlook *)(void *)s;
	size_t i;

	for (i = 0; i < in.n && !h->over; i++) {
		if ((in.p[i] & 0x80) != 0)
			h->eight = true;
		if (in.p[i] == '\n')
			end_line(h);
		else if (in.p[i] != '\r' && h->n < HEADLOOK_LINE)
			h->line[h->n++] = in.p[i];
	}
	return stage_put(s->next, in);
}

static int
end_headlook(struct stage *s)
{
	return stage_end(s->next);
}

void
headlook_init(struct headlook *h, struct stage *next, struct err *err)
{
	*h = (struct headlook){ .stage = { put_headlook, end_headlook, next,
		err } };
}
