/* addrtoken - see addrtoken.h.
 * SPDX-License-Identifier: ISC */
#include "mime/addrtoken.h"

#include <limits.h>

bool
addrtoken_at_end(const struct addrtoken *t)
{
	return t->at >= t->s.n;
}

char
addrtoken_peek(const struct addrtoken *t)
{
	return t->at < t->s.n ? t->s.p[t->at] : '\0';
}

bool
addrtoken_is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool
addrtoken_is_special(char c)
{
	static const bool specials[UCHAR_MAX + 1] = {
		[' '] = true, ['\t'] = true, ['\r'] = true, ['\n'] = true,
		['('] = true, [')'] = true, ['<'] = true, ['>'] = true,
		['@'] = true, [','] = true, [':'] = true, [';'] = true,
		['"'] = true,
	};

	return specials[(unsigned char)c];
}

/* The byte here, or the one behind its backslash, without folding. */
static void
take_byte(struct addrtoken *t, struct buf *out)
{
	char c = t->s.p[t->at];

	if (c == '\\' && t->at + 1 < t->s.n)
		c = t->s.p[++t->at];
	if (c != '\r' && c != '\n')
		buf_addc(out, c);
}

void
addrtoken_quoted(struct addrtoken *t, char close, struct buf *out)
{
	for (; !addrtoken_at_end(t); t->at++) {
		if (t->s.p[t->at] == close) {
			t->at++;
			return;
		}
		take_byte(t, out);
	}
	t->malformed = true;
}

/* "(" has been seen. */
static void
take_comment(struct addrtoken *t)
{
	size_t depth = 1;

	buf_reset(t->comment);
	for (t->at++; !addrtoken_at_end(t); t->at++) {
		char c = t->s.p[t->at];

		if (c == '(')
			depth++;
		if (c == ')' && --depth == 0) {
			t->at++;
			return;
		}
		take_byte(t, t->comment);
	}
	t->malformed = true;
}

void
addrtoken_skip(struct addrtoken *t)
{
	while (!addrtoken_at_end(t)) {
		if (addrtoken_is_white(addrtoken_peek(t)))
			t->at++;
		else if (addrtoken_peek(t) == '(')
			take_comment(t);
		else
			break;
	}
}

struct span
addrtoken_atom(struct addrtoken *t)
{
	size_t from = t->at;

	while (!addrtoken_at_end(t) && !addrtoken_is_special(t->s.p[t->at]))
		t->at++;
	return span_sub(t->s, from, t->at);
}
