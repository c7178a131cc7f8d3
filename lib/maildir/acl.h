/* acl - who may do what with a mailbox (RFC 4314), as the text of Dovecot's
 * file dovecot-acl says it:
 *
 *     line = id [SP rights] LF / "#" comment LF / LF
 *     id = ["-"] ("anyone" / "authenticated" / "owner" / "user=" name /
 *          "group=" name / "group-override=" name)     in quotes where it has
 *                                                      a space
 *     rights = letters [SP ":" name *((SP / ",") name)]
 *
 * "-" takes rights away. Local lines come before global ones (aclglobal.h), and
 * among each anyone, authenticated, groups, owner, user, group overrides: a
 * later kind replaces what an earlier one said, groups add up. The owner has
 * all rights unless a line for the owner or the user, or a global line, says
 * otherwise; who is named nowhere has the default rights.
 *
 * A line that is not understood is kept as it is, but whoever is not the owner
 * then has no right: it might have taken one away.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_ACL_H
#define MAILDIR_ACL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/pool.h"
#include "base/span.h"

#define ACL_TEXT_MAX (1u << 20)      /* bytes of a file */
#define ACL_NAME_MAX 1000            /* bytes of a user's or group's name */

enum acl_right {
	ACL_LOOKUP = 1,          /* l: see that it is there */
	ACL_READ = 2,            /* r */
	ACL_WRITE = 4,           /* w: flags but \Seen and \Deleted */
	ACL_SEEN = 8,            /* s */
	ACL_DELETED = 16,        /* t */
	ACL_INSERT = 32,         /* i: APPEND, COPY into it */
	ACL_POST = 64,           /* p: deliver to it */
	ACL_EXPUNGE = 128,       /* e */
	ACL_CREATE = 256,        /* k: mailboxes below it */
	ACL_DELETE = 512,        /* x: the mailbox itself */
	ACL_ADMIN = 1024,        /* a */
	ACL_ALL = 2047,
};

enum acl_who {
	ACL_ANYONE, ACL_AUTHENTICATED, ACL_GROUP, ACL_OWNER, ACL_USER,
	ACL_GROUP_OVERRIDE,
};

struct acl_id {
	enum acl_who who;
	struct span name;        /* of a user or group */
};

struct acl_entry {
	struct acl_id id;
	bool negative;
	unsigned rights;         /* enum acl_right */
	struct span extra;       /* rights with names of their own, a space
	                          * between */
};

struct acl_line {
	struct span text;        /* as it was, without LF */
	bool known;
	struct acl_entry entry;  /* when it is known */
};

struct acl {
	struct pool pool;
	struct acl_line *lines;
	size_t n, cap;
	size_t unknown;          /* number of a line not understood, or 0 */
};

void acl_init(struct acl *a);
void acl_done(struct acl *a);
/* Read a whole file, instead of what was there. */
void acl_parse(struct acl *a, struct span text);
/* Read what stands behind a pattern or a line's start: true, it is understood.
 * Spans come from the pool. */
bool acl_parse_entry(struct pool *pool, struct span line,
    struct acl_entry *out);
/* "owner", "-user=joe", without quotes. False: no such id. */
bool acl_parse_id(struct span text, struct acl_id *id, bool *negative);
void acl_add(struct acl *a, const struct acl_entry *entry);
/* The file. */
void acl_write(const struct acl *a, struct buf *out);

/* The right that a letter stands for, or 0. */
unsigned acl_letter(char c);
void acl_write_letters(struct buf *out, unsigned rights);

bool acl_same_id(const struct acl_id *a, const struct acl_id *b);
/* May anybody but the owner see the mailbox, by this entry? */
bool acl_shows(const struct acl_entry *e);

enum acl_how { ACL_REPLACE, ACL_GRANT, ACL_REVOKE, ACL_CLEAR };
/* Change what lines of this id and sign say: true when anything changed. */
bool acl_change(struct acl *a, const struct acl_id *id, bool negative,
    enum acl_how how, unsigned rights);

#endif
