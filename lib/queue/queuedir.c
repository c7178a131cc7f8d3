/* queuedir - see queuedir.h. The commit is: fsync the file, give it its name in
 * new/, fsync new/; only then may anybody be told that the message is accepted.
 * SPDX-License-Identifier: ISC */
#include "queue/queuedir.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "os/clock.h"
#include "os/random.h"
#include "os/rename.h"

#define OTHER_NAMES 1000             /* tries for a name that is free */

static const char *const places[QUEUEDIR_PLACES] = { "tmp", "new", "work",
	"hold", "bad" };

const char *
queuedir_place(enum queuedir_place place)
{
	return places[place];
}

static int
open_place(struct queuedir *q, enum queuedir_place i, struct err *err)
{
	const int how = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

	q->dirs[i] = openat(q->fd, places[i], how);
	if (q->dirs[i] == -1 && errno == ENOENT) {
		if (mkdirat(q->fd, places[i], 0700) == -1 && errno != EEXIST)
			return err_sys(err, "%s/%s", q->path, places[i]);
		q->dirs[i] = openat(q->fd, places[i], how);
	}
	return q->dirs[i] == -1 ?
	    err_sys(err, "%s/%s", q->path, places[i]) : 0;
}

int
queuedir_open(struct queuedir *q, const char *path, struct err *err)
{
	struct stat st;
	size_t i;
	int r = 0;

	*q = (struct queuedir){ path, -1, { -1, -1, -1, -1, -1 } };
	q->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (q->fd == -1 || fstat(q->fd, &st) == -1) {
		r = err_sys(err, "queue %s", path);
		if (err != NULL)
			err->kind = ERR_USAGE;
	} else if (st.st_uid != geteuid() || (st.st_mode & 022) != 0) {
		r = err_set(err, ERR_USAGE, "queue %s: its owner must be "
		    "uid %lu, and nobody else may write", path,
		    (unsigned long)geteuid());
	}
	for (i = 0; i < QUEUEDIR_PLACES && r == 0; i++)
		r = open_place(q, (enum queuedir_place)i, err);
	if (r == -1)
		queuedir_close(q);
	return r;
}

void
queuedir_close(struct queuedir *q)
{
	size_t i;

	for (i = 0; i < QUEUEDIR_PLACES; i++) {
		if (q->dirs[i] != -1)
			close(q->dirs[i]);
		q->dirs[i] = -1;
	}
	if (q->fd != -1)
		close(q->fd);
	q->fd = -1;
}

bool
queuedir_is_id(struct span s)
{
	size_t i;

	if (s.n == 0 || s.n > QUEUEDIR_ID_MAX || s.p[0] == '.' || s.p[0] == '-')
		return false;
	for (i = 0; i < s.n; i++)
		if (!span_is_alpha(s.p[i]) && !span_is_digit(s.p[i]) &&
		    s.p[i] != '.' && s.p[i] != '-')
			return false;
	return true;
}

/* Does any message have that name? Asked in the order in which messages
 * move. */
static bool
is_taken(const struct queuedir *q, const char *id)
{
	struct stat st;
	size_t i;

	for (i = QUEUEDIR_NEW; i < QUEUEDIR_PLACES; i++)
		if (fstatat(q->dirs[i], id, &st, AT_SYMLINK_NOFOLLOW) == 0)
			return true;
	return false;
}

int
queuedir_create(const struct queuedir *q, const char *id, bool exact,
    struct queuedir_draft *out, struct err *err)
{
	unsigned short salt;
	int64_t seconds;
	int32_t micros;

	memset(out, 0, sizeof(*out));
	out->exact = exact;
	os_random(&salt, sizeof(salt));
	os_clock_wall(&seconds, &micros);
	if (id == NULL)
		(void)snprintf(out->id, sizeof(out->id), "%llx%05x-%lx-%04x",
		    (unsigned long long)seconds, (unsigned)micros,
		    (unsigned long)getpid(), (unsigned)salt);
	else if (queuedir_is_id(span_str(id)))
		(void)snprintf(out->id, sizeof(out->id), "%s", id);
	else
		return err_set(err, ERR_USAGE, "%.70s: not a queue id", id);
	(void)snprintf(out->name, sizeof(out->name), "%s.%lx.%04x", out->id,
	    (unsigned long)getpid(), (unsigned)salt);
	out->fd = openat(q->dirs[QUEUEDIR_TMP], out->name, O_RDWR | O_CREAT |
	    O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	return out->fd == -1 ? err_sys(err, "%s/tmp/%s", q->path, out->name) :
	    0;
}

void
queuedir_drop(const struct queuedir *q, struct queuedir_draft *draft)
{
	if (draft->fd == -1)
		return;
	if (draft->name[0] != '\0')
		(void)unlinkat(q->dirs[QUEUEDIR_TMP], draft->name, 0);
	close(draft->fd);
	draft->fd = -1;
}

/* The n-th other name: ID.2, ID.3 ...; a long one loses its end for it. */
static void
other_name(char out[QUEUEDIR_ID_MAX + 1], const char *id, int n)
{
	char tail[16];
	int length = snprintf(tail, sizeof(tail), ".%d", n);

	(void)snprintf(out, QUEUEDIR_ID_MAX + 1, "%.*s%s",
	    QUEUEDIR_ID_MAX - length, id, tail);
}

static bool
is_same_file(int dir_a, const char *a, int dir_b, const char *b)
{
	struct stat x, y;

	return fstatat(dir_a, a, &x, AT_SYMLINK_NOFOLLOW) == 0 &&
	    fstatat(dir_b, b, &y, AT_SYMLINK_NOFOLLOW) == 0 &&
	    x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* Link `from` as `to`: 1, 0 when the name is another's, -1 with err. A link
 * that was made before, or that NFS made and called a failure, is there. */
static int
link_name(int from_dir, const char *from, int to_dir, const char *to,
    struct err *err)
{
	if (linkat(from_dir, from, to_dir, to, 0) == 0)
		return 1;
	/* A directory, which nobody should have put there. */
	if (errno == EPERM && renameat(from_dir, from, to_dir, to) == 0)
		return 1;
	if (errno != EEXIST)
		return err_sys(err, "link %s", to);
	return is_same_file(from_dir, from, to_dir, to);
}

/* In one step where the system can: 1, 0 the name is another's or the long way
 * is to be gone, -1 with err. */
static int
rename_name(int from_dir, const char *from, int to_dir, const char *to,
    struct err *err)
{
	if (os_rename_new(from_dir, from, to_dir, to) == 0)
		return 1;
	return errno == EEXIST || errno == ENOSYS || errno == EPERM ? 0 :
	    err_sys(err, "rename %s", to);
}

/* Give the draft the name d->id in new/: as link_name. */
static int
name_draft(const struct queuedir *q, struct queuedir_draft *d, struct err *err)
{
	int tmp = q->dirs[QUEUEDIR_TMP], new = q->dirs[QUEUEDIR_NEW];
	int r = rename_name(tmp, d->name, new, d->id, err);

	if (r == 1)
		d->name[0] = '\0';
	return r != 0 ? r : link_name(tmp, d->name, new, d->id, err);
}

static int
link_draft(const struct queuedir *q, struct queuedir_draft *d, struct err *err)
{
	char wanted[QUEUEDIR_ID_MAX + 1];
	int n, r = 0;

	if (fsync(d->fd) == -1)
		return err_sys(err, "fsync %s/tmp/%s", q->path, d->name);
	memcpy(wanted, d->id, sizeof(wanted));
	for (n = 2; n < OTHER_NAMES; n++) {
		if (!is_taken(q, d->id))
			r = name_draft(q, d, err);
		if (r != 0)
			return r == -1 ? -1 : 0;
		if (d->exact) {
			d->was_there = true;
			return 0;
		}
		other_name(d->id, wanted, n);
	}
	return err_set(err, ERR_TEMP, "%s: too many messages of that name",
	    wanted);
}

int
queuedir_commit(const struct queuedir *q, struct queuedir_draft *drafts,
    size_t n, struct err *err)
{
	size_t i, linked;
	int r = 0;

	for (linked = 0; linked < n && r == 0; linked += r == 0)
		r = link_draft(q, &drafts[linked], err);
	if (r == 0)
		r = queuedir_sync(q, QUEUEDIR_NEW, err);
	for (i = 0; i < linked && r == -1; i++)
		if (!drafts[i].was_there)
			(void)unlinkat(q->dirs[QUEUEDIR_NEW], drafts[i].id, 0);
	for (i = 0; i < n; i++)
		queuedir_drop(q, &drafts[i]);
	return r;
}

int
queuedir_open_message(const struct queuedir *q, enum queuedir_place place,
    const char *id, bool write, struct err *err)
{
	int fd = openat(q->dirs[place], id, (write ? O_RDWR | O_APPEND :
	    O_RDONLY) | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat st;

	if (fd == -1) {
		err_sys(err, "%s/%s/%s", q->path, places[place], id);
		if (err != NULL && (errno == ELOOP || errno == EISDIR ||
		    errno == ENXIO || errno == EMLINK))
			err->kind = ERR_DATA;
		return -1;
	}
	if (fstat(fd, &st) == -1) {
		err_sys(err, "%s/%s/%s", q->path, places[place], id);
	} else if (!S_ISREG(st.st_mode) || st.st_uid != geteuid()) {
		err_set(err, ERR_DATA, "%s/%s/%s: not a file of ours", q->path,
		    places[place], id);
	} else {
		return fd;
	}
	close(fd);
	return -1;
}

int
queuedir_lock(const struct queuedir *q, enum queuedir_place place,
    const char *id, int fd, struct err *err)
{
	struct stat held, named;

	if (flock(fd, LOCK_EX | LOCK_NB) == -1)
		return errno == EWOULDBLOCK ? 0 : err_sys(err, "lock %s", id);
	if (fstat(fd, &held) == -1)
		return err_sys(err, "%s", id);
	if (fstatat(q->dirs[place], id, &named, AT_SYMLINK_NOFOLLOW) == -1)
		return err_sys(err, "%s", id);
	if (held.st_ino != named.st_ino || held.st_dev != named.st_dev) {
		errno = ENOENT;
		return err_sys(err, "%s", id);
	}
	return 1;
}

int
queuedir_move(const struct queuedir *q, char id[QUEUEDIR_ID_MAX + 1],
    enum queuedir_place from, enum queuedir_place to, struct err *err)
{
	char old[QUEUEDIR_ID_MAX + 1];
	int n, r = rename_name(q->dirs[from], id, q->dirs[to], id, err);

	if (r != 0)
		return r == 1 ? 0 : -1;
	memcpy(old, id, sizeof(old));
	for (n = 2; (r = link_name(q->dirs[from], old, q->dirs[to], id,
	    err)) == 0 && n < OTHER_NAMES; n++)
		other_name(id, old, n);
	if (r == 0)
		r = err_set(err, ERR_TEMP, "%s: too many messages of that "
		    "name", old);
	if (r == 1 && unlinkat(q->dirs[from], old, 0) == -1 &&
	    errno != ENOENT)
		r = err_sys(err, "unlink %s/%s/%s", q->path, places[from], old);
	return r == 1 ? 0 : -1;
}

int
queuedir_remove(const struct queuedir *q, enum queuedir_place place,
    const char *id, struct err *err)
{
	return unlinkat(q->dirs[place], id, 0) == 0 ? 0 :
	    err_sys(err, "unlink %s/%s/%s", q->path, places[place], id);
}

int
queuedir_sync(const struct queuedir *q, enum queuedir_place place,
    struct err *err)
{
	return fsync(q->dirs[place]) == 0 ? 0 :
	    err_sys(err, "fsync %s/%s", q->path, places[place]);
}

int
queuedir_set_time(int fd, int64_t when, struct err *err)
{
	struct timespec times[2] = { { 0, UTIME_OMIT }, { (time_t)when, 0 } };

	return futimens(fd, times) == 0 ? 0 : err_sys(err, "set time");
}

int
queuedir_each(const struct queuedir *q, enum queuedir_place place,
    queuedir_each_call *each, void *arg, struct err *err)
{
	int fd = openat(q->dirs[place], ".", O_RDONLY | O_DIRECTORY |
	    O_CLOEXEC);
	DIR *d = fd == -1 ? NULL : fdopendir(fd);
	bool known = place != QUEUEDIR_NEW;
	struct dirent *entry;
	struct stat st;
	int r = 0;

	if (d == NULL) {
		r = err_sys(err, "%s/%s", q->path, places[place]);
		if (fd != -1)
			close(fd);
		return r;
	}
	while (r == 0 && (errno = 0, entry = readdir(d)) != NULL) {
		const char *name = entry->d_name;

		if (name[0] == '.' || (place != QUEUEDIR_TMP &&
		    !queuedir_is_id(span_str(name))) || (known &&
		    fstatat(q->dirs[place], name, &st,
		    AT_SYMLINK_NOFOLLOW) == -1))
			continue;
		r = each(arg, name, known ? &st : NULL);
	}
	if (r == 0 && errno != 0)
		r = err_sys(err, "%s/%s", q->path, places[place]);
	(void)closedir(d);
	return r;
}
