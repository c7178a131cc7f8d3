/* dotstuff - see dotstuff.h.
 * SPDX-License-Identifier: ISC */
#include "send/dotstuff.h"

#include <stdint.h>
#include <string.h>

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

/* Eight bytes at a time: each byte of each message passes here, twice. */
static bool
has_eight(struct span s)
{
	uint64_t seen = 0, word;
	size_t i;

	for (i = 0; i + sizeof(word) <= s.n; i += sizeof(word)) {
		memcpy(&word, s.p + i, sizeof(word));
		seen |= word;
	}
	for (; i < s.n; i++)
		seen |= (unsigned char)s.p[i];
	return (seen & 0x8080808080808080U) != 0;
}

static int
put_text(struct dotstuff *d, struct span s)
{
	bool dot = !d->in_line && s.p[0] == '.' && !d->chunk;

	d->eight = d->eight || has_eight(s);
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

/* What has no LF in it, but perhaps CRs. */
static int
put_piece(struct dotstuff *d, struct span s)
{
	while (s.n > 0) {
		size_t cr = span_find(s, 0, '\r');

		if (cr > 0) {
			d->after_cr = false;
			if (put_text(d, span_sub(s, 0, cr)) == -1)
				return -1;
		}
		if (cr < s.n && put_break(d, '\r') == -1)
			return -1;
		s = span_from(s, cr < s.n ? cr + 1 : cr);
	}
	return 0;
}

static int
put_dotstuff(struct stage *s, struct span in)
{
	struct dotstuff *d = (struct dotstuff *)(void *)s;

	while (in.n > 0) {
		size_t lf = span_find(in, 0, '\n');

		if (put_piece(d, span_sub(in, 0, lf)) == -1)
			return -1;
		if (lf < in.n && put_break(d, '\n') == -1)
			return -1;
		in = span_from(in, lf < in.n ? lf + 1 : lf);
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
