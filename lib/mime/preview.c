/* preview - see preview.h.
 * SPDX-License-Identifier: ISC */
#include "mime/preview.h"

#include <stdint.h>

#include "base/attr.h"
#include "base/num.h"
#include "text/utf8.h"

#define ENTITY_MAX 12                /* bytes of a name */

/* What has been written so far. */
struct squeeze {
	struct buf *out;
	size_t chars;
	bool blank;              /* one is to come before the next character */
	bool line;               /* at a line's start */
	bool quoted;             /* in a line that is quoted */
	bool all;                /* quoted lines count too */
};

static bool
is_blank(uint32_t c)
{
	return c <= 0x20 || (c >= 0x7f && c <= 0xa0) || c == 0x1680 ||
	    (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 ||
	    c == 0x202f || c == 0x205f || c == 0x3000;
}

/* Soft hyphens, joiners, marks of direction: mailers pad with them, and they
 * could turn round what stands beside the preview. */
static bool
is_unseen(uint32_t c)
{
	return c == 0xad || c == 0x34f || c == 0x61c || c == 0x180e ||
	    (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
	    (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || c == 0xfffc;
}

/* False when it is full. */
static bool
put(struct squeeze *s, uint32_t c)
{
	if (c == '\n') {
		s->line = true;
		s->quoted = false;
	} else if (s->line && !is_blank(c)) {
		s->line = false;
		s->quoted = c == '>';
	}
	if (is_blank(c)) {
		s->blank = s->chars > 0;
		return true;
	}
	if (is_unseen(c) || (s->quoted && !s->all))
		return true;
	if (s->blank && ++s->chars < PREVIEW_CHARS)
		buf_addc(s->out, ' ');
	s->blank = false;
	if (s->chars >= PREVIEW_CHARS)
		return false;
	utf8_add(s->out, c);
	return ++s->chars < PREVIEW_CHARS;
}

/* The character at the start of valid UTF-8. */
static size_t
decode(struct span s, uint32_t *out)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t n = p[0] < 0xc0 ? 1 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4, i;

	if (n > s.n)
		n = s.n;
	*out = n == 1 ? p[0] : p[0] & (0xffu >> (n + 1));
	for (i = 1; i < n; i++)
		*out = *out << 6 | (p[i] & 0x3f);
	return n;
}

static void
plain(struct squeeze *s, struct span text)
{
	size_t at = 0;
	uint32_t c;

	do {
		if (at == text.n)
			return;
		at += decode(span_from(text, at), &c);
	} while (put(s, c));
}

static const struct {
	struct span name;
	uint32_t c;
} entities[] = {
	{ { "amp", 3 }, '&' }, { { "lt", 2 }, '<' }, { { "gt", 2 }, '>' },
	{ { "quot", 4 }, '"' }, { { "apos", 4 }, '\'' },
	{ { "nbsp", 4 }, 0xa0 }, { { "shy", 3 }, 0xad },
	{ { "zwnj", 4 }, 0x200c }, { { "zwj", 3 }, 0x200d },
	{ { "copy", 4 }, 0xa9 }, { { "reg", 3 }, 0xae },
	{ { "trade", 5 }, 0x2122 }, { { "euro", 4 }, 0x20ac },
	{ { "pound", 5 }, 0xa3 }, { { "yen", 3 }, 0xa5 },
	{ { "sect", 4 }, 0xa7 }, { { "deg", 3 }, 0xb0 },
	{ { "middot", 6 }, 0xb7 }, { { "laquo", 5 }, 0xab },
	{ { "raquo", 5 }, 0xbb }, { { "ndash", 5 }, 0x2013 },
	{ { "mdash", 5 }, 0x2014 }, { { "lsquo", 5 }, 0x2018 },
	{ { "rsquo", 5 }, 0x2019 }, { { "ldquo", 5 }, 0x201c },
	{ { "rdquo", 5 }, 0x201d }, { { "bdquo", 5 }, 0x201e },
	{ { "bull", 4 }, 0x2022 }, { { "hellip", 6 }, 0x2026 },
	{ { "auml", 4 }, 0xe4 }, { { "ouml", 4 }, 0xf6 },
	{ { "uuml", 4 }, 0xfc }, { { "Auml", 4 }, 0xc4 },
	{ { "Ouml", 4 }, 0xd6 }, { { "Uuml", 4 }, 0xdc },
	{ { "szlig", 5 }, 0xdf }, { { "eacute", 6 }, 0xe9 },
	{ { "egrave", 6 }, 0xe8 }, { { "ecirc", 5 }, 0xea },
	{ { "agrave", 6 }, 0xe0 }, { { "aacute", 6 }, 0xe1 },
	{ { "acirc", 5 }, 0xe2 }, { { "ccedil", 6 }, 0xe7 },
	{ { "ntilde", 6 }, 0xf1 }, { { "oacute", 6 }, 0xf3 },
	{ { "iacute", 6 }, 0xed }, { { "uacute", 6 }, 0xfa },
};

static bool
number(struct span digits, uint32_t *out)
{
	bool hex = digits.n > 0 && span_lower(digits.p[0]) == 'x';
	uint64_t n;

	if ((hex ? num_parse_hex(span_from(digits, 1), &n) :
	    num_parse_u64(digits, 0x10ffff, &n)) == -1)
		return false;
	*out = n == 0 || n > 0x10ffff || (n >= 0xd800 && n <= 0xdfff) ?
	    0xfffd : (uint32_t)n;
	return true;
}

/* "&amp;" at the start of `html`: its bytes, and the character; what is none is
 * an ampersand. */
static size_t
entity(struct span html, uint32_t *out)
{
	struct span name = span_sub(html, 1, ENTITY_MAX);
	size_t end = span_find(name, 0, ';'), i;

	*out = '&';
	if (end == name.n)
		return 1;
	name.n = end;
	if (name.n > 0 && name.p[0] == '#')
		return number(span_from(name, 1), out) ? end + 2 : 1;
	for (i = 0; i < LENGTH(entities); i++)
		if (span_eq(name, entities[i].name)) {
			*out = entities[i].c;
			return end + 2;
		}
	return 1;
}

/* A tag from its '<' to its '>', which in a quoted value is none: its bytes. */
static size_t
tag_length(struct span html)
{
	char quote = '\0';
	size_t i;

	for (i = 1; i < html.n; i++) {
		char c = html.p[i];

		if (quote != '\0')
			quote = c == quote ? '\0' : quote;
		else if (c == '>')
			return i + 1;
		else if ((c == '"' || c == '\'') && html.p[i - 1] == '=')
			quote = c;
	}
	return html.n;
}

static struct span
tag_name(struct span tag)
{
	size_t from = tag.n > 1 && tag.p[1] == '/' ? 2 : 1, to = from;

	while (to < tag.n && (span_is_alpha(tag.p[to]) ||
	    span_is_digit(tag.p[to])))
		to++;
	return span_sub(tag, from, to);
}

static bool
is_one_of(struct span name, const char *const *list)
{
	for (; *list != NULL; list++)
		if (span_ieq(name, span_str(*list)))
			return true;
	return false;
}

/* How much is passed over after the opening tag of such an element. */
static size_t
element_length(struct span html, struct span name)
{
	size_t i;

	for (i = span_find(html, 0, '<'); i < html.n;
	    i = span_find(html, i + 1, '<'))
		if (i + 1 < html.n && html.p[i + 1] == '/' &&
		    span_istarts(span_from(html, i + 2), name))
			break;
	return i;
}

/* Markup at the start of `html`: its bytes, 0 when it is none. *blank_out: it
 * parts words. */
static size_t
markup(struct span html, bool *blank_out)
{
	static const char *const silent[] = { "script", "style", "title",
	    "template", "svg", NULL };
	static const char *const within[] = { "a", "abbr", "b", "big", "code",
	    "em", "font", "i", "mark", "s", "small", "span", "strong", "sub",
	    "sup", "tt", "u", "wbr", NULL };
	struct span name;
	size_t n, end;

	*blank_out = true;
	if (span_starts(html, SPAN("<!--"))) {
		end = span_search(span_from(html, 4), SPAN("-->"));
		*blank_out = false;
		return end + 7 > html.n ? html.n : end + 7;
	}
	if (html.n < 2 || (!span_is_alpha(html.p[1]) &&
	    !span_has(SPAN("/!?"), html.p[1])))
		return 0;
	n = tag_length(html);
	name = tag_name(span_sub(html, 0, n));
	*blank_out = !is_one_of(name, within);
	if (html.p[1] != '/' && is_one_of(name, silent))
		n += element_length(span_from(html, n), name);
	return n;
}

static void
hypertext(struct squeeze *s, struct span html)
{
	size_t at = 0, n;
	bool blank;
	uint32_t c;

	while (at < html.n) {
		struct span rest = span_from(html, at);

		n = rest.p[0] == '<' ? markup(rest, &blank) : 0;
		if (n > 0) {
			c = ' ';
			if (!blank) {
				at += n;
				continue;
			}
		} else if (rest.p[0] == '&') {
			n = entity(rest, &c);
		} else {
			n = decode(rest, &c);
		}
		at += n;
		/* Lines mean nothing here. */
		if (!put(s, c == '\n' ? ' ' : c))
			return;
	}
}

void
preview_of_text(struct buf *out, struct span text)
{
	struct squeeze s = { .out = out, .line = true };

	plain(&s, text);
	if (s.chars > 0)
		return;
	s.all = s.line = true;
	s.quoted = false;
	plain(&s, text);
}

void
preview_of_html(struct buf *out, struct span html)
{
	struct squeeze s = { .out = out, .all = true };

	hypertext(&s, html);
}
