/* httpreply - the answer to one GET (RFC 9112), read as it comes: only what a
 * policy's fetch needs, so no cache, no redirect, one answer a connection.
 *
 *    reply = "HTTP/1." DIGIT SP 3DIGIT [SP text] CRLF *( field CRLF ) CRLF body
 *
 * The body ends with Content-Length, the last chunk, or the connection. Where
 * both lengths are said, or one twice differently, or a coding that we have not
 * asked for, there is no telling what was sent: an error.
 * SPDX-License-Identifier: ISC */
#ifndef SEND_HTTPREPLY_H
#define SEND_HTTPREPLY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

#define HTTPREPLY_LINE_MAX 8192
#define HTTPREPLY_HEAD_MAX 65536     /* and chunk heads, all together */
#define HTTPREPLY_TYPE_MAX 100

enum httpreply_state {
	HTTPREPLY_STATUS,        /* in the first line */
	HTTPREPLY_FIELDS,        /* in the header */
	HTTPREPLY_COUNTED,       /* in the body or a chunk, `left` to come */
	HTTPREPLY_OPEN,          /* in a body that ends with the connection */
	HTTPREPLY_CHUNK,         /* before a chunk's size */
	HTTPREPLY_AFTER,         /* in the line end behind a chunk */
	HTTPREPLY_TRAILER,       /* behind the last chunk */
	HTTPREPLY_DONE,
};

struct httpreply {
	enum httpreply_state state;
	unsigned code;
	bool counted, chunked;
	uint64_t left;
	size_t head;                     /* bytes of lines so far */
	char type[HTTPREPLY_TYPE_MAX];   /* media type, lower case, or "" */
	struct buf line, body;
};

/* The body may have `max` bytes. */
void httpreply_init(struct httpreply *r, size_t max);
void httpreply_done(struct httpreply *r);

/* Eat from `in`: 1 all is here (what follows is not taken), 0 more is to come,
 * -1 it is no answer, or too much of one. */
MUST_USE int httpreply_feed(struct httpreply *r, struct span in,
    size_t *used_out);
/* The connection has ended: 1 or -1. */
MUST_USE int httpreply_end(struct httpreply *r);

#endif
