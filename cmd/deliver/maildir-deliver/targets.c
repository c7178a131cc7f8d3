/* targets - see targets.h.
 * SPDX-License-Identifier: ISC */
#include "targets.h"

#include <string.h>
#include <unistd.h>

#include "base/tool.h"
#include "deliver.h"
#include "maildir/foldername.h"

int
targets_fault(struct err *err)
{
	if (err->kind != ERR_PERM)
		err->kind = ERR_TEMP;
	return -1;
}

static bool
is_target(const struct targets *v, struct span name)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		if (span_eq(span_str(v->all[i].name), name) ||
		    (foldername_is_inbox(span_str(v->all[i].name)) &&
		    foldername_is_inbox(name)))
			return true;
	return false;
}

/* Nothing is made in a public tree, and nothing taken by one that is not
 * there. */
static int
open_target(struct targets *v, struct target *t, struct span name,
    const char *dir, struct err *err)
{
	struct span inner = span_str(t->place.name);
	bool public = t->place.public;
	int got = public && (t->place.tree->fd == -1 || inner.n == 0) ? 0 :
	    tree_mailbox(t->place.tree, inner, &t->fd, err);

	if (got == 0 && !v->d->no_create && !public) {
		tool_explain("folder %.*s: no directory %s; making it",
		    (int)name.n, name.p, dir);
		got = tree_create(t->place.tree, inner, err);
		if (got != -1)
			got = tree_mailbox(t->place.tree, inner, &t->fd, err);
		return got != 0 ? got : err_set(err, ERR_TEMP,
		    "folder %.*s: %s has gone", (int)name.n, name.p, dir);
	}
	if (got == 0)
		tool_explain("folder %.*s: no directory %s; INBOX instead",
		    (int)name.n, name.p, dir);
	if (got == 1 && !posting_permits(v->d->posting, &t->place, t->fd, name,
	    &v->d->account)) {
		tool_explain("folder %.*s: no right to post; INBOX instead",
		    (int)name.n, name.p);
		close(t->fd);
		got = 0;
	}
	return got;
}

/* Open mailbox `name`, making it where it is missing. The same one twice is
 * once. An error names the directory that was tried. */
static int
add_target(struct targets *v, struct span name, struct err *err)
{
	struct buf dir = BUF_INIT(POSTING_NAME_MAX);
	struct target *t = &v->all[v->n];
	int got;

	if (is_target(v, name))
		return 0;
	posting_find(v->d->posting, v->tree, name, &t->place);
	layout_dir(t->place.tree->layout, &dir, span_str(t->place.name));
	got = open_target(v, t, name, buf_str(&dir), err);
	if (got == 0) {
		buf_done(&dir);
		return add_target(v, SPAN("INBOX"), err);
	}
	if (got == 1) {
		memcpy(t->name, name.p, name.n);
		t->name[name.n] = '\0';
		t->save = NULL;
		v->n++;
	}
	buf_done(&dir);
	return got == -1 ? targets_fault(err) : 0;
}

int
targets_open(struct targets *v, struct err *err)
{
	const struct option_list *l = &v->d->folders;
	size_t i;
	int r = 0;

	if (l->n == 0)
		return add_target(v, SPAN("INBOX"), err);
	for (i = 0; i < l->n && r == 0; i++) {
		struct buf name = BUF_INIT(FOLDERNAME_MAX * 4);

		r = layout_from_text(v->d->layout, &name,
		    span_str(l->items[i]), err);
		if (r == 0)
			r = add_target(v, buf_span(&name), err);
		else
			err->kind = ERR_USAGE;
		buf_done(&name);
	}
	return r;
}
