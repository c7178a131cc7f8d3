/* checkpassword-auth - authenticate users by any checkpassword program.
 * loader: as file-auth. The program is run for each question, as it would be
 * below a POP3 front of qmail's.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sysexits.h>

#include "auth/front.h"
#include "backend.h"
#include "base/tool.h"

struct options {
	struct front_options front;
	struct backend_options checkpassword;
};

#define AT(member) offsetof(struct options, checkpassword.member)

static const struct option_row rows[] = {
	{ "program", 'p', OPTION_FILE, AT(program), 0, 0, "FILE",
	    "the checkpassword program" },
	{ "lookup", 'l', OPTION_FILE, AT(lookup), 0, 0, "FILE",
	    "one that tells of users without a password (AUTHORIZED=1)" },
	{ "take-user", '\0', OPTION_FLAG, AT(take_user), 0, 0, NULL,
	    "the user is called what the program puts into USER" },
	{ "timeout", 't', OPTION_TIME, AT(timeout_ms), 100, 50000, "TIME",
	    "for one run of a program (30s)" },
	FRONT_ROWS(struct options),
	FRONT_ALIAS_ROWS(struct options),
	FRONT_GUARD_ROWS(struct options),
	FRONT_CACHE_ROWS(struct options),
	FRONT_NAME_ROWS(struct options),
	FRONT_STAY_ROWS(struct options),
};

static const struct tool tool = { "checkpassword-auth", TOOL_LOADER,
	"[-enVh] --program FILE [options] [program [argument ...]]",
	"auth-plain auth-login", rows, LENGTH(rows) };

int
main(int argc, char **argv)
{
	struct options opt = { FRONT_OPTIONS_INIT, { .timeout_ms = 30000 } };
	struct serve_backend backend;
	struct err err = ERR_INIT;
	struct backend programs;
	char **rest;
	int code;

	tool_init(&tool);
	opt.front.stay.self = argv;
	rest = tool_options(argc, argv, &opt);
	if (front_pass(&opt.front, rest, &err) == -1 ||
	    backend_open(&programs, &opt.checkpassword, argv[0], &backend,
	    &err) == -1 || front_prepare(&opt.front, argv[0], &err) == -1)
		tool_die(&err);
	tool_checked(&opt);
	code = front_run(&opt.front, &backend, rest, &err);
	backend_done(&programs);
	if (code == -1)
		tool_die(&err);
	exit(code);
}
