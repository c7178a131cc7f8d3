/* userfile - the file of users (users.h, a line each) and, when there is one,
 * the database made from it (usersdb.h), which then answers instead. Empty
 * lines and lines that begin with "#" are comments.
 *
 * Looking for a user in the text is one pass in constant memory; nothing is
 * kept, so an edited file counts from the next question on. A damaged line
 * matters to its own user only.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_USERFILE_H
#define AUTH_USERFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "auth/serve.h"
#include "auth/userscan.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/secret.h"
#include "base/span.h"
#include "sasl/offer.h"

#define USERFILE_OFFER_MAX (4u << 20)    /* bytes of text read for an offer */

struct userfile {
	const char *path;
	const char *default_scheme;  /* for a password without {SCHEME} */
};

/* 1 and *u filled; 0; -1 with err: the file cannot be read, the database is
 * stale, or the line of this user is damaged. `user` has its domain in lower
 * case; a user whose case differs is found when no line has the exact name.
 * `example` (or NULL) gets the verifiers of the first who has any, an LF
 * between two, as an example of what a check costs. */
MUST_USE int userfile_find(const struct userfile *f, struct span user,
    struct secret *example, struct serve_user *u, struct err *err);

/* Offer what each user of the realm (empty: each user) has to *o: 0, or -1 with
 * err; ERR_LIMIT when the text is too long to be read for every connection, and
 * there is no database. */
MUST_USE int userfile_offer(const struct userfile *f, struct span realm,
    struct offer *o, struct err *err);

/* The mechanisms that work with every password of one user, whatever the
 * service it is for, so that nobody's telephone picks one that its password
 * lacks. 0 when the user has no password. */
uint32_t userfile_mechanisms(const struct serve_user *u);

/* Look at every line and tell of each that is damaged or names a user again:
 * the number of complaints,
 * -1 with err when the file cannot be read. */
MUST_USE long userfile_check(const struct userfile *f,
    void (*complain)(void *self, size_t line, const char *text), void *self,
    struct err *err);

/* How well does the line's name match: 2 exactly, 1 but for case, 0. */
int userfile_match(struct span line, struct span user);
/* The verifiers of a line, as an example: true when it has any. */
bool userfile_example(const struct serve_user *u, struct secret *example);

#endif
