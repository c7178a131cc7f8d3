/* lookout - see lookout.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "lookout.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "../session.h"
#include "base/mem.h"
#include "os/watch.h"

void
lookout_init(struct lookout *l)
{
	*l = (struct lookout){ .watch = os_watch_new(),
		.selected = { -1, -1 } };
}

static void
forget(struct lookout *l, size_t i)
{
	if (OS_WATCH_KEEPS)
		close(l->ids[i].id);
}

void
lookout_done(struct lookout *l)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		forget(l, i);
	free(l->ids);
	if (l->watch != -1)
		close(l->watch);
	*l = (struct lookout){ .watch = -1, .selected = { -1, -1 } };
}

int
lookout_add(struct lookout *l, int fd, uint32_t owner)
{
	int id = l->watch == -1 ? -1 : os_watch_add(l->watch, fd);

	if (id == -1 || !OS_WATCH_KEEPS)
		close(fd);
	if (id == -1)
		return -1;
	if (l->n == l->cap) {
		l->cap = l->cap == 0 ? 4 : l->cap * 2;
		l->ids = mem_resize(l->ids, l->cap, sizeof(*l->ids));
	}
	l->ids[l->n++] = (struct lookout_id){ id, owner };
	return id;
}

bool
lookout_roots(struct lookout *l, const struct session *s)
{
	bool all = true;
	size_t i;

	for (i = 0; i < s->spaces.n; i++) {
		int fd = s->spaces.all[i]->tree.fd;

		if (fd == -1)
			continue;
		fd = openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		if (fd == -1 || lookout_add(l, fd, LOOKOUT_ROOT) == -1)
			all = false;
	}
	return all;
}

static int
by_id(const void *a, const void *b)
{
	const struct lookout_id *x = a, *y = b;

	return x->id < y->id ? -1 : x->id > y->id;
}

void
lookout_sort(struct lookout *l)
{
	if (l->n > 0)
		qsort(l->ids, l->n, sizeof(*l->ids), by_id);
}

const struct lookout_id *
lookout_find(const struct lookout *l, int id, size_t *n_out)
{
	size_t low = 0, high = l->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (l->ids[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	for (*n_out = 0; low + *n_out < l->n &&
	    l->ids[low + *n_out].id == id; ++*n_out)
		continue;
	return l->ids + low;
}

bool
lookout_box(struct lookout *l, int dir, uint32_t owner, int ids_out[2])
{
	static const char *const names[2] = { "new", "cur" };
	size_t i;

	for (i = 0; i < 2; i++) {
		int fd = l->watch == -1 ? -1 : openat(dir, names[i],
		    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

		ids_out[i] = fd == -1 ? -1 : lookout_add(l, fd, owner);
	}
	return ids_out[0] != -1 && ids_out[1] != -1;
}

/* Take the selected one's out of the list; the system's watch only when nobody
 * else has the same. */
static void
drop_selected(struct lookout *l)
{
	size_t i, kept = 0, k, n;

	for (i = 0; i < l->n; i++)
		if (l->ids[i].owner == LOOKOUT_SELECTED)
			forget(l, i);
		else
			l->ids[kept++] = l->ids[i];
	l->n = kept;
	for (k = 0; k < 2; k++) {
		(void)lookout_find(l, l->selected[k], &n);
		if (l->selected[k] != -1 && n == 0 && !OS_WATCH_KEEPS)
			os_watch_remove(l->watch, l->selected[k]);
		l->selected[k] = -1;
	}
	l->has_selected = false;
}

void
lookout_selected(struct lookout *l, const struct session *s)
{
	if (s->view.box == NULL) {
		if (l->has_selected)
			drop_selected(l);
		l->serial = 0;
		return;
	}
	if (l->serial == s->view.serial)
		return;
	drop_selected(l);
	l->serial = s->view.serial;
	l->has_selected = lookout_box(l, box_dir(s->view.box),
	    LOOKOUT_SELECTED, l->selected);
	lookout_sort(l);
	l->selected_dirty = true;
}
