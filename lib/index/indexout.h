/* indexout - writing pneumatic.index (index.h), under the mailbox's lock.
 * SPDX-License-Identifier: ISC */
#ifndef INDEX_INDEXOUT_H
#define INDEX_INDEXOUT_H

#include "index/index.h"

#define INDEXOUT_ITEMS_MAX (4u << 20)

/* Append a transaction (items made by indexform_add_*, maybe none) to the file
 * that `x` has open, which must be the newest (index_catch_up): 0; 1 not done,
 * since the file should be written anew (there is none, it is torn, or the
 * transactions have become long); -1 with err. x then knows what was
 * appended, and is no more loaded. */
MUST_USE int indexout_append(struct index *x, int dir,
    const struct index_state *state, struct span items, struct err *err);

/* The whole of it, in place of whatever is there. names[i] is where message i's
 * name starts in `names`; its name_n and name_sum are set. The newest
 * INDEX_GONE_MAX of `gone` are kept. 0, or -1 with err; `x` then has it
 * open. */
struct indexout_all {
	struct index_state state;
	struct index_message *messages;  /* name_at is set here */
	const uint32_t *names_at;
	size_t n;
	const struct index_gone *gone;
	size_t n_gone;
	struct span names;
};
MUST_USE int indexout_write(struct index *x, int dir,
    struct indexout_all *all, struct err *err);

#endif
