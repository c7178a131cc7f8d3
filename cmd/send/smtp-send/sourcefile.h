/* sourcefile - which address of ours a message is sent from: a file with lines
 *
 *     from joe@example.org ADDRESS [ADDRESS] [name=HOST]
 *     from @example.org    ...
 *     to example.com       ...     to .example.com: all below it
 *     *                    ...
 *
 * The first that fits counts. HOST is the name for EHLO, as the address has it
 * in the DNS.
 * SPDX-License-Identifier: ISC */
#ifndef SOURCEFILE_H
#define SOURCEFILE_H

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define SOURCEFILE_ADDRESSES_MAX 2   /* one for each family */

struct sourcefile {
	struct span line;            /* which one it was: empty, none */
	char addresses[SOURCEFILE_ADDRESSES_MAX][64];
	size_t n;
	char name[256];              /* or "" */
};

/* Look it up: 0, or -1 with err ERR_USAGE when a line, any line, is wrong. */
MUST_USE int sourcefile_find(struct span file, struct span sender,
    struct span domain, struct sourcefile *out, struct err *err);

#endif
