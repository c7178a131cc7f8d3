/* warn - run the administrator's program when the account's level of use
 * changes. What is confined cannot, and must not: it delivers in a child, which
 * tells the level it found through a pipe; the parent reads nothing else of
 * anyone's.
 * SPDX-License-Identifier: ISC */
#ifndef WARN_H
#define WARN_H

#include "base/attr.h"
#include "base/err.h"
#include "maildir/quota.h"
#include "maildir/quotalevel.h"
#include "maildir/tree.h"

#define WARN_WAIT_MS 30000           /* for the program to end */

struct warn {
	const char *program;     /* NULL: none */
	struct quotalevel_list levels;
	int pipe;                /* the child's end; -1 */
};

/* Before anything hostile is read: in the child 1; in the parent, when the
 * child has ended and the program has been run, 0 and the child's exit code; -1
 * with err. */
MUST_USE int warn_fork(struct warn *w, int *code_out, struct err *err);
/* In the child, after the delivery: look at the level and tell the parent. */
void warn_tell(const struct warn *w, const struct quota *q,
    const struct tree *t);

#endif
