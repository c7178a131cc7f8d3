/* proxy-accept - read the header by which a trusted proxy names its client
 * (PROXY protocol, versions 1 and 2), and run the program with that client's
 * facts.
 * loader: it takes exactly the header off descriptor 0 and leaves the rest.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "accept.h"
#include "base/log.h"
#include "base/tool.h"
#include "conn/facts.h"
#include "link/next.h"

#define AT(member) offsetof(struct accept_options, member)

static const struct option_row rows[] = {
	{ "from", 'f', OPTION_LIST, AT(from), 0, 0, "PREFIX[,PREFIX...]",
	    "peers that may send the header; may be given again" },
	{ "from-file", 'F', OPTION_FILE, AT(from_file), 0, 0, "FILE",
	    "the same, one or more a line" },
	{ "optional", 'o', OPTION_FLAG, AT(optional), 0, 0, NULL,
	    "serve other peers as clients of their own, without a header" },
	{ "timeout", 't', OPTION_TIME, AT(timeout_ms), 100, 3600 * 1000,
	    "TIME", "for the whole header (5s)" },
	{ "trust-tls", '\0', OPTION_FLAG, AT(trust_tls), 0, 0, NULL,
	    "believe the header that the client came by TLS" },
};

static const struct tool tool = { "proxy-accept", TOOL_LOADER,
	"[-enVh] --from PREFIX,... [options] program [argument ...]",
	"v1 v2", rows, LENGTH(rows) };

int
main(int argc, char **argv)
{
	struct accept_options opt = { .timeout_ms = 5000 };
	struct err err = ERR_INIT;
	char **rest;
	int r, code;

	tool_init(&tool);
	rest = tool_options(argc, argv, &opt);
	if (accept_prepare(&opt, &err) == -1)
		tool_die(&err);
	tool_checked(&opt);
	if (rest[0] == NULL)
		tool_exit(EX_USAGE, "no program given");
	r = accept_run(&opt, &err);
	cidr_list_done(&opt.trusted);
	log_remote(facts_remote());
	if (r == -1) {
		log_reason("proxy-refused", err.text);
		exit(tool_exit_code(&err));
	}
	if ((code = next_run(rest)) != -1)
		return code;
	err_sys(&err, "cannot run %s", rest[0]);
	tool_die(&err);
}
