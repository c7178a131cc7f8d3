/* keys - see keys.h. Files are reached by openat below a directory held open,
 * so this also works confined; a domain has been checked to be a domain name
 * before it becomes a path (signature_is_domain).
 * SPDX-License-Identifier: ISC */
#include "keys.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/tool.h"
#include "crypto/openssl.h"
#include "dkim/signature.h"

#define OPEN_FILE (O_RDONLY | O_CLOEXEC | O_NONBLOCK)
#define OPEN_DIR (O_RDONLY | O_DIRECTORY | O_CLOEXEC)

void
keys_init(struct keys *k)
{
	openssl_begin();
	k->n = 0;
}

void
keys_done(struct keys *k)
{
	while (k->n > 0)
		sign_key_done(&k->at[--k->n].key);
}

static int
add(struct keys *k, int fd, const char *selector, const char *path,
    struct err *err)
{
	size_t n = strlen(selector);
	struct sign_key *key;

	if (k->n == KEYS_MAX)
		return err_set(err, ERR_USAGE, "more than %d keys", KEYS_MAX);
	key = &k->at[k->n].key;
	if (!signature_is_domain(span_of(selector, n)))
		return err_set(err, ERR_USAGE, "key %s: \"%s\" is no selector",
		    path, selector);
	if (sign_key_load(key, fd, path, err) == -1)
		return -1;
	memcpy(k->at[k->n++].selector, selector, n + 1);
	if (sign_key_is_weak(key))
		tool_explain("key %s: RSA of %u bits is weak: %d or more "
		    "(RFC 8301)", path, key->bits, SIGN_RSA_GOOD);
	else
		tool_explain("key %s: %s of %u bits", path,
		    key->kind == SIGN_RSA ? "RSA" : "Ed25519", key->bits);
	return 0;
}

static int
load_at(struct keys *k, int dir, const char *file, const char *path,
    const char *selector, struct err *err)
{
	int fd = openat(dir, file, OPEN_FILE), r;

	if (fd == -1) {
		err_sys(err, "key %s", path);
		if (err != NULL)
			err->kind = ERR_USAGE;
		return -1;
	}
	r = add(k, fd, selector, path, err);
	close(fd);
	return r;
}

int
keys_load(struct keys *k, const char *selector, const char *path,
    struct err *err)
{
	return load_at(k, AT_FDCWD, path, path, selector, err);
}

static bool
is_key_name(const char *name)
{
	struct span s = span_str(name);

	return name[0] != '.' && !span_ends(s, SPAN(".pub")) &&
	    !span_ends(s, SPAN(".txt")) && !span_ends(s, SPAN(".dns"));
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names of the keys in the directory, sorted: how many, or -1. */
static int
list(DIR *d, const char *domain, char *names[KEYS_MAX], struct err *err)
{
	struct dirent *e;
	size_t n = 0, i;

	errno = 0;
	while ((e = readdir(d)) != NULL) {
		if (!is_key_name(e->d_name))
			continue;
		if (n == KEYS_MAX)
			break;
		names[n++] = span_dup(span_str(e->d_name));
	}
	if (e == NULL && errno == 0 && n > 0) {
		qsort(names, n, sizeof(names[0]), by_name);
		return (int)n;
	}
	for (i = 0; i < n; i++)
		free(names[i]);
	if (e != NULL)
		return err_set(err, ERR_USAGE, "%s: more than %d keys", domain,
		    KEYS_MAX);
	return errno != 0 ? err_sys(err, "%s", domain) :
	    err_set(err, ERR_USAGE, "%s: no key in its directory", domain);
}

/* Takes fd over. */
static int
load_directory(struct keys *k, int fd, const char *domain, struct err *err)
{
	struct buf path = BUF_INIT(1024);
	DIR *d = fdopendir(fd);
	char *names[KEYS_MAX];
	int n = -1, i, r = 0;

	if (d == NULL) {
		close(fd);
		return err_sys(err, "%s", domain);
	}
	n = list(d, domain, names, err);
	for (i = 0; i < n; i++) {
		buf_reset(&path);
		buf_addf(&path, "%s/%s", domain, names[i]);
		if (r == 0)
			r = load_at(k, dirfd(d), names[i], buf_str(&path),
			    names[i], err);
		free(names[i]);
	}
	closedir(d);
	buf_done(&path);
	return n == -1 ? -1 : r;
}

/* The part of `domain` after its first dot, when a dot is left in that. */
static bool
go_up(struct buf *domain)
{
	struct span s = buf_span(domain);
	size_t dot = span_find(s, 0, '.');
	struct span above = span_from(s, dot + 1);

	if (!span_has(above, '.'))
		return false;
	memmove(domain->p, above.p, above.n);
	buf_cut(domain, above.n);
	return true;
}

int
keys_find(struct keys *k, int dir, struct buf *domain, bool parents,
    struct err *err)
{
	for (;;) {
		int fd = openat(dir, buf_str(domain), OPEN_DIR);

		if (fd != -1)
			return load_directory(k, fd, buf_str(domain), err) ==
			    -1 ? -1 : 1;
		if (errno != ENOENT && errno != ENOTDIR)
			return err_sys(err, "keys of %s", buf_str(domain));
		tool_explain("no key directory %s", buf_str(domain));
		if (!parents || !go_up(domain))
			return 0;
	}
}

static int
check_entry(int dir, const char *name, struct err *err)
{
	struct keys keys;
	struct span s = span_str(name);
	size_t i;
	int fd, r;

	if (name[0] == '.')
		return 0;
	for (i = 0; i < s.n; i++)
		if (s.p[i] != span_lower(s.p[i]))
			return err_set(err, ERR_USAGE, "%s: no domain is "
			    "looked up in capitals", name);
	if (!signature_is_domain(s))
		return err_set(err, ERR_USAGE, "\"%s\" is no domain", name);
	if ((fd = openat(dir, name, OPEN_DIR)) == -1)
		return errno == ENOTDIR ? 0 : err_sys(err, "%s", name);
	keys_init(&keys);
	r = load_directory(&keys, fd, name, err);
	keys_done(&keys);
	return r;
}

int
keys_check(int dir, struct err *err)
{
	int fd = openat(dir, ".", OPEN_DIR), r = 0;
	DIR *d = fd == -1 ? NULL : fdopendir(fd);
	struct dirent *e;

	if (d == NULL)
		return err_sys(err, "key directory");
	while (r == 0 && (errno = 0, e = readdir(d)) != NULL)
		r = check_entry(dir, e->d_name, err);
	if (r == 0 && errno != 0)
		r = err_sys(err, "key directory");
	closedir(d);
	return r;
}
