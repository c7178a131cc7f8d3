/* svext_filter - vnd.dovecot.filter: the action and the test `filter`, which
 * run the message through a program of the administrator's and go on with what
 * it wrote (Pigeonhole's spec-bosch-sieve-extprograms 4).
 * SPDX-License-Identifier: ISC */
#include "sieve/svext.h"

#include "sieve/svprogram.h"

static int
check_filter(struct svcheck *c, struct svnode *node)
{
	return svprogram_check(c, node);
}

/* 1 the message has been replaced, 0 it stays, -1. */
static int
filter(struct svrun *r, const struct svnode *node)
{
	struct svprogram p;
	int fd, got;

	if (svprogram_begin(r, node, &p) == -1)
		return -1;
	if (r->host->filter == NULL)
		return err_set(r->err, ERR_PERM,
		    "programs are not allowed here");
	got = r->host->filter(r->host->ctx, &p, &fd, r->err);
	if (got == 1 && svmail_replace(r->mail, fd, r->err) == -1)
		return -1;
	svrun_trace(r, node->line, "  filter %s %s",
	    svrun_quoted(r, p.name), got == 1 ? "has rewritten the message" :
	    "failed, the message stays as it is");
	return got;
}

static int
run_filter(struct svrun *r, const struct svnode *node)
{
	return filter(r, node) == -1 ? -1 : 0;
}

static const struct svrow rows[] = {
	{ "filter", "sS", 1, 0, check_filter, run_filter },
	{ "filter", "sS", 1, SVROW_TEST, check_filter, filter },
};

const struct svextension svext_filter = { "vnd.dovecot.filter", rows,
	LENGTH(rows), NULL, 0 };
