/* svcheck - compile a script: parse it, bind each command, test and tag to its
 * row of the table, and check arguments. What it lets pass can run.
 * SPDX-License-Identifier: ISC */
#ifndef SIEVE_SVCHECK_H
#define SIEVE_SVCHECK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"
#include "sieve/svtree.h"

struct svscript {
	struct pool pool;            /* holds the tree and its strings */
	struct svnode *top;
	uint64_t required;           /* set of extension numbers */
};

struct svcheck {
	struct svscript *script;
	bool began;                  /* a command other than require was seen */
	/* What is probably a mistake and no error; may be NULL. */
	void (*warn)(void *ctx, unsigned line, const char *text);
	void *ctx;
	struct err *err;
};

/* Compile `text`, which need not outlive the call: 0, or -1 with err,
 * "line N: why"; svscript_done in both cases. */
MUST_USE int svcheck_script(struct svscript *s, struct span text,
    void (*warn)(void *ctx, unsigned line, const char *text), void *ctx,
    struct err *err);
void svcheck_done(struct svscript *s);

/* For the check functions of rows. */

/* "line N: why", -1. */
int svcheck_refuse(struct svcheck *c, unsigned line, const char *format, ...)
    PRINTF(3, 4);
void svcheck_warn(struct svcheck *c, unsigned line, const char *format, ...)
    PRINTF(3, 4);
/* Was the extension of that name required? */
bool svcheck_required(const struct svscript *s, const char *name);
/* Will this string be the same at run time? (No ${variable} in it.) */
bool svcheck_is_constant(const struct svcheck *c, struct span s);
/* Compile commands brought in by another file into the same script. */
MUST_USE int svcheck_commands(struct svcheck *c, struct svnode *first);

#endif
