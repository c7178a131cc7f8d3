/* base64 - see base64.h.
 * SPDX-License-Identifier: ISC */
#include "text/base64.h"

static const char alphabet[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static int
value_of(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

void
base64_encode(struct buf *out, struct span bytes)
{
	size_t i;

	for (i = 0; i < bytes.n; i += 3) {
		unsigned n = (unsigned char)bytes.p[i] * 0x10000u;
		char four[4];

		if (i + 1 < bytes.n)
			n |= (unsigned char)bytes.p[i + 1] * 0x100u;
		if (i + 2 < bytes.n)
			n |= (unsigned char)bytes.p[i + 2];
		four[0] = alphabet[n >> 18];
		four[1] = alphabet[n >> 12 & 63];
		four[2] = i + 1 < bytes.n ? alphabet[n >> 6 & 63] : '=';
		four[3] = i + 2 < bytes.n ? alphabet[n & 63] : '=';
		buf_add(out, span_of(four, 4));
	}
}

/* The last group may have one or two "=": 2 or 3 digits then. */
static int
decode_group(struct buf *out, const char *p, bool last)
{
	unsigned n = 0;
	int digits, i;

	for (digits = 0; digits < 4 && p[digits] != '='; digits++) {
		int v = value_of(p[digits]);

		if (v == -1)
			return -1;
		n = n << 6 | (unsigned)v;
	}
	if (digits < 4 && (!last || digits < 2 || p[3] != '='))
		return -1;
	n <<= 6 * (4 - digits);
	if ((digits == 2 && (n & 0xffff) != 0) ||
	    (digits == 3 && (n & 0xff) != 0))
		return -1;
	for (i = 0; i < digits - 1; i++)
		buf_addc(out, (char)(n >> (16 - 8 * i) & 0xff));
	return 0;
}

int
base64_decode(struct buf *out, struct span text)
{
	size_t i;

	if (text.n % 4 != 0)
		return -1;
	for (i = 0; i < text.n; i += 4)
		if (decode_group(out, text.p + i, i + 4 == text.n) == -1)
			return -1;
	return 0;
}

void
base64_mime_feed(struct base64_mime *state, struct buf *out, struct span text)
{
	size_t i;

	for (i = 0; i < text.n; i++) {
		int v = value_of(text.p[i]);

		if (text.p[i] == '=')
			state->ended = true;
		if (v == -1 || state->ended)
			continue;
		state->bits = (state->bits << 6 | (unsigned)v) & 0xffffff;
		state->n_bits += 6;
		if (state->n_bits >= 8) {
			state->n_bits -= 8;
			buf_addc(out,
			    (char)(state->bits >> state->n_bits & 0xff));
		}
	}
}
