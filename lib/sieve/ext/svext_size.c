/* svext_size - size :over, :under (RFC 5228 5.9).
 * SPDX-License-Identifier: ISC */
#include "sieve/svext.h"

#include "sieve/svcheck.h"
#include "sieve/svrun.h"

enum { OVER, UNDER };

static int
check_size(struct svcheck *c, struct svnode *node)
{
	if (svtable_tagged(node, SVSLOT_OVER) == NULL)
		return svcheck_refuse(c, node->line,
		    "\"size\" wants :over or :under");
	return 0;
}

static int
run_size(struct svrun *r, const struct svnode *node)
{
	const struct svtagged *t = svtable_tagged(node, SVSLOT_OVER);

	svrun_trace(r, node->line, "  the message has %llu bytes",
	    (unsigned long long)r->mail->size);
	return t->tag->value == OVER ?
	    svmail_is_over(r->mail, t->param->number, r->err) :
	    svmail_is_under(r->mail, t->param->number, r->err);
}

static const struct svrow rows[] = {
	{ "size", NULL, 0, SVROW_TEST, check_size, run_size },
};

static const struct svtag tags[] = {
	{ ":over", SVSLOT_OVER, OVER, 'n', 0, "size" },
	{ ":under", SVSLOT_OVER, UNDER, 'n', 0, "size" },
};

const struct svextension svext_size = { NULL, rows, LENGTH(rows), tags,
	LENGTH(tags) };
