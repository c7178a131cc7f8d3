/* ftsdb - the full-text index of one mailbox: the file pneumatic.fts in its
 * directory, an SQLite database with an FTS5 table of trigrams.
 *
 * A key of three characters or more is looked for as the phrase of its
 * trigrams, which says exactly whether the folded text holds it: what was
 * indexed as a whole needs not be read again. No text is kept, only trigrams
 * and their places. UIDs are never used again, so a message that is no more
 * does no harm; when most of the index is of such, it is made anew.
 * A file that is damaged, of another UIDVALIDITY or version, or not ours, is
 * removed and begun anew. Losing it loses time only.
 *
 * SQLite needs a path: the mailbox's directory is the working directory.
 * SPDX-License-Identifier: ISC */
#ifndef FTS_FTSDB_H
#define FTS_FTSDB_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "imap/seqset.h"

#define FTSDB_FORMAT 2               /* of the text, too: raised when what is
                                      * folded or decoded changes */
#define FTSDB_WAIT_MS 1000           /* for another who writes */

struct ftsdb;

/* For a mailbox with `messages` messages. 0, or -1 with err (ERR_TEMP: locked,
 * no room, ...). With `create` false, a file that is not there or cannot be
 * used is left as it is: -1, ERR_DATA. */
MUST_USE int ftsdb_open(uint32_t uidvalidity, uint64_t messages, bool create,
    struct ftsdb **out, struct err *err);
void ftsdb_close(struct ftsdb *db);
/* Remove the file, which has turned out to be damaged (ERR_DATA). */
void ftsdb_remove(void);

/* UIDs that are indexed whole, and so need not be looked at. */
MUST_USE int ftsdb_known(struct ftsdb *db, struct seqset *out,
    struct err *err);
/* Those of them whose body, or with `head` header or body, has the folded key
 * (ftstext_can_find). */
MUST_USE int ftsdb_find(struct ftsdb *db, struct span key, bool head,
    struct seqset *out, struct err *err);

/* Add a message; one that is there is left as it is. `whole` false: its text is
 * not known, and it is only remembered that this was tried. What is added is
 * kept by ftsdb_commit, or forgotten. */
MUST_USE int ftsdb_add(struct ftsdb *db, uint32_t uid, struct span head,
    struct span body, bool whole, struct err *err);
MUST_USE int ftsdb_commit(struct ftsdb *db, struct err *err);

/* Is the file whole? 0, or -1 with err. */
MUST_USE int ftsdb_check(struct ftsdb *db, struct err *err);
/* Put the index's pieces together: it becomes smaller and faster. */
MUST_USE int ftsdb_optimize(struct ftsdb *db, struct err *err);

#endif
