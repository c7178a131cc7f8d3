/* svext_numeric - the comparator of numbers (RFC 4790 9.1).
 * SPDX-License-Identifier: ISC */
#include "sieve/svext.h"

const struct svextension svext_numeric = {
    "comparator-i;ascii-numeric", NULL, 0,
	NULL, 0 };
