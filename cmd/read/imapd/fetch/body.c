/* BODY[...], RFC822, RFC822.HEADER, RFC822.TEXT: bytes of the message, in their
 * CRLF form, streamed. The size that is announced has been counted from the
 * file; should the file be shorter all the same, the connection ends, since
 * nothing else keeps the client in step.
 * SPDX-License-Identifier: ISC */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "imap/quote.h"
#include "imap/structure.h"
#include "items.h"
#include "mime/partpath.h"
#include "text/crlf.h"
#include "../fields.h"
#include "../session.h"
#include "../wire.h"

#define CHUNK 65536

/* What of the stream goes out: after `skip` bytes, `left` bytes. */
struct window {
	struct wr *out;
	uint64_t skip, left;
};

static void
emit(struct window *w, struct span s)
{
	if (w->skip >= s.n) {
		w->skip -= s.n;
		return;
	}
	s = span_from(s, (size_t)w->skip);
	w->skip = 0;
	if (s.n > w->left)
		s.n = (size_t)w->left;
	wr_add(w->out, s);
	w->left -= s.n;
}

/* Where to begin for byte `from` of the extent: a place that an earlier piece
 * of it reached, or its start. */
static void
resume(struct view_memory *v, const struct parts_extent *e, uint64_t from)
{
	if (v->at == e->at && v->n == e->n && v->wire <= from)
		return;
	v->at = e->at;
	v->n = e->n;
	v->file = v->wire = 0;
}

/* Bytes from .. from + most - 1 of the wire form of the extent. */
static int
stream(struct message *m, const struct parts_extent *e, uint64_t from,
    uint64_t most)
{
	struct view_memory *v = &m->s->view.memory;
	struct window w = { &m->s->out, from, most };
	size_t size = e->n < CHUNK ? (size_t)e->n : CHUNK;
	char *chunk = mem_alloc(size + CRLF_ROOM(size)), *wire = chunk + size;
	char last = '\n';

	resume(v, e, from);
	w.skip -= v->wire;
	while (w.left > 0 && v->file < e->n) {
		uint64_t want = e->n - v->file, before = w.skip + w.left;
		size_t eaten;
		ssize_t n = pread(m->fd, chunk, want < size ? (size_t)want :
		    size, (off_t)(e->at + v->file));

		if (n == -1 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		/* A chunk does not end between CR and LF, so that a place to
		 * go on from needs no memory of the byte before it. */
		eaten = (size_t)n;
		if (eaten > 1 && chunk[eaten - 1] == '\r' &&
		    v->file + eaten < e->n)
			eaten--;
		emit(&w, span_of(wire, crlf_expand(wire, span_of(chunk, eaten),
		    WIRE_NUL, &last)));
		if (w.left == 0)
			break;
		v->wire += before - (w.skip + w.left);
		v->file += eaten;
	}
	free(chunk);
	if (w.left > 0) {
		m->s->ending = true;
		m->s->reason = "message is shorter than it was";
		return -1;
	}
	return 1;
}

static void
cut(const struct section *section, uint64_t size, uint64_t *from,
    uint64_t *most)
{
	*from = section->partial ? section->from : 0;
	if (*from > size)
		*from = size;
	*most = size - *from;
	if (section->partial && section->most < *most)
		*most = section->most;
}

static int
write_extent(const struct fetch_item *item, struct message *m,
    const struct parts_extent *e)
{
	struct session *s = m->s;
	uint64_t from, most;

	cut(&item->section, e->wire, &from, &most);
	buf_add(&s->text, item->section.label);
	buf_addf(&s->text, " {%llu}\r\n", (unsigned long long)most);
	session_say(s);
	return stream(m, e, from, most);
}

static bool
is_listed(const struct section *section, struct span name)
{
	size_t i;

	for (i = 0; i < section->n_fields; i++)
		if (span_ieq(section->fields[i], name))
			return true;
	return false;
}

static void
add_crlf_form(struct buf *out, struct span raw)
{
	size_t from = 0;

	while (from < raw.n) {
		size_t lf = span_find(raw, from, '\n'), end = lf;

		if (end > from && raw.p[end - 1] == '\r' && lf < raw.n)
			end--;
		buf_add(out, span_sub(raw, from, end));
		buf_adds(out, "\r\n");
		from = lf + 1;
	}
}

void
section_write_fields(struct buf *out, const struct section *section,
    const struct header *h)
{
	bool not = section->what == SECTION_FIELDS_NOT;
	size_t i;

	for (i = 0; i < h->n; i++)
		if (is_listed(section, h->fields[i].name) != not &&
		    (h->fields[i].name.n > 0 || not))
			add_crlf_form(out, h->fields[i].raw);
	buf_adds(out, "\r\n");
	wire_replace_nul(out->p, out->len);
}

static int
write_fields(const struct fetch_item *item, struct message *m,
    const struct header *h)
{
	struct buf b = BUF_INIT(HEADER_MAX * 2 + 2);
	struct session *s = m->s;
	uint64_t from, most;

	section_write_fields(&b, &item->section, h);
	cut(&item->section, b.len, &from, &most);
	buf_add(&s->text, item->section.label);
	buf_addf(&s->text, " {%llu}\r\n", (unsigned long long)most);
	buf_add(&s->text, span_sub(buf_span(&b), (size_t)from,
	    (size_t)(from + most)));
	buf_done(&b);
	return 1;
}

static int
inner_fields(const struct fetch_item *item, struct message *m,
    const struct parts_extent *where)
{
	struct header h;
	int r;

	header_init(&h);
	r = structure_header(&h, m->fd, where, &m->s->err);
	if (r == 0)
		r = write_fields(item, m, &h);
	header_done(&h);
	return r;
}

static int
write_nil(const struct fetch_item *item, struct message *m)
{
	buf_add(&m->s->text, item->section.label);
	buf_adds(&m->s->text, " NIL");
	return 1;
}

bool
section_is_covered(const struct section *section)
{
	size_t i;

	if (section->n_numbers > 0 || section->what != SECTION_FIELDS)
		return false;
	for (i = 0; i < section->n_fields; i++)
		if (!fields_cover(section->fields[i]))
			return false;
	return true;
}

/* Below a part number. HEADER and TEXT are those of a message/rfc822 part's
 * message (RFC 9051 6.4.5.1). */
static int
write_part(const struct fetch_item *item, struct message *m)
{
	const struct section *section = &item->section;
	const struct parts *parts;
	const struct part *part;
	int r = message_parts(m, &parts);

	if (r == 1)
		r = message_open(m);
	if (r != 1)
		return r;
	part = partpath_find(parts->root, section->numbers, section->n_numbers);
	if (part != NULL && section->what != SECTION_ALL &&
	    section->what != SECTION_MIME)
		part = part->kind == PART_MESSAGE ? part->children : NULL;
	if (part == NULL)
		return write_nil(item, m);
	if (section->what == SECTION_FIELDS ||
	    section->what == SECTION_FIELDS_NOT)
		return inner_fields(item, m, &part->header);
	return write_extent(item, m, section->what == SECTION_HEADER ||
	    section->what == SECTION_MIME ? &part->header : &part->body);
}

static size_t
digits(size_t n)
{
	return n < 10 ? 1 : 1 + digits(n / 10);
}

/* The whole message, at once where it is small: it is read once, and written
 * from memory. How long it gets is known afterwards, and mostly has as many
 * digits as its length in the file. 2: it is not small. */
static int
write_small(const struct fetch_item *item, struct message *m)
{
	struct buf *b = &m->s->text;
	char number[24], last = '\n', *to;
	struct span in;
	size_t n, guess, exact;
	int r = message_bytes(m, &in);

	if (r != 1)
		return r;
	buf_add(b, item->section.label);
	buf_add(b, SPAN(" {"));
	guess = digits(in.n);
	if (!buf_room(b, guess + 3 + CRLF_ROOM(in.n)))
		return 1;
	to = b->p + b->len;
	n = crlf_expand(to + guess + 3, in, WIRE_NUL, &last);
	exact = digits(n);
	if (exact != guess)
		memmove(to + exact + 3, to + guess + 3, n);
	snprintf(number, sizeof(number), "%zu}\r\n", n);
	memcpy(to, number, exact + 3);
	buf_grew(b, exact + 3 + n);
	return 1;
}

static int
write_section(const struct fetch_item *item, struct message *m)
{
	struct parts_extent e;
	int r;

	if (item->section.n_numbers > 0)
		return write_part(item, m);
	if (item->section.what == SECTION_FIELDS ||
	    item->section.what == SECTION_FIELDS_NOT) {
		r = section_is_covered(&item->section) ? fields_header(m) :
		    message_header(m);
		return r == 1 ? write_fields(item, m, &m->header) : r;
	}
	if (item->section.what == SECTION_ALL && !item->section.partial &&
	    (r = write_small(item, m)) != 2)
		return r;
	r = message_extent(m, item->section.what == SECTION_ALL ?
	    MESSAGE_WHOLE : item->section.what == SECTION_HEADER ?
	    MESSAGE_HEADER : MESSAGE_TEXT, &e);
	return r == 1 ? write_extent(item, m, &e) : r;
}

int
fetch_section(const struct fetch_item *item, struct message *m)
{
	const struct session *s = m->s;
	uint64_t before = s->out.total + s->text.len;
	int r = write_section(item, m);
	uint64_t n = s->out.total + s->text.len - before;

	if (r == 1)
		events_fetched(m->s, item->section.what != SECTION_ALL &&
		    item->section.what != SECTION_TEXT,
		    n < item->section.label.n ? 0 : n - item->section.label.n);
	return r;
}
