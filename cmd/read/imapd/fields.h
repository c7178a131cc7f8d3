/* fields - those fields of a message's header that clients' lists and SEARCH,
 * SORT and THREAD ask for, kept in the cache as one answer once any of them has
 * been read: whoever asks for others of them later need not open the message.
 * SPDX-License-Identifier: ISC */
#ifndef FIELDS_H
#define FIELDS_H

#include "message.h"

/* Is the field of that name among them? */
bool fields_cover(struct span name);
/* Are they known, so that fields_header need not read the file? */
bool fields_known(struct memo *memo, uint32_t uid);
/* m->header: with all of these fields that the message has, in their order, and
 * perhaps others: 1/0/-1 as message.h. */
MUST_USE int fields_header(struct message *m);
/* The same for fields_next: those that nobody asks for are not even cut. */
MUST_USE int fields_ready(struct message *m);
/* Body of the next field of that name, from *at on, which is 0 at first and
 * fields_next's own: false when there is none. */
bool fields_next(const struct message *m, struct span name, size_t *at,
    struct span *body_out);

#endif
