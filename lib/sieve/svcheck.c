/* svcheck - see svcheck.h.
 * SPDX-License-Identifier: ISC */
#include "sieve/svcheck.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "sieve/svencoded.h"
#include "sieve/svlimit.h"
#include "sieve/svmatch.h"
#include "sieve/svparse.h"
#include "sieve/svtable.h"

static int check_node(struct svcheck *c, struct svnode *node, bool test);

int
svcheck_refuse(struct svcheck *c, unsigned line, const char *format, ...)
{
	char text[160];
	va_list args;

	va_start(args, format);
	(void)vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	return err_set(c->err, ERR_DATA, "line %u: %s", line, text);
}

void
svcheck_warn(struct svcheck *c, unsigned line, const char *format, ...)
{
	char text[400];
	va_list args;

	if (c->warn == NULL)
		return;
	va_start(args, format);
	(void)vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	c->warn(c->ctx, line, text);
}

static bool
is_required(const struct svscript *s, size_t extension)
{
	return svtable_extension(extension)->name == NULL ||
	    (s->required >> extension & 1) != 0;
}

bool
svcheck_required(const struct svscript *s, const char *name)
{
	int i = svtable_find_extension(span_str(name));

	return i != -1 && is_required(s, (size_t)i);
}

bool
svcheck_is_constant(const struct svcheck *c, struct span s)
{
	return !svcheck_required(c->script, "variables") ||
	    span_search(s, SPAN("${")) == s.n;
}

static int
need_extension(struct svcheck *c, unsigned line, struct span name,
    size_t extension)
{
	if (is_required(c->script, extension))
		return 0;
	return svcheck_refuse(c, line, "\"%.*s\" needs require \"%s\"",
	    (int)name.n, name.p, svtable_extension(extension)->name);
}

/* ---- arguments ---- */

static bool
fits(const struct svarg *arg, char type)
{
	switch (type) {
	case 'n':
		return arg->kind == SVARG_NUMBER;
	case 's':
		return arg->kind == SVARG_STRINGS && arg->n == 1 && !arg->list;
	case 'S':
		return arg->kind == SVARG_STRINGS;
	}
	return false;
}

static const char *
type_name(char type)
{
	return type == 'n' ? "a number" : type == 's' ? "a string" :
	    "a string or a list of strings";
}

/* args[*i] is a tag: bind it and its parameter, and move *i to the last. */
static int
bind_tag(struct svcheck *c, struct svnode *node, size_t *i)
{
	const struct svarg *arg = &node->args[*i];
	struct svtagged *t = &node->tagged[node->n_tagged];
	size_t extension;

	t->tag = svtable_find_tag(arg->tag, node->row, &extension);
	if (t->tag == NULL)
		return svcheck_refuse(c, arg->line, "\"%.*s\" has no tag %.*s",
		    (int)node->name.n, node->name.p, (int)arg->tag.n,
		    arg->tag.p);
	if (need_extension(c, arg->line, arg->tag, extension) == -1)
		return -1;
	if (svtable_tagged(node, t->tag->slot) != NULL)
		return svcheck_refuse(c, arg->line,
		    "%.*s does not go with a tag before it", (int)arg->tag.n,
		    arg->tag.p);
	node->n_tagged++;
	if (t->tag->param == 0)
		return 0;
	if (*i + 1 == node->n_args || !fits(arg + 1, t->tag->param))
		return svcheck_refuse(c, arg->line, "%.*s wants %s behind it",
		    (int)arg->tag.n, arg->tag.p, type_name(t->tag->param));
	t->param = &node->args[++*i];
	return 0;
}

static int
bind_place(struct svcheck *c, struct svnode *node, const struct svarg *arg)
{
	const char *places = node->row->places;
	size_t n = places == NULL ? 0 : strlen(places);

	if (node->n_places >= n)
		return svcheck_refuse(c, arg->line,
		    "\"%.*s\" has an argument too many", (int)node->name.n,
		    node->name.p);
	if (!fits(arg, places[node->n_places]))
		return svcheck_refuse(c, arg->line,
		    "argument %zu of \"%.*s\" must be %s", node->n_places + 1,
		    (int)node->name.n, node->name.p,
		    type_name(places[node->n_places]));
	node->places[node->n_places++] = arg;
	return 0;
}

static int
decode_strings(struct svcheck *c, struct svarg *arg)
{
	struct err why = ERR_INIT;
	size_t i;

	for (i = 0; i < arg->n; i++)
		if (svencoded_decode(&c->script->pool, &arg->strings[i],
		    &why) == -1)
			return svcheck_refuse(c, arg->line, "%s", why.text);
	return 0;
}

static int
bind_arguments(struct svcheck *c, struct svnode *node)
{
	bool encoded = svcheck_required(c->script, "encoded-character");
	size_t i;

	node->tagged = pool_get(&c->script->pool,
	    (node->n_args + 1) * sizeof(*node->tagged));
	for (i = 0; i < node->n_args; i++)
		if (encoded && node->args[i].kind == SVARG_STRINGS &&
		    decode_strings(c, &node->args[i]) == -1)
			return -1;
	for (i = 0; i < node->n_args; i++)
		if ((node->args[i].kind == SVARG_TAG ? bind_tag(c, node, &i) :
		    bind_place(c, node, &node->args[i])) == -1)
			return -1;
	if (node->n_places < node->row->least)
		return svcheck_refuse(c, node->line,
		    "\"%.*s\" wants %zu argument%s", (int)node->name.n,
		    node->name.p, node->row->least,
		    node->row->least == 1 ? "" : "s");
	return 0;
}

/* ---- comparators and match types ---- */

static int
check_comparator(struct svcheck *c, const struct svnode *node)
{
	const struct svtagged *t = svtable_tagged(node, SVSLOT_COMPARATOR);
	int type = svtable_tag_value(node, SVSLOT_MATCH, SVMATCH_IS);
	char name[80];
	int extension;

	if (t == NULL)
		return 0;
	(void)snprintf(name, sizeof(name), "comparator-%.*s",
	    (int)(t->param->strings[0].n < 40 ? t->param->strings[0].n : 40),
	    t->param->strings[0].p);
	extension = svtable_find_extension(span_str(name));
	if (extension == -1)
		return svcheck_refuse(c, t->param->line, "unknown %s", name);
	if (strcmp(name, "comparator-i;ascii-numeric") != 0)
		return 0;        /* RFC 5228 2.7.3: the others need no
		                  * require */
	if (type == SVMATCH_CONTAINS || type == SVMATCH_MATCHES ||
	    type == SVMATCH_REGEX)
		return svcheck_refuse(c, t->param->line,
		    "i;ascii-numeric cannot look for parts of a value");
	return need_extension(c, t->param->line, span_str(name),
	    (size_t)extension);
}

static int
check_relation(struct svcheck *c, const struct svnode *node)
{
	const struct svtagged *t = svtable_tagged(node, SVSLOT_MATCH);
	static const char *const names[] = { "gt", "ge", "lt", "le", "eq",
		"ne" };
	size_t i;

	if (t == NULL || t->param == NULL)
		return 0;
	for (i = 0; i < LENGTH(names); i++)
		if (span_ieq(t->param->strings[0], span_str(names[i])))
			return 0;
	return svcheck_refuse(c, t->param->line,
	    "%s wants gt, ge, lt, le, eq or ne", t->tag->name);
}

/* ---- nodes ---- */

static int
check_shape(struct svcheck *c, struct svnode *node)
{
	unsigned flags = node->row->flags;
	const char *wants = NULL;

	if ((flags & (SVROW_ONE_TEST | SVROW_TESTS)) == 0 &&
	    node->tests != NULL)
		wants = "takes no test";
	else if ((flags & SVROW_ONE_TEST) != 0 && (node->tests == NULL ||
	    node->test_list))
		wants = "wants one test";
	else if ((flags & SVROW_TESTS) != 0 && !node->test_list)
		wants = "wants tests in parentheses";
	else if ((flags & SVROW_BLOCK) != 0 && !node->has_block)
		wants = "wants a block in braces";
	else if ((flags & SVROW_BLOCK) == 0 && node->has_block)
		wants = "takes no block";
	if (wants == NULL)
		return 0;
	return svcheck_refuse(c, node->line, "\"%.*s\" %s", (int)node->name.n,
	    node->name.p, wants);
}

static int
check_node(struct svcheck *c, struct svnode *node, bool test)
{
	size_t extension;
	struct svnode *t;

	node->row = svtable_find_row(node->name, test, &extension);
	if (node->row == NULL)
		return svcheck_refuse(c, node->line, "unknown %s \"%.*s\"",
		    test ? "test" : "command",
		    (int)(node->name.n < 60 ? node->name.n : 60), node->name.p);
	if (need_extension(c, node->line, node->name, extension) == -1 ||
	    check_shape(c, node) == -1 || bind_arguments(c, node) == -1)
		return -1;
	if ((node->row->flags & SVROW_MATCH) != 0 &&
	    (check_comparator(c, node) == -1 || check_relation(c, node) == -1))
		return -1;
	if (node->row->check != NULL && node->row->check(c, node) == -1)
		return -1;
	for (t = node->tests; t != NULL; t = t->next)
		if (check_node(c, t, true) == -1)
			return -1;
	return svcheck_commands(c, node->block);
}

int
svcheck_commands(struct svcheck *c, struct svnode *first)
{
	const unsigned if_like = SVROW_BLOCK | SVROW_ONE_TEST;
	const struct svnode *before = NULL;
	struct svnode *node;

	for (node = first; node != NULL; before = node, node = node->next) {
		if (check_node(c, node, false) == -1)
			return -1;
		if ((node->row->flags & SVROW_AFTER_IF) != 0 && (before ==
		    NULL || (before->row->flags & if_like) != if_like))
			return svcheck_refuse(c, node->line,
			    "\"%.*s\" without an \"if\" before it",
			    (int)node->name.n, node->name.p);
		if (!span_ieq(node->name, SPAN("require")))
			c->began = true;
	}
	return 0;
}

int
svcheck_script(struct svscript *s, struct span text,
    void (*warn)(void *ctx, unsigned line, const char *text), void *ctx,
    struct err *err)
{
	struct svcheck c = { s, false, warn, ctx, err };

	pool_init(&s->pool);
	s->required = 0;
	s->top = NULL;
	if (text.n > SVLIMIT_SCRIPT)
		return err_set(err, ERR_LIMIT, "script larger than %u bytes",
		    SVLIMIT_SCRIPT);
	if (svparse(&s->pool, pool_span(&s->pool, text), &s->top, err) == -1)
		return -1;
	return svcheck_commands(&c, s->top);
}

void
svcheck_done(struct svscript *s)
{
	pool_done(&s->pool);
	s->top = NULL;
}
