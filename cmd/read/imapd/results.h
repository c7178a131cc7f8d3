/* results - the messages that SEARCH or SORT has found, in their order, and how
 * they are told: RETURN options (RFC 4731, RFC 5267), PARTIAL (RFC 9394) and
 * SAVE (RFC 5182).
 * SPDX-License-Identifier: ISC */
#ifndef RESULTS_H
#define RESULTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "imap/args.h"
#include "imap/seqset.h"

struct session;

enum results_give {
	RESULTS_MIN = 1, RESULTS_MAX = 2, RESULTS_ALL = 4, RESULTS_COUNT = 8,
	RESULTS_SAVE = 16, RESULTS_PARTIAL = 32, RESULTS_UPDATE = 64,
	RESULTS_RELEVANCY = 128,
};

/* "1:100", or "-1:-100", counted from the end. */
struct results_range {
	bool from_end;
	uint32_t first, last;
	struct span text;
};

struct results {
	bool extended;           /* RETURN was there */
	unsigned give;           /* enum results_give */
	struct results_range partial;
	struct span update_items;        /* UPDATE (...): to FETCH; or p NULL */
	uint32_t *found;         /* indices in the box */
	size_t n, cap;
	uint8_t *scores;         /* by index in the box, or NULL (RFC 6203) */
	bool half;               /* finding them is half of the command's
	                          * work */
	bool modseqs;            /* the search asked for MODSEQ (RFC 7162) */
	struct span mailbox;     /* of ESEARCH (RFC 7377); p NULL: the
	                          * selected */
};

void results_init(struct results *r);
void results_done(struct results *r);
/* ["RETURN" SP "(" ... ")" SP] */
MUST_USE int results_options(struct results *r, struct args *args);
void results_add(struct results *r, size_t i);

/* Message numbers of the results, whatever their order, added to what is
 * empty. */
void results_numbers(const struct results *r, struct seqset *out);

/* The bounds of a range among n: *from_out .. *to_out - 1. */
void results_slice(const struct results_range *range, size_t n,
    size_t *from_out, size_t *to_out);
MUST_USE int results_range(struct results_range *range, struct args *args);

/* Tell: with RETURN as ESEARCH, else "* name 1 2 3". Then save. */
void results_tell(struct session *s, struct results *r, const char *name);

#endif
