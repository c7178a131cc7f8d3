/* half: what comes back from the working half, however it ends.
 * SPDX-License-Identifier: ISC */
#include "link/half.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "os/confine.h"
#include "os/tmpfd.h"
#include "tap.h"

#define MAX 100000

static int
says(void *arg, struct buf *out, struct err *err)
{
	size_t n = *(const size_t *)arg, i;

	(void)err;
	for (i = 0; i < n; i++)
		buf_addc(out, (char)i);
	return 0;
}

static int
fails(void *arg, struct buf *out, struct err *err)
{
	(void)arg;
	buf_adds(out, "not this");
	return err_set(err, ERR_DATA, "5.6.0 because");
}

static int
dies(void *arg, struct buf *out, struct err *err)
{
	(void)out;
	(void)err;
	if (arg != NULL)
		_exit(0);
	(void)raise(SIGKILL);
	return 0;
}

static int
hangs(void *arg, struct buf *out, struct err *err)
{
	(void)arg;
	(void)out;
	(void)err;
	(void)pause();
	return 0;
}

/* Only HALF_FD, standard error and the answer's pipe are open, and the last
 * cannot be told from here: what 5 and up hold is nothing. */
static int
looks(void *arg, struct buf *out, struct err *err)
{
	char c = 0;
	int fd;

	(void)arg;
	if (pread(HALF_FD, &c, 1, 0) != 1 || c != 'm')
		return err_set(err, ERR_TEMP, "no message");
	if (read(0, &c, 1) != 0)
		return err_set(err, ERR_TEMP, "descriptor 0");
	for (fd = 5; fd < 64; fd++)
		if (fcntl(fd, F_GETFD) != -1)
			return err_set(err, ERR_TEMP, "%d is open", fd);
	if (os_confine(OS_STDIO, NULL, 0, err) == -1)
		return -1;
	if (open("/etc/passwd", O_RDONLY) != -1 && os_confine_works())
		return err_set(err, ERR_TEMP, "not confined");
	buf_adds(out, "good");
	return 0;
}

static void
test_sizes(int fd)
{
	static const size_t sizes[] = { 0, 1, 4096, 65536, MAX, MAX + 1 };
	size_t i, k;

	for (i = 0; i < LENGTH(sizes); i++) {
		struct buf out = BUF_INIT(MAX);
		size_t n = sizes[i];
		struct err err = ERR_INIT;
		int r = half_run(says, &n, fd, 5000, &out, &err);
		bool same = true;

		for (k = 0; k < out.len; k++)
			same = same && out.p[k] == (char)k;
		tap_ok(n <= MAX ? r == 0 && out.len == n && same : r == -1,
		    "all of it or an error");
		buf_done(&out);
	}
}

int
main(void)
{
	struct buf out = BUF_INIT(MAX);
	struct err err = ERR_INIT;
	int fd = os_tmpfd_memory(NULL), high;

	tap_ok(write(fd, "message", 7) == 7, "message");
	test_sizes(fd);
	tap_ok(half_run(fails, NULL, fd, 5000, &out, &err) == -1 &&
	    err.kind == ERR_DATA && strcmp(err.text, "5.6.0 because") == 0 &&
	    out.len == 0, "an error is handed on, and nothing else");
	err = ERR_INIT;
	tap_ok(half_run(dies, NULL, fd, 5000, &out, &err) == -1 &&
	    err.kind == ERR_TEMP, "killed");
	err = ERR_INIT;
	tap_ok(half_run(dies, &err, fd, 5000, &out, &err) == -1 &&
	    err.kind == ERR_TEMP, "gone without a word");
	err = ERR_INIT;
	tap_ok(half_run(hangs, NULL, fd, 50, &out, &err) == -1 &&
	    err.kind == ERR_TEMP, "hangs");
	high = fcntl(fd, F_DUPFD, 9);
	tap_ok(half_run(looks, NULL, fd, 5000, &out, &err) == 0, err.text);
	tap_is(buf_span(&out), SPAN("good"), "descriptors and confinement");
	tap_ok(fcntl(high, F_GETFD) != -1, "ours stay open");
	tap_ok(waitpid(-1, NULL, WNOHANG) == -1 && errno == ECHILD,
	    "no child is left");
	buf_done(&out);
	return tap_done();
}
