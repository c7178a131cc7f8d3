/* next - see next.h. What a tool changes of its process beyond descriptors and
 * environment is set anew by the next one's tool_init, or not undone by exec
 * either: ids, root, directory, umask, limits.
 * SPDX-License-Identifier: ISC */
#include "link/next.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/span.h"
#include "os/exe.h"

#define PATH_MAX_HERE 4096

static bool always;

void
next_always_exec(void)
{
	always = true;
}

static const struct next_tool *
by_name(struct span name)
{
	const struct next_tool *h;

	for (h = nextheld; h->name != NULL; h++)
		if (span_eq(span_str(h->name), name))
			return h;
	return NULL;
}

/* The directory of this binary with a slash at its end; empty where the system
 * does not tell. Asked once: the file does not move under us. */
static struct span
own_directory(void)
{
	static char dir[PATH_MAX_HERE];
	static size_t n;
	static bool asked;
	struct buf path = BUF_INIT(PATH_MAX_HERE);

	if (!asked) {
		os_exe_sibling("", "", &path);
		if (buf_ok(&path) && path.len < sizeof(dir)) {
			memcpy(dir, path.p, path.len);
			n = path.len;
		}
		buf_done(&path);
		asked = true;
	}
	return span_of(dir, n);
}

static bool
is_own(struct span dir)
{
	struct span own = own_directory();

	if (dir.n > 0 && dir.p[dir.n - 1] != '/')
		own = span_sub(own, 0, own.n > 0 ? own.n - 1 : 0);
	return own.n > 0 && span_eq(dir, own);
}

/* Would exec find the name in this directory? A file that may not be executed
 * is looked past, as by execvp(3). */
static bool
has_program(struct span dir, struct span name)
{
	char file[PATH_MAX_HERE];
	int n = snprintf(file, sizeof(file), "%.*s/%.*s", (int)dir.n, dir.p,
	    (int)name.n, name.p);

	return n > 0 && (size_t)n < sizeof(file) && access(file, X_OK) == 0;
}

const struct next_tool *
next_held(const char *program)
{
	struct span name = span_str(program), rest, dir;
	size_t slash = span_rfind(name, '/');
	const struct next_tool *held;
	const char *path;

	if (always || nextheld[0].name == NULL)
		return NULL;
	held = by_name(slash < name.n ? span_from(name, slash + 1) : name);
	if (held == NULL)
		return NULL;
	if (slash < name.n)
		return is_own(span_sub(name, 0, slash + 1)) &&
		    access(program, X_OK) == 0 ? held : NULL;
	path = getenv("PATH");
	rest = span_str(path == NULL ? "" : path);
	while (rest.p != NULL && span_cut(&rest, ':', &dir))
		if (has_program(dir.n == 0 ? SPAN(".") : dir, name))
			return is_own(dir) ? held : NULL;
	return NULL;
}

static int
enter(const struct next_tool *tool, char *const *argv)
{
	int argc = 0;

	while (argv[argc] != NULL)
		argc++;
	os_exe_title(tool->name);
	return tool->main(argc, (char **)(size_t)argv);
}

static void
close_marked(void)
{
	int fd, flags;

	for (fd = 3; fd < NEXT_FDS; fd++)
		if ((flags = fcntl(fd, F_GETFD)) != -1 &&
		    (flags & FD_CLOEXEC) != 0)
			(void)close(fd);
}

int
next_run(char *const *argv)
{
	const struct next_tool *held = next_held(argv[0]);

	if (held == NULL)
		return execvp(argv[0], argv);
	log_close();
	close_marked();
	return enter(held, argv);
}
