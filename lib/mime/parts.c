/* parts - see parts.h.
 *
 * The parser eats chunks and looks at lines. Of a line only as much is kept as
 * a boundary could need, so a line of any length costs nothing. What it must
 * know of the past: the open parts (a stack, which is the path from the root
 * to `part`), whether in a header or a body, and the end of the last line,
 * which is not part of a body when a boundary follows.
 * SPDX-License-Identifier: ISC */
#include "mime/parts.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "mime/partfields.h"

#define CHUNK 32768
#define LINE_KEPT 8192             /* of a line: boundaries, Content- fields */

struct open_part {
	struct part *part;
	struct part **tail;      /* where its next child goes */
	struct span boundary;    /* multipart whose parts are looked for */
};

struct reader {
	struct parts *out;
	struct open_part stack[PARTS_DEPTH_MAX];
	size_t depth;            /* of the stack; the last is the current
				  * part */
	bool in_header;
	struct parts_extent at;  /* from the start of the message to here */
	struct parts_extent before_eol;   /* the same, less the last line end */
	bool keep_field;         /* continuation lines belong to them */
	size_t kept_total;
	char line[LINE_KEPT];    /* and what follows: not zero at first */
	size_t line_n;           /* kept */
	bool line_long;          /* more than that */
	char last;               /* byte before this one */
};

void
parts_init(struct parts *p)
{
	memset(p, 0, sizeof(*p));
	pool_init(&p->pool);
	buf_init(&p->fields, PARTS_FIELDS_MAX);
	header_init(&p->header);
}

void
parts_done(struct parts *p)
{
	pool_done(&p->pool);
	buf_done(&p->fields);
	header_done(&p->header);
	parts_init(p);
}

static struct open_part *
current(struct reader *r)
{
	return &r->stack[r->depth - 1];
}

/* A part that begins here, in its header; false when a limit forbids it. */
static bool
begin_part(struct reader *r)
{
	struct part *part;
	struct open_part *parent = r->depth == 0 ? NULL : current(r);

	if (r->depth == PARTS_DEPTH_MAX || r->out->n == PARTS_MAX) {
		r->out->limited = true;
		return false;
	}
	part = pool_get(&r->out->pool, sizeof(*part));
	/* Until its end is known: where it starts, in all measures. */
	part->header = r->at;
	part->header.at = r->at.n;
	if (parent == NULL)
		r->out->root = part;
	else {
		part->parent = parent->part;
		*parent->tail = part;
		parent->tail = &part->next;
	}
	r->stack[r->depth++] = (struct open_part){ part, &part->children,
	    { NULL, 0 } };
	r->out->n++;
	r->in_header = true;
	buf_reset(&r->out->fields);
	r->keep_field = false;
	return true;
}

/* From `start` (as held in an unfinished extent) to `end`. */
static struct parts_extent
between(struct parts_extent start, struct parts_extent end)
{
	if (end.n < start.n)
		end = start;
	return (struct parts_extent){ start.n, end.n - start.n,
	    end.wire - start.wire, end.lines - start.lines };
}

/* An encoding under which the bytes are what they seem (RFC 2045 6.4). */
static bool
is_identity(struct span encoding)
{
	return encoding.n == 0 || span_ieq(encoding, SPAN("7bit")) ||
	    span_ieq(encoding, SPAN("8bit")) ||
	    span_ieq(encoding, SPAN("binary"));
}

static void
end_header(struct reader *r)
{
	struct open_part *open = current(r);
	struct part *part = open->part;
	struct parts_extent start = part->header;
	struct err ignored = ERR_INIT;

	part->header = between(start, r->at);
	part->body = r->at;
	r->in_header = false;
	if (partfields_read(part, &r->out->pool, &r->out->header,
	    buf_span(&r->out->fields), &ignored) == -1)
		r->out->limited = true;
	if (span_ieq(part->type.type, SPAN("multipart"))) {
		struct span b = content_param(&part->type, "boundary");

		part->kind = PART_MULTI;
		if (b.n > 0 && b.n <= PARTS_BOUNDARY_MAX)
			open->boundary = b;
		return;
	}
	if (!span_ieq(part->type.type, SPAN("message")) ||
	    (!span_ieq(part->type.subtype, SPAN("rfc822")) &&
	    !span_ieq(part->type.subtype, SPAN("global"))) ||
	    !is_identity(part->encoding))
		return;
	part->kind = PART_MESSAGE;
	if (!begin_part(r))
		part->kind = PART_LEAF;
}

/* The current part ends at `end`. */
static void
end_part(struct reader *r, struct parts_extent end)
{
	struct part *part = current(r)->part;

	if (r->in_header && end.n < part->header.at)
		end = part->header;
	/* The header had no empty line: what it says holds all the same. */
	if (r->in_header) {
		struct parts_extent here = r->at;
		size_t depth = r->depth;

		r->at = end;
		end_header(r);
		r->at = here;
		while (r->depth > depth)
			end_part(r, end);
	}
	part->body = between(part->body, end);
	r->in_header = false;
	r->depth--;
}

/* Which open multipart does the line bound? Its index + 1, or 0. */
static size_t
bounds(const struct reader *r, struct span line, bool *last_out)
{
	size_t i;

	for (i = r->depth; i > 0; i--) {
		struct span b = r->stack[i - 1].boundary, rest;
		size_t j;

		if (b.p == NULL || line.n < b.n + 2 ||
		    memcmp(line.p + 2, b.p, b.n) != 0)
			continue;
		rest = span_from(line, b.n + 2);
		*last_out = span_starts(rest, SPAN("--"));
		if (*last_out)
			rest = span_from(rest, 2);
		for (j = 0; j < rest.n && span_is_blank(rest.p[j]); j++)
			;
		if (j == rest.n)
			return i;
	}
	return 0;
}

/* A kept line, without its end, is it a boundary? Then act on it; the message
 * has been eaten up to its end. */
static bool
take_boundary(struct reader *r, struct span line, struct parts_extent before)
{
	bool last;
	size_t i;

	if (line.n < 3 || line.p[0] != '-' || line.p[1] != '-' ||
	    r->line_long || (i = bounds(r, line, &last)) == 0)
		return false;
	while (r->depth > i)
		end_part(r, before);
	if (last)
		r->stack[i - 1].boundary.p = NULL;
	else if (!begin_part(r))
		r->stack[i - 1].boundary.p = NULL;
	return true;
}

static void
header_line(struct reader *r, struct span line)
{
	if (line.n == 0 && !r->line_long) {
		end_header(r);
		return;
	}
	if (!span_is_blank(line.p[0]))
		r->keep_field = span_istarts(line, SPAN("Content-"));
	if (!r->keep_field || r->kept_total > PARTS_FIELDS_TOTAL)
		return;
	buf_add(&r->out->fields, line);
	buf_addc(&r->out->fields, '\n');
	r->kept_total += line.n + 1;
}

/* A line has been eaten, its end too. */
static void
end_line(struct reader *r, struct parts_extent line_start)
{
	struct span line = span_of(r->line, r->line_n);
	struct parts_extent before = r->before_eol;

	if (line.n > 0 && line.p[line.n - 1] == '\r' && !r->line_long)
		line.n--;
	/* What ends before this line ends before the line end ahead of it, but
	 * never before itself began. */
	if (before.n > line_start.n)
		before = line_start;
	if (!take_boundary(r, line, before) && r->in_header)
		header_line(r, line);
	r->line_n = 0;
	r->line_long = false;
}

/* In a header a longer line is wanted (a folded one is rare): pieces of it are
 * added as they come. */
static void
keep(struct reader *r, const char *p, size_t n)
{
	size_t room = LINE_KEPT - r->line_n;

	if (n > room) {
		r->line_long = true;
		n = room;
	}
	memcpy(r->line + r->line_n, p, n);
	r->line_n += n;
}

/* The LF of a line. Where its line end begins is kept, for a boundary on the
 * next line. */
static void
eat_lf(struct reader *r, struct parts_extent *line_start)
{
	struct parts_extent here = r->at;
	bool cr = r->last == '\r' && r->at.n > line_start->n;

	if (cr) {
		here.n--;
		here.wire--;
	}
	r->at.n++;
	r->at.wire += cr ? 1 : 2;
	r->at.lines++;
	end_line(r, *line_start);
	r->before_eol = here;
	*line_start = r->at;
	r->last = '\n';
}

/* The lines of a body that cannot be boundaries, from the start of a line on:
 * where the next one begins. */
static size_t
skip_lines(struct reader *r, struct span in, size_t i,
    struct parts_extent *line_start)
{
	size_t from = i, lines = 0, crs = 0, lf;
	bool cr = false;

	while (i < in.n && in.p[i] != '-' &&
	    (lf = span_find(in, i, '\n')) < in.n) {
		cr = lf > i && in.p[lf - 1] == '\r';
		crs += cr;
		lines++;
		i = lf + 1;
	}
	if (lines == 0)
		return i;
	r->at.n += i - from;
	r->at.wire += i - from + lines - crs;
	r->at.lines += lines;
	r->before_eol = (struct parts_extent){ 0, r->at.n - (cr ? 2 : 1),
	    r->at.wire - 2, r->at.lines - 1 };
	*line_start = r->at;
	r->last = '\n';
	return i;
}

static void
eat(struct reader *r, struct span in, struct parts_extent *line_start)
{
	size_t i, lf, n;

	for (i = 0; i < in.n; i = lf + 1) {
		if (!r->in_header && r->at.n == line_start->n && (i =
		    skip_lines(r, in, i, line_start)) == in.n)
			return;
		lf = span_find(in, i, '\n');
		n = lf - i;
		/* Bodies: only a line that begins with "--" is kept. */
		if (r->in_header || r->line_n > 0 || n == 0 ||
		    in.p[i] == '-' || r->line_long)
			keep(r, in.p + i, n);
		else
			r->line_long = true;
		r->at.n += n;
		r->at.wire += n;
		if (n > 0)
			r->last = in.p[lf - 1];
		if (lf == in.n)
			return;
		eat_lf(r, line_start);
	}
}

/* The file ended, maybe inside a line. */
static void
finish(struct reader *r, struct parts_extent line_start)
{
	if (r->at.n > line_start.n)
		end_line(r, line_start);
	while (r->depth > 0)
		end_part(r, r->at);
}

static void
begin(struct reader *r, struct parts *p)
{
	memset(r, 0, offsetof(struct reader, line));
	r->line_n = 0;
	r->line_long = false;
	r->last = '\0';
	pool_reset(&p->pool);
	p->root = NULL;
	p->n = 0;
	p->limited = false;
	r->out = p;
	(void)begin_part(r);
}

int
parts_read(struct parts *p, int fd, struct err *err)
{
	struct parts_extent line_start = { 0, 0, 0, 0 };
	struct reader reader, *r = &reader;
	char chunk[CHUNK];
	ssize_t n;

	begin(r, p);
	for (;;) {
		n = pread(fd, chunk, CHUNK, (off_t)r->at.n);
		if (n == -1 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		eat(r, span_of(chunk, (size_t)n), &line_start);
	}
	if (n == -1)
		err_sys(err, "read message");
	finish(r, line_start);
	return n == -1 ? -1 : 0;
}

void
parts_parse(struct parts *p, struct span message)
{
	struct parts_extent line_start = { 0, 0, 0, 0 };
	struct reader reader;

	begin(&reader, p);
	eat(&reader, message, &line_start);
	finish(&reader, line_start);
}
