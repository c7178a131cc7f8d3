/* look - what is in the queue, and what is to be done for it now.
 * SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "agent.h"
#include "base/mem.h"
#include "base/tool.h"
#include "queue/queuefile.h"

struct names {
	char (*ids)[QUEUEDIR_ID_MAX + 1];
	size_t n, cap;
};

static int
note_name(void *arg, const char *id, const struct stat *st)
{
	struct names *names = arg;

	(void)st;
	if (names->n == names->cap) {
		names->cap = names->cap == 0 ? 16 : names->cap * 2;
		names->ids = mem_resize(names->ids, names->cap,
		    sizeof(*names->ids));
	}
	memcpy(names->ids[names->n++], id, span_str(id).n + 1);
	return 0;
}

/* "ID.f1", ".w1", ".s1" are reports about ID (queue(7)). One is not taken
 * before what it is about knows that it has been queued: were it sent and gone
 * when queue-run is killed, it would be made again. */
static bool
is_early(const struct agent *a, const char *id)
{
	struct span s = span_str(id);
	size_t dot = span_rfind(s, '.');
	char about[QUEUEDIR_ID_MAX + 1];
	const struct schedule_message *m;

	/* One that is known already has only been left under two names. */
	if (dot + 2 >= s.n || memchr("fws", s.p[dot + 1], 3) == NULL ||
	    schedule_find(&a->schedule, id) != NULL)
		return false;
	memcpy(about, id, dot);
	about[dot] = '\0';
	m = schedule_find(&a->schedule, about);
	return m != NULL && (m->fd != -1 || m->busy || (m->at != 0 &&
	    m->due <= (a->opt->once ? a->started : a->now)));
}

/* Move it to work/: 1, 0 leave it for the next turn, -1 with err. When the name
 * is in work/, too, either a crash left both or queue-list, which has the lock,
 * is about to remove that one: removing the other meanwhile would lose the
 * message. */
static int
take(struct agent *a, char id[QUEUEDIR_ID_MAX + 1], struct err *err)
{
	struct stat st;
	int fd = -1, r = 1;

	if (fstatat(a->q.dirs[QUEUEDIR_WORK], id, &st, AT_SYMLINK_NOFOLLOW) ==
	    0)
		fd = queuedir_open_message(&a->q, QUEUEDIR_NEW, id, true, err);
	if (fd != -1)
		r = queuedir_lock(&a->q, QUEUEDIR_NEW, id, fd, err);
	if (r == 1 && queuedir_move(&a->q, id, QUEUEDIR_NEW, QUEUEDIR_WORK,
	    err) == -1)
		r = -1;
	if (fd != -1)
		close(fd);
	return r;
}

/* Names are collected first: what readdir says of a directory that is being
 * changed is not promised. */
void
look_new(struct agent *a)
{
	struct names names = { NULL, 0, 0 };
	struct schedule_message *m;
	struct err err = ERR_INIT;
	size_t i;
	int got;

	if (queuedir_each(&a->q, QUEUEDIR_NEW, note_name, &names, &err) == -1)
		agent_log("error", "-", err.text);
	a->left_some = false;
	for (i = 0; i < names.n; i++) {
		got = is_early(a, names.ids[i]) ? 0 :
		    take(a, names.ids[i], &err);
		if (got == -1 && err.sys != ENOENT)
			agent_log("error", names.ids[i], err.text);
		a->left_some |= got == 0;
		if (got != 1)
			continue;
		/* One that we know comes from queue-list --requeue. */
		m = schedule_find(&a->schedule, names.ids[i]);
		if (m != NULL)
			m->by_hand = true;
		else
			m = schedule_add(&a->schedule, names.ids[i]);
		if (m->waiting + m->running > 0 || m->fd != -1)
			m->look_again = true;
		else
			schedule_set(&a->schedule, m, 0);
	}
	free(names.ids);
}

static struct span
destination_of(const struct agent *a, const struct queuefile_rcpt *r)
{
	struct span domain = address_domain(&r->rcpt->address);

	return a->opt->one_destination || domain.n == 0 ? SPAN("*") : domain;
}

struct place {
	struct span destination;
	uint32_t rcpt;
};

static int
compare(const void *x, const void *y)
{
	const struct place *a = x, *b = y;
	int d = span_cmp(a->destination, b->destination);

	return d != 0 ? d : a->rcpt < b->rcpt ? -1 : a->rcpt > b->rcpt;
}

/* One job for every --recipients of a destination. */
static void
make_jobs(struct agent *a, struct schedule_message *m, const uint32_t *rcpts,
    size_t n, struct span name)
{
	struct destination *to = destinations_get(&a->destinations, name);
	size_t i, most = (size_t)a->opt->recipients;

	/* Whoever flushes it knows that the host is back. */
	if (m->by_hand)
		to->dead_until = 0;
	if (destinations_is_dead(to, a->tick)) {
		if (m->later == 0 || agent_revival(a, to) < m->later)
			m->later = agent_revival(a, to);
		return;
	}
	for (i = 0; i < n; i += most)
		destinations_add(&a->destinations, to, m, rcpts + i,
		    n - i < most ? n - i : most);
}

static void
sort_out(struct agent *a, struct schedule_message *m, const struct queuefile *q)
{
	struct place *places = mem_alloc((q->envelope.n + 1) * sizeof(*places));
	uint32_t *rcpts = mem_alloc((q->envelope.n + 1) * sizeof(*rcpts));
	size_t i, n = 0, from = 0;

	for (i = 0; i < q->envelope.n; i++)
		if (queuefile_is_open(&q->rcpts[i]))
			places[n++] = (struct place){
			    destination_of(a, &q->rcpts[i]), (uint32_t)i };
	qsort(places, n, sizeof(*places), compare);
	for (i = 0; i < n; i++) {
		rcpts[i] = places[i].rcpt;
		if (i + 1 < n && span_eq(places[i + 1].destination,
		    places[i].destination))
			continue;
		make_jobs(a, m, rcpts + from, i + 1 - from,
		    places[i].destination);
		from = i + 1;
	}
	free(rcpts);
	free(places);
}

/* 0 and the file read; -1: it cannot be, now (*later) or ever. */
static int
read_message(struct agent *a, struct schedule_message *m, struct queuefile *q,
    bool *later)
{
	struct err err = ERR_INIT;
	int locked = agent_lock(a, m);

	*later = locked == 0;
	if (locked != 1)
		return -1;
	if (queuefile_read(q, m->fd, &err) == 0)
		return 0;
	if (err.kind == ERR_DATA) {
		agent_set_aside(a, m->id, QUEUEDIR_WORK, err.text);
	} else {
		agent_log("error", m->id, err.text);
		*later = true;
	}
	agent_unlock(m);
	return -1;
}

/* Start what may be started with the file open and locked as it is; what must
 * wait for its turn waits without, so that only as many files are open as there
 * are processes. */
static void
start_now(struct agent *a, struct schedule_message *m)
{
	/* Held, so that it is not gone when all of it has been called off. */
	m->waiting++;
	a->looked = m;
	turns_start(a);
	a->looked = NULL;
	m->waiting--;
	if (m->waiting + m->running == 0)
		settle_message(a, m);
	else if (m->running == 0)
		agent_unlock(m);
}

void
look_message(struct agent *a, struct schedule_message *m)
{
	struct queuefile q;
	bool later;

	schedule_unset(&a->schedule, m);
	m->later = 0;
	m->look_again = m->tried = m->over = false;
	queuefile_init(&q);
	if (read_message(a, m, &q, &later) == -1) {
		m->busy = later;
		if (later)
			schedule_set(&a->schedule, m,
			    a->now + AGENT_BUSY_SECONDS);
		else
			schedule_remove(&a->schedule, m);
	} else {
		/* One that is too old, but was never tried, is tried. */
		if (!agent_is_expired(a, &q) || q.rcpts[0].attempts == 0)
			sort_out(a, m, &q);
		m->by_hand = false;
		if (agent_is_expired(a, &q))
			m->later = 0;
		start_now(a, m);
	}
	queuefile_done(&q);
}
