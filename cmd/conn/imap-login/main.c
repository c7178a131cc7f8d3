/* imap-login - IMAP before authentication (RFC 9051 6.1, 6.2).
 * login: speaks to a client on descriptors 0 and 1 and to an authenticator on
 * AUTH_FD, to which it gives the connection away. Without one it execs the
 * program at once: that is how the session starts.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/tool.h"
#include "conn/facts.h"
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
	char **next;
	int fd, r;

	tool_init(&tool);
	next = tool_options(argc, argv, &opt);
	if (next[0] == NULL)
		tool_exit(EX_USAGE, "no program given");
	tool_checked(&opt);
	(void)facts_from_socket(0);
	if (getenv("AUTH_FD") == NULL) {
		tool_explain("no AUTH_FD: exec %s", next[0]);
		(void)execvp(next[0], next);
		err_sys(&err, "cannot run %s", next[0]);
		tool_die(&err);
	}
	if ((fd = ask_fd_from_environment()) == -1)
		tool_exit(EX_TEMPFAIL, "AUTH_FD is not an open socket");
	if ((r = login_open(&login, &opt.limits, fd, &err)) == 0) {
		r = session_run(&login, &opt, &err);
	} else {
		session_unavailable(&login);
		login_end(&login, err.text);
	}
	login_done(&login);
	if (r == -1)
		tool_die(&err);
	return 0;
}
