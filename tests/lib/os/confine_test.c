/* confine: what is given up is gone, what is kept works.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "os/confine.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "os/tmpfd.h"
#include "tap.h"

static char dir[] = "/tmp/pneumatic-confine.XXXXXX";

/* A letter for each thing that can still be done. */
static int
powers(int dirfd_)
{
	int fd, power = 0;

	if ((fd = open("/etc/passwd", O_RDONLY)) != -1)
		power |= 1;
	if (openat(dirfd_, "seen", O_RDONLY) != -1)
		power |= 2;
	if ((fd = openat(dirfd_, "made", O_WRONLY | O_CREAT, 0600)) != -1 &&
	    write(fd, "x", 1) == 1 && fsync(fd) == 0 &&
	    renameat(dirfd_, "made", dirfd_, "sub/moved") == 0 &&
	    unlinkat(dirfd_, "sub/moved", 0) == 0)
		power |= 4;
	if (socket(AF_INET, SOCK_STREAM, 0) != -1)
		power |= 8;
	if (fork() != -1)
		power |= 16;
	if (os_tmpfd_memory(NULL) != -1 && getpid() > 0 &&
	    malloc(1 << 22) != NULL)
		power |= 32;
	if (open("/tmp/pneumatic-confine-outside", O_WRONLY | O_CREAT, 0600) !=
	    -1)
		power |= 64;
	return power;
}

/* What a lock file wants: 1 the host's name, 2 whether a process lives; 4 would
 * be too much. */
static int
lock_powers(int dirfd_)
{
	char host[256];

	(void)dirfd_;
	return (gethostname(host, sizeof(host)) == 0 ? 1 : 0) |
	    (kill(getpid(), 0) == 0 ? 2 : 0) |
	    (kill(getpid(), SIGCONT) == 0 ? 4 : 0);
}

static int
confined_to(unsigned what, int (*try)(int))
{
	int status = -1, fd = open(dir, O_RDONLY | O_DIRECTORY);
	pid_t pid = fork();

	if (pid == 0) {
		if (os_confine(what, &fd, 1, NULL) == -1)
			_exit(127);
		_exit(try(fd));
	}
	waitpid(pid, &status, 0);
	close(fd);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int
confined(unsigned what)
{
	return confined_to(what, powers);
}

int
main(void)
{
	int fd;

	if (!os_confine_works()) {
		printf("1..0 # SKIP this system cannot confine\n");
		return 0;
	}
	if (mkdtemp(dir) == NULL || chdir(dir) == -1 ||
	    mkdir("sub", 0700) == -1 ||
	    (fd = open("seen", O_WRONLY | O_CREAT, 0600)) == -1)
		return 1;
	tap_ok(
	    confined(OS_STDIO) == 32, "OS_STDIO: memory and descriptors only");
	tap_ok(confined(OS_STDIO | OS_READDIR) == (2 | 32),
	    "OS_READDIR: reads below its directory");
	tap_ok(confined(OS_STDIO | OS_WRITEDIR) == (2 | 4 | 32),
	    "OS_WRITEDIR: writes there too, and nowhere else");
	tap_ok(confined(OS_STDIO | OS_DNS) == (8 | 32), "OS_DNS: sockets");
	tap_ok(confined_to(OS_STDIO | OS_WRITEDIR, lock_powers) == (1 | 2),
	    "OS_WRITEDIR: host name and kill(pid, 0), no other signal");
	tap_ok(confined_to(OS_STDIO, lock_powers) == 1,
	    "OS_STDIO: no kill at all");
	(void)unlink("seen");
	(void)rmdir("sub");
	(void)rmdir(dir);
	(void)unlink("/tmp/pneumatic-confine-outside");
	return tap_done();
}
