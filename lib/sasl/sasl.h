/* sasl - the server's side of SASL mechanisms (RFC 4422), without transport and
 * without users: responses in, challenges out; in the middle, or at the end, it
 * asks for the verifiers of the user who was named.
 *
 *     sasl_begin, then sasl_feed until it gives another step than
 *     SASL_CHALLENGE: at SASL_USER, sasl_verifier for each and sasl_decide,
 *     which may be a challenge again.
 *
 * A mechanism is a row of a table: what a response does, what one verifier does,
 * and what follows from all of them.
 * Strict: NUL is a separator where the RFC says so and nowhere else
 * (CVE-2019-11500); messages of the wrong form or order are SASL_MALFORMED.
 * SPDX-License-Identifier: ISC */
#ifndef SASL_SASL_H
#define SASL_SASL_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/secret.h"
#include "base/span.h"

#define SASL_USER_MAX 320            /* local part, "@", domain (RFC 5321) */
#define SASL_PASSWORD_MAX 1024
#define SASL_CHALLENGE_MAX 4096

enum sasl_step {
	SASL_CHALLENGE,      /* send *out (not yet in base64), feed the answer */
	SASL_USER,           /* sasl_verifier ... and sasl_decide */
	SASL_YES,
	SASL_NO,
	SASL_LATER,          /* it cannot be told: a verifier is damaged */
	SASL_MALFORMED,      /* not a response of this mechanism */
};

/* What is known beside the client's word; all borrowed. */
struct sasl_facts {
	struct span challenge;       /* to be used instead of a fresh one */
};

struct sasl;

struct sasl_mechanism {
	const char *name;
	enum sasl_step (*respond)(struct sasl *s, struct span response,
	    struct buf *out);
	void (*verifier)(struct sasl *s, struct span verifier);
	enum sasl_step (*decide)(struct sasl *s, struct buf *out);
};

struct sasl {
	const struct sasl_mechanism *mechanism;
	const struct sasl_facts *facts;
	int round;                   /* responses taken */
	bool asked;                  /* SASL_USER has been given */
	char user[SASL_USER_MAX];
	size_t user_n;
	char authzid[SASL_USER_MAX]; /* as whom; empty: the user */
	size_t authzid_n;
	struct secret password;      /* of PLAIN and LOGIN, when SASL_USER */

	bool is_example;             /* the verifiers are nobody's */
	unsigned tried, matched, failed;     /* verifiers */
	struct err err;              /* of one that failed */
};

/* By its name (in any case), or NULL. */
const struct sasl_mechanism *sasl_find(struct span name);

void sasl_begin(struct sasl *s, const struct sasl_mechanism *m,
    const struct sasl_facts *facts);
/* Wipes. */
void sasl_done(struct sasl *s);

/* Feed the client's first or next response; `response.p` NULL is none at all,
 * where a mechanism begins with the server's challenge. */
enum sasl_step sasl_feed(struct sasl *s, struct span response,
    struct buf *out);
/* After SASL_USER: one {SCHEME}data of this user; or of nobody, on which as much
 * work is to be spent, and the end is not SASL_YES. */
void sasl_verifier(struct sasl *s, struct span verifier, bool is_example);
enum sasl_step sasl_decide(struct sasl *s, struct buf *out);

struct span sasl_user(const struct sasl *s);
struct span sasl_authzid(const struct sasl *s);

#endif
