/* charmap - charsets as tables, made from the iconv of the machine that built
 * this (etc/make/charmap.c): those in which what bytes mean does not depend on
 * the bytes before. No system call, no file, no memory but the pages that are
 * looked at.
 * SPDX-License-Identifier: ISC */
#ifndef MIME_CHARMAP_H
#define MIME_CHARMAP_H

#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

#define CHARMAP_NAME_MAX 63
#define CHARMAP_MOST 15              /* characters that one can become */
#define CHARMAP_BYTES_MAX 4

/* The name as the tables have it: lower case, letters, digits and "+" only, so
 * that ISO_8859-1 is iso88591. How many bytes; 0 when it is no name. */
size_t charmap_plain(char out[CHARMAP_NAME_MAX + 1], struct span name);
/* The number of that charset (its plain name), or -1. */
int charmap_find(struct span plain);
/* The i-th name there is, p NULL when there are no more. */
struct span charmap_name(size_t i);
/* How many names: 0 when this was built without tables. */
size_t charmap_count(void);

/* The character at the start of `in`: how many bytes it has; 0 when more are
 * wanted, -1 when it is none. */
int charmap_next(int charset, struct span in, uint32_t out[CHARMAP_MOST],
    size_t *n_out);
/* The same for GB18030's characters of four bytes, which are computed: its
 * table has those of one and two. */
int charmap_gb18030(struct span in, uint32_t *out);

#endif
