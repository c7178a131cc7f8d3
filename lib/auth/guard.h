/* guard - what stands around each attempt to log in, whatever the backend: the
 * throttle before it, the count and the delay after it, the line for log
 * watchers, and the number of connections.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_GUARD_H
#define AUTH_GUARD_H

#include <stdbool.h>
#include <stdint.h>

#include "auth/throttle.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/option.h"
#include "base/span.h"
#include "conn/cidr.h"

#define GUARD_DELAY_MS 2000

struct guard_options {
	const char *throttle;        /* file, or NULL */
	uint64_t slots, limit, half_life_ms;
	uint64_t delay_ms;           /* after a failure */
	const char *trust;           /* networks that are never throttled */
	bool fail2ban;
	const char *connections;     /* file, or NULL */
	uint64_t per_user, per_address;  /* 0: any number */
};

#define GUARD_OPTIONS_INIT { .slots = THROTTLE_SLOTS, \
	.limit = THROTTLE_LIMIT, .half_life_ms = 10 * 60 * 1000, \
	.delay_ms = GUARD_DELAY_MS }

#define GUARD_ROWS(type, at) \
	{ "throttle", '\0', OPTION_STRING, at(type, guard.throttle), 0, 0, \
	    "FILE", "count failed logins here, and refuse who has too many" }, \
	{ "throttle-limit", '\0', OPTION_NUMBER, at(type, guard.limit), \
	    4, THROTTLE_LIMIT_MAX, "N", \
	    "failures of an address until it is refused (20)" }, \
	{ "throttle-half-life", '\0', OPTION_TIME, \
	    at(type, guard.half_life_ms), 1000, 7 * 86400000u, "TIME", \
	    "after which a failure counts half (10m)" }, \
	{ "throttle-entries", '\0', OPTION_NUMBER, at(type, guard.slots), \
	    8, TABLE_SLOTS_MAX, "N", "of the file when it is made (16384)" }, \
	{ "trust", '\0', OPTION_STRING, at(type, guard.trust), 0, 0, \
	    "NETS", "networks that are neither throttled nor limited" }, \
	{ "failure-delay", '\0', OPTION_TIME, at(type, guard.delay_ms), \
	    0, 60000, "TIME", "before a failure is told (2s)" }, \
	{ "fail2ban", '\0', OPTION_FLAG, at(type, guard.fail2ban), 0, 0, \
	    NULL, "log failures in Dovecot's or Postfix's words as well" }, \
	{ "connections", '\0', OPTION_STRING, at(type, guard.connections), \
	    0, 0, "FILE", "where connections are counted" }, \
	{ "user-connections", '\0', OPTION_NUMBER, \
	    at(type, guard.per_user), 1, 1000, "N", \
	    "sessions of one user from one address" }, \
	{ "address-connections", '\0', OPTION_NUMBER, \
	    at(type, guard.per_address), 1, 1000, "N", \
	    "connections from one address" }

struct guard {
	const struct guard_options *o;
	struct throttle throttle;
	struct cidr_list trusted;
	int seats_fd;                /* or -1 */
	bool has_seat;               /* so the session must keep it open */
	const char *service;
	const char *address;         /* of the client, or "-" */
	bool is_trusted;
	bool may_be_told;            /* the address, by the asker (REMOTE) */
	bool under_way;              /* begun, and not ended */
	bool hurried;                /* by hand: nobody is kept waiting */
};

/* Check the options and what they name: 0, or -1 with err. */
MUST_USE int guard_open(struct guard *g, const struct guard_options *o,
    const char *service, struct err *err);
/* The client's address, when it is known; borrowed. */
void guard_client(struct guard *g, const char *address);

/* One connection more from this address: 1, or 0 there are too many. What
 * cannot be counted is logged, and let through. */
int guard_connect(struct guard *g);
/* One session more of this user from this address: the same. */
int guard_seat(struct guard *g, struct span user);

/* The descriptor that the session must keep, or -1. */
int guard_fd(const struct guard *g);

/* Before an attempt: may it be made? What is refused has been logged, and made
 * to wait. `password` empty where the mechanism does not show it. A throttle
 * that does not work is logged and stops nobody. */
bool guard_begin(struct guard *g, struct span user, struct span password,
    const char *mechanism);
/* After it: counts, and waits after a failure. */
void guard_end(struct guard *g, struct span user, struct span password,
    const char *mechanism, enum throttle_end end);

#endif
