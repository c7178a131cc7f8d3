/* aliases - addresses that no account has, by the same maps and the same
 * look-up as mail-route(8) at the delivery (route/expand.h).
 *
 *     one target with an account      that account's record, and alias=TARGET
 *     several, or one elsewhere       alias=yes
 *     one of ours that is nobody      nothing when it is the same name in
 *                                     another domain, else an error: the alias
 *                                     is wrong
 *     |NAME@DOMAIN                    alias=yes, programs=N: the commands and
 *                                     files of alias NAME, which mail-route
 *                                     asks to be delivered to so
 *
 * The maps are read for each question: an edit counts at once.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_ALIASES_H
#define AUTH_ALIASES_H

#include "auth/serve.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/option.h"
#include "route/route.h"

struct aliases {
	struct option_list aliases, virtuals;
	const char *local_domains, *ours;
	const char *srs_secret, *srs_domain;
	const char *user;                /* UID:GID, who runs commands */
	struct os_ids ids;               /* that, when has_ids */
	bool has_ids;
};

#define ALIASES_ROWS(type, AT) \
	{ "aliases", '\0', OPTION_LIST, AT(type, aliases.aliases), 0, 0, \
	    "FILE", "aliases(5) of the local domains; may be given again" }, \
	{ "alias-user", '\0', OPTION_STRING, AT(type, aliases.user), 0, 0, \
	    "UID:GID", "who runs their commands and writes their files" }, \
	{ "local-domains", '\0', OPTION_STRING, \
	    AT(type, aliases.local_domains), 0, 0, "LIST|FILE", \
	    "whose local parts the aliases are" }, \
	{ "ours", '\0', OPTION_STRING, AT(type, aliases.ours), 0, 0, \
	    "LIST|FILE", \
	    "our other domains: aliases lead to accounts there" }, \
	{ "srs-domain", '\0', OPTION_STRING, AT(type, aliases.srs_domain), \
	    0, 0, "DOMAIN", "of mail-route's rewritten senders" }, \
	{ "srs-secret", '\0', OPTION_FILE, AT(type, aliases.srs_secret), 0, \
	    0, "FILE", "and its secret" }, \
	{ "virtual", '\0', OPTION_LIST, AT(type, aliases.virtuals), 0, 0, \
	    "FILE", "virtual aliases of other domains; may be given again" }

/* Are there any? */
bool aliases_given(const struct aliases *a);
/* Check what the options say: 0, or -1 with err (ERR_USAGE). */
MUST_USE int aliases_prepare(struct aliases *a, const char *delimiters,
    struct err *err);

struct aliases_answer {
	bool left;                       /* the account is the left's */
	struct address target;           /* whose it is; n 0: nobody's */
	struct route_list programs;      /* of |NAME@DOMAIN */
};

/* Look for an address that this authenticator has no account for: 1, and the
 * account of *u is as above; 0 it is no alias, or the left has an account of
 * that name; -1 with err. aliases_done in any case. */
MUST_USE int aliases_find(struct serve *s, struct span address,
    struct serve_user *u, struct aliases_answer *answer, struct err *err);
void aliases_done(struct aliases_answer *answer);

#endif
