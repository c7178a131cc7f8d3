/* svext_logic - allof, anyof, not, true, false (RFC 5228 5). Evaluation ends
 * with the first test that decides.
 * SPDX-License-Identifier: ISC */
#include "sieve/svext.h"

#include "sieve/svrun.h"

static int
until(struct svrun *r, const struct svnode *node, int deciding)
{
	const struct svnode *t;

	for (t = node->tests; t != NULL; t = t->next) {
		int got = svrun_test(r, t);

		if (got == -1 || got == deciding)
			return got;
	}
	return !deciding;
}

static int
run_allof(struct svrun *r, const struct svnode *node)
{
	return until(r, node, 0);
}

static int
run_anyof(struct svrun *r, const struct svnode *node)
{
	return until(r, node, 1);
}

static int
run_not(struct svrun *r, const struct svnode *node)
{
	int got = svrun_test(r, node->tests);

	return got == -1 ? -1 : !got;
}

static int
run_true(struct svrun *r, const struct svnode *node)
{
	(void)r;
	(void)node;
	return 1;
}

static int
run_false(struct svrun *r, const struct svnode *node)
{
	(void)r;
	(void)node;
	return 0;
}

static const struct svrow rows[] = {
	{ "allof", NULL, 0, SVROW_TEST | SVROW_TESTS, NULL, run_allof },
	{ "anyof", NULL, 0, SVROW_TEST | SVROW_TESTS, NULL, run_anyof },
	{ "not", NULL, 0, SVROW_TEST | SVROW_ONE_TEST, NULL, run_not },
	{ "true", NULL, 0, SVROW_TEST, NULL, run_true },
	{ "false", NULL, 0, SVROW_TEST, NULL, run_false },
};

const struct svextension svext_logic = { NULL, rows, LENGTH(rows), NULL, 0 };
