/* wait - see wait.h.
 *
 * Nothing is told to a client that does not read: what happens is noted (bits,
 * and the system's queue, which is bounded) and told as it is then. So no
 * output is piled up, and a burst of changes is one response. The first change
 * is told at once, those after it every WAIT_TELL_MS.
 * SPDX-License-Identifier: ISC */
#include "wait.h"

#include <errno.h>
#include <poll.h>

#include "../session.h"
#include "lookout.h"
#include "metadata.h"
#include "notify.h"
#include "os/clock.h"
#include "os/watch.h"

/* What came just before the watch began, in the same tick of the clock as a
 * look or a change of our own, is seen by neither: it is by a second look, when
 * all time stamps count again (maildir/boxsync.c). */
#define AGAIN_MS 1200

struct wait {
	struct session *s;
	struct lookout own;      /* of an IDLE without NOTIFY */
	bool idle;
	bool entries_dirty;      /* without NOTIFY, with METADATA enabled */
	bool look_at_entries;    /* nobody reports them */
	int64_t end, tell_ms, look_ms, entries_ms;
	int64_t again_ms;        /* when to look once more, or 0 */
};

static struct lookout *
lookout_of(struct wait *w)
{
	return w->s->notify != NULL ? &w->s->notify->lookout : &w->own;
}

static unsigned
how(const struct wait *w)
{
	return notify_selected(w->s, w->idle);
}

/* Is there anything that nobody reports? */
static bool
must_look(struct wait *w)
{
	const struct lookout *l = lookout_of(w);
	const struct notify *n = w->s->notify;

	return (w->s->view.box != NULL && !l->has_selected && how(w) != 0) ||
	    w->look_at_entries ||
	    (n != NULL && (n->n_unwatched > 0 || n->look_at_names ||
	    (l->watch == -1 && n->request.events != 0)));
}

static void
look_around(struct wait *w, int64_t now)
{
	if (!must_look(w) || now < w->look_ms)
		return;
	w->look_ms = now + OS_WATCH_POLL_MS;
	w->entries_dirty = w->look_at_entries;
	if (w->s->notify != NULL)
		notify_look_around(w->s);
	else
		w->own.selected_dirty = true;
}

static bool
is_dirty(struct wait *w)
{
	const struct notify *n = w->s->notify;

	return lookout_of(w)->selected_dirty || w->entries_dirty ||
	    (n != NULL &&
	    (n->any_dirty || n->names_dirty || n->rewatch));
}

static bool
can_write(const struct session *s)
{
	struct pollfd p = { s->out.fd, POLLOUT, 0 };

	return poll(&p, 1, 0) == 1;
}

/* As seldom as NOTIFY's. */
static int
tell_entries(struct wait *w, int64_t now)
{
	if (!w->entries_dirty)
		return -1;
	if (now < w->entries_ms)
		return (int)(w->entries_ms - now);
	w->entries_dirty = false;
	w->entries_ms = now + NOTIFY_LISTED_MS;
	metadata_look(w->s, true);
	return -1;
}

/* Tell; how long, at most, until the next time: ms, or -1. */
static int
tell(struct wait *w, int64_t now)
{
	struct session *s = w->s;
	struct lookout *l = lookout_of(w);
	int again = -1;

	lookout_selected(l, s);
	if (!is_dirty(w))
		return -1;
	if (now < w->tell_ms)
		return (int)(w->tell_ms - now);
	if (!can_write(s))
		return -1;
	if (l->selected_dirty) {
		l->selected_dirty = false;
		view_sync_how(s, how(w));
	}
	if (s->notify != NULL && !s->ending)
		again = notify_tell(s, now);
	else if (!s->ending)
		again = tell_entries(w, now);
	/* In IDLE a command is at work, but it has taken nothing from there. */
	pool_reset(&s->pool);
	w->tell_ms = now + WAIT_TELL_MS;
	return again;
}

static void
take_reports(struct wait *w)
{
	if (w->s->notify != NULL) {
		notify_take_reports(w->s);
		return;
	}
	os_watch_drain(w->own.watch);
	w->own.selected_dirty = true;
	w->entries_dirty = w->s->metadata != NULL;
}

static int
sooner(int ms, int64_t other)
{
	if (other < 0)
		other = 0;
	return ms == -1 || other < ms ? (int)other : ms;
}

/* 1 the client has sent something, 0 look again, -1 that was too long. */
static int
sleep_until(struct wait *w, int ms)
{
	struct session *s = w->s;
	struct lookout *l = lookout_of(w);
	bool blocked = ms == -1 && is_dirty(w);
	struct pollfd p[3] = { { s->in.fd, POLLIN, 0 },
	    { l->watch, POLLIN, 0 }, { blocked ? s->out.fd : -1, POLLOUT, 0 } };
	int64_t now = os_clock_ms();
	int n;

	if (now >= w->end)
		return err_set(&s->err, ERR_PROTO, "idle for too long");
	ms = sooner(ms, w->end - now);
	if (must_look(w))
		ms = sooner(ms, w->look_ms - now);
	if (w->again_ms != 0)
		ms = sooner(ms, w->again_ms - now);
	n = poll(p, 3, ms);
	if (n == -1 && errno != EINTR)
		return -1;
	if (n > 0 && p[1].revents != 0)
		take_reports(w);
	return n > 0 && p[0].revents != 0;
}

/* An IDLE without NOTIFY: the selected mailbox, and entries. */
static void
begin_own(struct wait *w)
{
	struct session *s = w->s;

	lookout_init(&w->own);
	w->entries_dirty = s->metadata != NULL;
	if (s->metadata == NULL)
		return;
	w->look_at_entries = !lookout_roots(&w->own, s);
	lookout_sort(&w->own);
}

int
wait_for_client(struct session *s, bool idle)
{
	struct wait w = { .s = s, .idle = idle };
	int r = 0;

	if (!idle && !notify_waits(s))
		return 0;
	w.own.watch = -1;
	if (s->notify == NULL)
		begin_own(&w);
	w.end = os_clock_ms() + (int64_t)s->set->idle_timeout;
	if (idle) {
		lookout_of(&w)->selected_dirty = true;
		w.again_ms = os_clock_ms() + AGAIN_MS;
	}
	while (r == 0 && !s->ending && !rd_is_ready(&s->in)) {
		int64_t now = os_clock_ms();
		int ms;

		if (w.again_ms != 0 && now >= w.again_ms) {
			lookout_of(&w)->selected_dirty = true;
			w.again_ms = 0;
		}
		look_around(&w, now);
		ms = tell(&w, now);
		if (wr_flush(&s->out, &s->err) == -1)
			r = -1;
		else if (!s->ending)
			r = sleep_until(&w, ms);
	}
	if (s->notify == NULL)
		lookout_done(&w.own);
	return r == -1 ? -1 : 0;
}
