/* attributetext - see attributetext.h.
 * SPDX-License-Identifier: ISC */
#include "maildir/attributetext.h"

#include <string.h>

#define ESCAPE '\001'

/* Take the escapes out of a line, in place. */
static struct span
unescape(char *p, size_t n)
{
	static const char codes[] = "01trn", stands_for[] = "\0\001\t\r\n";
	size_t i, to = 0;

	for (i = 0; i < n; i++) {
		const char *code;

		if (p[i] != ESCAPE) {
			p[to++] = p[i];
			continue;
		}
		if (++i == n)
			break;
		code = p[i] == '\0' ? NULL : strchr(codes, p[i]);
		p[to++] = code == NULL ? p[i] : stands_for[code - codes];
	}
	return span_of(p, to);
}

void
attributetext_write(struct buf *out, struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++) {
		char c = s.p[i];
		char code = c == '\0' ? '0' : c == ESCAPE ? '1' :
		    c == '\t' ? 't' : c == '\r' ? 'r' : c == '\n' ? 'n' : 0;

		if (code != 0)
			buf_addc(out, ESCAPE);
		buf_addc(out, code != 0 ? code : c);
	}
}

bool
attributetext_line(struct buf *b, size_t *at, struct span *out)
{
	size_t end = span_find(buf_span(b), *at, '\n');

	if (end == b->len)
		return false;
	*out = unescape(b->p + *at, end - *at);
	*at = end + 1;
	return true;
}
