/* page - a little memory that its maker writes and that whoever holds the other
 * descriptor can only read, also after exec and as the same user.
 * SPDX-License-Identifier: ISC */
#ifndef OS_PAGE_H
#define OS_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

struct os_page {
	char *p;                 /* `size` bytes, zero; shared with forked
	                          * ones */
	size_t size;
	int reader;              /* pread(2) it; close-on-exec */
};

/* Make one of `size` bytes: 0, or -1 with err. Linux seals the file, elsewhere
 * the reader is a descriptor that was opened for reading. */
MUST_USE int os_page_open(struct os_page *page, size_t size, struct err *err);
/* Put `bytes` at its start, the first byte last: a reader who sees that one
 * sees all. Returns false when it does not fit. Once. */
bool os_page_fill(const struct os_page *page, struct span bytes);

#endif
