/* lines - see lines.h.
 * SPDX-License-Identifier: ISC */
#include "link/lines.h"

#include <stddef.h>

const char *
lines_value(struct span lines, const char *name)
{
	struct span want = span_str(name), line;

	while (lines.n > 0 && span_cut(&lines, '\n', &line))
		if (span_starts(line, want) && line.n > want.n &&
		    line.p[want.n] == '=')
			return line.p + want.n + 1;
	return NULL;
}

void
lines_end(struct span lines)
{
	size_t at;

	for (at = span_find(lines, 0, '\n'); at < lines.n;
	    at = span_find(lines, at + 1, '\n'))
		*((char *)(size_t)lines.p + at) = '\0';
}
