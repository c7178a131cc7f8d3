/* mapname - see mapname.h.
 * SPDX-License-Identifier: ISC */
#include "map/mapname.h"

#include <stdlib.h>

#include "conn/dial.h"

static const struct {
	const char *word;
	enum mapname_kind kind;
} kinds[] = {
	{ "text:", MAPNAME_TEXT }, { "cdb:", MAPNAME_CDB },
	{ "pcre:", MAPNAME_PCRE }, { "cidr:", MAPNAME_CIDR },
	{ "ldap:", MAPNAME_LDAP }, { "program:", MAPNAME_PROGRAM },
	{ "socketmap:", MAPNAME_SOCKETMAP }, { "tcp:", MAPNAME_TCP },
	{ "static:", MAPNAME_STATIC }, { "first:", MAPNAME_FIRST },
	{ "union:", MAPNAME_UNION }, { "sqlite:", MAPNAME_SQLITE },
	{ "pgsql:", MAPNAME_PGSQL }, { "mysql:", MAPNAME_MYSQL },
};

struct mapname
mapname_of(const char *text)
{
	struct span s = span_str(text);
	size_t i;

	for (i = 0; i < LENGTH(kinds); i++)
		if (span_starts(s, span_str(kinds[i].word)))
			return (struct mapname){ kinds[i].kind, span_from(s,
			    span_str(kinds[i].word).n) };
	return (struct mapname){ MAPNAME_TEXT, s };
}

bool
mapname_is_asked(const struct mapname *m)
{
	return m->kind != MAPNAME_TEXT && m->kind != MAPNAME_CDB;
}

bool
mapname_is_pattern(const struct mapname *m)
{
	return m->kind == MAPNAME_PCRE || m->kind == MAPNAME_CIDR ||
	    m->kind == MAPNAME_STATIC || m->kind == MAPNAME_TCP;
}

bool
mapname_next(struct span *rest, struct span *one)
{
	if (rest->n > 0 && rest->p[0] == '{')
		*rest = span_sub(*rest, 1, rest->n - 1);
	return span_cut(rest, ',', one);
}

static int
check_several(struct span rest, struct err *err)
{
	struct mapname m;
	struct span one;
	size_t n = 0;
	int r = 0;

	if (rest.n < 3 || rest.p[0] != '{' || rest.p[rest.n - 1] != '}')
		return err_set(err, ERR_USAGE, "not {MAP,MAP}: %.*s",
		    (int)span_sub(rest, 0, 120).n, rest.p);
	while (r == 0 && mapname_next(&rest, &one)) {
		char *text = span_dup(one);

		m = mapname_of(text);
		if (++n > MAPNAME_SEVERAL_MAX)
			r = err_set(err, ERR_USAGE, "more than %d maps in one",
			    MAPNAME_SEVERAL_MAX);
		else if (m.kind == MAPNAME_FIRST || m.kind == MAPNAME_UNION)
			r = err_set(err, ERR_USAGE, "first: and union: hold "
			    "no other first: or union:");
		else
			r = mapname_check(text, err);
		free(text);
	}
	return r;
}

/* SERVER:NAME, the name behind the last colon. */
static int
check_socketmap(struct span rest, struct err *err)
{
	size_t colon = span_rfind(rest, ':');

	if (colon + 1 >= rest.n)
		return err_set(err, ERR_USAGE, "socketmap:SERVER:NAME is "
		    "wanted");
	return dial_check(span_sub(rest, 0, colon), err);
}

int
mapname_check(const char *text, struct err *err)
{
	struct mapname m = mapname_of(text);

	switch (m.kind) {
	case MAPNAME_FIRST:
	case MAPNAME_UNION:
		return check_several(m.rest, err);
	case MAPNAME_SOCKETMAP:
		return check_socketmap(m.rest, err);
	case MAPNAME_TCP:
		return dial_check(m.rest, err);
	case MAPNAME_PROGRAM:
		if (m.rest.n == 0 || m.rest.p[0] != '/')
			return err_set(err, ERR_USAGE, "program: wants an "
			    "absolute path");
		return 0;
	default:
		return m.rest.n > 0 ? 0 : err_set(err, ERR_USAGE,
		    "%s: nothing after the colon", text);
	}
}
