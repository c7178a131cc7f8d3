/* table - text:/path and cdb:/path, "key value" lines; and cidr:/path, whose
 * keys are prefixes (kinds.h).
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "conn/cidr.h"
#include "io/slurp.h"
#include "kinds.h"
#include "os/confine.h"
#include "route/aliasmap.h"

struct table {
	struct aliasmap map;
	char *path;
	bool open;
};

static int
open_table(struct map *m, struct err *err)
{
	struct table *t = m->self = mem_zero(1, sizeof(*t));

	t->path = span_dup(m->of.rest);
	if (aliasmap_open(&t->map, t->path, ALIASTEXT_TABLE, err) == -1)
		return -1;
	t->open = true;
	return m->of.kind != MAPNAME_CDB || t->map.has_cdb ? 0 :
	    err_set(err, ERR_TEMP, "%s.cdb is not there; run: map-query "
	    "--compile cdb:%s", t->path, t->path);
}

static int
find_in_table(struct map *m, struct span key, struct buf *value,
    struct err *err)
{
	struct table *t = m->self;
	struct aliasmap_entry e = { .targets = BUF_INIT(ALIASTEXT_ENTRY_MAX) };
	struct buf low = BUF_INIT(ALIASTEXT_KEY_MAX);
	struct span keys[1];
	size_t i;
	int got = 0;

	for (i = 0; i < key.n; i++)
		buf_addc(&low, span_lower(key.p[i]));
	keys[0] = buf_span(&low);
	if (buf_ok(&low))
		got = aliasmap_find(&t->map, keys, 1, &e, err);
	if (got == 1)
		buf_add(value, buf_span(&e.targets));
	buf_done(&low);
	buf_done(&e.targets);
	return got;
}

static void
close_table(struct map *m)
{
	struct table *t = m->self;

	if (t->open)
		aliasmap_close(&t->map);
	free(t->path);
	free(t);
}

const struct kind kinds_table = { open_table, find_in_table, close_table,
	OS_STDIO };

struct prefixes {
	struct buf text;
	struct cidr_list list;
	struct span *values;
	size_t cap;
};

static int
add_prefix(struct prefixes *p, struct span line, struct err *err)
{
	struct span prefix;

	if (!span_word(&line, &prefix))
		return 0;
	if (p->list.n == p->cap) {
		p->cap = p->cap == 0 ? 64 : p->cap * 2;
		p->values = mem_resize(p->values, p->cap, sizeof(*p->values));
	}
	p->values[p->list.n] = span_trim(line);
	if (p->values[p->list.n].n == 0)
		return err_set(err, ERR_USAGE, "no value");
	return cidr_list_add(&p->list, prefix, err);
}

static int
open_cidr(struct map *m, struct err *err)
{
	struct prefixes *p = m->self = mem_zero(1, sizeof(*p));
	char *path = span_dup(m->of.rest);
	struct span rest, line;
	struct err why = ERR_INIT;
	size_t number = 0, before;
	int r;

	buf_init(&p->text, KINDS_FILE_MAX);
	r = slurp_file(path, &p->text, err);
	rest = buf_span(&p->text);
	while (r == 0 && rest.n > 0 && span_cut(&rest, '\n', &line)) {
		number++;
		line = span_trim(line);
		before = p->list.n;
		if (line.n == 0 || line.p[0] == '#')
			continue;
		if (add_prefix(p, line, &why) == -1 || p->list.n != before + 1)
			r = err_set(err, ERR_TEMP, "%s:%zu: %s", path, number,
			    why.kind != ERR_NONE ? why.text : "one prefix and "
			    "a value are wanted");
	}
	free(path);
	return r;
}

static int
find_cidr(struct map *m, struct span key, struct buf *value, struct err *err)
{
	const struct prefixes *p = m->self;
	struct cidr_ip ip;
	size_t i;

	(void)err;
	if (cidr_ip_parse(key, &ip) == -1 ||
	    (i = cidr_list_find(&p->list, &ip)) == p->list.n)
		return 0;
	buf_add(value, p->values[i]);
	return 1;
}

static void
close_cidr(struct map *m)
{
	struct prefixes *p = m->self;

	cidr_list_done(&p->list);
	buf_done(&p->text);
	free(p->values);
	free(p);
}

const struct kind kinds_cidr = { open_cidr, find_cidr, close_cidr, OS_STDIO };
