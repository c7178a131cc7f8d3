/* svext_encoded_character - ${hex:40} in strings (RFC 5228 2.4.2.4); the
 * checker asks whether it was required.
 * SPDX-License-Identifier: ISC */
#include "sieve/svext.h"

const struct svextension svext_encoded_character =
    { "encoded-character", NULL, 0,
	NULL, 0 };
