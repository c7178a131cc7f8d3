/* chain - run a service file: set a few variables and exec one pipeline.
 * loader: descriptors are left for the next. The file is written in a small
 * part of the shell's language, so the same file also runs under sh(1); this
 * reader costs a quarter of a shell's start (chain(1)). The loaders that follow
 * in most services are held here and entered without an exec (link/next.h).
 * SPDX-License-Identifier: ISC */
#include <sysexits.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/tool.h"
#include "held.h"
#include "io/slurp.h"
#include "link/next.h"
#include "link/script.h"

struct options {
	bool print;
	bool exec;
};

static const struct option_row rows[] = {
	{ "print", 'p', OPTION_FLAG, offsetof(struct options, print), 0, 0,
	    NULL, "print the words of the command, one a line, and exit" },
	{ "exec", 'x', OPTION_FLAG, offsetof(struct options, exec), 0, 0, NULL,
	    "run by exec what this program holds, too" },
};

static const struct tool tool = { "chain", TOOL_LOADER,
	"[-enVh] [--exec] [--print] file [argument ...]", HELD_FEATURES, rows,
	LENGTH(rows) };

static void
print_words(char **argv)
{
	for (; *argv != NULL; argv++)
		printf("%s\n", *argv);
}

int
main(int argc, char **argv)
{
	struct options opt = { .print = false };
	struct buf text = BUF_INIT(SCRIPT_MAX);
	struct err err = ERR_INIT;
	struct script script;
	char **rest;
	int code;

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
	if (opt.exec)
		next_always_exec();
	tool_explain(next_held(script.argv[0]) == NULL ? "exec %s" :
	    "%s, which is held here", script.argv[0]);
	if ((code = next_run(script.argv)) != -1)
		return code;
	err_sys(&err, "%s: cannot run %s", rest[0], script.argv[0]);
	tool_die(&err);
}
