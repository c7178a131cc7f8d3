/* seats: counted, held through exec, moved descriptors and forks of others, and
 * given back however the process ends.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "auth/seats.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "os/fds.h"
#include "tap.h"

static char path[64];

/* A child that takes a seat of n for `who` and goes on as sleep(1): its pid, or
 * 0 when there was none. */
static pid_t
start(const char *who, unsigned n)
{
	struct err err = ERR_INIT;
	int ready[2], fd;
	char answer = 'n';
	pid_t pid;

	if (pipe(ready) == -1 || (pid = fork()) == -1)
		return -1;
	if (pid == 0) {
		int fds[4] = { 0, 1, 2, ready[1] };

		fd = seats_open(path, &err);
		if (fd != -1 && seats_take(fd, span_str(who), n, &err) == 1 &&
		    seats_keep(fd, &err) == 0 && fork() != 0 &&
		    os_fds_arrange_but(fds, 4, fd) == 0 &&
		    fcntl(3, F_SETFD, FD_CLOEXEC) == 0 &&
		    write(3, "y", 1) == 1) {
			execlp("sleep", "sleep", "30", (char *)NULL);
			_exit(1);
		}
		_exit(0);
	}
	close(ready[1]);
	while (read(ready[0], &answer, 1) == 1)
		;
	close(ready[0]);
	if (answer == 'y')
		return pid;
	(void)waitpid(pid, NULL, 0);
	return 0;
}

static void
end(pid_t pid, int sig)
{
	if (pid <= 0)
		return;
	kill(pid, sig);
	(void)waitpid(pid, NULL, 0);
}

int
main(void)
{
	char dir[] = "/tmp/seats-test.XXXXXX";
	struct err err = ERR_INIT;
	struct stat st;
	pid_t a, b, c;

	if (mkdtemp(dir) == NULL)
		return 1;
	snprintf(path, sizeof(path), "%s/seats", dir);
	a = start("joe", 2);
	b = start("joe", 2);
	tap_ok(a > 0 && b > 0, "two of two");
	tap_ok(start("joe", 2) == 0, "not a third");
	c = start("ann", 2);
	tap_ok(c > 0, "another has his own");
	tap_ok(start("joe", 2) == 0, "still not");
	end(a, SIGKILL);
	a = start("joe", 2);
	tap_ok(a > 0, "killed: its seat is free");
	tap_ok(start("joe", 2) == 0, "one seat");
	end(b, SIGTERM);
	b = start("joe", 2);
	tap_ok(b > 0, "ended: its seat is free");
	end(a, SIGKILL);
	end(b, SIGKILL);
	end(c, SIGKILL);
	tap_ok(stat(path, &st) == 0 && st.st_size == 0, "the file is empty");
	(void)chmod(path, 0644);
	tap_ok(seats_open(path, &err) == -1 && err.kind == ERR_USAGE,
	    "others may open it");
	unlink(path);
	tap_ok(symlink("/dev/null", path) == 0 && seats_open(path, &err) == -1,
	    "a link");
	unlink(path);
	rmdir(dir);
	return tap_done();
}
