/* find - which messages does a search program choose?
 * SPDX-License-Identifier: ISC */
#ifndef FIND_H
#define FIND_H

#include "base/attr.h"
#include "imap/search.h"
#include "reply.h"

struct results;
struct session;

/* Add the indices of all that are chosen, in their order. REPLY_OK, or why
 * not. */
enum reply find_all(struct session *s, struct search *search,
    struct results *out);
/* The same among n messages only: which[0] .. which[n - 1], in ascending
 * order. */
enum reply find_some(struct session *s, struct search *search,
    const size_t *which, size_t n, struct results *out);

#endif
