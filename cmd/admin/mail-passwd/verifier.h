/* verifier - the verifiers of one new password, in all schemes that are wanted.
 * SPDX-License-Identifier: ISC */
#ifndef VERIFIER_H
#define VERIFIER_H

#include "auth/username.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "settings.h"

struct verifier_set {
	struct buf lines;                /* a {SCHEME}data a line */
	struct buf words;                /* "verifier=..." of all but the
	                                  * first */
};

void verifier_init(struct verifier_set *v);
void verifier_done(struct verifier_set *v);

/* By --scheme, or a strong one and SCRAM-SHA-256. `line` is the user's as it
 * is, or empty: a SCRAM exchange tells the client one salt before it knows
 * which password the client has, so all SCRAM verifiers of one scheme in a line
 * have the same. 0, or -1 with err. */
MUST_USE int verifier_make(struct verifier_set *v, const struct settings *o,
    const struct username *user, struct span line, struct span password,
    struct err *err);
/* Of a password for one application: 100 random bits need no slow hash; and
 * what the mechanisms that the user's own password works with need, so that
 * these work with it too. */
MUST_USE int verifier_make_app(struct verifier_set *v,
    const struct settings *o, const struct username *user, struct span line,
    struct span password, struct err *err);

/* For the password field, and for the extra fields. */
struct span verifier_first(const struct verifier_set *v);
struct span verifier_words(const struct verifier_set *v);
/* "app_password=NAME:SERVICES:{SCHEME}data ..." */
void verifier_app_words(const struct verifier_set *v, const char *name,
    const char *services, struct buf *out);

#endif
