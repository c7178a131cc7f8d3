/* wire - see wire.h.
 * SPDX-License-Identifier: ISC */
#include "wire.h"

#include <string.h>

int
wire_put(struct stage *to, struct span in, char *last)
{
	size_t from = 0, lf;

	for (; from < in.n; from = lf + 1) {
		lf = span_find(in, from, '\n');
		if (lf == in.n) {
			*last = in.p[in.n - 1];
			return stage_put(to, span_from(in, from));
		}
		if ((lf > from ? in.p[lf - 1] : *last) == '\r') {
			if (stage_put(to, span_sub(in, from, lf + 1)) == -1)
				return -1;
		} else if ((lf > from && stage_put(to, span_sub(in, from,
		    lf)) == -1) || stage_put(to, SPAN("\r\n")) == -1)
			return -1;
		*last = '\n';
	}
	return 0;
}

void
wire_replace_nul(char *p, size_t n)
{
	char *nul;

	while (n > 0 && (nul = memchr(p, '\0', n)) != NULL) {
		*nul = WIRE_NUL;
		n -= (size_t)(nul - p) + 1;
		p = nul + 1;
	}
}
