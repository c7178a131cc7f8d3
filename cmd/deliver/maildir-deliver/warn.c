/* warn - see warn.h.
 * SPDX-License-Identifier: ISC */
#include "warn.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/log.h"
#include "os/spawn.h"

static void
run_program(const struct warn *w, const struct quotalevel *l)
{
	char level[16], now[32], was[32], bytes[40], messages[40];
	char *argv[] = { (char *)(size_t)w->program, level, NULL };
	const char *env[] = { now, was, bytes, messages, NULL };
	struct os_spawn s = { .argv = argv, .env = env, .fds = { -1, -1, 2 },
		.n_fds = 3, .group = true };
	struct err err = ERR_INIT;
	int status = 0, got;
	pid_t pid;

	(void)snprintf(level, sizeof(level), "%lu", (unsigned long)l->now);
	(void)snprintf(now, sizeof(now), "QUOTA_LEVEL=%s", level);
	(void)snprintf(was, sizeof(was), "QUOTA_WAS=%lu",
	    (unsigned long)l->was);
	(void)snprintf(bytes, sizeof(bytes), "QUOTA_BYTES=%lld",
	    (long long)l->bytes);
	(void)snprintf(messages, sizeof(messages), "QUOTA_MESSAGES=%lld",
	    (long long)l->messages);
	if ((pid = os_spawn(&s, &err)) == -1) {
		log_reason("quota-warning", err.text);
		return;
	}
	got = os_spawn_wait(pid, WARN_WAIT_MS, &status, &err);
	if (got != 1)
		os_spawn_kill(pid);
	if (got != 1 || status != 0)
		log_reason("quota-warning", got == 0 ? "the program takes too "
		    "long" : "the program failed");
}

/* The child's word, all of it or nothing. */
static bool
take_level(int fd, struct quotalevel *l)
{
	ssize_t n;

	do
		n = read(fd, l, sizeof(*l));
	while (n == -1 && errno == EINTR);
	return n == (ssize_t)sizeof(*l) && l->was != l->now &&
	    l->was <= 1000 && l->now <= 1000;
}

int
warn_fork(struct warn *w, int *code_out, struct err *err)
{
	struct quotalevel level;
	int ends[2], status;
	bool told;
	pid_t pid;

	w->pipe = -1;
	if (w->program == NULL)
		return 1;
	if (pipe(ends) == -1 || fcntl(ends[0], F_SETFD, FD_CLOEXEC) == -1 ||
	    fcntl(ends[1], F_SETFD, FD_CLOEXEC) == -1)
		return err_sys(err, "pipe");
	if ((pid = fork()) == -1)
		return err_sys(err, "fork");
	if (pid == 0) {
		close(ends[0]);
		w->pipe = ends[1];
		return 1;
	}
	close(ends[1]);
	told = take_level(ends[0], &level);
	close(ends[0]);
	if (os_spawn_wait(pid, -1, &status, err) != 1)
		return -1;
	*code_out = WIFEXITED(status) ? WEXITSTATUS(status) : EX_TEMPFAIL;
	if (*code_out == 0 && told)
		run_program(w, &level);
	return 0;
}

void
warn_tell(const struct warn *w, const struct quota *q, const struct tree *t)
{
	struct err err = ERR_INIT;
	struct quota limits = *q;
	struct quotalevel level;
	int got;

	if (w->pipe == -1)
		return;
	quota_adopt(&limits, t);
	got = quotalevel_look(&w->levels, &limits, t, &level, &err);
	/* The mail has been delivered: this is only worth a line. */
	if (got == -1 || (got == 1 && write(w->pipe, &level, sizeof(level)) !=
	    (ssize_t)sizeof(level)))
		log_reason("quota-warning", got == -1 ? err.text :
		    "cannot be told");
}
