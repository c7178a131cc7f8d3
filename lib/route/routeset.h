/* routeset - names that have been seen, without regard to ASCII case.
 * SPDX-License-Identifier: ISC */
#ifndef ROUTE_ROUTESET_H
#define ROUTE_ROUTESET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"
#include "base/span.h"

struct routeset {
	struct pool pool;
	struct span *slots;              /* p NULL: free */
	size_t n, size;
};

void routeset_init(struct routeset *s);
void routeset_done(struct routeset *s);
/* Add it: true when it is new. */
bool routeset_add(struct routeset *s, struct span name);

#endif
