/* flat - see flat.h. Recursion is bounded by PARTS_DEPTH_MAX.
 * SPDX-License-Identifier: ISC */
#include "mime/flat.h"

#include <errno.h>
#include <unistd.h>

#include "mime/charset.h"
#include "mime/transfer.h"

#define CHUNK 65536
#define FIELD_TEXT_MAX (4u << 20)

/* Nothing to decode: ASCII without an encoded word, CRs or NULs. */
static bool
is_plain(struct span s)
{
	size_t i;
	unsigned odd = 0;

	for (i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		odd |= (unsigned)(c >= 0x80) | (unsigned)(c == '\r') |
		    (unsigned)(c == '\0');
	}
	if (odd != 0)
		return false;
	for (i = span_find(s, 0, '='); i + 1 < s.n; i = span_find(s, i + 1,
	    '='))
		if (s.p[i + 1] == '?')
			return false;
	return true;
}

static bool
field(const struct flat *f, struct span name, struct span body)
{
	struct buf text = BUF_INIT(FIELD_TEXT_MAX);
	struct span line;
	bool enough = name.n > 0 && (f->put(f->arg, name) ||
	    f->put(f->arg, SPAN(":")));

	if (is_plain(body)) {
		/* As words_decode has it: line ends are left out. */
		while (!enough && body.n > 0 && span_cut(&body, '\n', &line))
			enough = f->put(f->arg, line);
	} else if (!enough) {
		words_decode(f->words, &text, body);
		enough = f->put(f->arg, buf_span(&text));
	}
	buf_done(&text);
	f->border(f->arg);
	return enough;
}

int
flat_header(const struct flat *f, const struct header *h)
{
	size_t i;

	for (i = 0; i < h->n; i++)
		if (field(f, h->fields[i].name, h->fields[i].body))
			return 1;
	return 0;
}

/* The last stage. An error ends the pipeline early. */
struct last {
	struct stage stage;
	const struct flat *f;
	bool enough;
};

static int
put_last(struct stage *stage, struct span in)
{
	struct last *last = (struct last *)(void *)stage;

	last->enough = last->f->put(last->f->arg, in);
	return last->enough ? -1 : 0;
}

static int
end_last(struct stage *stage)
{
	(void)stage;
	return 0;
}

/* The bytes through the stages; that one of them had enough is no error. */
static int
push(const struct flat *f, const struct parts_extent *e, struct stage *stage,
    struct err *err)
{
	char chunk[CHUNK];
	uint64_t done = 0;

	if (f->bytes.p != NULL) {
		struct span s = span_sub(span_from(f->bytes, (size_t)e->at), 0,
		    (size_t)e->n);

		if (stage_put(stage, s) == 0)
			(void)!stage_end(stage);
		return 0;
	}
	while (done < e->n) {
		uint64_t want = e->n - done;
		ssize_t n = pread(f->fd, chunk, want < CHUNK ? (size_t)want :
		    CHUNK, (off_t)(e->at + done));

		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return err_sys(err, "read message");
		if (n == 0)
			break;
		if (stage_put(stage, span_of(chunk, (size_t)n)) == -1)
			return 0;
		done += (uint64_t)n;
	}
	(void)!stage_end(stage);
	return 0;
}

static int
leaf(const struct flat *f, const struct part *part, struct err *err)
{
	struct last last = { { put_last, end_last, NULL, NULL }, f, false };
	struct charset charset;
	struct transfer transfer;
	int r;

	/* An unknown charset passes as it is. */
	(void)charset_init(&charset, content_param(&part->type, "charset"),
	    &last.stage, NULL);
	transfer_init(&transfer, transfer_named(part->encoding),
	    &charset.stage, NULL);
	r = push(f, &part->body, &transfer.stage, err);
	transfer_done(&transfer);
	charset_done(&charset);
	f->border(f->arg);
	return r == -1 ? -1 : last.enough;
}

/* The bytes of a header, the first HEADER_MAX of them. */
static int
load(const struct flat *f, const struct parts_extent *e, struct buf *out,
    struct err *err)
{
	size_t want = e->n < HEADER_MAX ? (size_t)e->n : HEADER_MAX;

	if (f->bytes.p != NULL) {
		buf_add(out, span_sub(span_from(f->bytes, (size_t)e->at), 0,
		    want));
		return 0;
	}
	while (out->len < want && buf_room(out, want - out->len)) {
		ssize_t n = pread(f->fd, out->p + out->len, want - out->len,
		    (off_t)(e->at + out->len));

		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return err_sys(err, "read header");
		if (n == 0)
			break;
		buf_grew(out, (size_t)n);
	}
	return 0;
}

static int
inner_header(const struct flat *f, const struct part *message,
    struct err *err)
{
	struct buf b = BUF_INIT(HEADER_MAX);
	struct err ignored = ERR_INIT;
	struct header h;
	int r = load(f, &message->header, &b, err);

	header_init(&h);
	if (r == 0) {
		/* Too many fields: the first ones are there. */
		if (header_parse(&h, buf_span(&b), &ignored) == -1)
			h.malformed = true;
		r = flat_header(f, &h);
	}
	header_done(&h);
	buf_done(&b);
	return r;
}

int
flat_part(const struct flat *f, const struct part *part, struct err *err)
{
	const struct part *child;
	int r = 0;

	if (part->kind == PART_LEAF) {
		if (!span_ieq(part->type.type, SPAN("text")) &&
		    !span_ieq(part->type.type, SPAN("message")))
			return 0;
		return leaf(f, part, err);
	}
	if (part->kind == PART_MESSAGE && part->children != NULL)
		r = inner_header(f, part->children, err);
	for (child = part->children; child != NULL && r == 0;
	    child = child->next)
		r = flat_part(f, child, err);
	return r;
}
