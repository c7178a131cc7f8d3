/* boxwalk - see boxwalk.h.
 * SPDX-License-Identifier: ISC */
#include "maildir/boxwalk.h"

#include "index/indexform.h"
#include "index/indexout.h"
#include "maildir/msgname.h"

struct index_message
boxwalk_describe(struct box *b, size_t i, struct buf *name)
{
	const struct box_message *m = &b->messages[i];
	int dir;

	if (!boxstate_name(b, i, name, &dir))
		buf_reset(name);
	return (struct index_message){ .modseq = m->modseq,
		.vsize = b->vsizes[i], .date = b->dates[i], .uid = m->uid,
		.keywords = m->flags.keywords,
		.system = m->flags.system & FLAGS_SYSTEM,
		.in_new = b->places[i].in_new, .name_n = (uint8_t)name->len,
		.name_sum = index_name_sum(buf_span(name)) };
}

/* Take over what the index knows of message i, `x`. True when it has to be
 * written anew. */
static bool
merge(struct box *b, size_t i, const struct index_message *x,
    struct buf *name, bool *changed)
{
	struct box_message *m = &b->messages[i];
	struct index_message now;

	m->modseq = m->flags.keywords == x->keywords &&
	    (m->flags.system & FLAGS_SYSTEM) == x->system ? x->modseq : 0;
	*changed |= m->modseq == 0;
	if (b->vsizes[i] == BOXSTATE_UNKNOWN)
		b->vsizes[i] = x->vsize;
	if (b->dates[i] == BOXSTATE_NO_DATE)
		b->dates[i] = x->date;
	now = boxwalk_describe(b, i, name);
	return m->modseq == 0 || now.name_sum != x->name_sum ||
	    now.in_new != x->in_new || now.vsize != x->vsize ||
	    now.date != x->date;
}

void
boxwalk_init(struct boxwalk *w, struct box *b, bool writes)
{
	*w = (struct boxwalk){ .b = b, .name = BUF_INIT(MSGNAME_MAX),
		.writes = writes, .puts = BUF_INIT(INDEXOUT_ITEMS_MAX),
		.gones = BUF_INIT(BOXWALK_NAMES_MAX) };
}

void
boxwalk_done(struct boxwalk *w)
{
	buf_done(&w->name);
	buf_done(&w->puts);
	buf_done(&w->gones);
}

static void
put_item(struct boxwalk *w, size_t i)
{
	struct index_message m;

	w->differs = true;
	if (!w->writes || !buf_ok(&w->puts))
		return;
	m = boxwalk_describe(w->b, i, &w->name);
	indexform_add_put(&w->puts, &m, buf_span(&w->name));
}

/* What is expunged becomes ranges, which may cover UIDs that had gone before:
 * that is as true. */
static void
end_range(struct boxwalk *w)
{
	if (w->range.first != 0 && w->writes)
		indexform_add_gone(&w->gones, &w->range);
	w->range.first = 0;
}

static void
gone_item(struct boxwalk *w, uint32_t uid)
{
	w->changed = w->differs = true;
	if (w->range.first == 0)
		w->range = (struct index_gone){ w->modseq, uid, uid };
	w->range.last = uid;
}

void
boxwalk_all(struct boxwalk *w)
{
	struct box *b = w->b;
	const struct index *x = &b->index;
	size_t i, k = 0;

	for (i = 0; i < b->n; i++) {
		struct box_message *m = &b->messages[i];
		bool differs = true;

		while (k < x->n && x->messages[k].uid < m->uid)
			gone_item(w, x->messages[k++].uid);
		end_range(w);
		if (k < x->n && x->messages[k].uid == m->uid) {
			differs = merge(b, i, &x->messages[k++], &w->name,
			    &w->changed);
		} else {
			m->modseq = 0;
			w->changed = true;
			w->middle |= k < x->n;
		}
		if (m->modseq == 0)
			m->modseq = w->modseq;
		if (differs)
			put_item(w, i);
	}
	for (; k < x->n; k++)
		gone_item(w, x->messages[k].uid);
	end_range(w);
}

void
boxwalk_own(struct boxwalk *w)
{
	struct box *b = w->b;
	size_t i;

	for (i = 0; i < b->n; i++) {
		if (!b->places[i].touched) {
			end_range(w);
			continue;
		}
		b->places[i].touched = false;
		b->messages[i].modseq = w->modseq;
		if (b->messages[i].gone) {
			gone_item(w, b->messages[i].uid);
		} else {
			end_range(w);
			put_item(w, i);
		}
	}
	end_range(w);
}
