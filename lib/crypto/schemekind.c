/* schemekind - see schemekind.h.
 * SPDX-License-Identifier: ISC */
#include "crypto/schemekind.h"

#include "base/num.h"
#include "os/random.h"

int
schemekind_unhex(struct span text, struct buf *out)
{
	size_t i;

	if (text.n % 2 != 0)
		return -1;
	for (i = 0; i < text.n; i += 2) {
		uint64_t byte;

		if (num_parse_hex(span_sub(text, i, i + 2), &byte) == -1)
			return -1;
		buf_addc(out, (char)byte);
	}
	return buf_ok(out) ? 0 : -1;
}

void
schemekind_hex(struct buf *out, const void *p, size_t n)
{
	const unsigned char *bytes = p;
	size_t i;

	for (i = 0; i < n; i++)
		buf_addf(out, "%02x", bytes[i]);
}

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
