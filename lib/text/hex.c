/* hex - see hex.h.
 * SPDX-License-Identifier: ISC */
#include "text/hex.h"

#include "base/num.h"

void
hex_encode(struct buf *out, struct span bytes)
{
	static const char digits[] = "0123456789abcdef";
	size_t i;

	for (i = 0; i < bytes.n; i++) {
		buf_addc(out, digits[(unsigned char)bytes.p[i] >> 4]);
		buf_addc(out, digits[(unsigned char)bytes.p[i] & 15]);
	}
}

int
hex_decode(struct buf *out, struct span text)
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
