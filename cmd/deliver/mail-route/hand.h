/* hand - what mail-route does by hand: show what an address stands for, look
 * for mistakes in the maps, compile them.
 * SPDX-License-Identifier: ISC */
#ifndef HAND_H
#define HAND_H

#include "base/attr.h"
#include "base/err.h"
#include "settings.h"

/* Print what each address stands for, one a line: 0, or -1 with err. */
MUST_USE int hand_addresses(struct world *w, char **addresses,
    struct err *err);

/* Print all mistakes that can be found: how many, or -1 with err. */
MUST_USE int hand_check(struct world *w, struct err *err);

/* Make PATH.cdb of each map: 0, or -1 with err. */
MUST_USE int hand_compile(const struct settings *set, struct err *err);

#endif
