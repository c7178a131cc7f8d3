/* queue-run - have the messages of a queue delivered (queue(7)).
 * agent: runs until SIGTERM; SIGALRM tries everything now. The program after
 * the options is run for each destination of each message.
 * SPDX-License-Identifier: ISC */
#include <sysexits.h>

#include "agent.h"
#include "auth/ask.h"
#include "base/tool.h"
#include "queue/queueowner.h"

#define OPTION(field) offsetof(struct agent_options, field)
#define YEAR 31536000000u

static const struct option_row rows[] = {
	{ "active", '\0', OPTION_NUMBER, OPTION(active), 1, 1000000, "N",
	    "deliveries planned at a time; default 20000" },
	{ "bounce-lifetime", '\0', OPTION_TIME, OPTION(bounce_lifetime), 0,
	    YEAR, "TIME", "until a report is given up; default 2d" },
	{ "concurrency", 'c', OPTION_NUMBER, OPTION(concurrency), 1,
	    AGENT_PROCESSES_MAX, "N",
	    "deliveries to one destination at a time; default 20" },
	{ "hostname", '\0', OPTION_STRING, OPTION(hostname), 0, 0, "NAME",
	    "our name in reports" },
	{ "lifetime", '\0', OPTION_TIME, OPTION(lifetime), 0, YEAR, "TIME",
	    "until a message is given up; default 5d" },
	{ "limit", 'l', OPTION_NUMBER, OPTION(limit), 1, AGENT_PROCESSES_MAX,
	    "N", "deliveries at a time; default 100" },
	{ "max-backoff", '\0', OPTION_TIME, OPTION(max_backoff), 0, YEAR,
	    "TIME", "longest time between two attempts; default 4h" },
	{ "min-backoff", '\0', OPTION_TIME, OPTION(min_backoff), 0, YEAR,
	    "TIME", "shortest; default 5m" },
	{ "once", '\0', OPTION_FLAG, OPTION(once), 0, 0, NULL,
	    "try what is due now, and exit" },
	{ "one-destination", '\0', OPTION_FLAG, OPTION(one_destination), 0, 0,
	    NULL, "all recipients are one destination: a smarthost" },
	{ "postmaster", '\0', OPTION_STRING, OPTION(postmaster), 0, 0,
	    "ADDRESS", "is told when a report cannot be delivered" },
	{ "queue", 'q', OPTION_DIR, OPTION(queue), 0, 0, "DIRECTORY",
	    "the queue" },
	{ "recipients", 'r', OPTION_NUMBER, OPTION(recipients), 1, 10000, "N",
	    "of one delivery at most; default 100" },
	{ "reuse", '\0', OPTION_NUMBER, OPTION(reuse), 0, 100000, "N",
	    "messages over one connection; default 100" },
	{ "soft-bounce", '\0', OPTION_FLAG, OPTION(soft_bounce), 0, 0, NULL,
	    "what failed for good is tried again, and nobody is told" },
	{ "templates", '\0', OPTION_DIR, OPTION(templates), 0, 0, "DIRECTORY",
	    "texts of reports" },
	{ "timeout", 't', OPTION_TIME, OPTION(timeout), 1000, 86400000, "TIME",
	    "for one run of the program; default 2h" },
	{ "warn", 'w', OPTION_TIME, OPTION(warn), 0, YEAR, "TIME",
	    "until the sender is told of a delay; default 0, never" },
};

static const struct tool tool = { "queue-run", TOOL_AGENT,
	"[-enVh] --queue directory [option ...] program [argument ...]", NULL,
	rows, LENGTH(rows) };

int
main(int argc, char **argv)
{
	struct agent_options opt = { .min_backoff = 300000,
		.max_backoff = 14400000, .lifetime = 432000000,
		.bounce_lifetime = 172800000, .timeout = 7200000,
		.limit = 100, .concurrency = 20, .recipients = 100,
		.active = 20000, .reuse = 100 };
	struct agent agent = { .opt = &opt };
	struct err err = ERR_INIT;

	tool_init(&tool);
	agent.program = tool_options(argc, argv, &opt);
	if (opt.queue == NULL)
		tool_exit(EX_USAGE, "--queue is wanted");
	if (agent.program[0] == NULL)
		tool_exit(EX_USAGE, "no program given");
	if (queueowner_become(opt.queue, &err) == -1 ||
	    queuedir_open(&agent.q, opt.queue, &err) == -1)
		tool_die(&err);
	tool_checked(&opt);
	agent.auth_fd = ask_fd_from_environment();
	/* One conversation, one delivery at a time. */
	if (agent.auth_fd != -1)
		opt.limit = 1;
	if (agent_start(&agent, &err) == -1)
		tool_die(&err);
	agent_run(&agent);
	return 0;
}
