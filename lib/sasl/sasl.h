/* sasl - the server's side of SASL mechanisms (RFC 4422), without transport and
 * without users: responses in, challenges out, and in the end what the client
 * claims and how it proves it. A mechanism is one row of a table and one step
 * function; one that needs the user's verifier in the middle (SCRAM) gets an
 * enum sasl_step of its own for that.
 * Strict: NUL is a separator where the RFC says so and nowhere else
 * (CVE-2019-11500).
 * SPDX-License-Identifier: ISC */
#ifndef SASL_SASL_H
#define SASL_SASL_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/secret.h"
#include "base/span.h"

#define SASL_USER_MAX 320            /* local part, "@", domain (RFC 5321) */
#define SASL_PASSWORD_MAX 1024
#define SASL_CHALLENGE_MAX 1024

enum sasl_step {
	SASL_CHALLENGE,      /* send *challenge (not yet in base64), feed the answer */
	SASL_PASSWORD,       /* user and password are complete: look */
	SASL_MALFORMED,      /* not a response of this mechanism */
};

struct sasl;

struct sasl_mechanism {
	const char *name;
	enum sasl_step (*step)(struct sasl *s, struct span response,
	    struct buf *challenge);
};

struct sasl {
	const struct sasl_mechanism *mechanism;
	int round;                   /* steps done */
	char user[SASL_USER_MAX];
	size_t user_n;
	struct secret password;
};

/* The i-th mechanism, best first, or NULL. */
const struct sasl_mechanism *sasl_mechanism(size_t i);
/* By its name (in any case), or NULL. */
const struct sasl_mechanism *sasl_find(struct span name);

void sasl_begin(struct sasl *s, const struct sasl_mechanism *m);
/* Wipes the password. */
void sasl_done(struct sasl *s);
/* Feed the client's first or next response; `response.p` NULL is none at all,
 * where a mechanism begins with the server's challenge. */
enum sasl_step sasl_feed(struct sasl *s, struct span response,
    struct buf *challenge);

struct span sasl_user(const struct sasl *s);

#endif
