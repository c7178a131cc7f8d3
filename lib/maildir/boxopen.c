/* boxopen - see boxopen.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/boxopen.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "maildir/boxindex.h"
#include "maildir/boxstate.h"
#include "maildir/boxsync.h"
#include "maildir/disk.h"
#include "maildir/leftover.h"
#include "os/clock.h"

static void
close_fd(int fd)
{
	if (fd != -1)
		close(fd);
}

static int
open_dirs(struct box *b, struct err *err)
{
	if (disk_dir(b->dir, "cur", &b->cur, err) == 1 &&
	    disk_dir(b->dir, "new", &b->new, err) == 1)
		return 0;
	return err != NULL && err->kind != ERR_NONE ? -1 :
	    err_set(err, ERR_TEMP, "mailbox without cur or new");
}

static void
remove_leftovers(const struct box *b)
{
	int64_t now;
	int32_t micros;

	os_clock_wall(&now, &micros);
	leftover_remove(b->dir, now);
}

static struct box *
new_box(const struct tree *t, struct span name, int dir, unsigned how)
{
	struct box *b = mem_zero(1, sizeof(*b));

	b->root = t->fd;
	b->tree = t;
	b->name = span_dup(name);
	b->how = how & ~(unsigned)BOX_LAZY;
	b->dir = dir;
	b->cur = b->new = b->names.fd = b->kept = -1;
	uidlist_init(&b->uids);
	keywords_init(&b->words);
	dotlock_init(&b->lock);
	index_init(&b->index);
	buf_init(&b->infos, BOXSTATE_INFOS_MAX);
	return b;
}

/* The messages: from the index, or from the directories. */
static int
first_look(struct box *b, unsigned how, struct err *err)
{
	struct box_changes changes;

	if (b->how == BOX_APPEND)
		return 0;
	boxstate_revalidate(b);
	if (keywords_refresh(&b->words, b->dir, err) == -1)
		return -1;
	if (boxindex_open(b) && ((how & BOX_LAZY) != 0 ||
	    boxindex_load(b) == 0))
		return 0;
	b->validity = 0;
	return boxsync_run(b, &changes, err);
}

void
boxopen_undo(struct box *b)
{
	if (b == NULL)
		return;
	if (b->how != BOX_APPEND)
		boxindex_save_learned(b);
	boxstate_unlock(b);
	uidlist_done(&b->uids);
	index_done(&b->index);
	close_fd(b->dir);
	close_fd(b->cur);
	close_fd(b->new);
	close_fd(b->names.fd);
	close_fd(b->kept);
	free(b->name);
	free(b->messages);
	free(b->places);
	free(b->vsizes);
	free(b->dates);
	free(b->gone);
	free(b->marked);
	buf_done(&b->infos);
	free(b);
}

int
boxopen(const struct tree *t, struct span name, unsigned how,
    struct box **out, struct err *err)
{
	struct box *b;
	int dir, got = tree_mailbox(t, name, &dir, err);

	if (got != 1)
		return got;
	b = new_box(t, name, dir, how);
	if (b->how == BOX_WRITE)
		remove_leftovers(b);
	if (open_dirs(b, err) == -1 || first_look(b, how, err) == -1) {
		boxopen_undo(b);
		return -1;
	}
	*out = b;
	return 1;
}
