/* kinds - see kinds.h: the table of them, static:, first: and union:.
 * SPDX-License-Identifier: ISC */
#include "kinds.h"

#include <stdlib.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/tool.h"
#include "os/confine.h"

static int
open_nothing(struct map *m, struct err *err)
{
	(void)m;
	(void)err;
	return 0;
}

static int
find_static(struct map *m, struct span key, struct buf *value,
    struct err *err)
{
	(void)key;
	(void)err;
	buf_add(value, m->of.rest);
	return 1;
}

static void
close_nothing(struct map *m)
{
	(void)m;
}

static const struct kind kinds_static = { open_nothing, find_static,
	close_nothing, OS_STDIO };

static const struct kind *const kinds[] = {
	[MAPNAME_TEXT] = &kinds_table, [MAPNAME_CDB] = &kinds_table,
	[MAPNAME_PCRE] = &kinds_pcre, [MAPNAME_CIDR] = &kinds_cidr,
	[MAPNAME_LDAP] = &kinds_ldap, [MAPNAME_PROGRAM] = &kinds_program,
	[MAPNAME_SOCKETMAP] = &kinds_socketmap, [MAPNAME_TCP] = &kinds_tcp,
	[MAPNAME_STATIC] = &kinds_static, [MAPNAME_FIRST] = &kinds_several,
	[MAPNAME_UNION] = &kinds_several, [MAPNAME_SQLITE] = &kinds_sql,
	[MAPNAME_PGSQL] = &kinds_sql, [MAPNAME_MYSQL] = &kinds_sql,
};

int
kinds_open(struct map *m, const char *name, uint64_t timeout_ms,
    struct err *err)
{
	*m = (struct map){ .name = name, .of = mapname_of(name),
		.timeout_ms = timeout_ms };
	if (mapname_check(name, err) == -1)
		return -1;
	m->kind = kinds[m->of.kind];
	return m->kind->open(m, err);
}

void
kinds_close(struct map *m)
{
	if (m->kind != NULL)
		m->kind->close(m);
	m->kind = NULL;
}

int
kinds_find(struct map *m, struct span key, struct buf *value, struct err *err)
{
	int got;

	buf_reset(value);
	got = m->kind->find(m, key, value, err);
	if (got == 1 && !buf_ok(value))
		got = err_set(err, ERR_TEMP, "a value of more than %zu bytes",
		    value->max);
	tool_explain("%s: %.*s: %s%.*s", m->name, (int)(key.n < 200 ? key.n :
	    200), key.p, got == 1 ? "" : got == 0 ? "no such key" : err->text,
	    got == 1 ? (int)(value->len < 200 ? value->len : 200) : 0,
	    got == 1 ? buf_str(value) : "");
	return got;
}

/* Several maps in one. */
struct several {
	struct map maps[MAPNAME_SEVERAL_MAX];
	char *names[MAPNAME_SEVERAL_MAX];
	size_t n;
};

static int
open_several(struct map *m, struct err *err)
{
	struct several *s = m->self = mem_zero(1, sizeof(*s));
	struct span rest = m->of.rest, one;

	while (mapname_next(&rest, &one)) {
		s->names[s->n] = span_dup(one);
		if (kinds_open(&s->maps[s->n], s->names[s->n], m->timeout_ms,
		    err) == -1) {
			s->n++;
			return -1;
		}
		s->n++;
	}
	return 0;
}

static void
close_several(struct map *m)
{
	struct several *s = m->self;

	while (s->n > 0) {
		kinds_close(&s->maps[--s->n]);
		free(s->names[s->n]);
	}
	free(s);
}

/* An error of one is an error of all: what it would have said counts. */
static int
find_several(struct map *m, struct span key, struct buf *value,
    struct err *err)
{
	struct several *s = m->self;
	struct buf one = BUF_INIT(KINDS_VALUE_MAX);
	size_t i;
	int got = 0, found = 0;

	for (i = 0; i < s->n && got != -1; i++) {
		got = kinds_find(&s->maps[i], key, &one, err);
		if (got != 1)
			continue;
		if (found == 1)
			buf_adds(value, ", ");
		buf_add(value, buf_span(&one));
		found = 1;
		if (m->of.kind == MAPNAME_FIRST)
			break;
	}
	buf_done(&one);
	return got == -1 ? -1 : found;
}

const struct kind kinds_several = { open_several, find_several,
	close_several, OS_STDIO };

unsigned
kinds_confine(const struct map *m)
{
	const struct several *s = m->self;
	unsigned all = m->kind->confine, one;
	size_t i;

	if (m->kind != &kinds_several)
		return all;
	for (i = 0; i < s->n; i++) {
		if ((one = kinds_confine(&s->maps[i])) == 0)
			return 0;
		all |= one;
	}
	return all;
}
