/* charset - a stage that turns text of any charset iconv knows into UTF-8, in
 * constant memory, however the input is cut. What is not valid becomes U+FFFD.
 * US-ASCII and UTF-8 pass through as they are.
 * SPDX-License-Identifier: ISC */
#ifndef MIME_CHARSET_H
#define MIME_CHARSET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/span.h"
#include "io/stage.h"

#define CHARSET_NAME_MAX 40
#define CHARSET_HELD_MAX 16          /* bytes of an unfinished character */

struct charset {
	struct stage stage;
	void *converter;         /* iconv_t; NULL: pass through */
	char held[CHARSET_HELD_MAX];
	size_t n_held;
};

/* 0, or -1 when the charset is not known: the stage then passes the bytes as
 * they are. Call charset_done after its end. */
int charset_init(struct charset *c, struct span name, struct stage *next,
    struct err *err);
void charset_done(struct charset *c);
/* Can it be converted? */
bool charset_is_known(struct span name);

#endif
