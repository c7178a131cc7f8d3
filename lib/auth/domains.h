/* domains - names of domains that are other names of one: a file of lines
 *
 *     alias domain
 *
 * "#" begins a comment. An alias may lead to another alias, never in a circle.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_DOMAINS_H
#define AUTH_DOMAINS_H

#include <stddef.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"

#define DOMAINS_FILE_MAX (16u << 20) /* bytes of the file */

struct domains_pair {
	struct span alias, domain;       /* in lower case */
	size_t line;
};

struct domains {
	struct pool pool;
	struct domains_pair *pairs;      /* sorted */
	size_t n;
};

#define DOMAINS_INIT ((struct domains){ { NULL, 0 }, NULL, 0 })

/* Read the file: 0, or -1 with err (ERR_USAGE: a line is wrong, an alias has
 * two lines, or a circle). domains_done in either case. */
MUST_USE int domains_load(struct domains *d, const char *path,
    struct err *err);
MUST_USE int domains_parse(struct domains *d, struct span text,
    struct err *err);
void domains_done(struct domains *d);

/* What `domain` (in lower case) stands for: itself when it is no alias; else a
 * string that ends in a NUL and lives as long as *d. */
struct span domains_map(const struct domains *d, struct span domain);

#endif
