/* chain - see chain.h. The child leads a process group, so that a time-out
 * reaches whatever it started. A grandchild that keeps standard error open
 * after the child has gone cannot hold us: once the child is reaped only what
 * is already in the pipe is read.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "link/chain.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/log.h"
#include "base/tool.h"
#include "os/clock.h"
#include "os/spawn.h"

#define EXIT_REFUSED 100             /* qmail's "hard" */
#define TICK_MS 20                   /* between looks at a silent child, */
#define TICK_MAX_MS 320              /* doubling: many of us may wait for long */

struct ear {
	struct buf line;                 /* the line that is coming in */
	bool long_line;                  /* its rest is passed over */
	size_t logged;
	struct chain_result *result;
};

struct chain
chain_of(char *const *argv, int message_fd)
{
	return (struct chain){ .argv = argv, .message_fd = message_fd,
		.output_fd = -1, .envelope_fd = -1, .auth_fd = -1,
		.timeout_ms = -1 };
}

enum chain_verdict
chain_verdict_of(int status)
{
	if (!WIFEXITED(status))
		return CHAIN_TEMP;
	switch (WEXITSTATUS(status)) {
	case 0:
		return CHAIN_OK;
	case TOOL_EXIT_DONE:
		return CHAIN_DONE;
	case EX_DATAERR:
	case EX_NOUSER:
	case EX_UNAVAILABLE:
	case EX_NOPERM:
	case EXIT_REFUSED:
		return CHAIN_PERM;
	}
	return CHAIN_TEMP;
}

/* digit "." 1*3digit "." 1*3digit SP (RFC 3463 2), class 4 or 5. */
static bool
has_status_code(struct span s)
{
	size_t i = 1, part;

	if (s.n < 6 || (s.p[0] != '4' && s.p[0] != '5'))
		return false;
	for (part = 0; part < 2; part++) {
		size_t digits = 0;

		if (i >= s.n || s.p[i++] != '.')
			return false;
		while (i < s.n && digits < 4 && span_is_digit(s.p[i])) {
			digits++;
			i++;
		}
		if (digits < 1 || digits > 3)
			return false;
	}
	return i < s.n && s.p[i] == ' ';
}

static void
keep_reason(struct chain_result *r, struct span line)
{
	size_t i;

	line = span_sub(line, 0, CHAIN_TEXT_MAX);
	for (i = 0; i < line.n; i++)
		r->text[i] = line.p[i] >= ' ' && line.p[i] < 0x7f ? line.p[i]
		    : '?';
	r->text[line.n] = '\0';
}

static void
hear_line(struct ear *e)
{
	struct span line = buf_span(&e->line);

	if (has_status_code(line))
		keep_reason(e->result, line);
	if (line.n > 0 && e->logged < CHAIN_OUTPUT_MAX) {
		e->logged += line.n;
		if (span_starts(line, SPAN("service="))) {
			log_raw(line);
		} else {
			struct logline l;

			log_begin(&l, "chain");
			log_str(&l, "says", line);
			log_end(&l);
		}
	}
	buf_reset(&e->line);
	e->long_line = false;
}

static void
hear(struct ear *e, struct span bytes)
{
	size_t i;

	for (i = 0; i < bytes.n; i++) {
		if (bytes.p[i] == '\n')
			hear_line(e);
		else if (e->line.len < CHAIN_LINE_MAX)
			buf_addc(&e->line, bytes.p[i]);
		else
			e->long_line = true;
	}
}

/* Read what is there: false at end of file or when nothing is there. */
static bool
hear_some(struct ear *e, int fd)
{
	char bytes[4096];
	ssize_t n;

	do
		n = read(fd, bytes, sizeof(bytes));
	while (n == -1 && errno == EINTR);
	if (n > 0)
		hear(e, span_of(bytes, (size_t)n));
	return n > 0;
}

/* Listen until the child has ended: 1 and *status, 0 at the deadline. */
static int
attend(struct ear *e, int fd, pid_t pid, int timeout_ms, int *status)
{
	int64_t end = os_clock_ms() + timeout_ms;
	int tick = TICK_MS;
	bool open = true;

	for (;;) {
		struct pollfd p = { open ? fd : -1, POLLIN, 0 };
		int64_t left = timeout_ms < 0 ? INT32_MAX : end - os_clock_ms();
		int ended;

		if (left > INT32_MAX)
			left = INT32_MAX;
		/* With the pipe closed only the child's end is awaited. A
		 * negative time would be for ever. */
		ended = os_spawn_wait(pid, open || left < 0 ? 0 : (int)left,
		    status, NULL);
		if (ended != 0)
			return ended;
		if (left <= 0)
			return 0;
		if (open && poll(&p, 1, left > tick ? tick : (int)left) > 0) {
			open = hear_some(e, fd);
			tick = TICK_MS;
		} else if (tick < TICK_MAX_MS) {
			tick *= 2;
		}
	}
}

static pid_t
start(const struct chain *c, int errors, struct err *err)
{
	const char *env[66];
	struct os_spawn s = { .argv = c->argv, .env = env, .ids = c->ids,
		.dir = c->dir, .group = true, .n_fds = 5 };
	size_t i;

	for (i = 0; i < 64 && c->env != NULL && c->env[i] != NULL; i++)
		env[i] = c->env[i];
	env[i++] = c->auth_fd == -1 ? "AUTH_FD" : "AUTH_FD=4";
	env[i] = NULL;
	s.fds[0] = c->message_fd;
	s.fds[1] = c->output_fd;
	s.fds[2] = errors;
	s.fds[3] = c->envelope_fd;
	s.fds[4] = c->auth_fd;
	if (lseek(c->message_fd, 0, SEEK_SET) == -1 && errno != ESPIPE)
		return err_sys(err, "rewind message");
	if (c->envelope_fd != -1 && lseek(c->envelope_fd, 0, SEEK_SET) == -1)
		return err_sys(err, "rewind envelope");
	return os_spawn(&s, err);
}

static void
conclude(struct chain_result *r, int ended, int status)
{
	r->timed_out = ended == 0;
	r->verdict = ended == 1 ? chain_verdict_of(status) : CHAIN_TEMP;
	r->code = ended != 1 ? EX_TEMPFAIL : WIFEXITED(status) ?
	    WEXITSTATUS(status) : 128 + WTERMSIG(status);
	/* A child's words never soften or harden its exit code. */
	if ((r->verdict == CHAIN_PERM && r->text[0] != '5') ||
	    (r->verdict == CHAIN_TEMP && r->text[0] != '4') ||
	    r->verdict == CHAIN_OK || r->verdict == CHAIN_DONE)
		r->text[0] = '\0';
}

int
chain_run(const struct chain *c, struct chain_result *result, struct err *err)
{
	struct ear e = { BUF_INIT(CHAIN_LINE_MAX), false, 0, result };
	int errors[2], status = 0, ended;
	pid_t pid;

	memset(result, 0, sizeof(*result));
	if (pipe2(errors, O_CLOEXEC) == -1)
		return err_sys(err, "pipe");
	pid = start(c, errors[1], err);
	close(errors[1]);
	if (pid == -1) {
		close(errors[0]);
		return -1;
	}
	ended = attend(&e, errors[0], pid, c->timeout_ms, &status);
	if (ended == 0)
		os_spawn_kill(pid);
	(void)fcntl(errors[0], F_SETFL, O_NONBLOCK);
	while (hear_some(&e, errors[0]))
		;
	if (e.line.len > 0)
		hear_line(&e);
	close(errors[0]);
	buf_done(&e.line);
	conclude(result, ended, status);
	return 0;
}
