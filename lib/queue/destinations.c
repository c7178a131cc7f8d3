/* destinations - see destinations.h. The ring holds exactly those destinations
 * that have a job waiting and may start it, so finding the next costs nothing
 * however many wait behind their limit.
 * SPDX-License-Identifier: ISC */
#include "queue/destinations.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define FIRST_SIZE 64

void
destinations_init(struct destinations *d, size_t limit, int64_t min_backoff,
    int64_t max_backoff)
{
	memset(d, 0, sizeof(*d));
	d->limit = limit;
	d->min_backoff = min_backoff;
	d->max_backoff = max_backoff;
	d->size = FIRST_SIZE;
	d->table = mem_zero(d->size, sizeof(*d->table));
}

/* Keyed names would matter if strangers chose many: they choose the domains
 * they write to, one message each. A chain of some thousand costs less than
 * one of those messages. */
static size_t
bucket_of(const struct destinations *d, struct span name)
{
	uint32_t h = 2166136261U;
	size_t i;

	for (i = 0; i < name.n; i++)
		h = (h ^ (unsigned char)name.p[i]) * 16777619U;
	return h & (d->size - 1);
}

static void
grow(struct destinations *d)
{
	struct destination **old = d->table, *to;
	size_t i, b, n = d->size;

	d->size = n * 2;
	d->table = mem_zero(d->size, sizeof(*d->table));
	for (i = 0; i < n; i++)
		while ((to = old[i]) != NULL) {
			old[i] = to->next;
			b = bucket_of(d, span_str(to->name));
			to->next = d->table[b];
			d->table[b] = to;
		}
	free(old);
}

struct destination *
destinations_get(struct destinations *d, struct span name)
{
	struct destination *to = d->table[bucket_of(d, name)], **slot;

	while (to != NULL && !span_eq(span_str(to->name), name))
		to = to->next;
	if (to != NULL)
		return to;
	if (d->n == d->size)
		grow(d);
	to = mem_zero(1, sizeof(*to) + name.n + 1);
	memcpy(to->name, name.p, name.n);
	to->limit = d->limit < DESTINATIONS_FIRST ? d->limit :
	    DESTINATIONS_FIRST;
	to->last = &to->first;
	slot = &d->table[bucket_of(d, name)];
	to->next = *slot;
	*slot = to;
	d->n++;
	return to;
}

bool
destinations_is_dead(const struct destination *to, int64_t now)
{
	return to->dead_until > now;
}

static void
leave_ring(struct destinations *d, struct destination *to)
{
	if (!to->ready)
		return;
	to->ready = false;
	if (d->turn == to)
		d->turn = to->after == to ? NULL : to->after;
	to->before->after = to->after;
	to->after->before = to->before;
}

/* In the ring if and only if it has something to do and may; the last in turn
 * when it comes in. */
static void
place(struct destinations *d, struct destination *to)
{
	bool ready = to->first != NULL && to->running < to->limit;

	if (!ready) {
		leave_ring(d, to);
	} else if (!to->ready) {
		to->ready = true;
		to->before = to->after = to;
		if (d->turn != NULL) {
			to->after = d->turn;
			to->before = d->turn->before;
			to->before->after = to;
			to->after->before = to;
		} else {
			d->turn = to;
		}
	}
}

void
destinations_add(struct destinations *d, struct destination *to,
    struct schedule_message *m, const uint32_t *rcpts, size_t n)
{
	struct destinations_job *job = mem_alloc(sizeof(*job) +
	    n * sizeof(job->rcpts[0]));

	job->next = NULL;
	job->message = m;
	job->to = to;
	job->n = n;
	memcpy(job->rcpts, rcpts, n * sizeof(job->rcpts[0]));
	*to->last = job;
	to->last = &job->next;
	d->waiting++;
	m->waiting++;
	place(d, to);
}

static struct destinations_job *
take_first(struct destinations *d, struct destination *to)
{
	struct destinations_job *job = to->first;

	to->first = job->next;
	if (to->first == NULL)
		to->last = &to->first;
	job->next = NULL;
	d->waiting--;
	job->message->waiting--;
	return job;
}

static struct destinations_job *
start_first(struct destinations *d, struct destination *to)
{
	struct destinations_job *job = take_first(d, to);

	to->running++;
	d->running++;
	job->message->running++;
	return job;
}

struct destinations_job *
destinations_next(struct destinations *d)
{
	struct destination *to = d->turn;
	struct destinations_job *job;

	if (to == NULL)
		return NULL;
	job = start_first(d, to);
	d->turn = to->after;
	place(d, to);
	return job;
}

struct destinations_job *
destinations_next_at(struct destinations *d, struct destination *to,
    int64_t now)
{
	struct destinations_job *job;

	if (to->first == NULL || to->running >= to->limit ||
	    destinations_is_dead(to, now))
		return NULL;
	job = start_first(d, to);
	place(d, to);
	return job;
}

bool
destinations_others_wait(const struct destinations *d,
    const struct destination *to)
{
	return d->turn != NULL && (d->turn != to || to->after != to);
}

static void
die(const struct destinations *d, struct destination *to, int64_t now)
{
	int64_t pause = d->min_backoff;
	size_t i;

	for (i = 0; i < to->deaths && pause < d->max_backoff; i++)
		pause *= 2;
	to->deaths++;
	to->failures = 0;
	to->limit = 1;
	to->dead_until = now + (pause < d->max_backoff ? pause :
	    d->max_backoff);
}

bool
destinations_ended(struct destinations *d, struct destinations_job *job,
    enum destinations_outcome outcome, int64_t now)
{
	struct destination *to = job->to;
	bool died = false;

	to->running--;
	d->running--;
	job->message->running--;
	if (outcome == DESTINATIONS_REACHED) {
		to->failures = to->deaths = 0;
		to->dead_until = 0;
		if (to->limit < d->limit)
			to->limit++;
	} else if (outcome == DESTINATIONS_UNREACHED &&
	    !destinations_is_dead(to, now)) {
		to->limit = (to->limit + 1) / 2;
		/* One that has been dead needs no second proof. */
		died = ++to->failures >= DESTINATIONS_STRIKES ||
		    to->deaths > 0;
		if (died)
			die(d, to, now);
	}
	place(d, to);
	return died;
}

struct destinations_job *
destinations_take(struct destinations *d, struct destination *to)
{
	struct destinations_job *job;

	if (to->first == NULL)
		return NULL;
	job = take_first(d, to);
	place(d, to);
	return job;
}

void
destinations_revive(struct destinations *d)
{
	struct destination *to;
	size_t i;

	for (i = 0; i < d->size; i++)
		for (to = d->table[i]; to != NULL; to = to->next)
			to->dead_until = 0;
}

void
destinations_sweep(struct destinations *d, int64_t now)
{
	struct destination *to, **slot;
	size_t i;

	for (i = 0; i < d->size; i++)
		for (slot = &d->table[i]; (to = *slot) != NULL;)
			if (to->first == NULL && to->running == 0 &&
			    to->kept == 0 &&
			    (to->deaths == 0 ||
			    to->dead_until + d->max_backoff < now)) {
				*slot = to->next;
				d->n--;
				free(to);
			} else {
				slot = &to->next;
			}
}

void
destinations_done(struct destinations *d)
{
	struct destination *to;
	size_t i;

	for (i = 0; i < d->size; i++)
		while ((to = d->table[i]) != NULL) {
			while (to->first != NULL)
				free(take_first(d, to));
			d->table[i] = to->next;
			free(to);
		}
	free(d->table);
	memset(d, 0, sizeof(*d));
}
