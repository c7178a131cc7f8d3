/* numsort - put things in the order of a number: stable, so that sorting by the
 * last criterion first and the first one last sorts by all of them. By bytes,
 * those that all numbers share left out: linear, whatever the numbers are.
 * SPDX-License-Identifier: ISC */
#ifndef TEXT_NUMSORT_H
#define TEXT_NUMSORT_H

#include <stddef.h>
#include <stdint.h>

struct numsort {
	uint64_t key;
	uint32_t what;           /* the caller's */
};

/* n of them; with memory for the list once more. */
void numsort(struct numsort *list, size_t n);

#endif
