/* run - see run.h. Both directions at once, by poll: a filter may write before
 * it has read everything, and need not read everything.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io/spool.h"
#include "os/clock.h"
#include "os/spawn.h"

#define CHUNK 65536

struct pump {
	int message_fd;
	off_t at;                        /* of the next byte to read */
	int in, out;                     /* our ends; -1 when closed */
	int64_t deadline;
	uint64_t output_max;
	struct spool *spool;
	struct span left;                /* of `bytes`, not yet written */
	char bytes[CHUNK];
};

static void
shut(int *fd)
{
	if (*fd != -1)
		close(*fd);
	*fd = -1;
}

/* More of the message into `left`: 0, or -1 with err. At its end the filter's
 * input is closed. */
static int
refill(struct pump *p, struct err *err)
{
	ssize_t n;

	do
		n = pread(p->message_fd, p->bytes, sizeof(p->bytes), p->at);
	while (n == -1 && errno == EINTR);
	if (n == -1)
		return err_sys(err, "read message");
	p->at += n;
	p->left = span_of(p->bytes, (size_t)n);
	if (n == 0)
		shut(&p->in);
	return 0;
}

static int
feed(struct pump *p, struct err *err)
{
	ssize_t n;

	if (p->left.n == 0 && refill(p, err) == -1)
		return -1;
	if (p->in == -1)
		return 0;
	n = write(p->in, p->left.p, p->left.n);
	if (n >= 0)
		p->left = span_from(p->left, (size_t)n);
	else if (errno == EPIPE)
		shut(&p->in);            /* it has read what it wanted */
	else if (errno != EAGAIN && errno != EINTR)
		return err_sys(err, "write to filter");
	return 0;
}

static int
collect(struct pump *p, struct err *err)
{
	char bytes[CHUNK];
	ssize_t n = read(p->out, bytes, sizeof(bytes));

	if (n == -1)
		return errno == EINTR || errno == EAGAIN ? 0 :
		    err_sys(err, "read from filter");
	if (n == 0) {
		shut(&p->out);
		return 0;
	}
	if (p->spool->w.total + (uint64_t)n > p->output_max)
		return err_set(err, ERR_TEMP, "output larger than %llu bytes",
		    (unsigned long long)p->output_max);
	return stage_put(&p->spool->stage, span_of(bytes, (size_t)n));
}

static int
time_left(const struct pump *p)
{
	int64_t ms = p->deadline - os_clock_ms();

	return ms < 0 ? 0 : (int)ms;
}

static int
late(struct err *err)
{
	return err_set(err, ERR_TEMP, "took too long");
}

/* Until the filter has closed its output. */
static int
pump(struct pump *p, struct err *err)
{
	while (p->out != -1) {
		struct pollfd fds[2] = { { p->out, POLLIN, 0 },
			{ p->in, POLLOUT, 0 } };
		int n = poll(fds, 2, time_left(p));

		if (n == 0)
			return late(err);
		if (n == -1 && errno != EINTR)
			return err_sys(err, "poll");
		if (n == -1)
			continue;
		if (fds[1].revents != 0 && feed(p, err) == -1)
			return -1;
		if (fds[0].revents != 0 && collect(p, err) == -1)
			return -1;
	}
	shut(&p->in);
	return stage_end(&p->spool->stage);
}

/* The child, with our ends of its pipes in *p; or -1 with err. */
static pid_t
start(const struct run *r, struct pump *p, struct err *err)
{
	/* it gets neither envelope nor authenticator */
	static const char *const env[] = { "AUTH_FD", NULL };
	struct os_spawn s = { .argv = r->argv, .env = env, .group = true,
		.n_fds = 3 };
	int in[2], out[2];
	pid_t pid = -1;

	if (pipe2(in, O_CLOEXEC) == -1)
		return err_sys(err, "pipe");
	if (pipe2(out, O_CLOEXEC) == -1) {
		err_sys(err, "pipe");
		close(in[0]);
		close(in[1]);
		return -1;
	}
	s.fds[0] = in[0];
	s.fds[1] = out[1];
	s.fds[2] = 2;
	p->in = in[1];
	p->out = out[0];
	if (fcntl(p->in, F_SETFL, O_NONBLOCK) == -1 ||
	    fcntl(p->out, F_SETFL, O_NONBLOCK) == -1)
		err_sys(err, "pipe");
	else
		pid = os_spawn(&s, err);
	close(in[0]);
	close(out[1]);
	return pid;
}

/* How it ended. */
static int
judge(int status, struct run_result *result, struct err *err)
{
	result->verdict = chain_verdict_of(status);
	result->code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
	if (result->verdict != CHAIN_TEMP)
		return 0;
	if (!WIFEXITED(status))
		return err_set(err, ERR_TEMP, "was killed by signal %d",
		    WTERMSIG(status));
	return err_set(err, ERR_TEMP, "exit code %d%s", result->code,
	    result->code == 127 ? ", not found" : result->code == 126 ?
	    ", cannot be run" : "");
}

int
run_filter(const struct run *r, struct run_result *result, struct err *err)
{
	struct pump p = { .message_fd = r->message_fd, .in = -1, .out = -1,
		.deadline = os_clock_ms() + r->timeout_ms,
		.output_max = r->output_max };
	struct spool spool;
	int status = 0, ended = 0, done = -1;
	pid_t pid;

	*result = (struct run_result){ CHAIN_TEMP, 0, -1, 0 };
	spool_init(&spool, getenv("TMPDIR"), err);
	p.spool = &spool;
	if ((pid = start(r, &p, err)) != -1) {
		done = pump(&p, err);
		if (done == 0) {
			ended = os_spawn_wait(pid, time_left(&p), &status,
			    err);
			if (ended == 0)
				(void)late(err);
		}
		if (ended != 1)
			os_spawn_kill(pid);
	}
	shut(&p.in);
	shut(&p.out);
	if (ended == 1 && judge(status, result, err) == 0) {
		if (result->verdict == CHAIN_OK)
			result->output_fd = spool_take(&spool, &result->size);
		done = result->verdict == CHAIN_OK &&
		    result->output_fd == -1 ? -1 : 0;
	} else {
		done = -1;
	}
	spool_done(&spool);
	return done;
}
