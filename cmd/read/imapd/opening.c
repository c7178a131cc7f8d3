/* opening - see opening.h.
 * SPDX-License-Identifier: ISC */
#include "opening.h"

#include <stdlib.h>

#include "auth/handover.h"
#include "base/log.h"
#include "base/tool.h"
#include "conn/facts.h"
#include "maildir/layout.h"
#include "namespaces.h"
#include "session.h"

/* The name, groups and quota: the account's, or by hand what one's own
 * environment says. */
static int
take_account(struct session *s, const struct account *a, struct err *err)
{
	struct span user = a != NULL ? account_get(a, "user") :
	    span_str(getenv("USER"));
	struct span groups = a != NULL ? account_get(a, "acl_groups") :
	    span_str(getenv("ACL_GROUPS"));
	struct span limits = a != NULL ? account_get(a, "quota") :
	    span_str(getenv("QUOTA"));
	struct span layout = a != NULL ? account_get(a, "layout") :
	    span_str(getenv("LAYOUT"));
	struct space *own = spaces_add(&s->spaces, SPACE_PERSONAL, SPAN(""),
	    user);

	/* What the administrator has laid down is not theirs to change. */
	s->sets_quota = limits.n == 0 && (s->set->set_quota || (a != NULL &&
	    span_eq(account_get(a, "quota_set"), SPAN("yes"))));
	access_user(&s->access, user, groups);
	if (s->set->layout != NULL)
		layout = span_str(s->set->layout);
	if (quota_parse(&own->quota, limits, err) == -1 ||
	    layout_parse(layout, &own->tree.layout, err) == -1)
		return -1;
	s->spaces.separator = s->set->separator != NULL ?
	    s->set->separator[0] : layout_separator(own->tree.layout);
	return 0;
}

int
opening_who(struct session *s, struct buf *path, struct buf *unread,
    struct err *err)
{
	const struct settings *set = s->set;
	struct account account;
	int r = 0;

	account_init(&account);
	if (tool_had_fd(HANDOVER_FD))
		r = handover_read(HANDOVER_FD, &account, unread, err);
	if (r == 1 && set->maildir == NULL)
		account_maildir(&account, path);
	else if (r == 0 && set->maildir == NULL)
		r = err_set(err, ERR_USAGE, "no login came before: give "
		    "--maildir to serve one by hand");
	else if (r == 0 && facts_from_socket(0))
		r = err_set(err, ERR_USAGE, "--maildir is refused on a "
		    "network socket: put a login program before imapd");
	if (r != -1 && path->len == 0)
		buf_adds(path, set->maildir == NULL ? "" : set->maildir);
	if (r != -1 && path->len == 0)
		r = err_set(err, ERR_TEMP, "the account has no Maildir");
	if (r != -1 && take_account(s, r == 1 ? &account : NULL, err) == -1)
		r = -1;
	account_done(&account);
	return r;
}

int
opening_trees(struct session *s, const char *path, struct err *err)
{
	struct space *own = spaces_personal(&s->spaces);
	enum layout layout = own->tree.layout;

	tool_explain("Maildir %s", path);
	if (tree_open(&own->tree, path, true, err) == -1)
		return -1;
	own->tree.layout = layout;
	own->tree.nfs = s->set->nfs;
	if (s->set->lazy_expunge != NULL && tree_keep_expunged(&own->tree,
	    s->set->lazy_expunge, err) == -1)
		return -1;
	if (s->set->search_index && textindex_start(&s->textindex, path,
	    err) == -1)
		return -1;
	if (namespaces_open(s, err) == -1 || namespaces_confine(s, err) == -1)
		return -1;
	quota_adopt(&own->quota, &own->tree);
	own->tree.quota = &own->quota;
	/* Mail can be read without them. */
	if (autoboxes_make(&s->autoboxes, &own->tree, err) == -1)
		log_reason("mailboxes", err->text);
	return 0;
}
