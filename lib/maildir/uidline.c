/* uidline - see uidline.h.
 * SPDX-License-Identifier: ISC */
#include "maildir/uidline.h"

#include "base/num.h"

/* " W1816 :" between UID and name: where the name starts, 0 when it is not so.
 * `fields` begins at the blank. */
static size_t
skip_fields(struct span fields)
{
	size_t at = 0;

	while (at + 1 < fields.n && fields.p[at] == ' ' &&
	    fields.p[at + 1] >= 'A' && fields.p[at + 1] <= 'Z')
		at = span_find(fields, at + 1, ' ');
	return at + 2 < fields.n && fields.p[at] == ' ' &&
	    fields.p[at + 1] == ':' ? at + 2 : 0;
}

bool
uidline_parse(struct span line, int version, struct uidline *out)
{
	uint64_t uid;
	size_t digits = num_parse_prefix(line, UINT32_MAX, &uid), at;
	struct span name;

	if (digits == 0 || uid == 0 || digits == line.n ||
	    line.p[digits] != ' ' || line.n > UIDLINE_MAX)
		return false;
	at = version == 1 ? 1 : skip_fields(span_from(line, digits));
	name = span_from(line, digits + at);
	name.n = span_find(name, 0, ':');
	if (at == 0 || name.n == 0 || span_has(name, '/') ||
	    span_has(name, '\r') || span_has(name, '\n') ||
	    span_has(name, '\0'))
		return false;
	*out = (struct uidline){ (uint32_t)uid, (uint16_t)(digits + at),
		(uint16_t)name.n };
	return true;
}
