/* options - the option table of mail-route (settings.h).
 * SPDX-License-Identifier: ISC */
#include "settings.h"

#define OPTION(field) offsetof(struct settings, field)

static const struct option_row rows[] = {
	{ "aliases", 'a', OPTION_LIST, OPTION(aliases), 0, 0, "MAP",
	    "aliases(5) of the local domains; may be given again" },
	{ "append", '\0', OPTION_STRING, OPTION(append), 0, 0, "FILE",
	    "put the message at the end of a file, and do nothing else" },
	{ "check", '\0', OPTION_FLAG, OPTION(check), 0, 0, NULL,
	    "look for circles, dead ends and other mistakes in the maps" },
	{ "compile", '\0', OPTION_FLAG, OPTION(compile), 0, 0, NULL,
	    "make a cdb of each map" },
	{ "delimiter", 'd', OPTION_STRING, OPTION(delimiters), 0, 0, "CHARS",
	    "before the extension of an address; default +" },
	{ "limit", '\0', OPTION_NUMBER, OPTION(results_max), 1,
	    ROUTE_RESULTS_MAX, "N", "addresses that one may stand for; "
	    "default 10000" },
	{ "local-domains", 'l', OPTION_STRING, OPTION(local_domains), 0, 0,
	    "LIST|FILE", "whose local parts the aliases are" },
	{ "ours", '\0', OPTION_STRING, OPTION(ours), 0, 0, "LIST|FILE",
	    "our other domains" },
	{ "report", '\0', OPTION_FILE, OPTION(report), 0, 0, "PROGRAM",
	    "gets a queue file for senders who want to know of success" },
	{ "sender-transports", '\0', OPTION_STRING,
	    OPTION(sender_transports), 0, 0, "MAP",
	    "by which host mail of a sender goes on" },
	{ "srs-domain", '\0', OPTION_STRING, OPTION(srs_domain), 0, 0,
	    "DOMAIN", "of rewritten senders" },
	{ "srs-secret", '\0', OPTION_FILE, OPTION(srs_secret), 0, 0, "FILE",
	    "rewrite the sender of what is sent on to elsewhere" },
	{ "timeout", 't', OPTION_TIME, OPTION(timeout_ms), 1000, 86400000,
	    "TIME", "for one run of the program; default 10m" },
	{ "transports", '\0', OPTION_STRING, OPTION(transports), 0, 0, "MAP",
	    "by which host mail for a domain goes on" },
	{ "virtual", 'v', OPTION_LIST, OPTION(virtuals), 0, 0, "MAP",
	    "virtual aliases of all other domains; may be given again" },
};

const struct tool settings_tool = { "mail-route", TOOL_LINK,
	"[-enVh] [--aliases file --local-domains list] [--virtual file] "
	"[option ...] program [argument ...] | address ...", NULL, rows,
	LENGTH(rows) };
