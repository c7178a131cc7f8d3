/* keeper - what the runner half does for the rules: count in the shared file,
 * ask policy servers, run programs. The session names a rule of the file by its
 * number and gives facts; it can name no path, no socket and no limit.
 *
 *     struct keeper_request, then NAME=value NUL ...
 *
 * SPDX-License-Identifier: ISC */
#ifndef GATE_KEEPER_H
#define GATE_KEEPER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "rules/rulefile.h"
#include "rules/rulereply.h"

#define KEEPER_REQUEST 'G'
#define KEEPER_PROGRAM_MS 10000

struct keeper {
	const struct rulefile *rules;
	const char *counts;          /* the shared file */
	const char *etrn;            /* the program of --etrn */
	bool peek;                   /* count nothing (--simulate) */
};

enum keeper_what {
	KEEPER_RATE = 'r', KEEPER_GREYLIST = 'g', KEEPER_OTHER = 'o',
	KEEPER_NOTIFY = 'n', KEEPER_ETRN = 'e'
};

struct keeper_request {
	char kind;                   /* KEEPER_REQUEST */
	char what;
	uint16_t condition;
	uint32_t rule;
};

struct keeper_answer {
	int value;
	bool first;
	struct rulereply reply;
	char why[200];               /* of value -1 */
};

/* The runner half: one request, and *a. */
void keeper_serve(const struct keeper *k, struct span request,
    struct keeper_answer *a);
/* The session half: ask. `facts` are NAME=value NUL ... */
void keeper_ask(int sock, enum keeper_what what, uint32_t rule,
    uint16_t condition, const struct buf *facts, struct keeper_answer *a);

#endif
