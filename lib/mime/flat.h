/* flat - the text of a message as people read it, without its structure: what a
 * search looks in. As UTF-8, in pieces, each text apart from the next: every
 * field of the header as "Name: text" with its encoded words decoded; every
 * part that is text, or message/... that is not a message inside, whatever its
 * disposition; the fields and parts of messages inside.
 * SPDX-License-Identifier: ISC */
#ifndef MIME_FLAT_H
#define MIME_FLAT_H

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "mime/header.h"
#include "mime/parts.h"
#include "mime/words.h"

struct flat {
	struct words *words;
	int fd;                  /* the message, or: */
	struct span bytes;       /* all of it; p NULL: read fd */
	/* A piece of the text; true when no more is wanted. */
	bool (*put)(void *arg, struct span text);
	/* Here one text ends. */
	void (*border)(void *arg);
	void *arg;
};

/* The fields of a header: 1 no more is wanted, 0 that was all. */
int flat_header(const struct flat *f, const struct header *h);
/* The part and what is below it, without its own header: 1 no more is wanted, 0
 * that was all, -1 with err. */
MUST_USE int flat_part(const struct flat *f, const struct part *part,
    struct err *err);

#endif
