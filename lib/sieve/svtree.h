/* svtree - a Sieve script as a tree: commands and tests with their arguments.
 * The parser makes it, the checker binds each node to its row of the table, the
 * interpreter walks it. Everything lives in the script's pool.
 * SPDX-License-Identifier: ISC */
#ifndef SIEVE_SVTREE_H
#define SIEVE_SVTREE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

struct svrow;
struct svtag;

enum svarg_kind {
	SVARG_NUMBER,
	SVARG_STRINGS,       /* one string is a list of one */
	SVARG_TAG,
};

struct svarg {
	enum svarg_kind kind;
	unsigned line;
	uint64_t number;
	struct span *strings;
	size_t n;
	bool list;                       /* written in brackets */
	struct span tag;                 /* with its colon */
};

/* A tag that was given, and its parameter. */
struct svtagged {
	const struct svtag *tag;
	const struct svarg *param;       /* or NULL */
};

#define SVNODE_PLACES 4

struct svnode {                          /* a command or a test */
	struct span name;
	unsigned line;
	struct svarg *args;              /* as they were written */
	size_t n_args;
	struct svnode *tests;            /* the first, linked by next */
	bool test_list;                  /* written in parentheses */
	struct svnode *block;            /* the first command in it, or NULL */
	bool has_block;
	struct svnode *next;
	/* bound by the checker */
	const struct svrow *row;
	const struct svarg *places[SVNODE_PLACES];  /* positional arguments */
	size_t n_places;
	struct svtagged *tagged;
	size_t n_tagged;
};

#endif
