/* aclshares - see aclshares.h.
 * SPDX-License-Identifier: ISC */
#include "maildir/aclshares.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "maildir/disk.h"
#include "maildir/dotlock.h"

#define PATH_MAX_HERE 4096
#define KEY SPAN("shared/shared-boxes/")

/* One key taken apart. */
struct share {
	struct acl_id to;
	struct span owner;
};

void
aclshares_init(struct aclshares *s)
{
	*s = (struct aclshares){ -1, NULL, NULL, NULL };
}

void
aclshares_done(struct aclshares *s)
{
	if (s->dir != -1)
		close(s->dir);
	free(s->name);
	free(s->lock);
	free(s->temporary);
	aclshares_init(s);
}

static char *
with(struct span name, const char *end)
{
	struct buf b = BUF_INIT(PATH_MAX_HERE);
	char *copy;

	buf_add(&b, name);
	buf_adds(&b, end);
	copy = span_dup(buf_span(&b));
	buf_done(&b);
	return copy;
}

int
aclshares_open(struct aclshares *s, const char *path, struct err *err)
{
	struct span all = span_str(path), name = all;
	struct buf dir = BUF_INIT(PATH_MAX_HERE);
	size_t slash = span_rfind(all, '/');

	if (slash < all.n) {
		buf_add(&dir, span_sub(all, 0, slash + 1));
		name = span_from(all, slash + 1);
	} else
		buf_addc(&dir, '.');
	if (name.n > 0)
		s->dir = open(buf_str(&dir), O_RDONLY | O_DIRECTORY |
		    O_CLOEXEC);
	buf_done(&dir);
	if (s->dir == -1)
		return err_sys(err, "%s", path);
	s->name = with(name, "");
	s->lock = with(name, ".lock");
	s->temporary = with(name, ".tmp");
	return 0;
}

static int
read_text(const struct aclshares *s, struct buf *text, struct err *err)
{
	struct stat st;

	return disk_read(s->dir, s->name, text, &st, err);
}

/* A key and its value off *rest; the last may lack its LF. */
static bool
take_pair(struct span *rest, struct span *key, struct span *value)
{
	*value = span_of("", 0);
	return rest->n > 0 && span_cut(rest, '\n', key) &&
	    (rest->n == 0 || span_cut(rest, '\n', value));
}

static bool
parse_key(struct span key, struct share *out)
{
	static const struct {
		struct span word;
		enum acl_who who;
	} kinds[] = {
		{ { "user/", 5 }, ACL_USER }, { { "group/", 6 }, ACL_GROUP },
		{ { "anyone/", 7 }, ACL_ANYONE },
	};
	size_t i, slash;

	if (!span_starts(key, KEY))
		return false;
	key = span_from(key, KEY.n);
	for (i = 0; i < LENGTH(kinds); i++)
		if (span_starts(key, kinds[i].word))
			break;
	if (i == LENGTH(kinds))
		return false;
	key = span_from(key, kinds[i].word.n);
	slash = span_rfind(key, '/');
	out->to = (struct acl_id){ kinds[i].who, span_of("", 0) };
	out->owner = key;
	if (out->to.who == ACL_ANYONE)
		return slash == key.n && key.n > 0;
	out->to.name = span_sub(key, 0, slash);
	out->owner = span_from(key, slash + 1);
	return slash < key.n && slash > 0 && out->owner.n > 0;
}

static void
write_key(struct buf *out, const struct acl_id *to, struct span owner)
{
	buf_add(out, KEY);
	if (to->who == ACL_ANYONE || to->who == ACL_AUTHENTICATED)
		buf_adds(out, "anyone");
	else {
		buf_adds(out, to->who == ACL_USER ? "user/" : "group/");
		buf_add(out, to->name);
	}
	buf_addc(out, '/');
	buf_add(out, owner);
}

static bool
is_with(const struct share *share, const struct aclmine *me)
{
	size_t i;

	if (span_eq(share->owner, me->user))
		return false;
	if (share->to.who == ACL_ANYONE)
		return true;
	if (share->to.who == ACL_USER)
		return span_eq(share->to.name, me->user);
	for (i = 0; i < me->n_groups; i++)
		if (span_eq(share->to.name, me->groups[i]))
			return true;
	return false;
}

static int
by_bytes(const void *a, const void *b)
{
	return span_cmp(*(const struct span *)a, *(const struct span *)b);
}

int
aclshares_owners(const struct aclshares *s, const struct aclmine *me,
    struct pool *pool, struct span **owners_out, size_t *n_out,
    struct err *err)
{
	struct buf text = BUF_INIT(ACLSHARES_MAX);
	struct span rest, key, value, *owners;
	struct share share;
	size_t i, n = 0, kept = 0;
	int got = read_text(s, &text, err);

	rest = buf_span(&text);
	while (take_pair(&rest, &key, &value))
		if (parse_key(key, &share) && is_with(&share, me))
			n++;
	owners = pool_get(pool, (n + 1) * sizeof(*owners));
	rest = buf_span(&text);
	for (n = 0; take_pair(&rest, &key, &value);)
		if (parse_key(key, &share) && is_with(&share, me))
			owners[n++] = pool_span(pool, share.owner);
	qsort(owners, n, sizeof(*owners), by_bytes);
	for (i = 0; i < n; i++)
		if (kept == 0 || !span_eq(owners[kept - 1], owners[i]))
			owners[kept++] = owners[i];
	*owners_out = owners;
	*n_out = kept;
	buf_done(&text);
	return got == -1 ? -1 : 0;
}

/* Can this pair be a line each? And is it worth one? */
static bool
is_written(const struct acl_id *to, struct span owner)
{
	return to->who != ACL_OWNER && !span_has(to->name, '\n') &&
	    !(to->who == ACL_USER && span_eq(to->name, owner));
}

/* What the file is to be: other owners' pairs as they are, then ours. */
static void
compose(struct span rest, struct span owner, const struct acl *shown,
    struct buf *out)
{
	struct span key, value;
	struct share share;
	size_t i;
	bool anyone = false;

	while (take_pair(&rest, &key, &value)) {
		if (parse_key(key, &share) && span_eq(share.owner, owner))
			continue;
		buf_add(out, key);
		buf_addc(out, '\n');
		buf_add(out, value);
		buf_addc(out, '\n');
	}
	for (i = 0; i < shown->n; i++) {
		const struct acl_id *to = &shown->lines[i].entry.id;

		if (!is_written(to, owner))
			continue;
		if (to->who == ACL_ANYONE || to->who == ACL_AUTHENTICATED) {
			if (anyone)
				continue;
			anyone = true;
		}
		write_key(out, to, owner);
		buf_adds(out, "\n1\n");
	}
}

/* The keys of one owner, sorted, from the pool. */
static struct span *
keys_of(struct span text, struct span owner, struct pool *pool, size_t *n_out)
{
	struct span rest, key, value, *keys;
	struct share share;
	size_t n = 0;

	for (rest = text; take_pair(&rest, &key, &value);)
		n += parse_key(key, &share) && span_eq(share.owner, owner);
	keys = pool_get(pool, (n + 1) * sizeof(*keys));
	*n_out = n;
	n = 0;
	for (rest = text; take_pair(&rest, &key, &value);)
		if (parse_key(key, &share) && span_eq(share.owner, owner))
			keys[n++] = key;
	qsort(keys, n, sizeof(*keys), by_bytes);
	return keys;
}

/* Do both say the same of this owner, in whatever order? */
static bool
is_same(struct span text, struct span other, struct span owner)
{
	struct span *a, *b;
	struct pool pool;
	size_t i, n, m;

	pool_init(&pool);
	a = keys_of(text, owner, &pool, &n);
	b = keys_of(other, owner, &pool, &m);
	for (i = 0; n == m && i < n && span_eq(a[i], b[i]);)
		i++;
	pool_done(&pool);
	return n == m && i == n;
}

int
aclshares_set(const struct aclshares *s, struct span owner,
    const struct acl *shown, struct err *err)
{
	struct buf text = BUF_INIT(ACLSHARES_MAX);
	struct buf next = BUF_INIT(ACLSHARES_MAX);
	struct dotlock lock;
	int r;

	dotlock_init(&lock);
	if (dotlock_take(&lock, s->dir, s->lock, s->name, DOTLOCK_WAIT_MS,
	    err) == -1)
		return -1;
	r = read_text(s, &text, err);
	if (r != -1) {
		compose(buf_span(&text), owner, shown, &next);
		r = is_same(buf_span(&text), buf_span(&next), owner) ? 0 :
		    !buf_ok(&next) ? err_set(err, ERR_LIMIT,
		    "%s would be too large", s->name) :
		    disk_replace(s->dir, s->name, s->temporary,
		    buf_span(&next), NULL, err) == -1 ? -1 : 1;
	}
	dotlock_release(&lock);
	buf_done(&text);
	buf_done(&next);
	return r;
}
