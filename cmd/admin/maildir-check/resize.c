/* resize - see resize.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "resize.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "maildir/disk.h"
#include "maildir/dotlock.h"
#include "maildir/msgname.h"
#include "maildir/uidlist.h"

#define LIST "dovecot-uidlist"
#define NAMES_MAX (256u << 20)

void
resize_init(struct resize *r, struct check *c)
{
	*r = (struct resize){ .c = c, .names = BUF_INIT(NAMES_MAX) };
}

void
resize_done(struct resize *r)
{
	buf_done(&r->names);
	free(r->all);
}

static const char *
text_at(const struct resize *r, uint32_t at)
{
	return r->names.p + at;
}

static struct span
base_of(const char *name)
{
	struct span s = span_str(name);

	return span_sub(s, 0, span_find(s, 0, ':'));
}

int
resize_add(struct resize *r, bool is_new, struct span name, uint64_t size,
    uint64_t vsize, struct err *err)
{
	struct buf fresh = BUF_INIT(MSGNAME_MAX);
	struct msgname m;
	size_t end;

	msgname_parse(name, &m);
	end = span_search(m.base, SPAN(",S="));
	if (span_search(m.base, SPAN(",W=")) < end)
		end = span_search(m.base, SPAN(",W="));
	buf_add(&fresh, span_sub(m.base, 0, end));
	msgname_write_sizes(&fresh, size, vsize);
	buf_add(&fresh, m.info);
	if (r->n == r->cap) {
		r->cap = r->cap == 0 ? 32 : r->cap * 2;
		r->all = mem_resize(r->all, r->cap, sizeof(*r->all));
	}
	r->all[r->n].is_new = is_new;
	r->all[r->n].old_at = (uint32_t)r->names.len;
	buf_add(&r->names, name);
	buf_addc(&r->names, '\0');
	r->all[r->n++].new_at = (uint32_t)r->names.len;
	buf_add(&r->names, buf_span(&fresh));
	buf_addc(&r->names, '\0');
	if (!buf_ok(&fresh) || !buf_ok(&r->names)) {
		buf_done(&fresh);
		return err_set(err, ERR_LIMIT, "names are too long");
	}
	buf_done(&fresh);
	return 0;
}

/* Names move while they are added; the comparison needs a place to look. */
struct pair {
	struct span old, fresh;
};

static int
by_old(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	return span_cmp(x->old, y->old);
}

/* One line: "51 G... :old" becomes "51 G... :new", with G<old> when it has
 * none. */
static void
write_line(struct buf *out, struct span line, const struct pair *pairs,
    size_t n)
{
	size_t colon = span_search(line, SPAN(" :"));
	struct pair key = { span_from(line, colon + 2), span_of("", 0) };
	const struct pair *found;

	key.old = span_sub(key.old, 0, span_find(key.old, 0, ':'));
	found = colon >= line.n ? NULL :
	    bsearch(&key, pairs, n, sizeof(*pairs), by_old);
	if (found == NULL) {
		buf_add(out, line);
	} else {
		buf_add(out, span_sub(line, 0, colon));
		if (span_search(span_sub(line, 0, colon), SPAN(" G")) ==
		    colon) {
			buf_adds(out, " G");
			buf_add(out, found->old);
		}
		buf_adds(out, " :");
		buf_add(out, found->fresh);
	}
	buf_addc(out, '\n');
}

static int
rewrite(struct resize *r, struct err *err)
{
	struct pair *pairs = mem_alloc((r->n + 1) * sizeof(*pairs));
	struct buf file = BUF_INIT(UIDLIST_MAX), out = BUF_INIT(UIDLIST_MAX);
	struct span rest, line;
	struct stat st;
	size_t i;
	int got = disk_read(r->c->dir, LIST, &file, &st, err);

	for (i = 0; i < r->n; i++)
		pairs[i] = (struct pair){ base_of(text_at(r,
		    r->all[i].old_at)), base_of(text_at(r,
		    r->all[i].new_at)) };
	qsort(pairs, r->n, sizeof(*pairs), by_old);
	rest = buf_span(&file);
	while (got == 1 && rest.n > 0 && span_cut(&rest, '\n', &line))
		write_line(&out, line, pairs, r->n);
	if (got == 1)
		got = buf_ok(&out) ? disk_replace(r->c->dir, LIST, LIST ".tmp",
		    buf_span(&out), NULL, err) :
		    err_set(err, ERR_LIMIT, LIST " would be too large");
	free(pairs);
	buf_done(&file);
	buf_done(&out);
	return got;
}

static int
rename_all(struct resize *r, struct err *err)
{
	int cur, new, got;
	size_t i;

	got = disk_dir(r->c->dir, "cur", &cur, err);
	if (got != 1)
		return got;
	if ((got = disk_dir(r->c->dir, "new", &new, err)) != 1) {
		close(cur);
		return got;
	}
	for (i = 0; i < r->n; i++) {
		int dir = r->all[i].is_new ? new : cur;
		const char *old = text_at(r, r->all[i].old_at);

		check_tell(r->c, renameat(dir, old, dir, text_at(r,
		    r->all[i].new_at)) == 0, "says a size that is not its own:",
		    span_str(old));
	}
	got = disk_sync(cur) == -1 || disk_sync(new) == -1 ?
	    err_sys(err, "fsync of the mailbox") : 0;
	close(cur);
	close(new);
	return got;
}

int
resize_run(struct resize *r, struct err *err)
{
	struct dotlock lock;
	int got = 0;

	if (r->n == 0)
		return 0;
	dotlock_init(&lock);
	if (dotlock_take(&lock, r->c->dir, LIST ".lock", LIST,
	    DOTLOCK_WAIT_MS, err) == -1)
		return -1;
	if (rewrite(r, err) == -1 || rename_all(r, err) == -1)
		got = -1;
	dotlock_release(&lock);
	return got;
}
