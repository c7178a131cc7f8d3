/* locklife - see locklife.h. The clock is read here because a file's age is a
 * property of the machine, not of the caller.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/locklife.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/num.h"
#include "maildir/dotlock.h"
#include "os/clock.h"

#define LOCK_PART ".lock."

void
locklife_host(char name[LOCKLIFE_HOST_MAX + 1])
{
	memset(name, 0, LOCKLIFE_HOST_MAX + 1);
	if (gethostname(name, LOCKLIFE_HOST_MAX) == -1)
		name[0] = '\0';
}

enum locklife
locklife_of(struct span text)
{
	uint32_t pid;

	if (num_parse_u32(text, INT32_MAX, &pid) == -1 || pid == 0)
		return LOCKLIFE_UNKNOWN;
	/* EPERM: it lives, as another user, or we are confined and cannot ask;
	 * then it is treated as one of another machine, which only waits. */
	if (kill((pid_t)pid, 0) == 0)
		return LOCKLIFE_ALIVE;
	return errno == ESRCH ? LOCKLIFE_GONE : LOCKLIFE_UNKNOWN;
}

int64_t
locklife_latest(const struct stat *st)
{
	return (int64_t)(st->st_mtime > st->st_ctime ? st->st_mtime :
	    st->st_ctime);
}

/* "dovecot-uidlist.lock" "." host "." pid "." random; a host's name may have
 * dots. Names of messages begin with a digit. */
bool
locklife_is_left(const char *file, const struct stat *st, int64_t now)
{
	struct span name = span_str(file), host;
	size_t random = span_rfind(name, '.');
	size_t pid = span_rfind(span_sub(name, 0, random), '.');
	size_t lock = span_search(name, SPAN(LOCK_PART));
	char ours[LOCKLIFE_HOST_MAX + 1];

	if (!S_ISREG(st->st_mode) || random == name.n || pid >= random ||
	    lock + sizeof(LOCK_PART) - 1 > pid || span_is_digit(name.p[0]))
		return false;
	locklife_host(ours);
	host = span_sub(name, lock + sizeof(LOCK_PART) - 1, pid);
	if (span_eq(host, span_sub(span_str(ours), 0, LOCKLIFE_NAME_MAX)) &&
	    locklife_of(span_sub(name, pid + 1, random)) ==
	    LOCKLIFE_GONE)
		return now - (int64_t)st->st_mtime > DOTLOCK_DEAD_S;
	return now - locklife_latest(st) > DOTLOCK_STALE_S;
}

void
locklife_remove_left(int dir, const char *name)
{
	int fd = openat(dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *d = fd == -1 ? NULL : fdopendir(fd);
	const struct dirent *e;
	struct stat st;
	int64_t now;
	int32_t micros;

	if (d == NULL) {
		if (fd != -1)
			close(fd);
		return;
	}
	os_clock_wall(&now, &micros);
	while ((e = readdir(d)) != NULL)
		if (span_starts(span_str(e->d_name), span_str(name)) &&
		    fstatat(fd, e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		    locklife_is_left(e->d_name, &st, now))
			(void)unlinkat(fd, e->d_name, 0);
	closedir(d);
}
