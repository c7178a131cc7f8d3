/* buf: growth, the maximum, the NUL after len.
 * SPDX-License-Identifier: ISC */
#include "base/buf.h"

#include <string.h>

#include "tap.h"

static void
test_growth(void)
{
	struct buf b = BUF_INIT(1 << 20);
	size_t i;

	tap_ok(strcmp(buf_str(&b), "") == 0, "empty before the first write");
	for (i = 0; i < 100000; i++)
		buf_addc(&b, (char)('a' + i % 26));
	tap_ok(b.len == 100000 && b.p[b.len] == '\0', "100000 single bytes");
	tap_ok(b.p[99999] == 'a' + 99999 % 26, "the last one is right");
	buf_cut(&b, 3);
	tap_is(buf_span(&b), SPAN("abc"), "cut");
	buf_done(&b);
}

static void
test_maximum(void)
{
	struct buf b = BUF_INIT(5);

	buf_adds(&b, "abc");
	buf_adds(&b, "def");
	tap_ok(!buf_ok(&b), "a write past max is noticed");
	tap_is(buf_span(&b), SPAN("abc"), "and dropped whole");
	buf_adds(&b, "d");
	tap_is(buf_span(&b), SPAN("abc"), "as is what follows it");
	buf_reset(&b);
	buf_adds(&b, "abcde");
	tap_ok(buf_ok(&b) && b.len == 5, "exactly max fits");
	buf_done(&b);
}

static void
test_format(void)
{
	struct buf b = BUF_INIT(100);

	buf_addf(&b, "%s=%d", "n", -4);
	buf_addc(&b, ' ');
	buf_addu(&b, UINT64_MAX);
	tap_is(buf_span(&b), SPAN("n=-4 18446744073709551615"), "formats");
	buf_done(&b);
}

int
main(void)
{
	test_growth();
	test_maximum();
	test_format();
	return tap_done();
}
