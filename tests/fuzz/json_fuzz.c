/* JSON: what is valid has parts that are valid, and strings that can be read.
 * SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdlib.h>

#include "text/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct span in = span_of((const char *)data, n), value;
	struct buf out = BUF_INIT(70000);
	uint64_t number;
	size_t at = 0;

	if (json_is_valid(in)) {
		if (json_member(in, "a", &value) == 1 && !json_is_valid(value))
			abort();
		while (json_next(in, &at, &value)) {
			buf_reset(&out);
			if (!json_is_valid(value))
				abort();
			if (json_string(value, &out) == -1 &&
			    json_number(value, &number) == -1)
				continue;
		}
	}
	buf_done(&out);
	return 0;
}
