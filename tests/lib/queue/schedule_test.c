/* schedule, destinations: order, fairness, limits, death.
 * SPDX-License-Identifier: ISC */
#include "queue/schedule.h"

#include <stdio.h>
#include <stdlib.h>

#include "queue/destinations.h"
#include "tap.h"

#define MANY 20000

static void
test_schedule(void)
{
	struct schedule s;
	struct schedule_message *m;
	char id[20];
	int64_t last = -1;
	size_t i, wrong = 0, n = 0;
	unsigned x = 1;

	schedule_init(&s);
	tap_ok(schedule_first(&s) == NULL, "nothing");
	for (i = 0; i < MANY; i++) {
		(void)snprintf(id, sizeof(id), "m%zu", i);
		m = schedule_add(&s, id);
		x = x * 1103515245 + 12345;
		schedule_set(&s, m, x >> 8);
		if (i % 3 == 0)
			schedule_set(&s, m, (x >> 4) & 0xfffff);
	}
	tap_ok(schedule_add(&s, "m7") == schedule_find(&s, "m7"),
	    "found by name");
	for (i = 0; i < MANY; i += 5) {
		(void)snprintf(id, sizeof(id), "m%zu", i);
		if (i % 2 == 0)
			schedule_remove(&s, schedule_find(&s, id));
		else
			schedule_unset(&s, schedule_find(&s, id));
	}
	while ((m = schedule_first(&s)) != NULL) {
		wrong += m->due < last;
		last = m->due;
		schedule_unset(&s, m);
		n++;
	}
	tap_ok(wrong == 0, "by time");
	tap_ok(n == MANY - MANY / 5 && s.n == MANY - MANY / 10, "all of them");
	schedule_set(&s, schedule_find(&s, "m1"), 500);
	schedule_set(&s, schedule_find(&s, "m2"), 7);
	schedule_hasten(&s, 10);
	m = schedule_first(&s);
	tap_ok(m->due == 7, "hastened");
	schedule_unset(&s, m);
	tap_ok(schedule_first(&s)->due == 10, "to the same time");
	schedule_done(&s);
}

static struct destination *
add(struct destinations *d, struct schedule_message *m, const char *name,
    size_t times)
{
	struct destination *to = destinations_get(d, span_str(name));
	uint32_t zero = 0;

	while (times-- > 0)
		destinations_add(d, to, m, &zero, 1);
	return to;
}

static void
test_turns(void)
{
	struct schedule_message m = { .fd = -1 };
	struct destinations d;
	struct destinations_job *job, *first;
	char order[8] = "";
	size_t i, n;

	destinations_init(&d, 20, 10, 1000);
	add(&d, &m, "a", 100);
	add(&d, &m, "b", 1);
	add(&d, &m, "c", 2);
	for (i = 0; i < 5; i++) {
		job = destinations_next(&d);
		order[i] = job->to->name[0];
		free(job);
	}
	tap_is(span_str(order), SPAN("abcac"), "each in turn");
	destinations_done(&d);

	destinations_init(&d, 8, 10, 1000);
	m = (struct schedule_message){ .fd = -1 };
	add(&d, &m, "a", 100);
	first = destinations_next(&d);
	for (n = 1; (job = destinations_next(&d)) != NULL; n++)
		free(job);
	tap_ok(n == DESTINATIONS_FIRST, "a few at a time to begin with");
	tap_ok(!destinations_ended(&d, first, DESTINATIONS_REACHED, 1),
	    "one that reached its host");
	free(first);
	for (n = 0; (job = destinations_next(&d)) != NULL; n++)
		free(job);
	tap_ok(n == 2, "lets two more start");
	destinations_done(&d);
}

static void
test_death(void)
{
	struct schedule_message m = { .fd = -1 };
	struct destinations d;
	struct destinations_job *x, *y, *job;
	struct destination *to;
	size_t n;

	destinations_init(&d, 20, 10, 35);
	to = add(&d, &m, "dead", 50);
	x = destinations_next(&d);
	y = destinations_next(&d);
	tap_ok(!destinations_ended(&d, x, DESTINATIONS_UNREACHED, 100),
	    "one strike");
	tap_ok(destinations_ended(&d, y, DESTINATIONS_UNREACHED, 100), "two");
	free(x);
	free(y);
	tap_ok(destinations_is_dead(to, 109) && !destinations_is_dead(to, 110),
	    "for the first pause");
	for (n = 0; (job = destinations_take(&d, to)) != NULL; n++)
		free(job);
	tap_ok(n == 48 && destinations_next(&d) == NULL && m.waiting == 0,
	    "all that waits comes back");
	add(&d, &m, "dead", 3);
	x = destinations_next(&d);
	tap_ok(destinations_next(&d) == NULL, "then one tries");
	tap_ok(destinations_ended(&d, x, DESTINATIONS_UNREACHED, 120),
	    "in vain");
	free(x);
	tap_ok(destinations_is_dead(to, 139) && !destinations_is_dead(to, 140),
	    "twice the pause");
	x = destinations_next(&d);
	(void)destinations_ended(&d, x, DESTINATIONS_UNREACHED, 200);
	free(x);
	tap_ok(!destinations_is_dead(to, 235), "up to the longest");
	x = destinations_next(&d);
	(void)destinations_ended(&d, x, DESTINATIONS_REACHED, 300);
	free(x);
	tap_ok(to->deaths == 0, "a success forgets");
	destinations_sweep(&d, 301);
	tap_ok(d.n == 0, "and it can be forgotten");
	destinations_done(&d);
}

int
main(void)
{
	test_schedule();
	test_turns();
	test_death();
	return tap_done();
}
