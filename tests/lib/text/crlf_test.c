/* crlf: in any cut as at once, and what comes out.
 * SPDX-License-Identifier: ISC */
#include "text/crlf.h"

#include <string.h>

#include "tap.h"

static const struct sample {
	const char *in;
	size_t n;
	const char *out;
	size_t out_n;
} samples[] = {
#define SAMPLE(in, out) { in, sizeof(in) - 1, out, sizeof(out) - 1 }
	SAMPLE("", ""),
	SAMPLE("\n", "\r\n"),
	SAMPLE("\r\n", "\r\n"),
	SAMPLE("\r", "\r"),
	SAMPLE("a\nb\r\nc\r\r\nd\n\n\n\r\n",
	    "a\r\nb\r\nc\r\r\nd\r\n\r\n\r\n\r\n"),
	SAMPLE("\0a\0", "?a?"),
	SAMPLE("0123456\r\n0123456\n01234567\n",
	    "0123456\r\n0123456\r\n01234567\r\n"),
	SAMPLE("012345678901234\r\n\x80\x8a\x0b\x09\xff",
	    "012345678901234\r\n\x80\x8a\x0b\x09\xff"),
	SAMPLE("\n\n\n\n\n\n\n\n\n", "\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n"),
};

int
main(void)
{
	char out[CRLF_ROOM(100)], last;
	size_t i, cut, n;

	for (i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		const struct sample *s = &samples[i];
		bool same = true;

		for (cut = 0; cut <= s->n; cut++) {
			last = '\n';
			n = crlf_expand(out, span_of(s->in, cut), '?', &last);
			n += crlf_expand(out + n, span_of(s->in + cut,
			    s->n - cut), '?', &last);
			same = same && n == s->out_n &&
			    memcmp(out, s->out, n) == 0;
		}
		tap_ok(same, s->out);
	}
	return tap_done();
}
