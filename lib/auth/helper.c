/* helper - see helper.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "auth/helper.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "base/secret.h"
#include "os/clock.h"
#include "os/spawn.h"

/* A helper that has closed its output ends soon: this long is waited at
 * least. */
#define END_MS 1000

struct pipes {
	int in[2], out[2], said[2];
};

static void
close_one(int *fd)
{
	if (*fd != -1)
		close(*fd);
	*fd = -1;
}

static int
make_pipes(struct pipes *p, struct err *err)
{
	*p = (struct pipes){ { -1, -1 }, { -1, -1 }, { -1, -1 } };
	if (pipe2(p->in, O_CLOEXEC) == -1 || pipe2(p->out, O_CLOEXEC) == -1 ||
	    pipe2(p->said, O_CLOEXEC) == -1)
		return err_sys(err, "pipe");
	return 0;
}

static void
close_pipes(struct pipes *p)
{
	int *const all[] = { &p->in[0], &p->in[1], &p->out[0], &p->out[1],
		&p->said[0], &p->said[1] };
	size_t i;

	for (i = 0; i < LENGTH(all); i++)
		close_one(all[i]);
}

/* All of it, before anybody reads. */
static int
write_input(const struct helper *h, int fd, struct err *err)
{
	ssize_t done;

	if (h->input.n > HELPER_INPUT_MAX)
		return err_set(err, ERR_TEMP, "%s: question too long", h->name);
	do
		done = write(fd, h->input.p, h->input.n);
	while (done == -1 && errno == EINTR);
	if (done == -1)
		return err_sys(err, "write to %s", h->name);
	return (size_t)done == h->input.n ? 0 :
	    err_set(err, ERR_TEMP, "short write to %s", h->name);
}

static pid_t
start(const struct helper *h, const struct pipes *p, struct err *err)
{
	struct os_spawn s = { .argv = h->argv, .env = h->env, .dir = h->dir,
		.fds = { -1, -1, p->said[1], -1, -1 }, .n_fds = 5,
		.group = true };

	s.fds[h->input_fd] = p->in[0];
	s.fds[h->output_fd] = p->out[1];
	return os_spawn(&s, err);
}

/* Take what is there: 1, 0 at the end, -1 with err. What does not fit into `to`
 * is an error, or dropped. */
static int
take(int fd, struct buf *to, bool drop, struct err *err)
{
	char chunk[2048];
	ssize_t n = read(fd, chunk, sizeof(chunk));

	if (n == -1 && (errno == EINTR || errno == EAGAIN))
		return 1;
	if (n == -1)
		return err_sys(err, "read from a helper");
	buf_add(to, span_of(chunk, (size_t)n));
	secret_clear(chunk, sizeof(chunk));
	if (!buf_ok(to) && !drop)
		return err_set(err, ERR_TEMP, "a helper says too much");
	return n > 0;
}

/* Until the answer is complete: 0, or -1 with err. */
static int
hear(const struct helper *h, struct pipes *p, int64_t end, struct buf *out,
    struct buf *said, struct err *err)
{
	struct pollfd f[2] = { { p->out[0], POLLIN, 0 },
		{ p->said[0], POLLIN, 0 } };

	while (f[0].fd != -1) {
		int64_t left = end - os_clock_ms();
		int n, got = 1;

		if (left <= 0)
			return err_set(err, ERR_TEMP, "%s: timed out", h->name);
		n = poll(f, 2, (int)left);
		if (n == -1 && errno != EINTR)
			return err_sys(err, "poll");
		if (n <= 0)
			continue;
		if (f[1].revents != 0 && take(p->said[0], said, true, err) != 1)
			f[1].fd = -1;
		if (f[0].revents != 0)
			got = take(p->out[0], out, false, err);
		if (got == -1)
			return -1;
		if (got == 0)
			f[0].fd = -1;
	}
	return 0;
}

/* What it still had to say when it ended; a child of its own may go on. */
static void
hear_rest(int fd, struct buf *said)
{
	struct pollfd f = { fd, POLLIN, 0 };

	while (buf_ok(said) && poll(&f, 1, 0) == 1 &&
	    take(fd, said, true, NULL) == 1)
		;
}

static void
log_said(const struct helper *h, const struct buf *said)
{
	struct span rest = buf_span(said), line;
	size_t n = 0;

	while (n < HELPER_LINES_MAX && span_cut(&rest, '\n', &line)) {
		struct logline l;

		if (line.n == 0)
			continue;
		log_begin(&l, "helper-said");
		log_str(&l, "helper", span_str(h->name));
		log_str(&l, "text", line);
		log_end(&l);
		n++;
	}
}

static int
code_of(const struct helper *h, int status, struct err *err)
{
	if (WIFEXITED(status))
		return WEXITSTATUS(status);
	return err_set(err, ERR_TEMP, "%s: killed by signal %d (%s)", h->name,
	    WTERMSIG(status), strsignal(WTERMSIG(status)));
}

int
helper_run(const struct helper *h, struct buf *out, struct err *err)
{
	int64_t end = os_clock_ms() + h->timeout_ms, left;
	struct buf said = BUF_INIT(HELPER_SAID_MAX);
	struct pipes p;
	int r = -1, got, status = 0;
	pid_t pid = -1;

	if (make_pipes(&p, err) == 0 && write_input(h, p.in[1], err) == 0)
		pid = start(h, &p, err);
	close_one(&p.in[0]);
	close_one(&p.in[1]);
	close_one(&p.out[1]);
	close_one(&p.said[1]);
	if (pid != -1) {
		r = hear(h, &p, end, out, &said, err);
		left = end - os_clock_ms();
		got = r == -1 ? 0 : os_spawn_wait(pid,
		    (int)(left > END_MS ? left : END_MS), &status, err);
		if (got == 1)
			r = code_of(h, status, err);
		else if (r == 0)
			r = err_set(err, ERR_TEMP, "%s: timed out", h->name);
		if (got != 1)
			os_spawn_kill(pid);
		else
			(void)kill(-pid, SIGKILL);   /* whom it left behind */
		hear_rest(p.said[0], &said);
		log_said(h, &said);
	}
	close_pipes(&p);
	buf_done(&said);
	return r;
}
