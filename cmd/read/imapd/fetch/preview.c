/* PREVIEW (RFC 8970): the first words of the first text there is, of a bounded
 * number of bytes. A message without text, or whose text is encrypted, has an
 * empty one.
 *
 *     "PREVIEW" [SP "(" "LAZY" ")"]
 *
 * LAZY asks for what costs little: what the cache has, and of small messages,
 * as far as LAZY_MAX go, the preview itself; NIL stands for the rest, and is
 * not kept.
 * SPDX-License-Identifier: ISC */
#include <errno.h>
#include <unistd.h>

#include "imap/quote.h"
#include "items.h"
#include "mime/preview.h"
#include "mime/transfer.h"
#include "../session.h"

#define READ_MAX 131072              /* bytes of a part, as they are stored */
#define CANDIDATES_MAX 8             /* parts looked at */
#define LAZY_MAX 100                 /* messages of one command */

struct candidates {
	const struct part *list[CANDIDATES_MAX];
	size_t n;
};

static bool
is_text(const struct part *p, struct span subtype)
{
	return p->kind == PART_LEAF && span_ieq(p->type.type, SPAN("text")) &&
	    span_ieq(p->type.subtype, subtype);
}

static void
collect(struct candidates *c, const struct part *p)
{
	const struct part *child;
	bool choice = span_ieq(p->type.subtype, SPAN("alternative"));

	if (c->n == CANDIDATES_MAX || (p->disposition.type.p != NULL &&
	    span_ieq(p->disposition.type, SPAN("attachment"))) ||
	    span_ieq(p->type.subtype, SPAN("encrypted")))
		return;
	if (is_text(p, SPAN("plain")) || is_text(p, SPAN("html")))
		c->list[c->n++] = p;
	if (p->kind != PART_MULTI)
		return;
	/* Of alternatives the plain one says it with the least work. */
	for (child = p->children; child != NULL && choice; child = child->next)
		if (is_text(child, SPAN("plain")))
			collect(c, child);
	for (child = p->children; child != NULL; child = child->next)
		if (!choice || !is_text(child, SPAN("plain")))
			collect(c, child);
}

/* The last stage: what has been decoded. */
struct kept {
	struct stage stage;
	struct buf bytes;
};

static int
put_kept(struct stage *stage, struct span in)
{
	buf_add(&((struct kept *)(void *)stage)->bytes, in);
	return 0;
}

static int
end_kept(struct stage *stage)
{
	(void)stage;
	return 0;
}

/* The first bytes of the part, decoded. */
static int
read_part(struct message *m, const struct part *p, struct kept *kept)
{
	uint64_t left = p->body.n < READ_MAX ? p->body.n : READ_MAX;
	struct transfer transfer;
	char chunk[8192];
	off_t at = (off_t)p->body.at;
	int r = 0;

	transfer_init(&transfer, transfer_named(p->encoding), &kept->stage,
	    NULL);
	while (left > 0 && r == 0) {
		ssize_t n = pread(m->fd, chunk, left < sizeof(chunk) ?
		    (size_t)left : sizeof(chunk), at);

		if (n == -1 && errno == EINTR)
			continue;
		if (n <= 0) {
			r = n == 0 ? 0 : err_sys(&m->s->err, "read message");
			break;
		}
		r = stage_put(&transfer.stage, span_of(chunk, (size_t)n));
		at += n;
		left -= (uint64_t)n;
	}
	if (r == 0)
		r = stage_end(&transfer.stage);
	transfer_done(&transfer);
	return r;
}

/* What says no charset, or one that is not known, is UTF-8 where it can be. */
static void
to_utf8(struct message *m, const struct part *p, struct span bytes,
    struct buf *out)
{
	struct span charset = content_param(&p->type, "charset");
	struct words *w = &m->s->words;
	bool utf8 = bytes.n < READ_MAX / 2 ? words_utf8(bytes) == bytes.n :
	    words_utf8(bytes) + 4 >= bytes.n;

	if ((charset.n == 0 || span_ieq(charset, SPAN("us-ascii"))) && utf8)
		charset = SPAN("utf-8");
	if (words_convert(w, out, charset, bytes) == -1 &&
	    words_convert(w, out, utf8 ? SPAN("utf-8") : SPAN("iso-8859-1"),
	    bytes) == -1)
		buf_reset(out);
}

static int
of_part(struct message *m, const struct part *p, struct buf *out)
{
	struct kept kept = { { put_kept, end_kept, NULL, NULL },
		BUF_INIT(READ_MAX) };
	struct buf text = BUF_INIT(READ_MAX * 4);
	int r = read_part(m, p, &kept);

	if (r == 0) {
		to_utf8(m, p, buf_span(&kept.bytes), &text);
		if (is_text(p, SPAN("html")))
			preview_of_html(out, buf_span(&text));
		else
			preview_of_text(out, buf_span(&text));
	}
	buf_done(&kept.bytes);
	buf_done(&text);
	return r;
}

/* 1: write it; 0 gone; -1; 2 it would cost too much. */
static int
make(const struct fetch_item *item, struct message *m, struct buf *out)
{
	struct candidates c = { .n = 0 };
	const struct parts *parts;
	struct span bytes;
	size_t i;
	int r = 1;

	if (item->lazy && ++m->lazily > LAZY_MAX)
		return 2;
	if (item->lazy && (r = message_bytes(m, &bytes)) != 1)
		return r;
	if ((r = message_open(m)) != 1 || (r = message_parts(m, &parts)) != 1)
		return r;
	collect(&c, parts->root);
	for (i = 0; i < c.n && out->len == 0; i++)
		if (of_part(m, c.list[i], out) == -1)
			return -1;
	return 1;
}

int
fetch_preview(const struct fetch_item *item, struct message *m)
{
	struct buf text = BUF_INIT(PREVIEW_BYTES);
	int r = make(item, m, &text);

	if (r >= 1) {
		buf_adds(&m->s->text, "PREVIEW ");
		if (r == 2)
			buf_adds(&m->s->text, "NIL");
		else
			quote_string(&m->s->text, buf_span(&text));
	}
	buf_done(&text);
	return r;
}
