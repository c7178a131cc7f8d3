/* recipients - see recipients.h.
 * SPDX-License-Identifier: ISC */
#include "recipients.h"

#include <stdlib.h>

#include "base/mem.h"

void
recipients_init(struct recipients *r, struct span text)
{
	*r = (struct recipients){ text, NULL, 0 };
}

void
recipients_done(struct recipients *r)
{
	free(r->lines);
	recipients_init(r, SPAN(""));
}

static int
compare(const void *a, const void *b)
{
	return span_icmp(*(const struct span *)a, *(const struct span *)b);
}

static void
sort(struct recipients *r)
{
	struct span rest = r->text, line;
	size_t n = 1, i;

	for (i = 0; i < rest.n; i++)
		n += rest.p[i] == '\n';
	r->lines = mem_zero(n, sizeof(*r->lines));
	while (span_cut(&rest, '\n', &line)) {
		line = span_trim(line);
		if (line.n > 0 && line.p[0] != '#')
			r->lines[r->n++] = line;
	}
	if (r->n > 0)
		qsort(r->lines, r->n, sizeof(*r->lines), compare);
}

static bool
has_line(const struct recipients *r, struct span line)
{
	return r->n > 0 && bsearch(&line, r->lines, r->n, sizeof(*r->lines),
	    compare) != NULL;
}

bool
recipients_has(struct recipients *r, const struct address *a)
{
	if (r->lines == NULL)
		sort(r);
	return has_line(r, address_span(a)) || (a->n > a->local_n &&
	    has_line(r, span_from(address_span(a), a->local_n)));
}
