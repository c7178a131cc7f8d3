/* ftstext - what the index (ftsdb.h) keeps of a message: the text that a search
 * looks in (mime/flat.h), folded (text/fold.h), with FOLD_BORDER between one
 * text and the next. Made by the same code as the search without an index, so
 * that both find the same.
 * SPDX-License-Identifier: ISC */
#ifndef FTS_FTSTEXT_H
#define FTS_FTSTEXT_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "mime/header.h"
#include "mime/parts.h"
#include "mime/words.h"
#include "text/fold.h"

#define FTSTEXT_MAX (4u << 20)       /* bytes of header and of body, folded */
#define FTSTEXT_KEY_MIN 3            /* characters of a key that the index can
                                      * look for */
#define FTSTEXT_KEY_MAX 1000         /* bytes, folded */
#define FTSTEXT_FILE "pneumatic.fts"

struct ftstext {
	struct buf head, body;
	struct fold fold;
};

void ftstext_init(struct ftstext *t);
void ftstext_done(struct ftstext *t);

/* Read a message: 1 that is all its text, 0 there is more than is kept (the
 * index cannot tell then), -1 with err. `bytes` is the whole message, or p
 * NULL: it is read from fd. */
MUST_USE int ftstext_read(struct ftstext *t, struct words *words,
    const struct header *header, const struct part *root, int fd,
    struct span bytes, struct err *err);

/* Can the index look for this folded key? */
bool ftstext_can_find(struct span key);

#endif
