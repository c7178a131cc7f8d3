/* posting - see posting.h.
 * SPDX-License-Identifier: ISC */
#include "posting.h"

#include <string.h>

#include "base/log.h"
#include "base/tool.h"
#include "maildir/aclfile.h"
#include "maildir/aclmine.h"

/* "prefix=dir", as imapd's --public: the prefix without its last '.', and where
 * the directory begins. */
static int
split(const char *option, struct span *prefix, const char **dir,
    struct err *err)
{
	struct span all = span_str(option);
	size_t at = span_find(all, 0, '=');
	struct buf name = BUF_INIT(POSTING_NAME_MAX);
	int r;

	*prefix = span_sub(all, 0, at);
	if (prefix->n > 0 && prefix->p[prefix->n - 1] == '.')
		prefix->n--;
	r = at + 1 >= all.n || option[at + 1] != '/' ||
	    foldername_from_text(&name, *prefix, NULL) == -1 ||
	    foldername_is_inbox(*prefix) ? err_set(err, ERR_USAGE,
	    "%s is not of the form prefix=/dir", option) : 0;
	buf_done(&name);
	*dir = option + at + 1;
	return r;
}

int
posting_check(const struct posting *p, struct err *err)
{
	struct span prefix;
	const char *dir;
	size_t i;

	if (p->public.n > POSTING_SPACES_MAX)
		return err_set(err, ERR_USAGE, "more than %d public Maildirs",
		    POSTING_SPACES_MAX);
	for (i = 0; i < p->public.n; i++)
		if (split(p->public.items[i], &prefix, &dir, err) == -1)
			return -1;
	return 0;
}

static int
open_space(struct posting *p, const char *option, struct err *err)
{
	struct posting_space *space = &p->spaces[p->n++];
	struct err own = ERR_INIT;
	const char *dir;

	if (split(option, &space->prefix, &dir, err) == -1)
		return -1;
	if (tree_open(&space->tree, dir, false, &own) == -1) {
		tool_explain("%s is left out: %s", dir, own.text);
		log_reason("namespace", own.text);
		space->tree.fd = -1;
		return 0;
	}
	if (p->layout != NULL && layout_parse(span_str(p->layout),
	    &space->tree.layout, err) == -1)
		return -1;
	quota_adopt(&space->quota, &space->tree);
	tool_explain("%.*s.* is %s", (int)space->prefix.n, space->prefix.p,
	    dir);
	return 0;
}

int
posting_open(struct posting *p, struct err *err)
{
	size_t i;

	p->on = p->acl || p->acl_file != NULL || p->public.n > 0;
	aclglobal_init(&p->global);
	if (p->acl_file != NULL && aclglobal_read(&p->global, p->acl_file,
	    err) == -1)
		return -1;
	for (i = 0; i < p->public.n; i++)
		if (open_space(p, p->public.items[i], err) == -1)
			return -1;
	return 0;
}

size_t
posting_dirs(const struct posting *p, int fds[POSTING_SPACES_MAX])
{
	size_t i, n = 0;

	for (i = 0; i < p->n; i++)
		if (p->spaces[i].tree.fd != -1)
			fds[n++] = p->spaces[i].tree.fd;
	return n;
}

/* Separators of both layouts are the same here. */
static bool
begins_with(struct span name, struct span prefix)
{
	size_t i;

	if (name.n < prefix.n || (name.n > prefix.n &&
	    name.p[prefix.n] != '.' && name.p[prefix.n] != '/'))
		return false;
	for (i = 0; i < prefix.n; i++)
		if (name.p[i] != prefix.p[i] && !(prefix.p[i] == '.' &&
		    name.p[i] == '/'))
			return false;
	return true;
}

static void
set_name(struct posting_place *out, struct span name, char from, char to)
{
	size_t i;

	for (i = 0; i < name.n && i < POSTING_NAME_MAX; i++)
		out->name[i] = name.p[i] == from ? to : name.p[i];
	out->name[i] = '\0';
}

void
posting_find(const struct posting *p, const struct tree *own,
    struct span name, struct posting_place *out)
{
	const struct posting_space *best = NULL;
	size_t i;

	for (i = 0; i < p->n; i++)
		if (begins_with(name, p->spaces[i].prefix) && (best == NULL ||
		    p->spaces[i].prefix.n > best->prefix.n))
			best = &p->spaces[i];
	*out = (struct posting_place){ .tree = own };
	if (best == NULL) {
		set_name(out, name, '.', '.');
		return;
	}
	out->tree = &best->tree;
	out->quota = &best->quota;
	out->public = true;
	set_name(out, span_from(name, best->prefix.n + (name.n >
	    best->prefix.n)), layout_separator(own->layout),
	    layout_separator(best->tree.layout));
}

/* What the mailbox's file and the administrator's say; false: nothing. */
static bool
by_files(const struct posting *p, int dir, struct span name,
    const struct aclmine *me, unsigned *rights)
{
	struct buf text = BUF_INIT(POSTING_NAME_MAX * 4);
	struct err err = ERR_INIT;
	struct acl local, global;
	bool said;

	acl_init(&local);
	acl_init(&global);
	if (dir != -1 && aclfile_read(dir, &local, &err) == -1)
		log_reason("acl", err.text);
	if (foldername_decode(&text, name) == -1 || !buf_ok(&text)) {
		buf_reset(&text);
		buf_add(&text, name);
	}
	aclglobal_select(&p->global, buf_span(&text), &global);
	said = aclmine_rights(&local, &global, me, rights);
	acl_done(&local);
	acl_done(&global);
	buf_done(&text);
	return said;
}

bool
posting_permits(const struct posting *p, const struct posting_place *place,
    int dir, struct span name, const struct posting_account *who)
{
	struct span groups[POSTING_GROUPS_MAX], rest = span_str(who->groups);
	struct span group;
	struct aclmine me = { span_str(who->user), groups, 0,
		!place->public };
	unsigned rights = 0;

	if (!p->on || (!place->public && foldername_is_inbox(name)))
		return true;
	while (me.n_groups < POSTING_GROUPS_MAX && rest.n > 0 &&
	    span_cut(&rest, ',', &group))
		if ((group = span_trim(group)).n > 0)
			groups[me.n_groups++] = group;
	/* Where nothing is said: what the root of a public Maildir says. */
	if (!by_files(p, dir, name, &me, &rights)) {
		rights = 0;
		(void)by_files(p, place->public ? place->tree->fd : -1,
		    span_of("", 0), &me, &rights);
	}
	return (rights & ACL_POST) != 0;
}
