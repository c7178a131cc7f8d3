/* fds, fdpass, spawn: descriptors arrive where they should, and only those.
 * SPDX-License-Identifier: ISC */
#include "os/fds.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "os/fdpass.h"
#include "os/spawn.h"
#include "os/tmpfd.h"
#include "tap.h"

static int
file_with(const char *text)
{
	int fd = os_tmpfd_memory(NULL);

	if (write(fd, text, strlen(text)) == -1 || lseek(fd, 0, SEEK_SET) == -1)
		return -1;
	return fd;
}

static char
first_byte(int fd)
{
	char c = '?';

	return pread(fd, &c, 1, 0) == 1 ? c : '?';
}

/* In a child: a rotation of descriptors, which naive dup2 would clobber. */
static void
test_arrange(void)
{
	int status = -1;
	pid_t pid = fork();

	if (pid == 0) {
		int a = file_with("a"), b = file_with("b"), c = file_with("c");
		int rotated[3], want[6];

		(void)dup2(a, 3), (void)dup2(b, 4), (void)dup2(c, 5);
		rotated[0] = 5, rotated[1] = 3, rotated[2] = 4;
		want[0] = -1, want[1] = 1, want[2] = 2;
		memcpy(want + 3, rotated, sizeof(rotated));
		if (os_fds_arrange(want, 6) == -1)
			_exit(1);
		_exit(first_byte(3) != 'c' || first_byte(4) != 'a' ||
		      first_byte(5) != 'b' || fcntl(6, F_GETFD) != -1 ||
		      read(0, &status, 1) != 0);
	}
	waitpid(pid, &status, 0);
	tap_ok(status == 0, "rotation, /dev/null on 0, the rest closed");
}

/* In a child: all but the listed ones go, on both sides of them. */
static void
test_keep(void)
{
	int status = -1;
	pid_t pid = fork();

	if (pid == 0) {
		const int keep[] = { 7, -1, 0, 5, 5 };

		(void)dup2(0, 4), (void)dup2(0, 5), (void)dup2(0, 6);
		(void)dup2(0, 7), (void)dup2(0, 200);
		os_fds_keep(keep, 5);
		_exit(fcntl(0, F_GETFD) == -1 || fcntl(5, F_GETFD) == -1 ||
		    fcntl(7, F_GETFD) == -1 || fcntl(1, F_GETFD) != -1 ||
		    fcntl(4, F_GETFD) != -1 || fcntl(6, F_GETFD) != -1 ||
		    fcntl(200, F_GETFD) != -1);
	}
	waitpid(pid, &status, 0);
	tap_ok(status == 0, "what is not kept is closed");
}

static int
run(const char *script, const int *extra, size_t n_extra, int timeout)
{
	const char *argv[] = {"/bin/sh", "-c", script, NULL};
	const char *env[] = {"ADDED=1", "PATH_GONE", NULL};
	struct os_spawn s = {.argv = (char *const *)(size_t)argv,
	    .env = env,
	    .fds = {-1, 1, 2},
	    .n_fds = 3 + n_extra,
	    .group = true};
	int status = -1;
	pid_t pid;

	for (size_t i = 0; i < n_extra; i++)
		s.fds[3 + i] = extra[i];
	if ((pid = os_spawn(&s, NULL)) == -1)
		return -1;
	if (os_spawn_wait(pid, timeout, &status, NULL) != 1) {
		os_spawn_kill(pid);
		return -2;
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static void
test_spawn(void)
{
	int fd = file_with("x\n");
	const char *missing[] = {"/nonexistent/program", NULL};
	struct os_spawn s = {.argv = (char *const *)(size_t)missing,
	    .fds = {-1, -1, -1},
	    .n_fds = 3};
	int status = 0;

	tap_ok(run("exit 42", NULL, 0, -1) == 42, "exit code");
	tap_ok(run("kill -9 $$", NULL, 0, -1) == 137, "signal");
	tap_ok(run("read a <&3; test \"$a$ADDED\" = x1", &fd, 1, -1) == 0,
	    "descriptor 3 and the environment");
	tap_ok(run("ls /proc/self/fd 2>/dev/null | grep -c '^[5-9]' | grep -q "
		   "'^0$' || test ! -d /proc/self",
		   &fd, 1, -1) == 0,
	    "no other descriptor");
	tap_ok(run("trap '' TERM; sleep 100 & wait", NULL, 0, 50) == -2,
	    "deadline, and the group is killed");
	if (os_spawn_wait(os_spawn(&s, NULL), -1, &status, NULL) == 1)
		tap_ok(WEXITSTATUS(status) == 127, "no such program");
	close(fd);
}

static void
test_fdpass(void)
{
	int s[2], fds[OS_FDPASS_MAX], a = file_with("a"), b = file_with("b");
	int many[3] = {a, b, a};
	struct err err = ERR_INIT;
	char bytes[20];
	size_t n;

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, s) == -1)
		return;
	tap_ok(os_fdpass_send(s[0], SPAN("hello"), many, 3, &err) == 0, "send");
	tap_ok(os_fdpass_recv(
		   s[1], bytes, sizeof(bytes), 1000, fds, &n, &err) == 5 &&
		   n == 3,
	    "receive");
	tap_ok(first_byte(fds[0]) == 'a' && first_byte(fds[1]) == 'b',
	    "the right ones, in order");
	tap_ok((fcntl(fds[0], F_GETFD) & FD_CLOEXEC) != 0, "close-on-exec");
	tap_ok(
	    os_fdpass_recv(s[1], bytes, sizeof(bytes), 10, fds, &n, &err) == -1,
	    "silence ends it");
	close(s[0]);
	tap_ok(
	    os_fdpass_recv(s[1], bytes, sizeof(bytes), 10, fds, &n, &err) == 0,
	    "end of file");
	close(s[1]);
}

int
main(void)
{
	test_arrange();
	test_keep();
	test_spawn();
	test_fdpass();
	return tap_done();
}
