/* backend - users of whom a checkpassword program knows
 * (cr.yp.to/checkpwd.html), for the authentication conversation. It tells who
 * somebody is only with the right password; a second program, by Dovecot's
 * convention, may tell without.
 * SPDX-License-Identifier: ISC */
#ifndef BACKEND_H
#define BACKEND_H

#include <stdbool.h>
#include <stdint.h>

#include "auth/serve.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"

struct backend_options {
	const char *program, *lookup;        /* lookup may be NULL */
	uint64_t timeout_ms;
	bool take_user;              /* the program says what the user is
				      * called */
};

struct backend {
	const struct backend_options *o;
	char *program, *lookup;      /* absolute */
	struct buf reply;            /* path of checkpassword-reply */
	const char *service;
};

/* Fill *b and *out, the callbacks: 0, or -1 with err ERR_USAGE. */
MUST_USE int backend_open(struct backend *b, const struct backend_options *o,
    const char *argv0, struct serve_backend *out, struct err *err);
void backend_done(struct backend *b);

#endif
