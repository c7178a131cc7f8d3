/* svrun - carry out a compiled script over one message: the checked tree is
 * walked, and what shall happen is added to a plan. Nothing is done to any
 * mailbox here; what reaches outside goes through the host.
 * SPDX-License-Identifier: ISC */
#ifndef SIEVE_SVRUN_H
#define SIEVE_SVRUN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"
#include "sieve/svcheck.h"
#include "sieve/svmail.h"
#include "sieve/svplan.h"
#include "sieve/svtable.h"
#include "sieve/svvar.h"

/* A program that a script wants run (vnd.dovecot.filter and the like). */
struct svprogram {
	struct span name;
	struct span args[SVLIMIT_PROGRAM_ARGS];
	size_t n;
};

struct svhost {
	void *ctx;
	/* Told of every test and action; NULL when nobody listens. `text` is
	 * one line, printable. */
	void (*trace)(void *ctx, unsigned line, const char *text);
	/* Told of what the user should know although it is no error. */
	void (*note)(void *ctx, unsigned line, const char *text);
	/* Run the filter over the current message: 1 and *fd_out, the message
	 * as it shall be from now on, owned by the callee until the end; 0 when
	 * it failed and the message stays; -1 with err. NULL: there is none. */
	int (*filter)(void *ctx, const struct svprogram *program, int *fd_out,
	    struct err *err);
};

struct svrun {
	const struct svscript *script;
	struct svmail *mail;
	struct svplan *plan;
	const struct svhost *host;
	uint64_t *steps;             /* svmatch_pay */
	struct err *err;
	struct pool pool;            /* for the length of one command */
	struct svvar variables;
	bool has_variables;          /* required by the script */
	struct buf flags;            /* the internal variable of RFC 5232 */
	bool keeps;                  /* the implicit keep is in force */
	bool stopped;
	bool taken;                  /* a branch of this if was */
	unsigned programs;           /* started so far */
};

struct svrun_setup {
	const struct svscript *script;
	struct svmail *mail;
	struct svplan *plan;
	const struct svhost *host;
	uint64_t *steps;             /* start with SVLIMIT_STEPS; shared by the
	                              * scripts of one delivery */
	bool last;                   /* no other script comes after this one */
};

/* Run it: 1 when the message is to be kept as far as this script goes (with
 * `last` the keep is in the plan, without it the next script decides), 0 when
 * the script has put it elsewhere, -1 with err, "line N: why", and the plan as
 * it was. */
MUST_USE int svrun_script(const struct svrun_setup *setup, struct err *err);

/* For the run functions of rows. */
MUST_USE int svrun_commands(struct svrun *r, const struct svnode *first);
/* 1, 0 or -1. */
MUST_USE int svrun_test(struct svrun *r, const struct svnode *node);
/* A string with its variables replaced; good until the command ends. -1 with
 * err when the steps are used up. */
MUST_USE int svrun_expand(struct svrun *r, struct span text,
    struct span *out);
/* The same for positional argument i, a single string. */
MUST_USE int svrun_string(struct svrun *r, const struct svnode *node, size_t i,
    struct span *out);
/* "line N: " put before err's text, once. Returns -1. */
int svrun_at_line(struct svrun *r, unsigned line);

bool svrun_traces(const struct svrun *r);
void svrun_trace(struct svrun *r, unsigned line, const char *format, ...)
    PRINTF(3, 4);
/* A value for a trace: in quotes, control characters escaped, cut. */
const char *svrun_quoted(struct svrun *r, struct span value);

#endif
