/* hex: both ways, and what is none.
 * SPDX-License-Identifier: ISC */
#include "text/hex.h"

#include "tap.h"

int
main(void)
{
	static const char *const bad[] = { "0", "0g", "+1", "0x", " 1", "1 ",
		"-1", "001" };
	struct buf b = BUF_INIT(600), back = BUF_INIT(256);
	char all[256];
	size_t i;

	for (i = 0; i < sizeof(all); i++)
		all[i] = (char)i;
	hex_encode(&b, span_of(all, sizeof(all)));
	tap_ok(b.len == 512 && span_starts(buf_span(&b), SPAN("000102")) &&
	    span_ends(buf_span(&b), SPAN("feff")), "every byte, lower case");
	tap_ok(hex_decode(&back, buf_span(&b)) == 0 &&
	    span_eq(buf_span(&back), span_of(all, sizeof(all))), "and back");
	buf_reset(&back);
	tap_ok(hex_decode(&back, SPAN("FFfE")) == 0 && back.len == 2, "case");
	for (i = 0; i < LENGTH(bad); i++)
		tap_ok(hex_decode(&back, span_str(bad[i])) == -1, "none");
	buf_done(&b);
	buf_done(&back);
	return tap_done();
}
