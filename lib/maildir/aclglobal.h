/* aclglobal - rights that the administrator gives or takes for mailboxes by
 * their names, whatever stands in their own files: Dovecot's global ACL file
 *
 *     pattern SP id [SP rights] LF         "*" and "?" as wildcards, '"' quotes
 *
 * or its older form, a directory with a file as acl.h says for each mailbox.
 * Names are UTF-8, with the namespace's prefix. Read once.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_ACLGLOBAL_H
#define MAILDIR_ACLGLOBAL_H

#include "base/attr.h"
#include "base/err.h"
#include "maildir/acl.h"

#define ACLGLOBAL_FILES_MAX 10000

struct aclglobal_row {
	struct span pattern;
	bool literal;            /* from a file's name: no wildcards */
	struct acl_entry entry;
};

struct aclglobal {
	struct pool pool;
	struct aclglobal_row *rows;
	size_t n, cap;
};

void aclglobal_init(struct aclglobal *g);
void aclglobal_done(struct aclglobal *g);
/* Read the file or directory: 0, or -1 with err; ERR_USAGE names a line that is
 * not understood. */
MUST_USE int aclglobal_read(struct aclglobal *g, const char *path,
    struct err *err);
/* The text of a file, "what" for err. */
MUST_USE int aclglobal_parse(struct aclglobal *g, struct span text,
    const char *what, struct err *err);
/* Add to `out` what holds for a mailbox of that name ("": those that are not
 * there yet). */
void aclglobal_select(const struct aclglobal *g, struct span name,
    struct acl *out);
/* Does the pattern match the name? Linear in both but for one product. */
bool aclglobal_matches(struct span pattern, struct span name);

#endif
