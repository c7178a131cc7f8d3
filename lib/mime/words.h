/* words - header text as people read it: encoded words (RFC 2047, with the
 * language of RFC 2231 5) and raw 8-bit text, as UTF-8.
 * Tolerant, since a mistake here only moves a word: an encoded word may be
 * longer than 75 bytes, hold blanks, stand inside other text or inside quotes;
 * what cannot be read as one stays as it is. Characters split between two
 * neighbouring words of one charset are put together.
 * SPDX-License-Identifier: ISC */
#ifndef MIME_WORDS_H
#define MIME_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"
#include "mime/decoder.h"

#define WORDS_CHARSETS 8             /* decoders kept open; further charsets are
                                      * opened anew for each use */
#define WORDS_CHARSET_MAX 40         /* bytes of a charset's name */

struct words {
	struct words_charset {
		char name[WORDS_CHARSET_MAX + 1];
		bool known;
		struct decoder decoder;
	} open[WORDS_CHARSETS];
	size_t n;
};

void words_init(struct words *w);
void words_done(struct words *w);

/* Open a converter for each charset that `header` names in an encoded word.
 * With some C libraries that reads files, so a process calls this before it
 * confines itself; elsewhere it need not be called. */
void words_prepare(struct words *w, struct span header);

/* Add to `out` the text of a field body, folded or not, as valid UTF-8. CR, LF
 * and NUL, wherever they come from, are left out of the raw text (folding) and
 * become blanks in decoded text: decoding cannot make a second header line.
 * Text in an unknown charset is taken as ISO 8859-1 when it is not UTF-8. */
void words_decode(struct words *w, struct buf *out, struct span body);

/* Add to `out` `bytes` of that charset as UTF-8, U+FFFD for what is not valid:
 * 0, or -1 and nothing added when the charset is not known. All of `bytes` is
 * needed at once: no state is kept between calls. */
MUST_USE int words_convert(struct words *w, struct buf *out,
    struct span charset, struct span bytes);

/* How many bytes of s, from its start, are valid UTF-8 (RFC 3629). */
size_t words_utf8(struct span s);

#endif
