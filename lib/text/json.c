/* json - see json.h. One recursive descent with a depth counter walks a value;
 * it is both the check and the way to a value's end.
 * SPDX-License-Identifier: ISC */
#include "text/json.h"

#include "base/num.h"
#include "text/utf8.h"

static void
skip_space(struct span s, size_t *at)
{
	while (*at < s.n && (s.p[*at] == ' ' || s.p[*at] == '\t' ||
	    s.p[*at] == '\r' || s.p[*at] == '\n'))
		++*at;
}

static bool
is_hex4(struct span s, size_t at)
{
	uint64_t n;

	return at + 4 <= s.n &&
	    num_parse_hex(span_sub(s, at, at + 4), &n) == 0;
}

static bool
walk_string(struct span s, size_t *at)
{
	size_t i = *at + 1, n;

	if (*at >= s.n || s.p[*at] != '"')
		return false;
	for (; i < s.n && s.p[i] != '"'; i += n) {
		if ((unsigned char)s.p[i] < ' ')
			return false;
		n = s.p[i] == '\\' ? 2 : utf8_length(span_from(s, i));
		if (n == 0 || i + n > s.n)
			return false;
		if (s.p[i] == '\\' && s.p[i + 1] == 'u')
			n = is_hex4(s, i + 2) ? 6 : 0;
		else if (s.p[i] == '\\' &&
		    !span_has(SPAN("\"\\/bfnrt"), s.p[i + 1]))
			n = 0;
		if (n == 0)
			return false;
	}
	*at = i + 1;
	return i < s.n;
}

static bool
walk_digits(struct span s, size_t *at)
{
	size_t from = *at;

	while (*at < s.n && span_is_digit(s.p[*at]))
		++*at;
	return *at > from;
}

/* [ "-" ] int [ frac ] [ exp ] */
static bool
walk_number(struct span s, size_t *at)
{
	size_t i = *at;

	if (i < s.n && s.p[i] == '-')
		i++;
	if (i < s.n && s.p[i] == '0')
		i++;
	else if (!walk_digits(s, &i))
		return false;
	if (i < s.n && s.p[i] == '.' && (++i, !walk_digits(s, &i)))
		return false;
	if (i < s.n && (s.p[i] == 'e' || s.p[i] == 'E')) {
		i++;
		if (i < s.n && (s.p[i] == '+' || s.p[i] == '-'))
			i++;
		if (!walk_digits(s, &i))
			return false;
	}
	*at = i;
	return true;
}

static bool
walk_word(struct span s, size_t *at)
{
	static const char *const words[] = { "true", "false", "null" };
	size_t i;

	for (i = 0; i < LENGTH(words); i++) {
		struct span word = span_str(words[i]);

		if (span_eq(span_sub(s, *at, *at + word.n), word)) {
			*at += word.n;
			return true;
		}
	}
	return false;
}

static bool walk(struct span s, size_t *at, int depth);

/* "name" ":" */
static bool
walk_name(struct span s, size_t *at)
{
	if (!walk_string(s, at))
		return false;
	skip_space(s, at);
	if (*at >= s.n || s.p[*at] != ':')
		return false;
	++*at;
	return true;
}

/* The elements of an array or the members of an object. */
static bool
walk_list(struct span s, size_t *at, int depth)
{
	bool object = s.p[*at] == '{';
	char end = object ? '}' : ']';

	if (depth == JSON_DEPTH_MAX)
		return false;
	++*at;
	skip_space(s, at);
	if (*at < s.n && s.p[*at] == end)
		return ++*at, true;
	for (;;) {
		skip_space(s, at);
		if ((object && !walk_name(s, at)) || !walk(s, at, depth + 1))
			return false;
		skip_space(s, at);
		if (*at >= s.n || (s.p[*at] != ',' && s.p[*at] != end))
			return false;
		if (s.p[(*at)++] == end)
			return true;
	}
}

static bool
walk(struct span s, size_t *at, int depth)
{
	skip_space(s, at);
	if (*at >= s.n)
		return false;
	switch (s.p[*at]) {
	case '{':
	case '[':
		return walk_list(s, at, depth);
	case '"':
		return walk_string(s, at);
	case 't':
	case 'f':
	case 'n':
		return walk_word(s, at);
	}
	return walk_number(s, at);
}

bool
json_is_valid(struct span text)
{
	size_t at = 0;

	if (!walk(text, &at, 0))
		return false;
	skip_space(text, &at);
	return at == text.n;
}

/* The value at *at, which is moved behind it and a comma. */
static bool
take(struct span s, size_t *at, struct span *value_out)
{
	size_t from;

	skip_space(s, at);
	from = *at;
	if (!walk(s, at, 0))
		return false;
	*value_out = span_sub(s, from, *at);
	skip_space(s, at);
	if (*at < s.n && s.p[*at] == ',')
		++*at;
	return true;
}

/* Names are compared as they stand: who writes one with escapes has a member of
 * another name, and gains nothing by it. */
int
json_member(struct span object, const char *name, struct span *value_out)
{
	struct span value, key = span_str(name);
	size_t at = 1, from;
	int found = 0;

	if (!json_is_object(object))
		return 0;
	for (;;) {
		skip_space(object, &at);
		from = at;
		if (at >= object.n || object.p[at] == '}')
			return found;
		if (!walk_string(object, &at))
			return -1;
		value = span_sub(object, from + 1, at - 1);
		at = from;
		if (!walk_name(object, &at))
			return -1;
		if (!span_eq(value, key)) {
			if (!take(object, &at, &value))
				return -1;
			continue;
		}
		if (found++ > 0 || !take(object, &at, value_out))
			return -1;
	}
}

bool
json_next(struct span array, size_t *at, struct span *value_out)
{
	if (!json_is_array(array))
		return false;
	if (*at == 0)
		*at = 1;
	skip_space(array, at);
	return *at < array.n && array.p[*at] != ']' &&
	    take(array, at, value_out);
}

bool
json_is_array(struct span value)
{
	return value.n > 0 && value.p[0] == '[';
}

bool
json_is_object(struct span value)
{
	return value.n > 0 && value.p[0] == '{';
}

/* Four digits of a \u, which json_is_valid has seen. */
static uint32_t
hex4(struct span s, size_t at)
{
	uint64_t n = 0;

	return num_parse_hex(span_sub(s, at, at + 4), &n) == 0 ?
	    (uint32_t)n : 0;
}

/* At a backslash: how long it is, and what it stands for; 0 for half of a
 * surrogate pair, and for NUL. */
static size_t
unescape(struct span s, size_t at, uint32_t *c)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	size_t i = span_find(SPAN(from), 0, s.p[at + 1]);
	uint32_t low;

	if (s.p[at + 1] != 'u') {
		*c = (unsigned char)to[i];
		return 2;
	}
	*c = hex4(s, at + 2);
	if (*c == 0 || (*c >= 0xdc00 && *c <= 0xdfff))
		return 0;
	if (*c < 0xd800 || *c > 0xdbff)
		return 6;
	if (at + 12 > s.n || s.p[at + 6] != '\\' || s.p[at + 7] != 'u')
		return 0;
	low = hex4(s, at + 8);
	if (low < 0xdc00 || low > 0xdfff)
		return 0;
	*c = 0x10000 + ((*c & 0x3ff) << 10 | (low & 0x3ff));
	return 12;
}

int
json_string(struct span value, struct buf *out)
{
	struct span s;
	uint32_t c = 0;
	size_t i, n;

	if (value.n < 2 || value.p[0] != '"')
		return -1;
	s = span_sub(value, 1, value.n - 1);
	for (i = 0; i < s.n; i += n) {
		n = 1;
		if (s.p[i] != '\\') {
			buf_addc(out, s.p[i]);
			continue;
		}
		if ((n = unescape(s, i, &c)) == 0)
			return -1;
		utf8_add(out, c);
	}
	return buf_ok(out) ? 0 : -1;
}

int
json_number(struct span value, uint64_t *out)
{
	size_t dot = span_find(value, 0, '.');

	return num_parse_u64(span_sub(value, 0, dot), UINT64_MAX >> 1, out);
}
