/* iso2022 - see iso2022.h.
 *
 *     ESC ( F       94 characters to G0        ESC $ F, ESC $ ( F  94x94 to G0
 *     ESC $ ) F     94x94 to G1  ESC $ * F to G2  ESC $ + F to G3
 *     ESC . F       96 characters to G2
 *     SO  G1 in     SI  G0 in     ESC N  one of G2     ESC O  one of G3
 *
 * An escape that is unknown is passed over, with what it announces.
 * SPDX-License-Identifier: ISC */
#include "mime/iso2022.h"

#include <string.h>

#include "mime/charmap.h"
#include "text/utf8.h"

#define ESC '\033'
#define SO '\016'
#define SI '\017'

enum set {
	ASCII, JIS_ROMAN, KANA, JIS_0208, JIS_0212, JIS_0213_1, JIS_0213_2,
	GB, KS, CNS_1, CNS_2, LATIN1_HIGH, GREEK_HIGH, OTHER, SETS
};

_Static_assert(SETS <= DECODER_SETS, "decoder.sets");

/* The charsets that have the set in their upper half: the first that knows the
 * character. `lead` comes before its bytes. */
static const struct {
	const char *maps[3];
	const char *lead;
	unsigned bytes;
} sets[] = {
	[JIS_0208] = { { "eucjp", "eucjpms", "eucjisx0213" }, "", 2 },
	[JIS_0212] = { { "eucjp", "eucjpms", NULL }, "\217", 2 },
	[JIS_0213_1] = { { "eucjisx0213", "eucjp", NULL }, "", 2 },
	[JIS_0213_2] = { { "eucjisx0213", NULL, NULL }, "\217", 2 },
	[GB] = { { "gb2312", "gbk", NULL }, "", 2 },
	[KS] = { { "euckr", "uhc", NULL }, "", 2 },
	[CNS_1] = { { "euctw", NULL, NULL }, "", 2 },
	[CNS_2] = { { "euctw", NULL, NULL }, "\216\242", 2 },
	[LATIN1_HIGH] = { { "iso88591", NULL, NULL }, "", 1 },
	[GREEK_HIGH] = { { "iso88597", NULL, NULL }, "", 1 },
	[OTHER] = { { NULL, NULL, NULL }, "", 1 },
};

static const struct {
	const char *escape;      /* after ESC */
	unsigned char g;
	enum set set;
} escapes[] = {
	{ "(B", 0, ASCII }, { "(J", 0, JIS_ROMAN }, { "(H", 0, JIS_ROMAN },
	{ "(I", 0, KANA }, { ")I", 1, KANA },
	{ "$@", 0, JIS_0208 }, { "$B", 0, JIS_0208 },
	{ "$(@", 0, JIS_0208 }, { "$(B", 0, JIS_0208 },
	{ "$(D", 0, JIS_0212 }, { "$(O", 0, JIS_0213_1 },
	{ "$(Q", 0, JIS_0213_1 }, { "$(P", 0, JIS_0213_2 },
	{ "$A", 0, GB }, { "$(A", 0, GB }, { "$)A", 1, GB },
	{ "$(C", 0, KS }, { "$)C", 1, KS },
	{ "$(G", 0, CNS_1 }, { "$)G", 1, CNS_1 },
	{ "$(H", 0, CNS_2 }, { "$*H", 2, CNS_2 },
	{ ".A", 2, LATIN1_HIGH }, { ".F", 2, GREEK_HIGH },
};

bool
iso2022_works(void)
{
	return charmap_find(SPAN("eucjp")) != -1 &&
	    charmap_find(SPAN("euckr")) != -1 &&
	    charmap_find(SPAN("gb2312")) != -1;
}

static size_t
bad(struct buf *out)
{
	utf8_add(out, 0xfffd);
	return 1;
}

/* ESC, then intermediates 0x20..0x2f, then one final byte. */
static size_t
escape(struct decoder *d, struct span in, struct buf *out)
{
	size_t n = 1, i;

	while (n < in.n && n < 5 && in.p[n] >= 0x20 && in.p[n] < 0x30)
		n++;
	if (n == in.n && n < 5)
		return 0;
	for (i = 0; i < LENGTH(escapes); i++)
		if (span_eq(span_sub(in, 1, n + 1),
		    span_str(escapes[i].escape))) {
			d->g[escapes[i].g] = (unsigned char)escapes[i].set;
			return n + 1;
		}
	if (n == 1 && (in.p[1] == 'N' || in.p[1] == 'O')) {
		d->single = in.p[1] == 'N' ? 2 : 3;
		return 2;
	}
	if (n == 1 || n == 5)
		return bad(out);
	if (in.p[1] == '(')
		d->g[0] = ASCII;
	return n + 1;
}

/* A character of a set with tables: its bytes, 0 more are wanted. */
static size_t
from_table(const struct decoder *d, enum set set, struct span in,
    struct buf *out)
{
	char bytes[4];
	struct span lead = span_str(sets[set].lead);
	uint32_t c[CHARMAP_MOST];
	size_t i, n, k;

	if (in.n < sets[set].bytes)
		return 0;
	memcpy(bytes, lead.p, lead.n);
	for (i = 0; i < sets[set].bytes; i++) {
		unsigned char b = (unsigned char)in.p[i] & 0x7f;

		/* A control character in the middle of one. */
		if (b < 0x20) {
			(void)bad(out);
			return i;
		}
		bytes[lead.n + i] = (char)(b | 0x80);
	}
	for (k = 0; k < LENGTH(d->sets[set]) && d->sets[set][k] != -1; k++) {
		if (charmap_next(d->sets[set][k], span_of(bytes, lead.n +
		    sets[set].bytes), c, &n) <= 0)
			continue;
		for (i = 0; i < n; i++)
			utf8_add(out, c[i]);
		return sets[set].bytes;
	}
	(void)bad(out);
	return sets[set].bytes;
}

static size_t
character(const struct decoder *d, enum set set, struct span in,
    struct buf *out)
{
	unsigned char b = (unsigned char)in.p[0] & 0x7f;

	if (set == ASCII || set == JIS_ROMAN) {
		/* Of what differs in JIS Roman mail means the ASCII one: yen
		 * for backslash, overline for tilde. */
		buf_addc(out, (char)b);
		return 1;
	}
	if (set == KANA) {
		if (b < 0x21 || b > 0x5f)
			return bad(out);
		utf8_add(out, 0xff61u + b - 0x21u);
		return 1;
	}
	if (b == 0x20) {
		buf_addc(out, ' ');
		return 1;
	}
	return from_table(d, set, in, out);
}

static size_t
step_iso2022(struct decoder *d, struct span in, struct buf *out)
{
	unsigned char b = (unsigned char)in.p[0];
	enum set set = (enum set)d->g[d->shift];
	size_t used, n = 0;

	if (b == ESC)
		return escape(d, in, out);
	if (b == SO || b == SI) {
		d->shift = b == SO;
		return 1;
	}
	if (b < 0x20 || b == 0x7f) {
		/* RFC 1922 2.1, RFC 1557: a line begins unshifted. In Japan a
		 * line's end was to be in ASCII: nothing is reset. */
		if (b == '\n' && d->unit != ISO2022_JP)
			d->shift = 0;
		buf_addc(out, (char)b);
		return 1;
	}
	if (b >= 0x80) {
		/* Half-width kana in 8 bits, or G1 in the upper half. */
		set = d->unit == ISO2022_JP ? KANA : (enum set)d->g[1];
		if (b < 0xa1)
			return bad(out);
		return character(d, set, in, out);
	}
	if (d->single != 0)
		set = (enum set)d->g[d->single];
	else if (set == ASCII) {
		while (n < in.n && in.p[n] >= 0x20 && in.p[n] < 0x7f)
			n++;
		buf_add(out, span_sub(in, 0, n));
		return n;
	}
	used = character(d, set, in, out);
	if (used > 0)
		d->single = 0;
	return used;
}

/* Sets' maps: the names looked up once. */
static void
find_sets(struct decoder *d)
{
	size_t i, k, n;

	for (i = 0; i < LENGTH(sets); i++) {
		for (k = n = 0; k < LENGTH(sets[i].maps); k++) {
			int map = sets[i].maps[k] == NULL ? -1 :
			    charmap_find(span_str(sets[i].maps[k]));

			if (map != -1)
				d->sets[i][n++] = map;
		}
		while (n < LENGTH(sets[i].maps))
			d->sets[i][n++] = -1;
	}
	d->begun = true;
}

/* G1 of Korean mail is KS X 1001 even where the escape is missing. */
static void
start_iso2022(struct decoder *d)
{
	if (!d->begun)
		find_sets(d);
	d->g[0] = ASCII;
	d->g[1] = d->unit == ISO2022_KR ? KS : d->unit == ISO2022_CN ? GB :
	    KANA;
	d->g[2] = d->unit == ISO2022_CN ? CNS_2 : LATIN1_HIGH;
	d->g[3] = OTHER;
	d->shift = d->single = 0;
}

/* "~{" GB in, "~}" out, "~~" a tilde, "~" and LF nothing. */
static size_t
step_hz(struct decoder *d, struct span in, struct buf *out)
{
	unsigned char b = (unsigned char)in.p[0];

	if (b == '\n') {
		d->wide = false;
		buf_addc(out, '\n');
		return 1;
	}
	if (b == '~') {
		if (in.n < 2)
			return 0;
		switch (in.p[1]) {
		case '{':
		case '}':
			d->wide = in.p[1] == '{';
			return 2;
		case '\n':
			return 2;
		case '~':
			if (!d->wide) {
				buf_addc(out, '~');
				return 2;
			}
			break;
		}
	}
	if (d->wide && b > 0x20 && b < 0x7f)
		return from_table(d, GB, in, out);
	if (b >= 0x80)
		return from_table(d, GB, in, out);
	buf_addc(out, (char)b);
	return 1;
}

static void
start_hz(struct decoder *d)
{
	if (!d->begun)
		find_sets(d);
	d->wide = false;
}

const struct decoder_kind iso2022_kind = { step_iso2022, start_iso2022 },
    iso2022_hz = { step_hz, start_hz };
