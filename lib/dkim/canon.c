/* canon - see canon.h. The body stage holds back only counts: the line ends
 * that may turn out to be the trailing empty lines, one blank, one CR.
 *
 *     byte        simple                    relaxed
 *     LF          count a line end          the same, held blank forgotten
 *     CR          hold it                   hold it
 *     SP HT       content                   hold one blank
 *     other       content                   content
 *
 * Content first pushes what is held: line ends, then a CR that no LF followed,
 * then the blank.
 * SPDX-License-Identifier: ISC */
#include "dkim/canon.h"

#include <string.h>

const char *
canon_name(enum canon how)
{
	return how == CANON_RELAXED ? "relaxed" : "simple";
}

static int
parse_one(struct span text, enum canon *out)
{
	if (span_eq(text, SPAN("relaxed")))
		*out = CANON_RELAXED;
	else if (span_eq(text, SPAN("simple")))
		*out = CANON_SIMPLE;
	else
		return -1;
	return 0;
}

int
canon_parse(struct span text, enum canon *header_out, enum canon *body_out)
{
	size_t slash = span_find(text, 0, '/');

	*body_out = CANON_SIMPLE;
	if (parse_one(span_sub(text, 0, slash), header_out) == -1)
		return -1;
	return slash == text.n ? 0 :
	    parse_one(span_from(text, slash + 1), body_out);
}

static bool
is_line_end(struct span s, size_t i)
{
	return s.p[i] == '\n' ||
	    (s.p[i] == '\r' && i + 1 < s.n && s.p[i + 1] == '\n');
}

static void
simple_header(struct buf *out, struct span raw)
{
	size_t at = 0;

	while (at < raw.n) {
		size_t lf = span_find(raw, at, '\n');
		struct span line = span_sub(raw, at, lf);

		if (lf < raw.n && line.n > 0 && line.p[line.n - 1] == '\r')
			line.n--;
		buf_add(out, line);
		buf_adds(out, "\r\n");
		at = lf + 1;
	}
}

/* The name in lower case, then the value with its line ends removed, each run
 * of blanks one space, none at its ends. */
static void
relaxed_header(struct buf *out, struct span raw)
{
	size_t colon = span_find(raw, 0, ':'), name = colon, from, i;
	bool blank = false;

	while (name > 0 && span_is_blank(raw.p[name - 1]))
		name--;
	for (i = 0; i < name; i++)
		buf_addc(out, span_lower(raw.p[i]));
	buf_addc(out, ':');
	from = out->len;
	for (i = colon + 1; i < raw.n; i++) {
		if (is_line_end(raw, i))
			continue;
		if (span_is_blank(raw.p[i])) {
			blank = true;
			continue;
		}
		if (blank && out->len > from)
			buf_addc(out, ' ');
		blank = false;
		buf_addc(out, raw.p[i]);
	}
	buf_adds(out, "\r\n");
}

void
canon_header(struct buf *out, struct span raw, enum canon how)
{
	if (how == CANON_RELAXED)
		relaxed_header(out, raw);
	else
		simple_header(out, raw);
}

static int
push(struct canon_body *b)
{
	size_t n = b->n;

	b->n = 0;
	return n == 0 ? 0 : stage_put(b->stage.next, span_of(b->out, n));
}

static int
emit(struct canon_body *b, struct span s)
{
	while (s.n > 0) {
		size_t room = sizeof(b->out) - b->n;
		struct span part = span_sub(s, 0, room);

		memcpy(b->out + b->n, part.p, part.n);
		b->n += part.n;
		s = span_from(s, part.n);
		if (b->n == sizeof(b->out) && push(b) == -1)
			return -1;
	}
	b->any = true;
	return 0;
}

static int
content(struct canon_body *b, struct span s)
{
	for (; b->line_ends > 0; b->line_ends--)
		if (emit(b, SPAN("\r\n")) == -1)
			return -1;
	if (b->blank && emit(b, SPAN(" ")) == -1)
		return -1;
	b->blank = false;
	return emit(b, s);
}

static bool
is_plain(const struct canon_body *b, char c)
{
	return c != '\n' && c != '\r' &&
	    (b->how == CANON_SIMPLE || !span_is_blank(c));
}

static void
end_line(struct canon_body *b)
{
	b->blank = false;
	b->line_ends++;
}

/* One byte that is not plain, with no CR held. */
static void
hold(struct canon_body *b, char c)
{
	if (c == '\n')
		end_line(b);
	else if (c == '\r')
		b->cr = true;
	else
		b->blank = true;
}

static int
put_body(struct stage *s, struct span bytes)
{
	struct canon_body *b = (struct canon_body *)(void *)s;
	size_t i = 0, from;

	while (i < bytes.n) {
		if (b->cr) {
			b->cr = false;
			if (bytes.p[i] == '\n') {
				end_line(b);
				i++;
			} else if (content(b, SPAN("\r")) == -1) {
				return -1;
			}
			continue;
		}
		for (from = i; i < bytes.n && is_plain(b, bytes.p[i]);)
			i++;
		if (i > from && content(b, span_sub(bytes, from, i)) == -1)
			return -1;
		if (i < bytes.n)
			hold(b, bytes.p[i++]);
	}
	return 0;
}

/* A last line without an end gets one, and so does an empty body in the simple
 * form (RFC 6376 3.4.3); of the line ends that are held, one is kept. */
static int
end_body(struct stage *s)
{
	struct canon_body *b = (struct canon_body *)(void *)s;

	if (b->cr && content(b, SPAN("\r")) == -1)
		return -1;
	if ((b->any || b->how == CANON_SIMPLE) && emit(b, SPAN("\r\n")) == -1)
		return -1;
	return push(b) == -1 ? -1 : stage_end(b->stage.next);
}

void
canon_body_init(struct canon_body *b, enum canon how, struct stage *next)
{
	b->stage = (struct stage){ put_body, end_body, next, next->err };
	b->how = how;
	b->any = b->blank = b->cr = false;
	b->line_ends = 0;
	b->n = 0;
}
