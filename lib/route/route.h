/* route - where mail for an address goes, by alias maps. Two worlds: an address
 * whose domain is one of the local domains is looked up in the system maps
 * (aliases(5)), every other one in the virtual maps; neither ever in the
 * other's.
 *
 *  system    local+ext, local                  (and owner-NAME, for the sender)
 *  virtual   local+ext@domain, local@domain, @domain
 *
 * This holds the maps and the domains; expand.h finds where mail goes by them.
 * SPDX-License-Identifier: ISC */
#ifndef ROUTE_ROUTE_H
#define ROUTE_ROUTE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/option.h"
#include "base/pool.h"
#include "base/span.h"
#include "route/aliasmap.h"
#include "smtp/address.h"

#define ROUTE_MAPS_MAX 64
#define ROUTE_DEPTH_MAX 30               /* aliases of aliases */
#define ROUTE_RESULTS_MAX 10000
#define ROUTE_INCLUDE_MAX (4u << 20)     /* bytes of an included file */
#define ROUTE_DOMAINS_MAX (4u << 20)     /* bytes of a file of domains */

/* What is to be known of the world. */
struct route_hooks {
	void *self;
	/* Is there an account that gets the mail of this address? 1, 0, -1 with
	 * err. NULL: nobody knows, and a catch-all catches all. */
	int (*account)(void *self, struct span address, struct err *err);
	/* One step, for -e: "address: PATH:LINE: text". NULL: none. */
	void (*step)(void *self, unsigned depth, struct span address,
	    const char *path, size_t line, struct span text);
};

struct route {
	struct aliasmap maps[ROUTE_MAPS_MAX];
	size_t n;
	struct pool pool;
	struct span *domains;            /* the local ones, sorted */
	size_t n_domains;
	const char *delimiters;          /* before an extension: "+" */
	size_t results_max;
	struct route_hooks hooks;
};

void route_init(struct route *r);
void route_done(struct route *r);
/* Add a map: 0, or -1 with err. `path` is borrowed. */
MUST_USE int route_add_map(struct route *r, const char *path,
    enum aliastext_world world, struct err *err);
/* The same with each of an option's. */
MUST_USE int route_add_maps(struct route *r, const struct option_list *list,
    enum aliastext_world world, struct err *err);
/* The local domains: "a.org,b.org", or when there is a "/" in it a file of
 * them, one a line. 0, or -1 with err. */
MUST_USE int route_local_domains(struct route *r, const char *list,
    struct err *err);
bool route_is_local(const struct route *r, struct span domain);

enum route_kind { ROUTE_ADDRESS, ROUTE_COMMAND, ROUTE_FILE };

struct route_result {
	enum route_kind kind;
	struct address address;          /* of a command or file: the alias */
	const char *text;                /* the command or the path */
	const char *owner;               /* owner-NAME@domain, or NULL */
};

struct route_list {
	struct pool pool;
	struct route_result *results;
	size_t n, cap;
};

void route_list_init(struct route_list *l);
void route_list_done(struct route_list *l);

#endif
