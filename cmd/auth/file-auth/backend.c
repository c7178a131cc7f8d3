/* backend - see backend.h.
 * SPDX-License-Identifier: ISC */
#include "backend.h"

#include <stdio.h>
#include <stdlib.h>

#include "auth/users.h"

/* 1 when the user stands in the deny list, 0, -1 with err. A line that is not
 * quite right still denies. */
static int
is_denied(const struct backend *b, const struct username *name,
    struct err *err)
{
	struct users_find f = { b->deny, username_span(name), b->o->scheme,
		NULL };
	struct err why = ERR_INIT;
	struct serve_user u;
	int got;

	if (b->deny == NULL)
		return 0;
	serve_user_init(&u);
	got = users_find(&f, &u, &why);
	serve_user_done(&u);
	if (got == -1)
		return err_set(err, ERR_TEMP, "%s", why.text);
	return got;
}

static int
lookup(void *self, const struct username *name, struct serve_user *u,
    struct err *err)
{
	struct backend *b = self;
	struct users_find f = { b->users, username_span(name), b->o->scheme,
		&b->dummy };
	int denied = is_denied(b, name, err);

	if (denied == -1)
		return -1;
	if (denied == 1) {
		u->no_account = true;
		return 1;
	}
	secret_wipe(&b->dummy);
	return users_find(&f, u, err);
}

/* The file's first verifier. */
static struct span
example(void *self)
{
	const struct backend *b = self;

	return secret_span(&b->dummy);
}

static int
absolute(const char *option, const char *path, char **out, struct err *err)
{
	*out = realpath(path, NULL);
	if (*out != NULL)
		return 0;
	err_sys(err, "--%s %s", option, path);
	err->kind = ERR_USAGE;
	return -1;
}

int
backend_open(struct backend *b, const struct backend_options *o,
    struct serve_backend *out, struct err *err)
{
	if (o->users == NULL)
		return err_set(err, ERR_USAGE, "--users is missing");
	b->o = o;
	b->users = b->deny = NULL;
	secret_init(&b->dummy);
	*out = (struct serve_backend){ .name = "file", .self = b,
		.lookup = lookup, .example = example };
	if (absolute("users", o->users, &b->users, err) == -1)
		return -1;
	return o->deny == NULL ? 0 : absolute("deny", o->deny, &b->deny, err);
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

int
backend_check(struct backend *b, struct err *err)
{
	struct complaint c = { b->o->users };
	long n = users_check(b->users, b->o->scheme, complain, &c, err);

	if (n > 0)
		return err_set(err, ERR_USAGE, "%s: %ld bad line%s",
		    b->o->users, n, n == 1 ? "" : "s");
	return n == -1 ? -1 : 0;
}
