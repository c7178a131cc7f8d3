/* popdot - see popdot.h.
 * SPDX-License-Identifier: ISC */
#include "pop3/popdot.h"

void
popdot_init(struct popdot *d, struct wr *w, uint64_t lines)
{
	*d = (struct popdot){ w, lines, false, true, false, true, false,
		false };
}

bool
popdot_full(const struct popdot *d)
{
	return d->in_body && d->at_start && d->lines == 0;
}

/* The line ends here. An empty one ends the header. */
static void
end_line(struct popdot *d)
{
	wr_adds(d->w, d->after_cr ? "\n" : "\r\n");
	if (d->in_body && d->lines != POPDOT_ALL)
		d->lines--;
	if (d->empty)
		d->in_body = true;
	d->at_start = d->empty = true;
	d->after_cr = false;
}

static void
add_bytes(struct popdot *d, struct span part)
{
	while (d->no_nuls && span_has(part, '\0')) {
		size_t at = span_find(part, 0, '\0');

		wr_add(d->w, span_sub(part, 0, at));
		wr_addc(d->w, (char)0x80);
		part = span_from(part, at + 1);
	}
	wr_add(d->w, part);
}

/* Part of a line, without its LF. */
static void
add_part(struct popdot *d, struct span part)
{
	if (part.n == 0)
		return;
	if (d->at_start && part.p[0] == '.')
		wr_addc(d->w, '.');
	add_bytes(d, part);
	d->empty = d->at_start && part.n == 1 && part.p[0] == '\r';
	d->at_start = false;
	d->after_cr = part.p[part.n - 1] == '\r';
}

void
popdot_feed(struct popdot *d, struct span bytes)
{
	while (bytes.n > 0 && !popdot_full(d)) {
		size_t lf = span_find(bytes, 0, '\n');

		add_part(d, span_sub(bytes, 0, lf));
		if (lf < bytes.n)
			end_line(d);
		bytes = span_from(bytes, lf + 1);
	}
}

void
popdot_end(struct popdot *d)
{
	if (!d->at_start)
		end_line(d);
	if (d->end_header && !d->in_body)
		wr_adds(d->w, "\r\n");
	wr_adds(d->w, ".\r\n");
}
