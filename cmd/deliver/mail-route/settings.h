/* settings - what mail-route has been told.
 * SPDX-License-Identifier: ISC */
#ifndef SETTINGS_H
#define SETTINGS_H

#include "auth/ask.h"
#include "base/option.h"
#include "base/tool.h"
#include "route/route.h"
#include "route/srs.h"

struct settings {
	struct option_list aliases, virtuals;
	const char *local_domains, *ours, *delimiters;
	const char *append, *report;
	const char *srs_secret, *srs_domain;
	const char *transports, *sender_transports;
	bool check, compile;
	uint64_t results_max, timeout_ms;
};

extern const struct tool settings_tool;

/* The maps, and who can tell about accounts. */
struct world {
	struct route route, ours;        /* ours: its local domains only */
	struct ask ask;
	bool has_ask;
};

/* By hand, where no map is named: those of the configuration that are there, so
 * that one can ask without options. */
void settings_defaults(struct settings *set);

/* Open what the settings name: 0, or -1 with err. */
MUST_USE int settings_open(const struct settings *set, struct world *w,
    struct err *err);

/* Open what rewrites senders: 1, 0 nothing shall, -1 with err. */
MUST_USE int settings_srs(const struct settings *set, struct srs *srs,
    struct err *err);

/* Is that one of our domains, by --local-domains or --ours? */
bool settings_is_ours(const struct world *w, struct span domain);

/* Is there an account for this address? 1, 0, -1 with err. */
MUST_USE int settings_account(void *world, struct span address,
    struct err *err);

#endif
