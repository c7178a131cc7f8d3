/* ldap-query - the part of ldap-auth that carries libldap.
 * utility: questions as lines on descriptor 0, replies on descriptor 1, until
 * end of file (ldap-query(8)). It knows no users and no passwords but those in
 * a question.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/tool.h"
#include "directory.h"
#include "serving.h"

#define AT(member) offsetof(struct directory_options, member)

static const struct option_row rows[] = {
	{ "uri", '\0', OPTION_STRING, AT(uris), 0, 0, "URI...",
	    "servers, tried in this order" },
	{ "bind-dn", '\0', OPTION_STRING, AT(dial.bind_dn), 0, 0, "DN",
	    "who searches; its password comes with PASSWORD" },
	{ "scope", '\0', OPTION_STRING, AT(dial.scope), 0, 0, "WORD",
	    "base onelevel subtree (subtree)" },
	{ "deref", '\0', OPTION_STRING, AT(dial.deref), 0, 0, "WORD",
	    "never searching finding always (never)" },
	{ "starttls", '\0', OPTION_FLAG, AT(dial.starttls), 0, 0, NULL,
	    "StartTLS before anything else" },
	{ "ca-file", '\0', OPTION_FILE, AT(dial.ca_file), 0, 0, "FILE",
	    "certificates of the authorities that are trusted" },
	{ "ca-dir", '\0', OPTION_DIR, AT(dial.ca_dir), 0, 0, "DIR",
	    "directory of them" },
	{ "require-cert", '\0', OPTION_STRING, AT(dial.require_cert), 0, 0,
	    "WORD", "hard demand try allow never (hard)" },
	{ "cert-file", '\0', OPTION_FILE, AT(dial.cert_file), 0, 0, "FILE",
	    "certificate of ours" },
	{ "key-file", '\0', OPTION_FILE, AT(dial.key_file), 0, 0, "FILE",
	    "and its key" },
	{ "sasl", '\0', OPTION_STRING, AT(dial.sasl), 0, 0, "EXTERNAL",
	    "bind as who we are, by ldapi:// or our certificate" },
	{ "sasl-authz", '\0', OPTION_STRING, AT(dial.sasl_authz), 0, 0, "ID",
	    "and act as this one: dn:DN or u:NAME" },
	{ "follow-referrals", '\0', OPTION_FLAG, AT(referrals), 0, 0, NULL,
	    "to servers of that list, and no others" },
	{ "timeout", 't', OPTION_TIME, AT(timeout_ms), 100, 20000, "TIME",
	    "to connect to a server, and for its answer (5s)" },
	{ "deadline", '\0', OPTION_TIME, AT(deadline_ms), 100, 60000, "TIME",
	    "for one question, all servers together (15s)" },
};

static const struct tool tool = { "ldap-query", TOOL_UTILITY,
	"[-enVh] --uri URI... [options]", "ldap", rows, LENGTH(rows) };

int
main(int argc, char **argv)
{
	struct directory_options opt = { .dial = { .scope = "subtree",
	    .deref = "never", .require_cert = "hard" }, .timeout_ms = 5000,
	    .deadline_ms = 15000 };
	struct directory directory;
	struct err err = ERR_INIT;
	int r;

	tool_init(&tool);
	if (*tool_options(argc, argv, &opt) != NULL)
		tool_exit(EX_USAGE, "no arguments are wanted");
	/* Neither ldaprc nor LDAPTLS_* of whoever started us. */
	if (setenv("LDAPNOINIT", "1", 1) == -1)
		tool_exit(EX_OSERR, "setenv");
	if (directory_init(&directory, &opt, &err) == -1)
		tool_die(&err);
	tool_checked(&opt);
	r = serving_run(&directory, &err);
	directory_done(&directory);
	if (r == -1)
		tool_die(&err);
	return 0;
}
