/* svext_imap4flags - setflag, addflag, removeflag, hasflag, :flags (RFC 5232).
 * Without a variable's name they work on the internal one, which is what keep
 * and fileinto use.
 * SPDX-License-Identifier: ISC */
#include "sieve/svext.h"

#include "sieve/svaction.h"
#include "sieve/svcheck.h"
#include "sieve/svtest.h"

/* The name of a variable may come first. */
static int
check_flags(struct svcheck *c, struct svnode *node)
{
	size_t i;

	if (node->n_places < 2)
		return 0;
	if (!svcheck_required(c->script, "variables"))
		return svcheck_refuse(c, node->line,
		    "the name of a variable needs require \"variables\"");
	for (i = 0; i < node->places[0]->n; i++)
		if (!svvar_is_name(node->places[0]->strings[i]))
			return svcheck_refuse(c, node->line,
			    "not the name of a variable");
	if ((node->row->flags & SVROW_TEST) == 0 && node->places[0]->n != 1)
		return svcheck_refuse(c, node->line, "one variable at a time");
	return 0;
}

static struct span
variable_of(const struct svnode *node)
{
	return node->n_places == 2 ? node->places[0]->strings[0] : SPAN("");
}

enum change { SET, ADD, REMOVE };

static int
change_flags(struct svrun *r, const struct svnode *node, enum change what)
{
	const struct svarg *list = node->places[node->n_places - 1];
	struct span variable = variable_of(node);
	struct buf flags = BUF_INIT(SVLIMIT_FLAGS);
	int result = 0;
	size_t i;

	if (what != SET)
		svaction_flags(&flags, variable.n > 0 ?
		    svvar_get(&r->variables, variable) : buf_span(&r->flags),
		    false);
	for (i = 0; i < list->n && result == 0; i++) {
		struct span text;

		result = svrun_expand(r, list->strings[i], &text);
		if (result == 0)
			svaction_flags(&flags, text, what == REMOVE);
	}
	svrun_trace(r, node->line, "flags are now %s",
	    svrun_quoted(r, buf_span(&flags)));
	if (result == 0 && variable.n > 0) {
		result = svvar_set(&r->variables, variable, buf_span(&flags),
		    r->err);
	} else if (result == 0) {
		buf_reset(&r->flags);
		buf_add(&r->flags, buf_span(&flags));
	}
	buf_done(&flags);
	return result;
}

static int
run_setflag(struct svrun *r, const struct svnode *node)
{
	return change_flags(r, node, SET);
}

static int
run_addflag(struct svrun *r, const struct svnode *node)
{
	return change_flags(r, node, ADD);
}

static int
run_removeflag(struct svrun *r, const struct svnode *node)
{
	return change_flags(r, node, REMOVE);
}

/* Each flag is one value (RFC 5232 4). */
static int
test_list(struct svtest *t, struct span label, struct span flags)
{
	struct span word;

	while (span_word(&flags, &word)) {
		int got = svtest_value(t, label, word);

		if (got != 0)
			return got;
	}
	return 0;
}

static int
run_hasflag(struct svrun *r, const struct svnode *node)
{
	struct svtest t;
	size_t i;
	int got = 0;

	if (svtest_begin(&t, r, node, node->places[node->n_places - 1]) == -1)
		return -1;
	if (node->n_places < 2)
		got = test_list(&t, SPAN("flag"), buf_span(&r->flags));
	for (i = 0; node->n_places == 2 && i < node->places[0]->n && got == 0;
	    i++)
		got = test_list(&t, node->places[0]->strings[i],
		    svvar_get(&r->variables, node->places[0]->strings[i]));
	return got == 0 ? svtest_end(&t) : got;
}

static const struct svrow rows[] = {
	{ "setflag", "SS", 1, 0, check_flags, run_setflag },
	{ "addflag", "SS", 1, 0, check_flags, run_addflag },
	{ "removeflag", "SS", 1, 0, check_flags, run_removeflag },
	{ "hasflag", "SS", 1, SVROW_TEST | SVROW_MATCH, check_flags,
	    run_hasflag },
};

static const struct svtag tags[] = {
	{ ":flags", SVSLOT_FLAGS, 0, 'S', SVROW_FLAGS, NULL },
};

const struct svextension svext_imap4flags = { "imap4flags", rows, LENGTH(rows),
	tags, LENGTH(tags) };
