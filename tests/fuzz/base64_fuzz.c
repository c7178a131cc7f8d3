/* base64: what decodes strictly encodes to the same text.
 * SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdlib.h>

#include "text/base64.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct span in = span_of((const char *)data, n);
	struct buf out = BUF_INIT(1 << 20), back = BUF_INIT(1 << 20);
	struct base64_mime m = { 0, 0, false };

	if (base64_decode(&out, in) == 0) {
		base64_encode(&back, buf_span(&out));
		if (!span_eq(buf_span(&back), in))
			abort();
	}
	base64_mime_feed(&m, &back, in);
	buf_done(&out);
	buf_done(&back);
	return 0;
}
