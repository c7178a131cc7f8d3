/* svencoded - see svencoded.h.
 * SPDX-License-Identifier: ISC */
#include "sieve/svencoded.h"

#include "base/buf.h"
#include "base/num.h"
#include "sieve/svlimit.h"
#include "text/utf8.h"

static bool
is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The hexadecimal words of `list`: 1 added, 0 not of this form, -1 not a
 * character. */
static int
add_values(struct buf *out, struct span list, bool unicode, struct err *err)
{
	size_t at = 0, words = 0;

	while (at < list.n) {
		size_t from;
		uint64_t value;

		while (at < list.n && is_white(list.p[at]))
			at++;
		from = at;
		while (at < list.n && !is_white(list.p[at]))
			at++;
		if (at == from)
			break;
		if (num_parse_hex(span_sub(list, from, at), &value) == -1 ||
		    (!unicode && value > 0xff))
			return 0;
		if (unicode && (value > 0x10ffff ||
		    (value >= 0xd800 && value <= 0xdfff)))
			return err_set(err, ERR_DATA,
			    "${unicode:} with a value that is no character");
		if (unicode)
			utf8_add(out, (uint32_t)value);
		else
			buf_addc(out, (char)value);
		words++;
	}
	return words > 0;
}

/* "${" at `at`: what it decodes to is added and its end returned; `at` when it
 * is not of this form, SIZE_MAX with err. */
static size_t
decode_one(struct buf *out, struct span s, size_t at, struct err *err)
{
	size_t end = span_find(s, at, '}'), before = out->len;
	struct span inner = span_sub(s, at + 2, end);
	bool unicode = span_istarts(inner, SPAN("unicode:"));
	int got;

	if (end == s.n || (!unicode && !span_istarts(inner, SPAN("hex:"))))
		return at;
	got = add_values(out, span_from(inner, unicode ? 8 : 4), unicode, err);
	if (got != 1)
		buf_cut(out, before);
	return got == -1 ? SIZE_MAX : got == 0 ? at : end + 1;
}

int
svencoded_decode(struct pool *pool, struct span *s, struct err *err)
{
	struct buf out = BUF_INIT(SVLIMIT_SCRIPT);
	size_t at = 0, end = 0;

	if (span_search(*s, SPAN("${")) == s->n)
		return 0;
	while (at < s->n && end != SIZE_MAX) {
		end = at;
		if (s->n - at >= 2 && s->p[at] == '$' && s->p[at + 1] == '{')
			end = decode_one(&out, *s, at, err);
		if (end == at) {
			buf_addc(&out, s->p[at]);
			end = at + 1;
		}
		at = end;
	}
	if (end != SIZE_MAX)
		*s = pool_span(pool, buf_span(&out));
	buf_done(&out);
	return end == SIZE_MAX ? -1 : 0;
}
