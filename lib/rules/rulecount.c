/* rulecount - see rulecount.h.
 * SPDX-License-Identifier: ISC */
#include "rules/rulecount.h"

#include <string.h>

#include "auth/table.h"
#include "base/buf.h"

struct entry {
	int64_t when;                /* the window's beginning; first seen */
	uint64_t window;             /* its length; how long it is of worth */
	uint32_t n, before;          /* in this window, in the one before */
	uint32_t told, unused;       /* told: somebody has been, in this one */
};

static const struct table_shape shape = { "rulecnt1", sizeof(struct entry),
	RULECOUNT_SLOTS };

/* When it is of no use any more: the sooner, the less it is worth. */
static int64_t
worth(const void *body, void *arg)
{
	struct entry e;

	(void)arg;
	memcpy(&e, body, sizeof(e));
	return e.when + 2 * (int64_t)e.window;
}

/* 192.0.2.1 as it is or its /24; of IPv6 the /64 or /48. */
static void
add_network(struct buf *b, struct span client, bool wide)
{
	struct cidr_ip ip;

	if (cidr_ip_parse(client, &ip) == -1) {
		buf_add(b, client);
		return;
	}
	buf_add(b, span_of((const char *)ip.b, ip.v6 ? (wide ? 6 : 8) :
	    wide ? 3 : 4));
}

static void
add_lower(struct buf *b, struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		buf_addc(b, span_lower(s.p[i]));
}

/* Rates of another length, kind or stage are another's count. */
static void
rate_key(struct buf *b, const struct rule_condition *c, enum rule_stage stage,
    struct span key)
{
	buf_addf(b, "%d %d %llu ", (int)stage, (int)c->key,
	    (unsigned long long)c->window_ms);
	if (c->key == RULE_KEY_CLIENT || c->key == RULE_KEY_NETWORK)
		add_network(b, key, c->key == RULE_KEY_NETWORK);
	else
		add_lower(b, key);
}

static void
move_on(struct entry *e, int64_t window, int64_t now)
{
	int64_t start = now - now % window;

	/* A clock that was set back counts on. */
	if (start <= e->when)
		return;
	e->before = start - e->when == window ? e->n : 0;
	e->n = 0;
	e->told = 0;
	e->when = start;
}

int
rulecount_rate(const char *path, const struct rule_condition *c,
    enum rule_stage stage, struct span key, int64_t now, bool peek,
    bool *first, struct err *err)
{
	struct buf b = BUF_INIT(RULECOUNT_KEY_MAX);
	int64_t window = (int64_t)c->window_ms, into = now % window;
	struct entry e = { .window = c->window_ms };
	struct table t;
	uint64_t k, sum;
	bool over;

	*first = false;
	rate_key(&b, c, stage, key);
	if (!buf_ok(&b)) {
		buf_done(&b);
		return err_set(err, ERR_TEMP, "too long to be counted");
	}
	if (table_open(&t, path, &shape, err) == -1) {
		buf_done(&b);
		return -1;
	}
	k = table_key(&t, 'r', buf_span(&b));
	buf_done(&b);
	(void)table_get(&t, k, &e);
	move_on(&e, window, now);
	sum = e.n + ((uint64_t)e.before * (uint64_t)(window - into) +
	    (uint64_t)window - 1) / (uint64_t)window;
	over = sum >= c->number;
	*first = over && e.told == 0;
	e.told |= over;
	e.n += !over;
	if (!peek)
		table_put(&t, k, &e, worth, NULL);
	table_close(&t);
	return over;
}

static int64_t
age_of(const struct entry *e, int64_t now)
{
	return now > e->when ? now - e->when : 0;
}

static int
judge_triplet(struct table *t, uint64_t known, uint64_t triplet,
    uint64_t wait_ms, int64_t now)
{
	struct entry e = { .when = now, .window = RULECOUNT_DAY_MS };

	if (table_get(t, known, &e) && age_of(&e, now) < RULECOUNT_KNOWN_MS) {
		e.when = now;
		table_put(t, known, &e, worth, NULL);
		return 1;
	}
	e = (struct entry){ .when = now, .window = RULECOUNT_DAY_MS };
	if (!table_get(t, triplet, &e) || age_of(&e, now) >
	    RULECOUNT_DAY_MS) {
		e.when = now;
		table_put(t, triplet, &e, worth, NULL);
	}
	if (age_of(&e, now) < (int64_t)wait_ms)
		return 0;
	table_remove(t, triplet);
	e = (struct entry){ .when = now, .window = RULECOUNT_KNOWN_MS / 2 };
	table_put(t, known, &e, worth, NULL);
	return 1;
}

int
rulecount_greylist(const char *path, uint64_t wait_ms, struct span client,
    struct span sender, struct span recipient, int64_t now, bool peek,
    struct err *err)
{
	struct buf b = BUF_INIT(RULECOUNT_KEY_MAX);
	struct entry e;
	struct table t;
	uint64_t known, triplet;
	int in;

	if (table_open(&t, path, &shape, err) == -1)
		return -1;
	add_network(&b, client, true);
	known = table_key(&t, 'k', buf_span(&b));
	buf_addc(&b, ' ');
	add_lower(&b, sender);
	buf_addc(&b, ' ');
	add_lower(&b, recipient);
	triplet = table_key(&t, 'g', buf_span(&b));
	buf_done(&b);
	if (peek)
		in = table_get(&t, known, &e) || (table_get(&t, triplet, &e) &&
		    age_of(&e, now) >= (int64_t)(wait_ms > 0 ? wait_ms :
		    RULECOUNT_WAIT_MS));
	else
		in = judge_triplet(&t, known, triplet, wait_ms > 0 ? wait_ms :
		    RULECOUNT_WAIT_MS, now);
	table_close(&t);
	return in;
}
