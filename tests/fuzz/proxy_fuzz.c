/* A PROXY header in two pieces, which must give the answer of one piece, and
 * lists of prefixes.
 * SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdlib.h>

#include "conn/cidr.h"
#include "conn/proxy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct span in = span_of((const char *)data, n);
	size_t cut = n > 0 ? data[n - 1] % n : 0, used, one, two = 0;
	struct cidr_list list = CIDR_LIST_INIT;
	struct proxy a, b;
	int r, s;

	proxy_init(&a);
	proxy_init(&b);
	r = proxy_feed(&a, in, &one, NULL);
	s = proxy_feed(&b, span_sub(in, 0, cut), &used, NULL);
	if (s == 0)
		s = proxy_feed(&b, span_from(in, cut), &two, NULL);
	if (r != s || (r == 1 && (one != used + two || a.known != b.known)))
		abort();
	if (a.tls_cipher.p != NULL && a.tls_cipher.n > PROXY_TLV_MAX)
		abort();
	proxy_done(&a);
	proxy_done(&b);
	if (cidr_list_lines(&list, in, NULL) == 0 && list.n > n)
		abort();
	cidr_list_done(&list);
	return 0;
}
