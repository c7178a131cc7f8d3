/* tally - see tally.h.
 * SPDX-License-Identifier: ISC */
#include "text/tally.h"

#include <string.h>

#include "base/span.h"

/* What stands behind a '%': its row, NULL when it is '%', and *used bytes; 0
 * when it is unknown. */
static const struct tally *
find(struct span s, const struct tally *table, size_t n, size_t *used)
{
	struct span name = s;
	size_t i, end;

	*used = 0;
	if (s.n == 0)
		return NULL;
	if (s.p[0] == '%') {
		*used = 1;
		return NULL;
	}
	end = s.p[0] == '{' ? span_find(s, 0, '}') : 0;
	name = end < s.n ? span_sub(s, 1, end) : span_of("", 0);
	for (i = 0; i < n; i++) {
		if (s.p[0] == '{' ? table[i].name == NULL ||
		    !span_eq(name, span_str(table[i].name)) :
		    table[i].letter != s.p[0])
			continue;
		*used = end + 1;
		return &table[i];
	}
	return NULL;
}

int
tally_check(const char *format, const struct tally *table, size_t n,
    struct err *err)
{
	struct span s = span_str(format);
	size_t i, used;

	for (i = 0; i < s.n; i++) {
		if (s.p[i] < ' ' || s.p[i] == 0x7f)
			return err_set(err, ERR_USAGE,
			    "log format: a control character");
		if (s.p[i] != '%')
			continue;
		(void)find(span_from(s, i + 1), table, n, &used);
		if (used == 0)
			return err_set(err, ERR_USAGE, "log format: nothing "
			    "is known as %.*s", (int)(s.n - i < 30 ? s.n - i :
			    30), s.p + i);
		i += used;
	}
	return 0;
}

void
tally_write(struct buf *out, const char *format, const struct tally *table,
    size_t n, const void *counters)
{
	struct span s = span_str(format);
	const struct tally *row;
	size_t i, used;

	for (i = 0; i < s.n; i++) {
		uint64_t value;

		if (s.p[i] != '%') {
			buf_addc(out, s.p[i]);
			continue;
		}
		row = find(span_from(s, i + 1), table, n, &used);
		i += used;
		if (row == NULL) {
			buf_addc(out, '%');
			continue;
		}
		memcpy(&value, (const char *)counters + row->offset,
		    sizeof(value));
		buf_addu(out, value);
	}
}
