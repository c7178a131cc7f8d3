/* plumbing - see plumbing.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "tls/plumbing.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

int
plumbing_open(struct plumbing *p, struct err *err)
{
	int ctl[2];

	if (pipe2(p->to_program, O_CLOEXEC) == -1 ||
	    pipe2(p->from_program, O_CLOEXEC) == -1)
		return err_sys(err, "pipe");
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ctl) == -1)
		return err_sys(err, "socketpair");
	p->ctl = ctl[0];
	p->ctl_engine = ctl[1];
	return 0;
}

void
plumbing_close_engine(const struct plumbing *p)
{
	close(p->ctl_engine);
	close(p->to_program[1]);
	close(p->from_program[0]);
}

void
plumbing_close_program(const struct plumbing *p)
{
	close(p->to_program[0]);
	close(p->from_program[1]);
}

int
plumbing_detach(struct err *err)
{
	pid_t pid = fork(), got;
	int status = 0;

	if (pid == 0) {
		if ((pid = fork()) == 0)
			return 1;
		_exit(pid == -1 ? EX_OSERR : 0);
	}
	if (pid == -1)
		return err_sys(err, "fork");
	while ((got = waitpid(pid, &status, 0)) == -1 && errno == EINTR)
		;
	if (got == -1 || status != 0)
		return err_set(err, ERR_TEMP, "fork failed");
	return 0;
}

/* First all go out of the way of one another. */
int
plumbing_give(const int fds[3], struct err *err)
{
	static const char *const names[3] = { "SSLCTLFD", "SSLREADFD",
		"SSLWRITEFD" };
	int high[3], i;

	for (i = 0; i < 3; i++) {
		high[i] = fcntl(fds[i], F_DUPFD_CLOEXEC,
		    PLUMBING_FD_FIRST + 20);
		if (high[i] == -1)
			return err_sys(err, "%s", names[i]);
		close(fds[i]);
	}
	for (i = 0; i < 3; i++) {
		int to = fcntl(high[i], F_DUPFD, PLUMBING_FD_FIRST);
		char number[12];

		if (to == -1)
			return err_sys(err, "%s", names[i]);
		close(high[i]);
		(void)snprintf(number, sizeof(number), "%d", to);
		(void)setenv(names[i], number, 1);
	}
	return 0;
}

char
plumbing_await(int ctl)
{
	ssize_t n;
	char c;

	do
		n = read(ctl, &c, 1);
	while (n == -1 && errno == EINTR);
	return n == 1 ? c : '\0';
}

void
plumbing_answer(int ctl, struct span facts)
{
	while (facts.n > 0) {
		ssize_t n = send(ctl, facts.p, facts.n, MSG_NOSIGNAL);

		if (n == -1 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		facts = span_from(facts, (size_t)n);
	}
}
