/* tlsfacts - what the TLS wrapper vouches for about this connection, for who
 * must not take anybody else's word: SSL_* of the environment with TLS from the
 * start; after STARTTLS the file that SSLFACTSFD names (tls-wrap(8)),
 * NAME=value, each ended by a NUL, empty until the handshake is done.
 * SPDX-License-Identifier: ISC */
#ifndef CONN_TLSFACTS_H
#define CONN_TLSFACTS_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/span.h"

#define TLSFACTS_MAX 16384           /* bytes of the file */

/* The facts that bind to the channel, and what they are called (RFC 5056). */
#define TLSFACTS_BINDINGS 3
extern const struct tlsfacts_binding {
	const char *fact, *type;
} tlsfacts_bindings[TLSFACTS_BINDINGS];

struct tlsfacts {
	bool from_environment;
	struct buf file;
};

/* Look now. */
void tlsfacts_load(struct tlsfacts *f);
void tlsfacts_done(struct tlsfacts *f);
/* The value of one of SSL_*, with p NULL when there is none; until
 * tlsfacts_done. */
struct span tlsfacts_get(const struct tlsfacts *f, const char *name);
/* The one that a user's name is taken from: "cn", "email" or the name of a
 * variable SSL_CLIENT_...; only of a certificate that has been verified. */
struct span tlsfacts_identity(const struct tlsfacts *f, const char *field);

#endif
