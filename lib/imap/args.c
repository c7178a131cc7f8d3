/* args - see args.h.
 * SPDX-License-Identifier: ISC */
#include "imap/args.h"

#include "base/num.h"

enum class {
	ATOM = 1,        /* ATOM-CHAR */
	ASTRING = 2,     /* ATOM-CHAR or ']' */
	PATTERN = 4,     /* list-char */
	TAG = 8,         /* ASTRING-CHAR but '+' */
	SET = 16,        /* of a sequence-set */
	WORD = 32,       /* of a key's name */
};

/* RFC 9051 9: atom-specials are ( ) { SP CTL % * " \ and ]. Bytes over 0x7f are
 * no ATOM-CHAR, but clients send mailbox names that way. */
static unsigned
class_of(char c)
{
	unsigned char u = (unsigned char)c;

	if (u <= ' ' || u == 0x7f || c == '(' || c == ')' || c == '{' ||
	    c == '"' || c == '\\')
		return 0;
	if (c == '%' || c == '*')
		return PATTERN | (c == '*' ? SET : 0);
	if (c == ']')
		return ASTRING | PATTERN | TAG;
	if (c == '+')
		return ATOM | ASTRING | PATTERN;
	if (span_is_digit(c))
		return ATOM | ASTRING | PATTERN | TAG | SET | WORD;
	if (c == ':' || c == ',' || c == '$')
		return ATOM | ASTRING | PATTERN | TAG | SET;
	if (span_is_alpha(c) || c == '.' || c == '-' || c == '=')
		return ATOM | ASTRING | PATTERN | TAG | WORD;
	return ATOM | ASTRING | PATTERN | TAG;
}

void
args_init(struct args *s, struct span command, struct pool *pool)
{
	*s = (struct args){ command, pool, NULL };
}

int
args_fail(struct args *s, const char *expected)
{
	if (s->fault == NULL)
		s->fault = expected;
	return -1;
}

bool
args_at_end(const struct args *s)
{
	return s->rest.n == 0;
}

char
args_peek(const struct args *s)
{
	return s->rest.n == 0 ? '\0' : s->rest.p[0];
}

bool
args_maybe(struct args *s, char c)
{
	if (s->rest.n == 0 || s->rest.p[0] != c)
		return false;
	s->rest = span_from(s->rest, 1);
	return true;
}

int
args_char(struct args *s, char c)
{
	if (args_maybe(s, c))
		return 0;
	return args_fail(s, c == '(' ? "expected (" : c == ')' ?
	    "expected )" : c == ']' ? "expected ]" : "unexpected character");
}

int
args_space(struct args *s)
{
	return args_maybe(s, ' ') ? 0 : args_fail(s, s->rest.n == 0 ?
	    "argument missing" : "expected a space");
}

int
args_end(struct args *s)
{
	return s->rest.n == 0 ? 0 : args_fail(s, "too many arguments");
}

static int
run_of(struct args *s, unsigned class, const char *expected, struct span *out)
{
	size_t n = 0;

	while (n < s->rest.n && (class_of(s->rest.p[n]) & class) != 0)
		n++;
	if (n == 0)
		return args_fail(s, expected);
	*out = span_sub(s->rest, 0, n);
	s->rest = span_from(s->rest, n);
	return 0;
}

int
args_tag(struct args *s, struct span *out)
{
	return run_of(s, TAG, "expected a tag", out);
}

int
args_atom(struct args *s, struct span *out)
{
	return run_of(s, ATOM, "expected an atom", out);
}

int
args_set(struct args *s, struct span *out)
{
	return run_of(s, SET, "expected a set of numbers", out);
}

int
args_word(struct args *s, struct span *out)
{
	return run_of(s, WORD, "expected a name", out);
}

int
args_number(struct args *s, uint64_t max, uint64_t *out)
{
	size_t n = num_parse_prefix(s->rest, max, out);

	if (n == 0)
		return args_fail(s, span_is_digit(args_peek(s)) ?
		    "number out of range" : "expected a number");
	s->rest = span_from(s->rest, n);
	return 0;
}

/* quoted = DQUOTE *QUOTED-CHAR DQUOTE, with \" and \\ */
static int
quoted(struct args *s, struct span *out)
{
	struct span r = span_from(s->rest, 1);
	size_t n = 0, kept = 0;
	char *p;

	while (n < r.n && r.p[n] != '"') {
		if (r.p[n] == '\\' && (++n == r.n ||
		    (r.p[n] != '"' && r.p[n] != '\\')))
			return args_fail(s, "wrong escape in a quoted string");
		n++;
		kept++;
	}
	if (n >= r.n)
		return args_fail(s, "quoted string has no end");
	s->rest = span_from(r, n + 1);
	*out = span_sub(r, 0, n);
	if (kept == n)
		return 0;
	p = pool_get(s->pool, kept + 1);
	out->p = p;
	out->n = kept;
	for (kept = n = 0; kept < out->n; n++) {
		if (r.p[n] == '\\')
			n++;
		p[kept++] = r.p[n];
	}
	return 0;
}

/* The announcement at the start of `rest`: its length, or 0. */
static size_t
announcement(struct span rest, uint64_t *size_out)
{
	size_t at = 0, digits;

	if (rest.n > 0 && rest.p[0] == '~')
		at++;
	if (at >= rest.n || rest.p[at++] != '{')
		return 0;
	digits = num_parse_prefix(span_from(rest, at), INT64_MAX, size_out);
	at += digits;
	if (digits > 0 && at < rest.n && rest.p[at] == '+')
		at++;
	if (digits == 0 || !span_starts(span_from(rest, at), SPAN("}\r\n")))
		return 0;
	return at + 3;
}

int
args_announcement(struct args *s, uint64_t *size_out)
{
	size_t n = announcement(s->rest, size_out);

	if (n == 0)
		return args_fail(s, "expected a literal");
	s->rest = span_from(s->rest, n);
	return 0;
}

static int
literal(struct args *s, struct span *out)
{
	uint64_t size;
	size_t n = announcement(s->rest, &size);

	if (n == 0 || size > s->rest.n - n)
		return args_fail(s, "wrong literal");
	*out = span_sub(s->rest, n, n + (size_t)size);
	s->rest = span_from(s->rest, n + (size_t)size);
	return 0;
}

int
args_string(struct args *s, struct span *out)
{
	char c = args_peek(s);

	if (c == '"')
		return quoted(s, out);
	if (c == '{' || c == '~')
		return literal(s, out);
	return args_fail(s, "expected a string");
}

int
args_astring(struct args *s, struct span *out)
{
	char c = args_peek(s);

	if (c == '"')
		return quoted(s, out);
	if (c == '{')
		return literal(s, out);
	return run_of(s, ASTRING, "expected a string", out);
}

int
args_nstring(struct args *s, struct span *out)
{
	struct args was = *s;
	struct span word;

	if (args_peek(s) == '"' || args_peek(s) == '{')
		return args_string(s, out);
	if (args_atom(s, &word) == 0 && span_ieq(word, SPAN("NIL"))) {
		*out = span_of(NULL, 0);
		return 0;
	}
	*s = was;
	return args_fail(s, "expected a string or NIL");
}

int
args_pattern(struct args *s, struct span *out)
{
	char c = args_peek(s);

	if (c == '"')
		return quoted(s, out);
	if (c == '{')
		return literal(s, out);
	return run_of(s, ASTRING | PATTERN, "expected a mailbox pattern", out);
}

int
args_flag(struct args *s, struct span *out)
{
	const char *start = s->rest.p;
	struct span name;
	bool system = args_maybe(s, '\\');

	if (run_of(s, ATOM, "expected a flag", &name) == -1)
		return -1;
	*out = span_of(start, name.n + (system ? 1 : 0));
	return 0;
}
