/* header - the header section of a message, field by field (RFC 5322 2.2).
 * The message is a seekable file with LF line ends; a CR before an LF is
 * accepted and kept. The whole section is held in memory, once.
 * Tolerant: a line that is no field (no colon, or a bad name) is kept as a
 * field with an empty name, and the section goes on to the first empty line; a
 * message that begins with an empty line has no field; one that ends without
 * an empty line has no body. Fields are in the order of the message.
 * SPDX-License-Identifier: ISC */
#ifndef MIME_HEADER_H
#define MIME_HEADER_H

#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define HEADER_MAX (1u << 20)        /* bytes of the section */
#define HEADER_FIELDS_MAX 10000

struct header_field {
	struct span raw;         /* name to last LF, folded lines included */
	struct span name;        /* before the colon, trailing blanks cut */
	struct span body;        /* after the colon, up to the last line end */
};

struct header {
	struct buf bytes;                /* what the spans point into */
	struct header_field *fields;
	size_t n, cap;
	uint64_t body;                   /* offset of the body in the file */
	bool malformed;                  /* some line was no field */
};

void header_init(struct header *h);
void header_done(struct header *h);

/* Read the section of the message in fd, with pread from offset `at`: 0, or -1
 * with err (ERR_LIMIT, ERR_TEMP). fd's own offset stays. */
MUST_USE int header_read(struct header *h, int fd, uint64_t at,
    struct err *err);
/* The same from bytes in memory, which are copied. */
MUST_USE int header_parse(struct header *h, struct span bytes,
    struct err *err);

/* The first field of that name (any case) at or after index `from`: its index,
 * or h->n. */
size_t header_find(const struct header *h, const char *name, size_t from);
/* Body of the next field of that name in the bytes of a section, from the field
 * at *at on, which becomes the one behind it; as struct header_field has it,
 * without cutting the others. False when there is none. */
bool header_seek(struct span bytes, struct span name, size_t *at,
    struct span *body_out);
/* How many fields have that name. */
size_t header_count(const struct header *h, const char *name);
/* Body of the field unfolded (RFC 5322 2.2.3: line ends removed, white space
 * kept) and trimmed, added to `out`. */
void header_unfold(struct buf *out, struct span body);

#endif
