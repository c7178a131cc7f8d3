/* confine: what a confined process may still do, and what not.
 * SPDX-License-Identifier: ISC */
#include "os/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tap.h"

/* Bits of what went wrong in a process confined to writing below `dir`. */
static int
try_confined(int dir)
{
	struct err err = ERR_INIT;
	char host[256];
	int bad = 0, fd;

	if (os_confine(OS_STDIO | OS_WRITEDIR, &dir, 1, &err) == -1)
		return 1;
	if (gethostname(host, sizeof(host)) == -1)
		bad |= 2;
	if (kill(getpid(), 0) == -1)
		bad |= 4;
	if (os_confine_works() && kill(getpid(), SIGCONT) == 0)
		bad |= 8;
	fd = openat(dir, "inside", O_WRONLY | O_CREAT, 0600);
	if (fd == -1)
		bad |= 16;
	if (os_confine_works() && open("/etc/passwd", O_RDONLY) != -1)
		bad |= 32;
	return bad;
}

int
main(void)
{
	char path[] = "/tmp/pneumatic-confine.XXXXXX";
	int dir, status = 0, bad;
	pid_t pid;

	if (mkdtemp(path) == NULL ||
	    (dir = open(path, O_RDONLY | O_DIRECTORY)) == -1)
		return 1;
	if ((pid = fork()) == 0)
		_exit(try_confined(dir));
	waitpid(pid, &status, 0);
	bad = WIFEXITED(status) ? WEXITSTATUS(status) : 255;
	tap_ok((bad & 1) == 0, "confinement");
	tap_ok((bad & 2) == 0, "gethostname works");
	tap_ok((bad & 4) == 0, "kill(pid, 0) asks whether a process lives");
	tap_ok((bad & 8) == 0, "no other signal can be sent");
	tap_ok((bad & 16) == 0, "a file below the directory");
	tap_ok((bad & 32) == 0, "no file elsewhere");
	(void)unlinkat(dir, "inside", 0);
	(void)rmdir(path);
	return tap_done();
}
