/* treelist - which mailboxes there are, from the directories.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_TREELIST_H
#define MAILDIR_TREELIST_H

#include "maildir/tree.h"

/* tree_list. */
MUST_USE int treelist_read(const struct tree *t, struct tree_list *out,
    struct err *err);

/* A list that grows. */
struct treelist {
	struct tree_list *list;
	size_t cap;
};

/* Add a name: 0, or -1 with err when there are too many. */
MUST_USE int treelist_add(struct treelist *l, struct span name, bool exists,
    struct err *err);

/* Two struct tree_entry by name, for qsort and bsearch; INBOX, the first of a
 * list, is not in that order. */
int treelist_compare(const void *a, const void *b);
bool treelist_is_below(struct span name, struct span parent, char separator);

#endif
