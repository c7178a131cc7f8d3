/* chain - run a service file: set a few variables and exec one pipeline.
 * loader: descriptors are left for the next. The file is written in a small
 * part of the shell's language, so the same file also runs under sh(1); this
 * reader costs a quarter of a shell's start (chain(1)).
 * SPDX-License-Identifier: ISC */
#include <sysexits.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/tool.h"
#include "io/slurp.h"
#include "link/script.h"

struct options {
	bool print;
};

static const struct option_row rows[] = {
	{ "print", 'p', OPTION_FLAG, offsetof(struct options, print), 0, 0, NULL,
	    "print the words of the command, one a line, and exit" },
};

static const struct tool tool = { "chain", TOOL_LOADER,
	"[-enVh] [--print] file [argument ...]", NULL, rows, LENGTH(rows) };

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
	if (slurp_file(rest[0], &text, &err) == -1 ||
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
