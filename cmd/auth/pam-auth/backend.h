/* backend - users of the system, for the authentication conversation: NSS knows
 * who they are, PAM whether a password is theirs. Both are asked through
 * pam-check(8), one process for each question.
 * SPDX-License-Identifier: ISC */
#ifndef BACKEND_H
#define BACKEND_H

#include <stdbool.h>
#include <stdint.h>

#include "auth/serve.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

struct backend_options {
	const char *service, *confdir;
	uint64_t timeout_ms;
	bool strip_domain;           /* joe@REALM is the system's joe */
	bool no_account, session;
};

struct backend {
	const struct backend_options *o;
	const struct serve_options *serve;   /* realm, and range of uids */
	struct buf program;          /* path of pam-check */
};

/* Fill *b and *out, the callbacks: 0, or -1 with err ERR_USAGE. */
MUST_USE int backend_open(struct backend *b, const struct backend_options *o,
    const struct serve_options *serve, const char *argv0,
    struct serve_backend *out, struct err *err);
void backend_done(struct backend *b);
/* For -n: is there PAM, and the service? 0, or -1 with err ERR_USAGE. */
MUST_USE int backend_check(const struct backend *b, struct err *err);

#endif
