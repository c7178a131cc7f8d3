/* store - the database of Cyrus SASL (sasldb) where it is LMDB, read only. Its
 * records: user NUL realm NUL property, and the property's value.
 *
 * It is opened, looked at and closed, without LMDB's lock file: no reader's
 * slot is taken that could be leaked, nothing is written. LMDB never overwrites
 * a page of the two last states; a look that took so long that a third was
 * begun is repeated.
 * SPDX-License-Identifier: ISC */
#ifndef STORE_H
#define STORE_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define STORE_TRIES_MAX 10           /* while somebody writes all the time */
#define STORE_PROPERTY "userPassword"

struct store;

/* For -V. */
extern const char *const store_features;

/* NULL with err (ERR_TEMP: not there, not LMDB, damaged; no LMDB built in). */
struct store *store_open(const char *path, struct err *err);
void store_close(struct store *s);

/* The property of one user: 1 and its value added to *out, 0 there is none, -1
 * with err. */
MUST_USE int store_find(struct store *s, struct span user, struct span realm,
    struct buf *out, struct err *err);

/* What is called for each record. */
struct store_record {
	struct span user, realm, property, value;
};
struct store_visit {
	void (*begin)(void *self);   /* from the start, maybe again */
	void (*record)(void *self, const struct store_record *r);
	void *self;
};

/* All records, in the database's order: 0, or -1 with err. */
MUST_USE int store_walk(struct store *s, const struct store_visit *v,
    struct err *err);

#endif
