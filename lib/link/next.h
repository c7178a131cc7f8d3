/* next - run the next program of a chain in place of this one. A binary may
 * hold tools other than the one it is named after (cmd/tools); such a tool is
 * entered as a function, which costs a fifth of an exec and comes to the same:
 * what exec(2) would have undone is undone.
 * SPDX-License-Identifier: ISC */
#ifndef LINK_NEXT_H
#define LINK_NEXT_H

#include "base/attr.h"

struct next_tool {
	const char *name;            /* NULL: the end of the list */
	int (*main)(int argc, char **argv);
};

/* What this binary holds; in a tool by itself nothing (nextheld.c). */
extern const struct next_tool nextheld[];

#define NEXT_FDS 64

/* As execvp(3), but what has been entered comes back: its exit code, which must
 * be ours at once. -1 with errno: it cannot be run. A tool is entered when it
 * is held here and exec would run the file of its name beside this binary;
 * another one before that in PATH is executed. Descriptors marked close-on-exec
 * are closed, numbers below NEXT_FDS; memory is not cleared, so this is for who
 * has read no secret yet. */
MUST_USE int next_run(char *const *argv);

/* Which one next_run would enter; NULL: none. For who explains. */
const struct next_tool *next_held(const char *program);

/* From now on every program is run by exec. */
void next_always_exec(void);

#endif
