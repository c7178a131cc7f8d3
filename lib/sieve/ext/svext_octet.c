/* svext_octet - the comparator that sees bytes (RFC 4790 9.3).
 * SPDX-License-Identifier: ISC */
#include "sieve/svext.h"

const struct svextension svext_octet = { "comparator-i;octet", NULL, 0,
	NULL, 0 };
