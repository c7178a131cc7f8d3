/* sum - a checksum for files of our own: tells damage, not malice. Made for
 * speed on long input (four lanes of 64 bits), since an index is checked each
 * time it is read.
 * SPDX-License-Identifier: ISC */
#ifndef INDEX_SUM_H
#define INDEX_SUM_H

#include <stddef.h>
#include <stdint.h>

/* Of n bytes; another seed gives another sum. The same on machines of one byte
 * order. */
uint64_t sum_of(const void *p, size_t n, uint64_t seed);

#endif
