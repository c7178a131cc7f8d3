/* secret - a fixed buffer for a password or key; wiped by secret_wipe, never
 * grown (growing leaves copies behind), never logged, never put in argv.
 * SPDX-License-Identifier: ISC */
#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include <stddef.h>

#include "base/attr.h"
#include "base/span.h"

#define SECRET_MAX 4096

struct secret {
	size_t len;
	char p[SECRET_MAX + 1];   /* always a NUL after len */
};

void secret_init(struct secret *s);
/* Replace by a copy of `bytes`: 0, or -1 when longer than SECRET_MAX. */
MUST_USE int secret_set(struct secret *s, struct span bytes);
struct span secret_span(const struct secret *s);
void secret_wipe(struct secret *s);
/* Wipe any memory; not optimised away. */
void secret_clear(void *p, size_t n);
/* Equal in constant time for equal lengths: 1 or 0. */
int secret_equal(struct span a, struct span b);

#endif
