/* pam-auth - authenticate users of the system by PAM.
 * loader: as file-auth. This program is light; the part that carries libpam,
 * pam-check, is started for each question.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sysexits.h>

#include "auth/front.h"
#include "backend.h"
#include "base/tool.h"

struct options {
	struct front_options front;
	struct backend_options pam;
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
	{ "service", 's', OPTION_STRING, AT(pam.service), 0, 0, "NAME",
	    "the PAM service: a file in /etc/pam.d (pneumatic)" },
	{ "confdir", '\0', OPTION_DIR, AT(pam.confdir), 0, 0, "DIR",
	    "instead of /etc/pam.d" },
	{ "strip-domain", '\0', OPTION_FLAG, AT(pam.strip_domain), 0, 0, NULL,
	    "joe@REALM is the system's joe" },
	{ "no-account", '\0', OPTION_FLAG, AT(pam.no_account), 0, 0, NULL,
	    "do not ask whether the account may be used now" },
	{ "session", '\0', OPTION_FLAG, AT(pam.session), 0, 0, NULL,
	    "open a PAM session after a login, and close it" },
	{ "timeout", 't', OPTION_TIME, AT(pam.timeout_ms), 100, 50000, "TIME",
	    "for one question to PAM or NSS (20s)" },
	FRONT_ROWS(struct options),
	FRONT_GUARD_ROWS(struct options),
	FRONT_CACHE_ROWS(struct options),
	FRONT_NAME_ROWS(struct options),
};

static const struct tool tool = { "pam-auth", TOOL_LOADER,
	"[-enVh] [options] [program [argument ...]]",
	"auth-plain auth-login", rows, LENGTH(rows) };

int
main(int argc, char **argv)
{
	struct options opt = { FRONT_OPTIONS_INIT, { .service = "pneumatic",
	    .timeout_ms = 20000 } };
	struct serve_backend backend;
	struct err err = ERR_INIT;
	struct backend pam;
	char **rest;
	int code;

	tool_init(&tool);
	rest = tool_options(argc, argv, &opt);
	if (front_pass(&opt.front, rest, &err) == -1 ||
	    backend_open(&pam, &opt.pam, &opt.front.serve, argv[0], &backend,
	    &err) == -1 || front_prepare(&opt.front, argv[0], &err) == -1)
		tool_die(&err);
	if (tool_checking() && backend_check(&pam, &err) == -1)
		tool_die(&err);
	tool_checked(&opt);
	code = front_run(&opt.front, &backend, rest, &err);
	backend_done(&pam);
	if (code == -1)
		tool_die(&err);
	exit(code);
}
