/* SMTP paths: what is accepted is written so that it is accepted again.
 * SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdlib.h>

#include "smtp/address.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct span in = span_of((const char *)data, n);
	struct buf out = BUF_INIT(1000);
	struct err err = ERR_INIT;
	struct address a, b;
	size_t used;

	if (address_parse_path(in, ADDRESS_NULL | ADDRESS_UTF8 |
	    ADDRESS_POSTMASTER, &a, &used, &err) == 0 &&
	    !address_is_null(&a) && address_domain(&a).n > 0) {
		address_write(&out, &a);
		if (address_parse(buf_span(&out), ADDRESS_UTF8, &b,
		    &err) == -1 ||
		    !span_eq(address_span(&a), address_span(&b)))
			abort();
	}
	buf_done(&out);
	return 0;
}
