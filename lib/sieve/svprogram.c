/* svprogram - see svprogram.h.
 * SPDX-License-Identifier: ISC */
#include "sieve/svprogram.h"

static bool
is_clean(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f)
			return false;
	return true;
}

static int
check_name(struct span name, struct err *err)
{
	if (name.n == 0 || name.n > SVLIMIT_PROGRAM_NAME ||
	    name.p[0] == '.' || name.p[0] == '-' || span_has(name, '/') ||
	    !is_clean(name))
		return err_set(err, ERR_DATA,
		    "not the name of a program: \"%.*s\"",
		    (int)(name.n < 60 ? name.n : 60), name.p);
	return 0;
}

int
svprogram_verify(const struct svprogram *p, struct err *err)
{
	size_t i;

	if (check_name(p->name, err) == -1)
		return -1;
	for (i = 0; i < p->n; i++)
		if (p->args[i].n > SVLIMIT_PROGRAM_ARG || !is_clean(p->args[i]))
			return err_set(err, ERR_DATA, "argument %zu of the "
			    "program is too long or has control characters",
			    i + 1);
	return 0;
}

int
svprogram_check(struct svcheck *c, struct svnode *node)
{
	struct span name = node->places[0]->strings[0];
	struct err why = ERR_INIT;

	if (node->n_places > 1 && node->places[1]->n > SVLIMIT_PROGRAM_ARGS)
		return svcheck_refuse(c, node->line,
		    "a program gets at most %d arguments",
		    SVLIMIT_PROGRAM_ARGS);
	if (svcheck_is_constant(c, name) && check_name(name, &why) == -1)
		return svcheck_refuse(c, node->line, "%s", why.text);
	return 0;
}

int
svprogram_begin(struct svrun *r, const struct svnode *node,
    struct svprogram *out)
{
	const struct svarg *args = node->n_places > 1 ? node->places[1] : NULL;
	size_t i;

	if (r->programs++ == SVLIMIT_PROGRAMS)
		return err_set(r->err, ERR_LIMIT,
		    "more than %d runs of programs", SVLIMIT_PROGRAMS);
	if (svrun_string(r, node, 0, &out->name) == -1)
		return -1;
	out->n = args == NULL ? 0 : args->n;
	for (i = 0; i < out->n; i++)
		if (svrun_expand(r, args->strings[i], &out->args[i]) == -1)
			return -1;
	return svprogram_verify(out, r->err);
}
