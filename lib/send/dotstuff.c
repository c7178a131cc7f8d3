/* dotstuff - see dotstuff.h.
 * SPDX-License-Identifier: ISC */
#include "send/dotstuff.h"

static int
put_line_end(struct dotstuff *d)
{
	if (d->line > d->longest)
		d->longest = d->line;
	d->line = 0;
	d->in_line = false;
	d->size += 2;
	return d->stage.next == NULL ? 0 :
	    stage_put(d->stage.next, SPAN("\r\n"));
}

static int
put_text(struct dotstuff *d, struct span s)
{
	bool dot = !d->in_line && s.p[0] == '.' && !d->chunk;
	size_t i;

	for (i = 0; i < s.n && !d->eight; i++)
		d->eight = (s.p[i] & 0x80) != 0;
	d->in_line = true;
	d->line += s.n;
	d->size += s.n;
	if (d->stage.next == NULL)
		return 0;
	if (dot && stage_put(d->stage.next, SPAN(".")) == -1)
		return -1;
	return stage_put(d->stage.next, s);
}

/* One special byte: LF ends a line; so does CR, with the LF behind it or
 * without. */
static int
put_break(struct dotstuff *d, char c)
{
	bool second = c == '\n' && d->after_cr;

	d->after_cr = c == '\r';
	return second ? 0 : put_line_end(d);
}

static int
put_dotstuff(struct stage *s, struct span in)
{
	struct dotstuff *d = (struct dotstuff *)(void *)s;
	size_t from = 0, i;

	for (i = 0; i <= in.n; i++) {
		if (i < in.n && in.p[i] != '\n' && in.p[i] != '\r')
			continue;
		if (i > from) {
			d->after_cr = false;
			if (put_text(d, span_sub(in, from, i)) == -1)
				return -1;
		}
		if (i < in.n && put_break(d, in.p[i]) == -1)
			return -1;
		from = i + 1;
	}
	return 0;
}

static int
end_dotstuff(struct stage *s)
{
	struct dotstuff *d = (struct dotstuff *)(void *)s;

	if (d->in_line && put_line_end(d) == -1)
		return -1;
	if (d->stage.next == NULL)
		return 0;
	if (!d->chunk && stage_put(d->stage.next, SPAN(".\r\n")) == -1)
		return -1;
	return stage_end(d->stage.next);
}

void
dotstuff_init(struct dotstuff *d, struct stage *next, struct err *err)
{
	*d = (struct dotstuff){ .stage = { put_dotstuff, end_dotstuff, next,
		err } };
}
