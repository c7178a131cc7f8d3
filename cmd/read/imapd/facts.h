/* facts - what SEARCH, SORT and THREAD ask of a message's header, decoded. What
 * SEARCH asks for is kept in the cache when m->memo is set, the rest in columns
 * (order/order.h); the fields of the header come from the cache where it has
 * them. Spans are good until the next call. Results as message.h: 1/0/-1.
 * SPDX-License-Identifier: ISC */
#ifndef FACTS_H
#define FACTS_H

#include "message.h"

/* The fields of that name, decoded (mime/words.h), each with "\n" behind it;
 * empty when there is none. */
MUST_USE int fact_text(struct message *m, struct span name, struct span *out);

/* The base of the first Subject (imap/basesubject.h), its letters alike
 * (text/casemap.h), of at most FACT_SUBJECT_MAX bytes; *reply_out as there, may
 * be NULL. */
#define FACT_SUBJECT_MAX 1000
MUST_USE int fact_subject(struct message *m, struct span *out,
    bool *reply_out);

/* The Date field; has is false when there is none that can be read. */
struct fact_sent {
	bool has;
	int64_t at;              /* seconds since 1970 */
	int64_t day;             /* the day in its own zone, as midnight UTC */
};
MUST_USE int fact_sent(struct message *m, struct fact_sent *out);
/* The same for SORT: not kept in the cache. */
MUST_USE int fact_date(struct message *m, struct fact_sent *out);

/* Of the first address in the first such field: its local part, or as it is
 * shown (RFC 5957): its name, or its address. */
MUST_USE int fact_address(struct message *m, const char *name, bool shown,
    struct span *out);

/* The message's id, or 0, and the ids it refers to (imap/msgids.h), at most
 * FACT_IDS of them, the last ones: into ids, their number in *n_out, at least
 * one. */
#define FACT_IDS 101
MUST_USE int fact_ids(struct message *m, uint64_t ids[FACT_IDS],
    size_t *n_out);

#endif
