/* svlex - see svlex.h. One function per kind of token.
 * SPDX-License-Identifier: ISC */
#include "sieve/svlex.h"

#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "mime/words.h"
#include "sieve/svlimit.h"

static const char punct_chars[] = ";,()[]{}";

static int
refuse(const struct svlex *l, struct err *err, const char *why)
{
	return err_set(err, ERR_DATA, "line %u: %s", l->line, why);
}

static char
peek(const struct svlex *l, size_t ahead)
{
	return l->at + ahead < l->s.n ? l->s.p[l->at + ahead] : '\0';
}

static bool
is_name_char(char c)
{
	return span_is_alpha(c) || span_is_digit(c) || c == '_';
}

static void
step(struct svlex *l)
{
	if (l->s.p[l->at++] == '\n')
		l->next_line++;
}

/* "#" to the end of the line, or bracket comments (RFC 5228 2.3). */
static int
skip_comment(struct svlex *l, struct err *err)
{
	if (peek(l, 0) == '#') {
		l->at = span_find(l->s, l->at, '\n');
		return 0;
	}
	l->line = l->next_line;
	for (l->at += 2; l->at < l->s.n; step(l))
		if (peek(l, 0) == '*' && peek(l, 1) == '/') {
			l->at += 2;
			return 0;
		}
	return refuse(l, err, "this comment is not closed");
}

static int
skip_white(struct svlex *l, struct err *err)
{
	while (l->at < l->s.n) {
		char c = peek(l, 0);

		if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
			step(l);
		else if (c != '#' && (c != '/' || peek(l, 1) != '*'))
			break;
		else if (skip_comment(l, err) == -1)
			return -1;
	}
	return 0;
}

static struct span
take_name(struct svlex *l)
{
	size_t from = l->at;

	while (is_name_char(peek(l, 0)))
		l->at++;
	return span_sub(l->s, from, l->at);
}

/* 1*DIGIT [ "K" / "M" / "G" ] (RFC 5228 2.4.1) */
static int
take_number(struct svlex *l, struct err *err)
{
	static const char units[] = "kmg";
	size_t n = num_parse_prefix(span_from(l->s, l->at), UINT64_MAX >> 30,
	    &l->number);
	const char *unit;

	l->kind = SVLEX_NUMBER;
	if (n == 0)
		return refuse(l, err, "the number is too large");
	l->at += n;
	unit = peek(l, 0) == '\0' ? NULL :
	    strchr(units, span_lower(peek(l, 0)));
	if (unit != NULL) {
		l->number <<= 10 * (unit - units + 1);
		l->at++;
	}
	if (is_name_char(peek(l, 0)))
		return refuse(l, err, "a number ends in a digit, K, M or G");
	return 0;
}

/* The text keeps its line ends as LF, as messages have them inside the
 * chain. */
static int
take_quoted(struct svlex *l, struct err *err)
{
	struct buf text = BUF_INIT(SVLIMIT_SCRIPT);

	l->kind = SVLEX_STRING;
	for (l->at++; l->at < l->s.n && peek(l, 0) != '"'; step(l)) {
		if (peek(l, 0) == '\\' && l->at + 1 < l->s.n)
			l->at++;
		if (peek(l, 0) != '\r' || peek(l, 1) != '\n')
			buf_addc(&text, peek(l, 0));
	}
	l->text = pool_span(l->pool, buf_span(&text));
	buf_done(&text);
	if (l->at >= l->s.n)
		return refuse(l, err, "this string is not closed");
	l->at++;
	return 0;
}

/* "text:" *(SP / HTAB) [comment] CRLF lines "." CRLF, dots doubled at the
 * start of a line (RFC 5228 2.4.2). l->at is behind the colon. */
static int
take_multiline(struct svlex *l, struct err *err)
{
	struct buf text = BUF_INIT(SVLIMIT_SCRIPT);
	bool closed = false;

	l->kind = SVLEX_STRING;
	while (span_is_blank(peek(l, 0)))
		l->at++;
	if (peek(l, 0) == '#')
		l->at = span_find(l->s, l->at, '\n');
	if (peek(l, 0) == '\r')
		l->at++;
	if (peek(l, 0) != '\n')
		return refuse(l, err, "\"text:\" must end its line");
	step(l);
	while (l->at < l->s.n && !closed) {
		size_t lf = span_find(l->s, l->at, '\n');
		struct span line = span_sub(l->s, l->at, lf);

		if (line.n > 0 && line.p[line.n - 1] == '\r')
			line.n--;
		l->at = lf;
		if (l->at < l->s.n)
			step(l);
		closed = span_eq(line, SPAN("."));
		if (!closed) {
			buf_add(&text, span_from(line,
			    span_starts(line, SPAN("..")) ? 1 : 0));
			buf_addc(&text, '\n');
		}
	}
	l->text = pool_span(l->pool, buf_span(&text));
	buf_done(&text);
	return closed ? 0 : refuse(l, err, "this text has no \".\" line");
}

int
svlex_init(struct svlex *l, struct span text, struct pool *pool,
    struct err *err)
{
	size_t good, i;

	memset(l, 0, sizeof(*l));
	l->s = text;
	l->pool = pool;
	l->next_line = l->line = 1;
	if (text.n > SVLIMIT_SCRIPT)
		return err_set(err, ERR_LIMIT, "script larger than %u bytes",
		    SVLIMIT_SCRIPT);
	/* A byte order mark, as some editors write it. */
	if (span_starts(text, SPAN("\xef\xbb\xbf")))
		l->at = 3;
	good = words_utf8(text);
	if (good == text.n)
		good = span_find(text, 0, '\0');
	for (i = 0; i < good; i++)
		if (text.p[i] == '\n')
			l->line++;
	if (good < text.n)
		return refuse(l, err, "not UTF-8 text");
	l->line = 1;
	return 0;
}

int
svlex_next(struct svlex *l, struct err *err)
{
	char c;

	if (skip_white(l, err) == -1)
		return -1;
	l->line = l->next_line;
	if (l->at >= l->s.n) {
		l->kind = SVLEX_END;
		return 0;
	}
	c = peek(l, 0);
	if (c == '"')
		return take_quoted(l, err);
	if (span_is_digit(c))
		return take_number(l, err);
	if (strchr(punct_chars, c) != NULL) {
		l->kind = SVLEX_PUNCT;
		l->punct = c;
		l->at++;
		return 0;
	}
	if (c == ':') {
		l->kind = SVLEX_TAG;
		l->at++;
		l->text = take_name(l);
		l->text.p--;
		l->text.n++;
		return l->text.n > 1 ? 0 :
		    refuse(l, err, "a name is missing after \":\"");
	}
	l->kind = SVLEX_NAME;
	l->text = take_name(l);
	if (l->text.n == 0)
		return refuse(l, err, "a character that has no place here");
	if (peek(l, 0) == ':' && span_ieq(l->text, SPAN("text"))) {
		l->at++;
		return take_multiline(l, err);
	}
	return 0;
}

const char *
svlex_what(const struct svlex *l)
{
	static const char *const puncts[] = { "\";\"", "\",\"", "\"(\"",
	    "\")\"",
		"\"[\"", "\"]\"", "\"{\"", "\"}\"" };

	switch (l->kind) {
	case SVLEX_END:
		return "the end of the script";
	case SVLEX_NAME:
		return "a name";
	case SVLEX_TAG:
		return "a tag";
	case SVLEX_NUMBER:
		return "a number";
	case SVLEX_STRING:
		return "a string";
	case SVLEX_PUNCT:
		break;
	}
	return puncts[strchr(punct_chars, l->punct) - punct_chars];
}
