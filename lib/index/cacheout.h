/* cacheout - writing pneumatic.cache (cache.h), under the mailbox's lock.
 * SPDX-License-Identifier: ISC */
#ifndef INDEX_CACHEOUT_H
#define INDEX_CACHEOUT_H

#include "index/cache.h"

/* cache_write. */
MUST_USE int cacheout_write(struct cache *c, int dir,
    bool (*is_alive)(void *arg, uint32_t uid), void *arg, struct err *err);

#endif
