/* backend - users of a file, for the authentication conversation.
 * SPDX-License-Identifier: ISC */
#ifndef BACKEND_H
#define BACKEND_H

#include "auth/serve.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/secret.h"

struct backend_options {
	const char *users, *deny, *master, *scheme;
};

struct backend {
	const struct backend_options *o;
	char *users, *deny, *master; /* absolute, or NULL */
	struct secret dummy;         /* verifiers to spend time on */
};

/* Fill *b and *out, the callbacks: 0, or -1 with err ERR_USAGE. */
MUST_USE int backend_open(struct backend *b, const struct backend_options *o,
    struct serve_backend *out, struct err *err);
/* For -n: every line of every file, and whether their databases are fresh; each
 * complaint on standard error; -1 with err when there is one. */
MUST_USE int backend_check(struct backend *b, struct err *err);

#endif
