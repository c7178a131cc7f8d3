/* attributes - see attributes.h. The file is small and read as a whole;
 * unescaping never makes it longer, so it is done in place.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/attributes.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "maildir/attributetext.h"
#include "maildir/disk.h"
#include "maildir/dotlock.h"

static const char file_name[] = ATTRIBUTES_FILE;
static const char lock_name[] = ATTRIBUTES_FILE ".lock";
static const char temporary[] = ATTRIBUTES_FILE ".tmp";
static const char damaged_name[] = ATTRIBUTES_FILE ".damaged";

void
attributes_init(struct attributes *a)
{
	memset(a, 0, sizeof(*a));
	buf_init(&a->bytes, ATTRIBUTES_FILE_MAX);
}

void
attributes_done(struct attributes *a)
{
	free(a->entries);
	buf_done(&a->bytes);
	attributes_init(a);
}

static int
by_key(const void *a, const void *b)
{
	const struct attribute *x = a, *y = b;
	int order = span_cmp(x->key, y->key);

	return order != 0 ? order : x->order < y->order ? -1 : 1;
}

static void
add_entry(struct attributes *a, struct span key, struct span value)
{
	if (a->n == a->cap) {
		a->cap = a->cap == 0 ? 16 : a->cap * 2;
		a->entries = mem_resize(a->entries, a->cap,
		    sizeof(*a->entries));
	}
	a->entries[a->n] = (struct attribute){ key, value, a->n };
	a->n++;
}

/* In order, and of doubles the last one, as Dovecot reads it. */
static void
sort_entries(struct attributes *a)
{
	size_t i, to = 0;

	if (a->n > 0)
		qsort(a->entries, a->n, sizeof(*a->entries), by_key);
	for (i = 0; i < a->n; i++) {
		if (to > 0 && span_eq(a->entries[to - 1].key,
		    a->entries[i].key))
			to--;
		a->entries[to++] = a->entries[i];
	}
	a->n = to;
}

void
attributes_parse(struct attributes *a, struct buf *file)
{
	struct span key, value;
	size_t at = 0;

	buf_done(&a->bytes);
	a->bytes = *file;
	buf_init(file, a->bytes.max);
	a->n = 0;
	a->damaged = span_has(buf_span(&a->bytes), '\0');
	while (at < a->bytes.len) {
		if (!attributetext_line(&a->bytes, &at, &key) ||
		    !attributetext_line(&a->bytes, &at, &value)) {
			a->damaged = true;
			break;
		}
		add_entry(a, key, value);
	}
	sort_entries(a);
}

void
attributes_write(const struct attributes *a, struct buf *out)
{
	size_t i;

	for (i = 0; i < a->n; i++) {
		attributetext_write(out, a->entries[i].key);
		buf_addc(out, '\n');
		attributetext_write(out, a->entries[i].value);
		buf_addc(out, '\n');
	}
}

/* It is replaced, never written into: but someone may. */
static bool
is_as_seen(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_dev == b->st_dev &&
	    a->st_size == b->st_size &&
	    a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	    a->st_mtim.tv_nsec == b->st_mtim.tv_nsec &&
	    a->st_ctim.tv_sec == b->st_ctim.tv_sec &&
	    a->st_ctim.tv_nsec == b->st_ctim.tv_nsec;
}

static int
forget_file(struct attributes *a)
{
	int changed = a->seen.st_ino != 0;

	attributes_done(a);
	return changed;
}

int
attributes_refresh(struct attributes *a, int root, struct err *err)
{
	struct buf file = BUF_INIT(ATTRIBUTES_FILE_MAX);
	struct stat st;
	int got;

	if (fstatat(root, file_name, &st, AT_SYMLINK_NOFOLLOW) == -1 &&
	    errno == ENOENT)
		return forget_file(a);
	if (a->seen.st_ino != 0 && is_as_seen(&st, &a->seen))
		return 0;
	got = disk_read(root, file_name, &file, &st, err);
	if (got == 1) {
		attributes_parse(a, &file);
		a->seen = st;
	} else {
		int changed = forget_file(a);

		got = got == 0 ? changed : -1;
	}
	buf_done(&file);
	return got;
}

void
attributes_key(struct buf *out, const char *scope, struct span guid,
    struct span name)
{
	buf_adds(out, scope);
	buf_add(out, guid);
	buf_addc(out, '/');
	buf_add(out, name);
}

size_t
attributes_at(const struct attributes *a, struct span key)
{
	size_t low = 0, high = a->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (span_cmp(a->entries[middle].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct span
attributes_get(const struct attributes *a, struct span key)
{
	size_t i = attributes_at(a, key);

	return i < a->n && span_eq(a->entries[i].key, key) ?
	    a->entries[i].value : span_of(NULL, 0);
}

/* "priv/GUID/" */
static struct span
owner_of(struct span key)
{
	size_t scope = span_find(key, 0, '/');

	return span_sub(key, 0, span_find(key, scope + 1, '/') + 1);
}

static size_t
count_of(const struct attributes *a, struct span owner)
{
	size_t i = attributes_at(a, owner), n = 0;

	for (; i < a->n && span_starts(a->entries[i].key, owner); i++)
		n++;
	return n;
}

static size_t
bytes_of(const struct attributes *a)
{
	size_t i, n = 0;

	for (i = 0; i < a->n; i++)
		n += a->entries[i].key.n + a->entries[i].value.n;
	return n;
}

/* Both lists in the order of keys, of `changes` the last of doubles: `out` is
 * what becomes of the first. 1, or 0 when that is the same. */
static int
merge(const struct attributes *old, const struct attributes *changes,
    struct attributes *out)
{
	size_t i = 0, c = 0;
	int changed = 0;

	while (i < old->n || c < changes->n) {
		int order = i == old->n ? 1 : c == changes->n ? -1 :
		    span_cmp(old->entries[i].key, changes->entries[c].key);
		const struct attribute *e = order < 0 ? &old->entries[i] :
		    &changes->entries[c];

		if (order > 0)
			changed |= e->value.p != NULL;
		else if (order == 0)
			changed |= e->value.p == NULL || !span_eq(e->value,
			    old->entries[i].value);
		if (e->value.p != NULL)
			add_entry(out, e->key, e->value);
		i += order <= 0;
		c += order >= 0;
	}
	return changed;
}

static int
check_limits(const struct attributes *old, const struct attributes *new,
    const struct attributes *changes, const struct attributes_limits *l,
    struct err *err)
{
	size_t i, n, bytes = bytes_of(new);

	if (bytes > l->bytes && bytes > bytes_of(old)) {
		err_set(err, ERR_LIMIT, "the user's entries would be larger "
		    "than %zu bytes", l->bytes);
		err->sys = EDQUOT;
		return -1;
	}
	for (i = 0; i < changes->n; i++) {
		struct span owner = owner_of(changes->entries[i].key);

		if (i > 0 && span_eq(owner,
		    owner_of(changes->entries[i - 1].key)))
			continue;
		n = count_of(new, owner);
		if (n > l->entries && n > count_of(old, owner)) {
			err_set(err, ERR_LIMIT, "more than %zu entries",
			    l->entries);
			err->sys = E2BIG;
			return -1;
		}
	}
	return 0;
}

static int
keep_damaged(int root, struct err *err)
{
	if (unlinkat(root, damaged_name, 0) == -1 && errno != ENOENT)
		return err_sys(err, "%s", damaged_name);
	if (linkat(root, file_name, root, damaged_name, 0) == -1)
		return err_sys(err, "%s", damaged_name);
	return 0;
}

static int
write_file(int root, const struct attributes *old,
    const struct attributes *new, struct err *err)
{
	struct buf b = BUF_INIT(ATTRIBUTES_FILE_MAX);
	int r;

	attributes_write(new, &b);
	if (!buf_ok(&b))
		r = err_set(err, ERR_LIMIT, "too many entries");
	else if (old->damaged && keep_damaged(root, err) == -1)
		r = -1;
	else
		r = disk_replace(root, file_name, temporary, buf_span(&b),
		    NULL, err);
	buf_done(&b);
	return r;
}

/* Under the lock: `forget`, when it has a length, is a GUID of which all
 * goes. */
static int
change_locked(int root, struct attributes *changes, struct span forget,
    const struct attributes_limits *limits, struct err *err)
{
	static const char *const scopes[] = { ATTRIBUTES_PRIVATE,
		ATTRIBUTES_SHARED };
	struct attributes old, new;
	size_t i, s;
	int r;

	attributes_init(&old);
	attributes_init(&new);
	r = attributes_refresh(&old, root, err);
	for (s = 0; forget.n > 0 && r != -1 && s < LENGTH(scopes); s++) {
		struct buf prefix = BUF_INIT(ATTRIBUTES_NAME_MAX);

		attributes_key(&prefix, scopes[s], forget, SPAN(""));
		for (i = attributes_at(&old, buf_span(&prefix)); i < old.n &&
		    span_starts(old.entries[i].key, buf_span(&prefix)); i++)
			add_entry(changes, old.entries[i].key,
			    span_of(NULL, 0));
		buf_done(&prefix);
	}
	if (r != -1)
		r = merge(&old, changes, &new);
	if (r == 1 && limits != NULL &&
	    check_limits(&old, &new, changes, limits, err) == -1)
		r = -1;
	if (r == 1 && write_file(root, &old, &new, err) == -1)
		r = -1;
	attributes_done(&old);
	attributes_done(&new);
	return r;
}

static int
change(int root, struct attributes *changes, struct span forget,
    const struct attributes_limits *limits, struct err *err)
{
	struct dotlock lock;
	int r;

	dotlock_init(&lock);
	if (dotlock_take(&lock, root, lock_name, file_name, DOTLOCK_WAIT_MS,
	    err) == -1)
		return -1;
	r = change_locked(root, changes, forget, limits, err);
	dotlock_release(&lock);
	return r;
}

int
attributes_change(int root, const struct attribute *changes, size_t n,
    const struct attributes_limits *limits, struct err *err)
{
	struct attributes sorted;
	size_t i;
	int r;

	attributes_init(&sorted);
	for (i = 0; i < n; i++)
		add_entry(&sorted, changes[i].key, changes[i].value);
	sort_entries(&sorted);
	r = change(root, &sorted, SPAN(""), limits, err);
	attributes_done(&sorted);
	return r;
}

int
attributes_forget(int root, struct span guid, struct err *err)
{
	struct attributes changes;
	struct stat st;
	int r;

	if (fstatat(root, file_name, &st, AT_SYMLINK_NOFOLLOW) == -1 &&
	    errno == ENOENT)
		return 0;
	attributes_init(&changes);
	r = change(root, &changes, guid, NULL, err);
	attributes_done(&changes);
	return r;
}
