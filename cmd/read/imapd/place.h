/* place - where a mailbox is that the client names: one of the namespaces
 * (RFC 2342), each a tree with a prefix, and the name inside it.
 *
 *   client's name            namespace                name inside
 *   Work.Projekte            "" personal              Work.Projekte
 *   Public.News              "Public." public         News
 *   shared.ann.Work          "shared.ann." others     Work
 *   shared.ann               "shared.ann." others     INBOX
 *   Public                   "Public." public         none: it cannot be opened
 *
 * The longest prefix decides. Names are as the store has them (modified UTF-7),
 * those of the client with its separator, those inside with the tree's; what
 * tree_, box_, subscriptions_ and quota_ functions take is `name` with
 * `space->tree`. Every command that takes a mailbox's name goes through here.
 * SPDX-License-Identifier: ISC */
#ifndef PLACE_H
#define PLACE_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"
#include "imap/args.h"
#include "maildir/box.h"
#include "maildir/quota.h"
#include "maildir/tree.h"

struct session;

enum space_kind { SPACE_PERSONAL, SPACE_OTHERS, SPACE_PUBLIC };

/* One tree of mailboxes. */
struct space {
	enum space_kind kind;
	struct span prefix;      /* "", or it ends in the separator */
	struct span owner;       /* a user's name; empty: nobody, or not
	                          * known */
	struct tree tree;
	struct quota quota;      /* the tree's */
};

/* The namespaces of a session; the first is the personal one. */
#define SPACES_MAX 250
struct spaces {
	struct space *all[SPACES_MAX];
	size_t n;
	struct span others;      /* what the prefixes of other users begin
	                          * with */
	char separator;          /* for the client, in all of them: '.' or '/';
	                          * to be set before spaces_add */
};

void spaces_init(struct spaces *s);
void spaces_done(struct spaces *s);
/* Another one, its tree not open yet (fd -1), or NULL when there are
 * SPACES_MAX. Prefix and owner are copied. */
struct space *spaces_add(struct spaces *s, enum space_kind kind,
    struct span prefix, struct span owner);
/* Take back the last one. */
void spaces_drop(struct spaces *s);
struct space *spaces_personal(const struct spaces *s);

struct place {
	struct space *space;
	struct span name;        /* in the tree; empty: the prefix alone */
	struct span full;        /* as the client says it, always the same
	                          * way */
};

/* A mailbox name as argument, behind a space. In pool memory or the
 * argument's. */
MUST_USE int place_parse(struct session *s, struct args *args,
    struct place *out);
/* Where the mailbox of that name is, or would be. `full` must live on. */
void place_of(struct session *s, struct span full, struct place *out);
/* No mailbox can be there: the prefix alone, or a public tree's own Maildir. */
bool place_is_none(const struct place *p);

/* A name inside the space as the client has it, or back: where the separators
 * of session and tree differ, each of '.' and '/' stands for the other. In pool
 * memory where it had to change. */
struct span place_turned(struct session *s, const struct space *space,
    struct span name);

/* box_open there, with the right that it needs: to read, or, with BOX_APPEND,
 * to insert. 1; 0 there is none, as far as this user may know; -1 with
 * s->err. */
MUST_USE int place_open(struct session *s, const struct place *place,
    unsigned how, struct box **out);

/* Are the messages of the selected mailbox counted by that namespace's quota?
 * What is moved there from another, or from where nothing is counted, is new to
 * it. */
bool place_counts_selected(struct session *s, const struct space *space);

#endif
