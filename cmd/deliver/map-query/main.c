/* map-query - what a map of any kind says of a key (maps(7)).
 * utility: by hand, `map-query pcre:/path key` prints the value; without a key
 * it answers by socketmap on descriptors 0 and 1: so mail-route, the
 * authenticators and smtp-recv start it, and so a super-server may for Postfix.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/log.h"
#include "base/tool.h"
#include "io/newfile.h"
#include "io/wr.h"
#include "kinds.h"
#include "map/socketserve.h"
#include "os/confine.h"
#include "os/cred.h"
#include "os/secrecy.h"
#include "route/aliasmap.h"

#define IDLE_MS 600000
#define MAP_QUERY_ID 65529               /* whoever we are when root starts
					  * us */

#ifdef WITHOUT_PCRE
#define PCRE ""
#else
#define PCRE " pcre"
#endif
#ifdef WITHOUT_SQLITE
#define SQLITE ""
#else
#define SQLITE " sqlite"
#endif
#ifdef WITHOUT_PGSQL
#define PGSQL ""
#else
#define PGSQL " pgsql"
#endif
#ifdef WITHOUT_MYSQL
#define MYSQL ""
#else
#define MYSQL " mysql"
#endif
#define FEATURES "ldap" PCRE SQLITE PGSQL MYSQL " socketmap"

struct options {
	bool compile;
	uint64_t timeout_ms;
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
	{ "compile", '\0', OPTION_FLAG, AT(compile), 0, 0, NULL,
	    "make the cdb of a text: or cdb: map" },
	{ "timeout", 't', OPTION_TIME, AT(timeout_ms), 100, 30000, "TIME",
	    "for one question to a server or program; default 10s" },
};

static const struct tool tool = { "map-query", TOOL_UTILITY,
	"[-enVh] [options] KIND:WHAT [key ...]", FEATURES, rows,
	LENGTH(rows) };

static int
compile(const char *name, struct err *err)
{
	struct newfile out = NEWFILE_INIT;
	struct mapname m = mapname_of(name);
	struct buf path = BUF_INIT(4200);
	char *text = span_dup(m.rest);
	int r;

	buf_add(&path, m.rest);
	buf_adds(&path, ".cdb");
	if (mapname_is_asked(&m))
		r = err_set(err, ERR_USAGE, "%s: only text: and cdb: maps are "
		    "compiled", name);
	else
		r = newfile_open(&out, buf_str(&path), err) == 0 &&
		    aliasmap_make(text, ALIASTEXT_TABLE, &out, err) == 0 ?
		    newfile_rename(&out, err) : -1;
	newfile_close(&out);
	buf_done(&path);
	free(text);
	return r;
}

static int
step_down(const struct map *m, struct err *err)
{
	static const struct os_ids ids = { MAP_QUERY_ID, MAP_QUERY_ID };
	unsigned what = kinds_confine(m);

	os_secrecy();
	if (os_cred_is_root() && os_cred_become(&ids, err) == -1)
		return -1;
	return what == 0 ? 0 : os_confine(what, NULL, 0, err);
}

/* Every key's value, a line each: 0, 1 one was not found, -1 with err. */
static int
answer(struct map *m, char **keys, struct err *err)
{
	struct buf value = BUF_INIT(KINDS_VALUE_MAX);
	struct wr w;
	int got = 1, r = 0;

	wr_init(&w, 1, -1);
	for (; got != -1 && *keys != NULL; keys++) {
		got = kinds_find(m, span_str(*keys), &value, err);
		if (got == 1) {
			wr_add(&w, buf_span(&value));
			wr_addc(&w, '\n');
		} else {
			r = 1;
		}
	}
	if (got != -1 && wr_flush(&w, err) == -1)
		got = -1;
	wr_done(&w);
	buf_done(&value);
	return got == -1 ? -1 : r;
}

/* Whatever the name: there is one map. */
static int
find(void *self, struct span name, struct span key, struct buf *value,
    struct err *err)
{
	int got = kinds_find(self, key, value, err);

	(void)name;
	/* Who asks starts us anew, and with us what has gone. */
	if (got == -1 && err->kind == ERR_PROTO)
		tool_exit(EX_TEMPFAIL, "%s", err->text);
	return got;
}

int
main(int argc, char **argv)
{
	struct options opt = { .timeout_ms = 10000 };
	struct map map;
	struct socketserve serve = { .self = &map, .find = find,
		.reasons = true, .idle_ms = IDLE_MS };
	struct err err = ERR_INIT;
	char **rest;
	int r;

	tool_init(&tool);
	rest = tool_options(argc, argv, &opt);
	if (rest[0] == NULL)
		tool_exit(EX_USAGE, "which map?");
	if (opt.compile) {
		tool_checked(&opt);
		if (compile(rest[0], &err) == -1)
			tool_die(&err);
		return 0;
	}
	if (kinds_open(&map, rest[0], opt.timeout_ms, &err) == -1)
		tool_exit(EX_TEMPFAIL, "%s", err.text);
	tool_checked(&opt);
	if (step_down(&map, &err) == -1)
		tool_die(&err);
	r = rest[1] != NULL ? answer(&map, rest + 1, &err) :
	    socketserve_run(&serve, &err);
	kinds_close(&map);
	if (r == -1)
		tool_exit(EX_TEMPFAIL, "%s", err.text);
	return r;
}
