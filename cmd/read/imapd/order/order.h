/* order - what SORT and THREAD order messages by: of each of some messages a
 * number for each thing that was asked for. Numbers compare as the things do,
 * so nothing else has to be looked at.
 *
 * What is known of a mailbox stands in its columns (index/column.h), one for
 * each thing that was ever asked for; the messages that are not in them are
 * looked at, once for all things, and added. For a few messages the columns of
 * a large mailbox are left alone.
 * SPDX-License-Identifier: ISC */
#ifndef ORDER_H
#define ORDER_H

#include <stdbool.h>
#include <stdint.h>

#include "../results.h"
#include "ordercolumn.h"

struct session;

enum order_what { ORDER_CC, ORDER_DATE, ORDER_DISPLAYFROM, ORDER_DISPLAYTO,
	ORDER_FROM, ORDER_IDS, ORDER_SUBJECT, ORDER_TO, ORDER_THINGS };

struct order {
	struct session *s;
	const struct results *found;
	unsigned wanted;         /* 1 << enum order_what */
	unsigned char *unknown;  /* of each message, the same */
	bool *gone;
	struct ordercolumn columns[ORDER_THINGS];
	uint64_t *values[ORDER_THINGS];
};

/* Of the messages found, which stay the caller's and ascend; for things of
 * `wanted`, bits 1 << enum order_what. 0, or -1 with s->err; order_done in any
 * case. `doing` is the word for INPROGRESS. */
MUST_USE int order_init(struct order *o, struct session *s,
    const struct results *found, unsigned wanted, const char *doing);
void order_done(struct order *o);

/* Message i of those found is no more. */
bool order_is_gone(const struct order *o, size_t i);
/* Dates are seconds since 1970 as int64_t (RFC 5256 2.2: the Date field, or
 * the internal date), texts ranks from 1, 0 being no text. */
uint64_t order_value(const struct order *o, enum order_what what, size_t i);
/* Is the subject one of a reply? (imap/basesubject.h) */
bool order_is_reply(const struct order *o, size_t i);
/* What facts.h's fact_ids finds. */
const uint64_t *order_ids(const struct order *o, size_t i, size_t *n_out);

#endif
