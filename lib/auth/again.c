/* again - see again.h.
 * SPDX-License-Identifier: ISC */
#include "auth/again.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "auth/handover.h"
#include "base/num.h"
#include "io/writeall.h"
#include "os/tmpfd.h"

#define TO_SESSION "UNAUTHENTICATE_FD"
#define TO_LOGIN "UNAUTHENTICATED_FD"
#define COUNT "UNAUTHENTICATED"
/* Never 3, where these bytes, which are the client's, would be looked at as a
 * hand-over; and above what a chain passes by number. */
#define UNREAD_FD_LOW 40

/* Of a variable: a number up to `max`, or -1. */
static int
number(const char *name, uint32_t max)
{
	const char *text = getenv(name);
	uint32_t n;

	return text == NULL || num_parse_u32(span_str(text), max, &n) == -1 ?
	    -1 : (int)n;
}

static int
set_number(const char *name, unsigned n)
{
	struct buf b = BUF_INIT(12);
	int r;

	buf_addu(&b, n);
	r = setenv(name, buf_str(&b), 1);
	buf_done(&b);
	return r;
}

int
again_session_fd(void)
{
	int fd = number(TO_SESSION, 1023);
	struct stat st;

	(void)unsetenv(TO_SESSION);
	if (fd == -1 || fstat(fd, &st) == -1 || !S_ISREG(st.st_mode) ||
	    fcntl(fd, F_SETFD, FD_CLOEXEC) == -1)
		return -1;
	return fd;
}

int
again_give(int fd, struct span unread, struct err *err)
{
	if (unread.n > HANDOVER_UNREAD_MAX)
		return err_set(err, ERR_LIMIT, "too much was read too far");
	return writeall(fd, unread) == -1 ?
	    err_sys(err, "give the connection back") : 0;
}

/* All of it from the beginning, wherever its place is, once: whoever wrote it
 * may still have it open. */
static int
read_all(int fd, struct buf *out, struct err *err)
{
	char chunk[4096];
	ssize_t n;
	off_t at = 0;

	while ((n = pread(fd, chunk, sizeof(chunk), at)) > 0 ||
	    (n == -1 && errno == EINTR)) {
		if (n == -1)
			continue;
		buf_add(out, span_of(chunk, (size_t)n));
		if (!buf_ok(out))
			return err_set(err, ERR_LIMIT, "too many bytes given "
			    "back");
		at += n;
	}
	return n == -1 ? err_sys(err, "read what was given back") : 0;
}

int
again_unread_fd(void)
{
	int fd = number(TO_LOGIN, 1023);

	return fd < UNREAD_FD_LOW ? -1 : fd;
}

int
again_take(struct buf *unread, struct err *err)
{
	int fd = again_unread_fd(), r;

	if (fd == -1)
		return 0;
	r = read_all(fd, unread, err);
	(void)close(fd);
	(void)unsetenv(TO_LOGIN);
	return r == -1 ? -1 : 1;
}

unsigned
again_count(void)
{
	int n = number(COUNT, AGAIN_MAX);

	return n < 1 ? 1 : (unsigned)n;
}

void
again_tell_session(bool offer)
{
	(void)unsetenv(TO_LOGIN);
	(void)unsetenv(COUNT);
	(void)unsetenv(TO_SESSION);
	/* Without the word it is not offered, and that is all. */
	if (offer)
		(void)set_number(TO_SESSION, AGAIN_FD);
}

int
again_prepare(int back, struct err *err)
{
	struct buf unread = BUF_INIT(HANDOVER_UNREAD_MAX);
	unsigned count = again_count() + 1;
	int old = again_unread_fd(), fd = -1, high = -1;

	if (old != -1)
		(void)close(old);
	if (read_all(back, &unread, err) == 0 &&
	    (fd = os_tmpfd_memory(err)) != -1 &&
	    (writeall(fd, buf_span(&unread)) == -1 ||
	    (high = fcntl(fd, F_DUPFD, UNREAD_FD_LOW)) == -1 ||
	    set_number(TO_LOGIN, (unsigned)high) == -1 ||
	    set_number(COUNT, count) == -1)) {
		err_sys(err, "give the connection back");
		high = -1;
	}
	if (fd != -1)
		close(fd);
	buf_done(&unread);
	return high == -1 ? -1 : 0;
}
