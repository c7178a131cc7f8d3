/* svext_casemap - the comparator that ignores ASCII case (RFC 4790 9.2).
 * SPDX-License-Identifier: ISC */
#include "sieve/svext.h"

const struct svextension svext_casemap = {
    "comparator-i;ascii-casemap", NULL, 0,
	NULL, 0 };
