/* slashed - see slashed.h.
 * SPDX-License-Identifier: ISC */
#include "text/slashed.h"

int
slashed_take(struct span *line, bool *negated, struct span *pattern,
    struct err *err)
{
	size_t i = 1;
	char mark;

	*negated = false;
	*line = span_trim(*line);
	if (line->n > 0 && line->p[0] == '!') {
		*negated = true;
		*line = span_trim(span_from(*line, 1));
	}
	if (line->n == 0 || span_is_alpha(line->p[0]) ||
	    span_is_digit(line->p[0]))
		return err_set(err, ERR_USAGE, "a /pattern/ is wanted");
	for (mark = line->p[0]; i < line->n && line->p[i] != mark; i++)
		i += line->p[i] == '\\' && i + 1 < line->n;
	if (i >= line->n)
		return err_set(err, ERR_USAGE, "the pattern has no end");
	*pattern = span_sub(*line, 1, i);
	*line = span_from(*line, i + 1);
	return 0;
}
