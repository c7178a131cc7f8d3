/* filestamp - a number that changes with the files that a backend reads, or
 * with the words that it is told: what was remembered of others counts no more
 * (serve_backend's `stamp`).
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_FILESTAMP_H
#define AUTH_FILESTAMP_H

#include <stddef.h>
#include <stdint.h>

/* Of n files: which they are, how large, and when they were written last; a
 * path that is NULL, or of a file that is not there, counts as well. */
uint64_t filestamp_files(const char *const *paths, size_t n);
/* Of n words, of which each may be NULL. */
uint64_t filestamp_words(const char *const *words, size_t n);

#endif
