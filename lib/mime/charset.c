/* charset - see charset.h.
 * SPDX-License-Identifier: ISC */
#include "mime/charset.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#define PIECE 4096
#define REPLACEMENT "\xef\xbf\xbd"

static bool
is_utf8(struct span name)
{
	return name.n == 0 || span_ieq(name, SPAN("utf-8")) ||
	    span_ieq(name, SPAN("utf8")) || span_ieq(name, SPAN("us-ascii"));
}

static iconv_t
open_named(struct span name)
{
	char from[CHARSET_NAME_MAX + 1];
	size_t i;

	if (name.n > CHARSET_NAME_MAX)
		return (iconv_t)-1;
	for (i = 0; i < name.n; i++) {
		/* Only what charset names are made of: nothing that an iconv
		 * could take for a path or an option ("//IGNORE"). */
		if (!span_is_alpha(name.p[i]) && !span_is_digit(name.p[i]) &&
		    !span_has(SPAN("-_.:+"), name.p[i]))
			return (iconv_t)-1;
		from[i] = name.p[i];
	}
	from[i] = '\0';
	return iconv_open("UTF-8", from);
}

/* Convert what `in` holds; what is left is an unfinished character. */
static int
convert(struct charset *c, struct span *in)
{
	char out[PIECE * 4];

	while (in->n > 0) {
		/* iconv does not write to its input; POSIX says char **. */
		union { const char *in; char *arg; } p = { in->p };
		char *to = out;
		size_t left = in->n, room = sizeof(out), r;

		r = iconv((iconv_t)c->converter, &p.arg, &left, &to, &room);
		*in = span_of(p.in, left);
		if (to > out && stage_put(c->stage.next,
		    span_of(out, (size_t)(to - out))) == -1)
			return -1;
		if (r != (size_t)-1 || errno == E2BIG)
			continue;
		if (errno == EINVAL && in->n < CHARSET_HELD_MAX)
			return 0;
		if (stage_put(c->stage.next, SPAN(REPLACEMENT)) == -1)
			return -1;
		*in = span_from(*in, 1);
	}
	return 0;
}

/* Bytes held from before, then the new ones: joined while few. */
static int
put_charset(struct stage *s, struct span in)
{
	struct charset *c = (struct charset *)(void *)s;

	if (c->converter == NULL)
		return stage_put(s->next, in);
	while (in.n > 0) {
		char joined[PIECE];
		size_t n = sizeof(joined) - c->n_held;
		struct span now;

		if (n > in.n)
			n = in.n;
		memcpy(joined, c->held, c->n_held);
		memcpy(joined + c->n_held, in.p, n);
		now = span_of(joined, c->n_held + n);
		in = span_from(in, n);
		if (convert(c, &now) == -1)
			return -1;
		memcpy(c->held, now.p, now.n);
		c->n_held = now.n;
	}
	return 0;
}

static int
end_charset(struct stage *s)
{
	struct charset *c = (struct charset *)(void *)s;

	if (c->n_held > 0 && stage_put(s->next, SPAN(REPLACEMENT)) == -1)
		return -1;
	c->n_held = 0;
	return stage_end(s->next);
}

int
charset_init(struct charset *c, struct span name, struct stage *next,
    struct err *err)
{
	iconv_t converter;

	c->stage = (struct stage){ put_charset, end_charset, next, err };
	c->converter = NULL;
	c->n_held = 0;
	if (is_utf8(name))
		return 0;
	converter = open_named(name);
	if (converter == (iconv_t)-1)
		return -1;
	c->converter = converter;
	return 0;
}

void
charset_done(struct charset *c)
{
	if (c->converter != NULL)
		(void)iconv_close((iconv_t)c->converter);
	c->converter = NULL;
}

bool
charset_is_known(struct span name)
{
	struct charset c;
	bool known = charset_init(&c, name, NULL, NULL) == 0;

	charset_done(&c);
	return known;
}
