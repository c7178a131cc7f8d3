/* query - ask ldap-query(8), which holds libldap and the connection to the
 * directory. It is started with the first question and kept; when it has died,
 * or the directory takes too long, it is started anew with the next.
 * SPDX-License-Identifier: ISC */
#ifndef QUERY_H
#define QUERY_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "auth/ask.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "config.h"

/* Whoever ldap-query runs as when we are root: nobody else's id. */
#define QUERY_ID 65531
#define QUERY_SLACK_MS 5000          /* it is killed this long after --deadline */

struct query_times {
	uint64_t step_ms;            /* with one server */
	uint64_t deadline_ms;        /* one question */
};

struct query {
	const struct config *config;
	struct buf program;          /* path of ldap-query */
	const struct query_times *times;
	pid_t pid;                   /* 0: not running */
	struct ask ask;
	struct ask_reply reply;      /* of the last question */
};

void query_init(struct query *q, const struct config *c, const char *argv0,
    const struct query_times *times);
/* End the process, which the next question starts anew. */
void query_stop(struct query *q);
void query_done(struct query *q);

/* Search below `base`: 1 and the entry in q->reply, 0 there is none, -1 with err
 * (always ERR_TEMP). `attributes` are words with a blank before each. */
MUST_USE int query_search(struct query *q, struct span base,
    struct span filter, struct span attributes, struct err *err);
/* After 0: was there nothing at all at the base? */
bool query_no_base(const struct query *q);
/* The lines of the entry found, for ldaptext_next; its own name comes first, as
 * "dn". */
struct span query_entry(const struct query *q);

/* Ask each server: 0, and lines in q->reply that say what came of it, the last
 * "n of n"; or -1 with err. */
MUST_USE int query_check(struct query *q, struct err *err);
/* Is this the password of that entry? 1, 0, -1 with err. */
MUST_USE int query_bind(struct query *q, struct span dn, struct span password,
    struct err *err);

#endif
