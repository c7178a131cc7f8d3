/* query - ask ldap-query(8), which holds libldap and the connection to the
 * directory. It is started with the first question and kept; when it has died,
 * or the directory takes too long, it is started anew with the next.
 * SPDX-License-Identifier: ISC */
#ifndef QUERY_H
#define QUERY_H

#include <sys/types.h>

#include "auth/ask.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "config.h"

/* Whoever ldap-query runs as when we are root: nobody else's id. */
#define QUERY_ID 65531
#define QUERY_TIMEOUT_MS 45000       /* above all that it waits for itself */

struct query {
	const struct config *config;
	struct buf program;          /* path of ldap-query */
	const char *timeout;         /* for its --timeout */
	pid_t pid;                   /* 0: not running */
	struct ask ask;
	struct ask_reply reply;      /* of the last question */
};

void query_init(struct query *q, const struct config *c, const char *argv0,
    const char *timeout);
/* End the process, which the next question starts anew. */
void query_stop(struct query *q);
void query_done(struct query *q);

/* Search below `base`: 1 and the entry in q->reply, 0 there is none, -1 with err
 * (always ERR_TEMP). `attributes` are words with a blank before each. */
MUST_USE int query_search(struct query *q, struct span base,
    struct span filter, struct span attributes, struct err *err);
/* Of the entry found: the next value. `rest` starts as the reply's text. True
 * and *name and *value (decoded); the entry's own name comes first, as "dn". */
bool query_next(struct span *rest, struct span *name, struct buf *value);

/* Is this the password of that entry? 1, 0, -1 with err. */
MUST_USE int query_bind(struct query *q, struct span dn, struct span password,
    struct err *err);

#endif
