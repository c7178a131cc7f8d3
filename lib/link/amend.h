/* amend - a message with fields added on top and others, by the beginning of
 * their name, taken away. The body is never touched. One pass in constant
 * memory; the section may be of any size.
 * SPDX-License-Identifier: ISC */
#ifndef LINK_AMEND_H
#define LINK_AMEND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "io/stage.h"

#define AMEND_PREFIX_MAX 32          /* bytes of one beginning */

/* A stage that drops the fields whose name begins so (any case). A field is a
 * line and the lines after it that begin with a blank; the section ends with
 * the first empty line. A beginning that ends with a colon is a whole name, and
 * then blanks may stand before the colon. */
struct amend_strip {
	struct stage stage;
	const char *const *prefixes;     /* NULL-terminated */
	enum {
		AMEND_NAME,              /* the start of a line, in `held` */
		AMEND_KEEP,              /* in a line that is kept */
		AMEND_DROP,              /* in a line that is dropped */
		AMEND_BODY,
	} state;
	bool dropping;                   /* the current field is dropped */
	uint64_t dropped;                /* bytes so far */
	size_t n;
	char held[AMEND_PREFIX_MAX];
};

void amend_strip_init(struct amend_strip *s, const char *const *prefixes,
    struct stage *next);

/* The message in `fd` (read with pread, all of it) without those fields: `fd`
 * itself when it has none, else a new file at offset 0. -1 with err. */
MUST_USE int amend_without(int fd, const char *const *prefixes,
    uint64_t *size_out, struct err *err);

/* A new file at offset 0: `fields` (lines ending in LF), then the message in
 * `fd`. Where the message's first line ends in CRLF so do the fields. -1 with
 * err. */
MUST_USE int amend_with(int fd, struct span fields, struct err *err);

/* A new file at offset 0: `head`, and then the message in `fd` from byte `from`
 * on. -1 with err. */
MUST_USE int amend_head(int fd, struct span head, uint64_t from,
    struct err *err);

#endif
