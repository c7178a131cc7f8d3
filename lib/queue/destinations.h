/* destinations - what waits to be sent, by destination, and whose turn it is.
 * Each destination in turn starts one delivery (so one with many waits behind
 * none, and lets none wait), as many at a time as its limit says. The limit
 * begins small and rises by one with each delivery that reached the host; one
 * that did not halves it. After DESTINATIONS_STRIKES in a row the destination
 * is dead for a while that doubles each time, everything for it is handed back,
 * and then a single delivery tries again.
 * SPDX-License-Identifier: ISC */
#ifndef QUEUE_DESTINATIONS_H
#define QUEUE_DESTINATIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"
#include "queue/schedule.h"

#define DESTINATIONS_STRIKES 2
#define DESTINATIONS_FIRST 5         /* deliveries at a time, to begin with */

struct destination;

struct destinations_job {
	struct destinations_job *next;
	struct schedule_message *message;
	struct destination *to;
	size_t n;                    /* of recipients */
	uint32_t rcpts[];            /* which ones of the envelope */
};

struct destination {
	struct destination *next;            /* of its hash chain */
	struct destination *before, *after;  /* in the ring of ready ones */
	bool ready;
	struct destinations_job *first, **last;
	size_t running, limit, failures, deaths;
	size_t kept;                         /* by who still holds it */
	int64_t dead_until;
	char name[];
};

struct destinations {
	struct destination **table, *turn;
	size_t n, size;
	size_t waiting, running;         /* jobs of all */
	size_t limit;                    /* of one destination */
	int64_t min_backoff, max_backoff;    /* seconds */
};

void destinations_init(struct destinations *d, size_t limit,
    int64_t min_backoff, int64_t max_backoff);
void destinations_done(struct destinations *d);

/* The destination of that name, made when there is none. */
struct destination *destinations_get(struct destinations *d,
    struct span name);
bool destinations_is_dead(const struct destination *to, int64_t now);

/* A job for n of the message's recipients, at the end of its line. */
void destinations_add(struct destinations *d, struct destination *to,
    struct schedule_message *m, const uint32_t *rcpts, size_t n);
/* The next that may start, which counts as running from now on; or NULL. */
struct destinations_job *destinations_next(struct destinations *d);
/* The same for who has a connection to `to` open, out of turn. */
struct destinations_job *destinations_next_at(struct destinations *d,
    struct destination *to, int64_t now);
/* May any but `to` start something? */
bool destinations_others_wait(const struct destinations *d,
    const struct destination *to);

enum destinations_outcome {
	DESTINATIONS_REACHED,
	DESTINATIONS_UNREACHED,
	DESTINATIONS_UNKNOWN,            /* it never came to a connection */
};

/* It has ended; the job is the caller's to free. True when its destination
 * died of it: take what waits there with destinations_take. */
bool destinations_ended(struct destinations *d, struct destinations_job *job,
    enum destinations_outcome outcome, int64_t now);
struct destinations_job *destinations_take(struct destinations *d,
    struct destination *to);
/* Forget deaths: everything may be tried now. */
void destinations_revive(struct destinations *d);
/* Forget destinations about which nothing is worth knowing. */
void destinations_sweep(struct destinations *d, int64_t now);

#endif
