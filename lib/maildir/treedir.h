/* treedir - directories of mailboxes, and the place where they go while they
 * are being removed; its name is Dovecot's, so each cleans up after the other.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_TREEDIR_H
#define MAILDIR_TREEDIR_H

#include <dirent.h>
#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"

#define TREEDIR_TRASH "..DOVECOT-TRASHED"

/* Has the directory its cur, new and tmp? Make what is missing of them, or one
 * of them: 0 also when it was there, or -1 with err. */
bool treedir_has_parts(int fd);
MUST_USE int treedir_make_parts(int fd, const char *what, struct err *err);
MUST_USE int treedir_make(int fd, const char *part, struct err *err);

/* No symbolic link. */
bool treedir_is_directory(int dir, const struct dirent *e);

/* Remove TREEDIR_TRASH in the Maildir `root` and what is in it; or make an
 * empty one. 0, or -1 with err. */
MUST_USE int treedir_empty_trash(int root, struct err *err);
MUST_USE int treedir_make_trash(int root, int *fd_out, struct err *err);

#endif
