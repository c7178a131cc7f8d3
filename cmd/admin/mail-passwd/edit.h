/* edit - one change to a file of users, all or nothing: the file as it is,
 * under the lock of its successor (newfile.h), and the successor as it will be.
 * What is not changed stays byte for byte, comments and unknown fields
 * included. Where there is a compiled form, it is made anew first: the moment
 * between the two renames is one in which the database is stale, and nobody
 * logs in by it.
 * SPDX-License-Identifier: ISC */
#ifndef EDIT_H
#define EDIT_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "io/newfile.h"

#define EDIT_FILE_MAX (1u << 30)     /* bytes of a users file */

struct edit {
	const char *default_scheme;
	struct newfile next;
	struct stat st;
	struct buf text;                 /* the file as it is */
	struct span line;                /* of edit_find, without its end */
};

/* Read the file, with the right to change it: 0, or -1 with err. `create`: it
 * need not be there. edit_close in either case. */
MUST_USE int edit_open(struct edit *e, const char *path, bool create,
    struct err *err);
void edit_close(struct edit *e);

/* Find the line of a user, as file-auth does: 1 and e->line, 0, -1 with err: it
 * has more than one. */
MUST_USE int edit_find(struct edit *e, struct span user, struct err *err);

/* Put `line` in the place of e->line, which is removed when line.p is NULL; a
 * line that file-auth would not take is refused. 0, or -1 with err, and nothing
 * has happened. */
MUST_USE int edit_replace(struct edit *e, struct span line, struct err *err);
/* Add a line at the end. */
MUST_USE int edit_append(struct edit *e, struct span line, struct err *err);
/* Make the compiled form of the file as it is. */
MUST_USE int edit_compile(struct edit *e, struct err *err);

#endif
