/* pop3-login - POP3 before authentication (RFC 1939, AUTHORIZATION state).
 * login: speaks to a client on descriptors 0 and 1 and to an authenticator on
 * AUTH_FD, to which it gives the connection away. Without one it execs the
 * program at once: that is how the session starts.
 * SPDX-License-Identifier: ISC */
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/tool.h"
#include "session.h"

#define HOST_MAX 255
#define DAY_MS 86400000ull

static const struct option_row rows[] = {
	LOGIN_LIMITS_ROWS(struct options),
	{ "name", '\0', OPTION_STRING, offsetof(struct options, name), 0, 0,
	    "host", "this host, in APOP's timestamp; default: hostname(1)" },
	{ "expire", '\0', OPTION_TIME, offsetof(struct options,
	    capa.expire_ms), 0, 100000 * DAY_MS, "time",
	    "announce that mail is kept so long, as pop3d is told" },
	{ "login-delay", '\0', OPTION_TIME, offsetof(struct options,
	    capa.delay_ms), 0, DAY_MS, "time",
	    "announce what pop3d demands between two sessions" },
};

static const struct tool tool = { "pop3-login", TOOL_LOGIN,
	"[-enVh] [options] program [argument ...]",
	"STLS USER APOP SASL PIPELINING UTF8 LANG", rows, LENGTH(rows) };

/* The default is asked for before confinement. */
static const char *
host_name(char *host, size_t n)
{
	if (gethostname(host, n - 1) == -1 || *host == '\0')
		memcpy(host, "localhost", sizeof("localhost"));
	return host;
}

int
main(int argc, char **argv)
{
	struct options opt = { LOGIN_LIMITS_INIT, NULL, POPCAPA_INIT };
	char host[HOST_MAX + 1] = "";
	struct err err = ERR_INIT;
	struct login login;
	struct session session;
	char **next;
	int r;

	tool_init(&tool);
	next = tool_options(argc, argv, &opt);
	if (next[0] == NULL)
		tool_exit(EX_USAGE, "no program given");
	if (opt.name == NULL)
		opt.name = host_name(host, sizeof(host));
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
