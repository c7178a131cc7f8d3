/* incoming - see incoming.h.
 * SPDX-License-Identifier: ISC */
#include "incoming.h"

#include <errno.h>
#include <unistd.h>

#define CHUNK 65536
#define FIRST_CHUNK 16000            /* most messages are smaller: less to
				      * map */
#define KEEP_MAX (256u << 10)

void
incoming_init(struct incoming *m, int fd)
{
	*m = (struct incoming){ .fd = fd,
		.bytes = BUF_INIT(HEADER_MAX + 2 * CHUNK) };
	header_init(&m->header);
}

void
incoming_done(struct incoming *m)
{
	buf_done(&m->bytes);
	header_done(&m->header);
}

/* One read into the buffer: 1, 0 at the end of the message, -1. */
static int
read_more(struct incoming *m, struct err *err)
{
	size_t chunk = m->bytes.len == 0 ? FIRST_CHUNK : CHUNK;
	ssize_t n;

	if (!buf_room(&m->bytes, chunk))
		return err_set(err, ERR_LIMIT,
		    "5.3.4 header larger than %u bytes", HEADER_MAX);
	do
		n = read(m->fd, m->bytes.p + m->bytes.len, chunk);
	while (n == -1 && errno == EINTR);
	if (n == -1)
		return err_sys(err, "read message");
	buf_grew(&m->bytes, (size_t)n);
	m->ended = n == 0;
	return n > 0;
}

/* Does an empty line begin at `at`? */
static bool
is_empty_line(struct span b, size_t at)
{
	return b.p[at] == '\n' ||
	    (b.p[at] == '\r' && at + 1 < b.n && b.p[at + 1] == '\n');
}

/* Look for the empty line from *at, the start of a line, which moves on. */
static bool
find_end(struct span b, size_t *at)
{
	while (*at < b.n) {
		size_t lf;

		if (is_empty_line(b, *at))
			return true;
		lf = span_find(b, *at, '\n');
		if (lf == b.n)
			return false;
		*at = lf + 1;
	}
	return false;
}

/* local(8), procmail and mbox readers put "From sender date" first. It has no
 * colon after its first word, so it is no field. */
static size_t
mbox_line(struct span b)
{
	size_t lf = span_find(b, 0, '\n');

	return span_starts(b, SPAN("From ")) && lf < b.n ? lf + 1 : 0;
}

int
incoming_read(struct incoming *m, struct err *err)
{
	size_t at = 0, lf;
	int got = 1;

	while (got == 1 && !find_end(buf_span(&m->bytes), &at))
		got = read_more(m, err);
	if (got == -1)
		return -1;
	if (m->bytes.len == 0)
		return err_set(err, ERR_DATA, "5.6.0 empty message");
	m->from = mbox_line(buf_span(&m->bytes));
	/* Without an empty line all of it is header, the last line even when
	 * it has no line end. */
	m->end = m->ended && !find_end(buf_span(&m->bytes), &at) ?
	    m->bytes.len : at;
	if (m->end < m->from)
		m->end = m->from;
	lf = span_find(buf_span(&m->bytes), m->from, '\n');
	m->crlf = lf < m->bytes.len && lf > 0 && m->bytes.p[lf - 1] == '\r';
	return header_parse(&m->header, span_sub(buf_span(&m->bytes), m->from,
	    m->end), err);
}

bool
incoming_was_delivered_to(const struct incoming *m, struct span address)
{
	size_t i;

	for (i = header_find(&m->header, "Delivered-To", 0); i < m->header.n;
	    i = header_find(&m->header, "Delivered-To", i + 1))
		if (span_ieq(span_trim(m->header.fields[i].body), address))
			return true;
	return false;
}

int
incoming_keep(struct incoming *m, struct err *err)
{
	int got = 1;

	while (!m->ended && m->bytes.len <= KEEP_MAX && got == 1)
		got = read_more(m, err);
	return got == -1 ? -1 : m->ended;
}

struct targets {
	struct stage *const *stages;
	size_t n;
	struct err *err;
};

/* Each stage keeps its own error. */
static int
put_all(const struct targets *t, struct span bytes)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		if (bytes.n > 0 && stage_put(t->stages[i], bytes) == -1) {
			*t->err = *t->stages[i]->err;
			return -1;
		}
	return 0;
}

static int
put_lines(const struct targets *t, struct span lines, bool crlf)
{
	struct span line;

	while (lines.n > 0 && span_cut(&lines, '\n', &line))
		if (put_all(t, line) == -1 ||
		    put_all(t, crlf ? SPAN("\r\n") : SPAN("\n")) == -1)
			return -1;
	return 0;
}

static int
put_header(struct incoming *m, bool drop_return_path,
    const struct targets *t)
{
	size_t i;

	for (i = 0; i < m->header.n; i++) {
		const struct header_field *f = &m->header.fields[i];

		if (drop_return_path &&
		    span_ieq(f->name, SPAN("Return-Path")))
			continue;
		if (put_all(t, f->raw) == -1)
			return -1;
	}
	return 0;
}

static int
put_rest(struct incoming *m, const struct targets *t)
{
	int got = 1;

	if (put_all(t, span_from(buf_span(&m->bytes), m->end)) == -1)
		return -1;
	while (!m->ended && got == 1) {
		buf_reset(&m->bytes);
		got = read_more(m, t->err);
		if (got == 1 && put_all(t, buf_span(&m->bytes)) == -1)
			got = -1;
	}
	return got == -1 ? -1 : 0;
}

int
incoming_push(struct incoming *m, struct span lines, bool drop_return_path,
    struct stage *const *stages, size_t n, struct err *err)
{
	struct targets t = { stages, n, err };
	size_t i;

	if (put_lines(&t, lines, m->crlf) == -1 ||
	    put_header(m, drop_return_path, &t) == -1 ||
	    put_rest(m, &t) == -1)
		return -1;
	for (i = 0; i < n; i++)
		if (stage_end(stages[i]) == -1) {
			*err = *stages[i]->err;
			return -1;
		}
	return 0;
}
