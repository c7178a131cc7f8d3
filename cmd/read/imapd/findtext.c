/* findtext - see findtext.h.
 * SPDX-License-Identifier: ISC */
#include "findtext.h"

#include "facts.h"
#include "mime/flat.h"
#include "session.h"
#include "text/casemap.h"

void
findtext_init(struct findtext *f)
{
	sift_init(&f->head);
	sift_init(&f->body);
	fold_init(&f->fold);
	buf_init(&f->folded, (HEADER_MAX + 1) * 4 * CASEMAP_EXPANDS);
	f->n_head = 0;
	f->uid = 0;
	f->read_body = false;
	f->n_read = 0;
	f->index = NULL;
	f->asked = false;
}

void
findtext_done(struct findtext *f)
{
	if (f->index != NULL)
		textindex_close(f->index);
	sift_done(&f->head);
	sift_done(&f->body);
	buf_done(&f->folded);
}

/* What a key keeps for itself. */
struct own {
	struct match match;
	size_t n;                /* BODY, TEXT: number of the key in body */
};

/* SEARCH_TEXTS_MAX is less than SIFT_KEYS_MAX. */
static void
prepare(struct findtext *f, struct pool *pool, struct search_key *k,
    enum search_kind kind)
{
	for (; k != NULL; k = k->next) {
		if (k->kind == kind) {
			struct own *own = pool_get(pool, sizeof(*own));

			match_init(&own->match, pool, k->text);
			k->own = own;
			if (kind == SEARCH_TEXT) {
				(void)sift_key(&f->head, &own->match);
				f->n_head++;
			}
			if (kind != SEARCH_HEADER)
				own->n = (size_t)sift_key(&f->body,
				    &own->match);
		}
		prepare(f, pool, k->first, kind);
	}
}

void
findtext_prepare(struct findtext *f, struct pool *pool, struct search_key *k)
{
	prepare(f, pool, k, SEARCH_HEADER);
	prepare(f, pool, k, SEARCH_TEXT);
	prepare(f, pool, k, SEARCH_BODY);
}

/* The empty key asks only for the field. */
int
findtext_field(struct findtext *f, const struct search_key *k,
    struct message *m)
{
	struct own *own = k->own;
	struct span text, line;
	int r = fact_text(m, k->name, &text);

	if (r != 1)
		return r;
	while (text.n > 0 && span_cut(&text, '\n', &line)) {
		buf_reset(&f->folded);
		fold_feed(&f->fold, line, &f->folded);
		fold_end(&f->fold, &f->folded);
		if (match_in(&own->match, buf_span(&f->folded)))
			return 1;
	}
	return 0;
}

static bool
put(void *arg, struct span text)
{
	struct sift *s = arg;

	sift_feed(s, text);
	return s->open == 0;
}

static void
border(void *arg)
{
	sift_border(arg);
}

static int
read_header(struct findtext *f, struct message *m)
{
	struct flat flat = { &m->s->words, -1, { NULL, 0 }, put, border,
	    &f->head };
	struct span whole;
	size_t i;
	int r;

	/* Most will be looked at as a whole; large ones in pieces. */
	if ((r = message_bytes(m, &whole)) == 0 || r == -1)
		return r;
	sift_reset(&f->head);
	sift_reset(&f->body);
	f->uid = m->uid;
	f->read_body = false;
	if (f->head.open > 0) {
		if ((r = message_header(m)) != 1) {
			f->uid = 0;
			return r;
		}
		(void)flat_header(&flat, &m->header);
	}
	sift_end(&f->head);
	/* What the header has need not be looked for in the body. */
	for (i = 0; i < f->n_head; i++)
		if (f->head.found[i] && !f->body.found[i]) {
			f->body.found[i] = true;
			f->body.open--;
		}
	return 1;
}

static int
read_body(struct findtext *f, struct message *m)
{
	struct flat flat = { &m->s->words, -1, { NULL, 0 }, put, border,
	    &f->body };
	const struct parts *parts;
	int r;

	if ((r = message_parts(m, &parts)) != 1 ||
	    (r = message_open(m)) != 1)
		return r;
	flat.fd = m->fd;
	flat.bytes = message_held(m);
	r = flat_part(&flat, parts->root, &m->s->err);
	if (r == -1)
		return -1;
	sift_end(&f->body);
	f->read_body = true;
	return 1;
}

/* The first messages are read: most searches for text in a few are done then,
 * and the index need not be started. */
static int
from_index(struct findtext *f, size_t n, struct message *m)
{
	if (f->index == NULL)
		return -1;
	if (f->n_read == TEXTINDEX_AFTER && !f->asked) {
		f->asked = true;
		textindex_ask(f->index, m->s, &f->body, f->n_head);
	}
	return textindex_has(f->index, m->uid, n);
}

int
findtext_whole(struct findtext *f, const struct search_key *k,
    struct message *m)
{
	const struct own *own = k->own;
	int r;

	if (f->uid != m->uid) {
		if ((r = from_index(f, own->n, m)) != -1)
			return r;
		f->n_read++;
		if ((r = read_header(f, m)) != 1)
			return r;
		if (f->index != NULL)
			textindex_learn(f->index, m);
	}
	if (f->body.found[own->n] || f->read_body)
		return f->body.found[own->n];
	r = read_body(f, m);
	return r == 1 ? f->body.found[own->n] : r;
}
