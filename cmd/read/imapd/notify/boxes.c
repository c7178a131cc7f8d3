/* boxes - see boxes.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "boxes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../command/commands.h"
#include "../session.h"
#include "base/log.h"
#include "maildir/foldername.h"
#include "notify.h"
#include "os/clock.h"

/* A time older than this shows the next change: where it has parts of a second,
 * and where it has none. */
#define SETTLED_FINE_NS 50000000
#define SETTLED_NS 2000000000

/* The mailbox's directory, or -1. */
static int
open_dir(struct session *s, size_t i)
{
	struct err err = ERR_INIT;
	struct place place;
	int fd;

	place_of(s, s->notify->listing.names[i].name, &place);
	if (place_is_none(&place) || tree_mailbox(&place.space->tree,
	    place.name, &fd, &err) != 1)
		return -1;
	return fd;
}

static int64_t
time_of(const struct stat *st)
{
	return (int64_t)st->st_mtim.tv_sec * 1000000000 +
	    st->st_mtim.tv_nsec;
}

void
boxes_identify(struct session *s, size_t i)
{
	struct notify_box *b = &s->notify->boxes[i];
	int fd = open_dir(s, i);
	struct stat st;

	if (fd == -1)
		return;
	if (fstat(fd, &st) == 0)
		b->ino = (uint64_t)st.st_ino;
	/* Written once, when the mailbox is made. */
	if (fstatat(fd, "maildirfolder", &st, AT_SYMLINK_NOFOLLOW) == 0)
		b->made = time_of(&st);
	close(fd);
}

static bool
wanted(const struct notify *n, size_t i)
{
	return n->listing.names[i].exists &&
	    (n->boxes[i].events & EVENT_MESSAGES) != 0;
}

void
boxes_told(struct notify_box *b, const struct box *box,
    const struct box_summary *sum)
{
	b->known = true;
	b->dirty = false;
	b->validity = box_uidvalidity(box);
	b->next = box_uidnext(box);
	b->messages = (uint32_t)box_count(box);
	b->unseen = (uint32_t)sum->unseen;
	b->modseq = sum->modseq;
}

/* What of this mailbox has changed, as STATUS items; and from now on this is
 * what has been told. */
static const char *
compare(struct session *s, struct notify_box *b, struct box *box)
{
	bool modseqs = (s->enabled & ENABLED_CONDSTORE) != 0;
	uint32_t next = box_uidnext(box), validity = box_uidvalidity(box);
	struct box_summary sum;
	bool counts, flags, anew;

	box_summarize(box, &sum);
	anew = !b->known || b->validity != validity;
	counts = anew || b->next != next ||
	    b->messages != (uint32_t)box_count(box);
	flags = (b->events & EVENT_FLAGS) != 0 && (anew ||
	    b->unseen != (uint32_t)sum.unseen ||
	    (modseqs && b->modseq != sum.modseq));
	boxes_told(b, box, &sum);
	if (counts && (anew || flags))
		return flags ? modseqs ?
		    "(MESSAGES UIDNEXT UIDVALIDITY UNSEEN HIGHESTMODSEQ)" :
		    "(MESSAGES UIDNEXT UIDVALIDITY UNSEEN)" : modseqs ?
		    "(MESSAGES UIDNEXT UIDVALIDITY HIGHESTMODSEQ)" :
		    "(MESSAGES UIDNEXT UIDVALIDITY)";
	if (counts)
		return modseqs ? "(MESSAGES UIDNEXT HIGHESTMODSEQ)" :
		    "(MESSAGES UIDNEXT)";
	if (flags)
		return modseqs ? "(UIDVALIDITY UNSEEN HIGHESTMODSEQ)" :
		    "(UIDVALIDITY UNSEEN)";
	return NULL;
}

static void
tell(struct session *s, const struct place *place, struct box *box,
    const char *items)
{
	struct args args;
	unsigned bits;

	args_init(&args, span_str(items), &s->pool);
	if (status_items(&args, &bits) == 0 &&
	    status_tell(s, place, box, bits) != REPLY_OK)
		log_reason("notify", s->err.text);
}

/* RFC 5465 3.1: what NOTIFY SET STATUS tells; its HIGHESTMODSEQ is our doing
 * and switches nothing on. */
static const char *
first_items(const struct notify_box *b)
{
	return (b->events & EVENT_FLAGS) != 0 ?
	    "(MESSAGES UIDNEXT UIDVALIDITY UNSEEN HIGHESTMODSEQ)" :
	    "(MESSAGES UIDNEXT UIDVALIDITY)";
}

/* The selected mailbox has its own rules; when it is left, it is looked at
 * anew. */
static void
look(struct session *s, size_t i, bool first)
{
	struct notify *n = s->notify;
	struct notify_box *b = &n->boxes[i];
	struct place place;
	struct box *box;
	const char *items;
	int r;

	b->dirty = false;
	place_of(s, n->listing.names[i].name, &place);
	if (s->view.box != NULL && span_eq(place.full,
	    buf_span(&s->view.name))) {
		b->known = false;
		return;
	}
	r = place_open(s, &place, BOX_READ | BOX_LAZY, &box);
	if (r != 1) {
		n->names_dirty |= r == 0;
		/* To what may not be read nothing is told. */
		if (r == -1 && s->err.kind != ERR_PERM)
			log_reason("notify", s->err.text);
		s->err = ERR_INIT;
		return;
	}
	items = compare(s, b, box);
	if (first)
		items = first_items(b);
	if (items != NULL)
		tell(s, &place, box, items);
	box_close(box);
}

void
boxes_tell_all(struct session *s)
{
	struct notify *n = s->notify;
	size_t i;

	for (i = 0; i < n->listing.n && s->out.sys == 0; i++)
		if (wanted(n, i))
			look(s, i, true);
}

void
boxes_tell(struct session *s)
{
	struct notify *n = s->notify;
	size_t i;

	if (!n->any_dirty)
		return;
	n->any_dirty = false;
	for (i = 0; i < n->listing.n && s->out.sys == 0; i++)
		if (n->boxes[i].dirty && wanted(n, i))
			look(s, i, false);
}

struct notify_box *
boxes_find(struct session *s, const struct place *place)
{
	struct notify *n = s->notify;
	const struct listed *l;

	if (n == NULL || (s->view.box != NULL && span_eq(place->full,
	    buf_span(&s->view.name))))
		return NULL;
	l = listing_find(&n->listing, place->full);
	return l == NULL || !wanted(n, (size_t)(l - n->listing.names)) ? NULL :
	    &n->boxes[l - n->listing.names];
}

static bool
is_settled(const struct stat *st, int64_t now_ns)
{
	return time_of(st) < now_ns - (st->st_mtim.tv_nsec != 0 ?
	    SETTLED_FINE_NS : SETTLED_NS);
}

/* Of the times of new and cur; 0 when they may hide the next change. */
static uint64_t
stamp(struct session *s, size_t i)
{
	int fd = open_dir(s, i);
	struct stat new, cur;
	uint64_t result = 0;
	int64_t now;
	int32_t micros;

	if (fd == -1)
		return 0;
	os_clock_wall(&now, &micros);
	now = now * 1000000000 + (int64_t)micros * 1000;
	if (fstatat(fd, "new", &new, AT_SYMLINK_NOFOLLOW) == 0 &&
	    fstatat(fd, "cur", &cur, AT_SYMLINK_NOFOLLOW) == 0 &&
	    is_settled(&new, now) && is_settled(&cur, now))
		result = (uint64_t)time_of(&new) * 31 +
		    (uint64_t)time_of(&cur);
	close(fd);
	return result;
}

/* In LAYOUT_FS a mailbox comes and goes in the directory of its parent. False:
 * not all can be watched. */
static bool
watch_parents(struct session *s)
{
	struct notify *n = s->notify;
	struct buf path = BUF_INIT(FOLDERNAME_MAX + 2);
	size_t i, left = NOTIFY_WATCHED_MAX;
	bool all = true;

	for (i = 0; n->request.events != 0 && i < n->listing.n && all; i++) {
		struct place place;
		int fd;

		place_of(s, n->listing.names[i].name, &place);
		if (!n->listing.names[i].in_tree ||
		    place.space->tree.layout != LAYOUT_FS ||
		    foldername_is_inbox(place.name) || place.name.n == 0)
			continue;
		buf_reset(&path);
		layout_dir(LAYOUT_FS, &path, place.name);
		fd = left-- > 0 ? openat(place.space->tree.fd, buf_str(&path),
		    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
		all = fd != -1 && lookout_add(&n->lookout, fd,
		    LOOKOUT_ROOT) != -1;
	}
	buf_done(&path);
	return all;
}

void
boxes_watch(struct session *s)
{
	struct notify *n = s->notify;
	size_t i, left = NOTIFY_WATCHED_MAX;

	lookout_done(&n->lookout);
	lookout_init(&n->lookout);
	if (n->request.events != 0)
		(void)lookout_roots(&n->lookout, s);
	n->look_at_names = !watch_parents(s);
	n->n_unwatched = 0;
	for (i = 0; i < n->listing.n; i++) {
		struct notify_box *b = &n->boxes[i];
		int fd;

		b->ids[0] = b->ids[1] = -1;
		if (!wanted(n, i))
			continue;
		fd = left > 0 ? open_dir(s, i) : -1;
		if (fd != -1 && lookout_box(&n->lookout, fd, (uint32_t)i,
		    b->ids))
			left--;
		else {
			n->n_unwatched++;
			b->stamp = stamp(s, i);
		}
		if (fd != -1)
			close(fd);
	}
	lookout_sort(&n->lookout);
}

void
boxes_look_around(struct session *s)
{
	struct notify *n = s->notify;
	size_t i, looked = 0, limit = n->listing.n;

	if (n->n_unwatched == 0)
		return;
	for (i = 0; i < limit && looked < NOTIFY_LOOKS; i++) {
		size_t at = n->look_at++ % limit;
		struct notify_box *b = &n->boxes[at];
		uint64_t now;

		if (!wanted(n, at) || (b->ids[0] != -1 && b->ids[1] != -1))
			continue;
		looked++;
		now = stamp(s, at);
		if (now != 0 && now == b->stamp)
			continue;
		b->stamp = now;
		b->dirty = n->any_dirty = true;
	}
}
