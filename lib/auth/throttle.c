/* throttle - see throttle.h.
 * SPDX-License-Identifier: ISC */
#include "auth/throttle.h"

#include <string.h>

#include "auth/penalty.h"
#include "base/num.h"
#include "crypto/siphash.h"

#define POINT 1000000u
#define UNDER_WAY (POINT / 8)

static struct table_shape
shape(const struct throttle *t)
{
	return (struct table_shape){ "throttle", sizeof(struct penalty),
		t->slots };
}

/* Points from which on a part is refused: 0, never. Half a point less, so that
 * the last of `limit` failures counts that much although the first is older. */
static uint64_t
limit_of(const struct throttle *t, char kind)
{
	return kind == 'a' ? t->limit * POINT - POINT / 2 : kind == 'n' ?
	    t->limit * POINT * THROTTLE_NET - POINT / 2 : 0;
}

static const char *
refusal(const struct throttle *t, const struct penalty_part part[PENALTIES])
{
	uint64_t limit = t->limit * POINT;

	if (part[PENALTY_ADDRESS].e.points >= limit_of(t, 'a'))
		return "address";
	if (part[PENALTY_NETWORK].e.points >= limit_of(t, 'n'))
		return "network";
	if (part[PENALTY_USER].e.points >= limit * THROTTLE_USER &&
	    part[PENALTY_ADDRESS].e.points >= limit / 4 - POINT / 2)
		return "user";
	return NULL;
}

int
throttle_begin(const struct throttle *t, const struct throttle_try *a,
    struct throttle_verdict *v, struct err *err)
{
	struct table_shape s = shape(t);
	struct penalty_part part[PENALTIES];
	struct table table;
	int i;

	if (table_open(&table, t->path, &s, err) == -1)
		return -1;
	penalty_fetch(t, &table, a, part);
	*v = (struct throttle_verdict){ .made = table.made };
	/* Without an address there is nobody to refuse. */
	v->why = part[PENALTY_ADDRESS].is ? refusal(t, part) : NULL;
	v->refuse = v->why != NULL;
	for (i = 0; i < PENALTIES; i++)
		part[i].e.points += v->refuse ? 0 : UNDER_WAY;
	if (!v->refuse)
		penalty_store(t, &table, a, part);
	table_close(&table);
	return 0;
}

static void
subtract(struct penalty *e, uint64_t points)
{
	e->points -= points < e->points ? points : e->points;
}

/* Two bytes of a keyed hash: enough to know a password again, not to find it
 * by. */
static uint16_t
tag_of(const struct table *table, struct span password)
{
	uint64_t h;

	if (password.n == 0)
		return 0;
	h = siphash(table_secret(table), password);
	return (uint16_t)(h % UINT16_MAX + 1);
}

static void
count_failure(const struct throttle *t, struct penalty_part part[PENALTIES])
{
	int i;

	for (i = 0; i < PENALTIES; i++) {
		struct penalty *e = &part[i].e;
		uint64_t limit = limit_of(t, penalty_kinds[i]);

		e->points += POINT - UNDER_WAY;
		e->failures++;
		if (limit != 0 && e->points >= limit && e->points < 2 * limit)
			e->points = 2 * t->limit * POINT *
			    (penalty_kinds[i] == 'n' ? THROTTLE_NET : 1);
	}
}

static void
forgive(struct penalty_part part[PENALTIES], enum throttle_end end)
{
	uint64_t points = UNDER_WAY;
	int i;

	if (end == THROTTLE_RIGHT && part[PENALTY_PAIR].is)
		points = part[PENALTY_PAIR].e.points;
	for (i = 0; i < PENALTIES; i++)
		subtract(&part[i].e, points);
}

/* Doubled with each quarter of the way to a refusal. */
static uint64_t
delay_of(const struct throttle *t, const struct penalty_part part[PENALTIES])
{
	uint64_t points = part[PENALTY_ADDRESS].e.points;
	uint64_t delay = t->delay_ms, at;

	if (part[PENALTY_NETWORK].e.points / THROTTLE_NET > points)
		points = part[PENALTY_NETWORK].e.points / THROTTLE_NET;
	if (part[PENALTY_USER].e.points / THROTTLE_USER > points)
		points = part[PENALTY_USER].e.points / THROTTLE_USER;
	for (at = 1; at < 4 && points >= at * t->limit * POINT / 4; at++)
		delay *= 2;
	if (delay <= THROTTLE_DELAY_MAX)
		return delay;
	return t->delay_ms > THROTTLE_DELAY_MAX ? t->delay_ms :
	    THROTTLE_DELAY_MAX;
}

int
throttle_end(const struct throttle *t, const struct throttle_try *a,
    enum throttle_end end, uint64_t *delay_ms, struct err *err)
{
	struct table_shape s = shape(t);
	struct penalty_part part[PENALTIES];
	struct table table;
	uint16_t tag;

	if (table_open(&table, t->path, &s, err) == -1)
		return -1;
	penalty_fetch(t, &table, a, part);
	tag = tag_of(&table, a->password);
	if (end != THROTTLE_WRONG) {
		forgive(part, end);
	} else if (tag != 0 && part[PENALTY_PAIR].is &&
	    part[PENALTY_PAIR].e.password == tag) {
		forgive(part, THROTTLE_UNKNOWN);
	} else {
		count_failure(t, part);
		part[PENALTY_PAIR].e.password = tag;
	}
	*delay_ms = end == THROTTLE_WRONG ? delay_of(t, part) : 0;
	penalty_store(t, &table, a, part);
	table_close(&table);
	return 0;
}

/* How long until `points` have fallen below `limit`. */
static uint64_t
time_above(uint64_t points, uint64_t limit, uint64_t half_life)
{
	uint64_t ms = 0;

	if (limit == 0 || points < limit)
		return 0;
	while (points / 2 >= limit) {
		points /= 2;
		ms += half_life;
	}
	return ms + (points - limit) * 2 * half_life / points;
}

int
throttle_list(const struct throttle *t, int64_t now,
    void (*tell)(void *self, const struct throttle_row *row), void *self,
    struct err *err)
{
	struct table_shape s = shape(t);
	struct table table;
	struct penalty e;
	uint64_t key;
	size_t at = 0;

	if (table_open(&table, t->path, &s, err) == -1)
		return -1;
	while (table_walk(&table, &at, &e, &key)) {
		struct throttle_row row = { .kind = e.kind,
			.failures = e.failures };

		penalty_decay(&e, now, t->half_life_ms);
		if (e.kind == 'p' || e.points < UNDER_WAY)
			continue;
		memcpy(row.name, e.name, sizeof(row.name));
		row.name[sizeof(row.name) - 1] = '\0';
		row.points = e.points / (POINT / 1000);
		row.refused_ms = time_above(e.points, limit_of(t, e.kind),
		    t->half_life_ms);
		tell(self, &row);
	}
	table_close(&table);
	return 0;
}

static int
forget(struct table *table, char kind, struct span name)
{
	uint64_t key = table_key(table, kind, name);
	struct penalty e;

	if (!table_get(table, key, &e))
		return 0;
	table_remove(table, key);
	return 1;
}

/* "192.0.2.0/24": the bytes of the prefix, when it is one that is kept. */
static bool
is_network(struct span what, struct penalty_address *a, size_t *bytes)
{
	size_t slash = span_rfind(what, '/');
	uint32_t bits;

	if (slash == what.n ||
	    num_parse_u32(span_from(what, slash + 1), 128, &bits) == -1)
		return false;
	penalty_address(span_sub(what, 0, slash), a);
	*bytes = bits / 8;
	return a->is && (a->ip.v6 ? bits == 48 || bits == 64 : bits == 24);
}

int
throttle_forget(const struct throttle *t, struct span what, struct err *err)
{
	struct table_shape s = shape(t);
	char user[PENALTY_NAME_MAX];
	struct penalty_address a;
	struct table table;
	size_t bytes;
	int found;

	if (table_open(&table, t->path, &s, err) == -1)
		return -1;
	if (is_network(what, &a, &bytes)) {
		found = forget(&table, a.ip.v6 && bytes == 8 ? 'a' : 'n',
		    span_of((const char *)a.ip.b, bytes));
	} else if (penalty_address(what, &a), a.is) {
		found = forget(&table, 'a',
		    span_of((const char *)a.ip.b, a.ip.v6 ? 8 : 4));
		found |= forget(&table, 'n',
		    span_of((const char *)a.ip.b, a.ip.v6 ? 6 : 3));
	} else {
		found = forget(&table, 'u', penalty_name(what, user,
		    sizeof(user)));
	}
	table_close(&table);
	return found;
}

int
throttle_forget_all(const struct throttle *t, struct err *err)
{
	struct table_shape s = shape(t);
	struct table table;

	if (table_open(&table, t->path, &s, err) == -1)
		return -1;
	table_clear(&table);
	table_close(&table);
	return 0;
}
