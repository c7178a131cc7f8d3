/* svext_actions - keep, discard, redirect (RFC 5228 4).
 * SPDX-License-Identifier: ISC */
#include "sieve/svext.h"

#include "sieve/svaction.h"

static int
run_keep(struct svrun *r, const struct svnode *node)
{
	return svaction_store(r, node, SVACTION_KEEP, SPAN(""));
}

static int
run_discard(struct svrun *r, const struct svnode *node)
{
	struct svaction a = { .kind = SVACTION_DISCARD, .line = node->line,
		.version = r->mail->version };

	svrun_trace(r, node->line, "discard");
	r->keeps = false;
	return svplan_add(r->plan, &a, r->err);
}

static int
check_redirect(struct svcheck *c, struct svnode *node)
{
	struct span address = node->places[0]->strings[0];
	struct err why = ERR_INIT;

	if (svcheck_is_constant(c, address) &&
	    svplan_check_address(address, &why) == -1)
		return svcheck_refuse(c, node->line, "%s", why.text);
	return 0;
}

static int
run_redirect(struct svrun *r, const struct svnode *node)
{
	struct svaction a = { .kind = SVACTION_REDIRECT, .line = node->line,
		.version = r->mail->version };

	if (svrun_string(r, node, 0, &a.target) == -1)
		return -1;
	svrun_trace(r, node->line, "redirect %s", svrun_quoted(r, a.target));
	if (svmail_was_redirected(r->mail)) {
		r->host->note(r->host->ctx, node->line, "not redirected: this "
		    "message has been redirected from here before (a loop)");
		return 0;
	}
	if (svtable_tagged(node, SVSLOT_COPY) == NULL)
		r->keeps = false;
	return svplan_add(r->plan, &a, r->err);
}

static const struct svrow rows[] = {
	{ "keep", NULL, 0, SVROW_FLAGS, NULL, run_keep },
	{ "discard", NULL, 0, 0, NULL, run_discard },
	{ "redirect", "s", 1, SVROW_COPY, check_redirect, run_redirect },
};

const struct svextension svext_actions = { NULL, rows, LENGTH(rows), NULL, 0 };
