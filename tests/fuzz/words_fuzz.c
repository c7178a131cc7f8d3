/* Encoded words of RFC 2047: the result is UTF-8 without line ends.
 * SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdlib.h>

#include "mime/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct span in = span_of((const char *)data, n);
	struct buf out = BUF_INIT(1 << 21);
	struct words w;

	words_init(&w);
	words_decode(&w, &out, in);
	if (words_utf8(buf_span(&out)) != out.len ||
	    span_has(buf_span(&out), (char)10))
		abort();
	words_done(&w);
	buf_done(&out);
	return 0;
}
