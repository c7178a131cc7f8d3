/* ldapquery - ask ldap-query(8), which holds libldap and the connection to the
 * directory. It is started with the first question and kept; when it has died,
 * or the directory takes too long, it is started anew with the next.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_LDAPQUERY_H
#define AUTH_LDAPQUERY_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "auth/ask.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

/* Whoever ldap-query runs as when we are root: nobody else's id. */
#define LDAPQUERY_ID 65531
#define LDAPQUERY_SLACK_MS 5000      /* it is killed this long after
				      * --deadline */

struct ldapquery_times {
	uint64_t step_ms;            /* with one server */
	uint64_t deadline_ms;        /* one question */
};

/* Which directory, as whom; NULL where nothing is said. */
struct ldapquery_where {
	const char *uris;            /* separated by blanks */
	const char *dn;
	struct span password;        /* of dn */
	const char *scope, *deref;
	const char *ca_file, *ca_dir, *require_cert;
	const char *cert_file, *key_file;
	const char *sasl, *sasl_authz;
	bool starttls, follow_referrals;
};

struct ldapquery {
	const struct ldapquery_where *where;
	struct buf program;          /* path of ldap-query */
	const struct ldapquery_times *times;
	pid_t pid;                   /* 0: not running */
	struct ask ask;
	struct ask_reply reply;      /* of the last question */
};

void ldapquery_init(struct ldapquery *q, const struct ldapquery_where *w,
    const char *argv0, const struct ldapquery_times *times);
/* Start the process now, for who will be confined when it asks, and cannot
 * start it anew then: 0, or -1 with err. */
MUST_USE int ldapquery_start(struct ldapquery *q, struct err *err);
/* End the process, which the next question starts anew. */
void ldapquery_stop(struct ldapquery *q);
void ldapquery_done(struct ldapquery *q);

/* Search below `base`: 1 and the entry in q->reply, 0 there is none, -1 with
 * err (always ERR_TEMP). `attributes` are words with a blank before each. */
MUST_USE int ldapquery_search(struct ldapquery *q, struct span base,
    struct span filter, struct span attributes, struct err *err);
/* After 0: was there nothing at all at the base? */
bool ldapquery_no_base(const struct ldapquery *q);
/* The lines of the entry found, for ldaptext_next; its own name comes first, as
 * "dn". */
struct span ldapquery_entry(const struct ldapquery *q);

/* Ask each server: 0, and lines in q->reply that say what came of it, the last
 * "n of n"; or -1 with err. */
MUST_USE int ldapquery_check(struct ldapquery *q, struct err *err);
/* Is this the password of that entry? 1, 0, -1 with err. */
MUST_USE int ldapquery_bind(struct ldapquery *q, struct span dn,
    struct span password, struct err *err);

#endif
