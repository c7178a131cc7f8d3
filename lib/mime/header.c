/* header - see header.h. One pass to find the end, one to cut fields.
 * SPDX-License-Identifier: ISC */
#include "mime/header.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"

#define CHUNK 16384

void
header_init(struct header *h)
{
	*h = (struct header){ BUF_INIT(HEADER_MAX), NULL, 0, 0, 0, false };
}

void
header_done(struct header *h)
{
	buf_done(&h->bytes);
	free(h->fields);
	header_init(h);
}

/* Where the line that begins at `at` ends: after its LF, or b.n. */
static size_t
line_end(struct span b, size_t at)
{
	size_t lf = span_find(b, at, '\n');

	return lf == b.n ? b.n : lf + 1;
}

static bool
is_empty_line(struct span b, size_t at)
{
	return (at < b.n && b.p[at] == '\n') ||
	    (at + 1 < b.n && b.p[at] == '\r' && b.p[at + 1] == '\n');
}

/* RFC 5322 3.6.8: printable ASCII without colon; blanks before the colon are
 * the obsolete form of 4.5.8. */
static struct span
field_name(struct span line)
{
	size_t colon = span_find(line, 0, ':'), i;
	struct span name = span_sub(line, 0, colon);

	if (colon == line.n)
		return span_sub(line, 0, 0);
	while (name.n > 0 && span_is_blank(name.p[name.n - 1]))
		name.n--;
	for (i = 0; i < name.n; i++)
		if (name.p[i] <= ' ' || name.p[i] >= 0x7f)
			return span_sub(line, 0, 0);
	return name;
}

static struct span
without_eol(struct span s)
{
	if (s.n > 0 && s.p[s.n - 1] == '\n')
		s.n--;
	if (s.n > 0 && s.p[s.n - 1] == '\r')
		s.n--;
	return s;
}

static int
add_field(struct header *h, struct span raw, struct err *err)
{
	struct header_field *f;
	struct span name = field_name(raw);

	if (h->n == HEADER_FIELDS_MAX)
		return err_set(err, ERR_LIMIT, "5.3.4 more than %d header "
		    "fields", HEADER_FIELDS_MAX);
	if (h->n == h->cap) {
		h->cap = h->cap == 0 ? 32 : h->cap * 2;
		h->fields = mem_resize(h->fields, h->cap, sizeof(*f));
	}
	f = &h->fields[h->n++];
	f->raw = raw;
	f->name = name;
	if (name.n == 0)
		h->malformed = true;
	f->body = without_eol(name.n == 0 ? raw :
	    span_from(raw, span_find(raw, 0, ':') + 1));
	return 0;
}

/* Where the field that begins at `at` ends: after its last line. */
static size_t
field_end(struct span b, size_t at)
{
	size_t end = line_end(b, at);

	while (end < b.n && span_is_blank(b.p[end]))
		end = line_end(b, end);
	return end;
}

static int
cut_fields(struct header *h, struct err *err)
{
	struct span b = buf_span(&h->bytes);
	size_t at = 0;

	while (at < b.n && !is_empty_line(b, at)) {
		size_t end = field_end(b, at);

		if (add_field(h, span_sub(b, at, end), err) == -1)
			return -1;
		at = end;
	}
	h->body += at < b.n ? line_end(b, at) : at;
	return 0;
}

/* Offset of the empty line that ends the section, looking from `from` (the
 * start of a line); b.n when it is not there, and *from moved on. */
static bool
find_end(struct span b, size_t *from)
{
	while (*from < b.n) {
		size_t lf;

		if (is_empty_line(b, *from))
			return true;
		lf = span_find(b, *from, '\n');
		if (lf == b.n)
			return false;
		*from = lf + 1;
	}
	return false;
}

static void
begin(struct header *h, uint64_t at)
{
	buf_reset(&h->bytes);
	h->n = 0;
	h->malformed = false;
	h->body = at;
}

int
header_read(struct header *h, int fd, uint64_t at, struct err *err)
{
	size_t from = 0;

	begin(h, at);
	for (;;) {
		size_t want = HEADER_MAX - h->bytes.len;
		ssize_t n;

		if (want > CHUNK)
			want = CHUNK;
		if (want == 0)
			return err_set(err, ERR_LIMIT,
			    "5.3.4 header larger than %u bytes", HEADER_MAX);
		(void)buf_room(&h->bytes, want);
		n = pread(fd, h->bytes.p + h->bytes.len, want,
		    (off_t)(at + h->bytes.len));
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return err_sys(err, "read header");
		buf_grew(&h->bytes, (size_t)n);
		if (n == 0 || find_end(buf_span(&h->bytes), &from))
			break;
	}
	if (from < h->bytes.len && is_empty_line(buf_span(&h->bytes), from))
		buf_cut(&h->bytes, line_end(buf_span(&h->bytes), from));
	return cut_fields(h, err);
}

int
header_parse(struct header *h, struct span bytes, struct err *err)
{
	begin(h, 0);
	buf_add(&h->bytes, bytes);
	if (!buf_ok(&h->bytes))
		return err_set(err, ERR_LIMIT,
		    "5.3.4 header larger than %u bytes", HEADER_MAX);
	return cut_fields(h, err);
}

size_t
header_find(const struct header *h, const char *name, size_t from)
{
	struct span wanted = span_str(name);
	size_t i;

	for (i = from; i < h->n; i++)
		if (span_ieq(h->fields[i].name, wanted))
			return i;
	return h->n;
}

bool
header_seek(struct span bytes, struct span name, size_t *at,
    struct span *body_out)
{
	while (name.n > 0 && *at < bytes.n && !is_empty_line(bytes, *at)) {
		size_t from = *at;
		struct span raw;

		*at = field_end(bytes, from);
		if (span_lower(bytes.p[from]) != span_lower(name.p[0]))
			continue;
		raw = span_sub(bytes, from, *at);
		if (!span_ieq(field_name(raw), name))
			continue;
		*body_out = without_eol(span_from(raw, span_find(raw, 0, ':') +
		    1));
		return true;
	}
	return false;
}

size_t
header_count(const struct header *h, const char *name)
{
	size_t i, count = 0;

	for (i = header_find(h, name, 0); i < h->n;
	    i = header_find(h, name, i + 1))
		count++;
	return count;
}

void
header_unfold(struct buf *out, struct span body)
{
	size_t i;

	body = span_trim(body);
	for (i = 0; i < body.n; i++)
		if (body.p[i] != '\n' && !(body.p[i] == '\r' &&
		    i + 1 < body.n && body.p[i + 1] == '\n'))
			buf_addc(out, body.p[i]);
}
