/* imapline: what a command line announces, and its arguments; each sample's
 * literals also byte by byte.
 * SPDX-License-Identifier: ISC */
#include "login/imapline.h"

#include "base/attr.h"
#include "tap.h"

#define MAX 300

static const struct announcement {
	struct span line;
	enum imapline_next next;
	uint64_t literal;
} announcements[] = {
	{ SPAN("a NOOP"), IMAPLINE_COMPLETE, 0 },
	{ SPAN(""), IMAPLINE_COMPLETE, 0 },
	{ SPAN("a LOGIN {3}"), IMAPLINE_LITERAL, 3 },
	{ SPAN("a LOGIN {3+}"), IMAPLINE_LITERAL, 3 },
	{ SPAN("a LOGIN {0}"), IMAPLINE_LITERAL, 0 },
	{ SPAN("a LOGIN \"x\" {3}"), IMAPLINE_LITERAL, 3 },
	{ SPAN("a LOGIN \"x {3}\""), IMAPLINE_COMPLETE, 0 },
	{ SPAN("a LOGIN \"x {3}"), IMAPLINE_COMPLETE, 0 },
	{ SPAN("a LOGIN \"\\\" {3}"), IMAPLINE_COMPLETE, 0 },
	{ SPAN("a LOGIN \"\\\\\" {3}"), IMAPLINE_LITERAL, 3 },
	{ SPAN("a LOGIN {3} "), IMAPLINE_COMPLETE, 0 },
	{ SPAN("a LOGIN {}"), IMAPLINE_COMPLETE, 0 },
	{ SPAN("a LOGIN {+}"), IMAPLINE_COMPLETE, 0 },
	{ SPAN("a LOGIN {-1}"), IMAPLINE_COMPLETE, 0 },
	{ SPAN("a LOGIN {1 }"), IMAPLINE_COMPLETE, 0 },
	{ SPAN("a LOGIN {{3}"), IMAPLINE_LITERAL, 3 },
	{ SPAN("}"), IMAPLINE_COMPLETE, 0 },
	{ SPAN("a LOGIN {285}"), IMAPLINE_LITERAL, 285 },
	{ SPAN("a LOGIN {286}"), IMAPLINE_TOO_LONG, 0 },
	{ SPAN("a LOGIN {286+}"), IMAPLINE_LOST, 0 },
	{ SPAN("a LOGIN {4294967295}"), IMAPLINE_TOO_LONG, 0 },
	{ SPAN("a LOGIN {4294967296+}"), IMAPLINE_LOST, 0 },
	{ SPAN("a LOGIN {18446744073709551619}"), IMAPLINE_TOO_LONG, 0 },
	{ SPAN("a LOGIN {99999999999999999999999999+}"), IMAPLINE_LOST, 0 },
};

static void
test_announcements(void)
{
	struct imapline c;
	size_t i;

	imapline_init(&c, MAX);
	for (i = 0; i < LENGTH(announcements); i++) {
		const struct announcement *a = &announcements[i];
		enum imapline_next next = imapline_begin(&c, a->line);

		tap_ok(next == a->next && (next != IMAPLINE_LITERAL ||
		    c.literal == a->literal), "announces");
	}
	imapline_done(&c);
}

/* ManageSieve's: no tag, and all of the line after the name. */
static void
test_bare(void)
{
	static const struct {
		struct span line, name, rest;
	} cases[] = {
		{ SPAN("NOOP"), SPAN("NOOP"), SPAN("") },
		{ SPAN(""), SPAN(""), SPAN("") },
		{ SPAN("NOOP \"x\""), SPAN("NOOP"), SPAN(" \"x\"") },
		{ SPAN("\"YQ==\""), SPAN(""), SPAN("\"YQ==\"") },
		{ SPAN(" NOOP"), SPAN(""), SPAN(" NOOP") },
		{ SPAN("NO\"OP"), SPAN("NO"), SPAN("\"OP") },
	};
	struct imapline c;
	size_t i;

	imapline_init(&c, MAX);
	for (i = 0; i < LENGTH(cases); i++) {
		tap_ok(imapline_begin_bare(&c, cases[i].line) ==
		    IMAPLINE_COMPLETE && c.tag.n == 0, "no tag");
		tap_is(c.name, cases[i].name, "name");
		tap_is(span_from(buf_span(&c.text), c.args), cases[i].rest,
		    "arguments");
	}
	imapline_done(&c);
}

static void
test_strings(void)
{
	static const struct {
		struct span line;
		int r;
		struct span out;
	} cases[] = {
		{ SPAN("\"\""), 0, SPAN("") },
		{ SPAN("\"a\\\"b\""), 0, SPAN("a\"b") },
		{ SPAN("\"a\\b\""), -1, SPAN("") },
		{ SPAN("\"a"), -1, SPAN("") },
		{ SPAN("a"), -1, SPAN("") },
		{ SPAN(""), -1, SPAN("") },
	};
	struct imapline c;
	size_t i;

	imapline_init(&c, MAX);
	for (i = 0; i < LENGTH(cases); i++) {
		struct span out = SPAN("");
		size_t at = 0;

		(void)imapline_begin_bare(&c, cases[i].line);
		tap_ok(imapline_string(&c, &at, &out) == cases[i].r, "string");
		if (cases[i].r == 0)
			tap_is(out, cases[i].out, "its bytes");
	}
	imapline_done(&c);
}

/* A command as lines and literals alternate: parts[0], [2] ... are lines. */
static const struct sample {
	struct span parts[5];
	size_t n;
	struct span first, second;       /* two astrings; p NULL: refused */
} samples[] = {
	{ { SPAN("a LOGIN joe secret") }, 1, SPAN("joe"), SPAN("secret") },
	{ { SPAN("a LOGIN \"j\\\"o\\\\e\" \"\"") }, 1, SPAN("j\"o\\e"),
	    SPAN("") },
	{ { SPAN("a LOGIN {3}"), SPAN("joe"), SPAN(" {6+}"), SPAN("secret"),
	    SPAN("") }, 5, SPAN("joe"), SPAN("secret") },
	{ { SPAN("a LOGIN {5}"), SPAN("{9}\r\n"), SPAN(" x]") }, 3,
	    SPAN("{9}\r\n"), SPAN("x]") },
	{ { SPAN("a LOGIN {0+}"), SPAN(""), SPAN(" {0}"), SPAN(""), SPAN("") },
	    5, SPAN(""), SPAN("") },
	{ { SPAN("a LOGIN j\xc3\xb6 x") }, 1, { NULL, 0 }, { NULL, 0 } },
	{ { SPAN("a LOGIN \"j\xc3\xb6\" x") }, 1, SPAN("j\xc3\xb6"),
	    SPAN("x") },
	{ { SPAN("a LOGIN {4}"), SPAN("jo\0e"), SPAN(" x") }, 3, { NULL, 0 },
	    { NULL, 0 } },
	{ { SPAN("a LOGIN \"jo\0e\" x") }, 1, { NULL, 0 }, { NULL, 0 } },
	{ { SPAN("a LOGIN \"joe\\") }, 1, { NULL, 0 }, { NULL, 0 } },
	{ { SPAN("a LOGIN {3}"), SPAN("joe"), SPAN("{6}"), SPAN("secret"),
	    SPAN("") }, 5, { NULL, 0 }, { NULL, 0 } },
	{ { SPAN("a LOGIN joe secret ") }, 1, { NULL, 0 }, { NULL, 0 } },
	{ { SPAN("a LOGIN ~{3}"), SPAN("joe"), SPAN(" x") }, 3, { NULL, 0 },
	    { NULL, 0 } },
};

static enum imapline_next
feed(struct imapline *c, const struct sample *s, bool slowly)
{
	enum imapline_next next = imapline_begin(c, s->parts[0]);
	size_t i, at;

	for (i = 1; i + 1 < s->n && next == IMAPLINE_LITERAL; i += 2) {
		struct span bytes = s->parts[i];

		if (c->literal != bytes.n)
			return IMAPLINE_LOST;
		for (at = 0; slowly && at < bytes.n; at++)
			imapline_literal(c, span_sub(bytes, at, at + 1));
		if (!slowly)
			imapline_literal(c, bytes);
		next = imapline_line(c, s->parts[i + 1]);
	}
	return next;
}

static void
test_arguments(bool slowly)
{
	struct imapline c;
	size_t i;

	imapline_init(&c, MAX);
	for (i = 0; i < LENGTH(samples); i++) {
		const struct sample *s = &samples[i];
		struct span first, second;
		bool good;
		size_t at;

		tap_ok(feed(&c, s, slowly) == IMAPLINE_COMPLETE, "complete");
		tap_is(c.tag, SPAN("a"), "tag");
		tap_is(c.name, SPAN("LOGIN"), "name");
		at = c.args;
		good = imapline_space(&c, &at) == 0 &&
		    imapline_astring(&c, &at, &first) == 0 &&
		    imapline_space(&c, &at) == 0 &&
		    imapline_astring(&c, &at, &second) == 0 &&
		    imapline_at_end(&c, at);
		tap_ok(good == (s->first.p != NULL), "the grammar");
		if (!good || s->first.p == NULL)
			continue;
		tap_is(first, s->first, "first");
		tap_is(second, s->second, "second");
	}
	imapline_done(&c);
}

static void
test_too_long_in_all(void)
{
	struct imapline c;
	int i;

	imapline_init(&c, MAX);
	tap_ok(imapline_begin(&c, SPAN("a LOGIN {200}")) == IMAPLINE_LITERAL,
	    "a first literal");
	for (i = 0; i < 200; i++)
		imapline_literal(&c, SPAN("x"));
	tap_ok(imapline_line(&c, SPAN(" {200}")) == IMAPLINE_TOO_LONG,
	    "the sum of all counts");
	tap_ok(imapline_begin(&c, SPAN("b NOOP")) == IMAPLINE_COMPLETE,
	    "the next command has all of the room");
	tap_is(c.tag, SPAN("b"), "and its own tag");
	imapline_done(&c);
}

int
main(void)
{
	test_announcements();
	test_bare();
	test_strings();
	test_arguments(false);
	test_arguments(true);
	test_too_long_in_all();
	return tap_done();
}
