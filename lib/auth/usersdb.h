/* usersdb - a file of users compiled into a cdb, PATH.cdb beside PATH, for more
 * users than one wants to read for each question. Its records:
 *
 *     "="              "1 SIZE SECONDS NANOSECONDS" of the text it is made of
 *     "u" NAME         NUMBER LF LINE; the name in lower case, a record a line
 *     "o" REALM        the mechanisms that all users of this realm can use
 *     "o*"             that all users can
 *     "x"              an example of a user's verifiers
 *
 * It counts only while the text has the size and time of modification that are
 * recorded inside it: after an edit it is stale, and nobody logs in by it, so
 * that a user who was deleted is gone at once. Who edits with mail-passwd never
 * sees that.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_USERSDB_H
#define AUTH_USERSDB_H

#include "auth/userfile.h"
#include "base/attr.h"
#include "base/err.h"
#include "cdb/cdb.h"
#include "io/newfile.h"

/* 1; 0 there is no database, -1 with err: it is stale or damaged, and what to
 * run. cdb_close after 1. */
MUST_USE int usersdb_open(struct cdb *c, const char *path, struct err *err);
/* As userfile_find, and userfile_offer. */
MUST_USE int usersdb_find(const struct cdb *c, const struct userfile *f,
    struct span user, struct secret *example, struct serve_user *u,
    struct err *err);
MUST_USE int usersdb_offer(const struct cdb *c, struct span realm,
    struct offer *o, struct err *err);

/* Compile the text of file `source` into out->fd, which newfile_open has opened
 * for PATH.cdb: written, with the text's owner and mode, synced, not yet
 * renamed. 0, or -1 with err. */
MUST_USE int usersdb_make(const char *source, const char *default_scheme,
    struct newfile *out, struct err *err);

#endif
