/* utfs - see utfs.h.
 * SPDX-License-Identifier: ISC */
#include "mime/utfs.h"

#include "text/utf8.h"

static bool
is_high(uint32_t c)
{
	return c >= 0xd800 && c < 0xdc00;
}

static bool
is_low(uint32_t c)
{
	return c >= 0xdc00 && c < 0xe000;
}

static void
add(struct buf *out, uint32_t c)
{
	utf8_add(out, c > 0x10ffff || is_high(c) || is_low(c) ? 0xfffd : c);
}

/* One unit of UTF-16; a pair makes one character. */
static void
unit(struct decoder *d, uint32_t u, struct buf *out)
{
	uint32_t high = d->high;

	d->high = 0;
	if (high != 0 && is_low(u)) {
		add(out, 0x10000 + ((high - 0xd800) << 10) + (u - 0xdc00));
		return;
	}
	if (high != 0)
		add(out, high);
	if (is_high(u))
		d->high = u;
	else
		add(out, u);
}

static uint32_t
number(struct span in, unsigned n, bool little)
{
	uint32_t c = 0;
	unsigned i;

	for (i = 0; i < n; i++)
		c = c << 8 | (unsigned char)in.p[little ? n - 1 - i : i];
	return c;
}

/* Without a mark big-endian (RFC 2781 4.3). */
static size_t
step_utf16(struct decoder *d, struct span in, struct buf *out)
{
	uint32_t c;

	if (in.n < d->unit)
		return 0;
	c = number(in, d->unit, d->wide);
	if (!d->begun) {
		d->begun = true;
		if (c == 0xfeff)
			return d->unit;
		if (number(in, d->unit, true) == 0xfeff) {
			d->wide = true;
			return d->unit;
		}
	}
	if (d->unit == 2)
		unit(d, c, out);
	else
		add(out, c);
	return d->unit;
}

static void
start_utf16(struct decoder *d)
{
	d->high = 0;
}

static int
value(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' : c >= 'a' && c <= 'z' ?
	    c - 'a' + 26 : c >= '0' && c <= '9' ? c - '0' + 52 :
	    c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* "+" begins base64 of UTF-16, which "-" or any other byte ends; "+-" is
 * "+". */
static size_t
step_utf7(struct decoder *d, struct span in, struct buf *out)
{
	char c = in.p[0];
	int v;

	if (!d->base64) {
		if (c != '+') {
			if ((unsigned char)c < 0x80)
				buf_addc(out, c);
			else
				add(out, 0xfffd);
			return 1;
		}
		if (in.n < 2)
			return 0;
		if (in.p[1] == '-') {
			buf_addc(out, '+');
			return 2;
		}
		d->base64 = true;
		d->bits = d->n_bits = 0;
		return 1;
	}
	if ((v = value(c)) >= 0) {
		d->bits = d->bits << 6 | (uint32_t)v;
		d->n_bits += 6;
		if (d->n_bits >= 16) {
			d->n_bits -= 16;
			unit(d, d->bits >> d->n_bits & 0xffff, out);
		}
		return 1;
	}
	d->base64 = false;
	if (d->high != 0)
		add(out, d->high);
	d->high = 0;
	if (c != '-')
		return step_utf7(d, in, out);
	return 1;
}

static void
start_utf7(struct decoder *d)
{
	d->base64 = false;
	d->high = 0;
}

const struct decoder_kind utfs_utf7 = { step_utf7, start_utf7 },
    utfs_utf16 = { step_utf16, start_utf16 };
