/* nextheld - what a tool holds besides itself: nothing. A binary that holds
 * some has a list of its own (cmd/conn/chain/held.c), and this is not linked.
 * SPDX-License-Identifier: ISC */
#include <stddef.h>

#include "link/next.h"

const struct next_tool nextheld[] = { { NULL, NULL } };
