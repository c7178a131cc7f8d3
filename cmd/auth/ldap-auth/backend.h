/* backend - users of a directory, for the authentication conversation.
 * SPDX-License-Identifier: ISC */
#ifndef BACKEND_H
#define BACKEND_H

#include "auth/ldapquery.h"
#include "auth/serve.h"
#include "config.h"

struct backend {
	const struct config *config;
	struct ldapquery_where where;
	struct ldapquery query;
};

/* Fill *b and *out, the callbacks. Nothing is connected yet. */
void backend_open(struct backend *b, const struct config *c,
    const char *argv0, const struct ldapquery_times *times,
    struct serve_backend *out);
void backend_done(struct backend *b);
/* For -n -e: ask each server, and tell on standard error what came of it; -1
 * with err when none can be used. */
MUST_USE int backend_try(struct backend *b, struct err *err);
/* For -n: can every template be expanded? 0, or -1 with err ERR_USAGE. */
MUST_USE int backend_check(const struct backend *b, struct err *err);

#endif
