/* posting - where a folder's name leads, one's own Maildir or a public one, and
 * whether mail may be delivered there: the right "p" of RFC 4314, asked of the
 * account that the mail is for, as Dovecot's LDA asks it. One's own INBOX
 * always takes mail.
 * SPDX-License-Identifier: ISC */
#ifndef POSTING_H
#define POSTING_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/option.h"
#include "maildir/aclglobal.h"
#include "maildir/foldername.h"
#include "maildir/quota.h"
#include "maildir/tree.h"

#define POSTING_SPACES_MAX 16
#define POSTING_GROUPS_MAX 100
#define POSTING_NAME_MAX (FOLDERNAME_MAX * 4)    /* bytes */

struct posting_space {
	struct span prefix;      /* "Public." */
	struct tree tree;        /* fd -1: it cannot be opened */
	struct quota quota;
};

struct posting {
	/* options */
	bool acl;
	const char *acl_file;
	struct option_list public;
	const char *layout;      /* --layout, or NULL */
	/* inner */
	bool on;                 /* rights are asked for */
	struct aclglobal global;
	struct posting_space spaces[POSTING_SPACES_MAX];
	size_t n;
};

/* Who the mail is for. */
struct posting_account {
	const char *user, *groups;       /* NULL: not known; with commas */
};

/* Are the options well formed? 0, or -1 with err (ERR_USAGE). */
MUST_USE int posting_check(const struct posting *p, struct err *err);
/* Read the rights and open the trees: 0, or -1 with err. A public tree that is
 * not there has no mailboxes. */
MUST_USE int posting_open(struct posting *p, struct err *err);
/* The trees' descriptors, for os_confine: their number. */
size_t posting_dirs(const struct posting *p, int fds[POSTING_SPACES_MAX]);

struct posting_place {
	const struct tree *tree;
	const struct quota *quota;       /* NULL: the account's */
	char name[POSTING_NAME_MAX + 1]; /* in the tree */
	bool public;
};

/* Where `name` of the account with the Maildir `own` is. */
void posting_find(const struct posting *p, const struct tree *own,
    struct span name, struct posting_place *out);
/* May mail be delivered there? `dir` is the mailbox, `name` its whole name. */
bool posting_permits(const struct posting *p, const struct posting_place *place,
    int dir, struct span name, const struct posting_account *who);

#endif
