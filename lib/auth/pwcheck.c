/* pwcheck - see pwcheck.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "auth/pwcheck.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/secret.h"
#include "os/spawn.h"

#define INPUT_MAX (PWCHECK_VERIFIER_MAX + SECRET_MAX + 2)

/* Both end in NUL, which neither can hold. All of it fits into a pipe that
 * nobody reads yet (16 KB at least where we run). */
static int
write_input(int fd, struct span verifier, struct span password,
    struct err *err)
{
	char input[INPUT_MAX];
	size_t n = verifier.n + password.n + 2;
	ssize_t done;

	memcpy(input, verifier.p, verifier.n);
	input[verifier.n] = '\0';
	memcpy(input + verifier.n + 1, password.p, password.n);
	input[n - 1] = '\0';
	do
		done = write(fd, input, n);
	while (done == -1 && errno == EINTR);
	secret_clear(input, sizeof(input));
	if (done == -1)
		return err_sys(err, "write to password-check");
	return (size_t)done == n ? 0 :
	    err_set(err, ERR_TEMP, "short write to password-check");
}

static int
run(const char *program, int input, struct err *err)
{
	static const struct os_ids nobody = { PWCHECK_ID, PWCHECK_ID };
	char *argv[] = { (char *)(size_t)program, NULL };
	struct os_spawn s = { .argv = argv, .fds = { input, -1, 2 },
		.n_fds = 3, .dir = "/" };
	int status = 0, got;
	pid_t pid;

	if (os_cred_is_root())
		s.ids = &nobody;
	if ((pid = os_spawn(&s, err)) == -1)
		return -1;
	got = os_spawn_wait(pid, PWCHECK_TIMEOUT_MS, &status, err);
	if (got == 0) {
		os_spawn_kill(pid);
		return err_set(err, ERR_TEMP, "password-check: timed out");
	}
	if (got == -1)
		return -1;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return 1;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 1)
		return 0;
	return err_set(err, ERR_TEMP, "password-check cannot tell (%s %d)",
	    WIFEXITED(status) ? "exit" : "signal",
	    WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
}

int
pwcheck_run(const char *program, struct span verifier, struct span password,
    struct err *err)
{
	int fds[2], r;

	if (verifier.n == 0 || verifier.n > PWCHECK_VERIFIER_MAX ||
	    password.n > SECRET_MAX || span_has(verifier, '\0') ||
	    span_has(password, '\0'))
		return err_set(err, ERR_TEMP, "not a verifier and a password");
	if (pipe2(fds, O_CLOEXEC) == -1)
		return err_sys(err, "pipe");
	r = write_input(fds[1], verifier, password, err);
	close(fds[1]);
	if (r == 0)
		r = run(program, fds[0], err);
	close(fds[0]);
	return r;
}
