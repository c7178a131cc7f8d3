/* addrfield - see addrfield.h.
 * SPDX-License-Identifier: ISC */
#include "mime/addrfield.h"

/* A byte as it can stand in a header line. */
static char
shown(char c)
{
	return (unsigned char)c < ' ' || c == 0x7f ? ' ' : c;
}

/* Encoded words must stand outside of quotes to be what they are. */
static void
add_phrase(struct buf *out, struct span name)
{
	bool quoted = false;
	size_t i;

	for (i = 0; i < name.n; i++)
		quoted |= span_has(SPAN("()<>[]:;@\\,.\""), name.p[i]);
	if (quoted)
		buf_addc(out, '"');
	for (i = 0; i < name.n; i++) {
		if (quoted && (name.p[i] == '"' || name.p[i] == '\\'))
			buf_addc(out, '\\');
		buf_addc(out, shown(name.p[i]));
	}
	if (quoted)
		buf_addc(out, '"');
}

void
addrfield_name(struct buf *out, struct span name)
{
	add_phrase(out, name);
	if (name.n > 0)
		buf_addc(out, ' ');
}

void
addrfield_add(struct buf *out, const struct addrs_item *item, bool first,
    struct span between)
{
	if (item->kind == ADDRS_GROUP_END) {
		buf_addc(out, ';');
		return;
	}
	if (!first) {
		buf_addc(out, ',');
		buf_add(out, between);
	}
	if (item->kind == ADDRS_GROUP) {
		add_phrase(out, item->name);
		buf_adds(out, ": ");
		return;
	}
	addrfield_name(out, item->name);
	buf_addc(out, '<');
	addrs_write(out, item);
	buf_addc(out, '>');
}
