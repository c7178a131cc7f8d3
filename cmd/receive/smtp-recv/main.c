/* smtp-recv - receive mail by SMTP or LMTP and run a message chain over it.
 * session: the client on descriptors 0 and 1, until QUIT or end of file.
 * Two processes: one parses and is confined, one runs the chain (runner.h).
 * SPDX-License-Identifier: ISC */
#include <fcntl.h>
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "auth/ask.h"
#include "base/log.h"
#include "base/num.h"
#include "base/tool.h"
#include "conn/facts.h"
#include "gate/lookup.h"
#include "gate/simulate.h"
#include "options.h"
#include "runner.h"
#include "session.h"

/* The runner half holds nothing of the client's, so that the connection ends
 * with the session. */
static void
let_go(void)
{
	static const char *const names[] = { "SSLCTLFD", "SSLREADFD",
		"SSLWRITEFD" };
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	size_t i;

	if (null != -1) {
		(void)dup2(null, 0);
		(void)dup2(null, 1);
		close(null);
	}
	for (i = 0; i < LENGTH(names); i++) {
		const char *text = getenv(names[i]);
		uint32_t fd;

		if (text != NULL && num_parse_u32(span_str(text), 1023,
		    &fd) == 0 && fd > 2)
			close((int)fd);
	}
}

int
main(int argc, char **argv)
{
	struct settings opt;
	struct err err = ERR_INIT;
	struct runner runner;
	char **program;
	int sock, auth_fd, lookup = -1;
	pid_t pid;

	tool_init(&options_tool);
	options_init(&opt);
	program = tool_options(argc, argv, &opt);
	if (options_finish(&opt, program, &err) == -1)
		tool_die(&err);
	tool_checked(&opt);
	(void)facts_from_socket(0);
	log_remote(getenv("TCPREMOTEIP"));
	options_peer(&opt, getenv("TCPREMOTEIP"));
	auth_fd = ask_fd_from_environment();
	if ((opt.rulefile.flags & RULE_ASKS_DNS) != 0 &&
	    lookup_start(&lookup, &err) == -1)
		tool_die(&err);
	pid = runner_split(&sock, &err);
	if (pid == -1)
		tool_die(&err);
	if (pid == 0 && opt.simulate != NULL)
		return simulate(&opt, sock, lookup);
	if (pid == 0)
		return session_run(&opt, auth_fd, sock, lookup);
	let_go();
	if (lookup != -1)
		close(lookup);
	runner = (struct runner){ program, auth_fd, opt.spool_dir,
		(int)opt.chain_timeout, opt.xclient_ok,
		{ .rules = &opt.rulefile, .counts = opt.counts,
		.etrn = opt.etrn, .peek = opt.simulate != NULL } };
	return runner_serve(&runner, sock, pid);
}
