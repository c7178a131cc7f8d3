/* watch: what happens in a directory is reported by its id; one that goes says
 * so.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "os/watch.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tap.h"

#define IDS 64

static bool
has(int watch, int id, int marker)
{
	int ids[IDS];
	size_t n, i;
	bool found = false;

	while ((n = os_watch_next(watch, ids, IDS)) > 0)
		for (i = 0; i < n; i++)
			found |= ids[i] == id && (marker == 0 ||
			    (i + 1 < n && ids[i + 1] == marker));
	return found;
}

static void
touch(int dir, const char *name)
{
	int fd = openat(dir, name, O_WRONLY | O_CREAT, 0600);

	if (fd == -1)
		printf("# cannot make %s\n", name);
	close(fd);
}

int
main(void)
{
	char root[] = "/tmp/pneumatic-watch.XXXXXX", name[300];
	int watch = os_watch_new(), top, a, b, a_id, b_id, i;

	if (watch == -1) {
		printf("1..0 # SKIP no watcher is left\n");
		return 0;
	}
	if (mkdtemp(root) == NULL)
		return 1;
	top = open(root, O_RDONLY | O_DIRECTORY);
	mkdirat(top, "a", 0700);
	mkdirat(top, "b", 0700);
	a = openat(top, "a", O_RDONLY | O_DIRECTORY);
	b = openat(top, "b", O_RDONLY | O_DIRECTORY);
	a_id = os_watch_add(watch, a);
	b_id = os_watch_add(watch, b);
	tap_ok(a_id >= 0 && b_id >= 0 && a_id != b_id, "two directories");
	tap_ok(!has(watch, a_id, 0), "nothing has happened");
	touch(a, "x");
	tap_ok(has(watch, a_id, 0), "a file is made");
	renameat(a, "x", b, "y");
	tap_ok(has(watch, b_id, 0), "and renamed");
	tap_ok(os_watch_next(watch, &(int[IDS]){ 0 }[0], IDS) == 0,
	    "all has been taken");
	/* The longest names, so that few fit into one read. */
	for (i = 0; i < 200; i++) {
		(void)snprintf(name, sizeof(name), "%0255d", i);
		touch(a, name);
	}
	touch(b, "z");
	tap_ok(has(watch, b_id, 0), "the last of many is reported");
	for (i = 0; i < 200; i++) {
		(void)snprintf(name, sizeof(name), "%0255d", i);
		unlinkat(a, name, 0);
	}
	os_watch_drain(watch);
	os_watch_remove(watch, b_id);
	os_watch_drain(watch);
	touch(b, "w");
	tap_ok(!has(watch, b_id, 0), "no more of one that is given up");
	unlinkat(top, "a", AT_REMOVEDIR);
	if (!OS_WATCH_KEEPS)
		close(a);
	tap_ok(has(watch, a_id, OS_WATCH_ENDED), "a directory goes");
	close(watch);
	(void)snprintf(name, sizeof(name), "rm -rf %s", root);
	if (system(name) != 0)
		printf("# %s stays\n", root);
	return tap_done();
}
