/* account - what an authenticator knows of a user: the record that crosses the
 * conversation (auth-conversation(7)) and the hand-over. A list of name=value
 * fields; the ones with a meaning here have their own members.
 *
 *     user=joe@example.org  home=/var/mail/joe  maildir=/var/mail/joe/Maildir
 *     uid=3000  gid=3000  quota=2G
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_ACCOUNT_H
#define AUTH_ACCOUNT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"
#include "os/cred.h"

#define ACCOUNT_FIELDS_MAX 64
#define ACCOUNT_VALUE_MAX 1000

struct account_field {
	struct span name, value;
};

struct account {
	struct pool pool;                /* holds the bytes */
	struct account_field fields[ACCOUNT_FIELDS_MAX];
	size_t n;
	bool has_ids;                    /* uid and gid were both given */
	struct os_ids ids;
};

void account_init(struct account *a);
void account_done(struct account *a);
/* Forget all fields. */
void account_reset(struct account *a);

/* Set a field, replacing one of that name: 0, or -1 with err when the name is
 * not [a-z0-9_]+, the value is too long or holds a control character, or uid or
 * gid is not a number. */
MUST_USE int account_set(struct account *a, struct span name,
    struct span value, struct err *err);
/* The same from "name=value". */
MUST_USE int account_set_line(struct account *a, struct span line,
    struct err *err);

/* Set all fields of a record, the text of a reply to VRFY: lines of name=value;
 * others are passed over. 0 or -1 as account_set. */
MUST_USE int account_take(struct account *a, struct span text,
    struct err *err);

/* The value, with p NULL when there is no such field. NUL-terminated. */
struct span account_get(const struct account *a, const char *name);
/* The Maildir: the maildir field, or home with "/Maildir"; added to `out`
 * (nothing when neither is known). */
void account_maildir(const struct account *a, struct buf *out);
/* All fields as "name=value\n". */
void account_write(const struct account *a, struct buf *out);

/* Set the environment variables of a session or delivery: USER HOME MAILDIR UID
 * GID QUOTA LAYOUT, and unset those that the record does not have. */
void account_export(const struct account *a);

#endif
