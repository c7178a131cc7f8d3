/* smtpreply - see smtpreply.h.
 * SPDX-License-Identifier: ISC */
#include "send/smtpreply.h"

void
smtpreply_init(struct smtpreply *r)
{
	*r = (struct smtpreply){ 0, false, BUF_INIT(SMTPREPLY_MAX),
		BUF_INIT(SMTPREPLY_LINE_MAX), 0 };
}

void
smtpreply_done(struct smtpreply *r)
{
	buf_done(&r->lines);
	buf_done(&r->line);
	smtpreply_init(r);
}

void
smtpreply_reset(struct smtpreply *r)
{
	buf_reset(&r->lines);
	buf_reset(&r->line);
	r->code = 0;
	r->last = false;
	r->n = 0;
}

static int
take_line(struct smtpreply *r)
{
	struct span s = buf_span(&r->line);
	int code;

	if (s.n > 0 && s.p[s.n - 1] == '\r')
		s.n--;
	if (s.n < 3 || s.p[0] < '2' || s.p[0] > '5' ||
	    !span_is_digit(s.p[1]) || !span_is_digit(s.p[2]) ||
	    (s.n > 3 && s.p[3] != ' ' && s.p[3] != '-'))
		return -1;
	code = (s.p[0] - '0') * 100 + (s.p[1] - '0') * 10 + (s.p[2] - '0');
	if ((r->code != 0 && r->code != code) || ++r->n > SMTPREPLY_LINES_MAX)
		return -1;
	r->code = code;
	r->last = s.n == 3 || s.p[3] == ' ';
	buf_add(&r->lines, span_from(s, 4));
	buf_addc(&r->lines, '\n');
	buf_reset(&r->line);
	return buf_ok(&r->lines) ? r->last : -1;
}

int
smtpreply_feed(struct smtpreply *r, struct span in, size_t *used_out)
{
	size_t lf;
	int got;

	for (*used_out = 0; *used_out < in.n; *used_out = lf + 1) {
		lf = span_find(in, *used_out, '\n');
		buf_add(&r->line, span_sub(in, *used_out, lf));
		if (!buf_ok(&r->line))
			return -1;
		if (lf == in.n) {
			*used_out = in.n;
			return 0;
		}
		if ((got = take_line(r)) != 0) {
			*used_out = lf + 1;
			return got;
		}
	}
	return 0;
}

int
smtpreply_class(const struct smtpreply *r)
{
	return r->code / 100;
}

/* The enhanced code at the start of a line, with its blank. */
static size_t
status_length(struct span s)
{
	size_t i = 0, dots = 0;

	while (i < s.n && i < 10 && (span_is_digit(s.p[i]) || s.p[i] == '.'))
		dots += s.p[i++] == '.';
	return dots == 2 && i < s.n && s.p[i] == ' ' ? i + 1 : 0;
}

void
smtpreply_words(struct buf *out, const struct smtpreply *r, size_t max)
{
	struct span rest = buf_span(&r->lines), line;
	size_t start = out->len, skip;
	bool first = true;

	buf_addu(out, (uint64_t)r->code);
	while (span_cut(&rest, '\n', &line) && out->len < start + max) {
		skip = first ? 0 : status_length(line);
		first = false;
		line = span_trim(span_from(line, skip));
		if (line.n == 0)
			continue;
		buf_addc(out, ' ');
		buf_add(out, line);
	}
	buf_cut(out, start + max);
}
