/* svparse - see svparse.h.
 *
 *     commands  = *( NAME arguments ( ";" / "{" commands "}" ) )
 *     arguments = *( strings / NUMBER / TAG )
 *                 [ test / "(" test *( "," test ) ")" ]
 *     strings   = STRING / "[" STRING *( "," STRING ) "]"
 *     test      = NAME arguments
 *
 * Recursion is bounded by SVLIMIT_DEPTH, memory by the size of the text and by
 * SVLIMIT_NODES.
 * SPDX-License-Identifier: ISC */
#include "sieve/svparse.h"

#include <string.h>

#include "sieve/svlex.h"
#include "sieve/svlimit.h"

struct parser {
	struct svlex lex;
	struct pool *pool;
	size_t nodes, depth;
	struct err *err;
};

static int parse_commands(struct parser *p, struct svnode **first_out);

static int
refuse(const struct parser *p, const char *why)
{
	return err_set(p->err, ERR_DATA, "line %u: %s", p->lex.line, why);
}

static int
expected(const struct parser *p, const char *what)
{
	return err_set(p->err, ERR_DATA, "line %u: expected %s, found %s",
	    p->lex.line, what, svlex_what(&p->lex));
}

static int
advance(struct parser *p)
{
	return svlex_next(&p->lex, p->err);
}

static bool
at_punct(const struct parser *p, char c)
{
	return p->lex.kind == SVLEX_PUNCT && p->lex.punct == c;
}

static int
enter(struct parser *p)
{
	if (++p->depth > SVLIMIT_DEPTH)
		return err_set(p->err, ERR_LIMIT,
		    "line %u: nested more than %d deep", p->lex.line,
		    SVLIMIT_DEPTH);
	return 0;
}

/* Behind "[": the strings up to "]", into an array that doubles. */
static int
parse_list(struct parser *p, struct svarg *arg)
{
	size_t cap = 0;

	arg->list = true;
	do {
		if (advance(p) == -1)
			return -1;
		/* RFC 5228 8.2 wants one string; everyone accepts none. */
		if (arg->n == 0 && at_punct(p, ']'))
			break;
		if (p->lex.kind != SVLEX_STRING)
			return expected(p, "a string");
		if (arg->n == SVLIMIT_STRINGS)
			return refuse(p, "too many strings in one list");
		if (arg->n == cap) {
			struct span *more;

			cap = cap == 0 ? 4 : cap * 2;
			more = pool_get(p->pool, cap * sizeof(*more));
			if (arg->n > 0)
				memcpy(more, arg->strings,
				    arg->n * sizeof(*more));
			arg->strings = more;
		}
		arg->strings[arg->n++] = p->lex.text;
		if (advance(p) == -1)
			return -1;
	} while (at_punct(p, ','));
	return at_punct(p, ']') ? advance(p) : expected(p, "\",\" or \"]\"");
}

/* 1 and *arg, 0 when no argument is next, -1. */
static int
parse_argument(struct parser *p, struct svarg *arg)
{
	memset(arg, 0, sizeof(*arg));
	arg->line = p->lex.line;
	if (at_punct(p, '[')) {
		arg->kind = SVARG_STRINGS;
		return parse_list(p, arg) == -1 ? -1 : 1;
	}
	switch (p->lex.kind) {
	case SVLEX_NUMBER:
		arg->kind = SVARG_NUMBER;
		arg->number = p->lex.number;
		break;
	case SVLEX_TAG:
		arg->kind = SVARG_TAG;
		arg->tag = p->lex.text;
		break;
	case SVLEX_STRING:
		arg->kind = SVARG_STRINGS;
		arg->strings = pool_get(p->pool, sizeof(*arg->strings));
		arg->strings[0] = p->lex.text;
		arg->n = 1;
		break;
	case SVLEX_END:
	case SVLEX_NAME:
	case SVLEX_PUNCT:
		return 0;
	}
	return advance(p) == -1 ? -1 : 1;
}

static struct svnode *
new_node(struct parser *p)
{
	struct svnode *node;

	if (p->nodes++ == SVLIMIT_NODES) {
		err_set(p->err, ERR_LIMIT,
		    "line %u: more than %d commands and tests", p->lex.line,
		    SVLIMIT_NODES);
		return NULL;
	}
	node = pool_get(p->pool, sizeof(*node));
	node->name = p->lex.text;
	node->line = p->lex.line;
	return node;
}

/* NAME arguments, with what tests come after them. */
static int
parse_node(struct parser *p, struct svnode **out)
{
	struct svarg args[SVLIMIT_ARGS + 1];
	struct svnode *node = new_node(p), **link;
	int got;

	if (node == NULL || advance(p) == -1)
		return -1;
	while ((got = parse_argument(p, &args[node->n_args])) == 1)
		if (++node->n_args > SVLIMIT_ARGS)
			return refuse(p, "too many arguments");
	if (got == -1)
		return -1;
	node->args = pool_get(p->pool, (node->n_args + 1) * sizeof(*args));
	memcpy(node->args, args, node->n_args * sizeof(*args));
	*out = node;
	link = &node->tests;
	if (p->lex.kind == SVLEX_NAME) {
		if (enter(p) == -1 || parse_node(p, link) == -1)
			return -1;
		p->depth--;
	} else if (at_punct(p, '(')) {
		node->test_list = true;
		if (enter(p) == -1)
			return -1;
		do {
			if (advance(p) == -1)
				return -1;
			if (p->lex.kind != SVLEX_NAME)
				return expected(p, "a test");
			if (parse_node(p, link) == -1)
				return -1;
			link = &(*link)->next;
		} while (at_punct(p, ','));
		if (!at_punct(p, ')'))
			return expected(p, "\",\" or \")\"");
		p->depth--;
		return advance(p);
	}
	return 0;
}

static int
parse_block(struct parser *p, struct svnode *node)
{
	node->has_block = true;
	if (enter(p) == -1 || advance(p) == -1 ||
	    parse_commands(p, &node->block) == -1)
		return -1;
	if (!at_punct(p, '}'))
		return expected(p, "a command or \"}\"");
	p->depth--;
	return advance(p);
}

static int
parse_commands(struct parser *p, struct svnode **first_out)
{
	*first_out = NULL;
	while (p->lex.kind == SVLEX_NAME) {
		if (parse_node(p, first_out) == -1)
			return -1;
		if (at_punct(p, '{')) {
			if (parse_block(p, *first_out) == -1)
				return -1;
		} else if (!at_punct(p, ';')) {
			return expected(p, "\";\"");
		} else if (advance(p) == -1) {
			return -1;
		}
		first_out = &(*first_out)->next;
	}
	return 0;
}

int
svparse(struct pool *pool, struct span text, struct svnode **top_out,
    struct err *err)
{
	struct parser p = { .pool = pool, .err = err };

	if (svlex_init(&p.lex, text, pool, err) == -1 || advance(&p) == -1 ||
	    parse_commands(&p, top_out) == -1)
		return -1;
	return p.lex.kind == SVLEX_END ? 0 : expected(&p, "a command");
}
