/* save - see save.h: the table of states is there. The sizes in the name are
 * known only at the end, so the name in tmp/ lacks them.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/save.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "io/gzip.h"
#include "io/likedir.h"
#include "io/wr.h"
#include "maildir/disk.h"
#include "maildir/msgname.h"
#include "os/flush.h"
#include "os/syncall.h"

#define NAME_TRIES 5

struct save {
	struct stage stage;
	struct stage_wr out;
	struct wr w;
	struct err err;          /* of the stage, when the caller has none */
	int mailbox;             /* borrowed */
	int tmp, target;         /* tmp/; new/ or cur/ while committing */
	struct buf name;         /* in tmp/, "" when there is no file */
	struct buf final;        /* in new/ or cur/, with sizes and flags */
	size_t base_n;           /* how much of final is the base */
	struct gzip *packed;     /* what comes before `out`, or NULL */
	uint64_t size, vsize;    /* of the message */
	bool after_cr, ended;
	bool linked;             /* final exists */
	bool in_cur, dated;
	struct flags flags;
	int64_t received;
};

/* Count what the network will see: a CR before each LF that has none. */
static int
put_counted(struct stage *stage, struct span bytes)
{
	struct save *s = (struct save *)(void *)stage;
	size_t at;

	for (at = span_find(bytes, 0, '\n'); at < bytes.n;
	    at = span_find(bytes, at + 1, '\n'))
		if (at > 0 ? bytes.p[at - 1] != '\r' : !s->after_cr)
			s->vsize++;
	s->size += bytes.n;
	s->vsize += bytes.n;
	if (bytes.n > 0)
		s->after_cr = bytes.p[bytes.n - 1] == '\r';
	return stage_put(stage->next, bytes);
}

static int
end_counted(struct stage *stage)
{
	struct save *s = (struct save *)(void *)stage;

	if (stage_end(stage->next) == -1)
		return -1;
	buf_reset(&s->final);
	buf_add(&s->final, buf_span(&s->name));
	msgname_write_sizes(&s->final, s->size, s->vsize);
	s->base_n = s->final.len;
	s->ended = true;
	return 0;
}

/* A name that is not there yet; the random part makes a second try a
 * formality. */
static int
make_file(struct save *s, struct err *err)
{
	int i, fd = -1;

	for (i = 0; i < NAME_TRIES && fd == -1; i++) {
		struct msgname_seed seed;

		msgname_seed(&seed, (uint64_t)i + 1);
		buf_reset(&s->name);
		msgname_write(&s->name, &seed);
		fd = openat(s->tmp, buf_str(&s->name), O_WRONLY | O_CREAT |
		    O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (fd == -1 && errno != EEXIST)
			break;
	}
	if (fd == -1) {
		err_sys(err, "tmp/%s", buf_str(&s->name));
		buf_reset(&s->name);
		return -1;
	}
	likedir_file(fd, s->mailbox);
	wr_init(&s->w, fd, -1);
	return 0;
}

struct save *
save_new(int mailbox, struct err *err)
{
	struct save *s = mem_zero(1, sizeof(*s));

	s->mailbox = mailbox;
	s->tmp = s->target = -1;
	s->w.fd = -1;
	buf_init(&s->name, MSGNAME_MAX);
	buf_init(&s->final, MSGNAME_MAX);
	s->tmp = openat(mailbox, "tmp", O_RDONLY | O_DIRECTORY | O_NOFOLLOW |
	    O_CLOEXEC);
	if (s->tmp == -1 || make_file(s, err) == -1) {
		if (s->tmp == -1)
			err_sys(err, "tmp");
		save_free(s);
		return NULL;
	}
	s->err = ERR_INIT;
	stage_wr_init(&s->out, &s->w, &s->err);
	s->stage = (struct stage){ put_counted, end_counted, &s->out.stage,
		&s->err };
	return s;
}

static void
close_fd(int *fd)
{
	if (*fd != -1)
		close(*fd);
	*fd = -1;
}

void
save_free(struct save *s)
{
	if (s == NULL)
		return;
	if (s->name.len > 0)
		(void)unlinkat(s->tmp, buf_str(&s->name), 0);
	close_fd(&s->w.fd);
	wr_done(&s->w);
	gzip_free(s->packed);
	close_fd(&s->tmp);
	close_fd(&s->target);
	buf_done(&s->name);
	buf_done(&s->final);
	free(s);
}

struct stage *
save_stage(struct save *s)
{
	return &s->stage;
}

int
save_compress(struct save *s, int level, struct err *err)
{
	s->packed = gzip_new(level, &s->out.stage, err);
	if (s->packed == NULL)
		return -1;
	s->stage.next = gzip_stage(s->packed);
	return 0;
}

int
save_fill(struct save *s, int fd, struct err *err)
{
	if (stage_run(&s->stage, fd) == 0)
		return 0;
	if (err != NULL)
		*err = s->err;
	return -1;
}

void
save_flags(struct save *s, struct flags flags, bool seen_before)
{
	s->flags = flags;
	s->in_cur = seen_before || (flags.system & FLAGS_SYSTEM) != 0 ||
	    flags.keywords != 0;
}

void
save_received(struct save *s, int64_t seconds)
{
	s->received = seconds;
	s->dated = true;
}

uint64_t
save_size(const struct save *s)
{
	return s->size;
}

uint64_t
save_vsize(const struct save *s)
{
	return s->vsize;
}

struct span
save_base(const struct save *s)
{
	return span_sub(buf_span(&s->final), 0, s->base_n);
}

/* All that fsync is to find. */
static int
complete(struct save *s, struct err *err)
{
	struct timespec times[2] = { { 0, UTIME_NOW }, { s->received, 0 } };

	if (!s->ended || !buf_ok(&s->final))
		return err_set(err, ERR_TEMP, "message was not written to its "
		    "end");
	if (s->w.fd != -1 && s->dated && futimens(s->w.fd, times) == -1)
		return err_sys(err, "set the date of tmp/%s",
		    buf_str(&s->name));
	return 0;
}

/* S1 to S2: the bytes are on disk, and close has been asked. */
static int
make_durable(struct save *s, bool synced, struct err *err)
{
	int fd = s->w.fd;

	if (fd == -1)
		return 0;
	if (!synced && disk_sync(fd) == -1)
		return err_sys(err, "fsync tmp/%s", buf_str(&s->name));
	s->w.fd = -1;
	if (close(fd) == -1)
		return err_sys(err, "close tmp/%s", buf_str(&s->name));
	return 0;
}

/* After a link that says it failed: did it happen all the same? (NFS: the reply
 * was lost and the request repeated.) */
static bool
was_linked(const struct save *s, const char *final)
{
	struct stat a, b;

	return fstatat(s->tmp, buf_str(&s->name), &a, AT_SYMLINK_NOFOLLOW) ==
	    0 && fstatat(s->target, final, &b, AT_SYMLINK_NOFOLLOW) == 0 &&
	    a.st_nlink == 2 && a.st_ino == b.st_ino && a.st_dev == b.st_dev;
}

/* Where the file system has no hard links. The name is unique, and looked for
 * first, since rename would replace it. */
static bool
rename_final(struct save *s, const char *final)
{
	int sys = errno;
	struct stat st;
	bool done = (sys == EPERM || sys == EOPNOTSUPP || sys == ENOSYS) &&
	    fstatat(s->target, final, &st, AT_SYMLINK_NOFOLLOW) == -1 &&
	    errno == ENOENT &&
	    renameat(s->tmp, buf_str(&s->name), s->target, final) == 0;

	errno = sys;
	return done;
}

/* S2 to S3, the commit point. The name is unique already, so EEXIST can only
 * be someone's malice or our own link. */
static int
link_final(struct save *s, struct err *err)
{
	const char *place = s->in_cur ? "cur" : "new";

	if (s->in_cur)
		msgname_write_info(&s->final, span_of("", 0), s->flags);
	if (!buf_ok(&s->final))
		return err_set(err, ERR_TEMP, "file name too long");
	s->target = openat(s->mailbox, place, O_RDONLY | O_DIRECTORY |
	    O_NOFOLLOW | O_CLOEXEC);
	if (s->target == -1)
		return err_sys(err, "%s", place);
	if (linkat(s->tmp, buf_str(&s->name), s->target, buf_str(&s->final),
	    0) == -1 && !was_linked(s, buf_str(&s->final)) &&
	    !rename_final(s, buf_str(&s->final)))
		return err_sys(err, "link %s/%s", place, buf_str(&s->final));
	s->linked = true;
	return 0;
}

/* Nobody was told of success, so no fsync: a crash now can at worst leave a
 * second copy of what the sender will send again. */
void
save_undo(struct save *const *saves, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (saves[i]->linked) {
			(void)unlinkat(saves[i]->target,
			    buf_str(&saves[i]->final), 0);
			saves[i]->linked = false;
		}
}

static bool
same_dir(const struct save *a, const struct save *b)
{
	return a->mailbox == b->mailbox && a->in_cur == b->in_cur;
}

/* A leftover in tmp/ is harmless, and removed by readers. */
static void
forget_tmp(const struct save *s)
{
	(void)unlinkat(s->tmp, buf_str(&s->name), 0);
}

/* One wait for the files, or else for the directories, of all of them: 1 done,
 * 0 they want an fsync each, -1. */
static int
sync_together(struct save *const *saves, size_t n, bool dirs, struct err *err)
{
	int *fds = n > 1 ? mem_alloc(n * sizeof(*fds)) : NULL, r;
	size_t i, count = 0;

	for (i = 0; i < n && n > 1; i++) {
		int fd = dirs ? saves[i]->target : saves[i]->w.fd;

		if (fd != -1 && !(dirs && i + 1 < n &&
		    same_dir(saves[i], saves[i + 1])))
			fds[count++] = fd;
	}
	r = os_syncall(fds, count);
	free(fds);
	return r == -1 ? err_sys(err, "syncfs") : r;
}

/* S3 to S4: one fsync for neighbours that share a directory. Of several, tmp/
 * is cleaned after that: the first fsync then has the file system commit all
 * the links, and the others find nothing to do. */
static int
finish(struct save *const *saves, size_t n, struct err *err)
{
	int r = sync_together(saves, n, true, err);
	size_t i;

	if (r == -1)
		return -1;
	for (i = 0; i < n && r == 0; i++) {
		struct save *s = saves[i];

		if (n == 1)
			forget_tmp(s);
		if ((i + 1 == n || !same_dir(s, saves[i + 1])) &&
		    disk_sync(s->target) == -1)
			return err_sys(err, "fsync %s",
			    s->in_cur ? "cur" : "new");
	}
	for (i = 0; i < n && n > 1; i++)
		forget_tmp(saves[i]);
	return 0;
}

int
save_sync(struct save *const *saves, size_t n, struct err *err)
{
	bool synced;
	size_t i;
	int r = 0;

	for (i = 0; i < n && r == 0; i++)
		r = complete(saves[i], err);
	if (r == 0)
		r = sync_together(saves, n, false, err);
	synced = r == 1;
	for (i = 0; i < n && n > 1 && r == 0; i++)
		if (saves[i]->w.fd != -1)
			os_flush_begin(saves[i]->w.fd);
	if (synced)
		r = 0;
	for (i = 0; i < n && r == 0; i++)
		r = make_durable(saves[i], synced, err);
	return r;
}

int
save_commit(struct save *const *saves, size_t n, struct err *err)
{
	size_t i;
	int r = save_sync(saves, n, err);

	for (i = 0; i < n && r == 0; i++)
		r = link_final(saves[i], err);
	if (r == 0)
		r = finish(saves, n, err);
	if (r == -1) {
		save_undo(saves, n);
		return -1;
	}
	for (i = 0; i < n; i++)
		buf_reset(&saves[i]->name);
	return 0;
}
