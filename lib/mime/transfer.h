/* transfer - content transfer encodings undone (RFC 2045 6): stages that push
 * the decoded bytes on. Tolerant: what is no valid quoted-printable stays as
 * it is, what is no base64 is passed over.
 * SPDX-License-Identifier: ISC */
#ifndef MIME_TRANSFER_H
#define MIME_TRANSFER_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/span.h"
#include "io/stage.h"
#include "text/base64.h"

enum transfer_encoding {
	TRANSFER_IDENTITY,       /* 7bit, 8bit, binary, and what is unknown */
	TRANSFER_QP,
	TRANSFER_BASE64,
};

enum transfer_encoding transfer_named(struct span encoding);

#define TRANSFER_BLANKS_MAX 1000     /* at a line's end, held back */

struct transfer {
	struct stage stage;
	enum transfer_encoding encoding;
	struct base64_mime base64;
	int state;               /* quoted-printable: what came before */
	char high;               /* the first hex digit after '=' */
	size_t blanks;           /* held back: they may end the line */
	char held[TRANSFER_BLANKS_MAX];
	struct buf out;
};

/* The pipeline goes on at `next`. Call transfer_done after its end. */
void transfer_init(struct transfer *t, enum transfer_encoding encoding,
    struct stage *next, struct err *err);
void transfer_done(struct transfer *t);

#endif
