/* content - the value of a Content-Type or Content-Disposition field (RFC 2045
 * 5.1, RFC 2183) and other structured fields of a MIME part.
 *
 *     text/plain; charset="utf-8"; name*0*=utf-8''a   -> "text" "plain" + 2
 *
 * Tolerant: comments go, blanks may stand anywhere, an unquoted value may hold
 * what belongs in quotes and runs to the next ';'. Parameters are kept as they
 * are written, RFC 2231 pieces included, in order.
 * SPDX-License-Identifier: ISC */
#ifndef MIME_CONTENT_H
#define MIME_CONTENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"
#include "base/span.h"

#define CONTENT_PARAMS_MAX 100       /* further ones are passed over */

struct content_param {
	struct span name, value;
};

struct content {
	struct span type;        /* p NULL: there is none, or it is no token */
	struct span subtype;     /* empty for a disposition */
	struct content_param *params;
	size_t n_params;
};

/* Read a field body, folded or not; the result is in `pool`. */
void content_parse(struct content *c, struct pool *pool, struct span body);
/* The first parameter of that name, p NULL when there is none. */
struct span content_param(const struct content *c, const char *name);
/* A body without its comments, folding and blanks at the ends: the encoding,
 * the id; in `pool`. */
struct span content_plain(struct pool *pool, struct span body);

#endif
