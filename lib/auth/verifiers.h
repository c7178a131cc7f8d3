/* verifiers - what an account's record holds to check a login by: one or
 * several {SCHEME}data, each of them enough. One may be an application's own
 * password: it has a name, for the log, and counts for some services only.
 *
 * Kept in one fixed block of memory that is wiped, never copied by growing.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_VERIFIERS_H
#define AUTH_VERIFIERS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/secret.h"
#include "base/span.h"

#define VERIFIERS_MAX 24             /* of one user */
#define VERIFIER_MAX 1000            /* bytes of one */

struct verifier {
	struct span data;            /* {SCHEME}data */
	struct span services;        /* "imap,pop3"; empty: all */
	struct span name;            /* of an application's password, or
				      * empty */
};

struct verifiers {
	size_t n;
	struct secret lines;         /* services TAB name TAB data LF */
};

void verifiers_init(struct verifiers *v);
void verifiers_wipe(struct verifiers *v);

/* Add one: 0, or -1 with err ERR_DATA: it does not begin with "{", a part holds
 * a control character, it is too long or there are too many. */
MUST_USE int verifiers_add(struct verifiers *v, const struct verifier *one,
    struct err *err);

/* Walk: *rest starts as verifiers_all; true and *out, or false at the end. */
struct span verifiers_all(const struct verifiers *v);
bool verifiers_next(struct span *rest, struct verifier *out);

/* May it be used for `service`, SERVICE of the environment ("imap", "imaps"
 * ...)? A word of the list stands for the service of its name and for the one
 * with an "s" behind, its form with TLS; "smtp" also for "submission" and
 * "submissions"; "sieve" also for "managesieve". Case does not matter. An empty
 * `service` is one that nobody named: then only unrestricted ones count. */
bool verifiers_serve(const struct verifier *v, struct span service);

/* Is the {SCHEME} one that password-check knows? (Whether it was built in is
 * for its -V to say.) */
bool verifiers_known(struct span data);

#endif
