/* msgids - see msgids.h.
 * SPDX-License-Identifier: ISC */
#include "imap/msgids.h"

#include "index/sum.h"

/* The id between "<" and ">" without quotes, backslashes and blanks: its
 * length, or 0 when it is none. */
static size_t
plain(struct span s, char *out)
{
	size_t i, n = 0;
	bool quoted = false, at = false;

	for (i = 0; i < s.n && n < MSGIDS_LONGEST; i++) {
		if (s.p[i] == '"') {
			quoted = !quoted;
			continue;
		}
		if (quoted && s.p[i] == '\\' && i + 1 < s.n)
			i++;
		else if (span_is_blank(s.p[i]) || s.p[i] == '\r' ||
		    s.p[i] == '\n')
			continue;
		else if (s.p[i] == '@' && !quoted && n > 0)
			at = true;
		out[n++] = s.p[i];
	}
	return i == s.n && at && out[n - 1] != '@' ? n : 0;
}

bool
msgids_next(struct span *rest, uint64_t *id_out)
{
	char id[MSGIDS_LONGEST];

	for (;;) {
		size_t from = span_find(*rest, 0, '<'), to, i, n;

		to = span_find(*rest, from, '>');
		if (to == rest->n) {
			*rest = span_from(*rest, rest->n);
			return false;
		}
		/* Of "<a <b@c>" the last one that begins. */
		for (i = from + 1; i < to; i++)
			if (rest->p[i] == '<')
				from = i;
		n = plain(span_sub(*rest, from + 1, to), id);
		*rest = span_from(*rest, to + 1);
		if (n == 0)
			continue;
		*id_out = sum_of(id, n, 0x6d7367);
		if (*id_out == 0)
			*id_out = 1;
		return true;
	}
}
