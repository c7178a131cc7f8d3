/* given - what is known of a connection before AUTH: the TLS channel's
 * bindings, the certificate's name, the challenge that the left is to use. What
 * the TLS wrapper vouches for to the authenticator itself goes before what its
 * child says, and the name of a certificate is never taken from the child.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_GIVEN_H
#define AUTH_GIVEN_H

#include <stdbool.h>

#include "base/span.h"

#define GIVEN_BINDINGS_MAX 4
#define GIVEN_TYPE_MAX 32
#define GIVEN_DATA_MAX 400           /* base64 */
#define GIVEN_CHALLENGE_MAX 800      /* base64 */
#define GIVEN_IDENTITY_MAX 320

struct given_binding {
	char type[GIVEN_TYPE_MAX + 1], data[GIVEN_DATA_MAX + 1];
};

struct given {
	bool own;                    /* bindings are the wrapper's word */
	unsigned n;
	struct given_binding bindings[GIVEN_BINDINGS_MAX];
	char challenge[GIVEN_CHALLENGE_MAX + 1];     /* of the next AUTH, or
						      * "" */
	char identity[GIVEN_IDENTITY_MAX + 1];       /* or "" */
};

void given_init(struct given *g);
/* Take what the wrapper says now; `field` as of tlsfacts_identity, or NULL. */
void given_look(struct given *g, const char *field);
/* BIND's and CHALLENGE's arguments: false when they are not of the form. */
bool given_bind(struct given *g, struct span args);
bool given_challenge(struct given *g, struct span args);

#endif
