/* imapline - see imapline.h. Strict: one space between arguments, none at the
 * end, as RFC 9051 9 has it.
 * SPDX-License-Identifier: ISC */
#include "login/imapline.h"

#include <string.h>

#include "base/num.h"
#include "login/login.h"

void
imapline_init(struct imapline *c, size_t max)
{
	memset(c, 0, sizeof(*c));
	buf_init(&c->text, max);
}

void
imapline_done(struct imapline *c)
{
	login_wipe(&c->text);
}

/* RFC 9051 9: ATOM-CHAR, that is no atom-specials. */
static bool
is_atom_char(char c)
{
	return c > ' ' && c < 0x7f && strchr("(){%*\"\\]", c) == NULL;
}

/* "]" is a resp-special: part of an astring, not of an atom. */
static bool
is_astring_char(char c)
{
	return is_atom_char(c) || c == ']';
}

/* Outside quotes, the line ends in {n} or {n+}: 1 and the announcement's
 * number; 0 when it announces nothing; -1 when the number is too large for any
 * literal, which must not be mistaken for text. */
static int
find_literal(struct span line, uint64_t *n, bool *synchronizing)
{
	bool quoted = false, plus;
	size_t i, open = line.n, digits;

	for (i = 0; i < line.n; i++) {
		if (quoted && line.p[i] == '\\')
			i++;
		else if (line.p[i] == '"')
			quoted = !quoted;
		else if (!quoted && line.p[i] == '{')
			open = i;
	}
	if (quoted || open == line.n || line.p[line.n - 1] != '}')
		return 0;
	line = span_sub(line, open + 1, line.n - 1);
	plus = span_ends(line, SPAN("+"));
	line.n -= plus;
	for (digits = 0; digits < line.n; digits++)
		if (!span_is_digit(line.p[digits]))
			return 0;
	*synchronizing = !plus;
	if (line.n == 0)
		return 0;
	return num_parse_u64(line, UINT32_MAX, n) == 0 ? 1 : -1;
}

/* The line has been added to c->text: what comes next? A client that does not
 * wait for "+" sends its literal whatever we say. */
static enum imapline_next
next_of(struct imapline *c, struct span line)
{
	int found = find_literal(line, &c->literal, &c->synchronizing);

	if (found == 0)
		return buf_ok(&c->text) ? IMAPLINE_COMPLETE : IMAPLINE_TOO_LONG;
	buf_adds(&c->text, "\r\n");
	if (found == 1 && buf_ok(&c->text) &&
	    c->literal <= c->text.max - c->text.len)
		return IMAPLINE_LITERAL;
	return c->synchronizing ? IMAPLINE_TOO_LONG : IMAPLINE_LOST;
}

static bool
is_tag(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!is_astring_char(s.p[i]) || s.p[i] == '+')
			return false;
	return s.n > 0 && s.n <= IMAPLINE_TAG_MAX;
}

void
imapline_forget(struct imapline *c)
{
	c->tag = c->name = span_of("", 0);
}

static void
keep(struct imapline *c, struct span line)
{
	imapline_forget(c);
	buf_reset(&c->text);
	c->literal = 0;
	c->synchronizing = false;
	(void)buf_room(&c->text, c->text.max);
	buf_add(&c->text, line);
}

static void
take_name(struct imapline *c, size_t at)
{
	struct span text = buf_span(&c->text);
	size_t end = at;

	while (end < text.n && is_atom_char(text.p[end]))
		end++;
	c->name = span_sub(text, at, end);
	c->args = end < text.n ? end : text.n;
}

/* The spans of tag and name lie in c->text, which must not move under them. */
enum imapline_next
imapline_begin(struct imapline *c, struct span line)
{
	struct span text;
	size_t space;

	keep(c, line);
	text = buf_span(&c->text);
	space = span_find(text, 0, ' ');
	if (is_tag(span_sub(text, 0, space)))
		c->tag = span_sub(text, 0, space);
	take_name(c, space + 1);
	return next_of(c, line);
}

enum imapline_next
imapline_begin_bare(struct imapline *c, struct span line)
{
	keep(c, line);
	take_name(c, 0);
	return next_of(c, line);
}

void
imapline_literal(struct imapline *c, struct span bytes)
{
	buf_add(&c->text, bytes);
	c->literal -= bytes.n;
}

enum imapline_next
imapline_line(struct imapline *c, struct span line)
{
	buf_add(&c->text, line);
	return next_of(c, line);
}

int
imapline_char(const struct imapline *c, size_t *at, char wanted)
{
	if (*at >= c->text.len || c->text.p[*at] != wanted)
		return -1;
	++*at;
	return 0;
}

int
imapline_space(const struct imapline *c, size_t *at)
{
	return imapline_char(c, at, ' ');
}

bool
imapline_at_end(const struct imapline *c, size_t at)
{
	return at == c->text.len;
}

static int
take_chars(const struct imapline *c, size_t *at, bool (*is_one)(char),
    struct span *out)
{
	size_t from = *at;

	while (*at < c->text.len && is_one(c->text.p[*at]))
		++*at;
	*out = span_sub(buf_span(&c->text), from, *at);
	return out->n > 0 ? 0 : -1;
}

int
imapline_atom(const struct imapline *c, size_t *at, struct span *out)
{
	return take_chars(c, at, is_atom_char, out);
}

static int
take_quoted(struct imapline *c, size_t *at, struct span *out)
{
	char *p = c->text.p;
	size_t to = *at, i;

	for (i = *at; i < c->text.len && p[i] != '"'; i++) {
		if (p[i] == '\\' && ++i < c->text.len && p[i] != '"' &&
		    p[i] != '\\')
			return -1;
		if (i == c->text.len || p[i] == '\0' || p[i] == '\r')
			return -1;
		p[to++] = p[i];
	}
	if (i == c->text.len)
		return -1;
	*out = span_of(p + *at, to - *at);
	*at = i + 1;
	return 0;
}

/* At "{": the number was checked when the literal was read. */
static int
take_literal(const struct imapline *c, size_t *at, struct span *out)
{
	struct span text = buf_span(&c->text);
	uint64_t n;
	size_t digits = num_parse_prefix(span_from(text, *at + 1), UINT32_MAX,
	    &n), i = *at + 1 + digits;

	if (digits == 0)
		return -1;
	if (i < text.n && text.p[i] == '+')
		i++;
	if (!span_starts(span_from(text, i), SPAN("}\r\n")) ||
	    n > text.n - i - 3)
		return -1;
	*out = span_sub(text, i + 3, i + 3 + n);
	*at = i + 3 + n;
	return span_has(*out, '\0') ? -1 : 0;
}

int
imapline_string(struct imapline *c, size_t *at, struct span *out)
{
	if (imapline_char(c, at, '"') == 0)
		return take_quoted(c, at, out);
	return *at < c->text.len && c->text.p[*at] == '{' ?
	    take_literal(c, at, out) : -1;
}

int
imapline_astring(struct imapline *c, size_t *at, struct span *out)
{
	if (*at < c->text.len && is_astring_char(c->text.p[*at]))
		return take_chars(c, at, is_astring_char, out);
	return imapline_string(c, at, out);
}

int
imapline_nstring(struct imapline *c, size_t *at, struct span *out)
{
	if (span_istarts(span_from(buf_span(&c->text), *at), SPAN("NIL"))) {
		*at += 3;
		*out = span_of(NULL, 0);
		return 0;
	}
	return imapline_string(c, at, out);
}
