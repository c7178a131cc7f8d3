/* The header section of a message.
 * SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdlib.h>

#include "mime/header.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct span in = span_of((const char *)data, n);
	struct buf out = BUF_INIT(1 << 21);
	struct err err = ERR_INIT;
	struct header h;
	size_t i;

	header_init(&h);
	if (header_parse(&h, in, &err) == 0)
		for (i = 0; i < h.n; i++)
			header_unfold(&out, h.fields[i].body);
	header_done(&h);
	buf_done(&out);
	return 0;
}
