/* chain - run a service file: set a few variables and exec one pipeline.
 * loader: descriptors are left for the next. The file is written in a small
 * part of the shell's language, so the same file also runs under sh(1); this
 * reader costs a quarter of a shell's start (chain(1)).
 * SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/tool.h"
#include "script.h"

struct options {
	bool print;
};

static const struct option_row rows[] = {
	{ "print", 'p', OPTION_FLAG, offsetof(struct options, print), 0, 0, NULL,
	    "print the words of the command, one a line, and exit" },
};

static const struct tool tool = { "chain", TOOL_LOADER,
	"[-enVh] [--print] file [argument ...]", NULL, rows, LENGTH(rows) };

static int
read_file(const char *path, struct buf *text, struct err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = 1;

	if (fd == -1)
		return err_sys(err, "%s", path);
	while (n > 0 && buf_room(text, 4096)) {
		n = read(fd, text->p + text->len, 4096);
		if (n > 0)
			buf_grew(text, (size_t)n);
		else if (n == -1 && errno != EINTR)
			break;
		else if (n == -1)
			n = 1;
	}
	if (n == -1)
		err_sys(err, "read %s", path);
	else if (!buf_ok(text))
		n = err_set(err, ERR_USAGE, "%s: larger than %d bytes", path,
		    SCRIPT_MAX);
	close(fd);
	return n == 0 ? 0 : -1;
}

static void
print_words(char **argv)
{
	for (; *argv != NULL; argv++)
		printf("%s\n", *argv);
}

int
main(int argc, char **argv)
{
	struct options opt = { false };
	struct buf text = BUF_INIT(SCRIPT_MAX);
	struct err err = ERR_INIT;
	struct script script;
	char **rest;

	tool_init(&tool);
	rest = tool_options(argc, argv, &opt);
	if (rest[0] == NULL)
		tool_exit(EX_USAGE, "no file given");
	if (read_file(rest[0], &text, &err) == -1 ||
	    script_run(&script, rest, buf_span(&text), &err) == -1)
		tool_die(&err);
	tool_checked(&opt);
	if (opt.print) {
		print_words(script.argv);
		return fflush(stdout) == 0 && !ferror(stdout) ? 0 : EX_IOERR;
	}
	tool_explain("exec %s", script.argv[0]);
	(void)execvp(script.argv[0], script.argv);
	err_sys(&err, "%s: cannot run %s", rest[0], script.argv[0]);
	tool_die(&err);
}
