/* namespaces - see namespaces.h.
 * SPDX-License-Identifier: ISC */
#include "namespaces.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "auth/username.h"
#include "base/log.h"
#include "base/tool.h"
#include "maildir/foldername.h"
#include "maildir/layout.h"
#include "os/confine.h"
#include "session.h"

#define PREFIX_MAX 1000
#define PATH_MAX_HERE 4096
#define FDS_KEPT 64                  /* that a session needs besides */

/* "prefix=rest": the prefix as mailbox names have it, ending in '.', added to
 * `prefix`: where the rest begins, or NULL with err. */
static const char *
split(const char *option, struct buf *prefix, struct err *err)
{
	struct span all = span_str(option);
	size_t at = span_find(all, 0, '=');
	struct span name = span_sub(all, 0, at);

	if (name.n > 0 && name.p[name.n - 1] == '.')
		name.n--;
	if (at + 1 >= all.n || foldername_from_text(prefix, name, NULL) == -1 ||
	    foldername_is_inbox(name)) {
		err_set(err, ERR_USAGE, "%s is not of the form prefix=dir",
		    option);
		return NULL;
	}
	buf_addc(prefix, '.');
	return option + at + 1;
}

/* "shared.%u=dir": what stands before the user's name, added to `head`; and is
 * it his whole name? */
static const char *
split_template(const char *option, struct buf *head, bool *whole,
    struct err *err)
{
	const char *rest = split(option, head, err);
	struct span text = buf_span(head);

	if (rest == NULL)
		return NULL;
	*whole = span_ends(text, SPAN(".%u."));
	if ((!*whole && !span_ends(text, SPAN(".%n."))) ||
	    span_find(text, 0, '%') != text.n - 3) {
		err_set(err, ERR_USAGE, "%s is not of the form "
		    "prefix.%%u=dir", option);
		return NULL;
	}
	buf_cut(head, head->len - 3);
	return rest;
}

int
namespaces_check(const struct settings *set, struct err *err)
{
	struct buf prefix = BUF_INIT(PREFIX_MAX);
	bool whole;
	size_t i;
	int r = 0;

	for (i = 0; r == 0 && i < set->public.n; i++) {
		buf_reset(&prefix);
		if (split(set->public.items[i], &prefix, err) == NULL)
			r = -1;
	}
	buf_reset(&prefix);
	if (r == 0 && (set->shared == NULL) != (set->shared_dict == NULL))
		r = err_set(err, ERR_USAGE,
		    "--shared and --shared-dict belong together");
	if (r == 0 && set->shared != NULL && split_template(set->shared,
	    &prefix, &whole, err) == NULL)
		r = -1;
	buf_done(&prefix);
	return r;
}

/* Whom a tree is not for, he is not told of it; the rest the log should
 * know. */
static void
add_tree(struct session *s, enum space_kind kind, struct span prefix,
    struct span owner, const char *path)
{
	struct err err = ERR_INIT;
	struct space *space = spaces_add(&s->spaces, kind, prefix, owner);
	long most = sysconf(_SC_OPEN_MAX);

	if (space == NULL || (most > 0 && s->spaces.n + FDS_KEPT >
	    (size_t)most)) {
		log_reason("namespace", "too many mailbox trees are shared");
		if (space != NULL)
			spaces_drop(&s->spaces);
		return;
	}
	if (tree_open(&space->tree, path, false, &err) == -1) {
		tool_explain("%s is left out: %s", path, err.text);
		if (err.sys != EACCES)
			log_reason("namespace", err.text);
		spaces_drop(&s->spaces);
		return;
	}
	space->tree.nfs = s->set->nfs;
	/* An account's own layout says nothing of others. */
	if (s->set->layout != NULL && layout_parse(span_str(s->set->layout),
	    &space->tree.layout, &err) == -1)
		log_reason("namespace", err.text);
	tool_explain("%.*s* is %s", (int)prefix.n, prefix.p, path);
	quota_adopt(&space->quota, &space->tree);
	space->tree.quota = &space->quota;
}

/* A prefix as options say it, "Public.", with the session's separator. */
static struct span
turned(struct session *s, struct span head)
{
	char *copy = pool_copy(&s->access.pool, head);
	size_t i;

	for (i = 0; i < head.n; i++)
		if (copy[i] == '.')
			copy[i] = s->spaces.separator;
	return span_of(copy, head.n);
}

static void
open_public(struct session *s)
{
	struct buf prefix = BUF_INIT(PREFIX_MAX);
	size_t i;

	for (i = 0; i < s->set->public.n; i++) {
		const char *dir;

		buf_reset(&prefix);
		dir = split(s->set->public.items[i], &prefix, NULL);
		add_tree(s, SPACE_PUBLIC, turned(s, buf_span(&prefix)),
		    span_of("", 0), dir);
	}
	buf_done(&prefix);
}

/* "shared." "ann@example^org" "." */
static int
owner_prefix(struct session *s, struct buf *out, struct span owner)
{
	struct buf name = BUF_INIT(PREFIX_MAX);
	size_t i;
	int r;

	for (i = 0; i < owner.n; i++)
		buf_addc(&name, owner.p[i] == '.' ? '^' : owner.p[i]);
	buf_add(out, s->spaces.others);
	r = foldername_encode(out, buf_span(&name));
	buf_addc(out, s->spaces.separator);
	buf_done(&name);
	return r == 0 && buf_ok(out) ? 0 : -1;
}

static void
open_owner(struct session *s, struct span owner, bool whole,
    const char *template)
{
	static const struct username_rules rules = {
		{ USERNAME_CHARS "+", sizeof(USERNAME_CHARS) }, { "", 0 },
		false, NULL };
	struct buf prefix = BUF_INIT(PREFIX_MAX);
	struct buf path = BUF_INIT(PATH_MAX_HERE);
	struct username u;
	struct err err = ERR_INIT;

	if (username_make(&u, owner, &rules, &err) == -1 ||
	    username_path(&u, template, &path, &err) == -1 ||
	    owner_prefix(s, &prefix, whole ? username_span(&u) :
	    username_local(&u)) == -1)
		tool_explain("%.*s shares nothing: %s", (int)owner.n, owner.p,
		    err.text);
	else
		add_tree(s, SPACE_OTHERS, buf_span(&prefix),
		    username_span(&u), buf_str(&path));
	buf_done(&prefix);
	buf_done(&path);
}

/* One's own mail does not wait for the dictionary. */
static void
open_others(struct session *s)
{
	struct err err = ERR_INIT;
	struct buf head = BUF_INIT(PREFIX_MAX);
	struct aclmine me;
	struct span *owners;
	const char *template;
	bool whole;
	size_t i, n;
	int r;

	if (s->set->shared == NULL)
		return;
	template = split_template(s->set->shared, &head, &whole, &err);
	s->spaces.others = turned(s, buf_span(&head));
	access_me(s, spaces_personal(&s->spaces), &me);
	r = aclshares_open(&s->access.shares, s->set->shared_dict, &err);
	if (r == 0)
		r = aclshares_owners(&s->access.shares, &me, &s->access.pool,
		    &owners, &n, &err);
	for (i = 0; r == 0 && i < n; i++)
		open_owner(s, owners[i], whole, template);
	if (r == -1)
		log_reason("namespace", err.text);
	buf_done(&head);
}

int
namespaces_open(struct session *s, struct err *err)
{
	const struct settings *set = s->set;

	s->access.on = set->acl || set->acl_file != NULL ||
	    set->public.n > 0 || set->shared != NULL;
	s->access.anyone = set->acl_anyone;
	if (set->acl_file != NULL && aclglobal_read(&s->access.global,
	    set->acl_file, err) == -1)
		return -1;
	open_public(s);
	open_others(s);
	return 0;
}

int
namespaces_confine(struct session *s, struct err *err)
{
	int dirs[SPACES_MAX + 1];
	size_t i, n = s->spaces.n;

	for (i = 0; i < n; i++)
		dirs[i] = s->spaces.all[i]->tree.fd;
	if (s->access.shares.dir != -1) {
		if (faccessat(s->access.shares.dir, ".", W_OK, 0) == 0)
			dirs[n++] = s->access.shares.dir;
		else
			aclshares_done(&s->access.shares);
	}
	return os_confine(OS_STDIO | OS_WRITEDIR | OS_WATCH |
	    (s->set->search_index ? OS_PASSFD : 0u), dirs, n, err);
}
