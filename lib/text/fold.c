/* fold - see fold.h. ASCII is done eight bytes at a time; other characters are
 * looked up once and remembered, since a text has few different ones.
 * SPDX-License-Identifier: ISC */
#include "text/fold.h"

#include <string.h>

#include "text/casemap.h"
#include "text/utf8.h"

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))
/* Bytes that are no UTF-8: the last plane's last characters, which are for
 * private use. */
#define RAW 0x10ff00u

void
fold_init(struct fold *f)
{
	memset(f, 0, sizeof(*f));
}

/* Upper case of eight ASCII bytes: bit 5 is cleared where the byte is a..z. */
static uint64_t
upper8(uint64_t w)
{
	uint64_t from_a = w + EACH(0x80 - 'a'), past_z = w + EACH(0x7f - 'z');

	return w ^ ((from_a & ~past_z & EACH(0x80)) >> 2);
}

/* The ASCII at the start of `in`, at most `room` bytes of it, upper case. */
static size_t
ascii(struct span in, char *to, size_t room)
{
	size_t n = in.n < room ? in.n : room, i = 0;
	uint64_t w;

	for (; i + 8 <= n; i += 8) {
		memcpy(&w, in.p + i, 8);
		if ((w & EACH(0x80)) != 0)
			break;
		w = upper8(w);
		memcpy(to + i, &w, 8);
	}
	for (; i < n && (unsigned char)in.p[i] < 0x80; i++)
		to[i] = span_upper(in.p[i]);
	return i;
}

static void
character(struct fold *f, uint32_t c, struct buf *out)
{
	struct fold_known *k = &f->known[c % FOLD_KNOWN];
	uint32_t folded[CASEMAP_MOST];
	char bytes[CASEMAP_MOST * UTF8_MOST];
	size_t i, n, used = 0;

	if (k->c == c && c != 0) {
		buf_add(out, span_of(k->bytes, k->n));
		return;
	}
	n = casemap_char(c, folded);
	for (i = 0; i < n; i++)
		used += utf8_put(bytes + used, folded[i]);
	buf_add(out, span_of(bytes, used));
	if (used <= FOLD_SHORT) {
		k->c = c;
		k->n = (unsigned char)used;
		memcpy(k->bytes, bytes, used);
	}
}

/* What was held as the start of a character is none. */
static void
give_up(struct fold *f, struct buf *out)
{
	int i;

	for (i = 0; i < f->n_held; i++)
		utf8_add(out, RAW + f->held[i]);
	f->missing = f->n_held = 0;
}

/* Not one of too many bytes, nor a surrogate, nor beyond Unicode. */
static bool
is_good_second(unsigned char lead, unsigned char c)
{
	return lead == 0xe0 ? c >= 0xa0 : lead == 0xed ? c < 0xa0 :
	    lead == 0xf0 ? c >= 0x90 : lead == 0xf4 ? c < 0x90 : true;
}

static void
byte(struct fold *f, unsigned char c, struct buf *out)
{
	if (f->missing > 0 && (c & 0xc0) == 0x80 && (f->n_held > 1 ||
	    is_good_second(f->held[0], c))) {
		f->held[f->n_held++] = c;
		f->partial = f->partial << 6 | (c & 0x3f);
		if (--f->missing == 0) {
			f->n_held = 0;
			character(f, f->partial, out);
		}
		return;
	}
	if (f->missing > 0)
		give_up(f, out);
	if (c < 0x80)
		buf_addc(out, span_upper((char)c));
	else if (c >= 0xc2 && c < 0xf5) {
		f->missing = c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;
		f->partial = c & (0x3fu >> f->missing);
		f->held[0] = c;
		f->n_held = 1;
	} else
		utf8_add(out, RAW + c);
}

void
fold_feed(struct fold *f, struct span text, struct buf *out)
{
	while (text.n > 0) {
		size_t n = 0;

		if (f->missing == 0 && (unsigned char)text.p[0] < 0x80) {
			if (!buf_room(out, text.n))
				return;
			n = ascii(text, out->p + out->len, text.n);
			buf_grew(out, n);
		} else {
			byte(f, (unsigned char)text.p[0], out);
			n = 1;
		}
		text = span_from(text, n);
	}
}

void
fold_end(struct fold *f, struct buf *out)
{
	give_up(f, out);
}
