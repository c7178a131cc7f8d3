/* xtext - see xtext.h.
 * SPDX-License-Identifier: ISC */
#include "smtp/xtext.h"

static int
hex(char c)
{
	if (span_is_digit(c))
		return c - '0';
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool
is_xchar(char c)
{
	return c > ' ' && c < 0x7f && c != '+' && c != '=';
}

int
xtext_decode(struct buf *out, struct span text)
{
	size_t i;

	for (i = 0; i < text.n; i++) {
		if (text.p[i] == '+') {
			if (text.n - i < 3 || hex(text.p[i + 1]) == -1 ||
			    hex(text.p[i + 2]) == -1)
				return -1;
			buf_addc(out, (char)(hex(text.p[i + 1]) << 4 |
			    hex(text.p[i + 2])));
			i += 2;
		} else if (is_xchar(text.p[i])) {
			buf_addc(out, text.p[i]);
		} else {
			return -1;
		}
	}
	return 0;
}

void
xtext_encode(struct buf *out, struct span bytes)
{
	static const char digits[] = "0123456789ABCDEF";
	size_t i;

	for (i = 0; i < bytes.n; i++) {
		unsigned char c = (unsigned char)bytes.p[i];

		if (is_xchar(bytes.p[i])) {
			buf_addc(out, bytes.p[i]);
			continue;
		}
		buf_addc(out, '+');
		buf_addc(out, digits[c >> 4]);
		buf_addc(out, digits[c & 15]);
	}
}
