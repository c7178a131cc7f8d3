/* indexform - see indexform.h.
 * SPDX-License-Identifier: ISC */
#include "index/indexform.h"

#include <string.h>

#include "index/sum.h"

#define TXN_MAGIC 0x4e585450u
#define ALIGN 8u

/* Each item begins with its kind and its length. */
struct start {
	uint32_t kind, n;
};

static size_t
aligned(size_t n)
{
	return (n + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

size_t
indexform_txn(struct span log, uint64_t id, struct indexform_txn *out,
    struct span *items_out)
{
	if (log.n < sizeof(*out))
		return 0;
	memcpy(out, log.p, sizeof(*out));
	if (out->magic != TXN_MAGIC || out->n < sizeof(*out) ||
	    out->n > log.n || out->sum != sum_of(log.p +
	    offsetof(struct indexform_txn, state), out->n -
	    offsetof(struct indexform_txn, state), id))
		return 0;
	*items_out = span_sub(log, sizeof(*out), out->n);
	return out->n;
}

size_t
indexform_item(struct span items, struct indexform_item *out)
{
	struct start s;
	struct span body;

	if (items.n < sizeof(s))
		return 0;
	memcpy(&s, items.p, sizeof(s));
	if (s.n < INDEXFORM_ITEM_MIN || s.n > items.n || s.n % ALIGN != 0)
		return 0;
	body = span_sub(items, sizeof(s), s.n);
	memset(out, 0, sizeof(*out));
	if (s.kind == INDEXFORM_GONE && body.n == sizeof(out->gone)) {
		out->kind = INDEXFORM_GONE;
		memcpy(&out->gone, body.p, sizeof(out->gone));
		return s.n;
	}
	if (s.kind != INDEXFORM_PUT || body.n < sizeof(out->message))
		return 0;
	out->kind = INDEXFORM_PUT;
	memcpy(&out->message, body.p, sizeof(out->message));
	out->name_at = sizeof(s) + sizeof(out->message);
	return body.n == aligned(sizeof(out->message) +
	    out->message.name_n) && out->message.modseq != 0 ? s.n : 0;
}

static void
add_bytes(struct buf *out, const void *p, size_t n)
{
	buf_add(out, span_of(p, n));
}

static void
add_start(struct buf *out, enum indexform_kind kind, size_t n)
{
	struct start s = { (uint32_t)kind, (uint32_t)(sizeof(s) + n) };

	add_bytes(out, &s, sizeof(s));
}

void
indexform_add_gone(struct buf *items, const struct index_gone *g)
{
	add_start(items, INDEXFORM_GONE, sizeof(*g));
	add_bytes(items, g, sizeof(*g));
}

void
indexform_add_put(struct buf *items, const struct index_message *m,
    struct span name)
{
	static const char zeros[ALIGN];
	size_t n = sizeof(*m) + name.n;

	add_start(items, INDEXFORM_PUT, aligned(n));
	add_bytes(items, m, sizeof(*m));
	buf_add(items, name);
	add_bytes(items, zeros, aligned(n) - n);
}

void
indexform_add_txn(struct buf *out, uint64_t id,
    const struct index_state *state, struct span items)
{
	struct indexform_txn t;
	struct buf body = BUF_INIT(items.n + sizeof(*state));

	memset(&t, 0, sizeof(t));
	t.magic = TXN_MAGIC;
	t.n = (uint32_t)(sizeof(t) + items.n);
	t.state = *state;
	add_bytes(&body, state, sizeof(*state));
	buf_add(&body, items);
	t.sum = sum_of(body.p, body.len, id);
	add_bytes(out, &t, sizeof(t));
	buf_add(out, items);
	buf_done(&body);
}
