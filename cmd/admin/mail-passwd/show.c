/* show - see show.h.
 * SPDX-License-Identifier: ISC */
#include "show.h"

#include <stdio.h>

#include "auth/userfile.h"
#include "auth/users.h"
#include "auth/usersdb.h"
#include "crypto/scheme.h"
#include "password.h"

#define EXIT_NO 1

static int
flushed(struct err *err)
{
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 :
	    err_sys(err, "standard output");
}

static void
print(struct span s)
{
	(void)fwrite(s.p, 1, s.n, stdout);
}

/* {SCHEME} without its braces. */
static struct span
scheme_of(struct span data)
{
	return span_sub(data, 1, span_find(data, 0, '}'));
}

/* One line: name, state, schemes of the password, names of the others. */
static void
print_user(const struct serve_user *u)
{
	struct span rest = verifiers_all(&u->verifiers), last = SPAN("");
	struct verifier v;
	bool some = false;

	print(account_get(&u->account, "user"));
	printf("\t%s\t", u->no_login && u->no_receive ? "suspended" :
	    u->no_login ? "locked" : u->no_receive ? "noreceive" : "active");
	while (verifiers_next(&rest, &v)) {
		if (v.name.n > 0)
			continue;
		printf(some ? "," : "");
		print(scheme_of(v.data));
		some = true;
	}
	printf(some ? "\t" : "-\t");
	rest = verifiers_all(&u->verifiers);
	while (verifiers_next(&rest, &v)) {
		if (v.name.n == 0 || span_eq(v.name, last))
			continue;
		printf(last.n > 0 ? "," : "");
		print(v.name);
		last = v.name;
	}
	printf(last.n > 0 ? "\n" : "-\n");
}

int
show_list(const struct commands_ask *a, struct err *err)
{
	struct userscan s;
	struct span line;
	int got;

	if (userscan_open(&s, a->file, err) == -1)
		return -1;
	while ((got = userscan_next(&s, &line, err)) == 1) {
		struct err why = ERR_INIT;
		struct serve_user u;

		serve_user_init(&u);
		if (!s.too_long && users_parse(line, a->o->default_scheme, &u,
		    &why) == 0) {
			print_user(&u);
		} else {
			print(span_sub(line, 0, span_find(line, 0, ':')));
			printf("\tdamaged\t%s\t-\n", why.text);
		}
		serve_user_done(&u);
	}
	userscan_close(&s);
	return got == -1 ? -1 : flushed(err);
}

/* The record of the user, from the text whatever the database says. */
static int
find(const struct commands_ask *a, struct serve_user *u, struct err *err)
{
	struct userfile f = { a->file, a->o->default_scheme };
	int got = userfile_find(&f, span_str(a->user), NULL, u, err);

	return got == 0 ? err_set(err, ERR_USAGE, "no user %s", a->user) : got;
}

int
show_apps(const struct commands_ask *a, struct err *err)
{
	struct serve_user u;
	struct verifier v;
	struct span rest;
	int got;

	serve_user_init(&u);
	got = find(a, &u, err);
	rest = verifiers_all(&u.verifiers);
	while (got == 1 && verifiers_next(&rest, &v)) {
		if (v.name.n == 0)
			continue;
		print(v.name);
		printf("\t");
		print(v.services.n > 0 ? v.services : SPAN("*"));
		printf("\t");
		print(scheme_of(v.data));
		printf("\n");
	}
	serve_user_done(&u);
	return got == -1 ? -1 : flushed(err);
}

struct complaint {
	const char *path;
};

static void
complain(void *self, size_t line, const char *text)
{
	const struct complaint *c = self;

	fprintf(stderr, "mail-passwd: %s:%zu: %s\n", c->path, line, text);
}

/* file-auth knows the schemes' names; what was built in is known here. */
static long
check_schemes(const struct commands_ask *a, struct err *err)
{
	long complaints = 0;
	struct userscan s;
	struct span line;
	int got;

	if (userscan_open(&s, a->file, err) == -1)
		return -1;
	while ((got = userscan_next(&s, &line, err)) == 1) {
		struct err why = ERR_INIT;
		struct serve_user u;
		struct verifier v;
		struct span rest;

		serve_user_init(&u);
		if (!s.too_long)
			(void)!users_parse(line, a->o->default_scheme, &u,
			    NULL);
		rest = verifiers_all(&u.verifiers);
		while (verifiers_next(&rest, &v))
			if (verifiers_known(v.data) &&
			    scheme_known(v.data, &why) == -1) {
				complain(&(struct complaint){ a->file },
				    s.number, why.text);
				complaints++;
			}
		serve_user_done(&u);
	}
	userscan_close(&s);
	return got == -1 ? -1 : complaints;
}

int
show_check(const struct commands_ask *a, struct err *err)
{
	struct userfile f = { a->file, a->o->default_scheme };
	struct complaint c = { a->file };
	long n = userfile_check(&f, complain, &c, err), more;
	struct cdb database;
	int got;

	if (n == -1 || (more = check_schemes(a, err)) == -1)
		return -1;
	if (n + more > 0)
		return err_set(err, ERR_USAGE, "%s: %ld bad line%s", a->file,
		    n + more, n + more == 1 ? "" : "s");
	got = usersdb_open(&database, a->file, err);
	if (got == 1)
		cdb_close(&database);
	return got == -1 ? -1 : 0;
}

/* Is this the password? As file-auth would, for all services. */
int
show_test(const struct commands_ask *a, struct err *err)
{
	struct secret password;
	struct serve_user u;
	struct verifier v;
	struct span rest;
	int got, r = 0, failed = 0;

	serve_user_init(&u);
	secret_init(&password);
	got = find(a, &u, err);
	if (got == 1)
		got = (a->o->from_stdin ? password_read(&password, err) :
		    password_ask(&password, false, err)) == -1 ? -1 : 1;
	rest = verifiers_all(&u.verifiers);
	while (got == 1 && r != 1 && verifiers_next(&rest, &v)) {
		r = scheme_check_user(v.data, account_get(&u.account, "user"),
		    secret_span(&password), err);
		failed |= r == -1;
		if (r == 1) {
			print(SPAN("matches "));
			print(scheme_of(v.data));
			printf(v.name.n > 0 ? " of " : "");
			print(v.name);
			printf("\n");
		}
	}
	serve_user_done(&u);
	secret_wipe(&password);
	if (got == -1 || (r != 1 && failed))
		return -1;
	return flushed(err) == -1 ? -1 : r == 1 ? 0 : EXIT_NO;
}
