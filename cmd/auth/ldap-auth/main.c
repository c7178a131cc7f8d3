/* ldap-auth - authenticate users of an LDAP directory.
 * loader: as file-auth. This program is light; the part that carries libldap,
 * ldap-query, is started with the first question and kept for the connection.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sysexits.h>

#include "auth/front.h"
#include "backend.h"
#include "base/tool.h"
#include "config.h"

struct options {
	struct front_options front;
	const char *config;
	struct ldapquery_times times;
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
	{ "config", 'c', OPTION_FILE, AT(config), 0, 0, "FILE",
	    "the directory, as in Dovecot's dovecot-ldap.conf.ext" },
	{ "timeout", 't', OPTION_TIME, AT(times.step_ms), 100, 20000, "TIME",
	    "to connect to a server, and for its answer (5s)" },
	{ "deadline", '\0', OPTION_TIME, AT(times.deadline_ms), 100, 40000,
	    "TIME", "for one question, all servers together (15s)" },
	FRONT_ROWS(struct options),
	FRONT_ALIAS_ROWS(struct options),
	FRONT_GUARD_ROWS(struct options),
	FRONT_CACHE_ROWS(struct options),
	FRONT_SASL_ROWS(struct options),
	FRONT_NAME_ROWS(struct options),
	FRONT_STAY_ROWS(struct options),
};

static const struct tool tool = { "ldap-auth", TOOL_LOADER,
	"[-enVh] --config FILE [options] [program [argument ...]]",
	"auth-plain auth-login", rows, LENGTH(rows) };

int
main(int argc, char **argv)
{
	struct options opt = { .front = FRONT_OPTIONS_INIT,
	    .times = { 5000, 15000 } };
	struct serve_backend backend;
	struct backend directory;
	struct config config;
	struct err err = ERR_INIT;
	char **rest;
	int code;

	tool_init(&tool);
	opt.front.stay.self = argv;
	rest = tool_options(argc, argv, &opt);
	if (front_pass(&opt.front, rest, &err) == -1)
		tool_die(&err);
	if (opt.config == NULL)
		tool_exit(EX_USAGE, "--config is missing");
	/* The directory's matching rules ignore case: so must our names. */
	opt.front.serve.fold = true;
	if (config_read(&config, opt.config, &err) == -1)
		tool_die(&err);
	if (opt.front.serve.mechanisms == NULL)
		opt.front.serve.mechanisms = config.mechanisms;
	backend_open(&directory, &config, argv[0], &opt.times, &backend);
	if (backend_check(&directory, &err) == -1 ||
	    front_prepare(&opt.front, argv[0], &err) == -1)
		tool_die(&err);
	if (tool_checking() && (config_judge_mode(&config, opt.config, &err) ==
	    -1 || (tool_explaining() && backend_try(&directory, &err) == -1)))
		tool_die(&err);
	tool_checked(&opt);
	code = front_run(&opt.front, &backend, rest, &err);
	backend_done(&directory);
	if (code == -1)
		tool_die(&err);
	exit(code);
}
