/* socketmap: netstrings in any bytes, cut in two, are the same netstrings; and
 * what they say is an answer or an error.
 * SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdlib.h>

#include "map/socketmap.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* How many there are before the end or an error. */
static size_t
eat(struct netstring *s, struct span in, bool *bad)
{
	struct buf value = BUF_INIT(4096);
	struct err err = ERR_INIT;
	size_t used, count = 0;
	int got = 0;

	while (!*bad && (got = netstring_feed(s, in, &used, &err)) == 1) {
		count++;
		in = span_from(in, used);
		if (socketmap_parse(buf_span(&s->bytes), &value, &err) > 1)
			abort();
	}
	*bad |= got == -1;
	buf_done(&value);
	return count;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct span in = span_of((const char *)data, n);
	size_t cut = n == 0 ? 0 : data[0] % (n + 1), whole, parts;
	bool bad = false, bad_too = false;
	struct netstring a, b;

	netstring_init(&a, 300);
	netstring_init(&b, 300);
	whole = eat(&a, in, &bad);
	parts = eat(&b, span_sub(in, 0, cut), &bad_too);
	parts += eat(&b, span_from(in, cut), &bad_too);
	if (whole != parts || bad != bad_too)
		abort();
	netstring_done(&a);
	netstring_done(&b);
	return 0;
}
