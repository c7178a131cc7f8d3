/* username - the names that users log in with and get mail under, checked
 * before any backend sees them. A plain value.
 *
 *     joe          -> joe@REALM, when there is a realm
 *     joe@EXAMPLE  -> joe@example
 *     joe@alias    -> joe@example, when that is what the alias stands for
 *     joe+x@a.org  -> joe@a.org with extension x, when asked for that
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_USERNAME_H
#define AUTH_USERNAME_H

#include <stdbool.h>

#include "auth/domains.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define USERNAME_MAX 320             /* 64 "@" 255 (RFC 5321 4.5.3.1) */
#define USERNAME_CHARS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" \
	"0123456789._-@"

struct username_rules {
	struct span chars;           /* those that a name may have */
	struct span realm;           /* for a name without "@"; or empty */
	bool fold;                   /* lower case before the "@" as well */
	const struct domains *domains;   /* aliases of domains, or NULL */
};

struct username {
	char text[USERNAME_MAX + 1];
	size_t n;
	size_t local_n;              /* bytes before the last "@" */
};

/* Check and complete `name`: 0, or -1 with err ERR_DATA. At most one "@", with
 * something on both sides. */
MUST_USE int username_make(struct username *u, struct span name,
    const struct username_rules *rules, struct err *err);
/* Split local+extension@domain at the first of the `delimiters`: true, and the
 * name without it in *base, a span into `address` in *extension; false when
 * there is no delimiter with something before it. */
bool username_split(struct span address, struct span delimiters,
    struct buf *base, struct span *extension);

struct span username_span(const struct username *u);
struct span username_local(const struct username *u);
/* Empty when there is no "@". */
struct span username_domain(const struct username *u);

/* Expand %u (the name), %n (before the "@"), %d (after it), %% in a path: 0, or
 * -1 with err. A part that a path would give a meaning ("/", a leading ".") is
 * refused, and so is an empty one. */
MUST_USE int username_path(const struct username *u, const char *template,
    struct buf *out, struct err *err);

#endif
