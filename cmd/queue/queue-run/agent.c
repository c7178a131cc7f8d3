/* agent - see agent.h. One loop: children that have ended, what is new, what is
 * due, what may start; then sleep until something of that changes.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "agent.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/tool.h"
#include "os/clock.h"
#include "os/watch.h"

#define TMP_SECONDS (36 * 3600)      /* after which a file in tmp/ is
				      * nobody's */
#define SWEEP_SECONDS 3600
#define SYNC_MS 250                  /* that a removal may wait for its fsync */
#define END_SECONDS 10               /* that running deliveries get at the
				      * end */
#define REPORTS 20                   /* at a time, beside the deliveries */
#define LOOKS_PER_TURN 200           /* before children are looked after
				      * again */

static volatile sig_atomic_t told_to_stop, told_to_flush;

static void
on_stop(int sig)
{
	(void)sig;
	told_to_stop = 1;
}

static void
on_flush(int sig)
{
	(void)sig;
	told_to_flush = 1;
}

static void
on_child(int sig)
{
	(void)sig;
}

static void
catch(int sig, void (*handler)(int))
{
	struct sigaction sa;

	memset(&sa, 0, sizeof(sa));
	sa.sa_handler = handler;
	(void)sigaction(sig, &sa, NULL);
}

void
agent_log(const char *event, const char *id, const char *why)
{
	struct logline l;

	log_begin(&l, event);
	log_str(&l, "id", span_str(id));
	if (why != NULL)
		log_str(&l, "reason", span_str(why));
	log_end(&l);
}

bool
agent_is_expired(const struct agent *a, const struct queuefile *q)
{
	uint64_t life = address_is_null(&q->envelope.sender) ?
	    a->opt->bounce_lifetime : a->opt->lifetime;

	return a->now >= q->arrived + (int64_t)(life / 1000);
}

void
agent_set_aside(struct agent *a, const char *id, enum queuedir_place from,
    const char *why)
{
	char name[QUEUEDIR_ID_MAX + 1];
	struct span s = span_sub(span_str(id), 0, QUEUEDIR_ID_MAX);
	struct err err = ERR_INIT;

	memcpy(name, s.p, s.n);
	name[s.n] = '\0';
	agent_log("set-aside", id, why);
	if (queuedir_move(&a->q, name, from, QUEUEDIR_BAD, &err) == -1)
		agent_log("error", id, err.text);
}

int
agent_lock(struct agent *a, struct schedule_message *m)
{
	struct err err = ERR_INIT;
	int r = -1;

	m->fd = queuedir_open_message(&a->q, QUEUEDIR_WORK, m->id, true, &err);
	if (m->fd != -1)
		r = queuedir_lock(&a->q, QUEUEDIR_WORK, m->id, m->fd, &err);
	m->busy = r == 0;
	if (r == 1)
		return 1;
	if (r == -1 && err.kind == ERR_DATA)
		agent_set_aside(a, m->id, QUEUEDIR_WORK, err.text);
	else if (r == -1 && err.sys != ENOENT) {
		agent_log("error", m->id, err.text);
		r = 0;
	}
	agent_unlock(m);
	return r;
}

void
agent_unlock(struct schedule_message *m)
{
	if (m->fd != -1)
		close(m->fd);
	m->fd = -1;
}

/* No attempt is planned for later than this: what has a later time got it from
 * a clock that was wrong. */
static int64_t
last_due(const struct agent *a)
{
	int64_t most = (int64_t)((a->opt->max_backoff >
	    a->opt->min_backoff ? a->opt->max_backoff :
	    a->opt->min_backoff) / 1000);

	return a->now + most + most / 10 + 1;
}

static int
note_waiting(void *arg, const char *id, const struct stat *st)
{
	struct agent *a = arg;
	int64_t due = st->st_mtime, last = last_due(a);

	schedule_set(&a->schedule, schedule_add(&a->schedule, id),
	    due < last ? due : last);
	return 0;
}

static int
remove_old(void *arg, const char *name, const struct stat *st)
{
	struct agent *a = arg;

	if (S_ISREG(st->st_mode) && st->st_mtime + TMP_SECONDS < a->now &&
	    unlinkat(a->q.dirs[QUEUEDIR_TMP], name, 0) == 0)
		agent_log("cleaned", name, "left over in tmp");
	return 0;
}

/* Where the wall's clock has been set back, attempts are not put off for as
 * long. */
static void
read_clock(struct agent *a)
{
	int64_t before = a->now;
	int32_t micros;

	os_clock_wall(&a->now, &micros);
	a->tick = os_clock_ms() / 1000;
	if (a->now < before)
		schedule_hasten(&a->schedule, last_due(a));
}

int64_t
agent_revival(const struct agent *a, const struct destination *to)
{
	return a->now + to->dead_until - a->tick;
}

int
agent_start(struct agent *a, struct err *err)
{
	size_t i;

	schedule_init(&a->schedule);
	read_clock(a);
	a->started = a->now;
	destinations_init(&a->destinations, (size_t)a->opt->concurrency,
	    (int64_t)(a->opt->min_backoff / 1000) + 1,
	    (int64_t)(a->opt->max_backoff / 1000) + 1);
	a->slots = (size_t)a->opt->limit + REPORTS;
	a->processes = mem_alloc(a->slots * sizeof(*a->processes));
	for (i = 0; i < a->slots; i++)
		a->processes[i] = (struct agent_process){ .talk = -1 };
	a->polled = mem_alloc((a->slots + 1) * sizeof(*a->polled));
	if (flock(a->q.fd, LOCK_EX | LOCK_NB) == -1)
		return errno == EWOULDBLOCK ? err_set(err, ERR_TEMP,
		    "%s: another queue-run works on it", a->q.path) :
		    err_sys(err, "lock %s", a->q.path);
	return queuedir_each(&a->q, QUEUEDIR_WORK, note_waiting, a, err);
}

/* True when there is more to look at now. */
static bool
look_at_due(struct agent *a)
{
	int64_t until = a->opt->once ? a->started : a->now;
	struct schedule_message *m;
	size_t n;

	for (n = 0; n < LOOKS_PER_TURN; n++) {
		m = schedule_first(&a->schedule);
		if (m == NULL || m->due > until ||
		    a->destinations.waiting >= a->opt->active)
			return false;
		/* A report may have to be started. */
		if (turns_are_full(a))
			return false;
		look_message(a, m);
		turns_start(a);
	}
	return true;
}

static void
flush(struct agent *a)
{
	told_to_flush = 0;
	a->look = true;
	agent_log("flush", "*", NULL);
	destinations_revive(&a->destinations);
	schedule_hasten(&a->schedule, 0);
}

void
agent_removed(struct agent *a)
{
	if (!a->removed)
		a->sync_ms = os_clock_ms() + SYNC_MS;
	a->removed = true;
}

/* One fsync for all that has been removed in a while: each waits for the disk,
 * and meanwhile nothing is started. */
static void
sync_removed(struct agent *a)
{
	struct err err = ERR_INIT;

	if (a->removed && queuedir_sync(&a->q, QUEUEDIR_WORK, &err) == -1)
		agent_log("error", "-", err.text);
	a->removed = false;
}

static void
sweep(struct agent *a)
{
	struct err err = ERR_INIT;

	if (a->removed && os_clock_ms() >= a->sync_ms)
		sync_removed(a);
	if (a->tick < a->swept + SWEEP_SECONDS && a->swept != 0)
		return;
	a->swept = a->tick;
	destinations_sweep(&a->destinations, a->tick);
	if (queuedir_each(&a->q, QUEUEDIR_TMP, remove_old, a, &err) == -1)
		agent_log("error", "-", err.text);
}

/* How long nothing is to be done unless something happens, at most an hour. */
static int64_t
idle_ms(const struct agent *a)
{
	const struct schedule_message *m = schedule_first(&a->schedule);
	int64_t left = 3600, ms, sync = a->sync_ms - os_clock_ms();

	/* The clock may be set: look at it now and then. */
	if (m != NULL && m->due - a->now < left)
		left = m->due - a->now;
	if ((a->left_some || a->idle > 0) && left > 1)
		left = 1;
	ms = left < 0 ? 0 : left * 1000;
	if (turns_are_full(a) ||
	    a->destinations.waiting >= a->opt->active)
		ms = 1000;
	if (a->removed && sync < ms)
		ms = sync < 0 ? 0 : sync;
	return ms;
}

/* Until something happens: a signal, a new message, a connection that can take
 * another. */
static void
sleep_until(struct agent *a, int watch, int64_t ms, const sigset_t *mask)
{
	struct timespec t = { 0, 0 };
	size_t n = turns_poll(a, a->polled + 1);

	a->polled[0] = (struct pollfd){ watch, POLLIN, 0 };
	if (watch == -1 && ms > OS_WATCH_POLL_MS)
		ms = OS_WATCH_POLL_MS;
	a->look = watch == -1 || a->left_some;
	t.tv_sec = ms / 1000;
	t.tv_nsec = ms % 1000 * 1000000;
	if (ppoll(a->polled, (nfds_t)n + 1, &t, mask) <= 0) {
		/* Where a file system tells no watcher, now and then. */
		a->look = true;
		return;
	}
	read_clock(a);
	turns_answer(a, a->polled + 1, n);
	if (a->polled[0].revents != 0) {
		os_watch_drain(watch);
		a->look = true;
	}
}

/* Deliveries that run may end; the others are let go, and end by themselves. */
static void
wind_up(struct agent *a, const sigset_t *mask)
{
	int64_t end = a->tick + END_SECONDS;

	turns_end(a);
	while (a->running > 0 && a->tick < end) {
		sleep_until(a, -1, 1000, mask);
		read_clock(a);
		turns_reap(a);
	}
	a->removed = true;
	sync_removed(a);
}

static bool
is_done(const struct agent *a)
{
	const struct schedule_message *m = schedule_first(&a->schedule);

	return a->opt->once && a->running == a->idle &&
	    a->destinations.waiting == 0 &&
	    (m == NULL || m->due > a->started);
}

void
agent_run(struct agent *a)
{
	int watch = a->opt->once ? -1 : os_watch_new();
	sigset_t blocked, mask;
	bool more;

	catch(SIGTERM, on_stop);
	catch(SIGINT, on_stop);
	catch(SIGALRM, on_flush);
	catch(SIGCHLD, on_child);
	(void)sigemptyset(&blocked);
	(void)sigaddset(&blocked, SIGCHLD);
	(void)sigaddset(&blocked, SIGTERM);
	(void)sigaddset(&blocked, SIGINT);
	(void)sigaddset(&blocked, SIGALRM);
	(void)sigprocmask(SIG_BLOCK, &blocked, &mask);
	if (watch != -1 && os_watch_add_new(watch,
	    a->q.dirs[QUEUEDIR_NEW]) == -1) {
		close(watch);
		watch = -1;
	}
	a->look = true;
	while (!told_to_stop) {
		read_clock(a);
		turns_reap(a);
		if (told_to_flush)
			flush(a);
		if (a->look)
			look_new(a);
		more = look_at_due(a);
		turns_start(a);
		sweep(a);
		if (is_done(a))
			break;
		sleep_until(a, watch, more ? 0 : idle_ms(a), &mask);
	}
	wind_up(a, &mask);
}
