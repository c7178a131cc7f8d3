/* directory - the questions: one connection for searches, kept; one more for
 * each bind that tries a password. The servers are asked in their order, from
 * the one that answered last; one question to all of them has one deadline. A
 * connection that has died since the last question is opened anew first.
 * SPDX-License-Identifier: ISC */
#ifndef DIRECTORY_H
#define DIRECTORY_H

#include <ldap.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/secret.h"
#include "base/span.h"
#include "dial.h"

#define DIRECTORY_URIS_MAX 16
#define DIRECTORY_ATTRS_MAX 64
#define DIRECTORY_VALUES_MAX 25      /* of one attribute; one more than
				      * counts */
#define DIRECTORY_REPLY_MAX 60000
#define DIRECTORY_REFERRALS_MAX 3    /* followed for one question */

struct directory_options {
	struct dial_options dial;
	const char *uris;            /* separated by blanks */
	uint64_t timeout_ms;         /* of one step with one server */
	uint64_t deadline_ms;        /* of one question */
	bool referrals;              /* followed, to servers among the uris */
};

struct directory {
	const struct directory_options *o;
	struct pool pool;
	const char *uris[DIRECTORY_URIS_MAX];
	size_t n, at;                /* how many, and which is asked */
	struct secret password;      /* of bind_dn */
	LDAP *ld;                    /* or NULL */
};

/* 0, or -1 with err ERR_USAGE: the options say something impossible. */
MUST_USE int directory_init(struct directory *d,
    const struct directory_options *o, struct err *err);
void directory_done(struct directory *d);

struct directory_search {
	const char *base, *filter;
	char **attributes;           /* NULL at the end */
};

enum directory_found {
	DIRECTORY_ONE,
	DIRECTORY_NONE,
	DIRECTORY_NO_BASE,           /* nor anything where to look for it */
	DIRECTORY_FAILED,            /* with err */
};

/* The one entry that matches, as lines "name base64(value)" added to `out`,
 * "dn" first, at most DIRECTORY_VALUES_MAX values of an attribute. */
enum directory_found directory_search(struct directory *d,
    const struct directory_search *s, struct buf *out, struct err *err);

/* Can one bind as dn with this password? 1, 0, -1 with err. The password is not
 * empty. */
MUST_USE int directory_bind(struct directory *d, const char *dn,
    struct span password, struct err *err);

/* Can server i be used? 1, or 0 with *why. */
bool directory_try(struct directory *d, size_t i, struct err *why);

#endif
