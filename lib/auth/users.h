/* users - a file of users in the format that Dovecot calls passwd-file:
 *
 *     user:password:uid:gid:gecos:home:shell:extra_fields
 *
 * Everything after the password may be left out; extra fields are words
 * separated by blanks, "name=value" or "name". Empty lines and lines that begin
 * with "#" are comments. A password may have a {SCHEME} in front.
 *
 * Looking for a user is one pass over the file in constant memory; nothing is
 * kept, so an edited file counts from the next question on. A damaged line
 * matters to its own user only. Limits: a line of USERS_LINE_MAX bytes.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_USERS_H
#define AUTH_USERS_H

#include <stdbool.h>
#include <stddef.h>

#include "auth/serve.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define USERS_LINE_MAX 8192

struct users_find {
	const char *path;
	struct span user;            /* with the domain in lower case */
	const char *default_scheme;  /* for a password without {SCHEME} */
	struct secret *dummy;        /* gets the first verifier of the file, as
	                              * an example of what a check costs; or NULL */
};

/* 1 and *u filled; 0; -1 with err: the file cannot be read, or the line of this
 * user is damaged. A user whose case differs is found when no line has the
 * exact name. */
MUST_USE int users_find(const struct users_find *f, struct serve_user *u,
    struct err *err);

/* Read one line into *u: 0, or -1 with err ERR_DATA saying what is wrong. */
MUST_USE int users_parse(struct span line, const char *default_scheme,
    struct serve_user *u, struct err *err);

/* One field of the record by Dovecot's name for it: home maildir mail quota
 * quota_rule uid gid nologin noreceive status, with or without userdb_ (Dovecot
 * keeps what is for the login apart from what is for the mailbox; here the
 * record is one). `value.p` NULL: a word alone. Others mean nothing to us and
 * are passed over, save those that would restrict a login: 0, or -1 with err
 * ERR_DATA. */
MUST_USE int users_field(struct serve_user *u, struct span name,
    struct span value, struct err *err);

/* Look at every line and tell of each that is damaged or names a user again:
 * the number of complaints, -1 with err when the file cannot be read. */
MUST_USE long users_check(const char *path, const char *default_scheme,
    void (*complain)(void *self, size_t line, const char *text), void *self,
    struct err *err);

#endif
