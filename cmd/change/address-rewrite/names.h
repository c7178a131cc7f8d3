/* names - what an address is to be called, by maps: canonical(5), generic(5)
 * and masquerading of Postfix. One step after the other, in this order:
 *
 *     sender or recipient canonical, canonical, masquerade, generic
 *
 * SPDX-License-Identifier: ISC */
#ifndef NAMES_H
#define NAMES_H

#include "base/attr.h"
#include "base/err.h"
#include "base/option.h"
#include "route/route.h"
#include "smtp/address.h"

#define NAMES_STEPS_MAX 10           /* of one address in one map */
#define NAMES_MAPS (4 * OPTION_LIST_MAX)

/* Where an address stands. */
enum names_where {
	NAMES_SENDER = 1, NAMES_RECIPIENT = 2,           /* of the envelope */
	NAMES_HEADER_SENDER = 4, NAMES_HEADER_RECIPIENT = 8,
};

struct names_options {
	struct option_list canonical, sender_canonical, recipient_canonical,
	    generic, sender_bcc, recipient_bcc;
	const char *masquerade, *masquerade_except, *local_domains;
	const char *delimiters;
};

struct names {
	const struct names_options *opt;
	struct names_map {
		struct aliasmap map;
		unsigned where;          /* sum of names_where; 0: BCC */
		const struct option_list *list;
	} maps[NAMES_MAPS];
	size_t n;
	struct route world;              /* for its local domains */
};

/* Open the maps: 0, or -1 with err. names_close in either case. */
MUST_USE int names_open(struct names *n, const struct names_options *opt,
    struct err *err);
void names_close(struct names *n);

/* What it is called there: 1 and *out, 0 nothing else, -1 with err
 * (ERR_TEMP). */
MUST_USE int names_find(struct names *n, const struct address *a,
    enum names_where where, struct address *out, struct err *err);

/* Call `each` for every address that a BCC map of the list has for this one: 0,
 * or -1 with err. */
typedef int names_each(void *self, const struct address *a, struct err *err);
MUST_USE int names_bcc(struct names *n, const struct option_list *list,
    const struct address *a, names_each *each, void *self, struct err *err);

#endif
