/* message - see message.h. Sizes are counted from the file and never taken from
 * its name: a literal that is announced must have exactly that size.
 * SPDX-License-Identifier: ISC */
#include "message.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "imap/structure.h"
#include "session.h"

#define CHUNK 65536

void
message_init(struct message *m, struct session *s)
{
	*m = (struct message){ .s = s, .fd = -1 };
	header_init(&m->header);
	buf_init(&m->bytes, MESSAGE_SMALL + 1);
	buf_init(&m->fact, HEADER_MAX * 4);
	buf_init(&m->kept, HEADER_MAX);
	addrs_init(&m->addrs);
}

static void
forget(struct message *m)
{
	if (m->fd != -1)
		close(m->fd);
	m->fd = -1;
	m->has_header = m->has_fields = m->has_bytes = false;
	m->has_kept = false;
}

void
message_done(struct message *m)
{
	forget(m);
	header_done(&m->header);
	buf_done(&m->bytes);
	buf_done(&m->fact);
	buf_done(&m->kept);
	addrs_done(&m->addrs);
}

void
message_at(struct message *m, size_t i)
{
	forget(m);
	m->i = i;
	m->uid = box_message(m->s->view.box, i)->uid;
}

int
message_open(struct message *m)
{
	if (m->fd != -1)
		return 1;
	return box_fd(m->s->view.box, m->i, &m->fd, &m->s->err);
}

int
message_header(struct message *m)
{
	struct parts_extent most = { 0, HEADER_MAX, 0, 0 };
	struct err *err = &m->s->err;
	int r = message_open(m);

	if (r != 1 || m->has_header)
		return r;
	if (m->has_bytes) {
		struct span b = buf_span(&m->bytes);
		struct err ignored = ERR_INIT;

		/* Absurdly large, or of too many fields: what fits. */
		if (header_parse(&m->header, span_sub(b, 0, HEADER_MAX),
		    &ignored) == -1)
			m->header.malformed = true;
		m->has_header = true;
		return 1;
	}
	if (header_read(&m->header, m->fd, 0, err) == -1) {
		if (err->kind != ERR_LIMIT)
			return -1;
		/* Absurdly large: what fits is enough. */
		*err = ERR_INIT;
		if (structure_header(&m->header, m->fd, &most, err) == -1)
			return -1;
	}
	m->has_header = true;
	return 1;
}

/* What message_bytes does with a file that is open already. */
static int
read_bytes(struct message *m)
{
	struct stat st;
	ssize_t n = 1;

	if (fstat(m->fd, &st) == -1)
		return err_sys(&m->s->err, "message");
	if (st.st_size > (off_t)MESSAGE_SMALL)
		return 2;
	buf_reset(&m->bytes);
	while (n != 0 && buf_room(&m->bytes, MESSAGE_SMALL + 1 -
	    m->bytes.len)) {
		n = pread(m->fd, m->bytes.p + m->bytes.len, MESSAGE_SMALL + 1 -
		    m->bytes.len, (off_t)m->bytes.len);
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return err_sys(&m->s->err, "read message");
		buf_grew(&m->bytes, (size_t)n);
		/* A regular file gives all it has. */
		if ((off_t)m->bytes.len >= st.st_size)
			break;
	}
	return m->bytes.len <= MESSAGE_SMALL ? 1 : 2;
}

int
message_bytes(struct message *m, struct span *out)
{
	int r = 1;

	if (!m->has_bytes) {
		r = m->fd != -1 ? read_bytes(m) : box_whole(m->s->view.box,
		    m->i, &m->fd, &m->bytes, MESSAGE_SMALL, &m->s->err);
		m->has_bytes = r == 1;
	}
	*out = buf_span(&m->bytes);
	return r;
}

struct span
message_held(struct message *m)
{
	if (!m->has_bytes)
		return span_of(NULL, 0);
	return m->bytes.len == 0 ? SPAN("") : buf_span(&m->bytes);
}

/* The view's memory, about this message. */
static struct view_memory *
memory(struct message *m)
{
	struct view_memory *v = &m->s->view.memory;

	if (v->uid == m->uid)
		return v;
	v->uid = m->uid;
	v->has_parts = v->has_whole = false;
	v->n = v->wire = v->file = v->at = 0;
	return v;
}

int
message_parts(struct message *m, const struct parts **out)
{
	struct view_memory *v = memory(m);
	struct span bytes;
	int r;

	*out = &v->parts;
	if (v->has_parts)
		return 1;
	if ((r = message_bytes(m, &bytes)) < 1)
		return r;
	if (r == 1)
		parts_parse(&v->parts, bytes);
	else if (parts_read(&v->parts, m->fd, &m->s->err) == -1)
		return -1;
	v->has_parts = true;
	return 1;
}

struct counter {
	struct parts_extent here;
	uint64_t header;         /* bytes of the header; 0: goes on */
	uint64_t header_wire, header_lines;
	uint64_t line_start;
	char last;
};

static void
count_line_end(struct counter *c)
{
	bool cr = c->last == '\r';
	uint64_t length = c->here.n - c->line_start;

	c->here.n++;
	c->here.wire += cr ? 1 : 2;
	c->here.lines++;
	if (c->header == 0 && (length == 0 || (length == 1 && cr))) {
		c->header = c->here.n;
		c->header_wire = c->here.wire;
		c->header_lines = c->here.lines;
	}
	c->line_start = c->here.n;
	c->last = '\n';
}

static void
count(struct counter *c, struct span in)
{
	size_t i = 0;

	while (i < in.n) {
		size_t lf = span_find(in, i, '\n');

		c->here.n += lf - i;
		c->here.wire += lf - i;
		if (lf > i)
			c->last = in.p[lf - 1];
		if (lf == in.n)
			return;
		count_line_end(c);
		i = lf + 1;
	}
}

static int
count_whole(struct message *m, struct view_memory *v)
{
	struct counter c;
	char chunk[CHUNK];
	ssize_t n;

	memset(&c, 0, sizeof(c));
	do {
		n = pread(m->fd, chunk, sizeof(chunk), (off_t)c.here.n);
		if (n > 0)
			count(&c, span_of(chunk, (size_t)n));
	} while (n > 0 || (n == -1 && errno == EINTR));
	if (n == -1)
		return err_sys(&m->s->err, "read message");
	v->whole = c.here;
	v->whole.at = 0;
	/* Without an empty line all of it is header. */
	v->header = c.header == 0 ? v->whole : (struct parts_extent){ 0,
	    c.header, c.header_wire, c.header_lines };
	v->text = (struct parts_extent){ v->header.n,
	    v->whole.n - v->header.n, v->whole.wire - v->header.wire,
	    v->whole.lines - v->header.lines };
	v->has_whole = true;
	return 0;
}

int
message_extent(struct message *m, enum message_piece piece,
    struct parts_extent *out)
{
	struct view_memory *v = memory(m);
	int r = message_open(m);

	if (r != 1)
		return r;
	if (!v->has_whole && count_whole(m, v) == -1)
		return -1;
	*out = piece == MESSAGE_WHOLE ? v->whole :
	    piece == MESSAGE_HEADER ? v->header : v->text;
	return 1;
}
