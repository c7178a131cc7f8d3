/* penalty - see penalty.h.
 * SPDX-License-Identifier: ISC */
#include "auth/penalty.h"

#include <arpa/inet.h>
#include <string.h>

#include "base/buf.h"

const char penalty_kinds[PENALTIES] = { 'a', 'n', 'u', 'p' };

void
penalty_decay(struct penalty *e, int64_t now, uint64_t half_life)
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

/* Who would be missed the least. */
struct worth {
	int64_t now;
	uint64_t half_life;
};

static int64_t
worth(const void *body, void *arg)
{
	const struct worth *w = arg;
	struct penalty e;

	memcpy(&e, body, sizeof(e));
	penalty_decay(&e, w->now, w->half_life);
	return (int64_t)(e.points & INT64_MAX);
}

void
penalty_address(struct span text, struct penalty_address *a)
{
	/* A link-local one may have a zone behind it. */
	text = span_sub(text, 0, span_find(text, 0, '%'));
	a->is = cidr_ip_parse(text, &a->ip) == 0;
}

/* What is left of the first `bytes` bytes, as bytes and as text. */
static struct span
prefix(const struct penalty_address *a, size_t bytes, bool whole, char *text)
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
set_name(struct penalty *e, struct span name)
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
fetch(const struct throttle *t, const struct table *table,
    struct penalty_part *p,
    enum penalty_of which, struct span name, struct span text, int64_t now)
{
	p->is = true;
	p->key = table_key(table, penalty_kinds[which], name);
	if (!table_get(table, p->key, &p->e)) {
		p->e = (struct penalty){ .when = now,
			.kind = penalty_kinds[which] };
		set_name(&p->e, text);
	}
	penalty_decay(&p->e, now, t->half_life_ms);
}

struct span
penalty_name(struct span s, char *out, size_t max)
{
	size_t i;

	s = span_sub(s, 0, max);
	for (i = 0; i < s.n; i++)
		out[i] = span_lower(s.p[i]);
	return span_of(out, s.n);
}

void
penalty_fetch(const struct throttle *t, const struct table *table,
    const struct throttle_try *a, struct penalty_part part[PENALTIES])
{
	char user[PENALTY_NAME_MAX], text[INET6_ADDRSTRLEN + 8];
	char pair[16 + PENALTY_NAME_MAX];
	struct span name, who = penalty_name(a->user, user, sizeof(user));
	struct penalty_address at;

	memset(part, 0, PENALTIES * sizeof(*part));
	penalty_address(a->address, &at);
	if (who.n > 0)
		fetch(t, table, &part[PENALTY_USER], PENALTY_USER, who, who,
		    a->now);
	if (!at.is)
		return;
	name = prefix(&at, at.ip.v6 ? 8 : 4, !at.ip.v6, text);
	fetch(t, table, &part[PENALTY_ADDRESS], PENALTY_ADDRESS, name,
	    span_str(text), a->now);
	memcpy(pair, name.p, name.n);
	if (who.n > 0)
		memcpy(pair + name.n, who.p, who.n);
	fetch(t, table, &part[PENALTY_PAIR], PENALTY_PAIR,
	    span_of(pair, name.n + who.n), SPAN(""), a->now);
	name = prefix(&at, at.ip.v6 ? 6 : 3, false, text);
	fetch(t, table, &part[PENALTY_NETWORK], PENALTY_NETWORK, name,
	    span_str(text), a->now);
}

void
penalty_store(const struct throttle *t, struct table *table,
    const struct throttle_try *a, const struct penalty_part part[PENALTIES])
{
	struct worth w = { a->now, t->half_life_ms };
	int i;

	for (i = 0; i < PENALTIES; i++) {
		if (!part[i].is)
			continue;
		if (part[i].e.points == 0)
			table_remove(table, part[i].key);
		else
			table_put(table, part[i].key, &part[i].e, worth, &w);
	}
}
