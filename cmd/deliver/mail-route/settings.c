/* settings - see settings.h.
 * SPDX-License-Identifier: ISC */
#include "settings.h"

#include <stdio.h>

#include "base/mem.h"
#include "base/tool.h"
#include "os/clock.h"
#include "os/exe.h"

int
settings_account(void *world, struct span address, struct err *err)
{
	struct world *w = world;
	struct ask_reply reply;
	struct account a;
	int got;

	ask_reply_init(&reply);
	account_init(&a);
	got = ask_vrfy(&w->ask, address, &a, &reply, err);
	/* The authenticator may look in the same maps: that is no account. */
	if (got == 1 && account_get(&a, "alias").p != NULL)
		got = 0;
	account_done(&a);
	ask_reply_done(&reply);
	return got;
}

static void
explain(void *self, unsigned depth, struct span address, const char *path,
    size_t line, struct span text)
{
	char at[24] = "";

	(void)self;
	if (line > 0)
		(void)snprintf(at, sizeof(at), ":%zu", line);
	tool_explain("%*s%.*s: %s%s: %.*s", (int)(depth * 2), "",
	    (int)address.n, address.p, path, at,
	    (int)(text.n < 300 ? text.n : 300), text.p);
}

int
settings_open(const struct settings *set, struct world *w, struct err *err)
{
	int auth_fd = ask_fd_from_environment();

	route_init(&w->route);
	route_init(&w->ours);
	w->route.delimiters = set->delimiters;
	w->route.results_max = set->results_max;
	w->route.hooks.self = w;
	if (tool_explaining())
		w->route.hooks.step = explain;
	w->has_ask = auth_fd != -1;
	if (w->has_ask) {
		ask_init(&w->ask, auth_fd);
		w->route.hooks.account = settings_account;
	}
	if (set->aliases.n > 0 && set->local_domains == NULL)
		return err_set(err, ERR_USAGE, "--aliases wants "
		    "--local-domains");
	if (set->local_domains != NULL &&
	    route_local_domains(&w->route, set->local_domains, err) == -1)
		return -1;
	if (set->ours != NULL &&
	    route_local_domains(&w->ours, set->ours, err) == -1)
		return -1;
	if (route_add_maps(&w->route, &set->aliases, ALIASTEXT_SYSTEM,
	    err) == -1)
		return -1;
	return route_add_maps(&w->route, &set->virtuals, ALIASTEXT_VIRTUAL,
	    err);
}

static const char *
configured(const char *name)
{
	struct buf path = BUF_INIT(4200);
	const char *found = NULL;
	bool exists;

	os_exe_config("mail-route", name, &path, &exists);
	if (exists)
		found = mem_string(buf_str(&path));
	buf_done(&path);
	return found;
}

void
settings_defaults(struct settings *set)
{
	const char *aliases, *virtual;

	if (set->aliases.n + set->virtuals.n > 0)
		return;
	aliases = configured("routes/aliases");
	virtual = configured("routes/virtual");
	if (set->local_domains == NULL)
		set->local_domains = configured("routes/local-domains");
	if (set->ours == NULL)
		set->ours = configured("routes/domains");
	if (aliases != NULL && set->local_domains != NULL)
		set->aliases.items[set->aliases.n++] = aliases;
	if (virtual != NULL)
		set->virtuals.items[set->virtuals.n++] = virtual;
}

bool
settings_is_ours(const struct world *w, struct span domain)
{
	return route_is_local(&w->route, domain) ||
	    route_is_local(&w->ours, domain);
}

int
settings_srs(const struct settings *set, struct srs *srs, struct err *err)
{
	int64_t seconds;
	int32_t micros;

	if (set->srs_secret == NULL)
		return 0;
	if (set->srs_domain == NULL)
		return err_set(err, ERR_USAGE, "--srs-secret wants "
		    "--srs-domain");
	os_clock_wall(&seconds, &micros);
	return srs_open(srs, set->srs_secret, span_str(set->srs_domain),
	    seconds, err) == -1 ? -1 : 1;
}
