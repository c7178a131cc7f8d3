/* spawn - see spawn.h. Plain fork: our tools are small, so it costs less than
 * the exec that follows it (FACTS: 10 ms only from hundreds of MiB).
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "os/spawn.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/span.h"
#include "os/clock.h"
#include "os/fds.h"

static void
set_environment(const char *const *env)
{
	for (; env != NULL && *env != NULL; env++) {
		struct span entry = span_str(*env);
		size_t eq = span_find(entry, 0, '=');
		char *name = span_dup(span_sub(entry, 0, eq));

		if (eq == entry.n)
			(void)unsetenv(name);
		else
			(void)setenv(name, *env + eq + 1, 1);
		free(name);
	}
}

static void
default_signals(void)
{
	static const int sigs[] = { SIGPIPE, SIGXFSZ, SIGCHLD, SIGALRM, SIGTERM,
		SIGINT, SIGHUP };
	sigset_t none;
	size_t i;

	for (i = 0; i < LENGTH(sigs); i++)
		(void)signal(sigs[i], SIG_DFL);
	(void)sigemptyset(&none);
	(void)sigprocmask(SIG_SETMASK, &none, NULL);
}

/* The child's own standard error is where its caller listens. */
static NORETURN void
not_ready(const char *what, int code)
{
	(void)dprintf(2, "%s: %s\n", what, strerror(errno));
	_exit(code);
}

static NORETURN void
run_child(const struct os_spawn *s)
{
	if (s->group)
		(void)setpgid(0, 0);
	default_signals();
	if (os_fds_arrange(s->fds, s->n_fds) == -1)
		_exit(EX_TEMPFAIL);
	if (s->ids != NULL && os_cred_become(s->ids, NULL) == -1)
		not_ready("cannot become the user", EX_TEMPFAIL);
	if (s->dir != NULL && chdir(s->dir) == -1)
		not_ready(s->dir, EX_TEMPFAIL);
	set_environment(s->env);
	(void)execvp(s->argv[0], s->argv);
	not_ready(s->argv[0], errno == ENOENT || errno == ENOTDIR ? 127 : 126);
}

pid_t
os_spawn(const struct os_spawn *s, struct err *err)
{
	pid_t pid;

	assert(s->n_fds >= 3 && s->n_fds <= OS_SPAWN_FDS_MAX);
	if ((pid = fork()) == -1)
		return err_sys(err, "fork for %s", s->argv[0]);
	if (pid == 0)
		run_child(s);
	/* Both sides set the group, so that a kill finds it at once. */
	if (s->group)
		(void)setpgid(pid, pid);
	return pid;
}

static void
on_child(int sig)
{
	(void)sig;
}

/* SIGCHLD is blocked except inside ppoll, so none can slip between the look
 * and the wait. */
int
os_spawn_wait(pid_t pid, int timeout_ms, int *status_out, struct err *err)
{
	int64_t end = os_clock_ms() + timeout_ms;
	struct sigaction sa, old;
	sigset_t chld, before;
	int r;

	memset(&sa, 0, sizeof(sa));
	sa.sa_handler = on_child;
	(void)sigemptyset(&chld);
	(void)sigaddset(&chld, SIGCHLD);
	(void)sigprocmask(SIG_BLOCK, &chld, &before);
	(void)sigaction(SIGCHLD, &sa, &old);
	for (;;) {
		int64_t left = end - os_clock_ms();
		struct timespec t = { 0, 0 };
		pid_t got = waitpid(pid, status_out, WNOHANG);

		if (got == pid || (got == -1 && errno != EINTR)) {
			r = got == pid ? 1 : err_sys(err, "wait");
			break;
		}
		if (timeout_ms >= 0 && left <= 0) {
			r = 0;
			break;
		}
		t.tv_sec = left / 1000;
		t.tv_nsec = left % 1000 * 1000000;
		(void)ppoll(NULL, 0, timeout_ms < 0 ? NULL : &t, &before);
	}
	(void)sigaction(SIGCHLD, &old, NULL);
	(void)sigprocmask(SIG_SETMASK, &before, NULL);
	return r;
}

void
os_spawn_kill(pid_t pid)
{
	int status;

	(void)kill(-pid, SIGKILL);
	(void)kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) == -1 && errno == EINTR)
		;
}
