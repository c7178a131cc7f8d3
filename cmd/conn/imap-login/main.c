/* imap-login - IMAP before authentication (RFC 9051 6.1, 6.2).
 * login: speaks to a client on descriptors 0 and 1 and to an authenticator on
 * AUTH_FD, to which it gives the connection away. Without one it execs the
 * program at once: that is how the session starts.
 * SPDX-License-Identifier: ISC */
#include <sysexits.h>

#include "base/tool.h"
#include "session.h"

static const struct option_row rows[] = {
	LOGIN_LIMITS_ROWS(struct options),
	{ "capability", '\0', OPTION_STRING,
	    offsetof(struct options, capability), 0, 0, "words",
	    "further words for CAPABILITY" },
};

static const struct tool tool = { "imap-login", TOOL_LOGIN,
	"[-enVh] [options] program [argument ...]",
	"IMAP4rev1 STARTTLS SASL-IR LITERAL+ ID", rows, LENGTH(rows) };

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
