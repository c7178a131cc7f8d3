/* svtable - what the language consists of: commands, tests and tags, grouped by
 * the extension that brings them. Each extension is one file that exports one
 * struct svextension; svtable.c has one line for each of them.
 * SPDX-License-Identifier: ISC */
#ifndef SIEVE_SVTABLE_H
#define SIEVE_SVTABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/span.h"
#include "sieve/svtree.h"

struct svcheck;
struct svrun;

enum svrow_flags {
	SVROW_TEST = 1,              /* a test; else a command */
	SVROW_BLOCK = 2,             /* has a block */
	SVROW_ONE_TEST = 4,          /* has one test */
	SVROW_TESTS = 8,             /* has a list of tests */
	SVROW_AFTER_IF = 16,         /* elsif, else */
	/* groups of tags that it takes */
	SVROW_MATCH = 32,            /* match type and comparator */
	SVROW_PART = 64,             /* address part */
	SVROW_COPY = 128,            /* :copy (RFC 3894) */
	SVROW_STORE = 256,           /* :flags, :create ... */
	SVROW_FLAGS = 512,           /* :flags alone */
	SVROW_INDEX = 1024,          /* :index, :last (RFC 5260) */
};

struct svrow {
	const char *name;
	/* Positional arguments: s one string, S string list, n number. */
	const char *places;
	size_t least;                /* how many of them must be there */
	unsigned flags;
	/* Further checks at compile time: 0 or -1. May be NULL. */
	int (*check)(struct svcheck *c, struct svnode *node);
	/* A command: 0 or -1. A test: 1 true, 0 false, -1. */
	int (*run)(struct svrun *r, const struct svnode *node);
};

enum svslot {                        /* one tag of each in a command */
	SVSLOT_MATCH, SVSLOT_COMPARATOR, SVSLOT_PART, SVSLOT_COPY,
	SVSLOT_CREATE, SVSLOT_FLAGS, SVSLOT_OVER, SVSLOT_INDEX, SVSLOT_LAST,
	SVSLOT_DAYS, SVSLOT_SUBJECT, SVSLOT_FROM, SVSLOT_ADDRESSES,
	SVSLOT_MIME, SVSLOT_HANDLE, SVSLOT_TRANSFORM, SVSLOT_ZONE,
	SVSLOT_PERCENT, SVSLOT_TRY, SVSLOT_UNIQUE, SVSLOT_CASE, SVSLOT_FIRST,
	SVSLOT_QUOTE, SVSLOT_LENGTH, SVSLOT_OPTIONAL, SVSLOT_LOCATION,
};

struct svtag {
	const char *name;            /* with its colon */
	enum svslot slot;
	int value;                   /* what it stands for in that slot */
	char param;                  /* 0, or as in places */
	unsigned on;                 /* rows with one of these flags ... */
	const char *row;             /* ... or the row of that name */
};

struct svextension {
	const char *name;            /* as in require; NULL: always there */
	const struct svrow *rows;
	size_t n_rows;
	const struct svtag *tags;
	size_t n_tags;
};

/* Number i of them, NULL past the last; i is its bit in a set. */
const struct svextension *svtable_extension(size_t i);
#define SVTABLE_EXTENSIONS_MAX 64
/* Its number, or -1. */
int svtable_find_extension(struct span name);

/* The row of that name, and the number of its extension; NULL when there is
 * none. */
const struct svrow *svtable_find_row(struct span name, bool test,
    size_t *extension_out);
const struct svtag *svtable_find_tag(struct span name,
    const struct svrow *row, size_t *extension_out);

/* The tag given for that slot, or NULL; its value, or `otherwise`. */
const struct svtagged *svtable_tagged(const struct svnode *node,
    enum svslot slot);
int svtable_tag_value(const struct svnode *node, enum svslot slot,
    int otherwise);

#endif
