/* svwire - see svwire.h.
 * SPDX-License-Identifier: ISC */
#include "sieve/svwire.h"

void
svwire_add_number(struct buf *out, uint32_t n)
{
	int shift;

	for (shift = 24; shift >= 0; shift -= 8)
		buf_addc(out, (char)(n >> shift & 0xff));
}

void
svwire_add_span(struct buf *out, struct span s)
{
	svwire_add_number(out, (uint32_t)s.n);
	buf_add(out, s);
}

bool
svwire_take_number(struct span *rest, uint32_t *out)
{
	size_t i;

	if (rest->n < 4)
		return false;
	for (*out = 0, i = 0; i < 4; i++)
		*out = *out << 8 | (unsigned char)rest->p[i];
	*rest = span_from(*rest, 4);
	return true;
}

bool
svwire_take_span(struct span *rest, struct span *out)
{
	uint32_t n;

	if (!svwire_take_number(rest, &n) || n > rest->n)
		return false;
	*out = span_sub(*rest, 0, n);
	*rest = span_from(*rest, n);
	return true;
}
