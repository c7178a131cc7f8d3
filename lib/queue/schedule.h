/* schedule - the messages of a queue by name and by the time of their next
 * attempt: a hash table and a heap over the same entries. Every call costs the
 * logarithm of their number; an entry is about 130 bytes.
 * SPDX-License-Identifier: ISC */
#ifndef QUEUE_SCHEDULE_H
#define QUEUE_SCHEDULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "queue/queuedir.h"

struct schedule_message {
	char id[QUEUEDIR_ID_MAX + 1];
	int64_t due;                     /* seconds; 0: as soon as can be */
	size_t at;                       /* place in the heap + 1; 0: none */
	struct schedule_message *next;   /* of its hash chain */
	/* for who runs it */
	size_t waiting, running;         /* its deliveries */
	int64_t later;                   /* not before this, or 0 */
	int fd;                          /* locked while any runs, or -1 */
	bool tried;                      /* some have been started */
	bool over;                       /* it may be removed unread */
	bool look_again;                 /* something happened meanwhile */
	bool by_hand;                    /* somebody wants it tried now */
	bool busy;                       /* nobody could look at it, or
	                                  * report */
};

struct schedule {
	struct schedule_message **heap, **table;
	size_t n_heap, cap_heap, n, size;
};

void schedule_init(struct schedule *s);
void schedule_done(struct schedule *s);

struct schedule_message *schedule_find(const struct schedule *s,
    const char *id);
/* The one of that name, made when there is none, without a time. */
struct schedule_message *schedule_add(struct schedule *s, const char *id);
void schedule_remove(struct schedule *s, struct schedule_message *m);

/* Give it a time, instead of the one it has; or none. */
void schedule_set(struct schedule *s, struct schedule_message *m, int64_t due);
void schedule_unset(struct schedule *s, struct schedule_message *m);
/* The one with the earliest time, or NULL. */
struct schedule_message *schedule_first(const struct schedule *s);

/* All that have a time get this one, if theirs is later. */
void schedule_hasten(struct schedule *s, int64_t due);

#endif
