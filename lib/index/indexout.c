/* indexout - see indexout.h. The new file is written beside the old one under a
 * name that the lock makes ours, and renamed. No fsync: see index.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "index/indexout.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "index/indexform.h"
#include "index/sum.h"
#include "io/likedir.h"
#include "io/writeall.h"
#include "os/random.h"

#define TEMPORARY INDEX_FILE ".tmp"
#define LOG_ALWAYS 262144u           /* bytes of transactions that are no
                                      * burden */
#define LOG_SHARE 32u                /* and this part of the base beside them */

static bool
has_room(const struct index *x, size_t more)
{
	return x->fd != -1 && !x->torn && x->end - x->head.base_n + more <=
	    LOG_ALWAYS + x->head.base_n / LOG_SHARE &&
	    x->end + more < UINT32_MAX;
}

static int
append(struct index *x, int dir, struct span bytes, struct err *err)
{
	int fd = openat(dir, INDEX_FILE, O_WRONLY | O_APPEND | O_NOFOLLOW |
	    O_NONBLOCK | O_CLOEXEC);
	struct stat st;
	int r = 0;

	if (fd == -1)
		return err_sys(err, "%s", INDEX_FILE);
	if (fstat(fd, &st) == -1 || st.st_ino != x->ino ||
	    (uint64_t)st.st_size != x->end) {
		r = 1;
	} else if (writeall(fd, bytes) == -1) {
		/* What went in is torn, and left out by whoever reads it. */
		x->torn = true;
		r = err_sys(err, "write %s", INDEX_FILE);
		if (ftruncate(fd, (off_t)x->end) == 0)
			x->torn = false;
	}
	close(fd);
	return r;
}

int
indexout_append(struct index *x, int dir, const struct index_state *state,
    struct span items, struct err *err)
{
	struct buf b = BUF_INIT(INDEXOUT_ITEMS_MAX + 4096);
	int r = 1;

	if (has_room(x, items.n + sizeof(struct indexform_txn))) {
		indexform_add_txn(&b, x->head.id, state, items);
		if (buf_ok(&b))
			r = append(x, dir, buf_span(&b), err);
	}
	if (r == 0) {
		x->end += b.len;
		x->state = *state;
		index_unload(x);
	}
	buf_done(&b);
	return r;
}

static void
fill_head(struct index_head *h, const struct indexout_all *all)
{
	memset(h, 0, sizeof(*h));
	memcpy(h->magic, INDEXFORM_MAGIC, sizeof(h->magic));
	h->order = INDEXFORM_ORDER;
	h->version = INDEXFORM_VERSION;
	h->head_n = sizeof(*h);
	h->message_n = sizeof(struct index_message);
	h->n_gone = (uint32_t)all->n_gone;
	h->base_n = sizeof(*h) + all->n * sizeof(*all->messages) +
	    all->n_gone * sizeof(*all->gone) + all->names.n;
	os_random(&h->id, sizeof(h->id));
	h->messages_sum = sum_of(all->messages,
	    all->n * sizeof(*all->messages), h->id);
	h->gone_sum = sum_of(all->gone, all->n_gone * sizeof(*all->gone),
	    h->id);
	h->state = all->state;
	h->sum = sum_of(h, offsetof(struct index_head, sum), 0);
}

static int
write_file(int fd, const struct index_head *h,
    const struct indexout_all *all)
{
	return writeall(fd, span_of((const char *)h, sizeof(*h))) == -1 ||
	    writeall(fd, span_of((const char *)all->messages,
	    all->n * sizeof(*all->messages))) == -1 ||
	    writeall(fd, span_of((const char *)all->gone,
	    all->n_gone * sizeof(*all->gone))) == -1 ||
	    writeall(fd, all->names) == -1 ? -1 : 0;
}

/* Only the newest expunges are kept; `pruned` says what is no more known. */
static void
prune(struct indexout_all *all)
{
	size_t over;

	if (all->n_gone <= INDEX_GONE_MAX)
		return;
	over = all->n_gone - INDEX_GONE_MAX;
	if (all->gone[over - 1].modseq > all->state.pruned)
		all->state.pruned = all->gone[over - 1].modseq;
	all->gone += over;
	all->n_gone -= over;
}

int
indexout_write(struct index *x, int dir, struct indexout_all *all,
    struct err *err)
{
	struct index_head h;
	uint64_t names;
	size_t i;
	int fd, r;

	prune(all);
	names = sizeof(h) + all->n * sizeof(*all->messages) +
	    all->n_gone * sizeof(*all->gone);
	if (names + all->names.n > UINT32_MAX || all->n > INDEX_MESSAGES_MAX)
		return err_set(err, ERR_LIMIT, "too much for " INDEX_FILE);
	for (i = 0; i < all->n; i++)
		all->messages[i].name_at = (uint32_t)(names +
		    all->names_at[i]);
	fill_head(&h, all);
	(void)unlinkat(dir, TEMPORARY, 0);
	fd = openat(dir, TEMPORARY, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
	    O_CLOEXEC, 0600);
	if (fd == -1)
		return err_sys(err, TEMPORARY);
	likedir_file(fd, dir);
	r = write_file(fd, &h, all);
	if (close(fd) == -1)
		r = -1;
	if (r == -1 || renameat(dir, TEMPORARY, dir, INDEX_FILE) == -1) {
		err_sys(err, "write " INDEX_FILE);
		(void)unlinkat(dir, TEMPORARY, 0);
		return -1;
	}
	return index_open(x, dir) == 1 ? 0 : err_set(err, ERR_TEMP,
	    "read " INDEX_FILE " back");
}
