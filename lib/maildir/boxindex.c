/* boxindex - see boxindex.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/boxindex.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "index/indexform.h"
#include "index/indexout.h"
#include "maildir/boxwalk.h"
#include "maildir/msgname.h"
#include "os/clock.h"

static struct index_stamp
stamp_in_index(const struct boxstate_stamp *s)
{
	return (struct index_stamp){ (uint64_t)s->ino, 0,
		(int64_t)s->mtime.tv_sec, (int64_t)s->mtime.tv_nsec };
}

static bool
same(const struct index_stamp *a, const struct index_stamp *b)
{
	return a->ino == b->ino && a->size == b->size && a->sec == b->sec &&
	    a->nsec == b->nsec;
}

/* Does the index say what the directories and the uid list, as they are now,
 * hold? */
static bool
is_current(const struct box *b, const struct boxstate_stamp *cur,
    const struct boxstate_stamp *new)
{
	const struct index_state *s = &b->index.state;
	struct index_stamp c = stamp_in_index(cur), n = stamp_in_index(new);
	struct index_stamp list;

	boxstate_stamp_list(b, &list);
	return b->index.fd != -1 && s->trusted == 1 && list.ino != 0 &&
	    same(&s->cur, &c) && same(&s->new, &n) && same(&s->list, &list) &&
	    (b->how == BOX_READ || s->in_new == 0);
}

static void
take_state(struct box *b)
{
	const struct index_state *s = &b->index.state;

	b->uids.uidvalidity = s->uidvalidity;
	b->uids.next = s->uidnext;
	b->validity = s->uidvalidity;
	b->seen_next = s->uidnext == 0 ? UINT32_MAX : s->uidnext;
	b->highest = s->highest;
	b->list_stamp = s->list;
	b->verify_ms = 0;
	b->behind = false;
}

bool
boxindex_open(struct box *b)
{
	if (index_open(&b->index, b->dir) != 1 ||
	    boxstate_stamp(b->cur, &b->cur_stamp, NULL) == -1 ||
	    boxstate_stamp(b->new, &b->new_stamp, NULL) == -1 ||
	    !is_current(b, &b->cur_stamp, &b->new_stamp))
		return false;
	b->cur_stamp.settled = b->new_stamp.settled = true;
	take_state(b);
	b->n = b->told = b->index.state.count;
	b->lazy = true;
	return true;
}

static void
close_names(struct box *b)
{
	if (b->names.fd != -1)
		close(b->names.fd);
	b->names.fd = -1;
	b->names.n = 0;
}

static void
put(struct box *b, size_t i, const struct index_message *m)
{
	b->messages[i] = (struct box_message){ m->modseq, m->uid,
		{ m->keywords, m->system }, false };
	if (m->in_new)
		b->messages[i].flags.system |= FLAG_RECENT;
	b->places[i] = (struct boxstate_place){ .name_at = m->name_at,
		.name_sum = m->name_sum, .name_n = m->name_n,
		.in_new = m->in_new };
	b->vsizes[i] = m->vsize;
	b->dates[i] = m->date;
}

/* The list as the index has it, instead of the box's own. */
static bool
take_messages(struct box *b, struct boxlist *old)
{
	size_t i;

	if (index_load(&b->index) == -1)
		return false;
	boxlist_take(b, b->index.n, old);
	for (i = 0; i < b->index.n; i++)
		put(b, i, &b->index.messages[i]);
	b->n = b->index.n;
	close_names(b);
	b->names.fd = fcntl(b->index.fd, F_DUPFD_CLOEXEC, 3);
	index_unload(&b->index);
	b->lazy = b->listed = false;
	return true;
}

int
boxindex_load(struct box *b)
{
	struct boxlist old;

	if (!b->lazy)
		return 0;
	b->n = 0;
	b->lazy = false;
	if (!take_messages(b, &old))
		return -1;
	boxlist_free(&old);
	return 0;
}

bool
boxindex_adopt(struct box *b, const struct boxstate_stamp *cur,
    const struct boxstate_stamp *new, struct boxlist *old)
{
	(void)index_catch_up(&b->index, b->dir);
	if (!is_current(b, cur, new) ||
	    b->index.state.uidvalidity != b->validity ||
	    !take_messages(b, old))
		return false;
	b->cur_stamp = *cur;
	b->new_stamp = *new;
	take_state(b);
	return true;
}

void
boxindex_count(const struct box *b, struct index_state *out)
{
	size_t i;

	out->count = (uint32_t)b->n;
	out->in_new = out->unseen = out->deleted = out->sized = 0;
	out->first_unseen = (uint32_t)b->n;
	out->bytes = 0;
	for (i = 0; i < b->n; i++) {
		unsigned system = b->messages[i].flags.system;

		if ((system & FLAG_SEEN) == 0 && out->unseen++ == 0)
			out->first_unseen = (uint32_t)i;
		out->deleted += (system & FLAG_DELETED) != 0;
		out->in_new += b->places[i].in_new;
		if (b->vsizes[i] != BOXSTATE_UNKNOWN) {
			out->sized++;
			out->bytes += b->vsizes[i];
		}
	}
}

static uint64_t
next_modseq(uint64_t highest)
{
	int64_t now;
	int32_t micros;

	os_clock_wall(&now, &micros);
	return index_modseq(highest, now * 1000000 + micros);
}

static bool
has_lasting(const struct box *b)
{
	size_t i;

	for (i = 0; i < b->uids.n; i++)
		if (uidlist_field(&b->uids, i, 'P').p != NULL ||
		    uidlist_field(&b->uids, i, 'T').p != NULL)
			return true;
	return false;
}

static struct index_state
make_state(struct box *b, bool trusted)
{
	struct index_state s;

	memset(&s, 0, sizeof(s));
	boxindex_count(b, &s);
	s.cur = stamp_in_index(&b->cur_stamp);
	s.new = stamp_in_index(&b->new_stamp);
	s.list = b->list_stamp;
	s.highest = b->highest;
	s.uidvalidity = b->uids.uidvalidity;
	s.uidnext = b->uids.next;
	s.trusted = trusted;
	s.lasting = b->listed ? has_lasting(b) : b->index.state.lasting;
	return s;
}

static bool
is_ours(struct box *b)
{
	return b->index.fd != -1 &&
	    b->index.state.uidvalidity == b->uids.uidvalidity &&
	    index_load(&b->index) == 0;
}

enum boxindex_news
boxindex_compare(struct box *b, bool trusted)
{
	struct index_state s;
	struct boxwalk w;

	(void)index_catch_up(&b->index, b->dir);
	if (!is_ours(b))
		return BOXINDEX_CHANGES;
	boxwalk_init(&w, b, false);
	boxwalk_all(&w);
	boxwalk_done(&w);
	b->highest = b->index.state.highest;
	if (w.changed)
		return BOXINDEX_CHANGES;
	s = make_state(b, trusted);
	if (w.differs || memcmp(&s.cur, &b->index.state.cur,
	    3 * sizeof(s.cur)) != 0 || s.trusted != b->index.state.trusted ||
	    s.uidnext != b->index.state.uidnext)
		return BOXINDEX_STAMPS;
	return BOXINDEX_NOTHING;
}

/* All of it: there is no index of ours, or its transactions are too many. */
static void
write_anew(struct box *b, const struct index_state *state,
    const struct index_gone *gone, size_t n_gone)
{
	struct indexout_all all = { *state,
		mem_alloc((b->n + 1) * sizeof(*all.messages)), NULL, b->n,
		gone, n_gone, { NULL, 0 } };
	uint32_t *at = mem_alloc((b->n + 1) * sizeof(*at));
	struct buf names = BUF_INIT(BOXWALK_NAMES_MAX),
	    name = BUF_INIT(MSGNAME_MAX);
	struct err err = ERR_INIT;
	size_t i;
	int r;

	for (i = 0; i < b->n; i++) {
		all.messages[i] = boxwalk_describe(b, i, &name);
		at[i] = (uint32_t)names.len;
		buf_add(&names, buf_span(&name));
		b->places[i].learned = false;
	}
	all.names_at = at;
	all.names = buf_span(&names);
	r = buf_ok(&names) ? indexout_write(&b->index, b->dir, &all, &err) :
	    -1;
	/* Not done: it will be tried again with the next change. */
	b->learned = r == -1 && b->learned;
	free(all.messages);
	free(at);
	buf_done(&names);
	buf_done(&name);
}

/* The ranges that the index remembers, and those in `items`. */
static void
write_with_gone(struct box *b, struct index_state *state, struct span items)
{
	size_t n = b->index.n_gone, used;
	struct index_gone *gone = mem_alloc((n + items.n /
	    INDEXFORM_ITEM_MIN + 1) * sizeof(*gone));
	struct indexform_item item;

	if (n > 0)
		memcpy(gone, b->index.gone, n * sizeof(*gone));
	for (; (used = indexform_item(items, &item)) > 0;
	    items = span_from(items, used))
		if (item.kind == INDEXFORM_GONE)
			gone[n++] = item.gone;
	write_anew(b, state, gone, n);
	free(gone);
}

/* One transaction, or all of it. */
static void
write_down(struct box *b, struct boxwalk *w, struct index_state *state,
    bool ours)
{
	struct buf items = BUF_INIT(INDEXOUT_ITEMS_MAX);
	int r = 1;

	buf_add(&items, buf_span(&w->puts));
	buf_add(&items, buf_span(&w->gones));
	if (ours && !w->middle && buf_ok(&w->puts) && buf_ok(&items))
		r = indexout_append(&b->index, b->dir, state,
		    buf_span(&items), NULL);
	if (r == 1)
		write_with_gone(b, state, buf_span(&w->gones));
	buf_done(&items);
}

void
boxindex_settle(struct box *b, bool trusted)
{
	struct index_state state;
	struct boxwalk w;
	bool ours;

	(void)index_catch_up(&b->index, b->dir);
	ours = is_ours(b);
	boxwalk_init(&w, b, true);
	w.modseq = next_modseq(ours && b->index.state.highest > b->highest ?
	    b->index.state.highest : b->highest);
	if (!ours) {
		index_done(&b->index);
		w.puts.over = true;      /* everything is written */
	}
	boxwalk_all(&w);
	if (w.changed || b->highest == 0)
		b->highest = w.modseq;
	state = make_state(b, trusted);
	state.pruned = ours ? b->index.state.pruned : w.modseq;
	if (dotlock_is_held(&b->lock))
		write_down(b, &w, &state, ours);
	index_unload(&b->index);
	b->behind = false;
	boxwalk_done(&w);
}

static void
write_own(struct box *b, struct boxwalk *w)
{
	struct buf items = BUF_INIT(INDEXOUT_ITEMS_MAX);
	struct index_state state = make_state(b, false);
	size_t i;

	state.pruned = b->index.state.pruned;
	for (i = 0; i < b->n; i++)
		state.count -= b->messages[i].gone;
	buf_add(&items, buf_span(&w->puts));
	buf_add(&items, buf_span(&w->gones));
	/* Where that is not possible, the next look at the directories does
	 * it. */
	b->behind = !buf_ok(&items) || !buf_ok(&w->puts) ||
	    indexout_append(&b->index, b->dir, &state, buf_span(&items),
	    NULL) != 0;
	buf_done(&items);
}

void
boxindex_commit(struct box *b)
{
	struct boxwalk w;

	b->behind |= index_catch_up(&b->index, b->dir) == 1 ||
	    !dotlock_is_held(&b->lock) || b->index.fd == -1 ||
	    b->index.state.uidvalidity != b->uids.uidvalidity;
	boxwalk_init(&w, b, !b->behind);
	w.modseq = next_modseq(b->index.fd != -1 && b->index.state.highest >
	    b->highest ? b->index.state.highest : b->highest);
	boxwalk_own(&w);
	b->highest = w.modseq;
	if (!b->behind)
		write_own(b, &w);
	boxwalk_done(&w);
}

/* A few sizes or dates are not worth a transaction each; a session ends with
 * one. */
void
boxindex_save_learned(struct box *b)
{
	bool trusted = b->verify_ms == 0 && b->cur_stamp.settled &&
	    b->new_stamp.settled;

	if (!b->learned || b->lazy || b->n == 0 || b->readonly ||
	    boxstate_lock_strict(b, 0, NULL) == -1)
		return;
	if (b->quiet && boxindex_compare(b, trusted) == BOXINDEX_STAMPS)
		boxindex_settle(b, trusted);
	boxstate_unlock(b);
}
