/* check - see check.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "check.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/tool.h"
#include "files.h"
#include "index/cache.h"
#include "index/index.h"
#include "maildir/disk.h"
#include "maildir/dotlock.h"
#include "maildir/leftover.h"
#include "maildir/treedir.h"
#include "maildir/uidlist.h"
#include "maildir/validity.h"

#define LIST "dovecot-uidlist"
#define LOCK "dovecot-uidlist.lock"

void
check_tell(struct check *c, bool repaired, const char *what,
    struct span object)
{
	printf("%.*s: %s%s%.*s%s\n", (int)c->name.n, c->name.p, what,
	    object.n > 0 ? " " : "", (int)object.n, object.p,
	    repaired ? ": repaired" : "");
	c->problems++;
	c->repaired += repaired;
}

static void
check_parts(struct check *c)
{
	if (!treedir_has_parts(c->dir))
		check_tell(c, c->repair && treedir_make_parts(c->dir, "mailbox",
		    NULL) == 0, "cur, new or tmp is missing", SPAN(""));
}

static bool
is_older(const struct check *c, const char *name, int64_t seconds)
{
	struct stat st;

	return fstatat(c->dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    c->now - (int64_t)st.st_mtime > seconds;
}

static void
check_lock(struct check *c)
{
	if (is_older(c, LOCK, DOTLOCK_STALE_S))
		check_tell(c, c->repair && unlinkat(c->dir, LOCK, 0) == 0,
		    "a lock was left behind:", SPAN(LOCK));
}

/* Under the lock read again, and written anew without what is no record. */
static int
rewrite_list(struct check *c, struct uidlist *u, struct err *err)
{
	struct dotlock lock;
	uint32_t validity;
	int r = 0;

	dotlock_init(&lock);
	if (dotlock_take(&lock, c->dir, LOCK, LIST, DOTLOCK_WAIT_MS, err) == -1)
		return -1;
	if (uidlist_refresh(u, c->dir, true, err) == -1)
		r = -1;
	if (r == 0 && u->uidvalidity == 0) {
		r = validity_next(c->tree->fd, c->now, u->previous, &validity,
		    err);
		if (r == 0)
			uidlist_set_validity(u, validity);
	}
	if (r == 0)
		r = uidlist_compact(u, c->dir, NULL, err);
	dotlock_release(&lock);
	return r;
}

static size_t
count_dead(const struct uidlist *u)
{
	size_t i, n = 0;

	for (i = 0; i < u->n; i++)
		n += u->records[i].dead;
	return n;
}

static int
check_list(struct check *c, struct err *err)
{
	struct uidlist u;
	int r;

	uidlist_init(&u);
	r = uidlist_refresh(&u, c->dir, false, err);
	tool_explain("%.*s: %zu records, UIDVALIDITY %lu, next UID %lu",
	    (int)c->name.n, c->name.p, u.n, (unsigned long)u.uidvalidity,
	    (unsigned long)u.next);
	if (r != -1 && u.ino != 0 && (u.rewrite || u.uidvalidity == 0 ||
	    count_dead(&u) > 0)) {
		r = c->repair ? rewrite_list(c, &u, err) : 0;
		if (r != -1)
			check_tell(c, c->repair, u.uidvalidity == 0 ?
			    "UIDs may be lost: damaged" :
			    "damaged, or a name twice:", SPAN(LIST));
	}
	uidlist_done(&u);
	return r == -1 ? -1 : 0;
}

/* By the later of its times: a message that is given an old date is not old. */
static bool
is_leftover(const struct check *c, const struct stat *st)
{
	int64_t last = (int64_t)(st->st_mtime > st->st_ctime ? st->st_mtime :
	    st->st_ctime);

	return S_ISREG(st->st_mode) && c->now - last > LEFTOVER_AGE_S;
}

static size_t
count_leftovers(const struct check *c)
{
	const struct dirent *e;
	struct stat st;
	size_t n = 0;
	DIR *d;
	int tmp;

	if (disk_dir(c->dir, "tmp", &tmp, NULL) != 1)
		return 0;
	if ((d = fdopendir(tmp)) == NULL) {
		close(tmp);
		return 0;
	}
	while ((e = readdir(d)) != NULL)
		n += e->d_name[0] != '.' && fstatat(tmp, e->d_name, &st,
		    AT_SYMLINK_NOFOLLOW) == 0 && is_leftover(c, &st);
	closedir(d);
	return n;
}

static void
check_leftovers(struct check *c)
{
	size_t n = count_leftovers(c);
	char number[32];

	if (n == 0)
		return;
	if (c->repair)
		leftover_remove(c->dir, c->now);
	(void)snprintf(number, sizeof(number), "%zu", n);
	check_tell(c, c->repair && count_leftovers(c) == 0,
	    "files left behind in tmp:", span_str(number));
}

/* They are made anew when they are not there. */
static void
check_index(struct check *c)
{
	struct index x;
	struct stat st;

	if (fstatat(c->dir, INDEX_FILE, &st, AT_SYMLINK_NOFOLLOW) == -1)
		return;
	index_init(&x);
	if (!S_ISREG(st.st_mode) || index_open(&x, c->dir) != 1 ||
	    index_load(&x) == -1)
		check_tell(c, c->repair && S_ISREG(st.st_mode) &&
		    unlinkat(c->dir, INDEX_FILE, 0) == 0,
		    "cannot be used:", SPAN(INDEX_FILE));
	index_done(&x);
}

static int
check_mailbox(struct check *c, struct err *err)
{
	size_t before = c->problems;

	check_parts(c);
	check_lock(c);
	check_leftovers(c);
	check_index(c);
	if (check_list(c, err) == -1 || files_check(c, err) == -1)
		return -1;
	if (c->problems == before)
		tool_explain("%.*s: nothing is wrong", (int)c->name.n,
		    c->name.p);
	return 0;
}

int
check_tree(struct check *c, struct err *err)
{
	struct tree_list list;
	size_t i;
	int r;

	tree_list_init(&list);
	r = tree_list(c->tree, &list, err);
	for (i = 0; r == 0 && i < list.n; i++) {
		int got;

		c->name = list.entries[i].name;
		if (!list.entries[i].exists)
			continue;
		got = tree_look(c->tree, c->name, &c->dir, err);
		if (got == 1) {
			r = check_mailbox(c, err);
			close(c->dir);
		} else if (got == -1) {
			r = -1;
		}
	}
	tree_list_done(&list);
	return r;
}
