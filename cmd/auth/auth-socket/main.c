/* auth-socket - answer Postfix and Exim as Dovecot's auth-client protocol has
 * it. session: speaks it on descriptors 0 and 1, and asks an authenticator on
 * AUTH_FD. With --listen an agent: makes the socket, and runs the program for
 * each connection.
 * SPDX-License-Identifier: ISC */
#include <sysexits.h>

#include "auth/ask.h"
#include "base/tool.h"
#include "listen.h"
#include "session.h"

struct options {
	struct listen_options listen;
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
	{ "listen", 'l', OPTION_STRING, AT(listen.path), 0, 0, "PATH",
	    "make this socket and run the program for each connection" },
	{ "mode", '\0', OPTION_STRING, AT(listen.mode), 0, 0, "OCTAL",
	    "of the socket (0600)" },
	{ "owner", '\0', OPTION_STRING, AT(listen.owner), 0, 0, "USER[:GROUP]",
	    "of the socket" },
	{ "connections", '\0', OPTION_NUMBER, AT(listen.max), 1, 10000, "N",
	    "at once; more wait (200)" },
};

static const struct tool tool = { "auth-socket", TOOL_AGENT,
	"[-enVh] [--listen PATH [options] program [argument ...]]",
	"dovecot-auth-client-1.2", rows, LENGTH(rows) };

int
main(int argc, char **argv)
{
	struct options opt = { .listen = { .mode = "0600", .max = 200 } };
	struct err err = ERR_INIT;
	char **rest;
	int fd, r;

	tool_init(&tool);
	rest = tool_options(argc, argv, &opt);
	if (opt.listen.path != NULL) {
		if (rest[0] == NULL)
			tool_exit(EX_USAGE, "--listen wants a program");
		if (listen_prepare(&opt.listen, &err) == -1)
			tool_die(&err);
		tool_checked(&opt);
		r = listen_run(&opt.listen, rest, &err);
	} else {
		if (rest[0] != NULL)
			tool_exit(EX_USAGE, "a program wants --listen");
		tool_checked(&opt);
		if ((fd = ask_fd_from_environment()) == -1)
			tool_exit(EX_USAGE, "no authenticator: AUTH_FD is not "
			    "an open socket");
		r = session_run(fd, &err);
	}
	if (r == -1)
		tool_die(&err);
	return 0;
}
