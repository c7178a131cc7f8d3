/* spawn - see spawn.h. The child is made by vfork(2), which copies no page
 * table and leaves the parent no page to copy when it writes next: a third of
 * what a small program's start costs. So between vfork and exec the child makes
 * system calls and writes nothing that the parent will read; the new
 * environment is put together before. posix_spawn(3) cannot change ids.
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

#include "base/mem.h"
#include "base/span.h"
#include "os/clock.h"
#include "os/fds.h"

extern char **environ;

static bool
is_entry(const char *entry, struct span name)
{
	return strncmp(entry, name.p, name.n) == 0 && entry[name.n] == '=';
}

/* Take the name out, and put "NAME=value" at the end: how many there are
 * then. */
static size_t
change(char **list, size_t n, const char *item)
{
	struct span s = span_str(item);
	struct span name = span_sub(s, 0, span_find(s, 0, '='));
	size_t i, kept = 0;

	for (i = 0; i < n; i++)
		if (!is_entry(list[i], name))
			list[kept++] = list[i];
	if (name.n < s.n)
		list[kept++] = (char *)(size_t)item;
	return kept;
}

/* Our environment with the changes, in memory of its own; the strings are
 * not. */
static char **
make_environment(const char *const *changes)
{
	size_t n = 0, more = 0, i;
	char **list;

	while (environ != NULL && environ[n] != NULL)
		n++;
	while (changes != NULL && changes[more] != NULL)
		more++;
	list = mem_zero(n + more + 1, sizeof(*list));
	for (i = 0; i < n; i++)
		list[i] = environ[i];
	for (i = 0; i < more; i++)
		n = change(list, n, changes[i]);
	list[n] = NULL;
	return list;
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

/* Not execvp(3), which in many a libc has sh(1) run a file that is no program:
 * one that is empty, or whose first lines have been lost, would do nothing, and
 * well. errno says why it is still here: a file that may not be executed, if
 * there was one, not that others are missing. */
static void
execute(char *const *argv)
{
	struct span rest = SPAN("/bin:/usr/bin"), dir;
	char file[4096];
	int why = ENOENT;
	size_t i;

	if (strchr(argv[0], '/') != NULL || argv[0][0] == '\0') {
		(void)execve(argv[0], argv, environ);
		return;
	}
	for (i = 0; environ[i] != NULL; i++)
		if (is_entry(environ[i], SPAN("PATH")))
			rest = span_from(span_str(environ[i]), 5);
	while (rest.p != NULL && span_cut(&rest, ':', &dir)) {
		int n = snprintf(file, sizeof(file), "%.*s%s%s", (int)dir.n,
		    dir.p, dir.n > 0 ? "/" : "", argv[0]);

		if (n < 0 || (size_t)n >= sizeof(file))
			continue;
		(void)execve(file, argv, environ);
		if (errno != ENOENT && errno != ENOTDIR)
			why = errno;
		if (errno != ENOENT && errno != ENOTDIR && errno != EACCES)
			break;
	}
	errno = why;
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
	execute(s->argv);
	not_ready(s->argv[0], errno == ENOENT || errno == ENOTDIR ? 127 : 126);
}

/* Nothing of the parent's is changed while the child borrows its memory but
 * `environ`, so that PATH is the child's own. */
static pid_t
start_child(const struct os_spawn *s)
{
	pid_t pid;

	/* NOLINTBEGIN(clang-analyzer-security.insecureAPI.vfork,clang-analyzer-unix.Vfork) */
	if ((pid = vfork()) == 0)
		run_child(s);
	/* NOLINTEND(clang-analyzer-security.insecureAPI.vfork,clang-analyzer-unix.Vfork) */
	return pid;
}

pid_t
os_spawn(const struct os_spawn *s, struct err *err)
{
	char **before = environ, **list = make_environment(s->env);
	pid_t pid;

	assert(s->n_fds >= 3 && s->n_fds <= OS_SPAWN_FDS_MAX);
	environ = list;
	pid = start_child(s);
	environ = before;
	free(list);
	if (pid == -1)
		return err_sys(err, "fork for %s", s->argv[0]);
	/* The child has done it; this is for a system whose vfork is fork. */
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
static int
wait_until(pid_t pid, int timeout_ms, int *status_out, struct err *err)
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

int
os_spawn_wait(pid_t pid, int timeout_ms, int *status_out, struct err *err)
{
	pid_t got = waitpid(pid, status_out, WNOHANG);

	/* The usual answer to a mere look, which needs no signals arranged. */
	if (got == pid)
		return 1;
	if (got == 0 && timeout_ms == 0)
		return 0;
	return wait_until(pid, timeout_ms, status_out, err);
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
