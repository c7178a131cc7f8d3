/* spawn - start a child with exactly the descriptors it should have, and wait
 * for it with a deadline.
 * SPDX-License-Identifier: ISC */
#ifndef OS_SPAWN_H
#define OS_SPAWN_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/attr.h"
#include "base/err.h"
#include "os/cred.h"

#define OS_SPAWN_FDS_MAX 8

struct os_spawn {
	char *const *argv;           /* argv[0] is looked up in PATH */
	const char *const *env;      /* "NAME=value" sets, "NAME" unsets; or
	                              * NULL */
	int fds[OS_SPAWN_FDS_MAX];   /* the child's descriptor i is fds[i]; -1:
	                              * closed (0 to 2: /dev/null) */
	size_t n_fds;                /* 3 to OS_SPAWN_FDS_MAX; all others
	                              * closed */
	const struct os_ids *ids;    /* become this user first, or NULL */
	const char *dir;             /* change to it as that user, or NULL */
	bool group;                  /* a process group of its own */
};

/* The child's pid, or -1 with err. A child that cannot be made ready (chdir,
 * ids) says why on its descriptor 2 and exits 75; so does one whose program is
 * not found, with 127, or not executable, with 126. */
MUST_USE pid_t os_spawn(const struct os_spawn *s, struct err *err);

/* Wait until `pid` ends: 1 and *status_out as wait(2) has it, 0 when
 * timeout_ms (-1: none) passed, -1 with err. */
MUST_USE int os_spawn_wait(pid_t pid, int timeout_ms, int *status_out,
    struct err *err);

/* Kill the group of a child started with `group`, and reap the child. */
void os_spawn_kill(pid_t pid);

#endif
