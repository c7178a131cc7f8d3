/* hand - see hand.h.
 * SPDX-License-Identifier: ISC */
#include "hand.h"

#include <stdio.h>

#include "base/log.h"
#include "base/tool.h"
#include "io/wr.h"
#include "map/mapname.h"
#include "route/expand.h"
#include "route/routeset.h"

static void
put_result(struct wr *w, const struct route_result *to)
{
	struct buf b = BUF_INIT(1000);

	address_write(&b, &to->address);
	if (to->kind == ROUTE_COMMAND)
		wr_adds(w, "|");
	if (to->kind == ROUTE_ADDRESS)
		wr_add(w, buf_span(&b));
	else
		wr_adds(w, to->text);
	wr_addc(w, '\n');
	buf_done(&b);
}

static int
show(struct world *w, const char *text, struct wr *out, struct err *err)
{
	struct address a;
	struct route_list l;
	size_t i;
	int got;

	if (address_parse(span_str(text), ADDRESS_UTF8, &a, err) == -1)
		return -1;
	route_list_init(&l);
	got = expand_address(&w->route, &a, &l, err);
	if (got == 0) {
		tool_explain("%s: in no map", a.text);
		put_result(out, &(struct route_result){ .address = a });
	}
	for (i = 0; i < l.n; i++) {
		if (l.results[i].owner != NULL)
			tool_explain("%s: errors to %s",
			    l.results[i].address.text, l.results[i].owner);
		put_result(out, &l.results[i]);
	}
	route_list_done(&l);
	return got == -1 ? -1 : 0;
}

int
hand_addresses(struct world *w, char **addresses, struct err *err)
{
	struct wr out;
	int r = 0;

	wr_init(&out, 1, -1);
	for (; r == 0 && *addresses != NULL; addresses++)
		r = show(w, *addresses, &out, err);
	if (wr_flush(&out, err) == -1)
		r = -1;
	wr_done(&out);
	return r;
}

struct check {
	struct world *world;
	struct aliasmap *map;
	struct routeset keys;
	struct wr out;
	int mistakes;
};

static void
mistake(struct check *c, size_t line, struct span key, const char *what,
    const char *which)
{
	wr_addf(&c->out, "%s:%zu: %.*s: %s%s\n", c->map->path, line,
	    (int)key.n, key.p, what, which);
	c->mistakes++;
}

/* A result in a domain of ours must have an account. */
static int
check_result(struct check *c, struct span key, size_t line,
    const struct route_result *to, struct err *err)
{
	int got;

	if (to->kind != ROUTE_ADDRESS || !c->world->has_ask ||
	    !settings_is_ours(c->world, address_domain(&to->address)))
		return 0;
	got = settings_account(c->world, address_span(&to->address), err);
	if (got == 0)
		mistake(c, line, key, "no such user: ", to->address.text);
	return got == -1 ? -1 : 0;
}

static int
check_address(struct check *c, struct span key, size_t line,
    const struct address *a, struct err *err)
{
	struct err why = ERR_INIT;
	struct route_list l;
	size_t i;
	int got, programs = 0, r = 0;

	route_list_init(&l);
	got = expand_address(&c->world->route, a, &l, &why);
	if (got == -1)
		mistake(c, line, key, "", why.text);
	for (i = 0; i < l.n && got == 1 && r == 0; i++) {
		r = check_result(c, key, line, &l.results[i], err);
		programs += l.results[i].kind != ROUTE_ADDRESS;
	}
	if (got == 1 && programs > 1)
		mistake(c, line, key, "several commands or files: when one "
		    "fails for now all are run again", "");
	route_list_done(&l);
	return r;
}

static int
check_entry(void *self, struct span key, size_t line, struct span targets,
    struct err *err)
{
	struct check *c = self;
	struct route *r = &c->world->route;
	size_t at = span_rfind(key, '@');
	struct address a;

	(void)targets;
	if (!routeset_add(&c->keys, key)) {
		mistake(c, line, key, "stands there twice, the first counts",
		    "");
		return 0;
	}
	if (c->map->world == ALIASTEXT_VIRTUAL && route_is_local(r,
	    span_from(key, at + 1))) {
		mistake(c, line, key, "never looked at: a local domain", "");
		return 0;
	}
	if (at == 0 && key.n > 1)
		return 0;                /* nobody in particular */
	if (at < key.n ? expand_join(span_sub(key, 0, at), span_from(key,
	    at + 1), &a, NULL) == 0 : r->n_domains > 0 &&
	    expand_join(key, r->domains[0], &a, NULL) == 0)
		return check_address(c, key, line, &a, err);
	mistake(c, line, key, "can be no address", "");
	return 0;
}

int
hand_check(struct world *w, struct err *err)
{
	struct check c = { .world = w };
	size_t i;
	int r = 0;

	wr_init(&c.out, 1, -1);
	for (i = 0; i < w->route.n && r == 0; i++) {
		struct aliasmap map;

		/* A walk of its own: the look-ups use the other one's place. */
		r = aliasmap_open(&map, w->route.maps[i].path,
		    w->route.maps[i].world, err);
		c.map = &map;
		routeset_init(&c.keys);
		if (r == 0)
			r = aliasmap_walk(&map, check_entry, &c, err);
		routeset_done(&c.keys);
		aliasmap_close(&map);
	}
	if (wr_flush(&c.out, err) == -1)
		r = -1;
	wr_done(&c.out);
	return r == -1 ? -1 : c.mistakes;
}

static int
compile(const char *path, enum aliastext_world world, struct err *err)
{
	struct newfile out = NEWFILE_INIT;
	struct buf name = BUF_INIT(4200);
	struct mapname map = mapname_of(path);
	int r;

	if (mapname_is_asked(&map)) {
		tool_explain("%s: is not compiled", path);
		return 0;
	}
	path = map.rest.p;
	buf_adds(&name, path);
	buf_adds(&name, ".cdb");
	r = newfile_open(&out, buf_str(&name), err) == 0 &&
	    aliasmap_make(path, world, &out, err) == 0 ?
	    newfile_rename(&out, err) : -1;
	newfile_close(&out);
	buf_done(&name);
	tool_explain("%s: %s", path, r == 0 ? "compiled" : err->text);
	return r;
}

int
hand_compile(const struct settings *set, struct err *err)
{
	size_t i;

	for (i = 0; i < set->aliases.n; i++)
		if (compile(set->aliases.items[i], ALIASTEXT_SYSTEM, err) ==
		    -1)
			return -1;
	for (i = 0; i < set->virtuals.n; i++)
		if (compile(set->virtuals.items[i], ALIASTEXT_VIRTUAL, err) ==
		    -1)
			return -1;
	return 0;
}
