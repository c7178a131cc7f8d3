/* half - see half.h. What crosses the pipe: one byte '+' and the bytes, or one
 * byte '-', a struct err. Both ends are the same program, so a struct will do;
 * its text is not believed to end.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "link/half.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/wait.h>
#include <syslog.h>
#include <unistd.h>

#include "io/wr.h"
#include "os/clock.h"
#include "os/fds.h"
#include "os/spawn.h"

#define ANSWER_FD 4

static NORETURN void
child(half_work *work, void *arg, size_t max, int message, int answer)
{
	const int fds[] = { -1, -1, 2, message, answer };
	struct buf out = BUF_INIT(max);
	struct err err = ERR_INIT;
	struct wr w;
	int r;

	/* else syslog(3) would go on using a number that is now another's */
	closelog();
	r = os_fds_arrange(fds, LENGTH(fds)) == -1 ?
	    err_sys(&err, "descriptors") : work(arg, &out, &err);
	if (r == 0 && !buf_ok(&out))
		r = err_set(&err, ERR_LIMIT, "answer larger than %zu bytes",
		    max);
	wr_init(&w, ANSWER_FD, -1);
	wr_addc(&w, r == 0 ? '+' : '-');
	if (r == 0)
		wr_add(&w, buf_span(&out));
	else
		wr_add(&w, span_of((const char *)&err, sizeof(err)));
	_exit(wr_flush(&w, NULL) == 0 ? 0 : 1);
}

/* All that the child says, at most b->max bytes: 0, or -1 at the deadline or
 * past the maximum. */
static int
listen(int fd, int timeout_ms, struct buf *b, struct err *err)
{
	int64_t end = os_clock_ms() + timeout_ms;

	for (;;) {
		struct pollfd p = { fd, POLLIN, 0 };
		int64_t left = timeout_ms < 0 ? -1 : end - os_clock_ms();
		ssize_t n;
		int got;

		if (timeout_ms >= 0 && left <= 0)
			return err_set(err, ERR_TEMP, "no answer in %d s",
			    timeout_ms / 1000);
		got = poll(&p, 1, left > INT32_MAX ? INT32_MAX : (int)left);
		if (got == 0 || (got == -1 && errno == EINTR))
			continue;
		if (!buf_room(b, 4096))
			return err_set(err, ERR_TEMP, "answer too large");
		n = read(fd, b->p + b->len, 4096);
		if (n == -1 && errno != EINTR)
			return err_sys(err, "read answer");
		if (n == 0)
			return 0;
		if (n > 0)
			buf_grew(b, (size_t)n);
	}
}

static int
believe(struct span said, struct buf *out, struct err *err)
{
	struct err its;

	if (said.n >= 1 && said.p[0] == '+') {
		buf_add(out, span_from(said, 1));
		return buf_ok(out) ? 0 : err_set(err, ERR_TEMP,
		    "answer too large");
	}
	if (said.n != 1 + sizeof(its) || said.p[0] != '-')
		return err_set(err, ERR_TEMP, "its working half died");
	memcpy(&its, said.p + 1, sizeof(its));
	its.text[sizeof(its.text) - 1] = '\0';
	if (its.kind <= ERR_NONE || its.kind > ERR_USAGE)
		its.kind = ERR_TEMP;
	err_set(err, its.kind, "%s", its.text);
	if (err != NULL)
		err->sys = its.sys;
	return -1;
}

int
half_run(half_work *work, void *arg, int fd, int timeout_ms, struct buf *out,
    struct err *err)
{
	struct buf said = BUF_INIT(out->max + sizeof(struct err) + 4097);
	int ends[2], status, r;
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC) == -1)
		return err_sys(err, "pipe");
	if ((pid = fork()) == -1) {
		err_sys(err, "fork");
		close(ends[0]);
		close(ends[1]);
		return -1;
	}
	if (pid == 0)
		child(work, arg, out->max - out->len, fd, ends[1]);
	close(ends[1]);
	r = listen(ends[0], timeout_ms, &said, err);
	close(ends[0]);
	if (r == -1) {
		os_spawn_kill(pid);
	} else {
		while (waitpid(pid, &status, 0) == -1 && errno == EINTR)
			;
		r = believe(buf_span(&said), out, err);
	}
	buf_done(&said);
	return r;
}
