/* dotlock - see dotlock.h. The clock is read here because a lock's age is a
 * property of the machine, not of the caller.
 *
 * Breaking a stale lock has a gap: two waiters judge the same lock, the first
 * removes it and takes it, the second removes the first one's. Between our own
 * processes the gap is closed by flock(2) on the directory; against others the
 * file is looked at again right before.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/dotlock.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "io/likedir.h"
#include "maildir/locklife.h"
#include "os/clock.h"
#include "os/random.h"

#define RELEASE_TRIES 3
#define TEXT_MAX 300                 /* pid, ':', host */

struct holder {
	struct stat st;
	char text[TEXT_MAX + 1];         /* "pid:host", or "" */
};

void
dotlock_init(struct dotlock *l)
{
	*l = (struct dotlock){ .dir = -1 };
}

bool
dotlock_is_held(const struct dotlock *l)
{
	return l->dir != -1;
}

/* One write, so that a reader finds the whole text or none of it. */
static int
write_holder(int fd)
{
	struct buf b = BUF_INIT(TEXT_MAX);
	char host[LOCKLIFE_HOST_MAX + 1];
	ssize_t n;

	locklife_host(host);
	buf_addf(&b, "%ld:%s", (long)getpid(), host);
	do
		n = write(fd, b.p, b.len);
	while (n == -1 && errno == EINTR);
	if (n >= 0 && (size_t)n != b.len) {
		errno = ENOSPC;
		n = -1;
	}
	buf_done(&b);
	return n == -1 ? -1 : 0;
}

/* A full disk takes the file and not its text: it is a lock all the same, which
 * others break only after a long silence. */
static bool
is_written(int fd)
{
	return write_holder(fd) == 0 || errno == ENOSPC || errno == EDQUOT;
}

/* A file of a name that nobody else uses becomes the lock by link(2), so that a
 * lock always says whose it is, wherever its holder dies. Whether it did is
 * what its number of links says, since an answer of NFS can be lost and the
 * request repeated. 1 we have it, 0 someone else has, -1 with errno. */
static int
try_link(struct dotlock *l, int dir, const char *name)
{
	struct buf own = BUF_INIT(TEXT_MAX + 100);
	char host[LOCKLIFE_HOST_MAX + 1];
	uint64_t random;
	struct stat st;
	int tmp = openat(dir, "tmp", O_RDONLY | O_DIRECTORY | O_NOFOLLOW |
	    O_CLOEXEC);
	int fd, sys, got = -1, at = tmp == -1 ? dir : tmp;

	locklife_host(host);
	os_random(&random, sizeof(random));
	buf_addf(&own, "%s.%.*s.%ld.%llx", name, LOCKLIFE_NAME_MAX, host,
	    (long)getpid(), (unsigned long long)random);
	if (tmp == -1)
		locklife_remove_left(dir, name);
	fd = openat(at, buf_str(&own), O_WRONLY | O_CREAT | O_EXCL |
	    O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd != -1) {
		likedir_file(fd, dir);
		if (is_written(fd)) {
			bool linked = linkat(at, buf_str(&own), dir, name,
			    0) == 0;

			/* ENOENT: it was taken for left over. */
			sys = errno;
			got = fstat(fd, &st) == -1 ? -1 : st.st_nlink == 2 ?
			    1 : linked || sys == EEXIST || sys == ENOENT ?
			    0 : -1;
			errno = sys;
		}
		sys = errno;
		(void)close(fd);
		(void)unlinkat(at, buf_str(&own), 0);
		errno = sys;
	}
	if (tmp != -1) {
		sys = errno;
		close(tmp);
		errno = sys;
	}
	if (got == 1)
		*l = (struct dotlock){ dir, name, st.st_ino, os_clock_ms() };
	buf_done(&own);
	return got;
}

/* The same where there are no hard links: for a moment it has no text. */
static int
try_excl(struct dotlock *l, int dir, const char *name)
{
	int fd = openat(dir, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
	    O_CLOEXEC, 0600);
	struct stat st;
	int sys;

	if (fd == -1)
		return errno == EEXIST ? 0 : -1;
	/* Who shares the mailbox must be able to see who holds it. */
	likedir_file(fd, dir);
	if (fstat(fd, &st) == 0 && is_written(fd) && close(fd) == 0) {
		*l = (struct dotlock){ dir, name, st.st_ino, os_clock_ms() };
		return 1;
	}
	sys = errno;
	(void)close(fd);
	(void)unlinkat(dir, name, 0);
	errno = sys;
	return -1;
}

/* EXDEV: Landlock before Linux 5.19 lets nobody link between directories. */
static bool
has_no_links(int sys)
{
	return sys == EPERM || sys == EOPNOTSUPP || sys == ENOSYS ||
	    sys == EXDEV;
}

static int
try_take(struct dotlock *l, int dir, const char *name)
{
	int got = try_link(l, dir, name);

	return got == -1 && has_no_links(errno) ? try_excl(l, dir, name) : got;
}

/* Who holds it: 1, 0 when it has gone, -1. */
static int
look(int dir, const char *name, struct holder *h)
{
	int fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK |
	    O_CLOEXEC);
	ssize_t n;

	if (fd == -1)
		return errno == ENOENT ? 0 : -1;
	n = fstat(fd, &h->st) == -1 ? -1 : read(fd, h->text, TEXT_MAX);
	close(fd);
	if (n == -1)
		return -1;
	h->text[n] = '\0';
	return 1;
}

static enum locklife
life_of(const struct holder *h)
{
	struct span text = span_str(h->text);
	size_t colon = span_find(text, 0, ':');
	char host[LOCKLIFE_HOST_MAX + 1];

	locklife_host(host);
	if (!span_eq(span_from(text, colon + 1), span_str(host)))
		return LOCKLIFE_UNKNOWN;
	return locklife_of(span_sub(text, 0, colon));
}

static bool
is_stale(int dir, const char *guarded, const struct holder *h)
{
	int64_t now, last = locklife_latest(&h->st);
	struct stat st;
	int32_t micros;

	os_clock_wall(&now, &micros);
	switch (life_of(h)) {
	case LOCKLIFE_ALIVE:
		return false;
	case LOCKLIFE_GONE:
		return now - (int64_t)h->st.st_mtime > DOTLOCK_DEAD_S;
	case LOCKLIFE_UNKNOWN:
		break;
	}
	if (fstatat(dir, guarded, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    locklife_latest(&st) > last)
		last = locklife_latest(&st);
	return now - last > DOTLOCK_STALE_S;
}

static bool
is_same_file(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_mtime == b->st_mtime &&
	    a->st_ctime == b->st_ctime;
}

/* Remove a lock that was judged stale, if it still is that one. */
static void
break_lock(int dir, const char *name, const struct holder *h)
{
	struct stat st;

	(void)flock(dir, LOCK_EX);      /* where it works; see above */
	if (fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    is_same_file(&st, &h->st))
		(void)unlinkat(dir, name, 0);
	(void)flock(dir, LOCK_UN);
}

static void
pause_ms(long ms)
{
	struct timespec t = { 0, ms * 1000000 };

	(void)nanosleep(&t, NULL);
}

static int
refuse(const char *name, const struct holder *h, struct err *err)
{
	err_set(err, ERR_TEMP, "%s is held by %s", name, h->text);
	if (err != NULL)
		err->sys = EBUSY;
	return -1;
}

/* While it is seen that someone has it, it is not tried, which would cost two
 * names in the directory each time. */
int
dotlock_take(struct dotlock *l, int dir, const char *name,
    const char *guarded, int wait_ms, struct err *err)
{
	int64_t end = os_clock_ms() + wait_ms;
	long pause = 1;
	bool held = false;

	for (;;) {
		struct holder h = { .text = "somebody" };
		int got = held ? 0 : try_take(l, dir, name);
		bool was_held = held;

		if (got == 1)
			return 0;
		if (got == -1)
			return err_sys(err, "lock %s", name);
		held = look(dir, name, &h) == 1;
		if (held && is_stale(dir, guarded, &h)) {
			break_lock(dir, name, &h);
			held = false;
			continue;
		}
		if (os_clock_ms() >= end)
			return refuse(name, &h, err);
		if (was_held && !held)
			continue;
		pause_ms(pause);
		pause = pause < 50 ? pause * 2 : 50;
	}
}

int
dotlock_keep(struct dotlock *l, struct err *err)
{
	int64_t now = os_clock_ms();
	struct stat st;

	if (l->dir == -1 || now - l->touched_ms < DOTLOCK_TOUCH_MS)
		return 0;
	if (fstatat(l->dir, l->name, &st, AT_SYMLINK_NOFOLLOW) == -1 ||
	    st.st_ino != l->ino) {
		err_set(err, ERR_TEMP, "%s was taken from us", l->name);
		l->dir = -1;
		return -1;
	}
	if (utimensat(l->dir, l->name, NULL, AT_SYMLINK_NOFOLLOW) == -1)
		return err_sys(err, "touch %s", l->name);
	l->touched_ms = now;
	return 0;
}

void
dotlock_release(struct dotlock *l)
{
	struct stat st;
	int tries;

	if (l->dir == -1)
		return;
	/* Only our own: someone may have broken it. Once more when that failed:
	 * what stays would be a lock of a live process, ours, against us. */
	for (tries = 0; tries < RELEASE_TRIES; tries++)
		if (fstatat(l->dir, l->name, &st, AT_SYMLINK_NOFOLLOW) == 0 ?
		    st.st_ino != l->ino || unlinkat(l->dir, l->name, 0) == 0 :
		    errno == ENOENT)
			break;
	l->dir = -1;
}
