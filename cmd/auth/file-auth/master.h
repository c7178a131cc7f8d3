/* master - may this master user be that user, for this service?
 * SPDX-License-Identifier: ISC */
#ifndef MASTER_H
#define MASTER_H

#include <stdbool.h>

#include "auth/account.h"
#include "base/span.h"

/* By master_users and master_services of the master's record; without them, for
 * all. A pattern's "*" stands for any number of characters. */
bool master_may(const struct account *master, struct span as,
    struct span service);

#endif
