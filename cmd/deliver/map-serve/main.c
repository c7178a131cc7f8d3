/* map-serve - accounts, aliases and transports for another mail server, by the
 * socketmap protocol of Sendmail and Postfix.
 * session: questions on descriptor 0, answers on 1; it stands behind an
 * authenticator, which is asked for each address.
 * SPDX-License-Identifier: ISC */
#include <sysexits.h>
#include <unistd.h>

#include "answers.h"
#include "base/log.h"
#include "base/tool.h"
#include "map/socketserve.h"

struct settings {
	struct option_list aliases, virtuals;
	const char *local_domains, *ours, *delimiters;
	const char *transports, *sender_transports;
	uint64_t idle_ms, life_ms;
};

#define AT(member) offsetof(struct settings, member)

static const struct option_row rows[] = {
	{ "aliases", 'a', OPTION_LIST, AT(aliases), 0, 0, "MAP",
	    "aliases(5) of the local domains; may be given again" },
	{ "delimiter", 'd', OPTION_STRING, AT(delimiters), 0, 0, "CHARS",
	    "before the extension of an address; default +" },
	{ "idle", '\0', OPTION_TIME, AT(idle_ms), 1000, 86400000,
	    "TIME", "a client that says nothing so long; default 1m" },
	{ "life", '\0', OPTION_TIME, AT(life_ms), 1000, 86400000,
	    "TIME", "of a connection: then maps are read anew; default 30s" },
	{ "local-domains", 'l', OPTION_STRING, AT(local_domains), 0, 0,
	    "LIST|FILE", "whose local parts the aliases are" },
	{ "ours", '\0', OPTION_STRING, AT(ours), 0, 0, "LIST|FILE",
	    "our other domains" },
	{ "sender-transports", '\0', OPTION_STRING, AT(sender_transports), 0,
	    0, "MAP", "by which host mail of a sender goes on" },
	{ "transports", '\0', OPTION_STRING, AT(transports), 0, 0, "MAP",
	    "by which host mail for a domain goes on" },
	{ "virtual", 'v', OPTION_LIST, AT(virtuals), 0, 0, "MAP",
	    "virtual aliases of other domains; may be given again" },
};

static const struct tool tool = { "map-serve", TOOL_SESSION,
	"[-enVh] [option ...]", NULL, rows, LENGTH(rows) };

static int
open_maps(struct answers *a, const struct settings *set, struct err *err)
{
	route_init(&a->route);
	route_init(&a->ours);
	a->route.delimiters = set->delimiters;
	if (a->ask != NULL)
		a->route.hooks = (struct route_hooks){ .self = a,
			.account = answers_account };
	if (set->aliases.n > 0 && set->local_domains == NULL)
		return err_set(err, ERR_USAGE, "--aliases wants "
		    "--local-domains");
	if (set->local_domains != NULL &&
	    route_local_domains(&a->route, set->local_domains, err) == -1)
		return -1;
	if (set->ours != NULL && route_local_domains(&a->ours, set->ours,
	    err) == -1)
		return -1;
	if (route_add_maps(&a->route, &set->aliases, ALIASTEXT_SYSTEM,
	    err) == -1 || route_add_maps(&a->route, &set->virtuals,
	    ALIASTEXT_VIRTUAL, err) == -1)
		return -1;
	return transport_open(&a->transport, set->transports,
	    set->sender_transports, err);
}

int
main(int argc, char **argv)
{
	struct settings set = { .delimiters = "+",
		.idle_ms = 60000, .life_ms = 30000 };
	struct answers answers = { .ask = NULL };
	struct socketserve serve = { .self = &answers, .find = answers_find };
	struct err err = ERR_INIT;
	struct ask ask;
	int fd;

	tool_init(&tool);
	if (*tool_options(argc, argv, &set) != NULL)
		tool_exit(EX_USAGE, "nothing can follow map-serve");
	if ((fd = ask_fd_from_environment()) != -1) {
		ask_init(&ask, fd);
		answers.ask = &ask;
	}
	if (open_maps(&answers, &set, &err) == -1)
		tool_die(&err);
	tool_checked(&set);
	serve.idle_ms = set.idle_ms;
	serve.life_ms = set.life_ms;
	if (socketserve_run(&serve, &err) == -1) {
		log_reason("error", err.text);
		return EX_PROTOCOL;
	}
	return 0;
}
