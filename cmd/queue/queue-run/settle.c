/* settle - what becomes of a message when its deliveries have ended: told,
 * removed, or planned anew. All under its lock.
 * SPDX-License-Identifier: ISC */
#include <errno.h>
#include <unistd.h>

#include "agent.h"
#include "base/log.h"
#include "base/tool.h"
#include "os/random.h"
#include "queue/queuefile.h"

/* As long again as it has waited, within the two limits, and up to a tenth
 * more, so that what failed together does not come again together. */
static int64_t
pause_of(const struct agent *a, const struct queuefile *q)
{
	int64_t least = (int64_t)(a->opt->min_backoff / 1000);
	int64_t most = (int64_t)(a->opt->max_backoff / 1000);
	int64_t pause = a->now - q->arrived;
	unsigned char dice;

	os_random(&dice, 1);
	if (pause > most)
		pause = most;
	if (pause < least)
		pause = least;
	pause += pause * dice / 2560;
	return pause > 0 ? pause : 1;
}

static int
append(struct schedule_message *m, enum result_word word, struct span path,
    const char *text, int64_t now)
{
	struct result r = { now, word, path, span_str(text) };
	struct err err = ERR_INIT;

	if (queuefile_append(m->fd, &r, &err) == 0)
		return 0;
	agent_log("error", m->id, err.text);
	return -1;
}

/* Give up those that are still open: 0, or -1 when that cannot be written. */
static int
expire(struct agent *a, struct schedule_message *m, struct queuefile *q)
{
	size_t i;

	for (i = 0; i < q->envelope.n; i++) {
		struct queuefile_rcpt *r = &q->rcpts[i];

		if (!queuefile_is_open(r))
			continue;
		if (append(m, RESULT_EXPIRED, r->path, r->text != NULL ? "" :
		    "4.4.7 no host could be reached in time", a->now) == -1)
			return -1;
		r->state = RESULT_EXPIRED;
		agent_log("expired", m->id, r->rcpt->address.text);
	}
	return 0;
}

/* --soft-bounce: those that have failed are tried again, until the message is
 * too old. Before anybody is told, and whoever has written that down: a worker
 * that died behind it changes nothing. 0, or -1 when it cannot be written. */
static int
soften(struct agent *a, struct schedule_message *m, struct queuefile *q)
{
	size_t i;

	if (!a->opt->soft_bounce || agent_is_expired(a, q))
		return 0;
	for (i = 0; i < q->envelope.n; i++) {
		struct queuefile_rcpt *r = &q->rcpts[i];
		struct logline l;

		if (r->state != RESULT_FAILED || r->told)
			continue;
		if (append(m, RESULT_SOFTENED, r->path, "", a->now) == -1)
			return -1;
		r->state = RESULT_DEFERRED;
		log_begin(&l, "softened");
		log_str(&l, "id", span_str(m->id));
		log_str(&l, "to", r->path);
		log_str(&l, "text", span_str(r->text));
		log_end(&l);
	}
	return 0;
}

/* Nobody is to be told of those: say so in the file. */
static int
tell_nobody(struct agent *a, struct schedule_message *m, struct queuefile *q,
    enum notify_kind kind, const char *why)
{
	size_t i;

	for (i = 0; i < q->envelope.n; i++)
		if (notify_is_due(&q->rcpts[i], kind)) {
			if (append(m, RESULT_TOLD, q->rcpts[i].path, why,
			    a->now) == -1)
				return -1;
			q->rcpts[i].told = true;
		}
	agent_log("untold", m->id, why);
	return 0;
}

static size_t
count_told(const struct queuefile *q, bool warned)
{
	size_t i, n = 0;

	for (i = 0; i < q->envelope.n; i++)
		n += warned ? q->rcpts[i].warned : q->rcpts[i].told;
	return n;
}

/* 1 when a report has been started, 0 when there is none to send, -1 when
 * something went wrong and is to be tried again. */
static int
report(struct agent *a, struct schedule_message *m, struct queuefile *q)
{
	bool null = address_is_null(&q->envelope.sender);
	bool warn = a->opt->warn > 0 && !null &&
	    a->now >= q->arrived + (int64_t)(a->opt->warn / 1000);

	if (notify_count_due(q, NOTIFY_FAILED) > 0) {
		if (notify_count_wanted(q, NOTIFY_FAILED) > 0 &&
		    (!null || a->opt->postmaster != NULL))
			return work_report(a, m, NOTIFY_FAILED,
			    count_told(q, false)) ? 1 : -1;
		if (tell_nobody(a, m, q, NOTIFY_FAILED, null ?
		    "no report about a report" : "no report asked for") == -1)
			return -1;
	}
	if (!null && notify_count_wanted(q, NOTIFY_SUCCESS) > 0)
		return work_report(a, m, NOTIFY_SUCCESS,
		    count_told(q, false)) ? 1 : -1;
	if (warn && notify_count_wanted(q, NOTIFY_DELAYED) > 0)
		return work_report(a, m, NOTIFY_DELAYED,
		    count_told(q, true)) ? 1 : -1;
	return 0;
}

static bool
has_open(const struct queuefile *q)
{
	size_t i;

	for (i = 0; i < q->envelope.n; i++)
		if (queuefile_is_open(&q->rcpts[i]))
			return true;
	return false;
}

static void
plan(struct agent *a, struct schedule_message *m, int64_t when)
{
	struct err err = ERR_INIT;

	if (m->fd != -1 && queuedir_set_time(m->fd, when, &err) == -1)
		agent_log("error", m->id, err.text);
	agent_unlock(m);
	schedule_set(&a->schedule, m, m->look_again ? 0 : when);
}

/* Something went wrong. A report may be in new/ already, and stays there
 * (look.c) until that has been found out. So the file's time, which the next
 * queue-run would go by, is left as it is: now, or past. */
static void
try_again(struct agent *a, struct schedule_message *m)
{
	m->busy = true;
	agent_unlock(m);
	schedule_set(&a->schedule, m, m->look_again ? 0 :
	    a->now + AGENT_BUSY_SECONDS);
}

static void
finish(struct agent *a, struct schedule_message *m)
{
	struct err err = ERR_INIT;

	if (queuedir_remove(&a->q, QUEUEDIR_WORK, m->id, &err) == -1 &&
	    err.sys != ENOENT) {
		agent_log("error", m->id, err.text);
		try_again(a, m);
		return;
	}
	agent_removed(a);
	agent_log("removed", m->id, NULL);
	agent_unlock(m);
	schedule_remove(&a->schedule, m);
}

static void
settle_locked(struct agent *a, struct schedule_message *m, struct queuefile *q)
{
	int told;

	if (soften(a, m, q) == -1 || (has_open(q) && agent_is_expired(a, q) &&
	    expire(a, m, q) == -1)) {
		try_again(a, m);
		return;
	}
	told = report(a, m, q);
	if (told == 1)
		return;
	if (told == -1)
		try_again(a, m);
	else if (!has_open(q))
		finish(a, m);
	else
		plan(a, m, a->now + pause_of(a, q));
}

/* Nothing was tried, because the destination is dead: nothing is written, and a
 * hundred thousand of them cost little. */
static bool
is_put_off(const struct schedule_message *m)
{
	return m->later > 0 && !m->tried;
}

void
settle_message(struct agent *a, struct schedule_message *m)
{
	struct err err = ERR_INIT;
	struct queuefile q;
	int locked;

	if (is_put_off(m)) {
		agent_unlock(m);
		schedule_set(&a->schedule, m, m->look_again ? 0 : m->later);
		return;
	}
	if (m->fd == -1 && (locked = agent_lock(a, m)) != 1) {
		if (locked == 0)
			schedule_set(&a->schedule, m,
			    a->now + AGENT_BUSY_SECONDS);
		else
			schedule_remove(&a->schedule, m);
		return;
	}
	if (m->over) {
		finish(a, m);
		return;
	}
	queuefile_init(&q);
	if (queuefile_read(&q, m->fd, &err) == 0) {
		settle_locked(a, m, &q);
	} else if (err.kind == ERR_DATA) {
		agent_set_aside(a, m->id, QUEUEDIR_WORK, err.text);
		agent_unlock(m);
		schedule_remove(&a->schedule, m);
	} else {
		agent_log("error", m->id, err.text);
		try_again(a, m);
	}
	queuefile_done(&q);
}

/* Those that the report spoke of, or that did not want it: told either way. */
void
settle_told(struct agent *a, struct schedule_message *m,
    enum notify_kind kind, bool queued)
{
	struct queuefile q;
	size_t i;
	int r = 0;

	if (!queued) {
		agent_log("error", m->id, "a report could not be queued");
		try_again(a, m);
		return;
	}
	queuefile_init(&q);
	r = queuefile_read(&q, m->fd, NULL);
	for (i = 0; i < q.envelope.n && r == 0; i++)
		if (notify_is_due(&q.rcpts[i], kind))
			r = append(m, kind == NOTIFY_DELAYED ? RESULT_WARNED :
			    RESULT_TOLD, q.rcpts[i].path, notify_name(kind),
			    a->now);
	queuefile_done(&q);
	if (r == 0 && fsync(m->fd) == 0)
		settle_message(a, m);
	else
		try_again(a, m);
}
