/* aclglobal - see aclglobal.h.
 * SPDX-License-Identifier: ISC */
#include "maildir/aclglobal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "maildir/disk.h"

void
aclglobal_init(struct aclglobal *g)
{
	memset(g, 0, sizeof(*g));
	pool_init(&g->pool);
}

void
aclglobal_done(struct aclglobal *g)
{
	pool_done(&g->pool);
	free(g->rows);
	aclglobal_init(g);
}

static struct aclglobal_row *
new_row(struct aclglobal *g)
{
	if (g->n == g->cap) {
		g->cap = g->cap == 0 ? 16 : g->cap * 2;
		g->rows = mem_resize(g->rows, g->cap, sizeof(*g->rows));
	}
	memset(&g->rows[g->n], 0, sizeof(g->rows[0]));
	return &g->rows[g->n++];
}

/* The pattern and the space behind it, off *line. */
static bool
take_pattern(struct pool *pool, struct span *line, struct span *pattern)
{
	struct buf b = BUF_INIT(ACL_TEXT_MAX);
	size_t at = 0;
	bool quoted = line->p[0] == '"';

	for (at = quoted; at < line->n && line->p[at] != (quoted ? '"' : ' ');
	    at++) {
		if (quoted && line->p[at] == '\\' && at + 1 < line->n)
			at++;
		buf_addc(&b, line->p[at]);
	}
	*pattern = pool_span(pool, buf_span(&b));
	buf_done(&b);
	at += quoted;
	if (at >= line->n || line->p[at] != ' ' || pattern->n == 0)
		return false;
	*line = span_from(*line, at + 1);
	return true;
}

int
aclglobal_parse(struct aclglobal *g, struct span text, const char *what,
    struct err *err)
{
	struct span line;
	size_t number = 0;

	while (text.n > 0 && span_cut(&text, '\n', &line)) {
		struct aclglobal_row *row;

		number++;
		if (line.n > 0 && line.p[line.n - 1] == '\r')
			line.n--;
		if (line.n == 0 || line.p[0] == '#')
			continue;
		row = new_row(g);
		if (!take_pattern(&g->pool, &line, &row->pattern) ||
		    !acl_parse_entry(&g->pool, line, &row->entry))
			return err_set(err, ERR_USAGE, "%s line %zu is not "
			    "understood", what, number);
	}
	return 0;
}

/* One file of the directory, named like its mailbox. */
static int
read_one(struct aclglobal *g, int dir, const char *name, struct err *err)
{
	struct buf b = BUF_INIT(ACL_TEXT_MAX);
	struct stat st;
	struct acl a;
	size_t i;
	int got = disk_read(dir, name, &b, &st, err);

	acl_init(&a);
	if (got == 1)
		acl_parse(&a, buf_span(&b));
	if (a.unknown > 0)
		got = err_set(err, ERR_USAGE, "%s line %zu is not understood",
		    name, a.unknown);
	for (i = 0; got == 1 && i < a.n; i++) {
		struct aclglobal_row *row;

		if (!a.lines[i].known)
			continue;
		row = new_row(g);
		row->literal = true;
		row->pattern = pool_span(&g->pool, span_str(name));
		row->entry = a.lines[i].entry;
		row->entry.id.name = pool_span(&g->pool, row->entry.id.name);
		row->entry.extra = pool_span(&g->pool, row->entry.extra);
	}
	acl_done(&a);
	buf_done(&b);
	return got == -1 ? -1 : 0;
}

static int
read_directory(struct aclglobal *g, int fd, const char *path, struct err *err)
{
	DIR *d = disk_list(fd, path, err);
	const struct dirent *e;
	size_t n = 0;
	int r = 0;

	if (d == NULL)
		return -1;
	while (r == 0 && (errno = 0, e = readdir(d)) != NULL) {
		if (e->d_name[0] == '.')
			continue;
		if (++n > ACLGLOBAL_FILES_MAX)
			r = err_set(err, ERR_LIMIT, "%s holds more than %d "
			    "files", path, ACLGLOBAL_FILES_MAX);
		else
			r = read_one(g, fd, e->d_name, err);
	}
	if (r == 0 && errno != 0)
		r = err_sys(err, "read %s", path);
	closedir(d);
	return r;
}

int
aclglobal_read(struct aclglobal *g, const char *path, struct err *err)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC), r;
	struct buf b = BUF_INIT(ACL_TEXT_MAX);
	struct stat st;

	if (fd == -1)
		return err_sys(err, "%s", path);
	if (fstat(fd, &st) == -1)
		r = err_sys(err, "%s", path);
	else if (S_ISDIR(st.st_mode))
		r = read_directory(g, fd, path, err);
	else if ((r = disk_read_from(fd, 0, path, &b, err)) == 0)
		r = aclglobal_parse(g, buf_span(&b), path, err);
	buf_done(&b);
	close(fd);
	return r;
}

bool
aclglobal_matches(struct span pattern, struct span name)
{
	size_t p = 0, n = 0, star = SIZE_MAX, from = 0;

	while (n < name.n) {
		if (p < pattern.n && pattern.p[p] == '*') {
			star = p++;
			from = n;
		} else if (p < pattern.n && (pattern.p[p] == '?' ||
		    pattern.p[p] == name.p[n])) {
			p++, n++;
		} else if (star != SIZE_MAX) {
			p = star + 1;
			n = ++from;
		} else
			return false;
	}
	while (p < pattern.n && pattern.p[p] == '*')
		p++;
	return p == pattern.n;
}

void
aclglobal_select(const struct aclglobal *g, struct span name, struct acl *out)
{
	size_t i;

	for (i = 0; i < g->n; i++) {
		const struct aclglobal_row *row = &g->rows[i];

		if (row->literal ? span_eq(row->pattern, name) :
		    aclglobal_matches(row->pattern, name))
			acl_add(out, &row->entry);
	}
}
