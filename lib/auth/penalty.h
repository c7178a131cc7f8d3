/* penalty - the points that a throttle's file holds: of an address, its
 * network, a user, and the pair of user and address, and how they fade. Points
 * are in millionths and decay when they are looked at; the clock is the wall's,
 * since the file outlives a boot, and one that steps back finds entries of the
 * future, which do not decay meanwhile.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_PENALTY_H
#define AUTH_PENALTY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "auth/table.h"
#include "auth/throttle.h"
#include "base/span.h"
#include "conn/cidr.h"

#define PENALTY_NAME_MAX 512

struct penalty {
	int64_t when;                /* the points are those of then */
	uint64_t points;
	uint32_t failures;
	uint16_t password;           /* of the last wrong password, or 0 */
	char kind;
	char unused;
	char name[THROTTLE_TEXT_MAX];
};

enum penalty_of {
	PENALTY_ADDRESS, PENALTY_NETWORK, PENALTY_USER, PENALTY_PAIR, PENALTIES
};

struct penalty_part {
	bool is;                     /* there is such a thing to count for */
	uint64_t key;
	struct penalty e;
};

extern const char penalty_kinds[PENALTIES];

struct penalty_address {
	bool is;
	struct cidr_ip ip;           /* of IPv4 in IPv6 form: the IPv4 */
};

void penalty_decay(struct penalty *e, int64_t now, uint64_t half_life);
/* An address with or without its zone; anything else is none. */
void penalty_address(struct span text, struct penalty_address *a);
/* The name by which a user is counted: `s` in lower case, at most `max` bytes,
 * in `out`. */
struct span penalty_name(struct span s, char *out, size_t max);

/* What is kept for those of an attempt, as of now. */
void penalty_fetch(const struct throttle *t, const struct table *table,
    const struct throttle_try *a, struct penalty_part part[PENALTIES]);
/* Put it back; what has no points left is forgotten. */
void penalty_store(const struct throttle *t, struct table *table,
    const struct throttle_try *a, const struct penalty_part part[PENALTIES]);

#endif
