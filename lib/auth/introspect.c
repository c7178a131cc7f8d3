/* introspect - see introspect.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "auth/introspect.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io/rd.h"
#include "os/spawn.h"

#define LINE_MAX_BYTES 1000

/* A token is shorter than what a pipe holds that nobody reads yet. */
static int
put_token(int fd, struct span token, struct err *err)
{
	ssize_t n;

	do
		n = write(fd, token.p, token.n);
	while (n == -1 && errno == EINTR);
	if (n == -1)
		return err_sys(err, "token");
	return (size_t)n == token.n ? 0 : err_set(err, ERR_TEMP, "token: cut");
}

/* One line, and then the end: 1, or not. */
static int
get_user(int fd, struct buf *user, struct err *err)
{
	struct span line;
	struct rd rd;
	int got;

	rd_init(&rd, fd, INTROSPECT_TIMEOUT_MS);
	got = rd_line(&rd, EOL_LF, LINE_MAX_BYTES, &line, err);
	if (got == 1)
		buf_add(user, span_trim(line));
	if (got == 1 && rd_line(&rd, EOL_LF, LINE_MAX_BYTES, &line, err) != 0)
		got = -1;
	rd_done(&rd);
	return got;
}

static int
verdict(pid_t pid, int got, struct buf *user, struct err *err)
{
	int status = 0;

	if (os_spawn_wait(pid, INTROSPECT_TIMEOUT_MS, &status, err) != 1) {
		os_spawn_kill(pid);
		return err_set(err, ERR_TEMP, "the program for tokens: timed "
		    "out");
	}
	if (WIFEXITED(status) && WEXITSTATUS(status) == 1)
		return 0;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0 && got == 1 &&
	    buf_ok(user) && user->len > 0)
		return 1;
	return err_set(err, ERR_TEMP, "the program for tokens cannot tell "
	    "(%s %d)", WIFEXITED(status) ? "exit" : "signal",
	    WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
}

int
introspect_run(const char *program, struct span token, struct buf *user,
    struct err *err)
{
	static const struct os_ids nobody = { INTROSPECT_ID, INTROSPECT_ID };
	char *argv[] = { (char *)(size_t)program, NULL };
	struct os_spawn s = { .argv = argv, .n_fds = 3, .dir = "/",
		.group = true };
	int in[2], out[2], got = -1;
	pid_t pid = -1;

	if (pipe2(in, O_CLOEXEC) == -1)
		return err_sys(err, "pipe");
	if (pipe2(out, O_CLOEXEC) == -1) {
		close(in[0]);
		close(in[1]);
		return err_sys(err, "pipe");
	}
	s.fds[0] = in[0];
	s.fds[1] = out[1];
	s.fds[2] = 2;
	if (os_cred_is_root())
		s.ids = &nobody;
	if (put_token(in[1], token, err) == 0)
		pid = os_spawn(&s, err);
	close(in[0]);
	close(in[1]);
	close(out[1]);
	if (pid != -1)
		got = get_user(out[0], user, NULL);
	close(out[0]);
	return pid == -1 ? -1 : verdict(pid, got, user, err);
}
