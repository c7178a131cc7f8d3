/* schemekind - see schemekind.h.
 * SPDX-License-Identifier: ISC */
#include "crypto/schemekind.h"

#include "os/random.h"

void
schemekind_salt(struct buf *out, size_t n)
{
	static const char alphabet[] = "./0123456789"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
	unsigned char bytes[64];
	size_t i;

	os_random(bytes, sizeof(bytes));
	for (i = 0; i < n && i < sizeof(bytes); i++)
		buf_addc(out, alphabet[bytes[i] & 63]);
}
