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
#include "os/tmpfd.h"

#define EXIT_REFUSED 100             /* qmail's "hard" */
#define TICK_MS 20                   /* between looks at a silent child, */
#define TICK_MAX_MS 320              /* doubling: many of us may wait for
                                      * long */

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

static enum chain_verdict
verdict_of_code(int code)
{
	switch (code) {
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

enum chain_verdict
chain_verdict_of(int status)
{
	return WIFEXITED(status) ? verdict_of_code(WEXITSTATUS(status)) :
	    CHAIN_TEMP;
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

static int64_t
end_of(int timeout_ms)
{
	return timeout_ms < 0 ? INT64_MAX : os_clock_ms() + timeout_ms;
}

/* Wait up to ms for either; what is said on one that is -1 is not heard. */
static void
wait_for_words(struct ear *e, int *errors, int *talk, const struct chain *c,
    int64_t ms, int64_t *end)
{
	struct pollfd p[2] = { { *errors, POLLIN, 0 }, { *talk, POLLIN, 0 } };

	if (poll(p, 2, (int)ms) <= 0)
		return;
	if (p[0].revents != 0 && !hear_some(e, *errors))
		*errors = -1;
	if (p[1].revents == 0)
		return;
	if (c->talk->hear(c->talk->arg))
		*end = end_of(c->timeout_ms);
	else
		*talk = -1;
}

/* Listen until the child has ended: 1 and *status, 0 at the deadline. */
static int
attend(struct ear *e, int errors, pid_t pid, const struct chain *c,
    int *status)
{
	int64_t end = end_of(c->timeout_ms), tick = TICK_MS;
	int talk = c->talk == NULL ? -1 : c->talk->ours;

	for (;;) {
		int64_t left = end - os_clock_ms(), before = end;
		size_t heard = e->logged;
		bool deaf = errors == -1 && talk == -1;
		int ended;

		if (left > INT32_MAX)
			left = INT32_MAX;
		/* With nothing to hear only the child's end is awaited. A
		 * negative time would be for ever. */
		ended = os_spawn_wait(pid, !deaf || left < 0 ? 0 : (int)left,
		    status, NULL);
		if (ended != 0)
			return ended;
		if (left <= 0)
			return 0;
		if (deaf)
			continue;
		wait_for_words(e, &errors, &talk, c, left > tick ? tick : left,
		    &end);
		if (e->logged != heard || end != before)
			tick = TICK_MS;
		else if (tick < TICK_MAX_MS)
			tick *= 2;
	}
}

static pid_t
start(const struct chain *c, int errors, struct err *err)
{
	const char *env[67];
	struct os_spawn s = { .argv = c->argv, .env = env, .ids = c->ids,
		.dir = c->dir, .group = true,
		.n_fds = c->talk == NULL ? 5 : CHAIN_NEXT_FD + 1 };
	int copy = -1;
	pid_t pid;
	size_t i;

	for (i = 0; i < 64 && c->env != NULL && c->env[i] != NULL; i++)
		env[i] = c->env[i];
	env[i++] = c->auth_fd == -1 ? "AUTH_FD" : "AUTH_FD=4";
	env[i++] = c->talk == NULL ? "NEXT_FD" : "NEXT_FD=5";
	env[i] = NULL;
	s.fds[0] = c->message_fd;
	s.fds[1] = c->output_fd;
	s.fds[2] = errors;
	s.fds[3] = c->envelope_fd;
	s.fds[4] = c->auth_fd;
	s.fds[CHAIN_NEXT_FD] = c->talk == NULL ? -1 : c->talk->theirs;
	if (lseek(c->message_fd, 0, SEEK_SET) == -1 && errno != ESPIPE)
		return err_sys(err, "rewind message");
	if (c->envelope_fd != -1 && lseek(c->envelope_fd, 0, SEEK_SET) == -1)
		return err_sys(err, "rewind envelope");
	/* Another user may read the message, and no more. */
	if (c->ids != NULL)
		copy = os_tmpfd_for_reader(c->message_fd);
	if (copy != -1)
		s.fds[0] = copy;
	pid = os_spawn(&s, err);
	if (copy != -1)
		close(copy);
	return pid;
}

/* A child's words never soften or harden its exit code. */
static void
fit_words(struct chain_result *r)
{
	if ((r->verdict == CHAIN_PERM && r->text[0] != '5') ||
	    (r->verdict == CHAIN_TEMP && r->text[0] != '4') ||
	    r->verdict == CHAIN_OK || r->verdict == CHAIN_DONE)
		r->text[0] = '\0';
}

struct chain_result
chain_result_of(int code, const char *reason)
{
	struct chain_result r = { .verdict = verdict_of_code(code),
		.code = code };

	if (has_status_code(span_str(reason)))
		keep_reason(&r, span_str(reason));
	fit_words(&r);
	return r;
}

static void
conclude(struct chain_result *r, int ended, int status)
{
	r->timed_out = ended == 0;
	r->verdict = ended == 1 ? chain_verdict_of(status) : CHAIN_TEMP;
	r->code = ended != 1 ? EX_TEMPFAIL : WIFEXITED(status) ?
	    WEXITSTATUS(status) : 128 + WTERMSIG(status);
	fit_words(r);
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
	/* So that the child's end is heard there, too. */
	if (c->talk != NULL)
		close(c->talk->theirs);
	if (pid == -1) {
		close(errors[0]);
		return -1;
	}
	ended = attend(&e, errors[0], pid, c, &status);
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
