/* svext_control - require, if, elsif, else, stop (RFC 5228 3).
 * SPDX-License-Identifier: ISC */
#include "sieve/svext.h"

#include "sieve/svcheck.h"
#include "sieve/svrun.h"

static int
check_require(struct svcheck *c, struct svnode *node)
{
	const struct svarg *names = node->places[0];
	size_t i;

	if (c->began)
		return svcheck_refuse(c, node->line,
		    "\"require\" must come before all other commands");
	for (i = 0; i < names->n; i++) {
		int extension = svtable_find_extension(names->strings[i]);

		if (extension == -1)
			return svcheck_refuse(c, names->line,
			    "the extension \"%.*s\" is not supported",
			    (int)(names->strings[i].n < 60 ?
			    names->strings[i].n : 60), names->strings[i].p);
		c->script->required |= (uint64_t)1 << extension;
	}
	return 0;
}

static int
run_require(struct svrun *r, const struct svnode *node)
{
	(void)r;
	(void)node;
	return 0;
}

static int
run_if(struct svrun *r, const struct svnode *node)
{
	int got = svrun_test(r, node->tests);

	if (got == 1)
		got = svrun_commands(r, node->block) == -1 ? -1 : 1;
	r->taken = got == 1;
	return got == -1 ? -1 : 0;
}

static int
run_else(struct svrun *r, const struct svnode *node)
{
	return svrun_commands(r, node->block);
}

static int
run_stop(struct svrun *r, const struct svnode *node)
{
	svrun_trace(r, node->line, "stop");
	r->stopped = true;
	return 0;
}

static const struct svrow rows[] = {
	{ "require", "S", 1, 0, check_require, run_require },
	{ "if", NULL, 0, SVROW_BLOCK | SVROW_ONE_TEST, NULL, run_if },
	{ "elsif", NULL, 0, SVROW_BLOCK | SVROW_ONE_TEST | SVROW_AFTER_IF,
	    NULL, run_if },
	{ "else", NULL, 0, SVROW_BLOCK | SVROW_AFTER_IF, NULL, run_else },
	{ "stop", NULL, 0, 0, NULL, run_stop },
};

const struct svextension svext_control = { NULL, rows, LENGTH(rows), NULL, 0 };
