/* auth-throttle - refuse logins of addresses that have failed too often.
 * loader: an authenticator without users of its own: it counts what those on
 * its left say (auth-conversation(7)). With --list, --unban or --clear a
 * utility that looks after the file.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sysexits.h>

#include "auth/front.h"
#include "base/tool.h"
#include "manage.h"

struct options {
	struct front_options front;
	struct manage_options manage;
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
	{ "list", '\0', OPTION_FLAG, AT(manage.list), 0, 0, NULL,
	    "print who has points, and who is refused" },
	{ "unban", '\0', OPTION_STRING, AT(manage.unban), 0, 0, "WHOM",
	    "forget an address, a network or a user" },
	{ "clear", '\0', OPTION_FLAG, AT(manage.clear), 0, 0, NULL,
	    "forget everybody" },
	FRONT_ROWS(struct options),
	FRONT_GUARD_ROWS(struct options),
};

static const struct tool tool = { "auth-throttle", TOOL_LOADER,
	"[-enVh] --throttle FILE [options] [program [argument ...]]", NULL,
	rows, LENGTH(rows) };

/* Nobody is a user of ours; by being asked we learn who it is. */
static int
lookup(void *self, const struct username *name, struct serve_user *u,
    struct err *err)
{
	(void)self;
	(void)name;
	(void)u;
	(void)err;
	return 0;
}

int
main(int argc, char **argv)
{
	static const struct serve_backend nobody = { .name = "throttle",
		.lookup = lookup };
	struct options opt = { .front = FRONT_OPTIONS_INIT };
	struct err err = ERR_INIT;
	char **rest;
	int code;

	tool_init(&tool);
	rest = tool_options(argc, argv, &opt);
	if (front_pass(&opt.front, rest, &err) == -1)
		tool_die(&err);
	if (opt.front.guard.throttle == NULL)
		tool_exit(EX_USAGE, "--throttle is missing");
	if (front_prepare(&opt.front, argv[0], &err) == -1)
		tool_die(&err);
	tool_checked(&opt);
	if (manage_wanted(&opt.manage))
		code = manage_run(&opt.manage, &opt.front.guarding.throttle,
		    &err);
	else
		code = front_run(&opt.front, &nobody, rest, &err);
	if (code == -1)
		tool_die(&err);
	exit(code);
}
