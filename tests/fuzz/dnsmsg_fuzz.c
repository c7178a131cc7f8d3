/* DNS responses, whoever sent them.
 * SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdlib.h>

#include "dns/dnsmsg.h"
#include "dns/dnsrecords.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct dnsmsg_question q = { 0x4141, SPAN("a.org"), DNSMSG_MX };
	char name[DNSMSG_NAME_MAX + 1] = "a.org";
	struct resolver_answer a;
	struct dnsmsg m;
	bool moved = false;

	if (n == 0)
		return 0;
	q.type = data[0] % 60;
	if (dnsmsg_read(&m, span_of((const char *)data + 1, n - 1), &q) == -1)
		return 0;
	resolver_answer_init(&a);
	if (dnsrecords_take(&a, &m, q.type, name, &moved) == 0 &&
	    a.n > RESOLVER_RECORDS_MAX)
		abort();
	resolver_answer_done(&a);
	return 0;
}
