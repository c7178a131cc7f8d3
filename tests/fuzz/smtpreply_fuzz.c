/* What servers answer: the same however it is cut.
 * SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdlib.h>

#include "send/smtpreply.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static int
run(struct smtpreply *r, struct span in, size_t cut)
{
	size_t used;
	int got = smtpreply_feed(r, span_sub(in, 0, cut), &used);

	return got != 0 ? got : smtpreply_feed(r, span_from(in, cut), &used);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct span in = span_of((const char *)data, n);
	struct buf words = BUF_INIT(SMTPREPLY_MAX);
	struct smtpreply whole, cut;

	smtpreply_init(&whole);
	smtpreply_init(&cut);
	if (run(&whole, in, n) != run(&cut, in, n > 0 ? data[0] % n : 0) ||
	    !span_eq(buf_span(&whole.lines), buf_span(&cut.lines)))
		abort();
	smtpreply_words(&words, &whole, 100);
	if (words.len > 100)
		abort();
	buf_done(&words);
	smtpreply_done(&whole);
	smtpreply_done(&cut);
	return 0;
}
