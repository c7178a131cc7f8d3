/* file-auth - authenticate users of a passwd-like file.
 * loader: forks the rest of the chain without privileges and answers its
 * questions (auth-conversation(7)); after a login it becomes the user and execs
 * the rest itself. Without a program it answers on descriptors 0 and 1.
 * SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "auth/front.h"
#include "auth/pwcheck.h"
#include "auth/users.h"
#include "base/log.h"
#include "base/tool.h"
#include "os/exe.h"
#include "backend.h"

struct options {
	struct front_options front;
	struct backend_options file;
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
	{ "users", 'f', OPTION_FILE, AT(file.users), 0, 0, "FILE",
	    "the users, in Dovecot's passwd-file format" },
	{ "deny", '\0', OPTION_FILE, AT(file.deny), 0, 0, "FILE",
	    "users who are refused, whatever else knows of them" },
	{ "scheme", '\0', OPTION_STRING, AT(file.scheme), 0, 0, "SCHEME",
	    "of passwords without {SCHEME} (CRYPT)" },
	FRONT_ROWS(struct options),
	FRONT_GUARD_ROWS(struct options),
	FRONT_SASL_ROWS(struct options),
};

static const struct tool tool = { "file-auth", TOOL_LOADER,
	"[-enVh] --users FILE [options] [program [argument ...]]",
	"auth-plain auth-login", rows, LENGTH(rows) };

int
main(int argc, char **argv)
{
	struct options opt = { FRONT_OPTIONS_INIT, { .scheme = "CRYPT" } };
	struct serve_backend backend;
	struct err err = ERR_INIT;
	struct backend file;
	char **rest;
	int code;

	tool_init(&tool);
	rest = tool_options(argc, argv, &opt);
	if (front_pass(&opt.front, rest, &err) == -1)
		tool_die(&err);
	if (backend_open(&file, &opt.file, &backend, &err) == -1 ||
	    front_prepare(&opt.front, argv[0], &err) == -1)
		tool_die(&err);
	if (tool_checking() && backend_check(&file, &err) == -1)
		tool_die(&err);
	tool_checked(&opt);
	code = front_run(&opt.front, &backend, rest, &err);
	if (code == -1)
		tool_die(&err);
	exit(code);
}
