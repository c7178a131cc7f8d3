/* throttle - what failed logins cost whom, remembered by all processes in one
 * file (table.h). Points, which halve with time, are kept for
 *
 *     the address    192.0.2.1, or 2001:db8:1:2::/64
 *     its network    192.0.2.0/24, or 2001:db8:1::/48
 *     the user       who was asked for, whether there is one or not
 *     the pair       of user and address, for what a success forgives
 *
 * A failure is a point for each. An address is refused from `limit` points on,
 * a network from THROTTLE_NET times as many; reaching the limit doubles them,
 * so that this lasts at least one half-life. Points of a user refuse nobody
 * who has none of his own: they make the reply to a failure slow, and from
 * THROTTLE_USER times the limit on an address is refused at a quarter of its
 * limit. So a botnet gets a few guesses from each address, and the user with
 * the right password still gets in.
 *
 * An attempt under way counts an eighth: a thousand at once are not free. The
 * same wrong password again, as from a telephone that was not told of the new
 * one, tells a guesser nothing and counts nothing. A success takes back what
 * this user's own failures from this address had added, and no more, so that
 * nobody can wash away guesses with an account of his own.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_THROTTLE_H
#define AUTH_THROTTLE_H

#include <stdbool.h>
#include <stdint.h>

#include "auth/table.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define THROTTLE_NET 8
#define THROTTLE_USER 3
#define THROTTLE_SLOTS 16384         /* 1.3 MB */
#define THROTTLE_LIMIT 20
#define THROTTLE_LIMIT_MAX 100000
#define THROTTLE_DELAY_MAX 16000     /* ms, however many points */
#define THROTTLE_TEXT_MAX 48

struct throttle {
	const char *path;
	uint64_t slots;              /* when the file is made */
	uint64_t limit;              /* points of an address */
	uint64_t half_life_ms;
	uint64_t delay_ms;           /* after the first failure */
};

/* One attempt. `address` as text, anything else: unknown, and then nobody is
 * refused. `password` empty: a mechanism that does not show it. */
struct throttle_try {
	struct span address, user, password;
	int64_t now;                 /* ms since 1970 */
};

struct throttle_verdict {
	bool refuse;
	bool made;                   /* the file was new or damaged */
	const char *why;             /* "address", "network", "user" */
};

/* Before anybody is asked: 0 and *v, the attempt being under way then unless
 * refused; -1 with err. */
MUST_USE int throttle_begin(const struct throttle *t,
    const struct throttle_try *a, struct throttle_verdict *v, struct err *err);

enum throttle_end {
	THROTTLE_RIGHT,
	THROTTLE_WRONG,
	THROTTLE_UNKNOWN,            /* it could not be told */
};

/* After it: 0 and how long to wait with the reply; -1 with err. */
MUST_USE int throttle_end(const struct throttle *t,
    const struct throttle_try *a, enum throttle_end end, uint64_t *delay_ms,
    struct err *err);

/* What the file holds, for the administrator. */
struct throttle_row {
	char kind;                   /* 'a' 'n' 'u' */
	char name[THROTTLE_TEXT_MAX];    /* long user names are cut, with
					  * "..." */
	uint64_t points;             /* in thousandths */
	uint64_t failures;           /* since it was last forgotten */
	uint64_t refused_ms;         /* how much longer; 0: not */
};

/* 0, or -1 with err; each row with points left. */
MUST_USE int throttle_list(const struct throttle *t, int64_t now,
    void (*tell)(void *self, const struct throttle_row *row), void *self,
    struct err *err);
/* Forget an address with its network, a network ("192.0.2.0/24") or a user:
 * 1, 0 when there is no such thing, -1 with err. */
MUST_USE int throttle_forget(const struct throttle *t, struct span what,
    struct err *err);
MUST_USE int throttle_forget_all(const struct throttle *t, struct err *err);

#endif
