/* quote - see quote.h.
 * SPDX-License-Identifier: ISC */
#include "imap/quote.h"

#include <stdbool.h>

#include "mime/words.h"

static bool
fits_quoted(struct span s, bool utf8)
{
	size_t i;

	if (s.n > QUOTE_QUOTED_MAX)
		return false;
	for (i = 0; i < s.n; i++)
		if (s.p[i] == '\r' || s.p[i] == '\n' || s.p[i] == '\0' ||
		    ((unsigned char)s.p[i] >= 0x80 && !utf8))
			return false;
	return !utf8 || words_utf8(s) == s.n;
}

static void
literal(struct buf *out, struct span s)
{
	size_t from = 0, nul;

	buf_addc(out, '{');
	buf_addu(out, s.n);
	buf_adds(out, "}\r\n");
	while ((nul = span_find(s, from, '\0')) < s.n) {
		buf_add(out, span_sub(s, from, nul));
		buf_addc(out, '\x80');
		from = nul + 1;
	}
	buf_add(out, span_from(s, from));
}

static void
string(struct buf *out, struct span s, bool utf8)
{
	size_t i, from = 0;

	if (!fits_quoted(s, utf8)) {
		literal(out, s);
		return;
	}
	buf_addc(out, '"');
	for (i = 0; i < s.n; i++)
		if (s.p[i] == '"' || s.p[i] == '\\') {
			buf_add(out, span_sub(s, from, i));
			buf_addc(out, '\\');
			from = i;
		}
	buf_add(out, span_from(s, from));
	buf_addc(out, '"');
}

void
quote_string(struct buf *out, struct span s)
{
	string(out, s, false);
}

void
quote_nstring(struct buf *out, struct span s)
{
	if (s.p == NULL)
		buf_adds(out, "NIL");
	else
		quote_string(out, s);
}

/* Narrower than the grammar, so that nothing is mistaken for NIL or a list. */
static bool
fits_atom(struct span s)
{
	size_t i;

	if (s.n == 0 || s.n > QUOTE_QUOTED_MAX || span_ieq(s, SPAN("NIL")))
		return false;
	for (i = 0; i < s.n; i++)
		if (!span_is_alpha(s.p[i]) && !span_is_digit(s.p[i]) &&
		    !span_has(SPAN("-_.$+&,=/@"), s.p[i]))
			return false;
	return true;
}

void
quote_astring(struct buf *out, struct span s)
{
	if (fits_atom(s))
		buf_add(out, s);
	else
		quote_string(out, s);
}

void
quote_utf8(struct buf *out, struct span s)
{
	if (fits_atom(s))
		buf_add(out, s);
	else
		string(out, s, true);
}

void
quote_text(struct buf *out, struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		buf_addc(out, (unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f ?
		    '?' : s.p[i]);
}
