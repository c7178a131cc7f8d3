/* keysort - put things in the order of their keys' bytes: stable, in a number
 * of steps that hangs on nothing but how many there are.
 * SPDX-License-Identifier: ISC */
#ifndef TEXT_KEYSORT_H
#define TEXT_KEYSORT_H

#include <stdint.h>

#include "base/span.h"

struct keysort {
	struct span key;
	uint64_t start;          /* keysort's own */
	uint32_t what;           /* the caller's */
};

void keysort(struct keysort *list, size_t n);

#endif
