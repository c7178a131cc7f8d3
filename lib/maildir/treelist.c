/* treelist - see treelist.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/treelist.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#include "base/mem.h"
#include "maildir/disk.h"
#include "maildir/foldername.h"
#include "maildir/subscriptions.h"
#include "maildir/treedir.h"
#include "maildir/treefs.h"

int
treelist_compare(const void *a, const void *b)
{
	const struct tree_entry *x = a, *y = b;

	return span_cmp(x->name, y->name);
}

int
treelist_add(struct treelist *l, struct span name, bool exists,
    struct err *err)
{
	struct tree_list *t = l->list;

	if (t->n == TREE_MAILBOXES_MAX)
		return err_set(err, ERR_LIMIT, "more than %d mailboxes",
		    TREE_MAILBOXES_MAX);
	if (t->n == l->cap) {
		l->cap = l->cap == 0 ? 32 : l->cap * 2;
		t->entries = mem_resize(t->entries, l->cap,
		    sizeof(*t->entries));
	}
	t->entries[t->n++] = (struct tree_entry){ pool_span(&t->pool, name),
		exists, false, false };
	return 0;
}

/* The name that a directory entry stands for; n == 0 when it is no mailbox. */
static struct span
entry_name(int dir, const struct dirent *e)
{
	struct span s = span_str(e->d_name);

	if (s.n < 2 || s.p[0] != '.' || foldername_check(span_from(s, 1),
	    NULL) == -1 || foldername_is_inbox(span_from(s, 1)) ||
	    !treedir_is_directory(dir, e))
		return span_of(NULL, 0);
	return span_from(s, 1);
}

static int
read_plus(const struct tree *t, struct treelist *l, struct err *err)
{
	DIR *d = disk_list(t->fd, "the Maildir", err);
	const struct dirent *e;
	int r = 0;

	if (d == NULL)
		return -1;
	while (r == 0 && (errno = 0, e = readdir(d)) != NULL) {
		struct span name = entry_name(t->fd, e);

		if (name.n > 0)
			r = treelist_add(l, name, true, err);
	}
	if (r == 0 && errno != 0)
		r = err_sys(err, "read the Maildir");
	closedir(d);
	return r;
}

bool
treelist_is_below(struct span name, struct span parent, char separator)
{
	return name.n > parent.n && name.p[parent.n] == separator &&
	    span_starts(name, parent);
}

/* Each name once; the list is sorted. */
static void
drop_doubles(struct tree_list *l)
{
	size_t i, to = 0;

	for (i = 0; i < l->n; i++)
		if (to == 0 || !span_eq(l->entries[to - 1].name,
		    l->entries[i].name))
			l->entries[to++] = l->entries[i];
	l->n = to;
}

/* For every name, all its parents, and then each name once. Sorting by bytes
 * does not put children next to parents ("A-" lies between "A" and "A.B"), so
 * parents are looked up by bsearch. */
static int
add_parents(struct treelist *grow, struct err *err)
{
	struct tree_list *l = grow->list;
	size_t i, had = l->n;

	for (i = 0; i < had; i++) {
		struct span name = l->entries[i].name;
		size_t dot;

		for (dot = span_find(name, 0, '.'); dot < name.n;
		    dot = span_find(name, dot + 1, '.')) {
			struct tree_entry key = { span_sub(name, 0, dot), false,
				false, false };
			struct tree_entry *found;

			/* The neighbour has seen to it already. */
			if (i > 0 && treelist_is_below(l->entries[i - 1].name,
			    key.name, '.'))
				continue;
			found = bsearch(&key, l->entries, had, sizeof(key),
			    treelist_compare);
			if (found != NULL)
				found->children = true;
			else if (treelist_add(grow, key.name, false, err) == -1)
				return -1;
			else
				l->entries[l->n - 1].children = true;
		}
	}
	if (l->n == had)
		return 0;
	qsort(l->entries, l->n, sizeof(*l->entries), treelist_compare);
	drop_doubles(l);
	return 0;
}

/* INBOX is the first entry and not in byte order. */
static void
put_inbox_first(struct tree_list *l, char separator)
{
	size_t i = l->n;

	while (--i > 0)
		l->entries[i] = l->entries[i - 1];
	l->entries[0] = (struct tree_entry){ pool_span(&l->pool,
	    SPAN("INBOX")), true, false, false };
	for (i = 1; i < l->n; i++)
		if (span_istarts(l->entries[i].name, SPAN("INBOX")) &&
		    l->entries[i].name.n > 5 &&
		    l->entries[i].name.p[5] == separator)
			l->entries[0].children = true;
}

static int
note_subscriptions(const struct tree *t, struct tree_list *l,
    struct err *err)
{
	struct subscriptions s;
	size_t i;
	int r;

	assert(l->entries != NULL);     /* INBOX is in it */
	subscriptions_init(&s);
	s.layout = t->layout;
	r = subscriptions_read(&s, t->fd, err);
	for (i = 0; r == 0 && i < s.n; i++) {
		struct tree_entry key = { s.names[i], false, false, false };
		struct tree_entry *found = foldername_is_inbox(s.names[i]) ?
		    &l->entries[0] : bsearch(&key, l->entries + 1, l->n - 1,
		    sizeof(key), treelist_compare);

		if (found != NULL)
			found->subscribed = true;
	}
	subscriptions_done(&s);
	return r;
}

static void
hide(struct tree_list *l, struct span name)
{
	size_t i, to = 0;

	for (i = 0; i < l->n; i++)
		if (!span_eq(l->entries[i].name, name))
			l->entries[to++] = l->entries[i];
	l->n = to;
}

int
treelist_read(const struct tree *t, struct tree_list *out, struct err *err)
{
	struct treelist l = { out, 0 };

	tree_list_done(out);
	if ((t->layout == LAYOUT_FS ? treefs_list(t, &l, err) :
	    read_plus(t, &l, err)) == -1)
		return -1;
	if (out->n > 0)
		qsort(out->entries, out->n, sizeof(*out->entries),
		    treelist_compare);
	if (t->layout == LAYOUT_PLUS && out->n > 0 &&
	    add_parents(&l, err) == -1)
		return -1;
	/* One entry more for INBOX, put in at the end. */
	if (treelist_add(&l, SPAN("INBOX"), true, err) == -1)
		return -1;
	put_inbox_first(out, layout_separator(t->layout));
	if (t->expunged != NULL && t->hidden)
		hide(out, span_str(t->expunged));
	return note_subscriptions(t, out, err);
}
