/* sieve-login - ManageSieve before authentication (RFC 5804).
 * login: speaks to a client on descriptors 0 and 1 and to an authenticator on
 * AUTH_FD, to which it gives the connection away. Without one it execs the
 * program at once: that is how the session starts.
 * SPDX-License-Identifier: ISC */
#include <sysexits.h>

#include "base/tool.h"
#include "session.h"

static const struct option_row rows[] = {
	LOGIN_LIMITS_ROWS(struct options),
	{ "extensions", '\0', OPTION_STRING,
	    offsetof(struct options, extensions), 0, 0, "words",
	    "Sieve extensions to announce; default: those of sieve-filter" },
};

static const struct tool tool = { "sieve-login", TOOL_LOGIN,
	"[-enVh] [options] program [argument ...]",
	"STARTTLS SASL VERSION-1.0", rows, LENGTH(rows) };

int
main(int argc, char **argv)
{
	struct options opt = { LOGIN_LIMITS_INIT, NULL };
	struct err err = ERR_INIT;
	struct login login;
	struct session session;
	char **next;
	int r;

	tool_init(&tool);
	next = tool_options(argc, argv, &opt);
	if (next[0] == NULL)
		tool_exit(EX_USAGE, "no program given");
	tool_checked(&opt);
	session_init(&session, &login, &opt);
	r = entry_run(&session_entry, &session, &login, &opt.limits, next,
	    &err);
	session_done(&session);
	login_done(&login);
	if (r == -1)
		tool_die(&err);
	return 0;
}
