/* dotdata - see dotdata.h. Text between line ends is found with memchr and
 * passed on whole: no work per byte.
 * SPDX-License-Identifier: ISC */
#include "smtp/dotdata.h"

#include <string.h>

void
dotdata_init(struct dotdata *d, struct stage *next)
{
	memset(d, 0, sizeof(*d));
	d->next = next;
	d->max_line = SIZE_MAX;
	d->max_size = UINT64_MAX;
}

static void
set_fault(struct dotdata *d, enum dotdata_fault fault)
{
	if (d->fault == DOTDATA_OK)
		d->fault = fault;
}

static void
pass(struct dotdata *d, struct span s)
{
	if (d->fault == DOTDATA_OK && stage_put(d->next, s) == -1)
		set_fault(d, DOTDATA_STORE);
}

/* Text without any CR or LF. */
static void
take_text(struct dotdata *d, struct span s)
{
	if (s.n == 0)
		return;
	if (span_has(s, '\0'))
		set_fault(d, DOTDATA_NUL);
	if (s.n > d->max_line || d->line > d->max_line - s.n)
		set_fault(d, DOTDATA_LINE);
	d->line += s.n;
	d->size += s.n;
	if (d->size > d->max_size)
		set_fault(d, DOTDATA_SIZE);
	pass(d, s);
}

static void
end_line(struct dotdata *d)
{
	d->line = 0;
	d->size += 2;
	if (d->size > d->max_size)
		set_fault(d, DOTDATA_SIZE);
	pass(d, SPAN("\n"));
}

/* An LF that no CR came before. */
static void
lone_lf(struct dotdata *d)
{
	if (!d->repair)
		set_fault(d, DOTDATA_LF);
	end_line(d);
	d->state = DOTDATA_AT_TEXT;
}

static void
lone_cr(struct dotdata *d)
{
	if (!d->repair)
		set_fault(d, DOTDATA_CR);
	d->state = DOTDATA_AT_TEXT;
}

/* In text: up to the next CR or LF, which is eaten. */
static size_t
eat_text(struct dotdata *d, struct span in)
{
	size_t end = span_find(in, 0, '\n');
	size_t cr = span_find(span_sub(in, 0, end), 0, '\r');

	take_text(d, span_sub(in, 0, cr));
	if (cr > 0)
		d->second_cr = false;
	if (cr == in.n)
		return cr;
	if (in.p[cr] == '\r')
		d->state = DOTDATA_AT_CR;
	else
		lone_lf(d);
	return cr + 1;
}

/* One step: how many of the bytes were eaten. Zero when the state changed. */
static size_t
step(struct dotdata *d, struct span in, bool *ended)
{
	char c = in.p[0];

	switch (d->state) {
	case DOTDATA_AT_LINE:
		if (d->chunked) {
			d->state = DOTDATA_AT_TEXT;
			return 0;
		}
		d->state = c == '.' ? DOTDATA_AT_DOT : DOTDATA_AT_TEXT;
		return c == '.';
	case DOTDATA_AT_DOT:
		d->state = c == '\r' ? DOTDATA_AT_DOT_CR : DOTDATA_AT_TEXT;
		return c == '\r';
	case DOTDATA_AT_DOT_CR:
		if (c == '\n') {
			*ended = true;
			return 1;
		}
		lone_cr(d);
		return 0;
	case DOTDATA_AT_CR:
		if (c == '\n') {
			end_line(d);
			d->state = DOTDATA_AT_LINE;
			d->doubtful = d->second_cr;
			d->second_cr = false;
			return 1;
		}
		lone_cr(d);
		d->second_cr = c == '\r';
		return 0;
	case DOTDATA_AT_TEXT:
		break;
	}
	return eat_text(d, in);
}

int
dotdata_feed(struct dotdata *d, struct span in, size_t *used_out)
{
	bool ended = false;
	size_t used = 0;

	while (used < in.n && !ended)
		used += step(d, span_from(in, used), &ended);
	if (ended && d->doubtful)
		set_fault(d, DOTDATA_CR);
	*used_out = used;
	return ended;
}

void
dotdata_end(struct dotdata *d)
{
	if (d->state == DOTDATA_AT_CR)
		lone_cr(d);
	if (d->line > 0)
		end_line(d);
}
