/* parts - the MIME structure of a message: a tree of parts with their places
 * and sizes (RFC 2045, RFC 2046), from one pass over a seekable file in
 * constant memory beside the tree.
 * Sizes are told twice: as in the file, and as they are on the wire, where
 * every LF without a CR before it counts as two bytes.
 * Strict: a boundary line is "--", the boundary, maybe "--", then blanks only.
 * Tolerant: a missing last boundary, header or Content-Type. Past a limit the
 * rest of the message belongs to the part that could not be divided.
 * SPDX-License-Identifier: ISC */
#ifndef MIME_PARTS_H
#define MIME_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"
#include "mime/content.h"
#include "mime/header.h"

#define PARTS_DEPTH_MAX 100          /* nested; the message is the first */
#define PARTS_MAX 10000              /* in all */
#define PARTS_BOUNDARY_MAX 1000      /* bytes; RFC 2046 allows 70 */
#define PARTS_FIELDS_MAX 65536       /* bytes of Content- fields of one part */
#define PARTS_FIELDS_TOTAL 4194304   /* and of all parts */

struct parts_extent {
	uint64_t at, n;          /* offset and bytes in the file */
	uint64_t wire;           /* bytes with CRLF line ends */
	uint64_t lines;          /* how many LF */
};

enum part_kind {
	PART_LEAF,
	PART_MULTI,              /* multipart: the children are its parts */
	PART_MESSAGE,            /* message/rfc822: the child is the message */
};

struct part {
	enum part_kind kind;
	struct parts_extent header;      /* with the empty line */
	struct parts_extent body;        /* without the line end that belongs to
	                                  * the boundary after it */
	struct content type;             /* never empty: text/plain by
	                                  * default */
	struct content disposition;      /* type.p NULL: there is none */
	struct span encoding, id, description, md5, language, location;
	                                 /* p NULL: there is no such field */
	struct part *parent, *children, *next;
};

struct parts {
	struct pool pool;
	struct part *root;
	size_t n;
	bool limited;            /* a limit was reached */
	struct buf fields;       /* the parser's, kept for the next message: the
	                          * Content- fields of a part ... */
	struct header header;    /* ... and these, cut */
};

void parts_init(struct parts *p);
void parts_done(struct parts *p);

/* Read the whole file with pread, instead of what was there: 0, or -1 with err
 * (ERR_TEMP). */
MUST_USE int parts_read(struct parts *p, int fd, struct err *err);
/* The same of a message in memory, which is not needed afterwards. */
void parts_parse(struct parts *p, struct span message);

#endif
