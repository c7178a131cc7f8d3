/* Charsets: the first byte chooses one, the second where the text is cut; what
 * comes out is UTF-8. SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdlib.h>

#include "mime/decoder.h"
#include "mime/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static const char *const names[] = { "iso-2022-jp", "iso-2022-kr",
		"iso-2022-cn", "hz", "utf-7", "utf-16", "utf-32", "gb18030",
		"shift_jis", "euc-tw", "big5-hkscs" };
	struct buf out = BUF_INIT(1u << 20);
	struct span in;
	struct decoder d;

	if (n < 2 || decoder_open(&d, span_str(names[p[0] % 11])) == -1)
		return 0;
	in = span_of((const char *)p + 2, n - 2);
	decoder_feed(&d, span_sub(in, 0, p[1]), &out);
	decoder_feed(&d, span_from(in, p[1]), &out);
	decoder_end(&d, &out);
	if (words_utf8(buf_span(&out)) != out.len)
		abort();
	decoder_close(&d);
	buf_done(&out);
	return 0;
}
