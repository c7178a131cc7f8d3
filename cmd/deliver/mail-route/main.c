/* mail-route - rewrite a message's envelope by alias maps (aliases(5), virtual
 * aliases) and hand it on.
 * message link: message on 0, envelope on 3; 75 when a map cannot be read or is
 * wrong. With an address in the place of a program it shows what that stands
 * for.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/log.h"
#include "base/tool.h"
#include "append.h"
#include "hand.h"
#include "link/link.h"
#include "pass.h"
#include "rewrite.h"
#include "route/srs.h"
#include "settings.h"
#include "success.h"

#define ENVELOPE_FD 3
static NORETURN void
check(struct world *w)
{
	struct err err = ERR_INIT;
	int n = hand_check(w, &err);

	if (n == -1)
		tool_die(&err);
	exit(n == 0 ? EX_OK : EX_DATAERR);
}

static NORETURN void
compile(const struct settings *set)
{
	struct err err = ERR_INIT;

	tool_checked(set);
	if (hand_compile(set, &err) == -1)
		tool_die(&err);
	exit(EX_OK);
}

/* An err of the maps is logged too: the sender learns only that it is later. */
static NORETURN void
refuse(const struct err *err)
{
	log_reason("route-failed", err->text);
	if (err->kind == ERR_DATA)
		tool_exit(EX_NOUSER, "%s", err->text);
	tool_exit(EX_TEMPFAIL, "4.3.5 mail for a recipient cannot be routed "
	    "now");
}

static NORETURN void
append(const struct settings *set)
{
	const char *sender = getenv("SENDER");
	struct err err = ERR_INIT;
	uint64_t size;
	int message;

	tool_checked(set);
	if ((message = link_message(&size, &err)) == -1 || append_message(
	    set->append, message, sender != NULL ? sender : "", &err) == -1)
		tool_die(&err);
	exit(EX_OK);
}

static NORETURN void
route_message(struct rewrite *r, char **rest)
{
	struct err err = ERR_INIT;
	struct chain_result result = { .verdict = CHAIN_OK };
	struct envelope in;
	bool on_descriptor;
	uint64_t size;
	int message;

	envelope_init(&in);
	on_descriptor = tool_had_fd(ENVELOPE_FD) &&
	    !(r->world->has_ask && r->world->ask.fd == ENVELOPE_FD);
	if (pass_envelope(&in, on_descriptor, &err) == -1 ||
	    (message = link_message(&size, &err)) == -1)
		tool_die(&err);
	/* cppcheck-suppress autoVariables ; we never return */
	r->in = &in;
	if (rewrite_envelope(r, &err) == -1)
		refuse(&err);
	if (pass_groups(r, message, rest, on_descriptor && !success_is_due(r),
	    &result, &err) == -1)
		tool_die(&err);
	if (result.verdict == CHAIN_OK || result.verdict == CHAIN_DONE) {
		if (success_is_due(r))
			success_tell(r, message);
		exit(EX_OK);
	}
	tool_exit(result.verdict == CHAIN_PERM ? result.code : EX_TEMPFAIL,
	    "%s", result.text[0] != '\0' ? result.text :
	    "4.3.0 not handed on");
}

int
main(int argc, char **argv)
{
	struct settings set = { .delimiters = "+", .timeout_ms = 600000,
		.results_max = ROUTE_RESULTS_MAX };
	struct err err = ERR_INIT;
	struct world world;
	struct rewrite r = { .set = &set, .world = &world };
	struct transport transport;
	struct srs srs;
	char **rest;
	int got;

	tool_init(&settings_tool);
	rest = tool_options(argc, argv, &set);
	if (set.compile || set.check || (rest[0] != NULL &&
	    strchr(rest[0], '@') != NULL))
		settings_defaults(&set);
	if (set.compile)
		compile(&set);
	if (set.append != NULL)
		append(&set);
	if (settings_open(&set, &world, &err) == -1)
		tool_die(&err);
	if ((got = settings_srs(&set, &srs, &err)) == -1)
		tool_die(&err);
	r.srs = got == 1 ? &srs : NULL;
	if (transport_open(&transport, set.transports, set.sender_transports,
	    &err) == -1)
		tool_die(&err);
	/* What was said by hand about this message (queue-list --route)
	 * stands. */
	if (transport_is_given(&transport) && getenv("SMTP_ROUTE") == NULL)
		r.transport = &transport;
	tool_checked(&set);
	if (set.check)
		check(&world);
	if (rest[0] == NULL)
		tool_exit(EX_TEMPFAIL, "no program given");
	if (strchr(rest[0], '@') == NULL)
		route_message(&r, rest);
	if (hand_addresses(&world, rest, &err) == -1)
		tool_die(&err);
	return 0;
}
