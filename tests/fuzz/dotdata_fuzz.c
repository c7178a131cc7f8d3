/* The end of DATA is found at the same byte however the input is cut.
 * SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdlib.h>

#include "io/stage.h"
#include "smtp/dotdata.h"

static int
put(struct stage *s, struct span bytes)
{
	(void)s;
	(void)bytes;
	return 0;
}

static size_t
end_of(struct span in, size_t cut)
{
	struct stage sink = { put, NULL, NULL, NULL };
	struct dotdata d;
	size_t used, more;

	dotdata_init(&d, &sink);
	d.max_line = 1000;
	d.max_size = 1 << 20;
	if (dotdata_feed(&d, span_sub(in, 0, cut), &used) == 1)
		return used;
	return dotdata_feed(&d, span_from(in, cut), &more) == 1 ? cut + more :
	    in.n + 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct span in = span_of((const char *)data, n);
	if (n > 0 && end_of(in, n) != end_of(in, data[0] % (n + 1)))
		abort();
	return 0;
}
