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
	{ "master", '\0', OPTION_FILE, AT(file.master), 0, 0, "FILE",
	    "users who may log in as others" },
	{ "master-separator", '\0', OPTION_STRING,
	    AT(front.serve.master_separator), 0, 0, "CHAR",
	    "between user and master in a login name (*)" },
	{ "scheme", '\0', OPTION_STRING, AT(file.scheme), 0, 0, "SCHEME",
	    "of passwords without {SCHEME} (CRYPT)" },
	FRONT_ROWS(struct options),
	FRONT_ALIAS_ROWS(struct options),
	FRONT_GUARD_ROWS(struct options),
	FRONT_CACHE_ROWS(struct options),
	FRONT_SASL_ROWS(struct options),
	FRONT_NAME_ROWS(struct options),
	FRONT_STAY_ROWS(struct options),
};

static const struct tool tool = { "file-auth", TOOL_LOADER,
	"[-enVh] --users FILE [options] [program [argument ...]]",
	"auth-plain auth-login", rows, LENGTH(rows) };

/* A character that user names may have cannot divide two of them. */
static int
check_separator(const struct options *o, struct err *err)
{
	struct span s = span_str(o->front.serve.master_separator);

	if (o->file.master == NULL)
		return 0;
	return s.n == 1 && !span_has(span_str(o->front.serve.user_chars),
	    s.p[0]) ? 0 : err_set(err, ERR_USAGE, "--master-separator wants "
		"one character that user names do not have");
}

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
	opt.front.stay.self = argv;
	rest = tool_options(argc, argv, &opt);
	if (front_pass(&opt.front, rest, &err) == -1)
		tool_die(&err);
	if (opt.file.master != NULL && opt.front.serve.master_separator == NULL)
		opt.front.serve.master_separator = "*";
	if (check_separator(&opt, &err) == -1 ||
	    backend_open(&file, &opt.file, &backend, &err) == -1 ||
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
