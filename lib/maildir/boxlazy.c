/* boxlazy - see boxlazy.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/boxlazy.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "maildir/disk.h"
#include "maildir/lazymark.h"
#include "maildir/msgname.h"

static int
open_kept(struct box *b, struct err *err)
{
	const struct tree *t = b->tree;
	struct span name = span_str(t->expunged);
	int dir, got = tree_mailbox(t, name, &dir, err);

	if (got == 0) {
		got = tree_create(t, name, err);
		if (got != -1)
			got = tree_mailbox(t, name, &dir, err);
	}
	if (got != 1)
		return got == -1 ? -1 : err_set(err, ERR_TEMP,
		    "%s has gone", t->expunged);
	got = lazymark_set(dir, err);
	if (got == 0 && disk_dir(dir, "cur", &b->kept, err) != 1)
		got = err_set(err, ERR_TEMP, "%s has no cur", t->expunged);
	close(dir);
	return got;
}

static bool
is_same_file(int a, const char *a_name, int b, const char *b_name)
{
	struct stat x, y;

	return fstatat(a, a_name, &x, AT_SYMLINK_NOFOLLOW) == 0 &&
	    fstatat(b, b_name, &y, AT_SYMLINK_NOFOLLOW) == 0 &&
	    x.st_ino == y.st_ino && x.st_dev == y.st_dev;
}

/* Another message under the same name is kept: this one gets a new one. */
static int
link_fresh(const struct box *b, int dir, const char *name)
{
	struct buf fresh = BUF_INIT(MSGNAME_MAX);
	struct msgname_seed seed;
	struct msgname parts;
	int r;

	msgname_parse(span_str(name), &parts);
	msgname_seed(&seed, 0);
	msgname_write(&fresh, &seed);
	buf_add(&fresh, parts.info.n > 0 ? parts.info : SPAN(":2,"));
	r = buf_ok(&fresh) ? linkat(dir, name, b->kept, buf_str(&fresh), 0) :
	    -1;
	buf_done(&fresh);
	return r;
}

static int
keep(struct box *b, int dir, const char *name, struct err *err)
{
	struct buf to = BUF_INIT(MSGNAME_MAX);
	int r;

	buf_adds(&to, name);
	/* One that was still in new/ has no info. */
	if (!span_has(buf_span(&to), ':'))
		buf_adds(&to, ":2,");
	r = buf_ok(&to) ? linkat(dir, name, b->kept, buf_str(&to), 0) : -1;
	if (r == -1 && errno == EEXIST)
		r = is_same_file(dir, name, b->kept, buf_str(&to)) ? 0 :
		    link_fresh(b, dir, name);
	if (r == 0)
		r = BOXLAZY_KEPT;
	else if (errno == ENOENT || errno == ENOSPC || errno == EDQUOT)
		r = BOXLAZY_GONE;
	else if ((errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS) &&
	    renameat(dir, name, b->kept, buf_str(&to)) == 0)
		r = BOXLAZY_MOVED;
	else
		r = err_sys(err, "keep message");
	buf_done(&to);
	b->dirty_kept |= r != -1;
	return r;
}

int
boxlazy_keep(struct box *b, int dir, const char *name, struct err *err)
{
	struct err own = ERR_INIT;
	int r = 0;

	if (b->tree->expunged == NULL || b->moving ||
	    span_eq(span_str(b->name), span_str(b->tree->expunged)))
		return BOXLAZY_GONE;
	if (b->kept == -1)
		r = open_kept(b, &own);
	if (r == 0)
		r = keep(b, dir, name, &own);
	if (r == -1 && boxstate_is_full(&own))
		r = BOXLAZY_GONE;
	if (r == -1 && err != NULL)
		*err = own;
	return r;
}
