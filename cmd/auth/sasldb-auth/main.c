/* sasldb-auth - authenticate users of a Cyrus SASL database (LMDB).
 * loader: as file-auth. This program is light; the part that carries LMDB,
 * sasldb-list, is started for each question.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sysexits.h>

#include "auth/front.h"
#include "backend.h"
#include "base/tool.h"

struct options {
	struct front_options front;
	struct backend_options sasldb;
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
	{ "database", 'f', OPTION_FILE, AT(sasldb.database), 0, 0, "FILE",
	    "the database (/etc/sasldb2)" },
	{ "timeout", 't', OPTION_TIME, AT(sasldb.timeout_ms), 100, 50000,
	    "TIME", "for one question to it (10s)" },
	FRONT_ROWS(struct options),
	FRONT_ALIAS_ROWS(struct options),
	FRONT_GUARD_ROWS(struct options),
	FRONT_SASL_ROWS(struct options),
	FRONT_NAME_ROWS(struct options),
	FRONT_STAY_ROWS(struct options),
};

static const struct tool tool = { "sasldb-auth", TOOL_LOADER,
	"[-enVh] [options] [program [argument ...]]", NULL, rows,
	LENGTH(rows) };

int
main(int argc, char **argv)
{
	struct options opt = { FRONT_OPTIONS_INIT, { "/etc/sasldb2", 10000 } };
	struct serve_backend backend;
	struct err err = ERR_INIT;
	struct backend sasldb;
	char **rest;
	int code;

	tool_init(&tool);
	opt.front.stay.self = argv;
	rest = tool_options(argc, argv, &opt);
	if (front_pass(&opt.front, rest, &err) == -1 ||
	    backend_open(&sasldb, &opt.sasldb, argv[0], &backend, &err) ==
	    -1 || front_prepare(&opt.front, argv[0], &err) == -1)
		tool_die(&err);
	if (tool_checking() && backend_check(&sasldb, &err) == -1)
		tool_die(&err);
	tool_checked(&opt);
	code = front_run(&opt.front, &backend, rest, &err);
	backend_done(&sasldb);
	if (code == -1)
		tool_die(&err);
	exit(code);
}
