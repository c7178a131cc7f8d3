/* throttle - see throttle.h. Points are in millionths and decay when they are
 * looked at; the clock is the wall's, since the file outlives a boot, and one
 * that steps back finds entries of the future, which do not decay meanwhile.
 * SPDX-License-Identifier: ISC */
#include "auth/throttle.h"

#include <arpa/inet.h>
#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "conn/cidr.h"
#include "crypto/siphash.h"

#define POINT 1000000u
#define UNDER_WAY (POINT / 8)
#define NAME_MAX_BYTES 512

struct entry {
	int64_t when;                /* the points are those of then */
	uint64_t points;
	uint32_t failures;
	uint16_t password;           /* of the last wrong password, or 0 */
	char kind;
	char unused;
	char name[THROTTLE_TEXT_MAX];
};

enum part_of { ADDRESS, NETWORK, USER, PAIR, PARTS };

static const char kinds[PARTS] = { 'a', 'n', 'u', 'p' };

struct part {
	bool is;                     /* there is such a thing to count for */
	uint64_t key;
	struct entry e;
};

static struct table_shape
shape(const struct throttle *t)
{
	return (struct table_shape){ "throttle", sizeof(struct entry),
		t->slots };
}

static void
decay(struct entry *e, int64_t now, uint64_t half_life)
{
	uint64_t age = now > e->when ? (uint64_t)(now - e->when) : 0, halves;
	uint64_t left;

	if (half_life == 0 || e->when > now)
		return;
	halves = age / half_life;
	left = halves > 62 ? 0 : e->points >> halves;
	/* A straight line between two halves. */
	left -= left * (age % half_life) / half_life / 2;
	/* Looking often must not make a fraction of nothing of each step. */
	if (left == e->points && left > 0)
		return;
	e->points = left;
	e->when = now;
}

/* Who would be missed the least: the argument is the throttle's `now`. */
struct worth {
	int64_t now;
	uint64_t half_life;
};

static int64_t
worth(const void *body, void *arg)
{
	const struct worth *w = arg;
	struct entry e;

	memcpy(&e, body, sizeof(e));
	decay(&e, w->now, w->half_life);
	return (int64_t)(e.points & INT64_MAX);
}

struct address {
	bool is;
	struct cidr_ip ip;           /* of IPv4 in IPv6 form: the IPv4 */
};

static void
parse_address(struct span text, struct address *a)
{
	/* A link-local one may have a zone behind it. */
	text = span_sub(text, 0, span_find(text, 0, '%'));
	a->is = cidr_ip_parse(text, &a->ip) == 0;
}

/* What is left of the first `bytes` bytes, as bytes and as text. */
static struct span
prefix(const struct address *a, size_t bytes, bool whole, char *text)
{
	unsigned char b[16] = { 0 };
	size_t n;

	memcpy(b, a->ip.b, bytes);
	if (inet_ntop(a->ip.v6 ? AF_INET6 : AF_INET, b, text,
	    INET6_ADDRSTRLEN) == NULL)
		*text = '\0';
	n = strnlen(text, INET6_ADDRSTRLEN);
	if (!whole) {
		struct buf more = BUF_INIT(8);

		buf_addf(&more, "/%zu", bytes * 8);
		memcpy(text + n, more.p, more.len + 1);
		buf_done(&more);
	}
	return span_of((const char *)a->ip.b, bytes);
}

static void
set_name(struct entry *e, struct span name)
{
	size_t n = name.n;

	memset(e->name, 0, sizeof(e->name));
	if (n < sizeof(e->name)) {
		memcpy(e->name, name.p, n);
		return;
	}
	n = sizeof(e->name) - 4;
	memcpy(e->name, name.p, n);
	memcpy(e->name + n, "...", 4);
}

static void
fetch(const struct throttle *t, const struct table *table, struct part *p,
    enum part_of which, struct span name, struct span text, int64_t now)
{
	p->is = true;
	p->key = table_key(table, kinds[which], name);
	if (!table_get(table, p->key, &p->e)) {
		p->e = (struct entry){ .when = now, .kind = kinds[which] };
		set_name(&p->e, text);
	}
	decay(&p->e, now, t->half_life_ms);
}

static struct span
lower(struct span s, char *out, size_t max)
{
	size_t i;

	s = span_sub(s, 0, max);
	for (i = 0; i < s.n; i++)
		out[i] = span_lower(s.p[i]);
	return span_of(out, s.n);
}

static void
fetch_all(const struct throttle *t, const struct table *table,
    const struct throttle_try *a, struct part part[PARTS])
{
	char user[NAME_MAX_BYTES], text[INET6_ADDRSTRLEN + 8];
	char pair[16 + NAME_MAX_BYTES];
	struct span name, who = lower(a->user, user, sizeof(user));
	struct address at;

	memset(part, 0, PARTS * sizeof(*part));
	parse_address(a->address, &at);
	if (who.n > 0)
		fetch(t, table, &part[USER], USER, who, who, a->now);
	if (!at.is)
		return;
	name = prefix(&at, at.ip.v6 ? 8 : 4, !at.ip.v6, text);
	fetch(t, table, &part[ADDRESS], ADDRESS, name, span_str(text), a->now);
	memcpy(pair, name.p, name.n);
	if (who.n > 0)
		memcpy(pair + name.n, who.p, who.n);
	fetch(t, table, &part[PAIR], PAIR, span_of(pair, name.n + who.n),
	    SPAN(""), a->now);
	name = prefix(&at, at.ip.v6 ? 6 : 3, false, text);
	fetch(t, table, &part[NETWORK], NETWORK, name, span_str(text), a->now);
}

static void
store_all(const struct throttle *t, struct table *table,
    const struct throttle_try *a, const struct part part[PARTS])
{
	struct worth w = { a->now, t->half_life_ms };
	int i;

	for (i = 0; i < PARTS; i++) {
		if (!part[i].is)
			continue;
		if (part[i].e.points == 0)
			table_remove(table, part[i].key);
		else
			table_put(table, part[i].key, &part[i].e, worth, &w);
	}
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
refusal(const struct throttle *t, const struct part part[PARTS])
{
	uint64_t limit = t->limit * POINT;

	if (part[ADDRESS].e.points >= limit_of(t, 'a'))
		return "address";
	if (part[NETWORK].e.points >= limit_of(t, 'n'))
		return "network";
	if (part[USER].e.points >= limit * THROTTLE_USER &&
	    part[ADDRESS].e.points >= limit / 4 - POINT / 2)
		return "user";
	return NULL;
}

int
throttle_begin(const struct throttle *t, const struct throttle_try *a,
    struct throttle_verdict *v, struct err *err)
{
	struct table_shape s = shape(t);
	struct part part[PARTS];
	struct table table;
	int i;

	if (table_open(&table, t->path, &s, err) == -1)
		return -1;
	fetch_all(t, &table, a, part);
	*v = (struct throttle_verdict){ .made = table.made };
	/* Without an address there is nobody to refuse. */
	v->why = part[ADDRESS].is ? refusal(t, part) : NULL;
	v->refuse = v->why != NULL;
	for (i = 0; i < PARTS; i++)
		part[i].e.points += v->refuse ? 0 : UNDER_WAY;
	if (!v->refuse)
		store_all(t, &table, a, part);
	table_close(&table);
	return 0;
}

static void
subtract(struct entry *e, uint64_t points)
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
count_failure(const struct throttle *t, struct part part[PARTS])
{
	int i;

	for (i = 0; i < PARTS; i++) {
		struct entry *e = &part[i].e;
		uint64_t limit = limit_of(t, kinds[i]);

		e->points += POINT - UNDER_WAY;
		e->failures++;
		if (limit != 0 && e->points >= limit && e->points < 2 * limit)
			e->points = 2 * t->limit * POINT *
			    (kinds[i] == 'n' ? THROTTLE_NET : 1);
	}
}

static void
forgive(struct part part[PARTS], enum throttle_end end)
{
	uint64_t points = UNDER_WAY;
	int i;

	if (end == THROTTLE_RIGHT && part[PAIR].is)
		points = part[PAIR].e.points;
	for (i = 0; i < PARTS; i++)
		subtract(&part[i].e, points);
}

/* Doubled with each quarter of the way to a refusal. */
static uint64_t
delay_of(const struct throttle *t, const struct part part[PARTS])
{
	uint64_t points = part[ADDRESS].e.points, delay = t->delay_ms, at;

	if (part[NETWORK].e.points / THROTTLE_NET > points)
		points = part[NETWORK].e.points / THROTTLE_NET;
	if (part[USER].e.points / THROTTLE_USER > points)
		points = part[USER].e.points / THROTTLE_USER;
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
	struct part part[PARTS];
	struct table table;
	uint16_t tag;

	if (table_open(&table, t->path, &s, err) == -1)
		return -1;
	fetch_all(t, &table, a, part);
	tag = tag_of(&table, a->password);
	if (end != THROTTLE_WRONG) {
		forgive(part, end);
	} else if (tag != 0 && part[PAIR].is && part[PAIR].e.password == tag) {
		forgive(part, THROTTLE_UNKNOWN);
	} else {
		count_failure(t, part);
		part[PAIR].e.password = tag;
	}
	*delay_ms = end == THROTTLE_WRONG ? delay_of(t, part) : 0;
	store_all(t, &table, a, part);
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
	struct entry e;
	uint64_t key;
	size_t at = 0;

	if (table_open(&table, t->path, &s, err) == -1)
		return -1;
	while (table_walk(&table, &at, &e, &key)) {
		struct throttle_row row = { .kind = e.kind,
			.failures = e.failures };

		decay(&e, now, t->half_life_ms);
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
	struct entry e;

	if (!table_get(table, key, &e))
		return 0;
	table_remove(table, key);
	return 1;
}

/* "192.0.2.0/24": the bytes of the prefix, when it is one that is kept. */
static bool
is_network(struct span what, struct address *a, size_t *bytes)
{
	size_t slash = span_rfind(what, '/');
	uint32_t bits;

	if (slash == what.n ||
	    num_parse_u32(span_from(what, slash + 1), 128, &bits) == -1)
		return false;
	parse_address(span_sub(what, 0, slash), a);
	*bytes = bits / 8;
	return a->is && (a->ip.v6 ? bits == 48 || bits == 64 : bits == 24);
}

int
throttle_forget(const struct throttle *t, struct span what, struct err *err)
{
	struct table_shape s = shape(t);
	char user[NAME_MAX_BYTES];
	struct address a;
	struct table table;
	size_t bytes;
	int found;

	if (table_open(&table, t->path, &s, err) == -1)
		return -1;
	if (is_network(what, &a, &bytes)) {
		found = forget(&table, a.ip.v6 && bytes == 8 ? 'a' : 'n',
		    span_of((const char *)a.ip.b, bytes));
	} else if (parse_address(what, &a), a.is) {
		found = forget(&table, 'a',
		    span_of((const char *)a.ip.b, a.ip.v6 ? 8 : 4));
		found |= forget(&table, 'n',
		    span_of((const char *)a.ip.b, a.ip.v6 ? 6 : 3));
	} else {
		found = forget(&table, 'u', lower(what, user, sizeof(user)));
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
