/* mail-passwd - make and change users of a passwd-like file.
 * utility: run by an administrator. Passwords come from the terminal or from
 * descriptor 0, never from the command line.
 * SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <sysexits.h>

#include "auth/username.h"
#include "base/tool.h"
#include "commands.h"
#include "crypto/scheme.h"

#define AT(member) offsetof(struct settings, member)

static const struct option_row rows[] = {
	{ "scheme", 's', OPTION_LIST, AT(schemes), 0, 0, "SCHEME",
	    "of the password; may be given again (ARGON2ID and "
	    "SCRAM-SHA-256)" },
	{ "cost", '\0', OPTION_NUMBER, AT(cost), 1, UINT32_MAX, "N",
	    "rounds, passes, or log2 of them, for one scheme" },
	{ "stdin", '\0', OPTION_FLAG, AT(from_stdin), 0, 0, NULL,
	    "the password is the first line of standard input" },
	{ "create", '\0', OPTION_FLAG, AT(create), 0, 0, NULL,
	    "add: the file need not be there" },
	{ "ids", '\0', OPTION_STRING, AT(ids), 0, 0, "UID:GID",
	    "add: of the mailbox" },
	{ "home", '\0', OPTION_STRING, AT(home), 0, 0, "DIR",
	    "add: home directory" },
	{ "field", '\0', OPTION_LIST, AT(fields), 0, 0, "NAME=VALUE",
	    "add: an extra field; may be given again" },
	{ "services", '\0', OPTION_STRING, AT(services), 0, 0, "LIST",
	    "app-add: what the password is for (*)" },
	{ "default-scheme", '\0', OPTION_STRING, AT(default_scheme), 0, 0,
	    "SCHEME", "of passwords without {SCHEME} (CRYPT)" },
	{ "user-chars", '\0', OPTION_STRING, AT(user_chars), 0, 0, "CHARS",
	    "characters of user names, as file-auth has them" },
};

int
main(int argc, char **argv)
{
	struct settings opt = { .services = "*", .default_scheme = "CRYPT",
		.user_chars = USERNAME_CHARS };
	const struct tool tool = { "mail-passwd", TOOL_UTILITY,
		"[-enVh] [options] command file [user [name]]",
		scheme_features(), rows, LENGTH(rows) };
	const struct commands_row *command;
	struct commands_ask ask = { .o = &opt };
	struct err err = ERR_INIT;
	char **rest;
	int n, code;

	tool_init(&tool);
	rest = tool_options(argc, argv, &opt);
	if (tool_checking() && rest[0] == NULL)
		tool_checked(&opt);
	if (rest[0] == NULL)
		tool_exit(EX_USAGE, "no command; see mail-passwd(8)");
	if ((command = commands_find(rest[0])) == NULL)
		tool_exit(EX_USAGE, "no command %s", rest[0]);
	for (n = 0; rest[n + 1] != NULL; n++)
		;
	if (n != command->arguments)
		tool_exit(EX_USAGE, "%s %s", command->name, command->help);
	tool_checked(&opt);
	ask.file = rest[1];
	ask.user = n > 1 ? rest[2] : NULL;
	ask.app = n > 2 ? rest[3] : NULL;
	code = command->run(&ask, &err);
	if (code == -1)
		tool_die(&err);
	return code;
}
