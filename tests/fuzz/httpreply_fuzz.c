/* What web servers answer to the GET of a policy, and the policy.
 * SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdlib.h>

#include "send/httpreply.h"
#include "send/stspolicy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static int
run(struct httpreply *r, struct span in, size_t cut)
{
	size_t used;
	int got = httpreply_feed(r, span_sub(in, 0, cut), &used);

	if (got == 0)
		got = httpreply_feed(r, span_from(in, cut), &used);
	return got != 0 ? got : httpreply_end(r);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct span in = span_of((const char *)data, n), id;
	struct httpreply whole, cut;
	struct stspolicy p;

	httpreply_init(&whole, 1000);
	httpreply_init(&cut, 1000);
	if (run(&whole, in, n) != run(&cut, in, n > 0 ? data[0] % n : 0))
		abort();
	if (stspolicy_parse(in, &p, NULL) == 0)
		(void)stspolicy_fits(&p, in);
	if (stspolicy_record(in, &id) == 1 && id.n > STSPOLICY_ID_MAX)
		abort();
	httpreply_done(&whole);
	httpreply_done(&cut);
	return 0;
}
