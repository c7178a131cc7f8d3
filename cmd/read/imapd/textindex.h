/* textindex - the full-text index (search-index(8)) as a search asks it. The
 * index is a help and never a need: whatever goes wrong with it is logged once,
 * and the messages are read.
 * SPDX-License-Identifier: ISC */
#ifndef TEXTINDEX_H
#define TEXTINDEX_H

#include <stdbool.h>

#include "fts/ftstext.h"
#include "imap/seqset.h"
#include "io/rd.h"
#include "io/wr.h"
#include "message.h"
#include "text/sift.h"

#define TEXTINDEX_AFTER 20           /* messages are read before it is asked */
#define TEXTINDEX_LEARN 2000         /* messages that one search adds to it */

struct textindex {
	int sock;                /* of search-index; -1: there is none */
	struct rd in;
	struct wr out;
	bool open;               /* for the search at work */
	struct seqset known;     /* UIDs whose text is in it */
	struct seqset found[SIFT_KEYS_MAX];      /* of each key, in its order */
	bool asked[SIFT_KEYS_MAX];
	size_t learned;
	struct ftstext text;
};

void textindex_init(struct textindex *t);
void textindex_done(struct textindex *t);
/* Before confinement: make search-index, which is installed beside this
 * program, ready to be asked about this Maildir. */
MUST_USE int textindex_start(struct textindex *t, const char *maildir,
    struct err *err);

/* Ask for all keys of `s`, the first n_head of which are looked for in the
 * header too. */
void textindex_ask(struct textindex *t, struct session *session,
    const struct sift *s, size_t n_head);
/* Has the message key n? 1, 0, or -1: read it. */
int textindex_has(const struct textindex *t, uint32_t uid, size_t n);
/* This message has been read: let the index know it. */
void textindex_learn(struct textindex *t, struct message *m);
/* The search is over. */
void textindex_close(struct textindex *t);

#endif
