/* ftstext - see ftstext.h.
 * SPDX-License-Identifier: ISC */
#include "fts/ftstext.h"

#include <string.h>

#include "mime/flat.h"

void
ftstext_init(struct ftstext *t)
{
	buf_init(&t->head, FTSTEXT_MAX);
	buf_init(&t->body, FTSTEXT_MAX);
	fold_init(&t->fold);
}

void
ftstext_done(struct ftstext *t)
{
	buf_done(&t->head);
	buf_done(&t->body);
}

struct collect {
	struct fold *fold;
	struct buf *out;
};

static bool
put(void *arg, struct span text)
{
	struct collect *c = arg;

	fold_feed(c->fold, text, c->out);
	return c->out->over;
}

static void
border(void *arg)
{
	struct collect *c = arg;

	fold_end(c->fold, c->out);
	buf_addc(c->out, FOLD_BORDER);
}

/* SQLite's tokenizer passes NULs over. No key with one is looked for in the
 * index, so a border in its place changes nothing. */
static void
without_nul(struct buf *b)
{
	char *p = b->p, *end = b->p + b->len;

	while (p < end && (p = memchr(p, '\0', (size_t)(end - p))) != NULL)
		*p++ = FOLD_BORDER;
}

int
ftstext_read(struct ftstext *t, struct words *words,
    const struct header *header, const struct part *root, int fd,
    struct span bytes, struct err *err)
{
	struct collect c = { &t->fold, &t->head };
	struct flat flat = { words, fd, bytes, put, border, &c };
	int r;

	buf_reset(&t->head);
	buf_reset(&t->body);
	fold_init(&t->fold);
	(void)flat_header(&flat, header);
	c.out = &t->body;
	r = flat_part(&flat, root, err);
	if (r == -1)
		return -1;
	if (t->head.len > 0)
		without_nul(&t->head);
	if (t->body.len > 0)
		without_nul(&t->body);
	return buf_ok(&t->head) && buf_ok(&t->body);
}

bool
ftstext_can_find(struct span key)
{
	size_t i, n = 0;

	for (i = 0; i < key.n; i++)
		n += ((unsigned char)key.p[i] & 0xc0) != 0x80;
	return n >= FTSTEXT_KEY_MIN && key.n <= FTSTEXT_KEY_MAX &&
	    !span_has(key, '\0');
}
