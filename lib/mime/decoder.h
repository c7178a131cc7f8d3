/* decoder - text of a charset into UTF-8, however it is cut: by the tables
 * (charmap.h), the Unicode forms and ISO 2022's and HZ's shifts by code of our
 * own over them; by iconv where a program was built without tables.
 * Tolerant: what is not valid becomes U+FFFD. A charset in name only (Shift_JIS
 * that is CP932, GB2312 that is GBK, EUC-KR that is UHC) is read as what it is,
 * where the named one has no such character. All of ISO-2022-JP, -JP-1, -2, -3,
 * CP5022x, -KR and -CN is read by one decoder, for mail says one and uses
 * another.
 * SPDX-License-Identifier: ISC */
#ifndef MIME_DECODER_H
#define MIME_DECODER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

#define DECODER_NAME_MAX 63
#define DECODER_SETS 14
#define DECODER_HELD_MAX 16          /* bytes of an unfinished character */

struct decoder;
struct decoder_kind {
	/* One character, shift or run at the start of `in`: its bytes, 0 more
	 * are wanted (never of DECODER_HELD_MAX). */
	size_t (*step)(struct decoder *, struct span in, struct buf *out);
	void (*start)(struct decoder *);
};

struct decoder {
	const struct decoder_kind *kind; /* NULL: UTF-8, passed through */
	int map, other;          /* charmap; what to try when it has none; -1 */
	bool ascii;              /* ASCII bytes are themselves in `map` */
	bool four;               /* GB18030's characters of four bytes too */
	void *converter;         /* iconv_t */
	char held[DECODER_HELD_MAX];
	size_t n_held;
	/* ISO 2022 and HZ: what G0..G3 hold, which is shifted in, and what is
	 * shifted for one character (SS2, SS3); 0 none. */
	unsigned char g[4], shift, single;
	int sets[DECODER_SETS][3];       /* the charmaps of each */
	bool wide;               /* UTF-16, UTF-32: little-endian; HZ: in GB */
	bool begun;              /* a byte order mark counts no more; the sets
	                          * have been looked up */
	unsigned unit;           /* UTF-16, UTF-32: bytes */
	uint32_t bits, high;     /* UTF-7: collected; a high surrogate, or 0 */
	unsigned n_bits;
	bool base64;
};

/* 0, or -1 when the charset is not known. Empty, US-ASCII and UTF-8: what is
 * there, valid or not, is passed through. Then decoder_close. */
MUST_USE int decoder_open(struct decoder *d, struct span name);
void decoder_close(struct decoder *d);
/* Begin another text. */
void decoder_reset(struct decoder *d);
/* Add to `out` what `in` means. */
void decoder_feed(struct decoder *d, struct span in, struct buf *out);
/* The text ends: an unfinished character is U+FFFD. */
void decoder_end(struct decoder *d, struct buf *out);

#endif
