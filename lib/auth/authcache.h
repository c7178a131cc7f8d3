/* authcache - what a backend has said of its users, remembered for a while by
 * all processes in one file (table.h), so that a directory is not asked anew at
 * each login and each RCPT: the account, a verifier that was made from a
 * password that had been right, for which services it was, and who is not
 * known.
 *
 * It can only say yes. A password that does not match what is kept is always
 * asked of the backend, and when it is right there it takes the other's place:
 * so a new password counts at once. The old one counts until the entry is too
 * old, is flushed, or what the backend reads has changed (`stamp`).
 *
 * No password is kept, but {SCRAM-SHA-256} of 4096 rounds under a salt of its
 * own: who reads the file can try a few thousand guesses a second and core.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_AUTHCACHE_H
#define AUTH_AUTHCACHE_H

#include <stdbool.h>
#include <stdint.h>

#include "auth/serve.h"
#include "auth/table.h"
#include "auth/username.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/option.h"
#include "base/span.h"

#define AUTHCACHE_SLOT 1024              /* bytes that an entry takes */
#define AUTHCACHE_SERVICES_MAX 8
#define AUTHCACHE_SCHEME "SCRAM-SHA-256"
#define AUTHCACHE_ROUNDS 4096            /* RFC 7677 4 */

struct authcache {
	const char *path;
	uint64_t size;               /* of the file when it is made */
	uint64_t ttl_ms, unknown_ms;
};

#define AUTHCACHE_INIT { NULL, 4u << 20, 5 * 60000, 60000 }

#define AUTHCACHE_ROWS(type, at) \
	{ "cache", '\0', OPTION_STRING, at(type, cache.path), 0, 0, "FILE", \
	    "remember answers here" }, \
	{ "cache-ttl", '\0', OPTION_TIME, at(type, cache.ttl_ms), 1000, \
	    7 * 86400000u, "TIME", "for how long (5m)" }, \
	{ "cache-negative-ttl", '\0', OPTION_TIME, \
	    at(type, cache.unknown_ms), 0, 86400000u, "TIME", \
	    "and that there is no such user (1m)" }, \
	{ "cache-size", '\0', OPTION_SIZE, at(type, cache.size), \
	    8 * AUTHCACHE_SLOT, 1u << 30, "SIZE", \
	    "of the file when it is made (4M)" }

/* Whose, for what, and when. */
struct authcache_ask {
	struct span user;            /* canonical */
	struct span service;
	uint64_t stamp;              /* of what the backend reads; 0: none */
	int64_t now;                 /* ms since 1970 */
};

enum authcache_answer {
	AUTHCACHE_NOTHING,
	AUTHCACHE_UNKNOWN,           /* there is no such user */
	AUTHCACHE_ACCOUNT,           /* *u is filled */
	AUTHCACHE_LOGIN,             /* and has a verifier for this service */
};

/* A cache that cannot be used is one that knows nothing; err says so. */
enum authcache_answer authcache_get(const struct authcache *c,
    const struct authcache_ask *a, struct serve_user *u, struct err *err);

/* The verifier of an entry, whatever its age and service: 0 and *out, which may
 * be empty; -1 with err. */
MUST_USE int authcache_verifier(const struct authcache *c, struct span user,
    struct secret *out, struct err *err);

/* Remember an account, with the verifier that a password has now matched, or
 * without one (empty); u NULL: there is no such user. What is too long is not
 * remembered. 0, or -1 with err. */
MUST_USE int authcache_put(const struct authcache *c,
    const struct authcache_ask *a, const struct serve_user *u,
    struct span verifier, struct err *err);

/* Forget a user: 1, 0 it was not there, -1 with err. */
MUST_USE int authcache_flush(const struct authcache *c, struct span user,
    struct err *err);
MUST_USE int authcache_flush_all(const struct authcache *c, struct err *err);

struct authcache_row {
	struct span user;
	bool unknown, login;
	uint64_t age_ms, hits;
};

/* Each entry; *slots_out is how many there could be. 0, or -1 with err. */
MUST_USE int authcache_list(const struct authcache *c, int64_t now,
    void (*tell)(void *self, const struct authcache_row *row), void *self,
    size_t *slots_out, struct err *err);

#endif
