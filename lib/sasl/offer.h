/* offer - which SASL mechanisms there are, what each needs, and so which of
 * them all users of a server can use: the one table of mechanisms by name. A
 * plain value; light: the mechanisms themselves are in sasl.h, and need
 * OpenSSL.
 *
 *     {CRYPT}...            PLAIN LOGIN
 *     {SCRAM-SHA-256}...    SCRAM-SHA-256-PLUS SCRAM-SHA-256 PLAIN LOGIN
 *     {PLAIN}...            all that need a password
 *
 * A mechanism is offered when each user who can log in has a verifier for it,
 * so that nobody is offered what cannot work for him.
 * SPDX-License-Identifier: ISC */
#ifndef SASL_OFFER_H
#define SASL_OFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"

#define OFFER_NAME_MAX 20            /* RFC 4422 3.1 */

enum offer_flags {
	OFFER_CLEAR = 1,             /* shows a password or token to who
	                              * listens */
	OFFER_PLUS = 2,              /* binds to a TLS channel: needs one */
	OFFER_PASSWORD = 4,          /* the password comes to the server: any
	                              * verifier will do, or asking somebody */
	OFFER_CHALLENGE = 8,         /* needs a verifier of its own kind */
	OFFER_PROVEN = 16,           /* needs no verifier: a certificate, a
	                              * token or nothing proves the user */
	OFFER_EXACT = 32,            /* off unless it is asked for */
	OFFER_CERTIFICATE = 128,     /* by a TLS certificate, */
	OFFER_TOKEN = 256,           /* by a token, */
	OFFER_NOBODY = 512,          /* by nothing at all */
	OFFER_COMMAND = 64,          /* a command of its own (APOP), never in a
	                              * list of SASL mechanisms */
};

struct offer_mechanism {
	const char *name;
	unsigned flags;
};

/* The i-th mechanism, best first, or NULL. */
const struct offer_mechanism *offer_at(size_t i);
/* By its name, in any case, or NULL; and which it is, a number below 32. */
const struct offer_mechanism *offer_find(struct span name);
unsigned offer_index(const struct offer_mechanism *m);

/* A set of mechanisms, and whether it has been narrowed by any user yet. */
struct offer {
	uint32_t all;                /* bit offer_index: all users so far can */
	uint32_t user;               /* the user at hand can */
	bool some;
};

/* What a verifier can be used for: {SCHEME} or {SCHEME}data; 0 when it names no
 * scheme. */
uint32_t offer_of(struct span verifier);

void offer_init(struct offer *o);
/* Each verifier of one user, and after the last offer_next; a user without any
 * cannot log in and is passed over. */
void offer_verifier(struct offer *o, struct span verifier);
void offer_next(struct offer *o);
/* The same for a user, or many, whose set is known. */
void offer_set(struct offer *o, uint32_t set);
/* What all can use: PLAIN and LOGIN alone when there was no user. */
uint32_t offer_end(const struct offer *o);

#endif
