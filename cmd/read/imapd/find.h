/* find - which messages does a search program choose?
 * SPDX-License-Identifier: ISC */
#ifndef FIND_H
#define FIND_H

#include "base/attr.h"
#include "imap/search.h"
#include "message.h"

/* Prepare the keys (matchers from the command's pool). */
void find_prepare(struct session *s, struct search *search);
/* Is message m chosen? 1, 0 (also when it is no more), -1 with s->err. */
MUST_USE int find_matches(const struct search *search, struct message *m);

#endif
