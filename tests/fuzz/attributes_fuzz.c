/* The file of annotations: what was read and written is read the same again, in
 * order, each key once.
 * SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdlib.h>

#include "maildir/attributes.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct buf file = BUF_INIT(ATTRIBUTES_FILE_MAX);
	struct attributes a, b;
	size_t i;

	attributes_init(&a);
	attributes_init(&b);
	buf_add(&file, span_of((const char *)data, n));
	attributes_parse(&a, &file);
	attributes_write(&a, &file);
	attributes_parse(&b, &file);
	if (a.n != b.n || b.damaged)
		abort();
	for (i = 0; i < a.n; i++)
		if (!span_eq(a.entries[i].key, b.entries[i].key) ||
		    !span_eq(a.entries[i].value, attributes_get(&b,
		    a.entries[i].key)) || (i > 0 && span_cmp(
		    a.entries[i - 1].key, a.entries[i].key) >= 0))
			abort();
	attributes_done(&a);
	attributes_done(&b);
	buf_done(&file);
	return 0;
}
