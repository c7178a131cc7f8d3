/* sasl - the server's side of SASL mechanisms (RFC 4422), without transport and
 * without users: responses in, challenges out; in the middle, or at the end, it
 * asks for the verifiers of the user who was named.
 *
 *     sasl_begin, then sasl_feed until it gives another step than
 *     SASL_CHALLENGE: at SASL_USER, sasl_verifier for each and sasl_decide,
 *     which may be a challenge again; at SASL_TOKEN, sasl_token.
 *
 * A mechanism is a row of a table: what a response does, what one verifier
 * does, and what follows from all of them.
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
#define SASL_TOKEN_MAX 8192          /* of OAuth */
#define SASL_CHALLENGE_MAX 8192
#define SASL_BINDINGS_MAX 4

enum sasl_step {
	SASL_CHALLENGE,      /* send *out (not yet in base64), feed the
	                      * answer */
	SASL_USER,           /* sasl_verifier ... and sasl_decide */
	SASL_TOKEN,          /* *out is a token: sasl_token says whose */
	SASL_PROVEN,         /* it is this user: no verifier is needed */
	SASL_YES,
	SASL_NO,
	SASL_LATER,          /* it cannot be told: a verifier is damaged */
	SASL_MALFORMED,      /* not a response of this mechanism */
};

struct sasl_binding {
	struct span type, data;      /* "tls-exporter" (RFC 5056) */
};

struct jwt_rules;

/* What is known beside the client's word; all borrowed. */
struct sasl_facts {
	struct span challenge;       /* to be used instead of a fresh one */
	struct span seed;            /* a secret, for made-up salts */
	struct span realm;           /* of DIGEST-MD5, and in challenges */
	struct span identity;        /* a certificate's, for EXTERNAL */
	struct span scope;           /* of OAuth: what a client should ask
	                              * for */
	const struct jwt_rules *tokens;      /* how tokens are judged here, or
	                              * NULL: SASL_TOKEN */
	size_t n_bindings;
	struct sasl_binding bindings[SASL_BINDINGS_MAX];
};

struct sasl;

struct sasl_mechanism {
	const char *name;
	const char *hash;            /* OpenSSL's name, or NULL */
	bool plus;                   /* binds to the channel */
	size_t size;                 /* of its own state */
	enum sasl_step (*respond)(struct sasl *s, struct span response,
	    struct buf *out);
	void (*verifier)(struct sasl *s, struct span verifier);
	enum sasl_step (*decide)(struct sasl *s, struct buf *out);
	enum sasl_step (*token)(struct sasl *s, enum sasl_step verdict,
	    struct span user, struct buf *out);
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
	unsigned matched, failed;    /* verifiers */
	struct err err;              /* of one that failed, or a reason */
	void *state;                 /* the mechanism's own */
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
/* After SASL_USER: one {SCHEME}data of this user; or of nobody, on which as
 * much work is to be spent, and the end is not SASL_YES. */
void sasl_verifier(struct sasl *s, struct span verifier, bool is_example);
enum sasl_step sasl_decide(struct sasl *s, struct buf *out);
/* After SASL_TOKEN: SASL_YES and whose it is, SASL_NO or SASL_LATER. */
enum sasl_step sasl_token(struct sasl *s, enum sasl_step verdict,
    struct span user, struct buf *out);

struct span sasl_user(const struct sasl *s);
struct span sasl_authzid(const struct sasl *s);

/* For the mechanisms: take a name, as it is or prepared (RFC 4013); false when
 * there is no room for it, or a user name is empty. */
bool sasl_take_user(struct sasl *s, struct span user);
bool sasl_take_authzid(struct sasl *s, struct span authzid);
/* What follows {SCHEME}, when it is this one; otherwise p NULL. {PLAIN} has
 * other names. */
struct span sasl_data_of(struct span verifier, const char *scheme);

#endif
