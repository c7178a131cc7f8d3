/* backend - see backend.h.
 * SPDX-License-Identifier: ISC */
#include "backend.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "auth/filestamp.h"
#include "auth/userfile.h"
#include "auth/usersdb.h"
#include "base/tool.h"
#include "explain.h"
#include "master.h"

/* 1 when the file names the user, 0, -1 with err. A line that is not quite
 * right still does. */
static int
is_listed(const struct backend *b, const char *path,
    const struct username *name, struct err *err)
{
	struct userfile f = { path, b->o->scheme };
	struct serve_user u;
	int got;

	if (path == NULL)
		return 0;
	serve_user_init(&u);
	got = userfile_find(&f, username_span(name), NULL, &u, err);
	serve_user_done(&u);
	return got;
}

static int
lookup(void *self, const struct username *name, struct serve_user *u,
    struct err *err)
{
	struct backend *b = self;
	struct userfile f = { b->users, b->o->scheme };
	int denied = is_listed(b, b->deny, name, err);
	int got = denied == -1 ? -1 :
	    userfile_find(&f, username_span(name), &b->dummy, u, err);

	/* Who is denied has been looked for like anybody else: for the example,
	 * and for the time that it takes. */
	if (denied == 1) {
		serve_user_reset(u);
		u->no_account = true;
		return 1;
	}
	if (got == 1)
		explain_user(name->text, u);
	return got;
}

/* A master user is never one who is denied, nor may he be another master. */
static int
find_master(void *self, const struct username *who, const struct username *as,
    struct serve_user *u, struct err *err)
{
	struct backend *b = self;
	struct userfile f = { b->master, b->o->scheme };
	int denied, other, got;

	if (b->master == NULL)
		return 0;
	denied = is_listed(b, b->deny, who, err);
	other = denied == 0 ? is_listed(b, b->master, as, err) : 0;
	if (denied == -1 || other == -1)
		return -1;
	if (denied == 1 || other == 1) {
		tool_explain("%s: %s", denied ? who->text : as->text, denied ?
		    "is denied" : "is a master user himself");
		return 0;
	}
	got = userfile_find(&f, username_span(who), NULL, u, err);
	if (got != 1)
		return got;
	explain_user(who->text, u);
	return !u->no_login && !u->no_net && master_may(&u->account,
	    username_span(as), span_str(tool_service()));
}

static int
offer(void *self, struct span realm, struct span service, struct offer *o,
    struct err *err)
{
	const struct backend *b = self;
	struct userfile f = { b->users, b->o->scheme };

	(void)service;
	return userfile_offer(&f, realm, o, err);
}

/* The file's first verifiers. */
static struct span
example(void *self)
{
	const struct backend *b = self;

	return secret_span(&b->dummy);
}

static int
absolute(const char *option, const char *path, char **out, struct err *err)
{
	*out = path == NULL ? NULL : realpath(path, NULL);
	if (path == NULL || *out != NULL)
		return 0;
	err_sys(err, "--%s %s", option, path);
	err->kind = ERR_USAGE;
	return -1;
}

/* The files that are read. */
static uint64_t
stamp(void *self)
{
	const struct backend *b = self;
	const char *const paths[] = { b->users, b->deny, b->master };

	return filestamp_files(paths, LENGTH(paths));
}

int
backend_open(struct backend *b, const struct backend_options *o,
    struct serve_backend *out, struct err *err)
{
	if (o->users == NULL)
		return err_set(err, ERR_USAGE, "--users is missing");
	b->o = o;
	secret_init(&b->dummy);
	*out = (struct serve_backend){ .name = "file", .self = b,
		.lookup = lookup, .example = example, .master = find_master,
		.offer = offer, .stamp = stamp };
	return absolute("users", o->users, &b->users, err) == 0 &&
	    absolute("deny", o->deny, &b->deny, err) == 0 ?
	    absolute("master", o->master, &b->master, err) : -1;
}

struct complaint {
	const char *path;
};

static void
complain(void *self, size_t line, const char *text)
{
	const struct complaint *c = self;

	fprintf(stderr, "file-auth: %s:%zu: %s\n", c->path, line, text);
}

/* Verifiers are worth stealing: what others may read is said, but goes. */
static void
warn_mode(const char *path)
{
	struct stat st;

	if (stat(path, &st) == 0 && (st.st_mode & 07) != 0)
		fprintf(stderr, "file-auth: warning: %s is open to everybody "
		    "(mode %o)\n", path, (unsigned)st.st_mode & 0777);
}

static int
check(const struct backend *b, const char *name, const char *path,
    struct err *err)
{
	struct userfile f = { path, b->o->scheme };
	struct complaint c = { name };
	struct cdb database;
	long n;
	int got;

	if (path == NULL)
		return 0;
	warn_mode(path);
	got = usersdb_open(&database, path, err);
	if (got == 1)
		cdb_close(&database);
	if (got == -1) {
		err->kind = ERR_USAGE;
		return -1;
	}
	n = userfile_check(&f, complain, &c, err);
	if (n > 0)
		return err_set(err, ERR_USAGE, "%s: %ld bad line%s", name, n,
		    n == 1 ? "" : "s");
	return n == -1 ? -1 : 0;
}

int
backend_check(struct backend *b, struct err *err)
{
	return check(b, b->o->users, b->users, err) == 0 &&
	    check(b, b->o->deny, b->deny, err) == 0 ?
	    check(b, b->o->master, b->master, err) : -1;
}
