/* syncall: what one call makes durable, and when it leaves that to others.
 * SPDX-License-Identifier: ISC */
#include "os/syncall.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "os/confine.h"
#include "tap.h"

#define FILES 10

static int dir;
static int fds[FILES + 1];

static bool
make_files(void)
{
	char name[] = "file-0";
	bool good = true;
	size_t i;

	for (i = 0; i < FILES; i++) {
		name[5] = (char)('0' + i);
		fds[i] = openat(dir, name, O_WRONLY | O_CREAT | O_EXCL, 0600);
		good = good && fds[i] != -1 && write(fds[i], "x", 1) == 1;
	}
	return good;
}

/* What it answers confined: 0 or 1, or 9 for an error. */
static int
confined(void)
{
	struct err err = ERR_INIT;
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		int r = os_confine(OS_WRITEDIR, &dir, 1, &err) == -1 ? 9 :
		    os_syncall(fds, FILES);

		_exit(r == -1 ? 9 : r);
	}
	return pid != -1 && waitpid(pid, &status, 0) == pid &&
	    WIFEXITED(status) ? WEXITSTATUS(status) : 9;
}

int
main(void)
{
	char top[] = "/tmp/syncall.XXXXXX", name[] = "file-0";
	int two[2], can;
	size_t i;

	tap_ok(mkdtemp(top) != NULL && (dir = open(top, O_RDONLY)) != -1 &&
	    make_files(), "files are written");
	tap_ok(os_syncall(fds, FILES) == 0,
	    "without preparation nothing is done");
	os_syncall_prepare();
	can = os_syncall(fds, FILES);
	tap_ok(can == 0 || can == 1, can == 1 ?
	    "many files: done" : "many files: left to fsync");
	tap_ok(confined() == can || can == 1, "confined it does no harm");
	tap_ok(os_syncall(fds, 2) == 0, "few files are left to fsync");
	tap_ok(os_syncall(NULL, 0) == 0, "and so is none");
	tap_ok(pipe(two) == 0 && (fds[FILES] = two[0]) != -1 &&
	    os_syncall(fds, FILES + 1) == 0,
	    "files of several file systems are left to fsync");
	fds[0] = -1;
	tap_ok(os_syncall(fds, FILES) == 0, "what is not open too");
	for (i = 0; i < FILES; i++) {
		name[5] = (char)('0' + i);
		(void)unlinkat(dir, name, 0);
	}
	(void)rmdir(top);
	return tap_done();
}
