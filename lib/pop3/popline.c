/* popline - see popline.h.
 * SPDX-License-Identifier: ISC */
#include "pop3/popline.h"

#include "base/num.h"

void
popline_split(struct span line, struct span *verb_out, struct span *rest_out)
{
	size_t space = span_find(line, 0, ' ');

	*verb_out = span_sub(line, 0, space);
	*rest_out = space == line.n ? span_of(NULL, 0) :
	    span_from(line, space + 1);
}

int
popline_word(struct span *rest, struct span *out)
{
	return rest->p != NULL && span_word(rest, out);
}

int
popline_number(struct span *rest, uint32_t *out)
{
	struct span word;

	if (popline_word(rest, &word) == 0)
		return 0;
	return num_parse_u32(word, UINT32_MAX, out) == 0 ? 1 : -1;
}
