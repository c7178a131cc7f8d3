/* uidls - see uidls.h. As Dovecot's pop3_reuse_xuidl, pop3_save_uidl and
 * pop3_uidl_duplicates have it: the second of two equal ids becomes "id-2".
 * SPDX-License-Identifier: ISC */
#include "uidls.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "drop.h"
#include "maildir/boxuidl.h"
#include "mime/header.h"
#include "pop3/uidl.h"

void
uidls_init(struct uidls *u)
{
	pool_init(&u->pool);
	u->ids = NULL;
}

void
uidls_done(struct uidls *u)
{
	pool_done(&u->pool);
	free(u->ids);
}

/* The one that stays with the message, or p NULL. */
static struct span
laid_down(struct drop *d, size_t n)
{
	struct span id = box_uidl(d->box, d->messages[n - 1].index);

	return id.p != NULL && uidl_is_usable(id) ? id : span_of(NULL, 0);
}

/* Another server's, which it wrote into the message. */
static bool
from_header(struct drop *d, size_t n, struct buf *out)
{
	struct header h;
	struct err err = ERR_INIT;
	size_t at;
	int fd;

	if (!d->opt->reuse_xuidl || drop_fd(d, n, &fd, &err) != 1)
		return false;
	header_init(&h);
	if (header_read(&h, fd, 0, &err) == 0 &&
	    (at = header_find(&h, "X-UIDL", 0)) < h.n)
		header_unfold(out, h.fields[at].body);
	header_done(&h);
	close(fd);
	if (uidl_is_usable(buf_span(out)))
		return true;
	buf_reset(out);
	return false;
}

static void
make(struct drop *d, size_t n, struct buf *out)
{
	size_t i = d->messages[n - 1].index;
	struct span id = laid_down(d, n);
	struct uidl_facts facts;

	buf_reset(out);
	if (id.p != NULL) {
		buf_add(out, id);
		return;
	}
	if (from_header(d, n, out))
		return;
	facts = (struct uidl_facts){ box_message(d->box, i)->uid,
		box_uidvalidity(d->box), box_guid(d->box, i),
		box_base(d->box, i) };
	uidl_write(out, span_str(d->opt->uidl_format), &facts);
}

/* Which ids are taken, and up to which number each has been told apart: open
 * addressing, at most half full. */
struct taken {
	struct span *ids;
	uint32_t *last;
	size_t cap;
};

static size_t
slot_of(const struct taken *t, struct span id)
{
	uint64_t h = 14695981039346656037u;
	size_t i;

	for (i = 0; i < id.n; i++)
		h = (h ^ (unsigned char)id.p[i]) * 1099511628211u;
	i = (size_t)(h ^ h >> 32) & (t->cap - 1);
	while (t->ids[i].p != NULL && !span_eq(t->ids[i], id))
		i = (i + 1) & (t->cap - 1);
	return i;
}

static struct span
tell_apart(struct drop *d, struct taken *t, struct span id)
{
	size_t first = slot_of(t, id), at = first;
	struct buf b = BUF_INIT(UIDL_MAX * 2);

	while (t->ids[at].p != NULL) {
		buf_reset(&b);
		buf_add(&b, id);
		buf_addf(&b, "-%lu", (unsigned long)++t->last[first]);
		at = slot_of(t, buf_span(&b));
	}
	if (b.len > 0)
		id = pool_span(&d->uidls.pool, buf_span(&b));
	buf_done(&b);
	t->ids[at] = id;
	t->last[at] = 1;
	return id;
}

/* Ids that were laid down stay as they are, even where they are equal. */
static void
tell_all_apart(struct drop *d)
{
	struct taken t = { NULL, NULL, 64 };
	size_t n, at;

	while (t.cap < d->n * 2 + 2)
		t.cap *= 2;
	t.ids = mem_zero(t.cap, sizeof(*t.ids));
	t.last = mem_zero(t.cap, sizeof(*t.last));
	for (n = 1; n <= d->n; n++)
		if (laid_down(d, n).p != NULL) {
			at = slot_of(&t, d->uidls.ids[n - 1]);
			t.ids[at] = d->uidls.ids[n - 1];
			t.last[at] = 1;
		}
	for (n = 1; n <= d->n; n++)
		if (laid_down(d, n).p == NULL)
			d->uidls.ids[n - 1] = tell_apart(d, &t,
			    d->uidls.ids[n - 1]);
	free(t.ids);
	free(t.last);
}

static int
lay_down(struct drop *d, struct err *err)
{
	struct span *ids = mem_zero(box_count(d->box) + 1, sizeof(*ids));
	size_t n, wanted = 0;
	int r = 0;

	for (n = 1; n <= d->n; n++)
		if (laid_down(d, n).p == NULL) {
			ids[d->messages[n - 1].index] = d->uidls.ids[n - 1];
			wanted++;
		}
	if (wanted > 0)
		r = boxuidl_lay(d->box, ids, err);
	free(ids);
	return r;
}

int
uidls_prepare(struct drop *d, bool lay, struct err *err)
{
	const struct drop_options *o = d->opt;
	struct buf id = BUF_INIT(UIDL_MAX * 2);
	size_t n;

	if (d->uidls.ids != NULL || (!o->reuse_xuidl && !o->save_uidl &&
	    !o->rename_duplicates))
		return 0;
	d->uidls.ids = mem_zero(d->n + 1, sizeof(*d->uidls.ids));
	for (n = 1; n <= d->n; n++) {
		make(d, n, &id);
		d->uidls.ids[n - 1] = pool_span(&d->uidls.pool,
		    buf_span(&id));
	}
	buf_done(&id);
	if (o->rename_duplicates)
		tell_all_apart(d);
	return o->save_uidl && lay ? lay_down(d, err) : 0;
}

void
uidls_write(struct drop *d, size_t n, struct buf *out)
{
	if (d->uidls.ids == NULL) {
		make(d, n, out);
		return;
	}
	buf_reset(out);
	buf_add(out, d->uidls.ids[n - 1]);
}
