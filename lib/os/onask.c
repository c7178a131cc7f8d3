/* onask - see onask.h. The child keeps nothing of its parent: all descriptors
 * but the socket are closed at once, so that a client's connection does not
 * outlive the session.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "os/onask.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

#include "os/fds.h"

static NORETURN void
wait_and_become(int sock, char *const *argv)
{
	int fds[3] = { sock, sock, -1 };
	char first;
	ssize_t n;

	(void)signal(SIGPIPE, SIG_DFL);
	(void)signal(SIGXFSZ, SIG_DFL);
	if (os_fds_arrange(fds, 3) == -1)
		_exit(1);
	do
		n = recv(0, &first, 1, MSG_PEEK);
	while (n == -1 && errno == EINTR);
	if (n == 1)
		(void)execv(argv[0], argv);
	_exit(n == 1);
}

int
os_onask(char *const *argv, struct err *err)
{
	int pair[2];
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == -1)
		return err_sys(err, "socketpair");
	(void)fcntl(pair[0], F_SETFD, FD_CLOEXEC);
	if ((pid = fork()) == -1) {
		(void)err_sys(err, "fork for %s", argv[0]);
		close(pair[0]);
		close(pair[1]);
		return -1;
	}
	if (pid == 0)
		wait_and_become(pair[1], argv);
	close(pair[1]);
	return pair[0];
}
