/* svext_variables - set and the test string (RFC 5229). The replacement of
 * ${name} in strings is svrun_expand's.
 * SPDX-License-Identifier: ISC */
#include "sieve/svext.h"

#include <string.h>

#include "sieve/svcheck.h"
#include "sieve/svtest.h"

static int
check_set(struct svcheck *c, struct svnode *node)
{
	if (!svvar_is_name(node->places[0]->strings[0]))
		return svcheck_refuse(c, node->line,
		    "not the name of a variable: \"%.*s\"",
		    (int)(node->places[0]->strings[0].n < 60 ?
		    node->places[0]->strings[0].n : 60),
		    node->places[0]->strings[0].p);
	return 0;
}

static void
change_case(struct buf *b, bool upper, size_t n)
{
	size_t i;

	for (i = 0; i < n && i < b->len; i++)
		b->p[i] = upper ? span_upper(b->p[i]) : span_lower(b->p[i]);
}

/* A backslash before each special character. */
static void
quote(struct buf *b, const char *special)
{
	struct buf out = BUF_INIT(b->max * 2);
	size_t i;

	for (i = 0; i < b->len; i++) {
		if (b->p[i] != '\0' && strchr(special, b->p[i]) != NULL)
			buf_addc(&out, '\\');
		buf_addc(&out, b->p[i]);
	}
	buf_done(b);
	*b = out;
}

/* In characters, not bytes (RFC 5229 4.1.4). */
static void
length(struct buf *b)
{
	size_t i, n = 0;

	for (i = 0; i < b->len; i++)
		n += ((unsigned char)b->p[i] & 0xc0) != 0x80;
	buf_reset(b);
	buf_addu(b, n);
}

/* The order is that of precedence (RFC 5229 4.1): case, first, quote,
 * length. */
static int
run_set(struct svrun *r, const struct svnode *node)
{
	struct buf value = BUF_INIT(SVLIMIT_TEXT);
	struct span text;
	const struct svtagged *t;
	int result;

	if (svrun_string(r, node, 1, &text) == -1)
		return -1;
	buf_add(&value, span_sub(text, 0, SVLIMIT_TEXT));
	if ((t = svtable_tagged(node, SVSLOT_CASE)) != NULL)
		change_case(&value, t->tag->value == 'u', value.len);
	if ((t = svtable_tagged(node, SVSLOT_FIRST)) != NULL)
		change_case(&value, t->tag->value == 'u', 1);
	if ((t = svtable_tagged(node, SVSLOT_QUOTE)) != NULL)
		quote(&value, t->tag->value == 'w' ? "*?\\" :
		    "\\.[]{}()*+?^$|");
	if (svtable_tagged(node, SVSLOT_LENGTH) != NULL)
		length(&value);
	result = svvar_set(&r->variables, node->places[0]->strings[0],
	    buf_span(&value), r->err);
	svrun_trace(r, node->line, "set %.*s to %s",
	    (int)node->places[0]->strings[0].n, node->places[0]->strings[0].p,
	    svrun_quoted(r, buf_span(&value)));
	buf_done(&value);
	return result;
}

/* An empty string does not count (RFC 5229 5). */
static int
run_string(struct svrun *r, const struct svnode *node)
{
	const struct svarg *values = node->places[0];
	struct svtest t;
	size_t i;

	if (svtest_begin(&t, r, node, node->places[1]) == -1)
		return -1;
	for (i = 0; i < values->n; i++) {
		struct span text;
		int got;

		if (svrun_expand(r, values->strings[i], &text) == -1)
			return -1;
		if (text.n == 0 && t.match.type == SVMATCH_COUNT)
			continue;
		got = svtest_value(&t, values->strings[i], text);
		if (got != 0)
			return got;
	}
	return svtest_end(&t);
}

static const struct svrow rows[] = {
	{ "set", "ss", 2, 0, check_set, run_set },
	{ "string", "SS", 2, SVROW_TEST | SVROW_MATCH, NULL, run_string },
};

static const struct svtag tags[] = {
	{ ":lower", SVSLOT_CASE, 'l', 0, 0, "set" },
	{ ":upper", SVSLOT_CASE, 'u', 0, 0, "set" },
	{ ":lowerfirst", SVSLOT_FIRST, 'l', 0, 0, "set" },
	{ ":upperfirst", SVSLOT_FIRST, 'u', 0, 0, "set" },
	{ ":quotewildcard", SVSLOT_QUOTE, 'w', 0, 0, "set" },
	{ ":quoteregex", SVSLOT_QUOTE, 'r', 0, 0, "set" },
	{ ":length", SVSLOT_LENGTH, 0, 0, 0, "set" },
};

const struct svextension svext_variables = { "variables", rows, LENGTH(rows),
	tags, LENGTH(tags) };
