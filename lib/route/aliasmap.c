/* aliasmap - see aliasmap.h.
 * SPDX-License-Identifier: ISC */
#include "route/aliasmap.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/tool.h"
#include "cdb/cdbfresh.h"
#include "cdb/cdbmake.h"
#include "io/rd.h"
#include "map/mapname.h"
#include "os/tmpfd.h"

#define DATA_MAX (ALIASTEXT_ENTRY_MAX + 32)

static int
open_text(const char *path, struct err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;

	if (fd == -1)
		return err_sys(err, "%s", path);
	if (fstat(fd, &st) == -1 || !S_ISREG(st.st_mode)) {
		close(fd);
		return err_set(err, ERR_TEMP, "%s: not a regular file", path);
	}
	return fd;
}

static const char *const remedies[] = {
	[ALIASTEXT_SYSTEM] = "newaliases",
	[ALIASTEXT_VIRTUAL] = ALIASMAP_REMEDY " --virtual",
	[ALIASTEXT_TABLE] = "map-query --compile",
};

static int
open_asked(struct aliasmap *m, const struct mapname *name, struct err *err)
{
	if (mapname_check(m->path, err) == -1)
		return -1;
	m->pattern = mapname_is_pattern(name);
	m->ask = mem_alloc(sizeof(*m->ask));
	mapask_init(m->ask, m->path);
	return tool_checking() ? mapask_check(m->ask, err) : 0;
}

int
aliasmap_open(struct aliasmap *m, const char *path,
    enum aliastext_world world, struct err *err)
{
	struct mapname name = mapname_of(path);
	int got;

	m->path = path;
	m->ask = NULL;
	m->pattern = false;
	m->world = world;
	m->has_cdb = false;
	m->text = m->memory = -1;
	m->passes = 0;
	if (mapname_is_asked(&name))
		return open_asked(m, &name, err);
	m->path = path = name.rest.p;
	if ((got = cdbfresh_open(&m->cdb, path, remedies[world], err)) == -1)
		return -1;
	m->has_cdb = got == 1;
	if (got == 0)
		m->text = open_text(path, err);
	return got == 0 && m->text == -1 ? -1 : 0;
}

void
aliasmap_close(struct aliasmap *m)
{
	if (m->ask != NULL)
		mapask_done(m->ask);
	free(m->ask);
	m->ask = NULL;
	if (m->memory != -1)
		close(m->memory);
	else if (m->has_cdb)
		cdb_close(&m->cdb);
	if (m->text != -1)
		close(m->text);
	m->has_cdb = false;
	m->text = m->memory = -1;
}

/* An error in the map is the administrator's, and nobody's mail bounces. */
static int
fault(const struct aliasmap *m, size_t line, const struct err *why,
    struct err *err)
{
	if (line == 0)
		return err_set(err, ERR_TEMP, "%s: %s", m->path, why->text);
	return err_set(err, ERR_TEMP, "%s:%zu: %s", m->path, line, why->text);
}

struct walk {
	struct aliasmap *map;
	aliasmap_each *each;
	void *self;
	struct buf key;
	struct aliastext text;
};

static int
give(struct walk *w, struct err *err)
{
	struct err why = ERR_INIT;
	struct span targets;

	if (aliastext_split(w->map->world, buf_span(&w->text.entry), &w->key,
	    &targets, &why) == -1)
		return fault(w->map, w->text.first, &why, err);
	return w->each(w->self, buf_span(&w->key), w->text.first, targets,
	    err);
}

static int
feed(struct walk *w, struct span chunk, struct err *err)
{
	struct err why = ERR_INIT;
	size_t used;
	int got;

	while ((got = aliastext_feed(&w->text, chunk, &used, &why)) == 1) {
		if (give(w, err) == -1)
			return -1;
		chunk = span_from(chunk, used);
	}
	return got == -1 ? fault(w->map, 0, &why, err) : 0;
}

int
aliasmap_walk(struct aliasmap *m, aliasmap_each *each, void *self,
    struct err *err)
{
	struct walk w = { .map = m, .each = each, .self = self };
	struct span chunk;
	struct rd rd;
	int got, r = 0;

	if (m->ask != NULL)
		return 0;
	if (m->text == -1 && (m->text = open_text(m->path, err)) == -1)
		return -1;
	if (lseek(m->text, 0, SEEK_SET) == -1)
		return err_sys(err, "%s", m->path);
	buf_init(&w.key, ALIASTEXT_KEY_MAX);
	aliastext_init(&w.text);
	rd_init(&rd, m->text, -1);
	while (r == 0 && (got = rd_some(&rd, RD_CAP, &chunk, err)) != 0)
		r = got == -1 ? -1 : feed(&w, chunk, err);
	if (r == 0 && aliastext_end(&w.text) == 1)
		r = give(&w, err);
	rd_done(&rd);
	aliastext_done(&w.text);
	buf_done(&w.key);
	return r;
}

struct making {
	struct cdbmake make;
	struct aliasmap *map;
	struct buf key, data;
	bool strict;
};

static int
check_targets(const struct aliasmap *m, struct span key, size_t line,
    struct span targets, struct err *err)
{
	struct aliastext_target t = { .text = BUF_INIT(ALIASTEXT_TARGET_MAX) };
	struct err why = ERR_INIT;
	int got;

	if (m->world == ALIASTEXT_TABLE)
		return 0;
	while ((got = aliastext_target(m->world, false, &targets, &t, &why)) ==
	    1)
		if (t.kind == ALIASTEXT_DOMAIN && key.p[0] != '@') {
			got = err_set(&why, ERR_USAGE, "@domain is for a key "
			    "that is one");
			break;
		}
	buf_done(&t.text);
	return got == -1 ? fault(m, line, &why, err) : 0;
}

static int
add(void *self, struct span key, size_t line, struct span targets,
    struct err *err)
{
	struct making *m = self;

	if (m->strict && check_targets(m->map, key, line, targets, err) == -1)
		return -1;
	buf_reset(&m->key);
	buf_addc(&m->key, 'k');
	buf_add(&m->key, key);
	buf_reset(&m->data);
	buf_addu(&m->data, line);
	buf_addc(&m->data, '\n');
	buf_add(&m->data, targets);
	return cdbmake_add(&m->make, buf_span(&m->key), buf_span(&m->data),
	    err);
}

static void
making_init(struct making *m, struct aliasmap *map, bool strict)
{
	memset(m, 0, sizeof(*m));
	m->map = map;
	m->strict = strict;
	buf_init(&m->key, ALIASTEXT_KEY_MAX + 1);
	buf_init(&m->data, DATA_MAX);
}

static void
making_done(struct making *m)
{
	cdbmake_done(&m->make);
	buf_done(&m->key);
	buf_done(&m->data);
}

int
aliasmap_make(const char *path, enum aliastext_world world,
    struct newfile *out, struct err *err)
{
	struct aliasmap map = { .path = path, .world = world, .text = -1,
		.memory = -1 };
	struct making m;
	int r;

	if ((map.text = open_text(path, err)) == -1)
		return -1;
	making_init(&m, &map, true);
	r = cdbfresh_begin(&m.make, map.text, out, err) == 0 &&
	    aliasmap_walk(&map, add, &m, err) == 0 &&
	    cdbmake_finish(&m.make, err) == 0 ? newfile_sync(out, err) : -1;
	making_done(&m);
	aliasmap_close(&map);
	return r;
}

static int
compile_in_memory(struct aliasmap *map, struct err *err)
{
	struct making m;
	int r;

	if ((map->memory = os_tmpfd_memory(err)) == -1)
		return -1;
	making_init(&m, map, false);
	r = cdbmake_init(&m.make, map->memory, err) == 0 &&
	    aliasmap_walk(map, add, &m, err) == 0 &&
	    cdbmake_finish(&m.make, err) == 0 ?
	    cdb_open_fd(&map->cdb, map->memory, err) : -1;
	making_done(&m);
	map->has_cdb = r == 0;
	return r;
}

static int
find_in_cdb(struct aliasmap *m, struct span key, struct aliasmap_entry *out,
    struct err *err)
{
	struct buf name = BUF_INIT(ALIASTEXT_KEY_MAX + 1);
	struct buf data = BUF_INIT(DATA_MAX);
	struct span rest, number;
	uint64_t line = 0;
	int got;

	buf_addc(&name, 'k');
	buf_add(&name, key);
	got = buf_ok(&name) ? cdb_get(&m->cdb, buf_span(&name), &data, err) :
	    0;
	rest = buf_span(&data);
	if (got == 1 && (!span_cut(&rest, '\n', &number) || rest.p == NULL ||
	    num_parse_u64(number, SIZE_MAX, &line) == -1))
		got = err_set(err, ERR_TEMP, "%s.cdb is damaged", m->path);
	if (got == 1) {
		out->line = (size_t)line;
		buf_reset(&out->targets);
		buf_add(&out->targets, rest);
	}
	buf_done(&name);
	buf_done(&data);
	return got;
}

struct search {
	const struct span *keys;
	size_t n;                        /* those worth looking for */
	struct aliasmap_entry *out;
	bool found;
};

static int
compare(void *self, struct span key, size_t line, struct span targets,
    struct err *err)
{
	struct search *s = self;
	size_t i;

	(void)err;
	for (i = 0; i < s->n && !span_eq(s->keys[i], key); i++)
		;
	if (i == s->n)
		return 0;
	s->found = true;
	s->out->which = i;
	s->out->line = line;
	buf_reset(&s->out->targets);
	buf_add(&s->out->targets, targets);
	s->n = i;                        /* only a better one counts now */
	return 0;
}

/* A pattern would match "@domain" and "owner-name" as well. */
static int
ask(struct aliasmap *m, const struct span *keys, size_t n,
    struct aliasmap_entry *out, struct err *err)
{
	size_t i;
	int got = 0;

	out->line = 0;
	out->foreign = true;
	for (i = 0; i < n && got == 0 && !(m->pattern && i > 0); i++) {
		out->which = i;
		if (m->pattern && (span_starts(keys[i], SPAN("@")) ||
		    span_starts(keys[i], SPAN("owner-"))))
			continue;
		buf_reset(&out->targets);
		got = mapask_find(m->ask, keys[i], &out->targets, err);
	}
	return got;
}

int
aliasmap_find(struct aliasmap *m, const struct span *keys, size_t n,
    struct aliasmap_entry *out, struct err *err)
{
	struct search s = { keys, n, out, false };
	size_t i;
	int got = 0;

	if (m->ask != NULL)
		return ask(m, keys, n, out, err);
	out->foreign = false;
	if (!m->has_cdb && m->passes++ == ALIASMAP_PASSES &&
	    compile_in_memory(m, err) == -1)
		return -1;
	if (!m->has_cdb)
		return aliasmap_walk(m, compare, &s, err) == -1 ? -1 : s.found;
	for (i = 0; i < n && got == 0; i++)
		if ((got = find_in_cdb(m, keys[i], out, err)) == 1)
			out->which = i;
	return got;
}
