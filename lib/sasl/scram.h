/* scram - SCRAM-SHA-1, SCRAM-SHA-256 and their -PLUS forms (RFC 5802, RFC
 * 7677), the server's side.
 *
 *     C: n,,n=user,r=C            gs2-header and client-first-message-bare
 *     S: r=CS,s=salt,i=4096       server-first-message
 *     C: c=biws,r=CS,p=proof      client-final-message
 *     S: v=signature              server-final-message, and an empty response
 *
 *     {SCRAM-SHA-256}iterations,salt,StoredKey,ServerKey   as Dovecot has it
 *     {PLAIN}password             a salt is made up, the same each time
 *
 * For a user who does not exist everything is made up in the same way, from the
 * seed, and stays the same from one attempt to the next.
 * SPDX-License-Identifier: ISC */
#ifndef SASL_SCRAM_H
#define SASL_SCRAM_H

#include <stdbool.h>
#include <stdint.h>

#include "sasl/sasl.h"
#include "sasl/saslmac.h"

#define SCRAM_NONCE_MAX 256          /* of the client */
#define SCRAM_SALT_MAX 64
#define SCRAM_BARE_MAX 1024          /* client-first-message-bare */
#define SCRAM_FIRST_MAX 700          /* server-first-message */
#define SCRAM_HEADER_MAX 400         /* gs2-header: a type or an authzid */
#define SCRAM_ITERATIONS_MIN 4096    /* RFC 7677 4 */

/* What a password leaves with the server. */
struct scram_keys {
	struct saslmac stored, server;
};

#define SCRAM_KEYS_MAX 24            /* stored ones of one user */

struct scram {
	int step;
	size_t header_n, bare_n, nonce_n, first_n;
	char header[SCRAM_HEADER_MAX];
	char bare[SCRAM_BARE_MAX];
	char nonce[SCRAM_NONCE_MAX + 64];    /* both halves */
	char first[SCRAM_FIRST_MAX];
	struct span binding;         /* the channel's data, when it binds */
	bool chosen, exact;          /* there is a verifier; a stored one */
	bool plain;                  /* it was a password: derive the keys */
	uint32_t iterations;
	size_t salt_n;
	char salt[SCRAM_SALT_MAX];
	struct saslmac stored, server;
	size_t others_n;             /* further passwords, of the same salt */
	struct scram_keys others[SCRAM_KEYS_MAX];
	struct secret password;
};

#define SCRAM_SIZE sizeof(struct scram)

enum sasl_step scram_respond(struct sasl *s, struct span response,
    struct buf *out);
enum sasl_step scram_decide(struct sasl *s, struct buf *out);

#endif
