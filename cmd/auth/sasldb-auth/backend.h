/* backend - users of a Cyrus SASL database, for the authentication
 * conversation. Each question opens it anew, in a process of its own:
 * sasldb-list(8).
 * SPDX-License-Identifier: ISC */
#ifndef BACKEND_H
#define BACKEND_H

#include <stdint.h>

#include "auth/serve.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"

struct backend_options {
	const char *database;
	uint64_t timeout_ms;
};

struct backend {
	const struct backend_options *o;
	struct buf program;          /* path of sasldb-list */
	char *database;              /* absolute */
};

/* Fill *b and *out, the callbacks: 0, or -1 with err ERR_USAGE. */
MUST_USE int backend_open(struct backend *b, const struct backend_options *o,
    const char *argv0, struct serve_backend *out, struct err *err);
void backend_done(struct backend *b);
/* For -n: can it be opened? 0, or -1 with err ERR_USAGE. */
MUST_USE int backend_check(const struct backend *b, struct err *err);

#endif
