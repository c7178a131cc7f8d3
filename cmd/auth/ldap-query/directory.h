/* directory - libldap: one connection for searches, kept; one more for each
 * bind that tries a password. Everything has a time limit, and a connection
 * that has died is opened anew once for each question.
 * SPDX-License-Identifier: ISC */
#ifndef DIRECTORY_H
#define DIRECTORY_H

#include <ldap.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/secret.h"
#include "base/span.h"

#define DIRECTORY_ATTRS_MAX 64
#define DIRECTORY_REPLY_MAX 60000

struct directory_options {
	const char *uri;             /* one or more, separated by blanks */
	const char *bind_dn;         /* or NULL: anonymous */
	const char *scope, *deref;
	const char *ca_file, *ca_dir, *require_cert;
	uint64_t timeout_ms;
	bool starttls;
};

struct directory {
	const struct directory_options *o;
	struct secret password;      /* of bind_dn */
	LDAP *ld;                    /* or NULL */
};

void directory_init(struct directory *d, const struct directory_options *o);
void directory_done(struct directory *d);
/* Are the words of the options known? 0, or -1 with err ERR_USAGE. */
MUST_USE int directory_check(const struct directory_options *o,
    struct err *err);

struct directory_search {
	const char *base, *filter;
	char **attributes;           /* NULL at the end */
};

/* The one entry that matches, as lines "name base64(value)" added to `out`,
 * "dn" first: 1, 0 there is none, -1 with err (ERR_TEMP). */
MUST_USE int directory_search(struct directory *d,
    const struct directory_search *s, struct buf *out, struct err *err);

/* Can one bind as dn with this password? 1, 0, -1 with err. The password is not
 * empty. */
MUST_USE int directory_bind(struct directory *d, const char *dn,
    struct span password, struct err *err);

#endif
