/* rulelist - names or addresses that a rule compares with, letter case aside:
 *
 *     example.org       this name            joe@example.org   this address
 *     .example.org      names below it       @example.org      all of a domain
 *     mail*.example.*   a star is any bytes  @.example.org     of those below
 *                                            <>                the null sender
 *
 * In a rule with commas between; in a file one a line, "#" begins a comment.
 * Looking up costs the logarithm of the exact ones for each dot, and the number
 * of those with a star.
 * SPDX-License-Identifier: ISC */
#ifndef RULES_RULELIST_H
#define RULES_RULELIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define RULELIST_MAX 1000000         /* entries */
#define RULELIST_STARS_MAX 1000      /* of them with a star */
#define RULELIST_ENTRY_MAX 320

struct rulelist {
	struct span *exact, *stars;  /* exact ones sorted */
	size_t n, cap, n_stars, cap_stars;
};

#define RULELIST_INIT ((struct rulelist){ NULL, NULL, 0, 0, 0, 0 })

void rulelist_done(struct rulelist *l);
/* Add what stands in `text`, which must live as long as the list: 0, or -1 with
 * err (ERR_USAGE), whose text begins with the line's number for a file. Call
 * rulelist_sort when all is in. */
MUST_USE int rulelist_add(struct rulelist *l, struct span text,
    struct err *err);
MUST_USE int rulelist_add_lines(struct rulelist *l, struct span text,
    struct err *err);
void rulelist_sort(struct rulelist *l);

bool rulelist_has_name(const struct rulelist *l, struct span name);
/* An address local@domain, or empty for the null sender. */
bool rulelist_has_address(const struct rulelist *l, struct span address);

/* Does a pattern with stars fit all of `s`? Time is at most the product of the
 * lengths, without recursion. */
bool rulelist_fits(struct span pattern, struct span s);

#endif
