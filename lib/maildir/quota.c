/* quota - see quota.h. Counting reads directories only: sizes are in the names
 * of what we and Dovecot write; other files are asked for theirs. Deliveries
 * while it counts may be counted twice or not: the next recount is right again,
 * and Maildir++ asks for no more.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/quota.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "io/likedir.h"
#include "io/writeall.h"
#include "maildir/disk.h"
#include "maildir/lazymark.h"
#include "maildir/maildirsize.h"
#include "maildir/msgname.h"
#include "maildir/quotarule.h"

#define FILE_NAME "maildirsize"

int
quota_parse(struct quota *q, struct span text, struct err *err)
{
	return quotarule_parse(q, text, err);
}

void
quota_adopt(struct quota *q, const struct tree *t)
{
	struct maildirsize file;

	if (quota_is_limited(q) || maildirsize_read(t->fd, &file, NULL) != 1)
		return;
	q->bytes = file.max_bytes;
	q->messages = file.max_messages;
}

bool
quota_is_limited(const struct quota *q)
{
	return q->bytes > 0 || q->messages > 0;
}

bool
quota_counts(const struct quota *q, struct span mailbox)
{
	const struct quota_rule *r = quotarule_for(q, mailbox);

	return r == NULL || !r->ignored;
}

static int
count_dir(int mailbox, const char *name, struct quota_usage *out,
    struct err *err)
{
	int fd = openat(mailbox, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW |
	    O_CLOEXEC);
	const struct dirent *e;
	struct msgname m;
	struct stat st;
	DIR *d;
	int r = 0;

	if (fd == -1)
		return errno == ENOENT ? 0 : err_sys(err, "%s", name);
	if ((d = fdopendir(fd)) == NULL) {
		close(fd);
		return err_sys(err, "%s", name);
	}
	while ((errno = 0, e = readdir(d)) != NULL) {
		if (!msgname_is_usable(span_str(e->d_name)))
			continue;
		msgname_parse(span_str(e->d_name), &m);
		if (!m.has_size && (fstatat(fd, e->d_name, &st,
		    AT_SYMLINK_NOFOLLOW) == -1 || !S_ISREG(st.st_mode)))
			continue;
		out->bytes += m.has_size && m.size < INT64_MAX / 2 ?
		    (int64_t)m.size : m.has_size ? 0 : (int64_t)st.st_size;
		out->messages++;
	}
	if (errno != 0)
		r = err_sys(err, "read %s", name);
	closedir(d);
	return r;
}

static int
count_all(const struct quota *q, const struct tree *t,
    struct quota_usage *out, struct err *err)
{
	struct tree_list list;
	size_t i;
	int r;

	*out = (struct quota_usage){ 0, 0 };
	tree_list_init(&list);
	r = tree_list(t, &list, err);
	for (i = 0; r == 0 && i < list.n; i++) {
		struct span name = list.entries[i].name;
		int fd;

		if (!list.entries[i].exists || !quota_counts(q, name) ||
		    tree_mailbox(t, name, &fd, NULL) != 1)
			continue;
		if (!lazymark_is(fd) && (count_dir(fd, "new", out, err) == -1 ||
		    count_dir(fd, "cur", out, err) == -1))
			r = -1;
		close(fd);
	}
	tree_list_done(&list);
	return r;
}

/* A name of its own, so that two who count at once do no harm. */
static int
write_file(const struct quota *q, const struct tree *t,
    const struct quota_usage *u, struct err *err)
{
	struct buf name = BUF_INIT(100), text = BUF_INIT(200);
	int fd, r;

	buf_addf(&name, FILE_NAME ".tmp.%ld", (long)getpid());
	buf_addf(&text, "%lluS,%lluC\n%12lld %12lld\n",
	    (unsigned long long)q->bytes, (unsigned long long)q->messages,
	    (long long)u->bytes, (long long)u->messages);
	(void)unlinkat(t->fd, buf_str(&name), 0);
	fd = openat(t->fd, buf_str(&name), O_WRONLY | O_CREAT | O_EXCL |
	    O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd != -1)
		likedir_file(fd, t->fd);
	r = fd == -1 ? -1 : writeall(fd, buf_span(&text));
	if (fd != -1 && close(fd) == -1)
		r = -1;
	if (r == 0)
		r = renameat(t->fd, buf_str(&name), t->fd, FILE_NAME);
	if (r == -1) {
		err_sys(err, "write " FILE_NAME);
		(void)unlinkat(t->fd, buf_str(&name), 0);
	}
	buf_done(&name);
	buf_done(&text);
	return r;
}

/* Limits that somebody set are to last; a count need not. */
static int
make_durable(const struct tree *t, struct err *err)
{
	int fd = openat(t->fd, FILE_NAME, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	int r = fd == -1 || disk_sync(fd) == -1 || disk_sync(t->fd) == -1 ?
	    err_sys(err, "fsync " FILE_NAME) : 0;

	if (fd != -1)
		close(fd);
	return r;
}

int
quota_recount(const struct quota *q, const struct tree *t,
    struct quota_usage *out, struct err *err)
{
	if (count_all(q, t, out, err) == -1)
		return -1;
	if (write_file(q, t, out, err) == -1)
		return -1;
	return make_durable(t, err);
}

static bool
is_over(const struct quota *q, const struct maildirsize *f)
{
	return (q->bytes > 0 && f->bytes > (int64_t)q->bytes) ||
	    (q->messages > 0 && f->messages > (int64_t)q->messages);
}

/* Is it fresh enough to say that the account is full? */
static bool
is_believed(const struct maildirsize *f, const struct stat *st, int64_t now)
{
	return f->lines <= 1 && now - (int64_t)st->st_mtime < QUOTA_REFRESH_S;
}

int
quota_usage(const struct quota *q, const struct tree *t, int64_t now,
    struct quota_usage *out, struct err *err)
{
	struct maildirsize file;
	struct stat st;
	int got = maildirsize_read(t->fd, &file, NULL);

	if (got == 1 && fstatat(t->fd, FILE_NAME, &st,
	    AT_SYMLINK_NOFOLLOW) == 0 && file.max_bytes == q->bytes &&
	    file.max_messages == q->messages &&
	    st.st_size <= QUOTA_REFRESH_BYTES && file.bytes >= 0 &&
	    file.messages >= 0 && (!is_over(q, &file) ||
	    is_believed(&file, &st, now))) {
		*out = (struct quota_usage){ file.bytes, file.messages };
		return 0;
	}
	if (count_all(q, t, out, err) == -1)
		return -1;
	/* On a full disk it is counted each time. */
	(void)!write_file(q, t, out, NULL);
	return 0;
}

static uint64_t
limit_with(uint64_t limit, const struct quota_amount *a)
{
	return !a->given ? limit : a->more ? limit + a->n : a->n;
}

int
quota_check(const struct quota *q, const struct tree *t,
    struct span mailbox, uint64_t bytes, uint64_t messages, bool graceful,
    struct err *err)
{
	const struct quota_rule *r = quotarule_for(q, mailbox);
	uint64_t max_bytes = q->bytes, max_messages = q->messages;
	struct quota_usage u;
	struct timespec now;

	if (!quota_is_limited(q) || (r != NULL && r->ignored))
		return 0;
	(void)clock_gettime(CLOCK_REALTIME, &now);
	if (quota_usage(q, t, (int64_t)now.tv_sec, &u, err) == -1)
		return -1;
	if (r != NULL) {
		max_bytes = limit_with(max_bytes, &r->bytes);
		max_messages = limit_with(max_messages, &r->messages);
	}
	if (graceful && u.bytes < (int64_t)max_bytes)
		max_bytes += q->grace;
	if ((q->bytes == 0 || (uint64_t)u.bytes + bytes <= max_bytes) &&
	    (q->messages == 0 || (uint64_t)u.messages + messages <=
	    max_messages))
		return 0;
	err_set(err, ERR_LIMIT, "mailbox full");
	if (err != NULL)
		err->sys = EDQUOT;
	return -1;
}

bool
quota_is_full(const struct quota *q, int root, int64_t now)
{
	struct maildirsize f;
	struct stat st;
	uint64_t bytes, messages;

	if (maildirsize_read(root, &f, NULL) != 1 || fstatat(root, FILE_NAME,
	    &st, AT_SYMLINK_NOFOLLOW) == -1 || !is_believed(&f, &st, now))
		return false;
	bytes = quota_is_limited(q) ? q->bytes : f.max_bytes;
	messages = quota_is_limited(q) ? q->messages : f.max_messages;
	return (bytes > 0 && f.bytes >= (int64_t)bytes) ||
	    (messages > 0 && f.messages >= (int64_t)messages);
}
