/* users - one user as a line in the format that Dovecot calls passwd-file:
 *
 *     user:password:uid:gid:gecos:home:shell:extra_fields
 *
 * Everything after the password may be left out; extra fields are words
 * separated by blanks, "name=value" or "name". A password may have a {SCHEME}
 * in front. Among the extra fields, more verifiers, which Dovecot passes over:
 *
 *     verifier={SCHEME}data             as good as the password field
 *     app_password=NAME:SERVICES:{SCHEME}data    for these services; or "*"
 *
 * and of a master user (judge.h) whose mailboxes he may open, and how:
 *
 *     master_users=*@example.org,joe@example.net    master_services=imap,sieve
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_USERS_H
#define AUTH_USERS_H

#include "auth/serve.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define USERS_FIELDS 7               /* user to shell */

enum { USERS_NAME, USERS_PASSWORD, USERS_UID, USERS_GID, USERS_GECOS,
	USERS_HOME, USERS_SHELL };

/* Take the line apart; what is missing is empty. */
void users_split(struct span line, struct span fields[USERS_FIELDS],
    struct span *extra);

/* Read one line into *u: 0, or -1 with err ERR_DATA saying what is wrong. */
MUST_USE int users_parse(struct span line, const char *default_scheme,
    struct serve_user *u, struct err *err);

/* One field of the record by Dovecot's name for it: home maildir mail quota
 * quota_rule uid gid nologin noreceive status, with or without userdb_ (Dovecot
 * keeps what is for the login apart from what is for the mailbox; here the
 * record is one), allow_nets verifier app_password. `value.p` NULL: a word
 * alone. Others mean nothing to us and are passed over, save those that would
 * restrict a login: 0, or -1 with err ERR_DATA. */
MUST_USE int users_field(struct serve_user *u, struct span name,
    struct span value, struct err *err);

#endif
